package house

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// Faces are the files, TrueType or OpenType, that text is set in. Regular and Bold
// belong together; text that is to stand in a face that is not there stands in one
// of these two.
type Faces struct {
	Regular    []byte `json:"regular,omitempty"`
	Bold       []byte `json:"bold,omitempty"`
	Italic     []byte `json:"italic,omitempty"`
	BoldItalic []byte `json:"boldItalic,omitempty"`
}

// IsZero reports whether the faces are those of the program.
func (f Faces) IsZero() bool {
	return len(f.Regular)+len(f.Bold)+len(f.Italic)+len(f.BoldItalic) == 0
}

// FaceFields are the fields of Faces, as their JSON form names them.
var FaceFields = []string{"regular", "bold", "italic", "boldItalic"}

// At returns the place of a face by its field, nil where there is none.
func (f *Faces) At(field string) *[]byte {
	switch field {
	case "regular":
		return &f.Regular
	case "bold":
		return &f.Bold
	case "italic":
		return &f.Italic
	case "boldItalic":
		return &f.BoldItalic
	}
	return nil
}

// Family returns the name of the family of the regular face, "" where there is
// none.
func (f Faces) Family() string {
	if len(f.Regular) == 0 {
		return ""
	}
	info, err := ReadFace(f.Regular)
	if err != nil {
		return ""
	}
	return info.Family
}

// MostFace is how large the file of a face may be.
const MostFace = 6 << 20

// FaceInfo is what a file says of its face.
type FaceInfo struct {
	Family string
	Bold   bool
	Italic bool
}

// LicenceError says that the maker of a face does not allow it in a document.
type LicenceError struct{ Family, Reason string }

func (e *LicenceError) Error() string {
	return fmt.Sprintf("the maker of %s %s; take another face, or ask for a licence to embed it and for files that say so", e.Family, e.Reason)
}

func (f *Faces) check(fs *Faults) {
	if f.IsZero() {
		return
	}
	family := ""
	for _, field := range FaceFields {
		data := *f.At(field)
		if len(data) == 0 {
			continue
		}
		info, err := ReadFace(data)
		if err != nil {
			fs.add("faces."+field, "%s", err)
			continue
		}
		if family == "" {
			family = info.Family
		}
	}
	for _, field := range FaceFields[:2] {
		if len(*f.At(field)) == 0 {
			fs.add("faces."+field, "a house style with faces of its own needs the regular and the bold one; add the %s file of the same family", field)
		}
	}
}

// The bits of a licence to embed, fsType in the OS/2 table (OpenType 1.9).
const (
	embedMask       = 0x000F
	embedRestricted = 0x0002
	noSubsetting    = 0x0100
	bitmapsOnly     = 0x0200
)

// ReadFace checks a file and says what face it holds. It fails with a
// *LicenceError where the face must not be embedded, and otherwise with a sentence
// part that says what is wrong and what to do.
func ReadFace(data []byte) (info FaceInfo, err error) {
	defer func() {
		if recover() != nil {
			info, err = FaceInfo{}, errDamaged
		}
	}()
	switch {
	case len(data) > MostFace:
		return info, fmt.Errorf("the file of the face has %d MB, and %d MB are the most; take one with fewer scripts", len(data)>>20, MostFace>>20)
	case bytes.HasPrefix(data, []byte("ttcf")):
		return info, errors.New("the file is a collection of faces (TTC); take files with one face each")
	case bytes.HasPrefix(data, []byte("wOFF")), bytes.HasPrefix(data, []byte("wOF2")):
		return info, errors.New("the file is packed for the web (WOFF); take the TTF or OTF file")
	}
	loaders, err := opentype.NewLoaders(bytes.NewReader(data))
	if err != nil || len(loaders) != 1 {
		return info, errors.New("the file is no face; choose a TTF or OTF file")
	}
	if !whole(data) {
		return info, errDamaged
	}
	l := loaders[0]
	if l.HasTable(opentype.MustNewTag("fvar")) {
		return info, errors.New("the face is a variable one; take the static files, one for each weight")
	}
	if err := simple(l); err != nil {
		return info, err
	}
	parsed, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		return info, errDamaged
	}
	d := parsed.Describe()
	info = FaceInfo{Family: tidyName(d.Family), Bold: d.Aspect.Weight >= font.WeightSemibold, Italic: d.Aspect.Style == font.StyleItalic}
	if err := allowed(l, info.Family); err != nil {
		return info, err
	}
	return info, drawsLatin(parsed)
}

var errDamaged = errors.New("the file of the face is damaged; take another copy of it")

// whole says that every table that a file lists is in it to its end.
func whole(data []byte) bool {
	n := int(binary.BigEndian.Uint16(data[4:]))
	for i := range n {
		rec := data[12+16*i:]
		if uint64(binary.BigEndian.Uint32(rec[8:]))+uint64(binary.BigEndian.Uint32(rec[12:])) > uint64(len(data)) {
			return false
		}
	}
	return true
}

