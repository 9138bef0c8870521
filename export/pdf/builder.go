package pdf

import (
	"fmt"
	"math"

	"bifocal/export"
)

// builder turns the document tree into a flow of strips and a tree of
// structure elements.
type builder struct {
	doc      *export.Document
	set      setter
	sheet    sheet
	palette  palette
	flow     flow
	around   furniture
	tree     structure
	squeeze  float64 // 1, or less to draw lines and spaces closer together
	room     float64 // height of the text block of a page
	titled   int     // strips of the title block
	pictured int     // pictures so far
	cost     float64 // of the breaks between pages
	leftOut  []export.Omission
	taken    int         // cuts of the document
	rows     []facingRow // of a document that is facing
	cover    *cover      // nil where there is none
}

// build lays out the whole document as one column.
func (b *builder) build() error {
	b.tree.init()
	if b.doc.Cover != nil {
		b.cover = b.setCover(b.doc.Cover)
	}
	b.titleBlock()
	b.titled = len(b.flow.strips)
	if b.doc.Facing {
		return b.facing()
	}
	whole := column{left: b.sheet.left, right: b.sheet.right, size: b.size(sizeBody), box: -1}
	main := whole.indent(b.margin())
	main.margin = b.margin()
	if len(b.doc.Lead) > 0 {
		b.set.tally.place = "lead"
		lead := whole
		lead.size = b.size(sizeLead)
		start := len(b.flow.strips)
		if err := b.boxed(lead, b.palette.tint, b.space(8*pitch), "", b.doc.Lead); err != nil {
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
	if b.doc.ContactAtEnd() {
		b.contact(main)
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

// size and space apply the squeeze: lines come a little closer, and white space
// gives way by whole steps of the grid, so that its rhythm stays.
func (b *builder) size(s size) size { return size{s.face, s.line * b.closer()} }

func (b *builder) space(points float64) float64 {
	steps := math.Round(points * b.squeeze / pitch * 2)
	return max(steps, 1) / 2 * pitch * b.closer()
}

// margin is the space beside running text for the labels of sections.
func (b *builder) margin() float64 {
	return marginLeast + (marginLabel-marginLeast)*max(0, 2*b.squeeze-1)
}

func (b *builder) closer() float64 { return 1 - (1-b.squeeze)/5 }

func (b *builder) section(i int, s export.Section, c column) error {
	first := len(b.flow.strips)
	b.tree.push("Sect")
	defer b.tree.pop()
	s.Blocks = b.set.arranged.order(s.Blocks, b.pictured)
	space := b.space(spaceSection)
	label := b.label(s, c)
	if label.beside == nil && s.Label != "" {
		b.lines(label.text, label.column, space, label.elem)
		space = b.space(pitch)
	}
	if s.Heading != "" {
		heading := c
		heading.size = b.size(b.headings())
		t := b.set.set(piece{s.Heading, ink{bold: true, size: heading.size.face, colour: inkHead}})
		b.balanced(t, heading, space, b.tree.leaf(b.tree.heading()))
		space = b.space(spaceHeading)
	}
	if label.beside != nil {
		space = b.hang(label, s, first, space)
	}
	headed := len(b.flow.strips)
	if n := leadIn(s.Blocks); n > 0 {
		if err := b.blocks(s.Blocks[:n], c, space); err != nil {
			return err
		}
		if _, lead := b.whole(); b.heightFrom(first) <= lead*b.room {
			b.holdFrom(first)
		}
		if len(b.flow.strips) > headed {
			space = b.space(spaceParagraph)
		}
		if err := b.blocks(s.Blocks[n:], c, space); err != nil {
			return err
		}
	} else if err := b.blocks(s.Blocks, c, space); err != nil {
		return err
	}
	b.holdHeading(i, first, headed)
	return nil
}

// headings is the size of the headings of sections.
func (b *builder) headings() size {
	if b.doc.Facing {
		return sizeHeadingSide
	}
	return sizeHeading
}

// tables is the size of the text in tables.
func (b *builder) tables() size {
	if b.doc.Facing {
		return sizeTableSide
	}
	return sizeTable
}

// whole is which share of a page a table may take to be kept whole, and what
// leads up to it with it: more where pages are low.
func (b *builder) whole() (table, lead float64) {
	if b.doc.Facing {
		return 2 * shortTable, 2 * shortLead
	}
	return shortTable, shortLead
}

// leadIn counts the blocks at the front that are read as one: a paragraph and
// the short table or the picture that it leads up to. It is 0 where the section
// does not start so.
func leadIn(blocks []export.Block) int {
	if len(blocks) < 2 {
		return 0
	}
	if _, leads := blocks[0].(export.Paragraph); !leads {
		return 0
	}
	switch b := blocks[1].(type) {
	case export.Table:
		if len(b.Rows) > 0 {
			return 2
		}
	case export.Picture:
		return 2
	}
	return 0
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
	for i, block := range blocks {
		before := len(b.flow.strips)
		if subheads(block) && i > 0 {
			space = b.space(spaceSubhead)
		}
		if err := b.block(block, c, space); err != nil {
			return err
		}
		n := len(b.flow.strips)
		if n == before {
			continue
		}
		space = b.space(spaceParagraph)
		if subheads(block) {
			space = b.space(spaceItem)
		}
		if i < len(blocks)-1 {
			b.flow.strips[n-1].tear = max(b.flow.strips[n-1].tear, costBlocks)
		}
		if i > 0 && subheads(blocks[i-1]) && b.heightFrom(before) <= shortList*b.room {
			b.tearFrom(before, 2*costList)
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

// balanced appends a heading whose lines are about equally long, and do not end
// within a compound where that can be helped.
func (b *builder) balanced(t *text, c column, space float64, elem int) {
	for i := range t.breaks {
		if at := t.breaks[i].at; at > 0 && at < len(t.glyphs) && t.glyphs[at-1].r == '-' {
			t.breaks[i].tight = true
		}
	}
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
