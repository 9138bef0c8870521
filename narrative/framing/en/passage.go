package en

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"bifocal/narrative/framing/content"
)

// passage is a text in the making, sentence by sentence. It is used again for
// one text after the other, so that each is written once and copied once.
type passage struct {
	text  []byte
	paper *content.Paper
}

func (en English) passage() passage {
	return passage{text: make([]byte, 0, longPassage), paper: en.on()}
}

// longPassage is more bytes than most texts of a block have.
const longPassage = 512

// sentence adds a clause, given in pieces, with its capital and its full stop.
func (p *passage) sentence(pieces ...string) {
	before := len(p.text)
	if before > 0 {
		p.text = append(p.text, ' ')
	}
	begin := len(p.text)
	if p.text = appendSentence(p.text, pieces...); len(p.text) == begin {
		p.text = p.text[:before]
	}
}

// add adds a sentence that is finished, or several; nothing where it is "".
func (p *passage) add(sentences string) {
	if sentences == "" {
		return
	}
	if len(p.text) > 0 {
		p.text = append(p.text, ' ')
	}
	p.text = append(p.text, sentences...)
}

// paragraph and item end the text and return it as a line, with the facts
// behind it.
func (p *passage) paragraph(part string, fs ...[]string) content.Line {
	return content.Line{Part: part, Kind: content.Paragraph, Text: p.end(), Facts: p.paper.Facts(fs...)}
}

func (p *passage) item(part string, fs ...[]string) content.Line {
	return content.Line{Part: part, Kind: content.Item, Text: p.end(), Facts: p.paper.Facts(fs...)}
}

// upper is upper, onto the page of the passage.
func (p *passage) upper(s string) string {
	if r, n := capital(s); n > 0 {
		return p.paper.Write(string(r), s[n:])
	}
	return s
}

// end returns the text and begins a new one.
func (p *passage) end() string {
	text := p.paper.Bytes(p.text)
	p.text = p.text[:0]
	return text
}

// sentence gives a clause, in pieces, its capital and its full stop.
func sentence(pieces ...string) string {
	var room [256]byte
	return string(appendSentence(room[:0], pieces...))
}

// appendSentence is sentence onto the end of b. It appends nothing where the
// clause is empty.
func appendSentence(b []byte, pieces ...string) []byte {
	begin := len(b)
	for _, piece := range pieces {
		b = append(b, piece...)
	}
	if clause := bytes.TrimSpace(b[begin:]); len(clause) < len(b)-begin {
		b = b[:begin+copy(b[begin:], clause)]
	}
	if len(b) == begin {
		return b
	}
	if !isStopped(b[begin:]) {
		b = append(b, '.')
	}
	clause := b[begin:]
	if r, n := capital(string(firstWord(clause))); n > 0 {
		var room [utf8.UTFMax]byte
		if c := utf8.AppendRune(room[:0], r); len(c) == n {
			copy(clause, c)
		} else { // a few letters have a longer or shorter capital
			b = slices.Replace(b, begin, begin+n, c...)
		}
	}
	return b
}

// firstWord is all that [capital] looks at.
func firstWord(clause []byte) []byte {
	for i, c := range clause {
		if i > 0 && (c == ' ' || c == '-') {
			return clause[:i]
		}
	}
	return clause
}

// isStopped reports whether a clause ends like a sentence, within quotes or
// brackets perhaps.
func isStopped(clause []byte) bool {
	last := clause[len(clause)-1]
	if last|0x20 >= 'a' && last|0x20 <= 'z' { // as it mostly does
		return false
	}
	r, _ := utf8.DecodeLastRune(bytes.TrimRight(clause, `"')”’`))
	return strings.ContainsRune(".?!:…", r)
}

// join puts sentences one after the other, leaving out what is empty.
func join(sentences ...string) string {
	n, size, only := 0, 0, ""
	for _, s := range sentences {
		if s != "" {
			n, size, only = n+1, size+len(s)+1, s
		}
	}
	if n <= 1 {
		return only
	}
	var b strings.Builder
	b.Grow(size)
	for _, s := range sentences {
		if s == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(s)
	}
	return b.String()
}
