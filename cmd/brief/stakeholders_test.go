package main

import (
	"strings"
	"testing"
)

func TestStakeholdersBothWays(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	file := d.put("x.json", `{"format":"bifocal/1","id":"x","title":"X","facts":[
		{"kind":"stakeholder","id":"cfo","role":"CFO","measuredBy":"working capital"},
		{"kind":"stakeholder","id":"coo","name":"Ida Moen","role":"COO","measuredBy":"outages"},
		{"kind":"stakeholder","id":"hr","role":"head of staff"},
		{"kind":"outcome","id":"o","measure":"outages that customers notice","baseline":"9","target":"1"},
		{"kind":"outcome","id":"q","measure":"sick leave","baseline":"9 %","target":"4 %","stakeholders":["hr"]},
		{"kind":"outcome","id":"z","measure":"parking spaces","baseline":"9","target":"4"}]}`)
	got := d.done("stakeholders", file)
	for _, want := range []string{
		"3  parking spaces", "Ida Moen (COO)  outages", "~  .  .", "x  .", "ADDRESSED BY NOTHING\n  CFO", "ASKED FOR BY NOBODY\n  parking spaces",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("it does not show %q:\n%s", want, got)
		}
	}
	m := decoded[jsonMatrix](d, "stakeholders", file, "--json")
	if len(m.Outcomes) != 3 || len(m.Stakeholders) != 3 || len(m.Stakeholders[0].Named)+len(m.Stakeholders[0].Alike) != 0 || m.Stakeholders[1].Alike[0] != "o" || m.Stakeholders[2].Named[0] != "q" {
		t.Errorf("%+v", m)
	}
	equal(t, "none", "No stakeholders were captured.\n", d.done("stakeholders", d.put("y.json", `{"format":"bifocal/1","id":"y","title":"Y"}`)))
}
