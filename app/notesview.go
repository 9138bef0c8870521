package app

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative"
	"bifocal/narrative/reword"
	"bifocal/narrative/reword/client"
)

// notesView makes proposed facts of pasted notes, in the place of the suggestions.
// None is entered until it is accepted.
type notesView struct {
	p       *rewordPanel
	notes   desk.Notes
	field   *notesEntry
	calls   func() // calls off the sealing that is to come
	asking  bool
	chars   int // that have come of the answer
	wait    time.Duration
	err     error
	rows    []*proposalRow
	leaving *flow.Column
	ask     int
}

// showNotes opens the panel on notes.
func (p *rewordPanel) showNotes() {
	if p.kept == nil {
		p.kept = newNotesView(p)
	}
	p.notes, p.log = p.kept, nil
	p.draw()
	if p.asker.current().On && !p.notes.notes.Answered {
		p.work.focus(p.notes.field)
	}
}

func newNotesView(p *rewordPanel) *notesView {
	n := &notesView{p: p, leaving: flow.NewColumn(6)}
	n.field = newNotesEntry()
	n.field.OnChanged = func(string) {
		if n.calls != nil {
			n.calls()
		}
		n.calls = p.env.After(checkAfter, n.seal)
	}
	return n
}

// seal shows what would leave, off the window's goroutine.
func (n *notesView) seal() {
	s, text := n.p.work.session.Solution(), n.field.Text
	n.ask++
	ask := n.ask
	n.p.env.Background(func() {
		var sealed desk.Notes
		err := sealed.Seal(&s, text)
		n.p.env.OnUI(func() {
			if ask == n.ask && !n.asking {
				n.notes, n.err = sealed, err
				n.showLeaving()
				n.p.progress()
				n.p.grown()
			}
		})
	})
}

func (n *notesView) items() []fyne.CanvasObject {
	var items []fyne.CanvasObject
	if n.notes.Answered {
		items = n.proposals()
	} else {
		items = append(items, flow.NewProse(lang.L("Paste the notes of a meeting. The model proposes facts, each with the sentence that it comes from. None is entered until you accept it."), look.SizeSmall, look.Muted), n.field)
		if problem := n.p.problem(); problem.Visible() {
			items = append(items, problem)
		}
		n.showLeaving()
		items = append(items, n.leaving)
	}
	return []fyne.CanvasObject{flow.NewColumn(8, items...).Padded(flow.Inset{Left: 10, Top: 2, Right: 4})}
}

// showLeaving shows the sealed notes, or how far the answer is.
func (n *notesView) showLeaving() {
	var items []fyne.CanvasObject
	switch {
	case n.asking:
		text := lang.L("Waiting for the model. Escape stops.")
		switch {
		case n.wait > 0:
			text = waitText(n.wait)
		case n.chars > 0:
			text = lang.XN("notes.coming", "The answer is coming: {{.Count}} characters so far. Escape stops.", n.chars, words.Count(n.chars))
		}
		items = []fyne.CanvasObject{flow.NewProse(text, look.SizeSmall, look.Muted)}
	case n.err != nil:
		items = []fyne.CanvasObject{flow.NewProse(sentence(n.err.Error()), theme.SizeNameText, theme.ColorNameError)}
	}
	if r := n.notes.Request; r != nil && !n.asking {
		item := &desk.RewordItem{Request: r}
		out := desk.Outlook([]*desk.RewordItem{item})
		items = append(items, flow.NewColumn(0, flow.NewRuns([]flow.Run{{Text: lang.L("This is what leaves your computer"), Bold: true}}, look.SizeHeading, theme.ColorNameForeground)).Padded(flow.Inset{Top: 8}),
			flow.NewProse(n.p.outlook(out), look.SizeSmall, look.Muted))
		if out.Foreign > 0 {
			items = append(items, foreignText(out.Foreign))
		}
		if len(out.Readable) > 0 {
			var names []fyne.CanvasObject
			for _, w := range out.Readable {
				names = append(names, newLink(w, func() { n.p.seal(w); n.seal() }))
			}
			items = append(items, flow.NewProse(lang.L("These words with a capital stay readable. Click those that must not leave:"), look.SizeSmall, theme.ColorNameForeground), flow.NewLine(12, names...))
		}
		items = append(items, newCard(flow.NewColumn(0, flow.NewRuns(sealedRuns(r.Sealed.Text(), r.Sealed.Items()), look.SizeSmall, theme.ColorNameForeground)).
			Padded(flow.Inset{Left: 10, Top: 6, Right: 10, Bottom: 8})).on(""))
	}
	n.leaving.SetItems(items...)
}

// start sends the notes, or enters the proposals that are ticked.
func (n *notesView) start() {
	switch {
	case n.notes.Answered:
		n.enter()
	case n.notes.Request == nil || n.asking || n.p.asker.busy():
	default:
		n.p.connect(n.send)
	}
}

