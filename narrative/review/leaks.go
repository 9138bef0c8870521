package review

import (
	"strings"

	"bifocal/narrative"
)

var leakRules = []Rule{
	{
		ID: "leaks/customer", Title: "Another customer's name", Severity: Error,
		Why:     "Nothing ends a meeting faster than the last customer's name in the paper.",
		Mend:    "Take it out, or make it a proof that may be named.",
		Example: "the previous customer's alias in a copied problem",
		check:   checkCustomers,
	},
	{
		ID: "leaks/proof", Title: "A reference is named that may not be", Severity: Error,
		Why:     "It was told in confidence.",
		Mend:    "Say what kind of company it is, or ask whether it may be named.",
		Example: "“as at Nordlicht Ads” where the proof may not name it",
		check:   checkProofs,
	},
}

// lookout finds names in texts, by their first word.
type lookout struct {
	of    []Customer
	first map[string][]lookedFor
}

type lookedFor struct {
	words    string // flattened
	shown    string
	exact    bool // an alias of a few capitals, which only counts as it is written
	what     line
	customer string
}

// names prepares the search for other customers; it is kept while they stay the
// same.
func (c *checked) names() map[string][]lookedFor {
	l := &c.reviewer.names
	if l.first != nil && len(l.of) == len(c.Others) && (len(l.of) == 0 || &l.of[0] == &c.Others[0]) {
		return l.first
	}
	l.of, l.first = c.Others, map[string][]lookedFor{}
	for _, o := range c.Others {
		l.watch(o.Name, linef("the name of another customer"), o.Name)
		for _, a := range o.Aliases {
			l.watch(a, linef("another name of the customer %s", o.Name), o.Name)
		}
		for _, d := range o.Domains {
			l.watch(d, linef("a domain of the customer %s", o.Name), o.Name)
		}
		for _, p := range o.People {
			if strings.Contains(strings.TrimSpace(p), " ") { // a first name alone is anybody's
				l.watch(p, linef("a person at the customer %s", o.Name), o.Name)
			}
		}
	}
	return l.first
}

func (l *lookout) watch(name string, what line, customer string) {
	words := flatten(name)
	if len(words) < 2 {
		return
	}
	first, _, _ := strings.Cut(words, " ")
	exact := len(name) <= 4 && name == strings.ToUpper(name)
	l.first[first] = append(l.first[first], lookedFor{words, name, exact, what, customer})
}

// find returns the names that stand in a text, each once.
func (c *checked) find(first map[string][]lookedFor, text string) []lookedFor {
	var out []lookedFor
	flat := c.flat(text)
	for at := 0; at < len(flat); {
		end := strings.IndexByte(flat[at:], ' ')
		if end < 0 {
			end = len(flat)
		} else {
			end += at
		}
		for _, l := range first[flat[at:end]] {
			if !strings.HasPrefix(flat[at:], l.words) || len(flat) > at+len(l.words) && flat[at+len(l.words)] != ' ' {
				continue
			}
			if l.exact && !strings.Contains(text, l.shown) {
				continue
			}
			known := false
			for _, o := range out {
				known = known || o.shown == l.shown
			}
			if !known {
				out = append(out, l)
			}
		}
		at = end + 1
	}
	return out
}

func checkCustomers(c *checked) {
	first := c.names()
	if len(first) == 0 {
		return
	}
	own := map[string]bool{}
	for _, n := range append(append([]string{c.Solution.Customer.Name, c.Solution.Organisation}, c.Solution.Partners...), c.Solution.Customer.Aliases...) {
		own[flatten(n)] = true
	}
	for _, i := range c.index.Of(narrative.KindProof) {
		if p, _ := c.Solution.Facts[i].(narrative.Proof); p.MayName {
			own[flatten(p.Reference)] = true
		}
	}
	delete(own, "")
	look := func(p Place, text string) {
		for _, l := range c.find(first, text) {
			if own[l.words] || own[flatten(l.customer)] {
				continue
			}
			c.addf(p, "“%s” is %s.", l.shown, l.what).Quote = l.shown
		}
	}
	for i := range c.texts {
		t := &c.texts[i]
		if t.place.Field == "reference" { // leaks/proof looks at it
			continue
		}
		look(t.place, t.raw)
	}
	s := c.Solution
	look(Place{Field: "title"}, s.Title)
	look(Place{Field: "author"}, s.Author)
	look(Place{Field: "organisation"}, s.Organisation)
	look(Place{Field: "customer.name"}, s.Customer.Name)
	for _, a := range s.Customer.Aliases {
		look(Place{Field: "customer.aliases"}, a)
	}
	for _, a := range s.Customer.Domains {
		look(Place{Field: "customer.domains"}, a)
	}
	for _, p := range s.Partners {
		look(Place{Field: "partners"}, p)
	}
	for _, f := range s.Facts { // people are no texts
		for _, field := range [...]string{"owner", "from", "askedBy"} {
			if v, ok := narrative.Get(f, field); ok {
				if name, _ := v.(string); name != "" {
					if _, known := c.index.Fact(name); !known {
						look(Place{Fact: f.FactID(), Field: field}, name)
					}
				}
			}
		}
	}
	for _, e := range c.Exported {
		look(Place{Audience: e.Audience, File: e.File}, e.Text)
		look(Place{Audience: e.Audience, File: e.File}, strings.NewReplacer("-", " ", "_", " ", ".", " ").Replace(e.File))
		for _, n := range e.Names {
			look(Place{Audience: e.Audience, File: e.File, Field: n}, strings.NewReplacer("-", " ", "_", " ").Replace(n))
		}
	}
}

// checkProofs finds the reference of a proof that may not be named in any text that
// is told, and in exported briefs.
func checkProofs(c *checked) {
	var l lookout
	l.first = map[string][]lookedFor{}
	named := map[string]bool{}
	for _, i := range c.index.Of(narrative.KindProof) {
		p, _ := c.Solution.Facts[i].(narrative.Proof)
		if p.Reference == "" {
			continue
		}
		if p.MayName {
			named[flatten(p.Reference)] = true
			continue
		}
		l.watch(p.Reference, linef("%s", p.ID), p.Reference)
	}
	if len(l.first) == 0 {
		return
	}
	look := func(p Place, text string) {
		for _, x := range c.find(l.first, text) {
			if !named[x.words] {
				c.addf(p, "“%s” may not be named, says the proof %s.", x.shown, x.what).Quote = x.shown
			}
		}
	}
	for i := range c.texts {
		if t := &c.texts[i]; t.place.Field != "reference" && t.place.Field != "source" {
			look(t.place, t.raw)
		}
	}
	for _, e := range c.Exported {
		look(Place{Audience: e.Audience, File: e.File}, e.Text)
		for _, n := range e.Names {
			look(Place{Audience: e.Audience, File: e.File, Field: n}, n)
		}
	}
}
