package extract

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"
)

// bomb is a small PDF of which one page unfolds to so many bytes.
func bomb(t *testing.T, of string, size int) []byte {
	t.Helper()
	var stream bytes.Buffer
	z := zlib.NewWriter(&stream)
	piece := strings.Repeat(of, 1<<20/len(of))
	for range size >> 20 {
		if _, err := z.Write([]byte(piece)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return pdfOf(
		"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream", stream.Len(), stream.String()),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
	)
}

// pdfOf is a PDF of objects, the first of which is its catalogue.
func pdfOf(bodies ...string) []byte {
	var b bytes.Buffer
	var at []int
	object := func(body string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), body)
	}
	b.WriteString("%PDF-1.4\n")
	for _, body := range bodies {
		object(body)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return b.Bytes()
}

// A small file that unfolds to a huge one, or that nests without end, is refused before
// it takes all memory.
func TestBombs(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		of   string
		size int
	}{"spaces": {" ", 512 << 20}, "text": {"BT /F 9 Tf (aaaa) Tj ET ", 64 << 20}, "nesting": {"q ", 1 << 20}} {
		data := bomb(t, c.of, c.size)
		if _, err := PDF(data); err == nil || !strings.Contains(err.Error(), "page 1") {
			t.Errorf("%s: %d bytes were read: %v", name, len(data), err)
		}
	}
	if text, err := PDF(bomb(t, "BT /F 9 Tf (aaaa) Tj ET q Q ", 1<<20)); err != nil || !strings.Contains(text.Body, "aaaa") {
		t.Errorf("a large page: %v", err)
	}
}

// folded is a stream that is packed so many times.
func folded(t *testing.T, dict, text string, times int) string {
	t.Helper()
	for range times {
		var b bytes.Buffer
		z := zlib.NewWriter(&b)
		if _, err := z.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		text = b.String()
	}
	filter := "/Filter [" + strings.Repeat(" /FlateDecode", times) + " ]"
	return fmt.Sprintf("<< %s /Length %d %s >>\nstream\n%s\nendstream", dict, len(text), filter, text)
}

// A file that says it is huge, refers to itself, nests or unfolds without end in any of
// its parts is refused, and the program lives on.
func TestPDFsWithoutEnd(t *testing.T) {
	t.Parallel()
	page := func(content, face string, more ...string) []byte {
		return pdfOf(append([]string{
			"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
			"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>", content, face,
		}, more...)...)
	}
	const text = "BT /F 9 Tf (aaaa) Tj ET "
	face := "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode 6 0 R >>"
	plain := page(folded(t, "", text, 1), "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
	stream := func(dict, data string) []byte {
		head := "%PDF-1.5\n"
		return fmt.Appendf(nil, "%s1 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n", head, folded(t, "/Type /XRef "+dict, data, 1), len(head))
	}
	round := "%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Root 1 0 R /Prev 9 >>\nstartxref\n9\n" + strings.Repeat(" ", 80) + "%%EOF\n"
	for name, data := range map[string][]byte{
		"many objects":              stream("/Size 100000000000 /W [1 2 1] /Root 1 0 R", "x"),
		"many objects, disguised":   stream("/Si#7ae %\n 100000000000 /W [1 2 1] /Root 1 0 R", "x"),
		"a far object":              stream("/Size 9 /Index [100000000000 1] /W [1 2 1] /Root 1 0 R", "\x01\x00\x00\x00"),
		"wide numbers":              stream("/Size 9 /W [1 100000000000 1] /Root 1 0 R", "x"),
		"a far object in a table":   bytes.Replace(plain, []byte("xref\n0 6"), []byte("xref%\n99999999999 6"), 1),
		"a table before itself":     []byte(round),
		"lists in lists":            []byte("%PDF-1.4\n1 0 obj\n" + strings.Repeat("[", 4<<20) + "\nendobj\n" + string(plain[9:])),
		"lists in a page":           page(folded(t, "", strings.Repeat("[", 4<<20), 1), face, folded(t, "", "x", 1)),
		"dictionaries in a page":    page(folded(t, "", strings.Repeat("<</A", 1<<20), 1), face, folded(t, "", "x", 1)),
		"a page packed three times": page(folded(t, "", strings.Repeat(" ", 64<<20), 3), face, folded(t, "", "x", 1)),
		"a wide row":                page(folded(t, "/DecodeParms << /Predictor 12 /Columns 100000000000 >>", text, 1), face, folded(t, "", "x", 1)),
		"a huge table of letters":   page(folded(t, "", text, 1), face, folded(t, "", strings.Repeat("<01> <0041> ", 2<<20), 1)),
		"a table read for ever":     page(folded(t, "", strings.Repeat("/F 9 Tf ", 100_000), 1), face, folded(t, "", strings.Repeat("<01> <0041> ", 10_000), 1)),
		"huge objects in a stream":  page(folded(t, "", text, 1), face, folded(t, "/Type /ObjStm /N 1 /First 4", strings.Repeat(" ", 64<<20), 1)),
		"objects packed twice":      page(folded(t, "", text, 1), face, folded(t, "/Type /ObjStm /N 1 /First 4", strings.Repeat(" ", 64<<20), 2)),
	} {
		if got, err := PDF(data); err == nil {
			t.Errorf("%s: %d bytes are read as %d", name, len(data), len(got.Body))
		}
	}
	if got, err := PDF(plain); err != nil || !strings.Contains(got.Body, "aaaa") {
		t.Errorf("a plain one: %q, %v", got.Body, err)
	}
}
