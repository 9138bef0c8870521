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

type module struct{ Path, Version, Dir string }

// built are the modules of the window on each system it is built for.
func built(t *testing.T) []module {
	t.Helper()
	seen := map[string]bool{}
	var out []module
	for _, system := range []string{"linux", "windows", "darwin"} {
		cmd := exec.Command("go", "list", "-e", "-deps", "-json=Module", "./cmd/bifocal")
		cmd.Dir = filepath.Join("..", "..")
		cmd.Env = append(os.Environ(), "GOPROXY=off", "GOFLAGS=-mod=readonly", "GOWORK=off", "CGO_ENABLED=1", "GOOS="+system, "GOARCH=amd64")
		data, err := cmd.Output()
		if err != nil {
			t.Fatalf("go list for %s: %v", system, err)
		}
		for d := json.NewDecoder(bytes.NewReader(data)); d.More(); {
			var p struct{ Module *module }
			if err := d.Decode(&p); err != nil {
				t.Fatal(err)
			}
			if m := p.Module; m != nil && m.Path != "bifocal" && !seen[m.Path] {
				seen[m.Path] = true
				out = append(out, *m)
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
	modules := built(t)
	folders := map[string]string{}
	slices.SortFunc(modules, func(a, b module) int { return strings.Compare(strings.ToLower(a.Path), strings.ToLower(b.Path)) })
	for _, m := range modules {
		folders[m.Path] = m.Dir
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
	for _, o := range others {
		file := strings.NewReplacer(
			"FYNE/", folders["fyne.io/fyne/v2"]+"/", "GLFW/", folders["github.com/go-gl/glfw/v3.3/glfw"]+"/",
			"SQLITE/", folders["modernc.org/sqlite"]+"/", "GOROOT/", strings.TrimSpace(string(root))+"/",
		).Replace(o.file)
		add(o.name, "", o.licence, read(t, file))
	}
	slices.SortStableFunc(l.Parts, func(a, b Part) int { return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) })
	return l
}

func TestEverythingBuiltInIsListed(t *testing.T) {
	want := wanted(t)
	if *update {
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
		case have.Parts[i].Version != p.Version || have.Parts[i].Licence != p.Licence:
			t.Errorf("listed is %v, and built in %v; go test ./assets/licences -update brings it up to date", have.Parts[i], p)
		case p.Name != "Go" && have.Texts[have.Parts[i].Text] != want.Texts[p.Text]:
			t.Errorf("the licence of %s reads otherwise; go test ./assets/licences -update", p.Name)
		}
	}
	if len(have.Parts) != len(want.Parts) {
		t.Errorf("%d are listed, %d are built in", len(have.Parts), len(want.Parts))
	}
}
