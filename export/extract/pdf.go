// Package extract takes the text back out of documents, for the checks on what was
// exported and on what Bifocal did not make.
package extract

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
)

// Text is what a document says.
type Text struct {
	// Body is the text, line by line as it is printed, pages one after the other. A
	// line in which wide gaps part the words is a row of a table, its cells between
	// vertical bars; one in larger letters than the text is a heading, and begins with
	// "#" or more of them, the fewer the larger.
	Body string
	// Pages is how many there are.
	Pages int
	// Names are what stands in the document's metadata: title, author, subject,
	// keywords.
	Names []string
}

// ErrEncrypted says that a document cannot be read without its password.
var ErrEncrypted = errors.New("it is locked with a password")

// maxPages is more than any brief has.
const maxPages = 2000

// PDF takes the text out of a PDF file. What is no PDF or is damaged is an error, and
// so is a file that needs a password; a page of pictures has no text, and is none.
func PDF(data []byte) (text Text, err error) {
	defer func() { // the reader panics on what it does not expect
		if r := recover(); r != nil {
			text, err = Text{}, fmt.Errorf("the PDF is damaged: %v", r)
		}
	}()
	if err := sane(data); err != nil {
		return Text{}, err
	}
	r, err := pdf.NewReader(newMetered(data), int64(len(data)))
	switch {
	case errors.Is(err, pdf.ErrInvalidPassword):
		return Text{}, ErrEncrypted
	case err != nil:
		return Text{}, fmt.Errorf("the PDF cannot be read: %w", err)
	}
	text.Pages = r.NumPage()
	if text.Pages > maxPages {
		return Text{}, fmt.Errorf("the PDF has %d pages, and at most %d are read", text.Pages, maxPages)
	}
	pages := make([][]*stretch, 0, text.Pages)
	left := allowance{mostUnfolded, mostMapped}
	for n := 1; n <= text.Pages; n++ {
		if p := r.Page(n); !p.V.IsNull() {
			if err := bearable(n, p, &left); err != nil {
				return Text{}, err
			}
			pages = append(pages, stretches(shown(p)))
		}
	}
	marks := headings(pages)
	var b strings.Builder
	for _, page := range pages {
		for _, part := range inReadingOrder(page) {
			writePage(&b, part, marks)
			b.WriteByte('\n')
		}
	}
	text.Body = mended(b.String())
	info := r.Trailer().Key("Info")
	for _, key := range []string{"Title", "Author", "Subject", "Keywords"} {
		if s := strings.TrimSpace(info.Key(key).Text()); s != "" {
			text.Names = append(text.Names, s)
		}
	}
	return text, nil
}

// stretch is text that one command of a page shows, or what several show side by
// side.
type stretch struct {
	x, y, size float64
	end        float64 // where it ends, estimated where the face does not say
	text       strings.Builder
}

// stretches joins the characters of a page as they come. The reader knows no widths
// of the faces that most programs embed today, so places within a stretch say
// little, and the order says all.
func stretches(pieces []pdf.Text) []*stretch {
	var out []*stretch
	var s *stretch
	var last pdf.Text
	for _, t := range pieces {
		if math.IsNaN(t.X) || math.IsNaN(t.Y) || math.IsInf(t.X, 0) || math.IsInf(t.Y, 0) || !utf8.ValidString(t.S) {
			continue
		}
		if t.S == "\n" || t.S == "\ufffd" || t.S == "" { // how the reader ends a command
			s = nil
			continue
		}
		size := max(t.FontSize, 4)
		reach := last.X + last.W + size
		if last.W <= 0 && last.S != "" { // each character has a place of its own, as Chromium writes it
			reach = last.X + (usualWidth(last.S)+0.5)*size
		}
		if s != nil && (math.Abs(t.Y-s.y) > 0.1*size || t.X < last.X-size || t.X > reach) {
			s = nil
		}
		if s == nil {
			s = &stretch{x: t.X, y: t.Y, size: size, end: t.X}
			out = append(out, s)
		} else if last.W > 0 && t.X-last.X-last.W > 0.16*size && !strings.HasSuffix(s.text.String(), " ") {
			s.text.WriteByte(' ')
		}
		s.text.WriteString(t.S)
		width := t.W
		if width <= 0 {
			width = usualWidth(t.S) * size
		}
		s.end += width
		if t.W > 0 {
			s.end = t.X + t.W
		}
		last = t
	}
	return out
}

