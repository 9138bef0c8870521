package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"bifocal/export"
	"bifocal/export/file"
	"bifocal/export/pdf"
	"bifocal/narrative"
	"bifocal/narrative/library"
)

// exporting is what the flags of export say.
type exporting struct {
	kind, format, to, date string
	dated                  bool // whether --date was given, if only with nothing
}

func (s *session) exportCommand() *cobra.Command {
	var e exporting
	cmd := &cobra.Command{
		Use:   "export REF --kind executive|engineering [--format pdf|json] [-o PATH] [--date YYYY-MM-DD]",
		Short: "Write a brief as PDF, or the solution as a JSON file",
		Long: `export writes a brief as a PDF file and prints its path. Without -o the file is
called after customer, title and kind, and stands in the current folder; -o
names a file, a folder, or - for the standard output. A file of that name is
replaced in one step: whatever happens, it is the old one or the new one.

--format json writes the interchange file, the whole solution for another
library; there --kind may be left out. For a solution in the library, the
state that was exported is kept as a revision, with the SHA-256 of the file.
Characters that cannot be printed as they are are named on the standard error.`,
		Example: `  brief export halden --kind executive
  brief export halden --kind engineering -o briefs/ --date 2026-11-30
  brief export halden.json --kind executive -o - > brief.pdf
  brief export halden --format json -o halden.json`,
		Args:              oneRef,
		ValidArgsFunction: s.completeRef(library.Query{}, cobra.ShellCompDirectiveDefault),
		RunE: func(cmd *cobra.Command, args []string) error {
			s.interrupted = "nothing was written"
			e.dated = cmd.Flags().Changed("date")
			date, err := e.check(s.now())
			if err != nil {
				return err
			}
			return s.withSolution(cmd.Context(), args[0], func(x narrative.Solution, l *library.Library) error {
				return s.export(cmd.Context(), args[0], x, l, e, date)
			})
		},
	}
	f := cmd.Flags()
	f.StringVar(&e.kind, "kind", "", "the `kind` of brief: executive or engineering")
	f.StringVar(&e.format, "format", "pdf", "the `format` of the file: pdf, or json for the solution itself")
	f.StringVarP(&e.to, "output", "o", "", "the file or folder to write to, or - for the standard output (`path`)")
	f.StringVar(&e.date, "date", "", "the date of the brief, as `YYYY-MM-DD` (default today)")
	complete(cmd, "kind", "executive", "engineering")
	complete(cmd, "format", "pdf", "json")
	return cmd
}

// check returns the date of the brief.
func (e exporting) check(now time.Time) (time.Time, error) {
	if err := choice("format", e.format, "pdf", "json"); err != nil {
		return time.Time{}, err
	}
	if e.format != "json" || e.kind != "" {
		if err := choice("kind", e.kind, string(export.ExecutiveBrief), string(export.EngineeringBrief)); err != nil {
			return time.Time{}, err
		}
	}
	if !e.dated {
		return time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, time.UTC), nil
	}
	date, err := time.Parse(time.DateOnly, e.date)
	if err != nil || date.Year() < 1 {
		return date, wrong("--date %q is no date; write for example --date 2026-11-30", e.date)
	}
	return date, nil
}

func (s *session) export(ctx context.Context, ref string, x narrative.Solution, l *library.Library, e exporting, date time.Time) error {
	path, err := s.target(ref, x, l, e)
	if err != nil {
		return err
	}
	data, err := s.render(ctx, x, e, date)
	if err != nil {
		return err
	}
	if path == stdin {
		_, err = s.out.Write(data)
	} else if err = file.Replace(path, data); err != nil {
		err = fmt.Errorf("%s cannot be written: %w", path, cause(err))
	}
	if err != nil {
		return disk(err)
	}
	s.interrupted = path + " was written, and the library does not know of it"
	if l != nil {
		sum := fmt.Sprintf("%x", sha256.Sum256(data))
		_, err := l.RecordExport(ctx, x, library.Export{Kind: e.kind, Format: e.format, SHA256: sum})
		switch {
		case errors.Is(err, library.ErrReadOnly):
			s.remark("the library %s cannot be written, so it does not know of this export", s.libraryPath())
		case err != nil:
			return disk(fmt.Errorf("the file was written, but the library does not know of it: %w", err))
		}
	}
	if path == stdin {
		return nil
	}
	_, err = fmt.Fprintln(s.out, path)
	return disk(err)
}

