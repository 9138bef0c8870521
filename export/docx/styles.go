package docx

import (
	"fmt"
	"strings"

	"bifocal/export/drawing"
)

// The faces: one that comes with Word, and for which other programs have one of
// the same widths (Carlito).
const (
	face     = "Calibri"
	codeFace = `<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>`
)

// colour is the colour of a role as Word writes it.
func (s *setter) colour(r drawing.Role) string {
	c := s.palette[r]
	return fmt.Sprintf("%02X%02X%02X", c.R, c.G, c.B)
}

// spaceAfter is the space under a paragraph.
const spaceAfter = 120

// style is one style of paragraphs. Lengths are twentieths of a point.
type style struct {
	id, name, based, next string
	before, after, line   int // line in 240ths of the face's height, 0 as in the style it is based on
	size                  int // half points, 0 likewise
	keep                  bool
	level                 int // of a heading, 1 to 3
	colour                string
	bold, italic          bool
	indent                string // further elements, in the order of the schema
	frame, numbering      string
	tabs                  string
}

func (s *setter) paragraphStyles() []style {
	accent, head, quiet := s.colour(s.doc.AccentRole()), s.colour(drawing.Foreground), s.colour(drawing.Muted)
	short := fmt.Sprintf(`<w:ind w:right="%d"/>`, textShort)
	text := func(id, name string) style {
		return style{id: id, name: name, based: "Normal", after: spaceAfter, indent: short}
	}
	heading := func(level, before, size int) style {
		return style{
			id: fmt.Sprintf("Heading%d", level), name: fmt.Sprintf("heading %d", level), based: "Normal", next: "BodyText",
			before: before, after: 80, line: 252, size: size, keep: true, level: level, colour: head, bold: true,
		}
	}
	list := func(id, name string, n int) style {
		l := text(id, name)
		l.after, l.numbering = 70, fmt.Sprintf(`<w:numPr><w:numId w:val="%d"/></w:numPr>`, n)
		l.indent = fmt.Sprintf(`<w:ind w:left="%d" w:right="%d" w:hanging="%d"/>`, listIndent, textShort, listIndent)
		return l
	}
	continued := text("ListContinue", "List Continue")
	continued.after, continued.size, continued.colour = 90, 18, quiet
	continued.indent = fmt.Sprintf(`<w:ind w:left="%d" w:right="%d"/>`, listIndent, textShort)
	term := text("DefinitionTerm", "Definition Term")
	term.after, term.keep, term.bold, term.colour = 0, true, true, head
	tab := fmt.Sprintf(`<w:tabs><w:tab w:val="right" w:pos="%d"/></w:tabs>`, blockWidth)
	return append(s.coverStyles(), []style{
		{id: "Title", name: "Title", based: "Normal", next: "Subtitle", before: 40, after: 100, line: 235, size: 48, keep: true, colour: head, bold: true, indent: `<w:ind w:right="900"/>`},
		{id: "Subtitle", name: "Subtitle", based: "Normal", next: "BodyText", after: 120, size: 26, colour: quiet},
		heading(1, 360, 29), heading(2, 220, 24), heading(3, 180, 22),
		text("BodyText", "Body Text"),
		list("ListBullet", "List Bullet", bulletNumbering), list("ListNumber", "List Number", listNumbering), continued,
		term, text("Definition", "Definition"),
		{
			id: "Quote", name: "Quote", based: "Normal", after: 120, size: 23, frame: s.frame(),
			indent: fmt.Sprintf(`<w:ind w:left="%d" w:right="%d"/>`, boxInset, boxShort),
		},
		{id: "Caption", name: "caption", based: "Normal", next: "BodyText", before: 60, after: 200, size: 18, colour: quiet, italic: true},
		{id: "Picture", name: "Picture", based: "Normal", next: "Caption", before: 160, after: 60, line: 240},
		{id: "BriefKind", name: "Brief Kind", based: "Normal", next: "Title", after: 40, size: 21, keep: true, colour: accent, bold: true},
		{id: "BriefImprint", name: "Brief Imprint", based: "Normal", next: "BodyText", before: 60, after: 300, size: 19, colour: quiet},
		{id: "BriefLabel", name: "Brief Label", based: "Normal", next: "Heading1", before: 400, after: 20, size: 19, keep: true, colour: accent, bold: true},
		{id: "BriefNote", name: "Brief Note", based: "Normal", next: "BodyText", before: 80, after: 220, size: 18, line: 252, colour: quiet, indent: short},
		{id: "TableText", name: "Table Text", based: "Normal", size: int(tableSize * 2), line: 250},
		{id: "Gap", name: "Gap", based: "Normal", next: "BodyText", after: 120, size: 8, line: 240},
		{id: "Header", name: "header", based: "Normal", size: 16, colour: quiet, tabs: tab},
		{id: "Footer", name: "footer", based: "Normal", size: 16, colour: quiet, tabs: tab},
	}...)
}

