package export

import (
	"slices"
	"strings"
	"time"

	"bifocal/narrative"
	"bifocal/narrative/framing"
)

// Options are what a brief needs beside its solution.
type Options struct {
	// Date is printed on the brief and dates the file.
	Date time.Time
	// Paper is the sheet; the zero value is A4.
	Paper Paper
	// Sections says which sections the brief has.
	Sections Choice
}

// Compose makes the document tree of a brief. Themes that are empty are left
// out; whether a kind of brief makes sense for the solution, Ready says.
func Compose(x *narrative.Index, kind Kind, opts Options) *Document {
	switch kind {
	case EngineeringBrief:
		return composeFraming(x, framing.FrameIndexed(x, narrative.Engineering), kind, opts)
	case SideBySide:
		return composeFacing(x, opts)
	case PointOfView, ConceptNote, SolutionNarrative, Plan306090:
		return composeParts(x, kind, opts)
	case ExecutiveBrief:
	}
	return composeFraming(x, framing.FrameIndexed(x, narrative.Executive), ExecutiveBrief, opts)
}

// blank is a document that says nothing yet but whose it is and what kind.
func blank(s *narrative.Solution, kind Kind, opts Options) *Document {
	words := framing.WordsFor(s, narrative.Executive)
	d := &Document{
		Title: s.Title, Kind: framing.BriefName(s, string(kind)), Author: s.Author, Organisation: sender(s), Budget: budgets[kind],
		Customer: s.Customer.Name, CustomerHead: framing.Headed(s, s.Customer.Name), Language: framing.Told(s), Date: opts.Date, Paper: opts.Paper,
		Confidentiality: s.Classification,
		Words: Words{
			PreparedFor: words.PreparedFor, Page: words.Page, Date: framing.Date(s, opts.Date),
			Left: words.Executive, Right: words.Engineering, Continued: words.Continued,
		},
	}
	if kind == EngineeringBrief {
		d.Accent = Engineering
	}
	return d
}

func composeFraming(x *narrative.Index, f framing.Framing, kind Kind, opts Options) *Document {
	d := blank(x.Solution, kind, opts)
	sections := opts.Sections.sections(&f)
	for _, sec := range sections {
		if sec.Theme == framing.Summary { // its assertion is what the brief is called
			open(d, sec)
		}
	}
	d.fill(x, kind, sections)
	return d
}

// open puts the title and the first box to a document.
func open(d *Document, s framing.Section) {
	if s.Heading != "" {
		d.Title, d.Subtitle = s.Heading, d.Title
	}
	d.Lead = composeBlocks(s.Blocks)
}

// fill adds the sections, with the pictures of the kind, and how they are cut
// where there is a budget.
func (d *Document) fill(x *narrative.Index, kind Kind, sections []framing.Section) {
	words := framing.WordsFor(x.Solution, narrative.Executive)
	told := map[framing.Theme]framing.Section{}
	for _, sec := range sections {
		if sec.Theme == framing.Summary {
			continue
		}
		told[sec.Theme] = sec
		blocks := composeBlocks(sec.Blocks)
		if sec.Theme == framing.Words && d.Budget > 0 {
			blocks = []Block{wordsRunIn(sec.Blocks)}
		}
		blocks = illustrate(x, illustrations[kind], sec.Theme, words, PictureWidth, blocks)
		d.Sections = append(d.Sections, Section{Theme: string(sec.Theme), Label: sec.Label, Heading: sec.Heading, Blocks: blocks})
	}
	if d.Budget > 0 {
		d.Cuts = trims(x, d, told)
	}
}

// LeftOut says, a sentence each, which texts a brief leaves out because they
// refer to a figure that has no value.
func LeftOut(x *narrative.Index, kind Kind) []string {
	var out []string
	for _, a := range kind.Audiences() {
		for _, g := range framing.FrameIndexed(x, a).Gaps {
			if len(g.Kinds) == 0 && !slices.Contains(out, g.Label+": "+g.Capture) {
				out = append(out, g.Label+": "+g.Capture)
			}
		}
	}
	return out
}

// sender names who the brief is from: the own organisation and its partners.
func sender(s *narrative.Solution) string {
	names := s.Partners
	if s.Organisation != "" {
		names = append([]string{s.Organisation}, names...)
	}
	return strings.Join(names, ", ")
}

// longestParagraph is how many words of sentences that stand in blocks of
// their own are run together into one paragraph.
const longestParagraph = 90

// composeBlocks gathers the blocks of a framing into paragraphs, lists and
// tables.
func composeBlocks(blocks []framing.Block) []Block {
	var out []Block
	for i := 0; i < len(blocks); {
		n := run(blocks[i:])
		group := blocks[i : i+n]
		switch group[0].Kind {
		case framing.Item:
			out = append(out, listOf(group))
		case framing.Columns, framing.Row:
			t := tableOf(group)
			if noted(blocks[i:], n) {
				t.Note = linked(blocks[i+n].Text)
				n++
			}
			out = append(out, t)
		case framing.Note:
			out = append(out, Paragraph{Spans: []Span{Italic(group[0].Text)}})
		default:
			out = append(out, paragraphOf(group))
		}
		i += n
	}
	return out
}

