// Package glossary holds technical terms of the trade with the plain words that an
// executive reads instead.
package glossary

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

// Entry is a technical term with its plain words, a noun phrase or what stands for
// it in a sentence.
type Entry struct {
	Term  string
	Plain string
}

//go:embed en.tsv
var english string

// English returns the embedded glossary. The caller must not change it.
func English() []Entry { return entries() }

var entries = sync.OnceValue(func() []Entry {
	all, err := Parse(english)
	if err != nil {
		panic(err) // a slip in the embedded file, which a test would find
	}
	return all
})

// Parse reads a glossary: a line an entry, a tab between term and plain words.
// Empty lines and lines that begin with # are left out. An error names the line.
func Parse(text string) ([]Entry, error) {
	var out []Entry
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(strings.TrimPrefix(line, "\ufeff"))
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		term, plain, found := strings.Cut(line, "\t")
		term, plain = strings.TrimSpace(term), strings.TrimSpace(plain)
		if !found || term == "" || plain == "" {
			return nil, fmt.Errorf("line %d: %q is no entry of a glossary; write the term, a tab, and its plain words", n, line)
		}
		out = append(out, Entry{term, plain})
	}
	return out, nil
}
