package library

import (
	"context"
	"database/sql"
	"encoding/hex"
	"fmt"
)

// Handed is a file that was handed out, with the solution that it tells.
type Handed struct {
	Export
	// Solution may have been deleted since.
	Solution Entry
}

// HandedOut finds what was handed out as the file of a SHA-256, in hexadecimal:
// the newest first, since the same file may have been made more than once; nothing
// where the library knows of none.
func (l *Library) HandedOut(ctx context.Context, sha256 string) ([]Handed, error) {
	doing := "looking for a file that was handed out"
	sum, err := hex.DecodeString(sha256)
	if err != nil || len(sum) != 32 {
		return nil, fmt.Errorf("%s: %q is not a SHA-256", doing, sha256)
	}
	rows, err := l.readers.QueryContext(ctx, `
		SELECT s.id, e.revision, e.at, e.kind, e.format FROM export e JOIN solution s ON s.seq = e.solution
		WHERE e.sha256 = ? ORDER BY e.rowid DESC`, sum)
	if err != nil {
		return nil, l.domain(doing, err)
	}
	out, err := scanAll(rows, func(rows *sql.Rows) (Handed, error) {
		var (
			h  Handed
			at int64
		)
		err := rows.Scan(&h.Solution.ID, &h.Revision, &at, &h.Kind, &h.Format)
		h.At, h.SHA256 = moment(at), sha256
		return h, err
	})
	if err != nil {
		return nil, l.domain(doing, err)
	}
	for i := range out {
		if out[i].Solution, _, err = l.named(ctx, out[i].Solution.ID); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Find returns the solution, deleted or not, whose ID is the one that is wanted,
// and whether there is one.
func (l *Library) Find(ctx context.Context, wanted func(id string) bool) (Entry, bool, error) {
	doing := "looking for a solution"
	rows, err := l.readers.QueryContext(ctx, `SELECT id FROM solution`)
	if err != nil {
		return Entry{}, false, l.domain(doing, err)
	}
	ids, err := scanAll(rows, func(rows *sql.Rows) (id string, err error) {
		err = rows.Scan(&id)
		return id, err
	})
	if err != nil {
		return Entry{}, false, l.domain(doing, err)
	}
	for _, id := range ids {
		if wanted(id) {
			return l.named(ctx, id)
		}
	}
	return Entry{}, false, nil
}
