package pdf

import (
	"bytes"
	"fmt"
	"sync"
)

// toUnicode maps character codes to characters for copying and searching. The
// back end numbers the characters of a face by their code points, so one map
// serves all; its own map is a single range, which only some readers accept,
// since a range must not change the first byte of a code.
var toUnicode = sync.OnceValue(func() []byte {
	var blocks []rune
	for high := range rune(256) {
		if high < 0xD8 || high > 0xDF {
			blocks = append(blocks, high)
		}
	}
	var b bytes.Buffer
	b.WriteString(cmapHead)
	b.WriteString("5 beginbfchar\n")
	for _, l := range ligatures {
		fmt.Fprintf(&b, "<%04X> <", l.whole)
		for _, r := range l.letters {
			fmt.Fprintf(&b, "%04X", r)
		}
		b.WriteString(">\n")
	}
	b.WriteString("endbfchar\n")
	for len(blocks) > 0 {
		n := min(len(blocks), 100)
		fmt.Fprintf(&b, "%d beginbfrange\n", n)
		for _, high := range blocks[:n] {
			low := 0
			if high == ligatures[0].whole>>8 {
				low = 5 // after the ligatures
			}
			fmt.Fprintf(&b, "<%02X%02X> <%02XFF> <%02X%02X>\n", high, low, high, high, low)
		}
		b.WriteString("endbfrange\n")
		blocks = blocks[n:]
	}
	b.WriteString(cmapFoot)
	return deflate(b.Bytes())
})

// What stands before and after the entries of a map to Unicode.
const (
	cmapHead = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
	cmapFoot = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
)

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
