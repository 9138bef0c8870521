package pdf

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"bifocal/export"
)

// grid is a table whose cells are measured.
type grid struct {
	columns []export.Column
	header  []*text // nil when no column has one
	rows    [][]cell
	total   bool
	size    size
	lefts   []float64
	widths  []float64
}

// cell is one measured cell; lead moves its text right to line numbers up.
type cell struct {
	text *text
	lead float64
}

func (b *builder) table(t export.Table, c column, space float64) error {
	for i, row := range t.Rows {
		if len(row) > len(t.Columns) {
			return fmt.Errorf("table row %d has %d cells for %d columns", i+1, len(row), len(t.Columns))
		}
	}
	b.tree.push("Sect")
	defer b.tree.pop()
	c = c.wide()
	first := len(b.flow.strips)
	if t.Caption != "" {
		caption := c
		caption.size = b.size(b.tables())
		text := b.set.set(piece{t.Caption, ink{bold: true, size: caption.size.face, colour: inkHead}})
		b.lines(text, caption, space, b.tree.leaf("P"))
		b.keepFrom(first)
		b.keepLast()
		space = b.space(2 * pitch)
	} else {
		space = max(space, b.space(spaceTable))
	}
	if len(t.Columns) > 0 {
		b.grid(b.fitted(t, c), c, space)
	}
	if note := b.note(t.Note); len(note.glyphs) > 0 {
		b.keepLast()
		c.size = b.size(sizeNote)
		c.right = min(c.right, c.left+measureNote)
		b.lines(note, c, b.space(3*pitch), b.tree.leaf("P"))
	}
	b.tearFrom(first, costTable)
	if short, _ := b.whole(); b.heightFrom(first) <= short*b.room {
		b.holdFrom(first)
	}
	return nil
}

// fitted measures t; a table too wide for c is set in a smaller size, unless
// that only gives more letters of an endless word a line.
func (b *builder) fitted(t export.Table, c column) *grid {
	g, tears := b.measure(t, c, b.tables())
	if tears == nothingTorn {
		return g
	}
	quiet := b.set.tally.quiet
	b.set.tally.quiet = true // counted already
	defer func() { b.set.tally.quiet = quiet }()
	dense, left := b.measure(t, c, sizeDense)
	if left < tears || left == wordsTorn {
		return dense
	}
	return g
}

// measure sets the cells in a size and shares out the width.
func (b *builder) measure(t export.Table, c column, step size) (*grid, torn) {
	g := &grid{columns: t.Columns, total: t.Total, size: b.size(step)}
	for i, col := range t.Columns {
		if strings.TrimSpace(col.Header) == "" {
			continue
		}
		if g.header == nil {
			g.header = make([]*text, len(t.Columns))
		}
		g.header[i] = b.set.set(piece{col.Header, ink{bold: true, size: step.face * 0.94, colour: inkQuiet}})
	}
	for i, row := range t.Rows {
		base := ink{size: step.face, colour: inkBody, bold: t.Total && i == len(t.Rows)-1}
		cells := make([]cell, len(t.Columns))
		for j := range cells {
			cells[j].text = &text{}
			if j < len(row) {
				cells[j].text = b.set.set(b.pieces("", row[j].Spans, base)...)
			}
		}
		g.rows = append(g.rows, cells)
	}
	g.alignNumbers(export.DecimalMark(languageTag(b.doc.Language)))
	gap := gapColumn
	if len(g.columns) > 8 {
		gap = 5
	}
	return g, g.share(c, gap)
}

// grid appends the rows of g as strips.
func (b *builder) grid(g *grid, c column, space float64) {
	b.tree.push("Table")
	defer b.tree.pop()
	var head, inner []strip // repeated over a row, and over the rest of a row
	heads := headsRow
	if g.header != nil {
		heads = headsNone
		start := len(b.flow.strips)
		cells := make([]cell, len(g.columns))
		for i, t := range g.header {
			cells[i].text = t
			if t == nil {
				cells[i].text = &text{}
			}
		}
		b.row(g, cells, c, headsColumns, rowRules{under: rule{height: 0.9, colour: ruleDark}})
		head = slices.Clone(b.flow.strips[start:])
		for i := range head {
			head[i] = asArtifact(head[i])
			b.flow.strips[start+i].keep = true
		}
		inner = slices.Clone(head)
		inner[len(inner)-1].height += b.space(padCell)
		b.flow.strips[start].space = space
		space = 0
	}
	for i, cells := range g.rows {
		start := len(b.flow.strips)
		last := i == len(g.rows)-1
		rules := rowRules{under: rule{height: 0.5, colour: ruleHair}}
		if last {
			rules.under = rule{height: 0.9, colour: ruleDark}
		}
		if last && g.total && i > 0 {
			rules.over = rule{height: 0.9, colour: ruleDark}
		}
		b.row(g, cells, c, heads, rules)
		b.flow.strips[start].space, space = space, 0
		if i > 0 {
			b.flow.strips[start].head = head
		}
		for j := start + 1; j < len(b.flow.strips); j++ {
			b.flow.strips[j].head = inner
		}
		if (i == 0 || i == len(g.rows)-2) && !last {
			b.keepLast()
		}
	}
}

