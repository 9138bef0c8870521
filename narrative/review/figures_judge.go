package review

import (
	"strings"

	"github.com/shopspring/decimal"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/figures/prose"
)

func (c *checked) judgeFigure(t *factText, text *resolved, r *prose.Reading) judgement {
	written := text.text[r.Start:r.End]
	if r.Kind() == prose.Date {
		return c.judgeDate(r, written)
	}
	q := r.Quantity
	if r.Kind() == prose.Percent && (q.Value.Equal(hundred) || q.Value.IsZero()) {
		return judgement{}
	}
	if j, decided := c.judgeReturn(text.text, r); decided {
		return j
	}
	if h, ok := c.holdings().holds(q, t.facts); ok {
		if small(r) || h.ref == "" || !strings.ContainsAny(written, "0123456789") {
			return judgement{}
		}
		return judgement{verdict: retyped, said: linef("“%s” is typed here; %s holds it.", written, h.ref)}.instead(written, h.ref)
	}
	if j, decided := c.judgeChange(t, text.text, r); decided {
		return j
	}
	if small(r) || kindless(r) && !strings.ContainsAny(written, "0123456789") {
		return judgement{}
	}
	j := judgement{
		verdict: untraced, said: linef("“%s” is typed here, and no fact holds it.", written),
		mend: linef("Capture it as a figure and refer to it, or leave it out."),
	}
	j.gentle = r.Kind() == prose.Duration || r.Kind() == prose.Measure || !strings.ContainsAny(written, "0123456789")
	return j
}

// small reports whether a figure is a count so small that prose names it in
// passing: two of them, ten pilot services.
func small(r *prose.Reading) bool {
	q := r.Quantity
	most := decimal.NewFromInt(12)
	switch r.Kind() {
	case prose.Count:
		return q.Value.IsInteger() && q.Value.LessThanOrEqual(most)
	case prose.Duration, prose.Multiple:
		return false
	}
	return false
}

// kindless reports whether a figure in words is a manner of speaking: load doubles,
// half the team.
func kindless(r *prose.Reading) bool {
	return r.Kind() == prose.Multiple || r.Kind() == prose.Percent || r.Kind() == prose.Count
}

func (c *checked) judgeDate(r *prose.Reading, written string) judgement {
	ref, held := c.holdings().whens[r.When]
	if held {
		if ref == "-" || ref == "" {
			return judgement{}
		}
		return judgement{verdict: retyped, said: linef("“%s” is typed here; %s holds it.", written, ref)}.instead(written, ref)
	}
	for w := range c.holdings().whens { // a year or month in which a known date lies
		if !w.First().Before(r.When.First()) && !w.Last().After(r.When.Last()) {
			return judgement{}
		}
	}
	return judgement{
		verdict: untraced, gentle: true, said: linef("The date “%s” is typed here, and no fact holds it.", written),
		mend: linef("Capture it as the date of a fact, or leave it out."),
	}
}

// judgeReturn compares what a text says about payback, return and present value
// with what costs and benefits come to.
func (c *checked) judgeReturn(text string, r *prose.Reading) (judgement, bool) {
	name := conceptOf(text, r)
	if name == "" {
		return judgement{}, false
	}
	e := c.index.Economics()
	var fields []string
	switch name {
	case conceptROI:
		fields = []string{"roi", "roiTime"}
	case conceptPayback:
		fields = []string{"payback", "paybackTime", "breakEven"}
	case conceptNPV:
		fields = []string{"npv", "npvTime", "npvLower"}
	default:
		return judgement{}, false
	}
	var all []computed
	var ref string
	for _, field := range fields {
		q, _ := e.Figure(field)
		if q.IsZero() || classOfUnit(q.Unit) != classOfUnit(r.Quantity.Unit) {
			continue
		}
		value := q
		if q.IsTime() && q.Unit != r.Quantity.Unit {
			value, _ = q.In(r.Quantity.Unit)
		}
		if ref == "" {
			ref = "{economics." + field + "}"
		}
		all = append(all, computed{value, "{economics." + field + "} is " + shown(q), linef("%s is %s", "{economics."+field+"}", shown(q))})
	}
	if len(all) == 0 {
		return judgement{}, false
	}
	best, how := closest(r.Quantity, all)
	written := text[r.Start:r.End]
	switch how {
	case prose.Rounded:
		return judgement{verdict: retyped, said: linef("“%s” is typed here; %s.", written, best.told())}.instead(written, ref), true
	case prose.Nearly:
		return judgement{verdict: misrounded, said: linef("“%s” is typed here; %s.", written, best.told())}.instead(written, ref), true
	}
	return judgement{
		verdict: contradicted, said: linef("The text says “%s”; %s%s.", written, told(all, ", "), c.basis()),
	}.instead(written, ref), true
}

