package client

import (
	"context"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"time"
	"unicode"

	openai "github.com/sashabaranov/go-openai"

	"bifocal/narrative/reword"
)

// Limits bound what a request may take.
type Limits struct {
	Dial   time.Duration // to connect
	Header time.Duration // until the answer begins; a local model may have to be loaded first
	Quiet  time.Duration // between two pieces of the answer
	Whole  time.Duration // for the whole answer, all tries together; none where it is zero
	Wait   time.Duration // the longest time to wait before another try
	Tries  int
	Bytes  int64 // of an answer, with all that is around its text
	Text   int   // bytes of the text of an answer
}

// UsualLimits are the limits where nobody sets others.
var UsualLimits = Limits{
	Dial: 10 * time.Second, Header: 2 * time.Minute, Quiet: 45 * time.Second, Whole: 10 * time.Minute, Wait: time.Minute, Tries: 4, Bytes: 4 << 20, Text: 256 << 10,
}

// Client talks to one server. It is safe for concurrent use.
type Client struct {
	settings Settings
	key      Key
	at       endpoint
	limits   Limits
	api      *openai.Client
	http     *http.Client
	roots    *x509.CertPool // nil: those of the system
	now      func() time.Time
	sleep    func(context.Context, time.Duration) error
	resolve  func(context.Context, string) ([]netip.Addr, error)
	waiting  func(time.Duration)
}

// Option changes how a client works.
type Option func(*Client)

// WithLimits sets other limits than the usual ones.
func WithLimits(l Limits) Option { return func(c *Client) { c.limits = l } }

// WithRoots sets the authorities whose certificates count, in place of the
// system's.
func WithRoots(p *x509.CertPool) Option { return func(c *Client) { c.roots = p } }

// WithWaiting sets what is told when the server asks to wait.
func WithWaiting(tell func(time.Duration)) Option { return func(c *Client) { c.waiting = tell } }

// New makes a client. It opens no connection; its errors are those of
// [Settings.Check].
func New(s Settings, k Key, options ...Option) (*Client, error) {
	if err := s.Check(); err != nil {
		return nil, err
	}
	return newClient(s, k, options...)
}

// newClient makes a client for settings whose model may be missing.
func newClient(s Settings, k Key, options ...Option) (*Client, error) {
	if !s.On {
		return nil, ErrOff
	}
	at, err := s.endpoint()
	if err != nil {
		return nil, err
	}
	c := &Client{settings: s, key: k, at: at, limits: UsualLimits, now: time.Now, sleep: sleep, resolve: systemResolve}
	for _, o := range options {
		o(c)
	}
	c.http = &http.Client{Transport: c.transport(), CheckRedirect: c.redirected}
	config := openai.DefaultConfig(k.secret)
	if at.azure {
		config = openai.DefaultAzureConfig(k.secret, strings.TrimSuffix(at.url.String(), "/openai"))
		config.APIVersion = at.version
		config.AzureModelMapperFunc = func(model string) string { return model } // the user names the deployment
	} else {
		config.BaseURL = at.url.String()
	}
	config.HTTPClient = &courier{c, c.http}
	c.api = openai.NewClientWithConfig(config)
	return c, nil
}

// Close lets go of connections that are kept.
func (c *Client) Close() { c.http.CloseIdleConnections() }

// String names the server and the model, and no key.
func (c *Client) String() string { return c.settings.Model + " at " + c.at.url.Host }

// Host names the server.
func (c *Client) Host() string { return c.at.url.Host }

// Model returns the model that is asked.
func (c *Client) Model() string { return c.settings.Model }

