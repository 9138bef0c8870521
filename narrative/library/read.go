package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"bifocal/narrative"
)

// Get returns a solution by its ID. It fails with ErrNotFound, as a
// NotFoundError, also for a deleted one.
func (l *Library) Get(ctx context.Context, id string) (narrative.Solution, error) {
	doing := "opening solution " + id
	var body string
	err := l.readers.QueryRowContext(ctx, `SELECT body FROM solution WHERE id = ? AND deleted_at IS NULL`, id).Scan(&body)
	if errors.Is(err, sql.ErrNoRows) {
		return narrative.Solution{}, l.missing(ctx, id)
	}
	if err != nil {
		return narrative.Solution{}, l.domain(doing, err)
	}
	return decode(id, []byte(body))
}

// Resolve finds the one solution that a reference means: its ID, or the
// beginning of it that no other live solution's ID shares. The whole ID of a
// deleted one means that one, never another that begins alike: who deletes it
// twice must not lose a second solution. Resolve fails with ErrNotFound, as a
// NotFoundError with near matches, or with ErrAmbiguous, as an AmbiguousError
// with the candidates.
func (l *Library) Resolve(ctx context.Context, ref string) (Entry, error) {
	return l.resolve(ctx, ref, false)
}

// ResolveDeleted is Resolve among the deleted solutions.
func (l *Library) ResolveDeleted(ctx context.Context, ref string) (Entry, error) {
	return l.resolve(ctx, ref, true)
}

func (l *Library) resolve(ctx context.Context, ref string, deleted bool) (Entry, error) {
	id := strings.ToLower(strings.TrimSpace(ref))
	if id == "" {
		return Entry{}, &NotFoundError{}
	}
	exact, found, err := l.named(ctx, id)
	switch {
	case err != nil:
		return Entry{}, err
	case found && exact.Deleted.IsZero() != deleted:
		return exact, nil
	case found && deleted:
		return Entry{}, &NotFoundError{Ref: id}
	case found:
		return Entry{}, &NotFoundError{Ref: id, Deleted: &exact}
	}
	return l.resolveBeginning(ctx, id, deleted)
}

// named returns the solution with an ID, live or deleted.
func (l *Library) named(ctx context.Context, id string) (e Entry, found bool, err error) {
	rows, err := l.readers.QueryContext(ctx, `SELECT `+entryColumns+` FROM solution WHERE id = ?`, id)
	if err != nil {
		return e, false, l.domain("looking for solution "+id, err)
	}
	all, err := scanEntries(rows)
	if err != nil || len(all) == 0 {
		return e, false, l.domain("looking for solution "+id, err)
	}
	return all[0], true, nil
}

func (l *Library) resolveBeginning(ctx context.Context, id string, deleted bool) (Entry, error) {
	found, err := l.beginning(ctx, id, deleted)
	if err != nil {
		return Entry{}, err
	}
	switch {
	case len(found) == 0:
		return Entry{}, l.missing(ctx, id)
	case len(found) == 1:
		return found[0], nil
	}
	var count int
	if err := l.readers.QueryRowContext(ctx, `
		SELECT count(*) FROM solution WHERE substr(id, 1, length(?1)) = ?1 AND (deleted_at IS NOT NULL) = ?2`, id, deleted).Scan(&count); err != nil {
		return Entry{}, l.domain("looking for solution "+id, err)
	}
	return Entry{}, &AmbiguousError{Ref: id, Candidates: found, Count: count}
}

// beginning returns up to ten solutions whose ID begins with prefix.
func (l *Library) beginning(ctx context.Context, prefix string, deleted bool) ([]Entry, error) {
	rows, err := l.readers.QueryContext(ctx, `SELECT `+entryColumns+` FROM solution
		WHERE substr(id, 1, length(?1)) = ?1 AND (deleted_at IS NOT NULL) = ?2 ORDER BY length(id) > length(?1), changed DESC, id LIMIT 10`, prefix, deleted)
	if err != nil {
		return nil, l.domain("looking for solution "+prefix, err)
	}
	found, err := scanEntries(rows)
	return found, l.domain("looking for solution "+prefix, err)
}

// missing says that a reference means nothing, and what may have been meant.
func (l *Library) missing(ctx context.Context, ref string) error {
	e := &NotFoundError{Ref: ref}
	if gone, err := l.beginning(ctx, ref, true); err == nil && len(gone) > 0 && (len(gone) == 1 || gone[0].ID == ref) {
		e.Deleted = &gone[0]
		return e
	}
	all, err := l.List(ctx, Query{})
	if err != nil {
		return fmt.Errorf("%w (%w)", e, err)
	}
	ids, byID := make([]string, len(all)), make(map[string]Entry, len(all))
	for i, entry := range all {
		ids[i], byID[entry.ID] = entry.ID, entry
	}
	for _, id := range narrative.Nearest(ref, ids, 3) {
		e.Near = append(e.Near, byID[id])
	}
	if len(e.Near) == 0 { // perhaps a word of the title
		e.Near, err = l.List(ctx, Query{Text: ref, Limit: 3})
		if err != nil {
			return fmt.Errorf("%w (%w)", e, err)
		}
	}
	return e
}
