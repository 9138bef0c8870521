package conform

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"image"
	"image/png"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"bifocal/export"
	"bifocal/export/drawing"
	"bifocal/export/pdf"
)

// sample is a file that has something of all that a brief can have.
func sample(t *testing.T) []byte {
	t.Helper()
	var logo bytes.Buffer
	if err := png.Encode(&logo, image.NewNRGBA(image.Rect(0, 0, 20, 10))); err != nil {
		t.Fatal(err)
	}
	text := func(s string) export.Paragraph { return export.Paragraph{Spans: export.Text(s)} }
	doc := &export.Document{
		Title: "Approve the move", Subtitle: "One platform", Kind: "Engineering brief", Author: "Mara Lindqvist", Customer: "Halden Freight", Logo: logo.Bytes(),
		Date: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC), Confidentiality: "Confidential", Lead: []export.Block{text("The office final: affluent.")},
		Sections: []export.Section{
			{Label: "Situation", Heading: "Nothing restarts by itself", Blocks: []export.Block{
				export.Paragraph{Spans: []export.Span{{Text: "See "}, export.Link("the rollout", "https://example.org/a"), {Text: "."}}},
				export.Bullets("one", "two"),
				export.List{Ordered: true, Items: []export.Item{{Spans: export.Text("first")}, {Spans: export.Text("second")}}},
			}},
			{Label: "Value", Heading: "Two promises", Blocks: []export.Block{
				export.Table{Columns: []export.Column{{Header: "Measure"}, {Header: "Today"}}, Rows: [][]export.Cell{export.Row("Uptime", "97.5 %"), export.Row("Outages", "")}},
				export.Definitions{Entries: []export.Definition{{Term: "SLO", Spans: export.Text("the target")}}},
				export.Picture{Caption: "Boxes", Drawing: drawing.Drawing{W: 300, H: 80, Title: "Two boxes", Alt: "A box.", Shapes: []drawing.Shape{
					drawing.Box{Ink: drawing.Ink{Fill: drawing.Executive}, Rect: drawing.Rect{X: 5, Y: 5, W: 90, H: 20}}, drawing.Text{Text: "gateway", Size: 8, Role: drawing.Foreground, At: drawing.Point{X: 8, Y: 15}},
				}}},
			}},
		},
	}
	var out bytes.Buffer
	if _, err := pdf.Render(t.Context(), doc, &out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func opened(t *testing.T, data []byte) *file {
	t.Helper()
	f, err := open(data, &report{})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// A good file is found to be good, also when it is written by another writer.
func TestGoodFile(t *testing.T) {
	t.Parallel()
	data := sample(t)
	for _, b := range Check(data) {
		t.Error(b)
	}
	for _, b := range Check(opened(t, data).written()) {
		t.Errorf("written anew: %s", b)
	}
}

// of returns the structure elements of a role, in order.
func (f *file) of(role string) []Dict {
	var out []Dict
	for _, num := range slices.Sorted(maps.Keys(f.objects)) {
		if d, is := f.objects[num].(Dict); is && d["S"] == Name(role) && f.name(d["Type"]) == "StructElem" {
			out = append(out, d)
		}
	}
	return out
}

// anew adds an object.
func (f *file) anew(o any) Ref {
	num := slices.Max(slices.Collect(maps.Keys(f.objects))) + 1
	f.objects[num] = o
	return Ref(num)
}

// firstPage is the dictionary of page 1.
func (f *file) firstPage() Dict {
	return f.dict(f.array(f.dict(f.catalog()["Pages"])["Kids"])[0])
}

// content changes the content of page 1.
func (f *file) content(change func(string) string) {
	s := f.streams(f.firstPage()["Contents"])[0]
	s.Raw = []byte(change(string(f.bytes(s))))
	delete(s.Dict, "Filter")
}

func (f *file) streams(o any) []*Stream {
	c := &checker{file: f}
	return c.streams(o)
}

func replaced(old, new string) func(string) string {
	return func(s string) string {
		if !strings.Contains(s, old) {
			panic("nothing to replace: " + old)
		}
		return strings.Replace(s, old, new, 1)
	}
}

// xmp changes the metadata.
func (f *file) xmp(old, new string) {
	s := f.get(f.catalog()["Metadata"]).(*Stream)
	s.Raw = []byte(replaced(old, new)(string(s.Raw)))
}

// face is a font of page 1, with its CID font and its descriptor.
func (f *file) face() (font, cid, descriptor Dict) {
	fonts := f.dict(f.dict(f.firstPage()["Resources"])["Font"])
	for _, key := range slices.Sorted(maps.Keys(fonts)) {
		font = f.dict(fonts[key])
		if f.name(font["BaseFont"]) == "BIFOCL+OpenSans-Regular" {
			break
		}
	}
	cid = f.dict(f.array(font["DescendantFonts"])[0])
	return font, cid, f.dict(cid["FontDescriptor"])
}

// meanings changes the map to Unicode of a font.
func (f *file) meanings(change func(string) string) {
	font, _, _ := f.face()
	s := f.get(font["ToUnicode"]).(*Stream)
	s.Raw = []byte(change(string(f.bytes(s))))
	delete(s.Dict, "Filter")
}

func (f *file) image() Dict {
	for _, num := range slices.Sorted(maps.Keys(f.objects)) {
		if s, is := f.objects[num].(*Stream); is && f.name(s.Dict["Subtype"]) == "Image" && s.Dict["SMask"] != nil {
			return s.Dict
		}
	}
	panic("there is no image")
}

func (f *file) link() Dict { return f.dict(f.array(f.firstPage()["Annots"])[0]) }

func packed(data []byte) []byte {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	_, _ = z.Write(data) // a buffer takes everything
	_ = z.Close()
	return b.Bytes()
}

// state gives page 1 a graphics state.
func (f *file) state(d Dict) {
	resources := f.dict(f.firstPage()["Resources"])
	resources["ExtGState"] = Dict{"Odd": d}
	f.content(func(s string) string { return "/Odd gs\n" + s })
}

func unintended(f *file) { delete(f.catalog(), "OutputIntents") }

// broken are files that break one rule each: a good one, changed.
var broken = map[string]func(*file){
	"01-003": func(f *file) {
		f.content(func(s string) string { return s + "/P <</MCID 0>> BDC /Artifact BMC 0 0 1 1 re f EMC EMC\n" })
	},
	"01-004": func(f *file) {
		f.content(func(s string) string { return s + "/Artifact BMC /P <</MCID 999>> BDC 0 0 1 1 re f EMC EMC\n" })
	},
	"01-005": func(f *file) { f.content(func(s string) string { return s + "0 0 1 1 re f\n" }) },
	"01-007": func(f *file) { f.dict(f.catalog()["MarkInfo"])["Suspects"] = true },
	"02-001": func(f *file) { f.of("P")[0]["S"] = Name("Absatz") },
	"02-003": func(f *file) {
		f.dict(f.catalog()["StructTreeRoot"])["RoleMap"] = Dict{"A": Name("B"), "B": Name("A")}
		f.of("P")[0]["S"] = Name("A")
	},
	"02-004":  func(f *file) { f.dict(f.catalog()["StructTreeRoot"])["RoleMap"] = Dict{"P": Name("Span")} },
	"06-001":  func(f *file) { delete(f.catalog(), "Metadata") },
	"06-002":  func(f *file) { f.xmp("<pdfuaid:part>1</pdfuaid:part>", "") },
	"06-003":  func(f *file) { f.xmp("Approve the move", "") },
	"07-001":  func(f *file) { delete(f.catalog(), "ViewerPreferences") },
	"07-002":  func(f *file) { f.dict(f.catalog()["ViewerPreferences"])["DisplayDocTitle"] = false },
	"09-004":  func(f *file) { d := f.of("TR")[1]; d["K"] = f.array(d["K"])[:1] },
	"09-005":  func(f *file) { f.of("LBody")[0]["S"] = Name("P") },
	"10-001":  func(f *file) { f.meanings(func(string) string { return "begincodespacerange" }) },
	"11-001":  func(f *file) { delete(f.catalog(), "Lang") },
	"13-004":  func(f *file) { delete(f.of("Figure")[0], "Alt") },
	"14-002":  func(f *file) { f.of("H1")[0]["S"] = Name("H2") },
	"14-003":  func(f *file) { f.of("H2")[0]["S"] = Name("H3") },
	"14-006":  func(f *file) { d := f.of("Sect")[1]; f.two(d, "H") },
	"14-007":  func(f *file) { f.of("H2")[0]["S"] = Name("H") },
	"15-003":  func(f *file) { delete(f.of("TH")[0], "A") },
	"17-002":  func(f *file) { f.of("P")[0]["S"] = Name("Formula") },
	"19-003":  func(f *file) { f.of("P")[0]["S"] = Name("Note") },
	"19-004":  func(f *file) { f.note(); f.note() },
	"21-001":  func(f *file) { f.anew(Dict{"Type": Name("Filespec"), "EF": Dict{}, "F": String("x")}) },
	"25-001":  func(f *file) { f.catalog()["AcroForm"] = Dict{"XFA": Array{}} },
	"26-001":  func(f *file) { f.trailer["Encrypt"] = Dict{"Filter": Name("Standard")} },
	"28-002":  func(f *file) { f.link()["Subtype"] = Name("Text") },
	"28-004":  func(f *file) { d := f.link(); d["Subtype"] = Name("Text"); delete(d, "Contents") },
	"28-006":  func(f *file) { f.link()["Subtype"] = Name("Movie") },
	"28-008":  func(f *file) { delete(f.firstPage(), "Tabs") },
	"28-009":  func(f *file) { f.firstPage()["Tabs"] = Name("R") },
	"28-011":  func(f *file) { f.of("Link")[0]["S"] = Name("Span") },
	"28-012":  func(f *file) { delete(f.link(), "Contents") },
	"30-001":  func(f *file) { f.anew(&Stream{Dict: Dict{"Subtype": Name("Form"), "Ref": Dict{}}}) },
	"31-005":  func(f *file) { _, cid, _ := f.face(); delete(cid, "CIDToGIDMap") },
	"31-006":  func(f *file) { font, _, _ := f.face(); font["Encoding"] = Name("Own-H") },
	"31-009":  func(f *file) { _, _, d := f.face(); delete(d, "FontFile2") },
	"31-011":  func(f *file) { f.glyphs(60000) },
	"31-014":  func(f *file) { _, _, d := f.face(); d["CIDSet"] = f.anew(&Stream{Dict: Dict{}, Raw: []byte{0}}) },
	"31-016":  func(f *file) { _, cid, _ := f.face(); cid["W"] = Array{} },
	"31-027":  func(f *file) { font, _, _ := f.face(); delete(font, "ToUnicode") },
	"31-028":  func(f *file) { f.meanings(replaced("beginbfrange\n", "beginbfrange\n<0000> <0000> <0000>\n")) },
	"31-029":  func(f *file) { f.meanings(replaced("beginbfrange\n", "beginbfrange\n<FEFF> <FEFF> <FEFF>\n")) },
	"31-030":  func(f *file) { f.glyphs(0) },
	"6.1.3-1": func(f *file) { delete(f.trailer, "ID") },
	"6.1.7.1-3": func(f *file) {
		f.anew(&Stream{Dict: Dict{"F": String("other.bin")}})
	},
	"6.1.7.2-1": func(f *file) { f.anew(&Stream{Dict: Dict{"Filter": Name("LZWDecode")}}) },
	"6.1.8-1":   func(f *file) { font, _, _ := f.face(); font["BaseFont"] = Name("BIFOCL+\xff") },
	"6.1.12-1":  func(f *file) { f.catalog()["Perms"] = Dict{"Other": Dict{}} },
	"6.1.13-1":  func(f *file) { f.anew(1 << 31) },
	"6.1.13-2":  func(f *file) { f.anew(1e39) },
	"6.1.13-3":  func(f *file) { f.anew(String(strings.Repeat("x", 32768))) },
	"6.1.13-4":  func(f *file) { f.anew(Name(strings.Repeat("x", 128))) },
	"6.1.13-5":  func(f *file) { f.anew(1e-39) },
	"6.1.13-8": func(f *file) {
		f.content(func(s string) string { return strings.Repeat("q ", 29) + strings.Repeat("Q ", 29) + s })
	},
	"6.1.13-11": func(f *file) { f.firstPage()["MediaBox"] = Array{0, 0, 15000, 100} },
	"6.2.2-1":   func(f *file) { f.content(func(s string) string { return "BX odd EX\n" + s }) },
	"6.2.2-2": func(f *file) {
		p := f.firstPage()
		f.dict(p["Parent"])["Resources"] = p["Resources"]
		delete(p, "Resources")
	},
	"6.2.3-1":     unintended,
	"6.2.3-2":     func(f *file) { f.second() },
	"6.2.4.3-2":   unintended,
	"6.2.4.3-3":   func(f *file) { f.content(func(s string) string { return "0 0 0 1 k\n" + s }) },
	"6.2.4.3-4":   unintended,
	"6.2.5-1":     func(f *file) { f.state(Dict{"TR": Name("Identity")}) },
	"6.2.5-2":     func(f *file) { f.state(Dict{"TR2": Name("Identity")}) },
	"6.2.5-3":     func(f *file) { f.state(Dict{"HTP": Array{}}) },
	"6.2.6-1":     func(f *file) { f.content(func(s string) string { return "/Vivid ri\n" + s }) },
	"6.2.8-1":     func(f *file) { f.image()["Alternates"] = Array{} },
	"6.2.8-2":     func(f *file) { f.image()["OPI"] = Dict{} },
	"6.2.8-3":     func(f *file) { f.image()["Interpolate"] = true },
	"6.2.8-4":     func(f *file) { f.image()["BitsPerComponent"] = 3 },
	"6.2.9-3":     func(f *file) { f.anew(&Stream{Dict: Dict{"Subtype": Name("PS")}}) },
	"6.2.10-1":    func(f *file) { f.state(Dict{"BM": Name("Vivid")}) },
	"6.2.10-2":    func(f *file) { unintended(f); f.state(Dict{"ca": 0.5}) },
	"6.2.11.2-2":  func(f *file) { font, _, _ := f.face(); font["Subtype"] = Name("Type3") },
	"6.2.11.2-3":  func(f *file) { _, cid, _ := f.face(); cid["BaseFont"] = Name("Other") },
	"6.3.2-1":     func(f *file) { delete(f.link(), "F") },
	"6.3.2-2":     func(f *file) { f.link()["F"] = 2 },
	"6.3.3-1":     func(f *file) { f.link()["Subtype"] = Name("Text") },
	"6.4.1-3":     func(f *file) { f.catalog()["AcroForm"] = Dict{"NeedAppearances": true} },
	"6.4.2-2":     func(f *file) { f.catalog()["NeedsRendering"] = true },
	"6.5.1-1":     func(f *file) { f.dict(f.link()["A"])["S"] = Name("Launch") },
	"6.5.1-2":     func(f *file) { f.link()["A"] = Dict{"S": Name("Named"), "N": Name("Print")} },
	"6.5.2-1":     func(f *file) { f.catalog()["AA"] = Dict{} },
	"6.5.2-2":     func(f *file) { f.firstPage()["AA"] = Dict{} },
	"6.6.2.1-2":   func(f *file) { f.xmp(" id=", ` bytes="12" id=`) },
	"6.6.2.1-3":   func(f *file) { f.xmp(" id=", ` encoding="UTF-8" id=`) },
	"6.6.2.1-4":   func(f *file) { f.xmp("</rdf:RDF>", "") },
	"6.6.2.3.1-1": func(f *file) { f.xmp("<dc:format>", "<dc:colour>x</dc:colour><dc:format>") },
	"6.6.2.3.3-1": func(f *file) { f.xmp("<pdfaProperty:valueType>Integer</pdfaProperty:valueType>", "") },
	"6.6.4-1":     func(f *file) { f.xmp("<pdfaid:part>2</pdfaid:part>", "") },
	"6.6.4-2":     func(f *file) { f.xmp("<pdfaid:part>2<", "<pdfaid:part>1<") },
	"6.6.4-3":     func(f *file) { f.xmp("conformance>A<", "conformance>B<") },
	"6.6.2.1-5": func(f *file) {
		s := f.get(f.catalog()["Metadata"]).(*Stream)
		s.Raw, s.Dict["Filter"] = packed(s.Raw), Name("FlateDecode")
	},
	"6.2.11.7.3-1": (*file).private,
	"6.7.2.2-1":    func(f *file) { delete(f.catalog(), "MarkInfo") },
	"6.7.3.3-1":    func(f *file) { delete(f.catalog(), "StructTreeRoot") },
	"6.8-5":        func(f *file) { f.catalog()["Names"] = Dict{"EmbeddedFiles": Dict{}} },
	"6.9-1":        func(f *file) { f.catalog()["OCProperties"] = Dict{} },
	"6.10-1":       func(f *file) { f.catalog()["Names"] = Dict{"AlternatePresentations": Dict{}} },
	"6.10-2":       func(f *file) { f.firstPage()["PresSteps"] = Dict{} },
	"6.11-1":       func(f *file) { f.catalog()["Requirements"] = Array{} },
	"own-parents": func(f *file) {
		nums := f.array(f.dict(f.dict(f.catalog()["StructTreeRoot"])["ParentTree"])["Nums"])
		list := f.array(nums[1])
		list[0], list[1] = list[1], list[0]
	},
	"own-parent":      func(f *file) { d := f.of("P")[0]; d["P"] = Ref(1) },
	"own-box":         func(f *file) { f.dict(f.of("Figure")[0]["A"])["BBox"] = Array{-5, 0, 10, 10} },
	"own-numbering":   func(f *file) { delete(f.of("L")[0], "A") },
	"own-heads":       func(f *file) { f.plain() },
	"own-link":        func(f *file) { d := f.of("Link")[0]; d["K"] = f.array(d["K"])[:1] },
	"own-information": func(f *file) { f.dict(f.trailer["Info"])["Title"] = String("Other") },
	"own-bookmarks":   func(f *file) { f.dict(f.dict(f.catalog()["Outlines"])["Last"])["Title"] = String("Other") },
	"own-tabs":        func(f *file) { delete(f.firstPage(), "Tabs") },
	"own-filled":      func(f *file) { f.of("P")[0]["K"] = Array{} },
	"own-closed":      func(f *file) { f.catalog()["AcroForm"] = Dict{} },
	"own-readable":    func(f *file) { f.content(func(s string) string { return s + "Q\n" }) },
}

var lengths = regexp.MustCompile(`(/Subtype /XML /Length \d+)\d\d`)

// miswritten are files that are written wrongly.
var miswritten = map[string]func([]byte) []byte{
	"6.1.2-1":   func(b []byte) []byte { return bytes.Replace(b, []byte("%PDF-1.7\n"), []byte("%PDF-17.\n"), 1) },
	"6.1.2-2":   func(b []byte) []byte { return bytes.Replace(b, []byte("\xE2\xE3\xCF\xD3"), []byte("abcd"), 1) },
	"6.1.3-3":   func(b []byte) []byte { return append(b, "more"...) },
	"6.1.4-2":   func(b []byte) []byte { return bytes.Replace(b, []byte("\nxref\n0"), []byte("\nxref 0"), 1) },
	"6.1.6-1":   func(b []byte) []byte { return bytes.Replace(b, []byte("<FEFF00"), []byte("<FEFF0 "), 1) },
	"6.1.6-2":   func(b []byte) []byte { return bytes.Replace(b, []byte("<FEFF00"), []byte("<FEFFX0"), 1) },
	"6.1.7.1-1": func(b []byte) []byte { return lengths.ReplaceAll(b, []byte("${1}11")) },
	"6.1.7.1-2": func(b []byte) []byte { return bytes.Replace(b, []byte("\nendstream"), []byte(" endstream"), 1) },
	"6.1.9-1":   func(b []byte) []byte { return bytes.Replace(b, []byte("1 0 obj\n"), []byte("1 0 obj "), 1) },
}

func (f *file) two(d Dict, role string) {
	for _, k := range f.array(d["K"])[:2] {
		f.dict(k)["S"] = Name(role)
	}
}

func (f *file) note() {
	d := f.of("P")[0]
	d["S"], d["ID"] = Name("Note"), String("n")
}

// glyphs maps every code of a font to one glyph.
func (f *file) glyphs(gid int) {
	_, cid, _ := f.face()
	cid["CIDToGIDMap"] = f.anew(&Stream{Dict: Dict{}, Raw: bytes.Repeat([]byte{byte(gid >> 8), byte(gid)}, 1<<16)})
}

// second gives the file another output profile.
func (f *file) second() {
	root := f.catalog()
	list := f.array(root["OutputIntents"])
	other := maps.Clone(f.dict(list[0]))
	s := f.get(other["DestOutputProfile"]).(*Stream)
	other["DestOutputProfile"] = f.anew(&Stream{Dict: maps.Clone(s.Dict), Raw: s.Raw})
	root["OutputIntents"] = append(slices.Clone(list), other)
}

// plain makes every header cell of the tables a plain one.
func (f *file) plain() {
	for _, d := range f.of("TH") {
		d["S"] = Name("TD")
	}
}

// private maps a letter that is used to a character of private use.
func (f *file) private() {
	f.meanings(func(s string) string { return s + "\n1 beginbfchar\n<0065> <E000>\nendbfchar\n" })
}

// Every rule is broken by a file, and that is found.
func TestEveryRuleFindsABrokenFile(t *testing.T) {
	t.Parallel()
	data := sample(t)
	for _, rule := range Rules {
		var bad []byte
		switch {
		case broken[rule.ID] != nil:
			f := opened(t, data)
			broken[rule.ID](f)
			bad = f.written()
		case miswritten[rule.ID] != nil:
			bad = miswritten[rule.ID](bytes.Clone(data))
		default:
			t.Errorf("no file breaks %s: %s", rule.ID, rule.Holds)
			continue
		}
		found := Check(bad)
		if !slices.ContainsFunc(found, func(b Breach) bool { return b.Rule == rule.ID }) {
			t.Errorf("%s is broken and was not found: %s; found was %v", rule.ID, rule.Holds, found)
		}
	}
}

// What is reported is in the list of rules.
func TestRules(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, r := range Rules {
		if seen[r.ID] || r.Holds == "" {
			t.Errorf("rule %q is listed twice or says nothing", r.ID)
		}
		seen[r.ID] = true
	}
	for id := range maps.Keys(broken) {
		if !seen[id] {
			t.Errorf("%s is in no list", id)
		}
	}
}

// Whatever the bytes are, there is an answer.
func FuzzCheck(f *testing.F) {
	f.Add([]byte("%PDF-1.7\n"))
	f.Add([]byte(fmt.Sprintf("%%PDF-1.7\n1 0 obj\n<</Type /Catalog>>\nendobj\nxref\n0 2\n%010d 65535 f \n%010d 00000 n \ntrailer\n<</Root 1 0 R>>\nstartxref\n45\n%%%%EOF\n", 0, 9)))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(Check(data)) == 0 {
			t.Error("not a brief, and good")
		}
	})
}
