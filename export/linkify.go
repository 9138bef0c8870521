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
	for _, m := range address.FindAllStringIndex(text, -1) {
		found := strings.TrimRight(text[m[0]:m[1]], ".,;:!?)'")
		if m[0] > at {
			out = append(out, Span{Text: text[at:m[0]]})
		}
		target := found
		if !strings.Contains(found, "://") {
			target = "mailto:" + found
		}
		out = append(out, Link(found, target))
		at = m[0] + len(found)
	}
	if at < len(text) {
		out = append(out, Span{Text: text[at:]})
	}
	return out
}
