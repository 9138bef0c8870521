package markdown

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"bifocal/export"
)

// line is running text that is being written as Markdown.
type line struct {
	out  strings.Builder
	cell bool // in a table, where a line break is a space and "|" ends a cell
	last rune // what was written last, a line break at the start
	shut bool // that ends an emphasis: whether it does hangs on what follows
}

// inline writes spans, as export.Inline returns them, as Markdown. A line break
// in them stays one.
func inline(spans []export.Span, cell bool) string {
	l := line{cell: cell, last: '\n'}
	for _, s := range spans {
		l.span(s)
	}
	return l.out.String()
}

// apart stands between marks that would be read as one, or as text, where they
// touch. It is a comment, which no reader sees.
const apart = "<!-- -->"

// feeds are spaces that some readers count as the depth of a line.
var feeds = strings.NewReplacer("\f", " ", "\v", " ")

func (l *line) span(s export.Span) {
	s.Text = feeds.Replace(s.Text)
	if l.cell {
		s.Text = strings.ReplaceAll(s.Text, "\n", " ")
		s.Code = s.Code && !strings.Contains(s.Text, "|") // which ends the cell in code too
	}
	if !s.Bold && !s.Italic && !s.Code && s.Link == "" {
		l.put(Escape(s.Text))
		return
	}
	core := s.Text
	if !s.Code {
		core = strings.TrimFunc(core, unicode.IsSpace)
	}
	before, after, _ := strings.Cut(s.Text, core)
	if strings.TrimSpace(core) == "" {
		l.put(s.Text)
		return
	}
	l.put(before)
	marks := ""
	if s.Italic {
		marks += "*"
	}
	if s.Bold {
		marks += "**"
	}
	text := l.core(s, core)
	first, _ := utf8.DecodeRuneInString(text)
	switch {
	case marks != "" && (l.last == '*' || wordless(first) && !edge(l.last)):
		l.put(apart)
	case first == '`' && l.last == '`', s.Code && strings.Contains(text, "@") && !unicode.IsSpace(l.last):
		l.put(apart) // some readers make a mail address of code and what stands before it
	case first == '[' && l.last == '!' && marks == "":
		written := strings.TrimSuffix(l.out.String(), "!")
		l.out.Reset()
		l.out.WriteString(written + `\!`)
	}
	l.put(marks + text + marks)
	l.shut = marks != "" && wordless(lastRune(text))
	l.put(after)
}

// core writes the text of a span, as code and as a link where it is one.
func (l *line) core(s export.Span, text string) string {
	if s.Link != "" && !s.Code {
		if bare := strings.TrimPrefix(s.Link, "mailto:"); text == s.Link || bare != s.Link && text == bare && mail.MatchString(text) {
			return "<" + text + ">"
		}
	}
	out := Escape(text)
	if s.Code {
		out = code(text)
	}
	if s.Link != "" {
		out = "[" + out + "](" + destination(s.Link) + ")"
	}
	return out
}

// put writes what has been escaped. An emphasis that ends in a sign ends only
// before a space or a sign.
func (l *line) put(text string) {
	if l.last == '\n' { // spaces there would make it code
		text = strings.TrimLeft(text, " \t")
	}
	if text == "" {
		return
	}
	if first, _ := utf8.DecodeRuneInString(text); l.shut && !edge(first) || l.last == '*' && first == '*' {
		l.out.WriteString(apart)
	}
	l.shut = false
	l.out.WriteString(text)
	l.last = lastRune(text)
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// wordless says that readers may take r for a sign and not for part of a word.
func wordless(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// edge says that all readers take r for white space or a sign.
func edge(r rune) bool {
	return unicode.IsSpace(r) || r < utf8.RuneSelf && wordless(r)
}

// code writes text as code, in more backticks than it holds in a row.
func code(text string) string {
	fence := "`"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	if text[0] == '`' || strings.HasSuffix(text, "`") || text[0] == ' ' && strings.HasSuffix(text, " ") {
		text = " " + text + " "
	}
	return fence + text + fence
}

var (
	mail   = regexp.MustCompile(`^[A-Za-z0-9._%+-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$`)
	entity = regexp.MustCompile(`&(#?[A-Za-z0-9]+;)`)
)

// destination writes the address of a link.
func destination(address string) string {
	address = entity.ReplaceAllString(address, "&amp;$1")
	if strings.ContainsAny(address, "()") {
		return "<" + address + ">"
	}
	return address
}
