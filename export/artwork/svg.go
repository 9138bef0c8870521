package artwork

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
)

// Limits of an SVG file: what is beyond them is no logo.
const (
	MostBytes = 512 << 10
	mostSteps = 20_000
	mostDeep  = 64
	// mostDeclared is for classes, of which each element may name any number.
	mostDeclared = 8 << 20
)

var errTooMuch = errors.New("has too much in it for a logo; simplify it, or save it as PNG")

// refusal is why an SVG file is not taken, as a sentence part with its remedy.
func refusal(format string, args ...any) error { return fmt.Errorf(format, args...) }

// ReadSVG reads a picture from an SVG file: shapes with flat colours, groups,
// transformations, classes. What could run, load or hide something (scripts,
// links, other pictures, entities), text, gradients and effects are refused; the
// error says what, and what to do. Opacity is mixed with the white of the paper.
func ReadSVG(data []byte) (*Art, error) {
	if len(data) > MostBytes {
		return nil, refusal("the SVG file has %d KB, and %d KB are the most; simplify it, or save it as PNG", len(data)>>10, MostBytes>>10)
	}
	if len(data) > 2 && data[0] == 0x1F && data[1] == 0x8B {
		return nil, refusal("the SVG file is compressed; save it as plain SVG")
	}
	first := &svgReader{classes: map[string]string{}, clips: map[string]bool{}, first: true}
	if err := first.read(data); err != nil {
		return nil, err
	}
	r := &svgReader{classes: first.classes, clips: first.clips}
	if err := r.read(data); err != nil {
		return nil, err
	}
	if !r.rooted {
		return nil, refusal("there is no SVG picture in the file; choose a PNG, JPEG or SVG file")
	}
	if len(r.art.Paths) == 0 {
		return nil, refusal("the SVG file shows nothing; save it again with its shapes as paths")
	}
	return &r.art, nil
}

// svgReader reads a file twice, since classes and clip paths may stand behind what
// they are for.
type svgReader struct {
	first   bool
	art     Art
	rooted  bool
	stack   []svgState
	classes map[string]string // by name, what they declare
	clips   map[string]bool   // by ID, whether it clips nothing off
	clip    string            // the clip path that is being read
	skipped int               // how deep in what is passed over
	steps   int
	// declared is how many bytes of declarations were read for all elements together.
	declared int
	sheet    bool // in a style element
	text     strings.Builder
}

// svgState is what an element hands down to those in it.
type svgState struct {
	m       matrix
	look    svgLook
	opacity float64
}

// unsafe are elements that run, load or hide something.
var unsafe = map[string]string{
	"script": "a script", "foreignObject": "foreign content", "iframe": "a page", "object": "an object", "embed": "an object", "image": "another picture",
	"a": "a link", "animate": "an animation", "animateTransform": "an animation", "animateMotion": "an animation", "set": "an animation", "handler": "a script", "listener": "a script",
}

// unknown are elements that take more than flat shapes.
var unknown = map[string]string{
	"text": "text; turn it into outlines (paths)", "tspan": "text; turn it into outlines (paths)", "textPath": "text; turn it into outlines (paths)",
	"use": "copies of symbols; expand them into shapes", "switch": "alternatives; keep one of them", "video": "a film; save it as PNG", "audio": "sound; save it as PNG",
}

// passed are elements that show nothing by themselves.
var passed = map[string]bool{
	"title": true, "desc": true, "metadata": true, "linearGradient": true, "radialGradient": true, "pattern": true, "mask": true, "filter": true,
	"symbol": true, "marker": true, "view": true, "cursor": true, "font": true,
}

const svgSpace = "http://www.w3.org/2000/svg"

func (r *svgReader) read(data []byte) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = func(label string, _ io.Reader) (io.Reader, error) {
		return nil, refusal("its letters are in %q, not in UTF-8", short(label))
	}
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return refusal("the SVG file cannot be read (%w); save it again", err)
		}
		switch t := t.(type) {
		case xml.Directive:
			if bytes.ContainsAny(t, "[%") || bytes.Contains(bytes.ToUpper(t), []byte("ENTITY")) {
				return refusal("the SVG file defines entities, which can hide things; save it as plain SVG")
			}
		case xml.ProcInst:
			if t.Target != "xml" {
				return refusal("the SVG file asks for %q beside it; save it as plain SVG", short(t.Target))
			}
		case xml.StartElement:
			if err := r.open(t); err != nil {
				return err
			}
		case xml.EndElement:
			if err := r.close(t); err != nil {
				return err
			}
		case xml.CharData:
			if r.sheet && r.text.Len() < MostBytes {
				r.text.Write(t)
			}
		}
	}
}

