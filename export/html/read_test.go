package html_test

import (
	"bytes"
	"context"
	"strings"

	nethtml "golang.org/x/net/html"

	"bifocal/export"
	"bifocal/export/html"
)

// tb is a test or a drawn case of one.
type tb interface {
	Helper()
	Fatal(args ...any)
	Errorf(format string, args ...any)
}

func render(t tb, d *export.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := html.Render(context.Background(), d, &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func parse(t tb, data []byte) *nethtml.Node {
	t.Helper()
	root, err := nethtml.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// all returns the elements of a name, in order; "" is every element.
func all(root *nethtml.Node, name string) []*nethtml.Node {
	var out []*nethtml.Node
	for n := range root.Descendants() {
		if n.Type == nethtml.ElementNode && (name == "" || n.Data == name) {
			out = append(out, n)
		}
	}
	return out
}

func attribute(n *nethtml.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// text is what a reader reads of an element, drawings left out.
func text(n *nethtml.Node) string {
	var b strings.Builder
	var walk func(*nethtml.Node)
	walk = func(n *nethtml.Node) {
		if n.Type == nethtml.ElementNode && (n.Data == "style" || n.Data == "svg" || n.Data == "head") {
			return
		}
		if n.Type == nethtml.TextNode {
			b.WriteString(n.Data)
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
	}
	walk(n)
	return b.String()
}
