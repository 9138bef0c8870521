package drawing

import (
	"slices"

	"bifocal/narrative"
)

// Stakeholders draws who stands where: influence by stance, each person as a
// card with name and role, marked by the framing they read. What was not
// captured has a column or a row of its own. It reports false where nobody's
// stance and influence are both known.
func Stakeholders(x *narrative.Index, s Sheet) (Drawing, bool) {
	m := peopleMap{pen: s.pen(x)}
	known := false
	for _, f := range x.Solution.Facts {
		p, ok := f.(narrative.Stakeholder)
		if !ok {
			continue
		}
		c := m.card(p)
		known = known || c.column < len(stances) && c.row < len(influences)
		m.cards = append(m.cards, c)
	}
	if !known {
		return Drawing{}, false
	}
	for _, c := range m.cards {
		m.noStance = m.noStance || c.column == len(stances)
		m.noInfluence = m.noInfluence || c.row == len(influences)
		m.note(fill(m.words.PersonAlt, "name", joinedBy(m.words.Comma, c.name, c.role), "stance", m.stance(c.column), "influence", m.influence(c.row)))
	}
	return m.drawing(m.words.People, m.draw()), true
}

// stances and influences are columns from the left and rows from the top.
var (
	stances    = []string{"sceptic", "neutral", "supporter"}
	influences = []string{"high", "medium", "low"}
)

type peopleMap struct {
	*pen
	cards       []personCard
	noStance    bool
	noInfluence bool
}

type personCard struct {
	narrative.Stakeholder
	name, role  string
	row, column int
	lines       []string
	more        []string
}

func (m *peopleMap) card(p narrative.Stakeholder) personCard {
	c := personCard{Stakeholder: p, name: clean(p.Name), role: clean(p.Role)}
	if c.name == "" {
		c.name, c.role = upper(c.role), ""
	}
	if c.name == "" {
		c.name = upper(m.words.Unnamed)
	}
	if org := clean(p.Organisation); org != "" && org != clean(m.x.Solution.Customer.Name) {
		c.role = joinedBy(m.words.Comma, c.role, org)
	}
	if c.column = slices.Index(stances, p.Stance); c.column < 0 {
		c.column = len(stances)
	}
	if c.row = slices.Index(influences, p.Influence); c.row < 0 {
		c.row = len(influences)
	}
	return c
}

func (m *peopleMap) stance(column int) string {
	if column == len(stances) {
		return m.words.NotCaptured
	}
	return m.words.Stances[stances[column]]
}

func (m *peopleMap) influence(row int) string {
	if row == len(influences) {
		return m.words.NotCaptured
	}
	return m.words.Influences[influences[row]]
}

const (
	cardPad   = 5.0
	cellPad   = 6.0
	cardSplit = 5.0
)

func (m *peopleMap) draw() float64 {
	columns, rows := len(stances), len(influences)
	if m.noStance {
		columns++
	}
	if m.noInfluence {
		rows++
	}
	left := 0.0
	for r := range rows {
		left = max(left, widest(m.m, wrap(m.m, m.influence(r), small, 48, 3), small))
	}
	left = max(left, m.m.Width(m.words.Influence, smallBold.size, true)) + 12
	width := (m.w - left) / float64(columns)
	y := m.head(left, width, columns)
	for r := range rows {
		y = m.row(r, columns, y, left, width)
	}
	return m.legend(y + 10)
}

func (m *peopleMap) head(left, width float64, columns int) float64 {
	m.text(m.words.Influence, Point{0, baseline(small)}, smallBold, Start, Foreground)
	m.text(m.words.Stance, Point{left + 2, baseline(small)}, smallBold, Start, Foreground)
	y := small.leading() + 2
	for c := range columns {
		m.text(cut(m.m, upper(m.stance(c)), small, width-4), Point{left + (float64(c)+0.5)*width, y + baseline(small)}, small, Middle, Muted)
	}
	return y + small.leading() + 4
}

// row draws the cells of one influence, as high as the fullest of them.
func (m *peopleMap) row(r, columns int, y, left, width float64) float64 {
	inner := width - 4 - 2*cellPad
	cells := make([][]personCard, columns)
	tall := 40.0
	for c := range columns {
		h := 2 * cellPad
		for _, card := range m.cards {
			if card.row != r || card.column != c {
				continue
			}
			card.lines = wrap(m.m, card.name, smallName, inner-2*cardPad-8, 3)
			card.more = wrap(m.m, card.role, small, inner-2*cardPad-8, 2)
			if len(cells[c]) > 0 {
				h += cardSplit
			}
			cells[c] = append(cells[c], card)
			h += card.height()
		}
		tall = max(tall, h)
	}
	label := wrap(m.m, upper(m.influence(r)), small, left-10, 3)
	m.lines(label, 0, y+2+(tall-float64(len(label))*small.leading())/2, small, Start, Muted)
	for c, cards := range cells {
		cell := Rect{left + float64(c)*width + 2, y + 2, width - 4, tall}
		m.add(Box{Ink: Ink{Fill: Surface, Stroke: Hairline, Width: 0.6}, Rect: cell, Radius: 3})
		h := 0.0
		for i, card := range cards {
			h += card.height()
			if i > 0 {
				h += cardSplit
			}
		}
		at := cell.Y + (tall-h)/2
		for _, card := range cards {
			m.person(card, Rect{cell.X + cellPad, at, inner, card.height()})
			at += card.height() + cardSplit
		}
	}
	return y + tall + 4
}

// smallName is the name on a card.
var smallName = style{size: 7.5, bold: true}

func (c personCard) height() float64 {
	return 2*cardPad + float64(len(c.lines))*smallName.leading() + float64(len(c.more))*small.leading()
}

// person draws a card.
func (m *peopleMap) person(c personCard, r Rect) {
	m.add(Box{Ink: Ink{Fill: Ground, Stroke: Existing, Width: 0.7, Facts: facts(c.ID)}, Rect: r, Radius: 3})
	m.reader(c.Audience, Point{r.X + cardPad + 2.5, r.Y + cardPad + smallName.leading()/2}, c.ID)
	y := m.lines(c.lines, r.X+cardPad+9, r.Y+cardPad, smallName, Start, Foreground, c.ID)
	m.lines(c.more, r.X+cardPad+9, y, small, Start, Muted, c.ID)
}

// reader marks which framing somebody reads: a disc for the executive one, a
// square for the engineering one.
func (m *peopleMap) reader(a narrative.Audience, c Point, fact string) {
	switch a {
	case narrative.Executive:
		m.add(Ellipse{Ink: Ink{Fill: Executive, Facts: facts(fact)}, Rect: Rect{c.X - 2.7, c.Y - 2.7, 5.4, 5.4}})
	case narrative.Engineering:
		m.fill(Rect{c.X - 2.5, c.Y - 2.5, 5, 5}, Engineering, 0, facts(fact)...)
	}
}

func (m *peopleMap) legend(y float64) float64 {
	x, any := 0.0, false
	for _, a := range narrative.Audiences {
		if !slices.ContainsFunc(m.cards, func(c personCard) bool { return c.Audience == a }) {
			continue
		}
		word := m.words.ReadBy[string(a)]
		w := m.m.Width(word, small.size, false) + 10
		if any && x+w > m.w {
			x, y = 0, y+12
		}
		any = true
		m.reader(a, Point{x + 3, y + 4.5}, "")
		m.text(word, Point{x + 10, middle(y+4.5, small)}, small, Start, Muted)
		x += w + 16
	}
	if !any {
		return y - 8
	}
	return y + 11
}
