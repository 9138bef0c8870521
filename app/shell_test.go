package app

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"bifocal/app/desk"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/export"
	"bifocal/export/house"
	"bifocal/narrative"
)

// menuItems are all items of the menu and of its submenus.
func menuItems(w *Window) []*fyne.MenuItem {
	var out []*fyne.MenuItem
	var walk func(m *fyne.Menu)
	walk = func(m *fyne.Menu) {
		for _, i := range m.Items {
			if i.IsSeparator {
				continue
			}
			out = append(out, i)
			if i.ChildMenu != nil {
				walk(i.ChildMenu)
			}
		}
	}
	for _, m := range w.menu.main.Items {
		walk(m)
	}
	return out
}

// saidBy is what objects say.
func saidBy(objects []fyne.CanvasObject) string {
	var out []string
	for _, o := range objects {
		out = append(out, readable(o)...)
	}
	return strings.Join(out, "\n")
}

func tapButton(t *testing.T, o fyne.CanvasObject, label string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(o) {
		if b, ok := o.(*button); ok && b.Text == label {
			test.Tap(b)
			return
		}
	}
	t.Fatalf("there is no button %q", label)
}

func (r *rig) item(label string) *fyne.MenuItem {
	r.t.Helper()
	for _, i := range menuItems(r.win) {
		if i.Label == label {
			return i
		}
	}
	r.t.Fatalf("the menu has no %q", label)
	return nil
}

func TestMenuIsWhole(t *testing.T) {
	r := newRig(t, newShelf(example(t, 0)))
	r.open(example(t, 0).ID)
	seen := map[string]string{}
	for _, i := range menuItems(r.win) {
		if i.Action == nil && i.ChildMenu == nil {
			t.Errorf("%s does nothing", i.Label)
		}
		if i.ChildMenu != nil && len(i.ChildMenu.Items) == 0 {
			t.Errorf("%s leads nowhere", i.Label)
		}
		if i.Shortcut == nil {
			continue
		}
		if other := seen[i.Shortcut.ShortcutName()]; other != "" {
			t.Errorf("%s and %s share %s", other, i.Label, i.Shortcut.ShortcutName())
		}
		seen[i.Shortcut.ShortcutName()] = i.Label
	}
	for label, keys := range map[string]string{
		"New solution": "Ctrl+N", "Open library": "Ctrl+O", "Save": "Ctrl+S", "Export…": "Ctrl+E", "Settings": "Ctrl+,", "Quit": "Ctrl+Q",
		"Undo": "Ctrl+Z", "Redo": "Ctrl+Shift+Z", "Reword block": "F2", "Next wording to look at": "F8", "Find": "Ctrl+F",
		"Both framings": "Ctrl+1", "Rehearse the executive framing": "Ctrl+2", "Rehearse the engineering framing": "Ctrl+3", "Hide or show capture": "Ctrl+B",
		"Larger text": "Ctrl++", "Smaller text": "Ctrl+-", "Normal text": "Ctrl+0", "Full screen": "F11", "Help with Bifocal": "F1", "Command palette": "Ctrl+K",
	} {
		if got := keysText(r.item(label).Shortcut); got != keys {
			t.Errorf("%s is %q, want %q", label, got, keys)
		}
	}
	// macOS is told by the modifier that Fyne takes for the usual one.
	if s, _ := r.item("Save").Shortcut.(*desktop.CustomShortcut); s.Modifier != fyne.KeyModifierShortcutDefault {
		t.Error("Save is not on the usual modifier")
	}
}

func TestMenuFollowsWhatIsOpen(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	enabled := func(want bool, labels ...string) {
		t.Helper()
		for _, l := range labels {
			if got := !r.item(l).Disabled; got != want {
				t.Errorf("%s: enabled %v", l, got)
			}
		}
	}
	editing := []string{"Save", "Hide or show capture", "Open library", "Rehearse the executive framing"}
	enabled(false, append(editing, "Reword block", "Leave block out", "Open recent", "Undo")...)
	r.item("Save").Action() // a shortcut reaches what is disabled
	r.item("Export…").Action()
	e := r.open(s.ID)
	enabled(true, append(editing, "Open recent")...)
	enabled(false, "Reword block", "Leave block out", "Back to generated", "Next wording to look at")
	e.framings.choose(e.framings.rows[1].cells[0].blocks[0], -1)
	enabled(true, "Reword block", "Leave block out")
	enabled(false, "Back to generated")
	e.framings.Go(desk.Place{Audience: narrative.Executive, Theme: e.framings.rows[1].cells[0].theme, Key: e.framings.rows[1].cells[0].heading.place.Key})
	enabled(true, "Reword block")
	enabled(false, "Leave block out")
	r.item("Rehearse the executive framing").Action()
	enabled(false, "Export…", "Find", "Settings")
	r.item("Rehearse the engineering framing").Action()
	if r.win.talk == nil || r.win.talk.run.Audience != narrative.Engineering {
		t.Error("the other side is not shown")
	}
	r.item("Both framings").Action()
	if r.win.talk != nil {
		t.Error("one framing is still alone")
	}
	enabled(true, "Export…", "Find")
	r.win.ShowLibrary()
	r.settle()
	enabled(false, editing...)
	enabled(true, "Open recent")
}

