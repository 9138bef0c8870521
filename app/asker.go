package app

import (
	"context"
	"errors"
	"strings"
	"sync"
	"time"

	"bifocal/app/desk"
	"bifocal/narrative/library"
	"bifocal/narrative/reword"
	"bifocal/narrative/reword/client"
)

// localOnlyVariable forces a window to refuse servers elsewhere, whatever its
// settings say.
const localOnlyVariable = "BIFOCAL_LLM_LOCAL_ONLY"

// farewell is how long a window that closes waits for a request that it has called
// off: it ends at once, but what was sent is still logged.
const farewell = 2 * time.Second

// asker asks the model for an open solution: one request at a time, off the window's
// goroutine. Nothing is opened before the first one.
type asker struct {
	env      Env
	work     *work
	settings func() desk.ModelSettings

	line  *client.Client
	of    desk.ModelSettings // that the line was made with
	typed client.Key         // that the user was asked for; kept until the solution is closed
	wait  func(time.Duration)
	used  func(client.Usage) // tells what an answer took
	end   context.CancelFunc // of the request under way; nil where there is none
	under sync.WaitGroup
	blind bool // it was said that nothing is logged
}

// errKeyWanted says that the user has to be asked for the key; its text says why.
type errKeyWanted struct{ why error }

func (e errKeyWanted) Error() string { return e.why.Error() }
func (e errKeyWanted) Unwrap() error { return e.why }

// noKeys is a machine without a keyring.
type noKeys struct{}

func (noKeys) Set(string, string, string) error   { return client.ErrNoKeyring }
func (noKeys) Get(string, string) (string, error) { return "", client.ErrNoKeyring }
func (noKeys) Delete(string, string) error        { return client.ErrNoKeyring }

// current are the settings, with what the environment forces.
func (a *asker) current() desk.ModelSettings {
	s := a.settings()
	s.LocalOnly = s.LocalOnly || forcedLocal(a.env)
	return s
}

// forcedLocal reports whether the environment refuses servers elsewhere.
func forcedLocal(env Env) bool {
	switch strings.ToLower(env.Variable(localOnlyVariable)) {
	case "on", "1", "true", "yes":
		return true
	}
	return false
}

// ready makes the line to the server, where there is none yet, and tells done on the
// window's goroutine: nil, an errKeyWanted, or what is wrong with the settings.
func (a *asker) ready(done func(error)) {
	s := a.current()
	if a.line != nil && (a.of == s || a.busy()) {
		done(nil)
		return
	}
	if err := s.Check(); err != nil {
		done(err)
		return
	}
	key := client.NewKey(a.env.Variable(client.KeyVariable))
	if !key.Given() && a.of == s {
		key = a.typed
	}
	if key.Given() {
		done(a.connect(s, key))
		return
	}
	a.do(func(ctx context.Context) {
		if !s.NeedsKey() { // one that is kept is given to it all the same
			key := client.KeptKey(ctx, a.env.Keys, s.Host())
			stopped := ctx.Err() // it is over as soon as this returns
			a.env.OnUI(func() {
				a.end = nil
				if stopped != nil {
					done(stopped)
					return
				}
				done(a.connect(s, key))
			})
			return
		}
		key, err := client.LoadKey(ctx, a.env.Keys, s.Host())
		a.env.OnUI(func() {
			a.end = nil
			switch {
			case err == nil && key.Given():
				done(a.connect(s, key))
			case errors.Is(err, context.Canceled):
				done(err)
			case err == nil:
				done(errKeyWanted{client.ErrNoKey})
			default:
				done(errKeyWanted{err})
			}
		})
	})
}

// withKey takes a key that the user typed. It is kept in memory alone.
func (a *asker) withKey(text string) {
	a.hangUp()
	a.typed, a.of = client.NewKey(text), a.current()
}

// keepKey puts the key that was typed into the keyring. Where that fails it is kept
// in memory all the same, and said.
func (a *asker) keepKey() {
	key, host := a.typed, a.of.Host()
	a.env.Background(func() {
		if err := client.SaveKey(context.Background(), a.env.Keys, host, key); err != nil {
			a.env.OnUI(func() { a.work.problem(err) })
		}
	})
}

