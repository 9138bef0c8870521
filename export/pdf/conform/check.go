// Package conform checks that a PDF file keeps to PDF/UA-1 (ISO 14289-1) and to
// PDF/A-2a (ISO 19005-2), as far as a program can tell and as far as the rules are
// about what our files have. It reads files by itself, with nothing of what writes
// them, so that one does not repeat the mistakes of the other.
package conform

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/unicode/norm"
)

// Breach is where a file does not keep a rule.
type Breach struct {
	Rule string // its ID
	What string
}

func (b Breach) String() string { return b.Rule + ": " + b.What }

// report collects what is found, of each rule only the first few.
type report struct{ breaches []Breach }

// mostBreaches is how often one rule is reported.
const mostBreaches = 5

func (r *report) add(rule, what string) {
	n := 0
	for _, b := range r.breaches {
		if b.Rule == rule {
			n++
		}
	}
	if n < mostBreaches {
		r.breaches = append(r.breaches, Breach{rule, what})
	}
}

// Check returns every breach of a rule that it finds; nil means that the file is
// as it ought to be. It is safe for concurrent use.
func Check(data []byte) (breaches []Breach) {
	r := &report{}
	defer func() {
		if p := recover(); p != nil {
			r.add("own-readable", fmt.Sprint(p))
			breaches = r.breaches
		}
	}()
	f, err := open(data, r)
	if err != nil {
		r.add("own-readable", err.Error())
		return r.breaches
	}
	c := &checker{file: f, report: r, fonts: map[string]*font{}, owners: map[piece]int{}, texts: map[piece]string{}}
	c.check()
	return r.breaches
}

// checker goes through one file.
type checker struct {
	*file
	*report
	profile string // colour space of the output intent, "" without one
	leaves  []Dict
	pieces  []map[int]bool // by page, the numbers of the pieces of tagged content
	fonts   map[string]*font
	owners  map[piece]int // elements that hold pieces of content, by the order in which they are read
	texts   map[piece]string
	elems   []*elem
	links   map[int]*elem // elements that hold an annotation, by the number of its object
}

// piece is a piece of tagged content.
type piece struct{ page, id int }

func (c *checker) check() {
	c.document()
	c.leaves = c.pages()
	c.intents()
	c.metadata()
	c.objectsAll()
	c.structure()
	for i, page := range c.leaves {
		c.page(i, page)
	}
	c.fontsUsed()
	c.tree()
	c.annotations()
	c.bookmarks()
}

// document checks the trailer and the catalog.
func (c *checker) document() {
	root := c.catalog()
	if ids := c.array(c.trailer["ID"]); len(ids) != 2 || ids[0] == String("") {
		c.add("6.1.3-1", "the trailer has no two identifiers")
	}
	if c.trailer["Encrypt"] != nil {
		c.add("26-001", "the file is encrypted")
	}
	marked := c.dict(root["MarkInfo"])
	if marked["Marked"] != true {
		c.add("6.7.2.2-1", "the file does not say that it is tagged")
	}
	if marked["Suspects"] == true {
		c.add("01-007", "tags may be wrong, the file says")
	}
	show, is := c.get(c.dict(root["ViewerPreferences"])["DisplayDocTitle"]).(bool)
	if !is {
		c.add("07-001", "DisplayDocTitle is missing")
	} else if !show {
		c.add("07-002", "DisplayDocTitle is false")
	}
	if lang := c.text(root["Lang"]); !language.MatchString(lang) {
		c.add("11-001", fmt.Sprintf("%q is no language", lang))
	}
	for key, rule := range map[string]string{"AA": "6.5.2-1", "Requirements": "6.11-1", "OCProperties": "6.9-1"} {
		if root[key] != nil {
			c.add(rule, "the catalog has "+key)
		}
	}
	if c.get(root["NeedsRendering"]) == true {
		c.add("6.4.2-2", "the catalog has NeedsRendering")
	}
	for key := range c.dict(root["Perms"]) {
		if key != "UR3" && key != "DocMDP" {
			c.add("6.1.12-1", "the catalog gives the permission "+key)
		}
	}
	names := c.dict(root["Names"])
	if names["EmbeddedFiles"] != nil {
		c.add("6.8-5", "there are embedded files")
	}
	if names["AlternatePresentations"] != nil {
		c.add("6.10-1", "there are alternate presentations")
	}
	if names["JavaScript"] != nil {
		c.add("own-closed", "there are scripts")
	}
	if form := c.dict(root["AcroForm"]); form != nil {
		c.add("own-closed", "there is a form")
		if form["XFA"] != nil {
			c.add("25-001", "the form has XFA")
		}
		if c.get(form["NeedAppearances"]) == true {
			c.add("6.4.1-3", "the form needs appearances")
		}
	}
	if root["OpenAction"] != nil {
		if action := c.dict(root["OpenAction"]); action != nil {
			c.action("the catalog", action)
		}
	}
}

// objectsAll checks what holds of an object wherever it stands.
func (c *checker) objectsAll() {
	for _, num := range slices.Sorted(keysOf(c.objects)) {
		where := fmt.Sprintf("object %d", num)
		s, is := c.objects[num].(*Stream)
		if is {
			for _, name := range c.filtersOf(s) {
				if !filters[name] {
					c.add("6.1.7.2-1", where+" is packed with "+name)
				}
			}
			c.xobject(where, s.Dict)
		}
		d := c.dict(c.objects[num])
		if c.name(d["Type"]) == "Filespec" && d["EF"] != nil && (d["F"] == nil || d["UF"] == nil) {
			c.add("21-001", where+" has no F or no UF")
		}
	}
}

