package compare_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"bifocal/narrative"
	"bifocal/narrative/compare"
	"bifocal/narrative/figures"
	"bifocal/narrative/narrativetest"
	"bifocal/narrative/worddiff"
)

func halden(changes ...narrativetest.Change) narrative.Solution {
	return narrativetest.Halden(changes...)
}

func head(id string) narrative.Head { return narrative.Head{ID: id} }

func moved(id string, to int) narrativetest.Change {
	return func(s *narrative.Solution) {
		next, _, err := narrative.MoveFact{ID: id, To: to}.Apply(*s)
		if err != nil {
			panic(err)
		}
		*s = next
	}
}

func TestSummarySaysWhatChanged(t *testing.T) {
	t.Parallel()
	set := narrativetest.WithField
	target := set("runcost", "target", figures.MustParse("300 K USD a year"))
	uptime := set("uptime", "target", figures.MustParse("99.5 %"))
	risk := narrativetest.With(narrative.Risk{Head: head("new-risk"), Event: narrative.Same("it rains")})
	for _, c := range []struct {
		name    string
		changes []narrativetest.Change
		want    string
	}{
		{"nothing", nil, "nothing changed"},
		{"the same figure typed another way", []narrativetest.Change{set("runcost", "target", figures.MustParse("0.252 M USD a year"))}, "nothing changed"},
		{"facts by kind", []narrativetest.Change{risk, target, uptime}, "2 outcomes changed, 1 risk added"},
		{"one", []narrativetest.Change{target}, "1 outcome changed"},
		{"gone", []narrativetest.Change{narrativetest.Without("cio")}, "1 stakeholder removed"},
		{"order", []narrativetest.Change{moved("uptime", 3), moved("cfo", 0)}, "2 facts moved"},
		{
			"header",
			[]narrativetest.Change{func(s *narrative.Solution) { s.Title, s.Customer.Name = "Other", "Other" }},
			"title and customer changed",
		},
		{
			"much of the header",
			[]narrativetest.Change{func(s *narrative.Solution) {
				s.Title, s.Customer.Name, s.Author, s.Status, s.Returns.Years = "Other", "Other", "Other", narrative.Sent, 3
			}},
			"title, customer and 3 more fields of the header changed",
		},
		{
			"wordings",
			[]narrativetest.Change{func(s *narrative.Solution) {
				s.Wordings = append(slices.Clone(s.Wordings), narrative.Wording{Audience: narrative.Engineering, Block: "plan/heading", Text: "x", BasedOn: "y"})
				s.Omissions = append(slices.Clone(s.Omissions), narrative.Omission{Audience: narrative.Executive, Block: "money/cost-last"})
			}},
			"1 wording added, 1 block left out",
		},
		{"a wording dropped", []narrativetest.Change{func(s *narrative.Solution) { s.Wordings = nil }}, "1 wording dropped"},
		{"a wording kept over new text", []narrativetest.Change{func(s *narrative.Solution) {
			s.Wordings = slices.Clone(s.Wordings)
			s.Wordings[0].BasedOn = "Customers meet 11 outages a month."
		}}, "1 wording confirmed"},
		{
			"much",
			[]narrativetest.Change{
				func(s *narrative.Solution) { s.Title = "Other" }, target, uptime, risk, narrativetest.Without("cio", "cost-last", "clusters"),
				moved("uptime", 3),
			},
			"title changed, 2 outcomes changed, 1 cost removed, 1 figure removed and 3 more changes",
		},
	} {
		got := compare.Solutions(halden(), halden(c.changes...))
		if s := got.Summary(); s.String() != c.want || s.None() != (len(c.changes) == 0 || c.want == "nothing changed") || got.None() != s.None() {
			t.Errorf("%s: got %q, want %q", c.name, s, c.want)
		}
	}
	for n, want := range map[int]string{0: "first state, without facts", 1: "first state, with 1 fact", 3: "first state, with 3 facts"} {
		if got := compare.First(narrative.Solution{Facts: halden().Facts[:n]}).String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestFieldsReadAsAUserReadsThem(t *testing.T) {
	t.Parallel()
	old := halden()
	now := halden(
		narrativetest.WithField("runcost", "target", figures.MustParse("300 K USD a year")),
		narrativetest.WithField("runcost", "measure", narrative.Telling{Executive: "running costs", Engineering: "run cost of all clusters"}),
		narrativetest.WithField("runcost", "stakeholders", []string{"cfo", "cio"}),
		narrativetest.WithField("runcost", "date", figures.MustParseWhen("2028-02-29")),
		narrativetest.WithField("incidents", "measure", narrative.Same("outages that customers notice")),
		narrativetest.WithField("services", "value", figures.MustParse("140")),
		narrativetest.WithField("release", "sentence", "a release takes {release.target} instead of {baseline}"),
	)
	var got []string
	c := compare.Solutions(old, now)
	for _, f := range c.Facts {
		for _, x := range f.Fields {
			got = append(got, fmt.Sprintf("%s %s, %s, %s %s: %q to %q", f.Op, f.Kind, f.Name, x.Label, x.Audience, x.Old, x.New))
		}
	}
	want := []string{
		`changed outcome, running costs, Measure engineering: "run cost of the platform" to "run cost of all clusters"`,
		`changed outcome, running costs, Target : "252 K USD a year" to "300 K USD a year"`,
		`changed outcome, running costs, By : "February 2028" to "29 February 2028"`,
		`changed outcome, running costs, Asked for by : "CFO" to "CFO, Ingrid Solheim, CIO"`,
		`changed outcome, outages that customers notice, Measure : "outages customers notice" to "outages that customers notice"`,
		`changed outcome, time to release a service, In a sentence : "a release takes {target} instead of {baseline}" to "a release takes {release.target} instead of {baseline}"`,
		`changed quantity, services, Value : "120" to "140"`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := worddiff.Marked(c.Facts[0].Fields[1].Words()); got != "[-252 K USD-]{+300 K USD+} a year" {
		t.Errorf("got %s", got)
	}
}

func TestEntriesOfListsAreComparedByTheirID(t *testing.T) {
	t.Parallel()
	ask := narrative.Ask{Head: head("a"), Steps: []narrative.Step{
		{ID: "one", What: "ten services are named", Owner: "cio"}, {ID: "two", What: "the room is booked"}, {ID: "three", What: "the contract is signed"},
	}}
	now := ask
	now.Steps = []narrative.Step{
		{ID: "three", What: "the contract is signed"}, {ID: "one", What: "twelve services are named", Owner: "cio"}, {ID: "four", What: "lunch is had", By: figures.MustParseWhen("2027-Q1")},
	}
	c := compare.Solutions(narrative.Solution{Facts: narrative.Facts{ask}}, narrative.Solution{Facts: narrative.Facts{now}})
	var got []string
	for _, x := range c.Facts[0].Fields {
		got = append(got, fmt.Sprintf("%s %s/%s %s: %q to %q", x.Op, x.Part, x.PartKey, x.Label, x.Old, x.New))
	}
	want := []string{
		`changed one/what What: "ten services are named" to "twelve services are named"`,
		`removed two/ Next steps: "the room is booked" to ""`,
		`added four/ Next steps: "" to "lunch is had, Q1 2027"`,
		`moved / Next steps: "ten services are named, the room is booked and the contract is signed" to "the contract is signed, twelve services are named and lunch is had"`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestSequence(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(rapid.SampledFrom(strings.Split("abcdefgh", "")), 0, 10)
		old, now := list.Draw(t, "old"), list.Draw(t, "now")
		var there, here []string
		stays := -1
		for _, s := range compare.Sequence(old, now) {
			if s.New >= 0 {
				if s.New != len(here) {
					t.Fatalf("the new order is not kept: %+v", s)
				}
				here = append(here, now[s.New])
			}
			if s.Old >= 0 {
				there = append(there, old[s.Old])
			}
			if s.Op == "" {
				if s.Old <= stays || old[s.Old] != now[s.New] {
					t.Fatalf("%+v kept its place", s)
				}
				stays = s.Old
			}
		}
		slices.Sort(there)
		slices.Sort(old)
		if !slices.Equal(here, now) || !slices.Equal(there, old) {
			t.Fatalf("%v and %v", there, here)
		}
	})
}

// edited draws a state that was made of another one.
func edited(t *rapid.T, s narrative.Solution, label string) narrative.Solution {
	other := narrativetest.Solution(t)
	for range rapid.IntRange(0, 5).Draw(t, label) {
		var e narrative.Edit
		n := len(s.Facts)
		at := func() int { return rapid.IntRange(0, n-1).Draw(t, "at") }
		switch what := rapid.IntRange(0, 5).Draw(t, "what"); {
		case what == 0:
			e = narrative.SetHeader{Header: other}
		case what == 1 && len(other.Facts) > 0:
			f := other.Facts[rapid.IntRange(0, len(other.Facts)-1).Draw(t, "other")]
			e = narrative.AddFact{Fact: narrative.WithID(f, label+fmt.Sprint(rapid.IntRange(0, 3).Draw(t, "id"))), At: rapid.IntRange(-1, n).Draw(t, "place")}
		case what == 2 && n > 0:
			e = narrative.RemoveFact{ID: s.Facts[at()].FactID()}
		case what == 3 && n > 0:
			e = narrative.MoveFact{ID: s.Facts[at()].FactID(), To: at()}
		case what == 4 && n > 0:
			f := s.Facts[at()]
			for _, o := range other.Facts {
				if o.FactKind() == f.FactKind() {
					e = narrative.ChangeFact{Fact: narrative.WithID(o, f.FactID())}
				}
			}
		case what == 5:
			e = narrative.PutWording{Wording: narrative.Wording{Audience: narrative.Executive, Block: "b", Text: label}}
		}
		if e == nil {
			continue
		}
		if next, _, err := e.Apply(s); err == nil {
			s = next
		}
	}
	return s
}

func TestMergeIsNeitherSidesAlone(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		base := narrativetest.Solution(t)
		mine, theirs := edited(t, base, "mine"), edited(t, base, "theirs")
		for _, c := range []struct {
			name                      string
			base, mine, theirs, wants narrative.Solution
		}{
			{"only theirs", base, base, theirs, theirs}, {"only mine", base, mine, base, mine}, {"alike", base, mine, mine, mine},
		} {
			got, conflicts := compare.Merge(c.base, c.mine, c.theirs)
			if diff := narrativetest.Diff(c.wants, got); diff != "" || len(conflicts) > 0 {
				t.Fatalf("%s: %v\n%s", c.name, conflicts, diff)
			}
		}
		got, conflicts := compare.Merge(base, mine, theirs)
		ids := map[string]bool{}
		for _, f := range got.Facts {
			if ids[f.FactID()] {
				t.Fatalf("%s stands twice", f.FactID())
			}
			ids[f.FactID()] = true
		}
		for _, side := range []narrative.Solution{mine, theirs} {
			for _, f := range side.Facts {
				_, known := base.Fact(f.FactID())
				if !known && !ids[f.FactID()] {
					t.Fatalf("%s was added and is lost", f.FactID())
				}
			}
		}
		_, back := compare.Merge(base, theirs, mine)
		if len(back) != len(conflicts) {
			t.Fatalf("%d conflicts one way, %d the other", len(conflicts), len(back))
		}
	})
}

func TestMerge(t *testing.T) {
	t.Parallel()
	set := narrativetest.WithField
	base := halden()
	mine := halden(
		set("runcost", "target", figures.MustParse("300 K USD a year")), set("uptime", "stakeholders", []string{"cio", "cfo"}),
		set("manual-work", "evidence", "the incident log of the last two years"), narrativetest.Without("hours"),
		set("services", "value", figures.MustParse("140")),
		func(s *narrative.Solution) { s.Title = "Mine" },
	)
	theirs := halden(
		set("runcost", "date", figures.MustParseWhen("2028-03")), set("uptime", "stakeholders", []string{}),
		set("manual-work", "evidence", "the long incident log of the past year"), narrativetest.Without("cost-last"),
		set("services", "value", figures.MustParse("150")), set("hours", "amount", figures.MustParse("500 K USD")),
		narrativetest.With(narrative.Risk{Head: head("rain"), Event: narrative.Same("it rains")}),
	)
	got, conflicts := compare.Merge(base, mine, theirs)
	field := func(id, key string) any {
		f, ok := got.Fact(id)
		if !ok {
			t.Fatalf("%s is lost", id)
		}
		v, _ := narrative.Get(f, key)
		return v
	}
	for _, c := range []struct {
		id, key string
		want    any
	}{
		{"runcost", "target", figures.MustParse("300 K USD a year")},
		{"runcost", "date", figures.MustParseWhen("2028-03")},
		{"uptime", "stakeholders", []string{"cfo"}},
		{"manual-work", "evidence", "the long incident log of the last two years"},
		{"services", "value", figures.MustParse("140")},
		{"hours", "amount", figures.MustParse("500 K USD")},
		{"rain", "event", narrative.Same("it rains")},
	} {
		if diff := narrativetest.Diff(c.want, field(c.id, c.key)); diff != "" {
			t.Errorf("%s.%s: %s", c.id, c.key, diff)
		}
	}
	if _, there := got.Fact("cost-last"); there || got.Title != "Mine" {
		t.Errorf("title %q, cost-last there: %v", got.Title, there)
	}
	want := []compare.Conflict{
		{Fact: "services", Kind: narrative.KindQuantity, Name: "services", Key: "value", Label: "Value", Base: "120", Mine: "140", Theirs: "150", Kept: worddiff.Mine},
		{Fact: "hours", Kind: narrative.KindBenefit, Name: "engineering time", Base: "engineering time", Theirs: "engineering time", Kept: worddiff.Theirs},
	}
	if diff := cmp.Diff(want, conflicts); diff != "" {
		t.Error(diff)
	}
}

// Every field of a header is compared and merged.
func TestHeaderIsComplete(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		old, now := narrativetest.Solution(t), narrativetest.Solution(t)
		changed, _, _ := narrative.SetHeader{Header: now}.Apply(old)
		c := compare.Solutions(old, changed)
		if (narrativetest.Diff(old, changed) == "") != (len(c.Header) == 0) {
			t.Fatalf("told: %+v, and there is %s", c.Header, narrativetest.Diff(old, changed))
		}
	})
}
