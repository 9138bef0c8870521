package app

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/test"

	"bifocal/app/desk"
	"bifocal/app/words"
	"bifocal/narrative"
	"bifocal/narrative/library"
)

// homeRig is a window on a library with these solutions, the last one first.
func homeRig(t testing.TB, solutions ...narrative.Solution) (*rig, *home, *library.Library) {
	t.Helper()
	l := bookcase(t, solutions...)
	r := newRigOn(t, l)
	return r, r.win.home, l
}

func few() []narrative.Solution {
	return []narrative.Solution{
		slim("a", "Halden Freight", "Managed platform", narrative.Draft),
		slim("b", "Zürich Versorgung", "Failover", narrative.Sent),
		slim("c", "Halden Freight", "Order data", narrative.Won),
		slim("d", "Ørsted", "Old platform", narrative.Archived),
	}
}

// listed are the IDs that the list shows.
func listed(h *home) (out []string) {
	for i := range h.shelf.Len() {
		e, _ := h.shelf.At(i)
		out = append(out, e.ID)
	}
	return out
}

func (r *rig) wantListed(want ...string) {
	r.t.Helper()
	r.settle()
	if got := listed(r.win.home); !slices.Equal(got, want) {
		r.t.Errorf("the list shows %v, want %v", got, want)
	}
}

func (r *rig) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		if f := r.win.window.Canvas().Focused(); f != nil {
			f.TypedKey(&fyne.KeyEvent{Name: k})
		} else {
			r.win.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: k})
		}
		r.settle()
	}
}

// shift holds the Shift key or lets it go.
func (r *rig) shift(down bool) {
	k, ok := r.win.window.Canvas().Focused().(desktop.Keyable)
	if !ok {
		r.t.Fatal("nothing takes the Shift key")
	}
	e := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
	if down {
		k.KeyDown(e)
	} else {
		k.KeyUp(e)
	}
}

