package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative"
)

// editor is one solution: capture at the left, the two framings beside it.
type editor struct {
	env       Env
	work      *work
	capture   *capture
	framings  *framings
	export    *exportPanel
	history   *historyPanel
	review    *reviewPanel
	reword    *rewordPanel
	strip     *findingStrip
	compared  *comparison // in the framings' place while two states are compared
	bar       *bar
	finder    *findBar
	pages     *pageCount
	reviewing *reviewing
	frame     *desk.Frame     // where the line between the panes is, shared with the window
	over      *fyne.Container // holds a panel that lies over the capture pane
	line      *divider
	aim       *aim

	title  *flow.Prose
	state  *flow.Prose
	alarm  *alarm
	fixed  *alarm // says that the library can only be read
	notice *alarm // says that the solution was changed elsewhere
	keeper *keeper
	easel  *easel
	fold   *foldable
	send   *foldable
	past   *foldable
	check  *foldable
	body   *fyne.Container
	root   fyne.CanvasObject

	offered   int // the version after the step that the bar offers to undo
	offerTurn int // of that offer
	named     func(string)
	hooks     editorHooks
	folded    bool
	exporting bool
	capturing bool       // the last change was typed into the capture pane
	looking   bool       // the history is shown
	judging   bool       // the review is shown
	rewording bool       // what a model is asked for, or suggests, is shown
	bound     desk.Place // where to go when the framings are told next
	unnamed   func()     // calls off that the menu says what can be undone; may be nil
	closed    bool
}

// editorHooks are what the editor asks of the window around it.
type editorHooks struct {
	session   *desk.Session           // what was done to the solution before; nil where nothing was
	back      func()                  // to the library
	bar       *bar                    // at the foot of the window
	history   func(undo, redo bool)   // what the menu can offer
	steps     func(undo, redo string) // and what that is
	title     func(string)            // of the window
	focus     func(fyne.Focusable)
	focusNext func()
	frame     *desk.Frame // where the line between the panes is
	framed    func()      // the frame was changed
	uncover   func()      // takes away what lies over the capture pane
	chosen    func()      // something else is selected, or told
	export    exportHooks
	pictures  *pictureChoice
	larger    func(*picture) // fills the window with a picture
	window    func() fyne.Window
	help      func(page string)
	explain   func(term, plain string, back func()) // in the user's glossary
	model     func() desk.ModelSettings
	settings  func() // shows them
	mendable  func(error) bool
	mend      func() // shows what can be recovered
}

