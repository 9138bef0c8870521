package app

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative"
)

// proposalRow is one proposed fact, with a box that has it entered.
type proposalRow struct {
	widget.BaseWidget
	n      *notesView
	fact   *desk.Proposed
	tick   *widget.Icon
	column *flow.Column
	ring   *canvas.Rectangle
	ground *ground
}

func newProposalRow(n *notesView, p *desk.Proposed) *proposalRow {
	r := &proposalRow{n: n, fact: p, column: flow.NewColumn(2), tick: widget.NewIcon(boxIcon(p.Wanted)), ring: focusRing(), ground: newGround(look.Marked).rounded(6, look.Hairline)}
	r.ExtendBaseWidget(r)
	return r
}

func (r *proposalRow) build() {
	f := r.fact.Fact
	scratch := r.n.p.work.session.Solution()
	if _, there := scratch.Fact(f.FactID()); !there {
		scratch.Facts = append(slices.Clip(scratch.Facts), f)
	}
	x := narrative.NewIndex(&scratch)
	spec, _ := words.Spec(f.FactKind())
	items := []fyne.CanvasObject{
		flow.NewRuns([]flow.Run{{Text: spec.Label + ": ", Colour: look.Muted}, {Text: factName(x, f), Bold: true}}, theme.SizeNameText, theme.ColorNameForeground),
	}
	for _, field := range spec.Fields {
		v, _ := narrative.Get(f, field.Key)
		if text := fieldText(v); text != "" {
			items = append(items, flow.NewRuns([]flow.Run{{Text: field.Label + ": ", Colour: look.Muted}, {Text: text}}, look.SizeSmall, theme.ColorNameForeground))
		}
	}
	items = append(items, flow.NewRuns([]flow.Run{{Text: lang.L("From: “{{.Sentence}}”", words.Data{"Sentence": r.fact.Sentence}), Italic: true}}, look.SizeSmall, look.Muted))
	for _, m := range r.fact.Findings {
		items = append(items, flow.NewRuns([]flow.Run{{Text: ruleName(m.Rule) + ": ", Bold: true, Colour: theme.ColorNameWarning}, {Text: m.In(findingWords)}}, look.SizeSmall, theme.ColorNameForeground))
	}
	if r.fact.Entered != "" {
		items = append(items, flow.NewProse(lang.L("Entered"), look.SizeSmall, theme.ColorNameSuccess))
	}
	r.tick.SetResource(boxIcon(r.fact.Wanted))
	setVisible(r.tick, r.fact.Entered == "")
	r.column.SetItems(items...)
	r.Refresh()
}

// fieldText is a value of a proposed fact, written as the field it goes into and the
// framings write it; "" for none.
func fieldText(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case narrative.Telling:
		return v.For(narrative.Executive)
	case quantity:
		return quantityParser.write(v)
	case when:
		return whenParser.write(v)
	}
	return ""
}

func (r *proposalRow) toggle() {
	if r.fact.Entered == "" {
		r.fact.Wanted = !r.fact.Wanted
		r.n.p.draw()
	}
}

func (r *proposalRow) Tapped(*fyne.PointEvent) { r.n.p.work.focus(r); r.toggle() }

func (r *proposalRow) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (r *proposalRow) FocusGained() { r.ring.Show(); canvas.Refresh(r) }

func (r *proposalRow) FocusLost() { r.ring.Hide(); canvas.Refresh(r) }

func (r *proposalRow) TypedRune(rune) {}

// TypedKey ticks with Space, and goes from one to the next; Enter enters all that are
// ticked.
func (r *proposalRow) TypedKey(k *fyne.KeyEvent) {
	by := 0
	switch k.Name {
	case fyne.KeySpace:
		r.toggle()
	case fyne.KeyReturn, fyne.KeyEnter:
		r.n.enter()
	case fyne.KeyUp:
		by = -1
	case fyne.KeyDown:
		by = 1
	default:
		handOn(r, k)
	}
	if at := slices.Index(r.n.rows, r) + by; by != 0 && at >= 0 && at < len(r.n.rows) {
		r.n.p.work.focus(r.n.rows[at])
	}
}

func (r *proposalRow) indent() float32 { return look.Scaled(20) + 16 }

// HeightFor returns the height at a width.
func (r *proposalRow) HeightFor(width float32) float32 {
	return r.column.HeightFor(width-r.indent()-10) + 16
}

func (r *proposalRow) MinSize() fyne.Size {
	return fyne.NewSize(120, r.HeightFor(max(120, r.Size().Width)))
}

func (r *proposalRow) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	return &proposalRowRenderer{r, []fyne.CanvasObject{r.ground, r.tick, r.column, r.ring}}
}

type proposalRowRenderer struct {
	r       *proposalRow
	objects []fyne.CanvasObject
}

func (rr *proposalRowRenderer) Destroy() {}

func (rr *proposalRowRenderer) MinSize() fyne.Size { return rr.r.MinSize() }

func (rr *proposalRowRenderer) Objects() []fyne.CanvasObject { return rr.objects }

func (rr *proposalRowRenderer) Layout(size fyne.Size) {
	r := rr.r
	r.ground.Resize(size)
	r.ring.Resize(size)
	r.tick.Move(fyne.NewPos(8, 7))
	r.tick.Resize(fyne.NewSquareSize(look.Scaled(20)))
	r.column.Move(fyne.NewPos(r.indent(), 8))
	r.column.Resize(fyne.NewSize(size.Width-r.indent()-10, size.Height-16))
	r.column.Relayout()
}

func (rr *proposalRowRenderer) Refresh() {
	rr.r.ring.StrokeColor = theme.Color(theme.ColorNamePrimary)
	rr.Layout(rr.r.Size())
	for _, o := range rr.objects {
		o.Refresh()
	}
}
