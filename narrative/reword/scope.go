package reword

import (
	"slices"
	"strings"
)

// limits are words that bound what is said, by what kind of bound they are. One of
// them may take the place of another of its kind.
var limits = []struct {
	name string
	list phrases
}{
	{"condition", phrasesOf("if", "unless", "provided", "as long as", "so long as", "subject to", "depending on", "depends on", "depend on", "on condition", "in case", "assuming", "once", "given that", "only when", "whenever", "should it", "should they", "should the", "conditional", "contingent on", "as soon as", "where", "when", "requires", "require", "needs", "need", "without", "otherwise", "except if", "not before", "after")},
	{"limit", phrasesOf("only", "solely", "exclusively", "limited to", "restricted to", "confined to", "just", "alone", "no more than", "nothing but", "none but", "nobody but", "no one but", "merely", "no other", "is not", "nobody but", "sole", "not beyond", "except", "and no", "but not", "no further than", "applies to", "covers")},
	{"exception", phrasesOf("except", "excluding", "apart from", "other than", "with the exception of", "but for", "save for", "aside from", "not including", "excludes", "excluded", "exception", "all but", "but not", "without", "leaves out", "left out", "not", "beside", "besides", "no", "but the", "but in", "but at", "but on", "everywhere but", "but for")},
	{"stage", phrasesOf("initially", "at first", "for now", "to begin with", "to start with", "first", "in the beginning", "for the time being", "so far", "as yet", "until then", "temporarily", "at the start", "not yet", "starts with", "begins with", "yet", "until", "before", "still", "at present", "currently", "today", "meanwhile", "in the meantime", "for a start", "initial", "beginning")},
	{"end", phrasesOf("until", "till", "before", "up to", "as far as", "ends when", "stops when", "no longer than", "no later than", "not after", "by the time", "till then", "as long as", "by", "then")},
}

// openers of each kind: where the text has one of these, the answer has one of
// the kind.
var openers = map[string]map[string]bool{
	"condition": set("if unless provided assuming once"),
	"limit":     set("only solely exclusively merely"),
	"exception": set("except excluding"),
	"stage":     set("initially temporarily"),
	"end":       set("until till"),
}

func init() {
	for kind, list := range map[string][]string{
		"condition": {"as long as", "so long as", "subject to", "depending on", "depends on", "depend on", "on condition", "in case", "given that"},
		"limit":     {"limited to", "restricted to", "confined to"},
		"exception": {"apart from", "other than", "with the exception of", "but for", "save for", "aside from", "not including"},
		"stage":     {"at first", "for now", "to begin with", "to start with", "for the time being", "so far", "not yet"},
	} {
		for _, p := range list {
			openers[kind][p] = true
		}
	}
}

// scope finds conditions and limits that the answer leaves out.
func (m *meaning) scope() {
	for i := range m.text {
		from := &m.text[i]
		for _, l := range limits {
			for _, p := range l.list.in(from) {
				if !openers[l.name][p.text] || p.text == "only" && p.first > 0 && from.words[p.first-1].lower == "not" || p.text == "once" && notCondition(from, p) || m.has(m.all[i], l.list) || m.otherwise(i, p) {
					continue
				}
				m.gone(Scope, i, "The text says “%s”, and the suggestion leaves that out.", clip(from, p.first))
			}
		}
		m.leftOut(i)
	}
	m.limitsOfDates()
}

// otherwise reports whether a limit is kept in other words: "only after" as "not
// before", and a condition as what "may" be where all of it is still said.
func (m *meaning) otherwise(i int, p phrase) bool {
	from := &m.text[i]
	if p.text == "only" {
		return notBefore(denialsOf(m.pairing.answer, m.all[i]))
	}
	if !openers["condition"][p.text] || !m.has(m.all[i], maybe) && !m.has(m.all[i], able) && !m.has(m.all[i], likely) {
		return false
	}
	for k := p.last + 1; k < len(from.words) && from.words[k].clause == from.words[p.first].clause && !strings.Contains(gapText(from, k), ","); k++ {
		if w := &from.words[k]; (w.token != "" || !function[w.lower] && !light[w.lower]) && m.told(w) {
			return true
		}
	}
	return false
}

