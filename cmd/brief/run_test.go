package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"bifocal/assets"
	"bifocal/narrative"
)

// desk is a folder with the examples in it, and a library that is not there
// until something is imported.
type desk struct {
	t       *testing.T
	folder  string
	library string
	width   int
	columns string
	term    string
	in      string
	phrase  string   // in the environment
	types   []string // what is typed when something is asked for; nil where nobody is there
}

// typed is what the user types next.
func (d *desk) typed(string) (string, error) {
	if len(d.types) == 0 {
		return "", io.EOF
	}
	next := d.types[0]
	d.types = d.types[1:]
	return next, nil
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{t: t, folder: t.TempDir()}
	d.library = filepath.Join(d.folder, "data", "library.db")
	for _, x := range assets.Examples() {
		d.put(x.Name+".json", string(x.Data))
	}
	return d
}

func (d *desk) path(name string) string { return filepath.Join(d.folder, name) }

func (d *desk) put(name, content string) string {
	d.t.Helper()
	if err := os.WriteFile(d.path(name), []byte(content), 0o600); err != nil {
		d.t.Fatal(err)
	}
	return d.path(name)
}

// said is what one call of the program came to.
type said struct {
	code     int
	out, err string
}

func (d *desk) run(args ...string) said {
	d.t.Helper()
	var out, errs bytes.Buffer
	code := run(d.t.Context(), args, surroundings{
		in: strings.NewReader(d.in), out: &out, err: &errs,
		variable: func(name string) string {
			return map[string]string{"BIFOCAL_LIBRARY": d.library, "COLUMNS": d.columns, "TERM": d.term, "BIFOCAL_PASSPHRASE": d.phrase}[name]
		},
		now:   func() time.Time { return time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC) },
		width: func() int { return d.width }, asks: d.types != nil, secret: d.typed,
	})
	return said{code, out.String(), errs.String()}
}

// done runs what must succeed and returns what it printed.
func (d *desk) done(args ...string) string {
	d.t.Helper()
	got := d.run(args...)
	if got.code != exitDone {
		d.t.Fatalf("brief %s: exit %d\n%s", strings.Join(args, " "), got.code, got.err)
	}
	return got.out
}

// decoded runs what prints JSON.
func decoded[T any](d *desk, args ...string) T {
	d.t.Helper()
	var v T
	if err := json.Unmarshal([]byte(d.done(args...)), &v); err != nil {
		d.t.Fatalf("brief %s: %v", strings.Join(args, " "), err)
	}
	return v
}

// bytes is all that the library holds; empty where there is none.
func (d *desk) bytes() string {
	var all strings.Builder
	for _, ending := range []string{"", "-wal"} {
		data, err := os.ReadFile(d.library + ending)
		if err == nil {
			all.Write(data)
		}
	}
	return all.String()
}

func has(t *testing.T, what, text string, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if !strings.Contains(text, p) {
			t.Errorf("%s does not say %q:\n%s", what, p, text)
		}
	}
}

