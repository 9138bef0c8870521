package narrativetest_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"bifocal/narrative"
	"bifocal/narrative/narrativetest"
)

func TestEverySolutionMadeIsValid(t *testing.T) {
	if err := narrative.Validate(narrativetest.Halden()); err != nil {
		t.Errorf("Halden: %v", err)
	}
	for _, n := range []int{0, 1, 2, 3, 50, 200, 1000, 3000} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			s := narrativetest.Large(n)
			if err := narrative.Validate(s); err != nil {
				t.Error(err)
			}
			if len(s.Facts) != n {
				t.Errorf("%d facts, want %d", len(s.Facts), n)
			}
			if diff := narrativetest.Diff(s, narrativetest.Large(n)); diff != "" {
				t.Errorf("another one at the second call:\n%s", diff)
			}
		})
	}
	t.Run("drawn", rapid.MakeCheck(func(t *rapid.T) {
		if err := narrative.Validate(narrativetest.Solution(t)); err != nil {
			t.Fatal(err)
		}
	}))
}

func TestWholeAndLargeSolutionsHoldEveryKind(t *testing.T) {
	for name, s := range map[string]narrative.Solution{"Halden": narrativetest.Halden(), "Large": narrativetest.Large(200)} {
		kinds := map[narrative.Kind]bool{}
		for _, f := range s.Facts {
			kinds[f.FactKind()] = true
		}
		for _, spec := range narrative.Catalog {
			if !kinds[spec.Kind] {
				t.Errorf("%s has no %s", name, spec.Kind)
			}
		}
	}
}

func TestHaldenFillsEveryFieldOfSomeFact(t *testing.T) {
	s := narrativetest.Halden()
	for _, spec := range narrative.Catalog {
		for _, field := range spec.Fields {
			filled := false
			for _, f := range s.Facts {
				if v, ok := narrative.Get(f, field.Key); ok && f.FactKind() == spec.Kind {
					filled = filled || !reflect.ValueOf(v).IsZero()
				}
			}
			if !filled && field.Key != "answer" { // its one question is still open
				t.Errorf("no %s has a %s", spec.Kind, field.Key)
			}
		}
	}
}

func TestTextsOfLargeSolutionsAreAsLongAsRealOnes(t *testing.T) {
	refs := 0
	for _, f := range narrativetest.Large(200).Facts {
		r, ok := f.(narrative.Risk)
		if !ok {
			continue
		}
		for _, text := range []string{r.Event.Executive, r.Mitigation.Engineering, r.BusinessImpact, r.TechnicalCause} {
			if n := len(strings.Fields(text)); n < 8 || n > 20 {
				t.Errorf("%d words: %s", n, text)
			}
			refs += strings.Count(text, "{")
		}
	}
	if refs == 0 {
		t.Error("no text refers to a figure")
	}
}