// leftOut finds clauses of which no word is left.
func (m *meaning) leftOut(i int) {
	const words = 3
	from := &m.text[i]
	if len(from.words) == 0 {
		return
	}
	for clause := range from.words[len(from.words)-1].clause + 1 {
		n, first, kept := 0, -1, false
		for k := range from.words {
			w := &from.words[k]
			if w.clause != clause || w.token == "" && (function[w.lower] || light[w.lower] || negators.at(from.words, k) > 0) {
				continue
			}
			if n++; first < 0 {
				first = k
			}
			kept = kept || m.told(w)
		}
		if n >= words && !kept {
			m.gone(Scope, i, "The suggestion leaves out “%s”.", clip(from, first))
		}
	}
}

// told reports whether the answer has a word of the text, or its token.
func (m *meaning) told(w *word) bool {
	for j := range m.pairing.answer {
		a := &m.pairing.answer[j]
		if w.token != "" && a.tokens[w.token] > 0 || w.token == "" && a.content[w.stem] > 0 {
			return true
		}
	}
	return false
}

// limitsOfDates finds dates that were a limit, and are none, or another one.
func (m *meaning) limitsOfDates() {
	for _, item := range m.s.items {
		if item.Kind != Date {
			continue
		}
		was, _ := limitOf(m.text, item.Token)
		now, at := limitOf(m.pairing.answer, item.Token)
		if was == "" || was == now || at == nil {
			continue
		}
		said := "In the text “%s” is the latest time, and here it is not."
		if was == beginning {
			said = "In the text “%s” is a beginning, and here it is not."
		}
		m.add(Scope, at.start, at.end, said, item.Value)
	}
}

// What the words before a date make of it.
const (
	latest    = "latest"
	beginning = "beginning"
)

// limitOf says what the words before a date make of it.
func limitOf(sentences []sentence, token string) (string, *word) {
	var at *word
	for i := range sentences {
		s := &sentences[i]
		for k := range s.words {
			if s.words[k].token != token {
				continue
			}
			at = &s.words[k]
			for back := 1; back <= 4 && k-back >= 0; back++ {
				switch w := s.words[k-back].lower; {
				case w == "by" || w == "until" || w == "till" || w == "before" || w == "to" && back == 1 || w == "than":
					return latest, at
				case w == "from" || w == "since" || w == "after":
					return beginning, at
				case s.words[k-back].token != "" || !function[w] && w != "end" && w != "beginning" && w != "start":
					back = 5
				}
			}
		}
	}
	return "", at
}

// notCondition reports whether "once" says how often.
func notCondition(s *sentence, p phrase) bool {
	return p.last+1 >= len(s.words) || s.words[p.last+1].clause != s.words[p.last].clause || p.first > 0 && s.words[p.first-1].lower == "at"
}

// causes say that one thing makes another; accompanying words that they go
// together, which says less.
var (
	causes = phrasesOf("because", "because of", "due to", "owing to", "thanks to", "as a result", "as a result of", "results in", "result in", "resulted in", "resulting in", "therefore", "thus", "hence", "consequently", "thereby",
		"causes", "cause", "caused", "causing", "leads to", "lead to", "led to", "leading to", "drives", "drove", "driven by", "brings about", "brought about", "produces", "triggers", "triggered", "which means", "that means", "means that", "this means", "makes sure",
		"is why", "the reason", "for this reason", "so that", "stems from", "responsible for", "attributable to", "on account of", "gives rise to", "makes it possible", "forces", "forced by", "in consequence", "accordingly")
	// reasons are what a text may say for a cause.
	reasons = phrasesOf("since", "so", "makes", "make", "means", "mean", "reason", "reasons", "why", "in order to", "as", "brings", "lets", "allows", "enables")
)

