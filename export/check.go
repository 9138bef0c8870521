package export

import (
	"cmp"
	"fmt"
	"slices"
)

// Check says what a renderer cannot set: a block of an unknown type, a row with
// more cells than its table has columns.
func (d *Document) Check() error {
	if err := check(d.Lead); err != nil {
		return fmt.Errorf("lead: %w", err)
	}
	for i, s := range d.Sections {
		blocks := slices.Concat(s.Blocks, s.Across)
		if s.Facing != nil {
			blocks = append(blocks, s.Facing.Blocks...)
		}
		if err := check(blocks); err != nil {
			return fmt.Errorf("section %d, %q: %w", i+1, cmp.Or(s.Heading, s.Label), err)
		}
	}
	return nil
}

func check(blocks []Block) error {
	for _, b := range blocks {
		switch b := b.(type) {
		case nil, Paragraph, List, Definitions, Picture:
		case Table:
			for i, row := range b.Rows {
				if len(row) > len(b.Columns) {
					return fmt.Errorf("row %d of the table has %d cells for %d columns", i+1, len(row), len(b.Columns))
				}
			}
		case Callout:
			if err := check(b.Blocks); err != nil {
				return err
			}
		default:
			return fmt.Errorf("no way to print a block of type %T", b)
		}
	}
	return nil
}

// Subhead returns the text of a paragraph that is a small heading, one of
// nothing but a run-in heading or bold text, and whether it is one.
func (p Paragraph) Subhead() (string, bool) {
	spans := Inline(p.Lead, p.Spans)
	for _, s := range spans {
		if !s.Bold || s.Link != "" {
			return "", false
		}
	}
	text := Line(Plain(spans))
	return text, text != ""
}

// Holds says whether a picture shows anything.
func (p Picture) Holds() bool { return p.Drawing.W > 0 && p.Drawing.H > 0 && len(p.Drawing.Shapes) > 0 }
