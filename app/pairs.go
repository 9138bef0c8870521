package app

import (
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
	"bifocal/app/words"
	"bifocal/narrative"
)

// pairs is what scrolls: all rows, of which those in sight are drawn.
type pairs struct {
	widget.BaseWidget
	f       *framings
	width   float32
	high    float32
	middle  *canvas.Rectangle
	objects []fyne.CanvasObject
}

func newPairs(f *framings) *pairs {
	p := &pairs{f: f, middle: canvas.NewRectangle(theme.Color(look.Hairline))}
	p.ExtendBaseWidget(p)
	return p
}

// place computes where each row stands at a width.
func (p *pairs) place(width float32) {
	p.width = width
	half := float32(int(width / 2))
	var y float32
	for _, r := range p.f.rows {
		h := max(r.cells[0].HeightFor(half), r.cells[1].HeightFor(width-half))
		r.top, r.high = y, h
		for j, c := range r.cells {
			x, w := float32(0), half
			if j == 1 {
				x, w = half, width-half
			}
			c.Move(fyne.NewPos(x, y))
			if s := fyne.NewSize(w, h); c.Size() != s {
				c.Resize(s)
			} else {
				c.layout(s)
			}
		}
		r.rule.Move(fyne.NewPos(0, y+h))
		r.rule.Resize(fyne.NewSize(width, 1))
		y += h + 1
	}
	if h := p.f.loose.HeightFor(width); h > 0 {
		p.f.loose.column.Move(fyne.NewPos(0, y))
		p.f.loose.column.Resize(fyne.NewSize(width, h))
	}
	p.high = y + p.f.loose.HeightFor(width)
	p.middle.Move(fyne.NewPos(half, 0))
	p.middle.Resize(fyne.NewSize(1, y))
}

// show keeps the rows in sight among the objects that are drawn, and a screen
// above and below for fast scrolling.
func (p *pairs) show() {
	view := p.f.scroll.Size().Height
	from, to := p.f.scroll.Offset.Y-view, p.f.scroll.Offset.Y+2*view
	objects := make([]fyne.CanvasObject, 0, 3*len(p.f.rows)+1)
	for _, r := range p.f.rows {
		if r.top+r.high < from || r.top > to {
			continue
		}
		objects = append(objects, r.cells[0], r.cells[1], r.rule)
	}
	p.objects = append(objects, p.middle)
	if len(p.f.loose.shown) > 0 {
		p.objects = append(p.objects, p.f.loose.column)
	}
}

func (p *pairs) MinSize() fyne.Size { return fyne.NewSize(400, p.high) }

func (p *pairs) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	return &pairsRenderer{p}
}

type pairsRenderer struct{ p *pairs }

func (r *pairsRenderer) Destroy()                     {}
func (r *pairsRenderer) MinSize() fyne.Size           { return r.p.MinSize() }
func (r *pairsRenderer) Objects() []fyne.CanvasObject { return r.p.objects }
func (r *pairsRenderer) Layout(fyne.Size)             {}
func (r *pairsRenderer) Refresh() {
	r.p.middle.FillColor = theme.Color(look.Hairline)
	r.p.middle.Refresh()
	r.p.f.loose.column.Refresh()
	for _, row := range r.p.f.rows {
		row.rule.FillColor = theme.Color(look.Hairline)
		row.rule.Refresh()
		row.cells[0].Refresh()
		row.cells[1].Refresh()
	}
}

// framingHead stands over one side and stays when the rows scroll.
type framingHead struct {
	widget.BaseWidget
	audience narrative.Audience
	ground   *canvas.Rectangle
	edge     *canvas.Rectangle
	title    *flow.Prose
	said     []flow.Run  // all there is to count
	count    *flow.Prose // how often the open fact is told, and how long the brief is
	fact     string
	times    int
	pages    int    // of the brief; 0 is not known
	next     func() // shows where the open fact is told next
}

func newFramingHead(a narrative.Audience) *framingHead {
	h := &framingHead{
		audience: a,
		ground:   canvas.NewRectangle(theme.Color(look.Tint(a))),
		edge:     canvas.NewRectangle(theme.Color(look.Accent(a))),
		title:    flow.NewRuns([]flow.Run{{Text: strings.ToUpper(words.Audience(a)), Bold: true}}, look.SizeSmall, look.Accent(a)).Single(),
		count:    flow.NewProse("", look.SizeSmall, look.Muted).Single().Aligned(fyne.TextAlignTrailing),
	}
	h.ExtendBaseWidget(h)
	return h
}

