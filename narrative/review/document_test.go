package review_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bifocal/narrative/review"
)

// want is a finding that a document must give: in a line that holds some words.
type want struct{ line, rule, severity, message string }

func wants(t *testing.T, file string) []want {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []want
	for line := range strings.Lines(string(data)) {
		parts := strings.Split(strings.TrimRight(line, "\n"), " ;; ")
		if len(parts) != 4 {
			t.Fatalf("%s: %q has %d parts", file, line, len(parts))
		}
		out = append(out, want{parts[0], parts[1], parts[2], parts[3]})
	}
	return out
}

// TestDocuments reviews business cases, one as it was published and others with the
// figures of published ones in words of our own: what contradicts is found with the
// computation, and nothing else is.
func TestDocuments(t *testing.T) {
	files, err := filepath.Glob("testdata/documents/*.md")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			lines := strings.Split(string(data), "\n")
			due := wants(t, strings.TrimSuffix(file, ".md")+".want")
			found := make([]bool, len(due))
			for _, f := range review.Document(string(data)) {
				expected := false
				for i, w := range due {
					if strings.Contains(lines[f.Place.Line-1], strings.TrimLeft(w.line, " ")) && f.Rule == w.rule && string(f.Severity) == w.severity && strings.Contains(f.Message, w.message) {
						found[i], expected = true, true
					}
				}
				if !expected && f.Severity != review.Advice {
					t.Errorf("line %d is found wrongly: %s %s: %s", f.Place.Line, f.Severity, f.Rule, f.Message)
				}
			}
			for i, w := range due {
				if !found[i] {
					t.Errorf("not found: %s %s in %q: %s", w.severity, w.rule, w.line, w.message)
				}
			}
		})
	}
}
