package client

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/zalando/go-keyring"
)

func TestKeyShowsNothing(t *testing.T) {
	t.Parallel()
	k := NewKey(" " + secret + "\n")
	var log bytes.Buffer
	slog.New(slog.NewTextHandler(&log, nil)).Info("x", "key", k, "in", struct{ K Key }{k})
	data, err := json.Marshal(map[string]any{"k": k})
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		k.String(), k.GoString(), fmt.Sprint(k), fmt.Sprintf("%v %+v %#v %s %q %x %d", k, k, k, k, k, k, k), fmt.Sprintf("%+v %#v", struct{ K Key }{k}, &struct{ K *Key }{&k}), log.String(), string(data),
	} {
		if strings.Contains(text, "sk-test") || strings.Contains(text, "736b2d") {
			t.Errorf("the key shows: %s", text)
		}
	}
	c, err := New(Settings{On: true, URL: "https://api.example.com", Model: "m"}, k)
	if err != nil {
		t.Fatal(err)
	}
	if text := fmt.Sprint(c); strings.Contains(text, secret) {
		t.Errorf("the key shows: %s", text)
	}
}

// shelf is a keyring of one's own.
type shelf struct {
	kept map[string]string
	fail error
}

func (s shelf) Set(service, user, password string) error {
	s.kept[service+"/"+user] = password
	return s.fail
}

func (s shelf) Get(service, user string) (string, error) {
	p, ok := s.kept[service+"/"+user]
	if !ok && s.fail == nil {
		return "", keyring.ErrNotFound
	}
	return p, s.fail
}

func (s shelf) Delete(service, user string) error {
	_, err := s.Get(service, user)
	delete(s.kept, service+"/"+user)
	return err
}

func TestKeyring(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	ring := shelf{kept: map[string]string{}}
	if _, err := LoadKey(ctx, ring, "api.example.com"); !errors.Is(err, ErrNoKey) {
		t.Errorf("got %v", err)
	}
	if err := SaveKey(ctx, ring, "api.example.com", NewKey(secret)); err != nil {
		t.Fatal(err)
	}
	if k, err := LoadKey(ctx, ring, "api.example.com"); err != nil || k.secret != secret {
		t.Errorf("got %v", err)
	}
	if _, err := LoadKey(ctx, ring, "other.example.com"); !errors.Is(err, ErrNoKey) {
		t.Errorf("a key goes to another server: %v", err)
	}
	if err := ForgetKey(ctx, ring, "api.example.com"); err != nil {
		t.Error(err)
	}
	broken := shelf{kept: map[string]string{}, fail: errors.New("dbus: " + secret)}
	for _, err := range []error{
		SaveKey(ctx, broken, "h", NewKey(secret)), ForgetKey(ctx, broken, "h"), func() error { _, err := LoadKey(ctx, broken, "h"); return err }(),
	} {
		if !errors.Is(err, ErrNoKeyring) || strings.Contains(err.Error(), secret) {
			t.Errorf("got %v", err)
		}
	}
}

// stuck is a keyring that waits for its user.
type stuck struct {
	shelf
	free chan struct{}
}

func (s stuck) Get(string, string) (string, error) { <-s.free; return "", nil }

func TestKeyringThatWaits(t *testing.T) {
	t.Parallel()
	ring := stuck{free: make(chan struct{})}
	defer close(ring.free)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := LoadKey(ctx, ring, "h"); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
