package licences

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the list anew")

// others are what is built in and no module: where their licence is, and its
// name. What Fyne brings along stands in its own folder.
var others = []struct{ name, licence, file string }{
	{"Open Sans", "Apache-2.0", "../fonts/LICENSE-OpenSans.txt"},
	{"DejaVu Sans, DejaVu Sans Mono", "Bitstream-Vera", "../fonts/LICENSE-DejaVu.txt"},
	{"Hyphenation patterns for British English", "MIT", "../hyphenation/LICENSE-en-gb.txt"},
	{"Hyphenation patterns for American English", "FSFAP-no-warranty-disclaimer", "../hyphenation/LICENSE-en-us.txt"},
	{"Common English words (SCOWL)", "LicenseRef-SCOWL", "../lexicon/LICENSE-scowl.txt"},
	{"Noto Sans (with Fyne)", "OFL-1.1", "FYNE/theme/font/LICENSE.txt"},
	{"Inter (with Fyne)", "OFL-1.1", "FYNE/theme/font/LICENSE_Inter.txt"},
	{"DejaVu Sans Mono for Powerline (with Fyne)", "Bitstream-Vera", "FYNE/theme/font/LICENSE_DejaVu-Powerline.txt"},
	{"EmojiOne Color (with Fyne)", "CC-BY-4.0", "emojione.txt"},
	{"Material icons (with Fyne)", "Apache-2.0", "../fonts/LICENSE-OpenSans.txt"},
	{"Go", "BSD-3-Clause", "GOROOT/LICENSE"},
	{"GLFW", "Zlib", "GLFW/glfw/LICENSE.md"},
	{"SQLite", "blessing", "SQLITE/LICENSE-SQLITE"},
}

// several are modules of more than one licence. Each of them must be found in
// their text.
var several = map[string]string{
	"github.com/klauspost/compress":  "BSD-3-Clause AND Apache-2.0 AND MIT",
	"github.com/go-text/render":      "Unlicense OR BSD-3-Clause",
	"github.com/go-text/typesetting": "Unlicense OR BSD-3-Clause",
	"modernc.org/libc":               "BSD-3-Clause AND MIT",
	"github.com/fsnotify/fsnotify":   "BSD-3-Clause",
}

// words tell which licence a text is: all of them stand in it.
var words = []struct {
	licence string
	words   []string
}{
	{"Apache-2.0", []string{"apache license", "version 2.0"}},
	{"MPL-2.0", []string{"mozilla public license", "2.0"}},
	{"OFL-1.1", []string{"sil open font license"}},
	{"Bitstream-Vera", []string{"bitstream vera"}},
	{"CC-BY-4.0", []string{"creative commons attribution 4.0"}},
	{"BSD-3-Clause", []string{"redistribution and use in source and binary forms", "neither the name"}},
	{"BSD-3-Clause", []string{"redistribution and use in source and binary forms", "may not be used to endorse"}},
	{"BSD-2-Clause", []string{"redistribution and use in source and binary forms"}},
	{"ISC", []string{"permission to use, copy, modify, and/or distribute this software for any purpose"}},
	{"MIT", []string{"permission is hereby granted, free of charge"}},
	{"Unlicense", []string{"free and unencumbered software released into the public domain"}},
	{"blessing", []string{"sqlite is public domain"}},
	{"FSFAP-no-warranty-disclaimer", []string{"copying and distribution of this file, with or without modification, are permitted in any medium without royalty"}},
	{"LicenseRef-SCOWL", []string{"permission to use, copy, modify, distribute and sell these word lists"}},
	{"Zlib", []string{"altered source versions must be plainly marked as such"}},
}

// licencesOf returns those that a text reads like, the most telling first.
func licencesOf(text string) []string {
	text = strings.ToLower(strings.Join(strings.Fields(text), " "))
	var out []string
	for _, l := range words {
		if !slices.ContainsFunc(l.words, func(w string) bool { return !strings.Contains(text, w) }) {
			out = append(out, l.licence)
		}
	}
	return out
}

