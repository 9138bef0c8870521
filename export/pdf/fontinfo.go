package pdf

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// toUnicode maps the character codes in use to characters, for copying and
// searching. The back end numbers the characters of a face by their code points,
// so one map serves all; its own map is a single range of everything, which only
// some readers accept, since a range must not change the first byte of a code, and
// which holds what is no character.
func toUnicode(used *usage) []byte {
	var b bytes.Buffer
	b.WriteString(cmapHead)
	var letters, ranges []string
	for _, l := range ligatures {
		if !used.holds(l.whole) {
			continue
		}
		entry := fmt.Sprintf("<%04X> <", l.whole)
		for _, r := range l.letters {
			entry += fmt.Sprintf("%04X", r)
		}
		letters = append(letters, entry+">\n")
	}
	first, last := rune(0), rune(-1)
	end := func() {
		if last >= 0 {
			ranges = append(ranges, fmt.Sprintf("<%04X> <%04X> <%04X>\n", first, last, first))
		}
	}
	for r := range used.all() {
		switch {
		case isLigature(r):
		case last >= 0 && r == last+1 && r>>8 == first>>8:
			last = r
		default:
			end()
			first, last = r, r
		}
	}
	end()
	entries(&b, "bfchar", letters)
	entries(&b, "bfrange", ranges)
	b.WriteString(cmapFoot)
	return deflate(b.Bytes())
}

// entries writes those of a map, at most 100 of them together.
func entries(b *bytes.Buffer, kind string, all []string) {
	for some := range slices.Chunk(all, 100) {
		fmt.Fprintf(b, "%d begin%s\n%send%s\n", len(some), kind, strings.Join(some, ""), kind)
	}
}

func isLigature(r rune) bool { return r >= 0xFB00 && r <= 0xFB04 }

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
