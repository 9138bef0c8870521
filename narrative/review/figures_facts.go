package review

import (
	"slices"
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/figures/prose"
)

// checkTellings compares what the two audiences read about one fact: both sides of
// a telling, and wordings over blocks of the same fact.
func checkTellings(c *checked) {
	for i := range c.texts {
		t := &c.texts[i]
		if t.place.Audience != narrative.Executive || t.worded || t.form == narrative.Name {
			continue
		}
		for j := range c.texts[i+1 : min(i+3, len(c.texts))] {
			o := &c.texts[i+1+j]
			if o.place.Audience == narrative.Engineering && o.place.Fact == t.place.Fact && o.place.Field == t.place.Field {
				c.compareSides(t, o)
			}
		}
	}
	for i := range c.texts {
		t := &c.texts[i]
		if !t.worded || t.place.Audience != narrative.Executive {
			continue
		}
		for j := range c.texts {
			if o := &c.texts[j]; o.worded && o.place.Audience == narrative.Engineering && shareFact(t.facts, o.facts) {
				c.compareSides(t, o)
			}
		}
	}
}

func shareFact(a, b []string) bool {
	for _, x := range a {
		if slices.Contains(b, x) {
			return true
		}
	}
	return false
}

// compareSides finds what is counted alike on both sides with different values.
func (c *checked) compareSides(a, b *factText) {
	x, y := c.resolve(a), c.resolve(b)
	left, right := c.figuresOf(x.text), c.figuresOf(y.text)
	for _, p := range left {
		if p.Kind() == prose.Date {
			continue
		}
		match, differ := false, -1
		for j, q := range right {
			if q.Kind() != p.Kind() || !sameThing(&p, &q) {
				continue
			}
			m, n := prose.InBase(p.Quantity), prose.InBase(q.Quantity)
			if m.Class != n.Class {
				continue
			}
			if near(m.Low, n.Low) && near(m.High, n.High) {
				match = true
			} else if differ < 0 && !holdsLow(left, &q) {
				differ = j
			}
		}
		if !match && differ >= 0 && (x.typed(p.Start, p.End) || y.typed(right[differ].Start, right[differ].End)) {
			place := a.place
			place.Audience = ""
			q := &right[differ]
			f := c.addf(place, "Executives read “%s”, engineers “%s”.", x.text[p.Start:p.End]+nounOf(&p), y.text[q.Start:q.End]+nounOf(q))
			f.Quote = x.text[p.Start:p.End]
			if x.typed(p.Start, p.End) && y.typed(q.Start, q.End) {
				f.hint.left, f.hint.right = x.text[p.Start:p.End], y.text[q.Start:q.End]
			}
		}
	}
}

func nounOf(r *prose.Reading) string {
	if r.Noun == "" || r.Quantity.Per != "" || strings.HasPrefix(r.Noun, "of ") {
		return ""
	}
	return " " + r.Noun
}

// holdsLow reports whether a figure of the other side is among these, too.
func holdsLow(all []prose.Reading, q *prose.Reading) bool {
	for i := range all {
		if prose.InBase(all[i].Quantity).Low.Equal(prose.InBase(q.Quantity).Low) && all[i].Kind() == q.Kind() {
			return true
		}
	}
	return false
}

// sameThing reports whether two figures count the same: nouns alike for counts,
// and for the rest only their kind.
func sameThing(a, b *prose.Reading) bool {
	if a.Kind() != prose.Count {
		return true
	}
	return a.Noun != "" && b.Noun != "" && lastWord(a.Noun) == lastWord(b.Noun)
}

func lastWord(s string) string {
	s = strings.ToLower(s)
	return figures.Singular(s[strings.LastIndexByte(s, ' ')+1:])
}

