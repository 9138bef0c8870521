package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strconv"

	"github.com/jung-kurt/gofpdf"
)

// canvas writes laid-out pages through gofpdf. Text is written as our own
// content, one text object a line, because the back end knows no kerning and
// would tear lines of several styles apart; embedding, subsetting, links and
// the file itself are the back end's.
type canvas struct {
	pdf     *gofpdf.Fpdf
	faces   faceSet
	names   []string
	sheet   sheet
	palette palette
	tree    *structure
	pieces  []int // of tagged content, by page
	anchors []anchor
	page    int
	buf     []byte
	used    *usage
}

// faceNames are the names of the faces: of each in the back end, which keeps them
// in lower case, and in the file, as those of subsets.
var (
	faceNames = [faceCount]string{"regular", "bold", "italic", "bolditalic", "symbols", "mono"}
	fontNames = [faceCount]string{"OpenSans-Regular", "OpenSans-Semibold", "OpenSans-Italic", "OpenSans-SemiboldItalic", "DejaVuSans", "DejaVuSansMono"}
)

func newCanvas(b *builder, pages []page) (*canvas, error) {
	c := &canvas{faces: b.set.faces, sheet: b.sheet, palette: b.palette, tree: &b.tree}
	c.pdf = gofpdf.NewCustom(&gofpdf.InitType{
		UnitStr: "pt", Size: gofpdf.SizeType{Wd: b.sheet.width, Ht: b.sheet.height},
	})
	c.pdf.SetMargins(0, 0, 0)
	c.pdf.SetAutoPageBreak(false, 0)
	c.pdf.SetCatalogSort(true)
	c.names = make([]string, len(c.faces))
	for i := int(faceCount); i < len(c.faces); i++ {
		c.names[i] = foreignName(i - int(faceCount))
	}
	c.used = usageOf(b, pages)
	if err := c.embed(c.used); err != nil {
		return nil, err
	}
	return c, nil
}

var fontResource = regexp.MustCompile(`/F(\S+) [\d.]+ Tf`)

// embed adds the faces in use and tells the back end which characters of them
// to embed. It learns that only from text it draws itself, so they are drawn
// once into a template that no page uses; the same template tells the name of
// each face's resource.
func (c *canvas) embed(used *usage) error {
	for id := range faceCount {
		if !used.face(id) {
			continue
		}
		// A copy: the back end pads tables in place, in bytes others are reading.
		c.pdf.AddUTF8FontFromBytes(faceNames[id], "", bytes.Clone(c.faces[id].data))
		tpl := c.pdf.CreateTemplate(func(t *gofpdf.Tpl) {
			t.SetFont(faceNames[id], "", 10)
			t.Text(0, 0, used.runes(id))
		})
		if err := c.pdf.Error(); err != nil {
			return fmt.Errorf("embed face %s: %w", faceNames[id], err)
		}
		names := fontResource.FindAllSubmatch(tpl.Bytes(), -1)
		if len(names) == 0 {
			return fmt.Errorf("embed face %s: %w", faceNames[id], errors.New("no font resource"))
		}
		c.names[id] = "/F" + string(names[len(names)-1][1]) // a template starts with the face set before it
		c.pdf.SetFont(faceNames[id], "", 10)                // bookmarks are taken for UTF-8 only with such a face set
	}
	return nil
}

// begin starts a page.
func (c *canvas) begin() {
	c.pdf.AddPage()
	c.page = len(c.pieces)
	c.pieces = append(c.pieces, 0)
	c.buf = c.buf[:0]
}

// end writes what was drawn since begin.
func (c *canvas) end() { c.pdf.RawWriteBuf(bytes.NewReader(c.buf)) }

// fill draws rectangles as an artifact: nothing a reader is told of.
func (c *canvas) fill(rules ...rule) {
	if len(rules) == 0 {
		return
	}
	c.buf = append(c.buf, "/Artifact BMC\n"...)
	for _, r := range rules {
		c.colour(r.colour)
		c.numbers(r.x, c.sheet.height-r.y-r.height, r.width, r.height)
		c.buf = append(c.buf, "re f\n"...)
	}
	c.buf = append(c.buf, "EMC\n"...)
}

// parts draws lines of text with their origin at (0, y).
func (c *canvas) parts(parts []part, y float64) {
	for _, p := range parts {
		if p.line.to > p.line.from {
			c.line(p, y)
		}
	}
}

// tag opens a piece of content of a structure element.
func (c *canvas) tag(elem int) {
	if elem == artifact {
		c.buf = append(c.buf, "/Artifact BMC\n"...)
		return
	}
	id := c.tree.piece(elem, c.page, c.pieces)
	c.buf = append(c.buf, '/')
	c.buf = append(c.buf, c.tree.elems[elem].role...)
	c.buf = append(c.buf, " <</MCID "...)
	c.buf = strconv.AppendInt(c.buf, int64(id), 10)
	c.buf = append(c.buf, ">> BDC\n"...)
}

