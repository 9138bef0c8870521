package framing

import (
	"strings"
	"sync"
	"unicode"

	"github.com/shopspring/decimal"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

func (t *teller) stakes() content.Stakes {
	if t.memo.stakes == nil {
		c := t.tellStakes()
		t.memo.stakes = &c
	}
	return *t.memo.stakes
}

func (t *teller) tellStakes() content.Stakes {
	c := content.Stakes{Seed: t.seed(Stakes)}
	e := t.x.Economics()
	c.Running = e.RunningLive
	var from []string
	told, seen := t.baselinesTold(), map[string]bool{}
	for i, f := range t.s.Facts {
		switch f := f.(type) {
		case narrative.Problem:
			if p := t.say(t.x.OwnAt(i), f.Consequence); p.Has() {
				c.Consequences = append(c.Consequences, p)
			}
		case narrative.Cost:
			if t.x.CostAmount(f).Per != "" {
				from, seen[f.ID] = append(from, f.ID), true
			}
		case narrative.Benefit:
			if q, its := t.x.BenefitAmount(f); f.Counts != narrative.CountsTime && q.Per != "" && !q.IsZero() {
				for _, id := range its {
					if !seen[id] {
						from, seen[id] = append(from, id), true
					}
				}
				if n := t.name(t.x.OwnAt(i), f.Name); n.Has() {
					c.Benefits = append(c.Benefits, n.Text)
				}
			}
		}
	}
	if e.NPV.Value.IsNegative() && !e.NPV.IsZero() || e.Years > 0 && e.Payback.Value.GreaterThan(decimal.NewFromInt(int64(e.Years))) {
		e.CashMonth, e.Cash = figures.Quantity{}, figures.Quantity{} // who loses money on it loses none by waiting
	}
	c.CashMonth = content.Amount{Quantity: e.CashMonth, Facts: from}
	c.Cash = content.Amount{Quantity: e.Cash, Facts: from}
	said := sync.OnceValue(func() []map[string]bool {
		out := make([]map[string]bool, len(c.Consequences))
		for i, p := range c.Consequences {
			out[i] = contentWords(p.Text)
		}
		return out
	})
	for _, o := range t.outcomes() {
		if o.Baseline.IsZero() {
			continue
		}
		monthly := o.Baseline.Per == narrative.PerMonth && !o.Baseline.IsMoney() && o.Change.Falls
		switch {
		case monthly && saidOf(said(), o):
		case monthly && (!told[o.ID] || countsItself(o)):
			c.Monthly = append(c.Monthly, o)
		case !told[o.ID]:
			c.Standing = append(c.Standing, o)
		}
	}
	return c
}

// baselinesTold are the outcomes whose value of today executives read in the
// summary, or in a problem.
func (t *teller) baselinesTold() map[string]bool {
	told := map[string]bool{}
	if _, asks := first[narrative.Ask](t, narrative.KindAsk); asks || t.does() {
		if lead := t.lead(t.outcomes()); lead != nil {
			told[lead.ID] = true
		}
	}
	for _, i := range t.x.Of(narrative.KindProblem) {
		p := t.s.Facts[i].(narrative.Problem)
		for _, text := range []string{p.Symptom, p.Headline.Executive} {
			for _, id := range baselinesIn(text) {
				told[id] = true
			}
		}
	}
	return told
}

// saidOf reports whether a consequence tells of the same thing as an outcome: half
// of the words that name its measure stand in it.
func saidOf(consequences []map[string]bool, o *content.Outcome) bool {
	measure := contentWords(o.Measure)
	for _, in := range consequences {
		n := 0
		for w := range measure {
			if in[w] {
				n++
			}
		}
		if n > 0 && 2*n >= len(measure) {
			return true
		}
	}
	return false
}

// contentWords are the words of a text that carry it, without the ending of a
// plural.
func contentWords(text string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		if len(w) > 3 && !bareWords[w] {
			out[strings.TrimSuffix(w, "s")] = true
		}
	}
	return out
}

var bareWords = wordSet("that than this with from into over more less each every they them their there have been were when where while which per for")

// countsItself reports whether a figure counts what its measure names, so that
// the two make a clause: 9 outages customers notice.
func countsItself(o *content.Outcome) bool {
	return o.Baseline.Unit == "" || strings.HasPrefix(strings.ToLower(o.Measure), strings.ToLower(o.Baseline.Unit))
}
