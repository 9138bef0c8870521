package client

import (
	"context"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"bifocal/narrative"
	"bifocal/narrative/narrativetest"
	"bifocal/narrative/reword"
	"bifocal/narrative/reword/client/rewordtest"
)

const secret = "sk-test-0123456789abcdefghijklmnop"

// quick are limits that a test can wait for.
var quick = Limits{Dial: 5 * time.Second, Header: 5 * time.Second, Quiet: 5 * time.Second, Wait: time.Minute, Tries: 3, Bytes: 1 << 20, Text: 64 << 10}

// say writes a piece of an answer as a stream has it.
func say(w http.ResponseWriter, text, finish string) {
	var reason any
	if finish != "" {
		reason = finish
	}
	data, err := json.Marshal(map[string]any{"model": "m-1", "choices": []any{map[string]any{"index": 0, "delta": map[string]any{"content": text}, "finish_reason": reason}}})
	if err != nil {
		panic(err)
	}
	fmt.Fprintf(w, "data: %s\n\n", data)
	w.(http.Flusher).Flush()
}

func streaming(w http.ResponseWriter) { w.Header().Set("Content-Type", "text/event-stream") }

// read takes the whole request in: only then does a server learn that its client
// has gone.
func read(r *http.Request) { _, _ = io.Copy(io.Discard, r.Body) }

func usual(w http.ResponseWriter, _ *http.Request) {
	streaming(w)
	for _, piece := range []string{"Costs ", "fall by ", "[[SHARE:CHVF]]."} {
		say(w, piece, "")
	}
	say(w, "", "stop")
	fmt.Fprint(w, `data: {"choices":[],"usage":{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18}}`+"\n\n")
	fmt.Fprint(w, "data: [DONE]\n\n")
}

// trial is a client of a test server that waits for nobody.
type trial struct {
	*Client
	waited []time.Duration
}

func (t *trial) ask(ctx context.Context) (Answer, string, error) {
	var pieces []string
	a, err := t.Ask(ctx, []reword.Message{{Role: "system", Content: "s"}, {Role: "user", Content: "u"}}, func(p string) { pieces = append(pieces, p) })
	return a, strings.Join(pieces, "|"), err
}

// example is the solution of which nothing may leave.
func example() *narrative.Solution {
	x := narrativetest.Halden()
	return &x
}

func record(t *testing.T, h http.HandlerFunc) (*httptest.Server, *rewordtest.Recorder) {
	t.Helper()
	return rewordtest.NewServer(t, h, secret, example())
}

func serve(t *testing.T, h http.HandlerFunc, options ...Option) *trial {
	t.Helper()
	server, _ := record(t, h)
	return clientOf(t, Settings{On: true, URL: server.URL + "/v1", Model: "small"}, options...)
}

func clientOf(t *testing.T, s Settings, options ...Option) *trial {
	t.Helper()
	c, err := New(s, NewKey(secret), append([]Option{WithLimits(quick)}, options...)...)
	if err != nil {
		t.Fatal(err)
	}
	out := &trial{Client: c}
	c.sleep = func(ctx context.Context, d time.Duration) error {
		out.waited = append(out.waited, d)
		return ctx.Err()
	}
	t.Cleanup(c.Close)
	return out
}

func TestAnswerComesInPieces(t *testing.T) {
	t.Parallel()
	var got *http.Request
	var sent []byte
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		got = r.Clone(context.Background())
		sent, _ = io.ReadAll(r.Body)
		usual(w, r)
	})
	a, pieces, err := c.ask(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if a.Text != "Costs fall by [[SHARE:CHVF]]." || pieces != "Costs |fall by |[[SHARE:CHVF]]." || a.Usage != (Usage{11, 7}) || a.Model != "m-1" {
		t.Errorf("got %+v in %q", a, pieces)
	}
	if got.URL.Path != "/v1/chat/completions" || got.Header.Get("Authorization") != "Bearer "+secret || got.Header.Get("User-Agent") != "Bifocal" {
		t.Errorf("asked %s with %v", got.URL, got.Header)
	}
	want, err := Body("small", []reword.Message{{Role: "system", Content: "s"}, {Role: "user", Content: "u"}})
	if err != nil || string(want) != strings.TrimSpace(string(sent)) {
		t.Errorf("a dry run shows\n%s\nand sent was\n%s (%v)", want, sent, err)
	}
}

