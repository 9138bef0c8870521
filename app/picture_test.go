package app

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/desk"
	"bifocal/export/drawing"
	"bifocal/narrative"
)

// pictureOf returns the picture under a side of a theme.
func (r *rig) pictureOf(e *editor, theme string, side int) *picture {
	r.t.Helper()
	for i, row := range e.framings.rows {
		if string(e.framings.view.Rows[i].Theme) == theme && row.cells[side].picture != nil {
			return row.cells[side].picture
		}
	}
	r.t.Fatalf("there is no picture under %s", theme)
	return nil
}

// placeOf is where a fact is shown in a picture.
func placeOf(p *picture, fact string) fyne.Position {
	c := p.plate.Drawing.Where(fact)[0].Centre()
	return fyne.NewPos(p.margin.left+float32(c.X*p.plate.Zoom), p.margin.above+p.margin.top+float32(c.Y*p.plate.Zoom))
}

func TestPicturesStandUnderTheirThemes(t *testing.T) {
	r := newRig(t, newShelf(example(t, 0)))
	e := r.open(example(t, 0).ID)
	before := e.framings.pairs.high
	r.pause()
	for theme, side := range map[string]int{"value": 0, "money": 0, "risk": 1, "plan": 1, "answer": 1} {
		p := r.pictureOf(e, theme, side)
		if p.plate.Empty() || !p.Visible() || p.Size().Height < 80 || p.image.Size().Width < 100 {
			t.Errorf("%s: the picture is %v", theme, p.Size())
		}
	}
	if e.framings.pairs.high <= before {
		t.Error("the rows have not made room")
	}
	if p := r.pictureOf(e, "answer", 1); !p.plate.Cut || p.plate.H > 361 {
		t.Errorf("the architecture is %v high", p.plate.H)
	}
}

func TestNoPictureWhereTheFactsGiveNone(t *testing.T) {
	s := example(t, 0)
	for i, f := range s.Facts {
		if k, ok := f.(narrative.Risk); ok {
			k.Likelihood = 0
			s.Facts[i] = k
		}
	}
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	r.pause()
	p := r.pictureOf(e, "risk", 0)
	if p.Visible() {
		t.Errorf("a grid without ratings is %v", p.Size())
	}
	k, _ := narrative.First[narrative.Risk](&s)
	k.Likelihood = 3
	e.work.do(narrative.ChangeFact{Fact: k}, "Likelihood", k.ID)
	r.pause()
	r.pause()
	if !p.Visible() || p.plate.Empty() || p.Size().Height < 100 {
		t.Errorf("with a rating it is %v", p.Size())
	}
}

func TestClickOpensTheFactBehindAShape(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	r.pause()
	r.show(e, "value")
	scrolled := e.framings.scroll.Offset.Y
	p := r.pictureOf(e, "value", 0)
	at := placeOf(p, "runcost")
	p.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
	if p.Cursor() != desktop.PointerCursor {
		t.Error("no hand over a fact")
	}
	test.TapAt(p, at)
	r.settle()
	if e.capture.openFact != "runcost" {
		t.Errorf("%q is open", e.capture.openFact)
	}
	if got := e.framings.scroll.Offset.Y; got != scrolled {
		t.Errorf("what was clicked moved away, from %v to %v", scrolled, got)
	}
	if len(p.areas) != 1 {
		t.Errorf("%d outlines", len(p.areas))
	}
	nowhere := fyne.NewPos(p.Size().Width-1, p.Size().Height-1)
	p.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: nowhere}})
	if p.Cursor() != desktop.DefaultCursor {
		t.Error("a hand over nothing")
	}
	e.capture.close()
	if e.framings.Mark("", false); len(p.areas) != 0 {
		t.Error("outlined although nothing is open")
	}
}

func TestPictureIsPaintedAnewOnlyWhereItDiffers(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	r.pause()
	value, plan := r.pictureOf(e, "value", 0), r.pictureOf(e, "plan", 0)
	images := func() [2]image.Image { return [2]image.Image{value.image.Image, plan.image.Image} }
	before := images()

	e.capture.Open("runcost", false)
	name, _ := e.capture.form.fields[0].(*tellingField)
	r.typeIn(name.entries[0], "Yearly ")
	if images() != before {
		t.Fatal("it was painted while somebody types")
	}
	r.pause()
	now := images()
	if now[0] == before[0] {
		t.Error("the bars do not follow what was typed")
	}
	if now[1] != before[1] {
		t.Error("the timeline was painted anew, although no milestone has changed")
	}
	if !strings.Contains(value.plate.Drawing.Alt, "early") {
		t.Errorf("in sentences: %s", value.plate.Drawing.Alt)
	}

	r.win.window.Resize(fyne.NewSize(1500, 800))
	r.pause()
	if images()[1] == now[1] {
		t.Error("another width shows the old picture")
	}
	now = images()
	e.framings.Refresh()
	r.pause()
	if images() != now {
		t.Error("a refresh painted it anew")
	}
}

