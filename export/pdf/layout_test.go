package pdf

import (
	"strings"
	"testing"

	"bifocal/export"
	"bifocal/narrative"
	"bifocal/narrative/narrativetest"

	"pgregory.net/rapid"
)

func newSetter(t testing.TB) *setter {
	t.Helper()
	faces, err := loadFaces()
	if err != nil {
		t.Fatal(err)
	}
	return &setter{press: &press{faces: faces}}
}

func plainText(s *setter, text string) *text { return s.set(piece{text, ink{size: 10}}) }

func lineTexts(t *text, lines []line) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = runes(t.glyphs[l.from:l.to])
		if l.hyphen {
			out[i] = strings.TrimSuffix(out[i], string(softHyphen)) + "-"
		}
	}
	return out
}

func fitted(s *setter, text string, width float64) []string {
	t := plainText(s, text)
	return lineTexts(t, t.fit(s.faces, width))
}

func TestWhatBelongsTogetherIsNotBroken(t *testing.T) {
	t.Parallel()
	s := newSetter(t)
	for _, together := range []string{
		"2 hours", "2.8 M USD", "400 K USD", "97.5 %", "45 min", "31 March", "15 January", "Q4 2027",
		"USD 300", "10–50", "$ 20", "a\u00a0b", "10\u202f000", "3 million euros", "word –",
	} {
		text := "aaaaaaa " + together + " bbbbbbb"
		for width := 30.0; width < 150; width++ {
			plain := plainText(s, text)
			if plainText(s, together).width(0, len([]rune(together))) > width {
				continue
			}
			lines := lineTexts(plain, plain.fit(s.faces, width))
			if !strings.Contains(strings.Join(lines, "\n"), together) {
				t.Fatalf("%q is torn at width %v: %q", together, width, lines)
			}
		}
	}
}

func TestOtherSpacesBreak(t *testing.T) {
	t.Parallel()
	s := newSetter(t)
	for _, text := range []string{"120 services", "cost USD", "K hours", "a b", "2027 and", "well-known", "https://example.org/path"} {
		lines := fitted(s, text, plainText(s, text).width(0, len(text))-1)
		if len(lines) != 2 {
			t.Errorf("%q: lines %q, want two", text, lines)
		}
	}
}

func TestLongWordIsBrokenNotCutOff(t *testing.T) {
	t.Parallel()
	s := newSetter(t)
	word := strings.Repeat("abcdefghij", 30)
	lines := fitted(s, "see "+word+" here", 200)
	if got := strings.Join(lines, ""); got != "see"+word+"here" && got != "see "+word+" here" && !strings.Contains(got, word) {
		t.Errorf("characters are lost: %q", lines)
	}
	for _, l := range lines {
		if w := plainText(s, l).width(0, len(l)); w > 200.5 {
			t.Errorf("line of width %v: %q", w, l)
		}
	}
}

