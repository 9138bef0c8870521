package exporttest

import (
	"bifocal/export"
	"bifocal/export/drawing"
)

// Everywhere is a document that has one text in each of its places, and tries it as an
// address too.
func Everywhere(text string) *export.Document {
	spans := []export.Span{
		{Text: text},
		export.Bold(text),
		{Text: " "},
		export.Code(text),
		{Text: " "},
		export.Link(text, text),
		{Text: " "},
		export.Link(text, "https://a.example/"+text), export.Link("mail", "mailto:"+text), export.Italic(text),
	}
	return &export.Document{
		Title: text, Subtitle: text, Kind: text, Author: text, Organisation: text, Customer: text, CustomerHead: text, Language: text, Confidentiality: text,
		Watermark: text, Date: Day, Colours: [2]string{text, text},
		Cover:   &export.Cover{Kind: text, Title: text, Subtitle: text},
		Contact: export.Contact{Name: text, Role: text, Organisation: text, Email: text, Phone: text},
		Words:   export.Words{PreparedFor: text, Page: text, Contact: text, PreparedBy: text, Dated: text, Date: text},
		Lead:    []export.Block{export.Paragraph{Lead: text, Spans: spans}},
		Sections: []export.Section{{
			Theme: text, Label: text, Heading: text, Blocks: []export.Block{
				export.Paragraph{Lead: text},
				export.Paragraph{Spans: spans},
				export.List{Items: []export.Item{{Lead: text, Spans: spans, Note: spans}, {Spans: export.Text(text)}}},
				export.List{Ordered: true, Items: []export.Item{{Spans: export.Text(text)}}},
				export.Table{
					Caption: text, Note: spans, Total: true, Columns: []export.Column{{Header: text}, {Header: text, Align: export.Decimal}},
					Rows: [][]export.Cell{{{Spans: spans}, {Spans: export.Text(text)}}, export.Row(text, text)},
				},
				export.Definitions{Entries: []export.Definition{{Term: text, Spans: spans}}},
				export.Callout{Label: text, Blocks: []export.Block{export.Paragraph{Spans: spans}}},
				export.Picture{Caption: text, Drawing: drawing.Drawing{
					W: 300, H: 80, Title: text, Alt: text, Shapes: []drawing.Shape{drawing.Text{Text: text, Size: 8, Role: drawing.Foreground}},
				}},
			},
		}},
	}
}

// Leads says whether the document of a text may lead to an address.
func Leads(text, to string) bool {
	for _, link := range []string{text, "https://a.example/" + text, "mailto:" + text, "mailto:" + export.Line(text)} {
		if address := export.Address(link); address != "" && address == to {
			return true
		}
	}
	return false
}

// Breakouts are texts that try to become more than text.
var Breakouts = []string{
	"", "plain", "</p></section><script>alert(1)</script>", `" onload="x" src="http://a.example`, "' style='background:url(//a.example)", "<!--", "--></style><img src=x onerror=y>", "]]></w:t><w:fldSimple w:instr=\" DDEAUTO c:\\\\a \"/>",
	"&lt;b&gt; &#60;i&#62;", "javascript:alert(1)", "data:text/html,<b>x", "\\22 ;}@import url(//a.example);", "{page} {pages} {label}", "![x](http://a.example/x.png)", "[x]: http://a.example\n\n[x]", "<http://a.example>", "http://a.example www.a.example a@a.example",
	"| a | b |\n| --- | --- |", "```\ncode\n```", "# head\n\n> quote\n\n1. one\n- two\n\n---", "\u202Eturned\x00\x1b[31m\xff", "line\n\nline", `a\`, "$$x$$ <br/> &nbsp; ~~x~~ [^1]: note", "=1+1", `{ HYPERLINK "http://a.example" }`,
}
