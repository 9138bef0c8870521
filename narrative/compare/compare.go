// Package compare tells how one state of a solution became another: which
// facts were added, removed, changed and moved, field by field, and in a
// sentence. It also merges two states that were made of one.
package compare

import (
	"cmp"
	"slices"

	"bifocal/narrative"
	"bifocal/narrative/worddiff"
)

// Op says what became of something.
type Op string

// What can become of something.
const (
	Added   Op = "added"
	Removed Op = "removed"
	Changed Op = "changed"
	Moved   Op = "moved"
	// Confirmed is a wording that stands as it was over another generated text.
	Confirmed Op = "confirmed"
)

// Comparison is how one state of a solution became another.
type Comparison struct {
	Header    []FieldChange
	Facts     []FactChange // by kind, in the order of the catalog, and then in the author's
	Wordings  []BlockChange
	Omissions []BlockChange // Old and New are the reasons
	// Confirmed are values carried over from another customer's solution that were
	// confirmed as they are.
	Confirmed []narrative.Carried
	// Asides are findings that were set aside, Added, or taken up again, Removed, or
	// set aside anew, Changed: for another reason, or of another text.
	Asides []AsideChange
}

// AsideChange is what became of a finding that is, or was, set aside.
type AsideChange struct {
	Op    Op
	Aside narrative.Aside
}

// FactChange is what became of a fact.
type FactChange struct {
	Op    Op // Moved where nothing else was done to it
	ID    string
	Kind  narrative.Kind
	Name  string // what it is called now, or was; "" where it holds nothing that names it
	Moved bool   // its place among the facts
	// Fields are those that differ; of a fact that was added or removed, all
	// that hold something.
	Fields []FieldChange
}

// FieldChange is what became of one field. Old and New are what a user reads
// there: figures written out, references as names. "" is nothing. Where both
// would read alike, they are as typed.
type FieldChange struct {
	Key   string
	Label string
	// Audience is the side of a telling that differs; "" for both alike and for
	// whatever is no telling.
	Audience narrative.Audience
	// Part is the ID of an entry of a list (an option, a figure, a step), and
	// PartName what it is called; Key is then the field that holds the list, and
	// PartKey that of the entry, "" for all of it.
	Part, PartName, PartKey string
	Op                      Op // Moved for the order of a list
	Old, New                string
}

// Words returns how Old became New, word by word.
func (c FieldChange) Words() []worddiff.Piece { return worddiff.Diff(c.Old, c.New) }

// BlockChange is what became of a wording, or of an omission, of one block.
type BlockChange struct {
	Op       Op
	Audience narrative.Audience
	Block    string
	Old, New string
}

// Words returns how Old became New, word by word.
func (c BlockChange) Words() []worddiff.Piece { return worddiff.Diff(c.Old, c.New) }

// None reports whether nothing changed.
func (c *Comparison) None() bool {
	return len(c.Header)+len(c.Facts)+len(c.Wordings)+len(c.Omissions)+len(c.Confirmed)+len(c.Asides) == 0
}

// Solutions compares two states of a solution.
func Solutions(old, now narrative.Solution) Comparison {
	m := comparer{reader{narrative.NewIndex(&old)}, reader{narrative.NewIndex(&now)}}
	return Comparison{
		Header: m.header(&old, &now), Facts: m.allFacts(old.Facts, now.Facts),
		Wordings:  blocks(old.Wordings, now.Wordings, wordingEntry),
		Omissions: blocks(old.Omissions, now.Omissions, omissionEntry),
		Confirmed: confirmed(&old, &now),
		Asides:    asides(old.Asides, now.Asides),
	}
}

// asides lists what was set aside and taken up.
func asides(old, now []narrative.Aside) []AsideChange {
	var out []AsideChange
	had := make(map[narrative.Aside]narrative.Aside, len(old))
	for _, a := range old {
		had[a.Key()] = a
	}
	for _, a := range now {
		was, known := had[a.Key()]
		delete(had, a.Key())
		switch {
		case !known:
			out = append(out, AsideChange{Added, a})
		case was != a:
			out = append(out, AsideChange{Changed, a})
		}
	}
	for _, a := range old {
		if _, gone := had[a.Key()]; gone {
			out = append(out, AsideChange{Removed, a})
		}
	}
	return out
}

