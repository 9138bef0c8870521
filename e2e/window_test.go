//go:build e2e

package e2e

import (
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// built gives a program that `make build` made: bifocal or brief.
func built(t testing.TB, name string) string {
	t.Helper()
	folder := os.Getenv("BIFOCAL_BIN")
	if folder == "" {
		folder = filepath.Join("..", "bin")
	}
	path, err := filepath.Abs(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("%v: run this through `make e2e`, which builds it", err)
	}
	return path
}

// pictures is where a developer finds how the window looked in the test.
func pictures(t testing.TB) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join("..", "out", "e2e", t.Name()))
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// What `make run` shows: the examples in the library, in a window that closes when it is told to.
func TestExamples(t *testing.T) {
	d := Open(t, pictures(t))
	library := filepath.Join(t.TempDir(), "bifocal.db")
	p := d.Start(built(t, "bifocal"), "--library", library, "--examples")
	p.WaitTitle("Bifocal")
	p.Maximize()
	d.WaitText(Everywhere, "Halden")
	d.Shot("library")
	p.Close()
}

// Where things stand in a maximised window on the test's screen.
var (
	heading     = image.Rect(0, 26, 1000, 70)
	capture     = image.Rect(0, 70, 455, 768)
	executive   = image.Rect(455, 105, 909, 768)
	engineering = image.Rect(909, 105, 1366, 768)
)

// The main job: a solution is typed into an empty library, both framings show it, and both briefs leave as PDF.
func TestTypeASolutionAndLeaveWithItsBriefs(t *testing.T) {
	d := Open(t, pictures(t))
	library, briefs := filepath.Join(t.TempDir(), "bifocal.db"), filepath.Join(d.Home, "Documents")
	if err := os.Mkdir(briefs, 0o755); err != nil {
		t.Fatal(err)
	}
	p := d.Start(built(t, "bifocal"), "--library", library)
	p.WaitTitle("Bifocal")
	p.Maximize()
	d.Shot("1-empty-library")

	d.ClickText("New solution", func() bool { return d.ShowsText(Everywhere, "EXECUTIVE") })
	d.Fill("Quiet wards", func() bool { return d.ShowsText(heading, "Quiet wards") })
	d.Key("Tab")
	d.Fill("Sankt Jonas", func() bool { return d.ShowsText(heading, "Sankt Jonas") })
	d.Shot("2-title")

	d.ClickTextIn(capture, "Add answer", func() bool { return d.ShowsText(capture, "Delete") })
	d.Fill("send night alarms to the phones of the nurses", func() bool { return d.ShowsText(executive, "nurses") })
	d.Key("Tab")
	d.Fill("route alarms from the ward gateway over MQTT", func() bool { return d.ShowsText(engineering, "gateway") })
	d.Settle()
	d.Shot("3-both-framings")

	d.Key("ctrl+e")
	d.WaitText(capture, "Engineering brief")
	written := func() []string {
		files, err := filepath.Glob(filepath.Join(briefs, "*.pdf"))
		if err != nil {
			t.Fatal(err)
		}
		return files
	}
	d.Shot("4-export")
	d.ClickTextIn(image.Rect(0, 200, 455, 768), "Export", func() bool { return len(written()) == 2 })
	d.Settle()
	d.Shot("5-exported")

	said := ""
	for _, file := range written() {
		said += d.Run("pdftotext", "-layout", file, "-")
		d.Run("qpdf", "--check", file)
	}
	for _, part := range []string{"Sankt Jonas", "nurses", "gateway", "MQTT"} {
		if !strings.Contains(said, part) {
			t.Errorf("no brief says %q:\n%s", part, said)
		}
	}
	p.Quit("ctrl+q")

	// What was typed is in the file, and not only on the screen.
	if list := d.Run(built(t, "brief"), "--library", library, "list"); !strings.Contains(list, "Quiet wards") {
		t.Errorf("the library does not hold what was typed:\n%s", list)
	}
}