// basis says what the returns are computed from.
func (c *checked) basis() any {
	e := c.index.Economics()
	var of []any
	add := func(format string, q figures.Quantity) {
		if !q.IsZero() {
			of = append(of, linef(format, shown(q)))
		}
	}
	add("%s once", e.Investment)
	add("%s to run", e.Running)
	add("%s in cash", e.Cash)
	add("%s in time", e.Time)
	if len(of) == 0 {
		return ""
	}
	return several{" ", []any{"", linef("(from %s)", several{", ", of})}}
}

// judgeChange compares a percentage, a multiple or a difference with how far the
// outcomes move that the text is about.
func (c *checked) judgeChange(t *factText, text string, r *prose.Reading) (judgement, bool) {
	kind := r.Kind()
	if kind != prose.Percent && kind != prose.Multiple && kind != prose.Points || r.Quantity.Per != "" || !changeWord(text, r) {
		return judgement{}, false
	}
	written := text[r.Start:r.End]
	var candidates []computed
	about := c.outcomesOf(t, text)
	for _, o := range about {
		candidates = append(candidates, changesOf(o, kind)...)
	}
	if len(candidates) == 0 {
		return judgement{}, false
	}
	q := r.Quantity
	q.Value = q.Value.Abs()
	best, how := closest(q, candidates)
	ref := ""
	if len(about) == 1 {
		field := map[prose.Kind]string{prose.Percent: "change", prose.Multiple: "factor", prose.Points: "difference"}[kind]
		ref = "{" + about[0].ID + "." + field + "}"
	}
	mend := func(j judgement) judgement {
		if ref == "" {
			return j
		}
		return j.instead(written, ref)
	}
	switch how {
	case prose.Rounded:
		return judgement{}, true
	case prose.Nearly:
		return mend(judgement{verdict: misrounded, said: linef("The text says “%s”; %s.", written, best.told())}), true
	}
	if len(about) > 1 {
		return judgement{}, false // it may be about something else
	}
	return mend(judgement{verdict: contradicted, said: linef("The text says “%s”; %s.", written, told(candidates, "; "))}), true
}

// changesOf are the ways in which a change of an outcome may be told.
func changesOf(o narrative.Outcome, kind prose.Kind) []computed {
	o = o.Normalised()
	var out []computed
	add := func(c computed, ok bool) {
		if ok {
			out = append(out, c)
		}
	}
	switch kind {
	case prose.Percent:
		if o.Baseline.Unit != "%" {
			add(relative(o.Baseline, o.Target))
		}
	case prose.Points:
		if o.Baseline.Unit == "%" && o.Target.Unit == "%" {
			d := o.Target.Value.Sub(o.Baseline.Value).Abs()
			add(computed{exactly(d, "pp"), shown(o.Target) + " - " + shown(o.Baseline) + " = " + shown(exactly(d, "pp")), line{}}, true)
		}
	case prose.Multiple:
		if m, ok := missing(o.Baseline, o.Target); ok {
			add(m, true)
		} else {
			add(factor(o.Baseline, o.Target))
		}
	}
	return out
}

// outcomesOf are the outcomes that a text is about: of its own facts, or else
// those whose measure it names.
func (c *checked) outcomesOf(t *factText, text string) []narrative.Outcome {
	if t.about == nil {
		all := c.findOutcomes(t, text)
		t.about = &all
	}
	return *t.about
}

func (c *checked) findOutcomes(t *factText, text string) []narrative.Outcome {
	var own, named []narrative.Outcome
	lower := strings.ToLower(text)
	for _, i := range c.index.Of(narrative.KindOutcome) {
		o, _ := c.Solution.Facts[i].(narrative.Outcome)
		if o.Baseline.IsZero() || o.Target.IsZero() {
			continue
		}
		if namesMeasure(lower, o.Measure.Executive) || namesMeasure(lower, o.Measure.Engineering) {
			named = append(named, o)
		}
		for _, id := range t.facts {
			if id == o.ID {
				own = append(own, o)
			}
		}
	}
	if len(named) > 0 {
		return named
	}
	return own
}

func namesMeasure(lower, measure string) bool {
	return len(measure) > 3 && strings.Contains(lower, strings.ToLower(measure))
}
