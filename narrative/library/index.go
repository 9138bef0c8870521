package library

import (
	"context"
	"database/sql"
	"errors"

	"bifocal/narrative"
)

// index puts a solution among what can be searched, as the newest.
func (st *state) index(ctx context.Context, tx *sql.Tx, seq int64) error {
	return index(ctx, tx, entryText{seq, st.s.ID, st.s.Title, st.s.Customer.Name, st.text})
}

// indexLater keeps the text and leaves the index to the next search: while one
// types there is a save every second and hardly ever a search, and the index
// would be most of what a save takes.
func (st *state) indexLater(ctx context.Context, tx *sql.Tx, seq int64) error {
	_, err := tx.ExecContext(ctx, `UPDATE searchable SET text = ?, stale = 1 WHERE solution = ?`, st.text, seq)
	return err
}

// entryText is what can be searched of a solution. The ID is found and never
// shown as the place of a match.
type entryText struct {
	seq                       int64
	id, title, customer, text string
}

func index(ctx context.Context, tx *sql.Tx, e entryText) error {
	if err := unindex(ctx, tx, e.seq); err != nil {
		return err
	}
	res, err := tx.ExecContext(ctx, `INSERT INTO searchable (solution, text) VALUES (?, ?)`, e.seq, e.text)
	if err != nil {
		return err
	}
	at, err := res.LastInsertId()
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO search (rowid, title, customer, text) VALUES (?, ?, ?, ?)`,
		at, indexed(e.title), indexed(e.customer), indexed(e.text+"\n"+e.id))
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
	err := l.transact(ctx, "indexing", func(tx *sql.Tx) error {
		type behind struct {
			entryText
			stale int
		}
		rows, err := tx.QueryContext(ctx, `
			SELECT s.seq, s.id, s.title, s.customer, x.text, x.stale FROM searchable x JOIN solution s ON s.seq = x.solution
			WHERE x.stale ORDER BY s.changed`)
		if err != nil {
			return err
		}
		all, err := scanAll(rows, func(rows *sql.Rows) (b behind, err error) {
			return b, rows.Scan(&b.seq, &b.id, &b.title, &b.customer, &b.text, &b.stale)
		})
		if err != nil {
			return err
		}
		for _, b := range all {
			if b.stale == outdated {
				if b.text, err = renewed(ctx, tx, b.entryText); err != nil {
					return err
				}
			}
			if err := index(ctx, tx, b.entryText); err != nil {
				return err
			}
		}
		return nil
	})
	if errors.Is(err, ErrBusy) || errors.Is(err, ErrReadOnly) || errors.Is(err, ErrFull) || errors.Is(err, ErrDisk) {
		return nil // no reason not to search what is there
	}
	return err
}

// outdated is the mark that a migration sets where the text itself must be made
// anew, because this program finds more in a solution than the one before did.
const outdated = 2

// renewed makes the text of a stored solution anew. One that is damaged keeps
// the old text.
func renewed(ctx context.Context, tx *sql.Tx, e entryText) (string, error) {
	var body string
	if err := tx.QueryRowContext(ctx, `SELECT body FROM solution WHERE seq = ?`, e.seq).Scan(&body); err != nil {
		return "", err
	}
	s, err := narrative.Decode([]byte(body))
	if err != nil {
		return e.text, nil //nolint:nilerr // opening the solution tells it, and search goes on
	}
	return narrative.SearchText(s), nil
}
