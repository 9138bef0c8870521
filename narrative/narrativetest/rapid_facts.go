package narrativetest

import (
	"reflect"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bifocal/narrative"
	"bifocal/narrative/figures"
)

// drawer draws facts. It knows the IDs of all of them beforehand.
type drawer struct {
	t       *rapid.T
	s       *narrative.Solution
	all     []string
	done    []string // those before the fact that is being drawn
	ids     map[narrative.Kind][]string
	figures []string // references that resolve
}

// fact draws any of the fields that the catalog names.
func (d *drawer) fact(kind narrative.Kind, id string) narrative.Fact {
	f, _ := narrative.NewFact(kind, id)
	spec, _ := narrative.Spec(kind)
	unit, per := d.unit()
	if kind == narrative.KindCost || kind == narrative.KindBenefit {
		per = ""
	}
	for _, field := range spec.AllFields() {
		if rapid.IntRange(0, 3).Draw(d.t, "empty "+field.Key) == 0 {
			continue
		}
		value := d.value(f, field, unit, per)
		old, _ := narrative.Get(f, field.Key)
		typed := reflect.ValueOf(value).Convert(reflect.TypeOf(old)).Interface() // an Audience is drawn as a string
		f, _ = narrative.With(f, field.Key, typed)
	}
	if m, ok := f.(narrative.Milestone); ok && !m.Start.IsZero() && !m.End.IsZero() && m.End.Compare(m.Start) < 0 {
		m.Start, m.End = m.End, m.Start
		f = m
	}
	return f
}

func (d *drawer) value(f narrative.Fact, field narrative.Field, unit, per string) any {
	t, id := d.t, f.FactID()
	switch field.Type {
	case narrative.TellingField:
		return d.telling(id)
	case narrative.QuantityField:
		return amount(t, unit, per)
	case narrative.MoneyField:
		return spent(amount(t, rapid.SampledFrom([]string{"", d.s.CurrencyOr()}).Draw(t, "currency"), ""))
	case narrative.WhenField:
		return date(t)
	case narrative.ChoiceField:
		return rapid.SampledFrom(field.Choices).Draw(t, field.Key)
	case narrative.ScaleField:
		return rapid.IntRange(1, 5).Draw(t, field.Key)
	case narrative.BoolField:
		return true
	case narrative.RefField:
		if refs := d.refs(field, 1); len(refs) == 1 {
			return refs[0]
		}
		return ""
	case narrative.RefsField:
		return d.refs(field, 3)
	case narrative.PersonField:
		if refs := d.refs(field, 1); len(refs) == 1 && rapid.Bool().Draw(t, "by ID") {
			return refs[0]
		}
		return plain(t)
	case narrative.OptionsField:
		return d.options(id)
	case narrative.OptionField:
		return d.chosen(f)
	case narrative.FiguresField:
		return d.named()
	case narrative.StepsField:
		return d.steps(id)
	default:
		return d.text(id)
	}
}

// spent makes an amount one that can be spent: none is negative.
func spent(q figures.Quantity) figures.Quantity {
	q.Value, q.High = q.Value.Abs(), q.High.Abs()
	if q.Qualifier == figures.Range && q.High.LessThan(q.Value) {
		q.Value, q.High = q.High, q.Value
	}
	return q
}

// affordable takes out what is asked for at once where it is more than the whole.
func affordable(s *narrative.Solution) {
	x := narrative.NewIndex(s)
	for i, f := range s.Facts {
		if ask, ok := f.(narrative.Ask); ok {
			if whole, _ := x.AskAmount(ask); !whole.IsZero() && ask.Now.Value.GreaterThan(whole.Cautious(true)) {
				ask.Now = figures.Quantity{}
				s.Facts[i] = ask
			}
		}
	}
}

