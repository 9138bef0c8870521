package drawing

import (
	"strconv"

	"bifocal/narrative"
)

// below draws the legend and the key of numbers, and returns where they end.
func (a *architecture) below(y float64) float64 {
	y = a.legend(y + 16)
	if len(a.keyed) > 0 {
		y = a.list(y + 4)
	}
	return y + 2
}

// legend explains the states and the lines that occur.
func (a *architecture) legend(y float64) float64 {
	x, drawn := 0.0, false
	next := func(sample float64, word string) {
		w := sample + 5 + a.m.Width(word, small.size, false) + 16
		if x > 0 && x+w-16 > a.w {
			x, y = 0, y+15
		}
		drawn = true
	}
	after := func(sample float64, word string) {
		a.text(word, Point{x + sample + 5, middle(y+6, small)}, small, Start, Muted)
		x += sample + 5 + a.m.Width(word, small.size, false) + 16
	}
	states := map[string]bool{}
	for _, p := range a.parts {
		states[p.state] = true
	}
	if len(states) > 1 || !states[narrative.StateExisting] {
		for _, s := range []string{narrative.StateExisting, narrative.StateChanged, narrative.StateNew, narrative.StateRetired} {
			if !states[s] {
				continue
			}
			word := a.words.States[s]
			next(22, word)
			a.add(Box{Ink: ink(s), Rect: Rect{x + 1, y + 1.5, 19, 9.5}, Radius: 2})
			a.sign(s, Point{x + 19, y + 3}, "")
			after(25, word)
		}
	}
	lines := map[bool]bool{}
	for _, l := range a.links {
		lines[l.async] = true
	}
	if lines[true] {
		for _, async := range []bool{false, true} {
			if !lines[async] {
				continue
			}
			word, dash := a.words.Waits, Solid
			if async {
				word, dash = a.words.Later, Dashed
			}
			next(22, word)
			a.add(Line{Ink: Ink{Stroke: Existing, Width: 0.9, Dash: dash}, Points: []Point{{x, y + 6}, {x + 22, y + 6}}, To: Arrow})
			after(22, word)
		}
	}
	if !drawn {
		return y - 14
	}
	return y + 14
}

// list tells what the numbers mean, in columns.
func (a *architecture) list(y float64) float64 {
	const gap, indent = 18.0, 19.0
	columns := max(1, int((a.w+gap)/(210+gap)))
	width := (a.w - float64(columns-1)*gap) / float64(columns)
	type entry struct {
		ends, what []string
		h          float64
	}
	entries, total := make([]entry, len(a.keyed)), 0.0
	for i, k := range a.keyed {
		ends := a.parts[k.from].name + " → " + a.parts[k.to].name
		e := entry{ends: wrap(a.m, ends, smallBold, width-indent, 2), what: wrap(a.m, k.whole(), small, width-indent, 3)}
		e.h = float64(len(e.ends)+len(e.what))*small.leading() + 5
		entries[i] = e
		total += e.h
	}
	bottom, i := y, 0
	for column := range columns {
		x, at, left := float64(column)*(width+gap), y, total/float64(columns-column)
		for used := 0.0; i < len(entries) && (column == columns-1 || used+entries[i].h/2 <= left || used == 0); i++ {
			e, k := entries[i], a.keyed[i]
			text := strconv.Itoa(k.number)
			a.text(text, Point{x + 12, at + baseline(smallBold)}, smallBold, End, Muted, k.facts...)
			end := a.lines(e.ends, x+indent, at, smallBold, Start, Foreground, k.facts...)
			a.lines(e.what, x+indent, end, small, Start, Muted, k.facts...)
			at += e.h
			used += e.h
			total -= e.h
		}
		bottom = max(bottom, at)
	}
	return bottom
}
