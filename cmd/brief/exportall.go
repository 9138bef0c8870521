package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"bifocal/export"
	"bifocal/export/file"
	"bifocal/narrative"
	"bifocal/narrative/library"
)

// allOf is what is exported of every solution: kinds in formats.
type allOf struct {
	exporting
	kinds   []string
	formats []string
	date    time.Time
}

// listed splits a list with commas.
func listed(text string) []string {
	var out []string
	for part := range strings.SplitSeq(text, ",") {
		if part = strings.TrimSpace(part); part != "" && !slices.Contains(out, part) {
			out = append(out, part)
		}
	}
	return out
}

// every reads what is to be exported of every solution.
func (e exporting) every(now time.Time) (allOf, error) {
	a := allOf{exporting: e, kinds: listed(e.kind), formats: listed(e.format)}
	if len(a.formats) == 0 {
		return a, choice("format", "", exportFormats()...)
	}
	briefs := false
	for _, f := range a.formats {
		if err := choice("format", f, exportFormats()...); err != nil {
			return a, err
		}
		briefs = briefs || f != interchange
	}
	if briefs && len(a.kinds) == 0 {
		return a, choice("kind", "", briefKinds()...)
	}
	for _, k := range a.kinds {
		one := a.exporting
		one.kind = k
		if err := choice("kind", k, briefKinds()...); err != nil {
			return a, err
		}
		if _, err := one.choose(len(a.kinds) > 1); err != nil {
			return a, err
		}
	}
	var err error
	one := a.exporting
	one.format, one.kind = interchange, ""
	a.date, err = one.check(now)
	return a, err
}

// files are those that a solution gives: kind after kind, each in every format,
// and the solution itself once.
func (a allOf) files() []exporting {
	var out []exporting
	whole := false
	for _, k := range append(slices.Clone(a.kinds), "") {
		for _, f := range a.formats {
			one := a.exporting
			one.kind, one.format = k, f
			switch {
			case f == interchange && !whole:
				whole, one.kind = true, ""
			case f == interchange || k == "":
				continue
			}
			out = append(out, one)
		}
	}
	return out
}

// job is the work on one solution.
type job struct {
	entry library.Entry
	paths []string // of files, in their order
	done  chan result
}

// result is what became of a job.
type result struct {
	written []string
	remarks []string
	lacking int // briefs that there is too little for
	failed  []error
	stopped bool
}

// exportAll exports briefs of every solution of the library into a folder, as many
// at a time as there are processors. What is done is printed in the order of the
// solutions, whatever the order in which it was done, and only what is being done
// is held in memory.
func (s *session) exportAll(ctx context.Context, a allOf) error {
	folder := a.to
	if folder == "" {
		folder = "."
	}
	if info, err := os.Stat(folder); folder == stdin || err == nil && !info.IsDir() {
		return wrong("--all writes many files; name a folder with -o")
	} else if err != nil {
		return noFolder(folder)
	}
	return s.withLibrary(ctx, reading, func(l *library.Library) error {
		entries, err := l.List(ctx, library.Query{})
		if err != nil {
			return disk(err)
		}
		if len(entries) == 0 {
			return wrong("there is no solution in the library %s; \"brief import FILE\" brings one in", s.libraryPath())
		}
		if a.styled && a.style != "" { // one that is not there is said once
			if _, err := s.style(ctx, a.style, l); err != nil {
				return err
			}
		}
		slices.SortFunc(entries, func(a, b library.Entry) int { return strings.Compare(a.ID, b.ID) })
		return s.exportEach(ctx, l, a, folder, entries)
	})
}

func (s *session) exportEach(ctx context.Context, l *library.Library, a allOf, folder string, entries []library.Entry) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	a.names = sync.OnceValues(func() ([]library.CustomerNames, error) { return l.CustomerNames(ctx) })
	workers := runtime.GOMAXPROCS(0)
	todo, order := make(chan job), make(chan job, 2*workers)
	go func() {
		defer close(todo)
		defer close(order)
		names := export.Names{}
		for _, e := range entries {
			j := job{entry: e, done: make(chan result, 1)}
			for _, one := range a.files() {
				j.paths = append(j.paths, filepath.Join(folder, names.Free(nameOf(e, one), nil)))
			}
			select {
			case <-ctx.Done():
				return
			case order <- j:
			}
			todo <- j // somebody takes it: a worker ends after the last one only
		}
	}()
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for j := range todo {
				j.done <- s.exportOne(ctx, stop, l, a, j)
			}
		})
	}
	sum := s.collect(order, len(entries))
	wg.Wait()
	s.interrupted = wrote(sum.files) + ", whole, and nothing of the others"
	if err := context.Cause(ctx); errors.Is(err, file.ErrFull) {
		return disk(fmt.Errorf("%w; %s; make room, or choose another folder with -o", err, wrote(sum.files)))
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return sum.verdict()
}

