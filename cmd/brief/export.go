package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"bifocal/export"
	"bifocal/export/file"
	"bifocal/export/formats"
	"bifocal/export/house"
	"bifocal/export/origin"
	"bifocal/narrative"
	"bifocal/narrative/library"
	"bifocal/narrative/library/passphrase"
	"bifocal/narrative/review"
)

// exporting is what the flags of export say.
type exporting struct {
	kind, format, to, date string
	sections, without      string
	style                  string
	styled                 bool // whether --style was given, if only with nothing
	all                    bool
	choice                 export.Choice
	encrypt                bool
	chosen                 bool // whether --format was given; otherwise the ending of -o says it
	dated                  bool // whether --date was given, if only with nothing
	// names reads those of all customers of the library; of a batch, once for all.
	names func() ([]library.CustomerNames, error)
}

// interchange is the format of a solution itself, beside those of briefs.
const interchange = "json"

// exportFormats are what --format may say.
func exportFormats() []string {
	var out []string
	for _, f := range export.Formats {
		out = append(out, string(f))
	}
	return append(out, interchange)
}

func (s *session) exportCommand() *cobra.Command {
	var e exporting
	cmd := &cobra.Command{
		Use:   "export REF|--all --kind KIND [--format pdf|docx|html|markdown|json] [--style STYLE] [--sections LIST] [--without LIST] [-o PATH] [--date YYYY-MM-DD] [--encrypt]",
		Short: "Write a brief as PDF, Word, HTML or Markdown, or the solution as a JSON file",
		Long: `export writes a brief and prints the path of the file. Without -o the file is
called after customer, title and kind, and stands in the current folder; -o
names a file, a folder, or - for the standard output. A file of that name is
replaced in one step: whatever happens, it is the old one or the new one.

--kind says which brief:
  executive           the decision in two pages at most
  engineering         how it works, in as many pages as it takes
  side-by-side        both, row by row, on sheets that lie on their side
  point-of-view       why now, what we believe, what it means, what to do
  concept-note        the problem and the idea, for who hears of it first
  solution-narrative  the whole story in prose, for both audiences
  30-60-90            what happens in the first 30, 60 and 90 days, and later
What an executive brief, a point of view or a concept note has no room for is
left out, the least important first, and named on the standard error.

--sections tells only these sections, in this order; --without leaves some out.
The sections are summary, situation, stakes, answer, value, money, options,
risk, plan, proof, next and words. The summary opens a brief wherever it stands.

--style says in which house style: the name of one in the library, or a file that
"brief style export" wrote. Without it, it is the one that the solution remembers,
or else the default of the library; --style "" is none.

--format says what is written; without it the ending of the file that -o names
says it (.pdf, .docx, .html, .md), and otherwise it is PDF. A Word document has
real styles and can be edited. HTML is one file that needs nothing else. The
pictures of a Markdown file are SVG files beside it, called after it and
replaced with it; on the standard output, what they show is said in sentences.

--format json writes the interchange file, the whole solution for another
library; there --kind may be left out. With --encrypt nobody reads it without
the passphrase that you choose, and there is no way to recover a lost one. It is in
the format of age, and then called after the time alone. For a solution in the library, the
state that was exported is kept as a revision, with the SHA-256 of the file.
Characters that cannot be printed as they are are named on the standard error,
and so is how many errors the review finds: "brief check" says which.

--all exports every solution of the library into the folder that -o names; --kind
and --format may then be lists with commas. It works on several at a time, says
on a terminal how far it is, and goes on past a solution that fails. Interrupted,
it leaves whole files and no others. Files are called as always, with a number
where two solutions would have one name.`,
		Example: `  brief export halden --kind executive
  brief export halden --kind engineering -o briefs/ --date 2026-11-30
  brief export halden --kind engineering -o halden.docx
  brief export halden --kind executive --format html -o briefs/
  brief export halden --kind executive --without words,proof
  brief export halden --kind executive --style "Sober bank"
  brief export halden --kind side-by-side --sections summary,money,risk
  brief export halden.json --kind executive -o - > brief.pdf
  brief export halden --format json -o halden.json
  brief export halden --format json --encrypt -o halden.json.age
  brief export --all --kind executive,engineering --format pdf,docx -o briefs/`,
		Args: func(cmd *cobra.Command, args []string) error {
			if e.all {
				if len(args) > 0 {
					return wrong("--all exports every solution, and %q is one; leave out one of the two", args[0])
				}
				return nil
			}
			return oneRef(cmd, args)
		},
		ValidArgsFunction: s.completeRef(library.Query{}, cobra.ShellCompDirectiveDefault),
		RunE: func(cmd *cobra.Command, args []string) error {
			s.interrupted = "nothing was written"
			e.dated = cmd.Flags().Changed("date")
			e.chosen = cmd.Flags().Changed("format")
			e.styled = cmd.Flags().Changed("style")
			if e.encrypt && e.all {
				return wrong("--encrypt is for one solution; the whole library goes into one encrypted file with \"brief backup FILE --encrypt\"")
			}
			if e.all {
				every, err := e.every(s.now())
				if err != nil {
					return err
				}
				return s.exportAll(cmd.Context(), every)
			}
			e.byEnding()
			date, err := e.check(s.now())
			if err != nil {
				return err
			}
			if e.choice, err = e.choose(false); err != nil {
				return err
			}
			return s.withSolution(cmd.Context(), args[0], func(x narrative.Solution, l *library.Library) error {
				return s.export(cmd.Context(), args[0], x, l, e, date)
			})
		},
	}
	f := cmd.Flags()
	f.StringVar(&e.kind, "kind", "", "the `kind` of brief: "+strings.Join(briefKinds(), ", "))
	f.BoolVar(&e.all, "all", false, "export every solution of the library, into a folder")
	f.StringVar(&e.sections, "sections", "", "the sections to tell, in this order (`list` with commas)")
	f.StringVar(&e.without, "without", "", "sections to leave out (`list` with commas)")
	f.StringVar(&e.style, "style", "", "the house style: its name, or a file (`style`; \"\" is none)")
	f.StringVar(&e.format, "format", "pdf", "the `format` of the file: pdf, docx, html, markdown, or json for the solution itself")
	f.StringVarP(&e.to, "output", "o", "", "the file or folder to write to, or - for the standard output (`path`)")
	f.StringVar(&e.date, "date", "", "the date of the brief, as `YYYY-MM-DD` (default today)")
	f.BoolVar(&e.encrypt, "encrypt", false, "encrypt the interchange file with a passphrase")
	complete(cmd, "kind", briefKinds()...)
	complete(cmd, "format", exportFormats()...)
	completeWith(cmd, "style", s.completeStyle(cobra.ShellCompDirectiveDefault))
	return cmd
}

