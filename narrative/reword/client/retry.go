package client

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// courier is the HTTP client under go-openai: it tries again where that helps,
// watches over the time that an answer takes, and bounds its length.
type courier struct {
	c    *Client
	http *http.Client
}

// Do sends a request, and again on 429 and 5xx: after the time that the server
// asks for, or after longer and longer times.
func (s *courier) Do(r *http.Request) (*http.Response, error) {
	// go-openai asks for it to be kept open, which HTTP does by itself.
	r.Header.Del("Connection")
	r.Header.Set("User-Agent", "Bifocal")
	var body []byte
	if r.Body != nil {
		var err error
		if body, err = io.ReadAll(r.Body); err != nil {
			return nil, err
		}
		_ = r.Body.Close() // it was made of bytes
	}
	ctx := r.Context()
	for try := 1; ; try++ {
		attempt := r.Clone(ctx)
		if body != nil {
			attempt.Body = io.NopCloser(bytes.NewReader(body))
			attempt.ContentLength = int64(len(body))
			attempt.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(body)), nil }
		}
		res, err := s.once(attempt)
		if err != nil {
			return nil, err
		}
		if !worthAgain(res.StatusCode) || try >= s.c.limits.Tries {
			return res, nil
		}
		wait := s.c.pause(res.Header.Get("Retry-After"), try)
		_ = res.Body.Close() // it is a refusal
		if wait >= endless {
			return nil, fail(ErrRate, "%s asks to wait for longer than anybody would, before the next request. Try again later.", s.c.at.url.Host)
		}
		if wait > s.c.limits.Wait {
			return nil, fail(ErrRate, "%s asks to wait for %s before the next request. Try again then.", s.c.at.url.Host, seconds(wait))
		}
		if s.c.waiting != nil {
			s.c.waiting(wait)
		}
		if err := s.c.sleep(ctx, wait); err != nil {
			return nil, err
		}
	}
}

func worthAgain(status int) bool {
	switch status {
	case http.StatusTooManyRequests, http.StatusInternalServerError, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true
	}
	return false
}

// endless is a wait that nobody is told the length of: two days.
const endless = 48 * time.Hour