// headings are the marks of the sizes in which headings are printed: those that are
// larger than that of most of the text, rounded to half a point.
func headings(pages [][]*stretch) map[float64]string {
	letters := map[float64]int{}
	for _, page := range pages {
		for _, s := range page {
			letters[halfPoints(s.size)] += s.text.Len()
		}
	}
	body, most := 0.0, 0
	for size, n := range letters {
		if n > most || n == most && size < body {
			body, most = size, n
		}
	}
	var larger []float64
	for size := range letters {
		if size >= 1.12*body {
			larger = append(larger, size)
		}
	}
	slices.Sort(larger)
	slices.Reverse(larger)
	marks := map[float64]string{}
	for i, size := range larger {
		marks[size] = strings.Repeat("#", min(i+1, 6)) + " "
	}
	return marks
}

func halfPoints(size float64) float64 { return math.Round(2*size) / 2 }

// usualWidth is how wide a character is in most faces, in ems.
func usualWidth(s string) float64 {
	switch c := s[0]; {
	case strings.IndexByte("iljtf.,;:'|!()[] ", c) >= 0:
		return 0.28
	case strings.IndexByte("mwMW%@", c) >= 0:
		return 0.83
	case c >= 'A' && c <= 'Z':
		return 0.66
	}
	return 0.53
}

// ligatures are characters that stand for several letters, as some programs write them.
var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st")

// broken is a word that was parted at the end of a line, with a hyphen that no one types.
var broken = regexp.MustCompile(`(\p{L})[\x{2010}\x{ad}]\n+(\p{Ll})`)

// mended is a text as it was before it was set: in letters, and in whole words.
func mended(text string) string {
	return broken.ReplaceAllString(ligatures.Replace(text), "$1$2")
}

// writePage writes the stretches of a part of a page in lines, from top to bottom and left
// to right.
func writePage(b *strings.Builder, all []*stretch, marks map[float64]string) {
	var before float64
	for i, line := range linesOf(all) {
		if i > 0 && before-line[0].y > 1.9*line[0].size { // a new paragraph
			b.WriteByte('\n')
		}
		before = line[0].y
		if mark := marks[halfPoints(line[0].size)]; len(line) == 1 && mark != "" && strings.TrimSpace(line[0].text.String()) != "" {
			b.WriteString(mark)
		}
		writeLine(b, line)
		b.WriteByte('\n')
	}
}

// cellGap is how wide a gap parts two cells of a table, in ems.
const cellGap = 1.2

// writeLine writes the stretches of a line with the spaces that the gaps between
// them mean; two wide gaps or more make it a row of a table.
func writeLine(b *strings.Builder, line []*stretch) {
	var cells []string
	var cell strings.Builder
	for i, s := range line {
		text := s.text.String()
		if i > 0 {
			switch gap := s.x - line[i-1].end; {
			case gap > cellGap*s.size:
				cells = append(cells, strings.TrimSpace(cell.String()))
				cell.Reset()
			case gap > 0.12*s.size && !strings.HasSuffix(cell.String(), " ") && !strings.HasPrefix(text, " "):
				cell.WriteByte(' ')
			}
		}
		cell.WriteString(text)
	}
	cells = append(cells, strings.TrimSpace(cell.String()))
	cells = slices.DeleteFunc(cells, func(c string) bool { return c == "" })
	if len(cells) < 3 {
		b.WriteString(strings.Join(cells, "  "))
		return
	}
	b.WriteString("| " + strings.Join(cells, " | ") + " |")
}
