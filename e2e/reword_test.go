//go:build e2e && linux

package e2e

import (
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"bifocal/assets"
	"bifocal/narrative"
	"bifocal/narrative/reword/client/rewordtest"
)

// windowKey is what the window is given for the server. No file may hold it.
const windowKey = "sk-window-0123456789abcdefghij"

// noKeyIn searches all files of folders for the key: the library and the preferences, and
// what the program wrote on the way.
func noKeyIn(t *testing.T, folders ...string) {
	t.Helper()
	files := 0
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
			if err != nil || !e.Type().IsRegular() {
				return err
			}
			data, err := os.ReadFile(path)
			if errors.Is(err, fs.ErrNotExist) {
				return nil // a temporary file of the display
			}
			files++
			if strings.Contains(string(data), windowKey) {
				t.Errorf("%s holds the key", path)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
	if files == 0 {
		t.Error("nothing was searched for the key")
	}
}

// modelServer is a model on this computer that begins every text with "Indeed,". It
// keeps what was sent.
type modelServer struct {
	*httptest.Server
	mu   sync.Mutex
	sent []string
	keys []string
}

func newModelServer(t *testing.T) *modelServer {
	t.Helper()
	m := &modelServer{}
	x, err := narrative.Read(assets.Examples()[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	m.Server, _ = rewordtest.NewServer(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/v1/models" {
			fmt.Fprint(w, `{"object":"list","data":[{"id":"small"}]}`)
			return
		}
		data, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		m.mu.Lock()
		m.sent, m.keys = append(m.sent, string(data)), append(m.keys, r.Header.Get("Authorization"))
		m.mu.Unlock()
		var body struct{ Messages []struct{ Content string } }
		if err := json.Unmarshal(data, &body); err != nil || len(body.Messages) != 2 {
			t.Errorf("a body of %s", data)
			return
		}
		_, text, _ := strings.Cut(body.Messages[1].Content, "The text:\n\n")
		w.Header().Set("Content-Type", "text/event-stream")
		for _, piece := range append(strings.SplitAfter("Indeed, "+text, " "), "") {
			reason := any(nil)
			if piece == "" {
				reason = "stop"
			}
			chunk, err := json.Marshal(map[string]any{"choices": []any{map[string]any{"index": 0, "delta": map[string]any{"content": piece}, "finish_reason": reason}}})
			if err != nil {
				t.Error(err)
			}
			fmt.Fprintf(w, "data: %s\n\n", chunk)
			w.(http.Flusher).Flush()
		}
		fmt.Fprint(w, "data: [DONE]\n\n")
	}), windowKey, &x)
	return m
}

// kept reports whether the preferences of the window hold a text.
func kept(t *testing.T, d *Desktop, text string) bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(d.Home, ".config", "fyne", "*", "preferences.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err == nil && strings.Contains(string(data), text) {
			return true
		}
	}
	return false
}

// With rewording switched off the window opens no internet socket. Switched on in the
// settings, it shows what would leave, sends that on a click and nothing else, and
// what is taken over is in the library, marked with its model. That the trace would
// show a socket is shown by the second half.
func TestRewordingInTheWindow(t *testing.T) {
	d := Open(t, pictures(t))
	folder := t.TempDir()
	library, log := filepath.Join(folder, "bifocal.db"), filepath.Join(folder, "strace")
	m := newModelServer(t)
	sockets := func() string {
		data, err := os.ReadFile(log)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	// -D: the traced program is the child, so that its windows are found.
	p := d.Start("strace", "-D", "-f", "-qq", "-e", "trace=socket", "-o", log, "-E", "BIFOCAL_LLM_KEY="+windowKey, built(t, "bifocal"), "--library", library, "--examples", "--open", "kubernetes-adoption")
	p.WaitTitle("Managed platform")
	p.Maximize()

	d.ClickTextIn(executive, "services to a managed", func() bool { return d.ShowsText(foot, "Reword") })
	d.Key("ctrl+m")
	d.WaitText(capture, "switched off")
	d.Settle()
	d.Shot("1-off")
	d.Key("Escape")
	d.Key("ctrl+shift+r")
	d.Settle()
	d.Key("Escape")
	if got := sockets(); internetSocket.MatchString(got) || !strings.Contains(got, "AF_UNIX") {
		t.Errorf("with rewording switched off the window opens\n%s", got)
	}

	d.Key("ctrl+comma")
	d.WaitText(capture, "Appearance")
	toEnd := func() { d.tool("mousemove", "200", "500", "click", "--repeat", "40", "--delay", "10", "5") }
	d.Again("the end of the settings", toEnd, func() bool { return d.ShowsText(capture, "Let a model suggest") })
	d.ClickTextIn(capture, "Let a model suggest", func() bool { return d.ShowsText(capture, "Server") || d.ShowsText(capture, "Address") })
	d.Again("the end of the settings", toEnd, func() bool { return d.ShowsText(capture, "Which models") })
	below := d.WaitText(capture, "Address") // what the field shows is too pale to be read
	d.Click(below.Min.X+20, below.Max.Y+24)
	d.Fill(m.URL+"/v1", func() bool { return kept(t, d, m.URL+`/v1\"`) })
	d.ClickTextIn(capture, "Which models", func() bool { return d.ShowsText(capture, "model") })
	d.Settle()
	d.Again("the model is chosen", func() { d.Type("s") }, func() bool { return kept(t, d, `\"Model\":\"small\"`) })
	d.Settle()
	d.Shot("2-settings")
	d.Key("Escape")
	d.Key("Escape")

	d.ClickTextIn(executive, "services to a managed", func() bool { return d.ShowsText(foot, "Ask a model") })
	d.Key("ctrl+m")
	d.WaitText(capture, "leaves your computer")
	d.Settle()
	d.Shot("3-leaves")
	if len(m.sent) != 0 {
		t.Error("something was sent without a click")
	}
	d.ClickTextIn(image.Rect(0, 690, 456, 750), "Send to", func() bool { return d.ShowsText(capture, "Another suggestion") })
	d.Settle()
	d.Shot("4-suggestion")
	d.Key("Return")
	d.WaitText(executive, "Indeed")
	d.WaitText(executive, "Reworded by small")
	d.Settle()
	d.Shot("5-taken")
	p.Quit("ctrl+q")

	if !internetSocket.MatchString(sockets()) {
		t.Error("a request opens no socket that the trace shows")
	}
	if said := d.Run(built(t, "brief"), "--library", library, "show", "kubernetes-adoption", "--audience", "executive"); !strings.Contains(said, "Indeed, Halden Freight should move the 120 services") {
		t.Errorf("the library does not hold the rewording:\n%s", said)
	}
	if said := d.Run(built(t, "brief"), "--library", library, "reword", "kubernetes-adoption", "--log"); strings.Count(said, "suggested") != 1 {
		t.Errorf("the log says\n%s", said)
	}
	noKeyIn(t, folder, d.Home, d.pictures)
	if len(m.keys) != 1 || m.keys[0] != "Bearer "+windowKey {
		t.Errorf("the server was given %q for a key", m.keys)
	}
	if len(m.sent) != 1 || strings.Contains(m.sent[0], "Halden") || strings.Contains(m.sent[0], "120") {
		t.Errorf("sent was %q", m.sent)
	}
}
