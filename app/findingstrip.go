package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative"
)

// findingStrip stands over the capture pane while one puts a finding right: what
// it says, why it matters, what can be done, and the way to the next one.
type findingStrip struct {
	card   findingCard
	hooks  stripHooks
	column *flow.Column
	scroll *container.Scroll
	root   *fyne.Container
	mark   *ground
	at     int // where the finding stands, or stood, in the list
	gone   bool
	more   int     // findings that are left
	least  float32 // the height it keeps, so that nothing below it moves under the pointer
}

// stripHooks are what the strip asks of the editor beside what a finding does.
type stripHooks struct {
	next  func()
	list  func() // back to the review
	moved func() // it came, went, or changed its height
}

func newFindingStrip(hooks *findingHooks, more stripHooks) *findingStrip {
	s := &findingStrip{hooks: more, column: flow.NewColumn(4).Padded(flow.Inset{Left: 18, Top: 8, Right: 12, Bottom: 10})}
	own := *hooks
	own.grown = more.moved
	s.card = findingCard{hooks: &own, draw: s.draw}
	s.mark = newGround(theme.ColorNameError)
	s.scroll = container.NewVScroll(s.column)
	s.root = container.New(stripLayout{}, newGround(look.Marked), s.scroll, s.mark, newGround(look.Hairline))
	s.root.Hide()
	return s
}

// show stands there for a finding.
func (s *findingStrip) show(row desk.FindingRow, at, left int) {
	s.card.row, s.at, s.gone, s.more = row, at, false, left
	s.card.asking, s.card.reason, s.least = false, nil, 0
	s.root.Show()
	s.draw()
}

// follow brings the strip in line with what was found since.
func (s *findingStrip) follow(f *desk.Findings) {
	if !s.root.Visible() || s.card.asking {
		return
	}
	row, ok := f.Find(s.card.row.Key())
	gone := !ok || !row.Counts()
	left := f.Tally.All()
	if gone == s.gone && left == s.more && (gone || row.Again == s.card.row.Again) {
		if !gone {
			s.card.row = row
		}
		return
	}
	if !gone {
		s.card.row = row
	}
	s.gone, s.more = gone, left
	s.least = s.root.Size().Height
	s.draw()
}

// release gives up the height that it keeps: what is below it has changed anyway.
func (s *findingStrip) release() {
	if s.least > 0 && s.root.Visible() {
		s.least = 0
		s.hooks.moved()
	}
}

// hide takes it away, and returns whether it was there.
func (s *findingStrip) hide() bool {
	if !s.root.Visible() {
		return false
	}
	s.root.Hide()
	s.card.asking, s.card.reason = false, nil
	s.hooks.moved()
	return true
}

func (s *findingStrip) draw() {
	row := &s.card.row
	message, _ := row.In(findingWords)
	title, _ := ruleWords(row.Rule)
	var items []fyne.CanvasObject
	ways := []fyne.CanvasObject{newLink(lang.L("All findings"), s.hooks.list)}
	if s.more > 1 || s.gone && s.more > 0 {
		ways = append([]fyne.CanvasObject{newLink(lang.L("Next finding"), s.hooks.next)}, ways...)
	}
	ways = append(ways, newLink(lang.L("Close"), func() { s.hide() }))
	s.mark.colour = severityColour(row.Severity)
	switch {
	case s.gone:
		s.mark.colour = theme.ColorNameSuccess
		said := lang.L("Put right: {{.Finding}}", words.Data{"Finding": title})
		if s.more == 0 {
			said += " " + lang.L("Nothing else is found.")
		}
		items = append(items, flow.NewProse(said, theme.SizeNameText, theme.ColorNameForeground))
	case s.card.asking:
		items = append(items, flow.NewProse(message, theme.SizeNameText, theme.ColorNameForeground))
		items = append(items, s.card.question()...)
		ways = nil
	default:
		items = append(items, flow.NewProse(message, theme.SizeNameText, theme.ColorNameForeground))
		items = append(items, s.card.again()...)
		items = append(items, s.card.why()...)
		items = append(items, flow.NewLine(14, append(s.card.fixes(), s.card.dismissal()...)...))
	}
	if len(ways) > 0 {
		items = append(items, flow.NewLine(14, ways...))
	}
	s.column.SetItems(items...)
	s.mark.Refresh()
	s.hooks.moved()
}

// stripLayout: the ground, the text, a bar in the colour of the severity at its
// left, a hairline below.
type stripLayout struct{}

func (stripLayout) MinSize(o []fyne.CanvasObject) fyne.Size { return fyne.NewSize(120, 40) }

