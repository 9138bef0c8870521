package app

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/export"
)

const folderSetting = "export.folder"

// exportPanel slides over the capture pane: which briefs, into which folder.
type exportPanel struct {
	env    Env
	work   *work
	briefs []Brief
	checks []*widget.Check // one a brief
	folder *entry
	names  *flow.Prose
	start  *widget.Button
	result *flow.Column
	column *flow.Column
	scroll *container.Scroll
	root   *fyne.Container
	loaded bool
}

func newExportPanel(env Env, w *work, closed func()) *exportPanel {
	p := &exportPanel{env: env, work: w, briefs: Briefs()}
	title := newRow(lang.L("Export"), true, 0, closed).withIcon(theme.NavigateBackIcon())
	for _, b := range p.briefs {
		c := widget.NewCheck(lang.L("{{.Brief}} (PDF)", words.Data{"Brief": b.Label}), func(bool) { p.preview() })
		c.SetChecked(true)
		p.checks = append(p.checks, c)
	}
	p.folder = newEntry(false, lang.L("A folder"))
	p.folder.typed = func(string) { p.preview() }
	choose := widget.NewButtonWithIcon(lang.L("Choose…"), theme.FolderOpenIcon(), p.choose)
	p.names = flow.NewProse("", look.SizeSmall, look.Muted)
	p.start = widget.NewButton(lang.L("Export"), p.export)
	p.start.Importance = widget.HighImportance
	p.folder.enter, p.folder.escape = p.export, closed
	p.result = flow.NewColumn(8)
	label := func(text string) *flow.Prose {
		return flow.NewRuns([]flow.Run{{Text: text, Bold: true}}, look.SizeSmall, theme.ColorNameForeground)
	}
	items := []fyne.CanvasObject{label(lang.L("Briefs"))}
	for _, c := range p.checks {
		items = append(items, c)
	}
	items = append(items, label(lang.L("Into the folder")), p.folder, container.NewHBox(choose), p.names, p.start, p.result)
	p.column = flow.NewColumn(8,
		title,
		flow.NewColumn(8, items...).Padded(flow.Inset{Left: 14, Top: 6, Right: 14}),
	).Padded(flow.Inset{Left: 8, Top: 8, Right: 8, Bottom: 20})
	p.scroll = container.NewVScroll(p.column)
	p.root = container.NewStack(newGround(look.Rail), p.scroll)
	return p
}

// open fills in the folder that was used last.
func (p *exportPanel) open() {
	p.result.SetItems()
	if p.loaded {
		p.preview()
		return
	}
	p.loaded = true
	p.env.Background(func() {
		folder, err := p.env.Library.Setting(context.Background(), folderSetting)
		if err != nil || folder == "" {
			folder = p.env.Home
		}
		p.env.OnUI(func() {
			p.folder.show(folder)
			p.preview()
		})
	})
	p.preview()
}

func (p *exportPanel) chosen() []Brief {
	var out []Brief
	for i, c := range p.checks {
		if c.Checked {
			out = append(out, p.briefs[i])
		}
	}
	return out
}

// preview says which files will be written.
func (p *exportPanel) preview() {
	if p.start == nil {
		return
	}
	s := p.work.session.Solution()
	text := ""
	for _, b := range p.chosen() {
		if text != "" {
			text += "\n"
		}
		text += export.FileName(&s, b.Kind, "pdf")
	}
	if text == "" {
		text = lang.L("Tick at least one brief.")
	}
	p.names.SetText(text)
	if len(p.chosen()) == 0 || p.folder.Text == "" {
		p.start.Disable()
	} else {
		p.start.Enable()
	}
	p.grown()
}

func (p *exportPanel) grown() {
	p.column.Relayout()
	p.scroll.Refresh()
}

func (p *exportPanel) choose() {
	w := windowOf(p.root)
	if w == nil {
		return
	}
	d := dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
		if err != nil || u == nil {
			return
		}
		p.folder.show(u.Path())
		p.preview()
	}, w)
	if at, err := storage.ListerForURI(storage.NewFileURI(p.folder.Text)); err == nil {
		d.SetLocation(at)
	}
	d.Resize(fyne.NewSize(820, 560))
	d.Show()
}

// export writes the briefs and says where they are, or what went wrong.
func (p *exportPanel) export() {
	briefs, folder := p.chosen(), p.folder.Text
	if len(briefs) == 0 || folder == "" || p.start.Disabled() {
		return
	}
	s := p.work.session.Solution()
	p.start.Disable()
	p.start.SetText(lang.L("Exporting…"))
	p.env.Background(func() {
		// What is exported is what the library holds; a failure is told by the editor.
		_ = p.work.saver.Flush()
		var done []exported
		var failed error
		for _, b := range briefs {
			one, err := exportBrief(context.Background(), p.env, s, b, folder)
			if err != nil {
				failed = err
				break
			}
			done = append(done, one)
		}
		if failed == nil {
			// Only a convenience: the export itself is done.
			_ = p.env.Library.SetSetting(context.Background(), folderSetting, folder)
		}
		p.env.OnUI(func() {
			p.start.SetText(lang.L("Export"))
			p.start.Enable()
			p.report(done, failed)
		})
	})
}

func (p *exportPanel) report(done []exported, failed error) {
	var items []fyne.CanvasObject
	if failed != nil {
		items = append(items, flow.NewProse(sentence(failed.Error()), theme.SizeNameText, theme.ColorNameError))
	}
	for _, d := range done {
		items = append(items,
			flow.NewRuns([]flow.Run{{Text: lang.L("{{.Brief}} written.", words.Data{"Brief": d.brief.Label}) + " ", Bold: true}, {Text: filepath.Base(d.path), Colour: look.Muted}}, theme.SizeNameText, theme.ColorNameForeground))
		for _, n := range d.notes {
			items = append(items, flow.NewProse(n, look.SizeSmall, theme.ColorNameWarning))
		}
		items = append(items, newBeside(
			widget.NewButtonWithIcon(lang.L("Open"), theme.DocumentIcon(), func() { p.reveal(d.path) }),
			widget.NewButtonWithIcon(lang.L("Show in folder"), theme.FolderOpenIcon(), func() { p.reveal(filepath.Dir(d.path)) }),
		))
	}
	p.result.SetItems(items...)
	p.grown()
}

func (p *exportPanel) reveal(path string) {
	p.env.Background(func() {
		if err := p.env.Reveal(path); err != nil {
			p.env.OnUI(func() { p.work.problem(err) })
		}
	})
}
