package pdf_test

import (
	"bytes"
	"testing"
	"unicode/utf8"

	"bifocal/export"
	"bifocal/export/pdf"
)

func FuzzRender(f *testing.F) {
	f.Add("Title", "Heading", "2.8 M USD by 15 January", "97.5 %", "https://example.org")
	f.Add("\xff\xfe", "🎉🎉", "a\u0301\u0302\u0303 \u200d\u202e\u00ad", "株式会社", "javascript:x")
	f.Add("", "\x00\n\r\n\u2028", "\u00a0\u202f \u2003", "-1,2.3", "mailto:")
	f.Add("اَلْعَرَبِيَّةُ", "𝔸𝕓𝕔", "ﬁ ﷺ \ufffe\uffff", "𐍈", "http://[::1")
	f.Fuzz(func(t *testing.T, title, heading, text, cell, link string) {
		if len(title)+len(heading)+len(text)+len(cell) > 4000 {
			return
		}
		doc := &export.Document{
			Title: title, Subtitle: heading, Kind: cell, Author: text, Customer: title, Language: link, Confidentiality: text,
			Words: export.Words{Page: cell, PreparedFor: heading, Date: link},
			Lead:  []export.Block{p(text)},
			Sections: []export.Section{{Label: cell, Heading: heading, Blocks: []export.Block{
				export.Paragraph{Lead: cell, Spans: []export.Span{export.Link(text, link), export.Code(cell), export.Bold(title), export.Italic(heading)}},
				export.Bullets(cell, text),
				export.Table{
					Caption: title, Total: true, Note: export.Text(text),
					Columns: []export.Column{{Header: heading, Align: export.Decimal}, {Header: cell, Align: export.Right}, {Header: link, Weight: 1}},
					Rows:    [][]export.Cell{export.Row(cell, text, title), export.Row(text), {}},
				},
				export.Definitions{Entries: []export.Definition{{Term: cell, Spans: export.Text(text)}}},
				export.Callout{Label: title, Blocks: []export.Block{p(cell)}},
			}}},
		}
		var buf bytes.Buffer
		report, err := pdf.Render(t.Context(), doc, &buf)
		if err != nil {
			t.Fatalf("Render: %v", err)
		}
		if report.Pages < 1 || buf.Len() == 0 {
			t.Fatalf("%d pages in %d bytes", report.Pages, buf.Len())
		}
		if !utf8.ValidString(text) && len(report.Replaced) == 0 {
			t.Error("invalid UTF-8 was not reported")
		}
		open(t, buf.Bytes())
		conforms(t, "the document", buf.Bytes())
	})
}
