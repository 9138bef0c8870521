//go:build mocks

package client

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bifocal/narrative/reword"
)

// The client against servers that others wrote: `make mocks` installs them from
// the npm registry. What they cannot be told to do wrong, a proxy before them does.

// mock starts one of the servers and returns its address.
func mock(t *testing.T, program ...string) *url.URL {
	t.Helper()
	folder, err := filepath.Abs(os.Getenv("BIFOCAL_MOCKS"))
	if err != nil || os.Getenv("BIFOCAL_MOCKS") == "" {
		t.Fatal("run this through `make mocks`, which installs the servers")
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	_, port, _ := net.SplitHostPort(address)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program[0], program[1:]...)
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "PORT="+port, "HOST=127.0.0.1")
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill() // it has no other end
		_ = cmd.Wait()         // and ends by that
		if t.Failed() {
			t.Logf("%s said:\n%s", program[0], &said)
		}
	})
	deadline := time.After(30 * time.Second)
	for {
		conn, err := net.Dial("tcp", address)
		if err == nil {
			_ = conn.Close() // it was only to see whether it answers
			return &url.URL{Scheme: "http", Host: address}
		}
		select {
		case <-deadline:
			t.Fatalf("%v does not start: %v", program, err)
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// spoilt is a body that goes wrong after some bytes.
type spoilt struct {
	io.ReadCloser
	left  int
	wrong func() (int, error)
}

func (s *spoilt) Read(p []byte) (int, error) {
	if s.left <= 0 {
		return s.wrong()
	}
	n, err := s.ReadCloser.Read(p[:min(len(p), s.left)])
	s.left -= n
	return n, err
}

// behind puts a proxy before a server that spoils its answers.
func behind(t *testing.T, server *url.URL, spoil func(*http.Response)) string {
	t.Helper()
	proxy := &httputil.ReverseProxy{
		Rewrite:        func(r *httputil.ProxyRequest) { r.SetURL(server) },
		ModifyResponse: func(r *http.Response) error { spoil(r); return nil },
		FlushInterval:  -1,
	}
	front, _ := record(t, func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if recover() != nil { // the proxy lets go of a connection so
				panic(http.ErrAbortHandler)
			}
		}()
		proxy.ServeHTTP(w, r)
	})
	return front.URL
}

// recorded puts a recorder before a server.
func recorded(t *testing.T, server *url.URL) *url.URL {
	t.Helper()
	front, err := url.Parse(behind(t, server, func(*http.Response) {})) //nolint:bodyclose // the proxy closes it
	if err != nil {
		t.Fatal(err)
	}
	return front
}

