package reword

import "strings"

// bounds are what may stand before a value and says how exactly it is meant. Those
// that the reader of figures knows are sealed with the value; these are left.
var bounds = map[string]phrases{
	"about":      phrasesOf("about", "around", "roughly", "approximately", "circa", "nearly", "almost", "close to", "just about", "some", "in the region of", "or so", "more or less", "on average", "an estimated"),
	"at most":    phrasesOf("up to", "at most", "no more than", "not more than", "a maximum of", "within", "as much as", "as many as", "less than", "fewer than", "under", "below", "no longer than", "no later than", "not later than", "by", "until", "before"),
	"at least":   phrasesOf("at least", "no less than", "no fewer than", "a minimum of", "more than", "over", "above", "in excess of", "upwards of", "from", "after", "since", "as early as"),
	"exactly":    phrasesOf("exactly", "precisely", "exact", "precise", "a full", "fully", "no less", "as much as"),
	"at the end": nil,
}

// softeners say how often or how far something is so.
var softeners = map[string]phrases{
	"usually": phrasesOf("usually", "typically", "generally", "normally", "often", "frequently", "mostly", "as a rule", "in most cases", "commonly", "in general", "tends", "tend", "regularly", "most of the time", "sometimes", "occasionally", "at times", "now and then", "in some cases", "from time to time", "rarely", "seldom", "ordinarily", "time and again", "many times", "repeatedly", "on average", "more often than not", "frequent", "common", "regular", "usual", "typical", "rare", "occasional", "normal", "habit", "at intervals"),
	"partly":  phrasesOf("partly", "partially", "largely", "mainly", "in part", "to some extent", "somewhat", "chiefly", "mostly", "in the main", "primarily", "part of", "to a degree", "for the most part", "a part of", "some of", "a little", "slightly", "to a large extent", "in large part", "predominantly", "not all", "above all", "to a large part"),
	"nearly":  phrasesOf("nearly", "almost", "virtually", "practically", "about", "close to", "all but", "roughly", "approximately", "around", "just under", "not quite", "more or less", "next to"),
}

// exactness says that something is exactly so, always so, or wholly so.
var exactness = phrasesOf("exactly", "precisely", "always", "invariably", "completely", "entirely", "totally", "absolutely", "perfectly", "fully", "every time", "at all times", "without exception", "in every case", "permanently", "instantly", "immediately", "forever", "seamlessly", "effortlessly", "flawlessly", "consistently")

// hedges compares how exactly values are meant, and how wholly statements.
func (m *meaning) hedges() {
	for i := range m.text {
		from := &m.text[i]
		for class, list := range softeners {
			for _, p := range list.in(from) {
				if hedgeIsWord(from, p) || m.has(m.all[i], list) || class == "nearly" && beforeToken(from, p) {
					continue
				}
				m.gone(Hedge, i, "The text says “%s”, and the suggestion does not.", clip(from, p.first))
			}
		}
		m.bounds(i)
	}
	for j := range m.pairing.answer {
		a := &m.pairing.answer[j]
		for _, p := range exactness.in(a) {
			if !a.asIf(p.first) && !m.had(j, exactness) && !m.saidBefore(p.text) {
				m.add(Hedge, a.words[p.first].start, a.words[p.last].end, "“%s” is more than the text says.", p.text)
			}
		}
	}
}

// hedgeIsWord reports whether a softener is used for something else: "about"
// the plan, "part of" the platform, "around" the clock.
func hedgeIsWord(s *sentence, p phrase) bool {
	switch p.text {
	case "about", "around", "close to", "next to", "all but", "tend", "tends", "part of", "a part of", "some of", "a little", "above all", "regularly", "repeatedly", "not all":
		return true
	case "often":
		if p.first == 0 {
			return false
		}
		switch s.words[p.first-1].lower {
		case "how", "more", "less", "as", "too", "so", "very":
			return true
		}
	}
	return false
}

// beforeToken reports whether a value follows a phrase.
func beforeToken(s *sentence, p phrase) bool {
	return p.last+1 < len(s.words) && s.words[p.last+1].token != ""
}

