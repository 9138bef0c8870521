package markdown

import (
	"regexp"
	"strings"
	"unicode"
)

// Escape returns a text so that it means itself in running Markdown, GitHub's
// additions (tables, struck text, bare addresses as links, formulas) too. What is
// special at the start of a line alone is left to [StartOfLine].
func Escape(text string) string {
	rs := []rune(text)
	word := func(i int) bool {
		return i >= 0 && i < len(rs) && (unicode.IsLetter(rs[i]) || unicode.IsDigit(rs[i]))
	}
	var b strings.Builder
	for i, r := range rs {
		switch r {
		case '\\', '`', '*', '[', ']', '<', '|', '~', '$':
			b.WriteByte('\\')
		case '_':
			if !word(i-1) || !word(i+1) {
				b.WriteByte('\\')
			}
		case '@':
			if i > 0 && i+1 < len(rs) && word(i+1) {
				b.WriteByte('\\')
			}
		case '/':
			if i > 0 && rs[i-1] == ':' && i+1 < len(rs) && rs[i+1] == '/' {
				b.WriteByte('\\')
			}
		case '.':
			if i > 2 && strings.EqualFold(string(rs[i-3:i]), "www") {
				b.WriteByte('\\')
			}
		case '&':
			if entity.MatchString(string(rs[i:min(len(rs), i+40)])) {
				b.WriteByte('\\')
			}
		}
		b.WriteRune(r)
	}
	return b.String()
}

var (
	// number begins an ordered list; opening a list, a quotation, a heading, a
	// rule, the line under a heading or under the head of a table, a definition.
	number  = regexp.MustCompile(`^(\d{1,9})([.)](?: |$))`)
	opening = regexp.MustCompile(`^(?:[-+](?: |$)|-[- ]*-|:[- ]|=+ *$|>|#{1,6}(?: |$))`)
	closing = regexp.MustCompile(`(^| )(#+)$`)
)

// StartOfLine makes escaped text mean itself at the start of a line.
func StartOfLine(line string) string {
	if number.MatchString(line) {
		return number.ReplaceAllString(line, `$1\$2`)
	}
	if opening.MatchString(line) {
		return `\` + line
	}
	return line
}

// Heading returns a heading of a level, 1 to 6, "" where there is no text.
func Heading(level int, text string) string {
	if text == "" {
		return ""
	}
	return strings.Repeat("#", level) + " " + closing.ReplaceAllString(Escape(text), `$1\$2`)
}
