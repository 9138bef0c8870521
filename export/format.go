package export

import (
	"path/filepath"
	"strings"
)

// Format is a file format of briefs, as the command line and the library name
// it.
type Format string

// The formats.
const (
	PDF      Format = "pdf"
	DOCX     Format = "docx"
	HTML     Format = "html"
	Markdown Format = "markdown"
)

// Formats lists every format, the one for reading first.
var Formats = []Format{PDF, DOCX, HTML, Markdown}

// Name is the format as a reader knows it: "PDF", "Markdown".
func (f Format) Name() string {
	if f == Markdown {
		return "Markdown"
	}
	return strings.ToUpper(string(f))
}

// File is a file that a brief consists of beside its own: a picture of a
// Markdown file.
type File struct {
	// Name is the name in the folder of the brief.
	Name string
	Data []byte
}

// endings are those that files of a format have, the one we give them first.
var endings = map[Format][]string{
	PDF: {"pdf"}, DOCX: {"docx"}, HTML: {"html", "htm"}, Markdown: {"md", "markdown"},
}

// Ending is how the names of files in the format end, without the full stop.
func (f Format) Ending() string {
	if e := endings[f]; e != nil {
		return e[0]
	}
	return string(f)
}

// FormatOf returns the format that the ending of a file name says, in capitals
// or not, and whether it says one.
func FormatOf(path string) (Format, bool) {
	ending := strings.ToLower(strings.TrimPrefix(filepath.Ext(path), "."))
	for _, f := range Formats {
		for _, e := range endings[f] {
			if e == ending {
				return f, true
			}
		}
	}
	return "", false
}
