package library

import (
	"context"
	"database/sql"

	"bifocal/narrative"
)

// CountByStatus returns how many solutions of each status a query asks for,
// whatever its own statuses, limit and order are.
func (l *Library) CountByStatus(ctx context.Context, q Query) (map[narrative.Status]int, error) {
	const doing = "counting solutions by status"
	q.Statuses, q.Limit, q.Offset = nil, 0, 0
	p, err := l.ready(ctx, q)
	if err != nil {
		return nil, l.domain(doing, err)
	}
	rows, err := l.readers.QueryContext(ctx, p.grouped("s.status, count(*)", "", "s.status"), p.args...)
	if err != nil {
		return nil, l.domain(doing, err)
	}
	out := map[narrative.Status]int{}
	_, err = scanAll(rows, func(rows *sql.Rows) (none struct{}, err error) {
		var (
			status narrative.Status
			n      int
		)
		err = rows.Scan(&status, &n)
		out[status] = n
		return none, err
	})
	return out, l.domain(doing, err)
}

// CustomerCount is a customer and the number of solutions for it.
type CustomerCount struct {
	Name  string // as the solution changed last writes it
	Count int
}

// CountByCustomer returns the customers of the solutions that a query asks
// for, whatever its own customer, limit and order are, sorted by name. Names
// that differ in case and accents alone are one customer; solutions without
// one are left out.
func (l *Library) CountByCustomer(ctx context.Context, q Query) ([]CustomerCount, error) {
	const doing = "counting solutions by customer"
	q.Customer, q.Limit, q.Offset = "", 0, 0
	p, err := l.ready(ctx, q)
	if err != nil {
		return nil, l.domain(doing, err)
	}
	// Beside max() SQLite gives the other columns of the row that has it.
	rows, err := l.readers.QueryContext(ctx, p.grouped("s.customer, count(*), max(s.changed)", " AND s.customer <> ''", "s.customer_key"), p.args...)
	if err != nil {
		return nil, l.domain(doing, err)
	}
	out, err := scanAll(rows, func(rows *sql.Rows) (c CustomerCount, err error) {
		var changed int64
		return c, rows.Scan(&c.Name, &c.Count, &changed)
	})
	return out, l.domain(doing, err)
}

// Named returns the live solutions with the IDs given, in that order; those
// that are not there are left out.
func (l *Library) Named(ctx context.Context, ids []string) ([]Entry, error) {
	var out []Entry
	for _, id := range ids {
		e, found, err := l.named(ctx, id)
		if err != nil {
			return nil, err
		}
		if found && e.Deleted.IsZero() {
			out = append(out, e)
		}
	}
	return out, nil
}
