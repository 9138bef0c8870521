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
	var b bytes.Buffer
	var at []int
	object := func(body string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), body)
	}
	b.WriteString("%PDF-1.4\n")
	object("<< /Type /Catalog /Pages 2 0 R >>")
	object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
	object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>")
	object(fmt.Sprintf("<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream", stream.Len(), stream.String()))
	object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
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
