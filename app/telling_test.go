package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"bifocal/narrative"
)

// The count over a framing leads from one place that tells the open fact to the next.
func TestTheCountLeadsToWhereAFactIsTold(t *testing.T) {
	r := newRig(t, newShelf(example(t, 0)))
	e := r.open(example(t, 0).ID)
	e.capture.Open("runcost", false)
	r.settle()
	h := e.framings.heads[0]
	if h.times < 2 || !strings.HasPrefix(h.count.Text(), "told ") {
		t.Fatalf("it is told %d times: %q", h.times, h.count.Text())
	}
	seen := map[float32]bool{}
	for range 2 * h.times {
		h.Tapped(&fyne.PointEvent{})
		seen[e.framings.scroll.Offset.Y] = true
	}
	if len(seen) < 3 || !seen[0] { // the summary tells it, and others
		t.Errorf("it leads to %v", seen)
	}
	f := &narrative.Milestone{Head: narrative.Head{ID: "empty"}}
	e.work.do(narrative.AddFact{Fact: *f, At: -1}, "added", "empty")
	r.settle()
	e.capture.Open("empty", false)
	r.settle()
	if got := h.count.Text(); strings.Contains(got, "told") || h.leads() {
		t.Errorf("of a milestone that holds nothing it says %q", got)
	}
}
