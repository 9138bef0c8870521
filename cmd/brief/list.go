package main

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"bifocal/export/text"
	"bifocal/narrative"
	"bifocal/narrative/library"
)

func (s *session) listCommand() *cobra.Command {
	var (
		q        library.Query
		statuses []string
		order    string
		asJSON   bool
		known    []string
	)
	cmd := &cobra.Command{
		Use:     "list [--search TEXT] [--json]",
		Aliases: []string{"ls"},
		Short:   "List the solutions in the library, the last changed first",
		Long: `list prints the solutions in the library, the last changed first. With --search
it prints those that have all the words, or words that begin with them, in
title, customer or any fact, the best match first; case and accents do not
matter. --sort sorts them otherwise.`,
		Example: `  brief list
  brief list --search "zurich failover"
  brief list --status draft --status "in review" --sort customer
  brief list --status sent --json | jq -r '.[].id'`,
		Args: none,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if q.Limit < 0 {
				return wrong("--limit %d is less than none; write --limit 10, or leave it out for all", q.Limit)
			}
			for _, status := range statuses {
				if err := choice("status", status, known...); err != nil {
					return err
				}
				q.Statuses = append(q.Statuses, narrative.Status(status))
			}
			if cmd.Flags().Changed("sort") {
				if err := choice("sort", order, orderNames()...); err != nil {
					return err
				}
			}
			q.Sort = orders[order]
			entries := []library.Entry{}
			err := s.withLibrary(cmd.Context(), reading, func(l *library.Library) (err error) {
				entries, err = l.List(cmd.Context(), q)
				return disk(err)
			})
			if err != nil && !errors.Is(err, library.ErrNoLibrary) {
				return err
			}
			if asJSON {
				return s.printJSON(jsonEntries(entries))
			}
			if len(entries) == 0 && err != nil {
				s.remark("there is no library at %s yet; make one with \"brief import FILE\"", s.libraryPath())
				return nil
			}
			if len(entries) == 0 {
				s.remark("%s", s.nothing(q))
				return nil
			}
			return s.printEntries(entries)
		},
	}
	for _, k := range narrative.Statuses {
		known = append(known, string(k))
	}
	f := cmd.Flags()
	f.StringVar(&q.Text, "search", "", "only those that have these `words`, or words that begin with them")
	f.StringVar(&q.Customer, "customer", "", "only those of this customer (the whole `name`, whatever its case)")
	f.StringArrayVar(&statuses, "status", nil, "only those of this `status`: draft, in review, sent, won, lost, archived; may be given more than once")
	f.StringVar(&order, "sort", "", "in this `order`: changed, title, customer, status")
	f.BoolVar(&q.Reverse, "reverse", false, "the other way round")
	f.BoolVar(&q.Deleted, "deleted", false, "the deleted ones instead")
	f.IntVar(&q.Limit, "limit", 0, "at most this `many`")
	f.BoolVar(&asJSON, "json", false, "print JSON: a list of {\"id\", \"title\", \"customer\", \"status\", \"changed\"}")
	complete(cmd, "status", known...)
	complete(cmd, "sort", orderNames()...)
	completeWith(cmd, "customer", s.completeCustomer)
	return cmd
}

// orders are what --sort takes; without it the best match comes first, or the
// last changed.
var orders = map[string]library.Sort{
	"changed": library.ByChanged, "title": library.ByTitle, "customer": library.ByCustomer, "status": library.ByStatus,
}

func orderNames() []string { return slices.Sorted(maps.Keys(orders)) }

// nothing says why a list is empty.
func (s *session) nothing(q library.Query) string {
	switch {
	case q.Text != "" || q.Customer != "" || len(q.Statuses) > 0:
		return "nothing in the library matches"
	case q.Deleted:
		return "nothing has been deleted"
	}
	return "the library " + s.libraryPath() + " is empty; fill it with \"brief import FILE\""
}

type jsonEntry struct {
	ID       string           `json:"id"`
	Title    string           `json:"title"`
	Customer string           `json:"customer"`
	Status   narrative.Status `json:"status"`
	Changed  time.Time        `json:"changed"`
	Deleted  *time.Time       `json:"deleted,omitempty"`
	Snippet  string           `json:"snippet,omitempty"`
}

func jsonEntries(entries []library.Entry) []jsonEntry {
	out := make([]jsonEntry, len(entries))
	for i, e := range entries {
		out[i] = jsonEntry{ID: e.ID, Title: e.Title, Customer: e.Customer, Status: e.Status, Changed: e.Changed, Snippet: plainSnippet(e)}
		if !e.Deleted.IsZero() {
			out[i].Deleted = &e.Deleted
		}
	}
	return out
}

func plainSnippet(e library.Entry) string {
	var b strings.Builder
	for _, p := range e.Snippet {
		b.WriteString(p.Text)
	}
	return b.String()
}

// The longest customer and title in a list, in characters. With --json they are
// whole.
const (
	longestName  = 60
	longestTitle = 100
)

func (s *session) printEntries(entries []library.Entry) error {
	rows := [][]string{{"ID", "Customer", "Title", "Status", "Changed"}}
	for _, e := range entries {
		at := e.Changed
		if !e.Deleted.IsZero() {
			rows[0][4] = "Deleted"
			at = e.Deleted
		}
		rows = append(rows, []string{e.ID, text.Shorten(text.OneLine(e.Customer), longestName), text.Shorten(text.OneLine(e.Title), longestTitle), string(e.Status), at.Local().Format("2006-01-02 15:04")})
	}
	return s.printf("%s", strings.Join(text.Table(rows, s.tableColumns()), "\n")+"\n")
}
