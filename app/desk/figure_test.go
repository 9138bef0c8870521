package desk

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"bifocal/assets"
	"bifocal/narrative"
)

// plainly says a text as it is, with its fields filled in.
func plainly(text string, data ...any) string {
	if len(data) > 0 {
		if m, ok := data[0].(map[string]any); ok {
			for k, v := range m {
				if s, ok := v.(string); ok {
					text = strings.ReplaceAll(text, "{{."+k+"}}", s)
				}
			}
		}
	}
	return text
}

func halden(t testing.TB) (*narrative.Index, narrative.Solution) {
	t.Helper()
	s, err := narrative.Decode(assets.Examples()[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	return narrative.NewIndex(&s), s
}

func TestFiguresListsOwnThenNearThenTheRest(t *testing.T) {
	x, s := halden(t)
	all := Figures(x, "runcost", nil, plainly)
	if all[0].Ref != "target" || all[0].Value != "252 K USD a year" || all[0].Name != "Running costs, target" {
		t.Errorf("the first is %+v", all[0])
	}
	place := map[string]int{}
	for i, c := range all {
		place[c.Ref] = i
		if _, err := x.Figure("runcost", refOf(c.Ref)); err != nil {
			t.Errorf("%s does not resolve: %v", c.Ref, err)
		}
		if c.Name == "" || strings.HasPrefix(c.Ref, c.Name) || strings.HasSuffix(c.Ref, "."+c.Name) {
			t.Errorf("%s is called %q", c.Ref, c.Name)
		}
	}
	benefit, ok := place["benefit-runcost"]
	if !ok {
		t.Fatal("the benefit that comes of the outcome is not listed")
	}
	for _, o := range narrative.All[narrative.Outcome](&s) {
		if at, ok := place[o.ID]; ok && at < benefit {
			t.Errorf("%s stands before the benefit that points to this fact", o.ID)
		}
	}
	if place["economics.payback"] < benefit || all[place["economics.payback"]].Value == "" {
		t.Error("the payback is not listed last, with its value")
	}
	for _, c := range Figures(narrative.NewIndex(&narrative.Solution{}), "", nil, plainly) {
		t.Errorf("an empty solution has %s", c.Ref)
	}
}

func TestFiguresThatLackAValueAreListedOfTheOwnerAlone(t *testing.T) {
	s := narrative.Solution{Facts: narrative.Facts{
		narrative.Outcome{Head: narrative.Head{ID: "a"}}, narrative.Outcome{Head: narrative.Head{ID: "b"}},
	}}
	var refs []string
	for _, c := range Figures(narrative.NewIndex(&s), "a", nil, plainly) {
		refs = append(refs, c.Ref)
	}
	if got := strings.Join(refs, " "); got != "target baseline date" {
		t.Errorf("listed are %q", got)
	}
}

func TestFindFigures(t *testing.T) {
	x, _ := halden(t)
	all := Figures(x, "", nil, plainly)
	for _, c := range []struct{ typed, first string }{
		{"runcost.b", "runcost.baseline"},
		{"running", "runcost"},
		{"payb", "economics.payback"},
		{"252", "runcost"},
		{"no such thing at all", ""},
	} {
		got := ""
		if found := FindFigures(all, c.typed); len(found) > 0 {
			got = found[0].Ref
		}
		if got != c.first {
			t.Errorf("%q finds %q first, not %q", c.typed, got, c.first)
		}
	}
}

func TestOpenRef(t *testing.T) {
	for _, c := range []struct {
		text  string // | is the cursor
		start int
		typed string
		ok    bool
	}{
		{"it takes {|", 9, "", true},
		{"it takes {run|", 9, "run", true},
		{"it takes {run|cost.target} now", 9, "run", true},
		{"it takes {runcost}|", 0, "", false},
		{"it takes {{|", 0, "", false},
		{"it takes {{run|", 0, "", false},
		{"it takes |{run", 0, "", false},
		{"für {lauf|", 4, "lauf", true},
		{"{a} and {b|", 8, "b", true},
		{"{" + strings.Repeat("a", 60) + "|", 0, "", false},
		{"nothing|", 0, "", false},
	} {
		before, after, _ := strings.Cut(c.text, "|")
		start, typed, ok := OpenRef(before+after, len([]rune(before)))
		if start != c.start || typed != c.typed || ok != c.ok {
			t.Errorf("%s: %d %q %v", c.text, start, typed, ok)
		}
	}
}

func TestInsertRef(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"it takes {ru|", "it takes {runcost}|"},
		{"it takes {ru| now", "it takes {runcost}| now"},
		{"it takes {ru|ncos.target} now", "it takes {runcost}| now"},
		{"für {ru|", "für {runcost}|"},
		{"a {|", "a {runcost}|"},
	} {
		before, after, _ := strings.Cut(c.text, "|")
		at := len([]rune(before))
		start, _, ok := OpenRef(before+after, at)
		if !ok {
			t.Fatal(c.text)
		}
		got, cursor := InsertRef(before+after, start, at, "runcost")
		if r := []rune(got); string(r[:cursor])+"|"+string(r[cursor:]) != c.want {
			t.Errorf("%s becomes %q with the cursor at %d", c.text, got, cursor)
		}
	}
}

