package main

import (
	"bytes"
	"context"
	"io"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"
)

// Who waits for input that never comes can be stopped, and is told what that
// comes to.
func TestInterrupted(t *testing.T) {
	t.Parallel()
	library := filepath.Join(t.TempDir(), "library.db")
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{"import", "-"}, "brief: interrupted; nothing was imported\n"},
		{[]string{"show", "-", "--audience", "both"}, "brief: interrupted; nothing was changed\n"},
		{[]string{"export", "-", "--kind", "executive", "-o", library}, "brief: interrupted; nothing was written\n"},
	} {
		synctest.Test(t, func(t *testing.T) {
			in, feed := io.Pipe()
			defer feed.Close()
			ctx, cancel := context.WithCancel(t.Context())
			var out, errs bytes.Buffer
			code := make(chan int)
			go func() {
				code <- run(ctx, c.args, surroundings{
					in: in, out: &out, err: &errs,
					variable: func(string) string { return library }, now: time.Now, width: func() int { return 0 },
				})
			}()
			synctest.Wait() // until it reads
			cancel()
			equal(t, "exit", exitSignal, <-code)
			equal(t, "standard error", c.says, errs.String())
			equal(t, "standard output", "", out.String())
		})
	}
}

func TestInterruptedBeforeTheLibraryIsOpen(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.done("import", d.path("hearing-care.json"))
	before := d.bytes()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, args := range [][]string{{"delete", "hearing-care"}, {"list"}, {"export", "hearing-care", "--kind", "executive", "-o", "-"}} {
		var out, errs bytes.Buffer
		code := run(ctx, args, surroundings{
			in: &bytes.Buffer{}, out: &out, err: &errs,
			variable: func(string) string { return d.library }, now: time.Now, width: func() int { return 0 },
		})
		equal(t, args[0]+": exit", exitSignal, code)
		has(t, args[0], errs.String(), "brief: interrupted; nothing was ")
		equal(t, args[0]+": standard output", "", out.String())
	}
	equal(t, "library unchanged", true, before == d.bytes())
}
