package artwork

import (
	"errors"
	"math"
	"strconv"
)

// matrix maps (x, y) to (a x + c y + e, b x + d y + f).
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

// times returns the matrix that maps by n first and then by m.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m.a*n.a + m.c*n.b, m.b*n.a + m.d*n.b,
		m.a*n.c + m.c*n.d, m.b*n.c + m.d*n.d,
		m.a*n.e + m.c*n.f + m.e, m.b*n.e + m.d*n.f + m.f,
	}
}

func (m matrix) at(p Point) Point { return Point{m.a*p.X + m.c*p.Y + m.e, m.b*p.X + m.d*p.Y + m.f} }

// scale is how much longer lengths become, on average.
func (m matrix) scale() float64 { return math.Sqrt(math.Abs(m.a*m.d - m.b*m.c)) }

// scanner reads the numbers of path data and of lists.
type scanner struct {
	text string
	at   int
}

func (s *scanner) space() {
	for s.at < len(s.text) {
		switch s.text[s.at] {
		case ' ', '\t', '\n', '\r', '\f', ',':
			s.at++
		default:
			return
		}
	}
}

var errPath = errors.New("the data of a path cannot be read")

// number reads one number.
func (s *scanner) number() (float64, error) {
	s.space()
	from, digits, dot, power := s.at, false, false, false
	for s.at < len(s.text) {
		c := s.text[s.at]
		switch {
		case c >= '0' && c <= '9':
			digits = true
		case (c == '+' || c == '-') && (s.at == from || s.text[s.at-1] == 'e' || s.text[s.at-1] == 'E'):
		case c == '.' && !dot && !power:
			dot = true
		case (c == 'e' || c == 'E') && digits && !power:
			power = true
		default:
			return s.parse(from, digits)
		}
		s.at++
	}
	return s.parse(from, digits)
}

// furthest is how large a number may be: what is larger is no logo.
const furthest = 1e6

func (s *scanner) parse(from int, digits bool) (float64, error) {
	if !digits {
		return 0, errPath
	}
	v, err := strconv.ParseFloat(s.text[from:s.at], 64)
	if err != nil || math.Abs(v) > furthest {
		return 0, errPath
	}
	return v, nil
}

// flag reads one digit, 0 or 1, which may stand right before a number.
func (s *scanner) flag() (bool, error) {
	s.space()
	if s.at >= len(s.text) || s.text[s.at] != '0' && s.text[s.at] != '1' {
		return false, errPath
	}
	s.at++
	return s.text[s.at-1] == '1', nil
}

// command returns the letter that stands next, or 0 where a number does.
func (s *scanner) command() byte {
	s.space()
	if s.at >= len(s.text) {
		return 0
	}
	if c := s.text[s.at]; c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' {
		s.at++
		return c
	}
	return 0
}

func (s *scanner) over() bool { s.space(); return s.at >= len(s.text) }

// tracer follows path data.
type tracer struct {
	scanner
	path        *Path
	pen, start  Point
	handle      Point // of the curve before, for S and T
	last        byte
	most, steps int
}

// operands is how many numbers a command takes.
var operands = map[byte]int{'M': 2, 'L': 2, 'H': 1, 'V': 1, 'C': 6, 'S': 4, 'Q': 4, 'T': 2, 'A': 7, 'Z': 0}

// trace reads path data; most is how many steps it may have.
func trace(data string, p *Path, most int) error {
	t := &tracer{scanner: scanner{text: data}, path: p, most: most}
	command := byte(0)
	for !t.over() {
		switch c := t.command(); {
		case c != 0:
			command = c
		case command == 0 || command|0x20 == 'z':
			return errPath
		case command == 'M':
			command = 'L'
		case command == 'm':
			command = 'l'
		}
		if t.last == 0 && command|0x20 != 'm' {
			return errPath
		}
		if err := t.step(command); err != nil {
			return err
		}
	}
	return nil
}