// Whatever is typed, taking a figure leaves a text whose reference is read.
func TestTakingAFigureMakesAReference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before := rapid.StringMatching(`[a-zü ]{0,12}`).Draw(t, "before")
		typed := rapid.StringMatching(`[a-z.-]{0,8}`).Draw(t, "typed")
		after := rapid.StringMatching(`([a-z]{0,4}\})?[ a-z]{0,8}`).Draw(t, "after")
		if strings.Contains(after, "}") && strings.Contains(strings.SplitN(after, "}", 2)[0], " ") {
			return
		}
		text := before + "{" + typed + after
		at := len([]rune(before)) + 1 + len(typed)
		start, got, ok := OpenRef(text, at)
		if !ok || got != typed {
			t.Fatalf("%q: %q %v", text, got, ok)
		}
		out, cursor := InsertRef(text, start, at, "runcost.target")
		segments, err := narrative.ParseText(out)
		if err != nil {
			t.Fatalf("%q: %v", out, err)
		}
		refs := 0
		for _, s := range segments {
			if s.IsRef {
				refs++
			}
		}
		if refs != 1 || !strings.HasSuffix(string([]rune(out)[:cursor]), "{runcost.target}") {
			t.Fatalf("%q, %d", out, cursor)
		}
	})
}

func TestFigureListMoves(t *testing.T) {
	l := NewFigureList(make([]FigureChoice, 10))
	l.Move(-1)
	if l.Chosen != 9 || l.Top != 4 {
		t.Errorf("up from the first: %d, from %d", l.Chosen, l.Top)
	}
	l.Move(1)
	if l.Chosen != 0 || l.Top != 0 {
		t.Errorf("down from the last: %d, from %d", l.Chosen, l.Top)
	}
	l.Page(1)
	if l.Chosen != 6 || l.Top != 1 {
		t.Errorf("a page down: %d, from %d", l.Chosen, l.Top)
	}
	l.Scroll(100)
	if l.Top != 4 || l.Chosen < 4 || len(l.InSight()) != FigureLines {
		t.Errorf("scrolled: %d, from %d", l.Chosen, l.Top)
	}
	if l.Point(FigureLines) || l.Point(-1) {
		t.Error("points outside")
	}
	empty := NewFigureList(nil)
	empty.Move(1)
	empty.Page(1)
	empty.Scroll(1)
	if _, ok := empty.Choice(); ok || len(empty.InSight()) != 0 {
		t.Error("an empty list has a choice")
	}
}

// BenchmarkFigures is what opening the menu of figures costs, and one keystroke
// in it.
func BenchmarkFigures(b *testing.B) {
	x, _ := halden(b)
	b.Run("open", func(b *testing.B) {
		for range b.N {
			Figures(x, "runcost", nil, plainly)
		}
	})
	all := Figures(x, "runcost", nil, plainly)
	b.Run("type", func(b *testing.B) {
		for range b.N {
			FindFigures(all, "pay")
		}
	})
}
