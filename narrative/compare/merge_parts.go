package compare

import (
	"reflect"

	"bifocal/narrative"
	"bifocal/narrative/worddiff"
)

// mergeParts merges the lists of entries that a field holds: options, figures,
// steps. read gives an entry's ID, and pointers to its values by the keys of
// narrative.Parts.
func mergeParts[T any](m *merger, field narrative.Field, base any, mine []T, theirs any, of owners, read func(*T) (string, map[string]any)) []T {
	a, _ := base.([]T)
	c, _ := theirs.([]T)
	at := m.at
	defer func() { m.at = at }()
	id := func(t T) string { id, _ := read(&t); return id }
	both := func(was *T, mine, theirs T) T {
		var zero T
		if was == nil {
			was = &zero
		}
		out := mine
		_, before := read(was)
		_, ours := read(&out)
		_, others := read(&theirs)
		for _, f := range narrative.Parts[field.Type] {
			m.at = at
			m.at.Part, m.at.Label = id(mine), f.Label
			merged := m.value(f, deref(before[f.Key]), deref(ours[f.Key]), deref(others[f.Key]), of)
			reflect.ValueOf(ours[f.Key]).Elem().Set(reflect.ValueOf(merged))
		}
		return out
	}
	lost := func(base, other T, by worddiff.Source) bool {
		if same([]T{base}, []T{other}) {
			return false
		}
		m.at = at
		m.at.Part = id(other)
		old := m.base.value(of.base, field, []T{base})
		if by == worddiff.Theirs {
			m.clash(old, m.mine.value(of.mine, field, []T{other}), "", worddiff.Mine)
		} else {
			m.clash(old, "", m.theirs.value(of.theirs, field, []T{other}), worddiff.Theirs)
		}
		return true
	}
	return mergeList(a, mine, c, id, both, lost)
}

// deref returns what a pointer leads to.
func deref(pointer any) any { return reflect.ValueOf(pointer).Elem().Interface() }

// mergeBlock merges wordings, or omissions, of one block: each as a whole,
// because the user wrote it as one.
func mergeBlock[T comparable](m *merger, read func(T) entry) func(base *T, mine, theirs T) T {
	return func(base *T, mine, theirs T) T {
		switch {
		case mine == theirs, base != nil && *base == theirs:
			return mine
		case base != nil && *base == mine:
			return theirs
		}
		var was T
		if base != nil {
			was = *base
		}
		e := read(mine)
		m.at = Conflict{Audience: e.audience, Block: e.block}
		m.clash(read(was).text, e.text, read(theirs).text, worddiff.Mine)
		return mine
	}
}

// lostBlock decides on a wording, or an omission, that one side dropped.
func lostBlock[T comparable](m *merger, read func(T) entry) func(base, other T, by worddiff.Source) bool {
	return func(base, other T, by worddiff.Source) bool {
		if base == other {
			return false
		}
		e := read(other)
		m.at = Conflict{Audience: e.audience, Block: e.block}
		if by == worddiff.Theirs {
			m.clash(read(base).text, e.text, "", worddiff.Mine)
		} else {
			m.clash(read(base).text, "", e.text, worddiff.Theirs)
		}
		return true
	}
}
