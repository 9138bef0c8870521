package review

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"bifocal/narrative/figures"
	"bifocal/narrative/figures/prose"
)

// claim is a payback or a return that a document gives.
type claim struct {
	unit     *unit
	fig      *fig
	computed bool // it is the result of a computation beside it
	years    int  // over which it is counted, where it says so
}

// returns compares what a document says about payback and return: with each other,
// and with the investment and gains that it gives.
func (d *document) returns() {
	b := d.bases()
	var rois, paybacks []claim
	for i := range d.units {
		u := &d.units[i]
		years := -1
		for j := range u.figs {
			f := &u.figs[j]
			if f.Quantity.Qualifier == figures.Range || f.Quantity.IsZero() || f.Kind() != prose.Percent && f.Kind() != prose.Duration {
				continue
			}
			name := conceptOfUnit(u, f)
			if name == "" {
				continue
			}
			if years < 0 {
				years = yearsOf(u.label)
			}
			c := claim{unit: u, fig: f, computed: isResult(u, f), years: years}
			if c.years == 0 {
				c.years = yearsOf(around(u.text, &f.Reading, 0, 24))
			}
			if c.years == 0 && strings.Contains(strings.ToLower(around(u.text, &f.Reading, 0, 16)), "year 1") {
				c.years = 1
			}
			if hypothetical(d, u, f) || u.kind == para && u.label == "" && len(u.text) > 140 && d.sections[u.section].level > 2 {
				continue // what is said in passing is about something smaller
			}
			switch name {
			case conceptROI:
				rois = append(rois, c)
			case conceptPayback:
				paybacks = append(paybacks, c)
			}
		}
	}
	several := map[*unit]int{}
	for _, c := range rois {
		several[c.unit]++
	}
	rois = slices.DeleteFunc(rois, func(c claim) bool { // several cases in one sentence
		return several[c.unit] > 1 && !c.computed && c.unit.kind != row && !strings.Contains(c.unit.text, "=")
	})
	d.compareReturns(rois, b)
	d.comparePaybacks(paybacks, b)
	d.breakEven(rois)
	d.presentValues(b.whole)
	d.tableReturns()
}

// isResult reports whether a figure is the result of a computation beside it.
func isResult(u *unit, f *fig) bool {
	left := strings.TrimRight(lastBytes(u.text[:f.Start], 300), " ~≈")
	if !strings.HasSuffix(left, "=") {
		return false
	}
	left = left[:len(left)-1]
	if prev := strings.LastIndexByte(left, '='); prev >= 0 {
		left = left[prev:]
	}
	return strings.ContainsAny(left, "/÷") && strings.ContainsAny(left, "0123456789")
}

// hypothetical reports whether a figure is of another case than the one that is
// proposed.
func hypothetical(d *document, u *unit, f *fig) bool {
	text := strings.ToLower(u.text[max(0, f.Start-300):min(len(u.text), f.End+300)]) + " "
	for _, w := range []string{
		"if", "scenario", "scenarios", "drops to", "falls to", "even if", "conservative", "optimistic", "worst case", "best case", "pessimistic", "industry",
		"benchmark", "typical", "case study", "up to", "at least", "target roi", "hurdle", "impact", "variance",
	} {
		if hasWord(text, w) {
			return true
		}
	}
	path := d.path(u.section) + " " + strings.ToLower(u.group)
	for _, w := range []string{"sensitivity", "scenarios", "option", "options", "alternatives", "benchmark", "benchmarks", "industry", "case study", "case studies", "risk", "risks"} {
		if hasWord(path, w) {
			return true
		}
	}
	if w := u.words(f); (w[0] == '+' || w[0] == '-' || strings.HasPrefix(w, "−")) && !strings.HasSuffix(strings.TrimRight(u.text[:f.Start], " "), "=") {
		return true // a difference
	}
	if next, _, _ := strings.Cut(strings.TrimLeft(strings.ToLower(firstBytes(u.text[f.End:], 24)), " "), " "); strings.HasPrefix(next, "target") || strings.HasPrefix(next, "goal") || strings.HasPrefix(next, "threshold") {
		return true // what it is held against
	}
	if left := strings.TrimRight(u.text[:f.Start], " "); strings.HasSuffix(left, "×") || strings.HasSuffix(left, "*") || strings.HasSuffix(left, " x") {
		return true // × 100 %
	}
	q := f.Quantity.Qualifier
	return q != figures.Exact && q != figures.About
}

