package pdf

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"testing"

	"bifocal/assets/fonts"
	"bifocal/export"
	"bifocal/export/pdf/conform"

	"github.com/go-text/typesetting/font"
)

// shelf finds every character it holds in one face.
type shelf struct {
	face  *font.Font
	holds []rune
}

func (s shelf) find(r rune, _ bool) *font.Font {
	if slices.Contains(s.holds, r) {
		return s.face
	}
	return nil
}

// shelfOf makes a face that draws each of the characters as a Latin letter: a file
// of our own, with a table of characters of format 12.
func shelfOf(t *testing.T, characters string) shelf {
	t.Helper()
	base, err := font.ParseTTF(bytes.NewReader(fonts.Regular))
	if err != nil {
		t.Fatal(err)
	}
	f := newForeign(base.Font)
	rs := []rune(characters)
	slices.Sort(rs)
	cmap := []byte{0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0}
	for _, v := range []int{16 + 12*len(rs), 0, len(rs)} {
		cmap = binary.BigEndian.AppendUint32(cmap, uint32(v))
	}
	for i, r := range rs {
		gid, _ := base.NominalGlyph('A' + rune(i%26))
		code := f.code(gid, string(r))
		for _, v := range []uint32{uint32(r), uint32(r), uint32(code)} {
			cmap = binary.BigEndian.AppendUint32(cmap, v)
		}
	}
	made, err := font.ParseTTF(bytes.NewReader(assemble(append([]section{{"cmap", cmap}}, f.sections()...))))
	if err != nil {
		t.Fatal(err)
	}
	return shelf{made.Font, rs}
}

func renderFrom(t *testing.T, s finder, doc *export.Document) (*builder, []byte) {
	t.Helper()
	b, pages, err := layOut(t.Context(), doc, typefaces{newSetter(t).faces, s})
	if err != nil {
		t.Fatal(err)
	}
	data, err := draw(t.Context(), b, pages)
	if err != nil {
		t.Fatal(err)
	}
	for _, breach := range conform.Check(data) {
		t.Error(breach)
	}
	return b, data
}

func TestCharactersComeFromFacesOfTheMachine(t *testing.T) {
	t.Parallel()
	s := shelfOf(t, "🎉株𠮷")
	doc := &export.Document{Title: "Party 🎉 of 株", Sections: []export.Section{{Heading: "𠮷", Blocks: []export.Block{export.Bullets("🎉🎉 and 🎊")}}}}
	b, data := renderFrom(t, s, doc)
	if got := b.set.tally.list(); len(got) != 1 || got[0].Rune != '🎊' {
		t.Errorf("replaced: %v, want 🎊 alone", got)
	}
	if n := len(b.set.foreign()); n != 1 {
		t.Fatalf("%d faces, want one", n)
	}
	if f := b.set.foreign()[0]; len(f.gids) != 4 || !slices.Equal(f.texts[1:], []string{"🎉", "株", "𠮷"}) {
		t.Errorf("the face has glyphs for %q", f.texts)
	}
	if !bytes.Contains(data, []byte("BIFOCA+Face0")) || !bytes.Contains(data, []byte("/X0 ")) {
		t.Error("the face is not embedded")
	}
	_, again := renderFrom(t, s, doc)
	if !bytes.Equal(again, data) {
		t.Error("the same document gave other bytes")
	}
	doc.OwnFaces = true
	if b, _ := renderFrom(t, s, doc); len(b.set.foreign()) > 0 || len(b.set.tally.list()) != 4 {
		t.Errorf("with our own faces alone: replaced %v", b.set.tally.list())
	}
}

// What is embedded is a face again, with the outlines it was made of.
func TestEmbeddedFaceKeepsItsOutlines(t *testing.T) {
	t.Parallel()
	f := newForeign(shelfOf(t, "株𠮷").face)
	for _, r := range "株𠮷" {
		gid, _ := f.face.NominalGlyph(r)
		f.code(gid, string(r))
	}
	made := f.trueType()
	if sum(made) != 0xB1B0AFBA {
		t.Errorf("checksum %X of the file", sum(made))
	}
	cmap := []byte{0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0, 0, 0, 0, 28, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 'a', 0, 0, 0, 'b', 0, 0, 0, 1}
	face, err := font.ParseTTF(bytes.NewReader(assemble(append([]section{{"cmap", cmap}}, f.sections()...))))
	if err != nil {
		t.Fatal(err)
	}
	for code, gid := range f.gids {
		want, _ := f.face.GlyphData(gid).(font.GlyphOutline)
		got, _ := face.GlyphData(font.GID(code)).(font.GlyphOutline)
		if code > 0 && (len(got.Segments) == 0 || len(got.Segments) != len(want.Segments)) {
			t.Errorf("glyph %d has %d segments, want %d", code, len(got.Segments), len(want.Segments))
		}
		if a, b := face.HorizontalAdvance(font.GID(code)), f.face.HorizontalAdvance(gid); a != b {
			t.Errorf("glyph %d advances %v, want %v", code, a, b)
		}
	}
}

func visually(t *testing.T, s *setter, text string) string {
	t.Helper()
	set := plainText(s, text)
	var b strings.Builder
	for _, i := range set.visual(0, len(set.glyphs)) {
		r := set.glyphs[i].r
		if set.glyphs[i].level%2 == 1 {
			r = mirrored(r)
		}
		b.WriteRune(r)
	}
	return b.String()
}

func TestWordsToTheLeftAreInOrder(t *testing.T) {
	t.Parallel()
	s := newSetter(t)
	s.finder = shelfOf(t, "אבגדה")
	for text, want := range map[string]string{
		"abc def":                   "abc def",
		"abc אבג def":               "abc גבא def",
		"אבג abc":                   "abc גבא",
		"אבג (abc) 12.5 %":          "% 12.5 (abc) גבא",
		"see (אב abc) now":          "see (בא abc) now",
		"אבג (דה) 7":                "7 (הד) גבא",
		"pays אבג 123 דה, and more": "pays הד 123 גבא, and more",
		"אב < גד":                   "דג > בא",
		"1 + 2 אב":                  "בא 2 + 1",
		"אב -5 %":                   "% 5- בא",
		"אב 1,200.5 $ גד":           "דג $ 1,200.5 בא",
		"":                          "",
	} {
		if got := visually(t, s, text); got != want {
			t.Errorf("%q stands as %q, want %q", text, got, want)
		}
	}
	if !plainText(s, "אב c").leftward || plainText(s, "c אב").leftward {
		t.Error("the first word does not decide the direction of the paragraph")
	}
}
