package pdf

import (
	"strings"
	"testing"

	"bifocal/export"
	"bifocal/export/hyphenation"

	"pgregory.net/rapid"
)

func hyphenSetter(t testing.TB) *setter {
	t.Helper()
	s := newSetter(t)
	s.words = hyphenation.For("en")
	return s
}

func words(s *setter, text string) *text {
	return s.set(piece{text, ink{size: 10, hyphens: true}})
}

func TestWordsAreBrokenToSaveALine(t *testing.T) {
	t.Parallel()
	s := hyphenSetter(t)
	set := words(s, "The infrastructure of the platform grows")
	broken := false
	for width := 60.0; width < 200; width++ {
		for _, l := range lineTexts(set, set.fit(s.faces, width)) {
			if strings.HasSuffix(l, "-") {
				broken = true
				if !strings.HasPrefix("infrastructure", strings.TrimPrefix(strings.TrimSuffix(l, "-"), "The ")) && !strings.HasPrefix("platform", strings.TrimSuffix(lastWord(l), "-")) {
					t.Errorf("at width %v a line ends in %q", width, l)
				}
			}
		}
	}
	if !broken {
		t.Error("no word is ever broken")
	}
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

func TestWhatIsLeftWhole(t *testing.T) {
	t.Parallel()
	s := hyphenSetter(t)
	for _, text := range []string{
		"Kubernetes Infrastructure of", "PostgreSQL of", "well-established-infrastructure of", "https://infrastructure.example of",
		"the infrastructure", "2027infrastructure of", "soft\u00adhyphen\u00adinfrastructure of",
	} {
		if set := words(s, text); len(set.hyphens) > 0 {
			t.Errorf("%q is broken before %v", text, set.hyphens)
		}
	}
	if set := s.set(piece{"infrastructure of the platform now", ink{size: 10}}); len(set.hyphens) > 0 {
		t.Error("a heading is broken")
	}
	if set := words(s, "“infrastructure,” of"); len(set.hyphens) == 0 {
		t.Error("punctuation keeps a word from being broken")
	}
}

// A broken line is no wider than the column, its hyphen included, and no two
// lines of two end in hyphens where that can be helped.
func TestHyphensFit(t *testing.T) {
	t.Parallel()
	s := hyphenSetter(t)
	rapid.Check(t, func(t *rapid.T) {
		pool := strings.Fields("infrastructure availability of the a customers responsibility organisation 12.5 % understanding, (management) and efficient")
		list := rapid.SliceOfN(rapid.SampledFrom(pool), 2, 60).Draw(t, "words")
		width := rapid.Float64Range(60, 400).Draw(t, "width")
		set := words(s, strings.Join(list, " "))
		for i, l := range set.fit(s.faces, width) {
			w := set.width(l.from, l.to)
			if l.hyphen {
				w += set.hyphenWidth(s.faces, l.to-1)
			}
			if w > width+0.02 && l.to-l.from > 1 {
				t.Fatalf("line %d is %v wide, more than %v", i, w, width)
			}
		}
	})
}

func TestLigaturesKeepTheirWidthAndText(t *testing.T) {
	t.Parallel()
	s := newSetter(t)
	set := plainText(s, "efficient flow of fi\uFB03x")
	if got := runes(set.glyphs); got != "efficient flow of fiffix" {
		t.Errorf("a ligature that was typed stays one character: %q", got)
	}
	var joined []int
	for _, g := range set.glyphs {
		if g.joined > 0 {
			joined = append(joined, int(g.joined))
		}
	}
	if len(joined) != 4 || joined[0] != 3 || joined[1] != 2 || joined[3] != 3 {
		t.Errorf("joined letters: %v", joined)
	}
	doc := &export.Document{Title: "efficient flow", OwnFaces: true}
	b, pages, err := layOut(t.Context(), doc, typefaces{own: s.faces})
	if err != nil {
		t.Fatal(err)
	}
	data, err := draw(t.Context(), b, pages)
	if err != nil || len(data) == 0 {
		t.Fatal(err)
	}
}
