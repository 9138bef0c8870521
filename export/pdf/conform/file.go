package conform

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
)

// file is a PDF file with one cross-reference table, as ours are.
type file struct {
	objects map[int]any
	trailer Dict
	report  *report
	decoded map[*Stream][]byte
}

var (
	headers = regexp.MustCompile(`\A%PDF-1\.[0-7](\r\n|\n|\r)`)
	starts  = regexp.MustCompile(`startxref\s+(\d+)\s+%%EOF`)
	numbers = regexp.MustCompile(`\A(\d+) (\d+) obj(\r\n|\n|\r)`)
	tables  = regexp.MustCompile(`\Axref(\r\n|\n|\r)0 (\d+)(\r\n|\n|\r)`)
	entry   = regexp.MustCompile(`\A(\d{10}) (\d{5}) ([nf])( \r| \n|\r\n)\z`)
)

// open reads a file. It fails where too much of it is not as in our files for the
// rest to be looked at.
func open(data []byte, r *report) (*file, error) {
	f := &file{objects: map[int]any{}, report: r, decoded: map[*Stream][]byte{}}
	head := headers.Find(data)
	if head == nil {
		r.add("6.1.2-1", "the file does not begin with %PDF-1.n and the end of a line")
	} else if rest := data[len(head):]; len(rest) < 5 || rest[0] != '%' || rest[1] < 128 || rest[2] < 128 || rest[3] < 128 || rest[4] < 128 {
		r.add("6.1.2-2", "no comment of four bytes over 127 follows the first line")
	}
	all := starts.FindAllSubmatchIndex(data, -1)
	if len(all) == 0 {
		return nil, errors.New("there is no startxref")
	}
	last := all[len(all)-1]
	if tail := string(data[last[1]:]); tail != "" && tail != "\n" && tail != "\r\n" && tail != "\r" {
		r.add("6.1.3-3", fmt.Sprintf("%d bytes stand behind the end of the file", len(tail)))
	}
	at, err := strconv.Atoi(string(data[last[2]:last[3]]))
	if err != nil || at >= len(data) {
		return nil, errors.New("the cross-reference table is not where it is said to be")
	}
	return f, f.table(data, at)
}

// table reads the cross-reference table, the trailer and every object.
func (f *file) table(data []byte, at int) error {
	m := tables.FindSubmatch(data[at:])
	if m == nil {
		f.report.add("6.1.4-2", "xref and its first line are not parted by the end of a line alone")
		return errors.New("the cross-reference table cannot be read")
	}
	at += len(m[0])
	count, err := strconv.Atoi(string(m[2]))
	if err != nil || count < 1 || at+20*count > len(data) {
		return errors.New("the cross-reference table is cut off")
	}
	if count > 8388607 {
		f.report.add("6.1.13-7", fmt.Sprintf("%d objects", count))
	}
	for num := range count {
		line := entry.FindSubmatch(data[at+20*num : at+20*num+20])
		if line == nil {
			return fmt.Errorf("entry %d of the cross-reference table cannot be read", num)
		}
		if string(line[3]) == "f" {
			continue
		}
		offset, _ := strconv.Atoi(string(line[1])) // digits
		if err := f.read(data, num, offset); err != nil {
			return fmt.Errorf("object %d: %w", num, err)
		}
	}
	s := &scanner{data: data, at: at + 20*count, found: f.report.add}
	s.skip()
	if s.token() != "trailer" {
		return errors.New("there is no trailer")
	}
	o, err := s.object()
	if err != nil {
		return fmt.Errorf("trailer: %w", err)
	}
	f.trailer, _ = o.(Dict)
	return nil
}

// read reads the object at an offset.
func (f *file) read(data []byte, num, offset int) error {
	if offset >= len(data) {
		return errors.New("its place is behind the end")
	}
	where := fmt.Sprintf("object %d", num)
	found := func(rule, what string) { f.report.add(rule, where+": "+what) }
	m := numbers.FindSubmatch(data[offset:])
	if m == nil || offset > 0 && data[offset-1] != '\n' && data[offset-1] != '\r' {
		found("6.1.9-1", "its number, its generation and obj are not parted by one space each, on a line of their own")
		m = regexp.MustCompile(`\A(\d+)\s+(\d+)\s+obj`).FindSubmatch(data[offset:])
	}
	if m == nil || string(m[1]) != strconv.Itoa(num) {
		return errors.New("it is not where it is said to be")
	}
	s := &scanner{data: data, at: offset + len(m[0]), found: found}
	o, err := s.object()
	if err != nil {
		return err
	}
	s.skip()
	if d, is := o.(Dict); is && bytes.HasPrefix(data[s.at:], []byte("stream")) {
		if o, err = s.stream(d); err != nil {
			return err
		}
	}
	before := s.at
	s.skip()
	if s.token() != "endobj" {
		return errors.New("endobj is missing")
	}
	if !lineEnd(data[before:]) && !lineEnd(data[before-1:]) || s.at < len(data) && !lineEnd(data[s.at:]) {
		found("6.1.9-1", "endobj is not on a line of its own")
	}
	f.objects[num] = o
	return nil
}

