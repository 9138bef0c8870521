package library

import (
	"context"
	"database/sql"
	"errors"
)

// Delete takes a solution out of lists and search. Nothing is lost: its
// revisions stay, and Undelete, Restore or saving it again brings it back. It
// fails with ErrNotFound, also where it is deleted already.
func (l *Library) Delete(ctx context.Context, id string) error {
	st := state{at: l.now().UnixMilli()}
	found := true
	err := l.write(ctx, "deleting solution "+id, func(tx *sql.Tx) error {
		var r row
		err := tx.QueryRowContext(ctx, `SELECT seq, hash, body FROM solution WHERE id = ? AND deleted_at IS NULL`, id).Scan(&r.seq, &st.hash, &st.body)
		if errors.Is(err, sql.ErrNoRows) {
			found = false
			return nil
		}
		if err != nil {
			return err
		}
		if _, err := st.revise(ctx, tx, r, true, SaveOptions{Kind: Deleted}); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `UPDATE solution SET deleted_at = ? WHERE seq = ?`, st.at, r.seq); err != nil {
			return err
		}
		return unindex(ctx, tx, r.seq)
	})
	if err == nil && !found {
		return l.missing(ctx, id)
	}
	return err
}

// Undelete brings a deleted solution back as it was. It fails with ErrNotFound
// where no deleted solution has the ID.
func (l *Library) Undelete(ctx context.Context, id string) (Saved, error) {
	var saved Saved
	err := l.write(ctx, "undeleting solution "+id, func(tx *sql.Tx) error {
		var body []byte
		err := tx.QueryRowContext(ctx, `SELECT body FROM solution WHERE id = ? AND deleted_at IS NOT NULL`, id).Scan(&body)
		if errors.Is(err, sql.ErrNoRows) {
			return &fault{kind: ErrNotFound, text: "there is no deleted solution with the ID " + id}
		}
		if err != nil {
			return err
		}
		s, err := decode(id, body)
		if err != nil {
			return err
		}
		st, err := newState(s, l.now())
		if err != nil {
			return err
		}
		saved, err = st.save(ctx, tx, SaveOptions{Kind: Restored, Name: "undeleted"})
		return err
	})
	return saved, err
}
