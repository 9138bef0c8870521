package app

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative"
)

const folderSetting = "export.folder"

// exportPanel slides over the capture pane: which briefs, into which folder.
type exportPanel struct {
	env     Env
	work    *work
	briefs  *briefTicks
	parts   *sectionPicker
	formats *formatTicks
	style   *stylePick
	folder  *entry
	coming  *forecast
	doubt   *flow.Prose // what should be looked at first
	errors  *leftErrors // that should be put right first
	busy    bool        // it exports
	start   *button
	result  *flow.Column
	column  *flow.Column
	scroll  *container.Scroll
	frame   *fyne.Container
	root    *fyne.Container
	hooks   exportHooks
	going   *progress
	typed   bool // the folder was typed or chosen here
}

// exportHooks are what the panel asks of the window around it.
type exportHooks struct {
	choose  func(at string, chosen func(path string))   // a folder
	trouble func(error)                                 // says what went wrong, with its details
	mail    func(narrative.Audience)                    // copies a framing as text
	held    func(narrative.Solution) narrative.Solution // what the library made of a state that was saved
	styles  func(name string)                           // shows the house styles, that of a name first
	stale   func() int                                  // how many wordings stand on facts that have changed
	found   func() *desk.Findings                       // what the review found
	lead    func(desk.FindingRow)                       // to the place of a finding
	review  func()                                      // shows all findings
	misread func() int                                  // how many fields hold what is not understood
}

func newExportPanel(env Env, w *work, hooks exportHooks, closed func()) *exportPanel {
	p := &exportPanel{env: env, work: w, hooks: hooks}
	p.going = newProgress(env, func() { p.grown() })
	title := newRow(lang.L("Export"), true, 0, closed).withIcon(theme.NavigateBackIcon())
	p.briefs = newBriefTicks(func() { p.preview() })
	p.parts = newSectionPicker(func() { p.preview() })
	p.formats = newFormatTicks(func() { p.preview() })
	p.style = newStylePick(env, w)
	p.folder = newEntry(false, lang.L("A folder"))
	p.folder.typed = func(string) { p.typed = true; p.preview() }
	choose := newIconButton(lang.L("Choose…"), theme.FolderOpenIcon(), p.choose)
	p.coming = newForecast(env, func() { p.grown() })
	p.doubt = flow.NewProse("", look.SizeSmall, theme.ColorNameWarning)
	p.errors = &leftErrors{column: flow.NewColumn(0)}
	p.errors.column.Hide()
	p.start = newButton(lang.L("Export"), p.export)
	p.start.Importance = widget.HighImportance
	p.folder.enter, p.folder.escape = p.export, closed
	p.result = flow.NewColumn(8)
	label := func(text string) *flow.Prose {
		return flow.NewRuns([]flow.Run{{Text: text, Bold: true}}, look.SizeSmall, theme.ColorNameForeground)
	}
	items := []fyne.CanvasObject{
		label(lang.L("Briefs")), flow.NewColumn(0, p.briefs.objects()...), label(lang.L("Sections")), p.parts.root,
		label(lang.L("Formats")), flow.NewColumn(0, p.formats.objects()...),
		label(lang.L("House style")), p.style.object(), links(newLink(lang.L("Look at the pages and change it…"), func() { p.hooks.styles(p.style.named()) })),
	}
	items = append(items, label(lang.L("Into the folder")), p.folder, container.NewHBox(choose), p.coming.names, p.doubt, p.going.root, p.result)
	p.column = flow.NewColumn(8,
		flow.NewColumn(0, p.errors.column).Padded(flow.Inset{Left: 8, Top: 4, Right: 8}),
		flow.NewColumn(8, items...).Padded(flow.Inset{Left: 14, Top: 6, Right: 14}),
	).Padded(flow.Inset{Left: 8, Right: 8, Bottom: 20})
	p.scroll = container.NewVScroll(p.column)
	// The button stands below what scrolls, so that it is in sight however much there is to choose, and with it what
	// is to be known before it is pressed. So does the way back, above.
	foot := flow.NewColumn(8, p.coming.notes, p.start).Padded(flow.Inset{Left: 22, Top: 8, Right: 22, Bottom: 14})
	head := container.New(layout.NewCustomPaddedLayout(8, 4, 8, 8), title)
	p.frame = container.New(exportLayout{}, head, p.scroll, newGround(look.Rail), foot)
	p.root = container.NewStack(newGround(look.Rail), p.frame)
	return p
}

