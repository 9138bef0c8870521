package conform

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
)

func keysOf[K comparable, V any](m map[K]V) iter.Seq[K] { return maps.Keys(m) }

// mark is an open piece of marked content.
type mark struct {
	artifact bool
	id       int  // of tagged content, or -1
	spoken   bool // its text is given beside it
}

// reading is how far a content stream has been read.
type reading struct {
	page      int
	where     string
	resources Dict
	marks     []mark
	font      *font
	fonts     []*font // saved by q
	operands  []any
	form      int // how deep in forms
}

// shows are the operators that put something on the page; others but these and the
// ones in quiet our files do not have.
var shows = "f F f* B B* b b* S s sh Do"

var quiet = strings.Fields("q Q cm w J j M d ri i gs m l c v y h re n W W* BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T* Tj TJ ' \" " +
	"CS cs SC SCN sc scn G g RG rg K k MP DP BMC BDC EMC " + shows)

func (c *checker) page(i int, page Dict) {
	where := fmt.Sprintf("page %d", i+1)
	for len(c.pieces) <= i {
		c.pieces = append(c.pieces, map[int]bool{})
	}
	if page["AA"] != nil {
		c.add("6.5.2-2", where+" has AA")
	}
	if page["PresSteps"] != nil {
		c.add("6.10-2", where+" has PresSteps")
	}
	if c.name(page["Tabs"]) != "S" {
		c.add("own-tabs", where+" has another order")
	}
	inherited, _ := page["inherited"].(Dict)
	for _, key := range []string{"MediaBox", "CropBox"} {
		box := c.array(inherited[key])
		if box == nil && key == "CropBox" {
			continue
		}
		w, h := sides(box)
		if w < 3 || h < 3 || w > 14400 || h > 14400 {
			c.add("6.1.13-11", fmt.Sprintf("the %s of %s is %v by %v", key, where, w, h))
		}
	}
	resources := c.dict(page["Resources"])
	if resources == nil {
		c.add("6.2.2-2", where+" has no resources of its own")
		resources = c.dict(inherited["Resources"])
	}
	var data []byte
	for _, o := range c.streams(page["Contents"]) {
		body := c.bytes(o)
		if body == nil {
			c.add("own-readable", where+" cannot be unpacked")
		}
		data = append(append(data, body...), '\n')
	}
	if group := c.dict(page["Group"]); c.name(group["S"]) == "Transparency" && c.profile == "" && group["CS"] == nil {
		c.add("6.2.10-2", where+" is transparent, and there is no output intent")
	}
	c.read(&reading{page: i, where: where, resources: resources}, data)
}

func sides(box Array) (w, h float64) {
	if len(box) != 4 {
		return 0, 0
	}
	var v [4]float64
	for i, o := range box {
		v[i], _ = numberOf(o)
	}
	return abs(v[2] - v[0]), abs(v[3] - v[1])
}

func abs(v float64) float64 { return max(v, -v) }

func (c *checker) streams(o any) []*Stream {
	var out []*Stream
	switch v := c.get(o).(type) {
	case *Stream:
		out = append(out, v)
	case Array:
		for _, e := range v {
			out = append(out, c.streams(e)...)
		}
	}
	return out
}

// read goes through a content stream.
func (c *checker) read(r *reading, data []byte) {
	s := &scanner{data: data, content: true, found: func(rule, what string) { c.add(rule, r.where+": "+what) }}
	depth := 0
	for {
		s.skip()
		if s.at >= len(data) {
			break
		}
		o, err := s.object()
		if err != nil {
			c.add("own-readable", r.where+": "+err.Error())
			return
		}
		op, is := o.(Operator)
		if !is {
			r.operands = append(r.operands, o)
			continue
		}
		switch {
		case op == "BI":
			c.add("own-closed", r.where+" has an inline image")
			return
		case !slices.Contains(quiet, string(op)):
			c.add("6.2.2-1", fmt.Sprintf("%s has the operator %q", r.where, op))
		case op == "q":
			depth++
			r.fonts = append(r.fonts, r.font)
			if depth > 28 {
				c.add("6.1.13-8", r.where+" nests q too deep")
			}
		case op == "Q":
			if depth--; depth < 0 {
				c.add("own-readable", r.where+" has Q without q")
				return
			}
			r.font, r.fonts = r.fonts[len(r.fonts)-1], r.fonts[:len(r.fonts)-1]
		default:
			c.operator(r, op)
		}
		r.operands = r.operands[:0]
	}
	if len(r.marks) > 0 && r.form == 0 {
		c.add("own-readable", r.where+" has marked content that does not end")
	}
}