// check returns the date of the brief.
func (e exporting) check(now time.Time) (time.Time, error) {
	if err := choice("format", e.format, exportFormats()...); err != nil {
		return time.Time{}, err
	}
	if e.encrypt && e.format != interchange {
		return time.Time{}, wrong("--encrypt protects the interchange file, and this is a brief; add --format json, or encrypt the brief with a program that its reader has")
	}
	if e.format != interchange || e.kind != "" {
		if err := choice("kind", e.kind, briefKinds()...); err != nil {
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
	stem := ""
	if path != stdin {
		stem = strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	}
	var style *house.Style
	if e.format != interchange {
		if style, err = s.styleFor(ctx, &x, l, e); err != nil {
			return err
		}
	}
	counting := s.countErrors(ctx, x, l, e) // beside the rendering, which takes about as long
	made, err := s.render(ctx, x, e, style, date, stem)
	left, failed := counting()
	if err == nil && e.encrypt {
		made.Data, err = s.sealed(made.Data)
	}
	if err = cmp.Or(err, failed); err != nil {
		return err
	}
	if left > 0 {
		s.remark("the review finds %s in it; to see what to put right: brief check %s", counted(left, "error"), ref)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if path == stdin {
		_, err = s.out.Write(made.Data)
	} else {
		err = s.write(path, made)
	}
	if err != nil {
		return disk(err)
	}
	ctx = context.WithoutCancel(ctx) // what is written is recorded
	s.interrupted = path + " was written, and the library does not know of it"
	if l != nil {
		sum := fmt.Sprintf("%x", sha256.Sum256(made.Data))
		_, err := l.RecordExport(ctx, x, library.Export{Kind: e.kind, Format: e.format, SHA256: sum, Reviewed: e.format != interchange, Errors: left})
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

// sealed encrypts a file.
func (s *session) sealed(data []byte) ([]byte, error) {
	p, err := s.newPassphrase()
	if err != nil {
		return nil, err
	}
	return passphrase.Seal(data, p)
}

// countErrors begins to count the errors that the review finds in what is exported
// as a brief; what it returns waits for the number. Whether to hand the brief out is
// the user's to say.
func (s *session) countErrors(ctx context.Context, x narrative.Solution, l *library.Library, e exporting) (wait func() (int, error)) {
	if e.format == interchange {
		return func() (int, error) { return 0, nil }
	}
	type outcome struct {
		n   int
		err error
	}
	counted := make(chan outcome, 1)
	go func() {
		n, err := e.errorsIn(ctx, x, l)
		counted <- outcome{n, err}
	}()
	return func() (int, error) {
		o := <-counted
		return o.n, o.err
	}
}

func (e exporting) errorsIn(ctx context.Context, x narrative.Solution, l *library.Library) (n int, err error) {
	in := review.Input{Solution: &x, Least: review.Error}
	if l != nil {
		names := e.names
		if names == nil {
			names = func() ([]library.CustomerNames, error) { return l.CustomerNames(ctx) }
		}
		all, err := names()
		if err != nil {
			return 0, disk(err)
		}
		in.Others = othersThan(all, x)
	}
	by, _ := review.Count(review.Check(in))
	return by[review.Error], nil
}

// write puts a brief on the disk, the pictures that it links to before it.
func (s *session) write(path string, made formats.Rendered) error {
	var names []string
	for _, p := range made.Beside {
		beside := filepath.Join(filepath.Dir(path), p.Name)
		if err := s.spareLibrary(beside); err != nil {
			return err
		}
		if err := file.Replace(beside, p.Data); err != nil {
			return fmt.Errorf("%s cannot be written: %w", beside, cause(err))
		}
		names = append(names, p.Name)
	}
	if err := file.Replace(path, made.Data); err != nil {
		return fmt.Errorf("%s cannot be written: %w", path, cause(err))
	}
	if len(names) > 0 {
		s.remark("its pictures stand beside it: %s", strings.Join(names, ", "))
	}
	return nil
}

// render makes the bytes of the file, and of those beside it.
func (s *session) render(ctx context.Context, x narrative.Solution, e exporting, style *house.Style, date time.Time, stem string) (formats.Rendered, error) {
	if e.format == interchange {
		data, err := narrative.Encode(x)
		return formats.Rendered{Data: data}, err
	}
	s.remarkLanguage(&x)
	index := narrative.NewIndex(&x)
	if err := export.Ready(index, export.Kind(e.kind)); err != nil {
		return formats.Rendered{}, wrong("%w", err)
	}
	doc := export.Compose(index, export.Kind(e.kind), export.Options{Date: date, Sections: e.choice, Style: style})
	var err error
	if doc.Origin, err = origin.Of(&x, e.kind); err != nil {
		return formats.Rendered{}, err
	}
	for _, left := range export.LeftOut(index, export.Kind(e.kind)) {
		s.remark("left out of the brief, %s", left)
	}
	made, err := formats.Render(ctx, doc, export.Format(e.format), stem)
	if err != nil {
		return formats.Rendered{}, fmt.Errorf("the brief cannot be made: %w", err)
	}
	for _, r := range made.Report.Replaced {
		if r.With == "" {
			s.remark("left out, no face has it: %s", r)
		} else {
			s.remark("printed as %s, no face has it: %s", r.With, r)
		}
	}
	for _, left := range made.Report.LeftOut {
		s.remark("left out, so that the brief keeps to %d pages: %s", doc.Budget, left)
	}
	return made, nil
}