// refs draws up to n IDs that a field may refer to. Milestones refer to earlier
// ones only, so that none comes before itself.
func (d *drawer) refs(field narrative.Field, n int) []string {
	var known []string
	for _, kind := range field.Refers {
		known = append(known, d.ids[kind]...)
	}
	if field.Key == "dependsOn" {
		known = slices.DeleteFunc(known, func(id string) bool { return !slices.Contains(d.done, id) })
	}
	if len(known) == 0 {
		return nil
	}
	return rapid.SliceOfNDistinct(rapid.SampledFrom(known), 0, min(n, len(known)), rapid.ID[string]).Draw(d.t, field.Key)
}

// text draws text with references to figures in it.
func (d *drawer) text(owner string) string {
	text := plain(d.t)
	if rapid.Bool().Draw(d.t, "refers") {
		text += rapid.SampledFrom(d.figures).Draw(d.t, "figure") + plain(d.t)
	}
	if slices.Contains(d.ids[narrative.KindOutcome], owner) && rapid.Bool().Draw(d.t, "own") {
		text = "{baseline} to {target}: " + text
	}
	return text
}

// telling draws one that is told alike, differently, or to one side only.
func (d *drawer) telling(owner string) narrative.Telling {
	switch rapid.IntRange(0, 3).Draw(d.t, "sides") {
	case 0:
		return same(d.text(owner))
	case 1:
		return tell(d.text(owner), "")
	case 2:
		return tell("", d.text(owner))
	default:
		return tell(d.text(owner), d.text(owner))
	}
}

func (d *drawer) options(owner string) []narrative.Option {
	var out []narrative.Option
	for i := range rapid.IntRange(0, 3).Draw(d.t, "options") {
		out = append(out, narrative.Option{
			ID: "way-" + strconv.Itoa(i), Name: d.telling(owner), For: d.telling(owner), Against: d.telling(owner),
		})
	}
	return out
}

func (d *drawer) chosen(f narrative.Fact) string {
	decision, _ := f.(narrative.Decision)
	if len(decision.Options) == 0 {
		return ""
	}
	return rapid.SampledFrom(decision.Options).Draw(d.t, "chosen").ID
}

func (d *drawer) named() []narrative.NamedFigure {
	var out []narrative.NamedFigure
	for i := range rapid.IntRange(0, 2).Draw(d.t, "named figures") {
		unit, per := d.unit()
		out = append(out, narrative.NamedFigure{ID: "n" + strconv.Itoa(i), Name: plain(d.t), Value: amount(d.t, unit, per)})
	}
	return out
}

func (d *drawer) steps(owner string) []narrative.Step {
	var out []narrative.Step
	for i := range rapid.IntRange(0, 2).Draw(d.t, "steps") {
		out = append(out, narrative.Step{
			ID: "s" + strconv.Itoa(i), What: d.text(owner), By: date(d.t), Owner: plain(d.t),
			Audience: rapid.SampledFrom([]narrative.Audience{"", narrative.Executive, narrative.Engineering}).Draw(d.t, "audience"),
		})
	}
	return out
}

func (d *drawer) unit() (unit, per string) {
	unit = rapid.SampledFrom([]string{
		"", "%", "pp", "times", "ms", "s", "min", "h", "day", "week", "month", "year", "USD", "EUR", "outages", "stateful services", "MB", "FTE", "EC2 instances",
	}).Draw(d.t, "unit")
	return unit, rapid.SampledFrom([]string{"", "", "second", "day", "month", "quarter", "year", "user"}).Draw(d.t, "per")
}

func number(t *rapid.T) decimal.Decimal {
	return decimal.New(rapid.Int64Range(-1e12, 1e12).Draw(t, "coefficient"), rapid.Int32Range(-6, 3).Draw(t, "exponent"))
}

// Quantity draws any quantity that can be written and read back.
func Quantity(t *rapid.T) figures.Quantity {
	d := drawer{t: t}
	unit, per := d.unit()
	return amount(t, unit, per)
}
