package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"bifocal/export/text"
	"bifocal/narrative/compare"
	"bifocal/narrative/library"
)

func (s *session) revisionsCommand() *cobra.Command {
	var (
		asJSON                 bool
		from, naming, restored string
	)
	cmd := &cobra.Command{
		Use:   "revisions REF [--compare N [M] | --name N=TEXT | --restore N] [--json]",
		Short: "List the saved states of a solution, compare two, name or restore one",
		Long: `revisions prints the saved states of a solution, the newest first: what changed
in each against the one before, and what was exported from it. A deleted
solution keeps them.

With --compare N it tells how revision N became the newest one, and with a
second number behind it how N became M: the facts field by field, and both
framings block by block. Words that went are marked [-so-], words that came
{+so+}; a terminal shows colours instead, unless NO_COLOR is set.

With --name it gives a revision a name, or takes it away where nothing stands
behind the =. A revision with a name stays as it is; autosaves otherwise fold
into one within ten minutes.

With --restore the solution becomes what it was, as a new revision. What it is
now stays in the one before. It prints the ID, the title and "restored", or
"unchanged" where the solution is like that already.`,
		Example: `  brief revisions halden
  brief revisions halden --compare 3
  brief revisions halden --compare 3 5 --json | jq -r '.changes.words'
  brief revisions halden --name "3=as sent to the CIO"
  brief revisions halden --restore 3`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 2 && cmd.Flags().Changed("compare") {
				return oneRef(cmd, args[:1])
			}
			return oneRef(cmd, args)
		},
		ValidArgsFunction: s.completeRef(library.Query{}, cobra.ShellCompDirectiveNoFileComp),
		RunE: func(cmd *cobra.Command, args []string) error {
			set := func(flag string) bool { return cmd.Flags().Changed(flag) }
			switch {
			case one(set("compare"), set("name"), set("restore")) > 1:
				return wrong("--compare, --name and --restore are for one at a time")
			case set("compare"):
				return s.compareRevisions(cmd.Context(), args, from, asJSON)
			case set("name"):
				return s.nameRevision(cmd.Context(), args[0], naming, asJSON)
			case set("restore"):
				return s.restoreRevision(cmd.Context(), args[0], restored, asJSON)
			}
			return s.listRevisions(cmd.Context(), args[0], asJSON)
		},
	}
	f := cmd.Flags()
	f.StringVar(&from, "compare", "", "tell how revision `N` became the newest, or revision M where that stands behind REF and N")
	f.StringVar(&naming, "name", "", "give a revision a name: `N=TEXT`")
	f.StringVar(&restored, "restore", "", "make the solution what it was in revision `N`")
	f.BoolVar(&asJSON, "json", false, "print JSON: a list of {\"revision\", \"at\", \"kind\", \"name\", \"hash\", \"changes\", \"exports\"}, or what the other flags say")
	return cmd
}

// one counts what is true.
func one(conditions ...bool) int {
	n := 0
	for _, is := range conditions {
		if is {
			n++
		}
	}
	return n
}

// revisionNumber reads the number of a revision.
func revisionNumber(flag, text string) (int, error) {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil || n < 1 {
		return 0, wrong("--%s: %q is no number of a revision; \"brief revisions REF\" shows them", flag, text)
	}
	return n, nil
}

// ofHistory calls do with the library and the solution that a REF means, which
// may be deleted.
func (s *session) ofHistory(ctx context.Context, a access, ref string, do func(*library.Library, library.Entry) error) error {
	return s.inLibrary(ctx, a, ref, "a file has no revisions", func(l *library.Library) error {
		e, err := resolveAny(ctx, l, ref)
		if err != nil {
			return err
		}
		if err := do(l, e); errors.Is(err, library.ErrNoRevision) {
			return fmt.Errorf("%w; \"brief revisions %s\" shows them", err, e.ID)
		} else if err != nil {
			return err
		}
		return nil
	})
}

// told is a revision with what changed in it.
type told struct {
	library.Revision
	changes compare.Summary
	problem error // why that cannot be told
}

