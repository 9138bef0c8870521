package main

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"bifocal/assets/fonts"
	"bifocal/export/house"
	"bifocal/export/house/housetest"
)

// styled is a desk with a house style in its library and in a file.
func styled(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t)
	body, err := house.Encode(housetest.Office())
	if err != nil {
		t.Fatal(err)
	}
	d.put("office.json", string(body))
	equal(t, "import", "Public office\tnew\n", d.done("style", "import", d.path("office.json")))
	return d
}

func TestAStyleFromTheFirstColourToTheBrief(t *testing.T) {
	d := newDesk(t)
	d.put("logo.svg", housetest.Crest)
	equal(t, "set", "Sober bank\tnew\n", d.done("style", "set", "Sober bank", "--executive", "#7a1f2b", "--logo", d.path("logo.svg"), "--cover", "--contact", "Eva Lindner", "--language", "en-US"))
	equal(t, "set again", "Sober bank\tchanged\n", d.done("style", "set", "sober BANK", "--watermark", "Draft"))
	has(t, "show", d.done("style", "show", "sober bank"), "Sober bank", "#7A1F2B", "SVG", "American", "Draft", "Eva Lindner (at the end)", "Cover            yes")
	d.done("style", "default", "sober bank")
	has(t, "list", d.done("style", "list"), "Sober bank  default")
	type entry struct {
		Name    string
		Default bool
	}
	if got := decoded[[]entry](d, "style", "list", "--json"); len(got) != 1 || got[0] != (entry{"Sober bank", true}) {
		t.Errorf("%+v", got)
	}

	d.done("import", d.path("kubernetes-adoption.json"))
	id := firstID(t, d)
	out := d.path("out.md")
	d.done("export", id, "--kind", "executive", "-o", out)
	has(t, "the brief in the default style", readFile(t, out), "**Draft**", "January 15, 2027", "Eva Lindner")
	d.done("export", id, "--kind", "executive", "--style", "", "-o", out)
	if text := readFile(t, out); strings.Contains(text, "Draft") || !strings.Contains(text, "15 January 2027") {
		t.Error("no style was asked for")
	}
	if one, two := d.done("export", id, "--kind", "executive", "-o", "-"), d.done("export", id, "--kind", "executive", "-o", "-"); one != two {
		t.Error("the same brief has other bytes")
	}
	d.done("style", "set", "Sober bank", "--rename", "Bank", "--watermark", "")
	has(t, "list", d.done("style", "list"), "Bank  default")
	d.done("style", "default", "--none")
	d.done("style", "delete", "bank")
	equal(t, "list", "", d.done("style", "list"))
}

func firstID(t *testing.T, d *desk) string {
	t.Helper()
	all := decoded[[]struct{ ID string }](d, "list", "--json")
	if len(all) == 0 {
		t.Fatal("the library is empty")
	}
	return all[0].ID
}

func TestAStyleIsHandedOnAsOneFile(t *testing.T) {
	d := styled(t)
	path := d.path("copy.json")
	equal(t, "export", path+"\n", d.done("style", "export", "public office", "-o", path))
	body, err := house.Encode(housetest.Office())
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "the file", string(body), readFile(t, path))
	d.done("style", "delete", "Public office")
	equal(t, "import", "Public office\tnew\n", d.done("style", "import", path))
	out := d.path("out.html")
	d.done("export", d.path("kubernetes-adoption.json"), "--kind", "engineering", "--style", path, "-o", out)
	has(t, "the brief in the style of a file", readFile(t, out), `class="cover"`, "For consultation", "Official.")
}

// A solution remembers its style; one that is gone is said, and the default is used.
func TestTheStyleThatASolutionRemembers(t *testing.T) {
	d := styled(t)
	var s map[string]any
	if err := json.Unmarshal([]byte(readFile(t, d.path("kubernetes-adoption.json"))), &s); err != nil {
		t.Fatal(err)
	}
	s["houseStyle"] = "public office"
	body, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	d.done("import", d.put("remembers.json", string(body)))
	id, out := firstID(t, d), d.path("out.md")
	d.done("export", id, "--kind", "executive", "-o", out)
	has(t, "the brief", readFile(t, out), "**For consultation**")
	got := d.run("export", d.path("remembers.json"), "--kind", "executive", "-o", out)
	has(t, "for a file", got.err, "public office", "add --style")
	d.done("style", "delete", "public office")
	got = d.run("export", id, "--kind", "executive", "-o", out)
	equal(t, "exit", exitDone, got.code)
	has(t, "with the style gone", got.err, "no house style \"public office\"", "default")
}

