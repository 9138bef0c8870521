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
// there is no text. ByChanged begins with the last changed, and among deleted
// solutions with the last deleted.
const (
	Best Sort = iota
	ByChanged
	ByTitle
	ByCustomer
	ByStatus
	byRow // the newest first, without looking at all of them
)

// Query says which solutions a list holds. Every field narrows it down; the
// zero value lists all live ones, the last changed first.
type Query struct {
	Text     string             // words or beginnings of words, all of which must occur
	Customer string             // the whole name, whatever its case and accents
	Statuses []narrative.Status // any of these; none: all
	Deleted  bool               // the deleted ones instead of the live ones
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
	p, err := l.ready(ctx, q)
	if err != nil {
		return nil, l.domain(doing, err)
	}
	var found []match
	if p.search.match != "" && q.Sort == Best {
		found, err = l.best(ctx, q)
	} else {
		found, err = l.run(ctx, p)
	}
	if err != nil {
		return nil, l.domain(doing, err)
	}
	entries, err := l.withSnippets(ctx, found, p.search.words)
	return entries, l.domain(doing, err)
}

// ready plans a query and brings the index up to date where it needs it.
func (l *Library) ready(ctx context.Context, q Query) (queryPlan, error) {
	p := plan(q)
	if p.search.match == "" {
		return p, nil
	}
	return p, l.catchUp(ctx)
}

// Count returns how many solutions a query asks for, whatever its limit.
func (l *Library) Count(ctx context.Context, q Query) (int, error) {
	const doing = "counting solutions"
	p, err := l.ready(ctx, q)
	if err != nil {
		return 0, l.domain(doing, err)
	}
	var n int
	err = l.readers.QueryRowContext(ctx, p.count(), p.args...).Scan(&n)
	return n, l.domain(doing, err)
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
	search                    search
	args                      []any // the first is the search, where there is one
}

func plan(q Query) queryPlan {
	p := queryPlan{from: "solution s"}
	var conditions []string
	if q.Text != "" {
		p.search = newSearch(q.Text)
		switch literal := strings.TrimSpace(strings.ToValidUTF8(q.Text, "")); {
		case p.search.match != "" && !q.Deleted:
			p.from = "search f CROSS JOIN searchable x ON x.row = f.rowid CROSS JOIN solution s ON s.seq = x.solution"
			conditions = append(conditions, "f.search MATCH ?")
			p.args = append(p.args, p.search.match)
		case literal != "":
			// Deleted solutions are not indexed, and signs alone never are.
			p.search = search{}
			conditions = append(conditions, `instr(lower(s.title) || char(10) || lower(s.customer), lower(?)) > 0`)
			p.args = append(p.args, literal)
		}
	}
	if q.Deleted {
		conditions = append(conditions, "s.deleted_at IS NOT NULL")
	} else {
		conditions = append(conditions, "s.deleted_at IS NULL")
	}
	if q.Customer != "" {
		conditions = append(conditions, "s.customer_key = ?")
		p.args = append(p.args, sortKey(q.Customer))
	}
	if len(q.Statuses) > 0 {
		conditions = append(conditions, "s.status IN (?"+strings.Repeat(", ?", len(q.Statuses)-1)+")")
		for _, status := range q.Statuses {
			p.args = append(p.args, string(status))
		}
	}
	p.where = strings.Join(conditions, " AND ")
	p.order = order(q, p.search.match != "")
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
	case byRow:
		return "f.rowid DESC"
	case Best:
		if matching {
			return "f.rank" + down(q.Reverse) + ", f.rowid DESC" // the newest of those that match alike
		}
	}
	if q.Deleted {
		return "s.deleted_at" + down(!q.Reverse) + ", s.id"
	}
	return "s.changed" + down(!q.Reverse) + ", s.id"
}

func (p queryPlan) list() string {
	columns := `s.id, s.title, s.customer, s.status, s.changed, coalesce(s.deleted_at, 0)`
	if p.search.match != "" {
		columns += ", x.row"
	}
	return "SELECT " + columns + " FROM " + p.from + " WHERE " + p.where + " ORDER BY " + p.order + p.limit
}

func (p queryPlan) count() string {
	return "SELECT count(*) FROM (SELECT 1 FROM " + p.from + " WHERE " + p.where + p.limit + ")"
}

// grouped counts what is planned by something, in its order.
func (p queryPlan) grouped(columns, also, by string) string {
	return "SELECT " + columns + " FROM " + p.from + " WHERE " + p.where + also + " GROUP BY " + by + " ORDER BY " + by
}

// narrow looks for the words in some of the index's columns only.
func (p *queryPlan) narrow(columns string) {
	p.args[0] = columns + " : (" + p.search.match + ")"
}
