package review

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"bifocal/narrative/figures"
	"bifocal/narrative/figures/prose"
)

// verified is an item whose value was found to be another one, so that totals over
// it can be told what they would be.
type verified struct {
	unit    *unit
	written figures.Quantity
	should  figures.Quantity
}

// formulas computes what is written as a computation: "2.8 M / 860 K = 3.25
// years", and "90 K a year (0.10 an hour × 2 clusters)".
func (d *document) formulas() {
	for i := range d.units {
		u := &d.units[i]
		if len(u.figs) > 0 {
			d.namedFormula(u)
		}
		if len(u.figs) < 2 {
			continue
		}
		d.equation(u)
		d.explained(u)
	}
}

// equation computes the expression before an equals sign.
func (d *document) equation(u *unit) {
	for at := 0; ; {
		i := strings.IndexByte(u.text[at:], '=')
		if i < 0 {
			return
		}
		sign := at + i
		at = sign + 1
		result := figAfter(u, sign+1, 4)
		if result == nil || sign > 0 && strings.IndexByte("<>=!", u.text[sign-1]) >= 0 || goesOn(u, result) {
			continue
		}
		start := max(0, sign-400)
		if prev := strings.LastIndexByte(u.text[start:sign], '='); prev >= 0 {
			start += prev + 1
		}
		for _, c := range u.cells {
			if sign >= c[0] && sign < c[1] {
				start = max(start, c[0])
			}
		}
		e := expression(u, start, sign)
		if e.operators == 0 {
			continue
		}
		d.compareResult(u, result, e, result.Start)
	}
}

// goesOn reports whether a figure is no result but the beginning of the next step: 3 × 4 =
// 12 + 5 = 17.
func goesOn(u *unit, f *fig) bool {
	next := strings.TrimLeft(u.text[f.End:], " ")
	for _, op := range []string{"+ ", "× ", "* ", "÷ ", "/ ", "− ", "- "} {
		if rest, ok := strings.CutPrefix(next, op); ok && strings.Contains(firstBytes(rest, 60), "=") {
			return true
		}
	}
	return false
}

// figAfter returns the figure that begins at most some bytes behind a place.
func figAfter(u *unit, at, within int) *fig {
	if i := figFrom(u, at); i < len(u.figs) && u.figs[i].Start <= at+within {
		return &u.figs[i]
	}
	return nil
}

// figFrom returns the first figure of a unit that begins at a place or behind it.
func figFrom(u *unit, at int) int {
	i, _ := slices.BinarySearchFunc(u.figs, at, func(f fig, at int) int { return f.Start - at })
	return i
}

// evaluated is the value of an expression.
type evaluated struct {
	operand
	operators int
	shown     string
	ok        bool
}

// mostFindings is after how many findings no further computation of a text is done
// again: nobody reads more, and a made-up text could hold any number of them.
const mostFindings = 1000

// compareResult says where a result is not what its computation gives. A ratio may
// be written in percent, in years or months, or as it is.
func (d *document) compareResult(u *unit, result *fig, e evaluated, at int) bool {
	if !e.ok || result.Kind() == prose.Date || len(d.findings) >= mostFindings {
		return true
	}
	q := result.Quantity
	all := possibleResults(q, e)
	if len(all) == 0 {
		return true
	}
	best, how := closest(q, all)
	if how == prose.Rounded {
		return true
	}
	for _, c := range all { // of those that are off, the one that comes nearest
		if how == prose.Off && best.how != "" || how == prose.Off && c.how == "" && c.Value.Sub(q.Value).Abs().LessThan(best.Value.Sub(q.Value).Abs()) {
			best = c
		}
	}
	should := best.Quantity
	severity, fix := Error, "Write "+shown(should)+", or correct what it is computed from."
	if how == prose.Nearly {
		severity = Warning
	}
	message := "“" + u.words(result) + "” is written; " + e.shown + " = " + shown(should) + "."
	d.sums = append(d.sums, verified{u, q, should})
	d.add("document/computation", severity, u.line(at), message, fix)
	return false
}

