package framing_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/shopspring/decimal"

	"bifocal/narrative"
	"bifocal/narrative/framing"
	"bifocal/narrative/narrativetest"
)

// apply makes edits that must fit.
func apply(t testing.TB, s narrative.Solution, edits ...narrative.Edit) narrative.Solution {
	t.Helper()
	for _, e := range edits {
		var err error
		if s, _, err = e.Apply(s); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func wording(block, text, basedOn string) narrative.Edit {
	return narrative.PutWording{Wording: narrative.Wording{Audience: narrative.Executive, Block: block, Text: text, BasedOn: basedOn}}
}

// A wording stands in place of the generated text and notices when a fact under
// it moves.
func TestWordingGoesStale(t *testing.T) {
	s := example(t, "kubernetes")
	block := sectionOf(t, framing.Frame(&s, narrative.Executive), framing.Stakes).Blocks[0]
	edit := narrative.PutWording{Wording: narrative.Wording{
		Audience: narrative.Executive, Block: block.Key, Text: "My own words.", BasedOn: block.Text,
	}}
	s, _, err := edit.Apply(s)
	if err != nil {
		t.Fatal(err)
	}
	worded := sectionOf(t, framing.Frame(&s, narrative.Executive), framing.Stakes).Blocks[0]
	if worded.Text != "My own words." || worded.Stale || worded.Generated != block.Text {
		t.Errorf("the wording is not laid over the block: %+v", worded)
	}
	f, _ := s.Fact("runcost")
	o := f.(narrative.Outcome)
	o.Target.Value = o.Target.Value.Div(decimal.NewFromInt(2))
	s, _, err = narrative.ChangeFact{Fact: o}.Apply(s)
	if err != nil {
		t.Fatal(err)
	}
	stale := sectionOf(t, framing.Frame(&s, narrative.Executive), framing.Stakes).Blocks[0]
	if !stale.Stale || stale.Text != "My own words." || stale.Generated == block.Text {
		t.Errorf("the wording did not notice that its fact moved: %+v", stale)
	}
}

// Figures in a wording are as live as those in a telling.
func TestWordingsReferToFigures(t *testing.T) {
	s := example(t, "kubernetes")
	block := sectionOf(t, framing.Frame(&s, narrative.Executive), framing.Stakes).Blocks[0]
	s = apply(t, s, wording(block.Key, "Customers meet {incidents.baseline}; {{this}} stays.", block.Generated))
	worded := sectionOf(t, framing.Frame(&s, narrative.Executive), framing.Stakes).Blocks[0]
	if worded.Text != "Customers meet 9 outages a month; {this} stays." || worded.Wording != "Customers meet {incidents.baseline}; {{this}} stays." {
		t.Errorf("the wording reads %q, typed as %q", worded.Text, worded.Wording)
	}
	if !slices.Contains(worded.Facts, "incidents") {
		t.Errorf("a wording does not know the fact whose figure it tells: %v", worded.Facts)
	}

	f, _ := s.Fact("incidents")
	o := f.(narrative.Outcome)
	o.Baseline.Value = o.Baseline.Value.Add(o.Baseline.Value)
	s = apply(t, s, narrative.ChangeFact{Fact: o})
	if got := sectionOf(t, framing.Frame(&s, narrative.Executive), framing.Stakes).Blocks[0].Text; !strings.Contains(got, "18 outages a month") {
		t.Errorf("the figure did not follow its fact: %q", got)
	}
}

// A wording that refers to what has no value yet is kept, and not told.
func TestWordingWithoutItsFigureWaits(t *testing.T) {
	s := example(t, "kubernetes")
	block := sectionOf(t, framing.Frame(&s, narrative.Executive), framing.Stakes).Blocks[0]
	s = apply(t, s,
		narrative.AddFact{Fact: narrative.Quantity{Head: narrative.Head{ID: "lost-orders"}}, At: -1},
		wording(block.Key, "Each month costs {lost-orders}.", block.Generated))
	f := framing.Frame(&s, narrative.Executive)
	waiting := sectionOf(t, f, framing.Stakes).Blocks[0]
	if waiting.Text != block.Text || !waiting.Worded {
		t.Errorf("instead of the generated text stands %q", waiting.Text)
	}
	if !slices.ContainsFunc(f.Gaps, func(g framing.Gap) bool { return strings.Contains(g.Capture, "{lost-orders}") }) {
		t.Errorf("nobody says what is missing: %v", f.Gaps)
	}
}

func TestHeadingsAreWordedAndGoStale(t *testing.T) {
	s := example(t, "kubernetes")
	made := sectionOf(t, framing.Frame(&s, narrative.Executive), framing.Stakes)
	s = apply(t, s, wording(framing.HeadingKey(framing.Stakes), "Waiting is not free", made.Heading))
	worded := sectionOf(t, framing.Frame(&s, narrative.Executive), framing.Stakes)
	if worded.Heading != "Waiting is not free" || !worded.Origin.Worded || worded.Origin.Stale || worded.Origin.Generated != made.Heading {
		t.Errorf("%q, %+v", worded.Heading, worded.Origin)
	}
	f, _ := s.Fact("runcost")
	o := f.(narrative.Outcome)
	o.Target.Value = o.Target.Value.Div(decimal.NewFromInt(2))
	s = apply(t, s, narrative.ChangeFact{Fact: o})
	if got := sectionOf(t, framing.Frame(&s, narrative.Executive), framing.Stakes).Origin; !got.Stale || got.Generated == made.Heading {
		t.Errorf("the heading did not notice that its fact moved: %+v", got)
	}
}

// What begins with the run-in heading of the generated text keeps it.
func TestWordingKeepsItsRunIn(t *testing.T) {
	s := example(t, "kubernetes")
	at := func(s narrative.Solution) framing.Block {
		for _, b := range sectionOf(t, framing.Frame(&s, narrative.Engineering), framing.Answer).Blocks {
			if b.Lead != "" {
				return b
			}
		}
		t.Fatal("no block has a run-in heading")
		return framing.Block{}
	}
	b := at(s)
	word := func(text string) framing.Block {
		return at(apply(t, s, narrative.PutWording{Wording: narrative.Wording{Audience: narrative.Engineering, Block: b.Key, Text: text, BasedOn: b.Generated}}))
	}
	if got := word(b.Lead + ": it restarts."); got.Key != b.Key || got.Lead != b.Lead {
		t.Errorf("%q lost its run-in heading %q", got.Text, b.Lead)
	}
	if got := word("It restarts."); got.Key == b.Key {
		t.Errorf("%q is told with a run-in heading that it does not have: %q", got.Text, got.Lead)
	}
}

func TestLeftOutBlocksAreNotTold(t *testing.T) {
	s := example(t, "kubernetes")
	was := sectionOf(t, framing.Frame(&s, narrative.Executive), framing.Stakes)
	gone := was.Blocks[1]
	s = apply(t, s, narrative.PutOmission{Omission: narrative.Omission{Audience: narrative.Executive, Block: gone.Key, Reason: "the board knows"}})
	now := sectionOf(t, framing.Frame(&s, narrative.Executive), framing.Stakes)
	if len(now.Blocks) != len(was.Blocks)-1 || strings.Contains(text(now), gone.Text) {
		t.Errorf("the block is still told:\n%s", text(now))
	}
	if len(now.LeftOut) != 1 || now.LeftOut[0].Text != gone.Text || now.LeftOut[0].At != 1 || now.LeftOut[0].Reason != "the board knows" {
		t.Errorf("left out is %+v", now.LeftOut)
	}
	back := apply(t, s, narrative.DropOmission{Audience: narrative.Executive, Block: gone.Key})
	if text(sectionOf(t, framing.Frame(&back, narrative.Executive), framing.Stakes)) != text(was) {
		t.Error("putting it back gives another section")
	}
}

// A theme of which all is left out is a gap that says so, and a table without
// rows has no head.
func TestLeavingOutAllOfATheme(t *testing.T) {
	s := example(t, "kubernetes")
	was := sectionOf(t, framing.Frame(&s, narrative.Executive), framing.Value)
	for _, b := range was.Blocks {
		if b.Kind != framing.Columns {
			s = apply(t, s, narrative.PutOmission{Omission: narrative.Omission{Audience: narrative.Executive, Block: b.Key}})
		}
	}
	f := framing.Frame(&s, narrative.Executive)
	if left, told := f.Section(framing.Value); told {
		t.Fatalf("still told: %q", text(left))
	}
	at := slices.IndexFunc(f.Gaps, func(g framing.Gap) bool { return g.Theme == framing.Value })
	if at < 0 || len(f.Gaps[at].LeftOut) != len(was.Blocks)-1 || f.Gaps[at].Capture == "" {
		t.Errorf("the gap is %+v", f.Gaps)
	}
}

// A wording whose block has gone is kept and named, and stands again when the
// block comes back.
func TestWordingsOutliveTheirBlocks(t *testing.T) {
	s := example(t, "kubernetes")
	var block framing.Block
	for _, b := range sectionOf(t, framing.Frame(&s, narrative.Executive), framing.Answer).Blocks {
		if len(b.Facts) > 0 && b.Cells == nil {
			block = b
		}
	}
	s = apply(t, s, wording(block.Key, "My own words.", block.Generated))
	if f := framing.Frame(&s, narrative.Executive); len(f.Unplaced) != 0 {
		t.Fatalf("%v has a place", f.Unplaced)
	}
	gone := apply(t, s, narrative.RemoveFact{ID: block.Facts[0]})
	f := framing.Frame(&gone, narrative.Executive)
	if len(f.Unplaced) != 1 || f.Unplaced[0].Text != "My own words." {
		t.Errorf("without its block the wording is lost: %+v", f.Unplaced)
	}
}

// Whatever was worded and left out: no block is told that is left out, every
// wording is told, waits or is named, and the other audience hears what it heard.
func TestOverlays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := narrativetest.Solution(t)
		s.Wordings, s.Omissions = nil, nil
		plain := framing.Frame(&s, narrative.Executive)
		other := framing.Frame(&s, narrative.Engineering)
		edited := s
		for _, sec := range plain.Sections {
			for _, b := range sec.Blocks {
				switch rapid.IntRange(0, 4).Draw(t, b.Key) {
				case 0:
					edited.Wordings = append(edited.Wordings, narrative.Wording{Audience: narrative.Executive, Block: b.Key, Text: "Mine.", BasedOn: b.Generated})
				case 1:
					edited.Omissions = append(edited.Omissions, narrative.Omission{Audience: narrative.Executive, Block: b.Key})
				}
			}
		}
		f := framing.Frame(&edited, narrative.Executive)
		out := map[string]bool{}
		for _, o := range edited.Omissions {
			out[o.Block] = true
		}
		for _, sec := range f.Sections {
			if len(sec.Blocks) == 0 {
				t.Fatalf("%s is empty", sec.Theme)
			}
			for _, b := range sec.Blocks {
				if out[b.Key] {
					t.Fatalf("%s is told", b.Key)
				}
				if b.Worded && (b.Text != "Mine." || b.Stale) {
					t.Fatalf("%s: %q, stale %v", b.Key, b.Text, b.Stale)
				}
			}
		}
		if a, b := all(other), all(framing.Frame(&edited, narrative.Engineering)); a != b {
			t.Fatalf("engineers hear of it:\n%s\n%s", a, b)
		}
	})
}

func all(f framing.Framing) string {
	var b strings.Builder
	for _, s := range f.Sections {
		b.WriteString(text(s))
	}
	return b.String()
}