// line draws one line of text as one text object; the pen moves on by itself
// from run to run.
func (c *canvas) line(p part, y float64) {
	c.buf = append(c.buf, "BT "...)
	c.numbers(p.x, c.sheet.height-y-p.baseline)
	c.buf = append(c.buf, "Td\n"...)
	if p.text.mixed || p.text.spell {
		c.spelt(p)
		return
	}
	end := p.line.to
	if end < len(p.text.glyphs) && p.text.glyphs[end].r == ' ' {
		end++ // unseen, but whoever is read to or copies needs it between the lines
	}
	for i := p.line.from; i < end; {
		address := p.text.inkAt(i).link
		j := i + 1
		for j < end && p.text.inkAt(j).link == address {
			j++
		}
		elem := p.elem
		if address != "" && i < p.line.to {
			elem = c.anchor(p, y, i, min(j, p.line.to))
		}
		c.tag(elem)
		c.runs(p, i, j)
		c.buf = append(c.buf, "EMC\n"...)
		i = j
	}
	c.buf = append(c.buf, "ET\n"...)
}

// runs draws glyphs run by run: stretches of one face and ink.
func (c *canvas) runs(p part, from, to int) {
	g := p.text.glyphs
	for i := from; i < to; {
		j := i + 1
		for j < to && g[j].face == g[i].face && g[j].ink == g[i].ink {
			j++
		}
		if g[i].face >= faceCount {
			c.foreign(p, i, j)
		} else {
			c.run(p, i, j)
		}
		i = j
	}
}

// ink sets face, size and colour.
func (c *canvas) ink(id faceID, k *ink) {
	c.buf = append(c.buf, c.names[id]...)
	c.buf = append(c.buf, ' ')
	c.numbers(k.effective())
	c.buf = append(c.buf, "Tf "...)
	c.colour(k.colour)
}

// run draws glyphs of one face and ink.
func (c *canvas) run(p part, from, to int) {
	g := p.text.glyphs
	k := &p.text.inks[g[from].ink]
	c.ink(g[from].face, k)
	c.buf = append(c.buf, "[<"...)
	for i := from; i < to; i++ {
		r := g[i].r
		if undrawn(r) {
			if r != softHyphen || !p.line.hyphen || i != p.line.to-1 {
				continue
			}
		}
		if n := int(g[i].joined); n > 0 && i+n <= min(to, p.line.to) {
			whole, wider := c.ligature(p.text, i, n)
			c.code(whole)
			i += n - 1
			r = g[i].r
			if wider != 0 {
				c.buf = append(c.buf, '>')
				c.buf = strconv.AppendInt(c.buf, int64(wider), 10)
				c.buf = append(c.buf, '<')
			}
		} else {
			c.code(r)
		}
		if p.line.hyphen && i == p.line.to-1 && r != softHyphen {
			c.code(softHyphen) // a reader knows by it that the word goes on
		}
		if g[i].kern != 0 && i+1 < p.line.to {
			c.buf = append(c.buf, '>')
			c.buf = strconv.AppendInt(c.buf, -int64(g[i].kern), 10)
			c.buf = append(c.buf, '<')
		}
	}
	c.buf = append(c.buf, ">] TJ\n"...)
}

func (c *canvas) code(r rune) {
	c.buf = append(c.buf, hexDigits[r>>12&15], hexDigits[r>>8&15], hexDigits[r>>4&15], hexDigits[r&15])
}

const hexDigits = "0123456789ABCDEF"

// anchor makes a stretch of a line clickable and returns the structure element
// of the link.
func (c *canvas) anchor(p part, y float64, from, to int) int {
	if p.elem == artifact {
		return artifact // what is repeated was a link where it stood first
	}
	k := p.text.inkAt(from)
	base := c.sheet.height - y - p.baseline
	left := p.x + p.text.width(p.line.from, from)
	a := anchor{
		page: c.page, address: k.link, elem: artifact,
		left: left, right: left + p.text.width(from, to), low: base - 0.28*k.size, high: base + 0.9*k.size,
	}
	if p.elem != artifact {
		a.elem = c.tree.child(p.elem, "Link")
		c.tree.elems[a.elem].kids = []kid{{kidLink, c.page, len(c.anchors)}}
	}
	c.anchors = append(c.anchors, a)
	return a.elem
}

func (c *canvas) colour(k colour) {
	c.numbers3(float64(k.r)/255, float64(k.g)/255, float64(k.b)/255)
	c.buf = append(c.buf, "rg\n"...)
}

func (c *canvas) numbers(values ...float64) {
	for _, v := range values {
		c.buf = append(strconv.AppendFloat(c.buf, v, 'f', 2, 64), ' ')
	}
}

func (c *canvas) numbers3(values ...float64) {
	for _, v := range values {
		c.buf = append(strconv.AppendFloat(c.buf, v, 'f', 3, 64), ' ')
	}
}
