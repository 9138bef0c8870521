package narrative_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bifocal/narrative"
)

const factsDoc = "../docs/facts.md"

// The page about kinds and fields is made from the catalog; go test ./narrative
// -update writes it again.
func TestFactsDocument(t *testing.T) {
	want := factsPage()
	if *update {
		if err := os.MkdirAll(filepath.Dir(factsDoc), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(factsDoc, []byte(want), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(factsDoc)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("docs/facts.md is not what the catalog says; write it again with: go test ./narrative -update")
	}
}

func factsPage() string {
	var b strings.Builder
	b.WriteString(`# What a solution holds

This page is made from the catalog in ` + "`narrative`" + `, which also drives the capture pane and the
[JSON Schema](../narrative/solution.schema.json). A solution file is a JSON object with ` + "`\"format\": \"" + narrative.Format + "\"`" + `,
an ` + "`id`" + `, a ` + "`title`" + `, the header (customer, organisation, partners, author, language, currency, returns, status,
classification, sealed names) and a list of ` + "`facts`" + `; each fact says its ` + "`kind`" + ` and its ` + "`id`" + `, and may say
` + "`\"confidential\": true`" + `: then no text that tells it is sent to a language model. The files in
[assets/examples](../assets/examples) are whole solutions to start from.

Texts refer to figures: ` + "`{services}`" + ` is the main figure of the fact services, ` + "`{outage.baseline}`" + ` one of its fields,
` + "`{target}`" + ` a field of the fact the text stands in, ` + "`{economics.payback}`" + ` what costs and benefits come to; ` + "`{{`" + ` is a
bracket. A telling is an object with ` + "`executive` and `engineering`" + `, or one string for both.

Figures that follow from all costs and benefits: ` + "`" + strings.Join(narrative.EconomicsFields, "`, `") + "`" + `.
`)
	for _, k := range narrative.Catalog {
		fmt.Fprintf(&b, "\n## %s: `%s`\n\n%s\n\n", k.Label, k.Kind, k.Help)
		if f, ok := narrative.NewFact(k.Kind, "x"); ok && len(narrative.FigureFields(f)) > 0 {
			fmt.Fprintf(&b, "Figures in text: `%s`.\n\n", strings.Join(narrative.FigureFields(f), "`, `"))
		}
		b.WriteString("| field | holds | what a good entry looks like | example |\n| --- | --- | --- | --- |\n")
		for _, f := range k.Fields {
			holds := string(f.Type)
			if f.Form != "" {
				holds += ", " + string(f.Form)
			}
			example := f.Example
			if f.ExampleEngineering != "" && f.ExampleEngineering != f.Example {
				example += " / " + f.ExampleEngineering
			}
			if len(f.Choices) > 0 {
				example = strings.Join(f.Choices, ", ")
			}
			fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", f.Key, holds, f.Help, strings.ReplaceAll(example, "|", "\\|"))
		}
	}
	return b.String()
}
