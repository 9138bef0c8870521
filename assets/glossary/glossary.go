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
	Plain string // may be "" where Known
	// Known says that executives know the term, so that nothing has to explain it.
	Known bool
}

// known is what the third column of a line says of a term that executives know.
const known = "known"

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

// Parse reads a glossary: a line an entry, a tab between term and plain words, and
// behind a further tab "known" where executives know the term, which then needs no
// plain words. Empty lines and lines that begin with # are left out. An error names
// the line.
func Parse(text string) ([]Entry, error) {
	var out []Entry
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.Trim(strings.TrimPrefix(line, "\ufeff"), " \r\n")
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		columns := strings.Split(line, "\t")
		for i := range columns {
			columns[i] = bared(OneLine(columns[i]))
		}
		for len(columns) > 1 && columns[len(columns)-1] == "" {
			columns = columns[:len(columns)-1]
		}
		e := Entry{Term: columns[0]}
		if len(columns) > 1 {
			e.Plain = columns[1]
		}
		if len(columns) > 2 {
			e.Known = strings.EqualFold(columns[2], known)
			if !e.Known {
				return nil, fmt.Errorf("line %d: %q stands in the third column; write %q there, or nothing", n, columns[2], known)
			}
		}
		if e.Term == "" || e.Plain == "" && !e.Known {
			return nil, fmt.Errorf("line %d: %q is no entry of a glossary; write the term, a tab, and its plain words", n, strings.TrimSpace(line))
		}
		out = append(out, e)
	}
	return out, nil
}

// Format writes a glossary as [Parse] reads it. What would break a line is written
// as a space, and what a spreadsheet would take for a formula has the apostrophe before
// it that makes it text there.
func Format(all []Entry) string {
	var b strings.Builder
	for _, e := range all {
		b.WriteString(guarded(OneLine(e.Term)) + "\t" + guarded(OneLine(e.Plain)))
		if e.Known {
			b.WriteString("\t" + known)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// OneLine is a text without what parts lines and columns.
func OneLine(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(strings.ToValidUTF8(s, "\ufffd"), "\ufeff", "")), " ")
}

// special begins what a spreadsheet computes instead of showing it, and the lines that
// are no entries here.
const special = "=+-@#"

// guarded is a text with an apostrophe before what is special, and before another
// apostrophe that would be taken for that one.
func guarded(s string) string {
	if rest := strings.TrimLeft(s, "'"); rest != "" && strings.ContainsRune(special, rune(rest[0])) {
		return "'" + s
	}
	return s
}

// bared is a text without the apostrophe of guarded.
func bared(s string) string {
	if rest := strings.TrimLeft(s, "'"); len(rest) < len(s) && rest != "" && strings.ContainsRune(special, rune(rest[0])) {
		return s[1:]
	}
	return s
}
