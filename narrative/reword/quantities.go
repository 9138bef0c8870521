package reword

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"bifocal/narrative/figures"
	"bifocal/narrative/figures/prose"
)

// shift is what the words around a figure make of it: another scale ("bn"), a unit
// that it did not have, what it is counted per. The zero shift leaves it as it is.
type shift struct {
	scale, unit, per string
}

// standing is how a figure reads where it stands.
type standing struct {
	shift
	qualifier figures.Qualifier // where it is another than that of the figure alone
	noun      string            // what it counts
}

// standIn is read in place of a reference to a figure, whose value nobody knows here.
const standIn = "7319"

// shown is what a figure's token is read as.
func (i *Item) shown() string {
	if i.Kind == Reference {
		return standIn
	}
	return i.Value
}

// figure reports whether the value is one whose amount the words around it can
// change.
func (i *Item) figure() bool {
	switch i.Kind {
	case Amount, Share, Span, Number:
		return true
	}
	return i.Kind == Reference && strings.HasPrefix(i.Value, "{")
}

// readAt reads the figure of a token between two places of a sealed text, alone: all
// other tokens are words there, so that no two figures make a range.
func (s *Sealed) readAt(masked string, start, end int, item *Item) standing {
	const reach = 80 // bytes: more than any qualifier and any noun
	from, to := max(0, start-reach), min(len(masked), end+reach)
	if i := strings.IndexByte(masked[from:start], ' '); from > 0 && i >= 0 {
		from += i + 1
	}
	if i := strings.LastIndexByte(masked[end:to], ' '); to < len(masked) && i >= 0 {
		to = end + i
	}
	value := item.shown()
	text := strings.ToValidUTF8(masked[from:start]+value+masked[end:to], "?")
	here, found := reading(text, start-from, start-from+len(value))
	alone, was := reading(value, 0, len(value))
	var out standing
	switch {
	case !found:
		return out
	case !was:
		if q := here.Quantity; q.Per != "" || q.IsMoney() || q.IsTime() {
			out.unit, out.per = q.Unit, q.Per
		}
		return out // "half" is a share where "of" follows, and the same where it does not
	case here.Quantity.IsZero() || alone.Quantity.IsZero():
		return out
	}
	h, a := here.Quantity, alone.Quantity
	if !h.Value.Equal(a.Value) {
		out.scale = scaleOf(h.Value, a.Value)
	} else if h.Qualifier == figures.Range && a.Qualifier == figures.Range && !h.High.Equal(a.High) {
		out.scale = scaleOf(h.High, a.High)
	}
	if h.Unit != a.Unit {
		out.unit = h.Unit
	}
	if h.Per != a.Per {
		out.per = h.Per
	}
	if h.Qualifier != a.Qualifier {
		out.qualifier = h.Qualifier
	}
	out.noun = here.Noun
	return out
}

func scaleOf(now, was decimal.Decimal) string {
	if was.IsZero() {
		return now.String()
	}
	return now.DivRound(was, 6).String()
}

// reading returns what stands over a stretch of a text.
func reading(text string, start, end int) (prose.Reading, bool) {
	for _, r := range prose.Read(text) {
		if r.Start < end && r.End > start {
			return r, true
		}
	}
	return prose.Reading{}, false
}

// contexts reads every figure of a sealed text where it stands.
func (s *Sealed) contexts(sealed string, visit func(start, end int, item Item, x standing)) {
	masked := mask(sealed)
	for _, at := range tokenForm.FindAllStringIndex(sealed, -1) {
		if item, ok := s.value[sealed[at[0]:at[1]]]; ok && item.figure() {
			visit(at[0], at[1], item, s.readAt(masked, at[0], at[1], &item))
		}
	}
}

