package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative"
	"bifocal/narrative/sheet"
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
	w.focus = hooks.focus
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

func (e *editor) build(hooks editorHooks) {
	back := newFoldable(lang.L("Library"), theme.NavigateBackIcon(), hooks.back).quietly()
	e.title = flow.NewRuns([]flow.Run{{Bold: true}}, look.SizeHeading, theme.ColorNameForeground).Single()
	e.state = flow.NewProse("", look.SizeSmall, look.Muted).Single().Aligned(fyne.TextAlignTrailing)
	e.send = newFoldable(lang.L("Export"), theme.DocumentPrintIcon(), func() { e.showExport(!e.exporting) })
	e.send.Importance = widget.HighImportance
	e.past = newFoldable(lang.L("History"), theme.HistoryIcon(), func() { e.showHistory(!e.looking) }).quietly()
	e.check = newFoldable(reviewLabel(0), theme.ListIcon(), func() { e.showReview(!e.judging) }).quietly()
	e.fold = newFoldable(lang.L("Hide capture"), theme.MenuIcon(), e.toggleFold).quietly()
	e.alarm = newAlarm(func() { e.env.Background(func() { _ = e.work.saver.Flush() }) })

	e.fixed = newReadOnlyBanner(e.env)
	e.notice = newBanner(theme.ColorNameWarning, theme.ColorNameForegroundOnWarning, lang.L("Close"), func() { e.notice.hide() })

	top := container.New(&headerLayout{back, e.fold, e.check, e.past, e.send}, back, e.title, e.state, e.fold, e.check, e.past, e.send)
	e.over = container.NewStack()
	e.line = newDivider()
	e.line.moved = func(x float32) {
		*e.frame = e.frame.SplitAt(x, e.body.Size().Width)
		e.body.Layout.Layout(e.body.Objects, e.body.Size()) // nothing but the sizes has changed
		e.capture.grown()
	}
	e.line.settled = hooks.framed
	e.line.reset = func() {
		e.frame.Split = 0
		e.body.Refresh()
		e.capture.grown()
		hooks.framed()
	}
	e.body = container.New(&bodyLayout{e}, e.capture.root, e.export.root, e.over, e.history.root, e.review.root, e.reword.root, e.framings, e.finder.root, e.compared.root, e.line)
	e.root = container.NewStack(container.NewBorder(
		container.NewVBox(container.NewStack(newGround(look.Surface), top), e.fixed.root, e.alarm.root, e.notice.root), nil, nil, nil, e.body),
		e.work.figures.layer())
	e.alarm.moved = func() { e.root.Refresh() }
	e.notice.moved = e.alarm.moved
}

// headerLayout: back, title and state share the line with the buttons.
type headerLayout struct{ back, fold, check, past, send *foldable }

const (
	headerHeight = 44
	stateWidth   = 110
	titleWidth   = 240 // that labels of buttons make room for
)

func (*headerLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(560, look.Scaled(headerHeight))
}

func (l *headerLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	wanted := min(look.Scaled(titleWidth), o[1].(*flow.Prose).Natural()+2)
	foldUntil(size.Width-8-10-10-look.Scaled(stateWidth)-18-wanted, 8, l.fold, l.past, l.check, l.back, l.send)
	place := func(obj fyne.CanvasObject, x, w float32) {
		h := obj.MinSize().Height
		obj.Move(fyne.NewPos(x, (size.Height-h)/2))
		obj.Resize(fyne.NewSize(w, h))
	}
	back, title, state, fold, check, past, send := o[0], o[1], o[2], o[3], o[4], o[5], o[6]
	x := float32(8)
	place(back, x, back.MinSize().Width)
	x += back.MinSize().Width + 10
	right := size.Width - 10
	for _, b := range []fyne.CanvasObject{send, past, check, fold} {
		w := b.MinSize().Width
		right -= w
		place(b, right, w)
		right -= 8
	}
	stateWidth := look.Scaled(stateWidth)
	right -= 8
	place(state, right-stateWidth, stateWidth)
	place(title, x, max(20, right-stateWidth-x-10))
}

// bodyLayout gives capture its share of the width, and the find bar a strip
// over the framings.
type bodyLayout struct{ e *editor }

func (l *bodyLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(820, 240) }

func (l *bodyLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	side := l.e.frame.Capture(size.Width)
	if !l.e.sided() {
		side = 0
	}
	for _, panel := range o[:6] {
		panel.Resize(fyne.NewSize(side, size.Height))
	}
	l.e.line.Move(fyne.NewPos(side-dividerLeft, 0))
	l.e.line.Resize(fyne.NewSize(dividerWidth, size.Height))
	if side > 0 {
		side++
	}
	var top float32
	if finder := l.e.finder.root; finder.Visible() {
		top = look.Scaled(findHeight)
		finder.Move(fyne.NewPos(side, 0))
		finder.Resize(fyne.NewSize(size.Width-side, top))
	}
	l.e.framings.Move(fyne.NewPos(side, top))
	l.e.framings.Resize(fyne.NewSize(size.Width-side, size.Height-top))
	l.e.compared.root.Move(fyne.NewPos(side, 0))
	l.e.compared.root.Resize(fyne.NewSize(size.Width-side, size.Height))
}

// sided reports whether something stands beside the framings.
func (e *editor) sided() bool {
	return !e.folded || e.exporting || e.looking || e.judging || e.rewording || e.covered()
}

