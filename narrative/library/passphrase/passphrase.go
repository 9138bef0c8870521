// Package passphrase encrypts what leaves the library with a passphrase, in the
// format of age (age-encryption.org/v1), which other programs read too. What is
// encrypted cannot be changed by anybody who does not know the passphrase without
// being found out, and cannot be read again by anybody who has forgotten it.
package passphrase

import (
	"fmt"
	"log/slog"

	"golang.org/x/text/unicode/norm"
)

// Variable names the environment variable that may hold a passphrase.
const Variable = "BIFOCAL_PASSPHRASE"

// Ending is what the name of an encrypted file ends with.
const Ending = ".age"

// hidden stands for a passphrase wherever one would be written.
const hidden = "(passphrase)"

// Passphrase is a secret that a user knows. However it is printed, encoded or
// logged, it shows nothing of itself. The zero value is none.
type Passphrase struct {
	secret string
	work   int
}

// New makes a passphrase of what was typed, which counts to the last space.
func New(typed string) Passphrase { return Passphrase{secret: typed} }

// Given reports whether there is one.
func (p Passphrase) Given() bool { return p.secret != "" }

// Same reports whether two are the same, whichever way a keyboard writes the
// accents of their letters.
func (p Passphrase) Same(other Passphrase) bool { return p.composed() == other.composed() }

// composed is the secret as it is used: an accented letter is one character, which
// some systems type as two.
func (p Passphrase) composed() string { return norm.NFC.String(p.secret) }

// Quick returns the passphrase with as little work at each try as the format
// allows. It is for tests: what it encrypts is guessed quickly.
func (p Passphrase) Quick() Passphrase { return Passphrase{p.secret, 1} }

// String shows nothing.
func (Passphrase) String() string { return hidden }

// GoString shows nothing.
func (Passphrase) GoString() string { return hidden }

// Format shows nothing, whatever the verb.
func (Passphrase) Format(s fmt.State, _ rune) { _, _ = s.Write([]byte(hidden)) }

// MarshalText shows nothing.
func (Passphrase) MarshalText() ([]byte, error) { return []byte(hidden), nil }

// LogValue shows nothing.
func (Passphrase) LogValue() slog.Value { return slog.StringValue(hidden) }