func TestAnswerInOnePieceIsTakenToo(t *testing.T) {
	t.Parallel()
	c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprint(w, `{"model":"m","choices":[{"message":{"content":"All at once."},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":4,"total_tokens":7}}`)
	})
	if a, _, err := c.ask(t.Context()); err != nil || a.Text != "All at once." || a.Usage.Answer != 4 {
		t.Errorf("got %+v, %v", a, err)
	}
}

func TestWhatGoesWrongEndsInASentence(t *testing.T) {
	t.Parallel()
	flood := strings.Repeat("x", 20<<20)
	status := func(code int, body string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(code)
			fmt.Fprint(w, body)
		}
	}
	for _, c := range []struct {
		name    string
		serve   http.HandlerFunc
		limits  func(*Limits)
		kind    error
		says    string
		waits   int
		partial bool
	}{
		{name: "401", serve: status(401, `{"error":{"message":"Incorrect API key provided: `+secret+`.","type":"invalid_request_error"}}`), kind: ErrKeyRefused, says: "refuses the key (401)"},
		{name: "404", serve: status(404, `{"error":{"message":"no such model"}}`), kind: ErrRequest, says: `does not know the model "small"`},
		{name: "400 with the key in it", serve: status(400, `{"error":{"message":"bad: `+secret+` and sk-t******mnop"}}`), kind: ErrRequest, says: "(key) and (key)"},
		{name: "429", serve: status(429, `{"error":{"message":"slow down"}}`), kind: ErrRate, says: "also after 3 tries", waits: 2},
		{name: "500", serve: status(500, `oops`), kind: ErrServer, says: "has a fault (500)", waits: 2},
		{name: "stalled before the answer", serve: func(_ http.ResponseWriter, r *http.Request) { read(r); <-r.Context().Done() }, limits: func(l *Limits) { l.Header = 50 * time.Millisecond }, kind: ErrStalled, says: "did not answer within"},
		{name: "stalled in the answer", serve: func(w http.ResponseWriter, r *http.Request) {
			read(r)
			streaming(w)
			say(w, "Costs ", "")
			<-r.Context().Done()
		}, limits: func(l *Limits) { l.Quiet = 80 * time.Millisecond }, kind: ErrStalled, says: "stopped in the middle of its answer", partial: true},
		{name: "cut off", serve: func(w http.ResponseWriter, _ *http.Request) {
			streaming(w)
			say(w, "Costs ", "")
		}, kind: ErrCut, says: "broke off", partial: true},
		{name: "cut off within a line", serve: func(w http.ResponseWriter, _ *http.Request) {
			streaming(w)
			say(w, "Costs ", "")
			fmt.Fprint(w, `data: {"choices":[{"del`)
		}, kind: ErrCut, says: "broke off", partial: true},
		{name: "connection torn", serve: func(w http.ResponseWriter, _ *http.Request) {
			streaming(w)
			say(w, "Costs ", "")
			panic(http.ErrAbortHandler)
		}, kind: ErrCut, says: "broke off", partial: true},
		{name: "a page", serve: func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			fmt.Fprint(w, "<html>Welcome to my router</html>")
		}, kind: ErrNoAnswer, says: "no answer of a model"},
		{name: "no JSON in the stream", serve: func(w http.ResponseWriter, _ *http.Request) {
			streaming(w)
			fmt.Fprint(w, "data: hello\n\ndata: [DONE]\n\n")
		}, kind: ErrNoAnswer, says: "OpenAI interface"},
		{name: "no JSON at all", serve: func(w http.ResponseWriter, _ *http.Request) {
			streaming(w)
			fmt.Fprint(w, "hello\nworld\n")
		}, kind: ErrNoAnswer, says: "no answer of a model"},
		{name: "a fault in the stream", serve: func(w http.ResponseWriter, _ *http.Request) {
			streaming(w)
			say(w, "Costs ", "")
			fmt.Fprint(w, `data: {"error":{"message":"the model crashed"}}`+"\n\n")
		}, kind: ErrServer, says: "the model crashed", partial: true},
		{name: "20 MB in one line", serve: func(w http.ResponseWriter, _ *http.Request) {
			streaming(w)
			fmt.Fprint(w, "data: "+flood)
		}, kind: ErrTooLong, says: "is longer than 1024 KB, and was cut"},
		{name: "20 MB in pieces", serve: func(w http.ResponseWriter, _ *http.Request) {
			streaming(w)
			for range 20 {
				say(w, flood[:1<<20], "")
			}
		}, limits: func(l *Limits) { l.Bytes = 30 << 20 }, kind: ErrTooLong, says: "is longer than 64 KB, and was cut"},
		{name: "20 MB as JSON", serve: func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			fmt.Fprint(w, `{"choices":[{"message":{"content":"`+flood+`"}}]}`)
		}, kind: ErrTooLong, says: "was cut"},
		{name: "20 MB of refusal", serve: func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(http.StatusBadRequest)
			fmt.Fprint(w, flood)
		}, kind: ErrTooLong, says: "was cut"},
		{name: "no longer", serve: func(w http.ResponseWriter, _ *http.Request) {
			streaming(w)
			say(w, "Costs ", "length")
			fmt.Fprint(w, "data: [DONE]\n\n")
		}, kind: ErrTooLong, says: "stopped before it had finished", partial: true},
		{name: "filtered", serve: func(w http.ResponseWriter, _ *http.Request) {
			streaming(w)
			say(w, "", "content_filter")
			fmt.Fprint(w, "data: [DONE]\n\n")
		}, kind: ErrFiltered, says: "held the answer back"},
		{name: "sent on to another server", serve: func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://127.0.0.2:9/v1/chat/completions", http.StatusTemporaryRedirect)
		}, kind: ErrRedirect, says: "sends on to another server"},
		{name: "a long wait", serve: func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", "600")
			w.WriteHeader(http.StatusTooManyRequests)
		}, kind: ErrRate, says: "asks to wait for 10 minutes"},
		{name: "more seconds than can be counted", serve: func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", "99999999999999999999")
			w.WriteHeader(http.StatusTooManyRequests)
		}, kind: ErrRate, says: "longer than anybody would"},
		{name: "seconds that overflow", serve: func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", "9223372037")
			w.WriteHeader(http.StatusServiceUnavailable)
		}, kind: ErrRate, says: "longer than anybody would"},
		{name: "a wait of years", serve: func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT")
			w.WriteHeader(http.StatusTooManyRequests)
		}, kind: ErrRate, says: "longer than anybody would"},
		{name: "a refusal that colours", serve: status(400, `{"error":{"message":"bad \u001b[31mred"}}`), kind: ErrRequest, says: "bad <U+001B>[31mred"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			limits := quick
			if c.limits != nil {
				c.limits(&limits)
			}
			x := serve(t, c.serve, WithLimits(limits))
			a, pieces, err := x.ask(t.Context())
			if !errors.Is(err, c.kind) || !strings.Contains(fmt.Sprint(err), c.says) {
				t.Errorf("got %v, want %v saying %q", err, c.kind, c.says)
			}
			if strings.Contains(fmt.Sprintf("%v %+v %#v", err, err, err), secret) {
				t.Errorf("the key is in the error: %v", err)
			}
			if c.partial && pieces == "" && c.name != "no longer" {
				t.Error("what came before is not told")
			}
			if a.Text != "" && !errors.Is(err, ErrCut) && c.name != "no longer" {
				t.Errorf("an answer is used: %q", a.Text)
			}
			if len(x.waited) != c.waits {
				t.Errorf("waited %v", x.waited)
			}
		})
	}
}

