package pdf

import (
	"image/color"
	"sync"

	"bifocal/assets/fonts"
	"bifocal/export/artwork"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// pen draws lines of text as outlines, glyph by glyph where the file has them. It
// is for one goroutine.
type pen struct {
	faces  faceSet
	own    [faceCount]*font.Face
	glyphs map[penKey]artwork.Path
}

type penKey struct {
	face faceID
	gid  font.GID
}

func newPen(faces faceSet) *pen { return &pen{faces: faces, glyphs: map[penKey]artwork.Path{}} }

// ownFonts are our own faces with their outlines. They are only read.
var ownFonts [faceCount]func() (*font.Font, error)

func init() {
	for id, data := range [faceCount][]byte{
		fonts.Regular, fonts.Bold, fonts.Italic, fonts.BoldItalic, fonts.Symbols, fonts.Mono,
	} {
		ownFonts[id] = sync.OnceValues(func() (*font.Font, error) { return parsedFace(data) })
	}
}

// line returns a line of text as paths, with its origin at (0, y): one for each
// stretch of an ink.
func (n *pen) line(p part, y float64) []artwork.Path {
	var out []artwork.Path
	x, base := p.x, y+p.baseline
	g := p.text.glyphs
	order := p.text.visual(p.line.from, p.line.to)
	var at artwork.Path
	last := -1
	end := func() {
		if len(at.Steps) > 0 {
			out = append(out, at)
		}
	}
	for k := 0; k < len(order); k++ {
		i := order[k]
		look := p.text.inkAt(i)
		if last < 0 || p.text.inkAt(last) != look {
			end()
			at = artwork.Path{Fill: color.NRGBA{look.colour.r, look.colour.g, look.colour.b, 0xFF}}
		}
		last = i
		size := look.effective()
		if g[i].face >= faceCount {
			f := n.faces[g[i].face].foreign
			for _, s := range g[i].shaped {
				n.add(&at, g[i].face, f.gids[s.code], x+float64(s.dx)*size/1000, base-float64(s.dy)*size/1000, size)
				x += float64(s.adv) * size / 1000
			}
			if p.line.hyphen && i == p.line.to-1 {
				n.character(&at, g[i].face, '-', x, base, size)
			}
			continue
		}
		if m := int(g[i].joined); m > 0 && i+m <= p.line.to && !p.text.mixed {
			n.character(&at, g[i].face, whole(g[i:], m), x, base, size)
			for ; m > 1; m-- {
				x += p.text.glyphWidth(i, p.line.to)
				i++
				k++
			}
			x += p.text.glyphWidth(i, p.line.to)
			last = i
		} else {
			r := g[i].r
			if g[i].level%2 == 1 {
				r = mirrored(r)
			}
			if !undrawn(r) {
				n.character(&at, g[i].face, r, x, base, size)
			}
			x += p.text.glyphWidth(i, p.line.to)
		}
		if p.line.hyphen && i == p.line.to-1 {
			n.character(&at, g[i].face, softHyphen, x, base, size)
		}
	}
	end()
	return out
}

func (n *pen) character(to *artwork.Path, id faceID, r rune, x, y, size float64) {
	var gid font.GID
	if id >= faceCount {
		gid, _ = n.faces[id].foreign.face.NominalGlyph(r)
	} else {
		gid = font.GID(n.faces[id].glyphs[r&0xFFFF])
	}
	n.add(to, id, gid, x, y, size)
}

// add adds the outline of a glyph whose origin is at (x, y).
func (n *pen) add(to *artwork.Path, id faceID, gid font.GID, x, y, size float64) {
	key := penKey{id, gid}
	outline, known := n.glyphs[key]
	if !known {
		outline = n.outline(id, gid)
		n.glyphs[key] = outline
	}
	to.Steps = append(to.Steps, outline.Mapped(func(p artwork.Point) artwork.Point {
		return artwork.Point{X: x + p.X*size, Y: y - p.Y*size}
	}, 1).Steps...)
}

// outline is the shape of a glyph of size 1, upwards.
func (n *pen) outline(id faceID, gid font.GID) artwork.Path {
	var face *font.Face
	if id >= faceCount {
		face = n.faces[id].foreign.face
	} else {
		if n.own[id] == nil {
			f, err := ownFonts[id]()
			if err != nil {
				return artwork.Path{}
			}
			n.own[id] = font.NewFace(f)
		}
		face = n.own[id]
	}
	data, ok := face.GlyphData(gid).(font.GlyphOutline)
	if !ok {
		return artwork.Path{}
	}
	var p artwork.Path
	scale := 1 / float64(face.Upem())
	at := func(q opentype.SegmentPoint) (x, y float64) { return float64(q.X) * scale, float64(q.Y) * scale }
	var px, py float64
	for _, s := range data.Segments {
		switch x, y := at(s.Args[0]); s.Op {
		case opentype.SegmentOpMoveTo:
			if len(p.Steps) > 0 {
				p.Close()
			}
			p.MoveTo(x, y)
			px, py = x, y
		case opentype.SegmentOpLineTo:
			p.LineTo(x, y)
			px, py = x, y
		case opentype.SegmentOpQuadTo:
			ex, ey := at(s.Args[1])
			p.CurveTo(px+2*(x-px)/3, py+2*(y-py)/3, ex+2*(x-ex)/3, ey+2*(y-ey)/3, ex, ey)
			px, py = ex, ey
		case opentype.SegmentOpCubeTo:
			bx, by := at(s.Args[1])
			ex, ey := at(s.Args[2])
			p.CurveTo(x, y, bx, by, ex, ey)
			px, py = ex, ey
		}
	}
	if len(p.Steps) > 0 {
		p.Close()
	}
	return p
}