func TestShortcutsAreOffWhileADialogIsOpen(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	r.win.chooseFile()
	if r.win.window.Canvas().Overlays().Top() == nil {
		t.Fatal("no dialog is open")
	}
	for _, i := range menuItems(r.win) {
		if i.Action != nil {
			i.Action()
		}
	}
	r.settle()
	if r.win.editor != e || e.exporting || e.folded || r.win.talk != nil || r.win.panel != nil {
		t.Error("a shortcut worked behind the dialog")
	}
}

func TestFunctionKeysWorkWhileOneTypes(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	e.capture.Open("runcost", true)
	field, ok := r.win.window.Canvas().Focused().(*entry)
	if !ok {
		t.Fatalf("the focus is on %T", r.win.window.Canvas().Focused())
	}
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF1})
	if r.win.panel == nil || r.win.panel.name != helpName {
		t.Fatal("F1 shows no help")
	}
	if e.capture.root.Visible() {
		t.Error("the form behind the help can be reached")
	}
	r.win.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if r.win.panel != nil || !e.capture.root.Visible() {
		t.Error("Escape does not close it")
	}
	e.framings.choose(e.framings.rows[1].cells[0].blocks[0], -1)
	r.win.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyF2})
	if b := e.framings.selected(); b == nil || b.editor == nil {
		t.Error("F2 does not word the block")
	}
}

func TestPaletteRunsCommands(t *testing.T) {
	r := newRig(t, newShelf(example(t, 0), example(t, 1)))
	e := r.open(example(t, 0).ID)
	ask := func(text string) {
		t.Helper()
		r.win.showPalette()
		r.typeIn(r.palette(), text)
		r.palette().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		r.settle()
		if r.win.over != nil {
			t.Errorf("%q leaves the palette open", text)
		}
	}
	ask("export")
	if !e.exporting {
		t.Error("it does not export")
	}
	facts := len(e.work.session.Solution().Facts)
	ask("add risk")
	if f, ok := e.work.session.Fact(e.capture.openFact); len(e.work.session.Solution().Facts) != facts+1 || !ok || f.FactKind() != narrative.KindRisk {
		t.Error("it adds no risk")
	}
	ask("go to running costs")
	if e.capture.openFact != "runcost" {
		t.Errorf("it goes to %q", e.capture.openFact)
	}
	ask("auralis")
	if r.win.editor == nil || r.win.editor.work.session.Solution().ID != example(t, 1).ID {
		t.Error("it does not open the other solution")
	}
	r.win.showPalette()
	r.palette().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if r.win.over != nil {
		t.Error("Escape does not close it")
	}
	for _, c := range r.win.paletteCommands() {
		if c.Title == "Reword block" || c.Title == "Undo" {
			t.Errorf("it offers %s, which makes no sense now", c.Title)
		}
	}
	for _, spec := range narrative.Catalog {
		if !slices.ContainsFunc(r.win.paletteCommands(), func(c desk.Command) bool { return c.Group == "Add" && c.Title == spec.Label }) {
			t.Errorf("it adds no %s", spec.Kind)
		}
	}
	r.win.showPalette()
	r.win.over.Tapped(&fyne.PointEvent{Position: fyne.NewPos(3, 3)})
	if r.win.over != nil {
		t.Error("a click beside it does not close it")
	}
}

