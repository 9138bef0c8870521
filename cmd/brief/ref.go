package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"bifocal/export/text"
	"bifocal/narrative"
	"bifocal/narrative/library"
)

// libraryPath returns the library that is meant: --library, BIFOCAL_LIBRARY,
// or the one in the user's data folder.
func (s *session) libraryPath() string {
	switch {
	case s.library != "":
		return s.library
	case s.variable(library.PathVariable) != "":
		return s.variable(library.PathVariable)
	}
	return library.DefaultPath()
}

// access is what a command does with the library.
type access int

const (
	reading access = iota // and noting what was exported, where that can be
	changing
	making // it too, where there is none
)

// withLibrary opens the library and closes it after do. One that cannot be
// written is good enough for reading.
func (s *session) withLibrary(ctx context.Context, a access, do func(*library.Library) error) error {
	l, err := library.Open(ctx, s.libraryPath(), library.Options{MustExist: a != making, Now: s.now})
	if a == reading && errors.Is(err, library.ErrReadOnly) {
		l, err = library.Open(ctx, s.libraryPath(), library.Options{ReadOnly: true, Now: s.now})
	}
	if err != nil {
		return disk(err)
	}
	failed := do(l)
	if failed == nil && l.Wrote() {
		s.backUpDaily(ctx, l)
	}
	return errors.Join(failed, disk(l.Close()))
}

// backUpDaily makes the backup of the day when the work is done. The work does not
// fail with it.
func (s *session) backUpDaily(ctx context.Context, l *library.Library) {
	if _, _, err := l.BackUpDaily(ctx); err != nil && ctx.Err() == nil {
		s.remark("the daily backup was not made: %s", err)
	}
}

// looksLikeFile says whether a REF can only be a file: an ID has no dot, slash
// or capital in it.
func looksLikeFile(ref string) bool {
	return ref == stdin || strings.ContainsAny(ref, `./\`) || filepath.Base(ref) != ref
}

func isFile(ref string) bool {
	info, err := os.Stat(ref)
	return err == nil && !info.IsDir()
}

// withSolution finds the solution that a REF means and calls do with it, and
// with the library where the solution is in one, else nil.
func (s *session) withSolution(ctx context.Context, ref string, do func(narrative.Solution, *library.Library) error) error {
	return s.withSolutionFor(ctx, reading, ref, do)
}

// withSolutionFor is withSolution where the library may be written as well.
func (s *session) withSolutionFor(ctx context.Context, a access, ref string, do func(narrative.Solution, *library.Library) error) error {
	if looksLikeFile(ref) {
		x, err := s.read(ctx, ref)
		if errors.Is(err, fs.ErrNotExist) {
			return wrong("%s: there is no such file; check the name, or write the ID of a solution (see \"brief list\")", ref)
		}
		if err != nil {
			return err
		}
		return do(x, nil)
	}
	err := s.withLibrary(ctx, a, func(l *library.Library) error {
		e, err := l.Resolve(ctx, ref)
		if err != nil {
			return err
		}
		x, err := l.Get(ctx, e.ID)
		if err != nil {
			return err
		}
		return do(x, l)
	})
	if notThere(err) && isFile(ref) {
		x, err := s.read(ctx, ref)
		if err != nil {
			return err
		}
		return do(x, nil)
	}
	return s.explain(ref, err)
}

func notThere(err error) bool {
	var missing *library.NotFoundError
	return errors.Is(err, library.ErrNoLibrary) || errors.As(err, &missing)
}

// explain adds what to do to an error about a REF.
func (s *session) explain(ref string, err error) error {
	var missing *library.NotFoundError
	switch {
	case errors.Is(err, library.ErrNoLibrary):
		return wrong("%q is no file, and there is no library at %s yet; make one with \"brief import FILE\"", ref, s.libraryPath())
	case errors.As(err, &missing) && missing.Deleted != nil:
		return wrong("%s was deleted (%s); bring it back with \"brief undelete %s\"", missing.Deleted.ID, missing.Deleted.Name(), missing.Deleted.ID)
	case errors.As(err, &missing):
		return fmt.Errorf("%w; \"brief list\" shows what there is", err)
	}
	return err
}

// completion offers words to the shell.
type completion = func(cmd *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective)

// completeRef offers the IDs of the solutions that a query asks for, and where
// otherwise says so, files.
func (s *session) completeRef(q library.Query, otherwise cobra.ShellCompDirective) completion {
	return func(cmd *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		var out []string
		_ = s.withLibrary(cmd.Context(), reading, func(l *library.Library) error { // no library, nothing to offer
			entries, err := l.List(cmd.Context(), q)
			for _, e := range entries {
				if strings.HasPrefix(e.ID, begun) {
					out = append(out, e.ID+"\t"+text.OneLine(e.Name()))
				}
			}
			return err
		})
		return out, otherwise
	}
}

// completeCustomer offers the names of the customers.
func (s *session) completeCustomer(cmd *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
	var out []string
	_ = s.withLibrary(cmd.Context(), reading, func(l *library.Library) error { // no library, nothing to offer
		names, err := l.Customers(cmd.Context())
		for _, name := range names {
			if len(begun) <= len(name) && strings.EqualFold(name[:len(begun)], begun) {
				out = append(out, name)
			}
		}
		return err
	})
	return out, cobra.ShellCompDirectiveNoFileComp
}
