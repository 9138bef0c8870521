package narrative_test

import (
	"errors"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"bifocal/narrative"
	"bifocal/narrative/narrativetest"
)

// drawEdit draws an edit that the solution takes.
func drawEdit(t *rapid.T, s narrative.Solution) narrative.Edit {
	other := narrativetest.Solution(t)
	facts := len(s.Facts)
	fact := func() narrative.Fact { return rapid.SampledFrom(s.Facts).Draw(t, "fact") }
	edits := []func() narrative.Edit{
		func() narrative.Edit { return narrative.SetHeader{Header: other} },
		func() narrative.Edit { return narrative.Replace{With: other} },
		func() narrative.Edit {
			return narrative.PutWording{Wording: narrative.Wording{
				Audience: rapid.SampledFrom(narrative.Audiences).Draw(t, "audience"),
				Block:    "theme/f0/" + strconv.Itoa(rapid.IntRange(0, 3).Draw(t, "block")),
				Text:     rapid.SampledFrom([]string{"", "mine", "yours"}).Draw(t, "text"), BasedOn: "generated",
			}}
		},
	}
	omitted := func() (narrative.Audience, string) {
		return rapid.SampledFrom(narrative.Audiences).Draw(t, "audience"), "theme/f0/" + strconv.Itoa(rapid.IntRange(0, 3).Draw(t, "block"))
	}
	edits = append(edits,
		func() narrative.Edit {
			a, block := omitted()
			return narrative.PutOmission{Omission: narrative.Omission{Audience: a, Block: block, Reason: rapid.SampledFrom([]string{"", "known"}).Draw(t, "reason")}}
		},
		func() narrative.Edit {
			a, block := omitted()
			return narrative.DropOmission{Audience: a, Block: block}
		},
	)
	finding := func() narrative.Aside {
		if len(s.Asides) > 0 && rapid.Bool().Draw(t, "one that is aside") {
			return rapid.SampledFrom(s.Asides).Draw(t, "aside")
		}
		return narrative.Aside{Rule: "figures/untraced", Message: "M" + strconv.Itoa(rapid.IntRange(0, 3).Draw(t, "message")), Text: "other"}
	}
	edits = append(edits,
		func() narrative.Edit {
			a := finding()
			a.Reason = rapid.SampledFrom([]string{"known", "agreed"}).Draw(t, "reason")
			return narrative.SetAside{Aside: a}
		},
		func() narrative.Edit { return narrative.TakeUp{Aside: finding()} },
	)
	if len(other.Facts) > 0 {
		edits = append(edits, func() narrative.Edit {
			f := narrative.WithID(other.Facts[0], narrative.NewFactID(&s, other.Facts[0].FactKind()))
			return narrative.AddFact{Fact: f, At: rapid.IntRange(-1, facts+2).Draw(t, "at")}
		})
	}
	if facts > 0 {
		edits = append(
			edits,
			func() narrative.Edit { return narrative.RemoveFact{ID: fact().FactID()} },
			func() narrative.Edit {
				return narrative.MoveFact{ID: fact().FactID(), To: rapid.IntRange(-2, facts+2).Draw(t, "to")}
			},
			func() narrative.Edit {
				f, _ := narrative.NewFact(rapid.SampledFrom(narrative.Catalog).Draw(t, "kind").Kind, fact().FactID())
				return narrative.ChangeFact{Fact: f}
			},
		)
	}
	return edits[rapid.IntRange(0, len(edits)-1).Draw(t, "edit")]()
}

