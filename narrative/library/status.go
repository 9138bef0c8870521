package library

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"bifocal/narrative"
)

// Standing is the status that a solution has, had or shall have.
type Standing struct {
	ID     string
	Status narrative.Status
	// Changed is when the solution was changed last. SetStatus makes it now
	// where it is zero, so that what SetStatus returns takes it back entirely.
	Changed time.Time
}

// SetStatus gives live solutions another status, all or none, each as a
// revision of its own, and returns how they stood: handing that to SetStatus
// takes it back. One that has the status already is left alone and not
// returned. It fails with ErrNotFound, as a NotFoundError.
func (l *Library) SetStatus(ctx context.Context, to []Standing) (before []Standing, err error) {
	missing := ""
	err = l.write(ctx, "setting the status", func(tx *sql.Tx) error {
		before = nil
		for _, t := range to {
			had, err := l.setStatus(ctx, tx, t)
			if errors.Is(err, sql.ErrNoRows) {
				missing = t.ID
			}
			if err != nil {
				return err
			}
			if had.Status != t.Status {
				before = append(before, had)
			}
		}
		return nil
	})
	if missing != "" {
		return nil, l.missing(ctx, missing)
	}
	if err != nil {
		return nil, err
	}
	return before, nil
}

func (l *Library) setStatus(ctx context.Context, tx *sql.Tx, t Standing) (Standing, error) {
	had := Standing{ID: t.ID}
	var (
		body    []byte
		changed int64
	)
	err := tx.QueryRowContext(ctx, `SELECT body, changed FROM solution WHERE id = ? AND deleted_at IS NULL`, t.ID).Scan(&body, &changed)
	if err != nil {
		return had, err
	}
	s, err := decode(t.ID, body)
	if err != nil {
		return had, err
	}
	had.Status, had.Changed = status(s), moment(changed)
	if had.Status == t.Status {
		return had, nil
	}
	s.Status = t.Status
	st, err := newState(s, l.now())
	if err != nil {
		return had, err
	}
	if _, err := st.save(ctx, tx, SaveOptions{Kind: Kept}); err != nil || t.Changed.IsZero() {
		return had, err
	}
	return had, setChanged(ctx, tx, t.ID, t.Changed.UnixMilli())
}

// BeforeArchive returns the status that each solution had before it was
// archived, as its revisions know it: that of the newest that was not
// archived, and draft where none is. A deleted solution has one too. It fails
// with ErrNotFound, as a NotFoundError.
func (l *Library) BeforeArchive(ctx context.Context, ids []string) ([]Standing, error) {
	out := make([]Standing, len(ids))
	for i, id := range ids {
		revisions, err := l.Revisions(ctx, id)
		if err != nil {
			return nil, err
		}
		out[i] = Standing{ID: id, Status: narrative.Draft}
		for _, r := range revisions {
			s, err := l.Revision(ctx, id, r.N)
			if errors.Is(err, ErrDamaged) {
				continue // an older one knows it too
			}
			if err != nil {
				return nil, err
			}
			if was := status(s); was != narrative.Archived {
				out[i].Status = was
				break
			}
		}
	}
	return out, nil
}
