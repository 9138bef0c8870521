package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/zalando/go-keyring"

	"bifocal/app/desk"
	"bifocal/narrative"
	"bifocal/narrative/reword"
	"bifocal/narrative/reword/client"
	"bifocal/narrative/reword/client/rewordtest"
)

const modelKey = "sk-test-0123456789abcdefghijklmnop"

// model is a server with the OpenAI interface on this computer. say answers a text
// as it was sent; where it returns "", hand answers the request itself.
type model struct {
	*httptest.Server
	*rewordtest.Recorder
	mu   sync.Mutex
	sent []string // bodies
	keys []string
	say  func(text string) string
	hand http.HandlerFunc
}

func newModel(t testing.TB, say func(text string) string) *model {
	t.Helper()
	m := &model{say: say}
	x := example(t, 0)
	m.Server, m.Recorder = rewordtest.NewServer(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/v1/models" {
			fmt.Fprint(w, `{"object":"list","data":[{"id":"small"},{"id":"large"}]}`)
			return
		}
		data, _ := io.ReadAll(r.Body)
		m.mu.Lock()
		m.sent, m.keys = append(m.sent, string(data)), append(m.keys, r.Header.Get("Authorization"))
		m.mu.Unlock()
		var body struct{ Messages []struct{ Content string } }
		if json.Unmarshal(data, &body) != nil || len(body.Messages) < 2 {
			t.Errorf("a body of %s", data)
			return
		}
		_, text, _ := strings.Cut(body.Messages[1].Content, "The text:\n\n")
		text, _, _ = strings.Cut(text, "\n\nAn earlier answer was refused:")
		said := m.say(text)
		if said == "" {
			m.hand(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/event-stream")
		for _, piece := range strings.SplitAfter(said, " ") {
			stream(w, piece, "")
		}
		stream(w, "", "stop")
		fmt.Fprint(w, `data: {"choices":[],"usage":{"prompt_tokens":1200,"completion_tokens":34,"total_tokens":1234}}`+"\n\n")
		fmt.Fprint(w, "data: [DONE]\n\n")
	}), modelKey, &x)
	return m
}

func stream(w http.ResponseWriter, text, finish string) {
	var reason any
	if finish != "" {
		reason = finish
	}
	data, err := json.Marshal(map[string]any{"choices": []any{map[string]any{"index": 0, "delta": map[string]any{"content": text}, "finish_reason": reason}}})
	if err != nil {
		panic(err)
	}
	fmt.Fprintf(w, "data: %s\n\n", data)
	w.(http.Flusher).Flush()
}

// surely is an honest rewording that anybody can tell from the text.
func surely(text string) string { return "Indeed, " + text }

// newAsking is a rig whose window may ask a model.
func newAsking(t testing.TB, m *model) *rig {
	t.Helper()
	r := newRig(t, newShelf(example(t, 0)))
	r.allow(m)
	return r
}

// allow switches rewording on.
func (r *rig) allow(m *model) {
	s := desk.ModelSettings{Settings: client.Settings{On: true, Preset: "custom", URL: m.URL + "/v1", Model: "small"}}
	r.win.model = s
	r.win.app.Preferences().SetString(prefModel, s.String())
	r.win.env.Client = nil
	r.t.Cleanup(r.noKey)
}

// noKey searches what is kept of a journey for the key: preferences, the log of what was
// sent, the solutions, and what stands in the details for a problem report.
func (r *rig) noKey() {
	r.t.Helper()
	var kept strings.Builder
	kept.WriteString(r.win.app.Preferences().String(prefModel))
	for _, q := range r.shelf.requests {
		fmt.Fprintf(&kept, "%+v\n", q)
	}
	if e := r.win.editor; e != nil {
		data, err := narrative.Encode(e.work.session.Solution())
		if err != nil {
			r.t.Error(err)
		}
		kept.Write(data)
	}
	kept.WriteString(r.win.app.Clipboard().Content())
	if strings.Contains(kept.String(), modelKey) {
		r.t.Errorf("the key is kept: %s", kept.String())
	}
}

// choose selects a block as a click does.
func (r *rig) choose(e *editor, b *block) {
	e.framings.choose(b, -1)
	r.settle()
}

// longBlock is an executive block of several sentences.
func longBlock(t testing.TB, e *editor) *block {
	t.Helper()
	var out *block
	e.framings.each(func(b *block) {
		if out == nil && b.table == nil && b.place.Audience == narrative.Executive && b.piece.Kind != desk.Heading && strings.Count(b.piece.Generated, ". ") > 1 {
			out = b
		}
	})
	if out == nil {
		t.Fatal("no block has several sentences")
	}
	return out
}

// ask opens the panel on a block, and sends.
func (r *rig) ask(e *editor, b *block, task reword.TaskName) *rewordPanel {
	r.t.Helper()
	r.choose(e, b)
	e.askModel()
	r.settle()
	p := e.reword
	p.choice.Task = task
	p.prepare()
	r.settle()
	p.start()
	r.settle()
	return p
}

func panelText(p *rewordPanel) string { return cardText(p.column) }

// cardText is all that stands in something, with what its buttons say.
func cardText(o fyne.CanvasObject) string {
	out := said(o)
	for _, o := range test.LaidOutObjects(o) {
		if b, ok := o.(*button); ok {
			out += b.Text + "\n"
		}
	}
	return out
}

func mustJSON(text string) string {
	data, err := json.Marshal(text)
	if err != nil {
		panic(err)
	}
	return strings.Trim(string(data), `"`)
}

// loose runs background work on goroutines of its own, and counts them.
func (r *rig) loose() *sync.WaitGroup {
	var under sync.WaitGroup
	r.win.env.Background = func(f func()) {
		under.Add(1)
		go func() { defer under.Done(); f() }()
	}
	return &under
}

// until settles the window until something holds. The test ends where it never does.
func (r *rig) until(what string, holds func() bool) {
	r.t.Helper()
	ctx, end := context.WithTimeout(context.Background(), 20*time.Second)
	defer end()
	for ctx.Err() == nil {
		r.settle()
		if holds() {
			return
		}
	}
	r.t.Fatalf("%s never came", what)
}

// hanging begins to answer and then waits until its client has gone.
func hanging(gone chan<- struct{}) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		stream(w, "Half of", "")
		<-r.Context().Done()
		gone <- struct{}{}
	}
}

func (r *rig) openLoose(id string) *editor {
	r.win.Open(id)
	r.until("the editor", func() bool { return r.win.editor != nil && len(r.win.editor.framings.rows) > 0 })
	return r.win.editor
}

// ring is a keyring in memory; down, it answers nothing.
type ring struct {
	kept map[string]string
	down bool
}

func (k *ring) Set(service, user, password string) error {
	if k.down {
		return errors.New("no such thing")
	}
	k.kept[user] = password
	return nil
}

func (k *ring) Get(_, user string) (string, error) {
	if p, ok := k.kept[user]; ok && !k.down {
		return p, nil
	}
	if k.down {
		return "", errors.New("no such thing")
	}
	return "", keyring.ErrNotFound
}

func (k *ring) Delete(_, user string) error { delete(k.kept, user); return nil }

// keyOn presses a key on what has the focus.
func keyOn(f fyne.Focusable, key fyne.KeyName) { f.TypedKey(&fyne.KeyEvent{Name: key}) }