// With nothing typed the palette begins with what ran last, then with ways to go
// and the export; a way to a fact or a field leads into it, and shows what is made
// of it.
func TestPaletteBeginsWithWhatIsNear(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	offered := func() []string {
		var out []string
		for _, c := range newPalette(desk.Opening(r.win.paletteCommands(), r.win.ran), nil).state.Hits {
			out = append(out, c.Group+" "+c.Title)
		}
		return out
	}
	got := offered()
	if !strings.HasPrefix(got[0], "Go to ") || !slices.Contains(got[:5], "File Export…") || strings.Contains(got[0]+got[1], "Copy framing") {
		t.Errorf("it begins with %q", got)
	}
	ask := func(text string) {
		t.Helper()
		r.win.showPalette()
		r.typeIn(r.palette(), text)
		r.palette().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		r.settle()
	}
	ask("go to running costs")
	if f := r.win.window.Canvas().Focused(); f != e.capture.form.first() || e.capture.openFact != "runcost" {
		t.Errorf("the focus is on %T", f)
	}
	ask("verified by, of")
	field, _ := r.win.window.Canvas().Focused().(*entry)
	if field == nil || field.Text != e.capture.form.fields[slices.Index(e.capture.form.ids, "runcost/verification")].(*textField).e.Text {
		t.Error("it does not lead into the field")
	}
	from, to := e.framings.scroll.Offset.Y, e.framings.scroll.Offset.Y+e.framings.scroll.Size().Height
	seen := false
	for i, row := range e.framings.rows {
		for _, c := range row.cells {
			c.each(func(b *block) {
				if y := row.top + b.Position().Y; i > 0 && b.tells("runcost") && y >= from && y < to {
					seen = true
				}
			})
		}
	}
	if !seen {
		t.Errorf("what is made of it is out of sight, at %v", from)
	}
	ask("rehearse the executive")
	r.win.talk.end()
	if got := offered(); got[0] != "View Rehearse the executive framing" || !strings.HasPrefix(got[1], "Go to Verified by, of") {
		t.Errorf("what ran last is not first: %q", got[:3])
	}
	r.win.ShowLibrary()
	r.settle()
	if got := offered(); !slices.Contains(got[:3], "File New solution") {
		t.Errorf("in the library it begins with %q", got)
	}
}

func TestPaletteFollowsTheMouse(t *testing.T) {
	newRig(t, newShelf())
	p := newPalette([]desk.Command{{Title: "One", Run: func() {}}, {Title: "Two", Run: func() {}}}, nil)
	ran := ""
	p.run = func(c desk.Command) { ran = c.Title }
	test.Tap(p.rows[1])
	if ran != "Two" {
		t.Errorf("it ran %q", ran)
	}
}

