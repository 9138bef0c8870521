package review

import (
	"strings"

	"bifocal/narrative/figures"
	"bifocal/narrative/figures/prose"
)

// wholeNames are what a document has one of, whatever part of it says so.
var wholeNames = map[string]bool{
	"budget": true, "total budget": true, "project budget": true, "investment": true, "total investment": true, "total project cost": true, "project cost": true,
	"go-live": true, "go live": true, "go-live date": true, "launch": true, "launch date": true, "start date": true, "end date": true, "completion date": true, "deadline": true,
	"delivery date": true, "target date": true, "project duration": true, "duration": true, "team size": true, "contract value": true, "contract term": true, "total contract value": true,
	"net present value": true, "npv": true, "irr": true, "internal rate return": true, "discount rate": true, "annual saving": true, "total annual saving": true,
	"annual benefit": true, "total annual benefit": true, "payback period": true, "payback": true,
}

// elsewhere are words of headings under which figures are those of something else.
var elsewhere = []string{
	"option", "options", "scenario", "scenarios", "alternative", "alternatives", "vendor", "vendors", "phase", "phases", "year", "month", "months", "week", "weeks", "sprint",
	"example", "examples", "case", "study", "studies", "sensitivity", "team", "wave", "stage", "milestone", "milestones", "pilot", "risk", "risks", "tier", "tiers", "plan", "package",
	"customer", "customers", "project", "projects", "before", "after", "current", "target", "today", "small", "large", "medium", "enterprise", "startup", "company", "actual", "workshop",
	"module", "modules", "lesson", "lab", "exercise", "day", "step", "task", "tasks", "quick", "template", "appendix", "question", "quiz", "episode",
}

// named is one value under a name.
type named struct {
	unit *unit
	fig  *fig
}

// sameNames finds names of the whole document that have one value here and another
// there.
func (d *document) sameNames() {
	byKey := map[string][]named{}
	var order []string
	for i := range d.units {
		u := &d.units[i]
		if u.code || d.partOfSomething(u) {
			continue
		}
		v := onlyValue(u)
		if v == nil || v.Ambiguous {
			continue
		}
		for _, k := range keys(u.label) {
			if !wholeNames[k] {
				continue
			}
			if byKey[k] == nil {
				order = append(order, k)
			}
			byKey[k] = append(byKey[k], named{u, v})
		}
	}
	for _, k := range order {
		all := byKey[k]
		for _, o := range all[1:] {
			if o.unit.section == all[0].unit.section && o.unit.list == all[0].unit.list || alikeValues(all[0].fig, o.fig) || d.beside(all[0].unit, o.unit) {
				continue
			}
			first := all[0]
			d.add("document/same-name", Error, first.unit.line(first.fig.Start), first.unit.label+" is “"+first.unit.words(first.fig)+"” here and “"+o.unit.words(o.fig)+"” in line "+
				itoa(o.unit.line(o.fig.Start))+".", "Write one value, or say what makes the difference.")
			break
		}
	}
}

// partOfSomething reports whether the headings over a unit say that its figures are
// not those of the whole.
func (d *document) partOfSomething(u *unit) bool {
	path := strings.ToLower(u.group)
	for s := u.section; s > 0; s = d.sections[s].parent {
		if d.sections[s].level > 1 { // the title names what it is all about
			path += " " + strings.ToLower(d.sections[s].title)
		}
	}
	for _, w := range elsewhere {
		if hasWord(path, w) {
			return true
		}
	}
	return false
}

// beside reports whether two units stand under headings of the same part, so that each
// may have a value of its own: what reserved servers save, and what spot servers do.
func (d *document) beside(a, b *unit) bool {
	if a.section == 0 || b.section == 0 || a.section == b.section {
		return false
	}
	x, y := d.sections[a.section], d.sections[b.section]
	return x.parent == y.parent && x.level > 2 && y.level > 2
}

// onlyValue is the figure of a labelled line or a table of names and values, where
// it has one outside brackets.
func onlyValue(u *unit) *fig {
	if u.kind == row {
		if len(u.cells) != 2 {
			return nil
		}
		return cellOrDate(u, 1)
	}
	var out *fig
	for i := range u.figs {
		f := &u.figs[i]
		if u.label == "" || f.Start < u.value || f.bracket {
			continue
		}
		if out != nil || f.Start-u.value > 24 {
			return nil
		}
		out = f
	}
	return out
}

func cellOrDate(u *unit, c int) *fig {
	var out *fig
	for i := range u.figs {
		if f := &u.figs[i]; f.cell == c && !f.bracket {
			if out != nil {
				return nil
			}
			out = f
		}
	}
	return out
}

// alikeValues reports whether two figures may be one value: alike but for rounding,
// one within the other, or not to be compared.
func alikeValues(a, b *fig) bool {
	if a.Kind() != b.Kind() {
		return true
	}
	if a.Kind() == prose.Date {
		x, y := a.When, b.When
		return x.IsZero() || y.IsZero() || !x.Last().Before(y.First()) && !y.Last().Before(x.First())
	}
	p, q := prose.InBase(a.Quantity), prose.InBase(b.Quantity)
	if p.Class != q.Class || a.Quantity.Qualifier != figures.Exact || b.Quantity.Qualifier != figures.Exact {
		return true
	}
	inA := b.Quantity
	if !a.Quantity.Value.IsZero() && !p.Low.IsZero() {
		inA.Value = q.Low.Mul(a.Quantity.Value).DivRound(p.Low, 9)
	}
	inB := a.Quantity
	if !b.Quantity.Value.IsZero() && !q.Low.IsZero() {
		inB.Value = p.Low.Mul(b.Quantity.Value).DivRound(q.Low, 9)
	}
	return prose.Agree(a.Quantity, inA.Value) != prose.Off || prose.Agree(b.Quantity, inB.Value) != prose.Off
}
