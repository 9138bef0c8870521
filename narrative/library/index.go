package library

import (
	"context"
	"database/sql"
	"errors"
)

// index puts a solution among what can be searched, as the newest.
func (st *state) index(ctx context.Context, tx *sql.Tx, seq int64) error {
	return index(ctx, tx, seq, st.s.Title, st.s.Customer.Name, st.text)
}

// indexLater keeps the text and leaves the index to the next search: while one
// types there is a save every second and hardly ever a search, and the index
// would be most of what a save takes.
func (st *state) indexLater(ctx context.Context, tx *sql.Tx, seq int64) error {
	_, err := tx.ExecContext(ctx, `UPDATE searchable SET text = ?, stale = 1 WHERE solution = ?`, st.text, seq)
	return err
}

func index(ctx context.Context, tx *sql.Tx, seq int64, title, customer, text string) error {
	if err := unindex(ctx, tx, seq); err != nil {
		return err
	}
	res, err := tx.ExecContext(ctx, `INSERT INTO searchable (solution, text) VALUES (?, ?)`, seq, text)
	if err != nil {
		return err
	}
	at, err := res.LastInsertId()
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO search (rowid, title, customer, text) VALUES (?, ?, ?, ?)`,
		at, indexed(title), indexed(customer), indexed(text))
	return err
}

// unindex takes a solution out of what can be searched.
func unindex(ctx context.Context, tx *sql.Tx, seq int64) error {
	var at int64
	err := tx.QueryRowContext(ctx, `DELETE FROM searchable WHERE solution = ? RETURNING row`, seq).Scan(&at)
	if errors.Is(err, sql.ErrNoRows) {
		return nil // a new one, or one that was deleted
	}
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `DELETE FROM search WHERE rowid = ?`, at)
	return err
}

// catchUp brings the index up to date with what was saved since.
func (l *Library) catchUp(ctx context.Context) error {
	var stale bool
	if err := l.readers.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM searchable WHERE stale)`).Scan(&stale); err != nil || !stale {
		return err
	}
	type behind struct {
		seq                   int64
		title, customer, text string
	}
	err := l.write(ctx, "indexing", func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			SELECT s.seq, s.title, s.customer, x.text FROM searchable x JOIN solution s ON s.seq = x.solution WHERE x.stale ORDER BY s.changed`)
		if err != nil {
			return err
		}
		all, err := scanAll(rows, func(rows *sql.Rows) (b behind, err error) {
			return b, rows.Scan(&b.seq, &b.title, &b.customer, &b.text)
		})
		if err != nil {
			return err
		}
		for _, b := range all {
			if err := index(ctx, tx, b.seq, b.title, b.customer, b.text); err != nil {
				return err
			}
		}
		return nil
	})
	if errors.Is(err, ErrBusy) || errors.Is(err, ErrReadOnly) || errors.Is(err, ErrFull) {
		return nil // no reason not to search what is there
	}
	return err
}
