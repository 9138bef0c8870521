// Package layers holds the shape of the project: packages depend downward only, and each outside library has one
// place that may import it. There is no code here, only the test.
package layers

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const module = "bifocal"

// layer is where a package and everything below its folder stands. A package may import what stands lower, and what
// belongs to the same folder as itself. The longest matching folder counts.
var layer = map[string]int{
	"cmd":               6,
	"app":               5,
	"export":            4,
	"narrative/review":  3,
	"narrative/reword":  3,
	"narrative/library": 3,
	"narrative/framing": 2,
	"narrative":         1,
	"narrative/figures": 0,
	"assets":            -1, // embedded files: anyone may read them, they know nobody
	"internal":          -1, // what the tests share
	"e2e":               7,  // drives the built program from outside
}

// family is the folder in whose name a package stands: packages of one family may import each other.
func family(pkg string) (string, bool) {
	for folder := pkg; folder != "."; folder = path.Dir(folder) {
		if _, ok := layer[folder]; ok {
			return folder, true
		}
	}
	return "", false
}

// reserved says who may import what, by the beginning of the import path. A place is a folder, or a single file.
var reserved = []struct {
	what   []string
	places []string
}{
	{[]string{"fyne.io/"}, []string{"app", "cmd/bifocal", "e2e/emptywindow"}},
	{[]string{"github.com/jung-kurt/gofpdf"}, []string{"export/pdf"}},
	{[]string{"modernc.org/sqlite", "database/sql", "github.com/pressly/goose"}, []string{"narrative/library"}},
	{[]string{"github.com/sashabaranov/go-openai"}, []string{"narrative/reword"}},
	{[]string{"filippo.io/age"}, []string{"narrative/library/passphrase"}},
}

// outside are the doors to the disk, the network and other programs. Under narrative/ only the places in insideDoors
// may import them: the core is functions of a Solution.
var (
	outside = []string{
		"os", "os/exec", "os/user", "os/signal", "io/ioutil", "path/filepath", "syscall", "net", "net/http",
		"net/http/httputil", "net/rpc", "net/smtp", "net/textproto", "database/sql", "log", "log/syslog",
		"github.com/adrg/xdg", "github.com/natefinch/atomic",
	}
	insideDoors = []string{"narrative/library", "narrative/reword/client", "narrative/reword/client.go"}
)

type listed struct {
	ImportPath, Dir   string
	Standard          bool
	GoFiles, CgoFiles []string
	CFiles, CXXFiles  []string
	Imports, Deps     []string
	Error             *struct{ Err string }
}

// list asks the go command, offline, as it would build for goos; tags as in -tags.
func list(t *testing.T, goos, cgo, tags string, args ...string) []listed {
	t.Helper()
	// The go command remembers a test's result by the files that the test itself opened: open what decides here.
	for _, name := range []string{"go.mod", "go.sum", "."} {
		if f, err := os.Open(filepath.Join("..", "..", name)); err != nil {
			t.Fatal(err)
		} else if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("go", append([]string{"list", "-e", "-json=ImportPath,Dir,Standard,GoFiles,CgoFiles,CFiles,CXXFiles,Imports,Deps,Error", "-tags", tags}, args...)...)
	cmd.Dir = filepath.Join("..", "..")
	cmd.Env = append(os.Environ(), "GOPROXY=off", "GOFLAGS=-mod=readonly", "CGO_ENABLED="+cgo, "GOOS="+goos, "GOWORK=off")
	var problems bytes.Buffer
	cmd.Stderr = &problems
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list %s: %v\n%s", strings.Join(args, " "), err, &problems)
	}
	var packages []listed
	for decoder := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return packages
		} else if err != nil {
			t.Fatalf("go list %s: %v", strings.Join(args, " "), err)
		}
		packages = append(packages, p)
	}
}

// imports gives every import of the package's own files, tests left out, as "file:line" and path. It reads the files
// whatever their build tags say, so that a rule holds on every system.
func imports(t *testing.T, dir string) map[string]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		set := token.NewFileSet()
		tree, err := parser.ParseFile(set, file, nil, parser.ImportsOnly)
		if err != nil {
			t.Errorf("%v", err)
			continue
		}
		for _, i := range tree.Imports {
			imported, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				t.Errorf("%s: import %s: %v", file, i.Path.Value, err)
				continue
			}
			found[fmt.Sprintf("%s:%d", filepath.Base(file), set.Position(i.Pos()).Line)] = imported
		}
	}
	return found
}

// in says whether the file of the package stands at one of the places.
func in(places []string, pkg, file string) bool {
	for _, place := range places {
		if pkg == place || strings.HasPrefix(pkg, place+"/") || path.Join(pkg, file) == place {
			return true
		}
	}
	return false
}

func begins(imported string, paths []string) bool {
	for _, p := range paths {
		if imported == p || strings.HasPrefix(imported, strings.TrimSuffix(p, "/")+"/") {
			return true
		}
	}
	return false
}

