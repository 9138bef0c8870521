package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative"
)

// readingMeasure is how wide a line of reading gets before it tires: about 80
// characters of body text.
const readingMeasure = 580

// cell shows one side of a row: a section of a framing, or what to capture to
// get one.
type cell struct {
	widget.BaseWidget
	side    desk.Side
	label   *flow.Prose
	heading *flow.Prose
	bar     *canvas.Rectangle // beside a heading that tells the open fact
	blocks  []*block
	column  *flow.Column
	open    func(fact string)
	add     func(narrative.Kind)
	fact    string // whose blocks are marked
}

func newCell(side desk.Side, open func(string), add func(narrative.Kind)) *cell {
	c := &cell{open: open, add: add}
	c.label = flow.NewProse("", look.SizeSmall, look.Accent(side.Audience))
	c.heading = flow.NewRuns([]flow.Run{{Bold: true}}, look.SizeHeading, theme.ColorNameForeground)
	c.bar = canvas.NewRectangle(theme.Color(look.Accent(side.Audience)))
	c.bar.CornerRadius = 1.5
	c.bar.Hide()
	c.column = flow.NewColumn(6).Padded(flow.Inset{Left: 18, Top: 12, Right: 14, Bottom: 14})
	c.side.Audience = side.Audience
	c.set(side, desk.Change{Heading: true, Order: true})
	c.ExtendBaseWidget(c)
	return c
}

// set shows another state of the side, touching only what the change names.
func (c *cell) set(side desk.Side, change desk.Change) {
	c.side = side
	if change.Heading {
		c.label.SetRuns([]flow.Run{{Text: strings.ToUpper(side.Label), Bold: true}})
		c.heading.SetRuns([]flow.Run{{Text: side.Heading, Bold: true}})
	}
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
	if c.side.Gap != nil {
		c.blocks = nil
		hint := flow.NewProse(c.side.Gap.Capture, look.SizeSmall, look.Muted)
		items := []fyne.CanvasObject{c.label, hint}
		var links []fyne.CanvasObject
		for _, k := range c.side.Gap.Kinds[:min(3, len(c.side.Gap.Kinds))] {
			if spec, ok := words.Spec(k); ok {
				links = append(links, newLink("+ "+spec.Label, func() { c.add(k) }))
			}
		}
		if len(links) > 0 {
			items = append(items, container.New(layout.NewCustomPaddedHBoxLayout(18), links...))
		}
		c.column.SetItems(append(items, c.notes()...)...)
		return
	}
	had := make(map[string]*block, len(c.blocks))
	for _, b := range c.blocks {
		had[b.piece.Key] = b
	}
	c.blocks = make([]*block, len(c.side.Pieces))
	items := []fyne.CanvasObject{c.label}
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
			c.blocks[i] = newBlock(p, c.side.Audience, c.open)
		}
		items = append(items, c.blocks[i])
	}
	c.column.SetItems(append(items, c.notes()...)...)
}

// notes say what the facts of the side refer to and lack.
func (c *cell) notes() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, n := range c.side.Notes {
		out = append(out, flow.NewProse(n, look.SizeSmall, theme.ColorNameWarning))
	}
	return out
}

// mark marks the blocks that tell a fact, and returns the first of them.
func (c *cell) mark(fact string) *block {
	c.fact = fact
	if on := fact != "" && c.side.Heading != "" && slices.Contains(c.side.Facts, fact); on != c.bar.Visible() {
		if on {
			c.bar.Show()
		} else {
			c.bar.Hide()
		}
		canvas.Refresh(c.bar)
	}
	var first *block
	for _, b := range c.blocks {
		b.mark(fact)
		if b.marked && first == nil {
			first = b
		}
	}
	return first
}

func (c *cell) HeightFor(width float32) float32 {
	return c.column.HeightFor(min(width, readingMeasure))
}

func (c *cell) MinSize() fyne.Size {
	return fyne.NewSize(160, c.HeightFor(max(160, c.Size().Width)))
}

func (c *cell) layout(size fyne.Size) {
	w := min(size.Width, readingMeasure)
	if s := fyne.NewSize(w, c.column.HeightFor(w)); s != c.column.Size() {
		c.column.Resize(s)
	} else {
		c.column.Relayout()
	}
	at, high := c.heading.Position(), c.heading.Size().Height
	c.bar.Move(at.AddXY(-10, 1))
	c.bar.Resize(fyne.NewSize(3, max(4, high-2)))
}

func (c *cell) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	return &cellRenderer{c}
}

type cellRenderer struct{ c *cell }

func (r *cellRenderer) Destroy()                     {}
func (r *cellRenderer) MinSize() fyne.Size           { return r.c.MinSize() }
func (r *cellRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.c.bar, r.c.column} }
func (r *cellRenderer) Layout(size fyne.Size)        { r.c.layout(size) }
func (r *cellRenderer) Refresh() {
	r.c.bar.FillColor = theme.Color(look.Accent(r.c.side.Audience))
	r.c.bar.Refresh()
	r.c.layout(r.c.Size())
	r.c.column.Refresh()
}
