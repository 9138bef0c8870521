package desk

import (
	"slices"
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/figures"
)

// FigureChoice is one figure that a text can refer to.
type FigureChoice struct {
	Name   string // of the fact, and of the field where it is not the main one: "Running costs, today"
	Ref    string // what stands between the brackets: "runcost.target", or "target" in a text of the fact itself
	Value  string // "252 K USD a year"; "" where nothing is captured yet
	Figure narrative.Figure
}

// Figures lists the figures that a text of the fact owner, which may be "", can
// refer to: its own first, then those of facts near in use, then all others,
// and last what the costs and benefits come to. Facts are near that the owner
// or the given others point to or are pointed at by, or refer to in text.
// Figures without a value are left out, but for what is typed into the owner.
func Figures(x *narrative.Index, owner string, others []string, say Say) []FigureChoice {
	nearby := near(x, owner, others)
	var own, linked, rest []FigureChoice
	for _, f := range x.Solution.Facts {
		fields := narrative.FigureFields(f)
		if len(fields) == 0 {
			continue
		}
		spec, _ := narrative.Spec(f.FactKind())
		name := Title(Name(x, f, say))
		if name == "" {
			name = say(spec.Label)
		}
		for _, field := range fields {
			mine := f.FactID() == owner
			c := figureOf(x, owner, f, spec, name, field, say)
			typed := c.Figure.IsZero() && typedIn(spec, field)
			switch {
			case mine && (!c.Figure.IsZero() || typed):
				own = append(own, c)
			case c.Figure.IsZero():
			case nearby[f.FactID()]:
				linked = append(linked, c)
			default:
				rest = append(rest, c)
			}
		}
	}
	return append(slices.Concat(own, linked, rest), economicsChoices(x, say)...)
}

// figureOf describes one figure of a fact.
func figureOf(x *narrative.Index, owner string, f narrative.Fact, spec narrative.KindSpec, name, field string, say Say) FigureChoice {
	c := FigureChoice{Name: name, Ref: f.FactID() + "." + field}
	switch {
	case f.FactID() == owner:
		c.Ref = field
	case field == narrative.MainField(f):
		c.Ref = f.FactID() // short, and what one reads aloud
	}
	if p, ok := f.(narrative.Proof); ok {
		for _, n := range p.Figures {
			if n.ID == field && n.Name != "" {
				c.Name = Title(n.Name)
			}
		}
	} else if len(narrative.FigureFields(f)) > 1 {
		c.Name = say("{{.Name}}, {{.Field}}", map[string]any{"Name": name, "Field": figureLabel(spec, field, say)})
	}
	c.Figure, _ = x.Figure(owner, refOf(c.Ref))
	c.Value = written(c.Figure)
	return c
}

func refOf(text string) narrative.Ref {
	fact, field, _ := strings.Cut(text, ".")
	return narrative.Ref{Fact: fact, Field: field}
}

// written is a figure as it stands in lists.
func written(f narrative.Figure) string {
	switch {
	case f.IsZero():
		return ""
	case !f.When.IsZero():
		return figures.English.When(f.When)
	}
	return figures.English.Quantity(f.Quantity, figures.Form{Compact: true})
}

// typedIn reports whether a figure is typed into a field, and not derived.
func typedIn(spec narrative.KindSpec, field string) bool {
	_, ok := spec.Field(field)
	return ok
}

// figureLabel is what a figure of a fact is called behind the fact's name.
func figureLabel(spec narrative.KindSpec, field string, say Say) string {
	switch field {
	case "change":
		return say("change in percent")
	case "difference":
		return say("difference")
	case "factor":
		return say("factor")
	case "target":
		return say("target")
	case "baseline":
		return say("today")
	case "amount":
		return say("amount")
	case "now":
		return say("of which now")
	case "date", "due":
		return say("date")
	case "by":
		return say("by when")
	case "start":
		return say("start")
	case "end":
		return say("end")
	}
	f, _ := spec.Field(field)
	return say(f.Label)
}

// economicsName is what a derived figure of the money is called.
func economicsName(field string, say Say) string {
	switch field {
	case "investment":
		return say("Investment")
	case "running":
		return say("Running costs, a year")
	case "cash":
		return say("Cash benefits, a year")
	case "time":
		return say("Time benefits, a year")
	case "total":
		return say("Cash and time benefits, a year")
	case "cashMonth":
		return say("Net cash benefit, a month")
	case "payback":
		return say("Payback")
	case "paybackTime":
		return say("Payback, with time counted")
	case "roi":
		return say("Return on investment")
	case "roiTime":
		return say("Return on investment, with time counted")
	case "npv":
		return say("Net present value")
	case "npvTime":
		return say("Net present value, with time counted")
	case "npvLower":
		return say("Net present value, benefits 10 % lower")
	case "breakEven":
		return say("Benefits may fall by")
	}
	return field
}