// tidyName is the name of a family as a style sheet and a Word document may hold it.
func tidyName(name string) string {
	name = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == ' ' || r == '-' {
			return r
		}
		return -1
	}, name)
	if name = strings.TrimSpace(name); name == "" {
		return "the face"
	}
	return short(name)
}

func allowed(l *opentype.Loader, family string) error {
	table, err := l.RawTable(opentype.MustNewTag("OS/2"))
	if err != nil || len(table) < 10 {
		return nil // nothing forbids it
	}
	bits := binary.BigEndian.Uint16(table[8:])
	switch {
	case bits&embedMask == embedRestricted:
		return &LicenceError{family, "forbids to embed it in documents (fsType 2)"}
	case bits&noSubsetting != 0:
		return &LicenceError{family, "forbids to embed parts of it, which is what a brief does (fsType 0x100)"}
	case bits&bitmapsOnly != 0:
		return &LicenceError{family, "allows only its bitmaps in documents (fsType 0x200)"}
	}
	return nil
}

// latin is what a face must have to be one for text in English.
const latin = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;-()%/'"

// mostSegments is how many pieces the outline of a letter may have.
const mostSegments = 5000

func drawsLatin(f *font.Face) error {
	var missing []string
	for _, r := range latin {
		gid, ok := f.NominalGlyph(r)
		if !ok || gid == 0 {
			missing = append(missing, string(r))
			continue
		}
		o, is := f.GlyphData(gid).(font.GlyphOutline)
		if !is {
			return errors.New("the face has pictures in place of outlines; take a TTF or OTF file with outlines")
		}
		if len(o.Segments) > mostSegments {
			return errors.New("the letters of the face have more detail than text can show; take another face")
		}
	}
	if len(missing) > 0 {
		return fmt.Errorf("the face lacks letters that English needs (%s); take one for text", strings.Join(missing[:min(6, len(missing))], " "))
	}
	return nil
}

// mostParts is how many simple glyphs one that is put together of others may come
// to; a file that says otherwise is made to use up memory.
const mostParts = 64

// simple refuses a file whose glyphs refer to one another so that one of them
// stands for thousands.
func simple(l *opentype.Loader) error {
	glyf, err := l.RawTable(opentype.MustNewTag("glyf"))
	if err != nil {
		return nil // outlines of another kind, whose reader counts
	}
	head, err := l.RawTable(opentype.MustNewTag("head"))
	if err != nil || len(head) < 54 {
		return errDamaged
	}
	loca, err := l.RawTable(opentype.MustNewTag("loca"))
	if err != nil {
		return errDamaged
	}
	g := glyphTable{glyf: glyf, loca: loca, long: binary.BigEndian.Uint16(head[50:]) != 0}
	g.parts = make([]int, g.count())
	for i := range g.parts {
		if g.of(i, nil) > mostParts {
			return errors.New("the glyphs of the face are put together of too many parts; take another face")
		}
	}
	return nil
}

type glyphTable struct {
	glyf, loca []byte
	long       bool
	parts      []int // of each glyph, 0 where it is not known yet
}

func (g *glyphTable) count() int {
	if g.long {
		return max(0, len(g.loca)/4-1)
	}
	return max(0, len(g.loca)/2-1)
}

func (g *glyphTable) data(i int) []byte {
	var from, to int
	if g.long {
		from, to = int(binary.BigEndian.Uint32(g.loca[4*i:])), int(binary.BigEndian.Uint32(g.loca[4*i+4:]))
	} else {
		from, to = 2*int(binary.BigEndian.Uint16(g.loca[2*i:])), 2*int(binary.BigEndian.Uint16(g.loca[2*i+2:]))
	}
	if from < 0 || to > len(g.glyf) || from >= to {
		return nil
	}
	return g.glyf[from:to]
}

// of counts the simple glyphs that glyph i is made of; above are those it is part
// of.
func (g *glyphTable) of(i int, above []int) int {
	if i < 0 || i >= len(g.parts) {
		return 0
	}
	if g.parts[i] > 0 {
		return g.parts[i]
	}
	if slices.Contains(above, i) || len(above) > 8 {
		return mostParts + 1
	}
	n := 0
	for _, part := range componentsOf(g.data(i)) {
		if n += g.of(part, append(above, i)); n > mostParts {
			break
		}
	}
	g.parts[i] = max(1, n)
	return g.parts[i]
}

// componentsOf lists the glyphs that one is put together of.
func componentsOf(data []byte) []int {
	if len(data) < 12 || int16(binary.BigEndian.Uint16(data)) >= 0 {
		return nil
	}
	var out []int
	for at := 10; at+4 <= len(data) && len(out) <= mostParts; {
		flags := binary.BigEndian.Uint16(data[at:])
		out = append(out, int(binary.BigEndian.Uint16(data[at+2:])))
		at += 6
		if flags&1 != 0 { // its place in words
			at += 2
		}
		switch {
		case flags&8 != 0:
			at += 2
		case flags&0x40 != 0:
			at += 4
		case flags&0x80 != 0:
			at += 8
		}
		if flags&0x20 == 0 { // no more of them
			break
		}
	}
	return out
}
