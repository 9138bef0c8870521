package exporttest

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"bifocal/export"
)

// Folded is a text as its readers see it: cleaned, and its white space folded,
// no-break spaces and line ends too.
func Folded(text string) string { return strings.Join(strings.Fields(export.Clean(text)), " ") }

// Missing returns the passages of a document that are not found in a text one
// behind the other. What of the text stands between them is not looked at.
func Missing(d *export.Document, text string) []string {
	text = squeezed(text)
	var out []string
	at := 0
	for p := range d.Passages() {
		want := squeezed(p.Text)
		i := strings.Index(text[at:], want)
		if i < 0 {
			out = append(out, Folded(p.Text))
			continue
		}
		at += i + len(want)
	}
	return out
}

// squeezed is a text without its white space, its accents on their letters: where
// a line ends is the renderer's affair, and how a letter is spelt nobody sees.
func squeezed(text string) string {
	return norm.NFC.String(strings.Join(strings.Fields(export.Clean(text)), ""))
}
