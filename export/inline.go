package export

import (
	"strings"
	"unicode"
)

// Inline returns a run-in heading and the spans after it as one line of spans,
// the way a renderer of flowing text sets them: the heading in bold, text
// cleaned as by [Clean], white space folded but for code, none of it at the
// ends, neighbours of one style joined, and every Link an [Address] or empty.
func Inline(lead string, spans []Span) []Span {
	all := make([]Span, 0, len(spans)+2)
	if lead != "" {
		all = append(all, Bold(lead), Text(" ")[0])
	}
	all = append(all, spans...)
	var out []Span
	last := byte('\n') // what the text ends in so far: a space and a line break swallow spaces
	for _, s := range all {
		s.Link = Address(s.Link)
		text := Clean(s.Text)
		if s.Code {
			text = strings.ReplaceAll(text, "\n", " ")
		} else {
			text = folded(text, last)
		}
		if text == "" {
			continue
		}
		if text[0] == '\n' {
			out = trimmed(out)
			if len(out) == 0 || strings.HasSuffix(out[len(out)-1].Text, "\n") {
				text = text[1:]
			}
		}
		if text == "" {
			continue
		}
		last = text[len(text)-1]
		s.Text = text
		if n := len(out); n > 0 && alike(out[n-1], s) {
			out[n-1].Text += text
			continue
		}
		out = append(out, s)
	}
	for len(out) > 0 {
		n := len(out) - 1
		if out[n].Code && strings.TrimSpace(out[n].Text) != "" {
			break
		}
		out[n].Text = strings.TrimRight(out[n].Text, " \n")
		if out[n].Text != "" {
			break
		}
		out = out[:n]
	}
	if strings.TrimSpace(Plain(out)) == "" {
		return nil
	}
	return out
}

// Line is a text in one line: cleaned, its white space folded, none of it at
// the ends.
func Line(text string) string {
	line := strings.Join(strings.FieldsFunc(Clean(text), func(r rune) bool { return r == ' ' || r == '\n' }), " ")
	if strings.TrimSpace(line) == "" {
		return "" // no-break spaces and the like
	}
	return line
}

// Clipped cuts a line to about so many characters, at a space where there is one.
func Clipped(text string, most int) string {
	rs := []rune(Line(text))
	if len(rs) <= most {
		return string(rs)
	}
	cut := string(rs[:most-1])
	if at := strings.LastIndexByte(cut, ' '); at > most/2 {
		cut = cut[:at]
	}
	return strings.TrimRight(cut, " ,;:–-") + "…"
}

func alike(a, b Span) bool {
	a.Text, b.Text = "", ""
	return a == b
}

// trimmed takes spaces off the end, where a line break follows.
func trimmed(spans []Span) []Span {
	for len(spans) > 0 {
		n := len(spans) - 1
		if spans[n].Code {
			break
		}
		spans[n].Text = strings.TrimRight(spans[n].Text, " ")
		if spans[n].Text != "" {
			break
		}
		spans = spans[:n]
	}
	return spans
}

// folded makes one space of several, and one line break of those with spaces
// around them. A space after last, where that is one, is dropped.
func folded(text string, last byte) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == ' ' && (last == ' ' || last == '\n'):
			continue
		case r == '\n' && last == '\n':
			continue
		case r == '\n' && last == ' ' && b.Len() > 0:
			kept := strings.TrimRight(b.String(), " ")
			b.Reset()
			b.WriteString(kept)
		}
		b.WriteRune(r)
		last = byte(min(r, unicode.MaxLatin1))
	}
	return b.String()
}

// Clean returns text as valid UTF-8 that every format can hold: line ends of
// any kind as "\n", tabs as spaces, without control characters and without
// those that turn the reading direction of what follows round, after which the
// same characters can say something else.
func Clean(text string) string {
	if !strings.ContainsFunc(text, unusual) {
		return text
	}
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r', r == '\u0085', r == '\u2028', r == '\u2029':
			return '\n'
		case r == '\n':
			return r
		case r == '\t', r == '\v', r == '\f':
			return ' '
		case unicode.IsControl(r), r == '\uFEFF', r&0xFFFE == 0xFFFE, r >= 0xFDD0 && r <= 0xFDEF,
			r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r // a byte that is no UTF-8 is U+FFFD by now
	}, text)
}

func unusual(r rune) bool { return r < ' ' && r != '\n' || r > '~' }

// Leftward says that a text is read from right to left: its first letter is
// Hebrew, Arabic or of another script that is.
func Leftward(text string) bool {
	for _, r := range text {
		if unicode.IsLetter(r) {
			return unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Samaritan, unicode.Mandaic, unicode.Adlam)
		}
	}
	return false
}
