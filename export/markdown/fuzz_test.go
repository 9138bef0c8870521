package markdown_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bifocal/export"
	"bifocal/export/exporttest"
	"bifocal/export/markdown"
)

// Whatever a text holds, a reader of Markdown reads it as that text, in its place: it
// makes no heading, list, table, picture, link or HTML of its own.
func FuzzRender(f *testing.F) {
	for _, text := range exporttest.Breakouts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := exporttest.Everywhere(text)
		d.Contact, d.Watermark = export.Contact{}, "" // paragraphs as any, which expect does not know
		var b bytes.Buffer
		if err := markdown.Render(t.Context(), d, &b); err != nil {
			t.Fatal(err)
		}
		// Brackets in an address may be escaped or not.
		escaped := func(lines []string) []string {
			return strings.Split(strings.NewReplacer("[", "%5B", "]", "%5D").Replace(strings.Join(lines, "\x00")), "\x00")
		}
		if diff := cmp.Diff(escaped(expect(d.Unfolded())), escaped(read(parsed(t, b.Bytes())))); diff != "" {
			t.Errorf("read back it is another document (-want +got):\n%s", diff)
		}
	})
}
