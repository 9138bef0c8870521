package doctor

import (
	"context"
	"time"

	"bifocal/narrative"
)

func moment(ms int64) time.Time { return time.UnixMilli(ms).UTC() }

// nameOf names a solution as it names itself, or as it was listed.
func nameOf(id, title, customer string, body []byte) Named {
	if s, err := narrative.Decode(body); err == nil {
		title, customer = s.Title, s.Customer.Name
	}
	return Named{id, customer, title}
}

// lost says what there was and could not be read.
func (x *examination) lost(ctx context.Context, s *staging) error {
	err := each(ctx, s, `
		SELECT id, customer, title FROM known WHERE id NOT IN (SELECT id FROM solution) AND id NOT IN (SELECT id FROM revision) ORDER BY customer, title, id`,
		func(scan func(...any) error) error {
			var n Named
			err := scan(&n.ID, &n.Customer, &n.Title)
			x.report.Lost = append(x.report.Lost, n)
			return err
		})
	if err != nil {
		return err
	}
	missing := map[string]*Missing{}
	var order []string
	of := func(n Named) *Missing {
		if missing[n.ID] == nil {
			missing[n.ID] = &Missing{Named: n}
			order = append(order, n.ID)
		}
		return missing[n.ID]
	}
	// Names stand in the row of a solution, or in what else names it.
	const names = `row.id, coalesce(s.customer, k.customer, ''), coalesce(s.title, k.title, '')`
	const sources = `JOIN row ON row.line = x.line AND row.seq = x.seq LEFT JOIN solution s ON s.id = row.id LEFT JOIN known k ON k.id = row.id
		WHERE x.line = 0 AND NOT EXISTS (SELECT 1 FROM revision r WHERE r.id = row.id AND r.n = x.n)
		AND (row.id IN (SELECT id FROM solution) OR row.id IN (SELECT id FROM revision))`
	err = each(ctx, s, `SELECT `+names+`, x.n FROM listed x `+sources+` ORDER BY row.seq, x.n`, func(scan func(...any) error) error {
		var n Named
		var number int
		err := scan(&n.ID, &n.Customer, &n.Title, &number)
		m := of(n)
		m.Revisions = append(m.Revisions, number)
		return err
	})
	if err != nil {
		return err
	}
	err = each(ctx, s, `SELECT `+names+`, count(*) FROM export x `+sources+` GROUP BY row.id`, func(scan func(...any) error) error {
		var n Named
		var count int
		err := scan(&n.ID, &n.Customer, &n.Title, &count)
		of(n).Exports = count
		return err
	})
	for _, id := range order {
		x.report.Missing = append(x.report.Missing, *missing[id])
	}
	return err
}

// each calls row for every row of a query on what was collected.
func each(ctx context.Context, s *staging, query string, row func(scan func(...any) error) error, args ...any) error {
	rows, err := s.tx.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }() // only read
	for rows.Next() {
		if err := row(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}