func economicsChoices(x *narrative.Index, say Say) []FigureChoice {
	var out []FigureChoice
	for _, field := range narrative.EconomicsFields {
		fig, err := x.Figure("", narrative.Ref{Fact: narrative.EconomicsID, Field: field})
		if err != nil || fig.IsZero() {
			continue
		}
		out = append(out, FigureChoice{economicsName(field, say), narrative.EconomicsID + "." + field, written(fig), fig})
	}
	return out
}

// near returns the facts that stand in a relation with one of the given ones.
func near(x *narrative.Index, owner string, others []string) map[string]bool {
	of := map[string]bool{}
	for _, id := range append([]string{owner}, others...) {
		if id != "" {
			of[id] = true
		}
	}
	out := map[string]bool{}
	for _, id := range others {
		out[id] = true
	}
	for _, f := range x.Solution.Facts {
		for _, to := range pointsTo(f) {
			if of[f.FactID()] {
				out[to] = true
			}
			if of[to] {
				out[f.FactID()] = true
			}
		}
	}
	return out
}

// pointsTo returns the facts that a fact points to, in fields and in text.
func pointsTo(f narrative.Fact) []string {
	var out []string
	inText := func(text string) {
		segments, err := narrative.ParseText(text)
		if err != nil {
			return
		}
		for _, s := range segments {
			if s.IsRef {
				out = append(out, s.Ref.Fact)
			}
		}
	}
	spec, _ := narrative.Spec(f.FactKind())
	for _, field := range spec.Fields {
		switch v, _ := narrative.Get(f, field.Key); v := v.(type) {
		case string:
			if field.Type == narrative.RefField || field.Type == narrative.PersonField {
				out = append(out, v)
			} else {
				inText(v)
			}
		case []string:
			out = append(out, v...)
		case narrative.Telling:
			inText(v.Executive)
			inText(v.Engineering)
		}
	}
	return out
}

// FindFigures returns the figures whose name, reference or value holds what was
// typed, the best first; figures as good as each other stay in their order.
func FindFigures(all []FigureChoice, typed string) []FigureChoice {
	want := fold(typed)
	if want == "" {
		return all
	}
	type hit struct {
		FigureChoice
		score int
	}
	var hits []hit
	for _, c := range all {
		best, found := 0, false
		for _, text := range []string{c.Ref, c.Name, c.Value} {
			if score, ok := match(fold(text), want); ok && (!found || score < best) {
				best, found = score, true
			}
		}
		if found && best <= loosest {
			hits = append(hits, hit{c, best})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return a.score - b.score })
	out := make([]FigureChoice, len(hits))
	for i, h := range hits {
		out[i] = h.FigureChoice
	}
	return out
}

// loosest is how far apart letters may stand to be a match still.
const loosest = 8

// OpenRef finds the reference that stands at a place in a text, counted in
// characters: where its bracket is, and what is typed between that and the
// place. Doubled brackets open none.
func OpenRef(text string, at int) (start int, typed string, ok bool) {
	if strings.IndexByte(text, '{') < 0 {
		return 0, "", false
	}
	r := []rune(text)
	at = min(at, len(r))
	open := -1
	for i := 0; i < at; i++ {
		switch r[i] {
		case '{':
			if i+1 < len(r) && r[i+1] == '{' {
				i++
				open = -1
				continue
			}
			open = i
		case '}', '\n':
			open = -1
		}
	}
	if open < 0 || at <= open || at-open > longestQuery {
		return 0, "", false
	}
	return open, string(r[open+1 : at]), true
}

// longestQuery is how many characters behind a bracket can still be meant to
// find a figure.
const longestQuery = 40

// InsertRef puts a reference where one was begun, over what is left of it
// behind the place, and returns the text and where the cursor goes, in
// characters.
func InsertRef(text string, start, at int, ref string) (string, int) {
	r := []rune(text)
	at = min(at, len(r))
	end := at
	for end < len(r) && end-at < longestQuery && isRefRune(r[end]) {
		end++
	}
	if end < len(r) && r[end] == '}' {
		end++
	} else {
		end = at
	}
	put := "{" + ref + "}"
	return string(r[:start]) + put + string(r[end:]), start + len([]rune(put))
}

func isRefRune(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '.'
}
