package reword

// limits are words that bound what is said, by what kind of bound they are. One of
// them may take the place of another of its kind.
var limits = []struct {
	name string
	list phrases
}{
	{"condition", phrasesOf("if", "unless", "provided", "as long as", "so long as", "subject to", "depending on", "depends on", "depend on", "on condition", "in case", "assuming", "once", "given that", "only when", "whenever", "should it", "should they", "should the", "conditional", "contingent on", "where", "when", "requires", "require", "needs", "need", "without", "otherwise", "except if", "not before", "after")},
	{"limit", phrasesOf("only", "solely", "exclusively", "limited to", "restricted to", "confined to", "just", "alone", "no more than", "nothing but", "merely", "no other", "is not", "nobody but", "sole", "not beyond", "except", "and no", "but not", "no further than", "applies to", "covers")},
	{"exception", phrasesOf("except", "excluding", "apart from", "other than", "with the exception of", "but for", "save for", "aside from", "not including", "excludes", "excluded", "exception", "all but", "but not", "without", "leaves out", "left out", "not", "beside", "besides", "no")},
	{"stage", phrasesOf("initially", "at first", "for now", "to begin with", "to start with", "first", "in the beginning", "for the time being", "so far", "as yet", "until then", "temporarily", "at the start", "not yet", "starts with", "begins with", "yet", "until", "before", "still", "at present", "currently", "today", "meanwhile", "in the meantime", "for a start", "initial", "beginning")},
	{"end", phrasesOf("until", "till", "before", "up to", "as far as", "ends when", "stops when", "no longer than", "not after", "by the time", "end", "ends", "till then", "as long as", "while", "by", "to", "then")},
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
				if !openers[l.name][p.text] || p.text == "only" && p.first > 0 && from.words[p.first-1].lower == "not" || p.text == "once" && notCondition(from, p) || m.has(m.to[i], l.list) {
					continue
				}
				m.gone(Scope, i, "The text says “%s”, and the suggestion leaves that out.", clip(from, p.first))
			}
		}
	}
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
	reasons = phrasesOf("since", "as", "so", "by", "through", "from", "for", "to", "makes", "make", "lets", "let", "allows", "allow", "enables", "means", "mean", "brings", "bring", "reason", "costs", "cost", "with which", "gives", "ends", "keeps", "needs", "why", "in order to", "if", "causing", "which",
		"that", "then", "reduces", "cuts", "cut", "saves", "save", "binds", "demands", "demand", "requires", "adds")
	strongReasons = phrasesOf("since", "so", "makes", "make", "means", "mean", "reason", "reasons", "why", "in order to", "as", "by moving", "therefore", "brings", "lets", "allows", "enables")
)

// causality finds causes that the text does not name.
func (m *meaning) causality() {
	for j := range m.pairing.answer {
		a := &m.pairing.answer[j]
		for _, p := range causes.in(a) {
			if m.had(j, causes, strongReasons) || m.saidBefore(p.text) {
				continue
			}
			m.add(Causality, a.words[p.first].start, a.words[p.last].end, "“%s” names a cause that the text does not.", p.text)
		}
	}
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
					if len(now) == 0 || len(side[0].in(a)) > 0 || m.had(j, side[1]) || m.has(m.to[i], side[0]) || turned(from, a, side[0], now) {
						continue
					}
					m.add(Direction, a.words[now[0].first].start, a.words[now[0].last].end, "“%s” is the other way round in the text (“%s”).", now[0].text, side[0].in(from)[0].text)
				}
			}
		}
	}
}

// turned reports whether one of two sentences denies what the other says in the
// opposite words: "does not rise" and "stays down".
func turned(from, a *sentence, was phrases, now []phrase) bool {
	for _, p := range was.in(from) {
		if from.denied(p.first, from.denials()) {
			return true
		}
	}
	for _, p := range now {
		if a.denied(p.first, a.denials()) {
			return true
		}
	}
	return false
}