// elsewhere are the modules of go.mod that are not built into the window.
var elsewhere = map[string]string{
	"github.com/google/go-cmp":                 "tests",
	"github.com/santhosh-tekuri/jsonschema/v6": "tests",
	"github.com/stretchr/testify":              "tests",
	"go.yaml.in/yaml/v3":                       "tests",
	"pgregory.net/rapid":                       "tests",
	"github.com/ledongthuc/pdf":                "the command line",
	"github.com/spf13/cobra":                   "the command line",
	"github.com/spf13/pflag":                   "the command line",
	"github.com/inconshreveable/mousetrap":     "the command line",
	"golang.org/x/term":                        "the command line",
	"github.com/fyne-io/gl-js":                 "Fyne in a browser",
	"github.com/fyne-io/glfw-js":               "Fyne in a browser",
	"github.com/hack-pad/go-indexeddb":         "Fyne in a browser",
	"github.com/hack-pad/safejs":               "Fyne in a browser",
}

type module struct{ Path, Version, Dir string }

// run asks the go command, offline.
func run(t *testing.T, env []string, args ...string) []byte {
	t.Helper()
	cmd := exec.Command("go", args...)
	cmd.Dir = filepath.Join("..", "..")
	cmd.Env = append(append(os.Environ(), "GOPROXY=off", "GOFLAGS=-mod=readonly", "GOWORK=off"), env...)
	data, err := cmd.Output()
	if err != nil {
		t.Fatalf("go %s: %v", strings.Join(args, " "), err)
	}
	return data
}

// required are the modules of go.mod without those that are elsewhere. One that
// is not on this machine has no folder.
func required(t *testing.T) []module {
	t.Helper()
	// The go command remembers a test's result by the files that the test itself opened: open what decides here.
	if _, err := os.ReadFile(filepath.Join("..", "..", "go.mod")); err != nil {
		t.Fatal(err)
	}
	var mod struct{ Require []module }
	if err := json.Unmarshal(run(t, nil, "mod", "edit", "-json"), &mod); err != nil {
		t.Fatal(err)
	}
	args := []string{"list", "-e", "-m", "-json"}
	for _, m := range mod.Require {
		if elsewhere[m.Path] == "" {
			args = append(args, m.Path)
		}
	}
	var out []module
	for d := json.NewDecoder(bytes.NewReader(run(t, nil, args...))); d.More(); {
		var m module
		if err := d.Decode(&m); err != nil {
			t.Fatal(err)
		}
		out = append(out, m)
	}
	return out
}

// built are the modules of the window on the systems it is built for, as far
// as they are on this machine.
func built(t *testing.T) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	for _, system := range []string{"linux", "windows", "darwin"} {
		data := run(t, []string{"CGO_ENABLED=1", "GOOS=" + system, "GOARCH=amd64"}, "list", "-e", "-deps", "-json=Module", "./cmd/bifocal")
		for d := json.NewDecoder(bytes.NewReader(data)); d.More(); {
			var p struct{ Module *module }
			if err := d.Decode(&p); err != nil {
				t.Fatal(err)
			}
			if p.Module != nil && p.Module.Path != "bifocal" {
				out[p.Module.Path] = true
			}
		}
	}
	return out
}

func read(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(strings.ReplaceAll(string(data), "\r\n", "\n")) + "\n"
}

// licenceFiles are the texts in a module's folder that its licence asks to be
// handed on, one after another.
func licenceFiles(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir) // in the order of the names
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, e := range entries {
		name := strings.ToUpper(e.Name())
		for _, begin := range []string{"LICENSE", "LICENCE", "COPYING", "UNLICENSE"} {
			if strings.HasPrefix(name, begin) && e.Type().IsRegular() && !strings.HasSuffix(name, ".GO") {
				texts = append(texts, read(t, filepath.Join(dir, e.Name())))
			}
		}
	}
	return strings.Join(texts, "\n")
}