func wrote(n int) string {
	if n == 1 {
		return "1 file was written"
	}
	return fmt.Sprintf("%d files were written", n)
}

// nameOf is the name of a file.
func nameOf(e library.Entry, one exporting) string {
	x := narrative.Solution{Title: e.Title}
	x.Customer.Name = e.Customer
	return export.FileName(&x, export.Kind(one.kind), export.Format(one.format).Ending())
}

// exportOne exports what is wanted of one solution.
func (s *session) exportOne(ctx context.Context, stop context.CancelCauseFunc, l *library.Library, a allOf, j job) result {
	var r result
	fail := func(err error) {
		var lacks *export.LacksError
		switch {
		case ctx.Err() != nil:
			r.stopped = true
		case errors.As(err, &lacks):
			r.lacking++
			r.remarks = append(r.remarks, j.entry.ID+": "+lacks.Error())
		default:
			if errors.Is(err, file.ErrFull) {
				stop(err) // so it is for all others
			}
			r.failed = append(r.failed, fmt.Errorf("%s: %w", j.entry.ID, err))
		}
	}
	if ctx.Err() != nil {
		r.stopped = true
		return r
	}
	x, err := l.Get(ctx, j.entry.ID)
	if errors.Is(err, library.ErrNotFound) { // deleted a moment ago
		return r
	}
	if err != nil {
		fail(err)
		return r
	}
	for i, one := range a.files() {
		if one.kind != "" {
			if one.choice, err = one.choose(len(a.kinds) > 1); err != nil {
				fail(err)
				continue
			}
		}
		one.to = j.paths[i]
		if info, err := os.Stat(one.to); err == nil && info.IsDir() {
			fail(disk(fmt.Errorf("%s is a folder; move it away, or choose another place with -o", one.to)))
			continue
		}
		var said bytes.Buffer
		alone := *s // with remarks of its own
		alone.out, alone.err = io.Discard, &said
		err := alone.export(ctx, j.entry.ID, x, l, one, a.date)
		for line := range strings.Lines(said.String()) {
			line = strings.TrimPrefix(strings.TrimRight(line, "\n"), "brief: ")
			r.remarks = append(r.remarks, filepath.Base(one.to)+": "+line)
		}
		if err != nil {
			fail(err)
			continue
		}
		r.written = append(r.written, one.to)
	}
	return r
}

// total is what a batch came to.
type total struct {
	files, lacking, failed int
	code                   int // of the worst failure
}

// collect prints what was done, solution by solution.
func (s *session) collect(order <-chan job, all int) total {
	var sum total
	bar := progress{session: s, all: all}
	defer bar.clear()
	broken := false // nobody reads what is printed
	for j := range order {
		r := <-j.done
		bar.clear()
		for _, path := range r.written {
			sum.files++
			if _, err := fmt.Fprintln(s.out, path); err != nil {
				broken = true
			}
		}
		for _, line := range r.remarks {
			s.remark("%s", line)
		}
		for _, err := range r.failed {
			s.remark("%s", err)
			sum.code = max(sum.code, codeOf(err))
		}
		sum.lacking += r.lacking
		sum.failed += len(r.failed)
		bar.done++
		bar.show()
	}
	if broken {
		sum.code = exitDisk
	}
	return sum
}

// verdict is the error that a batch ends with.
func (t total) verdict() error {
	if t.code == 0 {
		return nil
	}
	if t.failed == 0 {
		return disk(errors.New("the files were written, and their names could not be printed"))
	}
	return &failure{t.code, fmt.Errorf("%s could not be written; %s", counted(t.failed, "file"), wrote(t.files))}
}

// progress is a line on a terminal that says how far a batch is.
type progress struct {
	*session
	done, all int
	shown     bool
}

func (p *progress) show() {
	if !p.watched || p.done == p.all {
		return
	}
	p.shown = true
	fmt.Fprintf(p.err, "%d of %d solutions", p.done, p.all)
}

// clear takes the line off the terminal.
func (p *progress) clear() {
	if p.shown {
		p.shown = false
		fmt.Fprint(p.err, "\r\x1b[K")
	}
}