func (s *setter) styles() string {
	var b strings.Builder
	b.WriteString(`<w:styles ` + spaces + `><w:docDefaults><w:rPrDefault><w:rPr>`)
	fmt.Fprintf(&b, `<w:rFonts w:ascii="%[1]s" w:eastAsia="%[1]s" w:hAnsi="%[1]s" w:cs="%[1]s"/><w:color w:val="%[2]s"/><w:kern w:val="8"/><w:sz w:val="22"/><w:szCs w:val="22"/>`, escape(s.face()), s.colour(drawing.Foreground))
	bidi := "ar-SA"
	if s.doc.RightToLeft() {
		bidi = s.proofing()
	}
	fmt.Fprintf(&b, `<w:lang w:val="%s" w:eastAsia="zh-CN" w:bidi="%s"/></w:rPr></w:rPrDefault>`, s.proofing(), bidi)
	b.WriteString(`<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="266" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`)
	b.WriteString(`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>` +
		`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>` +
		`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>` +
		`<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>` +
		`<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>`)
	for _, p := range s.paragraphStyles() {
		b.WriteString(p.xml())
	}
	accent := s.colour(s.doc.AccentRole())
	character := func(id, name, look string) {
		b.WriteString(`<w:style w:type="character" w:styleId="` + id + `"><w:name w:val="` + name + `"/><w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>` + look + `</w:rPr></w:style>`)
	}
	character("Hyperlink", "Hyperlink", `<w:color w:val="`+accent+`"/><w:u w:val="single"/>`)
	character("Code", "Code", codeFace+`<w:sz w:val="19"/><w:szCs w:val="19"/>`)
	b.WriteString(s.tableStyle(accent) + `</w:styles>`)
	return b.String()
}

// xml writes the style, its elements in the order of the schema.
func (p style) xml() string {
	var b strings.Builder
	b.WriteString(`<w:style w:type="paragraph" w:styleId="` + p.id + `"><w:name w:val="` + p.name + `"/><w:basedOn w:val="` + p.based + `"/>`)
	if p.next != "" {
		b.WriteString(`<w:next w:val="` + p.next + `"/>`)
	}
	b.WriteString(`<w:qFormat/><w:pPr>`)
	if p.keep {
		b.WriteString(`<w:keepNext/><w:keepLines/>`)
	}
	b.WriteString(p.numbering + p.frame + p.tabs)
	fmt.Fprintf(&b, `<w:spacing w:before="%d" w:after="%d"`, p.before, p.after)
	if p.line > 0 {
		fmt.Fprintf(&b, ` w:line="%d" w:lineRule="auto"`, p.line)
	}
	b.WriteString(`/>` + p.indent)
	if p.level > 0 {
		fmt.Fprintf(&b, `<w:outlineLvl w:val="%d"/>`, p.level-1)
	}
	b.WriteString(`</w:pPr><w:rPr>`)
	if p.bold {
		b.WriteString(`<w:b/><w:bCs/>`)
	}
	if p.italic {
		b.WriteString(`<w:i/><w:iCs/>`)
	}
	if p.colour != "" {
		b.WriteString(`<w:color w:val="` + p.colour + `"/>`)
	}
	if p.size > 0 {
		fmt.Fprintf(&b, `<w:sz w:val="%d"/><w:szCs w:val="%d"/>`, p.size, p.size)
	}
	b.WriteString(`</w:rPr></w:style>`)
	return b.String()
}

// tableStyle has rules between rows, a head in the accent's rule and a last row
// that sums up.
func (s *setter) tableStyle(accent string) string {
	hair, quiet := s.colour(drawing.Hairline), s.colour(drawing.Muted)
	rule := func(name, colour string, width int) string {
		return fmt.Sprintf(`<w:%s w:val="single" w:sz="%d" w:space="0" w:color="%s"/>`, name, width, colour)
	}
	return `<w:style w:type="table" w:customStyle="1" w:styleId="BriefTable"><w:name w:val="Brief Table"/><w:basedOn w:val="TableNormal"/><w:qFormat/>` +
		`<w:tblPr><w:tblBorders>` + rule("bottom", hair, 4) + rule("insideH", hair, 4) + `</w:tblBorders>` +
		`<w:tblCellMar><w:top w:w="52" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="52" w:type="dxa"/>` + fmt.Sprintf(`<w:right w:w="%d" w:type="dxa"/>`, cellSide) + `</w:tblCellMar></w:tblPr>` +
		`<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/><w:color w:val="` + quiet + `"/></w:rPr><w:tcPr><w:tcBorders>` + rule("bottom", accent, 10) + `</w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>` +
		`<w:tblStylePr w:type="lastRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders>` + rule("top", quiet, 10) + `</w:tcBorders></w:tcPr></w:tblStylePr></w:style>`
}
