package flow

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// tie marks the words that should share a line with the one before, as the
// briefs on paper do: a unit, a magnitude or a month after its number, a
// currency after its magnitude, a number after its currency, a dash after a
// word.
func tie(words []word) {
	for i := 1; i < len(words); i++ {
		if words[i-1].space == 0 || words[i-1].hard || words[i].glued {
			continue
		}
		earlier := ""
		if i > 1 {
			earlier = words[i-2].text
		}
		words[i].tied = belongTogether(earlier, words[i-1].text, words[i].text)
	}
}

func belongTogether(earlier, before, after string) bool {
	if before == "" || after == "" {
		return false
	}
	first, _ := utf8.DecodeRuneInString(after)
	if first == '–' || first == '—' || first == '·' {
		return true
	}
	core := strings.TrimRightFunc(after, unicode.IsPunct)
	switch {
	case endsInDigit(before) && (first == '%' || first == '‰'):
		return true
	case endsInDigit(before):
		return letters(core, 5) && !slices.Contains(joining, after) || slices.Contains(months, core) || slices.Contains(magnitudes, core)
	case slices.Contains(magnitudes, before) && letters(core, 5):
		return endsInDigit(earlier)
	}
	return currency(before) && unicode.IsDigit(first)
}

var (
	magnitudes = []string{"K", "k", "M", "m", "B", "bn", "Mio.", "million", "billion", "thousand"}
	// joining are short words that are no units: "in 2027 and".
	joining = strings.Fields("and or of to in for by at from with the is are was were as on than but")
	months  = []string{"January", "February", "August", "September", "October", "November", "December"}
	// units are longer than the words that are taken for one by their length.
	units = []string{"minutes", "seconds", "months", "percent"}
)

func endsInDigit(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsDigit(r)
}

func currency(word string) bool {
	if r, n := utf8.DecodeRuneInString(word); n == len(word) {
		return unicode.Is(unicode.Sc, r)
	}
	return len(word) == 3 && strings.ToUpper(word) == word && letters(word, 3)
}

// letters says whether a word is nothing but letters, at most so many, or one
// of the longer units.
func letters(word string, most int) bool {
	n := 0
	for _, r := range word {
		if !unicode.IsLetter(r) {
			return false
		}
		n++
	}
	return n > 0 && n <= most || slices.Contains(units, word)
}
