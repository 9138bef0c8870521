package compare

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/figures"
)

// same reports whether two values of a field say the same: figures as numbers,
// and an empty list like none.
func same(a, b any) bool {
	switch a := a.(type) {
	case figures.Quantity:
		b, ok := b.(figures.Quantity)
		return ok && a.Equal(b)
	case []string:
		b, ok := b.([]string)
		return ok && slices.Equal(a, b)
	case []narrative.Option:
		b, ok := b.([]narrative.Option)
		return ok && slices.Equal(a, b)
	case []narrative.Step:
		b, ok := b.([]narrative.Step)
		return ok && slices.Equal(a, b)
	case []narrative.NamedFigure:
		b, ok := b.([]narrative.NamedFigure)
		return ok && slices.EqualFunc(a, b, func(x, y narrative.NamedFigure) bool {
			return x.ID == y.ID && x.Name == y.Name && x.Value.Equal(y.Value)
		})
	}
	return reflect.DeepEqual(a, b)
}

// sameFact reports whether two facts of one kind say the same.
func sameFact(a, b narrative.Fact) bool {
	if reflect.DeepEqual(a, b) {
		return true
	}
	spec, _ := narrative.Spec(a.FactKind())
	for _, field := range spec.AllFields() {
		x, _ := narrative.Get(a, field.Key)
		y, _ := narrative.Get(b, field.Key)
		if !same(x, y) {
			return false
		}
	}
	return true
}

// reader writes values of one solution as a user reads them.
type reader struct{ *narrative.Index }

// value writes the value of a field; "" for one that was not captured.
func (r reader) value(owner narrative.Fact, field narrative.Field, v any) string {
	switch v := v.(type) {
	case figures.Quantity:
		return figures.English.Quantity(v, figures.Form{Compact: true})
	case figures.When:
		return figures.English.When(v)
	case narrative.Telling:
		if v.Executive == v.Engineering {
			return r.Shown(owner.FactID(), v.Executive)
		}
		return strings.Join(filled(r.Shown(owner.FactID(), v.Executive), r.Shown(owner.FactID(), v.Engineering)), " / ")
	case []string:
		names := make([]string, len(v))
		for i, id := range v {
			names[i] = id
			if field.Type == narrative.RefsField {
				names[i] = r.named(id)
			}
		}
		return strings.Join(names, ", ")
	case int:
		if v == 0 {
			return ""
		}
		return strconv.Itoa(v)
	case bool:
		if v {
			return "yes"
		}
		return "no"
	case string:
		switch field.Type {
		case narrative.TextField:
			if owner == nil {
				return v
			}
			return r.Shown(owner.FactID(), v)
		case narrative.RefField, narrative.PersonField:
			return r.named(v)
		case narrative.OptionField:
			return r.option(owner, v)
		}
		return v
	case narrative.Status:
		return string(v)
	case narrative.Audience:
		return string(v)
	}
	var texts []string
	for _, p := range partsOf(v) {
		texts = append(texts, r.part(owner, field, p))
	}
	return strings.Join(texts, "; ")
}

// named returns what a fact is called, or the text itself where it is no fact.
func (r reader) named(id string) string {
	if f, ok := r.Fact(id); ok {
		if name := r.Name(f); name != "" {
			return name
		}
	}
	return id
}

// option returns what the option of a decision is called.
func (r reader) option(owner narrative.Fact, id string) string {
	if d, ok := owner.(narrative.Decision); ok {
		for _, o := range d.Options {
			if name := o.Name.Either(narrative.Executive); o.ID == id && name != "" {
				return r.Shown(d.ID, name)
			}
		}
	}
	return id
}

// part is one entry of a list that a field holds.
type part struct {
	id     string
	values map[string]any // by the keys of narrative.Parts
}

func partsOf(v any) []part {
	var out []part
	switch list := v.(type) {
	case []narrative.Option:
		for _, o := range list {
			out = append(out, part{o.ID, map[string]any{"name": o.Name, "for": o.For, "against": o.Against}})
		}
	case []narrative.NamedFigure:
		for _, f := range list {
			out = append(out, part{f.ID, map[string]any{"name": f.Name, "value": f.Value}})
		}
	case []narrative.Step:
		for _, s := range list {
			out = append(out, part{s.ID, map[string]any{"what": s.What, "by": s.By, "owner": s.Owner, "audience": s.Audience}})
		}
	}
	return out
}

// part writes all of an entry.
func (r reader) part(owner narrative.Fact, field narrative.Field, p part) string {
	var texts []string
	for _, f := range narrative.Parts[field.Type] {
		texts = append(texts, r.value(owner, f, p.values[f.Key]))
	}
	return strings.Join(filled(texts...), ", ")
}

// partName is what an entry is called: its first field.
func (r reader) partName(owner narrative.Fact, field narrative.Field, p part) string {
	for _, f := range narrative.Parts[field.Type] {
		if text := r.value(owner, f, p.values[f.Key]); text != "" {
			return text
		}
	}
	return p.id
}

// filled leaves out empty texts.
func filled(texts ...string) []string {
	return slices.DeleteFunc(texts, func(t string) bool { return t == "" })
}

// typed writes a value as it was typed.
func typed(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case narrative.Telling:
		if v.Executive == v.Engineering {
			return v.Executive
		}
		return strings.Join(filled(v.Executive, v.Engineering), " / ")
	case []string:
		return strings.Join(v, ", ")
	case figures.Quantity:
		return v.String()
	}
	return ""
}
