package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"bifocal/assets"
	"bifocal/narrative"
	"bifocal/narrative/library"
	"bifocal/narrative/narrativetest"
)

// filled is a desk whose library has the examples and n solutions more, and a
// folder for briefs.
func filled(t *testing.T, n int) *desk {
	t.Helper()
	d := newDesk(t)
	args := []string{"import"}
	for _, x := range assets.Examples() {
		args = append(args, d.path(x.Name+".json"))
	}
	for i := range n {
		s := narrativetest.Large(10)
		s.ID = "large-" + string(rune('a'+i))
		data, err := narrative.Encode(s)
		if err != nil {
			t.Fatal(err)
		}
		args = append(args, d.put(s.ID+".json", string(data)))
	}
	d.done(args...)
	if err := os.Mkdir(d.path("briefs"), 0o700); err != nil {
		t.Fatal(err)
	}
	return d
}

// written lists the files in the folder.
func (d *desk) written() []string {
	d.t.Helper()
	entries, err := os.ReadDir(d.path("briefs"))
	if err != nil {
		d.t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func TestExportAll(t *testing.T) {
	t.Parallel()
	d := filled(t, 2) // both large ones have one name
	got := d.run("export", "--all", "--kind", "executive,engineering", "--format", "pdf, docx,json", "-o", d.path("briefs"))
	equal(t, "exit", 0, got.code)
	files := strings.Fields(strings.ReplaceAll(got.out, d.path("briefs")+string(filepath.Separator), ""))
	equal(t, "files", 5*5, len(files))
	on := d.written()
	slices.Sort(files)
	equal(t, "what is printed is there", strings.Join(on, " "), strings.Join(files, " "))
	for _, want := range []string{
		"halden-freight-managed-platform-executive.pdf", "halden-freight-managed-platform-engineering.docx", "halden-freight-managed-platform.json",
	} {
		if !slices.Contains(on, want) {
			t.Errorf("%s is missing in %v", want, on)
		}
	}
	if n := len(slices.DeleteFunc(slices.Clone(on), func(s string) bool { return !strings.HasSuffix(s, "-executive-2.pdf") })); n != 1 {
		t.Errorf("of two with one name %d are numbered: %v", n, on)
	}
	for _, name := range on {
		equal(t, "verify "+name, 0, d.run("verify", filepath.Join(d.path("briefs"), name)).code)
	}
	// The same again gives the same, in the same order and the same files.
	before := readFile(t, filepath.Join(d.path("briefs"), on[0]))
	again := d.run("export", "--all", "--kind", "executive,engineering", "--format", "pdf,docx,json", "-o", d.path("briefs"))
	equal(t, "order", got.out, again.out)
	equal(t, "same bytes", before, readFile(t, filepath.Join(d.path("briefs"), on[0])))
	equal(t, "no more files", len(on), len(d.written()))
}

// One choice of sections serves several kinds; one that a kind cannot be made of is
// refused before anything is written.
func TestExportAllWithSections(t *testing.T) {
	t.Parallel()
	d := filled(t, 0)
	d.done("export", "--all", "--kind", "executive,30-60-90", "--format", "html", "--sections", "summary,money", "-o", d.path("briefs"))
	brief := readFile(t, filepath.Join(d.path("briefs"), "halden-freight-managed-platform-executive.html"))
	if !strings.Contains(brief, "Investment and return") || strings.Contains(brief, ">Timeline<") {
		t.Error("the sections are not those that were chosen")
	}
	for _, args := range [][]string{
		{"--kind", "executive", "--sections", "cheese"},
		{"--kind", "executive,cheese"},
		{"--format", "pdf"},
		{"--kind", "executive", "--format", ""},
		{"--kind", "executive", "-o", "-"},
		{"--kind", "executive", "-o", d.path("nowhere")},
		{"--kind", "executive", "-o", d.library},
		{"halden", "--kind", "executive"},
		{"--kind", "executive", "--date", "yesterday"},
		{"--kind", "executive", "--style", "nowhere"},
	} {
		got := d.run(append([]string{"export", "--all"}, args...)...)
		if got.code != exitWrong && got.code != exitDisk || got.out != "" {
			t.Errorf("%v: exit %d, %q", args, got.code, got.out)
		}
	}
	empty := newDesk(t)
	has(t, "no library", empty.run("export", "--all", "--kind", "executive").err, "no library")
}

// What cannot be made holds up nothing else.
func TestExportAllGoesOn(t *testing.T) {
	t.Parallel()
	d := filled(t, 0)
	d.done("import", d.put("bare.json", `{"format": "bifocal/1", "id": "bare", "title": "Bare", "customer": {"name": "Nobody"}, "facts": []}`))
	if err := os.Mkdir(filepath.Join(d.path("briefs"), "halden-freight-managed-platform-concept-note.pdf"), 0o700); err != nil { // in the way
		t.Fatal(err)
	}
	got := d.run("export", "--all", "--kind", "concept-note", "-o", d.path("briefs"))
	equal(t, "exit", exitDisk, got.code)
	has(t, "what is missing", got.err, "bare: there is too little for a brief of the kind concept-note", "kubernetes-adoption: ", "1 file could not be written")
	equal(t, "the others", len(assets.Examples())-1, len(strings.Fields(got.out)))
}

// An interruption leaves whole files, and each is on record.
func TestExportAllInterrupted(t *testing.T) {
	t.Parallel()
	d := filled(t, 12)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	out := &tap{after: 3, do: cancel}
	var errs bytes.Buffer
	code := run(ctx, []string{"export", "--all", "--kind", "executive", "-o", d.path("briefs")}, surroundings{
		in: &bytes.Buffer{}, out: out, err: &errs,
		variable: func(string) string { return d.library }, now: time.Now, width: func() int { return 0 }, watched: true,
	})
	equal(t, "exit", exitSignal, code)
	has(t, "what was said", errs.String(), "1 of 15 solutions", "\r\x1b[K", "brief: interrupted; ", " written, whole, and nothing of the others")
	files := d.written()
	if len(files) < 3 || len(files) >= 15 {
		t.Errorf("%d files of 15", len(files))
	}
	equal(t, "what is printed is there", len(files), out.lines)
	l, err := library.Open(t.Context(), d.library, library.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for _, name := range files {
		if !strings.HasSuffix(name, ".pdf") || !strings.HasSuffix(readFile(t, filepath.Join(d.path("briefs"), name)), "%%EOF\n") {
			t.Errorf("%s is no whole file", name)
		}
		equal(t, "verify "+name, 0, d.run("verify", filepath.Join(d.path("briefs"), name)).code)
	}
}

// tap counts lines and does something after some of them.
type tap struct {
	lines, after int
	do           func()
}

func (t *tap) Write(p []byte) (int, error) {
	if t.lines += bytes.Count(p, []byte("\n")); t.lines >= t.after {
		t.do()
	}
	return len(p), nil
}
