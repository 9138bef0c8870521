package framing_test

import (
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bifocal/narrative"
	"bifocal/narrative/framing"
	"bifocal/narrative/narrativetest"
)

// A large solution takes no more memory for a fact than a small one, and no
// more steps to get it: framing is linear in facts, in all of them together and
// in those that lists are made of.
func TestFramingGrowsWithTheFactsAndNoFaster(t *testing.T) {
	const few, many = 500, 4000
	for name, only := range map[string]narrativetest.Change{
		"all kinds": func(*narrative.Solution) {},
		"money and outcomes": narrativetest.OnlyKinds(
			narrative.KindOutcome, narrative.KindCost, narrative.KindBenefit, narrative.KindStakeholder, narrative.KindAsk),
		"system": narrativetest.OnlyKinds(narrative.KindComponent, narrative.KindConnection, narrative.KindCapability, narrative.KindTerm),
	} {
		small, large := narrativetest.Large(few), narrativetest.Large(many)
		only(&small)
		only(&large)
		smallSteps, smallBytes := costOf(&small)
		largeSteps, largeBytes := costOf(&large)
		allowed := 1.2 * float64(len(large.Facts)) / float64(len(small.Facts))
		if steps := largeSteps / smallSteps; steps > allowed {
			t.Errorf("%s: %d facts take %.1f times the allocations of %d", name, len(large.Facts), steps, len(small.Facts))
		}
		if bytes := largeBytes / smallBytes; bytes > allowed {
			t.Errorf("%s: %d facts take %.1f times the memory of %d", name, len(large.Facts), bytes, len(small.Facts))
		}
	}
}

// costOf returns how often framing asks for memory, and for how many bytes.
func costOf(s *narrative.Solution) (allocations, bytes float64) {
	const runs = 3
	var before, after runtime.MemStats
	framing.Both(s) // what is made once in a program
	runtime.ReadMemStats(&before)
	for range runs {
		framing.Both(s)
	}
	runtime.ReadMemStats(&after)
	return float64(after.Mallocs-before.Mallocs) / runs, float64(after.TotalAlloc-before.TotalAlloc) / runs
}

// Blocks share memory where they say the same; who appends to one must not find
// it in another.
func TestBlocksShareNoRoom(t *testing.T) {
	for name, s := range map[string]narrative.Solution{"halden": narrativetest.Halden(), "large": narrativetest.Large(200)} {
		for _, a := range narrative.Audiences {
			f, fresh := framing.Frame(&s, a), framing.Frame(&s, a)
			for _, sec := range f.Sections {
				_ = append(sec.Facts, "x")
				for _, b := range sec.Blocks {
					_, _ = append(b.Facts, "x"), append(b.Cells, "x")
				}
			}
			if diff := cmp.Diff(fresh, f); diff != "" {
				t.Errorf("%s, %s: %s", name, a, diff)
			}
			seen := map[*string]bool{}
			for _, sec := range f.Sections {
				for _, b := range sec.Blocks {
					if len(b.Facts) == cap(b.Facts) {
						continue
					}
					room := &b.Facts[:len(b.Facts)+1][len(b.Facts)]
					if seen[room] {
						t.Errorf("%s, %s: two blocks would append to the same place, one of them %s", name, a, b.Key)
					}
					seen[room] = true
				}
			}
		}
	}
}

// The text of a row is its cells.
func TestRowsReadAsTheirCells(t *testing.T) {
	for _, s := range []narrative.Solution{narrativetest.Halden(), narrativetest.Large(200), example(t, "kubernetes")} {
		for _, a := range narrative.Audiences {
			f := framing.Frame(&s, a)
			rows := 0
			for _, sec := range f.Sections {
				for _, b := range sec.Blocks {
					if b.Cells == nil {
						continue
					}
					rows++
					if want := strings.Join(b.Cells, " | "); b.Text != want {
						t.Errorf("%s: %q, want %q", b.Key, b.Text, want)
					}
					if slices.Contains(b.Cells, "") {
						t.Errorf("%s has an empty cell: %q", b.Key, b.Cells)
					}
				}
			}
			if rows == 0 {
				t.Errorf("the %s framing has no table", a)
			}
		}
	}
}
