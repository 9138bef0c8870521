package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative"
	"bifocal/narrative/framing"
)

// readingMeasure is how wide a line of reading gets before it tires: about 75
// characters of body text of the normal size.
const readingMeasure = 530

// cell shows one side of a row: a section of a framing, or what to capture to
// get one.
type cell struct {
	widget.BaseWidget
	theme   string
	side    desk.Side
	label   *flow.Prose
	heading *block
	blocks  []*block
	left    map[string]*omitted
	picture *picture // under the blocks; nil for most
	column  *flow.Column
	hooks   *blockHooks
	add     func(narrative.Kind)
	fact    string // whose blocks are marked
}

func newCell(theme string, side desk.Side, hooks *blockHooks, add func(narrative.Kind)) *cell {
	c := &cell{theme: theme, hooks: hooks, add: add}
	c.label = flow.NewProse("", look.SizeSmall, look.Accent(side.Audience))
	c.heading = newBlock(desk.Piece{Kind: desk.Heading}, desk.Place{Audience: side.Audience, Theme: theme}, hooks)
	c.column = flow.NewColumn(6).Padded(flow.Inset{Left: 18, Top: 12, Right: 4, Bottom: 14})
	c.side.Audience = side.Audience
	if s := desk.PictureOf(framing.Theme(theme), side.Audience); s != desk.NoSubject && hooks.pictures != nil {
		c.picture = newPicture(s, side.Audience, hooks.pictures)
		c.picture.margin.right = gutter
	}
	c.set(side, desk.Change{Heading: true, Order: true})
	c.ExtendBaseWidget(c)
	return c
}

// set shows another state of the side, touching only what the change names.
func (c *cell) set(side desk.Side, change desk.Change) {
	c.side = side
	if change.Heading {
		c.label.SetRuns([]flow.Run{{Text: strings.ToUpper(side.Label), Bold: true}})
	}
	c.heading.place.Key = side.HeadingKey
	c.heading.set(side.Head())
	for _, i := range change.Pieces {
		c.blocks[i].set(side.Pieces[i])
	}
	if change.Order {
		c.arrange()
	}
	c.mark(c.fact)
}

// arrange puts the cell together from the blocks it has, by their keys, and
// new ones.
func (c *cell) arrange() {
	items := []fyne.CanvasObject{c.label}
	if c.side.Gap != nil {
		c.blocks = nil
		items = append(items, flow.NewProse(c.side.Gap.Capture, look.SizeSmall, look.Muted))
		if len(c.side.LeftOut) == 0 {
			items = append(items, c.offers()...)
		}
		c.column.SetItems(append(append(items, c.notes()...), c.omissions()...)...)
		return
	}
	had := make(map[string]*block, len(c.blocks))
	for _, b := range c.blocks {
		had[b.piece.Key] = b
	}
	c.blocks = make([]*block, len(c.side.Pieces))
	if c.side.Heading != "" {
		items = append(items, c.heading)
	}
	for i, p := range c.side.Pieces {
		if b, ok := had[p.Key]; ok && b.piece.Kind == p.Kind {
			delete(had, p.Key)
			if !b.piece.Equal(p) {
				b.set(p)
			}
			c.blocks[i] = b
		} else {
			c.blocks[i] = newBlock(p, desk.Place{Audience: c.side.Audience, Theme: c.theme, Key: p.Key}, c.hooks)
		}
		items = append(items, c.blocks[i])
	}
	if c.picture != nil {
		items = append(items, c.picture)
	}
	c.column.SetItems(append(append(items, c.notes()...), c.omissions()...)...)
}

// offers are links to what fills the gap.
func (c *cell) offers() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, k := range c.side.Gap.Kinds[:min(3, len(c.side.Gap.Kinds))] {
		if spec, ok := words.Spec(k); ok {
			out = append(out, newLink("+ "+spec.Label, func() { c.add(k) }))
		}
	}
	if len(out) == 0 {
		return nil
	}
	return []fyne.CanvasObject{container.New(layout.NewCustomPaddedHBoxLayout(18), out...)}
}

// notes say what the facts of the side refer to and lack.
func (c *cell) notes() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, n := range c.side.Notes {
		out = append(out, flow.NewProse(n, look.SizeSmall, theme.ColorNameWarning))
	}
	return out
}

// omissions are lines for what the user has left out.
func (c *cell) omissions() []fyne.CanvasObject {
	had := c.left
	c.left = make(map[string]*omitted, len(c.side.LeftOut))
	var out []fyne.CanvasObject
	for _, l := range c.side.LeftOut {
		o, ok := had[l.Key]
		if !ok {
			o = newOmitted(desk.Place{Audience: c.side.Audience, Theme: c.theme, Key: l.Key}, c.hooks)
		}
		o.set(l)
		c.left[l.Key] = o
		out = append(out, o.column)
	}
	return out
}

// each calls visit for the heading and every block.
func (c *cell) each(visit func(*block)) {
	if c.side.Gap == nil && c.side.Heading != "" {
		visit(c.heading)
	}
	for _, b := range c.blocks {
		visit(b)
	}
}

// mark marks the blocks that tell a fact, and returns the first of them below
// the heading.
func (c *cell) mark(fact string) *block {
	c.fact = fact
	if c.picture != nil {
		c.picture.mark(fact)
	}
	var first *block
	c.each(func(b *block) {
		b.mark(fact)
		if b.marked && first == nil && b != c.heading {
			first = b
		}
	})
	return first
}

func (c *cell) HeightFor(width float32) float32 {
	return c.column.HeightFor(min(width, look.Scaled(readingMeasure)))
}

func (c *cell) MinSize() fyne.Size {
	return fyne.NewSize(160, c.HeightFor(max(160, c.Size().Width)))
}

func (c *cell) layout(size fyne.Size) {
	w := min(size.Width, look.Scaled(readingMeasure))
	c.column.Move(fyne.NewPos((size.Width-w)/2, 0))
	if s := fyne.NewSize(w, c.column.HeightFor(w)); s != c.column.Size() {
		c.column.Resize(s)
	} else {
		c.column.Relayout()
	}
}

func (c *cell) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	return &cellRenderer{c}
}

type cellRenderer struct{ c *cell }

func (r *cellRenderer) Destroy()                     {}
func (r *cellRenderer) MinSize() fyne.Size           { return r.c.MinSize() }
func (r *cellRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.c.column} }
func (r *cellRenderer) Layout(size fyne.Size)        { r.c.layout(size) }
func (r *cellRenderer) Refresh() {
	r.c.layout(r.c.Size())
	r.c.column.Refresh()
}
