package retarget

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bifocal/narrative"
)

// names replaces the names of one customer by those of another.
type names struct {
	pairs  []pair // the longest first, so that a name goes before a part of it
	people map[string]string
	ids    map[string]string // of stakeholders by their old names
}

type pair struct {
	old, new string
	exact    bool // a few capitals, which count only as they are written
	n        int
}

// newNames pairs names, aliases and domains in their order; where the new customer
// has fewer, the rest becomes its name, or its first domain. People without a new
// name are called by their role where a text names them.
func newNames(s narrative.Solution, t Target) *names {
	n := &names{people: map[string]string{}, ids: map[string]string{}}
	n.pair(s.Customer.Name, t.Customer.Name)
	for i, a := range s.Customer.Aliases {
		to := t.Customer.Name
		if i < len(t.Customer.Aliases) {
			to = t.Customer.Aliases[i]
		}
		n.pair(a, to)
	}
	for i, d := range s.Customer.Domains {
		switch {
		case i < len(t.Customer.Domains):
			n.pair(d, t.Customer.Domains[i])
		case len(t.Customer.Domains) > 0:
			n.pair(d, t.Customer.Domains[0])
		}
	}
	for old, to := range t.People {
		n.people[fold(old)] = to
	}
	for _, f := range s.Facts {
		p, ok := f.(narrative.Stakeholder)
		if !ok || strings.TrimSpace(p.Name) == "" {
			continue
		}
		n.ids[fold(p.Name)] = p.ID
		to, named := n.people[fold(p.Name)]
		switch {
		case named && to != "":
			n.pair(p.Name, to)
		case ofCustomer(s, p) && p.Role != "":
			n.pair(p.Name, "the "+strings.TrimPrefix(p.Role, "the "))
		}
	}
	for old, to := range t.People { // who is named in a text and is no stakeholder
		if !slices.ContainsFunc(n.pairs, func(p pair) bool { return fold(p.old) == fold(old) }) {
			n.pair(old, to)
		}
	}
	slices.SortStableFunc(n.pairs, func(a, b pair) int { return cmp.Compare(len(b.old), len(a.old)) })
	return n
}

func fold(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }

// ofCustomer reports whether a stakeholder is one of the customer's people.
func ofCustomer(s narrative.Solution, p narrative.Stakeholder) bool {
	o := fold(p.Organisation)
	return o == "" || o == fold(s.Customer.Name) || slices.ContainsFunc(s.Customer.Aliases, func(a string) bool { return fold(a) == o })
}

func (n *names) pair(old, to string) {
	old, to = strings.TrimSpace(old), strings.TrimSpace(to)
	if utf8.RuneCountInString(old) < 2 || to == "" {
		return
	}
	n.pairs = append(n.pairs, pair{old: old, new: to, exact: len(old) <= 4 && old == strings.ToUpper(old)})
}

// fact replaces the names in all texts of a fact. A proof that may be named keeps
// its own: it tells of somebody else, and of the old customer it is one now.
func (n *names) fact(old narrative.Solution, f narrative.Fact, report *Report) narrative.Fact {
	switch f := f.(type) {
	case narrative.Proof:
		return f
	case narrative.Stakeholder:
		return n.stakeholder(old, f, report)
	}
	return narrative.MapTexts(n.referred(f), n.in)
}

// referred puts the ID of a stakeholder where a fact names one in full: the name
// goes, and who it is stays.
func (n *names) referred(f narrative.Fact) narrative.Fact {
	for _, key := range [...]string{"owner", "from", "askedBy"} {
		value, _ := narrative.Get(f, key)
		name, _ := value.(string)
		if id := n.ids[fold(name)]; id != "" && name != id && f.FactKind() != narrative.KindConnection {
			if next, err := narrative.With(f, key, id); err == nil {
				f = next
			}
		}
	}
	if a, ok := f.(narrative.Ask); ok {
		a.Steps = slices.Clone(a.Steps)
		for i := range a.Steps {
			if id := n.ids[fold(a.Steps[i].Owner)]; id != "" {
				a.Steps[i].Owner = id
			}
		}
		return a
	}
	return f
}

