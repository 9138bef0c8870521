package pdf

import (
	"fmt"
	"strings"

	"bifocal/export"
)

// facingRow is a section and what faces it.
type facingRow struct {
	sides  [2]facingSide
	across []strip
}

// facingSide is one column of a row.
type facingSide struct {
	strips []strip
	again  []strip // the label, where the column goes on on another page
	ended  []strip // the same where only what stands beside it goes on
}

// empty says that there is nothing in the column.
func (s *facingSide) empty() bool { return len(s.strips) == 0 }

// columns are the two columns of a page, left and right.
func (b *builder) columns() [2]column {
	left := column{left: b.sheet.left, right: b.sheet.left + export.FacingWidth, size: b.size(sizeBodySide), box: -1}
	right := left
	right.left, right.right = b.sheet.right-export.FacingWidth, b.sheet.right
	return [2]column{left, right}
}

// facing lays out the sections as rows of two columns, each in the colour of
// its reader.
func (b *builder) facing() error {
	own := b.palette
	defer func() { b.palette = own }()
	columns := b.columns()
	for i, s := range b.doc.Sections {
		var row facingRow
		for side, section := range [2]export.Section{s, facedBy(s)} {
			b.palette = own.as(export.Accent(side))
			b.set.tally.place = placeName(i, section)
			strips, err := b.apart(func() error { return b.section(i, section, columns[side]) })
			if err != nil {
				return fmt.Errorf("section %q: %w", b.set.tally.place, err)
			}
			row.sides[side].strips = strips
			if section.Label != "" && len(strips) > 0 {
				words := strings.ReplaceAll(or(b.doc.Words.Continued, "{label}, continued"), "{label}", section.Label)
				row.sides[side].again = b.again(words, columns[side], b.palette.accent)
				row.sides[side].ended = b.again(section.Label, columns[side], inkQuiet)
			}
		}
		if !row.sides[0].empty() && !row.sides[1].empty() {
			row.sides[1].strips[0].section = noSection // the row is in the outline once
		}
		b.palette = own
		if len(s.Across) > 0 {
			both := columns[0]
			both.right = columns[1].right
			strips, err := b.apart(func() error { return b.blocks(s.Across, both, 0) })
			if err != nil {
				return fmt.Errorf("section %q: %w", b.set.tally.place, err)
			}
			row.across = strips
		}
		b.rows = append(b.rows, row)
	}
	if b.doc.ContactAtEnd() {
		both := columns[0].indent(b.margin())
		both.margin, both.right = b.margin(), columns[1].right
		strips, err := b.apart(func() error { b.contact(both); return nil })
		if err != nil {
			return err
		}
		b.rows = append(b.rows, facingRow{across: strips})
	}
	return nil
}

// facedBy is the section on the right, an empty one where there is none.
func facedBy(s export.Section) export.Section {
	if s.Facing == nil {
		return export.Section{}
	}
	return *s.Facing
}

// apart returns the strips that set makes, in place of adding them to the flow.
func (b *builder) apart(set func() error) ([]strip, error) {
	whole := b.flow.strips
	defer func() { b.flow.strips = whole }()
	b.flow.strips = nil
	if err := set(); err != nil {
		return nil, err
	}
	return b.flow.strips, nil
}

// again is the label of a column on a page on which its row goes on, which no
// reader is told of twice.
func (b *builder) again(words string, c column, look colour) []strip {
	whole, quiet := b.flow.strips, b.set.tally.quiet
	defer func() { b.flow.strips, b.set.tally.quiet = whole, quiet }()
	b.flow.strips, b.set.tally.quiet = nil, true
	c.size = b.size(sizeLabel)
	t := b.cut(words, ink{bold: true, size: c.size.face, colour: look}, c.width())
	b.lines(t, c, 0, artifact)
	strips := b.flow.strips
	for j := range strips {
		strips[j] = asArtifact(strips[j])
	}
	if n := len(strips); n > 0 {
		strips[n-1].height += b.space(spaceItem)
	}
	return strips
}

// sides heads the columns of a page: who reads which. Only the first page tells
// it to a screen reader.
func (b *builder) sides(first bool) *strip {
	s := &strip{box: -1, section: noSection}
	size := b.size(sizeSides)
	for side, c := range b.columns() {
		word := [2]string{or(b.doc.Words.Left, "Executive"), or(b.doc.Words.Right, "Engineering")}[side]
		accent := b.palette.both[side].full
		elem := artifact
		if first {
			elem = b.tree.leaf("P")
		}
		t := b.cut(word, ink{bold: true, size: size.face, colour: accent}, c.width())
		s.parts = append(s.parts, part{
			x: c.left, baseline: size.baseline(), text: t, line: line{to: len(t.glyphs), width: t.width(0, len(t.glyphs))}, elem: elem,
		})
		s.rules = append(s.rules, rule{x: c.left, y: size.line + 1.5, width: c.width(), height: 1.5, colour: accent})
	}
	s.height = size.line + 3
	return s
}
