package main

import (
	"strings"
	"testing"
)

// history imports a solution three times, each a little different.
func history(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t)
	first := d.done("export", d.path("kubernetes-adoption.json"), "--kind", "executive", "--format", "json", "-o", "-")
	second := strings.NewReplacer(`"252000 USD per year"`, `"300000 USD per year"`, `"2027-01-15"`, `"2027-01-22"`).Replace(first)
	third := strings.Replace(second, `"title": "Managed platform"`, `"title": "Managed platform, once more"`, 1)
	if first == second || second == third {
		t.Fatal("the example has other figures now")
	}
	for _, x := range []string{first, second, third} {
		d.done("import", d.put("halden.json", x))
	}
	return d
}

func TestRevisionsSayWhatChanged(t *testing.T) {
	t.Parallel()
	d := history(t)
	lines := strings.Split(d.done("revisions", "kub"), "\n")
	has(t, "the newest", lines[2], "3", "title changed")
	has(t, "the one before", lines[3], "2", "1 outcome changed, 1 ask changed")
	has(t, "the first", lines[4], "1", "first state, with")

	type revision struct {
		Revision int
		Name     string
		Changes  *struct {
			Words  string
			Header []string
			Counts []struct {
				What, Kind, Op string
				Count          int
			}
		}
	}
	list := decoded[[]revision](d, "revisions", "kub", "--json")
	equal(t, "words", "title changed", list[0].Changes.Words)
	equal(t, "header", "title", strings.Join(list[0].Changes.Header, " "))
	equal(t, "counts", 0, len(list[0].Changes.Counts))
	if c := list[1].Changes.Counts; len(c) != 2 || c[0].Kind != "outcome" || c[0].Op != "changed" || c[0].Count != 1 || c[0].What != "facts" {
		t.Errorf("counts: %+v", c)
	}
}

func TestCompareTwoRevisions(t *testing.T) {
	t.Parallel()
	d := history(t)
	got := d.done("revisions", "kub", "--compare", "1")
	has(t, "with the newest", got,
		"revision 1 (", "compared with revision 3 (", "title changed, 1 outcome changed, 1 ask changed",
		"Title: Managed platform{+, once more+}",
		"Outcome changed: running costs (runcost)\n  Target: [-252 K USD-]{+300 K USD+} a year\n",
		"\nEXECUTIVE\n", "Approve 2.8 M USD by [-15 January-]{+22 January+}")
	got = d.done("revisions", "kub", "--compare", "2", "1")
	has(t, "backwards", got, "Target: [-300 K USD-]{+252 K USD+} a year")
	equal(t, "the title did not change", false, strings.Contains(got, "Title:"))
	equal(t, "no framing differs", false, strings.Contains(d.done("revisions", "kub", "--compare", "3", "2"), "ENGINEERING"))
	has(t, "alike", d.done("revisions", "kub", "--compare", "2", "2"), "nothing changed")

	type comparison struct {
		From, To struct{ Revision int }
		Changes  struct{ Words string }
		Facts    []struct {
			Op, ID, Kind, Name string
			Fields             []struct{ Key, Old, New string }
		}
		Header, Wordings, Omissions []any
		Framings                    []struct {
			Audience string
			Sections []struct {
				Theme   string
				Heading []struct{ Text, Op string }
				Blocks  []struct {
					Key, Op string
					Words   []struct{ Text, Op string }
				}
			}
		}
	}
	c := decoded[comparison](d, "revisions", "kub", "--compare", "1", "2", "--json")
	equal(t, "words", "1 outcome changed, 1 ask changed", c.Changes.Words)
	if c.From.Revision != 1 || c.To.Revision != 2 || c.Header == nil || c.Wordings == nil || c.Omissions == nil || len(c.Framings) != 2 {
		t.Fatalf("%+v", c)
	}
	if f := c.Facts[0]; f.ID != "runcost" || f.Fields[0].Old != "252 K USD a year" || f.Fields[0].New != "300 K USD a year" {
		t.Errorf("facts: %+v", c.Facts)
	}
	if s := c.Framings[0]; s.Audience != "executive" || len(s.Sections) == 0 || len(s.Sections[0].Heading) == 0 {
		t.Errorf("framings: %+v", c.Framings)
	}
}

func TestCompareOnATerminal(t *testing.T) {
	t.Parallel()
	d := history(t)
	d.width, d.term = 60, "xterm"
	got := d.done("revisions", "kub", "--compare", "1")
	has(t, "colours", got, "Target: \x1b[31;9m252 K USD\x1b[0m\x1b[32m300 K USD\x1b[0m a year")
	for line := range strings.Lines(got) {
		if on := strings.Count(line, "\x1b[31;9m") + strings.Count(line, "\x1b[32m"); on != strings.Count(line, "\x1b[0m") {
			t.Errorf("a colour runs out of its line: %q", line)
		}
		bare := strings.NewReplacer("\x1b[31;9m", "", "\x1b[32m", "", "\x1b[0m", "").Replace(strings.TrimRight(line, "\n"))
		if strings.ContainsAny(bare, "\x01\x02\x03\x1b") || len([]rune(bare)) > 60 {
			t.Errorf("a line of %d characters: %q", len([]rune(bare)), line)
		}
	}
	d.term = "dumb"
	has(t, "marks", d.done("revisions", "kub", "--compare", "1"), "[-252 K USD-]{+300 K USD+}")
	d.width = 0
	for width := 40; width < 100; width += 7 { // a figure stays on its line
		d.columns = string(rune('0'+width/10)) + string(rune('0'+width%10))
		has(t, d.columns+" columns", d.done("revisions", "kub", "--compare", "1"), "[-252 K USD-]", "{+22 January+}")
	}
}

func TestNameAndRestoreARevision(t *testing.T) {
	t.Parallel()
	d := history(t)
	equal(t, "named", "kubernetes-adoption\t2\tas sent to Ingrid = final\n", d.done("revisions", "kub", "--name", "2=as  sent to Ingrid = final"))
	has(t, "revisions", d.done("revisions", "kub"), "as sent to Ingrid = final")
	has(t, "comparison", d.done("revisions", "kub", "--compare", "2"), `"as sent to Ingrid = final"`)
	equal(t, "unnamed", "kubernetes-adoption\t2\t\n", d.done("revisions", "kub", "--name", "2="))
	equal(t, "no name", false, strings.Contains(d.done("revisions", "kub"), "Ingrid"))

	got := d.run("revisions", "kub", "--restore", "1")
	equal(t, "restored", "kubernetes-adoption\tManaged platform\trestored\n", got.out)
	has(t, "standard error", got.err, "revision 3", "revision 4")
	equal(t, "again", "kubernetes-adoption\tManaged platform\tunchanged\n", d.done("revisions", "kub", "--restore", "1"))
	has(t, "the present is not lost", d.done("revisions", "kub", "--compare", "4", "3"), "Managed platform{+, once more+}")
	d.done("delete", "kub")
	type restored struct {
		ID, State string
		Revision  int
	}
	equal(t, "a deleted one", restored{"kubernetes-adoption", "restored", 6}, decoded[restored](d, "revisions", "kub", "--restore", "3", "--json"))
	has(t, "list", d.done("list"), "Managed platform, once more")
}
