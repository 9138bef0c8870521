package framing

import (
	"strings"

	"github.com/shopspring/decimal"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

// say fills in the figures of a text of the fact whose ID stands alone in own. A
// text that refers to a figure without a value is not told; what it lacks is
// noted as missing.
func (t *teller) say(own []string, text string) content.Phrase {
	raw := text
	text = mend(text)
	if text == "" {
		return content.Phrase{}
	}
	if len(text) < len(raw) && strings.HasSuffix(strings.TrimSpace(raw), ".") {
		text = t.uncapital(text)
	}
	if strings.IndexByte(text, '{') < 0 && strings.IndexByte(text, '}') < 0 {
		return content.Phrase{Text: text, Facts: own}
	}
	p, _ := t.fill(own, text)
	return p
}

// fill puts the figures into a text that refers to some, of the fact in own or,
// without one, of none. It returns false, and notes what is missing, where one
// of them has no value.
func (t *teller) fill(own []string, text string) (content.Phrase, bool) {
	owner := ""
	if len(own) > 0 {
		owner = own[0]
	}
	segments, err := narrative.AppendSegments(t.scratch[:0], text)
	t.scratch = segments
	if err != nil {
		lost, _ := t.x.Dangling(owner, text)
		t.missing = append(t.missing, lost)
		return content.Phrase{}, false
	}
	var (
		last figures.Quantity // the figure before the literal at work
		per  string           // what it is counted per, in words
		lit  string
	)
	digits := t.countsInDigits(owner, segments)
	b := t.phrase[:0]
	for _, seg := range segments {
		if !seg.IsRef {
			lit = seg.Literal
			for _, said := range [...]string{last.Unit, per} {
				if rest, ok := cutNoun(lit, said); ok {
					lit = rest
				}
			}
			b = append(b, lit...)
			per = ""
			continue
		}
		f, err := t.x.Figure(owner, seg.Ref)
		if err != nil || f.IsZero() {
			lost, _ := t.x.DanglingRef(owner, seg.Ref)
			t.missing = append(t.missing, lost)
			return content.Phrase{}, false
		}
		f.Quantity = withoutPlace(f.Quantity, text)
		if f.When.IsZero() && f.Quantity.Qualifier != figures.Range && endsInBound(lit) {
			f.Quantity.Qualifier = figures.Exact // below 3 s, not below less than 3 s
		}
		switch {
		case !f.When.IsZero():
			b = t.loc.AppendWhen(b, f.When)
		case lit == " instead of " && sameUnit(last, f.Quantity) && smallSpan(f.Quantity):
			b = append(b, t.loc.Cardinal(int(f.Quantity.Value.IntPart()))...) // one day instead of twelve
		case smallSpan(f.Quantity):
			n := int(f.Quantity.Value.IntPart())
			b = append(b, t.loc.Cardinal(n)+" "+t.loc.Noun(f.Quantity.Unit, f.Quantity.Value)...)
		case smallCount(f.Quantity) && !digits:
			b = append(b, t.loc.Cardinal(int(f.Quantity.Value.IntPart()))...)
		case lit == " instead of " && sameUnit(last, f.Quantity):
			b = append(b, t.loc.Number(f.Quantity.Value)...) // 3 minutes instead of 45
		case lit == " instead of " && sameRate(last, f.Quantity): // 1,500 call-outs a month instead of 2,300
			b = append(b, t.loc.Number(f.Quantity.Value)...)
		case lit == " instead of " && last.IsMoney() && last.Unit == f.Quantity.Unit && last.Per == f.Quantity.Per:
			form := t.form
			form.DropPer = true
			b = t.loc.AppendQuantity(b, f.Quantity, form)
		default:
			b = t.loc.AppendQuantity(b, f.Quantity, t.form)
		}
		last, lit, per = f.Quantity, "", t.loc.PerPhrase(f.Quantity.Per)
		own = t.paper.More(own, f.Facts)
	}
	t.phrase = b
	return content.Phrase{Text: t.paper.Bytes(b), Facts: own}, true
}

// countsInDigits reports whether a text tells one count as a part of another that
// is too large to be written as a word, so that neither is: 9 of the 14 machines.
func (t *teller) countsInDigits(owner string, segments []narrative.Segment) bool {
	for i := 2; i < len(segments); i++ {
		whole := segments[i]
		if of := segments[i-1].Literal; !whole.IsRef || of != " of the " && of != " of " {
			continue
		}
		if f, err := t.x.Figure(owner, whole.Ref); err == nil && f.When.IsZero() && f.Quantity.Per == "" && !f.Quantity.IsMoney() && f.Quantity.Unit != "%" && !f.IsZero() && f.Quantity.Value.GreaterThan(twelve) {
			return true
		}
	}
	return false
}

var twelve = decimal.NewFromInt(12)

// withoutPlace leaves the place out of a figure counted in each of some places,
// where its text names them already: each store gets 40 hours a week back.
func withoutPlace(q figures.Quantity, text string) figures.Quantity {
	if strings.IndexByte(q.Unit, ' ') < 0 || !strings.Contains(text, "ach ") { // each, or Each
		return q
	}
	if q.Per != "" && strings.Contains(strings.ToLower(text), "each "+q.Per) {
		q.Per = ""
	}
	if at := strings.LastIndex(q.Unit, " each "); at > 0 && strings.Contains(strings.ToLower(text), q.Unit[at+1:]) {
		if before := strings.LastIndexByte(q.Unit[:at], ' '); before > 0 { // with its preposition
			q.Unit = q.Unit[:before]
		}
	}
	if at := strings.LastIndex(q.Unit, " a "); at > 0 && q.Per == "" { // now it ends in what it is counted per
		q.Unit, q.Per = q.Unit[:at], q.Unit[at+len(" a "):]
	}
	return q
}

// endsInBound reports whether a text has just said that a figure is a bound.
func endsInBound(text string) bool {
	text = strings.TrimRight(text, " ")
	for _, w := range []string{" below", " above", " under", " over", " at least", " at most", " less than", " more than", " up to", " about", " within", " no more than", " fewer than"} {
		if strings.HasSuffix(text, w) {
			return true
		}
	}
	return false
}

// nameStarts are the first words of the names that a solution knows.
func nameStarts(s *narrative.Solution) map[string]bool {
	out := map[string]bool{}
	add := func(names ...string) {
		for _, n := range names {
			if word, _, _ := strings.Cut(n, " "); word != "" {
				out[word] = true
			}
		}
	}
	add(s.Customer.Name, s.Organisation, s.Author)
	add(s.Customer.Aliases...)
	add(s.Partners...)
	for _, f := range s.Facts {
		switch f := f.(type) {
		case narrative.Component:
			add(f.Name)
		case narrative.Stakeholder:
			add(f.Name, f.Role)
		case narrative.Term:
			add(f.Term)
		}
	}
	return out
}

// uncapital takes off the capital of a clause that was typed like a sentence,
// unless it begins with a name or an acronym.
func (t *teller) uncapital(text string) string {
	if t.names == nil {
		t.names = nameStarts(t.s)
	}
	word, _, _ := strings.Cut(text, " ")
	if t.names[strings.TrimRight(word, ",'’s")] || t.names[word] || word == "I" || len(word) > 1 && word[1:] != strings.ToLower(word[1:]) {
		return text
	}
	return strings.ToLower(word) + text[len(word):]
}

// smallSpan reports whether a figure is a time that prose writes in words:
// twelve months.
func smallSpan(q figures.Quantity) bool {
	switch unit := q.Unit[strings.LastIndexByte(q.Unit, ' ')+1:]; unit { // business days too
	case "day", "week", "month", "year", "days", "weeks", "months", "years":
		q.Unit = ""
		return smallCount(q)
	}
	return false
}

// smallCount reports whether a figure is a bare count that prose writes as a
// word: two clusters, twelve months.
func smallCount(q figures.Quantity) bool {
	return q.Qualifier == figures.Exact && q.Unit == "" && q.Per == "" && q.Value.IsInteger() &&
		q.Value.IsPositive() && q.Value.IntPart() <= 12
}

func sameUnit(a, b figures.Quantity) bool {
	return a.Qualifier == figures.Exact && b.Qualifier == figures.Exact && a.Unit == b.Unit && a.Unit != "" &&
		a.Unit != "%" && !a.IsMoney() && a.Per == "" && b.Per == ""
}

// sameRate is sameUnit of what is counted per the same time.
func sameRate(a, b figures.Quantity) bool {
	if a.Per == "" || a.Per != b.Per {
		return false
	}
	a.Per, b.Per = "", ""
	return sameUnit(a, b)
}

// cutNoun takes the unit, or what is counted per, off the front of a text that
// follows a figure which has just said it: {services} services, {visits} a month.
func cutNoun(lit, noun string) (string, bool) {
	if noun == "" || len(lit) <= len(noun) || lit[0] != ' ' {
		return "", false
	}
	rest := lit[1:]
	if !strings.HasPrefix(rest, noun) {
		return "", false
	}
	rest = rest[len(noun):]
	if rest != "" && isLetter(rest[0]) {
		return "", false
	}
	return rest, true
}
