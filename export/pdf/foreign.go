package pdf

import (
	"bytes"
	"encoding/binary"
	"os"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/fontscan"
)

// finder looks for a face that draws a character which no face of our own has.
// Its methods may be called from any number of goroutines.
type finder interface {
	// find returns nil where there is none.
	find(r rune, bold bool) *font.Font
}

// systemFaces finds the faces that are installed on the user's machine. They are
// listed when the first character is looked for, which takes a moment, and a file
// in the user's cache folder makes it quick the next time.
type systemFaces struct {
	mu      sync.Mutex
	listed  bool
	faces   *fontscan.FontMap
	known   map[wanted]*font.Font
	allowed map[*font.Font]bool
}

type wanted struct {
	r    rune
	bold bool
}

// installed are the faces of this machine.
var installed = &systemFaces{known: map[wanted]*font.Font{}, allowed: map[*font.Font]bool{}}

// families are tried first: quiet text faces that go with ours, then symbols and
// emoji of one colour. Others follow, by script.
var families = []string{
	"Noto Sans", "Noto Sans Hebrew", "Noto Sans Arabic", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "Yu Gothic",
	"Hiragino Sans", "Malgun Gothic", "WenQuanYi Micro Hei", "Segoe UI", "Arial", "DejaVu Sans",
	"Noto Sans Symbols", "Noto Sans Symbols 2", "Segoe UI Symbol", "Apple Symbols", "Noto Emoji", "Segoe UI Emoji", "Symbola", "Noto Sans Math",
}

type silent struct{}

func (silent) Printf(string, ...any) {}

func (s *systemFaces) find(r rune, bold bool) *font.Font {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.listed {
		s.listed = true
		faces := fontscan.NewFontMap(silent{})
		if err := faces.UseSystemFonts(""); err == nil { // without them our own faces are what there is
			s.faces = faces
		}
	}
	if s.faces == nil {
		return nil
	}
	key := wanted{r, bold}
	if f, seen := s.known[key]; seen {
		return f
	}
	query := fontscan.Query{Families: families}
	if bold {
		query.Aspect.Weight = font.WeightSemibold
	}
	s.faces.SetQuery(query)
	var found *font.Font
	if face := s.faces.ResolveFace(r); face != nil && draws(face, r) && s.mayEmbed(face.Font) {
		found = face.Font
	}
	s.known[key] = found
	return found
}

// draws says that the face has an outline for r: a picture of an emoji in colours
// is of no use on paper.
func draws(face *font.Face, r rune) bool {
	gid, ok := face.NominalGlyph(r)
	if !ok || gid == 0 {
		return false
	}
	_, ok = face.GlyphData(gid).(font.GlyphOutline)
	return ok
}

// The bits of a face's licence to embed it, fsType in its OS/2 table.
const (
	embedMask       = 0xF
	embedRestricted = 0x2
	noSubsetting    = 0x100
	bitmapsOnly     = 0x200
)

// mayEmbed says that the maker of a face allows parts of it to be put into a
// file.
func (s *systemFaces) mayEmbed(f *font.Font) bool {
	allowed, seen := s.allowed[f]
	if !seen {
		place := s.faces.FontLocation(f)
		allowed = embeddable(place.File, int(place.Index))
		s.allowed[f] = allowed
	}
	return allowed
}

func embeddable(path string, index int) bool {
	data, err := os.ReadFile(path)
	if err != nil {
		return false
	}
	loaders, err := opentype.NewLoaders(bytes.NewReader(data))
	if err != nil || index >= len(loaders) {
		return false
	}
	table, err := loaders[index].RawTable(opentype.MustNewTag("OS/2"))
	if err != nil || len(table) < 10 {
		return true // nothing forbids it
	}
	bits := binary.BigEndian.Uint16(table[8:])
	return bits&embedMask != embedRestricted && bits&(noSubsetting|bitmapsOnly) == 0
}
