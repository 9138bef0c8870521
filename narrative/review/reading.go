package review

import (
	"strings"

	"bifocal/narrative/figures/prose"
	"bifocal/narrative/readability"
)

// reading is what is worked out about one text, and kept as long as it stands.
type reading struct {
	figures   []prose.Reading
	sentences []sentence
	words     int
	syllables int
	acronyms  []string
	spelled   map[string]bool // acronyms that brackets say the meaning of
	counted   bool            // sentences, words and acronyms
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
	for _, s := range readability.Sentences(text) {
		n := 0
		for w := range strings.FieldsSeq(s.Text) {
			if w = strings.Trim(w, ".,;:!?()[]\"'“”‘’–—-|*"); w == "" {
				continue
			}
			n++
			r.syllables += readability.Syllables(w)
		}
		r.words += n
		r.sentences = append(r.sentences, sentence{s.Start, s.End(), n})
	}
	if r.acronyms = acronymsOf(text); len(r.acronyms) > 0 {
		r.spelled = spelledIn(text)
	}
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

// longestAcronym is how many letters an acronym has at most.
const longestAcronym = 8

// spelledIn returns the words that stand in brackets, or in front of brackets that
// may say what they stand for.
func spelledIn(text string) map[string]bool {
	out := map[string]bool{}
	for at := 0; ; {
		open := strings.IndexByte(text[at:], '(')
		if open < 0 {
			return out
		}
		open += at
		at = open + 1
		if shut := strings.IndexByte(text[at:min(len(text), at+longestAcronym+1)], ')'); shut > 0 {
			out[text[at:at+shut]] = true
		}
		if before := text[max(0, open-longestAcronym-1):open]; strings.HasSuffix(before, " ") {
			before = before[:len(before)-1]
			for i := range before {
				out[before[i:]] = true
			}
		}
	}
}

// acronymsOf returns the words in capitals of a text, in the order in which they
// come, each once.
func acronymsOf(text string) []string {
	var out []string
	seen := map[string]bool{}
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
		if capitals >= 2 && len(w) <= longestAcronym && w == strings.ToUpper(w) && w[0] >= 'A' && w[0] <= 'Z' && !seen[w] {
			seen[w] = true
			out = append(out, w)
		}
	}
	return out
}

func isWordByte(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '-' || c >= 0x80
}