// stakeholder gives somebody a new name, or takes the name out where it belongs to
// the old customer.
func (n *names) stakeholder(old narrative.Solution, p narrative.Stakeholder, report *Report) narrative.Fact {
	name, to := p.Name, n.people[fold(p.Name)]
	theirs := ofCustomer(old, p)
	p.Name = ""
	out, _ := narrative.MapTexts(p, n.in).(narrative.Stakeholder)
	switch {
	case name == "":
	case to != "":
		out.Name = to
	case !theirs:
		out.Name = name
	case p.Role == "":
		out.Name = name // nothing else says who it is; it is listed as left
	default:
		report.Unnamed = append(report.Unnamed, Person{p.ID, name, p.Role})
	}
	return out
}

// in replaces the names in a text, but for references to figures, and counts them.
func (n *names) in(text string) string {
	if text == "" {
		return ""
	}
	var out strings.Builder
	rest := text
	for rest != "" {
		if rest[0] == '{' { // a reference, or a doubled bracket
			end := strings.IndexByte(rest, '}')
			switch {
			case strings.HasPrefix(rest, "{{"):
				end = 1
			case end < 0:
				end = 0
			}
			out.WriteString(rest[:end+1])
			rest = rest[end+1:]
			continue
		}
		if begins(out.String()) {
			if i, length := n.at(rest); i >= 0 {
				p := &n.pairs[i]
				p.n++
				to := cased(p.new, rest[:length])
				if out.Len() == 0 && strings.HasPrefix(to, "the ") && unicode.IsUpper(first(rest)) && !strings.HasPrefix(p.new, "The") {
					to = "The " + to[len("the "):]
				}
				out.WriteString(to)
				rest = rest[length:]
				continue
			}
		}
		_, size := utf8.DecodeRuneInString(rest)
		out.WriteString(rest[:size])
		rest = rest[size:]
	}
	return out.String()
}

func first(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

// begins reports whether a word may begin behind a text.
func begins(before string) bool {
	r, size := utf8.DecodeLastRuneInString(before)
	return size == 0 || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// at returns the name that stands at the beginning of a text, and how long it is
// there; -1 for none.
func (n *names) at(text string) (int, int) {
	for i, p := range n.pairs {
		if length := match(text, p.old, p.exact); length > 0 {
			return i, length
		}
	}
	return -1, 0
}

// match returns how much of a text a name takes at its beginning, as a whole word;
// 0 where it does not stand there. Any space is as good as another.
func match(text, name string, exact bool) int {
	at := 0
	for i := 0; i < len(name); {
		r, size := utf8.DecodeRuneInString(name[i:])
		i += size
		if unicode.IsSpace(r) {
			space := at
			for at < len(text) {
				t, width := utf8.DecodeRuneInString(text[at:])
				if !unicode.IsSpace(t) {
					break
				}
				at += width
			}
			if at == space {
				return 0
			}
			continue
		}
		t, width := utf8.DecodeRuneInString(text[at:])
		if width == 0 || t != r && (exact || unicode.ToLower(t) != unicode.ToLower(r)) {
			return 0
		}
		at += width
	}
	if next, size := utf8.DecodeRuneInString(text[at:]); size > 0 && (unicode.IsLetter(next) || unicode.IsDigit(next)) {
		return 0
	}
	return at
}

// cased writes a name in capitals where the one it stands for was.
func cased(name, was string) string {
	if len(was) > 4 && was == strings.ToUpper(was) && was != strings.ToLower(was) {
		return strings.ToUpper(name)
	}
	return name
}

// done says how often each name was replaced, those that never were left out.
func (n *names) done() []Replaced {
	var out []Replaced
	for _, p := range n.pairs {
		if p.n > 0 {
			out = append(out, Replaced{p.old, p.new, p.n})
		}
	}
	return out
}
