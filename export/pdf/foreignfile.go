package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"math"
	"sync"
	"unicode/utf16"
)

// objectsOfFace is how many objects of the file describe a foreign face.
const objectsOfFace = 5

// foreignName is the resource of foreign face i.
func foreignName(i int) string { return fmt.Sprintf("/X%d", i) }

// resources adds the foreign faces to the resources of the back end.
func (w *writer) resources(body []byte) []byte {
	const open = "/Font <<\n"
	at := bytes.Index(body, []byte(open))
	if len(w.add.foreign) == 0 || at < 0 || w.equipped {
		return body
	}
	w.equipped = true
	var b bytes.Buffer
	b.Write(body[:at+len(open)])
	for i := range w.add.foreign {
		fmt.Fprintf(&b, "%s %d 0 R\n", foreignName(i), w.faces+objectsOfFace*i)
	}
	b.Write(body[at+len(open):])
	return b.Bytes()
}

// embed writes the objects of every foreign face.
func (w *writer) embed() {
	for i, f := range w.add.foreign {
		id := w.faces + objectsOfFace*i
		name := fmt.Sprintf("BIFOC%c+Face%d", 'A'+i%26, i)
		scale := 1000 / float64(f.face.Upem())
		up, down := f.extents()
		w.begin()
		fmt.Fprintf(&w.buf, "<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>\nendobj\n", name, id+1, id+4)
		w.begin()
		fmt.Fprintf(&w.buf, "<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> "+
			"/FontDescriptor %d 0 R /CIDToGIDMap /Identity /DW 1000 /W [0 [", name, id+2)
		for code := range f.gids {
			fmt.Fprintf(&w.buf, "%d ", f.advance(uint16(code)))
		}
		w.buf.WriteString("]]>>\nendobj\n")
		w.begin()
		fmt.Fprintf(&w.buf, "<</Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [%d %d %d %d] /ItalicAngle 0 /Ascent %d /Descent %d /CapHeight %d /StemV 80 /FontFile2 %d 0 R>>\nendobj\n",
			name, 0, round(down, scale), 1000, round(up, scale), round(up, scale), round(down, scale), round(up, scale), id+3)
		data := f.trueType()
		w.stream(data, fmt.Sprintf("/Length1 %d ", len(data)))
		w.stream(f.toUnicode(), "")
	}
}

func round(v float32, scale float64) int { return int(math.Round(float64(v) * scale)) }

// stream writes an object of compressed data.
func (w *writer) stream(data []byte, more string) {
	packed := deflate(data)
	w.begin()
	fmt.Fprintf(&w.buf, "<</Length %d %s/Filter /FlateDecode>>\nstream\n", len(packed), more)
	w.buf.Write(packed)
	w.buf.WriteString("\nendstream\nendobj\n")
}

func deflate(data []byte) []byte {
	var out bytes.Buffer
	z, _ := deflaters.Get().(*zlib.Writer)
	defer deflaters.Put(z)
	z.Reset(&out)
	if _, err := z.Write(data); err != nil {
		panic(err) // a buffer takes everything
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}

// deflaters are kept, since each takes most of a megabyte.
var deflaters = sync.Pool{New: func() any { return zlib.NewWriter(nil) }}

// unsaid is what a glyph stands for that others say already: the second of those
// that draw one character. Every code has to stand for something.
const unsaid = "\u200B"

// toUnicode maps the codes of a foreign face to the text they stand for.
func (f *foreign) toUnicode() []byte {
	var b bytes.Buffer
	b.WriteString(cmapHead)
	var all []string
	for code, text := range f.texts {
		if code == 0 {
			continue // drawn nowhere
		}
		entry := fmt.Sprintf("<%04X> <", code)
		for _, unit := range utf16.Encode([]rune(or(text, unsaid))) {
			entry += fmt.Sprintf("%04X", unit)
		}
		all = append(all, entry+">\n")
	}
	entries(&b, "bfchar", all)
	b.WriteString(cmapFoot)
	return b.Bytes()
}
