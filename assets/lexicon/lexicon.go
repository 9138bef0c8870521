// Package lexicon embeds common English words, so that a word which is none can
// be told from one that is. README.md says where they come from.
package lexicon

import (
	"bufio"
	"bytes"
	"compress/gzip"
	_ "embed"
	"sync"
)

//go:embed en.txt.gz
var english []byte

// English returns the words, in small letters, without names, abbreviations and
// contractions. The caller must not change it.
func English() map[string]struct{} { return words() }

var words = sync.OnceValue(func() map[string]struct{} {
	packed, err := gzip.NewReader(bytes.NewReader(english))
	if err != nil {
		panic(err) // the embedded file is not what it was, which a test would find
	}
	out := make(map[string]struct{}, 42_000)
	lines := bufio.NewScanner(packed)
	for lines.Scan() {
		out[lines.Text()] = struct{}{}
	}
	if err := lines.Err(); err != nil {
		panic(err)
	}
	return out
})
