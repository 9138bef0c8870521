package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"bifocal/assets/fonts"
	"bifocal/export"
	"bifocal/export/house"
	"bifocal/export/house/housetest"
	"bifocal/narrative"
)

// stock puts house styles into the library.
func (r *rig) stock(styles ...house.Style) {
	for _, s := range styles {
		body, err := house.Encode(s)
		if err != nil {
			r.t.Fatal(err)
		}
		if _, err := r.shelf.SaveStyle(r.t.Context(), "", s.Name, body); err != nil {
			r.t.Fatal(err)
		}
	}
}

// stored is a style as the library has it.
func (r *rig) stored(name string) house.Style {
	r.t.Helper()
	s, err := house.Named(r.t.Context(), r.shelf, name)
	if err != nil {
		r.t.Fatalf("%s: %v", name, err)
	}
	return *s
}

// entry is the text field of a key.
func (f *styleForm) entry(key string) *entry {
	for _, x := range f.fields {
		if x.key != key {
			continue
		}
		for _, o := range x.items {
			if e := entryBelow(o); e != nil {
				return e
			}
		}
	}
	return nil
}

func entryBelow(o fyne.CanvasObject) *entry {
	switch o := o.(type) {
	case *entry:
		return o
	case *fyne.Container:
		for _, c := range o.Objects {
			if e := entryBelow(c); e != nil {
				return e
			}
		}
	}
	return nil
}

func (f *styleForm) faultOf(key string) string {
	for _, x := range f.fields {
		if x.key == key && x.fault.Visible() {
			return x.fault.Text()
		}
	}
	return ""
}

func stylesOpen(t *testing.T, name string) (*rig, *styleView) {
	t.Helper()
	r := newRig(t, newShelf(example(t, 0)))
	r.stock(housetest.All()...)
	r.win.showStyle(name)
	r.settle()
	r.pause()
	return r, r.win.styles
}

// What is typed shows in the pages and is in the library, without a button.
func TestAChangeOfAStyleIsDrawnAndKept(t *testing.T) {
	r, v := stylesOpen(t, "Lively retailer")
	before, drawn := v.pages.sheets[0].image.Image, r.proofs
	v.form.entry("watermark").SetText("")
	for _, c := range []string{"C", "Co", "Con", "Conf"} {
		v.form.entry("watermark").SetText(c)
	}
	if r.proofs != drawn {
		t.Error("the pages are drawn at each keystroke")
	}
	r.pause()
	if r.proofs != drawn+1 || v.pages.sheets[0].image.Image == before {
		t.Errorf("the pages were drawn %d times", r.proofs-drawn)
	}
	if got := r.stored("Lively retailer").Watermark; got != "Conf" {
		t.Errorf("the library has the watermark %q", got)
	}
}

// What was drawn of an older look is dropped.
func TestStalePagesAreDropped(t *testing.T) {
	r, v := stylesOpen(t, "Lively retailer")
	v.form.entry("watermark").SetText("First")
	v.prove()
	waiting := r.queue // the pages of the first, which nobody has taken yet
	r.queue = nil
	v.form.entry("watermark").SetText("Second")
	v.prove()
	r.settle()
	newest := v.pages.sheets[0].image.Image
	r.queue = waiting
	r.settle()
	if v.pages.sheets[0].image.Image != newest {
		t.Error("pages of an older look came after the newest")
	}
}

// A colour that is too pale is not taken, and the nearest that would do is offered.
func TestAPaleColourIsNotTaken(t *testing.T) {
	r, v := stylesOpen(t, "Lively retailer")
	v.form.entry("colours.executive").SetText("#FFCC00")
	r.pause()
	if got := r.stored("Lively retailer").Colours.Executive; got != "#C8004F" {
		t.Errorf("the library has the colour %s", got)
	}
	if says := v.form.faultOf("colours.executive"); !strings.Contains(says, "too pale") {
		t.Errorf("it says %q", says)
	}
	var mend *link
	for _, x := range v.form.fields {
		if x.key == "colours.executive" {
			mend = x.mend
		}
	}
	mend.Tapped(nil)
	r.pause()
	got := r.stored("Lively retailer").Colours.Executive
	if house.CheckColour(got) != nil || got == "#C8004F" || v.form.faultOf("colours.executive") != "" || v.form.entry("colours.executive").Text != got {
		t.Errorf("the offer makes it %s: %q", got, v.form.faultOf("colours.executive"))
	}
}