func TestNothingThere(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	c := clientOf(t, Settings{On: true, URL: "http://" + address, Model: "m"})
	if _, _, err := c.ask(t.Context()); !errors.Is(err, ErrUnreachable) {
		t.Errorf("got %v", err)
	}
}

func TestTriesAgainWhenTheServerSays(t *testing.T) {
	t.Parallel()
	noon := time.Date(2027, 1, 15, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name, after string
		least, most time.Duration
	}{
		{"in seconds", "7", 7 * time.Second, 7 * time.Second},
		{"as a date", noon.Add(9 * time.Second).Format(http.TimeFormat), 9 * time.Second, 9 * time.Second},
		{"a date that is past", noon.Add(-time.Hour).Format(http.TimeFormat), 0, 0},
		{"nothing", "", 250 * time.Millisecond, 500 * time.Millisecond},
		{"less than none", "-5", 250 * time.Millisecond, 500 * time.Millisecond},
		{"nonsense", "soon", 250 * time.Millisecond, 500 * time.Millisecond},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var tries atomic.Int32
			var bodies sync.Map
			x := serve(t, func(w http.ResponseWriter, r *http.Request) {
				sent, _ := io.ReadAll(r.Body)
				bodies.Store(tries.Add(1), string(sent))
				if tries.Load() == 1 {
					w.Header().Set("Retry-After", c.after)
					w.WriteHeader(http.StatusTooManyRequests)
					return
				}
				usual(w, r)
			})
			x.now = func() time.Time { return noon }
			if _, _, err := x.ask(t.Context()); err != nil {
				t.Fatal(err)
			}
			if len(x.waited) != 1 || x.waited[0] < c.least || x.waited[0] > c.most {
				t.Errorf("waited %v, want %s to %s", x.waited, c.least, c.most)
			}
			one, _ := bodies.Load(int32(1))
			two, _ := bodies.Load(int32(2))
			if one != two || one == "" {
				t.Errorf("the second try sends something else:\n%v\n%v", one, two)
			}
		})
	}
}