func TestFindGoesThroughBothFramings(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	r.item("Find").Action()
	if r.win.window.Canvas().Focused() != e.finder.field || !e.finder.root.Visible() {
		t.Fatal("there is nothing to type into")
	}
	r.typeIn(e.finder.field, "cluster")
	n := len(e.finder.state.Hits)
	if n < 2 {
		t.Fatalf("%d hits", n)
	}
	marked := func() (all, here int) {
		e.framings.each(func(b *block) {
			if b.table != nil {
				return
			}
			for _, run := range b.runs() {
				switch run.Ground {
				case look.Sought:
					all++
				case look.SoughtHere:
					all++
					here++
				}
			}
		})
		return all, here
	}
	if all, here := marked(); all == 0 || here != 1 {
		t.Errorf("%d are marked, %d of them as the one that is shown", all, here)
	}
	sides := map[narrative.Audience]bool{}
	for range n {
		sides[e.framings.chosen.Audience] = true
		b := e.framings.selected()
		if b == nil || !strings.Contains(strings.ToLower(b.text()), "cluster") {
			t.Fatalf("hit %d leads to %v", e.finder.state.At, e.framings.chosen)
		}
		e.finder.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	if e.finder.state.At != 0 {
		t.Errorf("after the last comes %d", e.finder.state.At)
	}
	e.finder.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if all, _ := marked(); all != 0 || e.finder.root.Visible() {
		t.Error("the marks stay")
	}
	r.win.ShowLibrary()
	r.item("Find").Action()
	if r.win.window.Canvas().Focused() != r.win.home.search {
		t.Error("in the library it does not lead to the search")
	}
}

// The marks follow what is typed into the facts meanwhile.
func TestFindFollowsTheFacts(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	e.find()
	r.typeIn(e.finder.field, "zebra")
	if len(e.finder.state.Hits) != 0 {
		t.Fatal("there are zebras")
	}
	p, _ := narrative.First[narrative.Problem](&s)
	e.capture.Open(p.ID, false)
	f, _ := e.capture.form.fields[0].(*textField)
	r.typeIn(f.e, " zebra")
	if len(e.finder.state.Hits) == 0 {
		t.Error("the new zebra is not found")
	}
}

func TestSettingsApplyAtOnceAndStay(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	size := func() float32 { return fyne.CurrentApp().Settings().Theme().Size(look.SizeBody) }
	before, high := size(), e.framings.pairs.high
	r.item("Larger text").Action()
	if size() <= before || e.framings.pairs.high <= high {
		t.Errorf("the text has %v, and the framings are %v high, before %v", size(), e.framings.pairs.high, high)
	}
	for range 6 {
		r.item("Larger text").Action()
	}
	if r.win.settings.Text != desk.TextSizes-1 || !r.item("Larger text").Disabled {
		t.Errorf("it grows to step %d", r.win.settings.Text)
	}
	r.item("Dark").Action()
	if !r.item("Dark").Checked || r.item("Light").Checked {
		t.Error("the menu does not tick it")
	}
	if got := readSettings(r.win.app.Preferences()); got != (desk.Settings{Tone: desk.Dark, Text: desk.TextSizes - 1}) {
		t.Errorf("kept is %v", got)
	}
	again := New(r.win.app, r.win.env)
	defer again.window.Close()
	if again.settings != r.win.settings || size() <= before {
		t.Errorf("the next start has %v", again.settings)
	}
	r.item("Normal text").Action()
	if size() != before {
		t.Errorf("normal text has %v, before %v", size(), before)
	}
}

func TestLanguageChangesAtOnce(t *testing.T) {
	t.Cleanup(func() {
		if err := words.Speak("en"); err != nil {
			t.Fatal(err)
		}
	})
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	e.capture.Open("runcost", false)
	o, _ := e.work.session.Fact("runcost")
	e.capture.delete(narrative.Catalog[0], o.FactID())
	e.capture.Open(headerID, true)
	r.win.showSettings()
	german := r.win.settings
	german.Language = "de"
	r.win.Set(german)
	r.settle()
	now := r.win.editor
	if now == nil || now == e || now.fold.Text != "Erfassung ausblenden" || r.win.menu.main.Items[0].Label != "Datei" {
		t.Fatal("the window does not speak German")
	}
	if r.win.panel == nil {
		t.Error("the settings are gone")
	}
	if now.capture.openFact != headerID {
		t.Errorf("open is %q", now.capture.openFact)
	}
	if r.win.menu.undo.Disabled {
		t.Error("nothing can be undone any more")
	}
	now.undo()
	r.settle()
	if _, ok := now.work.session.Fact("runcost"); !ok {
		t.Error("the fact did not come back")
	}
	// The form that is open works on the same session.
	now.capture.Open(headerID, true)
	title, _ := now.capture.form.fields[0].(*textField)
	r.typeIn(title.e, "!")
	if !strings.Contains(now.work.session.Solution().Title, "!") || len(now.work.session.Solution().Facts) != len(s.Facts) {
		t.Error("typing goes elsewhere")
	}
	r.win.ShowLibrary()
	r.settle()
	if held := r.shelf.held[s.ID]; !strings.Contains(held.Title, "!") {
		t.Error("it is not saved")
	}
}

func TestNewSolutionSurvivesAnotherLanguage(t *testing.T) {
	t.Cleanup(func() {
		if err := words.Speak("en"); err != nil {
			t.Fatal(err)
		}
	})
	r := newRig(t, newShelf())
	r.create()
	r.win.Set(desk.Settings{Text: desk.NormalText, Language: "de"})
	r.settle()
	f, _ := r.win.editor.capture.form.fields[0].(*textField)
	r.typeIn(f.e, "Titel")
	r.win.ShowLibrary()
	r.settle()
	if r.win.editor != nil || len(r.shelf.held) != 1 {
		t.Errorf("%d are saved", len(r.shelf.held))
	}
	for _, rev := range r.shelf.revisions {
		if rev.Name != "" {
			t.Errorf("it was taken for a change from elsewhere: %q", rev.Name)
		}
	}
}

func TestFrameIsRemembered(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	width := e.capture.root.Size().Width
	e.line.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(60, 10)}})
	e.line.DragEnd()
	drawn := e.capture.root.Size().Width
	if drawn < width+50 || e.framings.Size().Width > 1280-drawn {
		t.Errorf("capture is %v wide, before %v", drawn, width)
	}
	r.item("Hide or show capture").Action()
	if e.line.Visible() || e.framings.Size().Width < 1270 {
		t.Error("capture is not folded away")
	}
	r.win.window.Resize(fyne.NewSize(1500, 800))
	r.win.remember()
	again := New(r.win.app, r.win.env)
	defer again.window.Close()
	if again.frame.Width != 1500 || !again.frame.Folded {
		t.Errorf("the next start has %v", again.frame)
	}
	again.frame.Folded = false
	if got := again.frame.Capture(1280); got < drawn-2 || got > drawn+2 {
		t.Errorf("the line is at %v, drawn to %v", got, drawn)
	}
	r.item("Hide or show capture").Action()
	r.win.window.Resize(fyne.NewSize(1280, 720))
	e.line.DoubleTapped(&fyne.PointEvent{})
	if got := e.capture.root.Size().Width; got != width {
		t.Errorf("a double click leads to %v, it was %v", got, width)
	}
	// On a smaller screen than the last one it is made to fit.
	r.win.window.Resize(fyne.NewSize(2500, 1400))
	r.win.Fit(1366, 700)
	if size := r.win.window.Canvas().Size(); size.Width > 1366 || size.Height > 700 {
		t.Errorf("on the smaller screen it has %v", size)
	}
}

