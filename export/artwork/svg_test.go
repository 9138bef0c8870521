package artwork_test

import (
	"bytes"
	"fmt"
	"image/color"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"bifocal/export/artwork"
)

func svg(inside string) string {
	return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 50">` + inside + `</svg>`
}

// at is the colour of a place of the picture, painted ten pixels a unit wide.
func at(t *testing.T, a *artwork.Art, x, y float64) color.NRGBA {
	t.Helper()
	s := artwork.NewSheet(a.W, a.H, 10, color.White)
	for _, p := range a.Paths {
		s.Paint(p)
	}
	r, g, b, _ := s.Image.At(int(x*10), int(y*10)).RGBA()
	return color.NRGBA{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), 0xFF}
}

func TestShapesStandWhereTheyAreDrawn(t *testing.T) {
	t.Parallel()
	red, white := color.NRGBA{255, 0, 0, 255}, color.NRGBA{255, 255, 255, 255}
	for name, c := range map[string]struct {
		inside string
		x, y   float64
		want   color.NRGBA
	}{
		"rectangle":            {`<rect x="10" y="10" width="20" height="20" fill="red"/>`, 20, 20, red},
		"beside it":            {`<rect x="10" y="10" width="20" height="20" fill="red"/>`, 40, 20, white},
		"circle":               {`<circle cx="50" cy="25" r="10" fill="#f00"/>`, 50, 25, red},
		"corner of circle":     {`<circle cx="50" cy="25" r="10" fill="#f00"/>`, 41, 16, white},
		"group moved":          {`<g transform="translate(30 0) scale(2)"><rect x="5" y="5" width="5" height="5" fill="rgb(255,0,0)"/></g>`, 45, 15, red},
		"turned":               {`<rect x="0" y="-5" width="20" height="10" transform="translate(50,25) rotate(90)" fill="red"/>`, 50, 40, red},
		"class":                {`<style>.a,.b{fill:#ff0000}</style><rect class="b" width="10" height="10"/>`, 5, 5, red},
		"class behind":         {`<rect class="b" width="10" height="10"/><style>.b{fill:#ff0000}</style>`, 5, 5, red},
		"style beats":          {`<rect fill="blue" style="fill: red" width="10" height="10"/>`, 5, 5, red},
		"hole, even and odd":   {`<path fill="red" fill-rule="evenodd" d="M0 0h40v40H0zM10 10h20v20H10z"/>`, 20, 20, white},
		"ring, even and odd":   {`<path fill="red" fill-rule="evenodd" d="M0 0h40v40H0zM10 10h20v20H10z"/>`, 5, 20, red},
		"no hole by winding":   {`<path fill="red" d="M0 0h40v40H0zM10 10h20v20H10z"/>`, 20, 20, red},
		"hole by winding":      {`<path fill="red" d="M0 0h40v40H0zM10 10v20h20V10z"/>`, 20, 20, white},
		"half through":         {`<rect width="10" height="10" fill="red" opacity=".5"/>`, 5, 5, color.NRGBA{255, 128, 128, 255}},
		"stroke":               {`<path d="M10 25H90" stroke="red" stroke-width="6" fill="none"/>`, 50, 27, red},
		"round end":            {`<path d="M20 25H80" stroke="red" stroke-width="20" stroke-linecap="round" fill="none"/>`, 12, 25, red},
		"butt end":             {`<path d="M20 25H80" stroke="red" stroke-width="20" fill="none"/>`, 18, 25, white},
		"arc":                  {`<path d="M30 25a20 20 0 1 1 40 0z" fill="red"/>`, 50, 15, red},
		"numbers run together": {`<path d="M10-0l0 10 10 0 0-10z" fill="red"/>`, 15, 5, red},
		"harmless clip behind": {`<g clip-path="url(#c)"><rect width="10" height="10" fill="red"/></g><defs><clipPath id="c"><rect width="100" height="50"/></clipPath></defs>`, 5, 5, red},
		"gradient nobody uses": {`<defs><linearGradient id="g"><stop/></linearGradient></defs><rect width="9" height="9" fill="red"/>`, 5, 5, red},
		"hidden":               {`<rect width="50" height="50" fill="red" display="none"/><rect width="1" height="1"/>`, 20, 20, white},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a, err := artwork.ReadSVG([]byte(svg(c.inside)))
			if err != nil {
				t.Fatal(err)
			}
			if got := at(t, a, c.x, c.y); got != c.want {
				t.Errorf("at (%g, %g) it is %v, want %v", c.x, c.y, got, c.want)
			}
		})
	}
}

