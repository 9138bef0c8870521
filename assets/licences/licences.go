// Package licences names what is built into the window, by whom it is not, and
// under which licence: modules, typefaces and icons.
package licences

import (
	_ "embed"
	"encoding/json"
	"fmt"
)

// Part is something of others that is built into the window.
type Part struct {
	Name    string `json:"name"`    // "github.com/rivo/uniseg", "Open Sans"
	Version string `json:"version"` // "v0.4.7"; "" where it has none
	Licence string `json:"licence"` // its SPDX identifier
	Text    int    `json:"text"`    // of the texts of the list, the one that the licence asks to be handed on
}

// List is everything, and the texts of the licences, each once.
type List struct {
	Parts []Part   `json:"parts"`
	Texts []string `json:"texts"`
}

// written by the test: go test ./assets/licences -update
//
//go:embed licences.json
var written []byte

// All returns everything that is built in, in the order of the names.
func All() (List, error) {
	var l List
	if err := json.Unmarshal(written, &l); err != nil {
		return List{}, fmt.Errorf("the list of licences: %w", err)
	}
	return l, nil
}