func (a *asker) connect(s desk.ModelSettings, key client.Key) error {
	a.hangUp()
	line, err := client.New(s.Settings, key, append([]client.Option{client.WithWaiting(func(d time.Duration) {
		a.env.OnUI(func() {
			if a.wait != nil {
				a.wait(d)
			}
		})
	})}, a.env.Client...)...)
	if err != nil {
		return err
	}
	a.line, a.of = line, s
	return nil
}

// do runs work off the window's goroutine, until it is called off.
func (a *asker) do(work func(ctx context.Context)) {
	ctx, cancel := context.WithCancel(context.Background())
	a.end = cancel
	a.under.Add(1)
	a.env.Background(func() {
		defer a.under.Done()
		defer cancel()
		work(ctx)
	})
}

// busy reports whether a request is under way.
func (a *asker) busy() bool { return a.end != nil }

// stop calls off the request under way. What asked for it is told.
func (a *asker) stop() {
	if a.end != nil {
		a.end()
	}
}

// suggest asks for other words for a text. piece and done are called on the window's
// goroutine, piece with all that has come of the answer so far.
func (a *asker) suggest(r *reword.Request, about string, piece func(try int, text string), done func(reword.Suggestion, error)) {
	line := a.line
	coming := a.stream(piece)
	a.do(func(ctx context.Context) {
		s, err := line.Suggest(ctx, r, coming, a.noter(line, about))
		a.env.OnUI(func() { a.end = nil; done(s, err) })
	})
}

// draft asks for the facts that notes state.
func (a *asker) draft(r *reword.Request, taken func(string) bool, piece func(int, string), done func([]reword.Proposal, []reword.Turned, error)) {
	line := a.line
	coming := a.stream(piece)
	a.do(func(ctx context.Context) {
		proposals, turned, err := line.Draft(ctx, r, taken, coming, a.noter(line, "notes"))
		a.env.OnUI(func() { a.end = nil; done(proposals, turned, err) })
	})
}

// stream gathers the pieces of an answer, and tells the window's goroutine as often as
// it can follow.
func (a *asker) stream(tell func(try int, text string)) func(int, string) {
	var mu sync.Mutex
	var text strings.Builder
	at, posted := 0, false
	return func(try int, piece string) {
		mu.Lock()
		if try != at {
			at = try
			text.Reset()
		}
		text.WriteString(piece)
		post := !posted
		posted = true
		mu.Unlock()
		if !post {
			return
		}
		a.env.OnUI(func() {
			mu.Lock()
			now, whole := at, text.String()
			posted = false
			mu.Unlock()
			tell(now, whole)
		})
	}
}

// noter logs in the library what was sent and what came back, both sealed. That it
// cannot is no reason to lose an answer; it is said once.
func (a *asker) noter(line *client.Client, about string) func(client.Exchange) {
	id := a.work.session.Solution().ID
	return func(x client.Exchange) {
		if x.Usage != (client.Usage{}) {
			a.env.OnUI(func() { a.used(x.Usage) })
		}
		ctx := context.Background() // also of a request that was called off
		body, err := client.Body(line.Model(), x.Request.Messages())
		if err == nil {
			_ = a.work.saver.Flush() // a new solution is in the library from its first save on; the editor tells where that fails
			err = a.env.Library.NoteRequest(ctx, id, library.Request{
				Host: line.Host(), Model: line.Model(), Task: string(x.Request.Task.Name), Passage: about, Sent: string(body), Received: x.Received, Outcome: x.Outcome,
			})
		}
		if err != nil {
			a.env.OnUI(func() {
				if !a.blind {
					a.blind = true
					a.work.problem(err)
				}
			})
		}
	}
}

// forget drops a key that the server refuses, so that another one is asked for.
func (a *asker) forget() {
	a.hangUp()
	a.typed = client.Key{}
}

func (a *asker) hangUp() {
	if a.line != nil {
		a.line.Close()
		a.line = nil
	}
}

// close calls off what is under way and waits until it has ended.
func (a *asker) close() {
	a.stop()
	over := make(chan struct{})
	go func() { a.under.Wait(); close(over) }()
	select {
	case <-over:
	case <-time.After(farewell):
	}
	a.hangUp()
	a.typed = client.Key{}
}
