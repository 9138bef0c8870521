package glossary_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"bifocal/assets/glossary"
)

func TestEnglish(t *testing.T) {
	all := glossary.English()
	if len(all) < 400 {
		t.Errorf("%d terms, want some 400", len(all))
	}
	seen := map[string]bool{}
	for _, e := range all {
		if seen[e.Term] {
			t.Errorf("%s stands there twice", e.Term)
		}
		seen[e.Term] = true
		if strings.HasSuffix(e.Plain, ".") || len(strings.Fields(e.Plain)) > 14 {
			t.Errorf("%s: %q is no short phrase", e.Term, e.Plain)
		}
		for w := range strings.FieldsSeq(e.Plain) {
			if w == strings.ToUpper(w) && len(w) > 2 {
				t.Errorf("%s: the plain words have %q in them", e.Term, w)
			}
		}
	}
}

func TestParse(t *testing.T) {
	all, err := glossary.Parse("\ufeff# ours\r\n\r\nWMS\tthe system of the warehouse\r\n")
	if err != nil || len(all) != 1 || all[0] != (glossary.Entry{Term: "WMS", Plain: "the system of the warehouse"}) {
		t.Errorf("%v, %v", all, err)
	}
	all, err = glossary.Parse("OTIF\t\tknown\nSLA\ta promise about service\tKnown\t\n")
	if err != nil || len(all) != 2 || all[0] != (glossary.Entry{Term: "OTIF", Known: true}) || !all[1].Known || all[1].Plain == "" {
		t.Errorf("%v, %v", all, err)
	}
	for _, bad := range []string{"WMS", "WMS\t", "\tthe system", "WMS\tthe system\tof the warehouse", "WMS\t\t"} {
		if _, err := glossary.Parse("A\tb\n" + bad); err == nil || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		phrase := rapid.StringMatching(`[A-Za-z0-9é/-]{1,8}( [a-zé]{1,8}){0,3}`)
		var all []glossary.Entry
		for range rapid.IntRange(0, 9).Draw(t, "entries") {
			e := glossary.Entry{Term: phrase.Draw(t, "term"), Known: rapid.Bool().Draw(t, "known")}
			if !e.Known || rapid.Bool().Draw(t, "explained") {
				e.Plain = phrase.Draw(t, "plain")
			}
			all = append(all, e)
		}
		got, err := glossary.Parse(glossary.Format(all))
		if err != nil || !slices.Equal(got, all) {
			t.Fatalf("%v became %v: %v", all, got, err)
		}
	})
}
