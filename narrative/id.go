package narrative

import (
	"crypto/rand"
	"strings"

	"github.com/oklog/ulid/v2"
)

// ValidID reports whether id can be the ID of a solution or a fact: 1 to 64
// lower-case letters, digits and hyphens, with no hyphen at either end.
func ValidID(id string) bool {
	if id == "" || len(id) > 64 || id[0] == '-' || id[len(id)-1] == '-' {
		return false
	}
	for i := range len(id) {
		if c := id[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return true
}

// NewSolutionID returns a fresh ID that sorts by time of making.
func NewSolutionID() string { return strings.ToLower(ulid.Make().String()) }

// What the random part of the ID of a fact is made of.
const (
	idAlphabet = "abcdefghjkmnpqrstvwxyz23456789"
	idLetters  = 4
)

// NewFactID returns a fresh ID for a fact of a kind, such as "outcome-7k2f",
// that s does not use yet. Being random, it is also unlikely to be that of a
// fact that was deleted.
func NewFactID(s *Solution, kind Kind) string {
	prefix := strings.ReplaceAll(string(kind), " ", "-") + "-"
	for {
		var raw [idLetters]byte
		_, _ = rand.Read(raw[:]) // never fails, see crypto/rand
		for i := range raw {
			raw[i] = idAlphabet[int(raw[i])%len(idAlphabet)]
		}
		id := prefix + string(raw[:])
		if _, taken := s.Fact(id); !taken {
			return id
		}
	}
}
