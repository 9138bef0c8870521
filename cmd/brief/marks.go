package main

import (
	"strings"

	"bifocal/narrative/worddiff"
)

// marks are what stands around words that went and words that came.
type marks struct {
	went, came [2]string
	// colours are the sequences that stand in the end for the marks, each on one
	// line; none where the marks are for reading.
	colours map[byte]string
}

var plainMarks = marks{went: [2]string{"[-", "-]"}, came: [2]string{"{+", "+}"}}

// Colours are marked by control characters at first, which take no room on a
// line and stand in no text.
var colourMarks = marks{
	went: [2]string{"\x01", "\x03"}, came: [2]string{"\x02", "\x03"},
	colours: map[byte]string{1: "\x1b[31;9m", 2: "\x1b[32m", 3: "\x1b[0m"},
}

// inFigure stands for a space at which no line breaks, as in 2.8 M USD, until
// the lines are finished. No text holds it: it is no character.
const inFigure = "\U0010FFFE"

// longestFigure is how many bytes a figure has at most.
const longestFigure = 24

// words marks what became of a text.
func (m marks) words(pieces []worddiff.Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		around := [2]string{}
		switch p.Op {
		case worddiff.Deleted:
			around = m.went
		case worddiff.Inserted:
			around = m.came
		}
		text := p.Text
		if p.Op != worddiff.Equal && len(text) <= longestFigure && strings.ContainsAny(text, "0123456789") {
			text = strings.ReplaceAll(text, " ", inFigure)
		}
		b.WriteString(around[0] + text + around[1])
	}
	return b.String()
}

// finish puts colours into lines that are wrapped, and takes them up again on
// the next line.
func (m marks) finish(lines []string) []string {
	var on byte
	out := make([]string, len(lines))
	for i, line := range lines {
		line = strings.ReplaceAll(line, inFigure, " ")
		var b strings.Builder
		text := strings.TrimLeft(line, " ")
		b.WriteString(line[:len(line)-len(text)])
		if on != 0 {
			b.WriteString(m.colours[on])
		}
		for j := range len(text) {
			c := text[j]
			colour, mark := m.colours[c]
			if !mark {
				b.WriteByte(c)
				continue
			}
			b.WriteString(colour)
			if on = c; c == 3 {
				on = 0
			}
		}
		if on != 0 {
			b.WriteString(m.colours[3])
		}
		out[i] = b.String()
	}
	return out
}
