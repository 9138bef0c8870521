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
	"bifocal/narrative/library"
	"bifocal/narrative/library/doctor"
)

// Mend is what the window needs to get on where the library is damaged.
type Mend struct {
	// Path is the library.
	Path string
	// Examine recovers what can be read into a new library, and leaves the damaged one
	// as it is.
	Examine func(ctx context.Context) (doctor.Report, error)
	// Adopt puts the damaged library aside and the new one in its place, and returns
	// where the damaged one is now. Discard takes the new one away.
	Adopt   func(r doctor.Report) (aside string, err error)
	Discard func(r doctor.Report)
	// Backups lists what can be restored, and Restore puts the damaged library aside
	// and a backup in its place.
	Backups func(ctx context.Context) ([]library.Backup, error)
	Restore func(ctx context.Context, path string) error
	// Keep saves what was typed while the library was damaged in the one that is in its
	// place now.
	Keep func(s narrative.Solution) error
	// Restart starts the program anew; this one ends.
	Restart func() error
}

// mending shows what can be recovered from a damaged library, and the ways on.
type mending struct {
	env    Env
	mend   *Mend
	column *flow.Column
	foot   *fyne.Container
	hooks  mendingHooks
	report doctor.Report
	newest library.Backup
	closed bool
}

// mendingHooks are what it asks of the window around it.
type mendingHooks struct {
	grown  func()
	close  func() // without a change
	leave  func() // the program starts anew
	cancel string // what closing is called
	typed  func() (s narrative.Solution, unsaved bool)
}

func newMending(env Env, mend *Mend, hooks mendingHooks) *mending {
	m := &mending{env: env, mend: mend, hooks: hooks, column: padded()}
	m.foot = container.NewHBox()
	m.tell(lang.L("The library is damaged"), lang.L("Bifocal is looking what can be read. The damaged library stays as it is."))
	m.buttons(newButton(hooks.cancel, m.close))
	return m
}

// look examines the library, off the window's goroutine.
func (m *mending) look() {
	m.env.Background(func() {
		r, err := m.mend.Examine(context.Background())
		all, _ := m.mend.Backups(context.Background()) // without them there is one way less
		m.env.OnUI(func() {
			m.report = r
			if m.closed {
				m.mend.Discard(r)
				return
			}
			m.newest, _ = desk.NewestWhole(all)
			switch {
			case errors.Is(err, library.ErrNoLibrary) && m.newest.Path != "":
				m.gone()
			case err != nil:
				m.fail(err)
			default:
				m.show()
			}
		})
	})
}

func (m *mending) tell(title string, texts ...string) {
	items := []fyne.CanvasObject{flow.NewRuns([]flow.Run{{Text: title, Bold: true}}, look.SizeHeading, theme.ColorNameForeground)}
	for _, text := range texts {
		if text != "" {
			items = append(items, flow.NewProse(text, theme.SizeNameText, theme.ColorNameForeground))
		}
	}
	items = append(items, flow.NewProse(m.mend.Path, look.SizeSmall, look.Muted), m.foot)
	m.column.SetItems(items...)
	m.hooks.grown()
}

func (m *mending) buttons(all ...fyne.CanvasObject) {
	m.foot.Objects = append([]fyne.CanvasObject{layout.NewSpacer()}, all...)
	m.foot.Refresh()
	m.hooks.grown()
}

// mostNames is how many solutions are named.
const mostNames = 8

func listOf(names []string) string {
	if len(names) > mostNames {
		more := len(names) - mostNames
		return strings.Join(names[:mostNames], ", ") + " " + lang.XN("and.more", "and {{.Count}} more", more, words.Count(more))
	}
	return strings.Join(names, ", ")
}

// show says what was found.
func (m *mending) show() {
	x := desk.NewSalvage(m.report, func(n doctor.Named) string {
		if n.Title == "" && n.Customer == "" {
			n.Title = n.ID
		}
		return lang.L("“{{.Name}}”", nameOf(library.Entry{Title: n.Title, Customer: n.Customer}))
	})
	all := []fyne.CanvasObject{newButton(m.hooks.cancel, m.close)}
	high := func(b *button) *button { b.Importance = widget.HighImportance; return b }
	var restore *button
	if m.newest.Path != "" {
		restore = m.restoreButton()
	}
	switch {
	case x.Whole:
		m.tell(lang.L("The library is whole"), lang.L("Everything in it can be read. Start Bifocal again."))
		all = append(all, high(newButton(lang.L("Start again"), m.again)))
	case x.Nothing:
		hint := lang.L("There is no backup of it either. The file stays as it is.")
		if restore != nil {
			hint = lang.L("There is a backup. The file stays as it is, under another name.")
			all = append(all, high(restore))
		}
		m.tell(lang.L("Nothing can be read from the library"), hint)
	default:
		texts := []string{lang.XN("mend.solutions", "{{.Count}} solutions can be recovered, with {{.Revisions}} states of their history.", x.Solutions,
			words.Data{"Count": words.Number(x.Solutions), "Revisions": words.Number(x.Revisions)})}
		if len(x.Rebuilt) > 0 {
			texts = append(texts, lang.L("As they were in the newest state that can be read: {{.Names}}.", words.Data{"Names": listOf(x.Rebuilt)}))
		}
		if len(x.Lost) > 0 {
			texts = append(texts, lang.L("Lost: {{.Names}}.", words.Data{"Names": listOf(x.Lost)}))
		}
		if n := x.MissingRevisions; n > 0 {
			texts = append(texts, lang.XN("mend.missing", "{{.Count}} earlier states in the history are lost.", n, words.Count(n)))
		}
		if !x.Partly {
			texts = append(texts, lang.L("Nothing is missing, as far as can be seen."))
		}
		m.tell(lang.L("The library is damaged"), append(texts,
			lang.L("The damaged library stays in its folder, as “{{.File}}”.", words.Data{"File": filepath.Base(m.mend.Path) + ".damaged-…"}))...)
		if restore != nil {
			all = append(all, restore)
		}
		all = append(all, high(newButton(lang.L("Open what was recovered"), m.adopt)))
	}
	m.buttons(all...)
}