func TestNewSolutionUnfoldsCapture(t *testing.T) {
	r := newRig(t, newShelf(example(t, 0)))
	r.open(example(t, 0).ID).toggleFold()
	e := r.create()
	if e.folded || !e.capture.root.Visible() {
		t.Error("there is nothing to type into")
	}
}

func TestRecent(t *testing.T) {
	r := newRig(t, newShelf(example(t, 0), example(t, 1)))
	r.open(example(t, 0).ID)
	r.open(example(t, 1).ID)
	labels := func() []string {
		var out []string
		for _, i := range r.win.menu.recent.ChildMenu.Items {
			out = append(out, i.Label)
		}
		return out
	}
	if got := labels(); len(got) != 2 || !strings.Contains(got[1], "Halden") {
		t.Fatalf("recent are %q", got)
	}
	r.win.menu.recent.ChildMenu.Items[1].Action()
	r.settle()
	if r.win.editor.work.session.Solution().ID != example(t, 0).ID {
		t.Error("it did not open")
	}
	again := newRig(t, r.shelf)
	if got := again.win.menu.recent.ChildMenu.Items; len(got) != 2 || !strings.Contains(got[0].Label, "Halden") {
		t.Errorf("the next start has %d", len(got))
	}
	delete(r.shelf.held, example(t, 1).ID)
	again.win.menu.recent.ChildMenu.Items[1].Action()
	again.settle()
	if n := len(again.win.menu.recent.ChildMenu.Items); n != 1 || again.win.over == nil {
		t.Errorf("what is gone is still listed (%d), or nothing says so", n)
	}
}

func TestLongWorkIsShownAndCanBeCancelled(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	e.showExport(true)
	r.settle()
	p := e.export.going
	var work func()
	now, notices := noon, 0
	p.env.Background = func(f func()) { work = f }
	p.env.Notify = func(string, string) { notices++ }
	p.env.Now = func() time.Time { return now }
	e.export.export()
	if p.root.Visible() {
		t.Error("it is shown at once")
	}
	r.pause() // a second
	if !p.root.Visible() || e.export.start.Text != "Exporting…" {
		t.Fatal("it is not shown")
	}
	test.Tap(p.stop)
	work()
	r.settle()
	if p.root.Visible() || e.export.start.Disabled() || len(r.shelf.exports) != 0 {
		t.Errorf("it went on: %v", r.shelf.exports)
	}
	if said := saidBy(e.export.result.Items()); !strings.Contains(said, "Cancelled") {
		t.Errorf("it says %q", said)
	}
	e.export.export()
	now = now.Add(6 * time.Second)
	work()
	r.settle()
	r.pause() // comes too late
	if p.root.Visible() || len(r.shelf.exports) != 2 || notices != 1 {
		t.Errorf("%d exports, %d notices", len(r.shelf.exports), notices)
	}
}

func TestTroubleCanBeCopied(t *testing.T) {
	r := newRig(t, newShelf())
	r.win.trouble(fault(errors.Join(fs.ErrPermission), "brief.pdf cannot be written; choose another folder"))
	said := strings.Join(readable(r.win.over), "\n")
	if !strings.Contains(said, "brief.pdf cannot be written.") || !strings.Contains(said, "Choose another folder.") || strings.Contains(said, "permission denied") {
		t.Errorf("it says %q", said)
	}
	for _, o := range test.LaidOutObjects(r.win.over) {
		if l, ok := o.(*link); ok {
			test.Tap(l)
		}
	}
	if said := strings.Join(readable(r.win.over), "\n"); !strings.Contains(said, "permission denied") {
		t.Errorf("the details are %q", said)
	}
	tapButton(t, r.win.over, "Copy the details")
	if got := r.win.app.Clipboard().Content(); !strings.Contains(got, "permission denied") || !strings.Contains(got, ".pdf cannot be written") || strings.Contains(got, "brief") {
		t.Errorf("copied is %q", got)
	}
	tapButton(t, r.win.over, "Close")
	if r.win.over != nil {
		t.Error("it stays")
	}
}

