package html_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	nethtml "golang.org/x/net/html"

	"bifocal/export"
	"bifocal/export/exporttest"
)

// strings of a style sheet, and its colours.
var (
	quotations = regexp.MustCompile(`"[^"\n]*"`)
	colours    = regexp.MustCompile(`#[0-9A-F]{6}`)
)

// rules are a style sheet without what its strings say and which colours it sets.
func rules(root *nethtml.Node) string {
	var b strings.Builder
	for _, n := range all(root, "style") {
		b.WriteString(n.FirstChild.Data)
	}
	return colours.ReplaceAllString(quotations.ReplaceAllString(b.String(), `""`), "#")
}

// parts are the elements of a page with their attributes, but for what a text may rightly
// bring: line breaks, emphasis, links to the web, and the direction in which it is read.
func parts(root *nethtml.Node) map[string]int {
	out := map[string]int{}
	for _, n := range all(root, "") {
		switch n.Data {
		case "br", "a", "strong", "em", "code", "span":
			continue
		}
		keys := []string{n.Data}
		for _, a := range n.Attr {
			if a.Key != "dir" {
				keys = append(keys, a.Key)
			}
		}
		slices.Sort(keys[1:])
		out[strings.Join(keys, " ")]++
	}
	return out
}

// No text breaks out of its place in a page: it brings no element, no attribute, no rule
// of the style sheet and no address but the one it was given as.
func FuzzRender(f *testing.F) {
	for _, text := range exporttest.Breakouts {
		f.Add(text)
	}
	plain := parse(f, render(f, exporttest.Everywhere("plain")))
	most, ruled := parts(plain), rules(plain)
	for _, text := range []string{"", "1.25 %"} { // other parts are ours where there is nothing, or a number
		for part, n := range parts(parse(f, render(f, exporttest.Everywhere(text)))) {
			most[part] = max(n, most[part])
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := exporttest.Everywhere(text)
		root := parse(t, render(t, d))
		sound(t, root)
		for part, n := range parts(root) {
			if n > most[part] {
				t.Errorf("<%s>: %d, and %d are ours", part, n, most[part])
			}
		}
		for _, n := range all(root, "a") {
			if to := attribute(n, "href"); !exporttest.Leads(text, to) {
				t.Errorf("a link leads to %q", to)
			}
		}
		for n := range root.Descendants() {
			if n.Type == nethtml.CommentNode {
				t.Errorf("there is the comment %q", n.Data)
			}
		}
		if got := rules(root); got != ruled && export.Line(text) != "" && !strings.Contains(text, "{page") {
			t.Errorf("the style sheet became\n%s", got)
		}
	})
}
