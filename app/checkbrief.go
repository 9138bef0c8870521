package app

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/export"
	"bifocal/export/verify"
)

// largestBrief is more than any brief comes to.
const largestBrief = 64 << 20

// isBrief says that a file may be a brief, by its name.
func isBrief(f fyne.URI) bool {
	_, is := export.FormatOf(f.Path())
	return is
}

// chooseBrief asks for a brief to be checked.
func (w *Window) chooseBrief() {
	d := dialog.NewFileOpen(func(f fyne.URIReadCloser, err error) {
		if err != nil || f == nil {
			return
		}
		_ = f.Close() // checkBrief reads it anew, off this goroutine
		w.checkBrief(f.URI())
	}, w.window)
	d.SetFilter(storage.NewExtensionFileFilter([]string{".pdf", ".docx", ".html", ".htm", ".md", ".markdown"}))
	d.Resize(fyne.NewSize(820, 560))
	d.SetTitleText(lang.L("Choose a brief (.pdf, .docx, .html, .md)"))
	showDialog(w.window.Canvas(), d, nil)
}

// checkBrief says which solution and which state of it a file tells, and what has
// changed since.
func (w *Window) checkBrief(u fyne.URI) {
	w.env.Background(func() {
		data, err := readBrief(u.Path())
		var v verify.Verdict
		if err == nil {
			v, err = verify.File(context.Background(), w.env.Library, data)
		}
		w.env.OnUI(func() {
			if err != nil {
				t := desk.NewTrouble(err)
				w.tell(lang.L("“{{.File}}” was not checked", words.Data{"File": short40(u.Name())}), sentence(err.Error()), t.Details)
				return
			}
			w.showVerdict(u.Name(), v)
		})
	})
}

func readBrief(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // only read
	data, err := io.ReadAll(io.LimitReader(f, largestBrief+1))
	if err == nil && len(data) > largestBrief {
		err = errors.New(lang.L("the file is larger than {{.Size}} MB, which no brief is", words.Data{"Size": largestBrief >> 20}))
	}
	return data, err
}

// showVerdict lays what can be said of a file over the window.
func (w *Window) showVerdict(file string, v verify.Verdict) {
	w.window.Canvas().Unfocus()
	items := []fyne.CanvasObject{
		flow.NewRuns([]flow.Run{{Text: briefVerdict(v), Bold: true}}, look.SizeHeading, theme.ColorNameForeground),
		flow.NewProse(filepath.Base(file), look.SizeSmall, look.Muted),
	}
	for _, text := range []string{w.whose(v), since(v)} {
		if text != "" {
			items = append(items, flow.NewProse(text, theme.SizeNameText, theme.ColorNameForeground))
		}
	}
	closing := newButton(lang.L("Close"), w.hideOver)
	foot := container.NewHBox(layout.NewSpacer())
	var focus fyne.Focusable = closing
	if v.Solution.ID != "" && v.Solution.Deleted.IsZero() {
		id := v.Solution.ID
		opens := newButton(lang.L("Open the solution"), func() {
			w.hideOver()
			w.Open(id)
		})
		opens.Importance = widget.HighImportance
		foot.Add(opens)
		focus = opens
	}
	foot.Add(closing)
	column := padded(items...)
	column.SetItems(append(items, foot)...)
	w.showOver(column, 560, focus)
}

// briefVerdict is how a file stands to the library, in a few words.
func briefVerdict(v verify.Verdict) string {
	switch v.Standing {
	case verify.Current:
		return lang.L("This brief is current")
	case verify.Changed:
		return lang.L("The solution has changed since this brief")
	case verify.Deleted:
		return lang.L("The solution of this brief was deleted")
	case verify.Altered:
		return lang.L("This brief was altered after it was exported")
	case verify.Unrecorded:
		return lang.L("This library has no record of this brief")
	case verify.Elsewhere:
		return lang.L("The solution of this brief is not in this library")
	case verify.Foreign:
	}
	return lang.L("This is no brief that Bifocal exported")
}

// whose says what a file tells and when it was handed out.
func (w *Window) whose(v verify.Verdict) string {
	brief := lang.L("The whole solution")
	if v.Kind != "" {
		brief = lang.L("A brief")
	}
	for _, b := range Briefs() {
		if b.Kind == v.Kind {
			brief = b.Label
		}
	}
	data := words.Data{"Brief": brief, "Name": short40(entryName(v.Solution)), "N": words.Number(v.Revision.N)}
	switch {
	case v.Standing.Ours():
		data["Format"], data["When"] = export.Format(v.Export.Format).Name(), words.Moment(v.Export.At, w.env.Now())
		return lang.L("{{.Brief}} of “{{.Name}}” as {{.Format}}, exported {{.When}} from revision {{.N}}.", data)
	case v.Standing == verify.Foreign:
		return lang.L("Nothing in the file says so, and this library did not hand it out.")
	case v.Standing == verify.Elsewhere:
		return lang.L("{{.Brief}}, exported from another library or from a file.", data)
	case v.Revision.N > 0:
		return lang.L("The file says: {{.Brief}} of “{{.Name}}”, revision {{.N}}.", data)
	case v.Solution.ID != "":
		return lang.L("The file says: {{.Brief}} of “{{.Name}}”, in a state that its history does not have.", data)
	}
	return ""
}

// since says what has changed.
func since(v verify.Verdict) string {
	if v.Changes.Old.ID == "" {
		return ""
	}
	text := lang.L("Changed since: {{.Changes}}.", words.Data{"Changes": words.Changed(v.Changes.Facts.Summary())})
	if !v.Changes.Told() {
		text = strings.TrimSpace(text + " " + lang.L("Nothing of that shows in a brief of this kind."))
	}
	return text
}