func (stripLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(size)
	o[1].Resize(size)
	o[2].Resize(fyne.NewSize(4, size.Height))
	o[3].Move(fyne.NewPos(0, size.Height-1))
	o[3].Resize(fyne.NewSize(size.Width, 1))
}

// strippedLayout puts the strip over what is captured, as high as it needs to be
// but never over more than half of it.
type strippedLayout struct{ strip *findingStrip }

func (strippedLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, 80) }

func (l strippedLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	var top float32
	if o[0].Visible() {
		top = max(min(l.strip.column.HeightFor(size.Width), size.Height/2), l.strip.least)
		o[0].Move(fyne.NewPos(0, 0))
		o[0].Resize(fyne.NewSize(size.Width, top))
		l.strip.column.Resize(fyne.NewSize(size.Width, max(top, l.strip.column.HeightFor(size.Width))))
		l.strip.column.Relayout()
	}
	o[1].Move(fyne.NewPos(0, top))
	o[1].Resize(fyne.NewSize(size.Width, size.Height-top))
}

// leadTo brings one to the place of a finding, the caret where its words stand.
func (e *editor) leadTo(row desk.FindingRow) {
	at := -1
	rows := e.reviewing.found.Rows()
	for i := range rows {
		if rows[i].Key() == row.Key() {
			at = i
		}
	}
	e.unfold()
	e.uncover()
	e.history.unselect()
	e.strip.show(row, at, len(rows))
	t := row.Target
	switch {
	case t.Lost:
		e.framings.unselect()
		e.framings.toEnd()
	case !t.Block.IsZero():
		e.framings.Go(t.Block)
		if b := e.framings.selected(); b != nil && b.table == nil {
			b.edit()
			if b.editor != nil {
				b.editor.caretBehind(t.Quote)
			}
		}
	case t.Add != "":
		e.captureKind(t.Add)
	case t.Framing:
		if at := e.framings.view.HardestBlock(t.Audience); !at.IsZero() {
			e.framings.Go(at)
		}
	default:
		e.leadToField(t)
	}
}

func (e *editor) leadToField(t desk.Target) {
	id := t.Fact
	if t.Header {
		id = headerID
	}
	if t.Field == "" {
		e.goTo(id)
		return
	}
	e.capture.goTo(id + "/" + t.Field)
	if e.capture.form == nil || e.capture.openFact != id {
		return
	}
	if words := e.wordsOf(t); words != nil {
		e.hooks.focus(words)
		words.caretBehind(t.Quote)
	}
	e.framings.showFact(t.Fact)
}

// wordsOf returns the entry of the open form that the words of a finding stand in;
// nil where they stand in none.
func (e *editor) wordsOf(t desk.Target) *entry {
	id := t.Fact
	if t.Header {
		id = headerID
	}
	if e.capture.form == nil || e.capture.openFact != id {
		return nil
	}
	return e.capture.form.entryFor(id+"/"+t.Field, t.Part, t.Audience, t.Quote)
}

// nextFinding leads to the finding behind the one that is looked at, or to the
// first one.
func (e *editor) nextFinding() {
	at, key := -1, narrative.Aside{}
	if e.strip.root.Visible() {
		at, key = e.strip.at, e.strip.card.row.Key()
	}
	if row, _, ok := e.reviewing.found.Next(key, at); ok {
		e.leadTo(row)
	} else {
		e.showReview(true)
	}
}

// entryFor returns the entry that words stand in: of a text, of one side of a
// telling, or of an entry of a list; nil where the field has none.
func (f *form) entryFor(id, part string, a narrative.Audience, quote string) *entry {
	for i, v := range f.fields {
		if f.ids[i] == id {
			return entryIn(v, part, a, quote)
		}
	}
	return nil
}

func entryIn(v fieldView, part string, a narrative.Audience, quote string) *entry {
	switch v := v.(type) {
	case *textField:
		return v.e
	case *tellingField:
		for i, of := range narrative.Audiences {
			if a == of || a == "" && desk.CaretBehind(v.entries[i].Text, quote) >= 0 {
				return v.entries[i]
			}
		}
		return v.entries[0]
	case *sublist:
		var first *entry
		for i, id := range v.ids {
			if id != part {
				continue
			}
			for _, inside := range v.fields[i] {
				e := entryIn(inside, "", a, quote)
				if e == nil {
					continue
				}
				if desk.CaretBehind(e.Text, quote) >= 0 {
					return e
				}
				if first == nil {
					first = e
				}
			}
		}
		return first
	}
	return nil
}

// caretBehind puts the caret behind words, or at the end where they do not stand
// there.
func (e *entry) caretBehind(words string) {
	at := desk.CaretBehind(e.Text, words)
	if at < 0 {
		at = len([]rune(e.Text))
	}
	e.put(at)
}
