package narrative_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"bifocal/assets"
	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/narrativetest"
)

func TestExamplesAreValid(t *testing.T) {
	for _, example := range assets.Examples() {
		s, err := narrative.Decode(example.Data)
		if err == nil {
			err = narrative.Validate(s)
		}
		if err != nil {
			t.Errorf("%s: %v", example.Name, err)
		}
	}
}

func TestSearchText(t *testing.T) {
	text := narrative.SearchText(narrativetest.Halden())
	for _, want := range []string{
		"Ingrid Solheim", "running costs", "run cost of the platform", "9 outages a month", "31 March 2028", "managed Kubernetes", "is cheaper now",
		"ten pilot services are named", "4 to 5 times", "release speed", "Customers meet 9 outages a month.", "Nordwind Cloud", "Maja Lindqvist",
		"Fjordkraft Systems", "platform lead", "Kubernetes 1.34", "2028-03-31", "\nHF\n", "halden",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in it", want)
		}
	}
	if strings.ContainsAny(text, "{}") {
		t.Errorf("raw references are in it:\n%s", text)
	}
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	for _, line := range lines {
		switch line {
		case "", "manual-work", "executive", "deadline", "high", "new", "managed", "cash", "year":
			t.Errorf("the line %q, which nobody wrote", line)
		}
	}
	if strings.Count(text, "outages customers notice\n") != 1 {
		t.Error("a telling that is the same for both stands twice")
	}
	if strings.Contains(text, "Halden Freight\nHF") || strings.Contains(text, "Managed platform") {
		t.Error("customer or title are in it, which have columns of their own")
	}
	if got := narrative.SearchText(narrative.Solution{}); got != "" {
		t.Errorf("of nothing: %q", got)
	}
}

func TestSearchTextResolvesFigures(t *testing.T) {
	quantity := func(text string) (q figures.Quantity) {
		if err := q.UnmarshalText([]byte(text)); err != nil {
			t.Fatal(err)
		}
		return q
	}
	text := narrative.SearchText(narrative.Solution{Facts: narrative.Facts{
		narrative.Quantity{Head: narrative.Head{ID: "services"}, Value: quantity("1,200 services")},
		narrative.Cost{Head: narrative.Head{ID: "run"}, Amount: quantity("2,400,000 USD a year")},
		narrative.Problem{
			Head:    narrative.Head{ID: "p"},
			Symptom: "move the {services}", Cause: "{gone.field} and {run}", Consequence: "{{braces}}", Evidence: "half {open",
		},
	}})
	for _, want := range []string{
		"1,200 services\n", "1200 services\n", "2.4 M USD a year\n", "2400000 USD per year\n", "2,400,000 USD per year\n",
		"move the 1,200 services\n", "{gone.field} and 2.4 M USD a year\n", "{braces}\n", "half {open\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in it:\n%s", want, text)
		}
	}
}

func TestEveryWrittenTextCanBeFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := narrativetest.Solution(t)
		text := narrative.SearchText(s)
		held := func(written string) bool {
			segments, err := narrative.ParseText(written)
			if err != nil {
				return strings.Contains(text, written)
			}
			for _, seg := range segments { // references stand there as figures
				if !strings.Contains(text, seg.Literal) {
					return false
				}
			}
			return true
		}
		for _, f := range s.Facts {
			spec, _ := narrative.Spec(f.FactKind())
			for _, field := range spec.Fields {
				v, _ := narrative.Get(f, field.Key)
				switch v := v.(type) {
				case narrative.Telling:
					if !held(v.Executive) || !held(v.Engineering) {
						t.Fatalf("%s.%s is missing", f.FactID(), field.Key)
					}
				case string:
					if field.Type == narrative.TextField && !held(v) {
						t.Fatalf("%s.%s is missing", f.FactID(), field.Key)
					}
				}
			}
		}
	})
}

func TestFactIDsAreFreshAndValid(t *testing.T) {
	s := narrative.New()
	seen := map[string]bool{}
	for i := range 2000 {
		kind := narrative.Catalog[i%len(narrative.Catalog)].Kind
		id := narrative.NewFactID(&s, kind)
		prefix := strings.ReplaceAll(string(kind), " ", "-") + "-"
		if seen[id] || !narrative.ValidID(id) || !strings.HasPrefix(id, prefix) {
			t.Fatalf("%q for a %s", id, kind)
		}
		seen[id] = true
		f, _ := narrative.NewFact(kind, id)
		s.Facts = append(s.Facts, f)
	}
	if a, b := narrative.NewSolutionID(), narrative.NewSolutionID(); a == b || !narrative.ValidID(a) {
		t.Errorf("%q, %q", a, b)
	}
	if s.Format != narrative.Format || !narrative.ValidID(s.ID) || s.Status != narrative.Draft {
		t.Errorf("%+v", s)
	}
}