func lineEnd(data []byte) bool { return len(data) > 0 && (data[0] == '\n' || data[0] == '\r') }

// stream reads the data behind a dictionary.
func (s *scanner) stream(d Dict) (any, error) {
	s.at += len("stream")
	switch {
	case bytes.HasPrefix(s.data[s.at:], []byte("\r\n")):
		s.at += 2
	case bytes.HasPrefix(s.data[s.at:], []byte("\n")):
		s.at++
	default:
		s.found("6.1.7.1-2", "stream is not followed by the end of a line")
	}
	for _, key := range []string{"F", "FFilter", "FDecodeParms"} {
		if d[key] != nil {
			s.found("6.1.7.1-3", "the stream has the key "+key)
		}
	}
	length, is := d["Length"].(int)
	end := s.at + length
	if !is || length < 0 || end > len(s.data) || !regexp.MustCompile(`\A(\r\n|\n|\r)?endstream`).Match(s.data[end:]) {
		s.found("6.1.7.1-1", "the length of the stream is not that of its data")
		n := bytes.Index(s.data[s.at:], []byte("endstream"))
		if n < 0 {
			return nil, s.fail("a stream does not end")
		}
		end = s.at + n
		for end > s.at && lineEnd(s.data[end-1:]) {
			end--
		}
	}
	raw := s.data[s.at:end]
	s.at = end
	if !lineEnd(s.data[s.at:]) {
		s.found("6.1.7.1-2", "endstream is not preceded by the end of a line")
	}
	s.skip()
	s.at += len("endstream")
	return &Stream{d, raw}, nil
}

// get follows references.
func (f *file) get(o any) any {
	for range 32 {
		r, is := o.(Ref)
		if !is {
			return o
		}
		o = f.objects[int(r)]
	}
	return nil
}

func (f *file) dict(o any) Dict {
	switch o := f.get(o).(type) {
	case Dict:
		return o
	case *Stream:
		return o.Dict
	}
	return nil
}

func (f *file) array(o any) Array {
	a, _ := f.get(o).(Array)
	return a
}

func (f *file) name(o any) string {
	n, _ := f.get(o).(Name)
	return string(n)
}

func (f *file) text(o any) string {
	s, _ := f.get(o).(String)
	return textOf(string(s))
}

func (f *file) catalog() Dict { return f.dict(f.trailer["Root"]) }

// numberOf reads an integer or a real number.
func numberOf(o any) (float64, bool) {
	switch n := o.(type) {
	case int:
		return float64(n), true
	case float64:
		return n, true
	}
	return 0, false
}

// filters are those of ISO 32000-1, table 6, that an archive may use.
var filters = map[string]bool{
	"ASCIIHexDecode": true, "ASCII85Decode": true, "FlateDecode": true, "RunLengthDecode": true,
	"CCITTFaxDecode": true, "JBIG2Decode": true, "DCTDecode": true, "JPXDecode": true,
}

func (f *file) filtersOf(s *Stream) []string {
	var out []string
	switch v := f.get(s.Dict["Filter"]).(type) {
	case Name:
		out = append(out, string(v))
	case Array:
		for _, o := range v {
			out = append(out, f.name(o))
		}
	}
	return out
}

// bytes is the data of a stream, unpacked; nil where that is not possible here.
func (f *file) bytes(s *Stream) []byte {
	if data, known := f.decoded[s]; known {
		return data
	}
	data := s.Raw
	for _, name := range f.filtersOf(s) {
		if name != "FlateDecode" {
			data = nil
			break
		}
		in, err := zlib.NewReader(bytes.NewReader(data))
		if err != nil {
			data = nil
			break
		}
		if data, err = io.ReadAll(io.LimitReader(in, 256<<20)); err != nil {
			data = nil
			break
		}
	}
	f.decoded[s] = data
	return data
}

// pages returns the leaves of the tree of pages, with what they inherit.
func (f *file) pages() []Dict {
	var out []Dict
	var walk func(node Dict, inherited Dict, depth int)
	walk = func(node, inherited Dict, depth int) {
		if node == nil || depth > 30 {
			return
		}
		passed := Dict{}
		for _, key := range []string{"MediaBox", "CropBox", "Rotate", "Resources"} {
			passed[key] = inherited[key]
			if node[key] != nil {
				passed[key] = node[key]
			}
		}
		if f.name(node["Type"]) == "Page" {
			page := Dict{"inherited": passed}
			for key, o := range node {
				page[key] = o
			}
			out = append(out, page)
			return
		}
		for _, kid := range f.array(node["Kids"]) {
			walk(f.dict(kid), passed, depth+1)
		}
	}
	walk(f.dict(f.catalog()["Pages"]), Dict{}, 0)
	return out
}