// pause returns how long to wait before the next try: what Retry-After says, in
// seconds or as a date (RFC 9110, 10.2.3), else half a second, doubled with every
// try and spread, so that many who wait do not come back at once.
func (c *Client) pause(after string, try int) time.Duration {
	const first, longest = 500 * time.Millisecond, 8 * time.Second
	after = strings.TrimSpace(after)
	if after != "" && strings.Trim(after, "0123456789") == "" {
		n, err := strconv.ParseUint(after, 10, 31)
		if err != nil { // more seconds than can be counted
			return endless
		}
		return min(endless, time.Duration(n)*time.Second)
	}
	if at, err := http.ParseTime(after); err == nil {
		return min(endless, max(0, at.Sub(c.now())))
	}
	d := min(first<<(try-1), longest)
	return d/2 + rand.N(d/2) //nolint:gosec // it spreads tries and keeps no secret
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// once sends a request one time. The answer's body ends where nothing comes for
// too long, and where it is too long.
func (s *courier) once(r *http.Request) (*http.Response, error) {
	ctx, cancel := context.WithCancelCause(r.Context())
	r = r.WithContext(ctx)
	res, err := s.http.Do(r) //nolint:gosec // the address is the one the user chose, and dial and redirected hold it to that
	if err != nil {
		defer cancel(nil)
		var known *Failure
		if cause := context.Cause(ctx); errors.As(cause, &known) {
			return nil, known
		}
		return nil, err
	}
	res.Body = s.c.watch(ctx, res.Body, cancel)
	if r.Header.Get("Accept") == "text/event-stream" && res.StatusCode < 300 && !strings.Contains(res.Header.Get("Content-Type"), "event-stream") {
		return s.whole(res)
	}
	return res, nil
}

// whole takes an answer that came in one piece, though it was asked for in many,
// and hands it on as a stream of one. What is no answer is refused.
func (s *courier) whole(res *http.Response) (*http.Response, error) {
	data, err := io.ReadAll(res.Body)
	_ = res.Body.Close() // it was read
	if err != nil {
		return nil, err
	}
	if bytes.HasPrefix(bytes.TrimSpace(data), []byte("data:")) { // a stream that does not say that it is one
		res.Body = io.NopCloser(bytes.NewReader(data))
		return res, nil
	}
	var answer struct {
		Model   string `json:"model"`
		Choices []struct {
			Message struct {
				Content string `json:"content"`
			} `json:"message"`
			FinishReason string `json:"finish_reason"`
		} `json:"choices"`
		Usage json.RawMessage `json:"usage"`
	}
	if err := json.Unmarshal(data, &answer); err != nil || len(answer.Choices) == 0 {
		return nil, fail(ErrNoAnswer, "%s answered with something that is no answer of a model. Check the address; most end in /v1.", s.c.at.url.Host)
	}
	finish := answer.Choices[0].FinishReason
	if finish == "" {
		finish = "stop"
	}
	chunk := map[string]any{
		"model":   answer.Model,
		"choices": []any{map[string]any{"index": 0, "delta": map[string]any{"content": answer.Choices[0].Message.Content}, "finish_reason": finish}},
	}
	if len(answer.Usage) > 0 {
		chunk["usage"] = answer.Usage
	}
	line, err := json.Marshal(chunk)
	if err != nil {
		return nil, err
	}
	stream := append(append([]byte("data: "), line...), "\n\ndata: [DONE]\n\n"...)
	res.Body = io.NopCloser(bytes.NewReader(stream))
	return res, nil
}

// ending is told by whoever reads an answer that its last line came.
type ending struct{ seen bool }

type endingKey struct{}

// watched is a body that is watched over.
type watched struct {
	io.ReadCloser
	ctx    context.Context //nolint:containedctx // it is that of the request whose body this is
	left   int64           // bytes that may still come
	limit  error           // where it is too long
	cut    error           // where the connection breaks
	idle   *time.Timer
	quiet  time.Duration
	cancel context.CancelCauseFunc
	tail   []byte
	ending *ending // may be nil
	once   sync.Once
}

// watch cancels the request where no byte comes for too long, with a *Failure as
// the cause.
func (c *Client) watch(ctx context.Context, body io.ReadCloser, cancel context.CancelCauseFunc) io.ReadCloser {
	stalled := fail(ErrStalled, "%s stopped in the middle of its answer: nothing came for %s. What had come is not used; try again.", c.at.url.Host, seconds(c.limits.Quiet))
	w := &watched{
		ReadCloser: body, ctx: ctx, left: c.limits.Bytes, quiet: c.limits.Quiet, cancel: cancel,
		cut:   c.broken(),
		limit: fail(ErrTooLong, "The answer of %s is longer than %d KB, and was cut there. Nothing of it is used; try again, or choose another model.", c.at.url.Host, c.limits.Bytes>>10),
	}
	w.ending, _ = ctx.Value(endingKey{}).(*ending)
	w.idle = time.AfterFunc(c.limits.Quiet, func() { cancel(stalled) })
	return w
}

// Read is that of the body, bounded in length and in time.
func (w *watched) Read(p []byte) (int, error) {
	if w.left <= 0 {
		return 0, w.limit
	}
	if int64(len(p)) > w.left {
		p = p[:w.left]
	}
	n, err := w.ReadCloser.Read(p)
	w.left -= int64(n)
	if n > 0 {
		w.idle.Reset(w.quiet)
		w.look(p[:n])
	}
	var known *Failure
	switch {
	case err == nil || errors.Is(err, io.EOF):
	case errors.As(context.Cause(w.ctx), &known):
		return n, known
	case w.ctx.Err() == nil:
		return n, w.cut
	}
	return n, err
}

// look looks for the line that ends a stream.
func (w *watched) look(p []byte) {
	const mark = "[DONE]"
	if w.ending == nil || w.ending.seen {
		return
	}
	w.tail = append(w.tail, p...)
	w.ending.seen = bytes.Contains(w.tail, []byte(mark))
	w.tail = bytes.Clone(w.tail[max(0, len(w.tail)-len(mark)):])
}

// Close ends the request.
func (w *watched) Close() error {
	err := w.ReadCloser.Close()
	w.once.Do(func() {
		w.idle.Stop()
		w.cancel(nil)
	})
	return err
}
