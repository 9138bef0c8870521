package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"sync"
)

// toUnicode maps character codes to characters for copying and searching. The
// back end numbers the characters of a face by their code points, so one map
// serves all; its own map is a single range, which only some readers accept,
// since a range must not change the first byte of a code.
var toUnicode = sync.OnceValue(func() []byte {
	var blocks []int
	for high := range 256 {
		if high < 0xD8 || high > 0xDF {
			blocks = append(blocks, high)
		}
	}
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for len(blocks) > 0 {
		n := min(len(blocks), 100)
		fmt.Fprintf(&b, "%d beginbfrange\n", n)
		for _, high := range blocks[:n] {
			fmt.Fprintf(&b, "<%02X00> <%02XFF> <%02X00>\n", high, high, high)
		}
		b.WriteString("endbfrange\n")
		blocks = blocks[n:]
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	var out bytes.Buffer
	z := zlib.NewWriter(&out)
	if _, err := z.Write(b.Bytes()); err != nil {
		panic(err) // a buffer takes everything
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
})

// renamed gives the fonts that body describes, if any, the names of the faces
// they are subsets of.
func renamed(body []byte) []byte {
	if len(body) > 1<<14 || !bytes.Contains(body, []byte("/utf8")) || bytes.Contains(body, []byte("stream\n")) {
		return body
	}
	for id, name := range faceNames {
		for _, end := range []string{"\n", " "} {
			body = bytes.ReplaceAll(body, []byte("Name /utf8"+name+end), []byte("Name /BIFOCL+"+fontNames[id]+end))
			body = bytes.ReplaceAll(body, []byte("Font /utf8"+name+end), []byte("Font /BIFOCL+"+fontNames[id]+end))
		}
	}
	return body
}