// conceptOfUnit is conceptOf, where the label of a line or the cell before may name
// the concept as well.
func conceptOfUnit(u *unit, f *fig) concept {
	if name := conceptOf(u.text, &f.Reading); name != "" {
		if name == conceptPayback && f.Start < u.value && strings.Contains(strings.ToLower(firstBytes(u.text[f.End:], 80)), "roi") {
			return ""
		}
		return name
	}
	label := strings.ToLower(u.label)
	if f.Start < u.value || label == "" {
		return ""
	}
	first := f.Start-u.value < 400
	for i := range u.figs[:min(len(u.figs), 40)] {
		if g := &u.figs[i]; g.Start >= u.value && g.Kind() == f.Kind() && !g.bracket && g.Start < f.Start && !strings.Contains(u.text[g.End:f.Start], "=") {
			first = false
		}
	}
	switch {
	case f.bracket || !first:
		return ""
	case f.Kind() == prose.Percent && (hasWord(label, "roi") || strings.Contains(label, "return on investment")):
		return conceptROI
	case f.Kind() == prose.Duration && (hasWord(label, "payback") || strings.Contains(label, "break-even") || strings.Contains(label, "break even")):
		return conceptPayback
	}
	return ""
}

// yearsOf reads the years of a label: 3-Year ROI, five-year NPV.
func yearsOf(label string) int {
	for _, r := range prose.Read(label) {
		if r.Quantity.Unit == "year" && r.Quantity.Value.IsInteger() && r.Quantity.Value.LessThan(decimalOf(50)) {
			return int(r.Quantity.Value.IntPart())
		}
	}
	return 0
}

// compareReturns compares every return that stands alone with those that are
// computed, and with the basis.
func (d *document) compareReturns(all []claim, from *bases) {
	results, over := d.results(all)
	cases := differentCases(all)
	for _, c := range all {
		if c.computed {
			continue
		}
		if len(d.findings) >= mostFindings {
			return
		}
		var mine []computed
		for i := range results {
			if len(mine) == mostComputed {
				break
			}
			if (c.years == 0 || over[i] == 0 || over[i] == c.years) && !cases {
				mine = append(mine, results[i])
			}
		}
		if b := from.of(c.unit); len(b.over) > 0 {
			mine = append(mine, b.over...)
		} else if b.investment != nil && b.saving != nil && !b.runs {
			mine = append(mine, d.returnsOf(b, c.years)...)
		}
		if len(mine) > 0 {
			d.compareClaim(c, mine, "return on investment")
			continue
		}
		for _, o := range all { // one return here, another there
			if o.unit != c.unit && o.unit.line(0) > c.unit.line(0) && o.years == c.years && len(all) == 2 && prose.Agree(c.fig.Quantity, o.fig.Quantity.Value) == prose.Off && sameCase(d, c.unit, o.unit) {
				d.add("document/same-name", Error, c.unit.line(c.fig.Start), "The return on investment is “"+c.unit.words(c.fig)+"” here and “"+o.unit.words(o.fig)+"” in line "+itoa(o.unit.line(o.fig.Start))+".", "Write one value, or say what makes the difference.")
			}
		}
	}
}

// differentCases reports whether a document gives a return for each of several things,
// each under its own heading: one that is computed is that of one of them.
func differentCases(all []claim) bool {
	values, sections := map[string]bool{}, map[int]bool{}
	for _, c := range all {
		if !c.computed {
			values[c.fig.Quantity.Value.String()], sections[c.unit.section] = true, true
		}
	}
	return len(values) > 2 && len(sections) > 2
}

// results are the returns that the document computes, and over how many years each.
func (d *document) results(all []claim) (results []computed, over []int) {
	for _, p := range all {
		if p.computed {
			results = append(results, computed{p.fig.Quantity, "line " + itoa(p.unit.line(p.fig.Start)) + " computes " + shown(p.fig.Quantity), line{}})
			over = append(over, p.years)
		}
	}
	return results, over
}

// mostComputed is how many computations a claim is compared with.
const mostComputed = 12

// sameCase reports whether two figures may be of the same scenario: none is in a
// part about another option.
func sameCase(d *document, a, b *unit) bool {
	for _, u := range []*unit{a, b} {
		if u.code {
			return false // what a program prints
		}
		text := strings.ToLower(u.text) + " " + d.path(u.section) + " " + strings.ToLower(u.group)
		for _, w := range []string{"option", "average", "year 1", "year 2", "year 3", "phase", "month"} {
			if strings.Contains(text, w) {
				return false
			}
		}
	}
	return true
}

