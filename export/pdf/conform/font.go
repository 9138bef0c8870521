package conform

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// font is a font of the file and what texts use of it.
type font struct {
	name string
	dict Dict
	used map[uint16]piece  // where a code is first used
	maps map[uint16]string // to Unicode
}

// use notes which codes a text is made of, and returns what they stand for.
func (f *font) use(p piece, s String) string {
	var text strings.Builder
	for i := 0; i+1 < len(s); i += 2 {
		code := uint16(s[i])<<8 | uint16(s[i+1])
		if _, known := f.used[code]; !known {
			f.used[code] = p
		}
		text.WriteString(f.maps[code])
	}
	return text.String()
}

func (c *checker) fontNamed(r *reading, name Name) *font {
	o := c.dict(r.resources["Font"])[string(name)]
	d := c.dict(o)
	if d == nil {
		c.add("own-readable", fmt.Sprintf("%s has no font %q", r.where, name))
		return nil
	}
	key := fmt.Sprint(o)
	f, known := c.fonts[key]
	if !known {
		f = &font{name: string(name), dict: d, used: map[uint16]piece{}}
		if s, is := c.get(d["ToUnicode"]).(*Stream); is {
			f.maps = toUnicode(c.bytes(s))
		}
		c.fonts[key] = f
	}
	return f
}

// textIn is the text of an element and of those in it, as a reader copies it.
func (c *checker) textIn(e *elem) string {
	var b strings.Builder
	var walk func(*elem)
	walk = func(e *elem) {
		for _, k := range e.kids {
			switch {
			case k.elem != nil:
				walk(k.elem)
			case k.annotation == 0:
				b.WriteString(c.texts[piece{k.page, k.id}])
			}
		}
	}
	walk(e)
	return b.String()
}

// fontsUsed checks the fonts that texts use.
func (c *checker) fontsUsed() {
	for _, key := range slices.Sorted(keysOf(c.fonts)) {
		if f := c.fonts[key]; len(f.used) > 0 {
			c.fontUsed(f)
		}
	}
}

func (c *checker) fontUsed(f *font) {
	d := f.dict
	base := c.name(d["BaseFont"])
	where := "font " + base
	if !utf8.ValidString(base) {
		c.add("6.1.8-1", where)
	}
	if c.name(d["Type"]) != "Font" || c.name(d["Subtype"]) != "Type0" {
		c.add("6.2.11.2-2", where+" is of type "+c.name(d["Subtype"]))
		return
	}
	if e := c.name(d["Encoding"]); e != "Identity-H" && e != "Identity-V" {
		c.add("31-006", where+" has the encoding "+e)
	}
	cid := c.dict(first(c.array(d["DescendantFonts"])))
	if c.name(cid["Subtype"]) != "CIDFontType2" {
		c.add("6.2.11.2-2", where+" has a CID font of type "+c.name(cid["Subtype"]))
		return
	}
	descriptor := c.dict(cid["FontDescriptor"])
	if base == "" || base != c.name(cid["BaseFont"]) || base != c.name(descriptor["FontName"]) {
		c.add("6.2.11.2-3", fmt.Sprintf("%s is called %q and %q too", where, c.name(cid["BaseFont"]), c.name(descriptor["FontName"])))
	}
	c.meanings(where, f)
	program, is := c.get(descriptor["FontFile2"]).(*Stream)
	if !is {
		c.add("31-009", where+" is not embedded")
		return
	}
	face, err := parseTrueType(c.bytes(program))
	if err != nil {
		c.add("31-011", fmt.Sprintf("%s cannot be read: %v", where, err))
		return
	}
	var gids []byte
	switch m := c.get(cid["CIDToGIDMap"]).(type) {
	case Name:
		if m != "Identity" {
			c.add("31-005", where+" maps codes to glyphs by "+string(m))
			return
		}
	case *Stream:
		gids = c.bytes(m)
	default:
		c.add("31-005", where+" does not map codes to glyphs")
		return
	}
	var set []byte
	if s, is := c.get(descriptor["CIDSet"]).(*Stream); is {
		set = c.bytes(s)
	}
	widths := c.widths(cid)
	for _, code := range slices.Sorted(keysOf(f.used)) {
		at := fmt.Sprintf("%s, code %04X on page %d", where, code, f.used[code].page+1)
		gid := int(code)
		if gids != nil {
			gid = 0
			if 2*int(code)+1 < len(gids) {
				gid = int(binary.BigEndian.Uint16(gids[2*int(code):]))
			}
		}
		switch {
		case gid == 0:
			c.add("31-030", at)
			continue
		case gid >= face.glyphs:
			c.add("31-011", fmt.Sprintf("%s: glyph %d of %d", at, gid, face.glyphs))
			continue
		}
		if set != nil && (int(code)/8 >= len(set) || set[code/8]&(0x80>>(code%8)) == 0) {
			c.add("31-014", at)
		}
		if want, got := face.advance(gid), widths.of(int(code)); abs(want-got) > 1 {
			c.add("31-016", fmt.Sprintf("%s: %v, and %v in the font", at, got, want))
		}
	}
}

