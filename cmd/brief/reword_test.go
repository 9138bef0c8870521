package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"bifocal/assets"
	"bifocal/narrative"
	"bifocal/narrative/figures/prose"
	"bifocal/narrative/framing"
	"bifocal/narrative/reword/client/rewordtest"
)

const testKey = "sk-suite-0123456789abcdefghij"

// model is a server that answers each text with what answer makes of it, and keeps
// all that was sent to it.
type model struct {
	*httptest.Server
	mu   sync.Mutex
	sent []string
}

func newModel(t *testing.T, answer func(try int, text string) string) *model {
	t.Helper()
	m := &model{}
	tries := map[string]int{}
	var known []*narrative.Solution
	for _, example := range assets.Examples() {
		x, err := narrative.Read(example.Data)
		if err != nil {
			t.Fatal(err)
		}
		known = append(known, &x)
	}
	m.Server, _ = rewordtest.NewServer(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		data, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		if r.URL.Path == "/v1/models" {
			fmt.Fprint(w, `{"data":[{"id":"small"},{"id":"large"}]}`)
			return
		}
		var body struct {
			Messages []struct{ Content string }
		}
		if err := json.Unmarshal(data, &body); err != nil {
			t.Error(err)
		}
		text := strings.TrimPrefix(body.Messages[1].Content, "The text:\n\n")
		text, _, _ = strings.Cut(text, "\n\nAn earlier answer")
		m.mu.Lock()
		m.sent = append(m.sent, string(data))
		tries[text]++
		said := answer(tries[text], text)
		m.mu.Unlock()
		w.Header().Set("Content-Type", "text/event-stream")
		chunk, err := json.Marshal(map[string]any{"choices": []any{map[string]any{"index": 0, "delta": map[string]any{"content": said}, "finish_reason": "stop"}}})
		if err != nil {
			t.Error(err)
		}
		fmt.Fprintf(w, "data: %s\n\ndata: {\"choices\":[],\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":5,\"total_tokens\":15}}\n\ndata: [DONE]\n\n", chunk)
	}), testKey, known...)
	return m
}

// writer is a desk with a model.
type writer struct {
	*desk
	variables map[string]string
}

func newWriter(t *testing.T, m *model) *writer {
	w := &writer{newDesk(t), map[string]string{}}
	w.variables["BIFOCAL_LIBRARY"] = w.library
	if m != nil {
		w.variables["BIFOCAL_LLM"], w.variables["BIFOCAL_LLM_URL"], w.variables["BIFOCAL_LLM_MODEL"], w.variables["BIFOCAL_LLM_KEY"] = "on", m.URL+"/v1", "small", testKey
	}
	return w
}

// noRing is a machine without a keyring.
type noRing struct{}

func (noRing) Set(string, string, string) error   { return errors.New("no such thing") }
func (noRing) Get(string, string) (string, error) { return "", errors.New("no such thing") }
func (noRing) Delete(string, string) error        { return errors.New("no such thing") }

func (w *writer) run(args ...string) said {
	w.t.Helper()
	var out, errs bytes.Buffer
	code := run(w.t.Context(), args, surroundings{
		in: strings.NewReader(w.in), out: &out, err: &errs, variable: func(n string) string { return w.variables[n] },
		now: func() time.Time { return time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC) }, width: func() int { return 0 },
		secret: func(string) (string, error) { return w.in, nil }, ring: noRing{},
	})
	return said{code, out.String(), errs.String()}
}

func same(_ int, text string) string { return text }

func TestDryRunNeedsNothingAndShowsWhatIsSent(t *testing.T) {
	t.Parallel()
	m := newModel(t, same)
	quiet := newWriter(t, nil)
	file := quiet.path("kubernetes-adoption.json")
	got := quiet.run("reword", file, "--audience", "executive", "--task", "plainer", "--dry-run")
	if got.code != 0 {
		t.Fatal(got.err)
	}
	has(t, "dry run", got.out, "This is what would leave your computer", "[[AMOUNT:", "stay readable", "tokens")
	w := newWriter(t, m)
	dry := w.run("reword", file, "--audience", "executive", "--task", "plainer", "--dry-run", "--json")
	var bodies []json.RawMessage
	if err := json.Unmarshal([]byte(dry.out), &bodies); err != nil {
		t.Fatal(err)
	}
	if got := w.run("reword", file, "--audience", "executive", "--task", "plainer"); got.code != 0 {
		t.Fatal(got.err)
	}
	if len(bodies) != len(m.sent) || len(bodies) == 0 {
		t.Fatalf("%d shown and %d sent", len(bodies), len(m.sent))
	}
	for i := range bodies {
		var a, b any
		if json.Unmarshal(bodies[i], &a) != nil || json.Unmarshal([]byte(m.sent[i]), &b) != nil || fmt.Sprint(a) != fmt.Sprint(b) {
			t.Errorf("shown\n%s\nsent\n%s", bodies[i], m.sent[i])
		}
	}
}

