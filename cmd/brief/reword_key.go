package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"bifocal/narrative/reword/client"
)

// key returns the key of the server: of the environment, of the keyring, or what
// the user types. A server on this computer needs none, and is given what is kept for it.
func (s *session) key(ctx context.Context, r rewording) (client.Key, error) {
	if given := client.NewKey(s.variable(client.KeyVariable)); given.Given() {
		return given, nil
	}
	if !r.NeedsKey() {
		return client.KeptKey(ctx, s.ring, r.Host()), nil
	}
	k, err := client.LoadKey(ctx, s.ring, r.Host())
	if err == nil {
		return k, nil
	}
	if !errors.Is(err, client.ErrNoKey) && !errors.Is(err, client.ErrNoKeyring) {
		return client.Key{}, err
	}
	s.remark("%v", err)
	return s.typedKey(r.Host())
}

func (s *session) typedKey(host string) (client.Key, error) {
	typed, err := s.secret("The key of " + host + ": ")
	if err != nil {
		return client.Key{}, wrong("no key was given: %w; set %s, or keep the key with --save-key", err, client.KeyVariable)
	}
	k := client.NewKey(typed)
	if !k.Given() {
		return client.Key{}, wrong("no key was given; set %s, or keep the key with --save-key", client.KeyVariable)
	}
	return k, nil
}

// keepKey puts the key of a server into the keyring, or takes it out.
func (s *session) keepKey(ctx context.Context, r rewording) error {
	if r.Host() == "" {
		return wrong("which server is the key for? Say --preset or --url")
	}
	if r.forgetKey {
		if err := client.ForgetKey(ctx, s.ring, r.Host()); err != nil {
			return disk(err)
		}
		return s.printf("the key of %s is forgotten\n", r.Host())
	}
	k, err := s.typedKey(r.Host())
	if err != nil {
		return err
	}
	if err := client.SaveKey(ctx, s.ring, r.Host(), k); err != nil {
		return disk(err)
	}
	return s.printf("the key of %s is kept in the keyring\n", r.Host())
}

func (s *session) listModels(ctx context.Context, r rewording) error {
	if !r.On {
		return wrong("%w%s", client.ErrOff, howToSwitchOn(client.ErrOff))
	}
	key, err := s.key(ctx, r)
	if err != nil {
		return err
	}
	models, err := client.Models(ctx, r.Settings, key)
	if err != nil {
		return &failure{exitDisk, err}
	}
	if r.json {
		return s.printJSON(models)
	}
	return s.printf("%s", strings.Join(append(models, ""), "\n"))
}

// terminalSecret asks for a secret without showing what is typed, until ctx is over,
// and then leaves the terminal as it was; where the input is no terminal it takes its
// first line.
func terminalSecret(ctx context.Context, in io.Reader, errs io.Writer) func(string) (string, error) {
	return func(prompt string) (string, error) {
		if f, ok := in.(*os.File); ok && isTerminal(f) {
			fmt.Fprint(errs, prompt)
			defer fmt.Fprintln(errs)
			return unseen(ctx, int(f.Fd()))
		}
		return firstLine(in)
	}
}

// unseen reads a line of a terminal that does not show it.
func unseen(ctx context.Context, terminal int) (string, error) {
	before, err := term.GetState(terminal)
	if err != nil {
		return "", err
	}
	type outcome struct {
		line []byte
		err  error
	}
	read := make(chan outcome, 1) // so that a reading that nobody waits for can end
	go func() {
		line, err := term.ReadPassword(terminal)
		read <- outcome{line, err}
	}()
	select {
	case <-ctx.Done():
		return "", errors.Join(ctx.Err(), term.Restore(terminal, before))
	case r := <-read:
		return string(r.line), r.err
	}
}

func isTerminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }

func firstLine(in io.Reader) (string, error) {
	const longest = 8 << 10
	var line []byte
	one := make([]byte, 1)
	for len(line) < longest {
		n, err := in.Read(one)
		if n == 1 {
			if one[0] == '\n' {
				break
			}
			line = append(line, one[0])
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return "", err
		}
	}
	return string(line), nil
}
