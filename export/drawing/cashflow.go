package drawing

import (
	"math"
	"strconv"

	"github.com/shopspring/decimal"

	"bifocal/narrative"
	"bifocal/narrative/figures"
)

// CashFlow draws how the balance of costs and benefits runs over the horizon,
// not discounted: in cash as a line with its area, with time counted as a
// second, dashed one, and where each is paid back. Without a horizon it runs a
// year past the payback, five years at least. It reports false where there is
// not both a cost and a benefit.
func CashFlow(x *narrative.Index, s Sheet) (Drawing, bool) {
	c := cashFlow{pen: s.pen(x), money: x.Economics()}
	c.years = c.money.Years
	if c.years == 0 {
		c.years = 5
		for _, q := range []figures.Quantity{c.money.Payback, c.money.PaybackTime} {
			if !q.IsZero() {
				c.years = max(c.years, int(q.Value.Ceil().IntPart())+1)
			}
		}
		c.years = min(c.years, 30)
	}
	c.course = x.Course(c.years * 12)
	spends := !c.money.Investment.IsZero() || !c.money.Running.IsZero()
	gains := !c.money.Cash.IsZero() || !c.money.Time.IsZero() || c.rises()
	if len(c.course) < 2 || !spends || !gains {
		return Drawing{}, false
	}
	return c.drawing(c.words.CashFlow, c.draw()), true
}

type cashFlow struct {
	*pen
	money  narrative.Economics
	course []narrative.CoursePoint
	years  int
	plot   Rect
	low    float64 // of the scale
	high   float64
}

// rises reports whether anything is gained at all.
func (c *cashFlow) rises() bool {
	for i := 1; i < len(c.course); i++ {
		if c.course[i].All.GreaterThan(c.course[i-1].All) {
			return true
		}
	}
	return false
}

func inCash(p narrative.CoursePoint) decimal.Decimal { return p.Cash }
func inAll(p narrative.CoursePoint) decimal.Decimal  { return p.All }

// at is where a balance lies in the plot.
func (c *cashFlow) at(month, value float64) Point {
	return Point{
		c.plot.X + month/float64(c.years*12)*c.plot.W,
		c.plot.Bottom() - (value-c.low)/(c.high-c.low)*c.plot.H,
	}
}

func (c *cashFlow) line(of func(narrative.CoursePoint) decimal.Decimal) []Point {
	out := make([]Point, len(c.course))
	for i, p := range c.course {
		out[i] = c.at(float64(p.Month), of(p).InexactFloat64())
	}
	return out
}

func (c *cashFlow) draw() float64 {
	low, high := 0.0, 0.0
	for _, p := range c.course {
		a, b := p.Cash.InexactFloat64(), p.All.InexactFloat64()
		low, high = min(low, a), max(high, a)
		if c.money.HasTime {
			low, high = min(low, b), max(high, b)
		}
	}
	ticks := rounds(low, high)
	c.low, c.high = ticks[0].InexactFloat64(), ticks[len(ticks)-1].InexactFloat64()
	left, right := 0.0, 0.0
	for _, t := range ticks {
		left = max(left, c.m.Width(c.short(t), small.size, false))
	}
	last := c.course[len(c.course)-1]
	for _, d := range []decimal.Decimal{last.Cash, last.All} {
		right = max(right, c.m.Width(c.amount(d), sizeText, true))
	}
	left = max(left, c.m.Width(c.x.Solution.CurrencyOr(), small.size, true))
	left, right = min(left, c.w*0.25)+7, min(right, c.w*0.25)+9
	top := c.legend() + 18 // room for the currency over the scale
	c.plot = Rect{left, top, c.w - left - right, min(max(c.w*0.4, 130), 190)}
	c.grid(ticks)
	c.curves()
	return c.plot.Bottom() + 26
}

// amount writes a balance rounded as far as a picture needs.
func (c *cashFlow) amount(d decimal.Decimal) string {
	return c.short(figures.Significant(d, 3))
}

// short writes an amount without its currency, and one that no solution comes
// to as a power of ten.
func (c *cashFlow) short(d decimal.Decimal) string {
	if d.Abs().GreaterThanOrEqual(decimal.New(1, 15)) {
		return strconv.FormatFloat(d.InexactFloat64(), 'g', 3, 64)
	}
	return c.loc.Money(d, "")
}