// quantities finds figures that the words beside them make into others: "{a} a month",
// "{a} bn", "{a} hours", and those that lost what the text counts them per. What the
// text itself has beside a figure may stand beside another one: order is free.
func (f *finder) quantities() {
	had := map[shift]bool{{}: true}
	lost := map[string]shift{}
	before, after := map[string]bool{}, map[string]bool{}
	f.s.contexts(f.s.text, func(start, end int, item Item, x standing) {
		b, a := sides(f.s.text, start, end)
		before[b], after[a] = true, true
		had[x.shift] = true
		if x.shift != (shift{}) && item.Kind == Reference { // the reader has left nothing of another one beside it
			lost[item.Token] = x.shift
		}
	})
	f.s.contexts(f.answer, func(start, end int, item Item, x standing) {
		if was, ok := lost[item.Token]; ok && (x.shift == was || f.stillSays(was)) {
			delete(lost, item.Token)
		}
		rest := x.shift
		if f.freePeriod(rest.per) {
			rest.per = ""
		}
		if b, a := sides(f.answer, start, end); !had[rest] && !had[x.shift] && !(before[b] && after[a]) {
			f.changed(start, end, item)
		}
	})
	f.neighbours()
	for _, item := range f.s.items {
		if _, gone := lost[item.Token]; !gone {
			continue
		}
		if at := strings.Index(f.answer, item.Token); at >= 0 {
			f.changed(at, at+len(item.Token), item)
		}
	}
}

// sides are the two words before a token and the two behind it, with whatever is glued
// to them.
func sides(sealed string, start, end int) (before, after string) {
	const words, reach = 2, 200 // bytes
	bare := func(part string) []string { return strings.Fields(tokenForm.ReplaceAllString(part, anyToken)) }
	b, a := bare(sealed[max(0, start-reach):start]+"|"), bare("|"+sealed[end:min(len(sealed), end+reach)])
	return strings.Join(b[max(0, len(b)-words):], " "), strings.Join(a[:min(len(a), words)], " ")
}

// changed says that a figure is another one where it stands.
func (f *finder) changed(start, end int, item Item) {
	if slices.ContainsFunc(f.out, func(o Fault) bool { return o.Token == item.Token && o.Start < end && o.End > start }) {
		return
	}
	const reason = "Words beside a token made another figure of it. Put no unit, no period and no word for how many beside a token that the text does not have there."
	f.out = append(f.out, Fault{Kind: Changed, Start: start, End: end, Token: item.Token, reason: reason}.
		saying("“%s” is another figure here, because of the words beside it.", item.Value))
}

// stillSays reports whether the answer has, in other words, what the text says beside
// a figure: "monthly" for "a month".
func (f *finder) stillSays(x shift) bool {
	now := readSource(f.answer)
	return x.scale == "" && (x.per == "" || now.period(x.per) || now.words[x.per] > 0) && (x.unit == "" || now.period(x.unit) || now.words[strings.ToLower(x.unit)] > 0)
}

// period reports whether the text says openly how often or how long: "monthly", "per
// month", "each month".
func (src *source) period(p string) bool { return src.periods(canonicalPeriod(p)) > 0 }

// canonicalPeriod is a period, or a word for it, as [periods] has it.
func canonicalPeriod(word string) string {
	if p := periods[word]; p != "" {
		return p
	}
	return word
}

// freePeriod reports whether the answer may say a period beside a figure: it says it no
// more often than the text does.
func (f *finder) freePeriod(word string) bool {
	p := canonicalPeriod(word)
	if f.said == nil {
		said := readSource(f.answer)
		f.said = &said
	}
	had := f.s.read.periods(p)
	return had > 0 && f.said.periods(p) <= had
}

var (
	// counted is what a figure is said to be for each of, right behind it.
	counted = lazily(`^[,(]? ?(?:(?:for )?(a|an|per|each|every|by the) (\p{L}+)|(monthly|yearly|annually|weekly|daily|hourly|quarterly|nightly|fortnightly|apiece|each|respectively)\b)`)
	// scaled are words behind a figure that make it another one, and units.
	scaled = lazily(`(?i)^ (?:(?:working|calendar|business|full|whole|extra|more|additional|percentage|basis) )?(\p{L}+)`)
	// signed are words before a figure that make it another one.
	signed = lazily(`(?i)\b(minus|negative|plus|euros?|dollars?|pounds?|usd|eur|gbp|multiples? of|a fraction of|fractions of|tens of|the square of)(?: (?:the|a|all|of))* $`)
)