// has reports whether any of the sentences of the answer has one of the phrases.
func (m *meaning) has(to []int, list phrases) bool {
	for _, j := range to {
		if len(list.in(&m.pairing.answer[j])) > 0 {
			return true
		}
	}
	return false
}

// saidBefore reports whether the text has the words anywhere.
func (m *meaning) saidBefore(words string) bool { return m.s.read.says(words) }

// bounds compares what stands directly before each value of a sentence.
func (m *meaning) bounds(i int) {
	from := &m.text[i]
	for token := range from.tokens {
		kind := m.s.value[token].Kind
		if kind.names() || kind == Mark || kind == Code {
			continue
		}
		had := boundsOf(m.text, token)
		now := boundsOf(m.pairing.answer, token)
		for class, at := range now {
			if m.compares(i, at.text) {
				continue
			}
			if had[class] != nil || kind == Date && class != "exactly" && class != "about" || at == nil || soundsSame(class, at, kind) {
				continue
			}
			m.add(Hedge, at.start, at.end, "“%s” before a value is not in the text.", strings.TrimSpace(at.text))
		}
		for class, at := range had {
			if now[class] != nil || kind == Date && class != "exactly" && class != "about" || soundsSame(class, at, kind) || len(now) > 0 && class != "about" {
				continue
			}
			m.gone(Hedge, i, "The text says “%s” before a value, and the suggestion does not.", strings.TrimSpace(at.text))
		}
	}
}

// compares reports whether a sentence of the text compares in the same way, with
// something else than the value: "can make fewer".
func (m *meaning) compares(i int, bound string) bool {
	first, than, _ := strings.Cut(bound, " ")
	if than != "than" {
		return false
	}
	for _, w := range m.text[i].words {
		if w.lower == first {
			return true
		}
	}
	return false
}

// soundsSame reports whether a bound is one in form only: "from 9 to 4", "over
// three years", "within a month", "by 20 %".
func soundsSame(class string, at *boundAt, kind Kind) bool {
	switch at.text {
	case "from", "by", "after", "since", "before", "until", "over", "within", "under", "above", "below", "some":
		return !(at.text == "over" && kind != Span && kind != Date) && !(at.text == "under" || at.text == "below" || at.text == "above")
	}
	_ = class
	return false
}

type boundAt struct {
	start, end int
	text       string
}

// boundsOf returns the bounds that stand before the values of a token.
func boundsOf(sentences []sentence, token string) map[string]*boundAt {
	out := map[string]*boundAt{}
	for i := range sentences {
		s := &sentences[i]
		for k := range s.words {
			if s.words[k].token != token {
				continue
			}
			if k > 1 && s.words[k-1].lower == "than" && s.words[k-2].token == "" {
				class := "at least"
				if smaller[s.words[k-2].lower] {
					class = "at most"
				}
				out[class] = &boundAt{s.words[k-2].start, s.words[k-1].end, phraseText(s.words[k-2 : k])}
			}
			for class, list := range bounds {
				for back := 1; back <= 4 && k-back >= 0; back++ {
					if n := list.at(s.words, k-back); n == back || n > 0 && n == back-1 && (s.words[k-1].lower == "the" || s.words[k-1].lower == "a" || s.words[k-1].lower == "of") {
						if k-back > 0 && class == "about" && aboutVerbs[s.words[k-back-1].stem] {
							continue
						}
						out[class] = &boundAt{s.words[k-back].start, s.words[k-back+n-1].end, phraseText(s.words[k-back : k-back+n])}
					}
				}
			}
		}
	}
	return out
}

// smaller are comparatives that bound a value from above.
var smaller = set(`less fewer shorter younger smaller lower cheaper faster earlier sooner lighter quicker newer`)

// aboutVerbs go with "about" and "around" and make no bound of it.
var aboutVerbs = func() map[string]bool {
	out := map[string]bool{}
	for w := range set(`ask asks asked know knows talk talks think thinks worry worries hear tell tells told question questions decide concern concerned bring turn`) {
		out[stem(w)] = true
	}
	return out
}()

func phraseText(words []word) string {
	parts := make([]string, len(words))
	for i := range words {
		parts[i] = words[i].lower
	}
	return strings.Join(parts, " ")
}
