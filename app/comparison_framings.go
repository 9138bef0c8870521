package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/narrative"
	"bifocal/narrative/compare"
	"bifocal/narrative/framing"
	"bifocal/narrative/worddiff"
)

// framingChanges are the themes that are told another way, both audiences side
// by side: an item a theme.
func framingChanges(c *desk.Comparison) []func() fyne.CanvasObject {
	var out []func() fyne.CanvasObject
	for _, p := range c.Pairs() {
		out = append(out, func() fyne.CanvasObject { return newSidesRow(sectionChange(p, 0), sectionChange(p, 1)) })
	}
	return out
}

// sectionChange shows what differs in one section, under its heading.
func sectionChange(p desk.SectionPair, side int) *flow.Column {
	a := narrative.Audiences[side]
	label := flow.NewRuns([]flow.Run{{Text: strings.ToUpper(p.Labels[side]), Bold: true}}, look.SizeSmall, look.Accent(a))
	items := []fyne.CanvasObject{label}
	s := p.Sides[side]
	if s == nil {
		items = append(items, flow.NewProse(lang.L("Nothing differs here."), look.SizeSmall, look.Muted))
	} else {
		if heading := pieceRuns(s.Heading); len(heading) > 0 {
			for i := range heading {
				heading[i].Bold = true
			}
			items = append(items, flow.NewRuns(heading, look.SizeHeading, theme.ColorNameForeground))
		}
		for _, b := range s.Blocks {
			if b.Kind == framing.Columns && b.Op != compare.Changed {
				continue // the rows name their columns
			}
			items = append(items, blockChange(b, a))
		}
	}
	return flow.NewColumn(7, items...).Padded(flow.Inset{Left: 18, Top: 12, Right: 14, Bottom: 14})
}

// blockChange shows how a block changed, of a table row each cell.
func blockChange(b framing.BlockChange, a narrative.Audience) fyne.CanvasObject {
	if (b.Kind == framing.Row || b.Kind == framing.Columns) && len(b.Cells) > 0 {
		return flow.NewRuns(rowRuns(b), look.SizeSmall, theme.ColorNameForeground)
	}
	runs := pieceRuns(b.Words)
	if b.Op == compare.Moved {
		runs = append(runs, mark(b.Op))
	}
	switch b.Kind {
	case framing.Item:
		runs = append([]flow.Run{{Text: "•  ", Bold: true, Colour: look.Accent(a)}}, runs...)
	case framing.Note:
		return flow.NewRuns(runs, look.SizeSmall, look.Muted)
	}
	return flow.NewRuns(runs, look.SizeBody, theme.ColorNameForeground)
}

// rowRuns sets a table row as running text: each cell after the name of its
// column, the first one after none.
func rowRuns(b framing.BlockChange) []flow.Run {
	var out []flow.Run
	for i, cell := range b.Cells {
		if len(cell) == 0 {
			continue
		}
		if len(out) > 0 {
			out = append(out, flow.Run{Text: "  ·  ", Colour: look.Muted})
			if i < len(b.Columns) && b.Columns[i] != "" {
				out = append(out, flow.Run{Text: b.Columns[i] + " ", Colour: look.Muted})
			}
		}
		out = append(out, pieceRuns(cell)...)
	}
	if b.Op == compare.Moved {
		out = append(out, mark(b.Op))
	}
	return out
}

// touch reports whether no space keeps two texts apart.
func touch(before, after string) bool {
	return strings.TrimRight(before, " \n") == before && strings.TrimLeft(after, " \n") == after
}

// pieceRuns shows a difference: what went is struck out, what came is bold.
func pieceRuns(pieces []worddiff.Piece) []flow.Run {
	out := make([]flow.Run, 0, len(pieces))
	for i, p := range pieces {
		if i > 0 && p.Op == worddiff.Inserted && pieces[i-1].Op == worddiff.Deleted && touch(pieces[i-1].Text, p.Text) {
			out = append(out, flow.Run{Text: " "}) // else a figure would read on into the next
		}
		switch p.Op {
		case worddiff.Deleted:
			out = append(out, flow.Run{Text: p.Text, Strike: true, Colour: theme.ColorNameError})
		case worddiff.Inserted:
			out = append(out, flow.Run{Text: p.Text, Bold: true, Colour: theme.ColorNameSuccess})
		default:
			out = append(out, flow.Run{Text: p.Text})
		}
	}
	return out
}

// sidesRow puts both sides of a theme beside each other, as the framings do.
type sidesRow struct {
	widget.BaseWidget
	sides        [2]*flow.Column
	rule, middle *canvas.Rectangle
}

func newSidesRow(executive, engineering *flow.Column) *sidesRow {
	r := &sidesRow{sides: [2]*flow.Column{executive, engineering}}
	r.rule, r.middle = canvas.NewRectangle(theme.Color(look.Hairline)), canvas.NewRectangle(theme.Color(look.Hairline))
	r.ExtendBaseWidget(r)
	return r
}

// HeightFor returns the height at a width.
func (r *sidesRow) HeightFor(width float32) float32 {
	half := min(float32(int(width/2)), look.Scaled(readingMeasure))
	return max(r.sides[0].HeightFor(half), r.sides[1].HeightFor(half)) + 1
}

func (r *sidesRow) MinSize() fyne.Size {
	return fyne.NewSize(240, r.HeightFor(max(240, r.Size().Width)))
}

func (r *sidesRow) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	return &sidesRowRenderer{r}
}

type sidesRowRenderer struct{ r *sidesRow }

func (rr *sidesRowRenderer) Destroy()           {}
func (rr *sidesRowRenderer) MinSize() fyne.Size { return rr.r.MinSize() }
func (rr *sidesRowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{rr.r.sides[0], rr.r.sides[1], rr.r.rule, rr.r.middle}
}

func (rr *sidesRowRenderer) Layout(size fyne.Size) {
	half := float32(int(size.Width / 2))
	w := min(half, look.Scaled(readingMeasure))
	for i, s := range rr.r.sides {
		s.Move(fyne.NewPos(float32(i)*half+(half-w)/2, 0))
		s.Resize(fyne.NewSize(w, size.Height-1))
	}
	rr.r.rule.Move(fyne.NewPos(0, size.Height-1))
	rr.r.rule.Resize(fyne.NewSize(size.Width, 1))
	rr.r.middle.Move(fyne.NewPos(half, 0))
	rr.r.middle.Resize(fyne.NewSize(1, size.Height))
}

func (rr *sidesRowRenderer) Refresh() {
	for _, o := range []*canvas.Rectangle{rr.r.rule, rr.r.middle} {
		o.FillColor = theme.Color(look.Hairline)
		o.Refresh()
	}
	rr.Layout(rr.r.Size())
	rr.r.sides[0].Refresh()
	rr.r.sides[1].Refresh()
}
