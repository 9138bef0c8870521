package library

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"

	"bifocal/narrative/compare"
)

// Changes says what changed in a revision against the one before it. What was
// asked once is remembered; the first time costs the reading of one body, or
// two, so that a long history is best told newest first, one by one, off the
// goroutine that draws. It fails with ErrNoRevision, and with ErrDamaged where
// either of the two cannot be read.
func (l *Library) Changes(ctx context.Context, id string, n int) (compare.Summary, error) {
	doing := fmt.Sprintf("comparing revision %d of %s", n, id)
	for {
		s, err := l.changes(ctx, doing, id, n)
		if !errors.Is(err, errFolded) {
			return s, err
		}
	}
}

// errFolded says that an autosave got another content while it was read.
var errFolded = errors.New("an autosave was folded into the revision")

func (l *Library) changes(ctx context.Context, doing, id string, n int) (compare.Summary, error) {
	states, err := l.stateBefore(ctx, id, n)
	if err != nil {
		return compare.Summary{}, l.domain(doing, err)
	}
	if len(states) == 0 || states[0].n != n {
		return compare.Summary{}, noRevision(id, n)
	}
	key := change{now: string(states[0].hash)}
	if len(states) > 1 {
		key.before = string(states[1].hash)
		if key.before == key.now {
			return compare.Summary{}, nil
		}
	}
	if s, known := l.told.summary(key); known {
		return s, nil
	}
	bodies := make([]*compare.Body, len(states))
	for i, r := range states {
		if bodies[i], err = l.body(ctx, doing, id, r); err != nil {
			return compare.Summary{}, err
		}
	}
	var out compare.Summary
	if len(bodies) > 1 {
		out, err = compare.Summarise(bodies[1], bodies[0])
	} else {
		out, err = compare.SummariseFirst(bodies[0])
	}
	if err != nil {
		return out, &fault{kind: ErrDamaged, cause: err, text: fmt.Sprintf("%s: it, or the one before it, cannot be read: %s", doing, err)}
	}
	l.told.remember(key, out)
	return out, nil
}

// stateBefore returns a revision and the one before it.
func (l *Library) stateBefore(ctx context.Context, id string, n int) ([]latest, error) {
	rows, err := l.readers.QueryContext(ctx, `
		SELECT r.n, r.hash FROM revision r JOIN solution s ON s.seq = r.solution
		WHERE s.id = ? AND r.n <= ? ORDER BY r.n DESC LIMIT 2`, id, n)
	if err != nil {
		return nil, err
	}
	return scanAll(rows, func(rows *sql.Rows) (latest, error) {
		var r latest
		err := rows.Scan(&r.n, &r.hash)
		return r, err
	})
}

func noRevision(id string, n int) error {
	return &fault{kind: ErrNoRevision, text: fmt.Sprintf("solution %s has no revision %d", id, n)}
}

// body returns the body of a revision, taken apart. It fails with errFolded
// where the revision has another hash by now.
func (l *Library) body(ctx context.Context, doing, id string, r latest) (*compare.Body, error) {
	if b, known := l.told.body(string(r.hash)); known {
		return b, nil
	}
	data, hash, err := l.revisionBody(ctx, doing, id, r.n)
	switch {
	case err != nil:
		return nil, err
	case !bytes.Equal(hash, r.hash):
		return nil, errFolded
	}
	b := compare.ReadBody(data)
	l.told.keep(string(hash), b)
	return b, nil
}

// revisionBody returns the JSON form of a revision, and its hash.
func (l *Library) revisionBody(ctx context.Context, doing, id string, n int) (body, hash []byte, err error) {
	var stored []byte
	err = l.readers.QueryRowContext(ctx, `
		SELECT r.body, r.hash FROM revision r JOIN solution s ON s.seq = r.solution WHERE s.id = ? AND r.n = ?`, id, n).Scan(&stored, &hash)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil, noRevision(id, n)
	}
	if err != nil {
		return nil, nil, l.domain(doing, err)
	}
	if body, err = expand(stored); err != nil {
		return nil, nil, fmt.Errorf("%s: %w", doing, err)
	}
	return body, hash, nil
}

// change is from one content to another, by their SHA-256; before is "" for the
// first state.
type change struct{ before, now string }

// What is remembered of changes: summaries are small, bodies are not.
const (
	mostSummaries = 2000
	mostBodies    = 2
)

// told remembers what was compared. Contents have hashes, so nothing of it
// grows stale.
type told struct {
	mu        sync.Mutex
	summaries map[change]compare.Summary
	bodies    []keptBody // the last one at the end
}

type keptBody struct {
	hash string
	body *compare.Body
}

func (t *told) summary(key change) (compare.Summary, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	s, known := t.summaries[key]
	return s, known
}

func (t *told) remember(key change, s compare.Summary) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.summaries == nil || len(t.summaries) >= mostSummaries {
		t.summaries = map[change]compare.Summary{}
	}
	t.summaries[key] = s
}

func (t *told) body(hash string) (*compare.Body, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, b := range t.bodies {
		if b.hash == hash {
			return b.body, true
		}
	}
	return nil, false
}

func (t *told) keep(hash string, b *compare.Body) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.bodies) >= mostBodies {
		t.bodies = append(t.bodies[:0], t.bodies[1:]...)
	}
	t.bodies = append(t.bodies, keptBody{hash, b})
}
