package drawing

import (
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing"
)

// PageWidth is the width of a page's text in points: 170 mm.
const PageWidth = 482

// least is the width below which no picture is legible; a sheet is at least as
// wide.
const least = 240

// Sheet is what a picture is drawn on. The zero Sheet is as wide as a page, for
// engineers, in English.
type Sheet struct {
	// Width is the width of the drawing in points, [PageWidth] where it is 0.
	// What is narrower than 240 is drawn 240 wide.
	Width float64
	// Audience is who looks at it: it decides the tellings, how figures are
	// written, and the accent.
	Audience narrative.Audience
	// Words are the words beside those of the facts; nil is [English].
	Words *Words
	// Measure knows how wide text is; nil is [Faces].
	Measure Measure
	// Locale is how figures are written; nil is as the solution is told.
	Locale *figures.Locale
	// Rewrite changes texts of the facts, for example the way in which dates stand in
	// them; nil is not at all.
	Rewrite func(string) string
}

// Sizes of text in points. Nothing is smaller than sizeSmall.
const (
	sizeSmall = 7.0
	sizeText  = 8.0
	sizeName  = 8.5
)

var (
	small     = style{size: sizeSmall}
	smallBold = style{size: sizeSmall, bold: true}
	plain     = style{size: sizeText}
	name      = style{size: sizeName, bold: true}
)

// pen draws on a sheet.
type pen struct {
	x        *narrative.Index
	audience narrative.Audience
	words    *Words
	m        Measure
	loc      *figures.Locale
	tell     func(fact, text string) string
	accent   Role
	tint     Role
	w        float64
	shapes   []Shape
	alt      []string
}

func (s Sheet) pen(x *narrative.Index) *pen {
	p := &pen{x: x, audience: s.Audience, words: s.Words, m: s.Measure, w: s.Width, loc: framing.LocaleOf(x.Solution)}
	if p.audience != narrative.Executive {
		p.audience = narrative.Engineering
	}
	p.accent, p.tint = Engineering, EngineeringTint
	if p.audience == narrative.Executive {
		p.accent, p.tint = Executive, ExecutiveTint
	}
	if s.Locale != nil {
		p.loc = s.Locale
	}
	if p.words == nil {
		p.words = &English
	}
	if p.m == nil {
		p.m = Faces
	}
	if !(p.w > 0) {
		p.w = PageWidth
	}
	p.w = min(max(p.w, least), 14400)
	p.tell = framing.Sayer(x, p.audience)
	if tell := p.tell; s.Rewrite != nil {
		p.tell = func(fact, text string) string { return s.Rewrite(tell(fact, text)) }
	}
	return p
}

// say tells a text with its figures filled in, cleaned.
func (p *pen) say(fact, text string) string { return clean(p.tell(fact, text)) }

// name tells a name for the audience, which the other side may lend. It is
// never empty.
func (p *pen) name(fact string, t narrative.Telling) string {
	for _, text := range []string{t.For(p.audience), t.Either(p.audience), t.Executive} {
		if said := p.say(fact, text); said != "" {
			return upper(said)
		}
	}
	return upper(p.words.Unnamed)
}

// person names who is meant by a reference, "" where nobody is.
func (p *pen) person(ref string) string {
	s, ok := p.x.Person(ref)
	if !ok {
		return ""
	}
	if n := clean(s.Name); n != "" {
		return n
	}
	return clean(s.Role)
}

// form is how figures are written for the audience.
func (p *pen) form() figures.Form {
	return figures.Form{Compact: p.audience == narrative.Engineering}
}

func (p *pen) add(s Shape) { p.shapes = append(p.shapes, s) }

// note adds a sentence to the alternative text.
func (p *pen) note(sentence string) {
	if sentence != "" {
		p.alt = append(p.alt, upper(sentence))
	}
}

func (p *pen) drawing(title string, height float64) Drawing {
	return Drawing{W: p.w, H: height, Title: title, Alt: strings.Join(append([]string{title + "."}, p.alt...), " "), Shapes: p.shapes}
}

// text sets one line with its baseline at y.
func (p *pen) text(text string, at Point, st style, a Align, r Role, facts ...string) {
	if text == "" {
		return
	}
	p.add(Text{Facts: facts, Text: text, At: at, Size: st.size, Bold: st.bold, Align: a, Role: r, Width: p.m.Width(text, st.size, st.bold)})
}

// lines sets lines below each other from the top y, and returns where they end.
func (p *pen) lines(lines []string, x, y float64, st style, a Align, r Role, facts ...string) float64 {
	for _, l := range lines {
		p.text(l, Point{x, y + baseline(st)}, st, a, r, facts...)
		y += st.leading()
	}
	return y
}

// baseline is how far below the top of its line the baseline of a text lies.
func baseline(st style) float64 { return st.leading()/2 + 0.36*st.size }

// middle returns the baseline of a text whose capitals are centred on y.
func middle(y float64, st style) float64 { return y + 0.36*st.size }

func (p *pen) rule(from, to Point, r Role, width float64, dash Dash, facts ...string) {
	p.add(Line{Ink: Ink{Stroke: r, Width: width, Dash: dash, Facts: facts}, Points: []Point{from, to}})
}

func (p *pen) fill(r Rect, role Role, radius float64, facts ...string) {
	p.add(Box{Ink: Ink{Fill: role, Facts: facts}, Rect: r, Radius: radius})
}

// disc draws a number in a circle.
func (p *pen) disc(c Point, r float64, text string, st style, role Role, facts ...string) {
	p.add(Ellipse{Ink: Ink{Fill: role, Stroke: Ground, Width: 1, Facts: facts}, Rect: Rect{c.X - r, c.Y - r, 2 * r, 2 * r}})
	p.text(text, Point{c.X, middle(c.Y, st)}, st, Middle, Ground, facts...)
}

// badge draws a number in a disc, which grows to a pill where the number is
// long. It begins at the left of at and is centred on its height.
func (p *pen) badge(at Point, text string, role Role, facts ...string) {
	long := max(15, p.m.Width(text, smallBold.size, true)+7)
	p.add(Box{Ink: Ink{Fill: role, Facts: facts}, Rect: Rect{at.X, at.Y - 7, long, 14}, Radius: 7})
	p.text(text, Point{at.X + long/2, middle(at.Y, smallBold)}, smallBold, Middle, Ground, facts...)
}

// facts joins IDs, without empty ones and repetitions.
func facts(ids ...string) []string {
	var out []string
next:
	for _, id := range ids {
		if id == "" {
			continue
		}
		for _, o := range out {
			if o == id {
				continue next
			}
		}
		out = append(out, id)
	}
	return out
}
