package pdf

import (
	"encoding/binary"
	"math"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// trueType makes a TrueType file of the glyphs that a document uses of a foreign
// face, whatever kind of file the face comes from. It has no table of characters:
// in a PDF a glyph is called by its number. Curves of the third degree, which
// TrueType does not know, become several of the second.
func (f *foreign) trueType() []byte { return assemble(f.sections()) }

func (f *foreign) sections() []section {
	var glyf, loca, hmtx []byte
	box := bounds{empty: true}
	mostPoints, mostContours := 0, 0
	for code, gid := range f.gids {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		var o outline
		if code > 0 {
			if data, ok := f.face.GlyphData(gid).(font.GlyphOutline); ok {
				o.follow(data.Segments)
			}
		}
		data := o.bytes()
		glyf = append(glyf, data...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		box.join(o.box)
		mostPoints, mostContours = max(mostPoints, len(o.points)), max(mostContours, len(o.ends))
		adv := f.face.HorizontalAdvance(gid)
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(max(0, min(math.MaxUint16, math.Round(float64(adv))))))
		hmtx = appendInt16(hmtx, o.box.left)
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	n := uint16(len(f.gids))
	up, down := f.extents()

	head := make([]byte, 54)
	binary.BigEndian.PutUint32(head, 0x00010000)
	binary.BigEndian.PutUint32(head[4:], 0x00010000)
	binary.BigEndian.PutUint32(head[12:], 0x5F0F3CF5)
	binary.BigEndian.PutUint16(head[18:], f.face.Upem())
	copy(head[36:], box.bytes())
	binary.BigEndian.PutUint16(head[46:], 6)
	binary.BigEndian.PutUint16(head[48:], 2)
	binary.BigEndian.PutUint16(head[50:], 1) // long offsets in loca

	hhea := make([]byte, 36)
	binary.BigEndian.PutUint32(hhea, 0x00010000)
	copy(hhea[4:], appendInt16(appendInt16(nil, up), down))
	binary.BigEndian.PutUint16(hhea[34:], n)

	maxp := make([]byte, 32)
	binary.BigEndian.PutUint32(maxp, 0x00010000)
	for at, v := range map[int]int{4: int(n), 6: mostPoints, 8: mostContours, 14: 2} {
		binary.BigEndian.PutUint16(maxp[at:], uint16(min(v, math.MaxUint16)))
	}
	return []section{{"glyf", glyf}, {"head", head}, {"hhea", hhea}, {"hmtx", hmtx}, {"loca", loca}, {"maxp", maxp}}
}

// extents is how far the face reaches over and under the baseline, in its units.
func (f *foreign) extents() (up, down float32) {
	if e, ok := f.face.FontHExtents(); ok {
		return e.Ascender, e.Descender
	}
	return 0.8 * float32(f.face.Upem()), -0.2 * float32(f.face.Upem())
}

// section is a table of a font file.
type section struct {
	tag  string
	data []byte
}

// assemble writes tables, in the order of their tags, as one file.
func assemble(tables []section) []byte {
	n := len(tables)
	power := 1
	for power*2 <= n {
		power *= 2
	}
	out := []byte{0, 1, 0, 0}
	for _, v := range []int{n, power * 16, int(math.Log2(float64(power))), (n - power) * 16} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	at, headAt := 12+16*n, 0
	for _, t := range tables {
		if t.tag == "head" {
			headAt = at
		}
		out = append(out, t.tag...)
		for _, v := range []uint32{sum(t.data), uint32(at), uint32(len(t.data))} {
			out = binary.BigEndian.AppendUint32(out, v)
		}
		at += (len(t.data) + 3) / 4 * 4
	}
	for _, t := range tables {
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	binary.BigEndian.PutUint32(out[headAt+8:], 0xB1B0AFBA-sum(out))
	return out
}

// sum is the checksum of a table.
func sum(data []byte) uint32 {
	var s uint32
	for i := 0; i < len(data); i += 4 {
		var word [4]byte
		copy(word[:], data[i:])
		s += binary.BigEndian.Uint32(word[:])
	}
	return s
}

func appendInt16(b []byte, v float32) []byte {
	return binary.BigEndian.AppendUint16(b, uint16(int16(max(math.MinInt16, min(math.MaxInt16, math.Round(float64(v)))))))
}

// outline is a glyph as TrueType keeps it: points on its contours and between
// them.
type outline struct {
	points []outlinePoint
	ends   []int // index of the last point of each contour
	box    bounds
	pen    opentype.SegmentPoint
}

type outlinePoint struct {
	x, y float32
	on   bool
}

// follow adds the contours of segments.
func (o *outline) follow(segments []opentype.Segment) {
	o.box.empty = true
	for _, s := range segments {
		switch a := s.Args; s.Op {
		case opentype.SegmentOpMoveTo:
			o.close()
			o.add(a[0], true)
		case opentype.SegmentOpLineTo:
			o.add(a[0], true)
		case opentype.SegmentOpQuadTo:
			o.add(a[0], false)
			o.add(a[1], true)
		case opentype.SegmentOpCubeTo:
			o.cube(o.pen, a[0], a[1], a[2])
		}
	}
	o.close()
	if o.box.empty {
		o.box = bounds{}
	}
}

func (o *outline) add(p opentype.SegmentPoint, on bool) {
	p.X, p.Y = float32(math.Round(float64(p.X))), float32(math.Round(float64(p.Y)))
	o.points = append(o.points, outlinePoint{p.X, p.Y, on})
	o.box.join(bounds{left: p.X, low: p.Y, right: p.X, high: p.Y})
	o.pen = p
}

// close ends a contour, without the point that repeats its first one.
func (o *outline) close() {
	first := 0
	if n := len(o.ends); n > 0 {
		first = o.ends[n-1] + 1
	}
	n := len(o.points)
	if n-first > 1 {
		if a, b := o.points[first], o.points[n-1]; a.x == b.x && a.y == b.y && b.on {
			o.points = o.points[:n-1]
			n--
		}
	}
	if n-first < 2 {
		o.points = o.points[:first] // a point has no area
		return
	}
	o.ends = append(o.ends, n-1)
}

// pieces is into how many curves of the second degree one of the third is cut.
const pieces = 4

func (o *outline) cube(a, b, c, d opentype.SegmentPoint) {
	at := func(t float32) (p, slope opentype.SegmentPoint) {
		u := 1 - t
		p.X = u*u*u*a.X + 3*u*u*t*b.X + 3*u*t*t*c.X + t*t*t*d.X
		p.Y = u*u*u*a.Y + 3*u*u*t*b.Y + 3*u*t*t*c.Y + t*t*t*d.Y
		slope.X = 3 * (u*u*(b.X-a.X) + 2*u*t*(c.X-b.X) + t*t*(d.X-c.X))
		slope.Y = 3 * (u*u*(b.Y-a.Y) + 2*u*t*(c.Y-b.Y) + t*t*(d.Y-c.Y))
		return p, slope
	}
	const step = float32(1) / pieces
	from, slope := at(0)
	for i := 1; i <= pieces; i++ {
		to, end := at(float32(i) * step)
		// The handles of the piece, and between them the one of the curve that comes
		// closest to it.
		b1 := opentype.SegmentPoint{X: from.X + slope.X*step/3, Y: from.Y + slope.Y*step/3}
		c1 := opentype.SegmentPoint{X: to.X - end.X*step/3, Y: to.Y - end.Y*step/3}
		o.add(opentype.SegmentPoint{X: (3*(b1.X+c1.X) - from.X - to.X) / 4, Y: (3*(b1.Y+c1.Y) - from.Y - to.Y) / 4}, false)
		o.add(to, true)
		from, slope = to, end
	}
}

// bytes is the entry of the glyf table, nothing for an empty glyph.
func (o *outline) bytes() []byte {
	if len(o.ends) == 0 {
		return nil
	}
	out := binary.BigEndian.AppendUint16(nil, uint16(len(o.ends)))
	out = append(out, o.box.bytes()...)
	for _, end := range o.ends {
		out = binary.BigEndian.AppendUint16(out, uint16(end))
	}
	out = append(out, 0, 0) // no instructions
	var xs, ys []byte
	var px, py float32
	for _, p := range o.points {
		flag := byte(0)
		if p.on {
			flag = 1
		}
		if p.x == px {
			flag |= 0x10
		} else {
			xs = appendInt16(xs, p.x-px)
		}
		if p.y == py {
			flag |= 0x20
		} else {
			ys = appendInt16(ys, p.y-py)
		}
		out = append(out, flag)
		px, py = p.x, p.y
	}
	return append(append(out, xs...), ys...)
}

// bounds is a box around points.
type bounds struct {
	left, low, right, high float32
	empty                  bool
}

func (b *bounds) join(o bounds) {
	switch {
	case o.empty:
	case b.empty:
		*b = o
	default:
		b.left, b.low, b.right, b.high = min(b.left, o.left), min(b.low, o.low), max(b.right, o.right), max(b.high, o.high)
	}
}

func (b bounds) bytes() []byte {
	return appendInt16(appendInt16(appendInt16(appendInt16(nil, b.left), b.low), b.right), b.high)
}