// makers are verbs by which one thing makes another more or less.
var makers = phrasesOf("reduces", "reduce", "cuts", "cut", "lowers", "lower", "raises", "raise", "shortens", "shorten", "slows", "slow", "speeds", "speed up", "improves", "improve", "helps", "help")

// causality finds causes that the text does not name: more of them than it has.
func (m *meaning) causality() {
	text, answer := m.groups()
	for g := range text {
		had := 0
		for _, i := range text[g] {
			had += len(causes.in(&m.text[i])) + reasonsIn(&m.text[i]) + len(makers.in(&m.text[i]))
		}
		for _, j := range answer[g] {
			had -= reasonsIn(&m.pairing.answer[j])
		}
		for _, j := range answer[g] {
			a := &m.pairing.answer[j]
			for _, p := range causes.in(a) {
				if had > 0 {
					had--
					continue
				}
				m.add(Causality, a.words[p.first].start, a.words[p.last].end, "“%s” names a cause that the text does not.", p.text)
			}
		}
	}
}

// reasonsIn counts the words of a sentence that may stand for a cause, and say
// less. "As" is one where it opens a clause.
func reasonsIn(s *sentence) int {
	n := 0
	named := causes.in(s)
	for _, p := range reasons.in(s) {
		if slices.ContainsFunc(named, func(c phrase) bool { return p.first >= c.first && p.first <= c.last }) {
			continue
		}
		if p.text != "as" || p.first == 0 || strings.HasSuffix(gapText(s, p.first), ", ") {
			n++
		}
	}
	return n
}

// opposites are pairs of directions.
var opposites = []struct{ one, other phrases }{
	{
		phrasesOf("rise", "rises", "rose", "risen", "rising", "increase", "increases", "increased", "increasing", "grow", "grows", "grew", "grown", "growing", "climb", "climbs", "climbed", "go up", "goes up", "went up", "higher", "raise", "raises", "raised", "expand", "expands", "expanded", "dearer", "more expensive", "longer", "slower", "slow", "slows", "worse", "worsen", "worsens"),
		phrasesOf("fall", "falls", "fell", "fallen", "falling", "drop", "drops", "dropped", "decrease", "decreases", "decreased", "decreasing", "reduce", "reduces", "reduced", "reducing", "reduction", "cut", "cuts", "cutting", "go down", "goes down", "went down", "lower", "lowers", "lowered", "lowering", "shrink", "shrinks", "decline", "declines", "declined", "sink", "sinks", "cheaper", "less", "fewer", "shorter", "shorten", "shortens", "faster", "improve", "improves", "save", "saves", "trim", "trims", "bring down", "brings down", "come down", "comes down", "smaller", "quicker", "better", "saving", "savings"),
	},
	{
		phrasesOf("before", "prior to", "ahead of", "earlier", "earlier than", "until", "precedes", "precede", "first"),
		phrasesOf("after", "following", "afterwards", "later", "later than", "follows", "follow", "then", "once", "since", "when"),
	},
	{
		phrasesOf("includes", "include", "included", "including", "covers", "cover", "contains", "part of"),
		phrasesOf("excludes", "exclude", "excluded", "excluding", "leaves out", "left out", "omits", "outside"),
	},
	{
		phrasesOf("allows", "allow", "allowed", "permits", "permit", "permitted", "lets", "let", "may"),
		phrasesOf("forbids", "forbid", "forbidden", "prohibits", "prohibit", "prohibited", "bans", "prevents", "prevent", "blocks"),
	},
	{
		phrasesOf("cheaper", "cheap", "inexpensive"),
		phrasesOf("dearer", "more expensive", "expensive", "costlier", "pricier"),
	},
	{
		phrasesOf("succeeds", "succeed", "success", "passes", "passed", "works"),
		phrasesOf("fails", "fail", "failed", "failure", "breaks"),
	},
	{
		phrasesOf("accepted", "accepts", "approved", "approves", "agreed", "agrees", "confirmed"),
		phrasesOf("rejected", "rejects", "declined", "refused", "disagrees", "denied"),
	},
	{
		phrasesOf("keeps", "keep", "kept", "retains", "retain", "stays", "stay", "remains", "remain"),
		phrasesOf("loses", "lose", "lost", "drops", "removes", "remove", "removed", "deletes", "deleted"),
	},
}

