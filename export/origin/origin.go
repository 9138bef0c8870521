// Package origin lets a brief say, where no reader sees it, which state of which
// solution it tells, and seals the file so that a change of it shows.
//
// What is said can be read by whoever holds the file, so it names nobody and
// nothing: the solution and its state are hashes, which only a library that holds
// the solution can tell from others. The seal is no signature. It shows what was
// changed by accident or in a word processor; that a file is the very one that
// was handed out, the library's own record of it says.
package origin

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"strings"

	"bifocal/narrative"
)

// Mark is what a file says of where it comes from. The zero value says nothing.
type Mark struct {
	// Solution stands for the ID of the solution, as Key returns it.
	Solution string
	// State is the SHA-256 of the solution's JSON form, in hexadecimal.
	State string
	// Kind is the kind of brief, "executive".
	Kind string
}

// Of is the mark of a brief of a solution as it is. It fails where the solution
// has no JSON form.
func Of(s *narrative.Solution, kind string) (Mark, error) {
	body, err := narrative.Encode(*s)
	if err != nil {
		return Mark{}, fmt.Errorf("mark a brief of %s: %w", s.ID, err)
	}
	return Mark{Solution: Key(s.ID), State: fmt.Sprintf("%x", sha256.Sum256(body)), Kind: kind}, nil
}

// Key stands for the ID of a solution in files that others hold: 32 hexadecimal
// digits. An ID is often made of a title or of a name, and those may be another
// customer's.
func Key(id string) string {
	sum := sha256.Sum256([]byte("bifocal solution\n" + id))
	return hex.EncodeToString(sum[:16])
}

// Line writes the mark as one line of ASCII without quotes and brackets, with
// zeros where the seal is to stand; "" for the zero value.
func (m Mark) Line() string {
	if m == (Mark{}) {
		return ""
	}
	return head + m.Solution + " state=" + m.State + " kind=" + m.Kind + sealing + unsealed
}

const (
	head    = "bifocal-brief/1 solution="
	sealing = " seal="
)

// unsealed stands where the seal will.
var unsealed = strings.Repeat("0", 2*sha256.Size)

var line = regexp.MustCompile(head + `([0-9a-f]{32}) state=([0-9a-f]{64}) kind=([a-z0-9-]{1,40})` + sealing + `([0-9a-f]{64})`)

// Seal puts the seal into the only line of a mark in data: the SHA-256 of all of
// it, with zeros where the seal stands. It returns data itself, changed; without
// the mark in it, or with the zero value, it stays as it is.
func (m Mark) Seal(data []byte) []byte { return m.seal(data, sha256.Sum256(data)) }

func (m Mark) seal(data []byte, sum [sha256.Size]byte) []byte {
	text := m.Line()
	if text == "" {
		return data
	}
	if at := bytes.Index(data, []byte(text)); at >= 0 {
		hex.Encode(data[at+len(text)-len(unsealed):], sum[:])
	}
	return data
}

// Reading is what a file says of itself.
type Reading struct {
	Mark
	// Whole says that nothing was changed since it was sealed.
	Whole bool
}

// Read looks for a mark in a file of any format that briefs have. What is said
// in a text of the file is not believed before what is sealed.
func Read(data []byte) (r Reading, found bool) {
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return readPackage(data)
	}
	return readIn(data, func(at int) [sha256.Size]byte {
		blank := bytes.Clone(data)
		copy(blank[at:], unsealed)
		return sha256.Sum256(blank)
	})
}

// mostMarks is how many marks a file is searched for: it has one.
const mostMarks = 16

// readIn looks for a mark in text; sum is what its seal ought to be, with zeros at
// the place of the seal.
func readIn(text []byte, sum func(at int) [sha256.Size]byte) (r Reading, found bool) {
	for _, at := range line.FindAllSubmatchIndex(text, mostMarks) {
		part := func(i int) string { return string(text[at[2*i]:at[2*i+1]]) }
		got := Reading{Mark: Mark{Solution: part(1), State: part(2), Kind: part(3)}}
		want := sum(at[8])
		got.Whole = part(4) == hex.EncodeToString(want[:])
		if !found || got.Whole {
			r, found = got, true
		}
		if r.Whole {
			break
		}
	}
	return r, found
}
