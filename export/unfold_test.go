package export_test

import (
	"slices"
	"testing"

	"bifocal/export"
)

// What faces a section follows it where there are no columns, and says whose it is.
func TestUnfolded(t *testing.T) {
	d := export.Compose(exampleOf(t, "kubernetes-adoption"), export.SideBySide, export.Options{}).Unfolded()
	var labels []string
	for _, s := range d.Sections {
		if s.Facing != nil || len(s.Across) > 0 {
			t.Fatal("a section still faces another")
		}
		labels = append(labels, s.Label)
	}
	want := []string{"Executive: The decision", "Engineering: Summary", "Executive: Situation", "Engineering: Situation"}
	if !slices.Equal(labels[:4], want) || !slices.Contains(labels, "") { // the picture across
		t.Errorf("labels %q", labels)
	}
}
