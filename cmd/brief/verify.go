package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"bifocal/export"
	"bifocal/export/text"
	"bifocal/export/verify"
	"bifocal/narrative/library"
)

// mostVerified is the size in bytes of the largest file that is looked at: more
// than any brief has.
const mostVerified = 64 << 20

func (s *session) verifyCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "verify FILE... [--json]",
		Short: "Say which state of which solution a brief tells, and what has changed since",
		Long: `verify looks at briefs that were exported: PDF, Word, HTML or Markdown, whatever
the file is called by now. It says of each which solution and which revision it
tells, when it was exported, and what has changed since, in words.

The library knows every file that it handed out by its SHA-256. Beside that, a
brief says where it comes from, where no reader sees it, and is sealed; so
verify can tell a brief that somebody changed from a file that is none. It names
neither solution nor customer to who has no library.

It ends with 0 where every file is one that this library handed out and the
solution is as it was then, with 1 where a solution has changed or was deleted
since, and with 2 where a file is not one that this library handed out, as it
was handed out: altered, from another library, or no brief at all.`,
		Example: `  brief verify halden-freight-managed-platform-executive.pdf
  brief verify briefs/*.pdf
  brief verify brief.docx --json | jq -r '.[].standing'`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return wrong("which file? Write its name: %q", cmd.CommandPath()+" FILE")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.verify(cmd.Context(), args, asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON: a list of {\"file\", \"standing\", \"id\", \"kind\", \"revision\", \"newest\", \"changes\", …}")
	return cmd
}

// verified is a file with what can be said of it.
type verified struct {
	file string
	verify.Verdict
}

func (s *session) verify(ctx context.Context, files []string, asJSON bool) error {
	var all []verified
	err := s.withLibrary(ctx, reading, func(l *library.Library) error {
		for _, name := range files {
			data, err := s.document(ctx, name)
			if err != nil {
				return err
			}
			v, err := verify.File(ctx, l, data)
			if err != nil {
				return err
			}
			all = append(all, verified{name, v})
		}
		return nil
	})
	if errors.Is(err, library.ErrNoLibrary) {
		return wrong("there is no library at %s, so no file was handed out by it; name another one with --library", s.libraryPath())
	}
	if err != nil {
		return err
	}
	if asJSON {
		err = s.printJSON(verifiedJSON(all))
	} else {
		err = s.printVerified(all)
	}
	if err != nil {
		return err
	}
	return verdictOf(all)
}

// document reads a file of any format.
func (s *session) document(ctx context.Context, name string) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if name == stdin {
		data, err := io.ReadAll(io.LimitReader(s.in, mostVerified+1))
		if err != nil {
			return nil, unread("the standard input", err)
		}
		if len(data) > mostVerified {
			return nil, wrong("the standard input has more than %d MB, and no brief has that", mostVerified>>20)
		}
		return data, nil
	}
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, wrong("%s: there is no such file; check the name", name)
	case err != nil:
		return nil, unread(name, err)
	case info.IsDir():
		return nil, wrong("%s: is a folder; name the files in it", name)
	case info.Size() > mostVerified:
		return nil, wrong("%s: has %d MB, and no brief has that", name, info.Size()>>20)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, unread(name, err)
	}
	return data, nil
}

// verdictOf is the worst of what was found, as an exit code.
func verdictOf(all []verified) error {
	changed, strange := 0, 0
	for _, v := range all {
		switch {
		case !v.Standing.Ours():
			strange++
		case v.Standing != verify.Current:
			changed++
		}
	}
	switch {
	case strange > 0:
		return &failure{exitWrong, fmt.Errorf("%s not as this library handed %s out", isAre(strange, "file"), itThem(strange))}
	case changed > 0:
		return &failure{exitFound, fmt.Errorf("%s older than what is told now", isAre(changed, "brief"))}
	}
	return nil
}

func isAre(n int, noun string) string {
	if n == 1 {
		return "1 " + noun + " is"
	}
	return fmt.Sprintf("%d %ss are", n, noun)
}

func itThem(n int) string {
	if n == 1 {
		return "it"
	}
	return "them"
}

func (s *session) printVerified(all []verified) error {
	marks := plainMarks
	if s.colours() {
		marks = colourMarks
	}
	p := page{marks: marks, width: min(s.columns(), 100)}
	for i, v := range all {
		if i > 0 {
			p.lines = append(p.lines, "")
		}
		p.verdict(v)
	}
	return s.printf("%s\n", strings.Join(marks.finish(text.Trimmed(p.lines)), "\n"))
}

