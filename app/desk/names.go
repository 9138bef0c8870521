package desk

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bifocal/narrative"
	"bifocal/narrative/figures"
)

// Say puts a text of the interface into the language of the window: English
// with fields such as {{.Amount}}, and their values. What is no text of the
// interface it returns as it is.
type Say func(text string, data ...any) string

// Name returns what a fact is called in lists and menus, or "" for a fact that
// holds nothing yet.
func Name(x *narrative.Index, f narrative.Fact, say Say) string {
	if ask, ok := f.(narrative.Ask); ok && ask.Decision == "" {
		if q, _ := x.AskAmount(ask); !q.IsZero() {
			return say("approve {{.Amount}}", map[string]any{"Amount": figures.English.Quantity(q, figures.Form{Compact: true})})
		}
	}
	return strings.ReplaceAll(x.Name(f), " → ", arrow)
}

// Title returns a name as it stands at the head of a line: with a capital,
// where its first word is all small letters.
func Title(name string) string {
	if name == "" {
		return ""
	}
	first, _, _ := strings.Cut(name, " ")
	for _, r := range first {
		if !unicode.IsLower(r) && r != '-' && r != ',' {
			return name
		}
	}
	r, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(r)) + name[size:]
}

// Shown returns a text with the values of the figures it refers to.
func Shown(x *narrative.Index, owner, text string) string { return x.Shown(owner, text) }

// arrow leads from one value to another. The glyph leans to the left; without
// the second space it touches what stands before it.
const arrow = "\u00a0 → "

// Values returns the main values of a fact in a line, without its name, for
// example "1,200 K USD → 252 K USD · Q4 2027".
func Values(x *narrative.Index, f narrative.Fact, say Say) string {
	compact := func(q figures.Quantity) string {
		if q.IsZero() {
			return ""
		}
		return figures.English.Quantity(q, figures.Form{Compact: true})
	}
	var parts []string
	add := func(texts ...string) {
		for _, t := range texts {
			if t != "" {
				parts = append(parts, t)
			}
		}
	}
	span := func(from, to string) string {
		switch {
		case from == "" && to == "":
			return ""
		case from == "":
			return "→ " + to
		case to == "":
			return from + arrow + "?"
		}
		return from + arrow + to
	}
	amount := func(q figures.Quantity, every string) string {
		t := compact(q)
		if t == "" || q.Per != "" {
			return t
		}
		data := map[string]any{"Amount": t}
		switch every {
		case narrative.PerMonth:
			return say("{{.Amount}} a month", data)
		case narrative.PerQuarter:
			return say("{{.Amount}} a quarter", data)
		case narrative.PerYear:
			return say("{{.Amount}} a year", data)
		}
		return t
	}
	date := figures.English.When
	switch f := f.(type) {
	case narrative.Quantity:
		add(compact(f.Value))
	case narrative.Driver:
		if !f.Date.IsZero() {
			add(date(f.Date))
		}
	case narrative.Outcome:
		f = f.Normalised()
		add(span(compact(f.Baseline), compact(f.Target)))
		if !f.Date.IsZero() {
			add(date(f.Date))
		}
	case narrative.QualityGoal:
		add(say(f.Attribute), span(compact(f.Baseline), compact(f.Target)))
	case narrative.Cost:
		add(amount(f.Amount, f.Every))
	case narrative.Benefit:
		q, _ := x.BenefitAmount(f)
		add(amount(q, f.Every), say(f.Counts))
	case narrative.Milestone:
		if !f.Start.IsZero() || !f.End.IsZero() {
			var from, to string
			if !f.Start.IsZero() {
				from = date(f.Start)
			}
			if !f.End.IsZero() {
				to = date(f.End)
			}
			add(span(from, to))
		}
	case narrative.Risk:
		if f.Likelihood > 0 && f.Impact > 0 {
			add(say("likelihood {{.Likelihood}}, impact {{.Impact}}", map[string]any{"Likelihood": f.Likelihood, "Impact": f.Impact}))
		}
	case narrative.Component:
		add(say(f.Type), f.Technology, say(f.State))
	case narrative.Connection:
		add(f.Data, f.Protocol)
	case narrative.Stakeholder:
		add(say(string(f.Audience)))
	case narrative.Decision:
		for _, o := range f.Options {
			if o.ID == f.Chosen && o.ID != "" {
				add(o.Name.Either(narrative.Executive))
			}
		}
	case narrative.Question:
		if f.Answer == "" {
			add(say("open"))
		}
		if p, ok := x.Person(f.Owner); ok {
			add(Name(x, p, say))
		}
	case narrative.Ask:
		if p, ok := x.Person(f.From); ok {
			add(Name(x, p, say))
		}
		if !f.By.IsZero() {
			add(say("by {{.Date}}", map[string]any{"Date": date(f.By)}))
		}
	case narrative.Term:
		add(f.Plain)
	case narrative.Proof:
		add(f.Reference)
	case narrative.Capability:
		add(Shown(x, f.ID, f.Benefit))
	}
	return strings.Join(parts, " · ")
}

// Choice is one fact that a field may point to.
type Choice struct{ ID, Name string }

// Choices lists the facts that a field may point to, in their order. A fact
// without a name is called by its kind and number.
func Choices(x *narrative.Index, kinds []narrative.Kind, but string, say Say) []Choice {
	var out []Choice
	count := map[narrative.Kind]int{}
	taken := map[string]bool{}
	for _, f := range x.Solution.Facts {
		kind := f.FactKind()
		if !slices.Contains(kinds, kind) {
			continue
		}
		count[kind]++
		if f.FactID() == but {
			continue
		}
		name := Name(x, f, say)
		if name == "" {
			spec, _ := narrative.Spec(kind)
			name = say("{{.Kind}} {{.Number}}", map[string]any{"Kind": say(spec.Label), "Number": count[kind]})
		}
		if taken[name] {
			name += " (" + f.FactID() + ")"
		}
		taken[name] = true
		out = append(out, Choice{f.FactID(), Title(name)})
	}
	return out
}

// Group is a heading of the capture pane with its facts.
type Group struct {
	Group narrative.Group
	Kinds []narrative.KindSpec
	Facts []narrative.Fact
}

// Grouped sorts the facts of a solution under the headings of the capture
// pane. Within a heading they stand by kind, in the author's order.
func Grouped(s *narrative.Solution) map[narrative.Group]Group {
	byKind := map[narrative.Kind][]narrative.Fact{}
	for _, f := range s.Facts {
		byKind[f.FactKind()] = append(byKind[f.FactKind()], f)
	}
	out := map[narrative.Group]Group{}
	for _, spec := range narrative.Catalog {
		g := out[spec.Group]
		g.Group = spec.Group
		g.Kinds = append(g.Kinds, spec)
		g.Facts = append(g.Facts, byKind[spec.Kind]...)
		out[spec.Group] = g
	}
	return out
}

// Neighbour returns the place, among all facts, of the next fact of the same
// kind above (-1) or below (+1), and false at the end of the list.
func Neighbour(s *narrative.Solution, id string, direction int) (int, bool) {
	at := slices.IndexFunc(s.Facts, func(f narrative.Fact) bool { return f.FactID() == id })
	if at < 0 {
		return 0, false
	}
	for i := at + direction; i >= 0 && i < len(s.Facts); i += direction {
		if s.Facts[i].FactKind() == s.Facts[at].FactKind() {
			return i, true
		}
	}
	return 0, false
}
