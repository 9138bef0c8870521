package framing

import (
	"encoding/binary"
	"strings"
)

// mend takes off what a clause does not end in and folds line breaks.
func mend(text string) string {
	if isMended(text) {
		return text
	}
	if isRagged(text) {
		text = strings.Join(strings.Fields(text), " ")
	}
	text = strings.TrimSpace(text)
	for strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "...") && !endsInAbbreviation(text) {
		text = strings.TrimRight(strings.TrimSuffix(text, "."), " ")
	}
	return strings.TrimRight(text, ",; ")
}

// mendName is mend for the name of an organisation, whose last word may be an
// abbreviation that no list knows: Bankhaus Hollweg & Cie.
func mendName(name string) string {
	name = strings.Join(strings.Fields(name), " ")
	word := name[strings.LastIndexByte(name, ' ')+1:]
	if strings.HasSuffix(word, ".") && !strings.HasSuffix(word, "..") && len(word) <= len("Corp.") && word != name {
		return name
	}
	return mend(name)
}

// isMended reports whether there is nothing to mend, as there mostly is not.
func isMended(text string) bool {
	if text == "" {
		return true
	}
	switch text[len(text)-1] {
	case '.', ',', ';', ' ':
		return false
	}
	return text[0] != ' ' && text[0] < 0x80 && (isPlain(text) || !isRagged(text))
}

// isRagged reports whether the spaces of a text have to be evened.
func isRagged(text string) bool {
	return strings.ContainsAny(text, "\n\t") || strings.Contains(text, "  ")
}

// isPlain reports whether a text has neither two spaces in a row nor a control
// character such as a line break. It is asked for every text, and looks at eight
// bytes at a time: what is below a space has a high bit after a space is taken
// off; in the exclusive or with spaces a space is nought, and so are two in a row
// in both words together.
func isPlain(text string) bool {
	const spaces, ones, highs = 0x2020202020202020, 0x0101010101010101, 0x8080808080808080
	b := []byte(text) // which copies nothing
	for len(b) > 8 {
		w := binary.LittleEndian.Uint64(b)
		pairs := (w ^ spaces) | (binary.LittleEndian.Uint64(b[1:]) ^ spaces)
		if ((w-spaces)&^w|(pairs-ones)&^pairs)&highs != 0 {
			return false
		}
		b = b[8:]
	}
	for i, c := range b {
		if c < ' ' || c == ' ' && i+1 < len(b) && b[i+1] == ' ' {
			return false
		}
	}
	return true
}

// endsInAbbreviation reports whether the full stop at the end belongs to the
// last word: "etc.", "Inc.", "a.m.", "U.S."
func endsInAbbreviation(text string) bool {
	word := text[strings.LastIndexAny(text, " (")+1:]
	switch strings.ToLower(word) {
	case "etc.", "inc.", "ltd.", "co.", "corp.", "approx.", "dr.", "mr.", "mrs.", "ms.", "no.", "st.", "vs.":
		return word != "no."
	}
	return strings.Count(word, ".") > 1
}