func TestPictureFollowsTheTheme(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	fyne.CurrentApp().Settings().SetTheme(always{variant: theme.VariantLight})
	e := r.open(s.ID)
	r.pause()
	p := r.pictureOf(e, "plan", 0)
	corner := func() uint32 {
		red, _, _, _ := p.plate.Image.At(0, p.plate.Image.Bounds().Dy()-1).RGBA()
		return red
	}
	if corner() < 0xf000 {
		t.Fatal("it is not on a light ground")
	}
	fyne.CurrentApp().Settings().SetTheme(always{variant: theme.VariantDark})
	e.framings.Refresh()
	r.pause()
	if corner() > 0x4000 {
		t.Error("it is on a light ground in a dark window")
	}
}

func TestAnOvertakenPictureIsNotShown(t *testing.T) {
	test.NewTempApp(t)
	s, version := example(t, 0), 1
	var jobs, later []func()
	e := &easel{
		background: func(f func()) { jobs = append(jobs, f) },
		onUI:       func(f func()) { f() },
		after:      func(_ time.Duration, f func()) func() { later = append(later, f); return func() {} },
		facts:      func() (narrative.Solution, int) { return s, version },
		shown:      &pictureChoice{},
	}
	grown := 0
	p := newPicture(desk.Outcomes, narrative.Executive, &pictureHooks{easel: e, grown: func() { grown++ }})
	p.Resize(fyne.NewSize(400, 10))
	e.draw()
	s.Facts, version = s.Facts[:0:0], 2
	for _, f := range example(t, 0).Facts {
		if f.FactID() != "runcost" {
			s.Facts = append(s.Facts, f)
		}
	}
	e.draw()
	if len(jobs) != 2 || p.plate != nil {
		t.Fatalf("%d pictures are drawn", len(jobs))
	}
	jobs[1]()
	newest := p.plate
	jobs[0]()
	if p.plate != newest || len(newest.Drawing.Where("runcost")) > 0 {
		t.Error("an overtaken picture is shown")
	}
	if grown != 1 {
		t.Errorf("room was made %d times", grown)
	}
	e.drop(p)
	version++
	e.draw()
	if len(jobs) != 2 {
		t.Error("a picture that is shown no more is drawn")
	}
}

func TestLandscapesOfAnArchitecture(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	r.pause()
	p := r.pictureOf(e, "answer", 1)
	shows := func(state string) bool {
		for _, f := range s.Facts {
			if c, ok := f.(narrative.Component); ok && c.State == state && len(p.plate.Drawing.Where(c.ID)) > 0 {
				return true
			}
		}
		return false
	}
	if !shows("new") || !shows("retired") {
		t.Fatal("the whole landscape is not shown")
	}
	test.Tap(p.foot.ways[1])
	r.pause()
	if shows("new") || !shows("retired") || p.landscape != drawing.Today {
		t.Error("today's landscape is not shown")
	}
	test.Tap(p.foot.ways[2])
	r.pause()
	if !shows("new") || shows("retired") {
		t.Error("the target is not shown")
	}
}

func TestPicturesAreSwitchedOffAndStayOff(t *testing.T) {
	s := example(t, 0)
	shelf := newShelf(s)
	r := newRig(t, shelf)
	e := r.open(s.ID)
	high := e.framings.pairs.high
	r.pause()
	r.win.menu.pictures.Action()
	r.pause()
	if r.pictureOf(e, "value", 0).Visible() || r.win.menu.pictures.Checked || e.framings.pairs.high > high {
		t.Error("pictures are shown")
	}
	again := newRig(t, shelf)
	e = again.open(s.ID)
	again.pause()
	if again.pictureOf(e, "value", 0).Visible() || again.win.menu.pictures.Checked {
		t.Error("the next start shows them")
	}
	again.win.menu.pictures.Action()
	again.pause()
	if p := again.pictureOf(e, "value", 0); !p.Visible() || p.plate.Empty() {
		t.Error("they do not come back")
	}
}