// short cuts what a file holds to a length that fits a message.
func short(s string) string {
	const most = 40
	if len(s) > most {
		return strings.ToValidUTF8(s[:most], "") + "…"
	}
	return s
}

func (r *svgReader) open(e xml.StartElement) error {
	name := e.Name.Local
	if what, is := unsafe[name]; is {
		return refusal("the SVG file holds %s (<%s>), which can be harmful; take it out, or save the logo as PNG", what, name)
	}
	for _, a := range e.Attr {
		if len(a.Name.Local) > 2 && strings.HasPrefix(strings.ToLower(a.Name.Local), "on") {
			return refusal("the SVG file holds a script (%s), which can be harmful; take it out, or save the logo as PNG", short(a.Name.Local))
		}
		if v := strings.ToLower(strings.TrimSpace(a.Value)); a.Name.Local == "href" && v != "" && !strings.HasPrefix(v, "#") {
			return refusal("the SVG file refers to something outside (%s); take it out, or save the logo as PNG", short(a.Value))
		}
	}
	if len(r.stack)+r.skipped > mostDeep {
		return errTooMuch
	}
	foreign := e.Name.Space != "" && e.Name.Space != svgSpace
	switch {
	case r.skipped > 0 || foreign || passed[name]:
		r.skipped++
		return nil
	case name == "style":
		r.sheet = true
		r.text.Reset()
		r.skipped++
		return nil
	}
	if what, is := unknown[name]; is {
		return refusal("the SVG file holds %s, or save the logo as PNG", what)
	}
	if !r.rooted {
		if name != "svg" {
			return refusal("there is no SVG picture in the file; choose a PNG, JPEG or SVG file")
		}
		return r.root(e)
	}
	state, err := r.state(e)
	if err != nil {
		return err
	}
	r.stack = append(r.stack, state)
	switch name {
	case "g", "defs":
	case "svg":
		return refusal("the SVG file holds a picture in the picture; keep one of them")
	case "clipPath":
		r.clip = attribute(e, "id")
		r.clips[r.clip] = true
	case "path", "rect", "circle", "ellipse", "line", "polyline", "polygon":
		return r.shape(e, state)
	default:
		return refusal("the SVG file holds <%s>, which a logo here cannot have; save it as PNG", short(name))
	}
	return nil
}

func (r *svgReader) close(e xml.EndElement) error {
	if r.skipped > 0 {
		r.skipped--
		if r.sheet {
			r.sheet = false
			return r.declare(r.text.String())
		}
		return nil
	}
	if e.Name.Local == "clipPath" {
		r.clip = ""
	}
	if n := len(r.stack); n > 0 {
		r.stack = r.stack[:n-1]
	}
	return nil
}

