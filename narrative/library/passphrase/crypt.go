package passphrase

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"filippo.io/age"
)

// What can go wrong with an encrypted file, for errors.Is.
var (
	// ErrNone: no passphrase was given.
	ErrNone = errors.New("it is encrypted with a passphrase, and none was given")
	// ErrWrong: the passphrase is another one.
	ErrWrong = errors.New("the passphrase does not fit; nothing was read")
	// ErrDamaged: the file was cut or changed after it was encrypted.
	ErrDamaged = errors.New("the encrypted file was cut short or changed after it was made, so nothing of it is used; get another copy of it")
	// ErrOtherKey: the file was encrypted in another way.
	ErrOtherKey = errors.New("it was encrypted for a key and not with a passphrase, or takes more work to open than this program does; decrypt it with the program that made it")
)

// magic is how every encrypted file begins.
const magic = "age-encryption.org/v1\n"

// HeadSize is how many bytes of a file tell whether it is encrypted.
const HeadSize = len(magic)

// Encrypted reports whether a file that begins so is encrypted.
func Encrypted(head []byte) bool { return bytes.HasPrefix(head, []byte(magic)) }

// The work at each try, as a power of two: 2^18 takes 0.8 s and 256 MB on the
// computer that this was measured on. A file of others may take four times that and
// no more: how much is said in the file, which nobody vouches for.
const (
	work     = 18
	mostWork = 20
)

// Encrypt returns a writer that encrypts into another one, piece by piece. What was
// written is whole once it is closed without an error; that does not close the
// other one. It takes most of a second. It fails with ErrNone.
func Encrypt(to io.Writer, p Passphrase) (io.WriteCloser, error) {
	if !p.Given() {
		return nil, ErrNone
	}
	r, err := age.NewScryptRecipient(p.composed())
	if err != nil {
		return nil, fmt.Errorf("encrypting with a passphrase: %w", err)
	}
	if r.SetWorkFactor(work); p.work > 0 {
		r.SetWorkFactor(p.work)
	}
	w, err := age.Encrypt(to, r)
	if err != nil {
		return nil, fmt.Errorf("encrypting with a passphrase: %w", err)
	}
	return w, nil
}

// Decrypt returns a reader of what was encrypted, piece by piece. Each piece that
// comes was encrypted with the passphrase; only the end of the reading says that
// nothing is missing, so nothing must be used before it. It takes most of a second.
// It, and the reader, fail with ErrNone, ErrWrong, ErrDamaged, ErrOtherKey, or what
// reading fails with.
func Decrypt(from io.Reader, p Passphrase) (io.Reader, error) {
	if !p.Given() {
		return nil, ErrNone
	}
	known := &source{Reader: from}
	var identities []age.Identity
	for _, secret := range []string{p.composed(), p.secret} { // as this program takes it, and as others do
		if len(identities) == 1 && secret == p.composed() {
			continue
		}
		i, err := age.NewScryptIdentity(secret)
		if err != nil {
			return nil, fmt.Errorf("decrypting with a passphrase: %w", err)
		}
		i.SetMaxWorkFactor(mostWork)
		identities = append(identities, i)
	}
	r, err := age.Decrypt(known, identities...)
	if err != nil {
		return nil, known.told(err)
	}
	return &plain{r, known}, nil
}

// source remembers what reading fails with, which is no damage of the file.
type source struct {
	io.Reader
	failed error
}

func (s *source) Read(p []byte) (int, error) {
	n, err := s.Reader.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		s.failed = err
	}
	return n, err
}

// told is an error of age as one of ours.
func (s *source) told(err error) error {
	var none *age.NoIdentityMatchError
	switch {
	case s.failed != nil:
		return s.failed
	case errors.As(err, &none) && passphrased(none.StanzaTypes):
		return ErrWrong
	case errors.As(err, &none), strings.Contains(err.Error(), "work factor too large"):
		return ErrOtherKey
	}
	return ErrDamaged
}

func passphrased(kinds []string) bool { return len(kinds) == 1 && kinds[0] == "scrypt" }

// plain is what was encrypted.
type plain struct {
	io.Reader
	from *source
}

func (p *plain) Read(b []byte) (int, error) {
	n, err := p.Reader.Read(b)
	if err != nil && !errors.Is(err, io.EOF) {
		err = p.from.told(err)
	}
	return n, err
}

// Seal encrypts what fits into memory.
func Seal(data []byte, p Passphrase) ([]byte, error) {
	var out bytes.Buffer
	w, err := Encrypt(&out, p)
	if err != nil {
		return nil, err
	}
	_, err = w.Write(data)
	if err := errors.Join(err, w.Close()); err != nil {
		return nil, fmt.Errorf("encrypting with a passphrase: %w", err)
	}
	return out.Bytes(), nil
}

// Open decrypts what fits into memory: all of it, or nothing and an error as of
// Decrypt.
func Open(data []byte, p Passphrase) ([]byte, error) {
	r, err := Decrypt(bytes.NewReader(data), p)
	if err != nil {
		return nil, err
	}
	out, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	return out, nil
}
