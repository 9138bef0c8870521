package desk

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"bifocal/assets"
	"bifocal/narrative"
)

func exampleView(t testing.TB) View {
	t.Helper()
	s, err := narrative.Decode(assets.Examples()[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	return Pair(FrameBoth(&s))
}

func TestPaletteShowsAtMostTen(t *testing.T) {
	var all []Command
	for range 30 {
		all = append(all, Command{Title: "Go somewhere", Group: "View", Run: func() {}})
	}
	p := NewPalette(all)
	if len(p.Hits) != PaletteMost {
		t.Errorf("%d are shown", len(p.Hits))
	}
	p.Type("some")
	p.Move(2)
	p.Answer("other", []Command{{Title: "late"}})
	if len(p.Hits) != PaletteMost || p.Hits[PaletteMost-1].Title == "late" {
		t.Error("an answer to another text is shown")
	}
	solutions := make([]Command, 8)
	for i := range solutions {
		solutions[i] = Command{Title: "A solution", Group: "Open", Run: func() {}}
	}
	p.Answer("some", solutions)
	if len(p.Hits) != PaletteMost || p.Hits[PaletteMost-answered].Group != "Open" || p.Hits[PaletteMost-answered-1].Group != "View" {
		t.Errorf("shown are %v", titles(p.Hits))
	}
	p.Type("")
	if slices.ContainsFunc(p.Hits, func(c Command) bool { return c.Group == "Open" }) {
		t.Error("solutions are shown for no text")
	}
	p.Move(-1)
	if p.At != PaletteMost-1 {
		t.Errorf("up from the first leads to %d", p.At)
	}
	p.Type("zzzz")
	if _, ok := p.Chosen(); ok {
		t.Error("something is chosen of nothing")
	}
	p.Move(1)
}

func TestAnswerKeepsWhatIsChosen(t *testing.T) {
	run := func() {}
	p := NewPalette([]Command{{Title: "Halden goal", Group: "Go to", Run: run}, {Title: "Halden cost", Group: "Go to", Run: run}})
	p.Type("halden")
	p.Move(1)
	p.Answer("halden", []Command{{Title: "Halden Freight", Group: "Open", Run: run}})
	if c, _ := p.Chosen(); c.Title != "Halden cost" {
		t.Errorf("%q is chosen", c.Title)
	}
}

func TestOccurrences(t *testing.T) {
	for _, c := range []struct {
		text, want string
		spans      []Hit
	}{
		{"Cost of costs", "cost", []Hit{{0, 4}, {8, 12}}},
		{"Größe und GRÖSSE", "größe", []Hit{{0, 7}}},
		{"Ärger ärgert", "är", []Hit{{0, 3}, {7, 10}}},
		{"2.8\u202fM USD", "2.8 m", []Hit{{0, 7}}},
		{"aaaa", "aa", []Hit{{0, 2}, {2, 4}}},
		{"anything", "  ", nil},
	} {
		if got := Occurrences(c.text, c.want); !slices.Equal(got, c.spans) {
			t.Errorf("%q in %q: %v", c.want, c.text, got)
		}
	}
}

// Whatever the text: what is found lies in it, in order, and is what was
// looked for.
func TestOccurrencesLieInTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, want := rapid.String().Draw(t, "text"), rapid.StringN(1, 3, 8).Draw(t, "want")
		at := 0
		for _, s := range Occurrences(text, want) {
			if s.From < at || s.To <= s.From || s.To > len(text) {
				t.Fatalf("%v of %d bytes, after %d", s, len(text), at)
			}
			at = s.To
		}
		if strings.TrimSpace(want) == want && len(Occurrences("x"+want+"y", want)) == 0 {
			t.Fatalf("%q is not found in itself", want)
		}
	})
}

func TestSearchGoesThroughBothFramings(t *testing.T) {
	v := exampleView(t)
	s := &Search{Text: "cluster", At: -1}
	s.Look(v)
	sides := map[narrative.Audience]int{}
	for _, h := range s.Hits {
		sides[h.Audience]++
	}
	if len(s.Hits) < 2 || sides[narrative.Engineering] == 0 {
		t.Fatalf("found %v", sides)
	}
	first := s.Step(1)
	if first != s.Hits[0] {
		t.Errorf("it begins with %v", first)
	}
	s.Step(-1)
	if s.At != len(s.Hits)-1 {
		t.Errorf("before the first comes %d", s.At)
	}
	at := s.At
	s.Look(v)
	if s.At != at {
		t.Errorf("looking again moved from %d to %d", at, s.At)
	}
	s.Text = "no such thing"
	s.Look(v)
	if len(s.Hits) != 0 || !s.Step(1).IsZero() {
		t.Error("it found what is not there")
	}
}