// rounds returns round numbers that hold the range, nought among them.
func rounds(low, high float64) []decimal.Decimal {
	span := high - low
	if !(span > 0) || math.IsInf(span, 0) {
		low, high, span = 0, 1, 1
	}
	exp := int32(math.Floor(math.Log10(span / 5)))
	step := decimal.New(1, exp)
	for _, s := range []decimal.Decimal{decimal.New(1, exp), decimal.New(2, exp), decimal.New(25, exp-1), decimal.New(5, exp), decimal.New(10, exp)} {
		step = s
		if span/step.InexactFloat64() <= 5.5 {
			break
		}
	}
	size := step.InexactFloat64()
	var out []decimal.Decimal
	for i := int64(math.Floor(low/size + 1e-9)); ; i++ {
		out = append(out, step.Mul(decimal.NewFromInt(i)))
		if float64(i)*size >= high-size*1e-9 || len(out) > 20 {
			return out
		}
	}
}

// legend names the lines, and returns where it ends.
func (c *cashFlow) legend() float64 {
	const y = 5.0
	x := 0.0
	entry := func(word string, role Role, dash Dash) {
		c.rule(Point{x, y}, Point{x + 18, y}, role, 1.6, dash)
		c.text(word, Point{x + 23, middle(y, small)}, small, Start, Muted)
		x += 23 + c.m.Width(word, small.size, false) + 16
	}
	entry(c.words.CashOnly, c.accent, Solid)
	if c.money.HasTime {
		entry(c.words.WithTime, Foreground, Dashed)
	}
	return 2 * y
}

func (c *cashFlow) grid(ticks []decimal.Decimal) {
	for _, t := range ticks {
		y := c.at(0, t.InexactFloat64()).Y
		role, width := Hairline, 0.6
		if t.IsZero() {
			role, width = Existing, 1
		}
		c.rule(Point{c.plot.X, y}, Point{c.plot.Right(), y}, role, width, Solid)
		c.text(c.short(t), Point{c.plot.X - 6, middle(y, small)}, small, End, Muted)
	}
	c.text(c.x.Solution.CurrencyOr(), Point{c.plot.X - 6, c.plot.Y - 6}, smallBold, End, Muted)
	every := 1
	for float64(every)/float64(c.years)*c.plot.W < 18 {
		every++
	}
	for year := 0; year <= c.years; year += every {
		x := c.at(float64(year*12), 0).X
		c.rule(Point{x, c.plot.Bottom()}, Point{x, c.plot.Bottom() + 3}, Existing, 0.7, Solid)
		c.text(strconv.Itoa(year), Point{x, c.plot.Bottom() + 4 + baseline(small)}, small, Middle, Muted)
	}
	label := c.words.YearsFromNow
	if start := c.x.StartOfReturns(); !start.IsZero() {
		label = fill(c.words.YearsFrom, "date", c.loc.When(start))
	}
	c.text(cut(c.m, label, small, c.plot.W), Point{c.plot.Right(), c.plot.Bottom() + 14 + baseline(small)}, small, End, Muted)
}

func (c *cashFlow) curves() {
	cash, all := c.line(inCash), c.line(inAll)
	zero := c.at(0, 0).Y
	area := append([]Point{{cash[0].X, zero}}, cash...)
	area = append(area, Point{cash[len(cash)-1].X, zero})
	c.add(Polygon{Ink: Ink{Fill: c.tint, Facts: c.money.Facts}, Points: area})
	c.rule(Point{c.plot.X, zero}, Point{c.plot.Right(), zero}, Existing, 1, Solid)
	c.live()
	if c.money.HasTime {
		c.add(Line{Ink: Ink{Stroke: Foreground, Width: 1.3, Dash: Dashed, Facts: c.money.Facts}, Points: all})
	}
	c.add(Line{Ink: Ink{Stroke: c.accent, Width: 1.8, Facts: c.money.Facts}, Points: cash})
	c.ends(cash[len(cash)-1], all[len(all)-1])
	c.paidBack()
}

