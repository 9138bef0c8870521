package narrative

import (
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// Decode reads the JSON form. Its error is Faults: every unknown field, wrong
// type and unreadable figure with its path and line, not only the first. It
// says nothing about whether the facts fit together; that is Validate.
func Decode(data []byte) (Solution, error) {
	s, _, err := decode(data)
	return s, err
}

// Read is Decode and Validate in one, where the faults of both know their line.
func Read(data []byte) (Solution, error) {
	s, root, err := decode(data)
	if err != nil {
		return s, err
	}
	var faults Faults
	if err = Validate(s); errors.As(err, &faults) {
		for i := range faults {
			faults[i].Line = root.lineAt(faults[i].Path)
		}
	}
	return s, err
}

func decode(data []byte) (Solution, node, error) {
	root, err := parseTree(data)
	if err != nil {
		return Solution{}, root, err
	}
	s, err := fromTree(root)
	return s, root, err
}

func fromTree(root node) (Solution, error) {
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
		format, isText := m.value.value.(string)
		if format == Format {
			return nil
		}
		msg := fmt.Sprintf("%q is not a format that this program reads; it reads %q", short(format), Format)
		switch {
		case !isText:
			msg = fmt.Sprintf("wants %q, not %s", Format, describe(m.value))
		case newer(format):
			msg = fmt.Sprintf("the file is of format %q and this program reads %q; a newer Bifocal is needed", short(format), Format)
		}
		return Faults{{Path: "format", Line: m.value.line, Message: msg}}
	}
	return Faults{{Path: "format", Line: line, Message: fmt.Sprintf("missing; a solution says \"format\": %q", Format)}}
}

// newer says whether a format is a later version of this one.
func newer(format string) bool {
	name, version, _ := strings.Cut(Format, "/")
	own, _ := strconv.Atoi(version)
	text, ok := strings.CutPrefix(format, name+"/")
	n, err := strconv.Atoi(text)
	return ok && err == nil && n > own
}

// decoder walks a JSON tree and a Go value together.
type decoder struct {
	faults Faults
	fact   string
}

func (d *decoder) wrong(n node, path, format string, args ...any) {
	d.faults.add(Fault{Path: path, Fact: d.fact, Line: n.line, Message: fmt.Sprintf(format, args...)})
}

var (
	factsType   = reflect.TypeFor[Facts]()
	tellingType = reflect.TypeFor[Telling]()
)

func (d *decoder) into(v reflect.Value, n node, path string) {
	if d.faults.full() {
		return
	}
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
		num, _ := n.value.(json.Number)
		i, err := strconv.ParseInt(plainNumber(num), 10, 32)
		if err != nil {
			d.wrong(n, path, "wants a whole number, not %s", describe(n))
			return
		}
		v.SetInt(i)
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
		text = plainNumber(t)
	default:
		d.wrong(n, path, "wants a figure or a date in quotes, not %s", describe(n))
		return
	}
	if err := u.UnmarshalText([]byte(text)); err != nil {
		d.wrong(n, path, "%s", err)
	}
}

// plainNumber writes a JSON number as a person would: 1.5e3 is 1500, and 5.0
// is 5. A number of absurd length stays as it is, for others to refuse.
func plainNumber(n json.Number) string {
	_, exponent, _ := strings.Cut(strings.ToLower(string(n)), "e")
	if e, err := strconv.Atoi(exponent); exponent != "" && (err != nil || e < -maxExponent || e > maxExponent) || len(n) > maxNumber {
		return string(n)
	}
	d, err := decimal.NewFromString(string(n))
	if err != nil {
		return string(n)
	}
	return d.String()
}

// No figure is longer, see package figures.
const (
	maxNumber   = 100
	maxExponent = 30
)

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
		if d.faults.full() {
			return
		}
		at := shown(m.key)
		if path != "" {
			at = path + "." + at
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
	if most := 2 * MostFacts; len(items) > most {
		d.wrong(n, path, "holds %d facts, and a solution has %d at most; divide it, or is it really a Bifocal solution?", len(items), most)
		return
	}
	var out Facts
	for i, item := range items {
		if d.faults.full() {
			break
		}
		at := path + "[" + strconv.Itoa(i) + "]"
		members, _ := item.value.(object)
		var kind, id string
		where, said := item, false
		for _, m := range members {
			switch m.key {
			case "kind":
				kind, _ = m.value.value.(string)
				where, said = m.value, true
			case "id":
				id, _ = m.value.value.(string)
			}
		}
		d.fact = shown(id)
		p, known := prototypes[Kind(kind)]
		switch {
		case members == nil:
			d.wrong(item, at, "wants a fact in curly brackets, not %s", describe(item))
		case kind == "" && said:
			d.wrong(where, at+".kind", "wants a kind in quotes, for example \"outcome\", not %s", describe(where))
		case kind == "":
			d.wrong(where, at+".kind", "missing; a fact says its kind, for example \"outcome\"")
		case !known:
			d.wrong(where, at+".kind", "unknown kind %q%s", short(kind), suggest(kind, kindNames()))
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
	if n.half {
		d.wrong(n, path, "holds half of a character (a \\u escape from D800 to DFFF without its other half); write the character itself")
		return false
	}
	for _, r := range text {
		if controls(r) {
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
		return "the number " + short(t)
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
