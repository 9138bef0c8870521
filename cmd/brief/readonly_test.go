package main

import (
	"os"
	"path/filepath"
	"testing"
)

// What only reads works where nothing can be written. Who may write everywhere
// notes the export all the same.
func TestLibraryInAReadOnlyFolder(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.done("import", d.path("hearing-care.json"))
	folder := filepath.Dir(d.library)
	if err := os.Chmod(folder, 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(folder, 0o700) })
	has(t, "list", d.done("list", "--search", "hearing"), "hearing-care")
	has(t, "show", d.done("show", "hear", "--audience", "executive"), "Auralis")
	has(t, "revisions", d.done("revisions", "hear"), "imported")
	got := d.run("export", "hear", "--kind", "executive", "-o", d.path("brief.pdf"))
	equal(t, "export", exitDone, got.code)
	probe := filepath.Join(folder, "probe")
	if err := os.WriteFile(probe, nil, 0o600); err == nil {
		_ = os.Remove(probe)
		return // the superuser, or Windows: the folder keeps nobody out
	}
	has(t, "remark", got.err, "does not know of this export")
	for _, args := range [][]string{{"delete", "hear"}, {"import", d.path("ad-platform.json")}} {
		got := d.run(args...)
		equal(t, args[0], exitDisk, got.code)
		has(t, args[0], got.err, "cannot be written")
	}
}