func (r *reading) operand(i int) any {
	if i < len(r.operands) {
		return r.operands[i]
	}
	return nil
}

func (c *checker) operator(r *reading, op Operator) {
	switch op {
	case "BMC", "BDC":
		c.begin(r)
	case "EMC":
		if len(r.marks) == 0 {
			c.add("own-readable", r.where+" has EMC without a beginning")
			return
		}
		r.marks = r.marks[:len(r.marks)-1]
	case "Tf":
		name, _ := r.operand(0).(Name)
		r.font = c.fontNamed(r, name)
	case "Tj", "'", "\"", "TJ":
		c.show(r)
	case "Do":
		c.shown(r, "an XObject")
		c.draw(r)
	case "gs":
		name, _ := r.operand(0).(Name)
		c.state(r.where, c.dict(c.dict(r.resources["ExtGState"])[string(name)]))
	case "ri":
		name, _ := r.operand(0).(Name)
		c.rendering(r.where, string(name))
	case "rg", "RG":
		c.device(r.where, "DeviceRGB")
	case "g", "G":
		c.device(r.where, "DeviceGray")
	case "k", "K":
		c.device(r.where, "DeviceCMYK")
	case "cs", "CS":
		name, _ := r.operand(0).(Name)
		c.space(r.where, name, r.resources)
	default:
		if slices.Contains(strings.Fields(shows), string(op)) {
			c.shown(r, "a shape")
		}
	}
}

// begin opens a piece of marked content.
func (c *checker) begin(r *reading) {
	name, _ := r.operand(0).(Name)
	m := mark{artifact: name == "Artifact", id: -1}
	properties, _ := r.operand(1).(Dict)
	if named, is := r.operand(1).(Name); is {
		properties = c.dict(c.dict(r.resources["Properties"])[string(named)])
	}
	if id, is := properties["MCID"].(int); is {
		m.id = id
		if c.pieces[r.page][id] {
			c.add("own-parents", fmt.Sprintf("%s has the piece %d twice", r.where, id))
		}
		c.pieces[r.page][id] = true
	}
	for _, outer := range r.marks {
		if m.artifact && outer.id >= 0 {
			c.add("01-003", r.where)
		}
		if m.id >= 0 && outer.artifact {
			c.add("01-004", r.where)
		}
	}
	if spoken, is := properties["ActualText"].(String); is {
		m.spoken = true
		r.say(c, textOf(string(spoken)))
	}
	r.marks = append(r.marks, m)
}

// say adds to the text of the piece of content that is open, unless that is given
// beside it.
func (r *reading) say(c *checker, text string) {
	id := -1
	for _, m := range r.marks {
		if m.spoken {
			return
		}
		id = max(id, m.id)
	}
	if id >= 0 {
		c.texts[piece{r.page, id}] += text
	}
}

// shown says that something is put on the page.
func (c *checker) shown(r *reading, what string) {
	for _, m := range r.marks {
		if m.artifact || m.id >= 0 {
			return
		}
	}
	c.add("01-005", fmt.Sprintf("%s on %s is neither tagged nor an artifact", what, r.where))
}

// show takes in what a text is made of.
func (c *checker) show(r *reading) {
	c.shown(r, "text")
	id := -1
	for _, m := range r.marks {
		id = max(id, m.id)
	}
	if r.font == nil {
		c.add("own-readable", r.where+" shows text without a font")
		return
	}
	for _, o := range r.operands {
		list, is := o.(Array)
		if !is {
			list = Array{o}
		}
		for _, e := range list {
			if s, is := e.(String); is {
				r.say(c, r.font.use(piece{r.page, id}, s))
			}
		}
	}
}