func (t *tracer) step(command byte) error {
	upper := command &^ 0x20
	n, known := operands[upper]
	if !known {
		return errPath
	}
	if t.steps++; t.steps > t.most {
		return errTooMuch
	}
	var v [7]float64
	for i := range n {
		if upper == 'A' && (i == 3 || i == 4) {
			on, err := t.flag()
			if err != nil {
				return err
			}
			if on {
				v[i] = 1
			}
			continue
		}
		x, err := t.number()
		if err != nil {
			return err
		}
		v[i] = x
	}
	var from Point
	if command != upper {
		from = t.pen
	}
	at := func(i int) Point { return Point{from.X + v[i], from.Y + v[i+1]} }
	switch upper {
	case 'M':
		t.pen = at(0)
		t.start = t.pen
		t.path.MoveTo(t.pen.X, t.pen.Y)
	case 'L':
		t.line(at(0))
	case 'H':
		t.line(Point{from.X + v[0], t.pen.Y})
	case 'V':
		t.line(Point{t.pen.X, from.Y + v[0]})
	case 'C':
		t.curve(at(0), at(2), at(4))
	case 'S':
		t.curve(t.mirrored('C', 'S'), at(0), at(2))
	case 'Q':
		t.quad(at(0), at(2))
	case 'T':
		t.quad(t.mirrored('Q', 'T'), at(0))
	case 'A':
		t.arc(v[0], v[1], v[2], v[3] == 1, v[4] == 1, at(5))
	case 'Z':
		t.path.Close()
		t.pen = t.start
	}
	t.last = upper
	return nil
}

func (t *tracer) line(p Point) {
	t.pen = p
	t.path.LineTo(p.X, p.Y)
}

func (t *tracer) curve(a, b, p Point) {
	t.path.CurveTo(a.X, a.Y, b.X, b.Y, p.X, p.Y)
	t.handle, t.pen = b, p
}

func (t *tracer) quad(a, p Point) {
	third := func(x, y float64) float64 { return x + 2*(y-x)/3 }
	from := t.pen
	t.curve(Point{third(from.X, a.X), third(from.Y, a.Y)}, Point{third(p.X, a.X), third(p.Y, a.Y)}, p)
	t.handle = a
}

// mirrored is the handle that goes on from the curve before, where that was of
// one of the kinds.
func (t *tracer) mirrored(kinds ...byte) Point {
	for _, k := range kinds {
		if t.last == k {
			return Point{2*t.pen.X - t.handle.X, 2*t.pen.Y - t.handle.Y}
		}
	}
	return t.pen
}

// arc draws a part of an ellipse, as SVG 1.1 says in appendix F.6.
func (t *tracer) arc(rx, ry, degrees float64, large, sweep bool, p Point) {
	from := t.pen
	rx, ry = math.Abs(rx), math.Abs(ry)
	if rx == 0 || ry == 0 || from == p {
		t.line(p)
		return
	}
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	dx, dy := (from.X-p.X)/2, (from.Y-p.Y)/2
	x, y := cos*dx+sin*dy, -sin*dx+cos*dy
	if l := x*x/(rx*rx) + y*y/(ry*ry); l > 1 {
		rx, ry = rx*math.Sqrt(l), ry*math.Sqrt(l)
	}
	k := math.Sqrt(max(0, (rx*rx*ry*ry-rx*rx*y*y-ry*ry*x*x)/(rx*rx*y*y+ry*ry*x*x)))
	if large == sweep {
		k = -k
	}
	cx, cy := k*rx*y/ry, -k*ry*x/rx
	m := matrix{cos * rx, sin * rx, -sin * ry, cos * ry, cos*cx - sin*cy + (from.X+p.X)/2, sin*cx + cos*cy + (from.Y+p.Y)/2}
	begin := math.Atan2((y-cy)/ry, (x-cx)/rx)
	turn := math.Atan2((-y-cy)/ry, (-x-cx)/rx) - begin
	if sweep && turn < 0 {
		turn += 2 * math.Pi
	} else if !sweep && turn > 0 {
		turn -= 2 * math.Pi
	}
	pieces := int(math.Ceil(math.Abs(turn)/(math.Pi/2) - 1e-9))
	for i := range pieces {
		t.arcPiece(m, begin+turn*float64(i)/float64(pieces), begin+turn*float64(i+1)/float64(pieces))
	}
	t.pen = p
	if n := len(t.path.Steps); pieces > 0 {
		t.path.Steps[n-1].At[2] = p // exactly
	}
}

// arcPiece draws at most a quarter of the unit circle, mapped.
func (t *tracer) arcPiece(m matrix, from, to float64) {
	h := 4.0 / 3 * math.Tan((to-from)/4)
	s, c := math.Sincos(from)
	s2, c2 := math.Sincos(to)
	t.curve(m.at(Point{c - h*s, s + h*c}), m.at(Point{c2 + h*s2, s2 - h*c2}), m.at(Point{c2, s2}))
}
