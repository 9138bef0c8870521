package narrative_test

import (
	"errors"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/narrativetest"
)

func TestParseText(t *testing.T) {
	lit := func(at int, s string) narrative.Segment { return narrative.Segment{Literal: s, Start: at} }
	ref := func(at int, fact, field string) narrative.Segment {
		return narrative.Segment{Ref: narrative.Ref{Fact: fact, Field: field}, IsRef: true, Start: at}
	}
	for _, tt := range []struct {
		text string
		want []narrative.Segment
		say  string // of the error
	}{
		{text: ""},
		{text: "no figure", want: []narrative.Segment{lit(0, "no figure")}},
		{text: "{services}", want: []narrative.Segment{ref(0, "services", "")}},
		{text: "é {outage.baseline} a", want: []narrative.Segment{lit(0, "é "), ref(3, "outage", "baseline"), lit(20, " a")}},
		{text: "{a}{b}", want: []narrative.Segment{ref(0, "a", ""), ref(3, "b", "")}},
		{text: "{p.4-to-5}", want: []narrative.Segment{ref(0, "p", "4-to-5")}},
		{text: "{economics.cashMonth}", want: []narrative.Segment{ref(0, "economics", "cashMonth")}},
		{text: "{{services}}", want: []narrative.Segment{lit(0, "{services}")}},
		{text: "}}{{", want: []narrative.Segment{lit(0, "}{")}},
		{text: "{{{a}}}", want: []narrative.Segment{lit(0, "{"), ref(2, "a", ""), lit(5, "}")}},
		{text: "{", say: "never closes"},
		{text: "x}", say: "without an opening one"},
		{text: "{a", say: "never closes"},
		{text: "{}", say: "no reference"},
		{text: "{ a }", say: "no reference"},
		{text: "{a.}", say: "no reference"},
		{text: "{.a}", say: "no reference"},
		{text: "{a.b.c}", say: "no reference"},
		{text: "{A}", say: "no reference"},
		{text: "{-a}", say: "no reference"},
		{text: "{a.b_c}", say: "no reference"},
		{text: "{{a}", say: "without an opening one"},
		{text: "{" + strings.Repeat("x", 70) + "}", say: "no reference"},
		{text: strings.Repeat("x", 1<<20) + "{" + strings.Repeat("x", 1<<20), say: "never closes"},
	} {
		got, err := narrative.ParseText(tt.text)
		if tt.say == "" && err != nil || tt.say != "" && (err == nil || !strings.Contains(err.Error(), tt.say)) {
			t.Errorf("%.40q: error %v, want %q", tt.text, err, tt.say)
		}
		if err != nil && len(err.Error()) > 300 {
			t.Errorf("%.40q: a message of %d bytes", tt.text, len(err.Error()))
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%.40q:\n%s", tt.text, diff)
		}
	}
}

func TestATextOfBracketsTakesNoMoreMemoryThanItself(t *testing.T) {
	text := strings.Repeat("{{", 1<<20)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, err := narrative.ParseText(text); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	if got := after.TotalAlloc - before.TotalAlloc; got > 32<<20 {
		t.Errorf("%d MB for a text of 2", got>>20)
	}
}

// written puts segments together again.
func written(segments []narrative.Segment) string {
	var b strings.Builder
	for _, s := range segments {
		if s.IsRef {
			b.WriteString(s.Ref.String())
		} else {
			b.WriteString(strings.NewReplacer("{", "{{", "}", "}}").Replace(s.Literal))
		}
	}
	return b.String()
}

func checkText(t interface{ Errorf(string, ...any) }, text string) {
	segments, err := narrative.ParseText(text)
	if err != nil {
		return
	}
	if got := written(segments); got != text {
		t.Errorf("%q is written as %q", text, got)
	}
	for i, s := range segments {
		if s.IsRef && !strings.HasPrefix(text[s.Start:], s.Ref.String()) {
			t.Errorf("%q: reference %d does not start at %d", text, i, s.Start)
		}
		if !s.IsRef && (s.Literal == "" || i > 0 && !segments[i-1].IsRef) {
			t.Errorf("%q: literal %d is empty or split", text, i)
		}
	}
}

func FuzzParseText(f *testing.F) {
	for _, text := range []string{"", "{a}", "{a.b}", "{{a}}", "{{{a}}}", "x {a.b-c} é {d}", "{", "}", "{a}}", "{{a}", "\xff{a}"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { checkText(t, text) })
}

func TestParsedTextReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkText(t, strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{"{", "}", "{{", "a", ".", "b", "{a.b}", "é"})).Draw(t, "text"), ""))
	})
}