// open fills in the folder that was used last, or that the settings say.
func (p *exportPanel) open() {
	p.result.SetItems()
	p.scroll.ScrollToTop()
	p.style.load()
	p.reviewed()
	p.preview()
	p.env.Background(func() {
		last := lastFormats(p.env)
		// Only conveniences: without them the usual ones are offered.
		kinds, _ := p.env.Library.Setting(context.Background(), kindsSetting)
		sections, _ := p.env.Library.Setting(context.Background(), sectionsSetting)
		folder, err := p.env.Library.Setting(context.Background(), folderSetting)
		if err != nil || folder == "" {
			folder = p.env.Home
		}
		p.env.OnUI(func() {
			p.formats.show(last)
			p.briefs.show(kinds)
			p.parts.show(sections)
			if !p.typed {
				p.folder.show(folder)
			}
			p.preview()
			if p.errors.shown == 0 && p.root.Visible() { // Enter exports, where there is nothing to decide first
				p.work.focus(p.start)
			}
		})
	})
}

// preview says which files will be written.
func (p *exportPanel) preview() {
	if p.frame == nil { // it is being made
		return
	}
	s := p.work.session.Solution()
	made, lacking := makeable(&s, p.briefs.chosen())
	about := foreseen{solution: s, briefs: made, formats: p.formats.chosen(), sections: p.parts.chosen.Choice(), folder: p.folder.Text}
	files := len(about.briefs) * len(about.formats)
	switch {
	case len(p.briefs.chosen()) == 0:
		p.coming.say(lang.L("Tick at least one brief."))
	case len(about.formats) == 0:
		p.coming.say(lang.L("Tick at least one format."))
	case files == 0 || about.folder == "":
		p.coming.say("")
	default:
		p.coming.ask(about)
	}
	doubt := strings.Join(lacking, "\n")
	if n := p.hooks.stale(); n > 0 {
		doubt = strings.TrimPrefix(doubt+"\n", "\n") + lang.XN("export.stale", "The facts behind {{.Count}} of your wordings have changed. Look at them before you send this.", n, words.Count(n))
	}
	if n := p.hooks.misread(); n > 0 {
		doubt = strings.TrimPrefix(doubt+"\n", "\n") + lang.XN("export.misread", "{{.Count}} fields were not understood; the briefs say what stood there before.", n, words.Count(n))
	}
	p.doubt.SetText(doubt)
	setVisible(p.doubt, doubt != "")
	if files == 0 || p.folder.Text == "" || p.parts.chosen.Told() == 0 {
		p.start.Disable()
	} else {
		p.start.Enable()
	}
	p.grown()
}

func (p *exportPanel) grown() {
	p.frame.Layout.Layout(p.frame.Objects, p.frame.Size()) // what is below may need another height
	p.column.Relayout()
	p.scroll.Refresh()
}

// exportLayout gives what stands above and below the choices the height that it needs.
type exportLayout struct{}

func (exportLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, 240) }

func (exportLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	if size.Width <= 0 {
		return
	}
	head, scroll, under, foot := o[0], o[1], o[2], o[3]
	top, bottom := head.MinSize().Height, flow.Height(foot, size.Width)
	head.Resize(fyne.NewSize(size.Width, top))
	under.Move(fyne.NewPos(0, size.Height-bottom)) // what scrolls does not show through
	under.Resize(fyne.NewSize(size.Width, bottom))
	foot.Move(under.Position())
	if s := fyne.NewSize(size.Width, bottom); foot.Size() != s {
		foot.Resize(s)
	} else if r, ok := foot.(flow.Relayouter); ok {
		r.Relayout()
	}
	scroll.Move(fyne.NewPos(0, top))
	scroll.Resize(fyne.NewSize(size.Width, max(0, size.Height-top-bottom)))
}

func (p *exportPanel) choose() {
	p.hooks.choose(p.folder.Text, func(path string) {
		p.folder.show(path)
		p.typed = true
		p.preview()
	})
}

