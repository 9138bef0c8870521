package review

import (
	"math"
	"strings"

	"github.com/shopspring/decimal"

	"bifocal/narrative/figures"
	"bifocal/narrative/figures/prose"
)

// concept is what a figure is said to be, where that can be recomputed.
type concept string

const (
	conceptROI     concept = "return on investment"
	conceptPayback concept = "payback"
	conceptNPV     concept = "net present value"
)

// conceptOf tells from the words around a figure, and its kind, whether it is a
// payback, a return or a present value.
func conceptOf(text string, r *prose.Reading) concept {
	kind := r.Kind()
	if kind != prose.Percent && kind != prose.Duration && kind != prose.Money {
		return ""
	}
	near := strings.ToLower(around(text, r, 48, 28))
	switch kind {
	case prose.Percent:
		if hasWord(near, "roi") || strings.Contains(near, "return on investment") || strings.Contains(strings.ToLower(around(text, r, 48, 0)), "return of") {
			return conceptROI
		}
	case prose.Duration:
		if hasWord(near, "payback") || strings.Contains(near, "pays back") || strings.Contains(near, "pay back") || strings.Contains(near, "breaks even") ||
			strings.Contains(near, "break-even") || strings.Contains(near, "break even") || strings.Contains(near, "pays for itself") || strings.Contains(near, "amortis") {
			return conceptPayback
		}
	case prose.Money:
		if hasWord(near, "npv") || strings.Contains(near, "net present value") {
			return conceptNPV
		}
	}
	return ""
}

// around returns the words of a figure's clause that stand up to some bytes before
// and behind it.
func around(text string, r *prose.Reading, before, behind int) string {
	start, end := max(0, r.Start-before), min(len(text), r.End+behind)
	left, right := text[start:r.Start], text[r.End:end]
	if i := lastBreak(left); i >= 0 {
		left = left[i:]
	}
	if i := firstBreak(right); i >= 0 {
		right = right[:i]
	}
	return left + " " + right
}

// lastBreak returns where the clause begins that a text ends in, or -1.
func lastBreak(s string) int {
	for i := len(s) - 1; i >= 0; i-- {
		switch c := s[i]; {
		case c == '\n' || c == ';' || c == ')':
			return i + 1
		case (c == '.' || c == ',') && (i+1 == len(s) || s[i+1] == ' '):
			return i + 1
		}
	}
	return -1
}

func firstBreak(s string) int {
	for i := range len(s) {
		switch c := s[i]; {
		case c == '\n' || c == ';' || c == '(' && i > 1:
			return i
		case (c == '.' || c == ',') && (i+1 == len(s) || s[i+1] == ' '):
			return i
		}
	}
	return -1
}

// hasWord reports whether a text in small letters has a word.
func hasWord(lower, word string) bool {
	for at := 0; ; {
		i := strings.Index(lower[at:], word)
		if i < 0 {
			return false
		}
		start := at + i
		end := start + len(word)
		if (start == 0 || !isWordByte(lower[start-1]) || lower[start-1] == '-') && (end == len(lower) || !isWordByte(lower[end]) || lower[end] == '-') {
			return true
		}
		at = end
	}
}

// changeWords say that a percentage or a multiple is a change and not a share.
var changeWords = []string{
	"faster", "slower", "less", "fewer", "lower", "higher", "cheaper", "shorter", "better", "more", "reduction", "reduc", "saving", "saves", "cut", "fall",
	"fell", "drop", "rise", "rose", "increas", "decreas", "improve", "down", "up by", "shrink", "shrank", "grow", "grew", "gain", "quicker", "halve", "double",
	"triple", "decline", "declin",
	"schneller", "langsamer", "weniger", "kürzer", "länger", "höher", "niedriger", "günstiger", "besser", "sinkt", "sinken", "steigt", "steigen", "spart", "sparen",
}

// changeWord reports whether the words around a figure speak of a change.
func changeWord(text string, r *prose.Reading) bool {
	if often(text, r) {
		return false
	}
	if r.Kind() == prose.Multiple || r.Kind() == prose.Points || strings.HasPrefix(text[r.Start:r.End], "-") || strings.HasPrefix(text[r.Start:r.End], "+") ||
		strings.HasPrefix(text[r.Start:r.End], "−") {
		return true
	}
	near := strings.ToLower(around(text, r, 40, 24))
	for _, w := range changeWords {
		if strings.Contains(near, w) {
			return true
		}
	}
	return false
}

// often reports whether a multiple says how often something is done: searched twice by
// mistake, and not twice as fast.
func often(text string, r *prose.Reading) bool {
	written := strings.ToLower(text[r.Start:r.End])
	if r.Kind() != prose.Multiple || written != "twice" && written != "thrice" && !strings.HasSuffix(written, " times") {
		return false
	}
	next, _, _ := strings.Cut(strings.TrimLeft(strings.ToLower(firstBytes(text[r.End:], 24)), " "), " ")
	next = strings.TrimRight(next, ",.;:)")
	return next != "as" && next != "the" && next != "more" && next != "less" && next != "fewer" && !strings.HasSuffix(next, "er")
}

func classOfUnit(unit string) string {
	q := figures.Quantity{Qualifier: figures.Exact, Unit: unit}
	return prose.InBase(q).Class
}

func decimalOf(n int) decimal.Decimal { return decimal.NewFromInt(int64(n)) }

// roughly is a number to some fifteen digits, which costs next to nothing.
func roughly(d decimal.Decimal) float64 {
	if d.NumDigits() > 18 {
		return d.InexactFloat64()
	}
	return float64(d.CoefficientInt64()) * math.Pow10(int(d.Exponent()))
}

// near reports whether two numbers are alike but for what divisions leave.
func near(a, b decimal.Decimal) bool {
	if a.Sign() != b.Sign() {
		return false
	}
	if x, y := roughly(a), roughly(b); math.Abs(x-y) > math.Abs(x)*1e-4 { // most are far apart
		return false
	}
	d := a.Sub(b).Abs()
	return d.IsZero() || d.LessThanOrEqual(a.Abs().Shift(-5))
}
