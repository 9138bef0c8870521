package framing

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"bifocal/narrative/framing/content"
)

// foundByHand looks for a word at each place of a text, as its rules say.
func foundByHand(text, word string) (int, bool) {
	inWord := func(i int) bool {
		return i >= 0 && i < len(text) && (text[i] >= 0x80 || text[i] == '-' || unicode.IsLetter(rune(text[i])) || unicode.IsDigit(rune(text[i])))
	}
	anyCase := word != "" && word[1:] == strings.ToLower(word[1:])
	for i := 0; word != "" && i+len(word) <= len(text); i++ {
		same := text[i:i+len(word)] == word || anyCase && strings.EqualFold(text[i:i+len(word)], word)
		if same && !inWord(i-1) && !inWord(i+len(word)) {
			return i, true
		}
	}
	return 0, false
}

var (
	someWords = []string{"pod", "Pod", "EC2", "EC2 fleet", "fleet", "p", "SLO", "slo", "émigré", "two words", "words", "5G", ""}
	someText  = rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(append([]string{
			" ", " ", " ", "-", "(", ".", "s", "PODS", "a pod", "the EC2 fleet", "é", "1",
		}, someWords...)), 0, 12).Draw(t, "pieces"), "")
	})
)

func TestFindWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, word := someText.Draw(t, "text"), rapid.SampledFrom(someWords).Draw(t, "word")
		at, found := findWord(text, word)
		if wantAt, want := foundByHand(text, word); at != wantAt || found != want {
			t.Fatalf("%q in %q: at %d, %v; by hand at %d, %v", word, text, at, found, wantAt, want)
		}
	})
}

// Terms that are looked for together end up where each would by itself, one
// after the other, wordings and explanations that hold other terms included.
func TestTermsAreExplainedAsIfOneByOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		byHand, together := someFraming(t)
		terms := make([]content.Term, rapid.IntRange(0, 5).Draw(t, "terms"))
		for i := range terms {
			terms[i].Term = rapid.SampledFrom(someWords).Draw(t, "term")
		}
		x := newExplainer(&teller{paper: new(content.Paper), lang: plainly{}}, &together, terms)
		for i, term := range terms {
			explanation := " (" + someText.Draw(t, "explanation") + ")"
			want, got := explainByHand(&byHand, term.Term, explanation), x.explain(i, explanation, explanation)
			if got != want {
				t.Fatalf("%q is found: %v, by hand %v", term.Term, got, want)
			}
		}
		if diff := cmp.Diff(byHand, together); diff != "" {
			t.Fatalf("by hand (-) and together (+):\n%s", diff)
		}
	})
}

// plainly is a language in which no word describes the next.
type plainly struct{ content.Language }

func (plainly) Described(string) int { return 0 }

// someFraming draws a framing, twice.
func someFraming(t *rapid.T) (one, same Framing) {
	for range rapid.IntRange(0, 3).Draw(t, "sections") {
		var s Section
		for range rapid.IntRange(0, 4).Draw(t, "blocks") {
			b := Block{Text: someText.Draw(t, "text")}
			b.Worded = rapid.IntRange(0, 4).Draw(t, "worded") == 0
			if rapid.IntRange(0, 4).Draw(t, "row") == 0 {
				b.Cells = []string{b.Text}
			}
			s.Blocks = append(s.Blocks, b)
		}
		one.Sections = append(one.Sections, s)
		s.Blocks = slices.Clone(s.Blocks)
		same.Sections = append(same.Sections, s)
	}
	return one, same
}

func explainByHand(f *Framing, term, explanation string) bool {
	for i := range f.Sections {
		for j := range f.Sections[i].Blocks {
			b := &f.Sections[i].Blocks[j]
			at, found := foundByHand(b.Text, term)
			if b.Cells != nil || !found {
				continue
			}
			if !b.Worded {
				end := at + len(term)
				b.Text = explained(b.Text, end, explanation)
			}
			return true
		}
	}
	return false
}
