package pdf

import "bifocal/export"

// label is what a section is about in a word or two. It hangs in the margin
// beside the heading, where there is one and it is short enough.
type label struct {
	text   *text
	beside []line // nil where it stands over the heading
	column column
	elem   int
}

// mostLabel is how many lines a label may have in the margin.
const mostLabel = 3

// gapLabel is the least white space between a label and the text beside it.
const gapLabel = 12.0

func (b *builder) label(s export.Section, c column) label {
	l := label{column: c}
	if s.Label == "" {
		return l
	}
	l.column.size = b.size(sizeLabel)
	l.text = b.set.set(piece{s.Label, ink{bold: true, size: l.column.size.face, colour: b.palette.accent}})
	l.elem = b.tree.leaf("P")
	if s.Heading == "" || c.margin == 0 {
		return l
	}
	lines := l.text.fit(b.set.faces, c.margin-gapLabel)
	if len(lines) <= mostLabel {
		l.beside = lines
	}
	return l
}

// hang puts a label beside the heading that starts with strip first, on the
// baseline of its first line, and returns the white space under the heading: more
// of it where a wide block follows that would run into the label.
func (b *builder) hang(l label, s export.Section, first int, space float64) float64 {
	if first >= len(b.flow.strips) { // the heading holds nothing that can be printed
		b.lines(l.text, l.column, space, l.elem)
		return b.space(pitch)
	}
	head := &b.flow.strips[first]
	base := head.parts[0].baseline
	hung := make([]part, 0, len(l.beside)+len(head.parts))
	for i, line := range l.beside {
		hung = append(hung, part{
			x: l.column.left - l.column.margin, baseline: base + float64(i)*l.column.size.line, text: l.text, line: line, elem: l.elem,
		})
	}
	head.parts = append(hung, head.parts...)
	if len(s.Blocks) > 0 {
		switch s.Blocks[0].(type) {
		case export.Table, export.Picture, export.Definitions:
			ends := base + float64(len(l.beside)-1)*l.column.size.line + b.space(3*pitch)
			space = max(space, ends-b.heightFrom(first)+b.space(spaceTable))
		}
	}
	return space
}
