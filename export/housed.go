package export

import "strings"

// Cover is the page that opens a brief. For whom, from whom and when, logo and
// confidentiality line stand on it too.
type Cover struct {
	// Kind names the brief, Title what it is about, Subtitle what it says.
	Kind, Title, Subtitle string
}

// Faces are TrueType or OpenType files that text is set in. The zero value is the
// program's own; a face that is missing is stood in for by Regular, a bold one by
// Bold.
type Faces struct {
	// Family is their name, for formats that ask the reader's machine for it.
	Family                            string
	Regular, Bold, Italic, BoldItalic []byte
}

// IsZero reports whether the faces are the program's own.
func (f *Faces) IsZero() bool { return len(f.Regular) == 0 || len(f.Bold) == 0 }

// Contact is whom the reader of a brief asks. Every part may be empty.
type Contact struct {
	Name, Role, Organisation, Email, Phone string
	// OnCover says that it stands on the cover, where there is one.
	OnCover bool
}

// IsZero reports whether there is nobody to ask.
func (c Contact) IsZero() bool { c.OnCover = false; return c == Contact{} }

// Lines returns the contact as lines of text: who, what they are, how they are
// reached. The first is the one that stands out.
func (c Contact) Lines() [][]Span {
	var out [][]Span
	if name := Line(c.Name); name != "" {
		out = append(out, []Span{Bold(name)})
	}
	var what []string
	for _, s := range []string{c.Role, c.Organisation} {
		if s = Line(s); s != "" {
			what = append(what, s)
		}
	}
	if len(what) > 0 {
		out = append(out, Text(strings.Join(what, ", ")))
	}
	if m := Line(c.Email); m != "" {
		out = append(out, []Span{Link(m, Address("mailto:"+m))})
	}
	if n := Line(c.Phone); n != "" {
		out = append(out, Text(strings.ReplaceAll(n, " ", "\u00A0"))) // a number is not broken
	}
	return out
}

// Spans returns the contact as one line of running text.
func (c Contact) Spans(separator string) []Span {
	var out []Span
	for i, line := range c.Lines() {
		if i > 0 {
			out = append(out, Span{Text: separator})
		}
		out = append(out, line...)
	}
	return out
}

// ContactAtEnd reports whether the contact stands behind the last section.
func (d *Document) ContactAtEnd() bool {
	return !d.Contact.IsZero() && (d.Cover == nil || !d.Contact.OnCover)
}

// ContactWord heads the contact.
func (d *Document) ContactWord() string {
	if s := Line(d.Words.Contact); s != "" {
		return s
	}
	return "Contact"
}
