package export

import (
	"strings"

	"bifocal/narrative/framing"
)

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