// scales are words that multiply the number before them.
var scales = set(`k m b t bn mn tn mm mio mrd mln mld bln trn lakh lakhs crore crores grand strong fold point points bps`)

// neighbours finds words right beside a figure that make another one of it, whatever a
// reader of figures makes of them.
func (f *finder) neighbours() {
	had := map[string]int{}
	f.beside(f.s.text, func(_, _ int, _ Item, word string) { had[word]++ })
	f.beside(f.answer, func(start, end int, item Item, word string) {
		had[word]--
		known := f.s.read.stems[stem(word)] > 0 && !signs[word]
		switch {
		case isTime(word):
			known = f.freePeriod(word)
		case strings.Contains(word, " "):
			_, of, _ := strings.Cut(word, " ")
			known = slices.ContainsFunc([]string{"per ", "each ", "every ", "a ", "an "}, func(each string) bool { return f.s.read.says(each + of) })
		}
		if had[word] < 0 && !known {
			f.changed(start, end, item)
		}
	})
}

var signs = set(`minus negative plus each every apiece`)

// beside calls visit for the words right beside figures that say how many, how often
// or of what.
func (f *finder) beside(sealed string, visit func(start, end int, item Item, word string)) {
	masked := mask(sealed)
	for _, at := range tokenForm.FindAllStringIndex(sealed, -1) {
		item, ok := f.s.value[sealed[at[0]:at[1]]]
		if !ok || !item.figure() && item.Kind != Date && item.Kind != Code {
			continue
		}
		tail := strings.ToLower(strings.Join(strings.Fields(" x"+masked[at[1]:min(len(masked), at[1]+80)]), " "))[1:]
		if m := counted().FindStringSubmatch(tail); m != nil {
			word := m[2] + m[3]
			if !isTime(word) && (m[1] == "each" || m[1] == "every" || m[1] == "per") {
				word = m[1] + " " + word
			}
			if m[1] != "a" && m[1] != "an" || isTime(word) {
				visit(at[0], at[1], item, word)
				continue
			}
		}
		if m := scaled().FindStringSubmatch(tail); m != nil && (scales[m[1]] || isUnit(m[1])) {
			visit(at[0], at[1], item, m[1])
		}
		head := strings.ToLower(strings.Join(strings.Fields(masked[max(0, at[0]-40):at[0]]+"x"), " "))
		if m := signed().FindStringSubmatch(strings.TrimSuffix(head, "x")); m != nil {
			visit(at[0], at[1], item, m[1])
		}
	}
}

func isTime(word string) bool {
	_, is := figures.PeriodNamed(word)
	return is || periods[word] != ""
}

// isUnit reports whether a word is a unit or a currency, and no word of every day.
func isUnit(word string) bool {
	if len(word) < 2 || function[word] {
		return false
	}
	_, unit := figures.KnownUnit(word)
	_, money := figures.CurrencyNamed(word)
	return unit || money
}

// behind are words right behind a figure that bound it.
var behind = lazily(`^[,(]? ?((?:or|and) (?:more|less|fewer|so|longer|shorter|higher|lower|above|below|better|up|over|counting)|plus|tops|at (?:least|most|best|worst)|at the (?:most|least|very least)|at a (?:minimum|maximum)|as a (?:minimum|maximum)|(?:minimum|maximum|max|min)\b|on average|in total|approximately|roughly|or thereabouts|exactly)\b`)

// ahead are words right before a figure that bound it or add it to something.
var ahead = lazily(`\b((?:an )?(?:additional|extra|estimated)|a further|further|another|only|merely|just|no more than|as (?:much|many|little|few) as|well (?:over|above|under|below)|over|above|under|below|nearly|almost|barely|hardly|easily|a good|a full|a mere|a total of|some|up to|close to|upwards of)(?: the| a)? $`)