// What could run, load or hide something is refused, and the sentence names it and
// what to do.
func TestHarmfulPicturesAreRefused(t *testing.T) {
	t.Parallel()
	rect := `<rect width="9" height="9"/>`
	for name, c := range map[string]struct{ file, says string }{
		"script":            {svg(`<script>alert(1)</script>` + rect), "script"},
		"handler":           {svg(`<rect width="9" height="9" onload="alert(1)"/>`), "script"},
		"handler on root":   {strings.Replace(svg(rect), "<svg ", `<svg onload="x()" `, 1), "script"},
		"foreign content":   {svg(`<foreignObject><p>x</p></foreignObject>` + rect), "foreign content"},
		"picture":           {svg(`<image href="http://e.example/a.png"/>` + rect), "another picture"},
		"link":              {svg(`<a href="https://e.example">` + rect + `</a>`), "a link"},
		"outside":           {svg(`<linearGradient xlink:href="file:///etc/passwd"/>` + rect), "outside"},
		"script address":    {svg(`<g><path d="M0 0" xlink:href=" JavaScript:alert(1)"/></g>` + rect), "outside"},
		"entity":            {`<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>` + svg(rect), "entities"},
		"laughs":            {`<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>` + svg(rect), "entities"},
		"style sheet":       {`<?xml-stylesheet href="http://e.example/x.css"?>` + svg(rect), "plain SVG"},
		"animation":         {svg(`<rect width="9" height="9"><animate attributeName="x"/></rect>`), "animation"},
		"text":              {svg(`<text>Bank</text>` + rect), "outlines"},
		"gradient":          {svg(`<rect width="9" height="9" fill="url(#g)"/>`), "gradient"},
		"filter":            {svg(`<rect width="9" height="9" filter="url(#f)"/>`), "effect"},
		"copies":            {svg(`<use href="#a"/>` + rect), "copies"},
		"clip":              {svg(`<clipPath id="c"><circle r="5"/></clipPath><rect width="9" height="9" clip-path="url(#c)"/>`), "clip path"},
		"compressed":        {"\x1f\x8b\x08", "compressed"},
		"too large":         {svg(`<path d="` + strings.Repeat("M0 0h9v9z", 60_000) + `"/>`), "512 KB"},
		"too much":          {svg(`<path d="` + strings.Repeat("M0 0h9v9z", 10_000) + `"/>`), "too much"},
		"too deep":          {svg(strings.Repeat("<g>", 100) + rect + strings.Repeat("</g>", 100)), "too much"},
		"far outside":       {svg(`<rect width="9" height="9" transform="scale(1e5) scale(1e5)"/>`), "far outside"},
		"without size":      {`<svg xmlns="http://www.w3.org/2000/svg">` + rect + `</svg>`, "viewBox"},
		"a mere line":       {`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9000 1">` + rect + `</svg>`, "line"},
		"empty":             {svg(``), "nothing"},
		"no SVG":            {`<html></html>`, "no SVG"},
		"cut off":           {svg(rect)[:60], "cannot be read"},
		"path nobody reads": {svg(`<path d="L 5 5"/>`), "path"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := artwork.ReadSVG([]byte(c.file))
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("error %v, want one about %q", err, c.says)
			}
		})
	}
}

// What is written is harmless and the same picture again.
func TestWrittenPictureIsThePictureAgain(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := &artwork.Art{W: rapid.Float64Range(50, 500).Draw(t, "w"), H: rapid.Float64Range(50, 500).Draw(t, "h")}
		for range rapid.IntRange(1, 4).Draw(t, "paths") {
			var p artwork.Path
			n := func() float64 { return rapid.Float64Range(-600, 600).Draw(t, "n") }
			p.MoveTo(n(), n())
			for range rapid.IntRange(0, 5).Draw(t, "steps") {
				if rapid.Bool().Draw(t, "curve") {
					p.CurveTo(n(), n(), n(), n(), n(), n())
				} else {
					p.LineTo(n(), n())
				}
			}
			p.Close()
			shade := func() uint8 { return rapid.Uint8().Draw(t, "shade") }
			p.Fill = color.NRGBA{shade(), shade(), shade(), 255}
			p.EvenOdd = rapid.Bool().Draw(t, "even")
			if rapid.Bool().Draw(t, "stroked") {
				p.Stroke, p.Width = color.NRGBA{shade(), shade(), shade(), 255}, rapid.Float64Range(0.1, 20).Draw(t, "width")
				p.Join, p.Cap = artwork.Join(rapid.IntRange(0, 2).Draw(t, "join")), artwork.Join(rapid.IntRange(0, 2).Draw(t, "cap"))
			}
			a.Paths = append(a.Paths, p)
		}
		once := a.SVG()
		b, err := artwork.ReadSVG(once)
		if err != nil {
			t.Fatalf("%v\n%s", err, once)
		}
		if twice := b.SVG(); !bytes.Equal(once, twice) {
			t.Errorf("written\n%s\nread and written\n%s", once, twice)
		}
	})
}