func (s *session) listRevisions(ctx context.Context, ref string, asJSON bool) error {
	var revisions []told
	err := s.ofHistory(ctx, reading, ref, func(l *library.Library, e library.Entry) error {
		if !e.Deleted.IsZero() {
			s.remark("%s was deleted; bring it back with \"brief undelete %s\"", e.ID, e.ID)
		}
		list, err := l.Revisions(ctx, e.ID)
		if err != nil {
			return err
		}
		for _, r := range list {
			t := told{Revision: r}
			t.changes, t.problem = l.Changes(ctx, e.ID, r.N)
			switch {
			case errors.Is(t.problem, library.ErrDamaged):
				s.remark("%s", t.problem)
			case t.problem != nil:
				return t.problem
			}
			revisions = append(revisions, t)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if asJSON {
		return s.printJSON(jsonRevisions(revisions))
	}
	return s.printRevisions(revisions)
}

func (s *session) nameRevision(ctx context.Context, ref, naming string, asJSON bool) error {
	number, name, said := strings.Cut(naming, "=")
	if !said {
		return wrong("--name: %q does not say both which revision and its name; write --name \"3=as sent\"", naming)
	}
	n, err := revisionNumber("name", number)
	if err != nil {
		return err
	}
	return s.ofHistory(ctx, changing, ref, func(l *library.Library, e library.Entry) error {
		name, err := l.NameRevision(ctx, e.ID, n, name)
		if err != nil {
			return err
		}
		if asJSON {
			return s.printJSON(struct {
				ID       string `json:"id"`
				Revision int    `json:"revision"`
				Name     string `json:"name"`
			}{e.ID, n, name})
		}
		return s.printf("%s\t%d\t%s\n", e.ID, n, name)
	})
}

func (s *session) restoreRevision(ctx context.Context, ref, number string, asJSON bool) error {
	n, err := revisionNumber("restore", number)
	if err != nil {
		return err
	}
	return s.ofHistory(ctx, changing, ref, func(l *library.Library, e library.Entry) error {
		x, saved, err := l.Restore(ctx, e.ID, n)
		if err != nil {
			return err
		}
		state := "unchanged"
		if saved.Changed {
			state = "restored"
			if e.Deleted.IsZero() {
				s.remark("what it was until now is revision %d; revision %d holds what was restored", saved.Revision-1, saved.Revision)
			}
		}
		if asJSON {
			return s.printJSON(struct {
				ID       string `json:"id"`
				Title    string `json:"title"`
				State    string `json:"state"`
				Revision int    `json:"revision"`
			}{e.ID, x.Title, state, saved.Revision})
		}
		return s.printf("%s\t%s\t%s\n", e.ID, text.OneLine(x.Title), state)
	})
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
	Changes  *jsonSummary `json:"changes,omitempty"` // absent where they cannot be told
	Exports  []jsonExport `json:"exports"`
}

type jsonExport struct {
	At     time.Time `json:"at"`
	Kind   string    `json:"kind"`
	Format string    `json:"format"`
	SHA256 string    `json:"sha256"`
	// Errors are those that the review found in it; absent where nobody looked.
	Errors  *int       `json:"errors,omitempty"`
	Decided *time.Time `json:"decided,omitempty"` // to hand it out with them
}

func jsonRevisions(revisions []told) []jsonRevision {
	out := make([]jsonRevision, len(revisions))
	for i, r := range revisions {
		out[i] = jsonRevision{Revision: r.N, At: r.At, Kind: r.Kind, Name: r.Name, Hash: r.Hash, Exports: []jsonExport{}}
		if r.problem == nil {
			out[i].Changes = summaryJSON(r.changes)
		}
		for _, e := range r.Exports {
			one := jsonExport{At: e.At, Kind: e.Kind, Format: e.Format, SHA256: e.SHA256}
			if e.Reviewed {
				one.Errors = &e.Errors
			}
			if !e.Decided.IsZero() {
				one.Decided = &e.Decided
			}
			out[i].Exports = append(out[i].Exports, one)
		}
	}
	return out
}

func (s *session) printRevisions(revisions []told) error {
	rows := [][]string{{"Revision", "Saved", "Kind", "Name", "Changed", "Exported"}}
	for _, r := range revisions {
		exports := make([]string, len(r.Exports))
		for i, e := range r.Exports {
			exports[i] = strings.TrimSpace(fmt.Sprintf("%s %s %s", e.Kind, e.Format, e.SHA256[:12]))
			if e.Errors > 0 {
				exports[i] += ", with " + counted(e.Errors, "error")
			}
		}
		changed := r.changes.String()
		if r.problem != nil {
			changed = "cannot be read"
		}
		rows = append(rows, []string{
			fmt.Sprint(r.N), r.At.Local().Format("2006-01-02 15:04"), string(r.Kind), text.OneLine(r.Name), changed, strings.Join(exports, ", "),
		})
	}
	return s.printf("%s\n", strings.Join(text.Table(rows, s.tableColumns()), "\n"))
}
