package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bifocal/narrative/library"
)

func TestBackUpAndRestore(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	got := d.run("backups")
	equal(t, "no library: exit", exitDone, got.code)
	has(t, "no library", got.err, "there are no backups")
	equal(t, "no library, as JSON", "[]\n", d.done("backups", "--json"))

	d.done("import", d.path("hearing-care.json")) // which makes the backup of the day
	type entry struct {
		File, Reason, Problem string
		Solutions, Revisions  int
		Bytes                 int64
	}
	all := decoded[[]entry](d, "backups", "--json")
	if len(all) != 1 || all[0].Reason != "daily" || all[0].Solutions != 1 || all[0].Revisions != 1 || all[0].Bytes == 0 {
		t.Fatalf("%+v", all)
	}
	d.done("import", d.path("ad-platform.json"))
	equal(t, "one a day", 1, len(decoded[[]entry](d, "backups", "--json")))

	asked := d.run("backup")
	equal(t, "backup: exit", exitDone, asked.code)
	has(t, "backup", asked.err, "2 solutions with 2 revisions backed up and checked")
	file := d.path("mine.db")
	equal(t, "backup to a file", file+"\n", d.done("backup", file))
	again := d.run("backup", file)
	equal(t, "to a file that is there: exit", exitWrong, again.code)
	has(t, "to a file that is there", again.err, file, "--replace")
	d.done("backup", file, "--replace")
	has(t, "backups", d.done("backups"), "Made", "daily", "asked for", "2026-11-02")

	got = d.run("restore", filepath.Base(all[0].File))
	equal(t, "restore: exit", exitDone, got.code)
	has(t, "restore", got.err, "what the library held until now is in", "go back with", "restored 1 solution")
	has(t, "list", d.done("list"), "hearing-care")
	equal(t, "the newer one", false, strings.Contains(d.done("list"), "ad-platform"))

	got = d.run("restore", "2026-11-02")
	equal(t, "restore of several: exit", exitWrong, got.code)
	has(t, "restore of several", got.err, "3 backups are of 2026-11-02", "daily", "restore")
	d.done("restore", file)
	has(t, "list after all", d.done("list"), "hearing-care", "ad-platform")
	d.done("backup", file, "--replace")

	for ref, says := range map[string]string{"1999": "there is no backup 1999", d.path("hearing-care.json"): "is not a Bifocal library", "": "which backup"} {
		got := d.run("restore", ref)
		if got.code != exitWrong && got.code != exitDisk {
			t.Errorf("restore %q: exit %d", ref, got.code)
		}
		has(t, "restore "+ref, got.err, says)
	}
}

// Work does not fail because the backup of the day cannot be made.
func TestWorkGoesOnWithoutBackup(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	if err := os.MkdirAll(filepath.Dir(d.library), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(library.BackupFolder(d.library), []byte("in the way"), 0o600); err != nil {
		t.Fatal(err)
	}
	got := d.run("import", d.path("hearing-care.json"))
	equal(t, "exit", exitDone, got.code)
	has(t, "remark", got.err, "the daily backup was not made")
	has(t, "list", d.done("list"), "hearing-care")
	got = d.run("backup")
	equal(t, "asked for: exit", exitDisk, got.code)
}

func TestDoctor(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	equal(t, "no library: exit", exitDisk, d.run("doctor").code)
	d.done("import", d.path("hearing-care.json"), d.path("ad-platform.json"), d.path("kubernetes-adoption.json"))
	got := d.run("doctor")
	equal(t, "well: exit", exitDone, got.code)
	has(t, "well", got.out, "is whole: 3 solutions, 0 deleted, 3 revisions, 0 exports, 0 house styles")

	whole, err := os.ReadFile(d.library)
	if err != nil {
		t.Fatal(err)
	}
	ruined := bytes.ReplaceAll(whole, []byte(`"Auralis Hearing"`), []byte(`"Auralis_Hearing"`)) // revisions are compressed
	if err := os.WriteFile(d.library, ruined, 0o600); err != nil {
		t.Fatal(err)
	}
	into := d.path("recovered.db")
	got = d.run("doctor", "--into", into)
	equal(t, "damaged: exit", exitFound, got.code)
	has(t, "damaged", got.out, "is damaged", "is not what its hash says", "recovered into "+into+": 3 solutions", "is what it was in its revision 1, of 2026-11-02")
	has(t, "damaged, remark", got.err, "stays as it is", "bifocal --library")
	if data, err := os.ReadFile(d.library); err != nil || !bytes.Equal(data, ruined) {
		t.Errorf("the damaged library was changed (%v)", err)
	}
	equal(t, "a file that is there: exit", exitWrong, d.run("doctor", "--into", into).code)
	report := decodedAny(t, d.run("doctor", "--json").out)
	equal(t, "as JSON", "recovered", report["health"].(string))
	d.library = into
	equal(t, "what was recovered: exit", exitDone, d.run("doctor").code)
	has(t, "search in it", d.done("list", "--search", "hearing"), "hearing-care")

	d.library = d.put("text.db", "dear diary")
	got = d.run("doctor")
	equal(t, "nothing: exit", exitDisk, got.code)
	has(t, "nothing", got.err, "nothing could be read")
}

func decodedAny(t *testing.T, text string) map[string]any {
	t.Helper()
	var out map[string]any
	if err := json.Unmarshal([]byte(text), &out); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	return out
}