func statusOf(t testing.TB, l *library.Library, id string) narrative.Status {
	t.Helper()
	s, err := l.Get(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return s.Status
}

func TestHomeShowsWhatOneWorksOn(t *testing.T) {
	r, h, _ := homeRig(t, few()...)
	r.wantListed("c", "b", "a")
	if got := h.filters.places[desk.Archive].count; got != "1" {
		t.Errorf("the archive holds %q", got)
	}
	if got := h.count.Text(); got != "3 solutions" {
		t.Errorf("it says %q", got)
	}
	test.Tap(h.filters.statuses[0]) // draft
	r.wantListed("a")
	test.Tap(h.filters.statuses[2]) // and sent
	r.wantListed("b", "a")
	if !h.filters.statuses[0].on || !h.filters.clear.Visible() || h.filters.statuses[3].count != "1" {
		t.Error("one does not see what is filtered")
	}
	test.Tap(h.filters.clear)
	r.wantListed("c", "b", "a")
	test.Tap(h.filters.places[desk.Archive])
	r.wantListed("d")
	if h.filters.statuses[0].Visible() {
		t.Error("the archive offers other statuses")
	}
}

func TestCustomerIsChosenAndTakenOff(t *testing.T) {
	r, h, _ := homeRig(t, few()...)
	test.Tap(h.filters.customer)
	r.settle()
	find, ok := r.win.window.Canvas().Focused().(*customerField)
	if !ok {
		t.Fatalf("the focus is on %T", r.win.window.Canvas().Focused())
	}
	if len(find.c.found) != 2 { // the archive's customer is not here
		t.Errorf("it offers %v", find.c.found)
	}
	r.typeIn(find, "zur")
	find.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	r.wantListed("b")
	if !strings.HasPrefix(h.filters.customer.text, "Zürich Versorgung") || !h.filters.customer.on {
		t.Errorf("the filter reads %q", h.filters.customer.text)
	}
	if h.filters.statuses[0].count != "0" {
		t.Error("the counts are those of all customers")
	}
	test.Tap(h.filters.customer)
	r.wantListed("c", "b", "a")
}

func TestHitsStandOut(t *testing.T) {
	r, h, _ := homeRig(t, few()...)
	r.typeIn(h.search, "zur fail")
	r.wantListed("b")
	e, _ := h.shelf.At(0)
	shown := ""
	for _, run := range nameRuns(e, h.shelf.Text()) {
		if run.Colour != "" {
			shown += "[" + run.Text + "]"
		} else {
			shown += run.Text
		}
	}
	if shown != "[Zür]ich Versorgung\u2002[Fail]over" {
		t.Errorf("it shows %q", shown)
	}
	if len(e.Snippet) < 2 || !e.Snippet[1].Hit {
		t.Errorf("the snippet is %v", e.Snippet)
	}
}

func TestOrderIsRemembered(t *testing.T) {
	r, h, l := homeRig(t, few()...)
	h.sortBy(desk.Order{By: library.ByTitle})
	r.wantListed("b", "a", "c")
	h.sortBy(desk.Order{By: library.ByTitle, Reverse: true})
	r.wantListed("c", "a", "b")
	again := newRigOn(t, l)
	again.wantListed("c", "a", "b")
	if got := again.win.home.filters.order.text; got != "Title ↓" {
		t.Errorf("it says %q", got)
	}
}

func TestNothingFoundNamesWhatNarrows(t *testing.T) {
	r, h, _ := homeRig(t, few()...)
	h.shelf.Toggle(narrative.Won)
	h.shelf.ShowCustomer("Halden Freight")
	r.typeIn(h.search, "old")
	r.settle()
	said := strings.Join(readable(h.nothing), "\n")
	if !h.nothing.Visible() || !strings.Contains(said, "Nothing of Halden Freight that is won holds “old”.") {
		t.Fatalf("it says %q", said)
	}
	if !slices.Contains(readable(h.nothing), "Clear filters") {
		t.Error("it does not offer to clear the filters")
	}
	h.shelf.ClearFilters()
	h.changed()
	r.settle()
	if said := readable(h.nothing); !slices.Contains(said, "1 in the archive") {
		t.Errorf("it does not know of the archive: %q", said)
	}
	h.clearAll()
	r.wantListed("c", "b", "a")
}

func TestKeyboardThroughTheLibrary(t *testing.T) {
	r, h, _ := homeRig(t, few()...)
	c := r.win.window.Canvas()
	c.Unfocus()
	c.OnTypedRune()('h')
	r.settle()
	if c.Focused() != h.search || h.search.Text != "h" {
		t.Fatalf("typing anywhere leads to %T with %q", c.Focused(), h.search.Text)
	}
	r.press(fyne.KeyEscape)
	r.wantListed("c", "b", "a")
	r.typeIn(h.search, "zur")
	r.wantListed("b")
	test.Tap(h.search.clear)
	r.wantListed("c", "b", "a")
	r.press(fyne.KeyDown)
	if c.Focused() != h.list || h.shelf.Cursor() != 0 {
		t.Fatalf("Down leads to %T, row %d", c.Focused(), h.shelf.Cursor())
	}
	r.press(fyne.KeyEnd)
	if h.shelf.Cursor() != 2 {
		t.Errorf("End leads to row %d", h.shelf.Cursor())
	}
	r.press(fyne.KeyHome, fyne.KeyUp)
	if c.Focused() != h.search {
		t.Errorf("Up from the first row leads to %T", c.Focused())
	}
	r.press(fyne.KeyDown, fyne.KeySpace, fyne.KeyDown, fyne.KeySpace)
	if h.shelf.ChosenCount() != 2 || !h.chosen.root.Visible() || h.chosen.text.Text() != "2 selected" {
		t.Errorf("%d are chosen, the bar says %q", h.shelf.ChosenCount(), h.chosen.text.Text())
	}
	r.press(fyne.KeyEscape)
	if h.shelf.ChosenCount() != 0 || h.chosen.root.Visible() {
		t.Error("Escape leaves the choice")
	}
	r.press(fyne.KeyHome)
	r.shift(true)
	r.press(fyne.KeyDown)
	r.shift(false)
	if h.shelf.ChosenCount() != 2 {
		t.Errorf("Shift and Down chose %d", h.shelf.ChosenCount())
	}
	h.list.TypedShortcut(&fyne.ShortcutSelectAll{})
	r.settle()
	if h.shelf.ChosenCount() != 3 {
		t.Errorf("Ctrl+A chose %d", h.shelf.ChosenCount())
	}
	r.press(fyne.KeyDelete)
	r.wantListed()
	r.win.menu.undo.Action()
	r.wantListed("c", "b", "a")
	h.intoList()
	r.press(fyne.KeyHome, fyne.KeyReturn)
	if r.win.editor == nil || r.win.editor.work.session.Solution().ID != "c" {
		t.Error("Enter does not open the solution")
	}
}

func TestClicksChoose(t *testing.T) {
	r, h, _ := homeRig(t, few()...)
	row := func(at int) *entryRow {
		for _, row := range h.list.rows {
			if row.at == at {
				return row
			}
		}
		t.Fatalf("row %d is not shown", at)
		return nil
	}
	click := func(at int, with fyne.KeyModifier) {
		row(at).MouseDown(&desktop.MouseEvent{Modifier: with})
		row(at).Tapped(&fyne.PointEvent{})
		r.settle()
	}
	click(0, fyne.KeyModifierControl)
	click(2, fyne.KeyModifierShift)
	if h.shelf.ChosenCount() != 3 {
		t.Errorf("%d are chosen", h.shelf.ChosenCount())
	}
	test.Tap(row(1).tick)
	if h.shelf.ChosenCount() != 2 || !row(0).tick.Visible() || row(1).state.chosen {
		t.Errorf("%d are chosen", h.shelf.ChosenCount())
	}
	row(2).TappedSecondary(&fyne.PointEvent{})
	if r.win.window.Canvas().Overlays().Top() == nil {
		t.Error("a right click shows no menu")
	}
	r.win.window.Canvas().Overlays().Top().Hide()
	click(1, 0)
	if r.win.editor == nil {
		t.Error("a click does not open the solution")
	}
}

func TestArchiveTogetherAndBack(t *testing.T) {
	r, h, l := homeRig(t, few()...)
	all, _ := l.List(context.Background(), library.Query{Statuses: desk.Live})
	h.archive(all)
	r.wantListed()
	if !h.nothing.Visible() || h.empty.Visible() {
		t.Error("it takes a library whose solutions are archived for an empty one")
	}
	if said := h.hooks.bar.text.Text(); said != "3 solutions archived" {
		t.Errorf("it says %q", said)
	}
	r.win.menu.undo.Action()
	r.wantListed("c", "b", "a")
	for id, want := range map[string]narrative.Status{"a": narrative.Draft, "b": narrative.Sent, "c": narrative.Won} {
		if got := statusOf(t, l, id); got != want {
			t.Errorf("%s is %s, want %s", id, got, want)
		}
	}
	// And without the undo, from the archive itself.
	h.archive(all[:1])
	r.settle()
	h.enterRoom(desk.Archive)
	r.settle()
	c, _ := h.shelf.At(h.shelf.Find("c"))
	h.unarchive([]library.Entry{c})
	r.settle()
	if got := statusOf(t, l, "c"); got != narrative.Won {
		t.Errorf("out of the archive it is %s", got)
	}
	if len(listed(h)) != 1 {
		t.Errorf("the archive still shows %v", listed(h))
	}
}

func TestStatusIsChangedFromTheList(t *testing.T) {
	r, h, l := homeRig(t, few()...)
	items := h.menuItems([]library.Entry{first(h)})
	var status *fyne.Menu
	for _, i := range items {
		if i.ChildMenu != nil {
			status = i.ChildMenu
		}
	}
	if !status.Items[3].Checked {
		t.Error("the menu does not say that it is won")
	}
	status.Items[4].Action()
	r.settle()
	if got := statusOf(t, l, "c"); got != narrative.Lost {
		t.Errorf("it is %s", got)
	}
	h.undo()
	r.settle()
	if got := statusOf(t, l, "c"); got != narrative.Won {
		t.Errorf("taken back, it is %s", got)
	}
	r.wantListed("c", "b", "a")
}

func TestDuplicateIsADraftOfItsOwn(t *testing.T) {
	r, h, l := homeRig(t, few()...)
	r.win.window.Canvas().Focus(h.search)
	h.shelf.MoveTo(0)
	r.item("Duplicate").Action()
	r.settle()
	e, _ := h.shelf.At(0)
	if h.shelf.Len() != 4 || e.Title != "Order data (copy)" || e.Status != narrative.Draft || e.ID == "c" {
		t.Fatalf("the first is %+v of %d", e, h.shelf.Len())
	}
	if h.shelf.Cursor() != 0 || r.win.window.Canvas().Focused() != h.list {
		t.Error("the cursor is not at the copy")
	}
	s, err := l.Get(context.Background(), e.ID)
	if err != nil || len(s.Facts) != 2 {
		t.Errorf("%d facts, %v", len(s.Facts), err)
	}
	h.undo()
	r.wantListed("c", "b", "a")
}

func TestDeletedComesBackFromItsRoom(t *testing.T) {
	r, h, _ := homeRig(t, few()...)
	h.remove(first(h))
	r.wantListed("b", "a")
	h.enterRoom(desk.Bin)
	r.wantListed("c")
	if items := h.menuItems([]library.Entry{first(h)}); len(items) != 1 {
		t.Errorf("a deleted solution offers %d commands", len(items))
	}
	h.intoList()
	r.press(fyne.KeyReturn)
	r.wantListed()
	h.enterRoom(desk.Current)
	r.wantListed("c", "b", "a")
}

func TestRecentlyOpened(t *testing.T) {
	r := newRigOn(t, bookcase(t, many(60)...))
	h := r.win.home
	if h.recent.root.Visible() {
		t.Error("it shows an empty line")
	}
	var live []string
	for i := range 7 {
		e, _ := h.shelf.At(i)
		live = append(live, e.ID)
	}
	for _, id := range live {
		r.open(id)
		r.win.ShowLibrary()
		r.settle()
	}
	if n := len(h.recent.line.Objects); !h.recent.root.Visible() || n != recentShown {
		t.Fatalf("%d are shown", n)
	}
	again := newRigOn(t, h.env.Library)
	if got := again.win.home.recent.ids[:2]; !slices.Equal(got, []string{live[6], live[5]}) {
		t.Errorf("the next start shows %v", got)
	}
	r.typeIn(h.search, "x")
	r.settle()
	if h.recent.root.Visible() {
		t.Error("it is in the way of a search")
	}
}

func TestAnswersToOlderQuestionsAreDropped(t *testing.T) {
	r, h, _ := homeRig(t, few()...)
	var waiting []func()
	h.env.Background = func(f func()) { waiting = append(waiting, f) }
	r.win.window.Canvas().Focus(h.search)
	h.search.TypedRune('f')
	h.search.TypedRune('a')
	h.search.TypedRune('i')
	h.search.TypedRune('l')
	last := waiting[len(waiting)-1]
	waiting = waiting[:len(waiting)-1]
	last()
	r.settle()
	for _, f := range waiting {
		f()
	}
	r.settle()
	if got := listed(h); len(got) == 0 || h.alarm.root.Visible() {
		t.Errorf("it shows %v, and an alarm: %v", got, h.alarm.root.Visible())
	}
	if h.shelf.Query().Text != "fail" || h.answered != h.shelf.Turn() {
		t.Error("the newest question has no answer")
	}
}

func TestThousandsComeInPages(t *testing.T) {
	l := bookcase(t)
	var all []narrative.Solution
	for i := range 400 {
		all = append(all, slim(fmt.Sprintf("s%03d", i), "Halden", fmt.Sprintf("Title %03d", i), narrative.Draft))
	}
	if _, err := l.SaveAll(context.Background(), all, library.SaveOptions{Kind: library.Imported}); err != nil {
		t.Fatal(err)
	}
	r := newRigOn(t, l)
	h := r.win.home
	h.sortBy(desk.Order{By: library.ByTitle})
	r.settle()
	if h.shelf.Len() != 400 {
		t.Fatalf("the list has %d rows", h.shelf.Len())
	}
	if _, ok := h.shelf.At(399); ok {
		t.Error("all of them were read at once")
	}
	h.intoList()
	r.press(fyne.KeyEnd)
	if e, ok := h.shelf.Current(); !ok || e.ID != "s399" {
		t.Fatalf("the end is %v", e)
	}
	shown := false
	for _, row := range h.list.rows {
		shown = shown || row.at == 399 && row.entry.ID == "s399"
	}
	if !shown {
		t.Error("the last row does not show it")
	}
	before := h.list.GetScrollOffset()
	h.Reload()
	r.settle()
	if e, ok := h.shelf.Current(); !ok || e.ID != "s399" || h.list.GetScrollOffset() != before {
		t.Errorf("after a reload the cursor is at %v, the list at %v and not %v", e, h.list.GetScrollOffset(), before)
	}
	r.shift(true)
	r.press(fyne.KeyHome)
	r.shift(false)
	if h.shelf.ChosenCount() != 400 {
		t.Errorf("%d are chosen", h.shelf.ChosenCount())
	}
	h.archive(h.shelf.Chosen())
	r.wantListed()
	if len(r.later) == 0 {
		t.Error("work on many solutions would not say how far it is")
	}
	h.undo()
	r.settle()
	if h.shelf.Len() != 400 {
		t.Errorf("%d came back", h.shelf.Len())
	}
}

func TestSeveralAreExported(t *testing.T) {
	twins := []narrative.Solution{
		slim("a", "Halden", "Platform", narrative.Draft),
		slim("b", "Halden", "Platform", narrative.Draft),
		slim("bad", "Kestrel", "Broken", narrative.Draft),
	}
	r, h, l := homeRig(t, twins...)
	h.env.Render = func(_ context.Context, x *narrative.Index, w Wanted) (Made, error) {
		if x.Solution.ID == "bad" {
			return Made{}, errors.New("it cannot be drawn")
		}
		return Made{Data: fmt.Append(nil, w.Kind, " of ", x.Solution.ID)}, nil
	}
	folder := filepath.Join(t.TempDir(), "out")
	run := func() *manyExport {
		all, _ := l.List(context.Background(), library.Query{})
		m := newManyExport(h.env, all, func(err error) { t.Error(err) })
		m.open(r.win.window)
		r.settle()
		m.folder.show(folder)
		m.ready()
		test.Tap(m.start)
		r.settle()
		return m
	}
	m := run()
	files := func() []string {
		var out []string
		found, err := os.ReadDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			out = append(out, f.Name())
		}
		return out
	}
	want := []string{"halden-platform-engineering-2.pdf", "halden-platform-engineering.pdf", "halden-platform-executive-2.pdf", "halden-platform-executive.pdf"}
	if got := files(); !slices.Equal(got, want) {
		t.Errorf("the folder holds %v", got)
	}
	said := strings.Join(append(readable(m.failed), m.said.Text()), "\n")
	if !strings.Contains(said, "4 files written. 1 solution could not be exported:") || !strings.Contains(said, "Broken") || !strings.Contains(said, "cannot be drawn") {
		t.Errorf("it says %q", said)
	}
	if got, _ := l.Setting(context.Background(), folderSetting); got != folder {
		t.Errorf("it remembers %q", got)
	}
	m.dialog.Hide()

	// Again: its own files are replaced, one that somebody wrote notes into is not.
	notes := filepath.Join(folder, want[1])
	if err := os.WriteFile(notes, []byte("with notes"), 0o600); err != nil {
		t.Fatal(err)
	}
	run().dialog.Hide()
	if got, err := os.ReadFile(notes); err != nil || string(got) != "with notes" {
		t.Errorf("the notes are gone: %q, %v", got, err)
	}
	if got := files(); len(got) > 6 {
		t.Errorf("the folder fills up: %v", got)
	}
}

