package desk_test

import (
	"slices"
	"testing"

	"bifocal/app/desk"
	"bifocal/assets/glossary"

	"pgregory.net/rapid"
)

func TestGlossaryIsReadBackAsItWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var g desk.Glossary
		for range rapid.IntRange(0, 12).Draw(t, "terms") {
			e := glossary.Entry{Term: rapid.String().Draw(t, "term"), Plain: rapid.String().Draw(t, "plain"), Known: rapid.Bool().Draw(t, "known")}
			before := len(g.Entries())
			next, ok := g.Put("", e)
			if ok != desk.Whole(e) || !ok && len(next.Entries()) != before {
				t.Fatalf("%+v is kept: %v", e, ok)
			}
			g = next
		}
		back, err := desk.ReadGlossary(g.Written())
		if err != nil || !slices.Equal(back.Entries(), g.Entries()) {
			t.Fatalf("%q became %v: %v", g.Written(), back.Entries(), err)
		}
	})
}

func TestGlossaryTakesOver(t *testing.T) {
	g := desk.NewGlossary([]glossary.Entry{{Term: "WMS", Plain: "the system of the warehouse"}, {Term: "OTIF", Known: true}})
	before := g.Written()
	more, added, changed := g.Merge([]glossary.Entry{{Term: "wms", Plain: "the warehouse system"}, {Term: "OTIF", Known: true}, {Term: "ETA", Known: true}})
	if added != 1 || changed != 1 || len(more.Entries()) != 3 || more.Entries()[0].Term != "ETA" {
		t.Errorf("%d new, %d changed: %v", added, changed, more.Entries())
	}
	renamed, ok := g.Put("WMS", glossary.Entry{Term: "warehouse system", Plain: "what runs the warehouse"})
	if !ok || renamed.Find("WMS") >= 0 || renamed.Find("Warehouse  System") < 0 || len(renamed.Entries()) != 2 {
		t.Errorf("renamed it is %v", renamed.Entries())
	}
	if g.Written() != before {
		t.Error("the glossary itself has changed")
	}
	if g.Without("otif").Find("OTIF") >= 0 || len(g.Without("").Entries()) != 2 {
		t.Error("the wrong one was taken out")
	}
}
