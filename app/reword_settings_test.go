package app

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"bifocal/app/desk"
	"bifocal/narrative/reword"
	"bifocal/narrative/reword/client"
)

func TestKeyThatIsAskedForGoesIntoTheKeyring(t *testing.T) {
	m := newModel(t, surely)
	keys := &ring{kept: map[string]string{}}
	r := newRig(t, newShelf(example(t, 0)))
	r.win.env.Keys = keys
	r.win.model = desk.ModelSettings{Settings: client.Settings{On: true, Preset: "custom", URL: "https://models.example.invalid/v1", Model: "small"}}
	e := r.open(example(t, 0).ID)
	p := r.ask(e, longBlock(t, e), reword.Neutral)
	if p.keep == nil {
		t.Fatal("it does not offer to keep the key")
	}
	p.keep.SetChecked(true)
	r.win.model.URL = m.URL + "/v1"
	r.typeIn(p.wanted, modelKey)
	p.start()
	r.settle()
	if len(keys.kept) != 1 || len(m.sent) != 1 {
		t.Errorf("%d kept, %d sent", len(keys.kept), len(m.sent))
	}
}

func TestWithoutAKeyringTheKeyIsAskedForAndKeptNowhere(t *testing.T) {
	m := newModel(t, surely)
	r := newRig(t, newShelf(example(t, 0)))
	r.win.env.Keys = &ring{down: true}
	s := desk.ModelSettings{Settings: client.Settings{On: true, Preset: "custom", URL: "https://models.example.invalid/v1", Model: "small"}}
	r.win.model = s
	e := r.open(example(t, 0).ID)
	b := longBlock(t, e)
	p := r.ask(e, b, reword.Neutral)
	if got := panelText(p); !strings.Contains(got, "no keyring on this machine") || !strings.Contains(got, "The key of models.example.invalid") || p.wanted == nil || !p.wanted.Password {
		t.Fatalf("it says %q", got)
	}
	if r.win.window.Canvas().Focused() != fyne.Focusable(p.wanted) {
		t.Error("the field for the key has not the focus")
	}
	// The same server, as it is reached from here.
	r.win.model.URL = m.URL + "/v1"
	r.typeIn(p.wanted, modelKey)
	keyOn(p.wanted, fyne.KeyReturn)
	r.settle()
	if len(m.sent) != 1 || !strings.Contains(m.keys[0], modelKey) {
		t.Errorf("the server got the keys %q", m.keys)
	}
	r.win.ShowLibrary()
	r.settle()
	kept := fmt.Sprint(r.shelf.requests, r.shelf.settings, r.shelf.held, r.win.app.Preferences().String(prefModel), m.sent)
	if strings.Contains(kept, modelKey) {
		t.Error("the key is kept")
	}
}

// slowRing answers when it is let.
type slowRing struct {
	ring
	let chan struct{}
}

func (k *slowRing) Get(service, user string) (string, error) {
	<-k.let
	return k.ring.Get(service, user)
}

// A keyring may ask its user first. Sending again meanwhile sends nothing twice, and
// Escape sends nothing at all.
func TestWaitingForTheKeyring(t *testing.T) {
	for name, stop := range map[string]bool{"sent": false, "stopped": true} {
		t.Run(name, func(t *testing.T) {
			m := newModel(t, surely)
			keys := &slowRing{ring{kept: map[string]string{"models.example.invalid": modelKey}}, make(chan struct{})}
			r := newRig(t, newShelf(example(t, 0)))
			r.win.env.Keys = keys
			r.win.env.Client = []client.Option{client.WithLimits(client.Limits{Tries: 1, Dial: time.Millisecond})}
			r.win.model = desk.ModelSettings{Settings: client.Settings{On: true, Preset: "custom", URL: "https://models.example.invalid/v1", Model: "small"}}
			under := r.loose()
			e := r.openLoose(example(t, 0).ID)
			r.choose(e, longBlock(t, e))
			e.askModel()
			r.until("what would leave", func() bool { return len(e.reword.items) == 1 })
			e.reword.start()
			e.reword.start()
			if !e.reword.stop.Visible() {
				t.Error("nothing offers to stop")
			}
			if stop {
				r.escape()
			}
			close(keys.let)
			r.until("the end", func() bool { return !e.reword.busy() })
			under.Wait()
			r.settle()
			want := 1
			if stop {
				want = 0
			}
			if len(r.shelf.requests) != want || !e.rewording || len(m.sent) != 0 {
				t.Errorf("%d requests, want %d", len(r.shelf.requests), want)
			}
		})
	}
}

func TestSettingsOfRewording(t *testing.T) {
	m := newModel(t, surely)
	keys := &ring{kept: map[string]string{}}
	r := newRig(t, newShelf(example(t, 0)))
	r.win.env.Keys = keys
	s := newModelSettings(r.win, func() {})
	if s.on.Checked || s.rest.Visible() {
		t.Error("a first start may ask a model")
	}
	s.on.SetChecked(true)
	r.settle()
	if got := said(s.column); !strings.Contains(got, "Which model?") || !strings.Contains(got, "The keyring holds no key of api.openai.com yet.") {
		t.Errorf("it says %q", got)
	}
	r.typeIn(s.key, modelKey)
	s.keepKey()
	r.settle()
	if keys.kept["api.openai.com"] != modelKey || s.key.Text != "" || !strings.Contains(said(s.column), "is in the keyring") {
		t.Errorf("the ring holds %v, the field %q", keys.kept, s.key.Text)
	}
	s.forgetKey()
	r.settle()
	if len(keys.kept) != 0 {
		t.Error("the key is not forgotten")
	}
	s.preset.SetSelectedIndex(len(client.Presets) - 1)
	r.settle()
	r.typeIn(s.url, "http://models.example.com/v1")
	s.draw()
	r.settle()
	s.url.show("")
	r.typeIn(s.url, "http://192.0.2.7/v1")
	if got := said(s.column); !strings.Contains(got, "Plain HTTP") && !strings.Contains(got, "plain HTTP") {
		t.Errorf("plain HTTP: %q", got)
	}
	s.url.show("")
	r.typeIn(s.url, m.URL+"/v1")
	s.askModels()
	r.settle()
	if len(s.models.Items()) != 1 {
		t.Fatal("no models are offered")
	}
	r.typeIn(s.model, "small")
	if got := desk.ReadModelSettings(r.win.app.Preferences().String(prefModel)); !got.On || got.Model != "small" || got.URL != m.URL+"/v1" {
		t.Errorf("kept is %+v", got)
	}
	if strings.Contains(r.win.app.Preferences().String(prefModel), modelKey) {
		t.Error("the key is in the preferences")
	}
}

func TestEnvironmentForcesServersOnThisComputer(t *testing.T) {
	r := newRig(t, newShelf(example(t, 0)))
	r.win.env.Variable = func(n string) string {
		return map[string]string{localOnlyVariable: "on", client.KeyVariable: modelKey}[n]
	}
	r.win.model = desk.ModelSettings{Settings: client.Settings{On: true, Preset: "custom", URL: "https://192.0.2.7/v1", Model: "small"}}
	e := r.open(example(t, 0).ID)
	p := r.ask(e, longBlock(t, e), reword.Neutral)
	if got := panelText(p); p.sent || !strings.Contains(got, "nly servers on this computer") {
		t.Errorf("it says %q", got)
	}
}