// A Markdown file gets another name where a picture of it would replace one that
// is none of its own.
func TestPicturesAreInTheWay(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"a-1.svg", "b-c.svg", "c.svg", "d-12.svg", "d.md"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	ours := map[string]bool{fmt.Sprintf("%x", sha256.Sum256([]byte("x"))): true}
	for name, want := range map[string]bool{"a.md": true, "a.pdf": false, "b.md": false, "c.md": false, "d.md": false, "e.md": false} {
		if got := holdsSomethingElse(filepath.Join(folder, name), ours); got != want {
			t.Errorf("%s: something else in the way: %t", name, got)
		}
	}
}

func TestExportOfManyIsCancelled(t *testing.T) {
	r, h, l := homeRig(t, few()...)
	all, _ := l.List(context.Background(), library.Query{})
	var m *manyExport
	var begun atomic.Int32
	h.env.Render = func(ctx context.Context, _ *narrative.Index, _ Wanted) (Made, error) {
		n := begun.Add(1)
		if n == 3 {
			m.cancel.OnTapped()
		}
		if n >= 3 { // those before may be under way, on another processor
			<-ctx.Done()
		}
		return Made{Data: fmt.Append(nil, "brief ", n)}, nil
	}
	m = newManyExport(h.env, all, func(err error) { t.Error(err) })
	m.open(r.win.window)
	r.settle()
	folder := t.TempDir()
	m.folder.show(folder)
	test.Tap(m.start)
	r.settle()
	found, err := os.ReadDir(folder)
	if err != nil || len(found) > 2 {
		t.Errorf("%d files, %v", len(found), err)
	}
	if got := m.said.Text(); got != lang.XN("files.cancelled", "", len(found), words.Count(len(found))) {
		t.Errorf("it says %q", got)
	}
	m.dialog.Hide()
}

func TestOneBadOneHoldsUpNoOther(t *testing.T) {
	r, h, l := homeRig(t, few()...)
	all, _ := l.List(context.Background(), library.Query{Statuses: desk.Live})
	if err := l.Delete(context.Background(), "b"); err != nil { // elsewhere, unseen
		t.Fatal(err)
	}
	h.remove(all...)
	r.wantListed()
	h.undo()
	r.wantListed("c", "a")
}
