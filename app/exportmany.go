package app

import (
	"context"
	"errors"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/export"
	"bifocal/narrative/library"
)

// manyExport exports briefs of several solutions: the kinds and the folder are
// chosen once, and at the end it says what was not written, and why.
type manyExport struct {
	env     Env
	entries []library.Entry
	briefs  *briefTicks
	formats *formatTicks
	parts   *sectionPicker
	style   *batchStyle
	folder  *entry
	choose  *button
	start   *button
	without *button // exports those without errors
	errors  manyErrors
	openOne func(id string) // a solution, to put it right; nil where that cannot be
	close   *button
	cancel  *button
	show    *button
	bar     *widget.ProgressBar
	said    *flow.Prose
	failed  *fyne.Container
	choices *flow.Column    // what is chosen before the export
	content *fyne.Container // of the dialog
	dialog  *dialog.CustomDialog
	callOff context.CancelFunc
	problem func(error)
}

// export asks which briefs of some solutions to write, and where.
func (h *home) export(all []library.Entry) {
	w := windowOf(h.root)
	if w == nil || len(all) == 0 {
		return
	}
	m := newManyExport(h.env, all, func(err error) { h.hooks.bar.offer(sentence(err.Error()), nil) })
	m.openOne = h.hooks.open
	m.open(w)
}

func newManyExport(env Env, all []library.Entry, problem func(error)) *manyExport {
	m := &manyExport{env: env, entries: all, problem: problem}
	m.briefs = newBriefTicks(func() { m.ready() })
	m.formats = newFormatTicks(func() { m.ready() })
	m.folder = newEntry(false, lang.L("A folder"))
	m.folder.typed = func(string) { m.ready() }
	m.folder.enter = m.export
	m.choose = newIconButton(lang.L("Choose…"), theme.FolderOpenIcon(), m.chooseFolder)
	m.start = newButton(lang.L("Export"), m.export)
	m.start.Importance = widget.HighImportance
	m.without = newButton(lang.L("Leave those out"), func() { m.leaveOut() })
	m.without.Hide()
	m.close = newButton(lang.L("Close"), func() { m.dialog.Hide() })
	m.cancel = newButton(lang.L("Cancel"), func() { m.callOff() })
	m.cancel.Hide()
	m.show = newIconButton(lang.L("Show in folder"), theme.FolderOpenIcon(), m.reveal)
	m.show.Hide()
	m.bar = widget.NewProgressBar()
	m.bar.Hide()
	m.said = flow.NewProse("", theme.SizeNameText, theme.ColorNameForeground)
	m.failed = container.NewStack()
	m.parts = newSectionPicker(func() { m.ready() })
	m.style = newBatchStyle(env)
	return m
}

func (m *manyExport) open(w fyne.Window) {
	label := func(text string) *flow.Prose {
		return flow.NewRuns([]flow.Run{{Text: text, Bold: true}}, look.SizeSmall, theme.ColorNameForeground)
	}
	briefs := append([]fyne.CanvasObject{label(lang.L("Briefs"))}, m.briefs.objects()...)
	chosen := container.NewGridWithColumns(2,
		flow.NewColumn(4, briefs...),
		flow.NewColumn(4, append([]fyne.CanvasObject{label(lang.L("Formats"))}, m.formats.objects()...)...),
	)
	m.choices = flow.NewColumn(8, chosen, m.parts.root, label(lang.L("House style")), container.NewGridWithColumns(2, m.style.object()), label(lang.L("Into the folder")), container.NewBorder(nil, nil, nil, m.choose, m.folder))
	title := lang.XN("export.many", "Export {{.Count}} solutions", len(m.entries), words.Count(len(m.entries)))
	if len(m.entries) == 1 {
		title = lang.L("Export “{{.Name}}”", nameOf(m.entries[0]))
	}
	m.content = container.NewBorder(nil, flow.NewColumn(8, m.said, m.bar), nil, nil, container.NewStack(container.NewVScroll(m.choices), m.failed))
	m.dialog = dialog.NewCustomWithoutButtons(title, m.content, w)
	m.dialog.SetButtons([]fyne.CanvasObject{container.NewHBox(m.show, m.close, m.cancel, m.without, m.start)})
	m.dialog.Resize(fyne.NewSize(660, 580))
	showDialog(w.Canvas(), m.dialog, func() {
		if m.callOff != nil {
			m.callOff()
		}
	})
	m.ready()
	m.env.Background(func() {
		m.style.load()
		last := lastFormats(m.env)
		kinds, _ := m.env.Library.Setting(context.Background(), kindsSetting) // only a convenience
		sections, _ := m.env.Library.Setting(context.Background(), sectionsSetting)
		folder, err := m.env.Library.Setting(context.Background(), folderSetting)
		if err != nil || folder == "" {
			folder = m.env.Home
		}
		m.env.OnUI(func() {
			m.formats.show(last)
			m.briefs.show(kinds)
			m.parts.show(sections)
			if m.folder.Text == "" {
				m.folder.show(folder)
			}
			m.ready()
		})
	})
}

// lay gives the buttons and the texts room after they have changed.
func (m *manyExport) lay() {
	if m.dialog == nil {
		return // a test that shows no dialog
	}
	m.content.Refresh()
	m.dialog.Refresh()
}

// ready says how many files will be written.
func (m *manyExport) ready() {
	if m.parts == nil {
		return // in the making
	}
	n := len(m.briefs.chosen()) * len(m.formats.chosen()) * len(m.entries)
	if n == 0 || m.folder.Text == "" || m.parts.chosen.Told() == 0 {
		m.start.Disable()
	} else {
		m.start.Enable()
	}
	switch {
	case len(m.briefs.chosen()) == 0:
		m.said.SetText(lang.L("Tick at least one brief."))
		return
	case n == 0:
		m.said.SetText(lang.L("Tick at least one format."))
		return
	}
	m.said.SetText(lang.XN("files.to.write", "{{.Count}} files will be written. A file that is something else is never replaced.", n, words.Count(n)))
}

