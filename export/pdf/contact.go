package pdf

import "bifocal/export"

// contact sets whom the reader asks, behind the last section: a hair line, what it
// is in the margin, a line for each part.
func (b *builder) contact(c column) {
	b.set.tally.place = "contact"
	first := len(b.flow.strips)
	b.tree.push("Sect")
	defer b.tree.pop()
	label := b.label(export.Section{Label: b.doc.ContactWord(), Heading: b.doc.ContactWord()}, c)
	space := b.space(spaceSection)
	if label.text != nil && label.beside == nil {
		b.lines(label.text, label.column, space, label.elem)
		space = b.space(pitch)
	}
	at := len(b.flow.strips)
	lines := b.doc.Contact.Lines()
	if b.set.arranged.terse {
		lines = terse(b.doc.Contact)
	}
	for _, spans := range lines {
		t := b.set.set(b.pieces("", spans, b.body(c))...)
		if len(t.glyphs) > 0 {
			b.lines(t, c, space, b.tree.leaf("P"))
			space = b.space(pitch / 2)
		}
	}
	if len(b.flow.strips) == first {
		return
	}
	if label.beside != nil && at < len(b.flow.strips) {
		b.hang(label, export.Section{}, at, 0)
	}
	left := c.left - c.margin
	head := &b.flow.strips[first]
	head.rules = append(head.rules, rule{x: left, width: c.right - left, y: -3 * pitch, height: 0.5, colour: ruleHair})
	b.keepFrom(first)
}

// terse is who it is in one line, and how they are reached in another.
func terse(c export.Contact) [][]export.Span {
	who, how := c, c
	who.Email, who.Phone = "", ""
	how.Name, how.Role, how.Organisation = "", "", ""
	var out [][]export.Span
	for _, part := range []export.Contact{who, how} {
		if spans := part.Spans(" · "); len(spans) > 0 {
			out = append(out, spans)
		}
	}
	return out
}