func TestPictureOverTheListFollowsAndFolds(t *testing.T) {
	s := example(t, 0)
	shelf := newShelf(s)
	r := newRig(t, shelf)
	e := r.open(s.ID)
	e.capture.OpenGroup(narrative.GroupMoney)
	r.pause()
	p := e.capture.drawn[narrative.GroupMoney]
	if p.plate.Empty() || p.Size().Height < 100 {
		t.Fatalf("the picture is %v", p.Size())
	}
	before := p.plate
	e.capture.Add(narrative.KindCost)
	amount, ok := e.capture.form.fields[1].(*parsedField)
	if !ok {
		t.Fatalf("the second field of a cost is a %T", e.capture.form.fields[1])
	}
	r.typeIn(amount.e, "900 K USD")
	r.pause()
	r.pause()
	if p.plate == before {
		t.Error("the cash flow does not follow a new cost")
	}
	test.Tap(p.foot.fold)
	r.pause()
	if h := p.HeightFor(400); h > 40 {
		t.Errorf("folded it is %v high", h)
	}
	e.capture.OpenGroup(narrative.GroupOutcomes)
	r.pause()
	if h := e.capture.drawn[narrative.GroupOutcomes].HeightFor(400); h < 100 {
		t.Error("the picture of another group is folded with it")
	}
	again := newRig(t, shelf)
	e = again.open(s.ID)
	e.capture.OpenGroup(narrative.GroupMoney)
	again.pause()
	if h := e.capture.drawn[narrative.GroupMoney].HeightFor(400); h > 40 || h == 0 {
		t.Errorf("after the next start it is %v high", h)
	}
}

func TestLargerPicture(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	r.pause()
	small := r.pictureOf(e, "answer", 1)
	test.Tap(small.foot.larger)
	r.pause()
	v := r.win.large
	if v == nil || v.picture.plate.Empty() || v.picture.plate.Cut {
		t.Fatal("it is not shown whole")
	}
	key := func(k fyne.KeyName) {
		r.win.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: k})
		r.pause()
	}
	fitted := v.picture.plate.W
	if fitted > v.scroll.Size().Width {
		t.Errorf("%v do not fit %v", fitted, v.scroll.Size().Width)
	}
	key(fyne.KeyPlus)
	key(fyne.KeyPlus)
	if got := v.picture.plate.W; got < 1.4*fitted || v.picture.Size().Width != got {
		t.Errorf("enlarged it is %v instead of %v", got, fitted)
	}
	key(fyne.KeyMinus)
	key(fyne.KeyMinus)
	key(fyne.KeyMinus)
	if got := v.picture.plate.W; got >= fitted {
		t.Errorf("made smaller it is %v instead of %v", got, fitted)
	}
	key(fyne.Key0)
	test.Tap(v.ways[2])
	r.pause()
	if v.picture.plate.Sketch.Landscape != drawing.Target {
		t.Error("it does not turn to the target")
	}
	key(fyne.KeyEscape)
	if r.win.large != nil || len(e.easel.pictures) == 0 || r.win.place.Objects[0] != e.root {
		t.Error("Escape does not close it")
	}
	drawn := len(e.easel.pictures)
	test.Tap(small.foot.larger)
	r.pause()
	c, _ := narrative.First[narrative.Component](&s)
	test.TapAt(r.win.large.picture, placeOf(r.win.large.picture, c.ID))
	r.settle()
	if r.win.large != nil || e.capture.openFact != c.ID || len(e.easel.pictures) > drawn+1 {
		t.Errorf("a click opens %q", e.capture.openFact)
	}
	test.Tap(small.foot.larger)
	r.win.ShowLibrary()
	if r.win.large != nil || r.win.editor != nil {
		t.Error("the library does not close it")
	}
}

func TestPictureIsSavedAndCopied(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	r.pause()
	p := r.pictureOf(e, "value", 0)
	folder := t.TempDir()
	p.writeFile(s, filepath.Join(folder, "bars"), "png")
	p.writeFile(s, filepath.Join(folder, "bars.svg"), "svg")
	r.settle()
	data, err := os.ReadFile(filepath.Join(folder, "bars.png"))
	if err != nil {
		t.Fatal(err)
	}
	if img, err := png.Decode(bytes.NewReader(data)); err != nil || img.Bounds().Dx() < 1000 {
		t.Errorf("the PNG: %v", err)
	}
	data, err = os.ReadFile(filepath.Join(folder, "bars.svg"))
	if err != nil || !bytes.Contains(data, []byte("Running costs")) {
		t.Errorf("the SVG: %v", err)
	}
	if said := r.win.bar.text.Text(); said != "bars.svg is saved." {
		t.Errorf("it says %q", said)
	}
	p.writeFile(s, filepath.Join(folder, "nowhere", "bars.svg"), "svg")
	r.settle()
	if said := r.win.bar.text.Text(); !strings.Contains(said, "choose another") {
		t.Errorf("it says %q", said)
	}
	p.copyText()
	if got := fyne.CurrentApp().Clipboard().Content(); !strings.Contains(got, "1.2 M USD today") {
		t.Errorf("copied %q", got)
	}
	p.TappedSecondary(&fyne.PointEvent{})
	menu := r.win.window.Canvas().Overlays().Top()
	if menu == nil {
		t.Fatal("there is no menu")
	}
	r.win.window.Canvas().Overlays().Remove(menu)
	p.save("png")
	if r.win.window.Canvas().Overlays().Top() == nil {
		t.Error("it does not ask where to save it")
	}
}