func TestEveryEditCanBeUndoneAndLeavesTheOriginal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := narrativetest.Solution(t)
		before, err := narrative.Encode(s)
		if err != nil {
			t.Fatal(err)
		}
		states, undo := []narrative.Solution{s}, []narrative.Edit{}
		for range rapid.IntRange(1, 5).Draw(t, "edits") {
			last := states[len(states)-1]
			next, inverse, err := drawEdit(t, last).Apply(last)
			if err != nil {
				t.Fatal(err)
			}
			states, undo = append(states, next), append(undo, inverse)
		}
		now := states[len(states)-1]
		for i := len(undo) - 1; i >= 0; i-- {
			after := now
			back, redo, err := undo[i].Apply(now)
			if err != nil {
				t.Fatal(err)
			}
			if diff := narrativetest.Diff(states[i], back); diff != "" {
				t.Fatalf("undoing %T gives another solution:\n%s", undo[i], diff)
			}
			again, _, err := redo.Apply(back)
			if err != nil {
				t.Fatal(err)
			}
			if diff := narrativetest.Diff(after, again); diff != "" {
				t.Fatalf("redoing %T gives another solution:\n%s", redo, diff)
			}
			now = back
		}
		after, err := narrative.Encode(s)
		if err != nil {
			t.Fatal(err)
		}
		if string(before) != string(after) {
			t.Fatalf("the original has changed:\n%s\n%s", before, after)
		}
	})
}

// Two edits of one solution must not write into what they share.
func TestEditsOfOneSolutionDoNotMeet(t *testing.T) {
	s := narrativetest.Halden()
	s.Facts = append(make(narrative.Facts, 0, 100), s.Facts...)
	s.Wordings = append(make([]narrative.Wording, 0, 10), s.Wordings...)
	term := func(id string) narrative.Edit {
		return narrative.AddFact{Fact: narrative.Term{Head: narrative.Head{ID: id}}, At: -1}
	}
	wording := func(text string) narrative.Edit {
		return narrative.PutWording{Wording: narrative.Wording{Audience: narrative.Engineering, Block: "b", Text: text}}
	}
	for _, pair := range [][2]narrative.Edit{
		{term("a"), term("b")},
		{wording("a"), wording("b")},
		{narrative.RemoveFact{ID: "answer"}, narrative.MoveFact{ID: "cio", To: 0}},
		{narrative.MoveFact{ID: "cio", To: 0}, narrative.MoveFact{ID: "cfo", To: 0}},
	} {
		first, _, err := pair[0].Apply(s)
		if err != nil {
			t.Fatal(err)
		}
		before, err := narrative.Encode(first)
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := pair[1].Apply(s); err != nil {
			t.Fatal(err)
		}
		after, err := narrative.Encode(first)
		if err != nil {
			t.Fatal(err)
		}
		if string(before) != string(after) {
			t.Errorf("%#v writes into what %#v made", pair[1], pair[0])
		}
	}
}

func TestWhoeverEditsMayGoOnWithTheirLists(t *testing.T) {
	s := narrativetest.Halden()
	mine := []string{"uptime"}
	s, _, err := narrative.ChangeFact{Fact: narrative.Capability{Head: narrative.Head{ID: "self-healing"}, Outcomes: mine}}.Apply(s)
	if err != nil {
		t.Fatal(err)
	}
	header := s
	header.Partners = []string{"P"}
	s, _, err = narrative.SetHeader{Header: header}.Apply(s)
	if err != nil {
		t.Fatal(err)
	}
	mine[0], header.Partners[0] = "changed", "changed"
	f, _ := s.Fact("self-healing")
	if got := f.(narrative.Capability).Outcomes[0]; got != "uptime" || s.Partners[0] != "P" {
		t.Errorf("outcome %q, partner %q", got, s.Partners[0])
	}
}

func TestEditsKeepOutWhatCannotBeSaved(t *testing.T) {
	const pasted = "a\vb\r\nc\rd\x00e\x1b[1m\u0085f\xffg\tℹ️\u200d"
	const clean = "a\nb\nc\nde[1m\nf\ufffdg\tℹ️\u200d"
	if got := narrative.CleanText(pasted); got != clean {
		t.Errorf("%q, want %q", got, clean)
	}
	s := narrativetest.Halden()
	for _, edit := range []narrative.Edit{
		narrative.ChangeFact{Fact: narrative.Risk{Head: narrative.Head{ID: "stateful"}, Event: narrative.Same(pasted), Owner: pasted}},
		narrative.AddFact{Fact: narrative.Decision{Head: narrative.Head{ID: "d"}, Options: []narrative.Option{{ID: "o", For: narrative.Same(pasted)}}}},
		narrative.SetHeader{Header: narrative.Solution{Title: pasted, Customer: narrative.Customer{Aliases: []string{pasted}}}},
		narrative.PutWording{Wording: narrative.Wording{Audience: narrative.Executive, Block: "b", Text: pasted}},
	} {
		var err error
		if s, _, err = edit.Apply(s); err != nil {
			t.Fatal(err)
		}
	}
	data, err := narrative.Encode(s)
	if err != nil {
		t.Fatal(err)
	}
	back, err := narrative.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	if diff := narrativetest.Diff(s, back); diff != "" {
		t.Error(diff)
	}
	if back.Title != clean || back.Customer.Aliases[0] != clean {
		t.Errorf("title %q, alias %q", back.Title, back.Customer.Aliases[0])
	}
}