func TestCancelEndsAtOnce(t *testing.T) {
	t.Parallel()
	for _, where := range []string{"before the answer", "in the answer", "while it waits"} {
		t.Run(where, func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithCancel(t.Context())
			gone := make(chan struct{})
			x := serve(t, func(w http.ResponseWriter, r *http.Request) {
				read(r)
				switch where {
				case "in the answer":
					streaming(w)
					say(w, "Costs ", "")
				case "while it waits":
					w.WriteHeader(http.StatusTooManyRequests)
					return
				default:
					cancel()
				}
				<-r.Context().Done()
				close(gone)
			})
			x.sleep = func(ctx context.Context, _ time.Duration) error { cancel(); return sleep(ctx, time.Hour) }
			_, err := x.Ask(ctx, []reword.Message{{Role: "user", Content: "u"}}, func(string) { cancel() })
			if !errors.Is(err, context.Canceled) {
				t.Errorf("got %v", err)
			}
			if where != "while it waits" {
				<-gone // the server learns of it
			}
		})
	}
}

func TestSettings(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		s    Settings
		kind error
		says string
	}{
		{Settings{URL: "https://api.example.com/v1", Model: "m"}, ErrOff, "switched off"},
		{Settings{On: true, Model: "m"}, nil, "which server"},
		{Settings{On: true, Preset: "openai"}, nil, "which model"},
		{Settings{On: true, Preset: "opnai", Model: "m"}, nil, "known are openai, azure"},
		{Settings{On: true, URL: "http://192.0.2.7/v1", Model: "m"}, ErrPlainHTTP, "plain HTTP"},
		{Settings{On: true, URL: "https://192.0.2.7/v1", Model: "m", LocalOnly: true}, ErrNotLocal, "only servers on this computer"},
		{Settings{On: true, URL: "http://[2001:db8::1]/v1", Model: "m"}, ErrPlainHTTP, "plain HTTP"},
		{Settings{On: true, URL: "https://u:p@api.example.com", Model: "m"}, nil, "user name or a password"},
		{Settings{On: true, URL: "ftp://api.example.com", Model: "m"}, nil, "no way to reach"},
		{Settings{On: true, URL: "api.example.com", Model: "m"}, nil, "address of the server"},
		{Settings{On: true, URL: "https://api.example.com/v1?x=1", Model: "m"}, nil, "more than a path"},
	} {
		err := c.s.Check()
		if err == nil || !strings.Contains(err.Error(), c.says) || c.kind != nil && !errors.Is(err, c.kind) {
			t.Errorf("%+v: got %v", c.s, err)
		}
		if _, err := New(c.s, Key{}); err == nil {
			t.Errorf("%+v makes a client", c.s)
		}
	}
	for _, s := range []Settings{
		{On: true, Preset: "ollama", Model: "m"},
		{On: true, URL: "http://127.0.0.1:1/v1", Model: "m"},
		{On: true, URL: "http://[::1]:1/v1", Model: "m"},
		{On: true, URL: "https://api.example.com/v1", Model: "m"},
		{On: true, Preset: "azure", URL: "https://x.openai.azure.com", Model: "d"},
		{On: true, Preset: "ollama", Model: "m", LocalOnly: true},
	} {
		if err := s.Check(); err != nil {
			t.Errorf("%+v: %v", s, err)
		}
	}
}

