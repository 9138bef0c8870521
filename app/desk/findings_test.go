package desk_test

import (
	"slices"
	"testing"

	"bifocal/app/desk"
	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing"
	"bifocal/narrative/narrativetest"
	"bifocal/narrative/review"
)

// reviewed reviews a solution and arranges what was found.
func reviewed(s narrative.Solution) desk.Findings {
	var out desk.Findings
	r := desk.NewReviewer(func(f func()) { f() }, func(r desk.Reviewed) { out = desk.NewFindings(r) })
	r.Review(review.Input{Solution: &s})
	return out
}

// withFact is a solution with a fact changed.
func withFact[T narrative.Fact](t *testing.T, s narrative.Solution, id string, change func(*T)) narrative.Solution {
	t.Helper()
	f, ok := s.Fact(id)
	if !ok {
		t.Fatalf("there is no %s", id)
	}
	x := f.(T)
	change(&x)
	return edited(t, s, narrative.ChangeFact{Fact: x})
}

func edited(t *testing.T, s narrative.Solution, edits ...narrative.Edit) narrative.Solution {
	t.Helper()
	next, _, err := desk.Steps(edits).Apply(s)
	if err != nil {
		t.Fatal(err)
	}
	return next
}

func wrong(t *testing.T) narrative.Solution {
	t.Helper()
	s := narrativetest.Halden()
	s = withFact(t, s, "ask", func(a *narrative.Ask) { a.Decision = "approve the move, which has an ROI of 142 %" })
	s = withFact(t, s, "manual-work", func(p *narrative.Problem) { p.Consequence = "3,400 bookings and 3,400 bookings go elsewhere" })
	return s
}

func TestFindingsAreGroupedBySeverityAndTheme(t *testing.T) {
	f := reviewed(wrong(t))
	var severities []review.Severity
	for _, s := range f.Sections {
		severities = append(severities, s.Severity)
		n, last := 0, -1
		for _, theme := range s.Themes {
			n += len(theme.Rows)
			at := slices.Index(slices.Concat(narrative.FirstGroups, narrative.MoreGroups, []narrative.Group{desk.WholeSolution}), theme.Group)
			if at <= last {
				t.Errorf("%s stands out of the order of the capture pane", theme.Group)
			}
			last = at
			for _, r := range theme.Rows {
				if r.Severity != s.Severity || r.Group != theme.Group {
					t.Errorf("%s: %s", theme.Group, r.Message)
				}
			}
		}
		if n != s.Count {
			t.Errorf("%s: %d rows, %d counted", s.Severity, n, s.Count)
		}
	}
	if !slices.IsSortedFunc(severities, func(a, b review.Severity) int {
		return slices.Index(review.Severities, a) - slices.Index(review.Severities, b)
	}) || severities[0] != review.Error {
		t.Errorf("%v", severities)
	}
	if len(f.Rows()) != f.Tally.All() || f.Groups[narrative.GroupAsk].Gravest() != review.Error || f.Facts["ask"][0] != 1 {
		t.Errorf("%+v", f.Groups)
	}
	twice := 0
	for _, r := range f.Rows() {
		if r.Quote == "3,400" {
			twice++
		}
	}
	if twice != 1 {
		t.Errorf("what stands twice is listed %d times", twice)
	}
	if f.Grades[0] == 0 || f.Grades[1] == 0 {
		t.Errorf("grades %v", f.Grades)
	}
}

func TestSetAsideIsListedApart(t *testing.T) {
	s := wrong(t)
	before := reviewed(s)
	errs := before.Errors()
	s = edited(t, s, narrative.SetAside{Aside: errs[0].SetAside("the board counts the grant")})
	after := reviewed(s)
	if after.Tally[0] != before.Tally[0]-1 || len(after.Aside) != 1 || after.Aside[0].Message != errs[0].Message {
		t.Errorf("%v became %v, %d set aside", before.Tally, after.Tally, len(after.Aside))
	}
	if row, ok := after.Find(errs[0].Key()); !ok || row.Counts() {
		t.Error("it is not found any more")
	}
}

func TestNextFinding(t *testing.T) {
	f := reviewed(wrong(t))
	rows := f.Rows()
	first, at, _ := f.Next(narrative.Aside{}, -1)
	if first.Key() != rows[0].Key() || at != 0 {
		t.Errorf("it begins with %s", first.Message)
	}
	if second, at, _ := f.Next(rows[0].Key(), 0); second.Key() != rows[1].Key() || at != 1 {
		t.Errorf("then %s", second.Message)
	}
	if again, at, _ := f.Next(rows[len(rows)-1].Key(), len(rows)-1); again.Key() != rows[0].Key() || at != 0 {
		t.Errorf("and behind the last %s", again.Message)
	}
	gone := rows[2].Key()
	gone.Message = "it was put right"
	if next, _, _ := f.Next(gone, 2); next.Key() != rows[2].Key() {
		t.Errorf("behind one that is gone: %s", next.Message)
	}
	var none desk.Findings
	if _, _, ok := none.Next(narrative.Aside{}, -1); ok {
		t.Error("there is none")
	}
}

