package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"bifocal/narrative/library"
)

func (s *session) revisionsCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "revisions REF [--json]",
		Short: "List the saved states of a solution, the newest first",
		Long: `revisions prints the saved states of a solution, the newest first, and what was
exported from each. A deleted solution keeps them.`,
		Example:           "  brief revisions halden\n  brief revisions halden --json",
		Args:              oneRef,
		ValidArgsFunction: s.completeRef(library.Query{}, cobra.ShellCompDirectiveNoFileComp),
		RunE: func(cmd *cobra.Command, args []string) error {
			var revisions []library.Revision
			err := s.inLibrary(cmd.Context(), reading, args[0], "a file has no revisions", func(l *library.Library) error {
				e, err := resolveAny(cmd.Context(), l, args[0])
				if err != nil {
					return err
				}
				if !e.Deleted.IsZero() {
					s.remark("%s was deleted; bring it back with \"brief undelete %s\"", e.ID, e.ID)
				}
				revisions, err = l.Revisions(cmd.Context(), e.ID)
				return err
			})
			if err != nil {
				return err
			}
			if asJSON {
				return s.printJSON(jsonRevisions(revisions))
			}
			return s.printRevisions(revisions)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON: a list of {\"revision\", \"at\", \"kind\", \"name\", \"hash\", \"exports\"}")
	return cmd
}

// inLibrary calls do with the library for a REF that must be in one.
func (s *session) inLibrary(ctx context.Context, a access, ref, why string, do func(*library.Library) error) error {
	if looksLikeFile(ref) {
		return wrong("%s: %s; write the ID of a solution in the library (see \"brief list\")", ref, why)
	}
	return s.explain(ref, s.withLibrary(ctx, a, do))
}

// resolveAny finds a live solution, or else a deleted one.
func resolveAny(ctx context.Context, l *library.Library, ref string) (library.Entry, error) {
	e, err := l.Resolve(ctx, ref)
	var missing *library.NotFoundError
	if errors.As(err, &missing) && missing.Deleted != nil {
		return *missing.Deleted, nil
	}
	return e, err
}

type jsonRevision struct {
	Revision int          `json:"revision"`
	At       time.Time    `json:"at"`
	Kind     library.Kind `json:"kind"`
	Name     string       `json:"name,omitempty"`
	Hash     string       `json:"hash"`
	Exports  []jsonExport `json:"exports"`
}

type jsonExport struct {
	At     time.Time `json:"at"`
	Kind   string    `json:"kind"`
	Format string    `json:"format"`
	SHA256 string    `json:"sha256"`
}

func jsonRevisions(revisions []library.Revision) []jsonRevision {
	out := make([]jsonRevision, len(revisions))
	for i, r := range revisions {
		out[i] = jsonRevision{Revision: r.N, At: r.At, Kind: r.Kind, Name: r.Name, Hash: r.Hash, Exports: []jsonExport{}}
		for _, e := range r.Exports {
			out[i].Exports = append(out[i].Exports, jsonExport{e.At, e.Kind, e.Format, e.SHA256})
		}
	}
	return out
}

func (s *session) printRevisions(revisions []library.Revision) error {
	rows := [][]string{{"Revision", "Saved", "Kind", "Name", "Exported"}}
	for _, r := range revisions {
		exports := make([]string, len(r.Exports))
		for i, e := range r.Exports {
			exports[i] = strings.TrimSpace(fmt.Sprintf("%s %s %s", e.Kind, e.Format, e.SHA256[:12]))
		}
		rows = append(rows, []string{
			fmt.Sprint(r.N), r.At.Local().Format("2006-01-02 15:04"), string(r.Kind), oneLine(r.Name), strings.Join(exports, ", "),
		})
	}
	return s.printf("%s\n", strings.Join(tableLines(rows, s.tableColumns()), "\n"))
}
