package icon

import (
	"bytes"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

func drawn(t *testing.T, data []byte, name string, side int) {
	t.Helper()
	p, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if b := p.Bounds(); b.Dx() != side || b.Dy() != side {
		t.Errorf("%s is %v, want %d", name, b, side)
	}
	if _, _, _, alpha := p.At(0, 0).RGBA(); alpha != 0 {
		t.Errorf("%s has a ground", name)
	}
	if r, _, b, alpha := p.At(side/4, side/2).RGBA(); alpha == 0 || r <= b {
		t.Errorf("the left lens of %s is not warm", name)
	}
	if r, _, b, alpha := p.At(side-1-side/4, side/2).RGBA(); alpha == 0 || b <= r {
		t.Errorf("the right lens of %s is not cool", name)
	}
}

func TestIconInAllSizes(t *testing.T) {
	drawn(t, PNG, "bifocal.png", 512)
	for _, side := range Sides {
		name := fmt.Sprintf("bifocal-%d.png", side)
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		drawn(t, data, name, side)
	}
}

// Fyne's packaging makes the forms that each system wants from one picture,
// the largest of them 1024 wide.
func TestPackagingHasItsIcon(t *testing.T) {
	root := filepath.Join("..", "..")
	app, err := os.ReadFile(filepath.Join(root, "FyneApp.toml"))
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile(`(?m)^Icon = "(.+)"$`).FindSubmatch(app)
	if named == nil {
		t.Fatal("FyneApp.toml names no icon")
	}
	data, err := os.ReadFile(filepath.Join(root, string(named[1])))
	if err != nil {
		t.Fatal(err)
	}
	drawn(t, data, string(named[1]), 1024)
	version := regexp.MustCompile(`(?m)^Version = "(.+)"$`).FindSubmatch(app)
	source, err := os.ReadFile(filepath.Join(root, "cmd", "bifocal", "main.go"))
	if err != nil {
		t.Fatal(err)
	}
	if version == nil || !bytes.Contains(source, fmt.Appendf(nil, "var version = %q", version[1])) {
		t.Errorf("FyneApp.toml is of version %s, cmd/bifocal of another", version)
	}
}
