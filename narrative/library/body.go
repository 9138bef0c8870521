package library

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"sync"

	"github.com/klauspost/compress/zstd"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"bifocal/narrative"
)

// encode returns the JSON form of a solution and its SHA-256, and refuses what
// Get could not read again.
func encode(s narrative.Solution) (body, hash []byte, err error) {
	body, err = narrative.Encode(s)
	if err != nil {
		return nil, nil, err
	}
	if suspicious(s.ID, body) {
		if _, err := narrative.Decode(body); err != nil {
			return nil, nil, &fault{kind: ErrUnreadable, cause: err, text: "the solution cannot be saved as it is: " + err.Error()}
		}
	}
	sum := sha256.Sum256(body)
	return body, sum[:], nil
}

// suspicious says whether a body must be read once to know that it can be.
// Decoding costs more than all the rest of a save, and what it refuses in a
// solution that was built in memory is an odd ID, control characters and size.
func suspicious(id string, body []byte) bool {
	if !narrative.ValidID(id) || len(body) > narrative.MaxFile {
		return true
	}
	for _, sign := range [][]byte{[]byte(`\u00`), []byte(`\r`), []byte(`\b`), []byte(`\f`), {0x7f}} {
		if bytes.Contains(body, sign) {
			return true
		}
	}
	for rest := body; ; { // U+0080 to U+009F
		i := bytes.IndexByte(rest, 0xc2)
		if i < 0 || i+1 >= len(rest) {
			return false
		}
		if rest[i+1] < 0xa0 {
			return true
		}
		rest = rest[i+1:]
	}
}

// Hash returns what tells one state of a solution from another: the SHA-256 of
// its JSON form, in hexadecimal.
func Hash(s narrative.Solution) (string, error) {
	body, err := narrative.Encode(s)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%x", sha256.Sum256(body)), nil
}

func decode(id string, body []byte) (narrative.Solution, error) {
	s, err := narrative.Decode(body)
	if err != nil {
		return s, &fault{kind: ErrDamaged, cause: err, text: fmt.Sprintf("solution %s in the library cannot be read: %s; restore an earlier revision of it", id, err)}
	}
	return s, nil
}

// The coder and decoder are safe for concurrent use.
var (
	coder = sync.OnceValue(func() *zstd.Encoder {
		e, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedFastest))
		if err != nil {
			panic(err) // the options are constants
		}
		return e
	})
	decoder = sync.OnceValue(func() *zstd.Decoder {
		d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(4*narrative.MaxFile))
		if err != nil {
			panic(err) // the options are constants
		}
		return d
	})
)

func compress(body []byte) []byte { return coder().EncodeAll(body, nil) }

func expand(stored []byte) ([]byte, error) {
	body, err := decoder().DecodeAll(stored, nil)
	if err != nil {
		return nil, &fault{kind: ErrDamaged, cause: err, text: "the revision is damaged: " + err.Error()}
	}
	return body, nil
}

// collators make keys that sort as a reader expects. A collator is not safe
// for concurrent use.
var collators = sync.Pool{New: func() any {
	return collate.New(language.Und, collate.Loose, collate.Numeric)
}}

func sortKey(text string) []byte {
	c, _ := collators.Get().(*collate.Collator)
	defer collators.Put(c)
	var buf collate.Buffer
	return append([]byte{}, c.KeyFromString(&buf, text)...)
}
