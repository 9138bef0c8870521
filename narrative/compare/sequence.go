package compare

import (
	"slices"
	"strconv"

	"bifocal/narrative/worddiff"
)

// Step says what became of one entry of a list.
type Step struct {
	Old, New int // its places, -1 where it is not there
	Op       Op  // Added, Removed, Moved, or "" for one that kept its place
}

// Sequence tells how one list became another, by the names of the entries: as
// it reads now, with what was removed behind what stood before it. Entries that
// share a name are told apart by their order. As few as possible count as moved.
func Sequence(old, now []string) []Step {
	old, now = distinct(old), distinct(now)
	places := make(map[string]int, len(old))
	for i, name := range old {
		places[name] = i
	}
	out := make([]Step, 0, len(now))
	here := make([]bool, len(old))
	var shared, from []int // places in out, and in old
	for j, name := range now {
		step := Step{Old: -1, New: j, Op: Added}
		if i, ok := places[name]; ok {
			step.Old, step.Op = i, Moved
			here[i] = true
			shared, from = append(shared, len(out)), append(from, i)
		}
		out = append(out, step)
	}
	for _, k := range worddiff.Rising(from) {
		out[shared[k]].Op = ""
	}
	if len(shared) == len(old) {
		return out
	}
	after := make(map[int][]Step, len(old)-len(shared)) // by the place in old they stood behind
	last := -1
	for i := range old {
		if here[i] {
			last = i
		} else {
			after[last] = append(after[last], Step{Old: i, New: -1, Op: Removed})
		}
	}
	whole := slices.Grow(after[-1], len(out)+len(old)-len(shared))
	for _, step := range out {
		whole = append(whole, step)
		if step.Old >= 0 {
			whole = append(whole, after[step.Old]...)
		}
	}
	return whole
}

// distinct returns the names, the second of a name and so on with a number that
// no name ends in.
func distinct(names []string) []string {
	seen := make(map[string]int, len(names))
	out := names
	for i, name := range names {
		n := seen[name]
		seen[name]++
		if n == 0 {
			continue
		}
		if &out[0] == &names[0] {
			out = slices.Clone(names)
		}
		out[i] = name + "\x00" + strconv.Itoa(n)
	}
	return out
}
