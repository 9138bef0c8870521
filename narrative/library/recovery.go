package library

import (
	"context"
	"database/sql"
	"encoding/json"

	"bifocal/narrative"
)

// Recovery puts what was recovered from a damaged library into a new one, row by
// row, as it was: with its times, its numbers and its names.
type Recovery struct {
	ctx context.Context
	tx  *sql.Tx
}

// RecoveredSolution is a solution as it was stored. Times are milliseconds since
// 1970, UTC; Deleted is 0 for a live one.
type RecoveredSolution struct {
	ID, Title, Customer, Status string
	Created, Changed, Deleted   int64
	Hash, Body                  []byte
}

// RecoveredRevision is a revision as it was stored; Stored is its compressed body.
type RecoveredRevision struct {
	N, At, Since int64
	Kind, Name   string
	Hash, Stored []byte
}

// RecoveredExport is a file that was handed out, as it was stored.
type RecoveredExport struct {
	Revision, At    int64
	Kind, Format    string
	SHA256          []byte
	Errors, Decided *int64
}

// Recover fills a library that holds nothing, in one transaction.
func (l *Library) Recover(ctx context.Context, fill func(*Recovery) error) error {
	return l.write(ctx, "recovering", func(tx *sql.Tx) error { return fill(&Recovery{ctx, tx}) })
}

// Solution puts a solution into the library and returns its row, for what belongs to
// it. What is listed is taken from its body, where that can be read.
func (r *Recovery) Solution(s RecoveredSolution) (seq int64, err error) {
	e := entryText{id: s.ID, title: s.Title, customer: s.Customer}
	if x, err := narrative.Decode(s.Body); err == nil {
		e.title, e.customer, e.text = x.Title, x.Customer.Name, narrative.SearchText(x)
		s.Status = string(status(x))
	}
	var deleted *int64
	if s.Deleted != 0 {
		deleted = &s.Deleted
	}
	res, err := r.tx.ExecContext(r.ctx, `
		INSERT INTO solution (id, title, customer, status, title_key, customer_key, created, changed, deleted_at, hash, body)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		s.ID, e.title, e.customer, s.Status, sortKey(e.title), sortKey(e.customer), s.Created, s.Changed, deleted, s.Hash, string(s.Body))
	if err != nil {
		return 0, err
	}
	if e.seq, err = res.LastInsertId(); err != nil || deleted != nil {
		return e.seq, err
	}
	return e.seq, index(r.ctx, r.tx, e)
}

// Revision puts a revision of a solution into the library.
func (r *Recovery) Revision(seq int64, x RecoveredRevision) error {
	_, err := r.tx.ExecContext(r.ctx, `
		INSERT INTO revision (solution, n, at, since, kind, name, hash, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		seq, x.N, x.At, x.Since, x.Kind, x.Name, x.Hash, x.Stored)
	return err
}

// Current makes a revision of what the solution is, where the newest that was
// recovered is another state.
func (r *Recovery) Current(seq, n, at int64, hash, body []byte) error {
	return r.Revision(seq, RecoveredRevision{N: n, At: at, Since: at, Kind: string(Restored), Name: "recovered", Hash: hash, Stored: compress(body)})
}

// Export puts a file that was handed out into the library. Its revision must be
// there.
func (r *Recovery) Export(seq int64, x RecoveredExport) error {
	_, err := r.tx.ExecContext(r.ctx, `
		INSERT INTO export (solution, revision, at, kind, format, sha256, errors, decided) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		seq, x.Revision, x.At, x.Kind, x.Format, x.SHA256, x.Errors, x.Decided)
	return err
}

// RecoveredRequest is what was sent to a language model, as it was stored.
type RecoveredRequest struct {
	At                                                  int64
	Host, Model, Task, Passage, Sent, Received, Outcome string
}

// Request puts what was sent about a solution into the library.
func (r *Recovery) Request(seq int64, x RecoveredRequest) error {
	_, err := r.tx.ExecContext(r.ctx, `
		INSERT INTO request (solution, at, host, model, task, passage, sent, received, outcome) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		seq, x.At, x.Host, x.Model, x.Task, x.Passage, x.Sent, x.Received, x.Outcome)
	return err
}

// Style puts a house style into the library.
func (r *Recovery) Style(name string, changed int64, body string, isDefault bool) error {
	_, err := r.tx.ExecContext(r.ctx, `INSERT INTO house_style (id, name, changed, body, is_default) VALUES (?, ?, ?, ?, ?)`,
		styleID(name), name, changed, body, isDefault)
	return err
}

// Proof puts a proof into the library.
func (r *Recovery) Proof(id string, changed int64, body string) error {
	_, err := r.tx.ExecContext(r.ctx, `INSERT INTO proof (id, changed, body) VALUES (?, ?, ?)`, id, changed, body)
	return err
}

// Setting puts a setting into the library.
func (r *Recovery) Setting(name, value string) error {
	_, err := r.tx.ExecContext(r.ctx, `INSERT INTO setting (name, value) VALUES (?, ?)`, name, value)
	return err
}

// IDOf returns the ID that the JSON form of a solution has, "" where it has none.
func IDOf(body []byte) string {
	var s struct {
		ID string `json:"id"`
	}
	if json.Unmarshal(body, &s) != nil {
		return ""
	}
	return s.ID
}