func TestRehearsalShowsThePictureOfItsTheme(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	r.pause()
	had := len(e.easel.pictures)
	r.win.Rehearse(narrative.Executive)
	for {
		talk, _ := r.win.talk.run.Talk()
		if talk.Theme == "money" {
			break
		}
		r.win.talk.key(fyne.KeyRight)
	}
	r.pause()
	p := r.win.talk.drawn[desk.CashFlow]
	if p == nil || p.plate.Empty() || p.plate.Zoom < 1.9 {
		t.Fatal("the cash flow is not shown in large")
	}
	if low := p.Position().Y + p.Size().Height; low > r.win.talk.column.Size().Height {
		t.Error("it cannot be scrolled to")
	}
	r.win.talk.key(fyne.KeyTab)
	r.win.talk.key(fyne.KeyEscape)
	if len(e.easel.pictures) != had {
		t.Errorf("%d pictures are drawn after it", len(e.easel.pictures))
	}
}

// What the bundled faces cannot draw is set in those of the system.
func TestPictureInAForeignScript(t *testing.T) {
	s := example(t, 0)
	for i, f := range s.Facts {
		if o, ok := f.(narrative.Outcome); ok && o.ID == "runcost" {
			o.Measure = narrative.Same("運用コスト")
			s.Facts[i] = o
		}
	}
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	r.pause()
	p := r.pictureOf(e, "value", 0)
	if len(p.texts) != 1 || !strings.Contains(p.texts[0].Text, "運用コスト") {
		t.Fatalf("%d texts are set beside the image", len(p.texts))
	}
	at, name := p.texts[0].Position(), placeOf(p, "runcost")
	if at.Y > name.Y || at.Y+p.texts[0].Size().Height < name.Y {
		t.Errorf("the name is at %v, not at %v", at, name)
	}
}

func TestPicturesAreGivenUpWithTheirPlace(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	r.pause()
	p := r.pictureOf(e, "value", 0)
	if p.image.Image == nil {
		t.Fatal("there is no picture")
	}
	r.win.Rehearse(narrative.Executive)
	for r.win.talk.drawn[desk.Outcomes] == nil {
		r.win.talk.key(fyne.KeyRight)
	}
	r.pause()
	spoken := r.win.talk.drawn[desk.Outcomes]
	if spoken.image.Image == nil {
		t.Fatal("there is no picture in the rehearsal")
	}
	r.win.talk.end()
	if spoken.image.Image != nil {
		t.Error("the picture of the rehearsal outlives it")
	}
	if p.image.Image == nil {
		t.Error("the picture of the framings went with the rehearsal")
	}
	r.win.ShowLibrary()
	if p.image.Image != nil {
		t.Error("the picture of the framings outlives them")
	}
}

// In a narrow pane the links under a picture neither overlap nor leave it.
func TestLinksUnderANarrowPicture(t *testing.T) {
	r := newRig(t, newShelf(example(t, 0)))
	e := r.open(example(t, 0).ID)
	e.capture.more = true
	e.capture.OpenGroup(narrative.GroupArchitecture)
	r.pause()
	p := e.capture.drawn[narrative.GroupArchitecture]
	if p == nil || len(p.foot.ways) != 3 {
		t.Fatal("there is no picture with three ways")
	}
	for _, room := range []float32{400, 260, 200, 130} {
		p.foot.place(fyne.NewPos(5, 0), room)
		var links []*link
		for _, l := range append(slices.Clone(p.foot.ways), p.foot.larger, p.foot.fold) {
			if l != nil && l.Visible() {
				links = append(links, l)
			}
		}
		for i, l := range links {
			if l.Position().X < 5 || l.Position().X+l.Size().Width > 5+room+0.5 {
				t.Errorf("in %v %q is from %v to %v", room, l.prose.Text(), l.Position().X, l.Position().X+l.Size().Width)
			}
			if i > 0 && l.Position().X < links[i-1].Position().X+links[i-1].Size().Width {
				t.Errorf("in %v %q lies over %q", room, l.prose.Text(), links[i-1].prose.Text())
			}
		}
		if room == 400 && (len(links) != 5 || links[0].prose.Text() != "Today and target") {
			t.Errorf("with room there are %d", len(links))
		}
	}
}
