package extract

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
)

// What a file may say of itself before any of it is read. The reader takes the memory for
// as many objects as a file says it has, follows from table to table without looking
// where it was before, and goes one call deeper for each bracket; of that a program
// dies, and no recovering helps.
const (
	mostObjects  = 1 << 20
	mostSize     = 16 << 20 // of objects too, but what is attached to a file has a size as well
	mostBrackets = 50_000
	mostPacked   = 16 << 20 // bytes of one stream of objects, unfolded
	mostRereads  = 64       // how often as much as all of a file is read
)

var errEndless = errors.New("the PDF says that it has more in it than any file")

// Between a name and its value stand white space and comments.
const gap = `(?:[\x00\s]|%[^\r\n]*[\r\n])*`

var (
	counted   = regexp.MustCompile(named("(Size)", "Columns", "N", "First") + gap + `([+-]?\d+)`)
	counts    = regexp.MustCompile(named("Index", "W") + gap + `\[([^\]]*)\]`)
	elsewhere = regexp.MustCompile(named("Columns") + gap + `\d+` + gap + `\d+` + gap + `R`)
	hidden    = regexp.MustCompile(`[()]|` + named("N", "First") + gap + `\d+` + gap + `\d+` + gap + `R`)
	beginning = regexp.MustCompile(`\A` + gap + `<<`)
	packed    = regexp.MustCompile(named("(ObjStm)", "XRef"))
	integer   = regexp.MustCompile(`\d+`)
	tableOf   = regexp.MustCompile(`(?:^|[^t])xref`)
	comment   = regexp.MustCompile(`%[^\r\n]*`)
)

// named finds one of some names, whose letters a file may write as their codes.
func named(names ...string) string {
	var b strings.Builder
	for i, name := range names {
		b.WriteString([]string{"/(?:", "|"}[min(i, 1)])
		for _, c := range []byte(name) {
			if c == '(' || c == ')' {
				b.WriteByte(c)
				continue
			}
			fmt.Fprintf(&b, "(?:%c|#(?i:%02x))", c, c)
		}
	}
	return b.String() + ")"
}

// sane refuses a file of which the reader would take all memory before a page is read.
func sane(data []byte) error {
	if deep(data) {
		return errEndless
	}
	for _, m := range counted.FindAllSubmatch(data, -1) {
		most := int64(mostObjects)
		if m[1] != nil {
			most = mostSize
		}
		if tooMany(m[2], most) {
			return errEndless
		}
	}
	for _, m := range counts.FindAllSubmatch(data, -1) {
		for _, n := range integer.FindAll(m[1], -1) {
			if tooMany(n, mostObjects) {
				return errEndless
			}
		}
	}
	if elsewhere.Match(data) {
		return errEndless
	}
	for _, at := range tableOf.FindAllIndex(data, -1) {
		if !saneTable(data[at[1]:]) {
			return errEndless
		}
	}
	for _, at := range packed.FindAllSubmatchIndex(data, -1) {
		if !sanePacked(data, at[0], at[2] >= 0) {
			return errEndless
		}
	}
	return nil
}

func tooMany(n []byte, most int64) bool {
	v, err := strconv.ParseInt(string(n), 10, 64)
	return err != nil || v > most
}

// saneTable looks at the parts of a cross-reference table, each with the number of its
// first object and how many there are.
func saneTable(data []byte) bool {
	if end := bytes.Index(data, []byte("trailer")); end >= 0 {
		data = data[:end]
	}
	words := bytes.Fields(comment.ReplaceAll(data[:min(len(data), 32*mostObjects)], nil))
	for len(words) >= 2 {
		first, err := strconv.ParseInt(string(words[0]), 10, 64)
		n, err2 := strconv.ParseInt(string(words[1]), 10, 64)
		if errors.Join(err, err2) != nil {
			return true // the reader goes no further either
		}
		if first < 0 || n < 0 || first > mostObjects || n > mostObjects {
			return false
		}
		words = words[min(len(words), 2+3*int(n)):]
	}
	return true
}

// sanePacked looks into the stream of a dictionary that says so at a place, one of objects
// or one of their places. Streams in streams are those of nobody.
func sanePacked(data []byte, at int, objects bool) bool {
	dict := bytes.LastIndex(data[:at], []byte("obj"))
	data = data[max(0, dict+len("obj")):]
	if at = bytes.Index(data, []byte("stream")); at < 0 {
		return true
	}
	if objects && (!beginning.Match(data[:at]) || hidden.Match(data[:at])) {
		return false
	}
	body := bytes.TrimLeft(data[at+len("stream"):], "\r\n")
	in, err := zlib.NewReader(bytes.NewReader(body))
	if err != nil {
		return true // the reader says so
	}
	unfolded, _ := io.ReadAll(io.LimitReader(in, mostPacked+1))
	if len(unfolded) > mostPacked || deep(unfolded) {
		return false
	}
	_, err = zlib.NewReader(bytes.NewReader(unfolded))
	return err != nil || len(unfolded) < 2
}

// deep says that brackets nest deeper in bytes than in any document.
func deep(data []byte) bool {
	depth := 0
	for _, c := range data {
		switch c {
		case '[', '<':
			if depth++; depth > mostBrackets {
				return true
			}
		case ']', '>':
			depth = max(0, depth-1)
		}
	}
	return false
}

// metered is a file that can be read only so often, so that nothing goes round in it.
type metered struct {
	*bytes.Reader
	left int64
}

func newMetered(data []byte) *metered {
	return &metered{bytes.NewReader(data), mostRereads * (int64(len(data)) + 1<<20)}
}

// ReadAt panics where too much was read, as the reader does on what it does not expect.
func (m *metered) ReadAt(p []byte, at int64) (int, error) {
	n, err := m.Reader.ReadAt(p, at)
	if m.left -= int64(n) + 64; m.left < 0 { // reading nothing counts too
		panic(errEndless)
	}
	return n, err
}