func TestFigure(t *testing.T) {
	s := narrativetest.Halden(
		narrativetest.With(narrative.Quantity{Head: narrative.Head{ID: "empty"}}),
		narrativetest.With(narrative.Outcome{Head: narrative.Head{ID: "open"}}),
	)
	x := narrative.NewIndex(&s)
	for _, tt := range []struct {
		owner, ref string
		want       string // the figure, or what the error says
		from       string
	}{
		{"", "{services}", "120", "services"},
		{"", "{services.value}", "120", "services"},
		{"", "{runcost}", "252000 USD per year", "runcost"},
		{"", "{runcost.baseline}", "1200000 USD per year", "runcost"},
		{"", "{runcost.change}", "79 %", "runcost"},
		{"", "{runcost.difference}", "948000 USD per year", "runcost"},
		{"", "{uptime.factor}", "25 times", "uptime"},
		{"", "{uptime.difference}", "2.4 pp", "uptime"},
		{"", "{incidents.target}", "1 outages per month", "incidents"},
		{"", "{uptime.date}", "2027-Q4", "uptime"},
		{"", "{contract}", "2028-03-31", "contract"},
		{"", "{pilot}", "2027-04", "pilot"},
		{"", "{pilot.start}", "2027-02", "pilot"},
		{"", "{keys}", "2027-01-22", "keys"},
		{"", "{recovery}", "at most 5 min", "recovery"},
		{"", "{cost-pilot}", "400000 USD", "cost-pilot"},
		{"", "{cost-pilot.start}", "2027-02", "cost-pilot"},
		{"", "{saving}", "948000 USD per year", "saving runcost"},
		{"", "{hours}", "400000 USD per year", "hours"},
		{"", "{ask}", "2800000 USD", "ask"},
		{"", "{ask.now}", "400000 USD", "ask"},
		{"", "{ask.by}", "2027-01-15", "ask"},
		{"", "{nordlicht.faster}", "4 to 5 times", "nordlicht"},
		{"", "{nordlicht}", "4 to 5 times", "nordlicht"},
		{"", "{economics.investment}", "2800000 USD", "cost-pilot cost-first cost-second cost-last saving runcost hours"},
		{"uptime", "{target}", "99.9 %", "uptime"},
		{"uptime", "{change}", "", "uptime"}, // a percentage of a percentage is not given
		{"contract", "{date}", "2028-03-31", "contract"},
		{"nordlicht", "{faster}", "4 to 5 times", "nordlicht"},
		{"answer", "{services}", "120", "services"},
		{"", "{empty}", "", "empty"},
		{"", "{open.change}", "", "open"},
		{"", "{target}", `no fact "target"`, ""},
		{"answer", "{target}", `no fact "target"`, ""},
		{"", "{servces}", "did you mean {services}?", ""},
		{"", "{uptime.basline}", "did you mean {uptime.baseline}?", ""},
		{"", "{uptime.value}", `has no figure "value"`, ""},
		{"", "{manual-work}", "holds no figure", ""},
		{"", "{nordlicht.slower}", `has no figure "slower"`, ""},
		{"", "{economics}", "say which figure", ""},
		{"", "{economics.paybak}", "did you mean {economics.payback}", ""},
		{"no-such-owner", "{services}", "120", "services"},
	} {
		segments, err := narrative.ParseText(tt.ref)
		if err != nil {
			t.Fatal(err)
		}
		f, err := x.Figure(tt.owner, segments[0].Ref)
		if tt.from == "" {
			var unknown *narrative.UnknownRefError
			if !errors.As(err, &unknown) || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("%s in %q: error %v, want %q", tt.ref, tt.owner, err, tt.want)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s in %q: %v", tt.ref, tt.owner, err)
			continue
		}
		if got := f.Quantity.String() + f.When.String(); got != tt.want || f.IsZero() != (tt.want == "") {
			t.Errorf("%s in %q is %q, want %q", tt.ref, tt.owner, got, tt.want)
		}
		if got := strings.Join(f.Facts, " "); got != tt.from {
			t.Errorf("%s in %q comes from %q, want %q", tt.ref, tt.owner, got, tt.from)
		}
	}
}

func TestEveryFigureFieldResolves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := narrativetest.Solution(t)
		x := narrative.NewIndex(&s)
		for _, f := range s.Facts {
			for _, field := range narrative.FigureFields(f) {
				if _, err := x.Figure("", narrative.Ref{Fact: f.FactID(), Field: field}); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
	for _, field := range narrative.EconomicsFields {
		if _, ok := (narrative.Economics{}).Figure(field); !ok {
			t.Errorf("the economics have no %s", field)
		}
	}
}

// Callers append to what they are given, from several goroutines.
func TestFactsBehindTheEconomicsAreNobodysToOverwrite(t *testing.T) {
	s := narrativetest.Halden()
	x := narrative.NewIndex(&s)
	a, _ := x.Figure("", narrative.Ref{Fact: "economics", Field: "npv"})
	b, _ := x.Figure("", narrative.Ref{Fact: "economics", Field: "roi"})
	first, second := append(a.Facts, "a"), append(b.Facts, "b") //nolint:gocritic // on purpose
	if first[len(first)-1] != "a" || second[len(second)-1] != "b" {
		t.Error("two lists share their end")
	}
}

func TestPersonIsAStakeholderOrAName(t *testing.T) {
	s := narrativetest.Halden()
	x := narrative.NewIndex(&s)
	for ref, want := range map[string]string{"cio": "Ingrid Solheim", "platform lead": "platform lead", "cluster": "cluster", "": ""} {
		p, ok := x.Person(ref)
		if p.Name != want || ok != (want != "") {
			t.Errorf("%q is %q, %t", ref, p.Name, ok)
		}
	}
}

func TestAskAmountIsCapturedOrTheSumOfTheCosts(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change narrativetest.Change
		want   string
	}{
		{"captured", narrativetest.WithField("ask", "amount", figures.MustParse("3 M")), "3000000 USD"},
		{"summed", narrativetest.WithField("ask", "amount", figures.Quantity{}), "2800000 USD"},
	} {
		s := narrativetest.Halden(tt.change)
		f, err := narrative.NewIndex(&s).Figure("", narrative.Ref{Fact: "ask", Field: "amount"})
		if err != nil || f.Quantity.String() != tt.want {
			t.Errorf("%s: %s, %v", tt.name, f.Quantity, err)
		}
	}
}