func (n *notesView) send() {
	n.asking, n.err, n.chars, n.wait = true, nil, 0, 0
	n.ask++
	ask := n.ask
	n.p.draw()
	s := n.p.work.session.Solution()
	taken := func(id string) bool { _, ok := s.Fact(id); return ok }
	n.p.asker.draft(n.notes.Request, taken, func(_ int, text string) {
		if ask == n.ask {
			n.chars, n.wait = len([]rune(text)), 0
			n.showLeaving()
			n.p.grown()
		}
	}, func(found []reword.Proposal, turned []reword.Turned, err error) {
		if n.p.closed {
			return
		}
		defer n.p.next() // a text may have waited for the notes
		if ask != n.ask || errors.Is(err, context.Canceled) {
			return
		}
		n.asking = false
		if errors.Is(err, client.ErrKeyRefused) {
			n.p.asker.forget()
		}
		if n.err = err; err == nil {
			n.notes.Answer(found, turned)
			n.rows = nil
		}
		n.p.draw()
		if n.p.open && n.p.notes == n && len(n.rows) > 0 {
			n.p.work.focus(n.rows[0])
		}
	})
}

func (n *notesView) waiting(d time.Duration) {
	n.wait = d
	n.showLeaving()
	n.p.grown()
}

func (n *notesView) callOff() {
	n.ask++
	n.asking = false
	n.p.asker.stop()
	n.p.draw()
}

// progress brings the foot of the panel in line.
func (n *notesView) progress() {
	p := n.p
	setVisible(p.stop, n.asking)
	setVisible(p.send, !n.asking)
	setVisible(p.bar, false)
	p.send.Importance = widget.HighImportance
	if n.notes.Answered {
		wanted := n.notes.Wanted()
		p.send.SetText(lang.XN("notes.enter", "Enter {{.Count}} facts", wanted, words.Count(wanted)))
		if wanted == 0 {
			p.send.Disable()
		}
		return
	}
	p.send.SetText(lang.L("Send"))
	if host := p.asker.current().Host(); host != "" {
		p.send.SetText(lang.L("Send to {{.Server}}", words.Data{"Server": host}))
	}
	if n.notes.Request == nil {
		p.send.Disable()
	}
}

// proposals are the facts that are proposed, each with its sentence, and why others
// were turned down.
func (n *notesView) proposals() []fyne.CanvasObject {
	found := len(n.notes.Found)
	items := []fyne.CanvasObject{
		flow.NewProse(lang.XN("notes.found", "{{.Count}} facts are proposed. Tick those to enter.", found, words.Count(found)), theme.SizeNameText, theme.ColorNameForeground),
		links(newLink(lang.L("Other notes"), n.anew), newLink(lang.L("What was sent"), n.p.showLog)),
	}
	if n.rows == nil {
		for _, p := range n.notes.Found {
			n.rows = append(n.rows, newProposalRow(n, p))
		}
	}
	for _, r := range n.rows {
		r.build()
		items = append(items, r)
	}
	for _, t := range n.notes.Turned {
		items = append(items, flow.NewProse(lang.L("Proposal {{.Number}} was turned down: {{.Why}}", words.Data{"Number": words.Number(t.Number), "Why": t.Err.Error()}), look.SizeSmall, theme.ColorNameWarning))
	}
	return items
}

// anew goes back to the notes.
func (n *notesView) anew() {
	n.notes.Answered, n.rows = false, nil
	n.p.draw()
	n.p.work.focus(n.field)
}

// enter enters what is ticked, as one step.
func (n *notesView) enter() {
	steps, done := n.notes.Enter(n.p.work.session.Solution())
	if len(steps) == 0 {
		return
	}
	first := ""
	if add, ok := steps[0].(narrative.AddFact); ok {
		first = add.Fact.FactID()
	}
	said := lang.XN("notes.entered", "{{.Count}} facts entered from the notes", len(steps), words.Count(len(steps)))
	done()
	n.p.work.do(steps, said, first)
	n.p.work.offerUndo(said)
	n.p.draw()
}

func (n *notesView) follow() {
	s := n.p.work.session.Solution()
	if n.notes.Follow(&s) {
		n.p.draw()
	}
}

// notesEntry takes text of many lines, which a field of a form does not.
type notesEntry struct{ widget.Entry }

const notesRows = 9

func newNotesEntry() *notesEntry {
	e := &notesEntry{}
	e.MultiLine, e.Wrapping = true, fyne.TextWrapWord
	e.PlaceHolder = lang.L("Notes")
	e.ExtendBaseWidget(e)
	e.SetMinRowsVisible(notesRows)
	return e
}

// AcceptsTab lets Tab move on.
func (e *notesEntry) AcceptsTab() bool { return false }

func (e *notesEntry) TypedKey(k *fyne.KeyEvent) {
	if !handOn(e, k) {
		e.Entry.TypedKey(k)
	}
}