// render makes the bytes of the file.
func (s *session) render(ctx context.Context, x narrative.Solution, e exporting, date time.Time) ([]byte, error) {
	if e.format == "json" {
		return narrative.Encode(x)
	}
	s.remarkLanguage(&x)
	index := narrative.NewIndex(&x)
	doc := export.Compose(index, export.Kind(e.kind), export.Options{Date: date})
	for _, left := range export.LeftOut(index, export.Kind(e.kind)) {
		s.remark("left out of the brief, %s", left)
	}
	var file bytes.Buffer
	report, err := pdf.Render(ctx, doc, &file)
	if err != nil {
		return nil, fmt.Errorf("the brief cannot be printed: %w", err)
	}
	for _, r := range report.Replaced {
		if r.With == "" {
			s.remark("left out, no face has it: %s", r)
		} else {
			s.remark("printed as %s, no face has it: %s", r.With, r)
		}
	}
	for _, caption := range report.LeftOut {
		s.remark("left out, so that the brief keeps to %d pages: the picture %q", doc.Budget, caption)
	}
	return file.Bytes(), nil
}

// target returns the file to write, or - for the standard output. A file that
// would be destroyed is refused: the library, the solution that is exported,
// and what is called another kind of file than it would be.
func (s *session) target(ref string, x narrative.Solution, l *library.Library, e exporting) (string, error) {
	if e.to == stdin {
		return stdin, nil
	}
	name := export.FileName(&x, export.Kind(e.kind), e.format)
	path := e.to
	switch info, err := os.Stat(path); {
	case path == "":
		path = name
	case err == nil && info.IsDir():
		path = filepath.Join(path, name)
	case os.IsPathSeparator(path[len(path)-1]):
		return "", noFolder(path)
	}
	if _, err := os.Stat(filepath.Dir(path)); errors.Is(err, fs.ErrNotExist) {
		return "", noFolder(filepath.Dir(path))
	}
	for _, ending := range []string{"", "-wal", "-shm", "-journal"} {
		if sameFile(path, s.libraryPath()+ending) {
			return "", wrong("%s belongs to the library, and a brief in its place would destroy it; choose another file with -o", path)
		}
	}
	if l == nil && ref != stdin && sameFile(path, ref) {
		return "", wrong("%s is the solution that is exported, and would be overwritten; choose another file with -o", path)
	}
	for _, format := range []string{"pdf", "json"} {
		if format != e.format && strings.EqualFold(filepath.Ext(path), "."+format) {
			return "", wrong("%s ends like a %s file, and a %s file would be written; add --format %s, or choose another name with -o",
				path, strings.ToUpper(format), strings.ToUpper(e.format), format)
		}
	}
	return path, nil
}

// sameFile says whether two paths lead to one file, there or not.
func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	if err == nil {
		if other, err := os.Stat(b); err == nil {
			return os.SameFile(one, other)
		}
	}
	return place(a) == place(b)
}

// place is the full name of a file that may not be there yet.
func place(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		path = full
	}
	if folder, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		path = filepath.Join(folder, filepath.Base(path))
	}
	return path
}

func noFolder(path string) error {
	return disk(fmt.Errorf("%s: there is no such folder; make it first, or choose another one with -o", path))
}

// cause says what to do about a file that cannot be written.
func cause(err error) error {
	if errors.Is(err, file.ErrFull) {
		return fmt.Errorf("%w; make room and try again, or choose another folder with -o", err)
	}
	return fmt.Errorf("%w; check the folder, or choose another one with -o", err)
}