func TestOffUntilSwitchedOn(t *testing.T) {
	t.Parallel()
	m := newModel(t, same)
	w := newWriter(t, m)
	delete(w.variables, "BIFOCAL_LLM")
	got := w.run("reword", w.path("ad-platform.json"), "--audience", "executive", "--task", "plainer")
	equal(t, "exit", exitWrong, got.code)
	has(t, "off", got.err, "switched off", "--on")
	equal(t, "requests", 0, len(m.sent))
}

// The whole way: asked, a second time where it has to be, printed, taken over,
// logged. All that was sent is then searched for what must not leave.
func TestRewordingFromEndToEnd(t *testing.T) {
	t.Parallel()
	token := regexp.MustCompile(`\[\[[A-Z]+:[A-Z]{4}\]\]`)
	m := newModel(t, func(try int, text string) string {
		switch {
		case strings.Contains(text, "Each month also brings"):
			return "Sure! It brings 12 outages to Halden Freight." // refused, twice
		case try == 1 && strings.Contains(text, "New features wait"):
			return token.ReplaceAllString(text, "some")
		}
		return text
	})
	w := newWriter(t, m)
	w.run("import", w.path("kubernetes-adoption.json"))
	got := w.run("reword", "kub", "--audience", "executive", "--task", "plainer", "--json")
	equal(t, "exit", exitFound, got.code)
	has(t, "remarks", got.err, "tokens", "1 answer of")
	var out rewordingJSON
	if err := json.Unmarshal([]byte(got.out), &out); err != nil {
		t.Fatal(err)
	}
	refused, mended := 0, false
	for _, g := range out.Suggestions {
		if len(g.Refused) > 0 {
			refused++
			if g.Text != "" || g.Answer == "" {
				t.Errorf("a refused answer can be applied: %+v", g)
			}
			continue
		}
		mended = mended || strings.HasPrefix(g.Text, "New features wait")
		if g.Text != g.Old {
			t.Errorf("%q came back as %q", g.Old, g.Text)
		}
	}
	if refused != 1 || !mended {
		t.Errorf("%d refused, second try: %v", refused, mended)
	}
	if out.Usage.Prompt != 10*len(m.sent) {
		t.Errorf("usage %+v of %d requests", out.Usage, len(m.sent))
	}

	for i := range out.Suggestions[1:] {
		if g := &out.Suggestions[1+i]; g.Text != "" && i%2 == 0 { // the others say what the text says: they are no wordings
			g.Text = "Indeed, " + g.Text
		}
	}
	out.Suggestions[0].Text += " Indeed." // edited before it is accepted
	for change, tampered := range map[string]func(*suggestionJSON){
		"a figure":      func(g *suggestionJSON) { g.Text += " It takes 38 lorries." },
		"in words":      func(g *suggestionJSON) { g.Text += " It takes seven lorries." },
		"a name":        func(g *suggestionJSON) { g.Text = "Karl Huber agrees. " + g.Text },
		"an old one":    func(g *suggestionJSON) { g.Old = "x" },
		"a refused one": func(g *suggestionJSON) { g.Text = "It brings 12 outages to Halden Freight." },
	} {
		file := out
		file.Suggestions = append([]suggestionJSON{}, out.Suggestions...)
		tampered(&file.Suggestions[0])
		data, err := json.Marshal(file)
		if err != nil {
			t.Fatal(err)
		}
		if got := w.run("reword", "kub", "--apply", w.put("tampered.json", string(data))); got.code != exitWrong {
			t.Errorf("%s is taken over: %d %s %s", change, got.code, got.out, got.err)
		}
	}
	data, err := json.Marshal(out)
	if err != nil {
		t.Fatal(err)
	}
	got = w.run("reword", "kub", "--apply", w.put("suggestions.json", string(data)))
	if got.code != 0 {
		t.Fatal(got.err)
	}
	exported := w.run("export", "kub", "--format", "json", "-o", "-").out
	x, err := narrative.Read([]byte(exported))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(out.Suggestions) / 2; len(x.Wordings) < n || len(x.Wordings) > n+1 || x.Wordings[len(x.Wordings)-1].Reworded != (narrative.Reworded{Model: "small", Task: "plainer", At: "2026-11-02T09:00:00Z"}) {
		t.Errorf("%d wordings of %d: %+v", len(x.Wordings), len(out.Suggestions), x.Wordings)
	}
	has(t, "shown", w.run("show", "kub", "--audience", "executive").out, " Indeed.")

	var log []struct{ Sent, Received, Outcome any }
	if err := json.Unmarshal([]byte(w.run("reword", "kub", "--log", "--json").out), &log); err != nil || len(log) != len(m.sent) {
		t.Errorf("%d in the log, %d sent: %v", len(log), len(m.sent), err)
	}
	nothingLeaves(t, m, x)
	noKey(t, w.folder)
}

