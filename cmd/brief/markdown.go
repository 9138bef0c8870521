package main

import (
	"regexp"
	"strings"

	"bifocal/export/text"
	"bifocal/narrative"
	"bifocal/narrative/framing"
)

// markdown sets framings as a document in CommonMark with tables.
func markdown(x narrative.Solution, told []framing.Framing) string {
	var b strings.Builder
	b.WriteString("# " + escape(text.OneLine(strings.Join(text.Title(x, 1<<20), " "))) + "\n")
	for _, f := range told {
		level := "## "
		if len(told) > 1 {
			b.WriteString("\n## " + capital(string(f.Audience)) + "\n")
			level = "### "
		}
		for _, sec := range f.Sections {
			heading := escape(text.OneLine(sec.Heading))
			if heading == "" {
				heading = escape(text.OneLine(sec.Label))
			}
			b.WriteString("\n" + level + heading + "\n")
			for i := 0; i < len(sec.Blocks); {
				n := text.Together(sec.Blocks[i:])
				b.WriteString("\n")
				writeGroup(&b, sec.Blocks[i:i+n])
				i += n
			}
		}
		if gaps := f.ToCapture(); len(gaps) > 0 {
			b.WriteString("\n" + level + "Still to capture\n\n")
			for _, g := range gaps {
				b.WriteString("- " + escape(g.Label+": "+text.OneLine(g.Capture)) + "\n")
			}
		}
	}
	return b.String()
}

func capital(word string) string { return strings.ToUpper(word[:1]) + word[1:] }

func writeGroup(b *strings.Builder, blocks []framing.Block) {
	switch blocks[0].Kind {
	case framing.Item:
		for _, item := range blocks {
			b.WriteString("- " + runIn(item) + "\n")
		}
	case framing.Columns, framing.Row:
		for i, row := range blocks {
			b.WriteString("|")
			for _, cell := range text.Cells(row) {
				b.WriteString(" " + escape(text.OneLine(cell)) + " |")
			}
			b.WriteString("\n")
			if i == 0 {
				b.WriteString("|" + strings.Repeat(" --- |", len(text.Cells(row))) + "\n")
			}
		}
	case framing.Note:
		b.WriteString("*" + escape(text.OneLine(blocks[0].Text)) + "*\n")
	default:
		b.WriteString(runIn(blocks[0]) + "\n")
	}
}

// runIn sets the run-in heading that a block begins with in bold.
func runIn(block framing.Block) string {
	rest, ok := strings.CutPrefix(block.Text, block.Lead)
	if block.Lead == "" || !ok {
		return paragraphs(block.Text)
	}
	return "**" + escape(text.OneLine(block.Lead)) + "**" + strings.ReplaceAll(escape(rest), "\n", "  \n  ")
}

// paragraphs keeps the line breaks of a wording.
func paragraphs(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = startOfLine(line)
	}
	return strings.Join(lines, "  \n  ")
}

// special are the characters that Markdown may take for marks.
var special = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", `*`, `\*`, `_`, `\_`, `[`, `\[`, `]`, `\]`, `<`, `\<`, `|`, `\|`, `~`, `\~`, `#`, `\#`,
)

// escape makes a text mean itself in Markdown.
func escape(text string) string { return special.Replace(text) }

// opening is what begins a list, a quotation or a rule at the start of a line.
var opening = regexp.MustCompile(`^(\d+)([.)](?:\s|$))|^([-+](?:\s|$)|>|=|-{2,})`)

// startOfLine is escape for a text that stands at the start of a line.
func startOfLine(text string) string {
	return opening.ReplaceAllString(escape(text), `$1\$2$3`)
}