// tell says how often the side tells the fact that is open; nothing where none
// is.
func (h *framingHead) tell(fact string, times int) {
	if h.fact == fact && h.times == times {
		return
	}
	h.fact, h.times = fact, times
	h.say()
}

// measure says how many pages the brief comes to.
func (h *framingHead) measure(pages int) {
	if h.pages != pages {
		h.pages = pages
		h.say()
	}
}

func (h *framingHead) say() {
	var runs []flow.Run
	switch {
	case h.fact == "":
	case h.times == 0:
		text := lang.L("not told to executives")
		if h.audience == narrative.Engineering {
			text = lang.L("not told to engineers")
		}
		runs = append(runs, flow.Run{Text: text})
	default: // a link, which leads from one to the next
		runs = append(runs, flow.Run{Text: lang.XN("told.times", "told {{.Count}} times", h.times, words.Count(h.times)) + " ›", Bold: true, Colour: theme.ColorNameHyperlink})
	}
	if h.pages > 0 {
		if len(runs) > 0 {
			runs = append(runs, flow.Run{Text: "\u2003"})
		}
		length := flow.Run{Text: lang.XN("pages", "{{.Count}} pages", h.pages, words.Count(h.pages))}
		if desk.TooLong(h.audience, h.pages) {
			length.Text = " " + length.Text + " "
			length.Colour, length.Ground = theme.ColorNameWarning, look.WarningTint
		}
		runs = append(runs, length)
	}
	if len(runs) == 0 {
		runs = []flow.Run{{}}
	}
	h.said = runs
	h.fit(h.Size().Width - 18 - h.title.Natural() - 2 - 12 - 18)
}

// fit shows of the counts what a width has room for: the first ones, and of a
// count that is cut nothing at all.
func (h *framingHead) fit(room float32) {
	runs := h.said
	h.count.SetRuns(runs)
	for len(runs) > 1 && h.count.Natural() > room {
		runs = runs[:max(1, len(runs)-2)] // with the space before it
		h.count.SetRuns(runs)
	}
	if h.count.Natural() > room && h.times > 0 && h.fact != "" {
		h.count.SetRuns([]flow.Run{{Text: lang.L("{{.Count}} ×", words.Data{"Count": words.Number(h.times)}), Bold: true, Colour: theme.ColorNameHyperlink}})
	}
	setVisible(h.count, h.count.Natural() <= room)
}

// leads reports whether a click leads to where the open fact is told.
func (h *framingHead) leads() bool { return h.fact != "" && h.times > 0 && h.next != nil }

// Tapped goes on to the next place that tells the open fact.
func (h *framingHead) Tapped(*fyne.PointEvent) {
	if h.leads() {
		h.next()
	}
}

// Cursor shows that there is something to click.
func (h *framingHead) Cursor() desktop.Cursor {
	if h.leads() {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

func (h *framingHead) CreateRenderer() fyne.WidgetRenderer {
	h.ExtendBaseWidget(h)
	return &framingHeadRenderer{h}
}

type framingHeadRenderer struct{ h *framingHead }

func (r *framingHeadRenderer) Destroy()           {}
func (r *framingHeadRenderer) MinSize() fyne.Size { return fyne.NewSize(120, look.Scaled(headHeight)) }

func (r *framingHeadRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.h.ground, r.h.edge, r.h.title, r.h.count}
}

func (r *framingHeadRenderer) Layout(size fyne.Size) {
	r.h.ground.Resize(size)
	r.h.edge.Resize(fyne.NewSize(size.Width, 3))
	line := r.h.title.MinSize().Height
	r.h.title.Move(fyne.NewPos(18, (size.Height-line)/2+1))
	left := 18 + r.h.title.Natural() + 2
	room := size.Width - left - 12 - 18
	r.h.fit(room)
	r.h.title.Resize(fyne.NewSize(min(left-18, size.Width-36), line))
	r.h.count.Move(fyne.NewPos(left+12, (size.Height-line)/2+1))
	r.h.count.Resize(fyne.NewSize(max(0, room), line))
}

func (r *framingHeadRenderer) Refresh() {
	r.h.ground.FillColor = theme.Color(look.Tint(r.h.audience))
	r.h.edge.FillColor = theme.Color(look.Accent(r.h.audience))
	r.h.ground.Refresh()
	r.h.edge.Refresh()
	r.h.title.Refresh()
	r.h.count.Refresh()
}
