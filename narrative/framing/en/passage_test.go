package en

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestSentence(t *testing.T) {
	for _, c := range []struct {
		pieces []string
		want   string
	}{
		{nil, ""},
		{[]string{"", " "}, ""},
		{[]string{"it works"}, "It works."},
		{[]string{" it ", "works "}, "It works."},
		{[]string{"it works."}, "It works."},
		{[]string{"does it", "?"}, "Does it?"},
		{[]string{`they say "it works."`}, `They say "it works."`},
		{[]string{"they say (it works)"}, "They say (it works)."},
		{[]string{"iPhone", "s work"}, "iPhones work."},
		{[]string{"pH", "-values fall"}, "pH-values fall."},
		{[]string{"post-", "Soviet"}, "Post-Soviet."},
		{[]string{"émigrés return"}, "Émigrés return."},
		{[]string{"ıspanak is dear"}, "Ispanak is dear."}, // a capital that is shorter
		{[]string{"”"}, "”."},
		{[]string{"and so on…"}, "And so on…"},
		{[]string{"3 of 5"}, "3 of 5."},
	} {
		if got := sentence(c.pieces...); got != c.want {
			t.Errorf("sentence(%q) = %q, want %q", c.pieces, got, c.want)
		}
	}
}

// Where a clause is cut into pieces makes no difference, and neither does
// whether it is told by itself or behind others.
func TestPassagesReadLikeSentencesJoined(t *testing.T) {
	word := rapid.SampledFrom([]string{"it", "works", " ", " ", "iPhone", "PDF", ".", "?", `"`, "”", "-", "é", "ıs", "ß", "\n", "日本", "\xff"})
	clause := rapid.SliceOfN(word, 0, 8)
	rapid.Check(t, func(t *rapid.T) {
		p := English{}.passage()
		for range 2 { // it is used again
			var one []string
			for range rapid.IntRange(0, 4).Draw(t, "sentences") {
				pieces := clause.Draw(t, "clause")
				whole := sentence(strings.Join(pieces, ""))
				one = append(one, whole)
				if rapid.Bool().Draw(t, "finished") {
					p.add(whole)
				} else {
					p.sentence(pieces...)
				}
			}
			if got, want := p.end(), join(one...); got != want {
				t.Fatalf("%q, want %q", got, want)
			}
		}
	})
}

func TestNameThatEndsInANumberTakesNoArticle(t *testing.T) {
	for name, want := range map[string]string{"stage 1": "stage 1", "wave A": "wave A", "year one": "year one", "stage II": "stage II", "image registry": "the image registry"} {
		if got := the(name); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
