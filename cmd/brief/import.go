package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"

	"github.com/spf13/cobra"

	"bifocal/export/text"
	"bifocal/narrative"
	"bifocal/narrative/library"
)

func (s *session) importCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "import FILE...",
		Short: "Put JSON solutions into the library",
		Long: `import puts solutions into the library and prints, a line each and separated by
tabs, the ID, the title, and whether the solution is new, changed, unchanged or
restored (it had been deleted).

The same ID with other content is a new revision of the solution: this is how a
script edits. All files are checked before anything is written; where one is
bad, every problem in every file is listed and the library stays as it was.
A file called - is the standard input.`,
		Example: `  brief import halden.json
  brief import solutions/*.json
  brief export halden --format json -o - | jq '.status = "sent"' | brief import -`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return wrong("which file? Write \"brief import FILE...\"")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, files []string) error {
			s.interrupted = "nothing was imported"
			solutions, err := s.readAll(cmd.Context(), files)
			if err != nil {
				return err
			}
			return s.withLibrary(cmd.Context(), making, func(l *library.Library) error {
				saved, err := l.SaveAll(cmd.Context(), solutions, library.SaveOptions{Kind: library.Imported})
				if err != nil {
					return disk(err)
				}
				return s.printImported(solutions, saved, asJSON)
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON: a list of {\"id\", \"title\", \"state\", \"revision\"}")
	return cmd
}

// readAll reads and checks all files, and gives every problem of every file.
func (s *session) readAll(ctx context.Context, files []string) ([]narrative.Solution, error) {
	type origin struct {
		file string
		body []byte
	}
	var (
		out      []narrative.Solution
		problems []error
		from     = map[string]origin{}
	)
	for _, name := range files {
		x, err := s.read(ctx, name)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil {
			problems = append(problems, err)
			continue
		}
		body, err := narrative.Encode(x)
		if err != nil {
			return nil, wrong("%s: %w", name, err)
		}
		other, twice := from[x.ID]
		switch {
		case !twice:
			from[x.ID] = origin{name, body}
			out = append(out, x)
		case !bytes.Equal(other.body, body):
			problems = append(problems, wrong("%s: holds the solution %q, and so does %s, with other content; import one of them", name, x.ID, other.file))
		}
	}
	return out, joined(problems)
}

// joined is all problems as one error, with the exit code of the gravest.
func joined(problems []error) error {
	if len(problems) == 0 {
		return nil
	}
	code := exitWrong
	for _, p := range problems {
		code = max(code, codeOf(p))
	}
	return &failure{code, errors.Join(problems...)}
}

func (s *session) printImported(solutions []narrative.Solution, saved []library.Saved, asJSON bool) error {
	type line struct {
		ID       string `json:"id"`
		Title    string `json:"title"`
		State    string `json:"state"`
		Revision int    `json:"revision"`
	}
	lines := make([]line, len(saved))
	for i, r := range saved {
		lines[i] = line{r.ID, solutions[i].Title, stateOf(r), r.Revision}
	}
	if asJSON {
		return s.printJSON(lines)
	}
	for _, l := range lines {
		if err := s.printf("%s\t%s\t%s\n", l.ID, text.OneLine(l.Title), l.State); err != nil {
			return err
		}
	}
	return nil
}

func stateOf(r library.Saved) string {
	switch {
	case r.New:
		return "new"
	case r.Undone:
		return "restored"
	case r.Changed:
		return "changed"
	}
	return "unchanged"
}

// printJSON prints a value as indented JSON.
func (s *session) printJSON(v any) error {
	enc := json.NewEncoder(s.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return disk(enc.Encode(v))
}
