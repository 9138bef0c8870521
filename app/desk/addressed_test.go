package desk_test

import (
	"testing"

	"bifocal/app/desk"
	"bifocal/narrative"
	"bifocal/narrative/narrativetest"

	"pgregory.net/rapid"
)

func TestAddressedLeadsToAField(t *testing.T) {
	s := narrativetest.Halden()
	a := desk.AddressedIn(&s)
	if a.Lacking() != "" {
		t.Fatalf("it lacks %s", a.Lacking())
	}
	check := func(to desk.Target) {
		t.Helper()
		f, ok := s.Fact(to.Fact)
		if !ok {
			t.Fatalf("there is no %q", to.Fact)
		}
		spec, _ := narrative.Spec(f.FactKind())
		if _, ok := spec.Field(to.Field); !ok {
			t.Errorf("%s has no field %q", f.FactKind(), to.Field)
		}
	}
	for i := range a.Rows {
		check(a.ToRow(i))
		for j := range a.Columns {
			check(a.ToColumn(j))
			check(a.ToCell(i, j))
		}
	}
}

func TestWhatTheMatrixLacks(t *testing.T) {
	s := narrative.New()
	if a := desk.AddressedIn(&s); a.Lacking() != narrative.KindStakeholder {
		t.Errorf("an empty solution lacks %q", a.Lacking())
	}
	s.Facts = append(s.Facts, narrative.Stakeholder{Head: narrative.Head{ID: "cio"}, Role: "CIO", MeasuredBy: "cost"})
	if a := desk.AddressedIn(&s); a.Lacking() != narrative.KindOutcome || a.Nobody != 1 {
		t.Errorf("a stakeholder alone lacks %q, and %d are addressed by nothing", a.Lacking(), a.Nobody)
	}
}

func TestBandsHoldAllColumns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := narrative.New()
		n := rapid.IntRange(0, 60).Draw(t, "outcomes")
		for range n {
			s.Facts = append(s.Facts, narrative.Outcome{Head: narrative.Head{ID: narrative.NewFactID(&s, narrative.KindOutcome)}})
		}
		fit := rapid.IntRange(-1, 40).Draw(t, "fit")
		a := desk.AddressedIn(&s)
		columns, bands := a.Bands(fit)
		if columns*bands < n || n > 0 && columns*(bands-1) >= n || columns > max(1, fit) {
			t.Fatalf("%d columns in %d bands of %d, where %d fit", n, bands, columns, fit)
		}
	})
}