// possibleResults are the values that an expression may have in the terms of a
// result: a ratio in percent, in years or months or as it is, a rate a year or a
// month, and the product of the numbers as they are written.
func possibleResults(q figures.Quantity, e evaluated) []computed {
	all := make([]computed, 0, 2)
	tryAs := func(v decimal.Decimal, unit, per, how string) {
		if v.Exponent() < -9 {
			v = v.Round(9)
		}
		for i := range all { // most computations have one result, however they are taken
			if x := &all[i]; x.Unit == unit && x.Per == per && x.Value.Equal(v) {
				if how == "" {
					x.how = ""
				}
				return
			}
		}
		all = append(all, computed{figures.Quantity{Qualifier: figures.Exact, Value: v, Unit: unit, Per: per}, how, line{}})
	}
	try := func(v decimal.Decimal, unit, per string) { tryAs(v, unit, per, "") }
	if n := bytesIn(q.Unit); n > 0 || e.bytes {
		if n == 0 || !e.bytes {
			return nil
		}
		try(e.value.Shift(-n), q.Unit, q.Per)
		for _, f := range []string{"1.024", "1.048576", "0.9765625", "0.953674"} { // by 1,024 here and there
			tryAs(e.value.Shift(-n).Mul(decimal.RequireFromString(f)), q.Unit, q.Per, "binary")
		}
		return all
	}
	if unit, known := figures.KnownUnit(q.Unit); known && !q.IsTime() && q.Unit != "%" && q.Unit != "times" && e.measure != unit {
		return nil
	}
	if e.time < -1 {
		return nil // builds a day × USD a minute want more than this knows
	}
	if q.Unit == "" && e.measure != "" && !strings.HasPrefix(e.measure, "per ") {
		return nil // 10 B of what is no number of bytes
	}
	switch {
	case q.Unit == "%":
		if e.money == 0 && e.time == 0 {
			try(e.value.Mul(hundred), "%", q.Per)
		}
		if e.share || e.money != 0 || strings.HasSuffix(e.shown, "× 100") { // a ratio × 100 is in percent
			try(e.value, "%", q.Per)
		}
		try(e.raw.Mul(hundred), "%", q.Per)
	case q.IsTime():
		if e.time == 1 && e.money == 0 {
			if v, ok := exactly(e.value, "h").In(q.Unit); ok {
				try(v.Value, q.Unit, q.Per)
			}
		}
		if e.money == 0 && e.time == 0 {
			for _, hours := range []int64{8, 24, 40, 168, 730, 8760} { // 10 a day of 23 minutes are 3.8 hours a day
				if v, ok := exactly(e.value.Mul(decimal.NewFromInt(hours)), "h").In(q.Unit); ok {
					tryAs(v.Value, q.Unit, q.Per, "of a period")
				}
			}
			try(e.raw, q.Unit, q.Per)
			if q.Unit == "month" {
				try(e.raw.Mul(twelve), q.Unit, q.Per)
			}
		}
		if e.time != 1 {
			try(e.raw, q.Unit, q.Per)
		}
	default:
		if q.IsMoney() && e.money != 1 || !q.IsMoney() && e.money == 1 && q.Unit != "times" {
			return nil
		}
		if e.currency != "" && q.IsMoney() && e.currency != q.Unit {
			return nil
		}
		hours := hoursIn[q.Per]
		switch {
		case e.time == -1 && hours > 0:
			if !e.bare || !within(q.Value, e.raw, 3) { // 0.34 an hour × 24 × 30 is a month of hours already
				try(e.value.Mul(decimal.NewFromInt(hours)), q.Unit, q.Per)
			}
			if e.bare { // else 20,000 users at 7.80 a month would make a sum a year
				try(e.raw, q.Unit, q.Per)
			}
		case e.time == -1 && hours < 0: // a second, a minute
			try(e.value.DivRound(decimal.NewFromInt(-hours), 9), q.Unit, q.Per)
			if e.bare {
				try(e.raw, q.Unit, q.Per)
			}
		case e.time == -1:
			try(e.value.Mul(hoursAYear), q.Unit, "year")
			try(e.value.Mul(decimal.NewFromInt(730)), q.Unit, "month")
		case e.time == 0:
			try(e.value, q.Unit, q.Per)
		}
		if e.time != -1 || hours == 0 {
			try(e.raw, q.Unit, q.Per)
			if !e.untimed.IsZero() { // 3 people × 150 K × 6 months, where 150 K is what one costs over them
				tryAs(e.untimed, q.Unit, q.Per, "without the span")
			}
		}
	}
	if q.Unit == "" && q.Per == "" { // 33,333 / 1,000 are 34 shards, since there is no part of one
		for _, c := range all {
			if up := c.Value.Ceil(); !up.Equal(c.Value) && up.Equal(q.Value) && c.Value.GreaterThan(one) {
				all = append(all, computed{figures.Quantity{Qualifier: figures.Exact, Value: up}, "", line{}})
				break
			}
		}
	}
	return all
}

