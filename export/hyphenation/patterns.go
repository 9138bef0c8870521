package hyphenation

import (
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The least letters before and after a hyphen where a file names none.
const (
	leastBefore = 2
	leastAfter  = 3
)

// longestPattern bounds the letters of a pattern and of an exception.
const longestPattern = 64

var errNoPatterns = errors.New("no \\patterns{...} in the file")

// Parse reads a pattern file of the hyph-utf8 project. Unknown parts of it are
// passed over; it fails where there are no patterns.
func Parse(data []byte) (*Dictionary, error) {
	text := string(data)
	patterns := strings.Fields(block(text, `\patterns`))
	if len(patterns) == 0 {
		return nil, errNoPatterns
	}
	d := &Dictionary{
		before: least(text, "left", leastBefore), after: least(text, "right", leastAfter),
		exceptions: map[string][]int{},
	}
	d.nodes = make([]node, 1, 3*len(patterns))
	d.votes = make([]byte, 0, 6*len(patterns))
	for _, p := range patterns {
		d.add(p)
	}
	if len(d.nodes) == 1 {
		return nil, errNoPatterns
	}
	for _, word := range strings.Fields(block(text, `\hyphenation`)) {
		plain := strings.ReplaceAll(word, "-", "")
		points, at := []int{}, 0
		for _, r := range word {
			if r == '-' {
				points = append(points, at)
				continue
			}
			at++
		}
		d.exceptions[plain] = points
	}
	return d, nil
}

// block returns what stands in the braces of a command, without comments.
func block(text, command string) string {
	var b strings.Builder
	inside := false
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, "%")
		if !inside {
			_, after, found := strings.Cut(line, command)
			if !found {
				continue
			}
			inside = true
			line = strings.TrimPrefix(strings.TrimSpace(after), "{")
		}
		before, _, ends := strings.Cut(line, "}")
		b.WriteString(before)
		b.WriteByte('\n')
		if ends {
			break
		}
	}
	return b.String()
}

// least returns the least letters on a side of a hyphen in typesetting, as comments
// at the head of a file say:
//
//	% hyphenmins:
//	%     typesetting:
//	%         left: 2
//	%         right: 3
func least(text, side string, fallback int) int {
	within := false
	for line := range strings.Lines(text) {
		comment, is := strings.CutPrefix(line, "%")
		if !is {
			return fallback
		}
		key, value, _ := strings.Cut(comment, ":")
		key, value = strings.TrimSpace(key), strings.TrimSpace(value)
		switch {
		case key == "typesetting":
			within = value == ""
		case key != "left" && key != "right":
			within = false
		case within && key == side:
			if n, err := strconv.Atoi(value); err == nil && n > 0 && n < longestPattern {
				return n
			}
			return fallback
		}
	}
	return fallback
}

// add puts a pattern into the trie: letters with digits between them.
func (d *Dictionary) add(pattern string) {
	if utf8.RuneCountInString(pattern) > longestPattern {
		return
	}
	first := uint32(len(d.votes))
	d.votes = append(d.votes, 0)
	n := at(0)
	for _, r := range pattern {
		if r >= '0' && r <= '9' {
			d.votes[len(d.votes)-1] = byte(r - '0')
			continue
		}
		d.votes = append(d.votes, 0)
		next := d.step(n, r)
		if next == 0 {
			next = at(len(d.nodes))
			d.nodes = append(d.nodes, node{letter: r, next: d.nodes[n].below})
			d.nodes[n].below = next
			if n == 0 && r < rune(len(d.roots)) {
				d.roots[r] = next
			}
		}
		n = next
	}
	d.nodes[n].from, d.nodes[n].to = first, uint32(len(d.votes))
}
