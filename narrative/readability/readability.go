// Package readability counts what makes an English text easy or hard to read:
// sentences, syllables, and the school grade that follows from them.
package readability

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/jdkato/prose/v3/segment"
	"github.com/jdkato/prose/v3/summarize"
)

// Sentences splits a text with the trained model for English. Where that cannot
// be loaded, which only a broken build could bring about, a text is one sentence.
// A gap wider than a line of spaces ends a sentence: the model would look at all of
// it again for each space.
func Sentences(text string) []segment.Sentence {
	s, err := segmenter()
	if err != nil {
		return []segment.Sentence{{Text: text}}
	}
	var out []segment.Sentence
	for start := 0; start < len(text); {
		end, next := stretch(text, start)
		for _, x := range s.Segment(text[start:end]) {
			x.Start += start
			out = append(out, x)
		}
		start = next
	}
	return out
}

// widest is how many bytes of white space stand within a sentence at most.
const widest = 80

// stretch returns where the text from start on ends before a wide gap, and where
// it goes on behind it.
func stretch(text string, start int) (end, next int) {
	end = start
	for i := start; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		switch {
		case !unicode.IsSpace(r):
			if i-size-end > widest {
				return end, i - size
			}
			end = i
		case i == len(text) && i-end > widest:
			return end, i
		}
	}
	return len(text), len(text)
}

var segmenter = sync.OnceValues(segment.New)

// longestWord is more than any word has. What is longer is an address or a code,
// and is not worth the time to look for vowels.
const longestWord = 200

// Syllables counts the syllables of a word; a number is said in some two.
func Syllables(w string) int {
	if w[0] >= '0' && w[0] <= '9' {
		return 2
	}
	if len(w) > longestWord {
		return len(w) / 3
	}
	if n, ok := syllables.Load(w); ok {
		return n.(int)
	}
	n := summarize.Syllables(w)
	if len(w) < 24 {
		known.Do(w, n)
	}
	return n
}

// syllables are those of words that were seen, since counting takes regular
// expressions; known bounds how many are kept.
var (
	syllables sync.Map
	known     bounded
)

type bounded struct {
	mu sync.Mutex
	n  int
}

// Do keeps the syllables of a word. Where there are too many already it begins
// anew: a text of made-up words would else leave no room for those in use.
func (b *bounded) Do(w string, n int) {
	const most = 20_000
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.n == most {
		syllables.Clear()
		b.n = 0
	}
	if _, was := syllables.LoadOrStore(strings.Clone(w), n); !was {
		b.n++
	}
}

// Grade is the Flesch-Kincaid grade level of texts with so many sentences, words
// and syllables: 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid
// and others, 1975).
func Grade(sentences, words, syllables int) float64 {
	if sentences == 0 || words == 0 {
		return 0
	}
	return 0.39*float64(words)/float64(sentences) + 11.8*float64(syllables)/float64(words) - 15.59
}
