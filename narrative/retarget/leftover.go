package retarget

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bifocal/narrative"
)

// Leftover is a place where something of the old customer still stands.
type Leftover struct {
	Fact, Field string             // "" and a field of the header, or a wording's audience and block
	Audience    narrative.Audience // of a wording or an omission
	Block       string
	Name        string // what was found, as it stands there
	Of          string // what it belongs to: "a person at the old customer"
	Sure        bool   // a whole name, and not only a word of one
	Around      string // the text around it
}

// Place writes where it stands: "p1.symptom", "executive, block answer".
func (l Leftover) Place() string {
	switch {
	case l.Block != "":
		return fmt.Sprintf("%s, block %s", l.Audience, l.Block)
	case l.Fact != "":
		return l.Fact + "." + l.Field
	}
	return l.Field
}

// Leftovers lists what of an old customer stands in a solution: names, other names,
// domains, people, and words that only a name of theirs has. A proof that may be
// named is none: there the old customer is the reference.
func Leftovers(s, old narrative.Solution) []Leftover {
	search := newSearch(s, old)
	if len(search.all) == 0 {
		return nil
	}
	var out []Leftover
	look := func(text string, at Leftover) {
		for _, found := range search.in(text) {
			found.Fact, found.Field, found.Audience, found.Block = at.Fact, at.Field, at.Audience, at.Block
			if !slices.Contains(out, found) {
				out = append(out, found)
			}
		}
	}
	header := func(field string, texts ...string) {
		for _, t := range texts {
			look(t, Leftover{Field: field})
		}
	}
	header("title", s.Title)
	header("author", s.Author)
	header("classification", s.Classification)
	header("customer", append([]string{s.Customer.Name}, s.Customer.Aliases...)...)
	header("partners", s.Partners...)
	header("sealed", s.Sealed...)
	for _, f := range s.Facts {
		if p, ok := f.(narrative.Proof); ok && (p.MayName || p.Reference == "") {
			continue
		}
		spec, _ := narrative.Spec(f.FactKind())
		for _, field := range spec.Fields {
			one, _ := narrative.NewFact(f.FactKind(), f.FactID())
			value, _ := narrative.Get(f, field.Key)
			one, err := narrative.With(one, field.Key, value)
			if err != nil {
				continue
			}
			narrative.MapTexts(one, func(text string) string {
				look(text, Leftover{Fact: f.FactID(), Field: field.Key})
				return text
			})
		}
	}
	for _, w := range s.Wordings {
		look(w.Text, Leftover{Audience: w.Audience, Block: w.Block})
	}
	for _, o := range s.Omissions {
		look(o.Reason, Leftover{Audience: o.Audience, Block: o.Block})
	}
	return out
}

// search finds names in texts.
type search struct{ all []sought }

type sought struct {
	name, of string
	exact    bool
	sure     bool
}

// newSearch looks for whatever belongs to the old customer and not to the new one.
func newSearch(s, old narrative.Solution) *search {
	own := map[string]bool{}
	keep := func(names ...string) {
		for _, n := range names {
			own[fold(n)] = true
			for _, w := range words(n) {
				own[fold(w)] = true
			}
		}
	}
	keep(s.Customer.Name, s.Organisation)
	keep(s.Customer.Aliases...)
	keep(s.Partners...)
	keep(s.Customer.Domains...)
	for _, f := range s.Facts {
		if p, ok := f.(narrative.Proof); ok && p.MayName {
			keep(p.Reference)
		}
	}
	out := &search{}
	add := func(name, of string, exact, sure bool) {
		name = strings.TrimSpace(name)
		if utf8.RuneCountInString(name) < 2 || own[fold(name)] || slices.ContainsFunc(out.all, func(x sought) bool { return fold(x.name) == fold(name) }) {
			return
		}
		out.all = append(out.all, sought{name, of, exact, sure})
	}
	short := func(n string) bool { return len(n) <= 4 && n == strings.ToUpper(n) }
	add(old.Customer.Name, "the old customer's name", short(old.Customer.Name), true)
	for _, a := range old.Customer.Aliases {
		add(a, "another name of the old customer", short(a), true)
	}
	for _, d := range old.Customer.Domains {
		add(d, "a domain of the old customer", false, true)
	}
	var people []string
	for _, f := range old.Facts {
		if p, ok := f.(narrative.Stakeholder); ok && ofCustomer(old, p) && strings.Contains(strings.TrimSpace(p.Name), " ") {
			add(p.Name, "a person at the old customer", false, true)
			people = append(people, p.Name)
		}
	}
	for _, n := range append([]string{old.Customer.Name}, old.Customer.Aliases...) {
		for _, w := range words(n) {
			if utf8.RuneCountInString(w) > 3 && !general[strings.ToLower(w)] {
				add(w, "a word of the old customer's name", true, false)
			}
		}
	}
	for _, p := range people {
		ws := words(p)
		add(ws[len(ws)-1], "the name of a person at the old customer", true, false)
	}
	return out
}

// words are the words of a name.
func words(name string) []string {
	return strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// general are words in names of customers that stand in other texts as well.
var general = func() map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(`the and for of group holding holdings company limited corporation bank insurance hospital clinic clinics health care medical
		university school college institute agency authority ministry department office city county state federal national royal central general regional
		services service systems solutions technologies technology digital data cloud software media retail freight logistics transport transports energy
		power water works foods food stores shops markets trading trade industries industrial international global europe european north south east west
		northern southern eastern western first united new old great port harbour airport railway railways telecom mobile network networks partners
		brothers sons family house home land lands sea river lake forest museum theatre library council board trust foundation union association society`) {
		out[w] = true
	}
	return out
}()

// in returns what was found in a text, each name once; the longer name where one
// stands within another.
func (x *search) in(text string) []Leftover {
	var out []Leftover
	for at := 0; at < len(text); {
		_, size := utf8.DecodeRuneInString(text[at:])
		if !begins(text[:at]) {
			at += size
			continue
		}
		best, length := sought{}, 0
		for _, s := range x.all {
			if n := match(text[at:], s.name, s.exact); n > length {
				best, length = s, n
			}
		}
		if length == 0 {
			at += size
			continue
		}
		found := Leftover{Name: text[at : at+length], Of: best.of, Sure: best.sure, Around: around(text, at, at+length)}
		if !slices.ContainsFunc(out, func(l Leftover) bool { return l.Name == found.Name }) {
			out = append(out, found)
		}
		at += length
	}
	return out
}

// around is a text from some words before a place to some behind it.
func around(text string, from, to int) string {
	const reach = 30
	start, end := max(0, from-reach), min(len(text), to+reach)
	for start > 0 && text[start-1] != ' ' {
		start--
	}
	for end < len(text) && text[end] != ' ' {
		end++
	}
	out := text[start:end]
	if start > 0 {
		out = "…" + out
	}
	if end < len(text) {
		out += "…"
	}
	return out
}