// covered reports whether a panel lies over the capture pane.
func (e *editor) covered() bool { return len(e.over.Objects) > 0 }

// cover lays a panel over the capture pane; nil takes it away.
func (e *editor) cover(panel fyne.CanvasObject) {
	var objects []fyne.CanvasObject
	if panel != nil {
		e.showExport(false)
		e.showHistory(false)
		e.showReview(false)
		e.showReword(false)
		objects = append(objects, panel)
	}
	e.over.Objects = objects
	e.arrange()
}

// find shows the find bar, over the framings.
func (e *editor) find() {
	e.history.unselect()
	e.finder.root.Show()
	e.arrange()
	e.finder.look(false)
	e.hooks.focus(e.finder.field)
	e.finder.field.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// following reports whether the framings are to show what is being typed: until the
// reader scrolls in them.
func (e *editor) following() bool { return e.capturing && !e.framings.wandered }

func (e *editor) openFact(id string) {
	e.unfold()
	e.uncover()
	e.capture.Open(id, false)
}

// captureKind opens a new fact of a kind. Of an answer and an ask there is one:
// where it is there, but says nothing to this side, it is opened.
func (e *editor) captureKind(kind narrative.Kind) {
	e.unfold()
	e.uncover()
	if single(kind) {
		for _, f := range e.work.session.Solution().Facts {
			if f.FactKind() == kind {
				e.capture.Open(f.FactID(), true)
				return
			}
		}
	}
	e.capture.Add(kind)
}

// table shows what the rows of a table would become.
func (e *editor) table(cells [][]string) {
	e.unfold()
	e.showExport(false)
	e.capture.sheet.open(cells, "", nil)
}

// pasteTable shows a table that is pasted into no field.
func (e *editor) pasteTable(text string) {
	if cells := sheet.Read(text); len(cells) > 0 && strings.Contains(text, "\t") {
		e.table(cells)
	}
}

// askedTable shows the table on the clipboard, or says that there is none.
func (e *editor) askedTable(text string) {
	cells := sheet.Read(text)
	if len(cells) == 0 {
		e.work.note(lang.L("There is no table on the clipboard. Copy the cells in your spreadsheet first, with the line that names the columns."))
		return
	}
	into := ""
	if f, ok := e.work.session.Fact(e.capture.openFact); ok && holdsNothing(f) {
		into = f.FactID()
	}
	e.unfold()
	e.uncover()
	e.capture.sheet.open(cells, into, nil)
}

// another adds the next fact of the kind that is captured.
func (e *editor) another() {
	e.unfold()
	e.showExport(false)
	e.capture.Another()
}

// escape closes what lies over the capture pane, then the find bar, or takes
// the selection away.
func (e *editor) escape() {
	switch {
	case e.exporting:
		e.showExport(false)
	case e.looking && e.history.unselect():
	case e.looking:
		e.showHistory(false)
	case e.judging:
		e.showReview(false)
	case e.rewording:
		e.reword.escape()
	case e.covered():
		e.hooks.uncover()
	case e.capture.sheet.root.Visible():
		e.capture.sheet.close()
	case e.finder.root.Visible():
		e.finder.close()
	case e.strip.hide():
	default:
		e.framings.unselect()
	}
}

// uncover closes what lies over the capture pane.
func (e *editor) uncover() {
	e.hooks.uncover()
	e.showExport(false)
	e.showHistory(false)
	e.showReview(false)
	e.showReword(false)
}

func (e *editor) unfold() {
	if e.folded {
		e.toggleFold()
	}
}

func (e *editor) toggleFold() {
	if e.folded && e.work.refuses() {
		return
	}
	e.folded = !e.folded
	e.frame.Folded = e.folded
	e.arrange()
	e.hooks.framed()
}

// styled says that house styles may have changed.
func (e *editor) styled() {
	e.export.style.load()
	e.pages.changed()
}

func (e *editor) showExport(on bool) {
	if e.exporting == on {
		return
	}
	e.exporting = on
	if on {
		e.hooks.uncover()
		e.showHistory(false)
		e.showReview(false)
		e.showReword(false)
		e.work.focus(nil)  // what is typed now is not for the field behind the panel
		e.reviewing.look() // without waiting for the moment
		e.export.open()
	}
	e.arrange()
}

func (e *editor) showHistory(on bool) {
	if e.looking == on {
		return
	}
	e.looking = on
	if on {
		e.hooks.uncover()
		e.showExport(false)
		e.showReview(false)
		e.showReword(false)
		e.capture.commit()
		e.work.focus(nil)
	}
	e.history.show(on)
	e.arrange()
}

// arrange shows the panels that are wanted.
func (e *editor) arrange() {
	show := func(o fyne.CanvasObject, on bool) {
		if on {
			o.Show()
		} else {
			o.Hide()
		}
	}
	comparing := e.looking && e.compared.shown()
	show(e.capture.root, !e.folded && !e.exporting && !e.looking && !e.judging && !e.rewording && !e.covered())
	show(e.export.root, e.exporting)
	show(e.history.root, e.looking)
	show(e.review.root, e.judging)
	show(e.reword.root, e.rewording)
	show(e.over, e.covered())
	show(e.framings, !comparing)
	show(e.compared.root, comparing)
	show(e.line, e.sided())
	if e.folded {
		e.fold.name(lang.L("Show capture"))
	} else {
		e.fold.name(lang.L("Hide capture"))
	}
	e.body.Refresh()
	if !e.folded {
		e.capture.grown()
	}
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
