package library

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"
)

// presencePrefix begins the names of the settings that programs which edit keep while
// they run.
const presencePrefix = "editing."

// Presence notes what a program edits while it runs, so that the next one can tell
// when it was not closed: it was killed, or the power went.
type Presence struct {
	l      *Library
	id     string
	unlock func()

	mu     sync.Mutex
	edited []Edited
	ended  bool
}

// Edited is a solution that a program changed.
type Edited struct {
	Solution string    `json:"solution"`
	Since    time.Time `json:"since"` // of the first change that was saved
}

// Interrupted takes what programs noted that edited this library and were not closed,
// the newest first, and forgets it. What runs still is left alone.
func (l *Library) Interrupted(ctx context.Context) ([]Edited, error) {
	doing := "looking for what was interrupted"
	rows, err := l.readers.QueryContext(ctx, `SELECT name, value FROM setting WHERE substr(name, 1, ?) = ?`, len(presencePrefix), presencePrefix)
	if err != nil {
		return nil, l.domain(doing, err)
	}
	type noted struct{ name, value string }
	all, err := scanAll(rows, func(rows *sql.Rows) (n noted, err error) { return n, rows.Scan(&n.name, &n.value) })
	if err != nil {
		return nil, l.domain(doing, err)
	}
	var out []Edited
	for _, n := range all {
		id := n.name[len(presencePrefix):]
		unlock, err := lockPresence(ctx, id)
		if errors.Is(err, ErrBusy) {
			continue // it runs
		}
		if err != nil {
			return out, err
		}
		if err := l.SetSetting(ctx, n.name, ""); err != nil {
			unlock()
			return out, err
		}
		unlock()
		var edited []Edited
		if json.Unmarshal([]byte(n.value), &edited) == nil { // one that cannot be read says nothing
			out = append(out, edited...)
		}
	}
	slices.SortStableFunc(out, func(a, b Edited) int { return b.Since.Compare(a.Since) })
	return out, nil
}

// Present notes from now on what this program edits. Where nothing can be noted, as
// in a library that is only read, it does nothing.
func (l *Library) Present(ctx context.Context) *Presence {
	p := &Presence{l: l, id: rand.Text(), ended: true}
	if l.ReadOnly() {
		return p
	}
	if unlock, err := lockPresence(ctx, p.id); err == nil {
		p.unlock, p.ended = unlock, false
	}
	return p
}

// Edited notes that a solution was changed, and saved for the first time at since.
func (p *Presence) Edited(ctx context.Context, solution string, since time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ended || slices.ContainsFunc(p.edited, func(e Edited) bool { return e.Solution == solution }) {
		return
	}
	p.edited = append(p.edited, Edited{solution, since.UTC()})
	value, err := json.Marshal(p.edited)
	if err == nil {
		_ = p.l.SetSetting(ctx, presencePrefix+p.id, string(value)) // what was typed is saved, and that is what counts
	}
}

// End takes back what was noted: the program is closed as it should be.
func (p *Presence) End(ctx context.Context) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ended {
		return nil
	}
	p.ended = true
	defer p.unlock()
	if len(p.edited) == 0 {
		return nil
	}
	return p.l.SetSetting(ctx, presencePrefix+p.id, "")
}

// lockPresence holds a file that nobody else can hold until unlock, or until the
// program is gone, however it went. It fails with ErrBusy where another holds it.
func lockPresence(ctx context.Context, id string) (unlock func(), err error) {
	folder, err := os.UserCacheDir()
	if err != nil {
		folder = os.TempDir()
	}
	folder = filepath.Join(folder, "bifocal")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf("noting what is edited: %w", err)
	}
	file := filepath.Join(folder, "editing-"+filepath.Base(id))
	off, err := lockFile(ctx, file, 0)
	if err != nil {
		return nil, domain(file, "noting what is edited", err)
	}
	return func() {
		off()
		_ = os.Remove(file) // it holds nothing
	}, nil
}