// nothingLeaves searches all that was sent for names, figures and the key.
func nothingLeaves(t *testing.T, m *model, x narrative.Solution) {
	t.Helper()
	var secrets []string
	secrets = append(secrets, x.Customer.Name, x.Organisation, x.Author, testKey)
	secrets = append(append(append(secrets, x.Customer.Aliases...), x.Customer.Domains...), x.Partners...)
	for _, p := range narrative.All[narrative.Stakeholder](&x) {
		secrets = append(append(secrets, p.Name), strings.Fields(p.Name)...)
	}
	one, other := framing.Both(&x)
	for _, f := range []framing.Framing{one, other} {
		for _, s := range f.Sections {
			for _, b := range append(s.Blocks, framing.Block{Text: s.Heading}) {
				for _, r := range prose.Read(b.Text) {
					if v := b.Text[r.Start:r.End]; strings.ContainsAny(v, "0123456789") {
						secrets = append(secrets, v)
					}
				}
			}
		}
	}
	for _, sent := range m.sent {
		var body struct{ Messages []struct{ Content string } }
		if err := json.Unmarshal([]byte(sent), &body); err != nil {
			t.Fatal(err)
		}
		for _, message := range body.Messages {
			for _, v := range secrets {
				if v != "" && strings.Contains(message.Content, v) {
					t.Errorf("%q leaves: %s", v, message.Content)
				}
			}
			if regexp.MustCompile(`[0-9]`).MatchString(message.Content) {
				t.Errorf("a digit leaves: %s", message.Content)
			}
		}
		if strings.Contains(sent, testKey) {
			t.Errorf("the key is in a body: %s", sent)
		}
	}
}