func TestValidID(t *testing.T) {
	for id, want := range map[string]bool{
		"a": true, "7": true, "a-b": true, "outcome-7k2f": true, strings.Repeat("a", 64): true,
		"": false, "-": false, "-a": false, "a-": false, "A": false, "a_b": false, "a b": false, "é": false, "a\n": false, strings.Repeat("a", 65): false,
	} {
		if narrative.ValidID(id) != want {
			t.Errorf("%q: %t", id, !want)
		}
	}
}

func TestNearest(t *testing.T) {
	known := []string{"baseline", "target", "date", "change", "title", "milestone", "Status"}
	for _, tt := range []struct {
		word string
		n    int
		want []string
	}{
		{"basline", 2, []string{"baseline"}},
		{"traget", 1, []string{"target"}},
		{"titel", 1, []string{"title"}},
		{"TITLE", 1, []string{"title"}},
		{"status", 1, []string{"Status"}},
		{"milestones", 1, []string{"milestone"}},
		{"line", 1, []string{"baseline"}},
		{"dat", 3, []string{"date"}},
		{"", 3, nil},
		{"colour", 3, []string{}},
		{"target", 0, []string{}},
		{"target", -1, []string{}},
		{strings.Repeat("target", 1000), 3, nil},
		{"date", 3, []string{"date"}},
	} {
		if diff := cmp.Diff(tt.want, narrative.Nearest(tt.word, known, tt.n)); diff != "" {
			t.Errorf("%.20q: %s", tt.word, diff)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.String()).Draw(t, "known")
		word, n := rapid.String().Draw(t, "word"), rapid.IntRange(-1, 4).Draw(t, "n")
		if near := narrative.Nearest(word, words, n); len(near) > max(0, n) {
			t.Fatalf("%q", near)
		}
	})
}

func TestIndexOfDoubledIDsTakesTheFirst(t *testing.T) {
	s := narrative.Solution{Facts: narrative.Facts{
		narrative.Term{Head: narrative.Head{ID: "a"}, Term: "first"}, narrative.Term{Head: narrative.Head{ID: "a"}, Term: "second"},
	}}
	indexed, _ := narrative.NewIndex(&s).Fact("a")
	found, _ := s.Fact("a")
	if indexed != found || found.(narrative.Term).Term != "first" {
		t.Errorf("%v, %v", indexed, found)
	}
	s = narrativetest.Halden(func(s *narrative.Solution) {
		s.Facts = append(s.Facts, narrative.Outcome{Head: narrative.Head{ID: "uptime"}, Baseline: figures.MustParse("90 %"), Target: figures.MustParse("95 %")})
	})
	x := narrative.NewIndex(&s)
	f, err := x.Figure("", narrative.Ref{Fact: "uptime", Field: "factor"})
	if err != nil || f.Quantity.String() != "25 times" {
		t.Errorf("the factor of the first is %v, %v", f.Quantity, err)
	}
}

func TestTelling(t *testing.T) {
	both, one := narrative.Telling{Executive: "e", Engineering: "n"}, narrative.Telling{Engineering: "n"}
	for _, tt := range []struct{ got, want string }{
		{both.For(narrative.Executive), "e"},
		{both.For(narrative.Engineering), "n"},
		{one.For(narrative.Executive), ""},
		{one.Either(narrative.Executive), "n"},
		{narrative.Telling{Executive: "e"}.Either(narrative.Engineering), "e"},
		{one.With(narrative.Executive, "x").Executive, "x"},
		{both.With(narrative.Engineering, "x").Engineering, "x"},
	} {
		if tt.got != tt.want {
			t.Errorf("%q, want %q", tt.got, tt.want)
		}
	}
	if both.IsZero() || one.IsZero() || !(narrative.Telling{}).IsZero() || both.Engineering != "n" {
		t.Error("zero is not zero")
	}
}

func TestAllAndFirst(t *testing.T) {
	s := narrativetest.Halden()
	if got := narrative.All[narrative.Outcome](&s); len(got) != 4 || got[0].ID != "runcost" {
		t.Errorf("%v", got)
	}
	if got, ok := narrative.First[narrative.Ask](&s); !ok || got.ID != "ask" {
		t.Errorf("%v", got)
	}
	if _, ok := narrative.First[narrative.Ask](&narrative.Solution{}); ok {
		t.Error("an ask of nothing")
	}
}
