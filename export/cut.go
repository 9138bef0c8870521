package export

import (
	"fmt"
	"slices"
)

// Cut is one step of making a document shorter. The steps of a document follow
// one another: each is taken after all before it.
type Cut struct {
	// Section is the index in Document.Sections, and Blocks are indices in its
	// Blocks. Without Blocks the whole section goes.
	Section int
	Blocks  []int
	// Keep is how many entries stay of the one block there is in Blocks, a list,
	// a list of definitions or a table; at 0 the blocks go.
	Keep int
	// Rest is the sentence that says in the section what was cut from it, where a
	// reader would miss it. It replaces that of earlier steps.
	Rest string
	// Close is the sentence that says at the end of the document which sections
	// it leaves out. It replaces that of earlier steps unless it is empty.
	Close string
}

// Omission is what a document was shortened by, in one section.
type Omission struct {
	// Section is the label of the section, or its heading where it has none.
	Section string
	// Entries is how many rows or items are left out, of so many; 0 of 0 where the
	// section is left out whole or what is left out is no entry of a list.
	Entries, Of int
	// Whole says that the whole section is left out.
	Whole bool
	// Picture is the caption of a picture that is left out.
	Picture string
}

// String returns the omission as the end of a sentence, for example
// `9 of 14 entries of "Risks"`.
func (o Omission) String() string {
	switch {
	case o.Picture != "":
		return fmt.Sprintf("the picture %q", o.Picture)
	case o.Whole:
		return fmt.Sprintf("all of %q", o.Section)
	case o.Of == 0:
		return fmt.Sprintf("details of %q", o.Section)
	}
	return fmt.Sprintf("%d of %d entries of %q", o.Entries, o.Of, o.Section)
}

// cuts is what the first steps come to in one section.
type cuts struct {
	whole bool
	gone  map[int]bool
	keep  map[int]int
	rest  string
}

// Shortened returns the document after the first n steps of Document.Cuts. It
// shares with d what was not cut.
func (d *Document) Shortened(n int) *Document {
	if n <= 0 {
		return d
	}
	by, closing := d.cutBy(n)
	out := *d
	out.Cuts, out.Sections = nil, make([]Section, 0, len(d.Sections))
	for i, s := range d.Sections {
		if c := by[i]; c != nil {
			if c.whole {
				continue
			}
			s.Blocks = c.apply(s.Blocks)
		}
		out.Sections = append(out.Sections, s)
	}
	if last := len(out.Sections) - 1; last >= 0 && closing != "" {
		s := &out.Sections[last]
		s.Blocks = append(slices.Clip(s.Blocks), aside(closing))
	}
	return &out
}

// Omitted lists what the first n steps leave out, in the order of the sections.
func (d *Document) Omitted(n int) []Omission {
	by, _ := d.cutBy(n)
	var out []Omission
	for i, s := range d.Sections {
		c := by[i]
		if c == nil {
			continue
		}
		o := Omission{Section: s.Label, Whole: c.whole}
		if o.Section == "" {
			o.Section = s.Heading
		}
		if !c.whole {
			for at, b := range s.Blocks {
				if k, ok := c.keep[at]; ok {
					o.Entries, o.Of = o.Entries+entries(b)-k, o.Of+entries(b)
				}
			}
		}
		out = append(out, o)
	}
	return out
}

func (d *Document) cutBy(n int) (by map[int]*cuts, closing string) {
	by = map[int]*cuts{}
	for _, step := range d.Cuts[:min(n, len(d.Cuts))] {
		c := by[step.Section]
		if c == nil {
			c = &cuts{gone: map[int]bool{}, keep: map[int]int{}}
			by[step.Section] = c
		}
		switch {
		case len(step.Blocks) == 0:
			c.whole = true
		case step.Keep > 0:
			c.keep[step.Blocks[0]] = step.Keep
		default:
			for _, b := range step.Blocks {
				c.gone[b] = true
			}
		}
		if step.Rest != "" {
			c.rest = step.Rest
		}
		if step.Close != "" {
			closing = step.Close
		}
	}
	return by, closing
}

// apply returns what is left of the blocks of a section. What was cut is said
// under the list or table it was cut from, or else at the end.
func (c *cuts) apply(blocks []Block) []Block {
	out := make([]Block, 0, len(blocks)+1)
	said := c.rest == ""
	for i, b := range blocks {
		if c.gone[i] {
			continue
		}
		n, ok := c.keep[i]
		if !ok {
			out = append(out, b)
			continue
		}
		b = shortened(b, n)
		if t, isTable := b.(Table); isTable && !said {
			said = true
			t.Note = append(Text(c.rest), spaced(t.Note)...)
			b = t
		}
		out = append(out, b)
		if !said {
			said = true
			out = append(out, aside(c.rest))
		}
	}
	if !said {
		out = append(out, aside(c.rest))
	}
	return out
}

func spaced(spans []Span) []Span {
	if len(spans) == 0 {
		return nil
	}
	return append([]Span{{Text: " "}}, spans...)
}

// aside is a sentence about the brief rather than about the solution.
func aside(s string) Paragraph { return Paragraph{Spans: []Span{Italic(s)}} }

// entries counts the items or rows of a block.
func entries(b Block) int {
	switch b := b.(type) {
	case List:
		return len(b.Items)
	case Definitions:
		return len(b.Entries)
	case Table:
		if b.Total {
			return 0 // a sum of rows that are not there would be wrong
		}
		return len(b.Rows)
	}
	return 0
}

// shortened keeps the first n entries of a block.
func shortened(b Block, n int) Block {
	switch b := b.(type) {
	case List:
		b.Items = b.Items[:min(n, len(b.Items))]
		return b
	case Definitions:
		b.Entries = b.Entries[:min(n, len(b.Entries))]
		return b
	case Table:
		b.Rows = b.Rows[:min(n, len(b.Rows))]
		return b
	}
	return b
}
