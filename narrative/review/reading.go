package review

import (
	"strings"
	"sync"

	"github.com/jdkato/prose/v3/segment"
	"github.com/jdkato/prose/v3/summarize"

	"bifocal/narrative/figures/prose"
)

// reading is what is worked out about one text, and kept as long as it stands.
type reading struct {
	figures   []prose.Reading
	sentences []sentence
	words     int
	syllables int
	acronyms  []string
	counted   bool // sentences, words and acronyms
	parsed    bool
	flat      string
	flattened bool
	terms     []termWords
	termed    bool
}

type sentence struct {
	start, end int
	words      int
}

// figuresOf returns the figures of a text.
func (c *checked) figuresOf(text string) []prose.Reading {
	r := c.reading(text)
	if !r.parsed {
		r.figures, r.parsed = prose.Read(text), true
	}
	return r.figures
}

func (c *checked) reading(text string) *reading {
	c.used[text] = true
	r := c.reviewer.read[text]
	if r == nil {
		r = &reading{}
		c.reviewer.read[text] = r
	}
	return r
}

// flat returns a text as [flatten] makes it.
func (c *checked) flat(text string) string {
	r := c.reading(text)
	if !r.flattened {
		r.flat, r.flattened = flatten(text), true
	}
	return r.flat
}

// measured returns a text with its sentences, words and syllables counted.
func (c *checked) measured(text string) *reading {
	r := c.reading(text)
	if !r.counted {
		r.measure(text)
		r.counted = true
	}
	return r
}

func (r *reading) measure(text string) {
	for _, s := range sentencesOf(text) {
		n := 0
		for w := range strings.FieldsSeq(s.Text) {
			if w = strings.Trim(w, ".,;:!?()[]\"'“”‘’–—-|*"); w == "" {
				continue
			}
			n++
			r.syllables += syllablesOf(w)
		}
		r.words += n
		r.sentences = append(r.sentences, sentence{s.Start, s.End(), n})
	}
	r.acronyms = acronymsOf(text)
}

// sentencesOf splits a text with the trained model for English. Where that cannot
// be loaded, which only a broken build could bring about, a text is one sentence.
func sentencesOf(text string) []segment.Sentence {
	s, err := segmenter()
	if err != nil {
		return []segment.Sentence{{Text: text}}
	}
	return s.Segment(text)
}

var segmenter = sync.OnceValues(segment.New)

// syllablesOf counts the syllables of a word; a number is said in some two.
func syllablesOf(w string) int {
	if w[0] >= '0' && w[0] <= '9' {
		return 2
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

// Do keeps the syllables of a word, unless there are too many already.
func (b *bounded) Do(w string, n int) {
	const most = 20_000
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.n < most {
		if _, was := syllables.LoadOrStore(strings.Clone(w), n); !was {
			b.n++
		}
	}
}

// grade is the Flesch-Kincaid grade level of texts with so many sentences, words
// and syllables: 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid
// and others, 1975).
func grade(sentences, words, syllables int) float64 {
	if sentences == 0 || words == 0 {
		return 0
	}
	return 0.39*float64(words)/float64(sentences) + 11.8*float64(syllables)/float64(words) - 15.59
}

// forget drops what is known about texts that are no longer there.
func (r *Reviewer) forget(c *checked) {
	if len(r.read) <= 2*len(c.used)+64 {
		return
	}
	for text := range r.read {
		if !c.used[text] {
			delete(r.read, text)
		}
	}
}

// acronymsOf returns the words in capitals of a text, in the order in which they
// come, each once.
func acronymsOf(text string) []string {
	var out []string
	for i := 0; i < len(text); {
		if !isWordByte(text[i]) {
			i++
			continue
		}
		start, capitals := i, 0
		for i < len(text) && isWordByte(text[i]) {
			if text[i] >= 'A' && text[i] <= 'Z' {
				capitals++
			}
			i++
		}
		w := strings.TrimRight(text[start:i], "-'")
		w = strings.TrimSuffix(w, "s")
		if capitals >= 2 && len(w) <= 8 && w == strings.ToUpper(w) && !contains(out, w) && w[0] >= 'A' && w[0] <= 'Z' {
			out = append(out, w)
		}
	}
	return out
}

func isWordByte(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '-' || c >= 0x80
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
