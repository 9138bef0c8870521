package docx

import (
	"cmp"
	"fmt"
	"path"
	"strings"
	"time"

	"golang.org/x/text/language"

	"bifocal/export"
	"bifocal/export/origin"
)

const (
	declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	office      = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packages    = "http://schemas.openxmlformats.org/package/2006"
	word        = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	// spaces are the namespaces that the parts of Word's own use.
	spaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="` + office + `"` +
		` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
		` xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"`
)

// parts returns every file of the package but the list of content types.
func (s *setter) parts() []part {
	xml := func(name, kind, text string) part { return part{name, []byte(declaration + text), kind} }
	out := []part{
		xml("_rels/.rels", "", relations(s.roots()...)),
		xml("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", s.core()),
		xml("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml",
			`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Bifocal</Application></Properties>`),
		xml("word/document.xml", word+"document.main+xml", `<w:document `+spaces+`><w:body>`+s.body.String()+s.section()+`</w:body></w:document>`),
		xml("word/_rels/document.xml.rels", "", s.references()),
		xml("word/styles.xml", word+"styles+xml", s.styles()),
		xml("word/numbering.xml", word+"numbering+xml", s.numbering()),
		xml("word/settings.xml", word+"settings+xml", s.settings()),
		xml("word/header.xml", word+"header+xml", `<w:hdr `+spaces+`>`+s.head()+`</w:hdr>`),
		xml("word/headerfirst.xml", word+"header+xml", `<w:hdr `+spaces+`>`+s.firstHead()+`</w:hdr>`),
		xml("word/footer.xml", word+"footer+xml", `<w:ftr `+spaces+`>`+s.foot()+`</w:ftr>`),
	}
	if s.doc.Cover != nil {
		out = append(out, xml("word/footercover.xml", word+"footer+xml", `<w:ftr `+spaces+`>`+s.footCover()+`</w:ftr>`))
	}
	if mark := s.doc.Origin.Line(); mark != "" {
		out = append(out, xml(origin.Properties, "application/vnd.openxmlformats-officedocument.custom-properties+xml", custom(mark)))
	}
	for _, m := range s.media {
		out = append(out, part{name: "word/media/" + m.name, data: m.data})
	}
	return out
}

// roots are the parts that the package is of.
func (s *setter) roots() []relation {
	all := []relation{
		{"rDocument", "/officeDocument", "word/document.xml"},
		{"rApp", "/extended-properties", "docProps/app.xml"},
		{"rCore", packages + "/relationships/metadata/core-properties", "docProps/core.xml"},
	}
	if s.doc.Origin.Line() != "" {
		all = append(all, relation{"rCustom", "/custom-properties", origin.Properties})
	}
	return all
}

// custom is the one property of our own: where the file comes from. Word keeps it
// when it saves the document.
func custom(mark string) string {
	return `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"` +
		` xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">` +
		`<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Bifocal"><vt:lpwstr>` + mark + `</vt:lpwstr></property></Properties>`
}

type relation struct{ id, kind, target string }

func relations(all ...relation) string {
	var b strings.Builder
	b.WriteString(`<Relationships xmlns="` + packages + `/relationships">`)
	for _, r := range all {
		kind, mode := r.kind, ""
		if strings.HasPrefix(kind, "/") {
			kind = office + kind
		}
		if r.kind == "/hyperlink" {
			mode = ` TargetMode="External"`
		}
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="%s" Target="%s"%s/>`, r.id, kind, escape(r.target), mode)
	}
	b.WriteString(`</Relationships>`)
	return b.String()
}

// references are what the body refers to.
func (s *setter) references() string {
	all := []relation{
		{"rStyles", "/styles", "styles.xml"},
		{"rNumbering", "/numbering", "numbering.xml"},
		{"rSettings", "/settings", "settings.xml"},
		{"rHeader", "/header", "header.xml"},
		{"rHeaderFirst", "/header", "headerfirst.xml"},
		{"rFooter", "/footer", "footer.xml"},
	}
	if s.doc.Cover != nil {
		all = append(all, relation{"rFooterCover", "/footer", "footercover.xml"})
	}
	for i, m := range s.media {
		all = append(all, relation{fmt.Sprintf("rPicture%d", i+1), "/image", "media/" + m.name})
	}
	for i, address := range s.links {
		all = append(all, relation{fmt.Sprintf("rLink%d", i+1), "/hyperlink", address})
	}
	return relations(all...)
}

func contentTypes(parts []part) []byte {
	var b strings.Builder
	b.WriteString(declaration + `<Types xmlns="` + packages + `/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`)
	known := map[string]bool{".rels": true, ".xml": true}
	for _, p := range parts {
		if ending := path.Ext(p.name); p.kind == "" && !known[ending] {
			known[ending] = true
			fmt.Fprintf(&b, `<Default Extension="%s" ContentType="image/%s"/>`, ending[1:], ending[1:])
		}
	}
	for _, p := range parts {
		if p.kind != "" {
			fmt.Fprintf(&b, `<Override PartName="/%s" ContentType="%s"/>`, p.name, p.kind)
		}
	}
	b.WriteString(`</Types>`)
	return []byte(b.String())
}

// core is what the file says of itself: no name of a person, since a document
// travels further than its author knows.
func (s *setter) core() string {
	var b strings.Builder
	b.WriteString(`<cp:coreProperties xmlns:cp="` + packages + `/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
		` xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	for _, p := range [][2]string{{"title", s.doc.Title}, {"subject", cmp.Or(s.doc.Subtitle, s.doc.Kind)}, {"creator", s.doc.Organisation}, {"language", s.lang}} {
		if text := export.Line(p[1]); text != "" {
			fmt.Fprintf(&b, `<dc:%s>%s</dc:%s>`, p[0], escape(text), p[0])
		}
	}
	if !s.doc.Date.IsZero() {
		for _, when := range []string{"created", "modified"} {
			fmt.Fprintf(&b, `<dcterms:%s xsi:type="dcterms:W3CDTF">%s</dcterms:%s>`, when, s.doc.Date.UTC().Format(time.RFC3339), when)
		}
	}
	b.WriteString(`</cp:coreProperties>`)
	return b.String()
}

func (s *setter) settings() string {
	return `<w:settings ` + spaces + `><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>` +
		`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
		`<w:themeFontLang w:val="` + s.proofing() + `"/></w:settings>`
}

// proofing is the language as Word's proofing tools know it, with a country:
// the likeliest, and for English the one that uses the paper.
func (s *setter) proofing() string {
	tag, err := language.Parse(s.lang)
	if err != nil || s.lang == "" {
		return "en-GB"
	}
	if s.lang == "en-150" { // English of the continent, which Word does not know
		return "en-GB"
	}
	base, _ := tag.Base()
	region, sure := tag.Region()
	if base.String() == "en" && sure != language.Exact && s.doc.Paper == export.A4 {
		return "en-GB"
	}
	return base.String() + "-" + region.String()
}
