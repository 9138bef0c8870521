package client

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"github.com/zalando/go-keyring"
)

// KeyVariable names the environment variable that may hold the key.
const KeyVariable = "BIFOCAL_LLM_KEY"

// Errors of keys.
var (
	// ErrNoKeyring says that the machine has no keyring, or none that answers.
	ErrNoKeyring = errors.New("there is no keyring on this machine that answers, so the key is asked for each time; or set " + KeyVariable)
	// ErrNoKey says that the keyring holds no key for the server.
	ErrNoKey = errors.New("the keyring holds no key for this server")
)

// hidden stands for a key wherever one would be written.
const hidden = "(key)"

// Key is the secret that a server asks for. However it is printed, encoded or
// logged, it shows nothing of itself.
type Key struct{ secret string }

// NewKey makes a key of what the user gave, without the space around it.
func NewKey(secret string) Key { return Key{strings.TrimSpace(secret)} }

// Given reports whether there is a key.
func (k Key) Given() bool { return k.secret != "" }

// String shows nothing.
func (Key) String() string { return hidden }

// GoString shows nothing.
func (Key) GoString() string { return hidden }

// Format shows nothing, whatever the verb.
func (Key) Format(s fmt.State, _ rune) { _, _ = s.Write([]byte(hidden)) }

// MarshalText shows nothing.
func (Key) MarshalText() ([]byte, error) { return []byte(hidden), nil }

// LogValue shows nothing.
func (Key) LogValue() slog.Value { return slog.StringValue(hidden) }

// redact takes the key out of a text, and parts of it that servers print to say
// which one they mean.
func (k Key) redact(text string) string {
	const part = 4
	if k.secret == "" {
		return text
	}
	text = strings.ReplaceAll(text, k.secret, hidden)
	if len(k.secret) < 4*part {
		return text
	}
	// "Incorrect API key provided: sk-ab******wxyz"
	return partial.ReplaceAllStringFunc(text, func(m string) string {
		if strings.HasPrefix(m, k.secret[:part]) || strings.HasSuffix(m, k.secret[len(k.secret)-part:]) {
			return hidden
		}
		return m
	})
}

// service is the name under which keys stand in the keyring.
const service = "Bifocal rewording"

// Ring is where keys are kept: the system's keyring.
type Ring interface {
	Set(service, user, password string) error
	Get(service, user string) (string, error)
	Delete(service, user string) error
}

// SystemRing is the keyring of the system: the Keychain, the Credential Manager,
// or the Secret Service.
type SystemRing struct{}

// Set keeps a secret.
func (SystemRing) Set(service, user, password string) error {
	return keyring.Set(service, user, password)
}

// Get returns a secret.
func (SystemRing) Get(service, user string) (string, error) { return keyring.Get(service, user) }

// Delete forgets a secret.
func (SystemRing) Delete(service, user string) error { return keyring.Delete(service, user) }

// patience is how long a keyring may take: it may be asking its user.
const patience = time.Minute

// LoadKey returns the key of a server from the keyring: ErrNoKey where there is
// none, ErrNoKeyring where nothing answers.
func LoadKey(ctx context.Context, ring Ring, host string) (Key, error) {
	var secret string
	err := patiently(ctx, func() (err error) { secret, err = ring.Get(service, host); return err })
	if err != nil {
		return Key{}, err
	}
	return NewKey(secret), nil
}

// KeptKey returns the key that the keyring holds for a server that needs none, or none: a
// server on this computer may ask for one all the same. A keyring that does not answer
// soon is not waited for.
func KeptKey(ctx context.Context, ring Ring, host string) Key {
	ctx, cancel := context.WithTimeout(ctx, glance)
	defer cancel()
	k, _ := LoadKey(ctx, ring, host)
	return k
}

// glance is how long a keyring may take that is asked for what is not needed.
const glance = 2 * time.Second

// SaveKey keeps the key of a server in the keyring.
func SaveKey(ctx context.Context, ring Ring, host string, k Key) error {
	return patiently(ctx, func() error { return ring.Set(service, host, k.secret) })
}

// ForgetKey takes the key of a server out of the keyring; ErrNoKey where there is
// none.
func ForgetKey(ctx context.Context, ring Ring, host string) error {
	return patiently(ctx, func() error { return ring.Delete(service, host) })
}

// patiently waits for a keyring, which may wait for its user. What it says is not
// passed on: nobody knows what a keyring puts into its errors.
func patiently(ctx context.Context, do func() error) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	done := make(chan error, 1) // so that a keyring that answers late finds nobody and goes
	go func() { done <- do() }()
	select {
	case err := <-done:
		switch {
		case err == nil:
			return nil
		case errors.Is(err, keyring.ErrNotFound):
			return ErrNoKey
		case errors.Is(err, keyring.ErrSetDataTooBig):
			return errors.New("the key is too long for the keyring of this machine")
		}
		return ErrNoKeyring
	case <-ctx.Done():
		if errors.Is(ctx.Err(), context.DeadlineExceeded) {
			return ErrNoKeyring
		}
		return ctx.Err()
	}
}