// noKey searches every file of a folder for the key.
func noKey(t *testing.T, folder string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err == nil && bytes.Contains(data, []byte(testKey)) {
			t.Errorf("%s holds the key", path)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func TestEveryTaskOnEveryExampleLeavesNothing(t *testing.T) {
	t.Parallel()
	m := newModel(t, same)
	w := newWriter(t, m)
	for _, example := range assets.Examples() {
		x, err := narrative.Read(example.Data)
		if err != nil {
			t.Fatal(err)
		}
		m.sent = nil
		for _, args := range [][]string{
			{"--audience", "executive", "--task", "plainer"}, {"--audience", "executive", "--task", "headline"}, {"--audience", "engineering", "--task", "precise"}, {"--audience", "engineering", "--task", "shorter"},
		} {
			got := w.run(append([]string{"reword", w.path(example.Name + ".json"), "--json"}, args...)...)
			if got.code != 0 {
				t.Errorf("%s %v: %s", example.Name, args, got.err)
			}
			var out rewordingJSON
			if err := json.Unmarshal([]byte(got.out), &out); err != nil {
				t.Fatal(err)
			}
			for _, g := range out.Suggestions { // the same text is an honest rewording, if a poor one
				if g.Text != g.Old || len(g.Refused) > 0 {
					t.Errorf("%s %s: %+v", example.Name, g.Block, g)
				}
				for _, f := range g.Findings {
					if f.Rule != "length" && f.Rule != "reading" {
						t.Errorf("%s %s: %+v in %q", example.Name, g.Block, f, g.Text)
					}
				}
			}
		}
		nothingLeaves(t, m, x)
	}
}

func TestConfidentialFactsStay(t *testing.T) {
	t.Parallel()
	m := newModel(t, same)
	w := newWriter(t, m)
	data, err := os.ReadFile(w.path("kubernetes-adoption.json"))
	if err != nil {
		t.Fatal(err)
	}
	x, err := narrative.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range x.Facts {
		if _, is := f.(narrative.Risk); is {
			if x.Facts[i], err = narrative.With(f, "confidential", true); err != nil {
				t.Fatal(err)
			}
		}
	}
	if data, err = narrative.Encode(x); err != nil {
		t.Fatal(err)
	}
	got := w.run("reword", w.put("x.json", string(data)), "--audience", "executive", "--theme", "risk", "--task", "plainer")
	equal(t, "exit", exitWrong, got.code)
	has(t, "remark", got.err, "confidential fact, and stays on this computer")
	equal(t, "requests", 0, len(m.sent))
}

func TestDraftOnTheCommandLine(t *testing.T) {
	t.Parallel()
	token := regexp.MustCompile(`\[\[SPAN:[A-Z]{4}\]\]`)
	m := newModel(t, func(_ int, text string) string {
		data, err := json.Marshal(map[string]any{"facts": []any{
			map[string]any{"kind": "outcome", "fields": map[string]string{"measure": "time of an outage", "baseline": token.FindString(text)}, "sentence": text},
			map[string]any{"kind": "outcome", "fields": map[string]string{"measure": "nine things"}, "sentence": "made up"},
		}})
		if err != nil {
			t.Error(err)
		}
		return string(data)
	})
	w := newWriter(t, m)
	w.run("import", w.path("kubernetes-adoption.json"))
	notes := w.put("notes.txt", "Solheim says that an outage takes 25 minutes today.")
	got := w.run("reword", "kub", "--task", "draft", "--notes", notes, "--json")
	if got.code != 0 {
		t.Fatal(got.err)
	}
	var out rewordingJSON
	if err := json.Unmarshal([]byte(got.out), &out); err != nil || len(out.Proposals) != 1 || len(out.TurnedDown) != 1 || out.Proposals[0].Sentence != "Solheim says that an outage takes 25 minutes today." {
		t.Fatalf("%s, %v", got.out, err)
	}
	if strings.Contains(w.run("export", "kub", "--format", "json", "-o", "-").out, "time of an outage") {
		t.Error("a proposal is entered that nobody accepted")
	}
	if got := w.run("reword", "kub", "--apply", w.put("p.json", got.out)); got.code != 0 {
		t.Fatal(got.err)
	}
	has(t, "entered", w.run("export", "kub", "--format", "json", "-o", "-").out, "time of an outage", "25 min")
}

func TestKeyOnTheCommandLine(t *testing.T) {
	t.Parallel()
	w := newWriter(t, nil)
	w.in = testKey
	got := w.run("reword", "x", "--save-key", "--preset", "openai")
	equal(t, "exit", exitDisk, got.code)
	has(t, "no keyring", got.err, "no keyring on this machine", "asked for each time")
	if strings.Contains(got.err+got.out, testKey) {
		t.Error("the key is printed")
	}
	for _, flag := range []string{"--save-key", "--forget-key"} { // they are about a server and no solution
		got := w.run("reword", flag, "--preset", "openai")
		equal(t, "exit", exitDisk, got.code)
		has(t, "no keyring", got.err, "no keyring on this machine")
	}
	w.in = ""
	got = w.run("reword", w.path("ad-platform.json"), "--on", "--preset", "openai", "--model", "m", "--audience", "executive", "--task", "plainer")
	equal(t, "exit without a key", exitWrong, got.code)
	has(t, "no key", got.err, "no keyring on this machine", "no key was given")
}

func TestModelsAndMistakes(t *testing.T) {
	t.Parallel()
	m := newModel(t, same)
	w := newWriter(t, m)
	equal(t, "models", "large\nsmall\n", w.run("reword", "x", "--models").out)
	equal(t, "models of no solution", "large\nsmall\n", w.run("reword", "--models").out)
	equal(t, "without a solution", exitWrong, w.run("reword", "--task", "plainer").code)
	file := w.path("ad-platform.json")
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{"--audience", "executive"}, "--task is missing"},
		{[]string{"--task", "plainer"}, "--audience is missing"},
		{[]string{"--task", "plainer", "--audience", "engineering"}, "is for the audience executive"},
		{[]string{"--task", "draft"}, "needs the notes"},
		{[]string{"--task", "plainer", "--audience", "executive", "--theme", "mony"}, "--theme mony is not known"},
		{[]string{"--task", "plainer", "--audience", "executive", "--url", "http://192.0.2.7"}, "plain HTTP goes to this computer alone"},
		{[]string{"--task", "plainer", "--audience", "executive", "--url", "https://192.0.2.7", "--local-only"}, "only servers on this computer"},
		{[]string{"--apply", file}, "import the file first"},
	} {
		got := w.run(append([]string{"reword", file}, c.args...)...)
		equal(t, fmt.Sprint(c.args), exitWrong, got.code)
		has(t, fmt.Sprint(c.args), got.err, c.says)
	}
}
