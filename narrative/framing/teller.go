package framing

import (
	"hash/fnv"
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

// teller tells the texts of one solution to one audience: figures filled in,
// stray full stops and line breaks mended.
type teller struct {
	x        *narrative.Index
	s        *narrative.Solution
	audience narrative.Audience
	lang     content.Language
	loc      *figures.Locale
	form     figures.Form
	missing  []narrative.Dangling // references that stand for nothing, in the theme at work
	names    map[string]bool      // first words of names, which keep their capital
	memo     memo
	paper    *content.Paper
	scratch  []narrative.Segment
	phrase   []byte
	text     string
}

// memo holds what more than one theme asks for.
type memo struct {
	outcomes  []*content.Outcome
	byID      map[string]*content.Outcome
	landscape *content.Landscape
	situation *content.Situation
	stakes    *content.Stakes
	plan      *content.Plan
	moved     map[string]bool
}

func newTeller(x *narrative.Index, a narrative.Audience, lang content.Language) *teller {
	paper := new(content.Paper)
	return &teller{
		x: x, s: x.Solution, audience: a, lang: lang.On(paper), loc: lang.Locale(), paper: paper,
		form: figures.Form{Compact: a == narrative.Engineering},
	}
}

// first is the first fact of a kind, whose type is T.
func first[T narrative.Fact](t *teller, kind narrative.Kind) (f T, ok bool) {
	if at := t.x.Of(kind); len(at) > 0 {
		f, ok = t.s.Facts[at[0]].(T)
	}
	return f, ok
}

// seed chooses among sentences that say the same: it depends on the solution
// and the theme alone, so that a solution always reads the same way.
func (t *teller) seed(theme Theme) uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(t.s.ID)) // a hash never fails
	_, _ = h.Write([]byte(theme))
	return h.Sum32()
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80 }

func (t *teller) telling(own []string, v narrative.Telling) content.Phrase {
	return t.say(own, v.For(t.audience))
}

// lent is telling, but that engineers are told what was captured for executives
// where there is nothing of their own: a risk without what is done about it, or a
// phase without what it delivers, would be a hole. The other way round would be
// jargon.
func (t *teller) lent(own []string, v narrative.Telling) content.Phrase {
	if t.audience == narrative.Engineering {
		return t.say(own, v.Either(t.audience))
	}
	return t.telling(own, v)
}

// name tells a name, which may be lent from the other audience.
func (t *teller) name(own []string, v narrative.Telling) content.Phrase {
	p := t.say(own, v.Either(t.audience))
	if p.Text != "" && p.Text[0] >= 'A' && p.Text[0] <= 'Z' {
		p.Text = t.common(p.Text)
	}
	return p
}

// common takes off the capital that authors give the first word of a name by
// habit, where the solution itself uses the word without one.
func (t *teller) common(text string) string {
	word, rest, _ := strings.Cut(text, " ")
	low := strings.ToLower(word)
	if rest == "" || strings.ToLower(rest) != rest || low[1:] != word[1:] || !strings.Contains(t.allText(), " "+low+" ") {
		return text
	}
	return t.uncapital(text)
}

// allText is every text of the solution, to see how a word is used.
func (t *teller) allText() string {
	if t.text == "" {
		t.text = " " + strings.ReplaceAll(narrative.SearchText(*t.s), "\n", " ") + " "
	}
	return t.text
}