// qualified finds words beside a figure that say how exactly it is meant, and that the
// text has not beside one, whatever they are.
func (m *meaning) qualified() {
	had := map[figures.Qualifier]bool{"": true}
	m.s.contexts(m.s.text, func(_, _ int, _ Item, x standing) { had[x.qualifier] = true })
	m.s.contexts(m.answer, func(start, end int, item Item, x standing) {
		if !had[x.qualifier] && !m.marked(Hedge, start, end) {
			m.add(Hedge, start, end, "The words beside “%s” say how exactly it is meant, and the text does not.", item.Value)
		}
	})
	masked := mask(m.answer)
	m.s.contexts(m.answer, func(start, end int, item Item, _ standing) {
		tail := masked[end:min(len(masked), end+40)]
		if at := behind().FindStringSubmatchIndex(strings.ToLower(tail)); at != nil && len(strings.ToLower(tail)) == len(tail) {
			m.qualifies(end+at[2], end+at[3], item)
		}
		from := max(0, start-40)
		head := strings.ToLower(masked[from:start])
		if at := ahead().FindStringSubmatchIndex(head); at != nil && len(head) == start-from && !m.during(from+at[2], head[at[2]:at[3]], item) {
			m.qualifies(from+at[2], from+at[3], item)
		}
	})
}

// during reports whether "over" says for how long and no more: it opens its clause.
func (m *meaning) during(at int, word string, item Item) bool {
	before := strings.TrimRight(m.answer[:at], " \n")
	return word == "over" && item.Kind == Span && (before == "" || strings.ContainsAny(before[len(before)-1:], ".,;:")) || word == "some" && at == 0
}

func (m *meaning) qualifies(start, end int, item Item) {
	words := strings.ToLower(m.answer[start:end])
	if m.saidBefore(words) || limiting[words] && m.limited() || m.marked(Hedge, start, end) {
		return
	}
	m.add(Hedge, start, end, "“%s” beside “%s” is not in the text.", m.answer[start:end], item.Value)
}

var limiting = set(`only merely just`)

// limited reports whether the text bounds anything, in other words than "only".
func (m *meaning) limited() bool {
	for i := range m.text {
		if len(bounding.in(&m.text[i])) > 0 {
			return true
		}
	}
	return false
}

var bounding = phrasesOf("only", "solely", "exclusively", "merely", "just", "alone", "limited to", "restricted to", "confined to", "no more than", "nothing but", "none but", "nobody but", "no one but", "not more than", "sole")

// marked reports whether a finding of a rule reaches into a stretch, or stands right
// before it.
func (m *meaning) marked(r Rule, start, end int) bool {
	const beside = 24
	return slices.ContainsFunc(m.out, func(f Finding) bool { return f.Rule == r && f.Start <= end && f.End+beside > start })
}

// exchangedNouns finds figures that count something else than in the text, which the
// text does not speak of.
func (m *meaning) exchangedNouns() {
	was := map[string]string{}
	shifts, taken := map[string]shift{}, map[shift]bool{}
	m.s.contexts(m.s.text, func(_, _ int, item Item, x standing) {
		if was[item.Token] == "" {
			was[item.Token] = x.noun
		}
		shifts[item.Token], taken[x.shift] = x.shift, true
	})
	m.s.contexts(m.answer, func(start, end int, item Item, x standing) {
		if x.shift != (shift{}) && x.shift != shifts[item.Token] && taken[x.shift] {
			m.add(Exchanged, start, end, "What stands beside “%s” stands beside another figure in the text.", item.Value)
		}
		noun, had := was[item.Token]
		words := strings.Fields(strings.ToLower(x.noun))
		if !had || len(words) == 0 || strings.EqualFold(noun, x.noun) {
			return
		}
		head := words[len(words)-1]
		switch {
		case m.s.read.stems[stem(head)] > 0:
		case noun != "":
			m.add(Exchanged, start, end, "“%s” counts “%s” here, and “%s” in the text.", item.Value, x.noun, noun)
		case !anything[head]:
			m.add(Exchanged, start, end, "“%s” counts “%s” here, of which the text does not speak.", item.Value, x.noun)
		}
	})
}

// anything are nouns that stand for what the text has in another sentence.
var anything = set(`people items cases things pieces times units others ones more parts places sites points persons employees members entries examples instances occasions`)
