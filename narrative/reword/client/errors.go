package client

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	openai "github.com/sashabaranov/go-openai"
)

// Kinds of failure, for errors.Is.
var (
	ErrKeyRefused  = errors.New("the server refuses the key")
	ErrRate        = errors.New("the server has too many requests")
	ErrServer      = errors.New("the server has a fault")
	ErrRequest     = errors.New("the server refuses the request")
	ErrUnreachable = errors.New("the server cannot be reached")
	ErrStalled     = errors.New("the server stopped answering")
	ErrCut         = errors.New("the answer was cut off")
	ErrTooLong     = errors.New("the answer is too long")
	ErrNoAnswer    = errors.New("the server does not answer as one with the OpenAI interface does")
	ErrRedirect    = errors.New("the server sends on to another one")
	ErrTLS         = errors.New("the server cannot prove who it is")
	ErrFiltered    = errors.New("the server held the answer back")
)

// Failure is an error of a request, in a sentence with what to do. It holds no
// key.
type Failure struct {
	kind error
	text string
}

func (f *Failure) Error() string { return f.text }

// Is matches the kind.
func (f *Failure) Is(target error) bool { return target == f.kind }

func fail(kind error, format string, args ...any) *Failure {
	return &Failure{kind, fmt.Sprintf(format, args...)}
}

// explain turns whatever went wrong into a sentence for the user. The cause is not
// kept: it may hold the key, or what the server made up.
func (c *Client) explain(ctx context.Context, err error) error {
	var known *Failure
	if errors.As(err, &known) {
		return known
	}
	if cause := context.Cause(ctx); errors.As(cause, &known) {
		return known
	}
	if errors.Is(ctx.Err(), context.Canceled) {
		return context.Canceled
	}
	var api *openai.APIError
	var request *openai.RequestError
	switch {
	case errors.As(err, &api):
		return c.status(statusOf(api), api.Message)
	case errors.As(err, &request) && request.HTTPStatusCode >= 400:
		return c.status(request.HTTPStatusCode, "")
	}
	host := c.at.url.Host
	var unknown x509.UnknownAuthorityError
	var wrongName x509.HostnameError
	var invalid x509.CertificateInvalidError
	var verification *tls.CertificateVerificationError
	switch {
	case errors.As(err, &unknown), errors.As(err, &wrongName), errors.As(err, &invalid), errors.As(err, &verification):
		return fail(ErrTLS, "%s cannot prove that it is %s: its certificate does not hold. Nothing was sent; ask who runs the server, or use another one.", host, host)
	}
	var record tls.RecordHeaderError
	if errors.As(err, &record) {
		return fail(ErrTLS, "%s does not speak TLS; if it is a server on this computer, write http:// before its address.", host)
	}
	var netErr net.Error
	if errors.As(err, &netErr) && netErr.Timeout() {
		return fail(ErrStalled, "%s did not answer within %s. Try again, or choose another server.", host, c.limits.Header)
	}
	var dns *net.DNSError
	if errors.As(err, &dns) {
		return fail(ErrUnreachable, "There is no server called %s. Check the address.", host)
	}
	var op *net.OpError
	var address *url.Error
	if errors.As(err, &op) || errors.As(err, &address) {
		return fail(ErrUnreachable, "%s cannot be reached. Check whether the server runs, and the address.", host)
	}
	return fail(ErrNoAnswer, "%s answered with something that is not what a server with the OpenAI interface sends. Check the address; most end in /v1.", host)
}

// statusOf is the status of a refusal. Some servers put it into a stream that
// began well; then its type and code say what it is.
func statusOf(e *openai.APIError) int {
	if e.HTTPStatusCode >= 400 {
		return e.HTTPStatusCode
	}
	switch said := strings.ToLower(fmt.Sprint(e.Code, " ", e.Type)); {
	case strings.Contains(said, "api_key"), strings.Contains(said, "authentication"), strings.Contains(said, "permission"), strings.Contains(said, "401"):
		return http.StatusUnauthorized
	case strings.Contains(said, "rate_limit"), strings.Contains(said, "quota"), strings.Contains(said, "429"), e.Type == "requests", e.Type == "tokens":
		return http.StatusTooManyRequests
	case strings.Contains(said, "model_not_found"):
		return http.StatusNotFound
	case strings.Contains(said, "invalid_request"):
		return http.StatusBadRequest
	}
	return 0
}

// status explains an answer that is a refusal.
func (c *Client) status(code int, said string) error {
	host := c.at.url.Host
	said = c.quote(said)
	switch {
	case code == http.StatusUnauthorized, code == http.StatusForbidden:
		return fail(ErrKeyRefused, "%s refuses the key (%d). Check the key, and whether it may use the model %s.", host, code, c.settings.Model)
	case code == http.StatusTooManyRequests:
		return fail(ErrRate, "%s has too many requests at the moment (429), also after %d tries. Wait a while and try again, or check what your account may use.%s", host, c.limits.Tries, said)
	case code == http.StatusNotFound:
		return fail(ErrRequest, "%s does not know the model %q, or has nothing at this address (404). Check both; the list of models shows what there is.", host, c.settings.Model)
	case code >= 500:
		return fail(ErrServer, "%s has a fault (%d), also after %d tries. Try again later.%s", host, code, c.limits.Tries, said)
	case code >= 400:
		return fail(ErrRequest, "%s refuses the request (%d).%s", host, code, said)
	}
	return fail(ErrServer, "%s reports a fault while it answers. Try again.%s", host, said)
}

// quote shows what a server said, short, on one line, without the key.
func (c *Client) quote(said string) string {
	said = strings.Join(strings.Fields(c.key.redact(said)), " ")
	if said == "" {
		return ""
	}
	return " It says: " + printable(said)
}

func seconds(d time.Duration) string {
	if d < time.Second {
		return "less than a second"
	}
	if d >= 2*time.Minute {
		return fmt.Sprintf("%d minutes", int(d.Round(time.Minute)/time.Minute))
	}
	return fmt.Sprintf("%d seconds", int(d.Round(time.Second)/time.Second))
}
