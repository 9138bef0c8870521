package docx

import (
	"fmt"
	"strings"

	"bifocal/export/drawing"
)

const (
	bulletNumbering = 1 // of List Bullet
	listNumbering   = 2 // of List Number, as the style has it
	firstOrdered    = 3 // each numbered list counts by itself
	listIndent      = 340
)

// numbering defines how lists are marked: bullets, numbers, and one numbering
// for each numbered list, which starts at 1.
func (s *setter) numbering() string {
	var b strings.Builder
	b.WriteString(`<w:numbering ` + spaces + `>`)
	abstract := func(id int, format string, marks []string, style, look string) {
		fmt.Fprintf(&b, `<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="hybridMultilevel"/>`, id)
		for i, mark := range marks {
			fmt.Fprintf(&b, `<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/>`, i, format)
			if i == 0 {
				b.WriteString(`<w:pStyle w:val="` + style + `"/>`)
			}
			fmt.Fprintf(&b, `<w:lvlText w:val="%s"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="%d" w:hanging="%d"/></w:pPr><w:rPr>%s</w:rPr></w:lvl>`,
				mark, (i+1)*listIndent, listIndent, look)
		}
		b.WriteString(`</w:abstractNum>`)
	}
	abstract(0, "bullet", []string{"•", "–", "•"}, "ListBullet", `<w:rFonts w:ascii="`+face+`" w:hAnsi="`+face+`" w:cs="`+face+`" w:hint="default"/><w:color w:val="`+s.colour(s.doc.AccentRole())+`"/>`)
	abstract(1, "decimal", []string{"%1.", "%2.", "%3."}, "ListNumber", `<w:color w:val="`+s.colour(drawing.Muted)+`"/>`)
	fmt.Fprintf(&b, `<w:num w:numId="%d"><w:abstractNumId w:val="0"/></w:num>`, bulletNumbering)
	fmt.Fprintf(&b, `<w:num w:numId="%d"><w:abstractNumId w:val="1"/></w:num>`, listNumbering)
	for i := range s.ordered {
		fmt.Fprintf(&b, `<w:num w:numId="%d"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`, firstOrdered+i)
	}
	b.WriteString(`</w:numbering>`)
	return b.String()
}
