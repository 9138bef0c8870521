//go:build e2e

package e2e

import (
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"bifocal/narrative/library/passphrase"
)

// A protected solution file that was made by the command line is opened in the window
// with its passphrase and with no other one, and saved there as a protected file again.
func TestAProtectedSolutionFile(t *testing.T) {
	d := Open(t, pictures(t))
	folder := t.TempDir()
	path, file := filepath.Join(folder, "bifocal.db"), filepath.Join(folder, "x.json.age")
	typed(t, path)
	const phrase = "three dry geese on a lamp"
	cmd := exec.Command(built(t, "brief"), "--library", path, "export", "typed", "--format", "json", "--encrypt", "-o", file)
	cmd.Env = append(os.Environ(), passphrase.Variable+"="+phrase)
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}

	p := d.Start(built(t, "bifocal"), "--library", filepath.Join(folder, "other.db"), file)
	p.WaitTitle("Bifocal")
	p.Maximize()
	middle := image.Rect(300, 200, 1066, 600)
	d.WaitText(middle, "is protected")
	d.Type("three wet geese")
	d.Key("Return")
	d.WaitText(middle, "does not fit")
	d.Settle()
	d.Shot("1-wrong")
	d.Type(phrase)
	d.Key("Return")
	p.WaitTitle("typed . Bifocal")

	card := image.Rect(390, 60, 980, 460)
	d.Again("the way to save a file is found", func() {
		d.Key("Escape", "ctrl+k")
		d.Type("save as a solution")
		d.Until("the command is found", func() bool { return d.ShowsText(image.Rect(350, 60, 1010, 400), "solution file") })
		d.Key("Return")
	}, func() bool { return d.ShowsText(card, "Protect with") })
	d.ClickTextIn(card, "Protect with", func() bool { return d.ShowsText(card, "Nobody reads") })
	d.Settle()
	d.Shot("2-solution-file")
	d.ClickTextIn(image.Rect(840, 250, 980, 400), "Save", func() bool { return d.ShowsText(middle, "lost passphrase") })
	d.Type(phrase)
	d.Key("Tab")
	d.Type(phrase)
	d.Settle()
	d.Shot("3-passphrase")
	d.Key("Return")
	d.WaitText(card, "is saved")
	d.Settle()
	d.Shot("4-saved")
	files, err := filepath.Glob(filepath.Join(d.Home, "Documents", "solution-*.json.age"))
	if err != nil || len(files) != 1 {
		t.Fatalf("files: %v, %v", files, err)
	}
	data, err := os.ReadFile(files[0])
	if err != nil || !passphrase.Encrypted(data) {
		t.Errorf("it is not encrypted (%v)", err)
	}
	cmd = exec.Command(built(t, "brief"), "show", files[0], "--audience", "executive")
	cmd.Env = append(os.Environ(), passphrase.Variable+"="+phrase)
	if said, err := cmd.CombinedOutput(); err != nil || !strings.Contains(string(said), "typed") {
		t.Errorf("%v: %s", err, said)
	}
	d.Key("Escape")
	p.Quit("ctrl+q")
}