// live marks go-live, up to the line.
func (c *cashFlow) live() {
	start, live := c.x.StartOfReturns(), c.x.GoLiveOfReturns()
	if start.IsZero() || live.IsZero() {
		return
	}
	month := figures.MonthsBetween(start, live)
	if month <= 0 || month >= c.years*12 {
		return
	}
	x := c.at(float64(month), 0).X
	c.rule(Point{x, c.plot.Y + 2}, Point{x, c.plot.Bottom()}, Good, 0.9, Dotted)
	at, align := Point{x + 4, c.plot.Y + 2 + baseline(small)}, Start
	if x+4+c.m.Width(c.words.GoLive, small.size, false) > c.plot.Right() {
		at.X, align = x-4, End
	}
	c.text(c.words.GoLive, at, small, align, Good)
}

// ends writes what each line comes to, one above the other.
func (c *cashFlow) ends(cash, all Point) {
	last := c.course[len(c.course)-1]
	st := style{size: sizeText, bold: true}
	x := c.plot.Right() + 6
	if c.money.HasTime {
		if gap := st.leading(); all.Y > cash.Y-gap {
			mid := (all.Y + cash.Y) / 2
			all.Y, cash.Y = mid-gap/2, mid+gap/2
		}
		c.text(c.amount(last.All), Point{x, middle(all.Y, st)}, st, Start, Foreground, c.money.Facts...)
	}
	c.text(c.amount(last.Cash), Point{x, middle(cash.Y, st)}, st, Start, c.accent, c.money.Facts...)
	years := c.loc.Number(decimal.NewFromInt(int64(c.years))) + " " + c.loc.Noun("year", decimal.NewFromInt(int64(c.years)))
	currency := c.x.Solution.CurrencyOr()
	c.note(fill(c.words.CashAlt, "years", years, "cash", c.loc.Money(figures.Significant(last.Cash, 3), currency)))
	if c.money.HasTime {
		c.note(fill(c.words.CashTimeAlt, "total", c.loc.Money(figures.Significant(last.All, 3), currency)))
	}
}

// crossing is the month in which a balance rises above nought for good, and
// false where it ends below or never was.
func (c *cashFlow) crossing(of func(narrative.CoursePoint) decimal.Decimal) (float64, bool) {
	month, found := 0.0, false
	for i := 1; i < len(c.course); i++ {
		a, b := of(c.course[i-1]), of(c.course[i])
		if a.IsNegative() && !b.IsNegative() {
			share := a.Neg().Div(b.Sub(a)).InexactFloat64()
			month, found = float64(c.course[i-1].Month)+share*float64(c.course[i].Month-c.course[i-1].Month), true
		}
	}
	return month, found && !of(c.course[len(c.course)-1]).IsNegative()
}

// paidBack marks where the balances rise above nought, the label of the earlier
// one above the line to the left and of the later one below to the right, where
// no line runs.
func (c *cashFlow) paidBack() {
	zero := c.at(0, 0).Y
	mark := func(month float64, role Role, label string, above bool) {
		p := c.at(month, 0)
		c.add(Ellipse{Ink: Ink{Fill: Ground, Stroke: role, Width: 1.6, Facts: c.money.Facts}, Rect: Rect{p.X - 3.2, p.Y - 3.2, 6.4, 6.4}})
		w := c.m.Width(label, smallBold.size, true)
		left, y := p.X+4, zero+7+baseline(smallBold)-2
		if above {
			left, y = p.X-5-w, zero-8
		}
		left = max(c.plot.X+2, min(left, c.w-w-2))
		c.fill(Rect{left - 1.5, y - 0.85*smallBold.size, w + 3, 1.15 * smallBold.size}, Ground, 2, c.money.Facts...)
		c.text(label, Point{left, y}, smallBold, Start, role, c.money.Facts...)
		c.note(label + ".")
	}
	if month, ok := c.crossing(inAll); ok && c.money.HasTime && !c.money.PaybackTime.IsZero() {
		mark(month, Foreground, fill(c.words.PaybackTime, "years", c.span(c.money.PaybackTime)), true)
	}
	if month, ok := c.crossing(inCash); ok && !c.money.Payback.IsZero() {
		mark(month, c.accent, fill(c.words.Payback, "years", c.span(c.money.Payback)), false)
	} else {
		c.note(c.words.NoPayback)
	}
}

// span writes a payback, with one decimal as the framing does.
func (c *cashFlow) span(q figures.Quantity) string {
	return c.loc.Qualifiers[q.Qualifier] + c.loc.Fixed(q.Value, 1) + " " + c.loc.Noun("year", q.Value)
}
