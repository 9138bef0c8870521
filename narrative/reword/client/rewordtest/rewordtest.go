// Package rewordtest records what tests send to servers of models, and fails a test of
// which a name, a figure or the key leaves in a message. Every test that starts a server
// for a model starts it here.
package rewordtest

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"bifocal/narrative"
	"bifocal/narrative/figures/prose"
	"bifocal/narrative/framing"
)

// Recorder keeps what was sent, and searches it for what must not leave. It is safe for
// concurrent use.
type Recorder struct {
	t testing.TB

	mu      sync.Mutex
	secrets []secret
	bodies  []string
}

// secret is a text that must not be in a message.
type secret struct {
	text  string
	exact bool // with these capitals only: "Grace", "HF"
	user  bool // in the text that is reworded only: what every model is told has number words
}

// NewRecorder makes a recorder. It fails the test for whatever of the solutions leaves,
// and for any digit: none leaves, whatever it counts.
func NewRecorder(t testing.TB, key string, solutions ...*narrative.Solution) *Recorder {
	t.Helper()
	r := &Recorder{t: t}
	if key != "" {
		r.secrets = append(r.secrets, secret{text: key, exact: true})
	}
	for _, s := range solutions {
		r.Protect(s)
	}
	return r
}

// NewServer starts a server of a test behind a recorder, and closes it when the test is
// over.
func NewServer(t testing.TB, h http.Handler, key string, solutions ...*narrative.Solution) (*httptest.Server, *Recorder) {
	t.Helper()
	r := NewRecorder(t, key, solutions...)
	server := httptest.NewServer(r.Wrap(h))
	t.Cleanup(server.Close)
	return server, r
}

// NewTLSServer is NewServer with TLS.
func NewTLSServer(t testing.TB, h http.Handler, key string, solutions ...*narrative.Solution) (*httptest.Server, *Recorder) {
	t.Helper()
	r := NewRecorder(t, key, solutions...)
	server := httptest.NewTLSServer(r.Wrap(h))
	t.Cleanup(server.Close)
	return server, r
}

// Bodies returns the bodies of all requests, in the order in which they came.
func (r *Recorder) Bodies() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.bodies)
}

// Protect adds the names and figures of a solution to what must not leave.
func (r *Recorder) Protect(s *narrative.Solution) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.secrets = append(r.secrets, secretsOf(s)...)
}

// Wrap records what comes before it is answered.
func (r *Recorder) Wrap(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
		if request.Body != nil && request.Method == http.MethodPost {
			data, err := io.ReadAll(request.Body)
			if err == nil {
				r.Look(data)
			}
			request.Body = io.NopCloser(bytes.NewReader(data))
		}
		h.ServeHTTP(w, request)
	})
}

// Look searches the body of a request.
func (r *Recorder) Look(body []byte) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.bodies = append(r.bodies, string(body))
	for _, found := range r.leaks(body) {
		r.t.Errorf("%s", found)
	}
}

func (r *Recorder) leaks(body []byte) []string {
	var sent struct {
		Messages []struct{ Role, Content string } `json:"messages"`
	}
	if err := json.Unmarshal(body, &sent); err != nil {
		return []string{"a body that is no request: " + string(body)}
	}
	var out []string
	for _, m := range sent.Messages {
		bare := token.ReplaceAllString(m.Content, " ")
		if i := strings.IndexFunc(bare, unicode.IsNumber); i >= 0 {
			out = append(out, "a digit leaves: "+bare)
		}
		low := strings.ToLower(bare)
		for _, s := range r.secrets {
			in, text := low, strings.ToLower(s.text)
			if s.exact {
				in, text = bare, s.text
			}
			if (m.Role == "user" || !s.user) && holds(in, text) {
				out = append(out, "“"+s.text+"” leaves: "+m.Content)
			}
		}
	}
	for _, s := range r.secrets {
		if strings.HasPrefix(s.text, "sk-") && bytes.Contains(body, []byte(s.text)) {
			out = append(out, "the key is in the body: "+string(body))
		}
	}
	return out
}

var token = regexp.MustCompile(`\[\[[A-Z]+:[A-Z]{4}\]\]`)

// holds reports whether a text has a word or words, whole.
func holds(text, words string) bool {
	letter := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }
	for at := 0; ; {
		i := strings.Index(text[at:], words)
		if i < 0 {
			return false
		}
		i += at
		at = i + len(words)
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[at:])
		if !letter(before) && !letter(after) {
			return true
		}
	}
}

// secretsOf are the names of a solution, and every figure that either framing tells.
func secretsOf(x *narrative.Solution) []secret {
	const short = 3
	seen := map[string]bool{}
	var out []secret
	add := func(user bool, texts ...string) {
		for _, text := range texts {
			if text = strings.TrimSpace(text); text != "" && !seen[text] {
				seen[text] = true
				out = append(out, secret{text: text, user: user, exact: len(text) <= short})
			}
		}
	}
	add(false, x.Customer.Name, x.Organisation, x.Author)
	add(false, x.Customer.Aliases...)
	add(false, x.Customer.Domains...)
	add(false, x.Partners...)
	add(false, x.Sealed...)
	for _, p := range narrative.All[narrative.Stakeholder](x) {
		add(false, p.Name)
		for _, part := range strings.Fields(p.Name) {
			if !seen[part] {
				seen[part] = true
				out = append(out, secret{text: part, exact: true}) // a given name may be a word
			}
		}
	}
	for _, p := range narrative.All[narrative.Proof](x) {
		add(false, p.Reference)
	}
	one, other := framing.Both(x)
	for _, f := range []framing.Framing{one, other} {
		for _, s := range f.Sections {
			for _, b := range append(slices.Clip(s.Blocks), framing.Block{Text: s.Heading}) {
				for _, r := range prose.Read(b.Text) {
					add(true, b.Text[r.Start:r.End])
				}
			}
		}
	}
	return out
}
