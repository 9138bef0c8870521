package library

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// Request is what was sent to a language model about a solution, and what came
// back: both sealed, so that the log knows no more than the model did.
type Request struct {
	At       time.Time
	Host     string
	Model    string
	Task     string
	Passage  string // the block, or the fact and field, that it was about
	Sent     string // the body of the request, word for word
	Received string // the answer as it came; "" where none did
	Outcome  string // accepted, marked, refused, or what went wrong
}

// NoteRequest adds a request to the log of a solution. It fails with ErrNotFound.
func (l *Library) NoteRequest(ctx context.Context, id string, r Request) error {
	missing := false
	err := l.write(ctx, "noting what was sent", func(tx *sql.Tx) error {
		var seq int64
		err := tx.QueryRowContext(ctx, `SELECT seq FROM solution WHERE id = ?`, id).Scan(&seq)
		if errors.Is(err, sql.ErrNoRows) {
			missing = true
		}
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO request (solution, at, host, model, task, passage, sent, received, outcome) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			seq, l.clock(r.At).UnixMilli(), r.Host, r.Model, r.Task, r.Passage, r.Sent, r.Received, r.Outcome)
		return err
	})
	if missing {
		return l.missing(ctx, id)
	}
	return err
}

// Requests returns the log of a solution, the oldest first.
func (l *Library) Requests(ctx context.Context, id string) (out []Request, err error) {
	const doing = "reading what was sent"
	if has, err := l.has(ctx, 6); err != nil || !has {
		return nil, l.domain(doing, err)
	}
	rows, err := l.readers.QueryContext(ctx, `
		SELECT r.at, r.host, r.model, r.task, r.passage, r.sent, r.received, r.outcome
		FROM request r JOIN solution s ON s.seq = r.solution WHERE s.id = ? ORDER BY r.n`, id)
	if err != nil {
		return nil, l.domain(doing, err)
	}
	defer func() { err = errors.Join(err, l.domain(doing, rows.Close())) }()
	for rows.Next() {
		var r Request
		var at int64
		if err := rows.Scan(&at, &r.Host, &r.Model, &r.Task, &r.Passage, &r.Sent, &r.Received, &r.Outcome); err != nil {
			return nil, l.domain(doing, err)
		}
		r.At = moment(at)
		out = append(out, r)
	}
	return out, l.domain(doing, rows.Err())
}