func TestLinesKeepTheirWidthAndText(t *testing.T) {
	t.Parallel()
	s := newSetter(t)
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-zA-Zäß0-9.,%–-]{1,14}`), 1, 60).Draw(t, "words")
		width := rapid.Float64Range(20, 400).Draw(t, "width")
		text := plainText(s, strings.Join(words, " "))
		lines := text.fit(s.faces, width)
		at := 0
		for i, l := range lines {
			if strings.TrimSpace(runes(text.glyphs[at:l.from])) != "" {
				t.Fatalf("text is lost before line %d", i)
			}
			if w := text.width(l.from, l.to); w > width+0.02 && l.to-l.from > 1 {
				t.Fatalf("line %d is %v wide, more than %v", i, w, width)
			}
			at = l.to
		}
		if at != len(text.glyphs) {
			t.Fatalf("the end of the text is lost: %q", runes(text.glyphs[at:]))
		}
	})
}

func TestBreaksOfTheAuthor(t *testing.T) {
	t.Parallel()
	s := newSetter(t)
	if got := fitted(s, "one\ntwo\r\nthree\u2028four", 400); strings.Join(got, "|") != "one|two|three|four" {
		t.Errorf("lines %q", got)
	}
	if got := fitted(s, "Dampf\u00adschiff", 42); strings.Join(got, "|") != "Dampf-|schiff" {
		t.Errorf("soft hyphen: %q", got)
	}
	if got := fitted(s, "Dampf\u00adschiff", 400); len(got) != 1 {
		t.Errorf("soft hyphen in a line that fits: %q", got)
	}
}

func TestLinesDoNotEndInALetter(t *testing.T) {
	t.Parallel()
	s := newSetter(t)
	text := "Customers meet nine outages a month of work in a year"
	for width := 110.0; width < 250; width += 3 {
		for _, l := range fitted(s, text, width) {
			if strings.HasSuffix(l, " a") {
				t.Errorf("at width %v a line ends in an article: %q", width, l)
			}
		}
	}
}

func TestHeadingsKeepCompoundsWhole(t *testing.T) {
	t.Parallel()
	_, pages := layOutSections(t, export.Section{Heading: "Three mechanisms: container releases, self-healing and autoscaling on shared hosts"})
	if text := pages[0].text(); strings.Contains(text, "-\n") {
		t.Errorf("a line of a heading ends in a hyphen: %q", text)
	}
}

func TestNoStrayLastWord(t *testing.T) {
	t.Parallel()
	s := newSetter(t)
	got := fitted(s, "The pipeline builds one image for every service and then rolls it out now", 322)
	if last := got[len(got)-1]; !strings.Contains(last, " ") {
		t.Errorf("a single word is left on the last line: %q", got)
	}
}

func layOutSections(t *testing.T, sections ...export.Section) (*builder, []page) {
	t.Helper()
	b, pages, err := layOutOnce(t.Context(), &export.Document{Title: "T", Sections: sections}, newSetter(t).press, 1)
	if err != nil {
		t.Fatal(err)
	}
	return b, pages
}

func (p page) text() string {
	var all []string
	for _, it := range p.items {
		for _, part := range it.strip.parts {
			all = append(all, runes(part.text.glyphs[part.line.from:part.line.to]))
		}
	}
	return strings.Join(all, "\n")
}

func paragraph(lines int) export.Paragraph {
	return export.Paragraph{Spans: export.Text(strings.TrimSuffix(strings.Repeat("line\n", lines), "\n"))}
}

func TestNoWidowsNorOrphansNorLonelyHeadings(t *testing.T) {
	t.Parallel()
	for before := 1; before < 60; before++ {
		_, pages := layOutSections(t,
			export.Section{Heading: "First", Blocks: []export.Block{paragraph(before)}},
			export.Section{Label: "label", Heading: "Second", Blocks: []export.Block{paragraph(5)}})
		for i, p := range pages {
			lines := strings.Split(p.text(), "\n")
			for j, l := range lines {
				if (l == "label" || l == "Second") && len(lines)-j < 3 {
					t.Fatalf("%d lines before: page %d ends in a heading: %q", before, i+1, lines[j:])
				}
			}
			if i > 0 && lines[0] == "line" && (len(lines) == 1 || lines[1] != "line") {
				t.Fatalf("%d lines before: page %d starts with a widow", before, i+1)
			}
		}
	}
}

func TestNothingLeavesThePage(t *testing.T) {
	t.Parallel()
	long := export.Table{Columns: []export.Column{{Header: "Tall"}}, Rows: [][]export.Cell{{{Spans: paragraph(200).Spans}}}}
	b, pages := layOutSections(t, export.Section{Blocks: []export.Block{
		long,
		export.Callout{Blocks: []export.Block{paragraph(120)}},
		export.List{Ordered: true, Items: make([]export.Item, 3)},
		paragraph(3),
	}})
	for i, p := range pages {
		if len(p.items) == 0 {
			t.Errorf("page %d is empty", i+1)
		}
		for _, it := range p.items {
			if it.y < marginFirst-0.1 || it.y+it.strip.height > b.sheet.bottom+0.1 {
				t.Errorf("page %d: a strip reaches from %v to %v", i+1, it.y, it.y+it.strip.height)
			}
			for _, part := range it.strip.parts {
				if part.x < b.sheet.left-0.1 || part.x+part.line.width > b.sheet.right+0.1 {
					t.Errorf("page %d: a line reaches from %v to %v", i+1, part.x, part.x+part.line.width)
				}
			}
		}
	}
}

func TestTitleAloneIsATitlePage(t *testing.T) {
	t.Parallel()
	b, pages := layOutSections(t)
	if len(pages) != 1 || pages[0].text() != "T" {
		t.Fatalf("%d pages, the first says %q", len(pages), pages[0].text())
	}
	if y := pages[0].items[0].y; y < b.sheet.top+0.2*b.room || y > b.sheet.top+0.4*b.room {
		t.Errorf("the title block starts at %v of %v", y, b.sheet.height)
	}
	if c := b.around.counters[0]; c.line.to > 0 {
		t.Errorf("the title page is counted: %q", runes(c.text.glyphs))
	}
	b, pages = layOutSections(t, export.Section{Blocks: []export.Block{paragraph(1)}})
	if y := pages[0].items[0].y; y != marginFirst || b.around.counters[0].line.to == 0 {
		t.Errorf("a brief of one line starts at %v, its counter has %d letters", y, b.around.counters[0].line.to)
	}
	long, pages, err := layOutOnce(t.Context(), &export.Document{Title: strings.Repeat("long title ", 400)}, newSetter(t).press, 1)
	if err != nil || len(pages) != 2 || pages[0].items[0].y != marginFirst || long.around.counters[1].line.to == 0 {
		t.Errorf("a title of more than a page: %d pages, %v", len(pages), err)
	}
}

// Lines of running text hold 60 to 75 characters, or a few more, on average.
func TestMeasureIsReadable(t *testing.T) {
	t.Parallel()
	x := narrativetest.Halden()
	for _, kind := range []export.Kind{export.ExecutiveBrief, export.EngineeringBrief} { // facing columns are half as wide
		b, _, err := layOut(t.Context(), export.Compose(narrative.NewIndex(&x), kind, export.Options{}), typefaces{own: newSetter(t).faces})
		if err != nil {
			t.Fatal(err)
		}
		characters, lines := 0, 0
		for _, s := range b.flow.strips {
			p := s.parts
			if len(p) == 1 && p[0].x == b.sheet.left+b.margin() && p[0].text.inks[0].size == sizeBody.face && p[0].line.to < len(p[0].text.glyphs) {
				characters += p[0].line.to - p[0].line.from
				lines++
			}
		}
		if lines < 5 || characters/lines < 60 || characters/lines > 77 && b.squeeze == 1 {
			t.Errorf("%s: %d characters in %d lines", kind, characters, lines)
		}
	}
}

func TestFacesAreDrawnByName(t *testing.T) {
	t.Parallel()
	doc := &export.Document{Title: "Bold", Sections: []export.Section{{Blocks: []export.Block{export.Paragraph{Spans: []export.Span{
		{Text: "regular"}, export.Italic("italic"), export.Code("code"), {Text: "→"}, {Text: "both", Bold: true, Italic: true},
	}}}}}}
	b, pages, err := layOut(t.Context(), doc, typefaces{own: newSetter(t).faces})
	if err != nil {
		t.Fatal(err)
	}
	c, err := newCanvas(b, pages)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for id, name := range c.names {
		if name == "" || seen[name] {
			t.Errorf("face %d has the resource name %q", id, name)
		}
		seen[name] = true
	}
}

func TestDamagedFaceIsAnError(t *testing.T) {
	t.Parallel()
	data := newSetter(t).faces[faceRegular].data
	for _, n := range []int{0, 3, 100, 2000, len(data) / 3} {
		if _, err := parseFace(data[:n]); err == nil {
			t.Errorf("a face cut to %d bytes is accepted", n)
		}
	}
}
