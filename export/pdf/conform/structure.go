package conform

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// elem is a structure element.
type elem struct {
	num    int // of its object
	role   string
	dict   Dict
	parent *elem
	kids   []child
}

// child is what an element holds: one of the three.
type child struct {
	elem       *elem
	page, id   int // of a piece of content
	annotation int // object number
}

// standard are the standard structure types of ISO 32000-1, 14.8.4.
var standard = strings.Fields("Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private H H1 H2 H3 H4 H5 H6 P L LI Lbl LBody " +
	"Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form")

// structure reads the structure tree.
func (c *checker) structure() {
	o := c.catalog()["StructTreeRoot"]
	root := c.dict(o)
	if root == nil {
		c.add("6.7.3.3-1", "there is no structure tree")
		return
	}
	pages := map[int]int{}
	for i, num := range c.pageRefs() {
		pages[num] = i
	}
	c.links = map[int]*elem{}
	roles := c.roles(c.dict(root["RoleMap"]))
	seen := map[int]bool{}
	var walk func(o any, parent *elem, above int, page int)
	walk = func(o any, parent *elem, above, page int) {
		num := int(refOf(o))
		d := c.dict(o)
		if d == nil || num > 0 && seen[num] {
			c.add("own-parent", fmt.Sprintf("object %d is in the tree twice, or is none", num))
			return
		}
		seen[num] = true
		e := &elem{num: num, role: roles(c.name(d["S"])), dict: d, parent: parent}
		if r := refOf(d["P"]); int(r) != above {
			c.add("own-parent", fmt.Sprintf("object %d, %s, names %d and stands in %d", num, e.role, r, above))
		}
		c.elems = append(c.elems, e)
		if parent != nil {
			parent.kids = append(parent.kids, child{elem: e})
		}
		if p, known := pages[int(refOf(d["Pg"]))]; known {
			page = p
		}
		kids := c.array(d["K"])
		if kids == nil && d["K"] != nil {
			kids = Array{d["K"]}
		}
		for _, k := range kids {
			kid := c.dict(k)
			at := page
			if p, known := pages[int(refOf(kid["Pg"]))]; known {
				at = p
			}
			switch {
			case c.name(kid["Type"]) == "OBJR":
				e.kids = append(e.kids, child{annotation: int(refOf(kid["Obj"]))})
				c.links[int(refOf(kid["Obj"]))] = e
			case c.name(kid["Type"]) == "MCR":
				id, _ := kid["MCID"].(int)
				c.own(e, at, id)
			case kid != nil:
				walk(k, e, num, at)
			default:
				if id, is := c.get(k).(int); is {
					c.own(e, at, id)
				}
			}
		}
	}
	above := int(refOf(o))
	kids := c.array(root["K"])
	if kids == nil {
		kids = Array{root["K"]}
	}
	for _, k := range kids {
		walk(k, nil, above, -1)
	}
}

func refOf(o any) Ref {
	r, _ := o.(Ref)
	return r
}

// own notes that e holds a piece of content.
func (c *checker) own(e *elem, page, id int) {
	e.kids = append(e.kids, child{page: page, id: id})
	p := piece{page, id}
	if _, held := c.owners[p]; held {
		c.add("own-parents", fmt.Sprintf("piece %d of page %d is held by two elements", id, page+1))
	}
	c.owners[p] = e.num
}

// roles returns what turns a structure type into a standard one.
func (c *checker) roles(mapped Dict) func(string) string {
	for name, to := range mapped {
		if slices.Contains(standard, name) {
			c.add("02-004", name+" is mapped to "+c.name(to))
		}
	}
	return func(name string) string {
		if !utf8.ValidString(name) {
			c.add("6.1.8-1", fmt.Sprintf("the structure type %q", name))
		}
		given := name
		for range len(mapped) + 1 {
			if slices.Contains(standard, name) {
				return name
			}
			to, known := mapped[name]
			if !known {
				c.add("02-001", given+" is no standard type, and mapped to none")
				return name
			}
			name = c.name(to)
		}
		c.add("02-003", given+" is mapped in a circle")
		return given
	}
}

