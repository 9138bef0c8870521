package drawing

import (
	"slices"
	"strconv"

	"bifocal/narrative"
)

// rated is a risk of the grid.
type rated struct {
	narrative.Risk
	number int
	name   string
	owner  string
}

func (r rated) score() int { return r.Likelihood * r.Impact }

func (r rated) placed() bool {
	return r.Likelihood >= 1 && r.Likelihood <= 5 && r.Impact >= 1 && r.Impact <= 5
}

// RiskGrid draws the risks on a grid of likelihood by impact, as discs that are
// numbered from the most severe on, with a key of names and owners. It reports
// false where no risk has both ratings.
func RiskGrid(x *narrative.Index, s Sheet) (Drawing, bool) {
	p := s.pen(x)
	var risks []rated
	any := false
	for _, f := range x.Solution.Facts {
		r, ok := f.(narrative.Risk)
		if !ok {
			continue
		}
		k := rated{Risk: r, name: p.name(r.ID, r.Event), owner: p.person(r.Owner)}
		any = any || k.placed()
		risks = append(risks, k)
	}
	if !any {
		return Drawing{}, false
	}
	slices.SortStableFunc(risks, func(a, b rated) int {
		switch {
		case a.placed() && b.placed():
			return b.score() - a.score()
		case a.placed():
			return -1
		case b.placed():
			return 1
		}
		return 0
	})
	for i := range risks {
		risks[i].number = i + 1
	}
	g := riskGrid{pen: p, risks: risks}
	return p.drawing(p.words.Risks, g.draw()), true
}

type riskGrid struct {
	*pen
	risks []rated
	cell  float64
	at    Point // of the top left cell
}

const gridSide = 5

func (g *riskGrid) draw() float64 {
	beside := g.w >= 320
	axis := 22.0 // for the numbers and the name of the likelihood
	room := g.w - axis
	if beside {
		room = g.w*0.48 - axis
	}
	g.cell = min(room/gridSide, 46)
	g.at = Point{axis, 4}
	g.ground()
	for l := 1; l <= gridSide; l++ {
		for i := 1; i <= gridSide; i++ {
			g.place(l, i)
		}
	}
	bottom := g.at.Y + gridSide*g.cell + 26
	x, y, width := 0.0, bottom+8, g.w
	if beside {
		x, y = g.at.X+gridSide*g.cell+22, g.at.Y
		width = g.w - x
	}
	return max(bottom, g.key(x, y, width)+2)
}

// severity is the ground of a cell.
func severity(likelihood, impact int) Role {
	switch s := likelihood * impact; {
	case s >= 15:
		return Severity5
	case s >= 10:
		return Severity4
	case s >= 5:
		return Severity3
	case s >= 3:
		return Severity2
	}
	return Severity1
}

func (g *riskGrid) cellRect(likelihood, impact int) Rect {
	return Rect{g.at.X + float64(impact-1)*g.cell, g.at.Y + float64(gridSide-likelihood)*g.cell, g.cell, g.cell}
}

func (g *riskGrid) ground() {
	for l := 1; l <= gridSide; l++ {
		for i := 1; i <= gridSide; i++ {
			c := g.cellRect(l, i)
			g.fill(Rect{c.X + 0.75, c.Y + 0.75, c.W - 1.5, c.H - 1.5}, severity(l, i), 2)
			if l*i >= 15 { // a corner mark, for those who see no colour
				g.add(Polygon{Ink: Ink{Fill: Muted}, Points: []Point{{c.Right() - 0.75, c.Y + 0.75}, {c.Right() - 0.75, c.Y + 6.75}, {c.Right() - 6.75, c.Y + 0.75}}})
			}
		}
	}
	bottom := g.at.Y + gridSide*g.cell
	for n := 1; n <= gridSide; n++ {
		up, right := g.cellRect(n, 1), g.cellRect(1, n)
		g.text(strconv.Itoa(n), Point{g.at.X - 5, middle(up.Centre().Y, small)}, small, End, Muted)
		g.text(strconv.Itoa(n), Point{right.Centre().X, bottom + 4 + baseline(small)}, small, Middle, Muted)
	}
	g.text(g.words.Impact+" →", Point{g.at.X + gridSide*g.cell, bottom + 14 + baseline(small)}, small, End, Muted)
	g.text("↑ "+g.words.Likelihood, Point{0, bottom + 14 + baseline(small)}, small, Start, Muted)
}

// place puts the discs of one cell in rows, the last one for those that do not
// fit.
func (g *riskGrid) place(likelihood, impact int) {
	var in []rated
	for _, r := range g.risks {
		if r.placed() && r.Likelihood == likelihood && r.Impact == impact {
			in = append(in, r)
		}
	}
	if len(in) == 0 {
		return
	}
	c := g.cellRect(likelihood, impact)
	side, radius := 1, 8.0
	for side*side < len(in) && side < 3 {
		side++
	}
	if side == 3 {
		radius = min(6.4, g.cell/6-0.6)
	}
	shown := in
	if len(in) > side*side {
		shown = in[:side*side-1]
	}
	total := len(shown)
	if len(shown) < len(in) {
		total++
	}
	rows := (total + side - 1) / side
	step := min(2*radius+2.5, (g.cell-2)/float64(side))
	for i := range total {
		row, col := i/side, i%side
		across := min(side, total-row*side)
		at := Point{
			c.Centre().X + (float64(col)-float64(across-1)/2)*step,
			c.Centre().Y + (float64(row)-float64(rows-1)/2)*step,
		}
		if i < len(shown) {
			g.disc(at, radius, strconv.Itoa(shown[i].number), smallBold, Foreground, shown[i].ID)
			continue
		}
		var rest []string
		for _, r := range in[len(shown):] {
			rest = append(rest, r.ID)
		}
		more := "+" + strconv.Itoa(len(rest))
		if g.m.Width(more, smallBold.size, true) > 2*radius-1 {
			more = ellipsis
		}
		g.disc(at, radius, more, smallBold, Foreground, rest...)
	}
}

// key lists the risks, and returns where it ends.
func (g *riskGrid) key(x, y, width float64) float64 {
	const indent = 24.0
	for _, r := range g.risks {
		lines := wrap(g.m, r.name, plain, width-indent, 4)
		role := Foreground
		if !r.placed() {
			role = Muted
		}
		g.badge(Point{x, y + plain.leading()/2}, strconv.Itoa(r.number), role, r.ID)
		y = g.lines(lines, x+indent, y, plain, Start, Foreground, r.ID)
		detail := ""
		if r.owner != "" {
			detail = fill(g.words.OwnedBy, "name", r.owner)
		}
		if !r.placed() {
			detail = joined(g.words.Unrated, detail)
		}
		if detail != "" {
			y = g.lines([]string{cut(g.m, detail, small, width-indent)}, x+indent, y, small, Start, Muted, r.ID)
		}
		y += 7
		g.describe(r)
	}
	return y - 7
}

func joined(a, b string) string {
	if b == "" {
		return a
	}
	return a + " · " + b
}

func (g *riskGrid) describe(r rated) {
	number := func(n int) string {
		if n < 1 || n > gridSide {
			return "?"
		}
		return strconv.Itoa(n)
	}
	text := fill(g.words.RiskAlt, "n", strconv.Itoa(r.number), "name", r.name, "likelihood", number(r.Likelihood), "impact", number(r.Impact))
	if r.owner != "" {
		text += " " + fill(g.words.OwnedBy, "name", r.owner) + "."
	}
	g.note(text)
}