// newEditor opens a solution. base is the hash of what the library holds, ""
// where it does not hold the solution yet.
func newEditor(env Env, s narrative.Solution, base string, hooks editorHooks) *editor {
	e := &editor{env: env, bar: hooks.bar, hooks: hooks, frame: hooks.frame, folded: hooks.frame.Folded || env.ReadOnly}
	w := &work{now: env.Now, readOnly: env.ReadOnly, historyFn: hooks.history, figures: newFigureMenu()}
	e.work = w
	w.session = hooks.session
	if w.session == nil {
		w.session = desk.NewSession(s, env.Now)
	}
	w.framer = desk.NewFramer(env.Frame, env.Background, func(v desk.View) {
		env.OnUI(func() {
			if !e.closed {
				e.framings.Tell(v)
				e.framings.Mark(e.capture.openFact, e.following())
				e.capture.tellUntold()
				e.finder.told()
				e.reviewing.told(v)
				e.reword.retold()
				e.arrive()
			}
		})
	})
	e.keeper = newKeeper(env.Library, env.Now, s, base)
	e.keeper.beat = func(c clash) { env.OnUI(func() { e.tellClash(c) }) }
	e.keeper.merged = func() { env.OnUI(e.joined) }
	w.saver = desk.NewSaver(e.keeper.way(), func(st desk.SaveState) { env.OnUI(func() { e.showState(st) }) }, env.Now)
	w.problem = func(err error) { e.bar.offer(sentence(err.Error()), nil) }
	w.after = env.After
	w.note = func(text string) { e.bar.offer(text, nil) }
	e.aim = newAim(func() fyne.Canvas { return hooks.window().Canvas() }, env.After)
	w.focus = e.aim.at
	e.named = hooks.title
	w.focusNext = hooks.focusNext
	w.offerUndo = func(text string) {
		e.bar.offer(text, func() { e.undo() })
		e.offered, e.offerTurn = w.session.Version(), e.bar.turn
	}

	e.easel = newEasel(env, w, hooks.pictures)
	hooks.pictures.changed = e.easel.switched
	pictures := pictureHooks{easel: e.easel, larger: hooks.larger, window: hooks.window, note: w.note}
	e.capture = newCapture(w, pictures, func(fact string) {
		e.strip.release()
		e.framings.Mark(fact, true)
	})
	e.framings = newFramings(&wordings{w}, pictures, hooks.focus, e.openFact, e.captureKind)
	e.framings.empty = func(fact string) bool {
		f, ok := w.session.Fact(fact)
		return ok && holdsNothing(f)
	}
	e.framings.foot.changed = hooks.chosen
	e.framings.foot.misread, e.framings.foot.goTo = e.capture.misread, func(field string) {
		e.unfold()
		e.uncover()
		e.capture.goTo(field)
	}
	e.capture.lead = e.onward
	e.capture.misled = func() {
		e.framings.foot.show()
		e.export.preview()
		e.keepMisread()
	}
	e.capture.untold = func(fact string) (desk.Untold, bool) {
		if len(e.framings.view.Rows) == 0 || e.framings.view.Told(fact) != [2]int{} {
			return desk.Untold{}, false
		}
		return e.framings.view.WhyUntold(w.index(), fact), true
	}
	e.pages = newPageCount(env, func() narrative.Solution { return w.session.Solution() }, func(pages [2]int) {
		for i, h := range e.framings.heads {
			h.measure(pages[i])
		}
	})
	e.newReview()
	e.framings.foot.review = func() { e.showReview(true) }
	e.newReword()
	e.finder = newFindBar(e.framings, func() { e.arrange(); hooks.focus(nil) })
	hooks.export.stale = func() int {
		_, stale := e.framings.view.Worded()
		return stale
	}
	hooks.export.misread = func() int { return len(e.capture.misread()) }
	hooks.export.held = e.keeper.held
	hooks.export.found, hooks.export.lead, hooks.export.review = func() *desk.Findings { return &e.reviewing.found }, e.leadTo, func() { e.showReview(true) }
	e.export = newExportPanel(env, w, hooks.export, func() { e.showExport(false) })
	e.history = newHistoryPanel(env, w, historyHooks{
		closed: func() { e.showHistory(false) }, escape: e.escape, restore: e.restore,
		compare: func() { e.compared.show(e.history); e.arrange() },
	})
	e.compared = newComparison(comparisonHooks{back: func() { e.history.unselect() }, restore: e.restore})
	w.typedFn = func() { e.capturing = w.inFact; e.capture.Typed(); e.changed() }
	w.changedFn = func() { e.capturing = false; e.export.style.sync(); e.capture.Show(); e.framings.follow(); e.changed() }

	e.build(hooks)
	e.arrange()
	e.showTitle()
	e.showState(w.saver.State())
	e.capture.Show()
	w.framer.Show(s)
	e.pages.changed()
	return e
}

// changed follows a change of the solution. An offer to undo what is not the
// last step any more goes: it would undo another one.
func (e *editor) changed() {
	if e.offerTurn != 0 && e.offered != e.work.session.Version() {
		if e.offerTurn == e.bar.turn {
			e.bar.hide()
		}
		e.offerTurn = 0
	}
	if e.exporting {
		e.export.preview()
	}
	e.pages.changed()
	e.nameSteps()
	if e.looking {
		e.history.changed()
	}
	e.showTitle()
	e.easel.changed()
	e.reword.follow()
}

func (e *editor) showTitle() {
	name := solutionName(e.work.session.Solution())
	if name == "" {
		name = lang.L("New solution")
	}
	if e.title.Text() != name {
		e.title.SetRuns([]flow.Run{{Text: name, Bold: true}})
		e.named(name)
	}
}

func (e *editor) showState(st desk.SaveState) {
	if e.closed {
		return
	}
	text, colour := "", look.Muted
	switch st.Phase {
	case desk.Saved:
		if !st.At.IsZero() {
			text = lang.L("saved {{.Time}}", words.Data{"Time": words.Clock(st.At)})
		}
		e.alarm.hide()
		e.history.reload()
	case desk.Unsaved, desk.Saving:
		text = lang.L("saving…")
	case desk.SaveFailed:
		text, colour = lang.L("not saved"), theme.ColorNameError
		e.saveFailed(st.Err)
	}
	e.state.SetColour(colour)
	e.state.SetText(text)
}

// saveFailed says why what is typed is not saved, and what can be done.
func (e *editor) saveFailed(err error) {
	said := sentence(err.Error()) + " " + lang.L("What you typed is kept here and saved as soon as that is possible.")
	if e.hooks.mendable(err) {
		e.alarm.offer(said, lang.L("See what can be recovered"), e.hooks.mend)
		return
	}
	e.alarm.show(said)
}

// settled reports whether all that was typed is in the library.
func (e *editor) settled() bool { return e.work.saver.State().Phase == desk.Saved }

// close saves what is not saved. Where that fails, the editor stays as it is.
func (e *editor) close() error {
	err := e.work.saver.Close()
	e.pages.close()
	e.reviewing.close()
	e.reword.close()
	e.closed = true
	e.easel.close()
	return err
}
