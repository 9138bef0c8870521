package narrative_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bifocal/narrative"
	"bifocal/narrative/narrativetest"
)

func TestCourseOfTheExample(t *testing.T) {
	s := narrativetest.Halden()
	x := narrative.NewIndex(&s)
	course := x.Course(60)
	first, last := course[0], course[len(course)-1]
	if !first.Cash.IsZero() || first.Month != 0 {
		t.Errorf("it begins at %+v", first)
	}
	// 2.8 M spent at the start, 948 K a year gained in cash over the four years from go-live on.
	if want := decimal.NewFromInt(-2_800_000 + 4*948_000); last.Month != 60 || !last.Cash.Equal(want) {
		t.Errorf("after five years the balance is %s, want %s", last.Cash, want)
	}
	if want := decimal.NewFromInt(-2_800_000 + 4*1_348_000); !last.All.Equal(want) {
		t.Errorf("with time it is %s, want %s", last.All, want)
	}
}

// The course crosses nought for good when the payback says.
func TestCourseAgreesWithPayback(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := narrativetest.Solution(rt)
		x := narrative.NewIndex(&s)
		payback := x.Economics().Payback
		course := x.Course(360)
		for i := 1; i < len(course); i++ {
			if course[i].Month < course[i-1].Month {
				rt.Fatalf("the course runs backwards: %+v", course)
			}
		}
		if payback.IsZero() {
			return
		}
		for _, p := range course {
			if decimal.NewFromInt(int64(p.Month)).Div(decimal.NewFromInt(12)).GreaterThan(payback.Value.Add(decimal.New(1, -1))) && p.Cash.IsNegative() {
				rt.Fatalf("paid back after %s years, and at %s in month %d", payback.Value, p.Cash, p.Month)
			}
		}
	})
}
