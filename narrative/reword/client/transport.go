package client

import (
	"context"
	"crypto/tls"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/http/httpproxy"
)

// transport returns how the server is reached. To a loopback server connections
// are made to this computer or not at all, past any proxy; its certificate counts
// for nothing then, since nobody is in between. Any other server has to prove who
// it is, and may be behind the proxy that the environment names.
func (c *Client) transport() *http.Transport {
	t := &http.Transport{
		DialContext:            c.dial,
		TLSHandshakeTimeout:    10 * time.Second,
		ResponseHeaderTimeout:  c.limits.Header,
		IdleConnTimeout:        30 * time.Second,
		MaxIdleConns:           2,
		MaxResponseHeaderBytes: 1 << 16,
		ForceAttemptHTTP2:      true,
		TLSClientConfig:        &tls.Config{MinVersion: tls.VersionTLS12, RootCAs: c.roots},
	}
	if c.at.loopback {
		t.TLSClientConfig.InsecureSkipVerify = true // dial reaches this computer alone
		return t
	}
	proxy := httpproxy.FromEnvironment().ProxyFunc()
	t.Proxy = func(r *http.Request) (*url.URL, error) { return proxy(r.URL) }
	return t
}

// dial connects. Where only this computer may be reached, the name is looked up
// here and the connection goes to the very address that was looked at, so that a
// name cannot mean this computer when it is checked and another one afterwards.
func (c *Client) dial(ctx context.Context, network, address string) (net.Conn, error) {
	d := net.Dialer{Timeout: c.limits.Dial}
	if !c.at.loopback {
		return d.DialContext(ctx, network, address)
	}
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	addresses, err := c.lookUp(ctx, host)
	if err != nil {
		return nil, err
	}
	var failed error
	for _, a := range addresses {
		conn, err := d.DialContext(ctx, network, net.JoinHostPort(a.String(), port))
		if err == nil {
			return conn, nil
		}
		failed = err
	}
	return nil, failed
}

// lookUp returns the addresses of a host that has to be this computer. One that
// has any other address is refused, whatever its other ones are.
func (c *Client) lookUp(ctx context.Context, host string) ([]netip.Addr, error) {
	if isLoopback(host) && net.ParseIP(host) == nil {
		// RFC 6761: localhost is this computer, whatever a resolver says.
		return []netip.Addr{netip.AddrFrom4([4]byte{127, 0, 0, 1}), netip.IPv6Loopback()}, nil
	}
	addresses, err := c.resolve(ctx, host)
	if err != nil {
		return nil, err
	}
	for i, a := range addresses {
		if a = a.Unmap(); !a.IsLoopback() {
			if c.settings.LocalOnly {
				return nil, fail(ErrNotLocal, "%s is not on this computer, and only servers on this computer are allowed. Nothing was sent.", host)
			}
			return nil, fail(ErrPlainHTTP, "%s is not on this computer, and is to be reached without TLS. Nothing was sent; write https:// before its address.", host)
		}
		addresses[i] = a
	}
	if len(addresses) == 0 {
		return nil, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
	}
	return addresses, nil
}

// redirected refuses to be sent to another server: what is sent, and the key, are
// for the one that the user chose.
func (c *Client) redirected(r *http.Request, via []*http.Request) error {
	const most = 3
	if !strings.EqualFold(r.URL.Host, c.at.url.Host) || r.URL.Scheme != c.at.url.Scheme {
		return fail(ErrRedirect, "%s sends on to another server, %s. Nothing was sent there; if that is the right one, set its address.", c.at.url.Host, r.URL.Host)
	}
	if len(via) >= most {
		return fail(ErrNoAnswer, "%s sends on from one address to the next. Check the address.", c.at.url.Host)
	}
	return nil
}

func systemResolve(ctx context.Context, host string) ([]netip.Addr, error) {
	addresses, err := net.DefaultResolver.LookupNetIP(ctx, "ip", host)
	if err != nil {
		return nil, fmt.Errorf("looking up %s: %w", host, err)
	}
	return addresses, nil
}
