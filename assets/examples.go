// Package assets embeds what the programs bring along: here the example
// solutions, in its folders the faces and the icon.
package assets

import (
	"embed"
	"fmt"
)

// Example is a whole solution to open, look at and take apart.
type Example struct {
	// Name is the solution's ID and the name of its file, without extension.
	Name string
	// Data is the JSON form that narrative.Decode reads. It is the caller's own.
	Data []byte
}

//go:embed examples/*.json
var files embed.FS

// names are in the order in which the examples are offered: the complete one
// first, then the one full of gaps, then the one of ranges and bounds.
var names = []string{"kubernetes-adoption", "hearing-care", "ad-platform"}

// Examples returns the example solutions, always in the same order.
func Examples() []Example {
	out := make([]Example, len(names))
	for i, name := range names {
		data, err := files.ReadFile("examples/" + name + ".json")
		if err != nil {
			panic(fmt.Sprintf("assets: example %q is not embedded: %v", name, err))
		}
		out[i] = Example{Name: name, Data: data}
	}
	return out
}