// tree checks the structure against the content of the pages, and itself.
func (c *checker) tree() {
	if c.elems == nil {
		return
	}
	c.parents()
	level := 0
	notes := map[string]bool{}
	plain, numbered := false, false
	for _, e := range c.elems {
		switch e.role {
		case "Table", "THead", "TBody", "TFoot", "TR", "TH", "TD":
			c.tableElem(e)
		case "L", "LI", "LBody":
			c.listElem(e)
		case "Figure":
			c.figure(e)
		case "Formula":
			if c.text(e.dict["Alt"]) == "" && c.text(e.dict["ActualText"]) == "" {
				c.add("17-002", fmt.Sprintf("object %d", e.num))
			}
		case "Note":
			id := c.text(e.dict["ID"])
			if id == "" {
				c.add("19-003", fmt.Sprintf("object %d", e.num))
			} else if notes[id] {
				c.add("19-004", id)
			}
			notes[id] = true
		case "H":
			plain = true
		case "Link":
			c.link(e)
		}
		if n, is := strings.CutPrefix(e.role, "H"); is && n != "" {
			if to, err := strconv.Atoi(n); err == nil {
				numbered = true
				switch {
				case level == 0 && to != 1:
					c.add("14-002", "the first heading is "+e.role)
				case level > 0 && to > level+1:
					c.add("14-003", fmt.Sprintf("%s follows H%d", e.role, level))
				}
				level = to
			}
		}
		if plain && numbered {
			c.add("14-007", "there are headings of both sorts")
		}
		heads := 0
		for _, k := range e.kids {
			if k.elem != nil && k.elem.role == "H" {
				heads++
			}
		}
		if heads > 1 {
			c.add("14-006", fmt.Sprintf("object %d holds %d", e.num, heads))
		}
		cell := e.role == "TH" || e.role == "TD" || e.parent == nil
		if len(e.kids) == 0 && !cell {
			c.add("own-filled", fmt.Sprintf("object %d, %s", e.num, e.role))
		}
	}
}

// parents checks the way from content to elements.
func (c *checker) parents() {
	root := c.dict(c.catalog()["StructTreeRoot"])
	tree := map[int]any{}
	var walk func(d Dict, depth int)
	last := -1
	walk = func(d Dict, depth int) {
		nums := c.array(d["Nums"])
		for i := 0; i+1 < len(nums); i += 2 {
			key, _ := c.get(nums[i]).(int)
			if key <= last {
				c.add("own-parents", fmt.Sprintf("entry %d of the parent tree is not in order", key))
			}
			last = key
			tree[key] = nums[i+1]
		}
		for _, kid := range c.array(d["Kids"]) {
			if depth < 30 {
				walk(c.dict(kid), depth+1)
			}
		}
	}
	walk(c.dict(root["ParentTree"]), 0)
	if next, is := c.get(root["ParentTreeNextKey"]).(int); is && next <= last {
		c.add("own-parents", "the next key of the parent tree is taken")
	}
	for i, page := range c.leaves {
		key, is := c.get(page["StructParents"]).(int)
		list := c.array(tree[key])
		if len(c.pieces[i]) > 0 && !is {
			c.add("own-parents", fmt.Sprintf("page %d is not in the parent tree", i+1))
			continue
		}
		for _, id := range slices.Sorted(keysOf(c.pieces[i])) {
			owner, held := c.owners[piece{i, id}]
			switch {
			case !held:
				c.add("01-005", fmt.Sprintf("piece %d of page %d is in no structure element", id, i+1))
			case id >= len(list) || int(refOf(list[id])) != owner:
				c.add("own-parents", fmt.Sprintf("piece %d of page %d leads to another element than %d", id, i+1, owner))
			}
		}
	}
	for p, num := range c.owners {
		if p.page < 0 || p.page >= len(c.pieces) || !c.pieces[p.page][p.id] {
			c.add("own-parents", fmt.Sprintf("object %d holds piece %d of page %d, which is not there", num, p.id, p.page+1))
		}
	}
	for num, e := range c.links {
		key, is := c.get(c.dict(Ref(num))["StructParent"]).(int)
		if !is || int(refOf(tree[key])) != e.num {
			c.add("own-parents", fmt.Sprintf("annotation %d does not lead to object %d, which holds it", num, e.num))
		}
	}
}

func (e *elem) in(roles ...string) bool {
	return e.parent != nil && slices.Contains(roles, e.parent.role)
}

// only says that e holds no other elements, and no content, than of the roles.
func (e *elem) only(roles ...string) bool {
	return !slices.ContainsFunc(e.kids, func(k child) bool { return k.elem == nil || !slices.Contains(roles, k.elem.role) })
}