// compareClaim says where a claim agrees with nothing that it could be.
func (d *document) compareClaim(c claim, possible []computed, what string) {
	_, how := closest(c.fig.Quantity, possible)
	if how == prose.Rounded {
		return
	}
	severity := Error
	if how == prose.Nearly {
		severity = Warning
	}
	const most = 4
	var hows []string
	for _, p := range possible {
		if how == prose.Nearly && prose.Agree(c.fig.Quantity, p.Value) != prose.Nearly {
			continue
		}
		if len(hows) < most && !slices.Contains(hows, p.how) {
			hows = append(hows, p.how)
		}
	}
	d.add("document/return", severity, c.unit.line(c.fig.Start), "“"+c.unit.words(c.fig)+"” is written as "+what+"; "+strings.Join(hows, "; ")+".", "Write what follows from the document's own figures, and say what counts and over how long.")
}

func (d *document) comparePaybacks(all []claim, from *bases) {
	var possible []computed
	inUnit := func(q figures.Quantity, unit string) figures.Quantity {
		v, _ := q.In(unit)
		v.Value = v.Value.Round(4)
		return v
	}
	for _, c := range all {
		if c.computed && len(possible) < mostComputed {
			possible = append(possible, computed{c.fig.Quantity, "line " + itoa(c.unit.line(c.fig.Start)) + " computes " + shown(c.fig.Quantity), line{}})
		}
	}
	for _, c := range all {
		if c.computed {
			continue
		}
		possible := append(slices.Clone(possible), paybacksOf(from.of(c.unit))...)
		mine := make([]computed, 0, len(possible))
		for _, p := range possible {
			v := inUnit(p.Quantity, c.fig.Quantity.Unit)
			how := p.how
			if at := strings.LastIndex(how, " = "); at > 0 && v.Unit != p.Unit && (v.Unit != "month" || p.Value.LessThan(one)) {
				how = how[:at] + " = " + shown(figures.Quantity{Qualifier: figures.Exact, Value: tidy(v.Value), Unit: v.Unit})
			}
			mine = append(mine, computed{v, how, line{}})
		}
		if len(mine) > 0 {
			d.compareClaim(c, mine, "payback")
			continue
		}
		for _, o := range all {
			if o.unit == c.unit || o.unit.line(0) < c.unit.line(0) || len(all) != 2 || !sameCase(d, c.unit, o.unit) {
				continue
			}
			if other, ok := o.fig.Quantity.In(c.fig.Quantity.Unit); ok && prose.Agree(c.fig.Quantity, other.Value) == prose.Off {
				d.add("document/same-name", Error, c.unit.line(c.fig.Start), "The payback is “"+c.unit.words(c.fig)+"” here and “"+o.unit.words(o.fig)+"” in line "+itoa(o.unit.line(o.fig.Start))+".", "Write one value, or say what makes the difference.")
			}
		}
	}
}

// paybacksOf are the paybacks that investment and gains give.
func paybacksOf(b basis) []computed {
	if b.investment == nil || b.saving == nil || b.runs {
		return nil
	}
	var out []computed
	if p, ok := payback(b.investment.Quantity, b.saving.Quantity); ok {
		out = append(out, p)
	}
	if b.extra != nil {
		gain := b.saving.Quantity
		gain.Value = gain.Value.Add(b.extra.Quantity.Value)
		gain.Per = "year"
		if p, ok := payback(b.investment.Quantity, gain); ok {
			out = append(out, p)
		}
	}
	return out
}

// breakEven finds a break-even within the years after which the return is still
// negative: "3-Year ROI: -8 % (breaks even in Year 3)".
func (d *document) breakEven(rois []claim) {
	for _, c := range rois {
		if c.years == 0 || !c.fig.Quantity.Value.IsNegative() {
			continue
		}
		rest := strings.ToLower(firstBytes(c.unit.text[c.fig.End:], 200))
		at := strings.Index(rest, "year ")
		if !strings.Contains(rest, "break") || at < 0 {
			continue
		}
		n, _ := leadingNumber(rest[at+len("year "):])
		if n > 0 && n <= c.years {
			d.add("document/return", Warning, c.unit.line(c.fig.Start), "It is said to break even in year "+itoa(n)+", and the return after "+itoa(c.years)+" years is “"+c.unit.words(c.fig)+"”.", "Write the year in which the sum of the gains reaches the investment.")
		}
	}
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return itoa(n) + " " + noun + "s"
}

func itoa(n int) string { return decimal.NewFromInt(int64(n)).String() }
