package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const businessCase = `# A case

**Investment**: $2.8M
**Annual Savings**: $860K/year
**Payback**: 24 months

Uptime rises from 97.5% to 99.9%, 10x better.
`

type found struct {
	Findings []struct{ Rule, Severity, Place, Message, Fix string }
}

// checked runs a check that prints JSON, whatever it ends with.
func checked(d *desk, args ...string) (found, int) {
	d.t.Helper()
	got := d.run(append([]string{"check", "--json"}, args...)...)
	var f found
	if err := json.Unmarshal([]byte(got.out), &f); err != nil {
		d.t.Fatalf("brief check %s: %v\n%s%s", strings.Join(args, " "), err, got.out, got.err)
	}
	return f, got.code
}

func (f found) says(t *testing.T, rule, severity, place, message string) {
	t.Helper()
	for _, x := range f.Findings {
		if x.Rule == rule && x.Severity == severity && x.Place == place && strings.Contains(x.Message, message) && x.Fix != "" {
			return
		}
	}
	t.Errorf("no %s %s at %q saying %q in %+v", severity, rule, place, message, f.Findings)
}

func TestCheckADocument(t *testing.T) {
	d := newDesk(t)
	file := d.put("case.md", businessCase)
	f, code := checked(d, "--document", file)
	equal(t, "exit", exitFound, code)
	f.says(t, "document/return", "error", "line 5", "2.8 M USD / 860 K USD a year = 3.26 years")
	f.says(t, "document/change", "error", "line 7", "which is 25 times less")
	got := d.run("check", "--document", file)
	has(t, "the text", got.out, "error   document/return  line 5", "→ ", "2 errors, 0 warnings, 0 advice")
	has(t, "the error", got.err, "2 findings of severity error")
	d.in = businessCase
	equal(t, "exit for the standard input", exitFound, d.run("check", "--document", "-").code)
	right := strings.NewReplacer("24 months", "3.26 years", "10x", "25x").Replace(businessCase)
	equal(t, "what is right", "Nothing found.\n", d.done("check", "--document", d.put("right.txt", right)))
}

func TestCheckAPrintedBrief(t *testing.T) {
	d := newDesk(t)
	for _, kind := range []string{"executive", "engineering"} {
		file := d.path(kind + ".pdf")
		d.done("export", d.path("kubernetes-adoption.json"), "--kind", kind, "-o", file)
		f, code := checked(d, "--document", file, "--min-severity", "warning")
		if code != exitDone {
			t.Errorf("%s: %+v", kind, f)
		}
	}
}

func TestCheckASolution(t *testing.T) {
	d := newDesk(t)
	f, code := checked(d, d.path("hearing-care.json"))
	equal(t, "exit without errors", exitDone, code)
	f.says(t, "coverage/question", "warning", "budget.owner", "Nobody is to answer")
	_, code = checked(d, d.path("hearing-care.json"), "--min-severity", "warning")
	equal(t, "exit with warnings", exitFound, code)
	one, _ := checked(d, d.path("hearing-care.json"), "--audience", "executive")
	for _, x := range one.Findings {
		if strings.HasPrefix(x.Place, "engineering") {
			t.Errorf("%+v", x)
		}
	}
}

// The name of a customer in the library must not be in another one's solution.
func TestCheckFindsOtherCustomers(t *testing.T) {
	d := newDesk(t)
	d.done("import", d.path("ad-platform.json"), d.path("hearing-care.json"))
	data, err := os.ReadFile(d.path("kubernetes-adoption.json"))
	if err != nil {
		t.Fatal(err)
	}
	copied := strings.Replace(string(data), `"symptom": "`, `"symptom": "as at Nordlicht Ads, `, 1)
	if copied == string(data) {
		t.Fatal("the example has no symptom")
	}
	d.done("import", d.put("copied.json", copied))
	var list []struct{ ID, Title string }
	if err := json.Unmarshal([]byte(d.done("list", "--json")), &list); err != nil {
		t.Fatal(err)
	}
	hits := 0
	for _, e := range list {
		f, code := checked(d, e.ID)
		for _, x := range f.Findings {
			if x.Rule == "leaks/customer" {
				hits++
				equal(t, "exit", exitFound, code)
				if !strings.Contains(x.Message, "“Nordlicht Ads” is the name of another customer") {
					t.Errorf("%s: %+v", e.ID, x)
				}
			}
		}
	}
	if hits < 2 { // in the field, and in the printed brief
		t.Errorf("%d leaks found", hits)
	}
}

func TestCheckAsSARIF(t *testing.T) {
	d := newDesk(t)
	file := d.put("case.md", businessCase)
	got := d.run("check", "--sarif", "--document", file)
	equal(t, "exit", exitFound, got.code)
	var log struct {
		Version string
		Runs    []struct {
			Tool struct {
				Driver struct{ Rules []struct{ ID string } }
			}
			Results []struct {
				RuleID    string
				RuleIndex int
				Level     string
				Locations []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           struct{ StartLine int }
					}
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(got.out), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	r := run.Results[0]
	if log.Version != "2.1.0" || run.Tool.Driver.Rules[r.RuleIndex].ID != r.RuleID || r.Level != "error" ||
		r.Locations[0].PhysicalLocation.Region.StartLine != 5 || r.Locations[0].PhysicalLocation.ArtifactLocation.URI != filepath.ToSlash(file) {
		t.Errorf("%+v", r)
	}
}

func TestCheckWithOwnTerms(t *testing.T) {
	d := newDesk(t)
	terms := d.put("terms.tsv", "practice\tthe place where patients are seen\n")
	f, _ := checked(d, d.path("hearing-care.json"), "--glossary", terms)
	for _, x := range f.Findings {
		if x.Rule == "audience/jargon" && strings.Contains(x.Message, "the place where patients are seen") {
			return
		}
	}
	t.Errorf("the term is not found: %+v", f)
}

func TestCheckRefuses(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct {
		says string
		args []string
	}{
		{"which document?", []string{"check", "--document"}},
		{"which solution?", []string{"check"}},
		{"--min-severity grave is not known", []string{"check", d.path("ad-platform.json"), "--min-severity", "grave"}},
		{"two formats", []string{"check", d.path("ad-platform.json"), "--json", "--sarif"}},
		{"one reader", []string{"check", "--document", d.path("ad-platform.json"), "--audience", "executive"}},
		{"without --document", []string{"check", "--document", d.path("ad-platform.json")}},
		{"no entry of a glossary", []string{"check", d.path("ad-platform.json"), "--glossary", d.put("bad.tsv", "a term")}},
		{"whose readers are known", []string{"check", "--document", d.path("ad-platform.json"), "--glossary", d.path("bad.tsv")}},
		{"is no text", []string{"check", "--document", d.put("x.bin", "a\x00b")}},
		{"save it again", []string{"check", "--document", d.put("x.pdf", "%PDF-1.4 broken")}},
		{"there is no such file", []string{"check", "--document", d.path("nothing.md")}},
	} {
		got := d.run(c.args...)
		if got.code == exitDone || got.code == exitFound || !strings.Contains(got.err, c.says) {
			t.Errorf("%s: exit %d: %s", strings.Join(c.args, " "), got.code, got.err)
		}
	}
}
