package desk

import (
	"slices"

	"bifocal/export/drawing"
)

// nearBy is how close areas of one fact are that are marked as one, in points.
const nearBy = 6

// Marks returns where a fact is shown in points of the drawing: areas, and the
// ways of lines. Areas that touch, or stand beside each other with nothing of
// another fact between, are one.
func Marks(d drawing.Drawing, fact string) (areas []drawing.Rect, ways [][]drawing.Point) {
	if fact == "" {
		return nil, nil
	}
	var others []drawing.Rect
	for _, s := range d.Shapes {
		l, line := s.(drawing.Line)
		switch mine := slices.Contains(s.Behind(), fact); {
		case mine && line:
			ways = append(ways, l.Flat())
		case mine:
			areas = append(areas, s.Bounds())
		case !line:
			others = append(others, s.Bounds())
		}
	}
	return joined(areas, others), ways
}

// joined makes one of areas that belong together, until none do.
func joined(areas, others []drawing.Rect) []drawing.Rect {
	for i := 0; i < len(areas); i++ {
		for j := i + 1; j < len(areas); j++ {
			a, b := areas[i], areas[j]
			both := union(a, b)
			if a.Grown(nearBy).Overlaps(b) || beside(a, b) && !slices.ContainsFunc(others, both.Overlaps) {
				areas[i] = both
				areas = slices.Delete(areas, j, j+1)
				i, j = -1, len(areas) // a larger one may belong to those before it
			}
		}
	}
	return areas
}

// beside reports whether two areas share some height.
func beside(a, b drawing.Rect) bool { return a.Y < b.Bottom() && b.Y < a.Bottom() }

func union(a, b drawing.Rect) drawing.Rect {
	x, y := min(a.X, b.X), min(a.Y, b.Y)
	return drawing.Rect{X: x, Y: y, W: max(a.Right(), b.Right()) - x, H: max(a.Bottom(), b.Bottom()) - y}
}