// asArtifact is a header row as it is repeated on a later page.
func asArtifact(s strip) strip {
	s.parts = slices.Clone(s.parts)
	for i := range s.parts {
		s.parts[i].elem = artifact
	}
	s.space, s.section, s.keep = 0, noSection, true
	return s
}

type rowRules struct{ over, under rule }

// heading says which cells of a row are headers, for whom the table is read out to.
type heading int

const (
	headsNone    heading = iota
	headsColumns         // each heads its column
	headsRow             // the first heads the others
)

// cell adds the structure element of cell i of n.
func (s *structure) cell(h heading, i, n int) int {
	switch {
	case h == headsColumns:
		id := s.leaf("TH")
		s.elems[id].scope = "Column"
		return id
	case h == headsRow && i == 0 && n > 1:
		id := s.leaf("TH")
		s.elems[id].scope = "Row"
		return id
	}
	return s.leaf("TD")
}

// row appends one table row: a single strip, or a strip a line when the row is
// too high to be kept whole without leaving much of a page empty.
func (b *builder) row(g *grid, cells []cell, c column, heads heading, rules rowRules) {
	b.tree.push("TR")
	defer b.tree.pop()
	pad := b.space(padCell)
	broken := make([][]line, len(cells))
	elems := make([]int, len(cells))
	count := 1
	for i, cl := range cells {
		elems[i] = b.tree.cell(heads, i, len(cells))
		broken[i] = cl.text.fit(b.set.faces, max(g.widths[i]-cl.lead, 8))
		count = max(count, len(broken[i]))
	}
	step := count
	if float64(count)*g.size.line+2*pad > b.room/2 {
		step = 1
	}
	for from := 0; from < count; from += step {
		to := from + step
		s := strip{height: float64(step) * g.size.line, box: c.box, section: noSection}
		s.keep = step < count && (from == 0 || to == count-1) // no line of a row alone
		over := 0.0
		if from == 0 {
			over = pad
			s.height += pad
		}
		if to == count {
			s.height += pad
		}
		for i, lines := range broken {
			for j := from; j < min(to, len(lines)); j++ {
				s.parts = append(s.parts, part{
					x:        g.x(i, cells[i], lines[j]),
					baseline: over + float64(j-from)*g.size.line + g.size.baseline(),
					text:     cells[i].text, line: lines[j], elem: elems[i],
				})
			}
		}
		if from == 0 && rules.over.height > 0 {
			s.rules = append(s.rules, across(rules.over, c, 0))
		}
		if to == count && rules.under.height > 0 {
			s.rules = append(s.rules, across(rules.under, c, s.height))
		}
		b.flow.strips = append(b.flow.strips, s)
	}
}

// across draws r over the width of c, its middle at y.
func across(r rule, c column, y float64) rule {
	r.x, r.width, r.y = c.left, c.width(), y-r.height/2
	return r
}

// x is where a line of column i starts.
func (g *grid) x(i int, c cell, l line) float64 {
	if g.columns[i].Align == export.Right || c.text.leftward {
		return g.lefts[i] + g.widths[i] - l.width
	}
	return g.lefts[i] + c.lead
}

// definitions sets terms in bold to the left of their meanings. A colon parts
// the two for whoever reads the text without its columns.
func (b *builder) definitions(d export.Definitions, c column, space float64) {
	g := &grid{columns: make([]export.Column, 2), size: c.size}
	widest := 0.0
	for _, e := range d.Entries {
		meaning := b.set.set(b.pieces("", e.Spans, b.body(c))...)
		word := strings.TrimSpace(e.Term)
		if last, _ := utf8.DecodeLastRuneInString(word); word != "" && len(meaning.glyphs) > 0 && !strings.ContainsRune(".:;!?…", last) {
			word += ":"
		}
		term := b.set.set(piece{word, ink{bold: true, size: c.size.face, colour: inkHead}})
		if len(term.glyphs)+len(meaning.glyphs) == 0 {
			continue
		}
		widest = max(widest, term.width(0, len(term.glyphs)))
		g.rows = append(g.rows, []cell{{text: term}, {text: meaning}})
	}
	termWidth := min(widest, c.width()*0.3)
	if c.margin > 0 { // the terms hang where labels do
		termWidth = c.margin - gapLabel
		c = c.wide()
	}
	gap := gapLabel
	g.lefts = []float64{c.left, c.left + termWidth + gap}
	g.widths = []float64{termWidth, c.width() - termWidth - gap}
	b.tree.push("Table")
	defer b.tree.pop()
	for i, cells := range g.rows {
		start := len(b.flow.strips)
		b.row(g, cells, c, headsRow, rowRules{})
		if i == 0 {
			b.flow.strips[start].space = max(space-padCell, 0)
		}
	}
}