// draw follows an XObject.
func (c *checker) draw(r *reading) {
	name, _ := r.operand(0).(Name)
	s, _ := c.get(c.dict(r.resources["XObject"])[string(name)]).(*Stream)
	if s == nil {
		c.add("own-readable", fmt.Sprintf("%s draws %q, which is not there", r.where, name))
		return
	}
	where := fmt.Sprintf("%s of %s", name, r.where)
	switch c.name(s.Dict["Subtype"]) {
	case "Image":
		if c.get(s.Dict["ImageMask"]) != true {
			c.space(where, c.get(s.Dict["ColorSpace"]), r.resources)
		}
		if mask, is := c.get(s.Dict["SMask"]).(*Stream); is {
			c.space(where, c.get(mask.Dict["ColorSpace"]), r.resources)
			if c.profile == "" {
				c.add("6.2.10-2", where+" is transparent, and there is no output intent")
			}
		}
	case "Form":
		if r.form > 8 {
			return
		}
		resources := c.dict(s.Dict["Resources"])
		if resources == nil {
			c.add("6.2.2-2", where+" has no resources of its own")
			resources = r.resources
		}
		inner := &reading{page: r.page, where: where, resources: resources, marks: r.marks, form: r.form + 1}
		c.read(inner, c.bytes(s))
	}
}

var blendModes = strings.Fields("Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference Exclusion Hue Saturation Color Luminosity")

// state checks a graphics state.
func (c *checker) state(where string, d Dict) {
	for key, rule := range map[string]string{"TR": "6.2.5-1", "HTP": "6.2.5-3"} {
		if d[key] != nil {
			c.add(rule, where+" has a graphics state with "+key)
		}
	}
	if v := d["TR2"]; v != nil && c.name(v) != "Default" {
		c.add("6.2.5-2", where)
	}
	if v := c.name(d["RI"]); v != "" {
		c.rendering(where, v)
	}
	modes := c.array(d["BM"])
	if modes == nil && d["BM"] != nil {
		modes = Array{d["BM"]}
	}
	clear := d["SMask"] != nil && c.name(d["SMask"]) != "None"
	for _, m := range modes {
		if !slices.Contains(blendModes, c.name(m)) {
			c.add("6.2.10-1", fmt.Sprintf("%s has the blend mode %q", where, c.name(m)))
		}
		clear = clear || c.name(m) != "Normal"
	}
	for _, key := range []string{"CA", "ca"} {
		if v, is := numberOf(c.get(d[key])); is && v < 1 {
			clear = true
		}
	}
	if clear && c.profile == "" {
		c.add("6.2.10-2", where+" is transparent, and there is no output intent")
	}
}

// device checks the use of a colour space of devices.
func (c *checker) device(where, space string) {
	switch {
	case space == "DeviceRGB" && c.profile != "RGB ":
		c.add("6.2.4.3-2", where)
	case space == "DeviceCMYK" && c.profile != "CMYK":
		c.add("6.2.4.3-3", where)
	case space == "DeviceGray" && c.profile == "":
		c.add("6.2.4.3-4", where)
	}
}

// space checks a colour space by its name or its array.
func (c *checker) space(where string, o any, resources Dict) {
	switch v := c.get(o).(type) {
	case Name:
		if strings.HasPrefix(string(v), "Device") {
			c.device(where, string(v))
		} else if named := c.dict(resources["ColorSpace"])[string(v)]; named != nil {
			c.space(where, named, nil)
		}
	case Array:
		switch c.name(first(v)) {
		case "Indexed", "Pattern":
			if len(v) > 1 {
				c.space(where, v[1], resources)
			}
		case "DeviceRGB", "DeviceGray", "DeviceCMYK":
			c.device(where, c.name(v[0]))
		}
	}
}