// confirmed lists what had still to be confirmed, stands as it did, and has no mark
// any more.
func confirmed(old, now *narrative.Solution) []narrative.Carried {
	if len(old.Carried) == 0 {
		return nil
	}
	stands := map[narrative.Carried]bool{}
	for _, c := range narrative.ValuesIn(now.Facts) {
		stands[c] = true
	}
	return slices.DeleteFunc(old.Unconfirmed(), func(c narrative.Carried) bool {
		return !stands[c] || slices.Contains(now.Carried, c)
	})
}

// comparer compares what stands in two solutions.
type comparer struct{ old, now reader }

func (m comparer) header(old, now *narrative.Solution) []FieldChange {
	var out []FieldChange
	for _, h := range Header {
		a, b := h.get(old), h.get(now)
		if same(a, b) {
			continue
		}
		c := FieldChange{Key: h.Key, Label: h.Label, Old: m.old.value(nil, narrative.Field{}, a), New: m.now.value(nil, narrative.Field{}, b)}
		c.Op = opOf(c.Old, c.New)
		out = append(out, c)
	}
	return out
}

func opOf(old, now string) Op {
	switch {
	case old == "":
		return Added
	case now == "":
		return Removed
	}
	return Changed
}

// kindOrder is the place of each kind in the catalog.
var kindOrder = func() map[narrative.Kind]int {
	out := map[narrative.Kind]int{}
	for i, spec := range narrative.Catalog {
		out[spec.Kind] = i
	}
	return out
}()

func (m comparer) allFacts(old, now narrative.Facts) []FactChange {
	var out []FactChange
	for _, step := range Sequence(names(old), names(now)) {
		switch {
		case step.Old < 0:
			out = append(out, m.fact(Added, nil, now[step.New]))
		case step.New < 0:
			out = append(out, m.fact(Removed, old[step.Old], nil))
		case !sameFact(old[step.Old], now[step.New]):
			c := m.fact(Changed, old[step.Old], now[step.New])
			c.Moved = step.Op == Moved
			out = append(out, c)
		case step.Op == Moved:
			f := now[step.New]
			out = append(out, FactChange{Op: Moved, ID: f.FactID(), Kind: f.FactKind(), Name: m.now.Name(f), Moved: true})
		}
	}
	slices.SortStableFunc(out, func(a, b FactChange) int { return cmp.Compare(kindOrder[a.Kind], kindOrder[b.Kind]) })
	return out
}

// names tells facts apart; one that changed its kind is another.
func names(facts narrative.Facts) []string {
	out := make([]string, len(facts))
	for i, f := range facts {
		out[i] = string(f.FactKind()) + " " + f.FactID()
	}
	return out
}

// fact compares the fields of a fact; one of the two may be nil.
func (m comparer) fact(op Op, old, now narrative.Fact) FactChange {
	f, r := now, m.now
	if f == nil {
		f, r = old, m.old
	}
	out := FactChange{Op: op, ID: f.FactID(), Kind: f.FactKind(), Name: r.Name(f)}
	empty, _ := narrative.NewFact(f.FactKind(), f.FactID())
	if old == nil {
		old = empty
	}
	if now == nil {
		now = empty
	}
	spec, _ := narrative.Spec(f.FactKind())
	for _, field := range spec.AllFields() {
		a, _ := narrative.Get(old, field.Key)
		b, _ := narrative.Get(now, field.Key)
		if same(a, b) {
			continue
		}
		if _, listed := narrative.Parts[field.Type]; listed {
			out.Fields = append(out.Fields, m.parts(field, old, now, partsOf(a), partsOf(b))...)
			continue
		}
		out.Fields = append(out.Fields, m.values(FieldChange{Key: field.Key, Label: field.Label}, field, old, now, a, b)...)
	}
	return out
}