// What a name means is looked at when the connection is made, and the connection
// goes to what was looked at.
func TestNamesAreLookedUpHonestly(t *testing.T) {
	t.Parallel()
	var reached atomic.Bool
	server, _ := record(t, func(w http.ResponseWriter, r *http.Request) { reached.Store(true); usual(w, r) })
	at, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	loop, far := netip.MustParseAddr("127.0.0.1"), netip.MustParseAddr("192.0.2.7")
	for _, c := range []struct {
		name    string
		s       Settings
		answers [][]netip.Addr
		kind    error
	}{
		{"this computer by another name", Settings{On: true, URL: "http://model.example:" + at.Port() + "/v1", Model: "m"}, [][]netip.Addr{{loop}}, nil},
		{"mapped into IPv6", Settings{On: true, URL: "http://model.example:" + at.Port() + "/v1", Model: "m"}, [][]netip.Addr{{netip.MustParseAddr("::ffff:127.0.0.1")}}, nil},
		{"elsewhere without TLS", Settings{On: true, URL: "http://model.example:" + at.Port() + "/v1", Model: "m"}, [][]netip.Addr{{far}}, ErrPlainHTTP},
		{"elsewhere too", Settings{On: true, URL: "http://model.example:" + at.Port() + "/v1", Model: "m"}, [][]netip.Addr{{loop, far}}, ErrPlainHTTP},
		{"elsewhere, local only", Settings{On: true, URL: "https://model.example:" + at.Port() + "/v1", Model: "m", LocalOnly: true}, [][]netip.Addr{{far}}, ErrNotLocal},
		{"here at first, elsewhere then", Settings{On: true, URL: "http://model.example:" + at.Port() + "/v1", Model: "m"}, [][]netip.Addr{{loop}, {far}}, ErrPlainHTTP},
	} {
		t.Run(c.name, func(t *testing.T) {
			reached.Store(false)
			x := clientOf(t, c.s)
			n := 0
			x.resolve = func(context.Context, string) ([]netip.Addr, error) {
				n++
				return append([]netip.Addr{}, c.answers[min(n, len(c.answers))-1]...), nil
			}
			var err error
			for range c.answers {
				reached.Store(false)
				_, _, err = x.ask(t.Context())
				x.Close() // so that the next request has to connect
			}
			if c.kind == nil && (err != nil || !reached.Load()) || c.kind != nil && (!errors.Is(err, c.kind) || reached.Load()) {
				t.Errorf("got %v, reached: %v", err, reached.Load())
			}
		})
	}
}

func TestCertificatesCountAnywhereButHere(t *testing.T) {
	t.Parallel()
	server, _ := rewordtest.NewTLSServer(t, http.HandlerFunc(usual), secret, example())
	server.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, slog.LevelError)
	s := Settings{On: true, URL: server.URL + "/v1", Model: "m"}
	if _, _, err := clientOf(t, s).ask(t.Context()); err != nil {
		t.Errorf("on this computer: %v", err)
	}
	elsewhere := func(options ...Option) *trial {
		x := clientOf(t, s, options...)
		x.at.loopback = false // as if the server were another computer
		x.http.Transport = x.transport()
		return x
	}
	if _, _, err := elsewhere().ask(t.Context()); !errors.Is(err, ErrTLS) {
		t.Errorf("a certificate that nobody vouches for: %v", err)
	}
	pool := x509.NewCertPool()
	pool.AddCert(server.Certificate())
	if _, _, err := elsewhere(WithRoots(pool)).ask(t.Context()); err != nil {
		t.Errorf("a certificate that holds: %v", err)
	}
}

// The proxy of the environment is for servers elsewhere; what is for this computer
// goes past it.
func TestProxy(t *testing.T) {
	var asked atomic.Int32
	proxy, _ := record(t, func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		if r.Method != http.MethodConnect || r.Host != "model.example:443" {
			t.Errorf("the proxy is asked for %s %s", r.Method, r.Host)
		}
		w.WriteHeader(http.StatusBadGateway)
	})
	t.Setenv("HTTPS_PROXY", proxy.URL)
	t.Setenv("HTTP_PROXY", proxy.URL)
	t.Setenv("NO_PROXY", "")
	far := clientOf(t, Settings{On: true, URL: "https://model.example/v1", Model: "m"})
	if _, _, err := far.ask(t.Context()); err == nil || asked.Load() != 1 {
		t.Errorf("got %v, and the proxy was asked %d times", err, asked.Load())
	}
	here := serve(t, usual)
	if _, _, err := here.ask(t.Context()); err != nil || asked.Load() != 1 {
		t.Errorf("got %v, and the proxy was asked %d times", err, asked.Load())
	}
	only := clientOf(t, Settings{On: true, URL: "https://model.example/v1", Model: "m", LocalOnly: true})
	only.resolve = func(context.Context, string) ([]netip.Addr, error) {
		return []netip.Addr{netip.MustParseAddr("192.0.2.7")}, nil
	}
	if _, _, err := only.ask(t.Context()); !errors.Is(err, ErrNotLocal) || asked.Load() != 1 {
		t.Errorf("local only: got %v, and the proxy was asked %d times", err, asked.Load())
	}
}

