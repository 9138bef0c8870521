package drawing

import (
	"math"

	"bifocal/narrative"
)

const (
	lid      = 4.0  // half the height of a cylinder's top
	headRoom = 13.0 // the figure of a person
	loopRoom = 22.0 // beside a box that is connected with itself
)

// pad is the room between outline and text.
func (a *architecture) pad() float64 {
	if len(a.parts) >= many {
		return 5
	}
	return 7
}

// textWidth is the room for text in a box.
func (a *architecture) textWidth(p *part) float64 {
	w := a.boxW - 2*a.pad()
	switch p.Type {
	case "queue":
		w -= 8
	case "component":
		w -= 4
	case "person", "external system":
		w -= 6
	}
	return w
}

// size breaks the texts of every component into lines, and gives it its height.
func (a *architecture) size() {
	most := 3
	if len(a.parts) >= many {
		most = 2
	}
	for _, p := range a.parts {
		w, detail := a.textWidth(p), p.detail
		if kind := a.kind(p.Type); len(a.parts) >= crowd && kind != "" {
			detail = kind
		}
		p.nameLines = wrap(a.m, p.name, a.name, w, 3)
		p.detailLines = wrap(a.m, detail, small, w, most)
		h := 2*a.pad() + float64(len(p.nameLines))*a.name.leading() + float64(len(p.detailLines))*small.leading() + above(p.Type)
		p.rect = Rect{0, 0, a.boxW, max(h, 30)}
	}
}

// above is what a kind needs over its text.
func above(kind string) float64 {
	switch kind {
	case "person":
		return headRoom
	case "database":
		return 2 * lid
	}
	return 0
}

// stateRoles are outline and ground of a state.
func stateRoles(state string) (outline, ground Role) {
	switch state {
	case narrative.StateNew:
		return New, NewTint
	case narrative.StateChanged:
		return Changed, ChangedTint
	case narrative.StateRetired:
		return Retired, RetiredTint
	}
	return Existing, Surface
}

// ink is how a box of a state is painted.
func ink(state string, facts ...string) Ink {
	outline, ground := stateRoles(state)
	i := Ink{Fill: ground, Stroke: outline, Width: 1, Facts: facts}
	switch state {
	case narrative.StateNew:
		i.Width = 1.6
	case narrative.StateRetired:
		i.Dash = Dashed
	}
	return i
}

// box draws a component: its shape, its text, and the sign of its state.
func (a *architecture) box(p *part) {
	r := p.rect
	a.loop(p)
	a.outline(p.Type, r, ink(p.state, p.ID))
	text := float64(len(p.nameLines))*a.name.leading() + float64(len(p.detailLines))*small.leading()
	over := above(p.Type)
	y := r.Y + over + (r.H-over-text)/2
	if p.Type == "person" {
		outline, _ := stateRoles(p.state)
		a.figure(Point{r.Centre().X, y - headRoom + 1}, outline, p.ID)
	}
	role := Foreground
	x := r.Centre().X
	if p.Type == "queue" {
		x -= 3
	}
	y = a.lines(p.nameLines, x, y, a.name, Middle, role, p.ID)
	a.lines(p.detailLines, x, y, small, Middle, Muted, p.ID)
	a.sign(p.state, Point{r.Right() - 5, r.Y}, p.ID)
}