// broken gives what is wrong with one import, or "".
func broken(pkg, file, imported string) string {
	own, _ := family(pkg)
	if inner, is := strings.CutPrefix(imported, module+"/"); is {
		other, ok := family(inner)
		switch {
		case !ok:
			return fmt.Sprintf("imports %s, which stands in no layer", inner)
		case own == other:
		case layer[other] >= layer[own]:
			return fmt.Sprintf("imports %s, which does not stand below it", inner)
		}
	}
	for _, r := range reserved {
		if begins(imported, r.what) && !in(r.places, pkg, file) {
			return fmt.Sprintf("imports %s, which only %s may", imported, strings.Join(r.places, " and "))
		}
	}
	if in([]string{"narrative"}, pkg, file) && !in(insideDoors, pkg, file) {
		for _, door := range outside {
			if imported == door {
				return fmt.Sprintf("imports %s: nothing under narrative but %s touches disk, network or screen", imported, strings.Join(insideDoors, ", "))
			}
		}
	}
	return ""
}

func TestPackagesDependDownwardOnly(t *testing.T) {
	packages := list(t, "linux", "0", "ci,e2e", "./...")
	if len(packages) == 0 {
		t.Fatal("go list knows no package of ours")
	}
	for _, p := range packages {
		pkg, ok := strings.CutPrefix(p.ImportPath, module+"/")
		if !ok {
			t.Errorf("%s: a package at the top of the module: everything stands in a folder", p.ImportPath)
			continue
		}
		if _, ok := family(pkg); !ok {
			t.Errorf("%s stands in no layer: say in this test where it belongs", pkg)
		}
		for place, imported := range imports(t, p.Dir) {
			file, _, _ := strings.Cut(place, ":")
			if wrong := broken(pkg, file, imported); wrong != "" {
				t.Errorf("%s/%s: %s", pkg, place, wrong)
			}
		}
	}
}

// The rules themselves: a rule that lets everything pass would pass the test above.
func TestRulesBite(t *testing.T) {
	for _, c := range []struct {
		pkg, file, imported string
		wrong               bool
	}{
		{"narrative", "solution.go", "bifocal/narrative/figures", false},
		{"narrative/figures", "money.go", "bifocal/narrative", true},
		{"narrative/framing", "frame.go", "bifocal/narrative", false},
		{"narrative/framing", "frame.go", "bifocal/narrative/framing/english", false},
		{"narrative/framing", "frame.go", "bifocal/export", true},
		{"narrative/review", "rules.go", "bifocal/narrative/framing", false},
		{"narrative/review", "rules.go", "bifocal/narrative/library", true},
		{"narrative/library", "library.go", "bifocal/narrative/reword", true},
		{"narrative", "solution.go", "bifocal/assets/examples", false},
		{"assets/examples", "examples.go", "bifocal/narrative", true},
		{"export/pdf", "pdf.go", "bifocal/export", false},
		{"export", "compose.go", "bifocal/export/drawing", false},
		{"export", "compose.go", "bifocal/app", true},
		{"app", "home.go", "bifocal/export", false},
		{"app", "home.go", "bifocal/cmd/brief", true},
		{"cmd/brief", "main.go", "bifocal/narrative/library", false},
		{"app", "home.go", "bifocal/newcomer", true},
		{"narrative", "solution.go", "os", true},
		{"narrative", "solution.go", "net/url", false},
		{"narrative/library", "library.go", "os", false},
		{"narrative/reword", "client.go", "net/http", false},
		{"narrative/reword", "seal.go", "net/http", true},
		{"narrative/framing", "frame.go", "path/filepath", true},
		{"app", "home.go", "fyne.io/fyne/v2/widget", false},
		{"cmd/bifocal", "main.go", "fyne.io/fyne/v2/app", false},
		{"cmd/brief", "main.go", "fyne.io/fyne/v2/app", true},
		{"export/drawing", "draw.go", "fyne.io/fyne/v2/canvas", true},
		{"export/pdf", "pdf.go", "github.com/jung-kurt/gofpdf", false},
		{"export", "compose.go", "github.com/jung-kurt/gofpdf", true},
		{"narrative/library", "library.go", "modernc.org/sqlite", false},
		{"app", "home.go", "modernc.org/sqlite/lib", true},
		{"app", "home.go", "database/sql", true},
		{"narrative/reword", "client.go", "github.com/sashabaranov/go-openai", false},
		{"app", "home.go", "github.com/sashabaranov/go-openai", true},
	} {
		if got := broken(c.pkg, c.file, c.imported); (got != "") != c.wrong {
			t.Errorf("%s/%s importing %s: got %q", c.pkg, c.file, c.imported, got)
		}
	}
}

// The command line is one static binary on every system: no C below it, and no window.
func TestCommandLineIsPureGo(t *testing.T) {
	if _, err := os.Stat(filepath.Join("..", "..", "cmd", "brief")); errors.Is(err, os.ErrNotExist) {
		t.Fatal("there is no cmd/brief")
	}
	for _, goos := range []string{"linux", "windows", "darwin"} {
		t.Run(goos, func(t *testing.T) {
			for _, p := range list(t, goos, "1", "", "-deps", "./cmd/brief") {
				if p.Error != nil && goos == "linux" {
					t.Errorf("%s: %s", p.ImportPath, p.Error.Err)
				}
				if p.Standard {
					continue
				}
				if n := len(p.CgoFiles) + len(p.CFiles) + len(p.CXXFiles); n > 0 {
					t.Errorf("cmd/brief comes to %s, which has C in it", p.ImportPath)
				}
				if begins(p.ImportPath, []string{"fyne.io/", "github.com/go-gl"}) {
					t.Errorf("cmd/brief comes to %s, which belongs to the window", p.ImportPath)
				}
			}
		})
	}
}