func TestAzure(t *testing.T) {
	t.Parallel()
	var got *http.Request
	server, _ := record(t, func(w http.ResponseWriter, r *http.Request) {
		got = r.Clone(context.Background())
		usual(w, r)
	})
	x := clientOf(t, Settings{On: true, Preset: "azure", URL: server.URL, Model: "my-gpt-4.1"})
	if _, _, err := x.ask(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got.URL.Path != "/openai/deployments/my-gpt-4.1/chat/completions" || got.URL.Query().Get("api-version") != AzureVersion || got.Header.Get("api-key") != secret || got.Header.Get("Authorization") != "" {
		t.Errorf("asked %s with %v", got.URL, got.Header)
	}
}

func TestModels(t *testing.T) {
	t.Parallel()
	server, _ := record(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/v1/models" {
			t.Errorf("asked for %s", r.URL)
		}
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprint(w, `{"data":[{"id":"b"},{"id":"a"},{"id":"b"},{"id":""},{"id":"c\u001b[31m\u202e"}]}`)
	})
	got, err := Models(t.Context(), Settings{On: true, URL: server.URL + "/v1"}, Key{}, WithLimits(quick))
	if err != nil || strings.Join(got, " ") != "a b c<U+001B>[31m<U+202E>" {
		t.Errorf("got %v, %v", got, err)
	}
	if _, err := Models(t.Context(), Settings{URL: server.URL}, Key{}); !errors.Is(err, ErrOff) {
		t.Errorf("switched off: %v", err)
	}
}

// Whatever becomes of a request, nobody is left behind.
func TestNoGoroutineStays(t *testing.T) {
	for _, h := range []http.HandlerFunc{
		usual,
		func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) },
		func(w http.ResponseWriter, r *http.Request) {
			read(r)
			streaming(w)
			say(w, "x", "")
			<-r.Context().Done()
		},
		func(w http.ResponseWriter, _ *http.Request) {
			streaming(w)
			say(w, "x", "")
			panic(http.ErrAbortHandler)
		},
		func(w http.ResponseWriter, _ *http.Request) {
			streaming(w)
			fmt.Fprint(w, "data: "+strings.Repeat("x", 20<<20))
		},
	} {
		func() {
			server, _ := record(t, h)
			defer server.Close()
			limits := quick
			limits.Quiet = 50 * time.Millisecond
			c, err := New(Settings{On: true, URL: server.URL, Model: "m"}, Key{}, WithLimits(limits))
			if err != nil {
				t.Fatal(err)
			}
			c.sleep = func(ctx context.Context, _ time.Duration) error { return ctx.Err() }
			_, _ = c.Ask(t.Context(), []reword.Message{{Role: "user", Content: "u"}}, nil) // any end will do
			c.Close()
		}()
	}
	deadline := time.After(20 * time.Second)
	for left := mine(); left != ""; left = mine() {
		select {
		case <-deadline:
			t.Fatalf("these stay:\n%s", left)
		case <-time.After(5 * time.Millisecond): // they are on their way out
		}
	}
}

// mine are the goroutines that belong to the client or to connections, but those
// of this test and the ones beside it.
func mine() string {
	all := make([]byte, 1<<20)
	all = all[:runtime.Stack(all, true)]
	var out []string
	for g := range strings.SplitSeq(string(all), "\n\n") {
		if (strings.Contains(g, "net/http.") || strings.Contains(g, "reword/client.")) && !strings.Contains(g, "testing.tRunner") {
			out = append(out, g)
		}
	}
	return strings.Join(out, "\n\n")
}

func TestEstimate(t *testing.T) {
	t.Parallel()
	got := Estimate([]reword.Message{{Role: "system", Content: strings.Repeat("word ", 100)}, {Role: "user", Content: "[[SHARE:CHVF]] less"}})
	if got.Prompt < 120 || got.Prompt > 160 || got.Answer < 8 || got.Answer > 16 {
		t.Errorf("got %+v", got)
	}
}