// xobject checks what images and forms may not have.
func (c *checker) xobject(where string, d Dict) {
	if d["OPI"] != nil {
		c.add("6.2.8-2", where+" has OPI")
	}
	switch c.name(d["Subtype"]) {
	case "PS":
		c.add("6.2.9-3", where+" is PostScript")
	case "Form":
		if d["Ref"] != nil {
			c.add("30-001", where+" refers to another file")
		}
		if c.name(d["Subtype2"]) == "PS" || d["PS"] != nil {
			c.add("6.2.9-3", where+" has PostScript")
		}
	case "Image":
		if d["Alternates"] != nil {
			c.add("6.2.8-1", where+" has Alternates")
		}
		if c.get(d["Interpolate"]) == true {
			c.add("6.2.8-3", where+" is interpolated")
		}
		if bits, is := c.get(d["BitsPerComponent"]).(int); is && !slices.Contains([]int{1, 2, 4, 8, 16}, bits) {
			c.add("6.2.8-4", fmt.Sprintf("%s has %d bits a component", where, bits))
		}
		if intent := c.name(d["Intent"]); intent != "" {
			c.rendering(where, intent)
		}
	}
}

var intents = []string{"RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation"}

func (c *checker) rendering(where, intent string) {
	if !slices.Contains(intents, intent) {
		c.add("6.2.6-1", where+" has the rendering intent "+intent)
	}
}

// actions are the types that an archive may have, and of them those that a brief
// has.
var actions = []string{"GoTo", "GoToR", "GoToE", "Thread", "URI", "Named", "SubmitForm"}

func (c *checker) action(where string, a Dict) {
	kind := c.name(a["S"])
	if !slices.Contains(actions, kind) {
		c.add("6.5.1-1", where+" has the action "+kind)
	}
	if n := c.name(a["N"]); kind == "Named" && !slices.Contains([]string{"NextPage", "PrevPage", "FirstPage", "LastPage"}, n) {
		c.add("6.5.1-2", where+" has the named action "+n)
	}
}

// bookmarks checks that headings are found again in the outline.
func (c *checker) bookmarks() {
	var marks []string
	pages := map[int]bool{}
	for _, ref := range c.pageRefs() {
		pages[ref] = true
	}
	item := c.dict(c.dict(c.catalog()["Outlines"])["First"])
	for n := 0; item != nil && n < 10000; n++ {
		marks = append(marks, folded(c.text(item["Title"])))
		dest := c.array(item["Dest"])
		if ref, is := first(dest).(Ref); !is || !pages[int(ref)] {
			c.add("own-bookmarks", fmt.Sprintf("%q leads to no page", c.text(item["Title"])))
		}
		item = c.dict(item["Next"])
	}
	at, headings := 0, 0
	for _, e := range c.elems {
		if e.role != "H2" {
			continue
		}
		headings++
		heading := folded(c.textIn(e))
		if heading == "" {
			continue
		}
		i := slices.IndexFunc(marks[at:], func(m string) bool { return alike(heading, m) })
		if i >= 0 {
			at += i + 1
		} else if !c.facing() {
			c.add("own-bookmarks", fmt.Sprintf("%q is no bookmark, or not in its place", heading))
		}
	}
	if c.facing() && headings > 0 && at == 0 { // where two sections face each other, one names both
		c.add("own-bookmarks", "no heading is one")
	}
}

// facing says that the first page lies on its side.
func (c *checker) facing() bool {
	if len(c.leaves) == 0 {
		return false
	}
	inherited, _ := c.leaves[0]["inherited"].(Dict)
	w, h := sides(c.array(inherited["MediaBox"]))
	return w > h
}

// alike compares a heading as it is printed with its bookmark. Characters that no
// font has are printed as others, words to the left may be in another order, and an
// endless bookmark is cut: what most of it is made of is the same.
func alike(heading, mark string) bool {
	if heading == mark {
		return true
	}
	a, b := []rune(norm.NFKC.String(heading)), []rune(norm.NFKC.String(mark))
	count := map[rune]int{}
	for _, r := range b {
		count[r]++
	}
	shared, odd := 0, 0
	for _, r := range a {
		if r == '\u25A1' {
			odd++
		}
		if count[r]--; count[r] >= 0 {
			shared++
		}
	}
	return 5*(shared+odd) >= 3*min(len(a), len(b))
}

func first(a Array) any {
	if len(a) == 0 {
		return nil
	}
	return a[0]
}

// folded is a text without white space and what is not seen.
func folded(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '\n', '\u00A0', '\u202F', '\u00AD', '\u200B', '\u2060', '\u200C', '\u200D', '\u2009':
			return -1
		}
		return r
	}, s)
}

// pageRefs are the numbers of the objects that are pages, in order.
func (c *checker) pageRefs() []int {
	var out []int
	var walk func(o any, depth int)
	walk = func(o any, depth int) {
		r, is := o.(Ref)
		d := c.dict(o)
		if d == nil || depth > 30 {
			return
		}
		if c.name(d["Type"]) == "Page" && is {
			out = append(out, int(r))
		}
		for _, kid := range c.array(d["Kids"]) {
			walk(kid, depth+1)
		}
	}
	walk(c.catalog()["Pages"], 0)
	return out
}

// textOf reads a text string: UTF-16 where it says so, and otherwise ASCII.
func textOf(s string) string {
	if !strings.HasPrefix(s, "\xFE\xFF") {
		return s
	}
	var units []uint16
	for i := 2; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}
