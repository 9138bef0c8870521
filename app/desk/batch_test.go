package desk

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync/atomic"
	"testing"

	"bifocal/narrative"
	"bifocal/narrative/library"
)

func TestBatchGoesOnPastFailures(t *testing.T) {
	bad := errors.New("it is damaged")
	var went []int
	b := Batch{
		Entries: entries(0, 45), Size: 20,
		Do: func(_ context.Context, part []library.Entry) error {
			for _, e := range part {
				if e.ID == "s3" || e.ID == "s44" {
					return bad
				}
			}
			return nil
		},
		Went: func(done int) { went = append(went, done) },
	}
	o := b.Run(t.Context())
	if len(o.Done) != 43 || len(o.Failed) != 2 || o.Cancelled {
		t.Errorf("%d done, %d failed", len(o.Done), len(o.Failed))
	}
	if o.Failed[0].Entry.ID != "s3" || !errors.Is(o.Failed[0].Err, bad) {
		t.Errorf("failed: %v", o.Failed[0])
	}
	if fmt.Sprint(went) != "[20 40 45]" {
		t.Errorf("it told %v", went)
	}
}

func TestBatchIsCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	b := Batch{Entries: entries(0, 10), Do: func(ctx context.Context, part []library.Entry) error {
		if part[0].ID == "s4" {
			cancel()
		}
		return ctx.Err()
	}}
	o := b.Run(ctx)
	if len(o.Done) != 4 || len(o.Failed) != 0 || !o.Cancelled {
		t.Errorf("%d done, %d failed, cancelled %v", len(o.Done), len(o.Failed), o.Cancelled)
	}
}

func TestDuplicate(t *testing.T) {
	s := narrative.New()
	s.Title, s.Status = "Managed platform", narrative.Won
	s.Facts = narrative.Facts{narrative.Problem{Head: narrative.Head{ID: "p"}, Symptom: "late"}}
	c := Duplicate(s, "Another")
	if c.ID == s.ID || c.Title != "Another" || c.Status != narrative.Draft || len(c.Facts) != 1 || s.Status != narrative.Won {
		t.Errorf("%+v of %+v", c, s)
	}
}

func TestCopyTitle(t *testing.T) {
	title := func(base string, n int) string {
		if n == 1 {
			return base + " (copy)"
		}
		return fmt.Sprintf("%s (copy %d)", base, n)
	}
	for of, want := range map[string]string{
		"Platform":           "Platform (copy)",
		"Platform (copy)":    "Platform (copy 2)",
		"Platform (copy 9)":  "Platform (copy 10)",
		" (copy)":            " (copy) (copy)",
		"Platform (copying)": "Platform (copying) (copy)",
	} {
		if got := CopyTitle(of, title); got != want {
			t.Errorf("%q became %q, want %q", of, got, want)
		}
	}
}

func TestNamesNeverMeet(t *testing.T) {
	names := Names{}
	there := map[string]bool{"b-2.pdf": true}
	taken := func(name string) bool { return there[name] }
	var got []string
	for _, wanted := range []string{"a.pdf", "A.pdf", "a.pdf", "b.pdf", "b.pdf", "none"} {
		got = append(got, names.Free(wanted, taken))
	}
	if fmt.Sprint(got) != "[a.pdf A-2.pdf a-3.pdf b.pdf b-3.pdf none]" {
		t.Errorf("%v", got)
	}
}

// Several at once come to the same as one after the other, in the same order.
func TestBatchTogether(t *testing.T) {
	t.Parallel()
	var most, now atomic.Int32
	b := Batch{Entries: entries(0, 40), Together: 4, Do: func(_ context.Context, part []library.Entry) error {
		most.Store(max(most.Load(), now.Add(1)))
		defer now.Add(-1)
		for range 100 { // so that others come to work too
			runtime.Gosched()
		}
		if part[0].ID == "s7" {
			return errors.New("no")
		}
		return nil
	}}
	last := 0
	b.Went = func(done int) {
		if done != last+1 {
			t.Errorf("%d follows %d", done, last)
		}
		last = done
	}
	out := b.Run(t.Context())
	if len(out.Done) != 39 || len(out.Failed) != 1 || out.Cancelled || most.Load() > 4 {
		t.Errorf("%d done, %d failed, %d at once", len(out.Done), len(out.Failed), most.Load())
	}
	for i, e := range append(entries(0, 7), entries(8, 32)...) {
		if out.Done[i].ID != e.ID {
			t.Errorf("%s stands where %s was", out.Done[i].ID, e.ID)
		}
	}
}