func TestTargets(t *testing.T) {
	s := wrong(t)
	x, _ := framing.Both(&s)
	var word framing.Block
	for _, section := range x.Sections {
		for _, b := range section.Blocks {
			if b.Kind == framing.Paragraph {
				word = b
			}
		}
	}
	s = edited(t, s,
		narrative.PutWording{Wording: narrative.Wording{Audience: narrative.Executive, Block: word.Key, Text: "It costs 7,777 USD.", BasedOn: word.Generated}},
		narrative.PutWording{Wording: narrative.Wording{Audience: narrative.Executive, Block: "value/gone", Text: "Nobody reads this.", BasedOn: "x"}},
	)
	s.Returns.GoLive = figures.MustParseWhen("2020")
	s.Returns.Start = figures.MustParseWhen("2027")
	met := map[string]bool{}
	f := reviewed(s)
	for _, r := range f.Rows() {
		switch {
		case r.Rule == "figures/contradicts" && r.Place.Fact == "ask":
			met["field"] = r.Target == desk.Target{Fact: "ask", Field: "decision", Quote: "142 %"}
		case r.Quote == "7,777 USD":
			met["wording"] = r.Target.Block.Key == word.Key && r.Target.Fact == ""
		case r.Rule == "wordings/unplaced":
			met["lost"] = r.Target.Lost
		case r.Place.Field == "returns.goLive":
			met["header"] = r.Target.Header && r.Target.Field == "goLive" && r.Group == narrative.GroupAnswer
		}
	}
	for _, what := range []string{"field", "wording", "lost", "header"} {
		if !met[what] {
			t.Errorf("%s leads elsewhere", what)
		}
	}
	without := edited(t, s, narrative.RemoveFact{ID: "ask"})
	f = reviewed(without)
	if !slices.ContainsFunc(f.Rows(), func(r desk.FindingRow) bool {
		return r.Target.Add == narrative.KindAsk && r.Group == narrative.GroupAsk
	}) {
		t.Error("an ask that is missing leads nowhere")
	}
}

func TestCaretBehind(t *testing.T) {
	for _, tt := range []struct {
		text, words string
		want        int
	}{
		{"für 142 % mehr", "142 %", 9}, {"Liveness probes", "liveness probe", 14}, {"nothing", "142 %", -1}, {"nothing", "", -1}, {"İ x", "x", 3},
	} {
		if got := desk.CaretBehind(tt.text, tt.words); got != tt.want && tt.text != "İ x" || got > len([]rune(tt.text)) {
			t.Errorf("%q in %q: %d", tt.words, tt.text, got)
		}
	}
}

func TestAFigureIsMadeOfWhatNoFactHolds(t *testing.T) {
	s := narrativetest.Halden()
	s = withFact(t, s, "manual-work", func(p *narrative.Problem) { p.Consequence = "3,400 bookings go elsewhere" })
	f := reviewed(s)
	i := slices.IndexFunc(f.Rows(), func(r desk.FindingRow) bool { return r.Quote == "3,400" })
	row := f.Rows()[i]
	name, ref, edits, ok := desk.CaptureFix(&s, &row.Finding, func(s string, _ ...any) string { return s })
	if !ok || name != "bookings" || ref != "bookings" {
		t.Fatalf("%q %q %v", name, ref, ok)
	}
	s = edited(t, s, edits...)
	p, _ := s.Fact("manual-work")
	if got := p.(narrative.Problem).Consequence; got != "{bookings} bookings go elsewhere" {
		t.Errorf("%q", got)
	}
	after := reviewed(s)
	for _, r := range after.Rows() {
		if r.Place.Fact == "manual-work" && r.Place.Field == "consequence" {
			t.Errorf("%s", r.Message)
		}
	}
}

// States that were overtaken while the review worked are not looked at.
func TestReviewOfTheNewestState(t *testing.T) {
	var work func()
	var got []string
	r := desk.NewReviewer(func(f func()) { work = f }, func(r desk.Reviewed) { got = append(got, r.Of.Title) })
	for _, title := range []string{"one", "two", "three"} {
		s := narrativetest.Halden()
		s.Title = title
		r.Review(review.Input{Solution: &s})
	}
	work()
	if !slices.Equal(got, []string{"three"}) {
		t.Errorf("%v", got)
	}
}
