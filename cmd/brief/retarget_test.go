package main

import (
	"os"
	"strings"
	"testing"

	"bifocal/narrative"
)

func TestRetarget(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.done("import", d.path("kubernetes-adoption.json"))
	list := decoded[[]map[string]any](d, "list", "--json")
	old, _ := list[0]["id"].(string)
	customer, _ := list[0]["customer"].(string)
	before := d.done("export", old, "--format", "json", "-o", "-")

	got := decoded[map[string]any](d, "retarget", old, "--customer", "Nordbank", "--alias", "NB", "--json")
	id, _ := got["id"].(string)
	if id == "" || id == old || got["unconfirmed"] == float64(0) {
		t.Fatalf("%v", got)
	}
	equal(t, "the original", before, d.done("export", old, "--format", "json", "-o", "-"))
	draft := d.done("export", id, "--format", "json", "-o", "-")
	if s, err := narrative.Decode([]byte(draft)); err != nil || s.Customer.Name != "Nordbank" || len(s.Unconfirmed()) == 0 {
		t.Errorf("draft: %v, for %q", err, s.Customer.Name)
	}
	left, _ := got["left"].([]any)
	if strings.Contains(draft, customer) && len(left) == 0 {
		t.Errorf("the draft still names %s, and nothing is listed", customer)
	}
	stdout := d.run("check", id, "--min-severity", "warning").out
	if !strings.Contains(stdout, "coverage/unconfirmed") {
		t.Errorf("check does not list what is to be confirmed:\n%s", stdout)
	}
}

func TestRetargetFile(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	file := d.path("hearing-care.json")
	to := d.path("other.json")
	out := d.done("retarget", file, "--customer", "Nordbank", "-o", to)
	equal(t, "first line", to, strings.SplitN(out, "\n", 2)[0])
	body, err := os.ReadFile(to)
	if err != nil {
		t.Fatal(err)
	}
	if s, err := narrative.Decode(body); err != nil || s.Customer.Name != "Nordbank" {
		t.Errorf("%v, %q", err, s.Customer.Name)
	}
	piped := d.done("retarget", file, "--customer", "Nordbank", "-o", "-")
	if _, err := narrative.Decode([]byte(piped)); err != nil {
		t.Error(err)
	}
}

func TestRetargetIsRefused(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	file := d.path("hearing-care.json")
	s, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	x, err := narrative.Decode(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"retarget", file},
		{"retarget", file, "--customer", "Nordbank"},
		{"retarget", file, "--customer", x.Customer.Name, "-o", "x.json"},
		{"retarget", file, "--customer", "Nordbank", "-o", file},
		{"retarget", file, "--customer", "Nordbank", "--person", "Ida", "-o", "x.json"},
		{"retarget", file, "--customer", "Nordbank", "-o", "-", "--json"},
		{"retarget", "nobody", "--customer", "Nordbank"},
	} {
		if said := d.run(args...); said.code != exitWrong || said.err == "" {
			t.Errorf("%v: %+v", args, said)
		}
	}
	if after, _ := os.ReadFile(file); string(after) != string(s) {
		t.Error("the solution file was changed")
	}
}
