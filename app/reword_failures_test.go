package app

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"bifocal/narrative/reword"
	"bifocal/narrative/reword/client"
)

func TestFailuresAreSaidWithWhatToDo(t *testing.T) {
	quick := client.UsualLimits
	quick.Tries, quick.Quiet, quick.Header = 1, 50*time.Millisecond, 50*time.Millisecond
	for _, c := range []struct {
		name string
		hand http.HandlerFunc
		says string
	}{
		{"401", func(w http.ResponseWriter, _ *http.Request) {
			http.Error(w, `{"error":{"message":"Incorrect API key provided: `+modelKey+`","type":"invalid_request_error","code":"invalid_api_key"}}`, http.StatusUnauthorized)
		}, "refuses the key"},
		{"429", func(w http.ResponseWriter, _ *http.Request) {
			http.Error(w, `{"error":{"message":"slow down"}}`, http.StatusTooManyRequests)
		}, "too many requests"},
		{"500", func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "no", http.StatusInternalServerError) }, "has a fault"},
		{"no JSON", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "<html>welcome</html>") }, "Check the address"},
		{"cut", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/event-stream")
			stream(w, "Half of", "")
			panic(http.ErrAbortHandler)
		}, "broke off"},
		{"stalled", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/event-stream")
			stream(w, "Half of", "")
			<-r.Context().Done()
		}, "Try again"},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := newModel(t, func(string) string { return "" })
			m.hand = c.hand
			r := newAsking(t, m)
			r.win.env.Client = []client.Option{client.WithLimits(quick)}
			r.win.env.Variable = func(string) string { return modelKey }
			e := r.open(example(t, 0).ID)
			b := longBlock(t, e)
			p := r.ask(e, b, reword.Neutral)
			got := cardText(p.cards[0].column)
			if !strings.Contains(got, c.says) || !strings.Contains(got, "Try again") || strings.Contains(got, modelKey) {
				t.Errorf("it says %q", got)
			}
			if len(e.work.session.Solution().Wordings) != 0 || len(r.shelf.requests) != 1 {
				t.Error("something changed, or it is not in the log")
			}
			r.win.env.Client = nil // a busy machine may take longer than a test waits for a server that stalls
			p.env.Client, p.asker.env.Client = nil, nil
			p.asker.hangUp()
			m.say = surely
			keyOn(p.cards[0], fyne.KeyReturn)
			r.settle()
			if got := cardText(p.cards[0].column); !strings.Contains(got, "Take over") {
				t.Errorf("tried again it says %q", got)
			}
		})
	}
}

func TestUnreachableServerLeadsToTheSettings(t *testing.T) {
	m := newModel(t, surely)
	r := newAsking(t, m)
	m.Close()
	e := r.open(example(t, 0).ID)
	p := r.ask(e, longBlock(t, e), reword.Neutral)
	if got := cardText(p.cards[0].column); !strings.Contains(got, "cannot be reached") || !strings.Contains(got, "Open the settings") {
		t.Errorf("it says %q", got)
	}
}

func TestEscapeStopsAtOnceAndWhatHadComeIsNotUsed(t *testing.T) {
	gone := make(chan struct{}, 9)
	m := newModel(t, func(string) string { return "" })
	m.hand = hanging(gone)
	r := newAsking(t, m)
	under := r.loose()
	e := r.openLoose(example(t, 0).ID)
	b := longBlock(t, e)
	r.choose(e, b)
	e.askModel()
	r.until("what would leave", func() bool { return len(e.reword.items) == 1 })
	e.reword.start()
	r.until("the first words", func() bool { return strings.Contains(panelText(e.reword), "Half of") })
	e.reword.waiting(3 * time.Second)
	if got := panelText(e.reword); !strings.Contains(got, "wait for 3 seconds") {
		t.Errorf("while the server asks to wait it says %q", got)
	}
	r.escape()
	if e.reword.busy() && e.reword.items[0].Busy() || !e.rewording {
		t.Error("it goes on, or the panel is gone")
	}
	<-gone
	r.until("the end of the request", func() bool { return !e.reword.asker.busy() })
	under.Wait()
	if len(e.work.session.Solution().Wordings) != 0 || strings.Contains(panelText(e.reword), "Half of") {
		t.Error("half an answer is used")
	}
	if n := len(r.shelf.requests); n != 1 || r.shelf.requests[0].Outcome != context.Canceled.Error() {
		t.Errorf("the log says %+v", r.shelf.requests)
	}
	m.say = surely
	e.reword.start()
	r.until("a suggestion", func() bool { return strings.Contains(panelText(e.reword), "Take over") })
	under.Wait()
}

func TestClosingCallsOffAndLeavesNoGoroutine(t *testing.T) {
	for name, leave := range map[string]func(*rig){
		"the solution": func(r *rig) { r.win.ShowLibrary() },
		"the window":   func(r *rig) { r.win.Quit() },
	} {
		t.Run(name, func(t *testing.T) {
			gone := make(chan struct{}, 9)
			m := newModel(t, func(string) string { return "" })
			m.hand = hanging(gone)
			r := newAsking(t, m)
			under := r.loose()
			e := r.openLoose(example(t, 0).ID)
			e.askModel()
			r.until("what would leave", func() bool { return len(e.reword.items) > 1 })
			e.reword.start()
			r.until("the first words", func() bool { return strings.Contains(panelText(e.reword), "Half of") })
			leave(r)
			<-gone
			under.Wait()
			if len(m.sent) != 1 {
				t.Errorf("%d requests", len(m.sent))
			}
		})
	}
}
