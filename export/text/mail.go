package text

import (
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/framing"
)

// Mail sets a framing for a mail: a paragraph is one line, which the mail
// program breaks, and what is a table elsewhere is a list here, since nobody
// knows the face it will be read in. What is still to be captured is left out.
func Mail(x narrative.Solution, f framing.Framing) string {
	lines := Title(x, unbroken)
	for _, sec := range f.Sections {
		lines = append(lines, "")
		if sec.Label != "" {
			lines = append(lines, strings.ToUpper(OneLine(sec.Label)))
		}
		if sec.Heading != "" {
			lines = append(lines, OneLine(sec.Heading))
		}
		for i := 0; i < len(sec.Blocks); {
			n := Together(sec.Blocks[i:])
			if i > 0 || sec.Heading != "" || sec.Label != "" {
				lines = append(lines, "")
			}
			lines = append(lines, mailGroup(sec.Blocks[i:i+n])...)
			i += n
		}
	}
	return strings.Join(Trimmed(lines), "\n") + "\n"
}

// unbroken is more columns than any text has.
const unbroken = 1 << 20

const bullet = "• "

// mailGroup sets a paragraph, or the blocks that are one list or table.
func mailGroup(blocks []framing.Block) []string {
	var out []string
	switch blocks[0].Kind {
	case framing.Item:
		for _, b := range blocks {
			out = append(out, bullet+OneLine(b.Text))
		}
	case framing.Columns, framing.Row:
		var header []string
		if blocks[0].Kind == framing.Columns {
			header, blocks = blocks[0].Cells, blocks[1:]
		}
		for _, b := range blocks {
			out = append(out, mailRow(header, Cells(b)))
		}
	default:
		return wrap(blocks[0].Text, unbroken) // a line break of the user's stays
	}
	return out
}

// mailRow sets a row of a table: "• Running costs – today: 1,200 K, target: 252 K".
func mailRow(header, cells []string) string {
	var rest []string
	for j, cell := range cells[1:] {
		cell = OneLine(cell)
		if cell == "" {
			continue
		}
		if j+1 < len(header) && OneLine(header[j+1]) != "" {
			cell = OneLine(header[j+1]) + ": " + cell
		}
		rest = append(rest, cell)
	}
	line := bullet + OneLine(cells[0])
	if len(rest) > 0 {
		line += " – " + strings.Join(rest, "; ")
	}
	return line
}
