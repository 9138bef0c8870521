package app

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative/library"
	"bifocal/narrative/library/passphrase"
)

// solutionFiles asks where solutions are to be written as files for another library, and
// whether with a passphrase.
type solutionFiles struct {
	w       *Window
	entries []library.Entry
	folder  *entry
	closed  *tick
	said    *flow.Prose
	start   *button
	column  *flow.Column
	foot    *fyne.Container
	over    *overlay
	busy    bool
}

// saveSolutionFiles writes what is open, or what is chosen in the library, as files for
// another library.
func (w *Window) saveSolutionFiles() {
	if w.editor == nil {
		w.home.onLive(w.askForSolutionFiles)
		return
	}
	w.editor.capture.commit()
	s := w.editor.work.session.Solution()
	w.askForSolutionFiles([]library.Entry{{ID: s.ID, Title: s.Title, Customer: s.Customer.Name}})
}

func (w *Window) askForSolutionFiles(all []library.Entry) {
	f := &solutionFiles{w: w, entries: all}
	title := lang.XN("solutionfiles", "Save {{.Count}} solutions as files", len(all), words.Count(len(all)))
	if len(all) == 1 {
		title = lang.L("Save “{{.Name}}” as a file", nameOf(all[0]))
	}
	f.folder = newEntry(false, lang.L("A folder"))
	f.folder.typed = func(string) { f.ready() }
	f.folder.enter, f.folder.escape = f.ask, w.hideOver
	choose := newIconButton(lang.L("Choose…"), theme.FolderOpenIcon(), func() {
		w.chooseFolder(f.folder.Text, func(path string) { f.folder.show(path); f.ready() })
	})
	f.closed = newTick(lang.L("Protect with a passphrase"), func(bool) { f.ready() }, formPlace{})
	f.said = flow.NewProse("", look.SizeSmall, look.Muted)
	f.start = newButton(lang.L("Save"), f.ask)
	f.start.Importance = widget.HighImportance
	f.foot = container.NewHBox(layout.NewSpacer(), newButton(lang.L("Cancel"), w.hideOver), f.start)
	f.column = padded(
		flow.NewRuns([]flow.Run{{Text: title, Bold: true}}, look.SizeHeading, theme.ColorNameForeground),
		flow.NewProse(lang.L("A solution file (JSON) is for another Bifocal: it holds all that was captured for both audiences, confidential facts too. To a customer send a brief."), theme.SizeNameText, theme.ColorNameForeground),
		flow.NewRuns([]flow.Run{{Text: lang.L("Into the folder"), Bold: true}}, look.SizeSmall, theme.ColorNameForeground),
		container.NewBorder(nil, nil, nil, choose, f.folder),
		f.closed, f.said, f.foot)
	f.ready()
	f.over = w.showOver(f.column, 580, f.folder)
	w.env.Background(func() {
		folder, err := w.env.Library.Setting(context.Background(), folderSetting) // only a convenience
		if err != nil || folder == "" {
			folder = w.env.Home
		}
		w.env.OnUI(func() {
			if f.folder.Text == "" {
				f.folder.show(folder)
			}
			f.ready()
		})
	})
}

// ready says what is written, and lets it begin.
func (f *solutionFiles) ready() {
	if f.start == nil {
		return // in the making
	}
	text := lang.L("A file that is there already is never replaced.")
	if f.closed.Checked {
		text = lang.L("Nobody reads it without the passphrase. The name of the file says only when it was made.") + " " + text
	}
	f.said.SetText(text)
	if f.folder.Text == "" || f.busy {
		f.start.Disable()
	} else {
		f.start.Enable()
	}
	f.grown()
}

func (f *solutionFiles) grown() {
	f.column.Relayout()
	if f.over != nil {
		f.over.grown()
	}
}

// ask begins, with a passphrase where one is wanted.
func (f *solutionFiles) ask() {
	switch {
	case f.start.Disabled():
	case f.closed.Checked:
		f.w.newPassphrase(f.save)
	default:
		f.save(passphrase.Passphrase{})
	}
}

func (f *solutionFiles) save(with passphrase.Passphrase) {
	f.busy = true
	f.ready()
	f.said.SetText(lang.L("Saving…"))
	folder := f.folder.Text
	f.w.env.Background(func() {
		var out filed
		err := f.w.SaveNow() // what is open is written as it is on the screen
		if err == nil {
			out = fileSolutions(context.Background(), f.w.env, f.entries, folder, with)
			if len(out.paths) > 0 {
				_ = f.w.env.Library.SetSetting(context.Background(), folderSetting, folder) // only a convenience
			}
		}
		f.w.env.OnUI(func() {
			f.busy = false
			if err != nil {
				f.ready()
				f.w.trouble(err)
				return
			}
			f.report(out, folder)
		})
	})
}

// report says where the files are, and which could not be written. What went wrong at all
// of them leaves the choice on the screen, to be put right.
func (f *solutionFiles) report(out filed, folder string) {
	if len(out.paths) == 0 && len(out.failed) == 1 {
		f.ready()
		f.said.SetText(sentence(out.failed[0].Err.Error()))
		f.said.SetColour(theme.ColorNameError)
		f.grown()
		return
	}
	text := lang.XN("files.written", "{{.Count}} files written.", len(out.paths), words.Count(len(out.paths)))
	if len(out.paths) == 1 {
		text = lang.L("{{.File}} is saved.", words.Data{"File": filepath.Base(out.paths[0])})
	}
	items := []fyne.CanvasObject{flow.NewRuns([]flow.Run{{Text: text, Bold: true}}, theme.SizeNameText, theme.ColorNameForeground)}
	for _, n := range out.notes {
		items = append(items, flow.NewProse(n, look.SizeSmall, theme.ColorNameWarning))
	}
	if n := len(out.failed); n > 0 {
		items = append(items, flow.NewProse(lang.XN("export.failed", "{{.Count}} solutions could not be exported:", n, words.Count(n)), theme.SizeNameText, theme.ColorNameForeground),
			container.New(&tall{180}, container.NewVScroll(failureList(out.failed))))
	}
	closing := newButton(lang.L("Close"), f.w.hideOver)
	closing.Importance = widget.HighImportance
	show := newIconButton(lang.L("Show in folder"), theme.FolderOpenIcon(), func() {
		f.w.env.Background(func() {
			if err := f.w.env.Reveal(folder); err != nil {
				f.w.env.OnUI(func() { f.w.trouble(err) })
			}
		})
	})
	f.column.SetItems(append(items, flow.NewProse(folder, look.SizeSmall, look.Muted), container.NewHBox(layout.NewSpacer(), show, closing))...)
	f.over.grown()
	f.w.window.Canvas().Focus(closing)
}
