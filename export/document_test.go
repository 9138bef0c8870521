package export_test

import (
	"testing"

	"bifocal/export"

	"github.com/google/go-cmp/cmp"
)

func TestPlainFollowsReadingOrder(t *testing.T) {
	t.Parallel()
	doc := &export.Document{
		Title: "Approve", Kind: "Executive brief", Customer: "Halden Freight", Confidentiality: "In confidence",
		Lead: []export.Block{export.Paragraph{Lead: "Ask:", Spans: export.Text("400 K USD now.")}},
		Sections: []export.Section{{
			Theme: "situation", Label: "Situation", Heading: "Features wait",
			Blocks: []export.Block{
				export.Bullets("one", "two"),
				export.Table{
					Caption: "Figures",
					Columns: []export.Column{{Header: "measure"}, {Header: "today"}},
					Rows:    [][]export.Cell{export.Row("Uptime", "97.5 %"), export.Row("Recovery")},
					Note:    export.Text("counted monthly"),
				},
				export.Definitions{Entries: []export.Definition{{Term: "SLO", Spans: export.Text("a promise")}}},
				export.Callout{Label: "Mind", Blocks: []export.Block{
					export.Paragraph{Spans: []export.Span{export.Bold("the"), {Text: " gap"}}},
				}},
			},
		}},
	}
	want := `Executive brief
Approve
Halden Freight
Ask: 400 K USD now.
Situation
Features wait
one
two
Figures
measure
today
Uptime
97.5 %
Recovery
counted monthly
SLO
a promise
Mind
the gap
In confidence
`
	if diff := cmp.Diff(want, doc.Plain()); diff != "" {
		t.Errorf("Plain() mismatch (-want +got):\n%s", diff)
	}
}

func TestPassagesStopsWhenAsked(t *testing.T) {
	t.Parallel()
	doc := &export.Document{Title: "a", Subtitle: "b", Sections: []export.Section{{Heading: "c"}}}
	n := 0
	for range doc.Passages() {
		n++
		break
	}
	if n != 1 {
		t.Errorf("got %d passages after break, want 1", n)
	}
}