// meanings checks what the codes in use stand for.
func (c *checker) meanings(where string, f *font) {
	if f.maps == nil {
		c.add("31-027", where)
		return
	}
	for code, text := range f.maps {
		for _, r := range text {
			switch r {
			case 0:
				c.add("31-028", fmt.Sprintf("%s, code %04X", where, code))
			case 0xFEFF, 0xFFFE:
				c.add("31-029", fmt.Sprintf("%s, code %04X", where, code))
			}
		}
	}
	for _, code := range slices.Sorted(keysOf(f.used)) {
		text, known := f.maps[code]
		at := fmt.Sprintf("%s, code %04X on page %d", where, code, f.used[code].page+1)
		if !known || text == "" {
			c.add("10-001", at)
		}
		if strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Co, r) }) {
			c.add("6.2.11.7.3-1", at)
		}
	}
}

// widths are those that a CID font gives.
type widths struct {
	usual float64
	by    map[int]float64
}

func (w widths) of(code int) float64 {
	if v, known := w.by[code]; known {
		return v
	}
	return w.usual
}

func (c *checker) widths(cid Dict) widths {
	w := widths{usual: 1000, by: map[int]float64{}}
	if v, is := numberOf(c.get(cid["DW"])); is {
		w.usual = v
	}
	list := c.array(cid["W"])
	for i := 0; i+1 < len(list); {
		from, _ := numberOf(c.get(list[i]))
		if each := c.array(list[i+1]); each != nil {
			for k, o := range each {
				w.by[int(from)+k], _ = numberOf(c.get(o))
			}
			i += 2
			continue
		}
		if i+2 >= len(list) {
			break
		}
		to, _ := numberOf(c.get(list[i+1]))
		v, _ := numberOf(c.get(list[i+2]))
		for k := int(from); k <= int(to) && k < 1<<16; k++ {
			w.by[k] = v
		}
		i += 3
	}
	return w
}

// trueType is what is asked of a font program.
type trueType struct {
	glyphs   int
	measured int
	scale    float64
	hmtx     []byte
}

func (t *trueType) advance(gid int) float64 {
	return float64(binary.BigEndian.Uint16(t.hmtx[4*min(gid, t.measured-1):])) * t.scale
}

func parseTrueType(data []byte) (t *trueType, err error) {
	defer func() {
		if recover() != nil {
			t, err = nil, fmt.Errorf("its %d bytes are no TrueType file", len(data))
		}
	}()
	data = data[:len(data):len(data)]
	tables := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		rec := data[12+16*i:]
		start, length := binary.BigEndian.Uint32(rec[8:]), binary.BigEndian.Uint32(rec[12:])
		tables[string(rec[:4])] = data[start : start+length]
	}
	t = &trueType{
		glyphs:   int(binary.BigEndian.Uint16(tables["maxp"][4:])),
		measured: int(binary.BigEndian.Uint16(tables["hhea"][34:])),
		scale:    1000 / float64(binary.BigEndian.Uint16(tables["head"][18:])), hmtx: tables["hmtx"],
	}
	size := 2
	if binary.BigEndian.Uint16(tables["head"][50:]) == 1 {
		size = 4
	}
	if loca := tables["loca"]; len(loca) < size*(t.glyphs+1) {
		return nil, fmt.Errorf("it says %d glyphs and has %d", t.glyphs, len(loca)/size-1)
	}
	_ = t.advance(t.glyphs - 1)
	return t, nil
}

var (
	blocks = regexp.MustCompile(`(?s)beginbf(char|range)(.*?)endbf`)
	hexes  = regexp.MustCompile(`<([0-9A-Fa-f]*)>|\[|\]`)
)

// toUnicode reads a CMap.
func toUnicode(data []byte) map[uint16]string {
	out := map[uint16]string{}
	if !bytes.Contains(data, []byte("begincodespacerange")) {
		return out
	}
	for _, block := range blocks.FindAllSubmatch(data, -1) {
		var words []string
		for _, m := range hexes.FindAllSubmatch(block[2], -1) {
			words = append(words, string(m[1]))
		}
		step := 2
		if string(block[1]) == "range" {
			step = 3
		}
		for i := 0; i+step <= len(words); i += step {
			from, err := strconv.ParseUint(words[i], 16, 16)
			if err != nil {
				continue
			}
			to := from
			if step == 3 {
				if to, err = strconv.ParseUint(words[i+1], 16, 16); err != nil {
					continue
				}
			}
			units := unitsOf(words[i+step-1])
			for code := from; code <= to; code++ {
				text := slices.Clone(units)
				if len(text) > 0 {
					text[len(text)-1] += uint16(code - from)
				}
				out[uint16(code)] = string(utf16.Decode(text))
			}
		}
	}
	return out
}

func unitsOf(digits string) []uint16 {
	var out []uint16
	for i := 0; i+4 <= len(digits); i += 4 {
		v, _ := strconv.ParseUint(digits[i:i+4], 16, 16) // digits
		out = append(out, uint16(v))
	}
	return out
}
