package library

import (
	"context"
	"database/sql"
	"encoding/hex"
	"fmt"
	"time"

	"bifocal/narrative"
)

// Revision is one saved state of a solution.
type Revision struct {
	N       int
	At      time.Time // UTC, to the millisecond
	Kind    Kind
	Name    string
	Hash    string // as from Hash
	Exports []Export
}

// Export is a file that was handed out.
type Export struct {
	Revision int
	At       time.Time
	Kind     string // the kind of brief, "executive"
	Format   string // "pdf"
	SHA256   string // of the file, in hexadecimal
	// Reviewed says that the review has looked at it, and Errors how many it found.
	Reviewed bool
	Errors   int
	// Decided is when somebody decided to hand it out with them; zero where nobody
	// was asked. UTC, to the millisecond.
	Decided time.Time
}

// Revisions returns the history of a solution, the newest first, with what was
// exported from each. A deleted solution keeps its history. It fails with
// ErrNotFound.
func (l *Library) Revisions(ctx context.Context, id string) ([]Revision, error) {
	doing := "reading the history of " + id
	rows, err := l.readers.QueryContext(ctx, `
		SELECT r.n, r.at, r.kind, r.name, r.hash FROM revision r JOIN solution s ON s.seq = r.solution
		WHERE s.id = ? ORDER BY r.n DESC`, id)
	if err != nil {
		return nil, l.domain(doing, err)
	}
	out, err := scanAll(rows, func(rows *sql.Rows) (Revision, error) {
		var (
			r    Revision
			at   int64
			hash []byte
		)
		err := rows.Scan(&r.N, &at, &r.Kind, &r.Name, &hash)
		r.At, r.Hash = moment(at), hex.EncodeToString(hash)
		return r, err
	})
	if err != nil {
		return nil, l.domain(doing, err)
	}
	if len(out) == 0 {
		return nil, l.missing(ctx, id)
	}
	exports, err := l.exports(ctx, id)
	if err != nil {
		return nil, l.domain(doing, err)
	}
	for i := range out {
		out[i].Exports = exports[out[i].N]
	}
	return out, nil
}

func (l *Library) exports(ctx context.Context, id string) (map[int][]Export, error) {
	reviewed := "e.errors, e.decided"
	if has, err := l.has(ctx, 5); err != nil {
		return nil, err
	} else if !has {
		reviewed = "NULL, NULL"
	}
	rows, err := l.readers.QueryContext(ctx, `
		SELECT e.revision, e.at, e.kind, e.format, e.sha256, `+reviewed+` FROM export e JOIN solution s ON s.seq = e.solution
		WHERE s.id = ? ORDER BY e.rowid DESC`, id)
	if err != nil {
		return nil, err
	}
	all, err := scanAll(rows, func(rows *sql.Rows) (Export, error) {
		var (
			e               Export
			at              int64
			sum             []byte
			errors, decided sql.NullInt64
		)
		err := rows.Scan(&e.Revision, &at, &e.Kind, &e.Format, &sum, &errors, &decided)
		e.At, e.SHA256 = moment(at), hex.EncodeToString(sum)
		e.Reviewed, e.Errors = errors.Valid, int(errors.Int64)
		if decided.Valid {
			e.Decided = moment(decided.Int64)
		}
		return e, err
	})
	out := map[int][]Export{}
	for _, e := range all {
		out[e.Revision] = append(out[e.Revision], e)
	}
	return out, err
}

// Revision returns a solution as it was. It fails with ErrNoRevision.
func (l *Library) Revision(ctx context.Context, id string, n int) (narrative.Solution, error) {
	body, _, err := l.revisionBody(ctx, fmt.Sprintf("opening revision %d of %s", n, id), id, n)
	if err != nil {
		return narrative.Solution{}, err
	}
	return decode(id, body)
}

// Restore makes an earlier revision the solution again, as a new revision, and
// returns it; what the solution is now stays in the revision before. Restoring
// what the solution is already makes none. A deleted solution comes back. It
// fails with ErrNoRevision.
func (l *Library) Restore(ctx context.Context, id string, n int) (narrative.Solution, Saved, error) {
	s, err := l.Revision(ctx, id, n)
	if err != nil {
		return s, Saved{}, err
	}
	saved, err := l.Save(ctx, s, SaveOptions{Kind: Restored, Name: fmt.Sprintf("from revision %d", n)})
	return s, saved, err
}

// RecordExport notes that a solution, in the state given, was handed out as a
// file, and freezes that state as a revision. The library's solution becomes
// that state, as with Save.
func (l *Library) RecordExport(ctx context.Context, s narrative.Solution, e Export) (Saved, error) {
	doing := "recording the export of " + s.ID
	sum, err := hex.DecodeString(e.SHA256)
	if err != nil || len(sum) != 32 {
		return Saved{}, fmt.Errorf("%s: %q is not a SHA-256", doing, e.SHA256)
	}
	st, err := newState(s, l.clock(e.At))
	if err != nil {
		return Saved{}, l.domain(doing, err)
	}
	var saved Saved
	err = l.write(ctx, doing, func(tx *sql.Tx) error {
		if saved, err = st.save(ctx, tx, SaveOptions{Kind: Exported}); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `
			INSERT INTO export (solution, revision, at, kind, format, sha256, errors, decided)
			SELECT seq, ?, ?, ?, ?, ?, ?, ? FROM solution WHERE id = ?`,
			saved.Revision, st.at, e.Kind, e.Format, sum,
			sql.NullInt64{Int64: int64(e.Errors), Valid: e.Reviewed}, sql.NullInt64{Int64: e.Decided.UnixMilli(), Valid: !e.Decided.IsZero()}, s.ID)
		return err
	})
	return saved, err
}
