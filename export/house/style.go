// Package house holds house styles: how a user's briefs look, whatever they say. A
// Style is a value. The package does no input or output and knows no renderer; it
// says what a style may hold, reads and writes its JSON form, and writes dates and
// numbers in the style's way.
package house

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Format is the name and version of the JSON form.
const Format = "bifocal-style/1"

// Style is a house style. The zero value is how briefs look without one; it lacks
// only its name.
type Style struct {
	// Name tells it from others; case does not count.
	Name string `json:"name"`
	// Logo is a PNG or SVG file as SetLogo leaves it; empty for none.
	Logo []byte `json:"logo,omitempty"`
	// Colours are those of the two audiences.
	Colours Colours `json:"colours,omitzero"`
	// Faces are what text is set in; the zero value is those of the program.
	Faces Faces `json:"faces,omitzero"`
	// Paper is the sheet; empty is A4.
	Paper Paper `json:"paper,omitempty"`
	// Language is how dates and numbers are written; empty is as without a style.
	Language Language `json:"language,omitempty"`
	// Confidentiality stands at the foot of every page, behind the classification
	// of the solution where that has one.
	Confidentiality string `json:"confidentiality,omitempty"`
	// Watermark is set across every page, pale; empty for none.
	Watermark string `json:"watermark,omitempty"`
	// Contact is whom the reader asks.
	Contact Contact `json:"contact,omitzero"`
	// Cover says that the brief has a cover page.
	Cover bool `json:"cover,omitempty"`
}

// Contact is whom the reader of a brief asks. Every part may be empty.
type Contact struct {
	Name         string `json:"name,omitempty"`
	Role         string `json:"role,omitempty"`
	Organisation string `json:"organisation,omitempty"`
	Email        string `json:"email,omitempty"`
	Phone        string `json:"phone,omitempty"`
	// OnCover puts it on the cover, where there is one, and not at the end.
	OnCover bool `json:"onCover,omitempty"`
}

// IsZero reports whether there is nobody to ask.
func (c Contact) IsZero() bool { c.OnCover = false; return c == Contact{} }

// Paper is a sheet size.
type Paper string

// The papers.
const (
	A4     Paper = "A4"
	Letter Paper = "Letter"
)

// Papers lists the papers.
var Papers = []Paper{A4, Letter}

// Most lengths of texts, in characters: what is longer does not fit its place.
const (
	MostName            = 60
	MostConfidentiality = 300
	MostWatermark       = 24
	mostContact         = 80
)

// Fault is one thing that is wrong with a style.
type Fault struct {
	// Field is the place in the JSON form: "colours.executive".
	Field string
	// Message says what is wrong and what to do, as a sentence without its capital
	// and its full stop.
	Message string
}

// String gives place and message in one line.
func (f Fault) String() string {
	if f.Field == "" {
		return f.Message
	}
	return f.Field + ": " + f.Message
}

// Faults is everything that is wrong with a style, as an error.
type Faults []Fault

// Error lists the faults, a line each.
func (fs Faults) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.String()
	}
	return strings.Join(lines, "\n")
}

// Of returns the message about a field, "" where nothing is wrong with it.
func (fs Faults) Of(field string) string {
	for _, f := range fs {
		if f.Field == field {
			return f.Message
		}
	}
	return ""
}

func (fs *Faults) add(field, format string, args ...any) {
	*fs = append(*fs, Fault{field, fmt.Sprintf(format, args...)})
}

// Check returns nil for a style that briefs can be made in, and otherwise Faults.
func (s *Style) Check() error {
	fs := s.checkTexts()
	if len(s.Logo) > 0 {
		if _, err := tidyLogo(s.Logo); err != nil {
			fs.add("logo", "%s", err)
		}
	}
	s.Faces.check(&fs)
	return fs.err()
}

// CheckTexts is Check without a look into the files of the style, which takes time:
// those that SetLogo and ReadFace have taken are good.
func (s *Style) CheckTexts() error { return s.checkTexts().err() }

func (fs Faults) err() error {
	if len(fs) == 0 {
		return nil
	}
	return fs
}

func (s *Style) checkTexts() Faults {
	var fs Faults
	switch name := strings.TrimSpace(s.Name); {
	case name == "":
		fs.add("name", "the style needs a name; write one")
	case name != s.Name:
		fs.add("name", "the name begins or ends with a space; take it off")
	}
	text := func(field, value string, most int) {
		switch n := utf8.RuneCountInString(value); {
		case !utf8.ValidString(value) || strings.ContainsFunc(value, unicode.IsControl):
			fs.add(field, "holds characters that cannot be printed; write one line of plain text")
		case n > most:
			fs.add(field, "has %d characters, and %d are the most; shorten it", n, most)
		}
	}
	text("name", s.Name, MostName)
	text("confidentiality", s.Confidentiality, MostConfidentiality)
	text("watermark", s.Watermark, MostWatermark)
	for _, f := range []struct{ field, value string }{
		{"contact.name", s.Contact.Name},
		{"contact.role", s.Contact.Role},
		{"contact.organisation", s.Contact.Organisation},
		{"contact.email", s.Contact.Email},
		{"contact.phone", s.Contact.Phone},
	} {
		text(f.field, f.value, mostContact)
	}
	if m := s.Contact.Email; m != "" && !plausible(m) {
		fs.add("contact.email", "%q is no e-mail address; write one such as anna@example.com", short(m))
	}
	if s.Paper != "" && !slices.Contains(Papers, s.Paper) {
		fs.add("paper", "%q is no paper; write A4 or Letter", short(string(s.Paper)))
	}
	if s.Language != "" && !slices.Contains(Languages, s.Language) {
		fs.add("language", "%q is no way of writing that is known; write en-GB, en-US or en-150", short(string(s.Language)))
	}
	s.Colours.check(&fs)
	return fs
}

// plausible says that a text looks like an e-mail address, in letters that an
// address in a file may hold.
func plausible(m string) bool {
	name, host, ok := strings.Cut(m, "@")
	return ok && name != "" && strings.Contains(host, ".") && !strings.HasPrefix(host, ".") && !strings.HasSuffix(host, ".") &&
		!strings.ContainsFunc(m, func(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune(`"<>()[]\,;:%`, r) }) && strings.Count(m, "@") == 1
}

// short cuts what somebody wrote to a length that fits a message.
func short(s string) string {
	const most = 40
	if utf8.RuneCountInString(s) > most {
		return string([]rune(s)[:most]) + "…"
	}
	return s
}

// Same says that two names are of one style.
func Same(a, b string) bool { return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b)) }

// FieldFault returns the message about one field of an error of Check or Decode.
func FieldFault(err error, field string) string {
	var fs Faults
	if errors.As(err, &fs) {
		return fs.Of(field)
	}
	return ""
}
