package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"bifocal/narrative/library"
	"bifocal/narrative/library/passphrase"
)

// closedFile is a file with a passphrase in it. What is longer is a wrong file.
var closedFile = fileKind{"passphrase", 4 << 10}

// givenPassphrase returns the one that --passphrase-file or the environment holds, or
// none. It never stands on the command line, which everybody on the machine can read.
func (s *session) givenPassphrase() (passphrase.Passphrase, error) {
	if s.passphraseFile == "" {
		return passphrase.New(s.variable(passphrase.Variable)), nil
	}
	if s.passphraseFile == stdin {
		return passphrase.Passphrase{}, wrong("--passphrase-file names a file; the standard input is for what is worked on")
	}
	info, err := os.Stat(s.passphraseFile)
	if errors.Is(err, fs.ErrNotExist) {
		return passphrase.Passphrase{}, wrong("%s: there is no such file; check the name behind --passphrase-file", s.passphraseFile)
	}
	data, err := s.allBytes(s.passphraseFile, closedFile)
	if err != nil {
		return passphrase.Passphrase{}, err
	}
	line, rest, _ := strings.Cut(strings.ReplaceAll(string(data), "\r\n", "\n"), "\n")
	if line == "" || strings.TrimSpace(rest) != "" {
		return passphrase.Passphrase{}, wrong("%s: holds no passphrase; it has to be the first and only line", s.passphraseFile)
	}
	const others = 0o077
	if info != nil && runtime.GOOS != "windows" && info.Mode().IsRegular() && info.Mode().Perm()&others != 0 {
		s.remark("others on this computer can read %s; \"chmod 600\" keeps it to you", s.passphraseFile)
	}
	return passphrase.New(line), nil
}

// howToGive says how a passphrase gets to this program.
const howToGive = "give it with --passphrase-file FILE or in " + passphrase.Variable + ", or run this in a terminal, which asks for it"

// passphraseFor returns the passphrase of an encrypted file. The user types one once
// for all files of a call.
func (s *session) passphraseFor(name string) (passphrase.Passphrase, error) {
	if s.phrase.Given() {
		return s.phrase, nil
	}
	p, err := s.givenPassphrase()
	if err != nil {
		return p, err
	}
	if !p.Given() {
		if !s.asks {
			return p, wrong("%s: is encrypted with a passphrase; %s", name, howToGive)
		}
		if p, err = s.typed("The passphrase of " + name + ": "); err != nil {
			return p, err
		}
	}
	s.phrase = p
	return p, nil
}

// newPassphrase returns the passphrase to encrypt with. What is typed is typed twice,
// since nobody sees it.
func (s *session) newPassphrase() (passphrase.Passphrase, error) {
	p, err := s.givenPassphrase()
	if err != nil {
		return p, err
	}
	if !p.Given() {
		if !s.asks {
			return p, wrong("--encrypt needs a passphrase; %s", howToGive)
		}
		s.remark("there is no way to recover a lost passphrase; keep it where the file is not")
		if p, err = s.typed("A passphrase: "); err != nil {
			return p, err
		}
		again, err := s.typed("The same once more: ")
		if err != nil {
			return p, err
		}
		if !p.Same(again) {
			return p, wrong("the two passphrases differ; nothing was written")
		}
	}
	if p.Strength() == passphrase.Weak {
		s.remark("the passphrase is weak: whoever has the file can guess it; five or six words that have nothing to do with each other hold")
	}
	return p, nil
}

func (s *session) typed(prompt string) (passphrase.Passphrase, error) {
	text, err := s.secret(prompt)
	p := passphrase.New(text)
	if errors.Is(err, context.Canceled) {
		return p, err
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return p, wrong("no passphrase was given: %w", err)
	}
	if !p.Given() {
		return p, wrong("no passphrase was given; nothing was done")
	}
	return p, nil
}

// opened decrypts what a file holds where it is encrypted, in memory.
func (s *session) opened(name string, data []byte, kind fileKind) ([]byte, error) {
	if !passphrase.Encrypted(data) {
		return data, nil
	}
	p, err := s.passphraseFor(name)
	if err != nil {
		return nil, err
	}
	data, err = passphrase.Open(data, p)
	if err != nil {
		s.phrase = passphrase.Passphrase{} // the next file may have another one
		return nil, wrong("%s: %w", name, err)
	}
	if int64(len(data)) > kind.most {
		return nil, tooLarge(name, fmt.Sprintf("more than %d MB", kind.most>>20), kind)
	}
	return data, nil
}

// badPassphrase reports whether an error is about a passphrase or what it opens.
func badPassphrase(err error) bool {
	return errors.Is(err, passphrase.ErrNone) || errors.Is(err, passphrase.ErrWrong) || errors.Is(err, passphrase.ErrDamaged) ||
		errors.Is(err, passphrase.ErrOtherKey) || errors.Is(err, library.ErrEncrypted)
}

// endsRight refuses a name that says something else of a file than it is: an encrypted
// one looks damaged under the name of another, and a readable one safe.
func endsRight(path string, encrypt bool) error {
	switch closed := strings.EqualFold(filepath.Ext(path), passphrase.Ending); {
	case closed && !encrypt:
		return wrong("%s ends like an encrypted file, and anybody could read it; add --encrypt, or choose another name", path)
	case !closed && encrypt:
		return wrong("%s does not end like an encrypted file; call it %s", path, path+passphrase.Ending)
	}
	return nil
}
