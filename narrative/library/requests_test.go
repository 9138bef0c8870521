package library_test

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"bifocal/narrative/library"
	"bifocal/narrative/narrativetest"
)

func TestRequestsAreLogged(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	l, err := library.Open(ctx, filepath.Join(t.TempDir(), "library.db"), library.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	s := narrativetest.Halden()
	if _, err := l.Save(ctx, s, library.SaveOptions{}); err != nil {
		t.Fatal(err)
	}
	want := []library.Request{
		{At: time.UnixMilli(1000).UTC(), Host: "localhost:1", Model: "small", Task: "plainer", Passage: "summary/x", Sent: "{}", Received: "[[SHARE:CHVF]]", Outcome: "accepted"},
		{At: time.UnixMilli(2000).UTC(), Host: "localhost:1", Model: "small", Task: "plainer", Passage: "summary/y", Sent: "{}", Outcome: "stalled"},
	}
	for _, r := range want {
		if err := l.NoteRequest(ctx, s.ID, r); err != nil {
			t.Fatal(err)
		}
	}
	got, err := l.Requests(ctx, s.ID)
	if err != nil || !cmp.Equal(got, want) {
		t.Errorf("%v\n%s", err, cmp.Diff(want, got))
	}
	if err := l.NoteRequest(ctx, "nobody", want[0]); !errors.Is(err, library.ErrNotFound) {
		t.Errorf("got %v", err)
	}
}
