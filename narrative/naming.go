package narrative

import (
	"strings"

	"bifocal/narrative/figures"
)

// Name returns what a fact is called in lists and menus, or "" for a fact that
// holds nothing yet.
func (x *Index) Name(f Fact) string {
	switch f := f.(type) {
	case Stakeholder:
		if f.Name != "" && f.Role != "" {
			return f.Name + ", " + f.Role
		}
		return f.Name + f.Role
	case Connection:
		from, to := x.nameOf(f.From), x.nameOf(f.To)
		if from == "" && to == "" {
			return f.Data
		}
		return from + " → " + to
	case Ask:
		if f.Decision != "" {
			return x.Shown(f.ID, f.Decision)
		}
		if q, _ := x.AskAmount(f); !q.IsZero() {
			return "approve " + figures.English.Quantity(q, figures.Form{Compact: true})
		}
		return ""
	}
	spec, _ := Spec(f.FactKind())
	for _, mainOnly := range []bool{true, false} {
		for _, field := range spec.Fields {
			if mainOnly != field.Main {
				continue
			}
			switch v, _ := Get(f, field.Key); v := v.(type) {
			case string:
				if v != "" && (field.Type == TextField || field.Type == PersonField) {
					return x.Shown(f.FactID(), v)
				}
			case Telling:
				if t := v.Either(Executive); t != "" {
					return x.Shown(f.FactID(), t)
				}
			}
		}
	}
	return ""
}

// nameOf names what a connection leads to; another connection, which it must not
// be, could lead back.
func (x *Index) nameOf(id string) string {
	f, ok := x.Fact(id)
	if _, connects := f.(Connection); !ok || connects {
		return id
	}
	return x.Name(f)
}

// Shown returns a text with the values of the figures it refers to. A
// reference to nothing stays as it was typed.
func (x *Index) Shown(owner, text string) string {
	if !strings.ContainsAny(text, "{}") {
		return text
	}
	segments, err := ParseText(text)
	if err != nil {
		return text
	}
	var b strings.Builder
	for _, seg := range segments {
		if !seg.IsRef {
			b.WriteString(seg.Literal)
			continue
		}
		fig, err := x.Figure(owner, seg.Ref)
		switch {
		case err != nil || fig.IsZero():
			b.WriteString(seg.Ref.String())
		case !fig.When.IsZero():
			b.WriteString(figures.English.When(fig.When))
		default:
			b.WriteString(figures.English.Quantity(fig.Quantity, figures.Form{Compact: true}))
		}
	}
	return b.String()
}
