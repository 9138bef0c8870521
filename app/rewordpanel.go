package app

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative/reword/client"
)

// rewordPanel slides over the capture pane: what a model is to be asked for, what
// would leave the computer, and then the suggestions. It keeps them while something
// else is shown in its place.
type rewordPanel struct {
	env   Env
	work  *work
	hooks rewordHooks
	asker *asker

	choice   desk.RewordChoice
	items    []*desk.RewordItem
	withheld int
	fault    error  // why nothing can be sent
	wanted   *entry // asks for the key; nil where it is not asked for
	sent     bool   // the suggestions are shown, or waited for
	told     bool   // the instructions are shown
	linking  bool   // the line to the server is being made
	renewal  func() // calls off that what would leave is prepared anew
	fact     string // whose blocks are meant; "" where they were clicked
	used     client.Usage
	keep     *tick // the key that is asked for goes into the keyring
	turn     int   // of the newest preparation
	ask      int   // of the request that is waited for
	cards    []*rewordCard
	log      *rewordLog // in its place; nil while it is not shown
	notes    *notesView // in its place; nil while it is not shown
	kept     *notesView // what was pasted, while something else is shown; may be nil
	fresh    bool       // it was opened just now

	scope  *pick  // what is reworded
	task   *pick  // how
	budget *entry // the most words
	title  *row
	head   *flow.Column // over the cards
	column *flow.Column
	scroll *container.Scroll
	send   *sendButton
	stop   *button
	bar    *widget.ProgressBar
	said   *flow.Prose // beside the buttons
	foot   *fyne.Container
	root   *fyne.Container
	open   bool
	closed bool
}

// rewordHooks are what the panel asks of the editor around it.
type rewordHooks struct {
	view     func() desk.View
	chosen   func() desk.Place
	fact     func() string // that is open for capture; "" for none
	settings func()        // shows those of rewording
	closed   func()
	changed  func()           // how far it is has changed
	lead     func(desk.Place) // shows a block
}

func newRewordPanel(env Env, w *work, settings func() desk.ModelSettings, hooks rewordHooks) *rewordPanel {
	p := &rewordPanel{env: env, work: w, hooks: hooks, asker: &asker{env: env, work: w, settings: settings}}
	p.asker.wait = p.waiting
	p.asker.used = func(u client.Usage) {
		p.used.Prompt += u.Prompt
		p.used.Answer += u.Answer
		if p.open && p.sent && p.log == nil && p.notes == nil {
			p.tellHead()
			p.grown()
		}
	}
	p.title = newRow("", true, 0, p.back).withIcon(theme.NavigateBackIcon())
	p.column = flow.NewColumn(8).Padded(flow.Inset{Left: 8, Top: 8, Right: 14, Bottom: 24})
	p.scroll = container.NewVScroll(container.New(&pageLayout{p.column, p.grown}, p.column))
	p.head = flow.NewColumn(4).Padded(flow.Inset{Left: 10, Bottom: 4})
	p.send = newSendButton(p.start)
	p.send.Importance = widget.HighImportance
	p.stop = newButton(lang.L("Stop"), p.callOff)
	p.bar = widget.NewProgressBar()
	p.bar.TextFormatter = func() string { return "" }
	p.said = flow.NewProse("", look.SizeSmall, look.Muted)
	p.foot = container.New(&rewordFoot{p}, newGround(look.Hairline), p.said, p.bar, p.stop, p.send)
	p.root = container.NewStack(newGround(look.Rail), container.NewBorder(nil, p.foot, nil, nil, container.NewStack(p.scroll, newWheel(p.scroll.Scrolled))))
	return p
}

// grown makes room for what has changed its height.
func (p *rewordPanel) grown() {
	width := p.scroll.Size().Width
	if width <= 0 {
		return
	}
	p.scroll.Content.Resize(fyne.NewSize(width, max(p.column.HeightFor(width), p.scroll.Size().Height)))
	p.column.Relayout()
	p.scroll.Refresh()
}

// show opens or closes the panel. What is selected is what is meant, unless there
// are suggestions to look at.
func (p *rewordPanel) show(on bool) {
	p.open = on
	if !on {
		p.hooks.changed()
		return
	}
	p.fresh = true
	if !p.sent && p.notes == nil {
		p.aim(p.hooks.chosen())
	}
	p.draw()
}

// aim makes a place what is to be reworded.
func (p *rewordPanel) aim(at desk.Place) {
	p.sent, p.items, p.log, p.notes = false, nil, nil, nil
	p.choice.Places, p.choice.Scope = []desk.Place{at}, desk.RewordBlocks
	p.choice.Whose, p.fact = "", ""
	if at.IsZero() {
		p.choice.Places, p.choice.Scope = nil, desk.RewordFraming
		if fact := p.hooks.fact(); fact != "" {
			if told := p.hooks.view().Telling(fact); len(told) > 0 {
				p.choice.Places, p.choice.Scope, p.fact = told, desk.RewordBlocks, fact
			}
		}
	}
	p.choice.Budget, p.budget = 0, nil
	p.prepare()
}

