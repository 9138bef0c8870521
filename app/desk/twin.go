package desk

import (
	"slices"
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/figures/prose"
)

// Twin is what a value that is entered in a field is captured as already: a plain
// figure, or a number that stands in texts.
type Twin struct {
	Ref      narrative.Ref // to the field
	Quantity figures.Quantity
	Figure   string       // the ID of the plain figure; "" for none
	Name     string       // what that is called
	Texts    []TwinNumber // in the order of the facts
}

// TwinNumber is a number in the texts of a fact.
type TwinNumber struct {
	Fact  string
	Typed string
}

// IsZero reports whether the value is captured nowhere else.
func (t *Twin) IsZero() bool { return t.Figure == "" && len(t.Texts) == 0 }

// TwinOf looks for where the value of a field of a fact is captured already.
func TwinOf(x *narrative.Index, fact, field string, say Say) Twin {
	f, ok := x.Fact(fact)
	if !ok || !slices.Contains(narrative.FigureFields(f), field) {
		return Twin{}
	}
	v, _ := narrative.Get(f, field)
	q, _ := v.(figures.Quantity)
	if q.IsZero() {
		return Twin{}
	}
	t := Twin{Ref: narrative.Ref{Fact: fact, Field: field}, Quantity: q}
	if field == narrative.MainField(f) {
		t.Ref.Field = ""
	}
	about := Name(x, f, say)
	if f.FactKind() != narrative.KindQuantity {
		for _, other := range x.Solution.Facts {
			p, ok := other.(narrative.Quantity)
			if ok && SameValue(p.Value, q) && telling(q, about, Name(x, p, say)) {
				t.Figure, t.Name = p.ID, Title(Name(x, p, say))
				break
			}
		}
	}
	for _, other := range x.Solution.Facts {
		if other.FactID() == t.Figure {
			continue
		}
		narrative.MapTexts(other, func(text string) string {
			for _, n := range numbersOf(text, q, about) {
				at := TwinNumber{other.FactID(), n.Typed}
				if !slices.Contains(t.Texts, at) {
					t.Texts = append(t.Texts, at)
				}
			}
			return text
		})
	}
	return t
}

// Steps are the edits after which the value is captured in the field alone, and all
// texts refer to it.
func (t *Twin) Steps(x *narrative.Index, say Say) Steps {
	s := *x.Solution
	var steps Steps
	if t.Figure != "" {
		steps = narrative.Supersede(&s, t.Figure, t.Ref)
		next, _, err := steps.Apply(s)
		if err != nil {
			return nil
		}
		s = next
	}
	f, _ := s.Fact(t.Ref.Fact)
	if f == nil {
		return nil
	}
	about := Name(x, f, say)
	return append(steps, narrative.RewriteTexts(&s, func(owner, text string) string {
		if owner == "" { // a wording is the user's own
			return text
		}
		found := numbersOf(text, t.Quantity, about)
		for i := len(found) - 1; i >= 0; i-- {
			text = text[:found[i].Start] + t.Ref.String() + text[found[i].End:]
		}
		return text
	})...)
}

// numbersOf finds the numbers in a text that are a value of something.
func numbersOf(text string, q figures.Quantity, about string) []Number {
	var out []Number
	for _, n := range AllNumbers(text) {
		if !SameValue(n.Quantity, q) && !(n.Name != "" && SameValue(counted(n), q)) || !telling(q, about, n.Name) {
			continue
		}
		out = append(out, n)
	}
	slices.SortFunc(out, func(a, b Number) int { return a.Start - b.Start })
	return out
}

// counted is a bare number with the noun behind it as its unit.
func counted(n Number) figures.Quantity {
	q := n.Quantity
	if q.Unit == "" {
		q.Unit = n.Name
	}
	return q
}

// SameValue reports whether two quantities say the same, be it in other units: 90
// minutes and 1.5 hours.
func SameValue(a, b figures.Quantity) bool {
	if a.IsZero() || b.IsZero() || a.Qualifier != b.Qualifier || !a.Comparable(b) {
		return false
	}
	x, y := prose.InBase(a), prose.InBase(b)
	return x.Low.Equal(y.Low) && x.High.Equal(y.High)
}

var one = figures.MustParse("1").Value

// telling reports whether a value of something being the same as that of another is
// no mere chance: times, money and measures seldom are alike; shares, multiples and
// counts only where the words for both share one.
func telling(q figures.Quantity, about, other string) bool {
	if (q.IsMoney() || q.IsTime()) && !q.Mid().Equal(one) { // a year is a year everywhere
		return true
	}
	mine := " " + singulars(about+" "+q.Unit) + " "
	for _, w := range strings.Fields(singulars(other)) {
		if len(w) > 3 && !joints[w] && strings.Contains(mine, " "+w+" ") {
			return true
		}
	}
	return false
}

// SpelledNumbers finds the counts that a text writes in words: six lanes.
func SpelledNumbers(text string) []Number {
	var out []Number
	for _, r := range prose.Read(text) {
		written := text[r.Start:r.End]
		if r.Kind() != prose.Count || r.Noun == "" || strings.ContainsAny(written, "0123456789{}") || strings.EqualFold(written, "one") {
			continue
		}
		n := Number{Start: r.Start, End: r.End, Typed: written, Name: r.Noun, Quantity: r.Quantity, Spelled: true, Whole: true}
		if end := r.End + 1 + len(r.Noun); end <= len(text) && text[r.End+1:end] == r.Noun {
			n.Typed = text[r.Start:end]
			n.Whole = end < len(text)
		}
		out = append(out, n)
	}
	return out
}
