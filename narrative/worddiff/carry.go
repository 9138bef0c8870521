package worddiff

import "strings"

// Carry brings the figures that changed between base and theirs into mine, wherever
// mine still has them, however much it says otherwise. whole reports that this is
// all there was to bring: nothing but figures changed, and mine has each of them.
func Carry(base, mine, theirs string) (text string, whole bool) {
	now, only := changedFigures(base, theirs)
	ids := map[string]int32{}
	var b strings.Builder
	at, met := 0, map[string]bool{}
	for _, t := range tokenise(mine, ids) {
		was := mine[t.start:t.end]
		if !t.figure {
			continue
		}
		if to, changed := now[was]; changed && to != "" {
			b.WriteString(mine[at:t.start] + to)
			at = t.end
			met[was] = true
		}
		for old, to := range now {
			if to == was {
				met[old] = true // it has the new one already
			}
		}
	}
	b.WriteString(mine[at:])
	return b.String(), only && len(now) > 0 && len(met) == len(now)
}

// changedFigures maps each figure of base to what theirs has in its place, "" where
// that is not the same everywhere. only reports that nothing else changed.
func changedFigures(base, theirs string) (now map[string]string, only bool) {
	now, only = map[string]string{}, true
	pieces := Diff(base, theirs)
	for i := 0; i < len(pieces); i++ {
		if pieces[i].Op == Equal {
			continue
		}
		if i+1 == len(pieces) || pieces[i].Op != Deleted || pieces[i+1].Op != Inserted {
			only = false
			continue
		}
		old, to := strings.TrimSpace(pieces[i].Text), strings.TrimSpace(pieces[i+1].Text)
		i++
		if !isFigure(old) || !isFigure(to) {
			only = false
			continue
		}
		if before, twice := now[old]; twice && before != to {
			to, only = "", false
		}
		now[old] = to
	}
	for _, p := range pieces { // one that changed in one place, and stayed in another
		if p.Op == Equal {
			for f := range figuresIn(p.Text) {
				if to, changed := now[f]; changed && to != f {
					now[f], only = "", false
				}
			}
		}
	}
	return now, only
}

func figuresIn(text string) map[string]bool {
	found := map[string]bool{}
	for _, t := range tokenise(text, map[string]int32{}) {
		if t.figure {
			found[text[t.start:t.end]] = true
		}
	}
	return found
}

// isFigure reports whether a text is one figure and nothing else.
func isFigure(text string) bool {
	all := tokenise(text, map[string]int32{})
	return len(all) == 1 && all[0].figure
}
