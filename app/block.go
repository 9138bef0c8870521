package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/narrative"
)

const bulletIndent = 14

// block shows one piece of a framing. A click on it opens the fact behind it.
type block struct {
	widget.BaseWidget
	audience narrative.Audience
	piece    desk.Piece
	prose    *flow.Prose // of anything but a table
	table    *flow.Table
	dot      *canvas.Circle
	bar      *canvas.Rectangle // beside a block that tells the open fact
	ground   *canvas.Rectangle // under the pointer
	open     func(fact string)
	marked   bool
}

func newBlock(p desk.Piece, a narrative.Audience, open func(string)) *block {
	b := &block{audience: a, piece: p, open: open}
	b.bar = canvas.NewRectangle(theme.Color(look.Accent(a)))
	b.bar.CornerRadius = 1.5
	b.bar.Hide()
	b.ground = canvas.NewRectangle(theme.Color(theme.ColorNameHover))
	b.ground.CornerRadius = 4
	b.ground.Hide()
	switch p.Kind {
	case desk.Table:
		b.table = flow.NewTable(look.SizeSmall, theme.ColorNameForeground, look.Muted, look.Hairline)
		b.table.Set(p.Header, p.Cells)
	case desk.Note:
		b.prose = flow.NewProse(p.Text, look.SizeSmall, look.Muted)
	default:
		b.prose = flow.NewRuns(runsOf(p), look.SizeBody, theme.ColorNameForeground)
		if p.Kind == desk.Bullet {
			b.dot = canvas.NewCircle(theme.Color(look.Accent(a)))
		}
	}
	b.ExtendBaseWidget(b)
	return b
}

// runsOf sets the run-in heading in bold.
func runsOf(p desk.Piece) []flow.Run {
	runs := []flow.Run{{Text: p.Text}}
	if strings.HasPrefix(p.Text, p.Lead) && p.Lead != "" {
		runs = []flow.Run{{Text: p.Lead, Bold: true}, {Text: p.Text[len(p.Lead):]}}
	}
	switch {
	case p.Stale:
		runs = append(runs, flow.Run{Text: "  " + lang.L("Your wording; the facts behind it have changed since."), Italic: true, Colour: theme.ColorNameWarning})
	case p.Worded:
		runs = append(runs, flow.Run{Text: "  " + lang.L("Your wording."), Italic: true, Colour: look.Muted})
	}
	return runs
}

// set shows another state of the same piece.
func (b *block) set(p desk.Piece) {
	old := b.piece
	b.piece = p
	switch {
	case b.table != nil:
		b.table.Set(p.Header, p.Cells)
		b.table.Relayout()
	case old.Text != p.Text || old.Lead != p.Lead || old.Stale != p.Stale || old.Worded != p.Worded:
		b.prose.SetRuns(runsOf(p))
	}
}

// text returns what the block says, for tests.
func (b *block) text() string {
	if b.table != nil {
		var t string
		for _, row := range b.piece.Cells {
			for _, c := range row {
				t += c + " | "
			}
		}
		return t
	}
	return b.prose.Text()
}

// mark shows whether the block tells the fact that is open for capture.
func (b *block) mark(fact string) {
	on := fact != "" && b.tells(fact)
	if on == b.marked {
		return
	}
	b.marked = on
	if on {
		b.bar.Show()
	} else {
		b.bar.Hide()
	}
	canvas.Refresh(b)
}

func (b *block) tells(fact string) bool {
	if slices.Contains(b.piece.Facts, fact) {
		return true
	}
	for _, row := range b.piece.RowFacts {
		if slices.Contains(row, fact) {
			return true
		}
	}
	return false
}

func (b *block) indent() float32 {
	if b.piece.Kind == desk.Bullet {
		return bulletIndent
	}
	return 0
}

func (b *block) HeightFor(width float32) float32 {
	if b.table != nil {
		return b.table.HeightFor(width)
	}
	return b.prose.HeightFor(width - b.indent())
}

func (b *block) MinSize() fyne.Size {
	if w := b.Size().Width; w > 0 {
		return fyne.NewSize(24, b.HeightFor(w))
	}
	return fyne.NewSize(24, 16)
}

// Tapped opens the fact behind the block, of a table the one behind the row.
func (b *block) Tapped(e *fyne.PointEvent) {
	facts := b.piece.Facts
	if b.table != nil {
		if i := b.table.RowAt(e.Position.Y); i >= 0 && i < len(b.piece.RowFacts) {
			facts = b.piece.RowFacts[i]
		}
	}
	if len(facts) > 0 {
		b.open(facts[0])
	}
}

func (b *block) MouseIn(*desktop.MouseEvent)    { b.ground.Show(); canvas.Refresh(b) }
func (b *block) MouseMoved(*desktop.MouseEvent) {}
func (b *block) MouseOut()                      { b.ground.Hide(); canvas.Refresh(b) }

func (b *block) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (b *block) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	r := &blockRenderer{b: b, objects: []fyne.CanvasObject{b.ground, b.bar}}
	if b.dot != nil {
		r.objects = append(r.objects, b.dot)
	}
	if b.table != nil {
		r.objects = append(r.objects, b.table)
	} else {
		r.objects = append(r.objects, b.prose)
	}
	return r
}

type blockRenderer struct {
	b       *block
	objects []fyne.CanvasObject
}

func (r *blockRenderer) Destroy()                     {}
func (r *blockRenderer) MinSize() fyne.Size           { return r.b.MinSize() }
func (r *blockRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *blockRenderer) Layout(size fyne.Size) {
	b := r.b
	b.ground.Move(fyne.NewPos(-6, -2))
	b.ground.Resize(fyne.NewSize(size.Width+12, size.Height+4))
	b.bar.Move(fyne.NewPos(-10, 1))
	b.bar.Resize(fyne.NewSize(3, max(4, size.Height-2)))
	if b.table != nil {
		b.table.Resize(size)
		b.table.Relayout()
		return
	}
	if b.dot != nil {
		b.dot.Move(fyne.NewPos(2, 7))
		b.dot.Resize(fyne.NewSize(5, 5))
	}
	b.prose.Move(fyne.NewPos(b.indent(), 0))
	b.prose.Resize(fyne.NewSize(size.Width-b.indent(), size.Height))
}

func (r *blockRenderer) Refresh() {
	b := r.b
	b.bar.FillColor = theme.Color(look.Accent(b.audience))
	b.ground.FillColor = theme.Color(theme.ColorNameHover)
	if b.dot != nil {
		b.dot.FillColor = theme.Color(look.Accent(b.audience))
		b.dot.Refresh()
	}
	r.Layout(b.Size())
	if b.table != nil {
		b.table.Refresh()
	} else {
		b.prose.Refresh()
	}
	b.bar.Refresh()
	b.ground.Refresh()
}
