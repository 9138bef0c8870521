package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Delete takes a solution out of lists and search. Nothing is lost: its
// revisions stay, and Undelete, Restore or saving it again brings it back. It
// fails with ErrNotFound, also where it is deleted already.
func (l *Library) Delete(ctx context.Context, id string) error {
	return l.DeleteAll(ctx, []string{id})
}

// DeleteAll deletes several solutions, all or none.
func (l *Library) DeleteAll(ctx context.Context, ids []string) error {
	missing := ""
	err := l.write(ctx, "deleting "+several(ids), func(tx *sql.Tx) error {
		for _, id := range ids {
			err := l.remove(ctx, tx, id)
			if errors.Is(err, sql.ErrNoRows) {
				missing = id
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	if missing != "" {
		return l.missing(ctx, missing)
	}
	return err
}

func several(ids []string) string {
	if len(ids) == 1 {
		return "solution " + ids[0]
	}
	return fmt.Sprint(len(ids), " solutions")
}

// remove deletes a live solution. It fails with sql.ErrNoRows where there is
// none.
func (l *Library) remove(ctx context.Context, tx *sql.Tx, id string) error {
	st := state{at: l.now().UnixMilli()}
	var r row
	err := tx.QueryRowContext(ctx, `SELECT seq, hash, body FROM solution WHERE id = ? AND deleted_at IS NULL`, id).Scan(&r.seq, &st.hash, &st.body)
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
}

// Undelete brings a deleted solution back as it was, with the time of its last
// change. It fails with ErrNotFound where no deleted solution has the ID.
func (l *Library) Undelete(ctx context.Context, id string) (Saved, error) {
	saved, err := l.UndeleteAll(ctx, []string{id})
	if err != nil {
		return Saved{}, err
	}
	return saved[0], nil
}

// UndeleteAll brings several deleted solutions back, all or none.
func (l *Library) UndeleteAll(ctx context.Context, ids []string) ([]Saved, error) {
	var out []Saved
	err := l.write(ctx, "undeleting "+several(ids), func(tx *sql.Tx) error {
		out = out[:0]
		for _, id := range ids {
			saved, err := l.bringBack(ctx, tx, id)
			if err != nil {
				return err
			}
			out = append(out, saved)
		}
		return nil
	})
	return out, err
}

func (l *Library) bringBack(ctx context.Context, tx *sql.Tx, id string) (Saved, error) {
	var (
		body    []byte
		changed int64
	)
	err := tx.QueryRowContext(ctx, `SELECT body, changed FROM solution WHERE id = ? AND deleted_at IS NOT NULL`, id).Scan(&body, &changed)
	if errors.Is(err, sql.ErrNoRows) {
		return Saved{}, &fault{kind: ErrNotFound, text: "there is no deleted solution with the ID " + id}
	}
	if err != nil {
		return Saved{}, err
	}
	s, err := decode(id, body)
	if err != nil {
		return Saved{}, err
	}
	st, err := newState(s, l.now())
	if err != nil {
		return Saved{}, err
	}
	saved, err := st.save(ctx, tx, SaveOptions{Kind: Restored, Name: "undeleted"})
	if err != nil {
		return Saved{}, err
	}
	return saved, setChanged(ctx, tx, id, changed)
}

// setChanged keeps the time of the last change where what was done since is no
// change of the solution.
func setChanged(ctx context.Context, tx *sql.Tx, id string, changed int64) error {
	_, err := tx.ExecContext(ctx, `UPDATE solution SET changed = ? WHERE id = ?`, changed, id)
	return err
}