func checkUnits(c *checked) {
	check := func(f narrative.Fact, baseline, target figures.Quantity) {
		if !baseline.IsZero() && !target.IsZero() && !baseline.Comparable(target) {
			c.addf(Place{Fact: f.FactID(), Field: "target"},
				"%s: today is %s, the target %s; the two cannot be compared.", c.nameOf(f), figureName(baseline), figureName(target))
		}
	}
	for _, f := range c.Solution.Facts {
		switch f := f.(type) {
		case narrative.Outcome:
			n := f.Normalised()
			check(f, n.Baseline, n.Target)
		case narrative.QualityGoal:
			check(f, f.Baseline, f.Target)
		}
	}
}

func checkCurrency(c *checked) {
	currency := c.Solution.CurrencyOr()
	check := func(f narrative.Fact, field string, q figures.Quantity) {
		if q.IsMoney() && q.Unit != currency {
			c.add(Place{Fact: f.FactID(), Field: field}, "", linef("Convert it to %s.", currency),
				linef("%s is %s, the solution counts in %s; the amount is in no total.", c.nameOf(f), shown(q), currency))
		}
	}
	for _, f := range c.Solution.Facts {
		switch f := f.(type) {
		case narrative.Cost:
			check(f, "amount", f.Amount)
		case narrative.Benefit:
			check(f, "amount", f.Amount)
		case narrative.Ask:
			check(f, "amount", f.Amount)
			check(f, "now", f.Now)
		case narrative.Outcome:
			check(f, "baseline", f.Baseline)
			check(f, "target", f.Target)
		case narrative.Quantity:
			check(f, "value", f.Value)
		}
	}
}

func checkAsk(c *checked) {
	for _, i := range c.index.Of(narrative.KindAsk) {
		a, _ := c.Solution.Facts[i].(narrative.Ask)
		if a.Amount.IsZero() {
			continue
		}
		asked, _ := c.index.AskAmount(a)
		empty := a
		empty.Amount = figures.Quantity{}
		sum, from := c.index.AskAmount(empty)
		if sum.IsZero() || len(from) < 2 || asked.Unit != sum.Unit {
			continue
		}
		switch prose.Agree(asked, sum.Value) {
		case prose.Nearly:
			c.add(Place{Fact: a.ID, Field: "amount"}, Warning, linef(c.rule.Mend), linef("%s is asked for; the one-off costs come to %s.", shown(asked), shown(sum)))
		case prose.Off:
			c.addf(Place{Fact: a.ID, Field: "amount"}, "%s is asked for; the one-off costs come to %s: %s.", shown(asked), shown(sum), c.sumOf(sum.Unit))
		}
		now := a.Now
		if now.Unit == "" {
			now.Unit = asked.Unit
		}
		if cmp, ok := figures.Compare(now, asked); ok && cmp > 0 {
			c.add(Place{Fact: a.ID, Field: "now"}, "", linef("Lower what is released now."), linef("%s is to be released now, of %s in all.", shown(now), shown(asked)))
		}
	}
}

// sumOf writes the one-off costs as a sum.
func (c *checked) sumOf(currency string) string {
	var parts []string
	for _, ch := range c.index.Charges() {
		if p := ch.Period; !p.IsZero() && p.Per == "" && p.Unit == currency {
			parts = append(parts, shown(p))
		}
	}
	return strings.Join(parts, " + ")
}

func checkOutcomes(c *checked) {
	for _, i := range c.index.Of(narrative.KindOutcome) {
		o, _ := c.Solution.Facts[i].(narrative.Outcome)
		name := c.nameOf(o)
		lacks := func(field string, what phrase, s Severity) {
			c.add(Place{Fact: o.ID, Field: field}, s, linef("Capture it, or ask who knows."), linef("%s has no %s.", name, what))
		}
		if o.Baseline.IsZero() && o.Target.Unit != "times" { // 5 times faster says what it starts from
			lacks("baseline", "value of today", "")
		}
		if o.Target.IsZero() {
			lacks("target", "target", "")
		}
		if o.Date.IsZero() {
			lacks("date", "date by which it is reached", "")
		}
		if o.Source == "" && !o.Baseline.IsZero() {
			lacks("source", "source for the value of today", Advice)
		}
	}
}
