package conform

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"
)

// The namespaces of XMP that our files use.
const (
	nsRDF       = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	nsDC        = "http://purl.org/dc/elements/1.1/"
	nsXMP       = "http://ns.adobe.com/xap/1.0/"
	nsPDF       = "http://ns.adobe.com/pdf/1.3/"
	nsUA        = "http://www.aiim.org/pdfua/ns/id/"
	nsArchive   = "http://www.aiim.org/pdfa/ns/id/"
	nsExtension = "http://www.aiim.org/pdfa/ns/extension/"
	nsSchema    = "http://www.aiim.org/pdfa/ns/schema#"
	nsProperty  = "http://www.aiim.org/pdfa/ns/property#"
)

// predefined are the properties that need no description, as far as a brief may
// have them.
var predefined = map[string]string{
	nsDC:        "contributor coverage creator date description format identifier language publisher relation rights source subject title type",
	nsXMP:       "BaseURL CreateDate CreatorTool Identifier Label MetadataDate ModifyDate Nickname Rating Thumbnails",
	nsPDF:       "Keywords PDFVersion Producer",
	nsArchive:   "part amd corr conformance",
	nsExtension: "schemas",
}

// node is an element of XML.
type node struct {
	name xml.Name
	attr []xml.Attr
	kids []*node
	text string
}

func (n *node) child(space, local string) *node {
	if n == nil {
		return nil
	}
	for _, k := range n.kids {
		if k.name.Space == space && k.name.Local == local {
			return k
		}
	}
	return nil
}

// value is the text of a property, of the first entry where it is a list.
func (n *node) value() string {
	for n != nil && len(n.kids) > 0 {
		n = n.kids[0]
	}
	if n == nil {
		return ""
	}
	return n.text
}

func parseXML(data []byte) (*node, error) {
	root := &node{}
	open := []*node{root}
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return root, nil
		}
		if err != nil {
			return nil, err
		}
		top := open[len(open)-1]
		switch t := t.(type) {
		case xml.StartElement:
			n := &node{name: t.Name, attr: t.Attr}
			top.kids = append(top.kids, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			top.text += string(t)
		}
	}
}

var packetHead = regexp.MustCompile(`(?s)<\?xpacket\s+begin=.*?\?>`)

// metadata checks the XMP metadata, and the document information against it.
func (c *checker) metadata() {
	s, is := c.get(c.catalog()["Metadata"]).(*Stream)
	if !is || c.name(s.Dict["Type"]) != "Metadata" || c.name(s.Dict["Subtype"]) != "XML" {
		c.add("06-001", "there is no metadata stream")
		return
	}
	data := c.bytes(s)
	if s.Dict["Filter"] != nil || !utf8.Valid(data) {
		c.add("6.6.2.1-5", "the metadata is packed, or no UTF-8")
	}
	head := string(packetHead.Find(data))
	if strings.Contains(head, "bytes=") {
		c.add("6.6.2.1-2", head)
	}
	if strings.Contains(head, "encoding=") {
		c.add("6.6.2.1-3", head)
	}
	root, err := parseXML(data)
	if err != nil {
		c.add("6.6.2.1-4", err.Error())
		return
	}
	rdf := root.child("adobe:ns:meta/", "xmpmeta").child(nsRDF, "RDF")
	if rdf == nil || head == "" {
		c.add("6.6.2.1-4", "there is no packet with RDF")
		return
	}
	c.properties(rdf)
}

func (c *checker) properties(rdf *node) {
	all := map[xml.Name]*node{}
	for _, d := range rdf.kids {
		for _, p := range d.kids {
			all[p.name] = p
		}
		for _, a := range d.attr { // a property may be written as an attribute too
			if a.Name.Space != "xmlns" && a.Name.Space != nsRDF {
				all[a.Name] = &node{name: a.Name, text: a.Value}
			}
		}
	}
	get := func(space, local string) string { return all[xml.Name{Space: space, Local: local}].value() }
	if get(nsUA, "part") != "1" {
		c.add("06-002", fmt.Sprintf("the part is %q", get(nsUA, "part")))
	}
	if get(nsDC, "title") == "" {
		c.add("06-003", "there is no title")
	}
	part, conformance := all[xml.Name{Space: nsArchive, Local: "part"}], all[xml.Name{Space: nsArchive, Local: "conformance"}]
	switch {
	case part == nil:
		c.add("6.6.4-1", "nothing says PDF/A")
	case part.value() != "2":
		c.add("6.6.4-2", "the part is "+part.value())
	case conformance.value() != "A":
		c.add("6.6.4-3", "the conformance is "+conformance.value())
	}
	described := c.schemas(all[xml.Name{Space: nsExtension, Local: "schemas"}])
	for name := range all {
		known := strings.Fields(predefined[name.Space])
		known = append(known, described[name.Space]...)
		found := false
		for _, k := range known {
			found = found || k == name.Local
		}
		if !found {
			c.add("6.6.2.3.1-1", name.Space+name.Local)
		}
	}
	c.information(get)
}

// schemas returns the properties of the schemas that are described.
func (c *checker) schemas(list *node) map[string][]string {
	out := map[string][]string{}
	for _, s := range list.child(nsRDF, "Bag").all() {
		field := func(local string) string { return s.child(nsSchema, local).value() }
		properties := s.child(nsSchema, "property").child(nsRDF, "Seq").all()
		if field("schema") == "" || field("namespaceURI") == "" || field("prefix") == "" || len(properties) == 0 {
			c.add("6.6.2.3.3-1", fmt.Sprintf("the schema %q is not whole", field("schema")))
		}
		for _, p := range properties {
			field := func(local string) string { return p.child(nsProperty, local).value() }
			category := field("category")
			if field("name") == "" || field("valueType") == "" || field("description") == "" || category != "internal" && category != "external" {
				c.add("6.6.2.3.3-1", fmt.Sprintf("the property %q is not whole", field("name")))
			}
			space := s.child(nsSchema, "namespaceURI").value()
			out[space] = append(out[space], field("name"))
		}
	}
	return out
}

func (n *node) all() []*node {
	if n == nil {
		return nil
	}
	return n.kids
}

// information checks that older readers are told the same.
func (c *checker) information(get func(space, local string) string) {
	info := c.dict(c.trailer["Info"])
	for key, p := range map[string][2]string{
		"Title": {nsDC, "title"}, "Author": {nsDC, "creator"}, "Subject": {nsDC, "description"},
		"Creator": {nsXMP, "CreatorTool"}, "Producer": {nsPDF, "Producer"}, "Keywords": {nsPDF, "Keywords"},
	} {
		if here, there := c.text(info[key]), get(p[0], p[1]); here != there {
			c.add("own-information", fmt.Sprintf("%s is %q, and %q in the metadata", key, here, there))
		}
	}
	for key, local := range map[string]string{"CreationDate": "CreateDate", "ModDate": "ModifyDate"} {
		here, err := time.Parse("D:20060102150405Z", c.text(info[key]))
		there, other := time.Parse(time.RFC3339, get(nsXMP, local))
		if err != nil || other != nil || !here.Equal(there) {
			c.add("own-information", fmt.Sprintf("%s is %q, and %q in the metadata", key, c.text(info[key]), get(nsXMP, local)))
		}
	}
}
