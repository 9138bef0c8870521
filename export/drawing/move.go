package drawing

// Padded returns the drawing with empty space on every side, in points.
func (d Drawing) Padded(by float64) Drawing {
	d.W, d.H = d.W+2*by, d.H+2*by
	d.Shapes = moved(d.Shapes, by, by)
	return d
}

// moved returns shapes that stand elsewhere.
func moved(shapes []Shape, dx, dy float64) []Shape {
	out := make([]Shape, len(shapes))
	for i, s := range shapes {
		switch s := s.(type) {
		case Box:
			s.Rect = s.Rect.moved(dx, dy)
			out[i] = s
		case Ellipse:
			s.Rect = s.Rect.moved(dx, dy)
			out[i] = s
		case Polygon:
			s.Points = movedPoints(s.Points, dx, dy)
			out[i] = s
		case Line:
			s.Points = movedPoints(s.Points, dx, dy)
			out[i] = s
		case Text:
			s.At = Point{s.At.X + dx, s.At.Y + dy}
			out[i] = s
		}
	}
	return out
}

func (r Rect) moved(dx, dy float64) Rect { return Rect{r.X + dx, r.Y + dy, r.W, r.H} }

func movedPoints(ps []Point, dx, dy float64) []Point {
	out := make([]Point, len(ps))
	for i, p := range ps {
		out[i] = Point{p.X + dx, p.Y + dy}
	}
	return out
}

// Texts returns the texts of the drawing.
func (d Drawing) Texts() []Text {
	var out []Text
	for _, s := range d.Shapes {
		if t, ok := s.(Text); ok {
			out = append(out, t)
		}
	}
	return out
}

// WithoutTexts returns the drawing without its texts, for who sets them
// otherwise: a window whose system has faces for scripts that the bundled ones
// lack.
func (d Drawing) WithoutTexts() Drawing {
	shapes := make([]Shape, 0, len(d.Shapes))
	for _, s := range d.Shapes {
		if _, ok := s.(Text); !ok {
			shapes = append(shapes, s)
		}
	}
	d.Shapes = shapes
	return d
}