// unread is the text of a licence that is not on this machine.
const unread = -1

// wanted is the list as it must be.
func wanted(t *testing.T) List {
	t.Helper()
	var l List
	add := func(name, version, licence, text string) {
		found := licencesOf(text)
		if licence == "" && len(found) > 0 {
			licence = found[0]
		}
		for _, l := range strings.Split(strings.ReplaceAll(licence, " OR ", " AND "), " AND ") {
			if !slices.Contains(found, l) {
				t.Errorf("%s is said to be under %q, and its text reads like %q", name, licence, found)
			}
		}
		at := slices.Index(l.Texts, text)
		if at < 0 {
			at = len(l.Texts)
			l.Texts = append(l.Texts, text)
		}
		l.Parts = append(l.Parts, Part{name, version, licence, at})
	}
	modules := required(t)
	folders := map[string]string{}
	slices.SortFunc(modules, func(a, b module) int { return strings.Compare(strings.ToLower(a.Path), strings.ToLower(b.Path)) })
	for _, m := range modules {
		folders[m.Path] = m.Dir
		if m.Dir == "" { // of another system: nobody has needed it here
			l.Parts = append(l.Parts, Part{Name: m.Path, Version: m.Version, Text: unread})
			continue
		}
		text := licenceFiles(t, m.Dir)
		if text == "" {
			t.Errorf("%s has no licence in %s", m.Path, m.Dir)
			continue
		}
		add(m.Path, m.Version, several[m.Path], text)
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	homes := map[string]string{
		"FYNE": folders["fyne.io/fyne/v2"], "GLFW": folders["github.com/go-gl/glfw/v3.3/glfw"],
		"SQLITE": folders["modernc.org/sqlite"], "GOROOT": strings.TrimSpace(string(root)),
	}
	for _, o := range others {
		home, rest, _ := strings.Cut(o.file, "/")
		folder, named := homes[home]
		switch {
		case !named:
			add(o.name, "", o.licence, read(t, o.file))
		case folder == "": // the tests need no window, so a new machine has not fetched what only the window needs
			l.Parts = append(l.Parts, Part{Name: o.name, Text: unread})
		default:
			add(o.name, "", o.licence, read(t, filepath.Join(folder, rest)))
		}
	}
	slices.SortStableFunc(l.Parts, func(a, b Part) int { return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) })
	return l
}

func TestEverythingBuiltInIsListed(t *testing.T) {
	want := wanted(t)
	for m := range built(t) {
		if elsewhere[m] != "" {
			t.Errorf("%s is built into the window, not only into %s", m, elsewhere[m])
		} else if !slices.ContainsFunc(want.Parts, func(p Part) bool { return p.Name == m }) {
			t.Errorf("%s is built in and not in go.mod", m)
		}
	}
	if *update {
		for _, p := range want.Parts {
			if p.Text == unread {
				t.Fatalf("%s is not on this machine; go mod download fetches it", p.Name)
			}
		}
		data, err := json.MarshalIndent(want, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile("licences.json", append(data, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
		written = data
	}
	have, err := All()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range want.Parts {
		i := slices.IndexFunc(have.Parts, func(o Part) bool { return o.Name == p.Name })
		switch {
		case i < 0:
			t.Errorf("%s is not listed; go test ./assets/licences -update lists it", p.Name)
		case have.Parts[i].Version != p.Version || p.Text != unread && have.Parts[i].Licence != p.Licence:
			t.Errorf("listed is %v, and built in %v; go test ./assets/licences -update brings it up to date", have.Parts[i], p)
		case p.Text != unread && p.Name != "Go" && have.Texts[have.Parts[i].Text] != want.Texts[p.Text]:
			t.Errorf("the licence of %s reads otherwise; go test ./assets/licences -update", p.Name)
		}
	}
	if len(have.Parts) != len(want.Parts) {
		t.Errorf("%d are listed, %d are built in", len(have.Parts), len(want.Parts))
	}
}
