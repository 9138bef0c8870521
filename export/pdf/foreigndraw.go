package pdf

import (
	"strconv"
	"strings"
)

// foreign draws glyphs of a face that is not our own.
func (c *canvas) foreign(p part, from, to int) {
	g := p.text.glyphs
	k := p.text.inkAt(from)
	f := c.faces[g[from].face].foreign
	c.ink(g[from].face, k)
	open := false
	for i := from; i < to; i++ {
		open = c.shaped(g[i], k.effective(), open)
		if p.line.hyphen && i == p.line.to-1 {
			open = c.opened(open)
			c.buf = append(c.buf, '<')
			c.code(rune(f.hyphen()))
			c.buf = append(c.buf, '>')
		}
	}
	c.closed(open)
}

// opened begins an array of glyphs, closed ends it.
func (c *canvas) opened(open bool) bool {
	if !open {
		c.buf = append(c.buf, '[')
	}
	return true
}

func (c *canvas) closed(open bool) {
	if open {
		c.buf = append(c.buf, "] TJ\n"...)
	}
}

// shaped draws the glyphs of one character, or of several that became one. Open
// says that an array of glyphs has begun; it returns whether one has afterwards.
func (c *canvas) shaped(g glyph, size float64, open bool) bool {
	f := c.faces[g.face].foreign
	for _, s := range g.shaped {
		if s.dy != 0 {
			c.closed(open)
			open = false
			c.numbers(float64(s.dy) * size / 1000)
			c.buf = append(c.buf, "Ts\n"...)
		}
		open = c.opened(open)
		if s.dx != 0 {
			c.buf = strconv.AppendInt(c.buf, -int64(s.dx), 10)
		}
		c.buf = append(c.buf, '<')
		c.code(rune(s.code))
		c.buf = append(c.buf, '>')
		if back := f.advance(s.code) + int(s.dx) - int(s.adv); back != 0 {
			c.buf = strconv.AppendInt(c.buf, int64(back), 10)
		}
		if s.dy != 0 {
			c.closed(open)
			open = false
			c.buf = append(c.buf, "0 Ts\n"...)
		}
	}
	return open
}

// spelt draws a line with words of both directions or with characters that became
// other glyphs, in the order in which they stand on paper, and in the second case
// says beside it how it reads. Readers put words to the left in order by
// themselves, and some would turn them round in what is said beside. Addresses in
// such a line cannot be clicked.
func (c *canvas) spelt(p part) {
	g := p.text.glyphs
	end := p.line.to
	if end < len(g) && g[end].r == ' ' {
		end++ // unseen, but whoever reads it to another needs it between the lines
	}
	c.tag(p.elem)
	if p.text.mixed {
		c.buf = append(c.buf, "/Span BMC\n"...)
	} else {
		c.buf = append(c.buf, "/Span <</ActualText "...)
		c.buf = append(c.buf, textString(strings.TrimRight(runes(g[p.line.from:end]), "\n"))...)
		c.buf = append(c.buf, ">> BDC\n"...)
	}
	for _, i := range p.text.visual(p.line.from, p.line.to) {
		k := p.text.inkAt(i)
		if g[i].face >= faceCount {
			if len(g[i].shaped) > 0 {
				c.ink(g[i].face, k)
				c.closed(c.shaped(g[i], k.effective(), false))
			}
			continue
		}
		r := g[i].r
		if undrawn(r) {
			continue
		}
		if g[i].level%2 == 1 {
			r = mirrored(r)
		}
		c.ink(g[i].face, k)
		c.buf = append(c.buf, "[<"...)
		c.code(r)
		c.buf = append(c.buf, '>')
		if g[i].kern != 0 && i+1 < p.line.to {
			c.buf = strconv.AppendInt(c.buf, -int64(g[i].kern), 10)
		}
		c.buf = append(c.buf, "] TJ\n"...)
	}
	c.buf = append(c.buf, "EMC\nEMC\nET\n"...)
}