// point adds a block that is clicked on to what is to be reworded, while that is
// being chosen. It returns false where the click means something else.
func (p *rewordPanel) point(at desk.Place) bool {
	if !p.pointing() {
		return false
	}
	if len(p.choice.Places) == 0 || p.fact != "" {
		p.fact, p.choice.Whose = "", ""
		p.choice.Places = []desk.Place{at}
		p.choice.Scope = desk.RewordBlocks
	} else {
		p.choice = p.choice.Point(at)
	}
	p.prepare()
	return true
}

// pointing reports whether what is to be reworded is being chosen.
func (p *rewordPanel) pointing() bool {
	return p.open && !p.sent && p.log == nil && p.notes == nil && p.asker.current().On
}

// means reports whether a block is among those that are to be reworded.
func (p *rewordPanel) means(at desk.Place) bool {
	return slices.ContainsFunc(p.items, func(i *desk.RewordItem) bool {
		return i.Passage.Block == at.Key && i.Passage.Audience == at.Audience
	})
}

// prepare seals what is meant, off the window's goroutine.
func (p *rewordPanel) prepare() { p.prepareOf(p.hooks.view()) }

func (p *rewordPanel) prepareOf(v desk.View) {
	p.choice = p.choice.Fitting(v)
	p.turn++
	turn, choice := p.turn, p.choice
	p.env.Background(func() {
		items, withheld, err := choice.Prepare(v)
		p.env.OnUI(func() {
			if turn != p.turn || p.sent {
				return
			}
			p.items, p.withheld, p.fault = items, withheld, err
			p.draw()
			p.hooks.changed()
			if p.fresh && p.task != nil && p.pointing() {
				p.work.focus(p.task)
			}
			p.fresh = false
		})
	})
}

// back leads from the log to the suggestions, and from them out of the panel.
func (p *rewordPanel) back() {
	switch {
	case p.log != nil:
		p.log = nil
		p.draw()
	default:
		p.hooks.closed()
	}
}

// retold follows what is told now: what would leave is shown as it would leave.
func (p *rewordPanel) retold() {
	if !p.pointing() {
		return
	}
	if p.renewal != nil {
		p.renewal()
	}
	p.renewal = p.env.After(checkAfter, func() {
		if p.pointing() && !p.linking {
			p.prepare()
		}
	})
}

// resume shows what standing says.
func (p *rewordPanel) resume() {
	p.log = nil
	if n := p.kept; n != nil && (n.asking || n.notes.Answered && n.notes.Left() > 0) {
		p.notes = n
	} else {
		p.notes = nil
	}
	p.draw()
}

// escape calls off what is under way, or leads back.
func (p *rewordPanel) escape() {
	switch {
	case p.linking, p.log == nil && (p.notes != nil && p.notes.asking || p.notes == nil && desk.TallyRewords(p.items).Busy > 0):
		p.callOff()
	default:
		p.back()
	}
}

// busy reports whether an answer is on its way.
func (p *rewordPanel) busy() bool {
	return p.linking || p.asker.busy() || desk.TallyRewords(p.items).Busy > 0
}

// follow brings what was taken over in line with a change of the solution: it may
// have been undone.
func (p *rewordPanel) follow() {
	if p.kept != nil {
		p.kept.follow()
	}
	if len(p.items) == 0 || !p.sent {
		return
	}
	s := p.work.session.Solution()
	for _, i := range p.items {
		if i.State == desk.RewordTaken && !i.Holds(&s) {
			i.State = desk.RewordAnswered
			p.update(i)
		}
	}
}

// refreshed says that the settings have changed.
func (p *rewordPanel) refreshed() {
	p.fault, p.wanted = nil, nil
	if p.open {
		p.draw()
	}
}

// standing says how far it is, and how much there is still to look at; "" for
// nothing.
func (p *rewordPanel) standing() string {
	if n := p.kept; n != nil && n.asking {
		return lang.L("Draft from notes: waiting for the model")
	} else if n != nil && n.notes.Answered && n.notes.Left() > 0 {
		left := n.notes.Left()
		return lang.XN("footer.proposals", "{{.Count}} proposed facts", left, words.Count(left))
	}
	if !p.sent {
		return ""
	}
	t := desk.TallyRewords(p.items)
	switch {
	case t.Busy > 0:
		return lang.L("Rewording: {{.Done}} of {{.All}}", words.Data{"Done": words.Number(t.All - t.Busy), "All": words.Number(t.All)})
	case t.Open > 0:
		return lang.XN("footer.suggestions", "{{.Count}} suggestions", t.Open, words.Count(t.Open))
	}
	return ""
}

func (p *rewordPanel) close() {
	p.turn++
	p.ask++
	p.open, p.closed = false, true
	if p.renewal != nil {
		p.renewal()
	}
	p.asker.close()
}

// sendButton is a button that Enter presses too, for whoever comes to it with Tab.
type sendButton struct{ button }

func newSendButton(tap func()) *sendButton {
	b := &sendButton{}
	b.OnTapped = tap
	b.ExtendBaseWidget(b)
	return b
}

func (b *sendButton) TypedKey(k *fyne.KeyEvent) {
	if (k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter) && !b.Disabled() {
		b.OnTapped()
		return
	}
	b.button.TypedKey(k)
}
