package review_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"bifocal/narrative"
	"bifocal/narrative/framing"
	"bifocal/narrative/narrativetest"
	"bifocal/narrative/review"
)

var update = flag.Bool("update", false, "write docs/review-rules.md anew")

// TestRulesDocument holds the page about the rules to their table.
func TestRulesDocument(t *testing.T) {
	const file = "../../docs/review-rules.md"
	want := rulesPage()
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is not what the rules say; write it anew with: go test ./narrative/review -update", file)
	}
}

func rulesPage() string {
	var b strings.Builder
	b.WriteString(`# What the review looks for

This page is made from the table of rules in narrative/review. An error is what makes a reader stop believing, a warning
what makes one ask, an advice what could be better. ` + "`brief check`" + ` prints what is found; the rules of the family
"document" are for texts that Bifocal did not make: ` + "`brief check --document FILE`" + `.

A severity is that of the gravest case; rounding is respected, so 94 % for 93.3 % is a warning where 142 % for 35 % is an error.
`)
	family := review.Family("")
	for _, r := range review.Rules {
		if r.Family() != family {
			family = r.Family()
			fmt.Fprintf(&b, "\n## %s\n\n| rule | severity | what is found | why it matters | how to mend it | for example |\n| --- | --- | --- | --- | --- | --- |\n", family)
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s |\n", r.ID, r.Severity, r.Title, r.Why, r.Mend, r.Example)
	}
	return b.String()
}

func TestEveryRuleIsWhole(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range review.Rules {
		if r.ID == "" || r.Title == "" || r.Why == "" || r.Mend == "" || r.Example == "" || !slices.Contains(review.Severities, r.Severity) || seen[r.ID] {
			t.Errorf("%+v", r)
		}
		seen[r.ID] = true
		if strings.HasSuffix(r.Title, ".") || !strings.HasSuffix(r.Why, ".") || !strings.HasSuffix(r.Mend, ".") {
			t.Errorf("%s: a title has no full stop, reason and remedy have one", r.ID)
		}
	}
}

// A reviewer that has seen other states finds what a fresh one does.
func TestReviewerForgetsNothingAndRemembersNothingWrong(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var r review.Reviewer
		for range 3 {
			s := narrativetest.Solution(t)
			again, fresh := r.Check(review.Input{Solution: &s}), review.Check(review.Input{Solution: &s})
			if !reflect.DeepEqual(again, fresh) {
				t.Fatalf("again:\n%s\nfresh:\n%s", listed(again), listed(fresh))
			}
			for _, f := range fresh {
				if _, ok := review.RuleNamed(f.Rule); !ok || f.Message == "" {
					t.Fatalf("%+v", f)
				}
			}
		}
	})
}

func TestOneAudienceAlone(t *testing.T) {
	s := narrativetest.Halden()
	for _, f := range review.Check(review.Input{Solution: &s, Audiences: []narrative.Audience{narrative.Executive}}) {
		if f.Place.Audience == narrative.Engineering {
			t.Errorf("%s: %s", f.Place, f.Message)
		}
	}
}

// median times a function in milliseconds.
func median(n int, f func(int)) float64 {
	all := make([]float64, n)
	for i := range all {
		start := time.Now()
		f(i)
		all[i] = float64(time.Since(start).Microseconds()) / 1000
	}
	slices.Sort(all)
	return all[n/2]
}

// BenchmarkReview reviews a solution of 200 facts anew, framings at hand, as when
// it is opened; and again after one text has changed, as while somebody types.
func BenchmarkReview(b *testing.B) {
	s := narrativetest.Large(200)
	x, e := framing.Both(&s)
	in := review.Input{Solution: &s, Framings: []framing.Framing{x, e}}
	review.Check(in) // loads the model for sentences
	b.Run("whole", func(b *testing.B) {
		b.ReportMetric(median(max(b.N, 41), func(int) { review.Check(in) }), "review_200_ms")
	})
	b.Run("incremental", func(b *testing.B) {
		var states []review.Input
		for i := range 41 {
			t := s
			t.Facts = slices.Clone(s.Facts)
			for j, f := range t.Facts {
				if p, ok := f.(narrative.Problem); ok {
					p.Symptom = fmt.Sprintf("customers meet %d outages and wait for people who prepare servers", 20+i)
					t.Facts[j] = p
					break
				}
			}
			x, e := framing.Both(&t)
			states = append(states, review.Input{Solution: &t, Framings: []framing.Framing{x, e}})
		}
		var r review.Reviewer
		r.Check(in)
		b.ReportMetric(median(max(b.N, 41), func(i int) { r.Check(states[i%len(states)]) }), "review_200_incremental_ms")
	})
}

func FuzzDocument(f *testing.F) {
	files, err := filepath.Glob("testdata/documents/*.md")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
		for _, part := range strings.Split(string(data), "\n## ") {
			f.Add(part)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		lines := strings.Count(text, "\n") + 1
		for _, x := range review.Document(text) {
			if x.Place.Line < 1 || x.Place.Line > lines {
				t.Fatalf("line %d of %d: %s", x.Place.Line, lines, x.Message)
			}
			if _, ok := review.RuleNamed(x.Rule); !ok {
				t.Fatalf("no rule %q", x.Rule)
			}
		}
	})
}

func BenchmarkDocument(b *testing.B) {
	data, err := os.ReadFile("testdata/documents/kubernetes-adoption.md")
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat(string(data), 100_000/len(data)+1)[:100_000]
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		review.Document(text)
	}
}
