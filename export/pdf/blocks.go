package pdf

import (
	"strconv"
	"strings"

	"bifocal/export"
)

// pieces returns a run-in heading and spans in the inks of running text.
func (b *builder) pieces(lead string, spans []export.Span, base ink) []piece {
	var ps []piece
	if lead != "" {
		k := base
		k.bold, k.colour = true, inkHead
		ps = append(ps, piece{lead, k})
		if len(spans) > 0 {
			ps = append(ps, piece{" ", base})
		}
	}
	for _, s := range spans {
		k := base
		k.bold = k.bold || s.Bold
		k.italic, k.code, k.hyphens = s.Italic, s.Code, !s.Code && s.Link == ""
		if address := linkAddress(s.Link); address != "" {
			k.link, k.colour = address, b.palette.accent
		}
		ps = append(ps, piece{s.Text, k})
	}
	return ps
}

func (b *builder) body(c column) ink { return ink{size: c.size.face, colour: inkBody} }

func (b *builder) paragraph(p export.Paragraph, c column, space float64) {
	t := b.set.set(b.pieces(p.Lead, p.Spans, b.body(c))...)
	if len(t.glyphs) == 0 {
		return
	}
	first := b.lines(t, c, space, b.tree.leaf("P"))
	switch {
	case subheads(p):
		b.keepFrom(first)
		b.keepLast()
	case strings.HasSuffix(strings.TrimSpace(p.Lead+export.Plain(p.Spans)), ":"):
		b.keepLast() // it introduces what follows
	}
}

// subheads says that a block is a small heading: a paragraph of nothing but a
// run-in heading.
func subheads(block export.Block) bool {
	p, ok := block.(export.Paragraph)
	if !ok || p.Lead == "" && len(p.Spans) == 0 {
		return false
	}
	for _, s := range p.Spans {
		if !s.Bold && strings.TrimSpace(s.Text) != "" {
			return false
		}
	}
	return true
}

func (b *builder) list(l export.List, c column, space float64) {
	markers := b.markers(l, c)
	indent := indentList
	for _, m := range markers {
		indent = max(indent, m.width(0, len(m.glyphs))+6)
	}
	b.tree.push("L")
	defer b.tree.pop()
	b.tree.numbers(l.Ordered)
	first := len(b.flow.strips)
	for i, it := range l.Items {
		if b.item(it, markers[i], c, indent, space) {
			space = b.space(spaceItem)
		}
	}
	if n := len(b.flow.strips); n-first == 2 {
		b.flow.strips[first].keep = true
	}
	if b.heightFrom(first) <= shortList*b.room {
		b.tearFrom(first, costList)
	}
}

func (b *builder) markers(l export.List, c column) []*text {
	markers := make([]*text, len(l.Items))
	for i := range l.Items {
		if l.Ordered {
			markers[i] = b.set.set(piece{strconv.Itoa(i+1) + ".", ink{size: c.size.face, colour: inkQuiet}})
		} else {
			markers[i] = b.set.set(piece{"•", ink{size: c.size.face, colour: b.palette.accent}})
		}
	}
	return markers
}

// item sets one entry of a list and says whether there was anything to set.
func (b *builder) item(it export.Item, marker *text, c column, indent, space float64) bool {
	inner := c.indent(indent)
	t := b.set.set(b.pieces(it.Lead, it.Spans, b.body(c))...)
	if t.leftward {
		inner.left, inner.right = c.left, max(c.right-indent, c.left+24)
	}
	note := b.note(it.Note)
	if len(t.glyphs) == 0 && len(note.glyphs) == 0 {
		return false
	}
	b.tree.push("LI")
	defer b.tree.pop()
	label, body := b.tree.leaf("Lbl"), b.tree.leaf("LBody")
	first := b.lines(t, inner, space, body)
	if len(note.glyphs) > 0 {
		if len(t.glyphs) > 0 {
			b.keepLast()
			space = b.space(pitch)
		}
		quiet := inner
		quiet.size = b.size(sizeNote)
		b.lines(note, quiet, space, body)
	}
	s := &b.flow.strips[first]
	end := len(marker.glyphs)
	width := marker.width(0, end)
	x := c.left + 2
	switch {
	case t.leftward:
		x = c.right - 2 - width
	case end > 1:
		x = inner.left - 6 - width // numbers line up at their full stop
	}
	s.parts = append([]part{{
		x: x, baseline: s.parts[0].baseline, text: marker, line: line{to: end, width: width}, elem: label,
	}}, s.parts...)
	return true
}

// note measures quieter, smaller text.
func (b *builder) note(spans []export.Span) *text {
	return b.set.set(b.pieces("", spans, ink{size: sizeNote.face, colour: inkQuiet})...)
}

// boxed sets blocks on a tinted ground with a bar in the accent colour.
func (b *builder) boxed(c column, ground colour, space float64, label string, blocks []export.Block) error {
	start := len(b.flow.strips)
	outer := c.box
	b.flow.boxes = append(b.flow.boxes, box{left: c.left, right: c.right, ground: ground, bar: b.palette.accent})
	c.box = len(b.flow.boxes) - 1
	if outer >= 0 {
		c.box = outer // a box in a box keeps the outer ground
	}
	pad := strip{height: b.space(padBox), space: space, keep: true, box: c.box, section: noSection}
	b.flow.strips = append(b.flow.strips, pad)
	b.tree.push("Sect")
	defer b.tree.pop()
	inner := c.indent(padBoxSide)
	inner.right = max(min(inner.right-padBoxSide, inner.left+measureLead), inner.left+24)
	gap := 0.0
	if label != "" {
		small := inner
		small.size = b.size(sizeLabel)
		t := b.set.set(piece{label, ink{bold: true, size: small.size.face, colour: b.palette.accent}})
		b.lines(t, small, 0, b.tree.leaf("P"))
		b.keepLast()
		gap = b.space(pitch)
	}
	if err := b.blocks(blocks, inner, gap); err != nil {
		return err
	}
	if len(b.flow.strips) == start+1 {
		b.flow.strips = b.flow.strips[:start] // nothing in it: no empty box
		return nil
	}
	b.keepLast()
	b.flow.strips = append(b.flow.strips, strip{height: b.space(padBox), box: c.box, section: noSection})
	b.tearFrom(start, costBox)
	return nil
}
