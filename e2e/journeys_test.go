//go:build e2e

package e2e

import (
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bifocal/assets"
)

// foot is the line under the framings in a maximised window.
var foot = image.Rect(455, 712, 1366, 750)

// openExample starts the program with an example on the screen.
func openExample(d *Desktop, library, id, title string) *Program {
	d.t.Helper()
	p := d.Start(built(d.t, "bifocal"), "--library", library, "--examples", "--open", id)
	p.WaitTitle(title)
	p.Maximize()
	return p
}

// A block is worded where it stands, a fact under it changes, the wording says
// so, and the change is merged in.
func TestWordingGoesStaleAndIsMerged(t *testing.T) {
	d := Open(t, pictures(t))
	library := filepath.Join(t.TempDir(), "bifocal.db")
	p := openExample(d, library, "kubernetes-adoption", "Managed platform")

	d.ClickTextIn(executive, "services to a managed", func() bool { return d.ShowsText(foot, "Reword") })
	d.ClickTextIn(foot, "Reword", func() bool { return !d.ShowsText(executive, "Your wording") })
	d.Fill("Move the 120 services before the contract ends.", func() bool { return d.ShowsText(executive, "before the contract ends") })
	d.Key("Return")
	d.WaitText(executive, "Your wording")
	d.Shot("1-worded")

	d.Key("ctrl+k")
	d.Fill("Go to Services", func() bool { return d.ShowsText(image.Rect(350, 60, 1010, 400), "Services") })
	d.Key("Return")
	d.ClickTextIn(capture, "120", func() bool { return d.ShowsText(capture, "Value") })
	d.Fill("130", func() bool { return d.ShowsText(capture, "130") })
	d.Key("Tab")
	d.WaitText(executive, "have changed")
	d.Settle()
	d.Shot("2-stale")

	d.ClickTextIn(executive, "Merge", func() bool { return !d.ShowsText(executive, "have changed") })
	d.WaitText(executive, "130 services before")
	d.Shot("3-merged")
	p.Quit("ctrl+q")

	if said := d.Run(built(t, "brief"), "--library", library, "show", "kubernetes-adoption", "--audience", "executive"); !strings.Contains(said, "Move the 130 services before the contract ends.") {
		t.Errorf("the library does not hold the merged wording:\n%s", said)
	}
}

// An old revision is brought back, and the present is still there.
func TestRestoreAnOldRevision(t *testing.T) {
	d := Open(t, pictures(t))
	folder := t.TempDir()
	library := filepath.Join(folder, "bifocal.db")
	var first string
	for _, x := range assets.Examples() {
		if strings.HasPrefix(x.Name, "kubernetes") {
			first = string(x.Data)
		}
	}
	for _, title := range []string{"Managed platform", "Rented platform"} {
		file := filepath.Join(folder, "solution.json")
		if err := os.WriteFile(file, []byte(strings.Replace(first, "Managed platform", title, 1)), 0o600); err != nil {
			t.Fatal(err)
		}
		d.Run(built(t, "brief"), "--library", library, "import", file)
	}
	p := d.Start(built(t, "bifocal"), "--library", library, "--open", "kubernetes-adoption")
	p.WaitTitle("Rented platform")
	p.Maximize()

	d.ClickTextIn(image.Rect(900, 26, 1366, 70), "History", func() bool { return d.ShowsText(capture, "First state") })
	d.ClickTextIn(capture, "First state", func() bool { return d.ShowsText(capture, "Restore this") })
	d.Settle()
	d.Shot("1-history")
	d.ClickTextIn(capture, "Restore this", func() bool { return d.ShowsText(heading, "Managed platform") })
	d.Settle()
	d.Shot("2-restored")
	p.Quit("ctrl+q")

	said := d.Run(built(t, "brief"), "--library", library, "revisions", "kubernetes-adoption")
	if !strings.Contains(said, "restored") {
		t.Errorf("the history does not say that it was restored:\n%s", said)
	}
	if list := d.Run(built(t, "brief"), "--library", library, "list"); !strings.Contains(list, "Managed platform") {
		t.Errorf("the library holds\n%s", list)
	}
	if past := d.Run(built(t, "brief"), "--library", library, "revisions", "kubernetes-adoption", "--compare", "2"); !strings.Contains(past, "Rented") {
		t.Errorf("what stood before cannot be compared any more:\n%s", past)
	}
}

// Among 5,000 solutions the one that is meant is found by typing, and opened
// by the keyboard alone.
func TestSearchAmongFiveThousand(t *testing.T) {
	d := Open(t, pictures(t))
	library := filepath.Join(t.TempDir(), "bifocal.db")
	fill(t, library, 5000)
	p := d.Start(built(t, "bifocal"), "--library", library)
	p.WaitTitle("Bifocal")
	p.Maximize()
	d.WaitText(Everywhere, "Managed platform")
	d.Shot("1-library")
	d.Key("ctrl+f")
	d.Fill("platform 4321", func() bool {
		return d.ShowsText(image.Rect(0, 100, 1366, 700), "4321") && d.ShowsText(Everywhere, "1 solution")
	})
	d.Settle()
	d.Shot("2-found")
	d.Key("Return")
	p.WaitTitle("Managed platform 4321")
	d.Settle()
	d.Shot("3-opened")
	p.Quit("ctrl+q")
}
