package library

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"time"
)

// latest is the newest revision of a solution.
type latest struct {
	n     int
	since int64
	kind  Kind
	name  string
	hash  []byte
}

func findLatest(ctx context.Context, tx *sql.Tx, seq int64) (latest, error) {
	var r latest
	err := tx.QueryRowContext(ctx, `
		SELECT n, since, kind, name, hash FROM revision WHERE solution = ? ORDER BY n DESC LIMIT 1`, seq).
		Scan(&r.n, &r.since, &r.kind, &r.name, &r.hash)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return r, err
}

// revise writes the revision that a save makes, if any, and returns the number
// of the one that holds the content afterwards. same says that the content was
// stored already.
func (st *state) revise(ctx context.Context, tx *sql.Tx, r row, same bool, opts SaveOptions) (int, error) {
	last, err := findLatest(ctx, tx, r.seq)
	if err != nil {
		return 0, err
	}
	kind := opts.kind()
	age := time.Duration(st.at-last.since) * time.Millisecond
	switch {
	case same && bytes.Equal(last.hash, st.hash) && !st.marks(last, kind, opts.Name):
		return last.n, nil
	case same && bytes.Equal(last.hash, st.hash) && last.kind == Autosave:
		return last.n, st.markRevision(ctx, tx, r.seq, last.n, kind, opts.Name)
	case !same && kind == Autosave && last.kind == Autosave && age >= 0 && age < foldWithin:
		return last.n, st.foldRevision(ctx, tx, r.seq, last.n)
	}
	return last.n + 1, st.addRevision(ctx, tx, r.seq, last.n+1, kind, opts.Name)
}

// marks says whether a save of unchanged content is worth a mark in the
// history: the user gives it a name, sends it or deletes it. An import of what
// is there already is not, nor is restoring it.
func (st *state) marks(last latest, kind Kind, name string) bool {
	switch kind {
	case Kept:
		return last.kind == Autosave || name != "" && name != last.name
	case Exported:
		return last.kind != Exported
	case Deleted:
		return true
	}
	return false
}

func (st *state) addRevision(ctx context.Context, tx *sql.Tx, seq int64, n int, kind Kind, name string) error {
	_, err := tx.ExecContext(ctx, `
		INSERT INTO revision (solution, n, at, since, kind, name, hash, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		seq, n, st.at, st.at, string(kind), name, st.hash, compress(st.body))
	return err
}

// foldRevision makes an autosave hold the newer content.
func (st *state) foldRevision(ctx context.Context, tx *sql.Tx, seq int64, n int) error {
	_, err := tx.ExecContext(ctx, `UPDATE revision SET at = ?, hash = ?, body = ? WHERE solution = ? AND n = ?`,
		st.at, st.hash, compress(st.body), seq, n)
	return err
}

// markRevision makes an autosave one that stays.
func (st *state) markRevision(ctx context.Context, tx *sql.Tx, seq int64, n int, kind Kind, name string) error {
	_, err := tx.ExecContext(ctx, `UPDATE revision SET at = ?, kind = ?, name = ? WHERE solution = ? AND n = ?`,
		st.at, string(kind), name, seq, n)
	return err
}
