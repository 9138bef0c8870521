package hyphenation

import (
	"errors"
	"regexp"
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
		letters: map[rune]uint16{}, exceptions: map[string][]int{},
	}
	for _, p := range patterns {
		for _, r := range p {
			if _, known := d.letters[r]; !known && (r < '0' || r > '9') {
				d.letters[r] = uint16(len(d.letters))
			}
		}
	}
	if len(d.letters) == 0 || len(d.letters) > 1000 {
		return nil, errNoPatterns
	}
	d.next = make([]uint32, len(d.letters), 8*len(patterns)*len(d.letters)/2)
	d.values = make([][]byte, 1, 4*len(patterns))
	for _, p := range patterns {
		d.add(p)
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

var leasts = map[string]*regexp.Regexp{
	"left":  regexp.MustCompile(`(?m)^%\s+typesetting:\s*\n%\s+left:\s*(\d)`),
	"right": regexp.MustCompile(`(?m)^%\s+typesetting:\s*\n%\s+left:.*\n%\s+right:\s*(\d)`),
}

func least(text, side string, fallback int) int {
	m := leasts[side].FindStringSubmatch(text)
	if m == nil {
		return fallback
	}
	n, err := strconv.Atoi(m[1])
	if err != nil || n == 0 {
		return fallback
	}
	return n
}

// add puts a pattern into the trie: letters with digits between them.
func (d *Dictionary) add(pattern string) {
	if utf8.RuneCountInString(pattern) > longestPattern {
		return
	}
	values := []byte{0}
	node := uint32(0)
	for _, r := range pattern {
		if r >= '0' && r <= '9' {
			values[len(values)-1] = byte(r - '0')
			continue
		}
		values = append(values, 0)
		slot := int(node)*len(d.letters) + int(d.letters[r])
		if d.next[slot] == 0 {
			d.next[slot] = uint32(len(d.values))
			d.values = append(d.values, nil)
			d.next = append(d.next, make([]uint32, len(d.letters))...)
		}
		node = d.next[slot]
	}
	d.values[node] = values
}
