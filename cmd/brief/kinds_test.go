package main

import (
	"os"
	"strings"
	"testing"

	"bifocal/export"
	"bifocal/narrative"
	"bifocal/narrative/narrativetest"
)

func TestExportOfEveryKind(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	for _, kind := range export.Kinds {
		file := d.path("brief-" + string(kind) + ".pdf")
		d.done("export", d.path("kubernetes-adoption.json"), "--kind", string(kind), "-o", file)
		if data, err := os.ReadFile(file); err != nil || !strings.HasPrefix(string(data), "%PDF-") {
			t.Errorf("%s: %v", kind, err)
		}
	}
}

func TestChoiceOfSections(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	halden, hearing := d.path("kubernetes-adoption.json"), d.path("hearing-care.json")
	d.done("export", halden, "--kind", "executive", "--sections", "money, Risk", "--without", "words", "-o", d.path("a.pdf"))
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{halden, "--kind", "executive", "--sections", "money,risks"}, "--sections: there is no section \"risks\"; did you mean risk?"},
		{[]string{halden, "--kind", "executive", "--without", "prof"}, "--without: there is no section \"prof\"; did you mean proof?"},
		{[]string{halden, "--kind", "executive", "--sections", "plan", "--without", "plan"}, "no section is left"},
		{[]string{halden, "--kind", "30-60-90", "--without", "plan"}, "has no sections to choose from"},
		{[]string{hearing, "--kind", "30-60-90"}, "capture this first: Give the ask the day of the decision"},
	} {
		got := d.run(append([]string{"export", "-o", d.path("none.pdf")}, c.args...)...)
		equal(t, "exit", exitWrong, got.code)
		has(t, "message", got.err, c.says)
		if _, err := os.Stat(d.path("none.pdf")); err == nil {
			t.Errorf("%q wrote a file", c.args)
		}
	}
}

// What there was no room for is named.
func TestExportSaysWhatItLeavesOut(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	got := d.run("export", d.put("large.json", largeSolution(t)), "--kind", "executive", "-o", d.path("a.pdf"))
	equal(t, "exit", exitDone, got.code)
	has(t, "remarks", got.err, "left out, so that the brief keeps to 2 pages: all of \"Proof\"", "of 18 entries of \"What it brings\"")
}

func largeSolution(t *testing.T) string {
	t.Helper()
	data, err := narrative.Encode(narrativetest.Large(200))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
