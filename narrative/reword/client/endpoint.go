// Package client talks to a language model over the OpenAI interface: the hosted
// service, Azure, or a server on the user's machine. It is the only part of
// Bifocal that opens a connection to a network, does so only where rewording was
// switched on, and sends nothing but what it is given, which is sealed.
package client

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"regexp"
	"strings"
)

// Preset is a server that is known by name.
type Preset struct {
	Name  string
	Label string
	URL   string // "" where the user has to say it
	Azure bool
	Local bool   // on the user's machine: it needs no key
	Model string // an example
}

// Presets are the known servers; "custom" is any other.
var Presets = []Preset{
	{Name: "openai", Label: "OpenAI", URL: "https://api.openai.com/v1", Model: "gpt-4.1-mini"},
	{Name: "azure", Label: "Azure OpenAI", Azure: true, Model: "the name of your deployment"},
	{Name: "ollama", Label: "Ollama on this computer", URL: "http://localhost:11434/v1", Local: true, Model: "llama3.1"},
	{Name: "lmstudio", Label: "LM Studio on this computer", URL: "http://localhost:1234/v1", Local: true, Model: "the model that is loaded"},
	{Name: "llamacpp", Label: "llama.cpp on this computer", URL: "http://localhost:8080/v1", Local: true, Model: "the model that is loaded"},
	{Name: "custom", Label: "Another server with the OpenAI interface", Model: "a model of that server"},
}

// PresetOf returns a preset by its name, and false for an unknown one.
func PresetOf(name string) (Preset, bool) {
	for _, p := range Presets {
		if p.Name == name {
			return p, true
		}
	}
	return Preset{}, false
}

// Errors of settings.
var (
	// ErrOff says that rewording was not switched on.
	ErrOff = errors.New("rewording by a model is switched off, and nothing is sent")
	// ErrPlainHTTP says that a server on a network is to be reached without TLS.
	ErrPlainHTTP = errors.New("plain HTTP goes to this computer alone; use https for any other server")
	// ErrNotLocal says that a server elsewhere is refused, because only local ones
	// are allowed.
	ErrNotLocal = errors.New("only servers on this computer are allowed")
)

// Settings say which server is meant, and how it may be reached.
type Settings struct {
	On        bool // false: nothing is ever sent
	Preset    string
	URL       string // in place of the preset's
	Model     string
	LocalOnly bool
	Version   string // of Azure's interface
}

// AzureVersion is the newest version of Azure's interface that is generally
// available and has all that is asked for here.
const AzureVersion = "2024-10-21"

// endpoint is a server that may be reached.
type endpoint struct {
	url      *url.URL
	azure    bool
	version  string
	loopback bool // connections go to this computer, or nowhere
}

// Host names the server, for keys and messages.
func (s *Settings) Host() string {
	e, err := s.endpoint()
	if err != nil {
		return ""
	}
	return e.url.Host
}

// NeedsKey reports whether the server is one that asks for a key.
func (s *Settings) NeedsKey() bool {
	p, _ := PresetOf(s.Preset)
	e, err := s.endpoint()
	return err == nil && !p.Local && !isLoopback(e.url.Hostname())
}

// Check says what is wrong with the settings, without opening a connection: nil,
// ErrOff, ErrPlainHTTP, ErrNotLocal, or what is missing.
func (s *Settings) Check() error {
	if !s.On {
		return ErrOff
	}
	if _, err := s.endpoint(); err != nil {
		return err
	}
	if strings.TrimSpace(s.Model) == "" {
		return errors.New("which model? Say its name; the server lists what it has")
	}
	return nil
}

func (s *Settings) endpoint() (endpoint, error) {
	preset, ok := PresetOf(s.Preset)
	if s.Preset != "" && !ok {
		names := make([]string, len(Presets))
		for i, p := range Presets {
			names[i] = p.Name
		}
		return endpoint{}, fmt.Errorf("%q is no server that is known by name; known are %s", s.Preset, strings.Join(names, ", "))
	}
	address := s.URL
	if address == "" {
		address = preset.URL
	}
	if address == "" {
		return endpoint{}, errors.New("which server? Say its address, or one that is known by name")
	}
	u, err := url.Parse(strings.TrimRight(address, "/"))
	switch {
	case err != nil || u.Host == "" || u.Hostname() == "":
		return endpoint{}, errors.New("the address of the server is none; write for example https://api.example.com/v1")
	case u.User != nil:
		return endpoint{}, errors.New("the address of the server holds a user name or a password; leave it out and give the key on its own")
	case u.RawQuery != "" || u.Fragment != "":
		return endpoint{}, errors.New("the address of the server holds more than a path; leave out what stands behind ? or #")
	case u.Scheme != "http" && u.Scheme != "https":
		return endpoint{}, fmt.Errorf("%q is no way to reach a server; write https://, or http:// for one on this computer", u.Scheme)
	}
	e := endpoint{url: u, azure: preset.Azure, version: s.Version, loopback: s.LocalOnly || u.Scheme == "http"}
	if e.azure && e.version == "" {
		e.version = AzureVersion
	}
	host := u.Hostname()
	// An address is decided on here; a name when it is looked up, each time, so that
	// it cannot mean one thing now and another later.
	if addr, err := netip.ParseAddr(strings.Trim(host, "[]")); err == nil && !addr.Unmap().IsLoopback() {
		switch {
		case u.Scheme == "http":
			return endpoint{}, fmt.Errorf("%s: %w", host, ErrPlainHTTP)
		case s.LocalOnly:
			return endpoint{}, fmt.Errorf("%s: %w", host, ErrNotLocal)
		}
	}
	if isLoopback(host) {
		e.loopback = true
	}
	return e, nil
}

// isLoopback reports whether a host means this computer, by what it is called: a
// name that only the resolver knows does not count.
func isLoopback(host string) bool {
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	ip := net.ParseIP(strings.Trim(host, "[]"))
	return ip != nil && ip.IsLoopback()
}

// partial is a key as servers print it to say which one they mean.
var partial = regexp.MustCompile(`[A-Za-z0-9_-]{2,}[*•.…]{2,}[A-Za-z0-9_-]*`)