// gone says that there is no library any more, but a backup of it.
func (m *mending) gone() {
	m.tell(lang.L("The library is gone"), lang.L("Its file is not where it was, and backups of it are. To begin with an empty library instead, move the folder with the backups away."))
	restore := m.restoreButton()
	restore.Importance = widget.HighImportance
	m.buttons(newButton(m.hooks.cancel, m.close), restore)
}

// restoreButton restores the newest backup.
func (m *mending) restoreButton() *button {
	when := words.Inside(words.Moment(m.newest.At, m.env.Now()))
	return newButton(lang.L("Restore the backup of {{.When}}", words.Data{"When": when}), m.restore)
}

func (m *mending) fail(err error) {
	t := desk.NewTrouble(err)
	m.tell(sentence(t.Said), sentence(t.Remedy))
	m.buttons(newButton(m.hooks.cancel, m.close))
}

func (m *mending) adopt() {
	if _, err := m.mend.Adopt(m.report); err != nil {
		m.fail(err)
		return
	}
	m.report.Into = "" // it is the library now
	m.again()
}

func (m *mending) restore() {
	m.buttons()
	m.env.Background(func() {
		err := m.mend.Restore(context.Background(), m.newest.Path)
		m.env.OnUI(func() {
			if err != nil {
				m.fail(err)
				return
			}
			m.mend.Discard(m.report)
			m.again()
		})
	})
}

func (m *mending) again() {
	if s, unsaved := m.hooks.unsaved(); unsaved && m.mend.Keep != nil {
		if err := m.mend.Keep(s); err != nil {
			m.fail(err) // the window still holds it
			return
		}
	}
	if err := m.mend.Restart(); err != nil {
		m.fail(fault(err, lang.L("Bifocal could not be started again; start it yourself")))
		return
	}
	m.hooks.leave()
}

func (m *mending) close() {
	m.closed = true
	m.mend.Discard(m.report)
	m.hooks.close()
}

// showMending lays over the window what can be recovered.
func (w *Window) showMending() {
	if w.env.Mend == nil {
		return
	}
	var over *overlay
	m := newMending(w.env, w.env.Mend, mendingHooks{
		grown: func() {
			if over != nil {
				over.grown()
			}
		},
		close: w.hideOver, leave: w.end, cancel: lang.L("Close"), typed: w.unsaved,
	})
	over = w.showOver(m.column, 620, nil)
	m.look()
}

func (h mendingHooks) unsaved() (s narrative.Solution, some bool) {
	if h.typed == nil {
		return s, false
	}
	return h.typed()
}

// unsaved returns what is open, and reports whether not all of it is saved.
func (w *Window) unsaved() (s narrative.Solution, some bool) {
	if w.editor == nil {
		return s, false
	}
	w.editor.capture.commit()
	return w.editor.work.session.Solution(), !w.editor.settled()
}

// mendable reports whether an error is one that showMending helps with.
func (w *Window) mendable(err error) bool {
	return w.env.Mend != nil && errors.Is(err, library.ErrDamaged)
}

// NewMending makes the window that is shown in place of the usual one where the
// library cannot be opened because it is damaged. Show it with ShowAndRun.
func NewMending(a fyne.App, env Env) fyne.Window {
	settings := readSettings(a.Preferences())
	a.Settings().SetTheme(themeOf(settings))
	window := a.NewWindow("Bifocal")
	<-warm()
	if settings.Language != "" {
		speak(settings)
	}
	env = env.withDefaults()
	var m *mending
	m = newMending(env, env.Mend, mendingHooks{
		grown: func() {
			if m != nil {
				m.column.Relayout()
			}
		},
		close: a.Quit, leave: a.Quit, cancel: lang.L("Quit"),
	})
	window.SetCloseIntercept(m.close)
	window.SetPadded(false)
	window.SetContent(container.NewStack(newGround(look.Surface), container.NewVScroll(m.column)))
	window.Resize(fyne.NewSize(680, 340))
	window.CenterOnScreen()
	window.SetMaster()
	m.look()
	return window
}
