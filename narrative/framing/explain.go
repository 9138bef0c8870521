package framing

import (
	"slices"
	"strings"

	"bifocal/narrative/framing/content"
)

// executiveTerms is how many words executives are told that they will hear;
// authors put the most common ones first.
const executiveTerms = 6

// explainTerms puts plain words behind the first appearance of each term in
// front of executives, and collects the others as words they will hear from
// engineers.
func (t *teller) explainTerms(out *Framing, over *overlay) {
	terms := t.terms()
	var unheard content.Terms
	unheard.Seed = terms.Seed
	x := newExplainer(t, out, terms.All)
	for i, term := range terms.All {
		if !term.Plain.Has() {
			continue
		}
		switch {
		case x.explain(i, t.lang.Explain(term.Term, term.Plain.Text), t.lang.ExplainBehind(term.Term, term.Plain.Text)):
			unheard.Explained++
		case len(unheard.All) < executiveTerms:
			unheard.All = append(unheard.All, term)
		}
	}
	draft := t.lang.ExecutiveWords(unheard)
	if len(draft.Lines) == 0 {
		for i := range out.Gaps {
			if g := &out.Gaps[i]; g.Theme == Words && draft.Silent != "" {
				g.Capture, g.Settled = draft.Silent, true
			}
		}
		return
	}
	out.Gaps = slices.DeleteFunc(out.Gaps, func(g Gap) bool { return g.Theme == Words })
	over.tell(out, Words, t.lang.Label(string(Words), t.audience), draft)
}

// explainer knows where each term first appears. It reads the framing once for
// all terms together, because a large solution has many of both.
type explainer struct {
	t         *teller
	terms     []content.Term
	blocks    []*Block // in which a term can be explained: all but those of tables
	first     []place  // where each term first appears, before any was explained
	explained []int    // the blocks whose text has changed since
}

// place is where a word stands: a block, by its number, and a byte of its text.
type place struct{ block, at int }

func newExplainer(t *teller, out *Framing, terms []content.Term) *explainer {
	x := &explainer{t: t, terms: terms}
	if len(terms) == 0 {
		return x
	}
	for i := range out.Sections {
		for j := range out.Sections[i].Blocks {
			if b := &out.Sections[i].Blocks[j]; b.Cells == nil {
				x.blocks = append(x.blocks, b)
			}
		}
	}
	x.first = make([]place, len(terms))
	words := make([]string, len(terms))
	for i, term := range terms {
		x.first[i], words[i] = place{block: len(x.blocks)}, term.Term
	}
	s := newSeeker(words)
	for b := range x.blocks {
		s.seek(x.blocks[b].Text, func(word, at int) { x.first[word] = place{b, at} })
	}
	return x
}

// explain puts an explanation behind the first appearance of a term that stands
// alone, or behind what it describes, and reports whether it appears at all. In a wording it is found and left alone:
// the user's own text stands as it is.
func (x *explainer) explain(term int, explanation, behind string) bool {
	p := x.find(term)
	if p.block == len(x.blocks) {
		return false
	}
	b := x.blocks[p.block]
	if b.Worded {
		return true
	}
	p = x.alone(term, p)
	b = x.blocks[p.block]
	end := p.at + len(x.terms[term].Term)
	if n := x.t.lang.Described(b.Text[end:]); n > 0 {
		end, explanation = end+n, behind
	}
	b.Text = explained(b.Text, end, explanation)
	b.Facts = x.t.paper.More(b.Facts, x.terms[term].Plain.Facts)
	if !slices.Contains(x.explained, p.block) {
		x.explained = append(x.explained, p.block)
	}
	return true
}

// explained is a text with an explanation at a place: in the bracket that stands
// there already, where one does.
func explained(text string, at int, explanation string) string {
	rest := text[at:]
	if more, bracket := strings.CutPrefix(rest, " ("); bracket && strings.HasSuffix(explanation, ")") {
		return text[:at] + strings.TrimSuffix(explanation, ")") + "; " + more
	}
	return text[:at] + explanation + rest
}

// alone returns the first place from p on where a term does not describe the word
// behind it, which an explanation would part it from; p where there is none.
func (x *explainer) alone(term int, p place) place {
	word := x.terms[term].Term
	from := p.at
	for b := p.block; b < len(x.blocks); b, from = b+1, 0 {
		if x.blocks[b].Worded {
			continue
		}
		for text := x.blocks[b].Text; ; {
			at, found := findWord(text[from:], word)
			if !found {
				break
			}
			if at += from; x.t.lang.Described(text[at+len(word):]) == 0 {
				return place{b, at}
			}
			from = at + len(word)
		}
	}
	return p
}

// find returns where a term first appears now. An explanation may hold a term
// itself, or part one that stood there before.
func (x *explainer) find(term int) place {
	word, p := x.terms[term].Term, x.first[term]
	stale := slices.Contains(x.explained, p.block)
	if stale {
		p = place{block: len(x.blocks)}
		for b := x.first[term].block; b < len(x.blocks); b++ {
			if at, found := findWord(x.blocks[b].Text, word); found {
				p = place{b, at}
				break
			}
		}
	}
	for _, b := range x.explained {
		if b < p.block {
			if at, found := findWord(x.blocks[b].Text, word); found {
				p = place{b, at}
			}
		}
	}
	return p
}
