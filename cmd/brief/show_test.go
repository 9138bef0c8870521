package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/rivo/uniseg"
)

func TestShowJSONIsTheContract(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	file := d.path("hearing-care.json")
	one := decoded[map[string]any](d, "show", file, "--audience", "executive", "--format", "json")
	keys := func(v any) string {
		var out []string
		m, _ := v.(map[string]any)
		for k := range m {
			out = append(out, k)
		}
		slices.Sort(out)
		return strings.Join(out, " ")
	}
	equal(t, "framing", "audience gaps sections", keys(one))
	equal(t, "audience", "executive", one["audience"])
	sections, _ := one["sections"].([]any)
	gaps, _ := one["gaps"].([]any)
	if len(sections) == 0 || len(gaps) == 0 {
		t.Fatalf("%d sections, %d gaps", len(sections), len(gaps))
	}
	section, _ := sections[0].(map[string]any)
	equal(t, "section", "blocks heading theme", keys(section))
	blocks, _ := section["blocks"].([]any)
	equal(t, "block", "facts key kind text", keys(blocks[0]))
	equal(t, "gap", "capture kinds theme", keys(gaps[0]))
	if block, _ := blocks[0].(map[string]any); block["facts"] == nil {
		t.Error("facts is null")
	}
	both := decoded[[]map[string]any](d, "show", file, "--audience", "both", "--format", "json")
	equal(t, "first of both", "executive", both[0]["audience"])
	equal(t, "second of both", "engineering", both[1]["audience"])
}

func TestTextFitsTheTerminal(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	for _, width := range []int{0, 40, 80, 119, 120, 160} {
		d.width = width
		limit := width
		if width == 0 {
			limit = 80
		}
		for _, name := range []string{"kubernetes-adoption", "hearing-care", "ad-platform"} {
			shown := d.done("show", d.path(name+".json"), "--audience", "both")
			for line := range strings.Lines(shown) {
				line = strings.TrimSuffix(line, "\n")
				if n := uniseg.StringWidth(line); n > limit {
					t.Errorf("%s at %d: %d columns: %s", name, width, n, line)
				}
				if strings.TrimRight(line, " ") != line {
					t.Errorf("%s at %d: blanks at the end: %q", name, width, line)
				}
			}
			equal(t, "side by side", width >= 120, strings.Contains(shown, " | ENGINEERING"))
		}
	}
	d.columns = "130"
	has(t, "COLUMNS", d.done("show", d.path("ad-platform.json"), "--audience", "both"), " | ENGINEERING")
}

func TestShowMarkdown(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	for _, audience := range []string{"executive", "both"} {
		has(t, audience, d.done("show", d.path("kubernetes-adoption.json"), "--audience", audience, "--format", "markdown"),
			"# Halden Freight - Managed platform\n", "| Measure | Today |", "| --- | --- |", "**Kubernetes**: ")
	}
}
