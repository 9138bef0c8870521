package docx

import (
	"fmt"
	"strings"

	"bifocal/export"
	"bifocal/export/drawing"
)

const (
	tableSize  = 9.5 // points
	cellSide   = 140 // white space beside a cell
	shortTable = 7   // rows that are kept on one page
)

func (s *setter) table(t export.Table) {
	caption := of("Caption")
	if len(t.Columns) > 0 {
		caption.keep, caption.after = true, 60
	}
	s.line(caption, t.Caption)
	if len(t.Columns) > 0 {
		s.grid(t)
	}
	note := export.Inline("", t.Note)
	if len(note) == 0 && len(t.Columns) > 0 {
		s.put(s.set(of("Gap"), "", "")) // tables that touch would be one
		return
	}
	s.paragraph(of("BriefNote"), note)
}

// grid writes the table itself.
func (s *setter) grid(t export.Table) {
	lined := make([]export.Lined, len(t.Columns))
	headed := false
	for i, c := range t.Columns {
		lined[i] = t.Lined(i, s.lang)
		headed = headed || export.Line(c.Header) != ""
	}
	widths := columnWidths(t)
	flag := func(on bool) string { return map[bool]string{true: "1", false: "0"}[on] }
	total := t.Total && len(t.Rows) > 0
	look := 0x0600 // neither rows nor columns in turns
	if headed {
		look |= 0x0020
	}
	if total {
		look |= 0x0040
	}
	direction := ""
	if s.doc.RightToLeft() {
		direction = `<w:bidiVisual/>`
	}
	s.put(fmt.Sprintf(`<w:tbl><w:tblPr><w:tblStyle w:val="BriefTable"/>%s<w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/>`, direction, blockWidth),
		fmt.Sprintf(`<w:tblLook w:val="%04X" w:firstRow="%s" w:lastRow="%s" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`, look, flag(headed), flag(total)))
	if c := export.Line(t.Caption); c != "" {
		s.put(`<w:tblCaption w:val="`, escape(c), `"/>`)
	}
	s.put(`</w:tblPr><w:tblGrid>`)
	for _, w := range widths {
		s.put(fmt.Sprintf(`<w:gridCol w:w="%d"/>`, w))
	}
	s.put(`</w:tblGrid>`)
	if headed {
		s.put(`<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
		for i, c := range t.Columns {
			s.cell(paragraph{style: "TableText", before: -1, keep: true, right: lined[i].Right}, widths[i], i == len(widths)-1, export.Text(export.Line(c.Header)))
		}
		s.put(`</w:tr>`)
	}
	for i, row := range t.Rows {
		s.put(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		for j, l := range lined {
			p := paragraph{style: "TableText", before: -1, keep: len(t.Rows) <= shortTable && i < len(t.Rows)-1, right: l.Right && l.Number[i]}
			var text []export.Span
			if j < len(row) {
				text = export.Inline("", row[j].Spans)
			}
			if l.Missing[i] != "" {
				p.end = int(drawing.Faces.Width(l.Missing[i], tableSize, false) * 20 * narrow)
			}
			s.cell(p, widths[j], j == len(widths)-1, text)
		}
		s.put(`</w:tr>`)
	}
	if len(t.Rows) == 0 && !headed { // a table has a row
		s.put(`<w:tr>`)
		for i := range t.Columns {
			s.cell(of("TableText"), widths[i], false, nil)
		}
		s.put(`</w:tr>`)
	}
	s.put(`</w:tbl>`)
}

// cell writes a cell; last says that its column ends where the text block does.
func (s *setter) cell(p paragraph, width int, last bool, text []export.Span) {
	margin := ""
	if last && p.right {
		margin = `<w:tcMar><w:right w:w="0" w:type="dxa"/></w:tcMar>`
	}
	s.put(fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s</w:tcPr>`, width, margin), s.set(p, export.Plain(text), s.runs(text)), `</w:tc>`)
}

// narrow is how much narrower the face of the document is than the one that we
// can measure.
const narrow = 0.89

// columnWidths shares out the width of a table, in twentieths of a point: to each
// column its longest word at least, then by what its texts need in one line.
func columnWidths(t export.Table) []int {
	n := len(t.Columns)
	least, natural := make([]float64, n), make([]float64, n)
	measure := func(j int, text string, bold bool) {
		width := func(s string) float64 { return drawing.Faces.Width(s, tableSize, bold)*20 + cellSide }
		natural[j] = max(natural[j], width(text))
		for w := range strings.FieldsSeq(text) {
			least[j] = max(least[j], min(width(w), float64(blockWidth)/3))
		}
	}
	for j, c := range t.Columns {
		least[j], natural[j] = 600, 600
		measure(j, export.Line(c.Header), true)
	}
	for i, row := range t.Rows {
		for j, c := range row {
			measure(j, export.Line(export.Plain(c.Spans)), t.Total && i == len(t.Rows)-1)
		}
	}
	for j, c := range t.Columns {
		if c.Weight > 0 {
			natural[j] = max(least[j], c.Weight*float64(blockWidth))
		}
	}
	room, low, high := float64(blockWidth), sum(least), sum(natural)
	out := make([]int, n)
	left := blockWidth
	for j := range out {
		var w float64
		switch {
		case high <= room:
			w = natural[j] * room / high
		case low <= room && high > low:
			w = least[j] + (room-low)*(natural[j]-least[j])/(high-low)
		default:
			w = least[j] * room / low
		}
		out[j] = int(w)
		left -= out[j]
	}
	out[n-1] += left
	return out
}

func sum(all []float64) float64 {
	var s float64
	for _, v := range all {
		s += v
	}
	return s
}
