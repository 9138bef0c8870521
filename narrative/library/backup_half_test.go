package library

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
)

// endsAfter is a context that is over when it was asked so often.
type endsAfter struct {
	context.Context
	left *atomic.Int64
}

func (e endsAfter) Err() error {
	if e.left.Add(-1) < 0 {
		return context.Canceled
	}
	return e.Context.Err()
}

// A backup that is interrupted between any two steps leaves nothing.
func TestHalfABackup(t *testing.T) {
	t.Parallel()
	l := opened(t, filepath.Join(t.TempDir(), "library.db"))
	for _, id := range []string{"a", "b"} {
		if _, err := l.Save(t.Context(), named(id, strings.Repeat(id+" is large ", 80_000)), SaveOptions{}); err != nil {
			t.Fatal(err)
		}
	}
	file := halfABackup(t, func(ctx context.Context, path string) error {
		_, err := writeBackup(ctx, l.readers, path)
		return err
	})
	if b, err := CheckBackup(t.Context(), file); err != nil || b.Solutions != 2 {
		t.Errorf("%+v, %v", b, err)
	}
}

// halfABackup interrupts the writing of a backup between any two steps, until it is
// whole, and returns its file.
func halfABackup(t *testing.T, write func(ctx context.Context, path string) error) (file string) {
	t.Helper()
	folder := t.TempDir()
	file = filepath.Join(folder, "mine.db")
	interrupted := 0
	for {
		var left atomic.Int64
		left.Store(int64(interrupted))
		err := write(endsAfter{t.Context(), &left}, file)
		if err == nil {
			break
		}
		interrupted++
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("got %v", err)
		}
		if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
			t.Fatalf("after an interruption there is %v, %v", left, err)
		}
	}
	if interrupted < 3 {
		t.Errorf("interrupted %d times only", interrupted)
	}
	return file
}
