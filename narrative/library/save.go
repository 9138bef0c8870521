package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"bifocal/narrative"
)

// Kind says why a revision was made.
type Kind string

// The kinds of revision. Autosaves within ten minutes fold into one; no other
// revision ever changes its content.
const (
	Autosave Kind = "autosave"
	Kept     Kind = "saved" // by the user, perhaps with a name
	Imported Kind = "imported"
	Exported Kind = "exported"
	Restored Kind = "restored"
	Deleted  Kind = "deleted"
)

// foldWithin is how long after the first of them autosaves still fold into one.
const foldWithin = 10 * time.Minute

// SaveOptions say how a solution is saved; the zero value is an autosave now.
type SaveOptions struct {
	Kind Kind
	Name string    // of the revision; an autosave with a name is Kept
	At   time.Time // zero: now
	// Base is the Hash of what the solution was before it was changed. Where
	// it is given and the library holds something else, Save fails with
	// ErrConflict and changes nothing.
	Base string
}

func (o SaveOptions) kind() Kind {
	switch {
	case o.Kind != "" && (o.Kind != Autosave || o.Name == ""):
		return o.Kind
	case o.Name != "":
		return Kept
	}
	return Autosave
}

// Saved says what a save did.
type Saved struct {
	ID       string
	Revision int    // the revision that holds the content now
	Hash     string // of the content, as from Hash
	New      bool   // the library did not hold the solution
	Changed  bool   // what is stored is another content than before, or a deleted solution is back
	Undone   bool   // the solution had been deleted and is back
}

// Save stores a solution under its ID. Saving what is stored already makes no
// revision, but a name or an explicit save marks the autosave that holds it. A
// deleted solution comes back. It fails with ErrUnreadable for a solution that
// could not be read again (a control character), and with ErrConflict.
func (l *Library) Save(ctx context.Context, s narrative.Solution, opts SaveOptions) (Saved, error) {
	saved, err := l.SaveAll(ctx, []narrative.Solution{s}, opts)
	if err != nil {
		return Saved{}, err
	}
	return saved[0], nil
}

// SaveAll saves several solutions, all or none.
func (l *Library) SaveAll(ctx context.Context, solutions []narrative.Solution, opts SaveOptions) ([]Saved, error) {
	states := make([]state, len(solutions))
	for i, s := range solutions {
		var err error
		if states[i], err = newState(s, l.clock(opts.At)); err != nil {
			return nil, l.domain("saving solution "+s.ID, err)
		}
	}
	out := make([]Saved, len(states))
	err := l.write(ctx, "saving", func(tx *sql.Tx) error {
		for i := range states {
			var err error
			if out[i], err = states[i].save(ctx, tx, opts); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// state is a solution made ready for its rows, before the transaction begins.
type state struct {
	s        narrative.Solution
	at       int64
	body     []byte
	hash     []byte
	text     string
	title    []byte // the keys to sort by
	customer []byte
}

func newState(s narrative.Solution, at time.Time) (state, error) {
	body, hash, err := encode(s)
	if err != nil {
		return state{}, err
	}
	return state{
		s: s, at: at.UnixMilli(), body: body, hash: hash,
		text: narrative.SearchText(s), title: sortKey(s.Title), customer: sortKey(s.Customer.Name),
	}, nil
}

// row is what is stored about a solution, without its body.
type row struct {
	seq     int64
	hash    []byte
	deleted bool
	same    bool // as what is to be saved: by the body itself, since one that is damaged keeps its hash
}

func (st *state) findRow(ctx context.Context, tx *sql.Tx) (row, error) {
	var r row
	err := tx.QueryRowContext(ctx, `SELECT seq, hash, deleted_at IS NOT NULL, hash = ? AND body = ? FROM solution WHERE id = ?`,
		st.hash, string(st.body), st.s.ID).Scan(&r.seq, &r.hash, &r.deleted, &r.same)
	return r, err
}

func (st *state) save(ctx context.Context, tx *sql.Tx, opts SaveOptions) (Saved, error) {
	out := Saved{ID: st.s.ID, Hash: fmt.Sprintf("%x", st.hash)}
	r, err := st.findRow(ctx, tx)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		out.New, out.Changed = true, true
		if opts.Base != "" {
			return out, conflict(st.s.ID)
		}
		if r.seq, err = st.insert(ctx, tx); err != nil {
			return out, err
		}
		out.Revision = 1
		return out, st.addRevision(ctx, tx, r.seq, 1, opts.kind(), opts.Name)
	case err != nil:
		return out, err
	}
	if opts.Base != "" && !r.same && opts.Base != fmt.Sprintf("%x", r.hash) {
		return out, conflict(st.s.ID)
	}
	out.Undone = r.deleted
	out.Changed = !r.same || r.deleted
	if out.Changed {
		if err := st.update(ctx, tx, r, opts.kind()); err != nil {
			return out, err
		}
	}
	out.Revision, err = st.revise(ctx, tx, r, r.same && !r.deleted, opts)
	return out, err
}

func conflict(id string) error {
	return &fault{kind: ErrConflict, text: "solution " + id + " was changed elsewhere in the meantime; open it again, or save without comparing"}
}

func (st *state) insert(ctx context.Context, tx *sql.Tx) (int64, error) {
	res, err := tx.ExecContext(ctx, `
		INSERT INTO solution (id, title, customer, status, title_key, customer_key, created, changed, hash, body)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		st.s.ID, st.s.Title, st.s.Customer.Name, string(status(st.s)), st.title, st.customer, st.at, st.at, st.hash, string(st.body))
	if err != nil {
		return 0, err
	}
	seq, err := res.LastInsertId()
	if err != nil {
		return 0, err
	}
	return seq, st.index(ctx, tx, seq)
}

func (st *state) update(ctx context.Context, tx *sql.Tx, r row, kind Kind) error {
	_, err := tx.ExecContext(ctx, `
		UPDATE solution SET title = ?, customer = ?, status = ?, title_key = ?, customer_key = ?, changed = ?,
			deleted_at = NULL, hash = ?, body = ? WHERE seq = ?`,
		st.s.Title, st.s.Customer.Name, string(status(st.s)), st.title, st.customer, st.at, st.hash, string(st.body), r.seq)
	if err != nil {
		return err
	}
	if kind == Autosave && !r.deleted {
		return st.indexLater(ctx, tx, r.seq)
	}
	return st.index(ctx, tx, r.seq)
}

// status returns the status that a solution without one has.
func status(s narrative.Solution) narrative.Status {
	if s.Status == "" {
		return narrative.Draft
	}
	return s.Status
}
