// Package text sets framings as plain text: in columns for a terminal, and
// without line breaks of its own for a mail.
package text

import (
	"strings"

	"github.com/rivo/uniseg"

	"bifocal/narrative"
	"bifocal/narrative/framing"
)

// sideBySide is the width from which both audiences stand beside one another.
const sideBySide = 120

// Framings sets framings for a terminal of width columns, line by line: beside
// one another where there is room for two.
func Framings(x narrative.Solution, told []framing.Framing, width int) []string {
	if width >= sideBySide && len(told) == 2 {
		return beside(x, told[0], told[1], min(width, 200))
	}
	width = min(width, 100) // longer lines are hard to read
	out := Title(x, width)
	for _, f := range told {
		out = append(out, "")
		if len(told) > 1 {
			name := strings.ToUpper(string(f.Audience))
			out = append(out, strings.Repeat("=", width), name, strings.Repeat("=", width), "")
		}
		for _, sec := range f.Sections {
			out = append(out, sectionLines(sec, width)...)
			out = append(out, "")
		}
		out = append(out, gapLines(f.ToCapture(), width)...)
	}
	return Trimmed(out)
}

// Title returns the customer and the title of a solution, in lines of at most
// width columns.
func Title(x narrative.Solution, width int) []string {
	name := OneLine(x.Title)
	if x.Customer.Name != "" {
		name = OneLine(framing.Headed(&x, x.Customer.Name)) + " - " + name
	}
	return wrap(name, width)
}

// beside sets each theme in two columns.
func beside(x narrative.Solution, left, right framing.Framing, width int) []string {
	const between = " | "
	half := (width - len(between)) / 2
	out := append(Title(x, width), "")
	row := func(l, r []string) {
		for i := range max(len(l), len(r)) {
			var a, b string
			if i < len(l) {
				a = l[i]
			}
			if i < len(r) {
				b = r[i]
			}
			out = append(out, strings.TrimRight(pad(a, half)+between+b, " "))
		}
	}
	row([]string{"EXECUTIVE"}, []string{"ENGINEERING"})
	rule := strings.Repeat("-", half) + "-+-" + strings.Repeat("-", half)
	out = append(out, rule)
	for _, t := range framing.Themes {
		l, r := themeLines(left, t, half), themeLines(right, t, half)
		if len(l)+len(r) > 0 {
			row(l, r)
			out = append(out, rule)
		}
	}
	return Trimmed(out)
}

// themeLines sets what an audience is told of a theme, or what to capture.
func themeLines(f framing.Framing, t framing.Theme, width int) []string {
	if sec, ok := f.Section(t); ok {
		return sectionLines(sec, width)
	}
	for _, g := range f.Gaps {
		if g.Theme == t {
			return Hang("", "("+strings.ToUpper(g.Label)+" is empty. "+g.Capture+")", width)
		}
	}
	return nil
}

func sectionLines(sec framing.Section, width int) []string {
	var out []string
	if sec.Label != "" {
		out = append(out, wrap(strings.ToUpper(sec.Label), width)...)
	}
	if sec.Heading != "" {
		heading := wrap(sec.Heading, width)
		long := 0
		for _, line := range heading {
			long = max(long, uniseg.StringWidth(line))
		}
		out = append(append(out, heading...), strings.Repeat("-", long))
	}
	for i := 0; i < len(sec.Blocks); {
		n := Together(sec.Blocks[i:])
		if i > 0 || sec.Heading != "" {
			out = append(out, "")
		}
		out = append(out, groupLines(sec.Blocks[i:i+n], width)...)
		i += n
	}
	return out
}

// Together returns how many blocks from the first on are one list or table.
func Together(blocks []framing.Block) int {
	kind := blocks[0].Kind
	next := kind
	switch kind {
	case framing.Columns:
		next = framing.Row
	case framing.Item, framing.Row:
	default:
		return 1
	}
	n := 1
	for n < len(blocks) && blocks[n].Kind == next {
		n++
	}
	return n
}

func groupLines(blocks []framing.Block, width int) []string {
	var out []string
	switch blocks[0].Kind {
	case framing.Item:
		for _, b := range blocks {
			out = append(out, Hang("- ", b.Text, width)...)
		}
	case framing.Columns, framing.Row:
		rows := make([][]string, len(blocks))
		for i, b := range blocks {
			rows[i] = Cells(b)
		}
		return Table(rows, width)
	case framing.Note:
		return Hang("  ", blocks[0].Text, width)
	default:
		return wrap(blocks[0].Text, width)
	}
	return out
}

// Cells returns the cells of a row; one with a wording has only its text.
func Cells(b framing.Block) []string {
	if len(b.Cells) > 0 {
		return b.Cells
	}
	return strings.Split(b.Text, " | ")
}

func gapLines(gaps []framing.Gap, width int) []string {
	if len(gaps) == 0 {
		return nil
	}
	out := []string{"STILL TO CAPTURE"}
	for _, g := range gaps {
		out = append(out, Hang("- ", g.Label+": "+g.Capture, width)...)
	}
	return out
}

// Trimmed takes empty lines off the end.
func Trimmed(lines []string) []string {
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}
