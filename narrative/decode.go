package narrative

import (
	"encoding"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Decode reads the JSON form. Its error is Faults: every unknown field, wrong
// type and unreadable figure with its path and line, not only the first. It
// says nothing about whether the facts fit together; that is Validate.
func Decode(data []byte) (Solution, error) {
	root, err := parseTree(data)
	if err != nil {
		return Solution{}, err
	}
	members, ok := root.value.(object)
	if !ok {
		return Solution{}, Faults{{Line: root.line, Message: "not a solution: the file must hold a JSON object with \"format\": \"" + Format + "\""}}
	}
	if err := checkFormat(members, root.line); err != nil {
		return Solution{}, err
	}
	var (
		s Solution
		d decoder
	)
	d.into(reflect.ValueOf(&s).Elem(), root, "")
	return s, d.faults.Err()
}

func checkFormat(members object, line int) error {
	for _, m := range members {
		if m.key != "format" {
			continue
		}
		format, _ := m.value.value.(string)
		if format == Format {
			return nil
		}
		msg := fmt.Sprintf("%q is not a format that this program reads; it reads %q", format, Format)
		if strings.HasPrefix(format, "bifocal/") {
			msg = fmt.Sprintf("the file is of format %q and this program reads %q; a newer Bifocal is needed", format, Format)
		}
		return Faults{{Path: "format", Line: m.value.line, Message: msg}}
	}
	return Faults{{Path: "format", Line: line, Message: fmt.Sprintf("missing; a solution says \"format\": %q", Format)}}
}

// decoder walks a JSON tree and a Go value together.
type decoder struct {
	faults Faults
	fact   string
}

func (d *decoder) wrong(n node, path, format string, args ...any) {
	d.faults = append(d.faults, Fault{Path: path, Fact: d.fact, Line: n.line, Message: fmt.Sprintf(format, args...)})
}

var (
	factsType   = reflect.TypeFor[Facts]()
	tellingType = reflect.TypeFor[Telling]()
)

func (d *decoder) into(v reflect.Value, n node, path string) {
	if n.value == nil {
		d.wrong(n, path, "null says nothing; leave the field out")
		return
	}
	if v.Type() == factsType {
		d.facts(v, n, path)
		return
	}
	if v.Type() == tellingType {
		if text, ok := n.value.(string); ok {
			if d.clean(n, path, text) {
				v.Set(reflect.ValueOf(Same(text)))
			}
			return
		}
	}
	if u, ok := v.Addr().Interface().(encoding.TextUnmarshaler); ok {
		d.textual(u, n, path)
		return
	}
	switch v.Kind() {
	case reflect.String:
		text, ok := n.value.(string)
		if !ok {
			d.wrong(n, path, "wants text in quotes, not %s", describe(n))
		} else if d.clean(n, path, text) {
			v.SetString(text)
		}
	case reflect.Bool:
		if b, ok := n.value.(bool); ok {
			v.SetBool(b)
		} else {
			d.wrong(n, path, "wants true or false, not %s", describe(n))
		}
	case reflect.Int:
		num, ok := n.value.(json.Number)
		i, err := strconv.Atoi(string(num))
		if !ok || err != nil {
			d.wrong(n, path, "wants a whole number, not %s", describe(n))
			return
		}
		v.SetInt(int64(i))
	case reflect.Slice:
		d.slice(v, n, path)
	case reflect.Struct:
		d.object(v, n, path)
	}
}

func (d *decoder) textual(u encoding.TextUnmarshaler, n node, path string) {
	var text string
	switch t := n.value.(type) {
	case string:
		text = t
	case json.Number: // a bare number needs no quotes
		text = string(t)
	default:
		d.wrong(n, path, "wants a figure or a date in quotes, not %s", describe(n))
		return
	}
	if err := u.UnmarshalText([]byte(text)); err != nil {
		d.wrong(n, path, "%s", err)
	}
}

func (d *decoder) slice(v reflect.Value, n node, path string) {
	items, ok := n.value.([]node)
	if !ok {
		d.wrong(n, path, "wants a list in square brackets, not %s", describe(n))
		return
	}
	if len(items) == 0 {
		return
	}
	out := reflect.MakeSlice(v.Type(), len(items), len(items))
	for i, item := range items {
		d.into(out.Index(i), item, path+"["+strconv.Itoa(i)+"]")
	}
	v.Set(out)
}

func (d *decoder) object(v reflect.Value, n node, path string, also ...string) {
	members, ok := n.value.(object)
	if !ok {
		want := "wants an object in curly brackets"
		if v.Type() == tellingType {
			want = "wants text, or {\"executive\": …, \"engineering\": …}"
		}
		d.wrong(n, path, "%s, not %s", want, describe(n))
		return
	}
	fields := jsonFields(v.Type())
	seen := map[string]bool{}
	for _, m := range members {
		at := m.key
		if path != "" {
			at = path + "." + m.key
		}
		if seen[m.key] {
			d.wrong(m.value, at, "stands here twice; keep one")
			continue
		}
		seen[m.key] = true
		if slices.Contains(also, m.key) {
			continue
		}
		index, known := fields[m.key]
		if !known {
			d.wrong(m.value, at, "unknown field%s", suggest(m.key, slices.Sorted(maps.Keys(fields))))
			continue
		}
		d.into(v.FieldByIndex(index), m.value, at)
	}
}

func (d *decoder) facts(v reflect.Value, n node, path string) {
	items, ok := n.value.([]node)
	if !ok {
		d.wrong(n, path, "wants a list of facts in square brackets, not %s", describe(n))
		return
	}
	var out Facts
	for i, item := range items {
		at := path + "[" + strconv.Itoa(i) + "]"
		members, _ := item.value.(object)
		var kind, id string
		for _, m := range members {
			switch m.key {
			case "kind":
				kind, _ = m.value.value.(string)
			case "id":
				id, _ = m.value.value.(string)
			}
		}
		d.fact = id
		p, known := prototypes[Kind(kind)]
		switch {
		case members == nil:
			d.wrong(item, at, "wants a fact in curly brackets, not %s", describe(item))
		case kind == "":
			d.wrong(item, at+".kind", "missing; a fact says its kind, for example \"outcome\"")
		case !known:
			d.wrong(item, at+".kind", "unknown kind %q%s", kind, suggest(kind, kindNames()))
		default:
			f := reflect.New(reflect.TypeOf(p)).Elem()
			d.object(f, item, at, "kind")
			out = append(out, f.Interface().(Fact))
		}
		d.fact = ""
	}
	v.Set(reflect.ValueOf(out))
}

// clean refuses characters that no text means to hold.
func (d *decoder) clean(n node, path, text string) bool {
	for _, r := range text {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			d.wrong(n, path, "holds the control character U+%04X; remove it", r)
			return false
		}
	}
	return true
}

func describe(n node) string {
	switch t := n.value.(type) {
	case string:
		return "text"
	case bool:
		return fmt.Sprint(t)
	case json.Number:
		return "the number " + string(t)
	case []node:
		return "a list"
	case object:
		return "an object"
	}
	return "null"
}

func kindNames() []string {
	out := make([]string, len(Catalog))
	for i, k := range Catalog {
		out[i] = string(k.Kind)
	}
	return out
}
