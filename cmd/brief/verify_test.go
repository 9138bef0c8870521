package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bifocal/export"
)

// exported imports the first example and writes a brief of it in a format.
func exported(t *testing.T, d *desk, format export.Format) string {
	t.Helper()
	d.done("import", d.path("kubernetes-adoption.json"))
	path := d.path("out." + format.Ending())
	d.done("export", "kubernetes-adoption", "--kind", "executive", "--format", string(format), "-o", path)
	return path
}

// change types another value into the solution and imports it again.
func (d *desk) change(old, new string) {
	d.t.Helper()
	body := d.done("export", "kubernetes-adoption", "--format", "json", "-o", "-")
	if !strings.Contains(body, old) {
		d.t.Fatalf("nothing to change: %q", old)
	}
	d.done("import", d.put("changed.json", strings.Replace(body, old, new, 1)))
}

// flat is a text on one line.
func flat(text string) string { return strings.Join(strings.Fields(text), " ") }

func TestVerify(t *testing.T) {
	t.Parallel()
	for _, f := range export.Formats {
		t.Run(string(f), func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			path := exported(t, d, f)
			if err := os.Rename(path, d.path("renamed")); err != nil {
				t.Fatal(err)
			}
			path = d.path("renamed") // what it is called does not matter
			got := d.run("verify", path)
			equal(t, "exit", 0, got.code)
			has(t, "current", flat(got.out), "an executive brief of Halden Freight - Managed platform (kubernetes-adoption)", "exported as "+f.Name(), "from revision", "has not changed since")

			d.change(`"baseline": "9 outages per month"`, `"baseline": "8 outages per month"`)
			got = d.run("verify", path)
			equal(t, "exit after a change", exitFound, got.code)
			has(t, "changed", flat(got.out), "has changed since", "1 outcome changed", "[-9-]{+8+} outages", "EXECUTIVE")
			if strings.Contains(got.out, "ENGINEERING") {
				t.Error("an executive brief is compared with what engineers are told")
			}

			data := []byte(readFile(t, path))
			at := len(data) / 2
			data[at] ^= 1
			altered := d.put("altered", string(data))
			got = d.run("verify", altered)
			equal(t, "exit for an altered file", exitWrong, got.code)
			has(t, "altered", flat(got.out), "an executive brief of Halden Freight", "was altered after it was exported", "It says that it tells revision")

			other := newDesk(t)
			other.done("import", other.path("hearing-care.json"))
			got = other.run("verify", path)
			equal(t, "exit in another library", exitWrong, got.code)
			has(t, "elsewhere", flat(got.out), "an executive brief of a solution that is not in this library")
			if strings.Contains(got.out, "Halden") {
				t.Error("another library names the customer")
			}
			other.done("import", other.path("kubernetes-adoption.json"))
			got = other.run("verify", path)
			equal(t, "exit without a record", exitWrong, got.code)
			has(t, "unrecorded", flat(got.out), "has no record of having handed it out", "It says that it tells revision 1")

			d.done("delete", "kubernetes-adoption")
			got = d.run("verify", path)
			equal(t, "exit for a deleted solution", exitFound, got.code)
			has(t, "deleted", flat(got.out), "was deleted on 2026-11-02", "brief undelete kubernetes-adoption")
		})
	}
}

// A change that the readers of a brief are not told of is said to be one.
func TestVerifySaysWhatIsNotTold(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	path := exported(t, d, export.PDF)
	d.change(`"status": "draft"`, `"status": "sent"`)
	got := d.run("verify", path)
	equal(t, "exit", exitFound, got.code)
	has(t, "not told", flat(got.out), "status changed", "Nothing of that shows in a brief of this kind.")
}

func TestVerifyOthers(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	path := exported(t, d, export.PDF)
	text := d.put("notes.txt", "nothing of ours")
	got := d.run("verify", path, text)
	equal(t, "the worst counts", exitWrong, got.code)
	has(t, "both", flat(got.out), "has not changed since", "notes.txt: none of ours")
	has(t, "the error", got.err, "1 file is not as this library handed it out")

	solution := d.path("solution.json")
	d.done("export", "kubernetes-adoption", "--format", "json", "-o", solution)
	has(t, "a solution as a file", flat(d.done("verify", solution)), "the whole solution of Halden Freight")

	list := decoded[[]struct {
		File, Standing, ID, Kind, Format, Exported string
		Revision, Newest                           int
	}](d, "verify", path, "--json")
	equal(t, "standing", "current", list[0].Standing)
	equal(t, "id", "kubernetes-adoption", list[0].ID)
	equal(t, "exported", "2026-11-02T09:00:00Z", list[0].Exported)

	for _, args := range [][]string{{"verify"}, {"verify", d.path("missing.pdf")}, {"verify", d.folder}} {
		equal(t, strings.Join(args, " "), exitWrong, d.run(args...).code)
	}
	empty := newDesk(t)
	has(t, "no library", empty.run("verify", path).err, "there is no library at")
}

// A brief from a file names neither the solution nor the customer in what it says
// unseen, and any one byte that is changed in it is noticed.
func TestVerifyEveryByte(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	path := exported(t, d, export.Markdown)
	data := []byte(readFile(t, path))
	at := bytes.Index(data, []byte("bifocal-brief/1"))
	if mark := string(data[at:]); strings.Contains(mark, "kubernetes") || strings.Contains(mark, "Halden") {
		t.Errorf("the mark says whose it is: %s", mark)
	}
	var files []string
	for i := 0; i < len(data); i += len(data) / 20 {
		changed := bytes.Clone(data)
		changed[i] ^= 1
		files = append(files, d.put("changed-"+string(rune('a'+i/(len(data)/20))), string(changed)))
	}
	for _, file := range files {
		equal(t, filepath.Base(file), exitWrong, d.run("verify", file).code)
	}
}