// outline draws the shape of a kind.
func (a *architecture) outline(kind string, r Rect, i Ink) {
	line := Ink{Stroke: i.Stroke, Width: 0.8, Facts: i.Facts}
	switch kind {
	case "person":
		a.add(Box{Ink: i, Rect: r, Radius: 14})
	case "software system":
		a.add(Box{Ink: i, Rect: r})
		a.fill(Rect{r.X, r.Y, r.W, 2.6}, i.Stroke, 0, i.Facts...)
	case "external system":
		a.add(Box{Ink: i, Rect: r})
		a.add(Box{Ink: line, Rect: r.Grown(-2.6)})
	case "component":
		a.add(Box{Ink: i, Rect: r, Radius: 1})
		for _, y := range []float64{r.Y + 8, r.Y + 16} {
			a.add(Box{Ink: Ink{Fill: i.Fill, Stroke: i.Stroke, Width: 0.8, Facts: i.Facts}, Rect: Rect{r.X - 3, y, 7, 4.5}})
		}
	case "database":
		c := r.Centre().X
		body := arc(Point{c, r.Y + lid}, r.W/2, lid, math.Pi, 2*math.Pi)
		body = append(body, arc(Point{c, r.Bottom() - lid}, r.W/2, lid, 0, math.Pi)...)
		a.add(Polygon{Ink: i, Points: body})
		a.add(Line{Ink: line, Points: arc(Point{c, r.Y + lid}, r.W/2, lid, math.Pi, 0)})
	case "queue":
		const end = 5.0
		c := r.Centre().Y
		body := arc(Point{r.Right() - end, c}, end, r.H/2, -math.Pi/2, math.Pi/2)
		body = append(body, arc(Point{r.X + end, c}, end, r.H/2, math.Pi/2, 3*math.Pi/2)...)
		a.add(Polygon{Ink: i, Points: body})
		a.add(Line{Ink: line, Points: arc(Point{r.Right() - end, c}, end, r.H/2, -math.Pi/2, -3*math.Pi/2)})
	default:
		a.add(Box{Ink: i, Rect: r, Radius: 6})
	}
}

// rim is how far below the top of its box, or above its bottom, the outline of
// a kind runs at a place.
func rim(kind string, r Rect, x float64) float64 {
	if kind != "database" {
		return 0
	}
	away := min(1, math.Abs(x-r.Centre().X)/(r.W/2))
	return lid * (1 - math.Sqrt(1-away*away))
}

// figure draws a person.
func (a *architecture) figure(at Point, role Role, fact string) {
	i := Ink{Fill: role, Facts: facts(fact)}
	a.add(Ellipse{Ink: i, Rect: Rect{at.X - 2.6, at.Y, 5.2, 5.2}})
	a.add(Polygon{Ink: i, Points: append(arc(Point{at.X, at.Y + 11}, 5, 5, math.Pi, 2*math.Pi), Point{at.X + 5, at.Y + 11.4}, Point{at.X - 5, at.Y + 11.4})})
}

// sign draws a plus for what is new, a triangle for what changes and a cross
// for what goes, for print in grey and for those who see no colour.
func (a *architecture) sign(state string, c Point, fact string) {
	role, _ := stateRoles(state)
	if role == Existing {
		return
	}
	ids := facts(fact)
	a.add(Ellipse{Ink: Ink{Fill: role, Stroke: Ground, Width: 1.2, Facts: ids}, Rect: Rect{c.X - 6, c.Y - 6, 12, 12}})
	stroke := func(from, to Point) {
		a.add(Line{Ink: Ink{Stroke: Ground, Width: 1.5, Facts: ids}, Points: []Point{from, to}})
	}
	switch state {
	case narrative.StateNew:
		stroke(Point{c.X - 3, c.Y}, Point{c.X + 3, c.Y})
		stroke(Point{c.X, c.Y - 3}, Point{c.X, c.Y + 3})
	case narrative.StateChanged:
		a.add(Polygon{Ink: Ink{Fill: Ground, Facts: ids}, Points: []Point{{c.X, c.Y - 3.4}, {c.X + 3.2, c.Y + 2.2}, {c.X - 3.2, c.Y + 2.2}}})
	case narrative.StateRetired:
		stroke(Point{c.X - 2.3, c.Y - 2.3}, Point{c.X + 2.3, c.Y + 2.3})
		stroke(Point{c.X - 2.3, c.Y + 2.3}, Point{c.X + 2.3, c.Y - 2.3})
	}
}

// loop draws the connections of a component with itself.
func (a *architecture) loop(p *part) {
	if p.self == nil {
		return
	}
	r, out := p.rect, 11.0
	top, bottom := r.Y+r.H*0.3, r.Y+r.H*0.74
	i := Ink{Stroke: Existing, Width: 0.9, Facts: p.self.facts}
	if p.self.async {
		i.Dash = Dashed
	}
	a.add(Line{Ink: i, Points: []Point{{r.Right(), top}, {r.Right() + out, top}, {r.Right() + out, bottom}, {r.Right() + 0.5, bottom}}, Radius: 4, To: Arrow})
	if p.self.number > 0 {
		a.number(p.self, Point{r.Right() + out, (top + bottom) / 2})
	}
}
