package narrative

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// MaxFile is the size in bytes of the largest JSON form that Decode reads. A
// solution of 1,000 facts takes well under one megabyte.
const MaxFile = 16 << 20

// maxDepth is far deeper than any solution nests.
const maxDepth = 16

// maxValues is far more than any solution holds in 16 MB.
const maxValues = 1 << 20

// node is a JSON value that knows its line.
type node struct {
	line  int
	value any  // nil, bool, json.Number, string, []node or object
	half  bool // a string with half of a character, which JSON can escape and Unicode cannot hold
}

// lineAt returns the line of what a path such as facts[3].baseline leads to, or
// of the innermost value around it that the file has.
func (n node) lineAt(path string) int {
	for _, step := range strings.FieldsFunc(path, func(r rune) bool { return r == '.' || r == '[' || r == ']' }) {
		inner, ok := n.step(step)
		if !ok {
			break
		}
		n = inner
	}
	return n.line
}

func (n node) step(name string) (node, bool) {
	switch v := n.value.(type) {
	case []node:
		if i, err := strconv.Atoi(name); err == nil && 0 <= i && i < len(v) {
			return v[i], true
		}
	case object:
		for _, m := range v {
			if m.key == name {
				return m.value, true
			}
		}
	}
	return node{}, false
}

type object []member

type member struct {
	key   string
	value node
}

// parseTree reads one JSON value and nothing after it. Its errors are
// Faults, with the line.
func parseTree(data []byte) (node, error) {
	if len(data) > MaxFile {
		return node{}, Faults{{Message: fmt.Sprintf(
			"the file has %d MB, and a solution takes at most %d; is it really a Bifocal solution?", len(data)>>20, MaxFile>>20)}}
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(data) {
		return node{}, Faults{{Line: lineOf(data, invalidAt(data)), Message: "not valid UTF-8; save the file as UTF-8 and try again"}}
	}
	p := treeParser{dec: json.NewDecoder(bytes.NewReader(data)), data: data, line: 1}
	p.dec.UseNumber()
	root, err := p.value(0)
	if err == nil {
		if _, end := p.dec.Token(); !errors.Is(end, io.EOF) {
			err = Faults{{Line: p.at(), Message: "there is more after the end of the solution; one file holds one solution"}}
		}
	}
	if err == nil {
		return root, nil
	}
	var ps Faults
	if errors.As(err, &ps) {
		return node{}, ps
	}
	line := p.at()
	// A decoder that reads token by token miscounts; reading all at once does not.
	var syntax *json.SyntaxError
	if all := json.Unmarshal(data, new(json.RawMessage)); errors.As(all, &syntax) {
		line = lineOf(data, int(syntax.Offset)-1) // the offset is behind what is wrong
		if !isEnd(err) {
			err = all
		}
	}
	msg := strings.TrimPrefix(err.Error(), "json: ")
	if isEnd(err) {
		msg = "it ends in the middle"
		if len(bytes.TrimSpace(data)) == 0 {
			msg = "the file is empty"
		}
	}
	return node{}, Faults{{Line: line, Message: "not JSON: " + msg}}
}

func isEnd(err error) bool { return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) }

type treeParser struct {
	dec    *json.Decoder
	data   []byte
	line   int
	seen   int
	values int
}

// at returns the line of the token just read, counting on from the last call.
func (p *treeParser) at() int {
	off := min(int(p.dec.InputOffset()), len(p.data))
	if off > p.seen {
		p.line += bytes.Count(p.data[p.seen:off], []byte{'\n'})
		p.seen = off
	}
	return p.line
}

func (p *treeParser) value(depth int) (node, error) {
	before := p.dec.InputOffset()
	t, err := p.dec.Token()
	if err != nil {
		return node{}, err
	}
	n := node{line: p.at(), value: t}
	if p.values++; p.values > maxValues {
		return node{}, Faults{{Line: n.line, Message: "more values than any solution has; is it really a Bifocal solution?"}}
	}
	if text, ok := t.(string); ok && strings.ContainsRune(text, utf8.RuneError) {
		n.half = halfEscaped(p.data[before:p.dec.InputOffset()])
	}
	if depth > maxDepth {
		return node{}, Faults{{Line: n.line, Message: fmt.Sprintf(
			"more than %d brackets inside one another, and no solution has as many; take some out, or is it really a Bifocal solution?", maxDepth)}}
	}
	switch t {
	case json.Delim('['):
		items := []node{}
		for p.dec.More() {
			item, err := p.value(depth + 1)
			if err != nil {
				return node{}, err
			}
			items = append(items, item)
		}
		n.value = items
	case json.Delim('{'):
		members := object{}
		for p.dec.More() {
			key, err := p.dec.Token()
			if err != nil {
				return node{}, err
			}
			name, ok := key.(string)
			if !ok {
				return node{}, Faults{{Line: p.at(), Message: "not JSON: a name is missing"}}
			}
			v, err := p.value(depth + 1)
			if err != nil {
				return node{}, err
			}
			members = append(members, member{name, v})
		}
		n.value = members
	default:
		return n, nil
	}
	_, err = p.dec.Token() // the closing bracket
	return n, err
}

func lineOf(data []byte, offset int) int {
	return 1 + bytes.Count(data[:max(0, min(offset, len(data)))], []byte{'\n'})
}

// halfEscaped reports whether a JSON string escapes one half of a surrogate
// pair without the other, which encoding/json silently replaces.
func halfEscaped(raw []byte) bool {
	unit := func(i int) rune {
		if i+6 > len(raw) || raw[i] != '\\' || raw[i+1] != 'u' {
			return -1
		}
		n, err := strconv.ParseUint(string(raw[i+2:i+6]), 16, 16)
		if err != nil {
			return -1
		}
		return rune(n)
	}
	for i := 0; i < len(raw); {
		switch r := unit(i); {
		case r < 0 && raw[i] == '\\':
			i += 2
		case r < 0:
			i++
		case !utf16.IsSurrogate(r):
			i += 6
		case utf16.DecodeRune(r, unit(i+6)) != utf8.RuneError:
			i += 12
		default:
			return true
		}
	}
	return false
}

func invalidAt(data []byte) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(data)
}