// direction finds sentences that say one direction where the text says the other
// alone.
func (m *meaning) direction() {
	m.tilted()
	for i := range m.text {
		from := &m.text[i]
		for _, o := range opposites {
			for _, side := range [2][2]phrases{{o.one, o.other}, {o.other, o.one}} {
				if len(side[0].in(from)) == 0 || len(side[1].in(from)) > 0 {
					continue
				}
				for _, j := range m.to[i] {
					a := &m.pairing.answer[j]
					now := side[1].in(a)
					if len(now) == 0 || len(side[0].in(a)) > 0 || m.had(j, side[1]) || m.has(m.all[i], side[0]) || now[0].text == "before" && len(a.denials()) > 0 || swapped(from, a, side[0].in(from)[0], now[0]) || turned(from, a, side[0], now) {
						continue
					}
					m.add(Direction, a.words[now[0].first].start, a.words[now[0].last].end, "“%s” is the other way round in the text (“%s”).", now[0].text, side[0].in(from)[0].text)
				}
			}
		}
	}
}

// tilted finds directions that are exchanged where the text has both: fewer words
// for the one, and more for the other.
func (m *meaning) tilted() {
	text, answer := m.groups()
	for _, o := range opposites[:2] {
		for g := range text {
			count := func(list phrases, sentences []sentence, which []int) (n int, last *word) {
				for _, i := range which {
					for _, p := range list.in(&sentences[i]) {
						n++
						last = &sentences[i].words[p.first]
					}
				}
				return n, last
			}
			oneWas, _ := count(o.one, m.text, text[g])
			otherWas, _ := count(o.other, m.text, text[g])
			one, atOne := count(o.one, m.pairing.answer, answer[g])
			other, atOther := count(o.other, m.pairing.answer, answer[g])
			if len(denialsOf(m.text, text[g])) != len(denialsOf(m.pairing.answer, answer[g])) || oneWas == 0 || otherWas == 0 {
				continue
			}
			at := atOne
			switch {
			case one > oneWas && other < otherWas:
			case one < oneWas && other > otherWas:
				at = atOther
			default:
				continue
			}
			m.add(Direction, at.start, at.end, "“%s” is more often than in the text, and its opposite less often.", at.text)
		}
	}
}

// swapped reports whether two sentences say one order from either side: "A before B" is
// "B after A".
func swapped(from, a *sentence, was, now phrase) bool {
	same := was.text == "before" && now.text == "then" // "A before B" is "A, then B"
	if !same && (was.text != "before" && was.text != "after" || now.text != "before" && now.text != "after") {
		return false
	}
	later := map[string]bool{}
	for k := was.last + 1; k < len(from.words); k++ {
		if w := &from.words[k]; w.token != "" || !function[w.lower] {
			later[w.stem+w.token] = true
		}
	}
	before, after := 0, 0
	for k := range a.words {
		switch w := &a.words[k]; {
		case !later[w.stem+w.token]:
		case k < now.first:
			before++
		default:
			after++
		}
	}
	if same {
		return after > before
	}
	return before > after
}

// turned reports whether one of two sentences denies what the other says in the
// opposite words: "does not rise" and "stays down".
func turned(from, a *sentence, was phrases, now []phrase) bool {
	one, other := false, false
	for _, p := range was.in(from) {
		one = one || from.denied(p.first, from.denials())
	}
	for _, p := range now {
		other = other || a.denied(p.first, a.denials())
	}
	return one != other
}