func TestStylesAreMadeRenamedAndDeleted(t *testing.T) {
	r, v := stylesOpen(t, "Lively retailer")
	v.create()
	r.settle()
	if len(r.shelf.styles) != 3 {
		t.Error("an empty style is in the library before it says anything")
	}
	v.form.entry("name").SetText("Sober bank")
	if says := v.form.faultOf("name"); !strings.Contains(says, "already") {
		t.Errorf("a second style of one name: %q", says)
	}
	v.form.entry("name").SetText("Quiet")
	v.form.entry("watermark").SetText("Draft")
	r.pause()
	if r.stored("Quiet").Watermark != "Draft" || len(r.shelf.styles) != 4 {
		t.Errorf("%d styles", len(r.shelf.styles))
	}
	v.form.own.SetChecked(true)
	r.settle()
	v.form.entry("name").SetText("Quieter")
	r.pause()
	if _, err := house.Named(t.Context(), r.shelf, "Quiet"); err == nil || r.shelf.inDefault != "Quieter" {
		t.Errorf("renamed: %v, default %q", err, r.shelf.inDefault)
	}
	v.remove()
	r.settle()
	if _, err := house.Named(t.Context(), r.shelf, "Quieter"); err == nil || len(v.names) != 3 {
		t.Error("it is still there")
	}
	r.win.bar.takeBack()
	r.settle()
	if r.stored("Quieter").Watermark != "Draft" || r.shelf.inDefault != "Quieter" {
		t.Error("it did not come back")
	}
}

// What is typed last is kept when the view is left at once.
func TestLeavingKeepsWhatWasTyped(t *testing.T) {
	r, v := stylesOpen(t, "Public office")
	v.form.entry("confidentiality").SetText("Official, sensitive.")
	v.close()
	r.settle()
	if r.win.styles != nil || r.stored("Public office").Confidentiality != "Official, sensitive." {
		t.Error("it is lost")
	}
	r.pause() // what waited comes too late, and does no harm
}

func TestAStyleGoesOutAndComesInAsAFile(t *testing.T) {
	r, v := stylesOpen(t, "Sober bank")
	path := filepath.Join(t.TempDir(), "bank.json")
	v.writeFile(v.styling.Style, path)
	r.settle()
	v.importFile(path)
	r.settle()
	r.pause()
	if got := r.stored("Sober bank 2"); got.Contact != housetest.Bank().Contact || len(got.Faces.Bold) == 0 {
		t.Errorf("%+v", got.Contact)
	}
	bad := filepath.Join(t.TempDir(), "bad.json")
	if err := os.WriteFile(bad, []byte(`{"format": "bifocal-style/1", "name": "x", "paper": "A5"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	v.importFile(bad)
	r.settle()
	if said := r.win.bar.text.Text(); !strings.Contains(said, "A4 or Letter") || len(r.shelf.styles) != 4 {
		t.Errorf("%q", said)
	}
}

// The first face waits for the second, and both are used then.
func TestFacesComeOneByOne(t *testing.T) {
	r, v := stylesOpen(t, "Lively retailer")
	var field *styleField
	for _, x := range v.form.fields {
		if x.key == "faces" {
			field = x
		}
	}
	v.form.addFace(field, fonts.Regular, nil)
	if says := v.form.faultOf("faces"); !strings.Contains(says, "bold") || !v.styling.Style.Faces.IsZero() {
		t.Errorf("one face: %q", says)
	}
	v.form.addFace(field, nil, errors.New("the file is no face; choose a TTF or OTF file"))
	if says := v.form.faultOf("faces"); !strings.Contains(says, "no face") {
		t.Errorf("no face: %q", says)
	}
	v.form.addFace(field, fonts.Bold, nil)
	r.pause()
	if got := r.stored("Lively retailer").Faces; len(got.Regular) == 0 || len(got.Bold) == 0 || v.form.faultOf("faces") != "" {
		t.Errorf("two faces: %q", v.form.faultOf("faces"))
	}
}

// The solution remembers the style that is chosen for its briefs, and its briefs are
// in it; undo takes the choice back.
func TestASolutionRemembersItsStyle(t *testing.T) {
	r := newRig(t, newShelf(example(t, 0)))
	r.stock(housetest.All()...)
	r.shelf.inDefault = "Public office"
	e := r.open(example(t, 0).ID)
	e.showExport(true)
	r.settle()
	if got := e.export.style.pick.Selected; !strings.Contains(got, "Public office") {
		t.Errorf("without a choice it is %q", got)
	}
	e.export.style.pick.SetSelected("Sober bank")
	r.settle()
	r.save()
	if got := r.shelf.held[example(t, 0).ID].HouseStyle; got != "Sober bank" {
		t.Errorf("the solution remembers %q", got)
	}
	var used *house.Style
	render := r.win.editor.env.Render
	e.export.env.Render = func(ctx context.Context, x *narrative.Index, w Wanted) (Made, error) {
		used = w.Style
		return render(ctx, x, w)
	}
	e.export.export()
	r.settle()
	if used == nil || used.Name != "Sober bank" {
		t.Errorf("the brief is in %+v", used)
	}
	e.undo()
	r.settle()
	if got := e.work.session.Solution().HouseStyle; got != "" || strings.Contains(e.export.style.pick.Selected, "bank") {
		t.Errorf("undone it is %q, shown %q", got, e.export.style.pick.Selected)
	}
}

// The view is drawn for the brief that is chosen.
func TestPagesOfAnotherBrief(t *testing.T) {
	r, v := stylesOpen(t, "Public office")
	n := len(v.pages.sheets)
	v.kinds.SetSelectedIndex(1)
	r.settle()
	if v.kind != export.EngineeringBrief || len(v.pages.sheets) <= n {
		t.Errorf("%s: %d pages after %d", v.kind, len(v.pages.sheets), n)
	}
}