func TestFramingGoesIntoTheClipboard(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	r.open(s.ID)
	r.item("Engineering framing").Action()
	r.settle()
	if got := r.win.app.Clipboard().Content(); !strings.Contains(got, "Halden Freight") || !strings.Contains(got, "\n• ") {
		t.Errorf("copied is %q", got)
	}
}

func TestHelpIsFoundAndReadInBothLanguages(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	r.win.showHelp("")
	h := r.win.panel.help
	if len(h.pages) != 8 {
		t.Fatalf("%d pages", len(h.pages))
	}
	r.typeIn(h.search, "net present value")
	if said := saidBy(h.inside.Items()); !strings.Contains(said, "Payback, return and net present value") {
		t.Errorf("it finds %q", said)
	}
	for _, p := range h.pages {
		h.turn(p.name)
		if len(h.inside.Items()) < 2 {
			t.Errorf("%s is empty", p.title)
		}
	}
	kinds := h.pages[1]
	if len(kinds.notes) != len(narrative.Catalog)+1 {
		t.Errorf("it tells of %d kinds", len(kinds.notes)-1)
	}
	r.win.showHelp(pageKeys)
	if h.at != pageKeys {
		t.Error("the shortcuts are not shown")
	}
	// A click on a block shows its fact, not the help.
	e.framings.choose(e.framings.rows[1].cells[0].blocks[0], -1)
	if r.win.panel != nil || !e.capture.root.Visible() {
		t.Error("the help lies over the fact that was asked for")
	}
}

func TestAboutNamesEverythingButNobody(t *testing.T) {
	r := newRig(t, newShelf())
	r.win.env.Path, r.win.env.UserHome = "/home/ada/Halden/library.db", "/home/ada"
	r.win.about()
	said := strings.Join(readable(r.win.over), "\n")
	for _, want := range []string{"Bifocal test", "Open Sans", "Apache-2.0", "fyne.io/fyne/v2", "/home/ada/Halden/library.db"} {
		if !strings.Contains(said, want) {
			t.Errorf("it does not say %q", want)
		}
	}
	r.win.copyDetails()
	got := r.win.app.Clipboard().Content()
	if !strings.Contains(got, "~/…/library.db") || strings.Contains(got, "ada") || strings.Contains(got, "Halden") {
		t.Errorf("copied is %q", got)
	}
}

func TestHeadsSayHowLongTheBriefsAre(t *testing.T) {
	s := example(t, 0)
	pages, asked := 1, 0
	r := newRig(t, newShelf(s))
	r.win.env.Pages = func(_ context.Context, _ *narrative.Index, kind export.Kind, _ *house.Style) (int, error) {
		asked++
		if kind == export.ExecutiveBrief {
			return pages, nil
		}
		return 6, nil
	}
	e := r.open(s.ID)
	if e.framings.heads[0].count.Text() != "" {
		t.Error("it counts before the window is shown")
	}
	r.pause()
	if a, b := e.framings.heads[0].count.Text(), e.framings.heads[1].count.Text(); a != "1 page" || b != "6 pages" {
		t.Errorf("the heads say %q and %q", a, b)
	}
	e.capture.Open("runcost", false)
	if got := e.framings.heads[0].count.Text(); !strings.HasPrefix(got, "told ") || !strings.HasSuffix(got, "1 page") {
		t.Errorf("the head says %q", got)
	}
	asked, pages = 0, 3
	f, _ := e.capture.form.fields[0].(*tellingField)
	r.typeIn(f.entries[0], "xyz")
	if asked != 0 {
		t.Error("it counts while one types")
	}
	r.pause()
	if asked != 2 || !strings.Contains(e.framings.heads[0].count.Text(), "3 pages") {
		t.Errorf("asked %d times, it says %q", asked, e.framings.heads[0].count.Text())
	}
	e.capture.close()
	r.settle()
	if got := e.framings.heads[0].count.Text(); strings.TrimSpace(got) != "3 pages" {
		t.Errorf("the head says %q", got)
	}
}
