package export

import "bifocal/export/drawing"

// Block is one element of the running text: Paragraph, List, Table,
// Definitions, Callout or Picture. Blocks are values; a renderer refuses
// pointers to them rather than leaving text out.
type Block interface{ block() }

// Paragraph is running text.
type Paragraph struct {
	// Lead is a run-in heading in bold ("Same-day features:"); it is followed
	// by the spans on the same line. The punctuation is the author's.
	Lead  string
	Spans []Span
}

// List is a bulleted or numbered list.
type List struct {
	Items   []Item
	Ordered bool
}

// Item is one entry of a List.
type Item struct {
	// Lead is a run-in heading in bold, as in Paragraph.
	Lead  string
	Spans []Span
	// Note is a quieter second paragraph under the item: a source, an owner.
	Note []Span
}

// Table is a table with a header row. Rows may be shorter than Columns;
// cells beyond the last column are an error.
type Table struct {
	Columns []Column
	Rows    [][]Cell
	// Total says that the last row sums up the others and is set off from them.
	Total bool
	// Caption stands over the table and may be empty.
	Caption string
	// Note stands under the table in small type: what is counted, and how.
	Note []Span
}

// Column describes one column of a Table.
type Column struct {
	Header string
	Align  Align
	// Weight shares out the width among columns: 0 lets the renderer measure
	// the content, any other value is relative to the other weighted columns.
	Weight float64
}

// Align says how the cells of a column are set.
type Align int

// The alignments. Decimal lines numbers up at their decimal separator, and
// units after them; cells that hold no number are set to the left.
const (
	Left Align = iota
	Decimal
	Right
)

// Cell is one cell of a Table.
type Cell struct {
	Spans []Span
}

// Definitions is a list of terms with their meanings.
type Definitions struct {
	Entries []Definition
}

// Definition is a term and what it means.
type Definition struct {
	Term  string
	Spans []Span
}

// Callout sets its blocks off from the running text in a box.
type Callout struct {
	// Label is a small heading in the accent colour; it may be empty.
	Label  string
	Blocks []Block
}

// Picture is a drawing of some facts. Everything it shows is said by blocks
// too, in text or in the drawing's alternative text.
type Picture struct {
	// Drawing is laid out for PictureWidth; a renderer may scale it down.
	Drawing drawing.Drawing
	// Caption stands under the picture and may be empty.
	Caption string
	// Spare is 0 for a picture that is always printed. Where a brief is longer
	// than its budget of pages, a renderer leaves out the picture with the
	// greatest Spare, and so on until the brief fits or no such picture is left.
	Spare int
}

// PictureWidth is the width in points that pictures are laid out for.
const PictureWidth = 498.0

// FacingWidth is the width in points of each of two facing columns, and of the
// pictures in them.
const FacingWidth = 342.0

// Gutter is the space in points between two facing columns; a picture across
// both is 2*FacingWidth + Gutter wide.
const Gutter = 30.0

// Alt is the picture in sentences, for who cannot see it.
func (p Picture) Alt() string { return p.Drawing.Alt }

func (Paragraph) block()   {}
func (List) block()        {}
func (Table) block()       {}
func (Definitions) block() {}
func (Callout) block()     {}
func (Picture) block()     {}

// Span is a run of text in one style.
type Span struct {
	Text               string
	Bold, Italic, Code bool
	// Link is an http, https or mailto address. A renderer prints any other
	// scheme as text and does not make it clickable.
	Link string
}

// Text returns s as a single plain span, or none for an empty string.
func Text(s string) []Span {
	if s == "" {
		return nil
	}
	return []Span{{Text: s}}
}

// Bold returns s as a single bold span.
func Bold(s string) Span { return Span{Text: s, Bold: true} }

// Italic returns s as a single italic span.
func Italic(s string) Span { return Span{Text: s, Italic: true} }

// Code returns s as a single span of code.
func Code(s string) Span { return Span{Text: s, Code: true} }

// Link returns s as a single span that leads to address.
func Link(s, address string) Span { return Span{Text: s, Link: address} }

// Row returns one table row with a plain cell for each text.
func Row(texts ...string) []Cell {
	cells := make([]Cell, len(texts))
	for i, s := range texts {
		cells[i] = Cell{Spans: Text(s)}
	}
	return cells
}

// Bullets returns an unordered list with a plain item for each text.
func Bullets(texts ...string) List {
	items := make([]Item, len(texts))
	for i, s := range texts {
		items[i] = Item{Spans: Text(s)}
	}
	return List{Items: items}
}