// within reports whether two amounts are within so many times of each other.
func within(a, b decimal.Decimal, times int64) bool {
	a, b = a.Abs(), b.Abs()
	n := decimal.NewFromInt(times)
	return !a.GreaterThan(b.Mul(n)) && !b.GreaterThan(a.Mul(n))
}

// explained computes what stands in brackets behind a value, where that is plainly
// its computation: a product.
func (d *document) explained(u *unit) {
	for i := range u.figs {
		if len(d.findings) >= mostFindings {
			return
		}
		v := &u.figs[i]
		if v.bracket || v.Kind() == prose.Date {
			continue
		}
		open := strings.IndexByte(firstBytes(u.text[v.End:], 3), '(')
		if open < 0 || open > 1 {
			continue
		}
		start := v.End + open + 1
		shut := strings.IndexByte(firstBytes(u.text[start:], 200), ')')
		if shut < 0 {
			continue
		}
		inside := u.text[start : start+shut]
		if strings.ContainsAny(inside, "=") || !strings.ContainsAny(inside, "×@*") && !strings.Contains(inside, " x ") {
			continue
		}
		e := expression(u, start, start+shut)
		if e.operators == 0 || !e.ok {
			continue
		}
		d.compareResult(u, v, e, v.Start)
	}
}

// expression computes the figures between two places of a unit with the signs
// between them, from the last stretch on in which nothing but figures, signs and
// names of what is counted stands.
func expression(u *unit, start, end int) evaluated {
	var p parser
	p.reset()
	at := start
	flush := func(gap string) {
		words := 0
		for i := 0; i < len(gap); {
			c := gap[i]
			size := 1
			if p.remark { // up to the end of the brackets
				p.remark = c != ')'
				i++
				continue
			}
			switch {
			case isLetter(c):
				j := i
				for j < len(gap) && (isLetter(gap[j]) || gap[j] >= '0' && gap[j] <= '9') { // A100s too
					j++
				}
				w := strings.ToLower(gap[i:j])
				size = j - i
				switch {
				case (w == "x" || w == "times") && p.wantsOperator():
					p.operator('*')
				case w == "for" && p.wantsOperator():
					p.span = true
				case w == "plus" && p.wantsOperator():
					p.operator('+')
				case w == "minus" && p.wantsOperator():
					p.operator('-')
				default:
					words++
					if words > 4 || !p.wantsOperator() {
						p.lose()
						words = 0
					}
				}
			case c == '+' || c == '/' || c == '*' || c == '(' || c == ')':
				p.operator(c)
				words = 0
			case c == '@':
				p.operator('*')
			case c == '-':
				if i > 0 && isLetter(gap[i-1]) && i+1 < len(gap) && isLetter(gap[i+1]) { // on-demand
					break
				}
				p.operator('-')
			case strings.HasPrefix(gap[i:], "−") || strings.HasPrefix(gap[i:], "–"):
				p.operator('-')
				size = len("−")
			case strings.HasPrefix(gap[i:], "×"):
				p.operator('*')
				size = len("×")
			case strings.HasPrefix(gap[i:], "÷"):
				p.operator('/')
				size = len("÷")
			case c == ' ' || c == '$':
			case c == ':' || c == ',' || c == ';' || c == '|' || c == '.':
				p.reset()
				words = 0
			case c >= '0' && c <= '9':
				before := strings.TrimRight(gap[:i], " 0123456789.,")
				p.lose()
				p.lost = p.lost || before == "" || strings.IndexByte("(+-*/=", before[len(before)-1]) >= 0 // a number that was not read is part of it
			}
			i += size
		}
	}
	for i := figFrom(u, start); i < len(u.figs) && u.figs[i].End <= end; i++ {
		f := &u.figs[i]
		flush(u.text[at:f.Start])
		if p.span {
			p.span = false
			p.operator('*')
			p.figure(f, true, u.words(f))
		} else {
			p.figure(f, false, u.words(f))
		}
		at = f.End
		if f.Kind() == prose.Count && at < len(u.text) && isLetter(u.text[at]) {
			p.lose()
			p.lost = true // in a unit that was not read: 500m
		}
	}
	if at < end {
		flush(u.text[at:end])
	}
	return p.result()
}