// verdict says in sentences what can be said of a file.
func (p *page) verdict(v verified) {
	p.add("", text.OneLine(v.file)+": "+v.first())
	if second := v.second(); second != "" {
		p.add("", second)
	}
	if v.Changes.Old.ID == "" {
		return
	}
	c := comparison{solution: v.Changes.Now, from: v.Revision, to: v.Newest, facts: v.Changes.Facts, framings: v.Changes.Framings}
	p.changes(&c)
	if !v.Changes.Told() && v.Kind != "" {
		p.lines = append(p.lines, "")
		p.add("", "Nothing of that shows in a brief of this kind.")
	}
}

// first is what the file is.
func (v verified) first() string {
	brief := "a brief"
	if v.Kind.Known() {
		brief = v.Kind.Noun()
	}
	of := ""
	if v.Solution.ID != "" {
		of = fmt.Sprintf(" of %s (%s)", text.OneLine(v.Solution.Name()), v.Solution.ID)
	}
	switch v.Standing {
	case verify.Foreign:
		return "none of ours. Nothing in it says that it is a brief, and this library did not hand it out."
	case verify.Altered:
		return brief + of + " that was altered after it was exported."
	case verify.Elsewhere:
		return brief + " of a solution that is not in this library; it was exported from another one, or from a file."
	case verify.Unrecorded:
		return brief + of + " as Bifocal writes it, but this library has no record of having handed it out. It was exported from a file or on another machine, or the library is older than the file."
	}
	if v.Kind == "" {
		brief = "the whole solution"
	}
	return fmt.Sprintf("%s%s, exported as %s on %s from revision %d.",
		brief, of, export.Format(v.Export.Format).Name(), moment(v.Export.At), v.Export.Revision)
}

// second is what has become of the solution since.
func (v verified) second() string {
	now := fmt.Sprintf("it is at revision %d now", v.Newest.N)
	if v.Revision.N == v.Newest.N {
		now = "that is the newest revision"
	}
	sum := v.Changes.Facts.Summary()
	changed := ""
	if v.Changes.Old.ID != "" {
		changed = ": " + sum.String()
	}
	switch v.Standing {
	case verify.Current:
		return "The solution has not changed since; " + now + "."
	case verify.Changed:
		return "The solution has changed since; " + now + changed + "."
	case verify.Deleted:
		return "The solution was deleted on " + moment(v.Solution.Deleted) + "; bring it back with \"brief undelete " + v.Solution.ID + "\"."
	}
	switch {
	case v.Solution.ID == "":
		return ""
	case v.Revision.N == 0:
		return "The state that it says it tells is not in the history of the solution."
	}
	return fmt.Sprintf("It says that it tells revision %d; the newest is %d%s.", v.Revision.N, v.Newest.N, changed)
}

func moment(t time.Time) string { return t.Local().Format("2006-01-02 15:04") }

type jsonVerified struct {
	File     string          `json:"file"`
	Standing verify.Standing `json:"standing"`
	ID       string          `json:"id,omitempty"`
	Title    string          `json:"title,omitempty"`
	Customer string          `json:"customer,omitempty"`
	Kind     export.Kind     `json:"kind,omitempty"`
	Format   string          `json:"format,omitempty"`
	Exported *time.Time      `json:"exported,omitempty"`
	Revision int             `json:"revision,omitempty"`
	Newest   int             `json:"newest,omitempty"`
	Told     bool            `json:"told"`
	Changes  *jsonSummary    `json:"changes,omitempty"`
}

func verifiedJSON(all []verified) []jsonVerified {
	out := []jsonVerified{}
	for _, v := range all {
		j := jsonVerified{
			File: v.file, Standing: v.Standing, ID: v.Solution.ID, Title: v.Solution.Title, Customer: v.Solution.Customer,
			Kind: v.Kind, Format: v.Export.Format, Revision: v.Revision.N, Newest: v.Newest.N, Told: v.Changes.Told(),
		}
		if !v.Export.At.IsZero() {
			j.Exported = &v.Export.At
		}
		if v.Changes.Old.ID != "" {
			j.Changes = summaryJSON(v.Changes.Facts.Summary())
		}
		out = append(out, j)
	}
	return out
}
