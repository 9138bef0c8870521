package pdf

import (
	"fmt"

	"bifocal/export"
)

// builder turns the document tree into a flow of strips and a tree of
// structure elements.
type builder struct {
	doc     *export.Document
	set     setter
	sheet   sheet
	palette palette
	flow    flow
	around  furniture
	tree    structure
	squeeze float64 // 1, or less to draw lines and spaces closer together
	room    float64 // height of the text block of a page
	titled  int     // strips of the title block
	held    bool    // some strips hold on to their successors
	leftOut []string
}

// build lays out the whole document as one column.
func (b *builder) build() error {
	b.tree.init()
	b.titleBlock()
	b.titled = len(b.flow.strips)
	main := column{left: b.sheet.left, right: b.sheet.right, size: b.size(sizeBody), box: -1}
	if len(b.doc.Lead) > 0 {
		b.set.tally.place = "lead"
		lead := main
		lead.size = b.size(sizeLead)
		start := len(b.flow.strips)
		if err := b.boxed(lead, b.palette.tint, b.space(15), "", b.doc.Lead); err != nil {
			return fmt.Errorf("lead: %w", err)
		}
		if len(b.flow.strips) > start {
			b.flow.strips[start].section = leadSection
		}
	}
	for i, s := range b.doc.Sections {
		b.set.tally.place = placeName(i, s)
		if err := b.section(i, s, main); err != nil {
			return fmt.Errorf("section %q: %w", b.set.tally.place, err)
		}
	}
	return nil
}

func placeName(i int, s export.Section) string {
	switch {
	case s.Heading != "":
		return s.Heading
	case s.Label != "":
		return s.Label
	}
	return fmt.Sprintf("section %d", i+1)
}

// size and space apply the squeeze.
func (b *builder) size(s size) size { return size{s.face, s.line * (1 - (1-b.squeeze)/5)} }

func (b *builder) space(points float64) float64 { return points * b.squeeze }

func (b *builder) section(i int, s export.Section, c column) error {
	first := len(b.flow.strips)
	b.tree.push("Sect")
	defer b.tree.pop()
	space := b.space(spaceSection)
	if s.Label != "" {
		label := c
		label.size = b.size(sizeLabel)
		t := b.set.set(piece{s.Label, ink{bold: true, size: label.size.face, colour: b.palette.accent}})
		b.lines(t, label, space, b.tree.leaf("P"))
		space = b.space(1.5)
	}
	if s.Heading != "" {
		heading := c
		heading.size = b.size(sizeHeading)
		t := b.set.set(piece{s.Heading, ink{bold: true, size: heading.size.face, colour: inkHead}})
		b.balanced(t, heading, space, b.tree.leaf("H2"))
		space = b.space(spaceHeading)
	}
	headed := len(b.flow.strips)
	rest := s.Blocks
	if introduces(rest) {
		if err := b.blocks(rest[:1], c, space); err != nil {
			return err
		}
		if n := len(b.flow.strips); n > headed {
			if n-headed <= mostLeadIn {
				b.holdFrom(first)
			}
			space = b.space(spaceParagraph)
		}
		rest = rest[1:]
	}
	if err := b.blocks(rest, c, space); err != nil {
		return err
	}
	b.holdHeading(i, first, headed)
	return nil
}

// A table of few rows is read with the few lines that lead up to it.
const (
	mostLeadIn    = 4 // lines
	mostShortRows = 8
)

// introduces says that blocks start with a paragraph and a short table.
func introduces(blocks []export.Block) bool {
	if len(blocks) < 2 {
		return false
	}
	_, leads := blocks[0].(export.Paragraph)
	t, shows := blocks[1].(export.Table)
	return leads && shows && len(t.Rows) > 0 && len(t.Rows) <= mostShortRows
}

// holdHeading marks where section i starts and keeps its heading with the next
// two lines.
func (b *builder) holdHeading(i, first, headed int) {
	strips := b.flow.strips
	if first == len(strips) {
		return
	}
	strips[first].section = i
	for j := first; j < min(headed+1, len(strips)-1); j++ {
		if headed > first {
			strips[j].keep = true
		}
	}
}

// blocks sets blocks in c; space is the white space over the first of them.
func (b *builder) blocks(blocks []export.Block, c column, space float64) error {
	for _, block := range blocks {
		before := len(b.flow.strips)
		if err := b.block(block, c, space); err != nil {
			return err
		}
		if len(b.flow.strips) > before {
			space = b.space(spaceParagraph)
		}
	}
	return nil
}

func (b *builder) block(block export.Block, c column, space float64) error {
	switch block := block.(type) {
	case nil:
		return nil
	case export.Paragraph:
		b.paragraph(block, c, space)
	case export.List:
		b.list(block, c, space)
	case export.Definitions:
		b.definitions(block, c, space)
	case export.Table:
		return b.table(block, c, space)
	case export.Picture:
		return b.picture(block, c, space)
	case export.Callout:
		return b.boxed(c, tintGrey, max(space, b.space(spaceTable)), block.Label, block.Blocks)
	default:
		return fmt.Errorf("no way to print a block of type %T", block)
	}
	return nil
}

// balanced appends a heading whose lines are about equally long.
func (b *builder) balanced(t *text, c column, space float64, elem int) {
	lines := len(t.fit(b.set.faces, c.width()))
	if lines > 1 && lines < 8 {
		low, high := c.width()/2, c.width()
		for range 7 {
			mid := (low + high) / 2
			if len(t.fit(b.set.faces, mid)) > lines {
				low = mid
			} else {
				high = mid
			}
		}
		c.right = c.left + high
	}
	first := b.lines(t, c, space, elem)
	b.keepFrom(first)
	if lines < 8 {
		b.keepLast()
	}
}
