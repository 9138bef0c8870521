package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"bifocal/export/text"
	"bifocal/narrative/library"
	"bifocal/narrative/library/doctor"
)

func (s *session) doctorCommand() *cobra.Command {
	var (
		into   string
		asJSON bool
	)
	cmd := &cobra.Command{
		Use:   "doctor [--into FILE] [--json]",
		Short: "Look whether the library is whole, and recover what can be read of a damaged one",
		Long: `doctor reads the library, with what stands in its journal, and proves every
solution and every revision by its hash. Where something is damaged it recovers
what can be read into a new library, down to single rows that nothing leads to any
more, and says what is lost. It works on a copy: the library itself is not touched.

It ends with 0 where all is well, 1 where something is damaged and what could be
read is in the new library, and 3 where nothing could be read.`,
		Example: `  brief doctor
  brief doctor --library old.db --into recovered.db`,
		Args: none,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s.interrupted = "the library was not touched"
			r, err := doctor.Examine(cmd.Context(), s.libraryPath(), doctor.Options{Into: into, Now: s.now})
			switch {
			case errors.Is(err, doctor.ErrIntoExists):
				return wrong("%w (--into FILE)", err)
			case err != nil:
				return disk(err)
			}
			if asJSON {
				err = s.printJSON(r)
			} else {
				err = s.printf("%s", strings.Join(healthLines(r), "\n")+"\n")
			}
			if err != nil {
				return err
			}
			switch r.Health {
			case doctor.Recovered:
				return &failure{exitFound, errors.New("the library is damaged, and stays as it is; what could be read is in " + r.Into + "; " +
					"open it with \"bifocal --library FILE\", or restore a backup (\"brief backups\" lists them)")}
			case doctor.Lost:
				return disk(errors.New("nothing could be read from " + r.Path + ", which stays as it is; restore a backup (\"brief backups\" lists them)"))
			case doctor.Well:
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&into, "into", "", "the `file` for what is recovered (default beside the library)")
	cmd.Flags().BoolVar(&asJSON, "json", false, `print JSON: {"library", "health", "problems", "into", "holds", "rebuilt", "lost", "missing"}`)
	return cmd
}

// mostListed is how many lines of a kind are shown; JSON has all.
const mostListed = 20

// healthLines say what was found, for people.
func healthLines(r doctor.Report) []string {
	var out []string
	add := func(format string, args ...any) { out = append(out, text.OneLine(fmt.Sprintf(format, args...))) }
	counts := holdings(r.Holds)
	switch r.Health {
	case doctor.Well:
		add("%s is whole: %s", r.Path, counts)
		if r.Journal {
			add("some of it stands in its journal, as after a program that was ended")
		}
	case doctor.Recovered:
		add("%s is damaged", r.Path)
	case doctor.Lost:
		add("%s cannot be read", r.Path)
	}
	listed := func(n int, line func(i int) string) {
		for i := range min(n, mostListed) {
			add("%s", line(i))
		}
		if n > mostListed {
			add("  and %d more; --json lists all", n-mostListed)
		}
	}
	listed(len(r.Problems), func(i int) string { return "  " + r.Problems[i].Detail })
	if r.Cut {
		add("  the bytes were not looked through to their end, since they lead nowhere")
	}
	if r.Into != "" {
		add("recovered into %s: %s", r.Into, counts)
	}
	listed(len(r.Rebuilt), func(i int) string {
		x := r.Rebuilt[i]
		return fmt.Sprintf("  %s is what it was in its revision %d, of %s", nameOfSolution(x.Named), x.Revision, x.At.Local().Format("2006-01-02 15:04"))
	})
	listed(len(r.Missing), func(i int) string {
		x := r.Missing[i]
		var what []string
		if n := len(x.Revisions); n > 0 {
			what = append(what, counted(n, "revision")+" ("+numbers(x.Revisions)+")")
		}
		if x.Exports > 0 {
			what = append(what, counted(x.Exports, "note")+" of what was exported")
		}
		return "  lost of " + nameOfSolution(x.Named) + ": " + strings.Join(what, ", ")
	})
	listed(len(r.Lost), func(i int) string { return "  lost: " + nameOfSolution(r.Lost[i]) })
	return out
}

func holdings(c doctor.Counts) string {
	return strings.Join([]string{
		counted(c.Solutions, "solution"), fmt.Sprintf("%d deleted", c.Deleted), counted(c.Revisions, "revision"),
		counted(c.Exports, "export"), counted(c.Styles, "house style"), counted(c.Settings, "setting"),
	}, ", ")
}

func numbers(all []int) string {
	out := make([]string, 0, len(all))
	for _, n := range all[:min(len(all), 8)] {
		out = append(out, fmt.Sprint(n))
	}
	if len(all) > 8 {
		out = append(out, "…")
	}
	return strings.Join(out, ", ")
}

func nameOfSolution(n doctor.Named) string {
	name := library.Entry{Title: n.Title, Customer: n.Customer}.Name()
	if name == "" {
		return n.ID
	}
	return n.ID + " (" + name + ")"
}
