package narrative

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"bifocal/narrative/figures"
)

// money checks an amount, and where it is a cost or a benefit, what it is
// counted per.
func (v *validator) money(path string, f Fact, q figures.Quantity) {
	currency := v.index.Solution.CurrencyOr()
	every := ""
	switch f := f.(type) {
	case Cost:
		every = f.Every
	case Benefit:
		every = f.Every
	case Ask:
		every = Once
	}
	_, period := perYear[q.Per]
	switch {
	case q.IsZero():
	case q.Value.IsNegative():
		v.wrong(path, "is negative; an amount is counted by its kind, as a cost or as a benefit")
	case q.IsMoney() && q.Unit != currency:
		v.wrong(path, "is in %s, and the solution counts in %s; one solution has one currency", q.Unit, currency)
	case q.Unit != "" && q.Unit != currency:
		v.wrong(path, "%q is no amount of money; write for example \"400 K %s\"", q.Unit, currency)
	case q.Per != "" && !period:
		v.wrong(path, "is counted per %s; write what it comes to a month, a quarter or a year", q.Per)
	case q.Per != "" && every != "" && q.Per != every:
		v.wrong(path, "is counted per %s here and %q beside it; keep one", q.Per, every)
	}
}

func (v *validator) options(path, owner string, options []Option) {
	v.named(path, reflect.ValueOf(options))
	for j, o := range options {
		at := path + "[" + strconv.Itoa(j) + "]"
		for _, t := range []struct {
			key string
			Telling
		}{{"name", o.Name}, {"for", o.For}, {"against", o.Against}} {
			v.refs(at+"."+t.key+".executive", owner, t.Executive)
			if t.Engineering != t.Executive {
				v.refs(at+"."+t.key+".engineering", owner, t.Engineering)
			}
		}
	}
}

// named checks the IDs of the entries of a list inside a fact.
func (v *validator) named(path string, list reflect.Value) {
	seen := map[string]bool{}
	for j := range list.Len() {
		id := list.Index(j).FieldByName("ID").String()
		at := path + "[" + strconv.Itoa(j) + "].id"
		switch {
		case !ValidID(id):
			v.wrong(at, "%q cannot be an ID; use lower-case letters, digits and hyphens", short(id))
		case seen[id]:
			v.wrong(at, "%q stands twice", id)
		}
		seen[id] = true
	}
}

// order checks what must come before what, and what must be comparable.
func (v *validator) order(path string, f Fact) {
	switch f := f.(type) {
	case Milestone:
		if !f.Start.IsZero() && !f.End.IsZero() && f.End.Last().Before(f.Start.First()) {
			v.wrong(path+".end", "lies before the start")
		}
		if slices.Contains(f.DependsOn, f.ID) {
			v.wrong(path+".dependsOn", "a milestone cannot depend on itself")
		}
	case Outcome:
		v.comparable(path, f.Baseline, f.Target)
	case QualityGoal:
		v.comparable(path, f.Baseline, f.Target)
	case Ask:
		if whole, _ := v.index.AskAmount(f); !f.Now.IsZero() && !whole.IsZero() && f.Now.Value.GreaterThan(whole.Cautious(true)) {
			v.wrong(path+".now", "is more than the whole amount that is asked for")
		}
	}
}

func (v *validator) comparable(path string, baseline, target figures.Quantity) {
	o := Outcome{Baseline: baseline, Target: target}.Normalised()
	if !baseline.IsZero() && !target.IsZero() && !o.Baseline.Comparable(o.Target) {
		v.wrong(path+".target", "%q cannot be compared with the baseline %q; give both the same unit", target, baseline)
	}
}

// cycles reports every circle of milestones that wait for one another.
func (v *validator) cycles(s Solution) {
	places, state := map[string]int{}, map[string]int{}
	for i, f := range s.Facts {
		if _, again := places[f.FactID()]; f.FactKind() == KindMilestone && !again {
			places[f.FactID()] = i
		}
	}
	const open, done = 1, 2
	var trail []string
	var visit func(id string)
	visit = func(id string) {
		state[id] = open
		trail = append(trail, id)
		m, _ := s.Facts[places[id]].(Milestone)
		for _, before := range m.DependsOn {
			_, known := places[before]
			switch {
			case !known || before == id: // reported elsewhere
			case state[before] == 0:
				visit(before)
			case state[before] == open:
				circle := append(slices.Clone(trail[slices.Index(trail, before):]), before)
				v.fact = shown(id)
				v.wrong("facts["+strconv.Itoa(places[id])+"].dependsOn", "goes round in a circle, each after the next: %s; take one out", circular(circle))
				v.fact = ""
			}
		}
		trail = trail[:len(trail)-1]
		state[id] = done
	}
	for _, f := range s.Facts {
		if id := f.FactID(); f.FactKind() == KindMilestone && state[id] == 0 {
			visit(id)
		}
	}
}

func circular(ids []string) string {
	const most = 8
	if len(ids) > most {
		ids = append(append(slices.Clone(ids[:most-2]), "…"), ids[len(ids)-1])
	}
	return strings.Join(ids, " → ")
}

func (v *validator) audience(path string, a Audience) {
	if a != "" && a != Executive && a != Engineering {
		v.wrong(path, "%q is no audience; write \"executive\" or \"engineering\"", short(a))
	}
}

// blockOf names a block of one audience's framing.
type blockOf struct {
	audience Audience
	key      string
}

func (v *validator) omissions(omissions []Omission) {
	seen := map[blockOf]bool{}
	for i, o := range omissions {
		path := "omissions[" + strconv.Itoa(i) + "]"
		at := blockOf{o.Audience, o.Block}
		switch {
		case o.Audience == "":
			v.wrong(path+".audience", "missing; a block is left out for \"executive\" or for \"engineering\"")
		case o.Block == "":
			v.wrong(path+".block", "missing; an omission names the block that is left out")
		case seen[at]:
			v.wrong(path+".block", "%q is left out twice for one audience; once is enough", short(o.Block))
		}
		seen[at] = true
		v.audience(path+".audience", o.Audience)
	}
}

func (v *validator) asides(asides []Aside) {
	seen := map[Aside]bool{}
	for i, a := range asides {
		path := "asides[" + strconv.Itoa(i) + "]"
		switch {
		case a.Rule == "":
			v.wrong(path+".rule", "missing; what is set aside names the rule that found it")
		case a.Message == "":
			v.wrong(path+".message", "missing; what is set aside holds what the finding said")
		case seen[a.Key()]:
			v.wrong(path+".message", "%q is set aside twice; once is enough", short(a.Message))
		}
		seen[a.Key()] = true
		v.audience(path+".audience", a.Audience)
	}
}

func (v *validator) wordings(wordings []Wording) {
	seen := map[blockOf]bool{}
	for i, w := range wordings {
		path := "wordings[" + strconv.Itoa(i) + "]"
		at := blockOf{w.Audience, w.Block}
		switch {
		case w.Audience == "":
			v.wrong(path+".audience", "missing; a wording is for \"executive\" or for \"engineering\"")
		case w.Block == "":
			v.wrong(path+".block", "missing; a wording names the block it stands for")
		case seen[at]:
			v.wrong(path+".block", "%q has two wordings for one audience; keep one", short(w.Block))
		}
		seen[at] = true
		v.audience(path+".audience", w.Audience)
		if w.Text == "" {
			v.wrong(path+".text", "missing; leave the wording out to have the generated text")
		}
		v.refs(path+".text", "", w.Text)
	}
}
