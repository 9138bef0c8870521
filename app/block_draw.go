package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/look"
)

// indent is where the text begins.
func (b *block) indent() float32 {
	if b.piece.Kind == desk.Bullet && b.editor == nil {
		return bulletIndent
	}
	return 0
}

// bodyHeight is that of the text, the table or the editor.
func (b *block) bodyHeight(width float32) float32 {
	switch {
	case b.table != nil:
		return b.table.HeightFor(width - gutter)
	case b.editor != nil:
		return b.editor.HeightFor(width - gutter)
	}
	return b.prose.HeightFor(width - gutter - b.indent())
}

const footGap = 4

// HeightFor returns the height that the block needs at a width.
func (b *block) HeightFor(width float32) float32 {
	h := b.bodyHeight(width)
	if len(b.foot.Items()) > 0 {
		h += footGap + b.foot.HeightFor(width-gutter)
	}
	return h
}

func (b *block) MinSize() fyne.Size {
	if w := b.Size().Width; w > 0 {
		return fyne.NewSize(24, b.HeightFor(w))
	}
	return fyne.NewSize(24, 16)
}

// Relayout places the parts anew after the height of one has changed.
func (b *block) Relayout() { b.layout(b.Size()) }

func (b *block) layout(size fyne.Size) {
	b.ground.Move(fyne.NewPos(-6, -2))
	b.ground.Resize(fyne.NewSize(size.Width+8, size.Height+4))
	b.bar.Move(fyne.NewPos(-10, 1))
	b.bar.Resize(fyne.NewSize(3, max(4, size.Height-2)))
	b.pencil.Move(fyne.NewPos(size.Width-gutter+4, 0))
	b.pencil.Resize(fyne.NewSize(gutter-4, 20))
	inner := size.Width - gutter
	body := b.bodyHeight(size.Width)
	switch {
	case b.table != nil:
		b.table.Resize(fyne.NewSize(inner, body))
		b.table.Relayout()
	case b.editor != nil:
		b.editor.Move(fyne.NewPos(-7, -5))
		b.editor.Resize(fyne.NewSize(inner+14, body))
	default:
		if b.dot != nil {
			b.dot.Move(fyne.NewPos(2, look.Scaled(bulletLine)/2-2.5)) // at the middle of its first line
			b.dot.Resize(fyne.NewSize(5, 5))
		}
		b.prose.Move(fyne.NewPos(b.indent(), 0))
		b.prose.Resize(fyne.NewSize(inner-b.indent(), body))
	}
	b.foot.Move(fyne.NewPos(0, body+footGap))
	if s := fyne.NewSize(inner, b.foot.HeightFor(inner)); s != b.foot.Size() {
		b.foot.Resize(s)
	} else {
		b.foot.Relayout()
	}
}

func (b *block) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	return &blockRenderer{b}
}

type blockRenderer struct{ b *block }

func (r *blockRenderer) Destroy()              {}
func (r *blockRenderer) MinSize() fyne.Size    { return r.b.MinSize() }
func (r *blockRenderer) Layout(size fyne.Size) { r.b.layout(size) }

func (r *blockRenderer) Objects() []fyne.CanvasObject {
	b := r.b
	out := []fyne.CanvasObject{b.ground, b.bar}
	switch {
	case b.table != nil:
		out = append(out, b.table)
	case b.editor != nil:
		out = append(out, b.editor)
	case b.dot != nil:
		out = append(out, b.dot, b.prose)
	default:
		out = append(out, b.prose)
	}
	if len(b.foot.Items()) > 0 {
		out = append(out, b.foot)
	}
	return append(out, b.pencil)
}

func (r *blockRenderer) Refresh() {
	b := r.b
	b.bar.FillColor = theme.Color(look.Accent(b.place.Audience))
	if b.dot != nil {
		b.dot.FillColor = theme.Color(look.Accent(b.place.Audience))
	}
	b.shade()
	b.layout(b.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

// pencil offers to word a block.
type pencil struct {
	widget.BaseWidget
	icon *widget.Icon
	tap  func()
}

func newPencil(tap func()) *pencil {
	p := &pencil{icon: widget.NewIcon(theme.NewThemedResource(theme.DocumentCreateIcon())), tap: tap}
	p.ExtendBaseWidget(p)
	return p
}

func (p *pencil) Tapped(*fyne.PointEvent)             { p.tap() }
func (p *pencil) Cursor() desktop.Cursor              { return desktop.PointerCursor }
func (p *pencil) MinSize() fyne.Size                  { return fyne.NewSize(gutter-4, 20) }
func (p *pencil) CreateRenderer() fyne.WidgetRenderer { return &pencilRenderer{p} }

type pencilRenderer struct{ p *pencil }

func (r *pencilRenderer) Destroy()                     {}
func (r *pencilRenderer) MinSize() fyne.Size           { return r.p.MinSize() }
func (r *pencilRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.p.icon} }
func (r *pencilRenderer) Refresh()                     { r.p.icon.Refresh() }
func (r *pencilRenderer) Layout(size fyne.Size) {
	const side = 15
	r.p.icon.Move(fyne.NewPos((size.Width-side)/2, 2))
	r.p.icon.Resize(fyne.NewSize(side, side))
}

var _ fyne.Tappable = (*pencil)(nil)

// refreshAll draws a block anew after its parts have changed.
func (b *block) refreshAll() {
	b.shade()
	b.layout(b.Size())
	canvas.Refresh(b)
}
