package compare

import (
	"slices"
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/worddiff"
)

// Conflict is what two states of a solution made of the same thing, each in
// another way. The merged solution has what is named by Kept.
type Conflict struct {
	Fact  string // "" for the header
	Kind  narrative.Kind
	Name  string // of the fact, as in mine
	Key   string // the field; "" where one removed the fact and the other changed it
	Label string
	Part  string // of an entry of a list
	// Audience and Block name a wording or an omission.
	Audience narrative.Audience
	Block    string
	// Base, Mine and Theirs are what a user reads there; "" where it was removed.
	Base, Mine, Theirs string
	Kept               worddiff.Source // worddiff.Mine or worddiff.Theirs
}

// Merge brings together two states of a solution that were both made of base:
// fact by fact and field by field, and within a text word by word. Of what both
// changed, each in another way, the merged solution has mine; what one removed
// and the other changed stays. Both are conflicts. Where both put the facts in
// another order, mine holds.
//
// What one added may refer to what the other removed: whoever cares validates
// the result.
func Merge(base, mine, theirs narrative.Solution) (narrative.Solution, []Conflict) {
	m := merger{
		base: reader{narrative.NewIndex(&base)}, mine: reader{narrative.NewIndex(&mine)}, theirs: reader{narrative.NewIndex(&theirs)},
	}
	out := mine
	for _, h := range Header {
		m.at = Conflict{Key: h.Key, Label: h.Label}
		h.set(&out, m.value(narrative.Field{}, h.get(&base), h.get(&mine), h.get(&theirs), owners{}))
	}
	out.Facts = mergeList(base.Facts, mine.Facts, theirs.Facts, narrative.Fact.FactID, m.fact, m.lostFact)
	out.Wordings = mergeList(base.Wordings, mine.Wordings, theirs.Wordings,
		func(w narrative.Wording) string { return string(w.Audience) + " " + w.Block }, mergeBlock(&m, wordingEntry), lostBlock(&m, wordingEntry))
	out.Omissions = mergeList(base.Omissions, mine.Omissions, theirs.Omissions,
		func(o narrative.Omission) string { return string(o.Audience) + " " + o.Block }, mergeBlock(&m, omissionEntry), lostBlock(&m, omissionEntry))
	out.Carried = mergeSet(base.Carried, mine.Carried, theirs.Carried)
	out.Asides = mergeAsides(base.Asides, mine.Asides, theirs.Asides)
	return out, m.conflicts
}

// mergeSet keeps of a list of marks what neither side took away and what either
// added: marks cannot contradict each other.
func mergeSet[E comparable](base, mine, theirs []E) []E {
	var out []E
	for _, e := range mine {
		if slices.Contains(theirs, e) || !slices.Contains(base, e) {
			out = append(out, e)
		}
	}
	for _, e := range theirs {
		if !slices.Contains(mine, e) && !slices.Contains(base, e) {
			out = append(out, e)
		}
	}
	return out
}

// mergeAsides merges what was set aside by what it is about. Where both said why,
// each for itself, mine stays: either keeps the finding aside, so this is nothing
// to be asked about.
func mergeAsides(base, mine, theirs []narrative.Aside) []narrative.Aside {
	key := func(a narrative.Aside) string {
		a = a.Key()
		return strings.Join([]string{a.Rule, a.Fact, a.Field, string(a.Audience), a.Block, a.Message}, "\x00")
	}
	return mergeList(base, mine, theirs, key, func(base *narrative.Aside, mine, theirs narrative.Aside) narrative.Aside {
		if base != nil && *base == mine {
			return theirs
		}
		return mine
	}, func(base, other narrative.Aside, _ worddiff.Source) bool { return base != other })
}

type merger struct {
	base, mine, theirs reader
	conflicts          []Conflict
	at                 Conflict // what is being merged
}

// owners are the fact at work, as each side has it.
type owners struct{ base, mine, theirs narrative.Fact }

func (m *merger) clash(base, mine, theirs string, kept worddiff.Source) {
	c := m.at
	c.Base, c.Mine, c.Theirs, c.Kept = base, mine, theirs, kept
	m.conflicts = append(m.conflicts, c)
}

// mergeList merges lists of entries that have names. Entries that all three
// sides have, or that mine and theirs added under one name, are merged by both;
// base is then nil. lost decides on what one side removed: it gets the entry of
// the other one, and reports whether that stays.
func mergeList[T any](base, mine, theirs []T, name func(T) string, both func(base *T, mine, theirs T) T, lost func(base, other T, by worddiff.Source) bool) []T {
	b, m, t := byName(base, name), byName(mine, name), byName(theirs, name)
	keep := map[string]T{}
	for i, id := range m.names {
		was, known := b.entry(id)
		other, there := t.entry(id)
		switch {
		case there:
			keep[id] = both(was, mine[i], *other)
		case !known || lost(*was, mine[i], worddiff.Theirs):
			keep[id] = mine[i]
		}
	}
	for i, id := range t.names {
		if _, there := m.entry(id); there {
			continue
		}
		if was, known := b.entry(id); !known || lost(*was, theirs[i], worddiff.Mine) {
			keep[id] = theirs[i]
		}
	}
	var out []T
	for _, id := range mergeOrder(b.names, m.names, t.names, func(id string) bool { _, ok := keep[id]; return ok }) {
		out = append(out, keep[id])
	}
	return out
}

// named is a list whose entries are found by name.
type named[T any] struct {
	list  []T
	names []string
	place map[string]int
}