func (m *manyExport) chooseFolder() {
	w := windowOf(m.folder)
	if w == nil {
		return
	}
	d := dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
		if err == nil && u != nil {
			m.folder.show(u.Path())
			m.ready()
		}
	}, w)
	if at, err := storage.ListerForURI(storage.NewFileURI(m.folder.Text)); err == nil {
		d.SetLocation(at)
	}
	d.Resize(fyne.NewSize(820, 560))
	showDialog(w.Canvas(), d, nil)
}

// export writes the briefs, of as many solutions at a time as there are processors.
func (m *manyExport) export() {
	briefs, chosen, folder := m.briefs.chosen(), m.formats.chosen(), m.folder.Text
	if m.start.Disabled() || m.callOff != nil {
		return
	}
	if !m.errors.looked {
		m.look()
		return
	}
	decided := m.env.Now()
	var ctx context.Context
	ctx, m.callOff = context.WithCancel(context.Background())
	m.busy(true)
	sections, kept := m.parts.chosen.Choice(), m.parts.chosen.String()
	style := m.style.dressing()
	var (
		mu    sync.Mutex // of given and files
		given = desk.Names{}
		files int
	)
	free := func(name string, taken func(string) bool) string {
		mu.Lock()
		defer mu.Unlock()
		return given.Free(name, taken)
	}
	names := sync.OnceValues(func() ([]library.CustomerNames, error) { return m.env.Library.CustomerNames(ctx) }) // they are many: once for all
	b := desk.Batch{
		Entries: m.entries, Together: runtime.GOMAXPROCS(0),
		Do: func(ctx context.Context, part []library.Entry) error {
			n, err := m.write(ctx, part[0], briefs, chosen, sections, style, folder, free, names, decided)
			mu.Lock()
			defer mu.Unlock()
			files += n
			return err
		},
		Went: func(done int) {
			m.env.OnUI(func() { m.bar.SetValue(float64(done) / float64(len(m.entries))) })
		},
	}
	m.env.Background(func() {
		out := b.Run(ctx)
		if len(out.Done) > 0 {
			// Only a convenience: the export itself is done.
			_ = m.env.Library.SetSetting(context.Background(), folderSetting, folder)
			keepFormats(context.Background(), m.env, chosen)
			m.parts.keep(context.Background(), m.env, kept)
		}
		m.env.OnUI(func() {
			m.callOff()
			m.callOff = nil
			m.busy(false)
			m.report(out, files)
		})
	})
}

// write exports one solution and returns how many files it wrote.
func (m *manyExport) write(ctx context.Context, e library.Entry, briefs []Brief, chosen []export.Format, sections export.Choice, style dressing, folder string,
	free func(name string, taken func(string) bool) string, names func() ([]library.CustomerNames, error), decided time.Time,
) (files int, err error) {
	s, err := m.env.Library.Get(ctx, e.ID)
	if err != nil {
		return 0, err
	}
	all, err := names()
	if err != nil {
		return 0, err
	}
	judged, err := judge(all, &s, len(m.errors.in[e.ID]), decided)
	if err != nil {
		return 0, err
	}
	ours := handedOut(ctx, m.env.Library, e.ID)
	made, lacking := makeable(&s, briefs)
	for _, b := range made {
		for _, f := range chosen {
			name := free(export.FileName(&s, b.Kind, f.Ending()), func(name string) bool {
				return holdsSomethingElse(filepath.Join(folder, name), ours)
			})
			to := destination{brief: b, format: f, path: filepath.Join(folder, name), in: style}
			if _, err := exportBrief(ctx, m.env, s, to, sections, judged); err != nil {
				return files, err
			}
			files++
		}
	}
	if len(lacking) > 0 {
		return files, errors.New(strings.Join(lacking, " "))
	}
	return files, nil
}

func (m *manyExport) busy(on bool) {
	m.formats.enable(!on)
	m.briefs.enable(!on)
	m.style.enable(!on)
	setVisible(m.bar, on)
	setVisible(m.cancel, on)
	setVisible(m.close, !on)
	setVisible(m.start, !on)
	setVisible(m.choices, true)
	m.without.Hide()
	if on {
		m.bar.SetValue(0)
		m.show.Hide()
		m.failed.Objects = nil
		m.failed.Refresh()
		m.said.SetText(lang.L("Exporting…"))
	}
}

// report says what was written and what was not.
func (m *manyExport) report(o desk.Outcome, files int) {
	text := lang.XN("files.written", "{{.Count}} files written.", files, words.Count(files))
	if o.Cancelled {
		text = lang.XN("files.cancelled", "Cancelled; {{.Count}} files were written before.", files, words.Count(files))
	}
	if n := len(o.Failed); n > 0 {
		text += " " + lang.XN("export.failed", "{{.Count}} solutions could not be exported:", n, words.Count(n))
		setVisible(m.choices, false) // they are done with
		m.failed.Objects = []fyne.CanvasObject{container.NewVScroll(failureList(o.Failed))}
		m.failed.Refresh()
	}
	m.said.SetText(text)
	setVisible(m.show, files > 0)
	if len(o.Failed) == 0 && !o.Cancelled {
		m.start.Hide()
	}
	m.lay()
}

func (m *manyExport) reveal() {
	folder := m.folder.Text
	m.env.Background(func() {
		if err := m.env.Reveal(folder); err != nil {
			m.env.OnUI(func() { m.problem(err) })
		}
	})
}