func TestServersOfOthers(t *testing.T) {
	for _, server := range []struct {
		name    string
		program []string
		errors  bool // it can be told to refuse
	}{
		{"mock-llm", []string{"node", "node_modules/.bin/mock-llm", "--config", "mock-llm.yaml"}, true},
		{"openai-api-mock", []string{"node", "openai.mjs"}, false},
	} {
		t.Run(server.name, func(t *testing.T) {
			at := recorded(t, mock(t, server.program...))
			ask := func(t *testing.T, address, text string, limits Limits) (Answer, string, *trial, error) {
				t.Helper()
				x := clientOf(t, Settings{On: true, URL: address + "/v1", Model: "gpt-4.1-mini"}, WithLimits(limits))
				var pieces []string
				a, err := x.Ask(t.Context(), []reword.Message{{Role: "system", Content: "s"}, {Role: "user", Content: text}}, func(p string) { pieces = append(pieces, p) })
				return a, strings.Join(pieces, "|"), x, err
			}
			t.Run("streaming", func(t *testing.T) {
				a, pieces, _, err := ask(t, at.String(), "Hello", quick)
				if err != nil || a.Text == "" || strings.ReplaceAll(pieces, "|", "") != a.Text || !strings.Contains(pieces, "|") {
					t.Errorf("%+v in %q, %v", a, pieces, err)
				}
			})
			t.Run("cancelled in the middle", func(t *testing.T) {
				ctx, cancel := context.WithCancel(t.Context())
				x := clientOf(t, Settings{On: true, URL: at.String() + "/v1", Model: "m"})
				if _, err := x.Ask(ctx, []reword.Message{{Role: "user", Content: "Hello"}}, func(string) { cancel() }); !errors.Is(err, context.Canceled) {
					t.Errorf("got %v", err)
				}
			})
			if server.errors {
				for text, kind := range map[string]error{"refuse the key": ErrKeyRefused, "too many": ErrRate, "be broken": ErrServer} {
					t.Run(text, func(t *testing.T) {
						if _, _, _, err := ask(t, at.String(), text, quick); !errors.Is(err, kind) {
							t.Errorf("got %v", err)
						}
					})
				}
				t.Run("models", func(t *testing.T) {
					got, err := Models(t.Context(), Settings{On: true, URL: at.String() + "/v1"}, Key{})
					if err != nil || fmt.Sprint(got) != "[mock-large mock-small]" {
						t.Errorf("%v, %v", got, err)
					}
				})
			}
			status := func(code int, header ...string) func(*http.Response) {
				return func(r *http.Response) {
					r.StatusCode = code
					r.Header.Set("Content-Type", "application/json")
					for i := 0; i+1 < len(header); i += 2 {
						r.Header.Set(header[i], header[i+1])
					}
				}
			}
			for _, c := range []struct {
				name   string
				spoil  func(*http.Response)
				kind   error
				limits func(*Limits)
				waits  int
			}{
				{name: "401", spoil: status(401), kind: ErrKeyRefused},                                          //nolint:bodyclose // the proxy closes it
				{name: "429 with Retry-After", spoil: status(429, "Retry-After", "3"), kind: ErrRate, waits: 2}, //nolint:bodyclose // the proxy closes it
				{name: "500", spoil: status(500), kind: ErrServer, waits: 2},                                    //nolint:bodyclose // the proxy closes it
				{name: "stalled", spoil: func(r *http.Response) {
					gone := r.Request.Context().Done()
					r.Body = &spoilt{r.Body, 60, func() (int, error) { <-gone; return 0, io.EOF }}
				}, kind: ErrStalled, limits: func(l *Limits) { l.Quiet = 150 * time.Millisecond }},
				{name: "cut", spoil: func(r *http.Response) {
					r.Body = &spoilt{r.Body, 200, func() (int, error) { return 0, io.ErrUnexpectedEOF }}
				}, kind: ErrCut},
				{name: "not JSON", spoil: func(r *http.Response) {
					r.Header.Set("Content-Type", "text/html")
					r.Header.Del("Content-Length")
					r.Body = io.NopCloser(strings.NewReader("<html>sign in</html>"))
				}, kind: ErrNoAnswer},
				{name: "20 MB", spoil: func(r *http.Response) {
					r.Header.Del("Content-Length")
					r.Body = io.NopCloser(io.MultiReader(strings.NewReader("data: "), strings.NewReader(strings.Repeat("x", 20<<20))))
				}, kind: ErrTooLong},
			} {
				t.Run(c.name, func(t *testing.T) {
					limits := quick
					if c.limits != nil {
						c.limits(&limits)
					}
					a, _, x, err := ask(t, behind(t, at, c.spoil), "Hello", limits)
					if !errors.Is(err, c.kind) {
						t.Errorf("got %+v, %v", a, err)
					}
					if len(x.waited) != c.waits || c.name == "429 with Retry-After" && x.waited[0] != 3*time.Second {
						t.Errorf("waited %v", x.waited)
					}
				})
			}
		})
	}
	deadline := time.After(20 * time.Second)
	for left := mine(); left != ""; left = mine() {
		select {
		case <-deadline:
			t.Fatalf("these stay:\n%s", left)
		case <-time.After(5 * time.Millisecond):
		}
	}
}
