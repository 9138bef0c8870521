package reword

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// capital is a word that begins with a capital letter.
type capital struct {
	start, end int
	first      bool // of its sentence, so that the capital says nothing
	upper      bool // all of it: an abbreviation
}

// capitals returns the words of a masked text that have a capital letter
// anywhere, but "I".
func capitals(masked string) []capital {
	var out []capital
	first := true
	for i := 0; i < len(masked); {
		r, size := utf8.DecodeRuneInString(masked[i:])
		if !unicode.IsLetter(r) {
			switch {
			case strings.ContainsRune(".!?:\n|•", r):
				first = true
			case unicode.IsNumber(r):
				first = false
			}
			i += size
			continue
		}
		end := i
		upper := 0
		for end < len(masked) {
			r, size := utf8.DecodeRuneInString(masked[end:])
			if r == '\'' || r == '’' {
				next, _ := utf8.DecodeRuneInString(masked[end+size:])
				if !unicode.IsLetter(next) {
					break
				}
			} else if !isWord(r) {
				break
			}
			if unicode.IsUpper(r) {
				upper++
			}
			end += size
		}
		w := masked[i:end]
		if upper > 0 && w != "I" && !strings.HasPrefix(w, "I'") && !strings.HasPrefix(w, "I’") {
			out = append(out, capital{i, end, first, upper > 1})
		}
		first = false
		i = end
	}
	return out
}
