package narrative

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"bifocal/narrative/figures"
)

// Validate reports every way in which the facts of a solution do not fit
// together: bad or doubled IDs, references to nothing, choices that are none,
// dates out of order, amounts in another currency. What is merely missing is
// no problem; it is a gap, which framing names.
func Validate(s Solution) error {
	v := validator{index: NewIndex(&s), seen: map[string]bool{}}
	v.header(s)
	for i, f := range s.Facts {
		if v.faults.full() {
			break
		}
		v.factAt(i, f)
	}
	v.cycles(s)
	v.wordings(s.Wordings)
	v.omissions(s.Omissions)
	v.asides(s.Asides)
	return v.faults.Err()
}

type validator struct {
	index  *Index
	seen   map[string]bool
	fact   string
	faults Faults
}

func (v *validator) wrong(path, format string, args ...any) {
	v.faults.add(Fault{Path: path, Fact: v.fact, Message: fmt.Sprintf(format, args...)})
}

func (v *validator) header(s Solution) {
	if !ValidID(s.ID) {
		v.wrong("id", "%q cannot be an ID; use 1 to 64 lower-case letters, digits and hyphens", short(s.ID))
	}
	if strings.TrimSpace(s.Title) == "" {
		v.wrong("title", "missing; give the solution a title")
	}
	if s.Language != "" {
		if _, err := language.Parse(s.Language); err != nil {
			v.wrong("language", "%q is no language tag; write for example \"en\"", short(s.Language))
		}
	}
	if s.Currency != "" && !figures.IsCurrency(s.Currency) {
		v.wrong("currency", "%q is no currency code; write for example \"USD\" or \"EUR\"", short(s.Currency))
	}
	if s.Status != "" && !slices.Contains(Statuses, s.Status) {
		v.wrong("status", "%q is no status; known are draft, in review, sent, won, lost, archived", short(s.Status))
	}
	r := s.Returns
	if _, ok := r.discount(); !ok && !r.Rate.IsZero() {
		v.wrong("returns.rate", "the discount rate is one percentage a year from 0 %% to 100 %%, for example \"8 %%\"")
	}
	if r.Years < 0 || r.Years > longest {
		v.wrong("returns.years", "the horizon is a number of years from 1 to %d", longest)
	}
	if !r.Start.IsZero() && !r.GoLive.IsZero() && r.GoLive.Last().Before(r.Start.First()) {
		v.wrong("returns.goLive", "go-live lies before the start")
	}
}

func (v *validator) factAt(i int, f Fact) {
	path := "facts[" + strconv.Itoa(i) + "]"
	id := f.FactID()
	v.fact = shown(id)
	defer func() { v.fact = "" }()
	switch {
	case id == "":
		v.wrong(path+".id", "missing; every fact has an ID that stays, for example \"%s-1\"", f.FactKind())
	case !ValidID(id):
		v.wrong(path+".id", "%q cannot be an ID; use 1 to 64 lower-case letters, digits and hyphens", short(id))
	case id == EconomicsID || figureNames[id]:
		v.wrong(path+".id", "%q is the name of a figure in text and cannot be an ID; choose another", id)
	case v.seen[id]:
		v.wrong(path+".id", "%q stands twice; every fact has an ID of its own", id)
	}
	v.seen[id] = true
	spec, _ := Spec(f.FactKind())
	for _, field := range spec.Fields {
		value, _ := Get(f, field.Key)
		v.field(path+"."+field.Key, f, field, value)
	}
	v.order(path, f)
}

// figureNames are the names that {field} means in a fact's own text.
var figureNames = func() map[string]bool {
	out := map[string]bool{}
	for _, names := range kindFigures {
		for _, n := range names {
			out[n] = true
		}
	}
	return out
}()

func (v *validator) field(path string, f Fact, field Field, value any) {
	id := f.FactID()
	switch value := value.(type) {
	case string:
		v.text(path, f, field, value)
	case Telling:
		if value.Executive == value.Engineering {
			v.refs(path, id, value.Executive)
			return
		}
		v.refs(path+".executive", id, value.Executive)
		v.refs(path+".engineering", id, value.Engineering)
	case Audience:
		v.audience(path, value)
	case []string:
		seen := map[string]bool{}
		for j, r := range value {
			at := path + "[" + strconv.Itoa(j) + "]"
			if seen[r] {
				v.wrong(at, "%q stands twice", short(r))
			} else {
				v.ref(at, field, r)
			}
			seen[r] = true
		}
	case figures.Quantity:
		if field.Type == MoneyField {
			v.money(path, f, value)
		}
	case int:
		if value != 0 && (value < 1 || value > 5) {
			v.wrong(path, "wants a number from 1 to 5, not %d", value)
		}
	case []Option:
		v.options(path, id, value)
	case []NamedFigure:
		v.named(path, reflect.ValueOf(value))
		for j, n := range value {
			v.refs(path+"["+strconv.Itoa(j)+"].name", id, n.Name)
		}
	case []Step:
		v.named(path, reflect.ValueOf(value))
		for j, step := range value {
			at := path + "[" + strconv.Itoa(j) + "]"
			v.refs(at+".what", id, step.What)
			v.refs(at+".owner", id, step.Owner)
			v.audience(at+".audience", step.Audience)
		}
	}
}

func (v *validator) text(path string, f Fact, field Field, value string) {
	if value == "" {
		return
	}
	switch field.Type {
	case ChoiceField:
		if !slices.Contains(field.Choices, value) {
			v.wrong(path, "%q is not one of the choices%s", short(value), suggest(value, field.Choices))
		}
	case RefField:
		v.ref(path, field, value)
	case OptionField:
		d, _ := f.(Decision)
		if !slices.ContainsFunc(d.Options, func(o Option) bool { return o.ID == value }) {
			ids := make([]string, len(d.Options))
			for i, o := range d.Options {
				ids[i] = o.ID
			}
			v.wrong(path, "%q is the ID of none of the options%s", short(value), suggest(value, ids))
		}
	default:
		v.refs(path, f.FactID(), value)
	}
}

func (v *validator) ref(path string, field Field, id string) {
	if v.faults.full() {
		return // a suggestion takes time
	}
	target, ok := v.index.Fact(id)
	if !ok {
		var ids []string
		for _, f := range v.index.Solution.Facts {
			if slices.Contains(field.Refers, f.FactKind()) {
				ids = append(ids, f.FactID())
			}
		}
		v.wrong(path, "refers to %q, and there is no such fact%s", short(id), suggest(id, ids))
		return
	}
	if len(field.Refers) > 0 && !slices.Contains(field.Refers, target.FactKind()) {
		v.wrong(path, "refers to the %s %q, and wants %s", target.FactKind(), id, withArticle(field.Refers[0]))
	}
}

func withArticle(k Kind) string {
	if strings.ContainsRune("aeiou", rune(k[0])) {
		return "an " + string(k)
	}
	return "a " + string(k)
}

// refs checks every reference to a figure in a text.
func (v *validator) refs(path, owner, text string) {
	if v.faults.full() {
		return
	}
	segments, err := ParseText(text)
	if err != nil {
		v.wrong(path, "%s", err)
		return
	}
	for _, seg := range segments {
		if !seg.IsRef {
			continue
		}
		if _, err := v.index.Figure(owner, seg.Ref); err != nil {
			v.wrong(path, "%s", err)
		}
	}
}
