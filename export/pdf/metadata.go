package pdf

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"strings"
	"time"

	"bifocal/export"
)

// description is what a file says of itself, in the document information that
// older readers show and in the XMP metadata that archives and screen readers
// want. Both hold the same.
type description struct {
	title, author, subject string
	date                   time.Time // UTC
	mark                   string    // where the file comes from
}

// describe takes the description from a document. One without a date is dated to
// the Unix epoch, so that its bytes do not depend on the clock; one without a
// title is called after its kind, since every file has to have one.
func describe(d *export.Document) description {
	silent := tally{quiet: true}
	text := func(s string) string {
		return strings.TrimSpace(strings.Map(inXML, oneLine(s, &silent)))
	}
	out := description{
		title:  cmp.Or(text(d.Title), text(d.Kind), producer),
		author: cmp.Or(text(d.Author), text(d.Organisation)), subject: cmp.Or(text(d.Subtitle), text(d.Kind)),
		date: d.Date.UTC(), mark: d.Origin.Line(),
	}
	if d.Date.IsZero() || d.Date.Year() < 1 || d.Date.Year() > 9999 {
		out.date = time.Unix(0, 0).UTC()
	}
	return out
}

// inXML drops what XML has no way to write.
func inXML(r rune) rune {
	if r < ' ' || r >= 0xD800 && r <= 0xDFFF || r == 0xFFFE || r == 0xFFFF || r > 0x10FFFF {
		return -1
	}
	return r
}

// information writes the document information.
func (w *writer) information(num int) {
	d := w.add.about
	fmt.Fprintf(&w.buf, "%d 0 obj\n<<\n/Producer %s\n/Title %s\n", num, textString(producer), textString(d.title))
	for _, entry := range [][2]string{{"Subject", d.subject}, {"Author", d.author}} {
		if entry[1] != "" {
			fmt.Fprintf(&w.buf, "/%s %s\n", entry[0], textString(entry[1]))
		}
	}
	when := d.date.Format("20060102150405")
	fmt.Fprintf(&w.buf, "/Creator %s\n/CreationDate (D:%sZ)\n/ModDate (D:%sZ)\n>>\nendobj\n", textString(producer), when, when)
}

// metadata writes the XMP metadata. It is not packed, so that programs that do
// not read PDF find it.
func (w *writer) metadata() {
	packet := w.add.about.packet()
	w.begin()
	fmt.Fprintf(&w.buf, "<</Type /Metadata /Subtype /XML /Length %d>>\nstream\n%s\nendstream\nendobj\n", len(packet), packet)
}

// namespace is that of the one property of our own.
const namespace = "urn:bifocal:brief/"

// packet returns the XMP metadata: what the file is, that it keeps to PDF/UA-1
// and PDF/A-2a, and what the properties mean that are in no schema of XMP.
func (d description) packet() string {
	var b strings.Builder
	tag := func(name, text string) {
		b.WriteString("<" + name + ">")
		_ = xml.EscapeText(&b, []byte(text)) // a builder takes everything
		b.WriteString("</" + name + ">\n")
	}
	list := func(name, kind, attribute, text string) {
		if text == "" {
			return
		}
		b.WriteString("<" + name + "><rdf:" + kind + "><rdf:li" + attribute + ">")
		_ = xml.EscapeText(&b, []byte(text))
		b.WriteString("</rdf:li></rdf:" + kind + "></" + name + ">\n")
	}
	b.WriteString(packetHead)
	const spoken = ` xml:lang="x-default"`
	tag("dc:format", "application/pdf")
	list("dc:title", "Alt", spoken, d.title)
	list("dc:creator", "Seq", "", d.author)
	list("dc:description", "Alt", spoken, d.subject)
	when := d.date.Format("2006-01-02T15:04:05Z")
	tag("xmp:CreatorTool", producer)
	tag("xmp:CreateDate", when)
	tag("xmp:ModifyDate", when)
	tag("xmp:MetadataDate", when)
	tag("pdf:Producer", producer)
	tag("pdfuaid:part", "1")
	tag("pdfaid:part", "2")
	tag("pdfaid:conformance", "A")
	b.WriteString("<pdfaExtension:schemas><rdf:Bag>\n")
	schema(&b, "PDF/UA identification", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid", "part", "Integer", "The part of ISO 14289 that the file keeps to")
	if d.mark != "" {
		schema(&b, "Bifocal brief", namespace, "bifocal", "origin", "Text", "Which state of a solution the brief tells, and the seal of the file")
	}
	b.WriteString("</rdf:Bag></pdfaExtension:schemas>\n")
	if d.mark != "" {
		tag("bifocal:origin", d.mark)
	}
	b.WriteString(packetFoot)
	return b.String()
}

// schema describes a schema of one property.
func schema(b *strings.Builder, name, uri, prefix, property, kind, meaning string) {
	fmt.Fprintf(b, `<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>%s</pdfaSchema:schema><pdfaSchema:namespaceURI>%s</pdfaSchema:namespaceURI>`+
		`<pdfaSchema:prefix>%s</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>%s</pdfaProperty:name>`+
		`<pdfaProperty:valueType>%s</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>`+
		`<pdfaProperty:description>%s</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>`+"\n",
		name, uri, prefix, property, kind, meaning)
}

const (
	packetHead = "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n" +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"` +
		` xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"` +
		` xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"` +
		` xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" xmlns:bifocal="` + namespace + "\">\n"
	packetFoot = "</rdf:Description>\n</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>"
)
