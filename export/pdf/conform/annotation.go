package conform

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// language is a tag as ISO 32000-1, 14.9.2 asks for.
var language = regexp.MustCompile(`^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$`)

// lasting are the types of annotation that an archive may have.
var lasting = strings.Fields("Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Popup FileAttachment Widget PrinterMark Watermark Redact")

// annotations checks what can be clicked.
func (c *checker) annotations() {
	for i, page := range c.leaves {
		all := c.array(page["Annots"])
		if len(all) == 0 {
			continue
		}
		switch c.name(page["Tabs"]) {
		case "":
			c.add("28-008", fmt.Sprintf("page %d", i+1))
		case "S":
		default:
			c.add("28-009", fmt.Sprintf("page %d", i+1))
		}
		for _, o := range all {
			c.annotation(i, int(refOf(o)), c.dict(o))
		}
	}
}

func (c *checker) annotation(page, num int, a Dict) {
	kind := c.name(a["Subtype"])
	where := fmt.Sprintf("object %d, %s on page %d", num, kind, page+1)
	if !slices.Contains(lasting, kind) {
		c.add("28-006", where)
	}
	flags, is := c.get(a["F"]).(int)
	switch {
	case !is && kind != "Popup":
		c.add("6.3.2-1", where)
	case is && (flags&4 == 0 || flags&(1|2|32|256) != 0):
		c.add("6.3.2-2", fmt.Sprintf("%s has F %d", where, flags))
	}
	if kind == "Widget" {
		c.add("own-closed", where)
	}
	if a["AP"] == nil && kind != "Link" && kind != "Popup" {
		c.add("6.3.3-1", where)
	}
	holder, held := c.links[num]
	if kind == "Link" {
		if !held || holder.role != "Link" {
			c.add("28-011", where)
		}
		if c.text(a["Contents"]) == "" {
			c.add("28-012", where)
		}
	} else {
		if !held || holder.role != "Annot" {
			c.add("28-002", where)
		}
		if c.text(a["Contents"]) == "" && (!held || c.text(holder.dict["Alt"]) == "") {
			c.add("28-004", where)
		}
	}
	if action := c.dict(a["A"]); action != nil {
		c.action(where, action)
	}
}