// Models asks a server for the models that it has, in the order of the alphabet.
// The settings need no model for it.
func Models(ctx context.Context, s Settings, k Key, options ...Option) ([]string, error) {
	c, err := newClient(s, k, options...)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	list, err := c.api.ListModels(ctx)
	if err != nil {
		return nil, c.explain(ctx, err)
	}
	out := make([]string, 0, len(list.Models))
	for _, m := range list.Models {
		if m.ID != "" {
			out = append(out, printable(m.ID))
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// printable is what a server says, with what cannot be seen written out: it is shown in
// a terminal, which would else do as it is told there.
func printable(said string) string {
	const longest = 200
	if len(said) > longest {
		said = strings.ToValidUTF8(said[:longest], "") + "…"
	}
	var b strings.Builder
	for _, r := range said {
		if unicode.IsPrint(r) {
			b.WriteRune(r)
			continue
		}
		fmt.Fprintf(&b, "<U+%04X>", r)
	}
	return b.String()
}

// body is what is sent.
func body(model string, messages []reword.Message) openai.ChatCompletionRequest {
	out := openai.ChatCompletionRequest{Model: model, Stream: true, StreamOptions: &openai.StreamOptions{IncludeUsage: true}}
	for _, m := range messages {
		out.Messages = append(out.Messages, openai.ChatCompletionMessage{Role: m.Role, Content: m.Content})
	}
	return out
}

// Body returns what would be sent for messages, byte for byte: what a dry run
// prints.
func Body(model string, messages []reword.Message) (json.RawMessage, error) {
	data, err := json.Marshal(body(model, messages))
	if err != nil {
		return nil, fmt.Errorf("writing the request: %w", err)
	}
	return data, nil
}

// Usage is what an answer cost, in tokens of the model; zero where the server does
// not say.
type Usage struct {
	Prompt int `json:"prompt"`
	Answer int `json:"answer"`
}

// Answer is what a model said.
type Answer struct {
	Text  string
	Model string // that answered
	Usage Usage
}

// Ask sends messages and returns the answer. piece is called with every piece of
// it as it comes, from the calling goroutine; it may be nil. A context that is
// cancelled ends the request at once, with context.Canceled. Every other error is
// a *Failure.
func (c *Client) Ask(ctx context.Context, messages []reword.Message, piece func(string)) (Answer, error) {
	ctx, cancel := c.within(ctx)
	defer cancel()
	last := &ending{}
	ctx = context.WithValue(ctx, endingKey{}, last)
	stream, err := c.api.CreateChatCompletionStream(ctx, body(c.settings.Model, messages))
	if err != nil {
		return Answer{}, c.explain(ctx, err)
	}
	defer stream.Close() //nolint:errcheck // the answer is read, or not used
	var text strings.Builder
	var out Answer
	finished := ""
	for {
		chunk, err := stream.Recv()
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			break
		}
		if err != nil {
			return Answer{}, c.explainPart(ctx, err, text.Len() > 0)
		}
		if chunk.Model != "" {
			out.Model = printable(chunk.Model)
		}
		if u := chunk.Usage; u != nil && u.TotalTokens > 0 {
			out.Usage = Usage{u.PromptTokens, u.CompletionTokens}
		}
		for _, choice := range chunk.Choices {
			if choice.Index != 0 {
				continue
			}
			if choice.FinishReason != "" && choice.FinishReason != "null" {
				finished = string(choice.FinishReason)
			}
			if choice.Delta.Content == "" {
				continue
			}
			if text.Len()+len(choice.Delta.Content) > c.limits.Text {
				return Answer{}, fail(ErrTooLong, "The answer of %s is longer than %d KB, and was cut there. Nothing of it is used; try again, or choose another model.", c.at.url.Host, c.limits.Text>>10)
			}
			text.WriteString(choice.Delta.Content)
			if piece != nil {
				piece(choice.Delta.Content)
			}
		}
	}
	if ctx.Err() != nil {
		return Answer{}, c.explain(ctx, ctx.Err())
	}
	out.Text = c.key.redact(text.String()) // a server that repeats the key does not bring it into the library
	return out, c.ended(finished, out.Text, last.seen)
}

// within bounds the time of a whole request: an answer that never ends, piece by
// piece, would else keep one waiting for good.
func (c *Client) within(ctx context.Context) (context.Context, context.CancelFunc) {
	if c.limits.Whole == 0 {
		return context.WithCancel(ctx)
	}
	return context.WithTimeoutCause(ctx, c.limits.Whole, fail(ErrStalled, "%s has not ended its answer after %s. What had come is not used; try again, or choose another model.", c.at.url.Host, seconds(c.limits.Whole)))
}

// ended says what is wrong with how an answer ended.
func (c *Client) ended(finished, text string, done bool) error {
	host := c.at.url.Host
	switch {
	case finished == string(openai.FinishReasonLength):
		return fail(ErrTooLong, "The model stopped before it had finished, because its answer may be no longer. Ask for a shorter passage, or choose another model.")
	case finished == string(openai.FinishReasonContentFilter):
		return fail(ErrFiltered, "%s held the answer back: its filter does not like the text. Reword it by hand, or choose another server.", host)
	case finished == "" && !done && text == "":
		return fail(ErrNoAnswer, "%s answered with something that is no answer of a model. Check the address; most end in /v1.", host)
	case finished == "" && !done:
		return c.broken()
	}
	return nil
}

// broken is about a connection that broke while an answer came.
func (c *Client) broken() *Failure {
	return fail(ErrCut, "The connection to %s broke off in the middle of the answer. What had come is not used; try again.", c.at.url.Host)
}

// explainPart is explain for an answer that had begun.
func (c *Client) explainPart(ctx context.Context, err error, begun bool) error {
	out := c.explain(ctx, err)
	if begun && (errors.Is(out, ErrNoAnswer) || errors.Is(out, ErrUnreachable)) {
		return c.broken()
	}
	return out
}

// Estimate returns about how many tokens messages take, and an answer of the usual
// length: a token is about four letters of English, and a sealed value takes some
// eight.
func Estimate(messages []reword.Message) Usage {
	const letters, around, value = 4, 4, 6
	n := 0
	for _, m := range messages {
		n += around + (len(m.Content)+letters-1)/letters + value*strings.Count(m.Content, "[[")
	}
	last := messages[len(messages)-1].Content
	return Usage{Prompt: n, Answer: (len(last)+letters-1)/letters + value*strings.Count(last, "[[")}
}