// FuzzReadSVG: no file brings the reader down, and what it takes can be painted and
// is taken again as it is written.
func FuzzReadSVG(f *testing.F) {
	f.Add([]byte(svg(`<g transform="rotate(30)"><path d="M0 0C1 2 3 4 5 6S7 8 9 10Q1 1 2 2T3 3A4 5 6 1 0 7 8z" stroke="red"/></g>`)))
	f.Add([]byte(svg(`<style>.a{fill:#abc;stroke-width:2px}</style><polygon class="a" points="1,2 3,4 5,6"/><ellipse rx="3" ry="4"/>`)))
	f.Add([]byte(svg(`<clipPath id="c"><rect width="100" height="50"/></clipPath><rect clip-path="url(#c)" width="9" rx="2" height="9"/>`)))
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := artwork.ReadSVG(data)
		if err != nil {
			return
		}
		a.Image(64)
		out := a.SVG()
		for _, bad := range []string{"script", "href", "url(", "NaN", "Inf"} {
			if bytes.Contains(out, []byte(bad)) {
				t.Errorf("%q in %s", bad, out)
			}
		}
	})
}

// What nests, repeats or refers without end is refused, and soon: nothing of it is
// unfolded, followed or fetched.
func TestSVGWithoutEnd(t *testing.T) {
	t.Parallel()
	many := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	for name, c := range map[string]struct{ file, says string }{
		"groups in groups":          {svg(strings.Repeat("<g>", 100_000)), "simplify"},
		"unknown in unknown":        {svg(strings.Repeat("<x:y xmlns:x='z'>", 20_000)), "simplify"},
		"a class named without end": {svg("<style>.a{" + strings.Repeat("fill:red;", 20_000) + "}</style><rect width='9' height='9' class='" + strings.Repeat("a ", 100_000) + "'/>"), "simplify"},
		"classes of one body":       {svg("<style>" + many(20_000, ".a%d,") + ".b{" + strings.Repeat("fill:red;", 20_000) + "}</style>"), "simplify"},
		"bodies of one class":       {svg("<style>" + many(20_000, ".a{x:%d}") + "</style><rect width='9' height='9'/>"), "simplify"},
		"entities":                  {`<!DOCTYPE svg [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>` + svg("<desc>&b;</desc>"), "entities"},
		"entities from elsewhere":   {`<!DOCTYPE svg [<!ENTITY % x SYSTEM "file:///etc/passwd">%x;]>` + svg(""), "entities"},
		"an entity of nobody":       {svg("<desc>&xxe;</desc>"), "cannot be read"},
		"a style sheet from there":  {`<?xml-stylesheet href="http://a.example/x.css"?>` + svg(""), "xml-stylesheet"},
		"a picture from there":      {svg(`<image href="http://a.example/x.png"/>`), "another picture"},
		"a colour from there":       {svg(`<rect width="9" height="9" fill="url(http://a.example/#x)"/>`), "gradient"},
		"a link to there":           {svg(`<g xlink:href="file:///etc/passwd" xmlns:xlink="http://www.w3.org/1999/xlink"/>`), "outside"},
		"a filter from there":       {svg(`<g style="filter:url(//a.example)"/>`), "effect"},
		"inclusion":                 {svg(`<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>`), "outside"},
	} {
		if _, err := artwork.ReadSVG([]byte(c.file)); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want %q", name, err, c.says)
		}
	}
	// What is beside the picture is dropped with all that it refers to.
	a, err := artwork.ReadSVG([]byte(`<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://a.example/svg11.dtd">` +
		svg("<style>"+many(40_000, "/*%d*/")+`@import url(http://a.example/x.css);.a{background:url(//a.example)}</style><rect class="a" width="9" height="9"/>`)))
	if err != nil || strings.Contains(string(a.SVG()), "a.example") {
		t.Errorf("%v", err)
	}
}
