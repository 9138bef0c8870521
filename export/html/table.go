package html

import (
	"fmt"
	"strings"

	"bifocal/export"
)

func (p *page) table(t export.Table) {
	if len(t.Columns) == 0 {
		p.line("p", "", t.Caption)
		p.text("p", "note", export.Inline("", t.Note))
		return
	}
	caption := export.Line(t.Caption)
	p.put("<div class=\"table\">\n", scroll(caption), "<table class=\"columns-", fmt.Sprint(min(len(t.Columns), 7)), "\">\n")
	p.line("caption", "", caption)
	lined := make([]export.Lined, len(t.Columns))
	headed := false
	for i, c := range t.Columns {
		lined[i] = t.Lined(i, p.lang)
		headed = headed || export.Line(c.Header) != ""
	}
	if headed {
		p.put("<thead>\n<tr>")
		for i, c := range t.Columns {
			header := export.Line(c.Header)
			if header == "" {
				p.put("<td></td>")
				continue
			}
			p.put(`<th scope="col"`, class(lined[i].Right), direction(header), ">", escape(header), "</th>")
		}
		p.put("</tr>\n</thead>\n")
	}
	p.put("<tbody>\n")
	for i, row := range t.Rows {
		p.row(row, i, lined, t.Total && i == len(t.Rows)-1)
	}
	p.put("</tbody>\n</table>\n</div>\n")
	p.text("p", "note", export.Inline("", t.Note))
	p.put("</div>\n")
}

func class(right bool) string {
	if right {
		return ` class="right"`
	}
	return ""
}

func (p *page) row(row []export.Cell, i int, lined []export.Lined, total bool) {
	if total {
		p.put(`<tr class="total">`)
	} else {
		p.put("<tr>")
	}
	for j, l := range lined {
		var text []export.Span
		if j < len(row) {
			text = export.Inline("", row[j].Spans)
		}
		element, attributes := "td", ""
		if j == 0 && len(text) > 0 && len(lined) > 1 {
			element, attributes = "th", ` scope="row"`
		}
		attributes += class(l.Right && l.Number[i])
		if l.Missing[i] != "" {
			attributes += fmt.Sprintf(` style="padding-inline-end:calc(var(--cell) + %sch)"`, digits(l.Missing[i]))
		}
		p.put("<", element, attributes, direction(export.Plain(text)), ">", spans(text), "</", element, ">")
	}
	p.put("</tr>\n")
}

// digits is how wide what is missing behind a number is, in digits; a decimal
// mark is about half as wide as one.
func digits(missing string) string {
	n := float64(len(missing))
	if strings.HasPrefix(missing, ".") || strings.HasPrefix(missing, ",") {
		n -= 0.53
	}
	return strings.TrimRight(strings.TrimRight(fmt.Sprintf("%.2f", n), "0"), ".")
}
