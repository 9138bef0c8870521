package text

import (
	"strings"

	"github.com/rivo/uniseg"
)

// wrap breaks a text into lines of at most width columns, between words where
// it can. A line break in the text stays one.
func wrap(text string, width int) []string {
	var out []string
	for paragraph := range strings.Lines(text) {
		line, used := "", 0
		for _, word := range glued(strings.Fields(paragraph)) {
			w := uniseg.StringWidth(word)
			if used > 0 && used+1+w > width {
				out = append(out, line)
				line, used = "", 0
			}
			for w > width { // a word longer than the line
				head, rest := split(word, width)
				out = append(out, head)
				word, w = rest, uniseg.StringWidth(rest)
			}
			if used > 0 {
				line += " "
				used++
			}
			line += word
			used += w
		}
		out = append(out, line)
	}
	return out
}

// glued joins a number and its unit, which belong on one line: 97.5 %, 30 s,
// 2.8 M USD.
func glued(words []string) []string {
	out := make([]string, 0, len(words))
	number := false
	for _, word := range words {
		bare := strings.TrimRight(word, ".,;:)")
		switch {
		case number && len(bare) > 0 && len(bare) <= 3 && bare != "and" && bare != "to":
			out[len(out)-1] += " " + word
			number = bare == word && (bare == "K" || bare == "M" || bare == "B")
		default:
			out = append(out, word)
			number = '0' <= word[len(word)-1] && word[len(word)-1] <= '9'
		}
	}
	return out
}

// split cuts a word after as many characters as fit, but at least one.
func split(word string, width int) (head, rest string) {
	state, used := -1, 0
	rest = word
	for len(rest) > 0 {
		cluster, after, w, next := uniseg.FirstGraphemeClusterInString(rest, state)
		if used > 0 && used+w > width {
			break
		}
		head += cluster
		rest, used, state = after, used+w, next
	}
	return head, rest
}

// Hang wraps a text behind a mark such as "- ", its other lines indented.
func Hang(mark, text string, width int) []string {
	indent := uniseg.StringWidth(mark)
	lines := wrap(text, max(1, width-indent))
	for i, line := range lines {
		if i == 0 {
			lines[i] = mark + line
		} else {
			lines[i] = strings.Repeat(" ", indent) + line
		}
	}
	return lines
}

// pad fills a line up to width columns.
func pad(line string, width int) string {
	return line + strings.Repeat(" ", max(0, width-uniseg.StringWidth(line)))
}

// gutter stands between the columns of a table.
const gutter = 2

// narrowest is what a word is not cut below; a table that needs less room than
// that is set as a list.
const narrowest = 12

// Table sets a table, its first row the header, in at most width columns.
// Columns are as wide as their longest cell; where that is too much, the
// widest give way and their cells wrap, between words as long as they can.
func Table(rows [][]string, width int) []string {
	if len(rows) == 0 {
		return nil
	}
	columns, words := columnWidths(rows)
	wraps, fits := squeeze(columns, words, width)
	if !fits {
		return records(rows, width)
	}
	var out []string
	for i, row := range rows {
		if i > 1 && wraps {
			out = append(out, "")
		}
		out = append(out, rowLines(row, columns)...)
		if i == 0 {
			rule := make([]string, len(columns))
			for j, w := range columns {
				rule[j] = strings.Repeat("-", w)
			}
			out = append(out, strings.Join(rule, strings.Repeat(" ", gutter)))
		}
	}
	return out
}

// columnWidths returns the width of the longest cell of each column, and of
// its longest word.
func columnWidths(rows [][]string) (cells, words []int) {
	for _, row := range rows {
		for j, cell := range row {
			if j == len(cells) {
				cells, words = append(cells, 1), append(words, 1)
			}
			cells[j] = max(cells[j], uniseg.StringWidth(OneLine(cell)))
			for word := range strings.FieldsSeq(cell) {
				words[j] = max(words[j], uniseg.StringWidth(word))
			}
		}
	}
	return cells, words
}

// squeeze makes the widest columns narrower until all fit: first between
// words, then within them. It says whether it had to, and whether they fit.
func squeeze(columns, words []int, width int) (wraps, fits bool) {
	total := gutter * (len(columns) - 1)
	for _, w := range columns {
		total += w
	}
	for ; total > width; total-- {
		wraps = true
		give := -1
		for j, w := range columns {
			if w > words[j] && (give < 0 || w > columns[give]) {
				give = j
			}
		}
		if give < 0 {
			give = 0
			for j, w := range columns {
				if w > columns[give] {
					give = j
				}
			}
			if columns[give] <= narrowest {
				return wraps, false
			}
		}
		columns[give]--
	}
	return wraps, true
}

func rowLines(row []string, columns []int) []string {
	cells, height := make([][]string, len(columns)), 1
	for j := range columns {
		if j < len(row) {
			cells[j] = wrap(row[j], columns[j])
		}
		height = max(height, len(cells[j]))
	}
	out := make([]string, height)
	for i := range out {
		var line strings.Builder
		for j, w := range columns {
			cell := ""
			if i < len(cells[j]) {
				cell = cells[j][i]
			}
			line.WriteString(pad(cell, w+gutter))
		}
		out[i] = strings.TrimRight(line.String(), " ")
	}
	return out
}

// records sets the rows of a table under one another, each cell behind the
// header of its column.
func records(rows [][]string, width int) []string {
	var out []string
	for _, row := range rows[1:] {
		for j, cell := range row {
			mark := "  "
			if j == 0 {
				mark = "- "
			}
			if OneLine(cell) == "" {
				continue
			}
			text := cell
			if j > 0 && j < len(rows[0]) && rows[0][j] != "" {
				text = rows[0][j] + ": " + cell
			}
			out = append(out, Hang(mark, text, width)...)
		}
	}
	return out
}

// OneLine returns a text without line breaks and without spaces at its ends.
func OneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// Shorten cuts a text to at most most characters, the last an ellipsis where
// something is left out.
func Shorten(text string, most int) string {
	rs := []rune(text)
	if len(rs) <= most {
		return text
	}
	return strings.TrimRight(string(rs[:most-1]), " ") + "…"
}
