package narrative

import (
	"crypto/rand"
	"regexp"
	"strings"

	"github.com/oklog/ulid/v2"
)

// idPattern is what an ID looks like, of a solution and of a fact.
var idPattern = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,62}[a-z0-9]$|^[a-z0-9]$`)

// ValidID reports whether id can be the ID of a solution or a fact: 1 to 64
// lower-case letters, digits and hyphens, with no hyphen at either end.
func ValidID(id string) bool { return idPattern.MatchString(id) }

// NewSolutionID returns a fresh ID that sorts by time of making.
func NewSolutionID() string { return strings.ToLower(ulid.Make().String()) }

// NewFactID returns a fresh ID for a fact of a kind, such as "outcome-7k2f",
// that s does not use yet. Being random, it is also unlikely to be that of a
// fact that was deleted.
func NewFactID(s *Solution, kind Kind) string {
	const alphabet = "abcdefghjkmnpqrstvwxyz23456789"
	prefix := strings.ReplaceAll(string(kind), " ", "-") + "-"
	for {
		var raw [4]byte
		_, _ = rand.Read(raw[:]) // never fails, see crypto/rand
		for i := range raw {
			raw[i] = alphabet[int(raw[i])%len(alphabet)]
		}
		id := prefix + string(raw[:])
		if _, taken := s.Fact(id); !taken {
			return id
		}
	}
}
