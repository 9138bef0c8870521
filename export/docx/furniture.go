package docx

import (
	"cmp"
	"fmt"
	"strings"

	"bifocal/export"
)

// sectionOfCover closes the cover: its page has neither head nor number, and its
// foot is the line of confidentiality.
func (s *setter) sectionOfCover() string {
	return fmt.Sprintf(`<w:sectPr><w:headerReference w:type="default" r:id="rHeaderFirst"/><w:headerReference w:type="first" r:id="rHeaderFirst"/>`+
		`<w:footerReference w:type="default" r:id="rFooterCover"/><w:footerReference w:type="first" r:id="rFooterCover"/><w:type w:val="nextPage"/>`+
		`<w:pgSz w:w="%d" w:h="%d"/><w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="700" w:footer="640" w:gutter="0"/><w:titlePg/></w:sectPr>`,
		s.sheet.width, s.sheet.height, s.sheet.top, s.sheet.side, s.sheet.foot, s.sheet.side)
}

// footCover is the foot of the cover.
func (s *setter) footCover() string {
	text := export.Line(s.doc.Confidentiality)
	return s.set(of("Footer"), text, plain(text))
}

// section closes the body: the paper, and what stands around the text of each
// page, the head from the second page on.
func (s *setter) section() string {
	direction := ""
	if s.doc.RightToLeft() {
		direction = `<w:bidi/>`
	}
	restart := ""
	if s.doc.Cover != nil {
		restart = `<w:pgNumType w:start="1"/>`
	}
	return fmt.Sprintf(`<w:sectPr><w:headerReference w:type="default" r:id="rHeader"/><w:headerReference w:type="first" r:id="rHeaderFirst"/>`+
		`<w:footerReference w:type="default" r:id="rFooter"/><w:footerReference w:type="first" r:id="rFooter"/>`+
		`<w:pgSz w:w="%d" w:h="%d"/><w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="700" w:footer="640" w:gutter="0"/>%s<w:titlePg/>%s</w:sectPr>`,
		s.sheet.width, s.sheet.height, s.sheet.top, s.sheet.side, s.sheet.foot, s.sheet.side, restart, direction)
}

// head is the title on the left and the customer on the right.
func (s *setter) head() string {
	d := s.doc
	right := export.Clipped(cmp.Or(d.CustomerHead, d.Customer, d.Kind), 40)
	return s.set(of("Header"), d.Title, plain(export.Clipped(d.Title, 90))+tab+plain(right)) + s.watermark(1)
}

func (s *setter) firstHead() string { return s.set(of("Header"), "", "") + s.watermark(2) }

const tab = `<w:r><w:tab/></w:r>`

// plain is a text as a run, nothing where it is empty.
func plain(text string) string {
	if text == "" {
		return ""
	}
	return run(export.Span{Text: text}, "")
}

// longFoot is how many characters a line of confidentiality has room for beside
// the page counter.
const longFoot = 95

// foot is the line of confidentiality and the page counter.
func (s *setter) foot() string {
	text := export.Line(s.doc.Confidentiality)
	counter := s.counter()
	if len([]rune(text)) <= longFoot {
		return s.set(of("Footer"), "", plain(text)+tab+counter)
	}
	return s.set(of("Footer"), text, plain(text)) + s.set(of("Footer"), "", tab+counter)
}

func (s *setter) counter() string {
	var b strings.Builder
	for i, part := range s.doc.Counter() {
		switch {
		case i%2 == 0:
			b.WriteString(plain(part))
		case part == "page":
			b.WriteString(`<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>`)
		default:
			field := "NUMPAGES"
			if s.doc.Cover != nil { // which does not count
				field = "SECTIONPAGES"
			}
			b.WriteString(`<w:fldSimple w:instr=" ` + field + ` "><w:r><w:t>1</w:t></w:r></w:fldSimple>`)
		}
	}
	return b.String()
}
