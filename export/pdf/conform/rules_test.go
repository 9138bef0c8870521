package conform

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write docs/pdf-rules.md anew")

// The list of conditions for people is that of the program.
func TestListOfRules(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString(`# What every PDF is held to

Every PDF that Bifocal writes is made to keep to PDF/UA-1 (ISO 14289-1) and to PDF/A-2a (ISO 19005-2). The tests check
every kind of brief of every example on both papers, briefs of generated solutions and documents of any content for the
conditions below, with a reader of their own (export/pdf/conform); and for each condition a good file is broken, and that
has to be found. Numbers like 31-016 are those of the Matterhorn Protocol 1.1; numbers like 6.1.3-1 are the clause of
ISO 19005-2 and the test of it. What the Matterhorn Protocol leaves to people is looked at and not listed here. No outside
validator has been at hand: what is listed is what is held.

| number | ISO 19005-2 | what is held |
| --- | --- | --- |
`)
	for _, r := range Rules {
		archive := r.Archive
		if strings.HasPrefix(r.ID, "6.") {
			archive = r.ID
		}
		fmt.Fprintf(&b, "| %s | %s | %s |\n", r.ID, archive, r.Holds)
	}
	file := filepath.Join("..", "..", "..", "docs", "pdf-rules.md")
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if old, err := os.ReadFile(file); err != nil || string(old) != b.String() {
		t.Errorf("docs/pdf-rules.md is another list; write it anew with: go test ./export/pdf/conform -update (%v)", err)
	}
}