func TestWrongUseOfStyles(t *testing.T) {
	d := styled(t)
	restricted := append([]byte{}, fonts.Regular...)
	d.put("no.ttf", "hello")
	d.put("regular.ttf", string(restricted))
	d.put("script.svg", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script/></svg>`)
	d.put("pale.json", `{"format": "bifocal-style/1", "name": "x", "colours": {"executive": "#FFCC00"}, "paper": "A5"}`)
	before := d.bytes()
	for _, c := range []struct {
		code int
		says []string
		args []string
	}{
		{exitWrong, []string{"which house style"}, []string{"style", "show"}},
		{exitWrong, []string{"takes one name", "quotes"}, []string{"style", "delete", "Public", "office"}},
		{exitWrong, []string{`no house style "publik office"`, `did you mean "Public office"`}, []string{"style", "show", "publik office"}},
		{exitWrong, []string{"no house style"}, []string{"export", d.path("kubernetes-adoption.json"), "--kind", "executive", "--style", "nobody"}},
		{exitWrong, []string{"no such file"}, []string{"export", d.path("kubernetes-adoption.json"), "--kind", "executive", "--style", d.path("nobody.json")}},
		{exitWrong, []string{"too pale", "nearest"}, []string{"style", "set", "x", "--executive", "#FFCC00"}},
		{exitWrong, []string{"script.svg", "a script", "PNG"}, []string{"style", "set", "x", "--logo", d.path("script.svg")}},
		{exitWrong, []string{"no.ttf", "TTF or OTF"}, []string{"style", "set", "x", "--regular", d.path("no.ttf")}},
		{exitWrong, []string{"faces.bold", "bold file"}, []string{"style", "set", "x", "--regular", d.path("regular.ttf")}},
		{exitDisk, []string{"no such file"}, []string{"style", "set", "x", "--logo", d.path("nobody.svg")}},
		{exitDisk, []string{"no such file"}, []string{"style", "import", d.path("nobody.json")}},
		{exitWrong, []string{"pale.json: paper", "pale.json: colours.executive"}, []string{"style", "import", d.path("pale.json")}},
		{exitWrong, []string{"is a solution"}, []string{"style", "import", d.path("kubernetes-adoption.json")}},
		{exitWrong, []string{"which file"}, []string{"style", "import"}},
		{exitWrong, []string{"one at a time"}, []string{"style", "default", "--none", "x"}},
		{exitWrong, []string{"belongs to the library"}, []string{"style", "export", "public office", "-o", d.library}},
		{exitDisk, []string{"no such folder"}, []string{"style", "export", "public office", "-o", d.path("no/where.json")}},
		{exitWrong, []string{`did you mean "show"`}, []string{"style", "shwo"}},
	} {
		got := d.run(c.args...)
		equal(t, strings.Join(c.args, " "), c.code, got.code)
		has(t, strings.Join(c.args, " "), got.err, c.says...)
	}
	if d.bytes() != before {
		t.Error("something was changed")
	}
	if _, err := os.Stat(d.path("no")); err == nil {
		t.Error("a folder was made")
	}
}

func TestStylesAreCompleted(t *testing.T) {
	d := styled(t)
	has(t, "show", d.done("__complete", "style", "show", "pub"), "Public office")
	has(t, "export", d.done("__complete", "export", "x", "--style", ""), "Public office")
	has(t, "commands", d.done("__complete", "style", ""), "import", "export", "default", "delete", "set")
}

// A name is one style, whatever its capitals, and a library without styles says so.
func TestNoStylesYet(t *testing.T) {
	d := newDesk(t)
	has(t, "list", d.run("style", "list").err, "no house style")
	got := d.run("style", "show", "x")
	equal(t, "show", exitWrong, got.code)
	has(t, "show", got.err, "no library", "style set")
}
