package library

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"

	"bifocal/narrative"
)

// Sort is the order of a list.
type Sort int

// The orders. Best is by how well the text matches, and by last change where
// there is no text.
const (
	Best Sort = iota
	ByChanged
	ByTitle
	ByCustomer
	ByStatus
)

// Query says which solutions a list holds. Every field narrows it down; the
// zero value lists all live ones, the last changed first.
type Query struct {
	Text     string // words or beginnings of words, all of which must occur
	Customer string // the name as it is stored
	Status   narrative.Status
	Deleted  bool // the deleted ones instead of the live ones
	Sort     Sort
	Reverse  bool
	Limit    int // 0: all
	Offset   int
}

// Entry is one line of a list.
type Entry struct {
	ID       string
	Title    string
	Customer string
	Status   narrative.Status
	Changed  time.Time // UTC, to the millisecond
	Deleted  time.Time // zero for a live one
	// Snippet is where the text of the query occurs in the facts, in pieces;
	// nil where it occurs in title and customer only, or there was no text.
	Snippet []Piece
}

// Piece is a stretch of a snippet; a Hit is what was searched for.
type Piece struct {
	Text string
	Hit  bool
}

// Name is how the solution is spoken of: customer and title.
func (e Entry) Name() string {
	switch {
	case e.Customer == "":
		return e.Title
	case e.Title == "":
		return e.Customer
	}
	return e.Customer + " - " + e.Title
}

const entryColumns = `id, title, customer, status, changed, coalesce(deleted_at, 0)`

// List returns the solutions that a query asks for. Any text is a valid query.
func (l *Library) List(ctx context.Context, q Query) ([]Entry, error) {
	const doing = "listing solutions"
	p := plan(q)
	if p.nothing {
		return nil, nil
	}
	rows, err := l.readers.QueryContext(ctx, p.list(), p.args...)
	if err != nil {
		return nil, l.domain(doing, err)
	}
	var entries []Entry
	if p.match == "" {
		entries, err = scanEntries(rows)
	} else {
		entries, err = scanHits(rows, p.words)
	}
	return entries, l.domain(doing, err)
}

// Count returns how many solutions a query asks for, whatever its limit.
func (l *Library) Count(ctx context.Context, q Query) (int, error) {
	p := plan(q)
	if p.nothing {
		return 0, nil
	}
	var n int
	err := l.readers.QueryRowContext(ctx, p.count(), p.args...).Scan(&n)
	return n, l.domain("counting solutions", err)
}

// Customers returns the names of all customers of live solutions, sorted.
func (l *Library) Customers(ctx context.Context) ([]string, error) {
	const doing = "listing customers"
	rows, err := l.readers.QueryContext(ctx, `
		SELECT customer FROM solution WHERE deleted_at IS NULL AND customer <> '' GROUP BY customer ORDER BY min(customer_key), customer`)
	if err != nil {
		return nil, l.domain(doing, err)
	}
	out, err := scanAll(rows, func(rows *sql.Rows) (name string, err error) { return name, rows.Scan(&name) })
	return out, l.domain(doing, err)
}

func scanEntries(rows *sql.Rows) ([]Entry, error) {
	return scanAll(rows, func(rows *sql.Rows) (Entry, error) { return scanEntry(rows) })
}

func scanHits(rows *sql.Rows, words []string) ([]Entry, error) {
	return scanAll(rows, func(rows *sql.Rows) (Entry, error) {
		var text string
		e, err := scanEntry(rows, &text)
		e.Snippet = snippet(text, words)
		return e, err
	})
}

func scanEntry(rows *sql.Rows, also ...any) (Entry, error) {
	var (
		e                Entry
		changed, deleted int64
	)
	err := rows.Scan(append([]any{&e.ID, &e.Title, &e.Customer, &e.Status, &changed, &deleted}, also...)...)
	e.Changed = moment(changed)
	if deleted != 0 {
		e.Deleted = moment(deleted)
	}
	return e, err
}

// scanAll reads every row and closes rows.
func scanAll[T any](rows *sql.Rows, scan func(*sql.Rows) (T, error)) ([]T, error) {
	var out []T
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, errors.Join(err, rows.Close())
		}
		out = append(out, v)
	}
	return out, errors.Join(rows.Err(), rows.Close())
}

// queryPlan is a Query on its way to SQL.
type queryPlan struct {
	from, where, order, limit string
	match                     string   // the FTS5 expression; "" for no search
	words                     []string // what to look for in the text
	nothing                   bool     // no solution can be meant
	args                      []any
}

func plan(q Query) queryPlan {
	p := queryPlan{from: "solution s"}
	conditions := []string{"s.deleted_at IS NULL"}
	if q.Deleted {
		conditions[0] = "s.deleted_at IS NOT NULL"
	}
	if q.Text != "" {
		p.match, p.words = matchExpression(q.Text)
		switch literal := strings.TrimSpace(strings.ToValidUTF8(q.Text, "")); {
		case q.Deleted || p.match == "" && literal != "":
			// Deleted solutions are not indexed, and signs alone never are.
			p.match = ""
			conditions = append(conditions, `(instr(s.title, ?) > 0 OR instr(s.customer, ?) > 0)`)
			p.args = append(p.args, literal, literal)
		case p.match != "":
			p.from = "search f CROSS JOIN solution s ON s.seq = f.rowid"
			conditions = append(conditions, "f.search MATCH ?")
			p.args = append(p.args, p.match)
		}
	}
	if q.Customer != "" {
		conditions = append(conditions, "s.customer = ?")
		p.args = append(p.args, q.Customer)
	}
	if q.Status != "" {
		conditions = append(conditions, "s.status = ?")
		p.args = append(p.args, string(q.Status))
	}
	p.where = strings.Join(conditions, " AND ")
	p.order = order(q, p.match != "")
	if q.Limit > 0 || q.Offset > 0 {
		limit := q.Limit
		if limit <= 0 {
			limit = -1
		}
		p.limit = " LIMIT ? OFFSET ?"
		p.args = append(p.args, limit, q.Offset)
	}
	return p
}

func order(q Query, matching bool) string {
	down := func(reverse bool) string {
		if reverse {
			return " DESC"
		}
		return ""
	}
	const then = ", s.changed DESC, s.id"
	switch q.Sort {
	case ByTitle:
		return "s.title_key" + down(q.Reverse) + then
	case ByCustomer:
		return "s.customer_key" + down(q.Reverse) + ", s.title_key" + then
	case ByStatus:
		return `CASE s.status WHEN 'draft' THEN 0 WHEN 'in review' THEN 1 WHEN 'sent' THEN 2 WHEN 'won' THEN 3 WHEN 'lost' THEN 4 ELSE 5 END` +
			down(q.Reverse) + then
	case Best:
		if matching {
			return "f.rank" + down(q.Reverse)
		}
	}
	return "s.changed" + down(!q.Reverse) + ", s.id"
}

func (p queryPlan) list() string {
	columns := `s.id, s.title, s.customer, s.status, s.changed, coalesce(s.deleted_at, 0)`
	if p.match != "" {
		columns += ", f.text"
	}
	return "SELECT " + columns + " FROM " + p.from + " WHERE " + p.where + " ORDER BY " + p.order + p.limit
}

func (p queryPlan) count() string {
	return "SELECT count(*) FROM (SELECT 1 FROM " + p.from + " WHERE " + p.where + p.limit + ")"
}
