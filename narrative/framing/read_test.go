package framing_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bifocal/narrative"
	"bifocal/narrative/framing"
)

var update = flag.Bool("update", false, "write the framings under testdata/read anew; read them before they are kept")

// The solutions under testdata/read are honest and awkward: long names, names with
// "and", one of each kind, parts missing, measures of all sorts. Their framings
// were read sentence by sentence. What changes here is to be read again.
func TestFramingsThatWereRead(t *testing.T) {
	files, err := filepath.Glob("testdata/read/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".json"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			s, err := narrative.Decode(data)
			if err != nil {
				t.Fatal(err)
			}
			var b strings.Builder
			for _, a := range narrative.Audiences {
				f := framing.Frame(&s, a)
				checkSeams(t, s.ID, f)
				writeOut(&b, f)
			}
			golden := strings.TrimSuffix(file, ".json") + ".txt"
			if *update {
				if err := os.WriteFile(golden, []byte(b.String()), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got, was := strings.Split(b.String(), "\n"), strings.Split(string(want), "\n"); b.String() != string(want) {
				for i := range max(len(got), len(was)) {
					if i >= len(got) || i >= len(was) || got[i] != was[i] {
						t.Errorf("line %d reads otherwise:\n%s\nwas\n%s\nread all of it, and keep it with -update", i+1, lineOf(got, i), lineOf(was, i))
						break
					}
				}
			}
		})
	}
}

func lineOf(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "(nothing)"
}

// writeOut sets a framing as plain text.
func writeOut(b *strings.Builder, f framing.Framing) {
	b.WriteString("== " + string(f.Audience) + "\n")
	for _, s := range f.Sections {
		b.WriteString("\n" + s.Heading + "\n")
		for _, block := range s.Blocks {
			mark := map[framing.BlockKind]string{framing.Item: "- ", framing.Note: "* ", framing.Columns: "| ", framing.Row: "| "}[block.Kind]
			b.WriteString(mark + block.Text + "\n")
		}
	}
	b.WriteString("\n")
	for _, g := range f.ToCapture() {
		b.WriteString("(" + g.Label + ": " + g.Capture + ")\n")
	}
	b.WriteString("\n")
}
