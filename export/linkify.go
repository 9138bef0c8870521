package export

import (
	"regexp"
	"strings"
)

// address finds web and mail addresses in running text.
var address = regexp.MustCompile(`https?://[^\s<>"]+|[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}`)

// linked returns a text as spans, its web and mail addresses as links.
func linked(text string) []Span {
	if !strings.Contains(text, "://") && !strings.Contains(text, "@") {
		return Text(text)
	}
	var out []Span
	at := 0
	for {
		m := address.FindStringIndex(text[at:])
		if m == nil {
			break
		}
		found := withoutProse(text[at+m[0] : at+m[1]])
		if m[0] > 0 {
			out = append(out, Span{Text: text[at : at+m[0]]})
		}
		target := found
		if !strings.Contains(found, "://") {
			target = "mailto:" + found
		}
		out = append(out, Link(found, target))
		at += m[0] + len(found)
	}
	if at < len(text) {
		out = append(out, Span{Text: text[at:]})
	}
	return out
}

// withoutProse cuts an address where the sentence around it goes on: at a
// bracket that it does not open itself, and before the punctuation at its end.
func withoutProse(address string) string {
	const opening, closing = "([{", ")]}"
	var open []byte
scan:
	for i := range len(address) {
		c := address[i]
		if strings.IndexByte(opening, c) >= 0 {
			open = append(open, c)
		}
		if k := strings.IndexByte(closing, c); k >= 0 {
			if len(open) == 0 || open[len(open)-1] != opening[k] {
				address = address[:i]
				break scan
			}
			open = open[:len(open)-1]
		}
	}
	return strings.TrimRight(address, ".,;:!?…'’”»›"+opening)
}