// grouped returns the blocks of a framing behind each block that composeBlocks
// makes of them, the small print of a table left out.
func grouped(blocks []framing.Block) [][]framing.Block {
	var out [][]framing.Block
	for i := 0; i < len(blocks); {
		n := run(blocks[i:])
		out = append(out, blocks[i:i+n])
		if noted(blocks[i:], n) {
			n++
		}
		i += n
	}
	return out
}

// noted says that small print follows the first n blocks, which are a table.
func noted(blocks []framing.Block, n int) bool {
	table := blocks[0].Kind == framing.Columns || blocks[0].Kind == framing.Row
	return table && n < len(blocks) && blocks[n].Kind == framing.Note
}

// run counts the blocks at the front that make one element.
func run(blocks []framing.Block) int {
	first := blocks[0]
	n, words := 1, len(strings.Fields(first.Text))
	for ; n < len(blocks); n++ {
		b := blocks[n]
		switch first.Kind {
		case framing.Item:
			if b.Kind != framing.Item {
				return n
			}
		case framing.Columns, framing.Row:
			if b.Kind != framing.Row {
				return n
			}
		case framing.Paragraph:
			words += len(strings.Fields(b.Text))
			if b.Kind != framing.Paragraph || b.Lead != "" || first.Lead != "" || words > longestParagraph || strings.Contains(first.Text, "\n") {
				return n
			}
		default:
			return n
		}
	}
	return n
}

func paragraphOf(group []framing.Block) Paragraph {
	if len(group) == 1 {
		lead, rest := splitLead(group[0])
		return Paragraph{Lead: lead, Spans: linked(rest)}
	}
	texts := make([]string, len(group))
	for i, b := range group {
		texts[i] = b.Text
	}
	return Paragraph{Spans: linked(strings.Join(texts, " "))}
}

// splitLead takes the run-in heading, with its punctuation, off a text. A heading
// can be the subject of the sentence that it begins, and has none then.
func splitLead(b framing.Block) (lead, rest string) {
	n := len(b.Lead)
	switch {
	case n == 0 || !strings.HasPrefix(b.Text, b.Lead) || len(b.Text) <= n:
		return "", b.Text
	case b.Text[n] == ' ':
		return b.Lead, b.Text[n+1:]
	case b.Text[n] != ':' && b.Text[n] != '.':
		return "", b.Text
	}
	return b.Text[:n+1], strings.TrimSpace(b.Text[n+1:])
}

// wordsRunIn sets a few words with their meanings as one paragraph: a brief of
// two pages has no room for a line each.
func wordsRunIn(group []framing.Block) Paragraph {
	var p Paragraph
	for i, b := range group {
		lead, rest := splitLead(b)
		if i > 0 {
			p.Spans = append(p.Spans, Span{Text: " "})
		}
		if lead != "" {
			p.Spans = append(p.Spans, Bold(lead), Span{Text: " "})
		}
		p.Spans = append(p.Spans, linked(rest)...)
	}
	return p
}

// listOf makes a list, or a list of definitions where every item is a term.
func listOf(group []framing.Block) Block {
	terms := true
	for _, b := range group {
		terms = terms && b.Lead != "" && strings.HasPrefix(b.Key, string(framing.Words)+"/")
	}
	if terms {
		var d Definitions
		for _, b := range group {
			_, rest := splitLead(b)
			d.Entries = append(d.Entries, Definition{Term: b.Lead, Spans: linked(rest)})
		}
		return d
	}
	var l List
	for _, b := range group {
		lead, rest := splitLead(b)
		l.Items = append(l.Items, Item{Lead: lead, Spans: linked(rest)})
	}
	return l
}

func tableOf(group []framing.Block) Table {
	var t Table
	if group[0].Kind == framing.Columns {
		for _, c := range group[0].Cells {
			t.Columns = append(t.Columns, Column{Header: c})
		}
		group = group[1:]
	}
	for _, b := range group {
		row := make([]Cell, len(b.Cells))
		for i, c := range b.Cells {
			row[i] = Cell{Spans: linked(c)}
		}
		t.Rows = append(t.Rows, row)
		for len(t.Columns) < len(b.Cells) {
			t.Columns = append(t.Columns, Column{})
		}
	}
	for i := range t.Columns {
		if i > 0 && numeric(group, i) {
			t.Columns[i].Align = Decimal
		}
	}
	return t
}

// numeric reports whether a column holds figures of one unit, so that its cells
// line up at the decimal sign. Figures of different units have no digits to
// compare and stand to the left like words.
func numeric(rows []framing.Block, col int) bool {
	unit, figures := "", 0
	for _, r := range rows {
		if col >= len(r.Cells) {
			continue
		}
		c := r.Cells[col]
		digits := strings.TrimLeft(c, "-0123456789.,")
		if len(digits) == len(c) {
			continue // a word, or nothing to say
		}
		if figures > 0 && digits != unit {
			return false
		}
		unit = digits
		figures++
	}
	return figures > 1 && figures*2 >= len(rows)
}