// attribute returns an attribute of an owner.
func (c *checker) attribute(e *elem, owner, key string) any {
	list := c.array(e.dict["A"])
	if list == nil {
		list = Array{e.dict["A"]}
	}
	for _, o := range list {
		if d := c.dict(o); c.name(d["O"]) == owner && d[key] != nil {
			return c.get(d[key])
		}
	}
	return nil
}

func (c *checker) tableElem(e *elem) {
	where := fmt.Sprintf("object %d, %s", e.num, e.role)
	parts := []string{"THead", "TBody", "TFoot"}
	var right bool
	switch e.role {
	case "Table":
		right = e.only(append(parts, "TR", "Caption")...)
		c.grid(e)
	case "TR":
		right = e.in(append(parts, "Table")...) && e.only("TH", "TD")
	case "TH", "TD":
		right = e.in("TR")
	default:
		right = e.in("Table") && e.only("TR")
	}
	if !right {
		c.add("09-004", where+" is in the wrong place, or holds what it may not")
	}
	if e.role == "TH" {
		scope, _ := c.attribute(e, "Table", "Scope").(Name)
		if scope != "Column" && scope != "Row" && scope != "Both" {
			c.add("15-003", where)
		}
	}
}

// grid checks that rows have as many cells each, and that some head the others.
func (c *checker) grid(table *elem) {
	columns, heads := -1, false
	var walk func(*elem)
	walk = func(e *elem) {
		for _, k := range e.kids {
			switch {
			case k.elem == nil || k.elem.role == "Caption":
			case k.elem.role != "TR":
				walk(k.elem)
			default:
				n := 0
				for _, cell := range k.elem.kids {
					if cell.elem == nil {
						continue
					}
					span, is := c.attribute(cell.elem, "Table", "ColSpan").(int)
					if !is {
						span = 1
					}
					n += span
					heads = heads || cell.elem.role == "TH"
				}
				if columns >= 0 && n != columns {
					c.add("09-004", fmt.Sprintf("object %d has rows of %d and of %d cells", table.num, columns, n))
				}
				columns = n
			}
		}
	}
	walk(table)
	if columns > 1 && !heads {
		c.add("own-heads", fmt.Sprintf("object %d", table.num))
	}
}

func (c *checker) listElem(e *elem) {
	where := fmt.Sprintf("object %d, %s", e.num, e.role)
	var right bool
	switch e.role {
	case "L":
		right = e.only("L", "LI", "Caption")
		labelled := false
		for _, item := range e.kids {
			if item.elem == nil {
				continue
			}
			for _, k := range item.elem.kids {
				labelled = labelled || k.elem != nil && k.elem.role == "Lbl"
			}
		}
		numbering, _ := c.attribute(e, "List", "ListNumbering").(Name)
		if labelled && (numbering == "" || numbering == "None") {
			c.add("own-numbering", where)
		}
	case "LI":
		right = e.in("L") && e.only("Lbl", "LBody")
	case "LBody":
		right = e.in("LI")
	}
	if !right {
		c.add("09-005", where+" is in the wrong place, or holds what it may not")
	}
}

func (c *checker) figure(e *elem) {
	where := fmt.Sprintf("object %d", e.num)
	if strings.TrimSpace(c.text(e.dict["Alt"])) == "" && c.text(e.dict["ActualText"]) == "" {
		c.add("13-004", where)
	}
	box, _ := c.attribute(e, "Layout", "BBox").(Array)
	w, h := sides(box)
	if w <= 0 || h <= 0 {
		c.add("own-box", where+" has none")
		return
	}
	for _, k := range e.kids {
		if k.elem != nil || k.annotation > 0 || k.page < 0 || k.page >= len(c.leaves) {
			continue
		}
		inherited, _ := c.leaves[k.page]["inherited"].(Dict)
		width, height := sides(c.array(inherited["MediaBox"]))
		for i, o := range box {
			v, _ := numberOf(o)
			if most := [2]float64{width, height}[i%2]; v < 0 || v > most {
				c.add("own-box", fmt.Sprintf("%s reaches from %v over its page", where, box))
				return
			}
		}
	}
}

// link checks that a Link holds both its annotation and what is clicked.
func (c *checker) link(e *elem) {
	annotation, content := false, false
	for _, k := range e.kids {
		annotation = annotation || k.annotation > 0
		content = content || k.annotation == 0
	}
	if !annotation || !content {
		c.add("own-link", fmt.Sprintf("object %d", e.num))
	}
}
