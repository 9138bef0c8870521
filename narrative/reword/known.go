package reword

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bifocal/narrative"
)

// Known is what has to be taken out of texts beside what can be seen in any
// text: names. The zero Known knows none.
type Known struct{ names []name }

// KnownOf collects the names of a solution: those of the customer and its people,
// the own organisation, partners, references, what the user marked, and whatever
// a confidential fact is called.
func KnownOf(s *narrative.Solution) Known {
	var k Known
	k.company(Customer, s.Customer.Name)
	for _, a := range s.Customer.Aliases {
		k.company(Customer, a)
	}
	k.Add(Address, s.Customer.Domains...)
	k.company(Provider, s.Organisation)
	for _, p := range s.Partners {
		k.company(Partner, p)
	}
	k.person(s.Author)
	k.Add(Product, s.Sealed...)
	for _, f := range s.Facts {
		k.fact(s, f)
	}
	k.sort()
	return k
}

func (k *Known) fact(s *narrative.Solution, f narrative.Fact) {
	switch f := f.(type) {
	case narrative.Stakeholder:
		k.person(f.Name)
		k.company(Company, f.Organisation)
	case narrative.Proof:
		k.company(Company, f.Reference)
	case narrative.Ask:
		for _, step := range f.Steps {
			k.named(s, step.Owner)
		}
	}
	spec, _ := narrative.Spec(f.FactKind())
	for _, field := range spec.Fields {
		v, _ := narrative.Get(f, field.Key)
		text, _ := v.(string)
		switch {
		case field.Type == narrative.PersonField:
			k.named(s, text)
		case f.Guarded() && field.Form == narrative.Name, f.Guarded() && field.Key == "technology":
			k.Add(Product, text)
		}
		if t, ok := v.(narrative.Telling); ok && f.Guarded() && field.Key == "name" {
			k.Add(Product, t.Executive, t.Engineering)
		}
	}
}

// Add adds names of one kind, also as they are written without umlauts. A name that is
// there already keeps its kind.
func (k *Known) Add(kind Kind, names ...string) {
	for _, shown := range names {
		k.add(kind, shown)
		for _, other := range spellings(shown) {
			k.add(kind, other)
		}
	}
	k.sort()
}

func (k *Known) add(kind Kind, names ...string) {
	for _, shown := range names {
		n, ok := nameOf(kind, shown)
		if !ok || slices.ContainsFunc(k.names, func(o name) bool {
			return o.all == n.all && slices.Equal(o.words, n.words) && o.capital == n.capital && o.literal == n.literal && (!n.literal || o.shown == n.shown)
		}) {
			continue
		}
		k.names = append(k.names, n)
	}
}

// within reports whether a short name stands in a code by chance: nobody who looks
// for it in what was sent should find it.
func (k *Known) within(code string) bool {
	code = strings.ToLower(code)
	return slices.ContainsFunc(k.names, func(n name) bool { return len(n.all) > 1 && len(n.all) <= len(code) && strings.Contains(code, n.all) })
}

// sort puts long names first, so that one within another does not break it.
func (k *Known) sort() {
	slices.SortStableFunc(k.names, func(a, b name) int { return cmp.Compare(len(b.all), len(a.all)) })
}

// company adds a company's name, and of its words those that give it away alone:
// "Halden" of "Halden Freight".
func (k *Known) company(kind Kind, shown string) {
	k.Add(kind, shown)
	words := strings.FieldsFunc(shown, func(r rune) bool { return !isWord(r) })
	if len(words) < 2 {
		return
	}
	if bare := withoutForm(shown); bare != shown { // Apple of Apple Inc.
		k.Add(kind, bare)
	}
	for _, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		if utf8.RuneCountInString(w) >= 3 && unicode.IsUpper(first) && !isCommon(strings.ToLower(w)) && !legalForms[strings.ToLower(w)] {
			k.Add(kind, w)
		}
	}
}

// withoutForm is a company's name without what says its legal form.
func withoutForm(shown string) string {
	words := strings.Fields(shown)
	for len(words) > 1 {
		last := strings.ToLower(strings.Trim(words[len(words)-1], ".,()"))
		if !legalForms[strings.ReplaceAll(last, ".", "")] && last != "&" {
			break
		}
		words = words[:len(words)-1]
	}
	return strings.TrimRight(strings.Join(words, " "), " ,")
}

var legalForms = set(`gmbh inc ltd llc plc corp kgaa sarl spa bv nv ag ab asa oyj pty co the and und group sa se kg as aps oy limited company incorporated corporation`)

// person adds a person's full, given and family name.
func (k *Known) person(shown string) {
	k.Add(Person, shown)
	for w := range strings.FieldsFuncSeq(shown, func(r rune) bool { return unicode.IsSpace(r) || r == ',' }) {
		w = strings.Trim(w, ".,;()\"'")
		if n := utf8.RuneCountInString(w); (n >= 3 || n == 2 && !isCommon(strings.ToLower(w))) && !titles[strings.ToLower(w)] {
			k.Add(Person, w)
		}
		if a, b, double := strings.Cut(w, "-"); double && len(a) > 2 && len(b) > 2 {
			k.Add(Person, a, b)
		}
	}
}

var titles = set(`dr prof mr mrs ms mag dipl ing von van der den del the and`)

// named adds who is meant by a field that holds the ID of a stakeholder, a name
// or a role: a role is no name.
func (k *Known) named(s *narrative.Solution, ref string) {
	if ref == "" {
		return
	}
	if _, is := s.Fact(ref); is {
		return
	}
	for part := range strings.FieldsFuncSeq(ref, func(r rune) bool { return r == ',' || r == '/' || r == ';' || r == '(' || r == ')' }) {
		if part = strings.TrimSpace(part); looksLikePerson(part) && !k.holds(part) {
			k.person(part)
		}
	}
}

// holds reports whether a name, or the beginning of it, is known.
func (k *Known) holds(shown string) bool {
	n, _ := nameOf(Person, shown)
	return slices.ContainsFunc(k.names, func(o name) bool {
		return o.kind != Person && o.all != "" && strings.HasPrefix(n.all, o.all)
	})
}

func looksLikePerson(text string) bool {
	words := strings.Fields(text)
	if len(words) == 0 || len(words) > 4 {
		return false
	}
	for _, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		low := strings.ToLower(strings.Trim(w, ".,"))
		if roles[low] || !unicode.IsUpper(first) && !titles[low] {
			return false
		}
		if w == strings.ToUpper(w) && len(w) <= 4 && !strings.HasSuffix(w, ".") { // CISO
			return false
		}
	}
	return len(words) > 1 || !isCommon(strings.ToLower(words[0]))
}

var roles = set(`chief head lead leader manager director officer architect engineer owner team board president vice member committee
	steering department unit group office security operations platform product project programme program delivery finance sales marketing
	legal procurement customer partner vendor supplier sponsor chair chairman chairwoman executive senior principal staff administrator
	analyst consultant developer technical technology information data network infrastructure service services support quality`)

func set(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}
