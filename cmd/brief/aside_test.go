package main

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"bifocal/narrative"
	"bifocal/narrative/review"
)

// wrongROI is the platform example with an error in its ask.
func wrongROI(d *desk) narrative.Solution {
	d.t.Helper()
	data, err := os.ReadFile(d.path("kubernetes-adoption.json"))
	if err != nil {
		d.t.Fatal(err)
	}
	s, err := narrative.Decode(data)
	if err != nil {
		d.t.Fatal(err)
	}
	for i, f := range s.Facts {
		if a, ok := f.(narrative.Ask); ok {
			a.Decision = "approve the move, which has an ROI of 142 %"
			s.Facts[i] = a
		}
	}
	return s
}

func solutionIn(d *desk, name string, s narrative.Solution) string {
	d.t.Helper()
	data, err := narrative.Encode(s)
	if err != nil {
		d.t.Fatal(err)
	}
	return d.put(name, string(data))
}

func TestCheckHonoursWhatWasSetAside(t *testing.T) {
	d := newDesk(t)
	s := wrongROI(d)
	name := solutionIn(d, "wrong.json", s)
	equal(t, "exit", exitFound, d.run("check", name).code)
	for _, f := range review.Check(review.Input{Solution: &s}) {
		if f.Rule == "figures/contradicts" {
			s, _, _ = narrative.SetAside{Aside: f.SetAside("the board counts the grant as well")}.Apply(s)
		}
	}
	name = solutionIn(d, "aside.json", s)
	got := d.run("check", name)
	equal(t, "exit with the error set aside", exitDone, got.code)
	has(t, "the text", got.out, "Set aside as no problem:", "no problem: the board counts the grant as well", "0 errors", "1 set aside")
	if strings.Index(got.out, "142 %") < strings.Index(got.out, "Set aside as no problem") {
		t.Error("it stands among what counts")
	}
	var f struct {
		Findings []struct{ Rule, SetAside string }
	}
	if err := json.Unmarshal([]byte(d.done("check", "--json", name)), &f); err != nil {
		t.Fatal(err)
	}
	aside := 0
	for _, x := range f.Findings {
		if x.SetAside != "" {
			aside++
			equal(t, "the rule set aside", "figures/contradicts", x.Rule)
			equal(t, "the reason", "the board counts the grant as well", x.SetAside)
		}
	}
	equal(t, "findings set aside", 1, aside)
	has(t, "SARIF", d.done("check", "--sarif", name), `"suppressions"`, `"justification": "the board counts the grant as well"`)

	for i, f := range s.Facts {
		if a, ok := f.(narrative.Ask); ok {
			a.Decision += " over five years"
			s.Facts[i] = a
		}
	}
	got = d.run("check", solutionIn(d, "changed.json", s))
	equal(t, "exit once the text has changed", exitFound, got.code)
	has(t, "the text", got.out, "was set aside before it changed: the board counts the grant as well")
}

func TestExportNamesTheErrorsThatAreLeft(t *testing.T) {
	d := newDesk(t)
	s := wrongROI(d)
	d.done("import", solutionIn(d, "wrong.json", s))
	got := d.run("export", s.ID, "--kind", "executive", "-o", d.path("brief.pdf"))
	equal(t, "exit", exitDone, got.code)
	has(t, "the remark", got.err, "the review finds 1 error in it", "brief check "+s.ID)
	has(t, "the history", d.done("revisions", s.ID), "with 1 error")
	has(t, "the history as JSON", d.done("revisions", s.ID, "--json"), `"errors": 1`)
	got = d.run("export", s.ID, "--format", "json", "-o", d.path("solution.json"))
	if strings.Contains(got.err, "review") {
		t.Errorf("the interchange file is no brief: %s", got.err)
	}
	got = d.run("export", d.path("hearing-care.json"), "--kind", "executive", "-o", d.path("right.pdf"))
	if strings.Contains(got.err, "review") {
		t.Errorf("nothing is wrong: %s", got.err)
	}
}