func equal[T comparable](t *testing.T, what string, want, got T) {
	t.Helper()
	if want != got {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func TestAScriptDoesTheWholeJob(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	files := []string{d.path("kubernetes-adoption.json"), d.path("hearing-care.json")}
	equal(t, "import", "kubernetes-adoption\tManaged platform\tnew\nhearing-care\tHearing care at a distance\tnew\n",
		d.done(append([]string{"import"}, files...)...))
	equal(t, "import again", "kubernetes-adoption\tManaged platform\tunchanged\nhearing-care\tHearing care at a distance\tunchanged\n",
		d.done(append([]string{"import"}, files...)...))

	type entry struct{ ID, Title, Customer, Status string }
	if got := decoded[[]entry](d, "list", "--search", "HEARING dist", "--json"); len(got) != 1 || got[0].ID != "hearing-care" {
		t.Errorf("search: %+v", got)
	}
	has(t, "list", d.done("list"), "kubernetes-adoption", "Halden Freight", "2026-11-02")
	has(t, "show", d.done("show", "kub", "--audience", "executive"), "Halden Freight - Managed platform", "STILL TO CAPTURE")

	// A script edits: out, changed, in again.
	edited := strings.Replace(d.done("export", "kub", "--format", "json", "-o", "-"), `"draft"`, `"sent"`, 1)
	d.in = edited
	equal(t, "edit", "kubernetes-adoption\tManaged platform\tchanged\n", d.done("import", "-"))
	if got := decoded[[]entry](d, "list", "--status", "sent", "--json"); len(got) != 1 {
		t.Errorf("status: %+v", got)
	}
	if got := decoded[[]entry](d, "list", "--status", "sent", "--status", "draft", "--sort", "customer", "--reverse", "--json"); len(got) < 2 || got[0].Customer < got[1].Customer {
		t.Errorf("two statuses by customer, the other way round: %+v", got)
	}

	pdf := d.done("export", "kub", "--kind", "executive", "-o", d.folder)
	equal(t, "printed path", d.path("halden-freight-managed-platform-executive.pdf")+"\n", pdf)
	data, err := os.ReadFile(strings.TrimSpace(pdf))
	if err != nil || !bytes.HasPrefix(data, []byte("%PDF-")) {
		t.Errorf("no PDF: %v", err)
	}

	type revision struct {
		Revision int
		Kind     string
		Exports  []struct{ Kind, Format, SHA256 string }
	}
	revisions := decoded[[]revision](d, "revisions", "kub", "--json")
	var kinds []string
	for _, r := range revisions {
		kinds = append(kinds, r.Kind)
	}
	equal(t, "history", "exported imported exported imported", strings.Join(kinds, " "))
	if x := revisions[0].Exports; len(x) != 1 || x[0].Kind != "executive" || x[0].Format != "pdf" || len(x[0].SHA256) != 64 {
		t.Errorf("exports: %+v", x)
	}
	has(t, "revisions", d.done("revisions", "kub"), "exported", "executive pdf")

	equal(t, "delete", "kubernetes-adoption\tManaged platform\tdeleted\n", d.done("delete", "kub"))
	equal(t, "list without it", false, strings.Contains(d.done("list"), "kubernetes"))
	has(t, "deleted", d.done("list", "--deleted"), "kubernetes-adoption")
	has(t, "its history", d.done("revisions", "kub"), "deleted")
	equal(t, "undelete", "kubernetes-adoption\tManaged platform\trestored\n", d.done("undelete", "kub"))
	equal(t, "undelete twice", "kubernetes-adoption\tManaged platform\tunchanged\n", d.done("undelete", "kub"))
	d.done("delete", "kub")
	equal(t, "import of a deleted one", "kubernetes-adoption\tManaged platform\trestored\n", d.done("import", files[0]))
}

func TestFilesNeedNoLibraryAndLeaveNoTrace(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	file := d.path("ad-platform.json")
	d.done("show", file, "--audience", "both")
	d.done("export", file, "--kind", "engineering", "-o", d.path("out.pdf"))
	d.done("export", file, "--format", "json", "-o", d.path("out.json"))
	d.done("list")
	equal(t, "list as JSON", "[]\n", d.done("list", "--json"))
	d.run("show", "nothing", "--audience", "both")
	d.run("__complete", "show", "")
	if _, err := os.Stat(filepath.Dir(d.library)); !os.IsNotExist(err) {
		t.Errorf("a library was made: %v", err)
	}
	without, err := os.ReadFile(d.path("out.json"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := narrative.Decode(without); err != nil {
		t.Errorf("the interchange file cannot be read: %v", err)
	}
	d.in = string(without)
	has(t, "standard input", d.done("show", "-", "--audience", "executive"), "One platform in every data centre")
}

// A file in the current folder whose name could be an ID.
func TestFileWithoutEnding(t *testing.T) {
	d := newDesk(t)
	t.Chdir(d.folder)
	d.put("capture", good)
	has(t, "without a library", d.done("show", "capture", "--audience", "executive"), "A - Small")
	d.done("import", d.path("hearing-care.json"))
	has(t, "with one", d.done("show", "capture", "--audience", "executive"), "A - Small")
	equal(t, "the file in the current folder", "a-small-executive.pdf\n", d.done("export", "capture", "--kind", "executive"))
}

func TestSameInputSameFile(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	once := d.done("export", d.path("ad-platform.json"), "--kind", "executive", "--date", "2026-11-30", "-o", "-")
	again := d.done("export", d.path("ad-platform.json"), "--kind", "executive", "--date", "2026-11-30", "-o", "-")
	if once != again || !strings.HasPrefix(once, "%PDF-") {
		t.Error("two exports of one solution differ")
	}
}

func TestCharactersThatCannotBePrintedAreNamed(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	file := d.put("rocket.json", `{"format": "bifocal/1", "id": "rocket", "title": "Rocket 🚀", "customer": {"name": "A"}}`)
	got := d.run("export", file, "--kind", "executive", "-o", "-")
	equal(t, "exit", exitDone, got.code)
	has(t, "standard error", got.err, "U+1F680", "ROCKET")
}

func TestHelp(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	for _, name := range []string{"import", "list", "show", "export", "revisions", "delete", "undelete", "version"} {
		has(t, name, d.done(name, "--help"), "Examples:\n", "brief "+name)
	}
	has(t, "help", d.done(), "Examples:", "REF")
	has(t, "version", d.done("version"), version)
	equal(t, "--version", d.done("version"), d.done("--version"))
	equal(t, "help about a command", d.done("export", "--help"), d.done("help", "export"))
	equal(t, "help", d.done("--help"), d.done("help"))
	has(t, "completion", d.done("completion", "bash"), "brief")
	d.done("import", d.path("hearing-care.json"))
	has(t, "completed REF", d.done("__complete", "show", "hea"), "hearing-care\tAuralis Hearing")
}

func TestCompletion(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.done("import", d.path("hearing-care.json"), d.path("ad-platform.json"))
	d.done("delete", "ad-platform")
	const noFiles, files = ":4\n", ":0\n"
	for _, c := range []struct {
		typed []string
		want  string
	}{
		{[]string{"undelete", ""}, "ad-platform\t" + noFiles},
		{[]string{"delete", ""}, "hearing-care\t" + noFiles},
		{[]string{"revisions", "h"}, "hearing-care\t" + noFiles},
		{[]string{"show", "h"}, "hearing-care\t" + files},
		{[]string{"list", "--status", ""}, "draft\nin review\nsent\nwon\nlost\narchived\n" + noFiles},
		{[]string{"list", "--customer", "aur"}, "Auralis Hearing\n" + noFiles},
		{[]string{"help", "sh"}, "show\t" + noFiles},
	} {
		got := d.done(append([]string{"__complete"}, c.typed...)...)
		for line := range strings.Lines(got) { // what stands behind an ID is for the eye
			if id, _, described := strings.Cut(line, "\t"); described {
				got = strings.Replace(got, line, id+"\t", 1)
			}
		}
		equal(t, strings.Join(c.typed, " "), c.want, got)
	}
}

func TestCustomerWhateverTheCase(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.done("import", d.path("hearing-care.json"), d.path("ad-platform.json"))
	got := d.done("list", "--customer", "auralis HEARING")
	has(t, "list", got, "hearing-care")
	equal(t, "the other one", false, strings.Contains(got, "ad-platform"))
}

// A brief in a language without sentences says so; the captured text stays.
func TestLanguageThatIsNotThereYet(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	in := func(language string) string {
		return d.put("x.json", `{"format": "bifocal/1", "id": "x", "title": "X", "customer": {"name": "A"}, "language": "`+language+`"}`)
	}
	for _, args := range [][]string{{"show", in("tlh"), "--audience", "both"}, {"export", in("tlh"), "--kind", "executive", "-o", "-"}} {
		has(t, args[0], d.run(args...).err, `no sentences in "tlh" yet`, `told in "en"`)
	}
	for _, language := range []string{"", "en", "en-GB"} {
		equal(t, language, "", d.run("show", in(language), "--audience", "both").err)
	}
}

// Characters that turn the direction of a text never reach the terminal.
func TestNothingTurnsTheTerminal(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	file := d.put("x.json", `{"format": "bifocal/1", "id": "x", "title": "pay \u202eevil\u2066", "customer": {"name": "A\u2069\u202a"}}`)
	for _, args := range [][]string{
		{"import", file},
		{"list"},
		{"show", "x", "--audience", "both"},
		{"delete", "x"},
		{"show", "x", "--audience", "both"}, // was deleted
		{"undelete", "x"},
	} {
		got := d.run(args...)
		if all := got.out + got.err; strings.ContainsAny(all, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") {
			t.Errorf("brief %s: %q", strings.Join(args, " "), all)
		}
	}
	has(t, "what is data stays as it is", d.done("list", "--json"), "\u202e")
}

// No text, name of a file, or document can colour, move or overwrite what stands in the
// terminal.
func TestNothingWritesOverTheTerminal(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	evil := "a\x1b[2J\x1b]0;owned\a\u009b31m\rno errors\b\x7f"
	named := d.put("evil\x1b[2J\r.json", `{"format": "bifocal/1", "id": "x", "title": "T", "customer": {"name": "`+strings.ReplaceAll(evil, "\x1b", "\\u001b")+`"}}`)
	d.put("doc.txt", "We save 40 % of 100 USD, which is 50 USD. "+evil)
	for _, args := range [][]string{
		{"import", named},
		{"import", d.path(evil)},
		{"show", evil + ".json", "--audience", "both"},
		{"list", "--search", evil},
		{"show", "x", "--" + evil},
		{evil},
		{"check", "--document", d.path("doc.txt")},
		{"restore", evil},
		{"style", "export", evil},
		{"--library", d.path(evil), "list"},
		{"import", named, "--passphrase-file", d.path(evil)},
		{"backup", d.path(evil), "--encrypt"},
	} {
		got := d.run(args...)
		for _, text := range []string{got.out, got.err} {
			if i := strings.IndexFunc(text, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }); i >= 0 {
				t.Errorf("brief %q: %q", args, text[max(0, i-20):min(len(text), i+20)])
			}
		}
	}
}

func TestOwnColoursStay(t *testing.T) {
	t.Parallel()
	equal(t, "own and others'", "\x1b[32mnew\x1b[0m [8mhidden", shownInColour("\x1b[32mnew\x1b[0m \x1b[8mhidden"))
}