func byName[T any](list []T, name func(T) string) named[T] {
	n := named[T]{list, make([]string, len(list)), make(map[string]int, len(list))}
	for i, e := range list {
		n.names[i] = name(e)
	}
	n.names = distinct(n.names)
	for i, id := range n.names {
		n.place[id] = i
	}
	return n
}

func (n named[T]) entry(id string) (*T, bool) {
	if i, ok := n.place[id]; ok {
		return &n.list[i], true
	}
	return nil, false
}

// mergeOrder puts what is kept in order: that of theirs where mine left the
// order of base alone, else that of mine. What only the other one has stands
// behind what it stood behind there.
func mergeOrder(base, mine, theirs []string, kept func(string) bool) []string {
	order, other := mine, theirs
	if !slices.ContainsFunc(Sequence(base, mine), func(s Step) bool { return s.Op == Moved }) {
		order, other = theirs, mine
	}
	var out []string
	placed := map[string]bool{}
	for _, id := range order {
		if kept(id) {
			out, placed[id] = append(out, id), true
		}
	}
	behind := -1 // the place of the entry before, in out
	for _, id := range other {
		switch {
		case placed[id]:
			behind = slices.Index(out, id)
		case kept(id):
			behind++
			out, placed[id] = slices.Insert(out, behind, id), true
		}
	}
	return out
}

func (m *merger) fact(base *narrative.Fact, mine, theirs narrative.Fact) narrative.Fact {
	m.at = Conflict{Fact: mine.FactID(), Kind: mine.FactKind(), Name: m.mine.Name(mine)}
	was, _ := narrative.NewFact(mine.FactKind(), mine.FactID())
	if base != nil && (*base).FactKind() == mine.FactKind() {
		was = *base
	}
	if mine.FactKind() != theirs.FactKind() {
		switch {
		case base == nil:
		case equalFacts(*base, mine):
			return theirs
		case equalFacts(*base, theirs):
			return mine
		}
		m.clash("", m.mine.Name(mine), m.theirs.Name(theirs), worddiff.Mine)
		return mine
	}
	out := mine
	spec, _ := narrative.Spec(mine.FactKind())
	for _, field := range spec.AllFields() {
		a, _ := narrative.Get(was, field.Key)
		b, _ := narrative.Get(mine, field.Key)
		c, _ := narrative.Get(theirs, field.Key)
		m.at.Key, m.at.Label, m.at.Part = field.Key, field.Label, ""
		if merged, err := narrative.With(out, field.Key, m.value(field, a, b, c, owners{was, mine, theirs})); err == nil {
			out = merged // a value of the field's own type always fits
		}
	}
	return out
}

func equalFacts(a, b narrative.Fact) bool { return a.FactKind() == b.FactKind() && sameFact(a, b) }

// lostFact decides on a fact that one side removed.
func (m *merger) lostFact(base, other narrative.Fact, by worddiff.Source) bool {
	if equalFacts(base, other) {
		return false
	}
	m.at = Conflict{Fact: other.FactID(), Kind: other.FactKind()}
	if by == worddiff.Theirs {
		m.at.Name = m.mine.Name(other)
		m.clash(m.base.Name(base), m.at.Name, "", worddiff.Mine)
	} else {
		m.at.Name = m.theirs.Name(other)
		m.clash(m.base.Name(base), "", m.at.Name, worddiff.Theirs)
	}
	return true
}

// value merges three values of a field.
func (m *merger) value(field narrative.Field, base, mine, theirs any, of owners) any {
	switch {
	case same(mine, theirs), same(base, theirs):
		return mine
	case same(base, mine):
		return theirs
	}
	switch b := mine.(type) {
	case narrative.Telling:
		a, _ := base.(narrative.Telling)
		c, _ := theirs.(narrative.Telling)
		field.Type = narrative.TextField
		for _, audience := range narrative.Audiences {
			m.at.Audience = audience
			if text, ok := m.value(field, a.For(audience), b.For(audience), c.For(audience), of).(string); ok {
				b = b.With(audience, text)
			}
		}
		m.at.Audience = ""
		return b
	case []string:
		a, _ := base.([]string)
		c, _ := theirs.([]string)
		itself := func(s string) string { return s }
		return mergeList(a, b, c, itself, func(_ *string, mine, _ string) string { return mine }, func(_, _ string, _ worddiff.Source) bool { return false })
	case []narrative.Option:
		return mergeParts(m, field, base, b, theirs, of, func(o *narrative.Option) (string, map[string]any) {
			return o.ID, map[string]any{"name": &o.Name, "for": &o.For, "against": &o.Against}
		})
	case []narrative.NamedFigure:
		return mergeParts(m, field, base, b, theirs, of, func(f *narrative.NamedFigure) (string, map[string]any) {
			return f.ID, map[string]any{"name": &f.Name, "value": &f.Value}
		})
	case []narrative.Step:
		return mergeParts(m, field, base, b, theirs, of, func(s *narrative.Step) (string, map[string]any) {
			return s.ID, map[string]any{"what": &s.What, "by": &s.By, "owner": &s.Owner, "audience": &s.Audience}
		})
	case string:
		a, _ := base.(string)
		c, _ := theirs.(string)
		if field.Type != narrative.TextField {
			break
		}
		if parts, clean := worddiff.Merge(a, b, c); clean {
			return worddiff.Text(parts, worddiff.Mine)
		}
	}
	m.clash(m.base.value(of.base, field, base), m.mine.value(of.mine, field, mine), m.theirs.value(of.theirs, field, theirs), worddiff.Mine)
	return mine
}