// export writes the briefs and says where they are, or what went wrong.
func (p *exportPanel) export() {
	s := p.work.session.Solution()
	ticked := p.briefs.chosen()
	briefs, _ := makeable(&s, ticked)
	chosen, folder := p.formats.chosen(), p.folder.Text
	sections, kept := p.parts.chosen.Choice(), p.parts.chosen.String()
	if len(briefs)*len(chosen) == 0 || folder == "" || p.start.Disabled() {
		return
	}
	shown, decided := p.errors.shown, p.env.Now()
	p.busy = true
	p.coming.close()
	p.start.Disable()
	p.start.SetText(lang.L("Exporting…"))
	p.scroll.ScrollToBottom() // to what says how far it is
	var done []exported
	p.going.run(lang.L("Exporting the briefs"), len(briefs)*len(chosen), func(ctx context.Context, written func(int)) error {
		// What is exported is what the library holds; a failure is told by the editor.
		_ = p.work.saver.Flush()
		s = p.hooks.held(s)
		names, err := p.env.Library.CustomerNames(ctx)
		if err != nil {
			return err
		}
		judged, err := judge(names, &s, shown, decided)
		if err != nil {
			return err
		}
		to := destinations(&s, briefs, chosen, folder, handedOut(ctx, p.env.Library, s.ID))
		for _, d := range to {
			if err := ctx.Err(); err != nil {
				return err
			}
			one, err := exportBrief(ctx, p.env, s, d, sections, judged)
			if err != nil {
				return err
			}
			done = append(done, one)
			written(len(done))
		}
		// Only a convenience: the export itself is done.
		_ = p.env.Library.SetSetting(ctx, folderSetting, folder)
		keepFormats(ctx, p.env, chosen)
		p.briefs.keep(ctx, p.env, ticked)
		p.parts.keep(ctx, p.env, kept)
		return nil
	}, func(failed error) {
		p.busy = false
		p.label()
		p.start.Enable()
		p.report(done, failed)
	})
}

func (p *exportPanel) report(done []exported, failed error) {
	if failed == nil {
		p.coming.say("") // it has come
	} else {
		p.preview()
	}
	var items []fyne.CanvasObject
	switch {
	case errors.Is(failed, context.Canceled):
		items = append(items, flow.NewProse(lang.L("Cancelled. What is listed here was written before."), theme.SizeNameText, theme.ColorNameForeground))
	case failed != nil:
		t := desk.NewTrouble(failed)
		items = append(items, flow.NewProse(sentence(t.Said), theme.SizeNameText, theme.ColorNameError))
		if t.Remedy != "" {
			items = append(items, flow.NewProse(sentence(t.Remedy), theme.SizeNameText, theme.ColorNameForeground))
		}
		items = append(items, links(newLink(lang.L("Details"), func() { p.hooks.trouble(failed) })))
	}
	var first *button
	for i, d := range done {
		open := newIconButton(lang.L("Open"), theme.DocumentIcon(), func() { p.reveal(d.path) })
		if first == nil {
			first = open
		}
		items = append(items,
			flow.NewRuns([]flow.Run{{Text: lang.L("{{.Brief}} written.", words.Data{"Brief": d.brief.Label}) + " ", Bold: true}, {Text: filepath.Base(d.path), Colour: look.Muted}}, theme.SizeNameText, theme.ColorNameForeground))
		if text := d.told(p.env.Now()); text != "" {
			items = append(items, flow.NewProse(text, look.SizeSmall, look.Muted))
		}
		for _, n := range d.notes {
			items = append(items, flow.NewProse(n, look.SizeSmall, theme.ColorNameWarning))
		}
		items = append(items,
			newBeside(
				open,
				newIconButton(lang.L("Show in folder"), theme.FolderOpenIcon(), func() { p.reveal(filepath.Dir(d.path)) }),
			))
		if d.brief.framed() && (i == len(done)-1 || done[i+1].brief.Kind != d.brief.Kind) { // once for all formats
			items = append(items, links(newLink(lang.L("Copy as text for a mail"), func() { p.hooks.mail(d.brief.audience()) })))
		}
	}
	p.result.SetItems(items...)
	p.grown()
	p.scroll.ScrollToBottom()
	if failed == nil && first != nil && p.root.Visible() {
		p.work.focus(first)
	}
}

func (p *exportPanel) reveal(path string) {
	p.env.Background(func() {
		if err := p.env.Reveal(path); err != nil {
			p.env.OnUI(func() { p.hooks.trouble(err) })
		}
	})
}
