package prose

import (
	"github.com/shopspring/decimal"

	"bifocal/narrative/figures"
)

// changes are words that say by what something is multiplied.
var changes = map[string]decimal.Decimal{
	"halve": half, "halves": half, "halved": half, "halving": half,
	"doubles": two, "doubled": two, "doubling": two, "twofold": two,
	"triple": three, "triples": three, "tripled": three, "tripling": three, "treble": three, "trebles": three, "trebled": three, "threefold": three,
	"quadruple": four, "quadruples": four, "quadrupled": four, "quadrupling": four, "fourfold": four, "fivefold": decimal.NewFromInt(5),
	"sixfold": decimal.NewFromInt(6), "sevenfold": decimal.NewFromInt(7), "eightfold": decimal.NewFromInt(8), "ninefold": decimal.NewFromInt(9),
	"tenfold": ten, "hundredfold": decimal.NewFromInt(100),
}

var (
	three = decimal.NewFromInt(3)
	four  = decimal.NewFromInt(4)
	ten   = decimal.NewFromInt(10)
)

// multiple reads a multiple in words that begins at token i: halved, twice, a
// factor of four, an order of magnitude; and once or twice a period.
func (r *reader) multiple(i int) int {
	if r.toks[i].kind != word {
		return i
	}
	w := r.toks[i].lower
	if by, ok := changes[w]; ok {
		return r.emitTimes(i, i+1, by)
	}
	switch w {
	case "double":
		if (r.isDash(i+1) || r.word(i+1) == "digit" || singles[r.word(i+1)] || r.word(i-1) == "a") && r.word(i-1) != "will" {
			return i + 1
		}
		if doubles[r.word(i+1)] || auxiliaries[r.word(i-1)] || r.endsHere(i+1) {
			return r.emitTimes(i, i+1, two)
		}
	case "once", "twice", "thrice":
		n := map[string]int64{"once": 1, "twice": 2, "thrice": 3}[w]
		if per, end := r.perAt(i + 1); per != "" && !r.isSign(i+1, "/") {
			r.emit(i, end, Reading{Quantity: figures.Quantity{Qualifier: figures.Exact, Value: decimal.NewFromInt(n), Per: per}})
			return end
		}
		if n > 1 && doubles[r.word(i+1)] {
			return r.emitTimes(i, i+1, decimal.NewFromInt(n))
		}
	case "a":
		if r.word(i+1) == "factor" && r.word(i+2) == "of" {
			return r.factor(i, i+3)
		}
	case "factor":
		if r.word(i+1) == "of" {
			return r.factor(i, i+2)
		}
	case "an", "one":
		if r.word(i+1) == "order" && r.word(i+2) == "of" && r.word(i+3) == "magnitude" {
			return r.emitTimes(i, i+4, ten)
		}
	case "two", "three":
		if r.word(i+1) == "orders" && r.word(i+2) == "of" && r.word(i+3) == "magnitude" {
			return r.emitTimes(i, i+4, decimal.New(1, int32(ones[w])))
		}
	}
	return i
}

var (
	singles     = set("entry booking check checks click glazing counting taxation digits shift shifts room rooms bed bind blind figure figures")
	doubles     = set("as the that its their our this what in by within every and to a")
	auxiliaries = set("will to could would can should may might must nearly almost than did does do")
)

// factor reads the number behind "a factor of".
func (r *reader) factor(first, i int) int {
	if l := r.leadOn(i); l > i {
		i = l
	}
	c, ok := r.coreAt(i)
	if !ok || c.unit != "" && c.unit != "times" {
		return first
	}
	return r.emitTimes(first, c.end, c.value)
}

// leadOn passes over a qualifier that begins at token i.
func (r *reader) leadOn(i int) int {
	for k := i + 1; k < i+3; k++ {
		if l := r.leadBefore(k); l.qualifier != "" && l.first == i {
			return k
		}
	}
	return i
}

func (r *reader) emitTimes(first, end int, by decimal.Decimal) int {
	q := figures.Quantity{Qualifier: figures.Exact, Value: by, Unit: "times"}
	if l := r.leadBefore(first); l.qualifier != "" {
		q.Qualifier, first = l.qualifier, l.first
	}
	r.emit(first, end, Reading{Quantity: q})
	return end
}