func TestCleanTextIsReadAndStays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")) + rapid.String().Draw(t, "text")
		clean := narrative.CleanText(text)
		if narrative.CleanText(clean) != clean {
			t.Fatalf("%q is cleaned to %q and then again", text, clean)
		}
		data, err := narrative.Encode(narrative.Solution{ID: "a", Title: clean})
		if err != nil {
			t.Fatal(err)
		}
		if s, err := narrative.Decode(data); err != nil || s.Title != clean {
			t.Fatalf("%q comes back as %q, %v", clean, s.Title, err)
		}
	})
}

func TestEditsThatCannotBe(t *testing.T) {
	s := narrativetest.Halden()
	for _, tt := range []struct {
		edit narrative.Edit
		want error
	}{
		{narrative.AddFact{Fact: narrative.Term{Head: narrative.Head{ID: "cio"}}}, narrative.ErrIDTaken},
		{narrative.RemoveFact{ID: "nobody"}, narrative.ErrNoFact},
		{narrative.ChangeFact{Fact: narrative.Term{Head: narrative.Head{ID: "nobody"}}}, narrative.ErrNoFact},
		{narrative.MoveFact{ID: "nobody"}, narrative.ErrNoFact},
	} {
		after, undo, err := tt.edit.Apply(s)
		if !errors.Is(err, tt.want) || undo != nil || narrativetest.Diff(s, after) != "" {
			t.Errorf("%#v: %v, undo %v", tt.edit, err, undo)
		}
	}
}

func TestReplacingLeavesNothingOfWhatWasThere(t *testing.T) {
	s, other := narrativetest.Halden(), narrativetest.Halden(narrativetest.OnlyKinds(narrative.KindRisk))
	s.Wordings = []narrative.Wording{{Audience: narrative.Executive, Block: "a", Text: "mine"}}
	other.ID, other.Title = "another", "as it was"
	other.Omissions = []narrative.Omission{{Audience: narrative.Executive, Block: "b"}}
	now, _, err := narrative.Replace{With: other}.Apply(s)
	if err != nil {
		t.Fatal(err)
	}
	if now.ID != s.ID {
		t.Errorf("it is another solution now: %s", now.ID)
	}
	now.ID = other.ID
	if diff := narrativetest.Diff(other, now); diff != "" {
		t.Error(diff)
	}
	other.Facts[0], other.Omissions[0].Reason = nil, "changed"
	if now.Facts[0] == nil || now.Omissions[0].Reason != "" {
		t.Error("it shares the lists of what it was made from")
	}
}

func TestAWordingComesBackToItsPlace(t *testing.T) {
	s := narrativetest.Halden()
	for _, block := range []string{"a", "b", "c"} {
		s, _, _ = narrative.PutWording{Wording: narrative.Wording{Audience: narrative.Executive, Block: block, Text: block}}.Apply(s)
	}
	gone, undo, err := narrative.PutWording{Wording: narrative.Wording{Audience: narrative.Executive, Block: "a"}}.Apply(s)
	if err != nil || len(gone.Wordings) != len(s.Wordings)-1 {
		t.Fatal(err, gone.Wordings)
	}
	back, _, err := undo.Apply(gone)
	if err != nil || narrativetest.Diff(s, back) != "" {
		t.Errorf("%v\n%s", err, narrativetest.Diff(s, back))
	}
}
