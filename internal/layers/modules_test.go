package layers

import (
	"encoding/json"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// Each library that our code imports is required in go.mod as a direct dependency, has its reason in CONTRIBUTING.md;
// no other is direct. `go mod tidy` knows the first half too, but has to download the tests of strangers to say it.
func TestEachDependencyIsDirectAndHasItsReason(t *testing.T) {
	root := filepath.Join("..", "..")
	if _, err := os.ReadFile(filepath.Join(root, "go.mod")); err != nil { // so that the result is not remembered when it changes
		t.Fatal(err)
	}
	cmd := exec.Command("go", "mod", "edit", "-json")
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var mod struct {
		Require []struct {
			Path     string
			Indirect bool
		}
	}
	if err := json.Unmarshal(out, &mod); err != nil {
		t.Fatal(err)
	}

	used := map[string]string{} // module: one file that imports it
	err = filepath.WalkDir(root, func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := entry.Name()
		if entry.IsDir() && file != root && (strings.HasPrefix(name, ".") || name == "testdata" || name == "tools" || name == "out" || name == "bin") {
			return fs.SkipDir
		}
		if entry.IsDir() || !strings.HasSuffix(name, ".go") {
			return nil
		}
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, i := range tree.Imports {
			imported, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			longest := ""
			for _, r := range mod.Require {
				if begins(imported, []string{r.Path}) && len(r.Path) > len(longest) {
					longest = r.Path
				}
			}
			if longest != "" {
				used[longest] = file
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}

	contributing, err := os.ReadFile(filepath.Join(root, "CONTRIBUTING.md"))
	if err != nil {
		t.Fatal(err)
	}
	reasons := string(contributing)
	for _, r := range mod.Require {
		file, is := used[r.Path]
		switch {
		case is && r.Indirect:
			t.Errorf("%s is imported by %s: take its // indirect out of go.mod", r.Path, file)
		case !is && !r.Indirect:
			t.Errorf("nothing imports %s: take it out of go.mod, or mark it // indirect", r.Path)
		}
		if is && !strings.Contains(reasons, "\n| "+r.Path+" | ") {
			t.Errorf("%s is imported by %s, and CONTRIBUTING.md does not say why", r.Path, file)
		}
	}
}
