package library

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"sync"
)

// entrance is where connections to a library begin. While it is shut none does, so
// that those there are can be let go of and others begin at another file.
type entrance struct {
	mu   sync.Mutex
	shut chan struct{} // nil while it is open; closed when it opens again
	err  error         // why it stays shut

	waiting int // connections that wait to begin, which a pool counts as open
}

func (e *entrance) close() {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.shut == nil {
		e.shut = make(chan struct{})
	}
}

// reopen lets connections begin again; with an error they fail with it.
func (e *entrance) reopen(err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.err = err
	if e.shut != nil {
		close(e.shut)
		e.shut = nil
	}
}

func (e *entrance) pass(ctx context.Context) error {
	for {
		e.mu.Lock()
		shut, err := e.shut, e.err
		e.mu.Unlock()
		if shut == nil {
			return err
		}
		e.waits(1)
		select {
		case <-shut:
			e.waits(-1)
		case <-ctx.Done():
			e.waits(-1)
			return ctx.Err()
		}
	}
}

func (e *entrance) waits(n int) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.waiting += n
}

// begun is how many connections of some pools have begun and not ended.
func (e *entrance) begun(pools ...*sql.DB) (n int) {
	for _, db := range pools {
		if db != nil {
			n += db.Stats().OpenConnections
		}
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	return n - e.waiting
}

// open returns a pool of connections that begin here.
func (e *entrance) open(name string) (*sql.DB, error) {
	db, err := sql.Open("sqlite", name)
	if err != nil {
		return nil, err
	}
	return sql.OpenDB(&throughEntrance{e, name, db.Driver()}), db.Close()
}

type throughEntrance struct {
	entrance *entrance
	name     string
	driver   driver.Driver
}

func (t *throughEntrance) Driver() driver.Driver { return t.driver }

func (t *throughEntrance) Connect(ctx context.Context) (driver.Conn, error) {
	if err := t.entrance.pass(ctx); err != nil {
		return nil, err
	}
	return t.driver.Open(t.name)
}
