package desk

import (
	"slices"

	"bifocal/export/drawing"
)

// near is how close areas of one fact are that are marked as one, in points.
const near = 3

// Marks returns where a fact is shown in points of the drawing: areas, those
// that touch as one, and the ways of lines.
func Marks(d drawing.Drawing, fact string) (areas []drawing.Rect, ways [][]drawing.Point) {
	if fact == "" {
		return nil, nil
	}
	for _, s := range d.Shapes {
		if !slices.Contains(s.Behind(), fact) {
			continue
		}
		if l, ok := s.(drawing.Line); ok && len(l.Points) > 1 {
			ways = append(ways, l.Flat())
			continue
		}
		areas = join(areas, s.Bounds())
	}
	return areas, ways
}

// join adds an area to others, and makes one of all that it touches.
func join(areas []drawing.Rect, r drawing.Rect) []drawing.Rect {
	for i := 0; i < len(areas); {
		a := areas[i]
		if !a.Grown(near).Overlaps(r) {
			i++
			continue
		}
		x, y := min(a.X, r.X), min(a.Y, r.Y)
		r = drawing.Rect{X: x, Y: y, W: max(a.Right(), r.Right()) - x, H: max(a.Bottom(), r.Bottom()) - y}
		areas = slices.Delete(areas, i, i+1)
		i = 0
	}
	return append(areas, r)
}
