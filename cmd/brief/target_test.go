package main

import (
	"io/fs"
	"os"
	"runtime"
	"strings"
	"testing"
)

// No export destroys what it was made from.
func TestExportDestroysNothing(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	source := d.path("hearing-care.json")
	linked := d.path("linked.pdf")
	d.done("import", source)
	if err := os.Symlink(d.library, linked); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		ref, kind, format, to string
		says                  string
	}{
		{"hearing-care", "executive", "pdf", d.library, "belongs to the library"},
		{"hearing-care", "executive", "pdf", linked, "belongs to the library"},
		{"hearing-care", "executive", "pdf", d.library + "-wal", "belongs to the library"},
		{source, "executive", "pdf", d.library + "-shm", "belongs to the library"},
		{source, "executive", "pdf", d.library, "belongs to the library"},
		{source, "executive", "pdf", source, "is the solution that is exported"},
		{source, "", "json", source, "is the solution that is exported"},
		{"hearing-care", "executive", "pdf", d.path("new.JSON"), "--format json"},
		{"hearing-care", "", "json", d.path("new.pdf"), "--format pdf"},
		{"hearing-care", "executive", "pdf", d.path("new.docx"), "ends like a DOCX file, and a PDF file would be written; add --format docx"},
		{"hearing-care", "executive", "docx", d.path("new.md"), "--format markdown"},
		{"hearing-care", "executive", "markdown", linked, "belongs to the library"},
	} {
		before, content := d.bytes(), readFile(t, source)
		got := d.run("export", c.ref, "--kind", c.kind, "--format", c.format, "-o", c.to)
		if c.kind == "" {
			got = d.run("export", c.ref, "--format", c.format, "-o", c.to)
		}
		equal(t, "exit for "+c.to, exitWrong, got.code)
		has(t, c.to, got.err, c.to, c.says, "-o")
		equal(t, "library unchanged", true, before == d.bytes())
		equal(t, "source unchanged", content, readFile(t, source))
	}
	has(t, "the library", d.done("list"), "hearing-care")
	other := newDesk(t)
	other.library = other.path("library.db")
	got := other.run("export", other.path("hearing-care.json"), "--kind", "executive", "-o", other.library)
	equal(t, "where the library will be", exitWrong, got.code)
}

// The ending of the file says its format where nothing else does.
func TestFormats(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	source := d.path("kubernetes-adoption.json")
	for name, begins := range map[string]string{
		"a.pdf": "%PDF-", "a.docx": "PK\x03\x04", "a.HTM": "<!doctype html>", "a.md": "**Executive brief**", "a.txt": "%PDF-", "a.json": "{",
	} {
		equal(t, "path", d.path(name)+"\n", d.done("export", source, "--kind", "executive", "-o", d.path(name)))
		if got := readFile(t, d.path(name)); !strings.HasPrefix(got, begins) {
			t.Errorf("%s begins with %q", name, got[:20])
		}
	}
	for format, ending := range map[string]string{"docx": "docx", "html": "html", "markdown": "md"} {
		path := d.path("halden-freight-managed-platform-engineering." + ending)
		equal(t, "path", path+"\n", d.done("export", source, "--kind", "engineering", "--format", format, "-o", d.folder))
	}
	has(t, "standard output", d.done("export", source, "--kind", "executive", "--format", "html", "-o", "-"), "</html>")
	got := d.run("export", source, "--kind", "executive", "--format", "odt")
	equal(t, "exit", exitWrong, got.code)
	has(t, "unknown", got.err, "odt", "--format docx", "--format markdown")
}

// The pictures of a Markdown file stand beside it; where there is no beside, they
// are told.
func TestPicturesOfMarkdown(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	source := d.path("kubernetes-adoption.json")
	got := d.run("export", source, "--kind", "engineering", "-o", d.path("my brief.md"))
	equal(t, "exit", 0, got.code)
	has(t, "said", got.err, "my brief-1.svg", "my brief-3.svg")
	has(t, "linked", readFile(t, d.path("my brief.md")), "](my%20brief-1.svg)", "](my%20brief-3.svg)")
	has(t, "drawn", readFile(t, d.path("my brief-1.svg")), "<svg", "<desc")
	alone := d.done("export", source, "--kind", "engineering", "--format", "markdown", "-o", "-")
	has(t, "told", alone, "> Architecture. ")
	if strings.Contains(alone, ".svg") {
		t.Error("it links to pictures that are nowhere")
	}
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// A new file gets the rights that every new file of the user gets; one that is
// replaced keeps its own.
func TestRightsOfAnExportedFile(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		return // there, what the folder's list of rights says holds
	}
	d := newDesk(t)
	usual, err := os.Create(d.path("usual"))
	if err != nil {
		t.Fatal(err)
	}
	defer usual.Close()
	mode := func(path string) fs.FileMode {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		return info.Mode().Perm()
	}
	file := d.path("brief.pdf")
	d.done("export", d.path("hearing-care.json"), "--kind", "executive", "-o", file)
	equal(t, "a new file", mode(d.path("usual")), mode(file))
	if err := os.Chmod(file, 0o640); err != nil {
		t.Fatal(err)
	}
	d.done("export", d.path("hearing-care.json"), "--kind", "engineering", "-o", file)
	equal(t, "an old file", 0o640, mode(file))
}
