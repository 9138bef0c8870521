package review

import (
	"slices"
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/figures/prose"
)

// checkTwice finds plain figures that say again what a fact holds: the value of
// today of an outcome, its target, an amount.
func checkTwice(c *checked) {
	for _, i := range c.index.Of(narrative.KindQuantity) {
		plain, _ := c.Solution.Facts[i].(narrative.Quantity)
		if plain.Value.IsZero() {
			continue
		}
		name := c.nameOf(plain)
		for _, f := range c.Solution.Facts {
			if f.FactKind() == narrative.KindQuantity {
				continue
			}
			field := heldBy(f, plain.Value)
			if field == "" || !sameWords(name, c.nameOf(f)) {
				continue
			}
			spec, _ := narrative.Spec(f.FactKind())
			held, _ := spec.Field(field)
			found := c.addf(Place{Fact: plain.ID, Field: "value"}, "%s, %s, is captured twice: “%s” holds it as “%s”.",
				name, shown(plain.Value), c.nameOf(f), label(held.Label))
			found.hint.twin = narrative.Ref{Fact: f.FactID(), Field: field}
			break
		}
	}
}

// heldBy returns the field of a fact that is typed to be the same quantity, or "".
func heldBy(f narrative.Fact, q figures.Quantity) string {
	spec, _ := narrative.Spec(f.FactKind())
	for i := range spec.Fields {
		switch spec.Fields[i].Type {
		case narrative.QuantityField, narrative.MoneyField:
			v, _ := narrative.Get(f, spec.Fields[i].Key)
			if o, _ := v.(figures.Quantity); alike(o, q) {
				return spec.Fields[i].Key
			}
		}
	}
	return ""
}

// alike reports whether two quantities are the same value, known as exactly.
func alike(a, b figures.Quantity) bool {
	if a.IsZero() || a.Qualifier != b.Qualifier || !a.Comparable(b) {
		return false
	}
	x, y := prose.InBase(a), prose.InBase(b)
	return x.Low.Equal(y.Low) && x.High.Equal(y.High)
}

// sameWords reports whether two names share what they are about: the last word of
// one, its noun, stands in the other. A single word in common, as "cost", is not
// enough where both have more to say.
func sameWords(a, b string) bool {
	x, y := nouns(a), nouns(b)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	common := 0
	for _, w := range x {
		if slices.Contains(y, w) {
			common++
		}
	}
	return common == min(len(x), len(y)) || common > 1
}

// nouns are the words of a name that mean something, in the singular.
func nouns(name string) []string {
	var out []string
	for w := range strings.FieldsFuncSeq(strings.ToLower(name), func(r rune) bool { return strings.ContainsRune(" ,.;:()/", r) }) {
		if len(w) > 3 && !empty[w] {
			out = append(out, figures.Singular(w))
		}
	}
	return out
}

var empty = map[string]bool{"with": true, "from": true, "into": true, "that": true, "this": true, "each": true, "their": true, "today": true, "until": true, "over": true}

// checkNothing finds measures that are below what there can be of them.
func checkNothing(c *checked) {
	for _, f := range c.Solution.Facts {
		spec, _ := narrative.Spec(f.FactKind())
		for i := range spec.Fields {
			if spec.Fields[i].Type != narrative.QuantityField {
				continue
			}
			v, _ := narrative.Get(f, spec.Fields[i].Key)
			if q, _ := v.(figures.Quantity); narrative.BelowNothing(c.nameOf(f), q) {
				c.addf(Place{Fact: f.FactID(), Field: spec.Fields[i].Key}, "%s: %s is %s, and there cannot be less than nothing of it.",
					c.nameOf(f), label(spec.Fields[i].Label), shown(q))
			}
		}
	}
}