// hidden says that what is read now is not shown by itself.
func (r *svgReader) hidden() bool { return r.clip != "" }

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && (a.Name.Space == "" || a.Name.Space == svgSpace) {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

// root reads the size of the picture.
func (r *svgReader) root(e xml.StartElement) error {
	r.rooted = true
	var box [4]float64
	w, _ := length(attribute(e, "width"))
	h, _ := length(attribute(e, "height"))
	box[2], box[3] = w, h
	if text := attribute(e, "viewBox"); text != "" {
		s := scanner{text: text}
		for i := range box {
			v, err := s.number()
			if err != nil {
				return refusal("the viewBox of the SVG file cannot be read; save it again")
			}
			box[i] = v
		}
	}
	if !(box[2] > 0) || !(box[3] > 0) {
		return refusal("the SVG file does not say how large it is; save it with a viewBox")
	}
	if ratio := box[2] / box[3]; ratio > 40 || ratio < 1.0/40 {
		return refusal("the picture in the SVG file is a mere line; give it a viewBox that fits it")
	}
	state, err := r.state(e)
	if err != nil {
		return err
	}
	state.m = matrix{1, 0, 0, 1, -box[0], -box[1]}
	r.art.W, r.art.H = box[2], box[3]
	r.stack = append(r.stack, state)
	return nil
}

// length reads a length in any unit, as CSS counts them.
func length(s string) (float64, bool) {
	sc := scanner{text: s}
	v, err := sc.number()
	if err != nil {
		return 0, false
	}
	unit, known := map[string]float64{"": 1, "px": 1, "pt": 4.0 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}[strings.TrimSpace(s[sc.at:])]
	return v * unit, known
}

// state is what an element hands down.
func (r *svgReader) state(e xml.StartElement) (svgState, error) {
	s := svgState{m: identity, look: svgLook{fill: black, cap: Miter, join: Miter, width: 1}, opacity: 1}
	if n := len(r.stack); n > 0 {
		s = r.stack[n-1]
	}
	s.look.own = 1
	declared := map[string]string{}
	for _, a := range e.Attr {
		if a.Name.Space == "" {
			declared[a.Name.Local] = a.Value
		}
	}
	for class := range strings.FieldsSeq(declared["class"]) {
		if r.declared += 1 + len(r.classes[class]); r.declared > mostDeclared {
			return s, errTooMuch
		}
		declarations(r.classes[class], declared)
	}
	declarations(declared["style"], declared)
	for _, name := range lookOrder {
		if v, ok := declared[name]; ok {
			if err := s.look.set(name, strings.TrimSpace(v)); err != nil {
				return s, err
			}
		}
	}
	s.opacity *= s.look.own
	for _, name := range []string{"filter", "mask", "marker", "marker-start", "marker-mid", "marker-end"} {
		if v := strings.TrimSpace(declared[name]); v != "" && v != "none" {
			return s, refusal("the SVG file has an effect (%s); flatten it, or save the logo as PNG", name)
		}
	}
	if v := strings.TrimSpace(declared["clip-path"]); v != "" && v != "none" {
		id := strings.Trim(strings.TrimSuffix(strings.TrimPrefix(v, "url("), ")"), `'"`)
		s.look.clip = append(s.look.clip[:len(s.look.clip):len(s.look.clip)], strings.TrimPrefix(id, "#"))
	}
	if v := strings.TrimSpace(declared["transform"]); v != "" {
		m, err := transform(v)
		if err != nil {
			return s, err
		}
		s.m = s.m.times(m)
	}
	return s, nil
}

func (r *svgReader) shape(e xml.StartElement, state svgState) error {
	var p Path
	if err := outlineOf(e, &p, mostSteps-r.steps); err != nil {
		return err
	}
	if r.steps += len(p.Steps); r.steps > mostSteps {
		return errTooMuch
	}
	p = p.Mapped(state.m.at, 1)
	for _, s := range p.Steps {
		for k := range s.points() {
			if q := s.At[k]; !(math.Abs(q.X) <= furthest) || !(math.Abs(q.Y) <= furthest) {
				return refusal("a shape of the SVG file lies far outside of it; take it out")
			}
		}
	}
	if r.hidden() {
		r.clips[r.clip] = r.clips[r.clip] && covers(p, r.art.W, r.art.H)
		return nil
	}
	p.Fill, p.Stroke = state.look.paint(state.look.fill, state.look.fillOpacity, state.opacity), state.look.paint(state.look.stroke, state.look.strokeOpacity, state.opacity)
	p.Width, p.Join, p.Cap, p.EvenOdd = state.look.width*state.m.scale(), state.look.join, state.look.cap, state.look.evenOdd
	if p.Stroke.A == 0 || p.Width <= 0 {
		p.Stroke.A, p.Width = 0, 0
	}
	if p.Fill.A == 0 && p.Stroke.A == 0 || state.look.hidden || len(p.Steps) == 0 {
		return nil
	}
	for _, id := range state.look.clip {
		if !r.first && !r.clips[id] {
			return refusal("the SVG file cuts its shapes with a clip path; flatten it, or save the logo as PNG")
		}
	}
	r.art.Paths = append(r.art.Paths, p)
	return nil
}

// covers says that a shape is a rectangle over all of the picture.
func covers(p Path, w, h float64) bool {
	low, high := Point{math.Inf(1), math.Inf(1)}, Point{math.Inf(-1), math.Inf(-1)}
	for _, s := range p.Steps {
		if s.Kind == 'C' {
			return false
		}
		if s.Kind != 'Z' {
			low.X, low.Y = min(low.X, s.At[0].X), min(low.Y, s.At[0].Y)
			high.X, high.Y = max(high.X, s.At[0].X), max(high.Y, s.At[0].Y)
		}
	}
	slack := 0.01 * (w + h)
	return len(p.Steps) <= 6 && low.X <= slack && low.Y <= slack && high.X >= w-slack && high.Y >= h-slack
}
