package review

import (
	"slices"
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/figures/prose"
	"bifocal/narrative/framing"
)

// ownedFrom is how many words of one typed text make a long sentence its author's:
// half of what a sentence may have. Shorter ones the program put together.
const ownedFrom = sentenceMost / 2

// owner returns the typed text that makes a generated sentence long, or nil where
// none does: then its author can do nothing about it.
func (c *checked) owner(sentence string, b *framing.Block, a narrative.Audience) *factText {
	var of *factText
	most := ownedFrom
	var words []string
	for i := range c.texts {
		t := &c.texts[i]
		if t.worded || t.place.Audience != "" && t.place.Audience != a || mostWords(t.raw) <= ownedFrom || !slices.Contains(b.Facts, t.place.Fact) {
			continue
		}
		typed := c.resolve(t).text
		n, known := c.reviewer.shared[[2]string{sentence, typed}]
		if !known {
			if words == nil {
				words = plainWordsOf(sentence)
			}
			n = sharedWords(words, plainWordsOf(typed))
			if c.reviewer.shared == nil || len(c.reviewer.shared) >= mostShared {
				c.reviewer.shared = map[[2]string]int{}
			}
			c.reviewer.shared[[2]string{sentence, typed}] = n
		}
		if n > most {
			of, most = t, n
		}
	}
	return of
}

// mostShared bounds how many pairs of texts are remembered.
const mostShared = 4000

// mostWords is how many words a typed text can have at most: a reference may stand for
// a figure of some words.
func mostWords(raw string) int { return strings.Count(raw, " ") + 1 + 4*strings.Count(raw, "{") }

// sharedRun is how many words in a row two texts share where one was made of the
// other; fewer stand in any two texts.
const sharedRun = 3

// sharedWords counts the words of a sentence that stand in a typed text in the
// same order, in runs: the program may have put figures or plain words between.
func sharedWords(sentence, typed []string) int {
	behind := make([]int, len(typed)+1) // lengths of the runs that end at the word before
	longest := make([]int, len(sentence))
	for i, w := range sentence {
		for j := len(typed); j > 0; j-- {
			behind[j] = 0
			if typed[j-1] == w {
				behind[j] = behind[j-1] + 1
				longest[i] = max(longest[i], behind[j])
			}
		}
	}
	n := 0
	for i := len(sentence) - 1; i >= 0; i-- {
		if longest[i] >= sharedRun {
			n += longest[i]
			i -= longest[i] - 1
		}
	}
	return n
}

// plainWordsOf are the words of a text in small letters without what stands around
// them.
func plainWordsOf(text string) []string {
	words := strings.Fields(strings.ToLower(text))
	for i := range words {
		words[i] = strings.Trim(words[i], ".,;:!?()[]\"'“”‘’")
	}
	return words
}

// currencies are those that a solution counts in: its own, and those of the
// figures that its facts hold.
func (c *checked) currencies() map[string]bool {
	out := map[string]bool{c.Solution.CurrencyOr(): true}
	for _, f := range c.Solution.Facts {
		spec, _ := narrative.Spec(f.FactKind())
		for i := range spec.Fields {
			v, _ := narrative.Get(f, spec.Fields[i].Key)
			if q, ok := v.(figures.Quantity); ok && q.IsMoney() {
				out[q.Unit] = true
			}
		}
	}
	return out
}

// isCurrency reports whether capitals in a text are a currency: one that the
// solution counts in, or one that the text writes an amount in. PEN 40 is money, and
// a PEN test is none.
func (c *checked) isCurrency(text, code string) bool {
	return figures.IsCurrency(code) && (c.currencies()[code] || slices.ContainsFunc(c.figuresOf(text), func(r prose.Reading) bool {
		return r.Kind() == prose.Money && r.Quantity.Unit == code
	}))
}
