package review

import (
	"strings"
	"sync"

	"bifocal/assets/glossary"
	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing"
)

// vocabulary finds terms in a text by their first word.
type vocabulary map[string][]termWords

type termWords struct {
	glossary.Entry
	words []string // in small letters, the last one in the singular
	exact bool     // it counts only as it is written: API, IoT
}

func (v vocabulary) add(e glossary.Entry) {
	words := strings.Fields(strings.ToLower(e.Term))
	if len(words) == 0 {
		return
	}
	capitals := 0
	for i := range len(e.Term) {
		if e.Term[i] >= 'A' && e.Term[i] <= 'Z' {
			capitals++
		}
	}
	t := termWords{e, words, len(words) == 1 && capitals >= 2}
	t.words[len(words)-1] = figures.Singular(t.words[len(words)-1])
	v[words[0]] = append(v[words[0]], t)
}

// trade is the embedded glossary.
var trade = sync.OnceValue(func() vocabulary {
	v := vocabulary{}
	for _, e := range glossary.English() {
		v.add(e)
	}
	return v
})

// in returns the terms that stand in a text, each once and the longest of those
// that begin at one place.
func (v vocabulary) in(text string) []termWords {
	var out []termWords
	words := termsOf(text)
	for i := 0; i < len(words); i++ {
		lower := strings.ToLower(words[i])
		var best *termWords
		for _, key := range [...]string{lower, figures.Singular(lower)} {
			for j := range v[key] {
				t := &v[key][j]
				if t.standsAt(words[i:]) && (best == nil || len(t.words) > len(best.words)) {
					best = t
				}
			}
			if lower == figures.Singular(lower) {
				break
			}
		}
		if best == nil {
			continue
		}
		known := false
		for _, o := range out {
			known = known || o.Term == best.Term
		}
		if !known {
			out = append(out, *best)
		}
		i += len(best.words) - 1
	}
	return out
}

func (t *termWords) standsAt(words []string) bool {
	if len(words) < len(t.words) {
		return false
	}
	for k, w := range t.words {
		got := words[k]
		if t.exact {
			return got == t.Term || got == t.Term+"s"
		}
		got = strings.ToLower(got)
		if got != w && (k+1 < len(t.words) || figures.Singular(got) != w) {
			return false
		}
	}
	return true
}

// termsOf splits a text into words as terms have them: with hyphens and slashes
// within.
func termsOf(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool {
		return r == ' ' || r == ',' || r == '.' || r == ';' || r == ':' || r == '(' || r == ')' || r == '“' || r == '”' || r == '"' || r == '\n' || r == '|' || r == '!' || r == '?' || r == '…'
	})
}

// vocabulary is the embedded glossary with what the user has added.
func (c *checked) vocabularies() []vocabulary {
	own := vocabulary{}
	for _, e := range c.Glossary {
		own.add(e)
	}
	if !c.english() {
		return []vocabulary{own}
	}
	if len(own) == 0 {
		return []vocabulary{trade()}
	}
	return []vocabulary{own, trade()}
}

// terms returns the technical terms of a text, worked out once for each text.
func (c *checked) termsIn(text string) []termWords {
	r := c.reading(text)
	if !r.termed {
		for _, v := range c.vocabularies() {
			r.terms = append(r.terms, v.in(text)...)
		}
		r.termed = true
	}
	return r.terms
}

// plainWords are what an acronym means, by the glossaries, or "".
func (c *checked) plainWords(acronym string) string {
	for _, t := range c.termsIn(acronym) {
		if t.exact && t.Term == acronym {
			return t.Plain
		}
	}
	return ""
}

// explained are the terms that the solution explains itself, and the names that
// need no explanation, in small letters.
func (c *checked) explained() map[string]bool {
	out := map[string]bool{}
	for _, i := range c.index.Of(narrative.KindTerm) {
		if t, _ := c.Solution.Facts[i].(narrative.Term); t.Plain != "" {
			out[strings.ToLower(t.Term)] = true
			out[figures.Singular(strings.ToLower(t.Term))] = true
		}
	}
	for _, e := range c.Glossary {
		if e.Known {
			out[strings.ToLower(e.Term)] = true
			out[figures.Singular(strings.ToLower(e.Term))] = true
		}
	}
	for _, n := range namesIn(c.Solution) {
		out[strings.ToLower(n)] = true
		for w := range strings.FieldsSeq(n) {
			out[strings.ToLower(w)] = true
		}
	}
	return out
}

// checkJargon finds technical terms in texts for executives: those of the
// glossaries, and the technologies of the solution's components, where nothing
// explains them.
func checkJargon(c *checked) {
	f := c.executive()
	if f == nil {
		return
	}
	explained := c.explained()
	technical := c.technicalWords()
	seen := map[string]bool{}
	for i := range f.Sections {
		s := &f.Sections[i]
		if s.Theme == framing.Words {
			continue
		}
		look := func(text, key string, facts []string) {
			place := Place{Audience: f.Audience, Theme: s.Theme, Block: key, Fact: firstOf(facts)}
			for _, t := range c.termsIn(text) {
				low := strings.ToLower(t.Term)
				if t.exact || seen[low] || explained[low] || explained[figures.Singular(low)] || t.Plain == "" || strings.Contains(text, t.Plain) {
					continue // acronyms have a rule of their own
				}
				seen[low] = true
				f := c.add(place, "", linef("Write “%s”, or add a term “%s” with its plain words.", t.Plain, t.Term), linef("Executives read “%s”, a technical term for “%s”.", t.Term, t.Plain))
				f.Quote, f.hint.term, f.hint.plain = t.Term, t.Term, t.Plain
			}
			for _, w := range technical {
				if low := strings.ToLower(w); !seen[low] && strings.Contains(text, w) && hasWord(text, w) {
					seen[low] = true
					c.add(place, "", linef("Say what it does, or add a term “%s” with its plain words.", w), linef("Executives read “%s”, which is a technical name.", w)).Quote = w
				}
			}
		}
		look(s.Heading, framing.HeadingKey(s.Theme), s.Facts)
		for j := range s.Blocks {
			look(s.Blocks[j].Text, s.Blocks[j].Key, s.Blocks[j].Facts)
		}
	}
}