// values compares two values of one field: a telling by its sides, unless they
// are told alike.
func (m comparer) values(c FieldChange, field narrative.Field, old, now narrative.Fact, a, b any) []FieldChange {
	x, told := a.(narrative.Telling)
	y, _ := b.(narrative.Telling)
	if !told || x.Executive == x.Engineering && y.Executive == y.Engineering {
		return []FieldChange{m.value(c, field, old, now, a, b)}
	}
	var out []FieldChange
	field.Type = narrative.TextField
	for _, audience := range narrative.Audiences {
		if x.For(audience) != y.For(audience) {
			c.Audience = audience
			out = append(out, m.value(c, field, old, now, x.For(audience), y.For(audience)))
		}
	}
	return out
}

func (m comparer) value(c FieldChange, field narrative.Field, old, now narrative.Fact, a, b any) FieldChange {
	c.Old, c.New = m.old.value(old, field, a), m.now.value(now, field, b)
	if c.Old == c.New { // it refers to another figure, or fact, of the same value
		c.Old, c.New = typed(a), typed(b)
	}
	c.Op = opOf(c.Old, c.New)
	return c
}

// parts compares the lists of entries that a field holds.
func (m comparer) parts(field narrative.Field, old, now narrative.Fact, a, b []part) []FieldChange {
	var out []FieldChange
	moved := false
	for _, step := range Sequence(partIDs(a), partIDs(b)) {
		c := FieldChange{Key: field.Key, Label: field.Label, Op: step.Op}
		switch {
		case step.Old < 0:
			p := b[step.New]
			c.Part, c.PartName, c.New = p.id, m.now.partName(now, field, p), m.now.part(now, field, p)
			out = append(out, c)
		case step.New < 0:
			p := a[step.Old]
			c.Part, c.PartName, c.Old = p.id, m.old.partName(old, field, p), m.old.part(old, field, p)
			out = append(out, c)
		default:
			p, q := a[step.Old], b[step.New]
			c.Part, c.PartName = q.id, m.now.partName(now, field, q)
			moved = moved || step.Op == Moved
			for _, f := range narrative.Parts[field.Type] {
				if x, y := p.values[f.Key], q.values[f.Key]; !same(x, y) {
					c.PartKey, c.Label = f.Key, f.Label
					out = append(out, m.values(c, f, old, now, x, y)...)
				}
			}
		}
	}
	if moved {
		list := func(r reader, f narrative.Fact, parts []part) string {
			var texts []string
			for _, p := range parts {
				texts = append(texts, r.partName(f, field, p))
			}
			return join(texts)
		}
		out = append(out, FieldChange{Key: field.Key, Label: field.Label, Op: Moved, Old: list(m.old, old, a), New: list(m.now, now, b)})
	}
	return out
}

func partIDs(parts []part) []string {
	out := make([]string, len(parts))
	for i, p := range parts {
		out[i] = p.id
	}
	return out
}

// entry is a wording or an omission.
type entry struct {
	audience             narrative.Audience
	block, text, basedOn string
}

func wordingEntry(w narrative.Wording) entry { return entry{w.Audience, w.Block, w.Text, w.BasedOn} }

func omissionEntry(o narrative.Omission) entry {
	return entry{o.Audience, o.Block, o.Reason, ""}
}

// blocks compares wordings, or omissions. Their order says nothing.
func blocks[T any](old, now []T, read func(T) entry) []BlockChange {
	list := func(from []T) (entries []entry, names []string) {
		for _, t := range from {
			e := read(t)
			entries, names = append(entries, e), append(names, string(e.audience)+" "+e.block)
		}
		return entries, names
	}
	a, before := list(old)
	b, after := list(now)
	var out []BlockChange
	for _, step := range Sequence(before, after) {
		switch {
		case step.Old < 0:
			e := b[step.New]
			out = append(out, BlockChange{Added, e.audience, e.block, "", e.text})
		case step.New < 0:
			e := a[step.Old]
			out = append(out, BlockChange{Removed, e.audience, e.block, e.text, ""})
		case a[step.Old].text != b[step.New].text:
			out = append(out, BlockChange{Changed, b[step.New].audience, b[step.New].block, a[step.Old].text, b[step.New].text})
		case a[step.Old].basedOn != b[step.New].basedOn:
			e := b[step.New]
			out = append(out, BlockChange{Confirmed, e.audience, e.block, e.text, e.text})
		}
	}
	return out
}
