package desk

import (
	"slices"
	"testing"

	"bifocal/narrative"
	"bifocal/narrative/framing"
)

func view(s narrative.Solution) View { return Pair(framing.Both(&s)) }

// What is marked on the screen is what is counted.
func TestToldCountsBlocksRowsAndHeadings(t *testing.T) {
	s := example(t)
	v := view(s)
	for _, f := range s.Facts {
		var want [2]int
		for _, row := range v.Rows {
			for i, side := range row.Sides {
				if slices.Contains(side.Facts, f.FactID()) {
					want[i]++
				}
				for _, p := range side.Pieces {
					if slices.Contains(p.Facts, f.FactID()) {
						want[i]++
					}
					for _, facts := range p.RowFacts {
						if slices.Contains(facts, f.FactID()) {
							want[i]++
						}
					}
				}
			}
		}
		if got := v.Told(f.FactID()); got != want {
			t.Errorf("%s is told %v times, want %v", f.FactID(), got, want)
		}
	}
	if got := v.Told("runcost"); got[0] < 2 || got[1] < 1 {
		t.Errorf("running costs are told %v times", got)
	}
}

func TestUntoldAreThoseThatNobodyHears(t *testing.T) {
	s := example(t)
	lonely := narrative.Quantity{Head: narrative.Head{ID: "lonely"}}
	s, _, _ = narrative.AddFact{Fact: lonely, At: 0}.Apply(s)
	v := view(s)
	got := v.Untold(&s)
	if !slices.Contains(got, "lonely") || slices.Contains(got, "runcost") {
		t.Errorf("untold are %v", got)
	}
	for _, id := range got {
		if v.Told(id) != [2]int{} {
			t.Errorf("%s is told", id)
		}
	}
}

// A twin tells the same fact to the other side, and in the same theme where
// there is one.
func TestTwins(t *testing.T) {
	s := example(t)
	v := view(s)
	found := 0
	for _, row := range v.Rows {
		for _, piece := range row.Sides[0].Pieces {
			if piece.Kind == Table {
				continue
			}
			p := Place{narrative.Executive, string(row.Theme), piece.Key}
			for _, key := range v.Twins(p) {
				found++
				if facts := v.Behind(Place{Audience: narrative.Engineering, Key: key}); !share(facts, piece.Facts) {
					t.Errorf("%s and %s share no fact", piece.Key, key)
				}
			}
		}
	}
	if found == 0 {
		t.Error("nothing has a twin")
	}
}

func TestWordedNamesStaleOnesFirst(t *testing.T) {
	s := example(t)
	v := view(s)
	put := func(side Side, piece Piece, basedOn string) {
		s, _, _ = narrative.PutWording{Wording: narrative.Wording{Audience: side.Audience, Block: piece.Key, Text: "Mine.", BasedOn: basedOn}}.Apply(s)
	}
	fresh, stale := v.Rows[0].Sides[0], v.Rows[1].Sides[1]
	put(fresh, fresh.Pieces[0], fresh.Pieces[0].Generated)
	put(fresh, fresh.Head(), fresh.Origin.Generated)
	put(stale, stale.Pieces[0], "what it once was")
	places, n := view(s).Worded()
	if n != 1 || len(places) != 3 || places[0].Key != stale.Pieces[0].Key || places[1].Key != fresh.HeadingKey {
		t.Errorf("%d stale: %v", n, places)
	}
}
