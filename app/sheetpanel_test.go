package app

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"bifocal/assets"
	"bifocal/narrative"
)

// paste puts a text on the clipboard and pastes it into an entry.
func (r *rig) paste(e *entry, text string) {
	fyne.CurrentApp().Clipboard().SetContent(text)
	r.win.window.Canvas().Focus(e)
	e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: fyne.CurrentApp().Clipboard()})
	r.settle()
}

func TestPastedLinesBecomeFacts(t *testing.T) {
	r := newRig(t, newShelf())
	e := r.create()
	e.capture.Add(narrative.KindDriver)
	r.settle()
	f := e.capture.form.fields[0].(*textField)
	r.paste(f.e, "- teams have two days a week\n- the vendor stays\n* nobody leaves\n")
	if f.e.Text == "" || !strings.Contains(said(f.below.column), "These were 3 lines.") {
		t.Fatalf("the text is %q, and it asks %q", f.e.Text, said(f.below.column))
	}
	r.pause()
	if !press(f.below.column, "Make 3 facts of them") {
		t.Fatal("the offer has gone")
	}
	r.settle()
	var got []string
	for _, a := range narrative.All[narrative.Driver](new(e.work.session.Solution())) {
		got = append(got, a.Event)
	}
	if strings.Join(got, "|") != "teams have two days a week|the vendor stays|nobody leaves" {
		t.Errorf("captured are %q", got)
	}
	if f.e.Text != "teams have two days a week" || f.below.column.Visible() {
		t.Errorf("the field shows %q", f.e.Text)
	}
	if said := r.win.bar.text.Text(); said != "3 facts made of the lines, the first of them in the open one" {
		t.Errorf("it says %q", said)
	}
	e.undo()
	r.settle()
	if n := len(narrative.All[narrative.Driver](new(e.work.session.Solution()))); n != 1 {
		t.Errorf("one step back there are %d", n)
	}
}

// What is offered, what is made and what is said are the same count, whatever
// stood in the field before and however long the list is.
func TestCountsOfPastedLinesAgree(t *testing.T) {
	long := ""
	for i := range 150 {
		long += fmt.Sprintf("- limit number %d holds for all teams and their leads\n", i+1)
	}
	for _, before := range []string{"", "what stood there"} {
		r := newRig(t, newShelf())
		e := r.create()
		e.capture.Add(narrative.KindDriver)
		r.settle()
		f := e.capture.form.fields[0].(*textField)
		r.typeIn(f.e, before)
		r.paste(f.e, long)
		if !press(f.below.column, "Make 150 facts of them") {
			t.Fatalf("it asks %q", said(f.below.column))
		}
		r.settle()
		got := len(narrative.All[narrative.Driver](new(e.work.session.Solution())))
		want := 150
		if before != "" {
			want++ // beside the one that said something
		}
		if text := r.win.bar.text.Text(); got != want || !strings.HasPrefix(text, "150 facts made of the lines") {
			t.Errorf("%q: there are %d, and it says %q", before, got, text)
		}
	}
	r := newRig(t, newShelf())
	e := r.create()
	e.capture.Add(narrative.KindDriver)
	r.settle()
	f := e.capture.form.fields[0].(*textField)
	r.paste(f.e, strings.Repeat("a line\n", 201))
	if got := said(f.below.column); !strings.Contains(got, "These were 201 lines. At most 200 become facts at once") {
		t.Errorf("it says %q", got)
	}
}

func TestPastedLinesCanStayOneText(t *testing.T) {
	r := newRig(t, newShelf())
	e := r.create()
	e.capture.Add(narrative.KindDriver)
	f := e.capture.form.fields[0].(*textField)
	r.paste(f.e, "one\ntwo")
	press(f.below.column, "No")
	a, _ := narrative.First[narrative.Driver](new(e.work.session.Solution()))
	if a.Event != "one two" || f.below.column.Visible() {
		t.Errorf("captured is %q", a.Event)
	}
	e.capture.Add(narrative.KindAnswer)
	g := e.capture.form.fields[0].(*tellingField)
	r.paste(g.entries[0], "one\ntwo")
	if g.below.column.Visible() {
		t.Error("of an answer there is only one")
	}
}

const table = "Metric\tToday\tTarget\tBy\nRunning costs\t1,200 K USD a year\t252 K USD a year\tQ4 2027\nOutages\t9 a month\tsoon\tQ4 2027\nTotal\t1\t2\t\n"

func TestPastedTableBecomesOutcomes(t *testing.T) {
	r := newRig(t, newShelf())
	e := r.create()
	e.capture.Add(narrative.KindOutcome)
	r.settle()
	f := e.capture.form.fields[0].(*tellingField)
	r.paste(f.entries[0], table)
	p := e.capture.sheet
	if !p.root.Visible() || f.entries[0].Text != "" {
		t.Fatalf("the panel is shown: %v; the field has %q", p.root.Visible(), f.entries[0].Text)
	}
	text := said(p.root)
	for _, want := range []string{"A table of 3 rows", "Running costs", "Row 2 – Target: ", "a total, which is computed"} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q: %q", want, text)
		}
	}
	if p.add.Text != "Add one fact" || p.left.Text() != "2 rows are left out" {
		t.Errorf("it offers %q, %q", p.add.Text, p.left.Text())
	}
	p.change(p.sheet.Mean(2, "")) // without its target the second row is read
	if p.add.Text != "Add 2 facts" {
		t.Errorf("with a column left out it offers %q", p.add.Text)
	}
	before := len(e.work.session.Solution().Facts)
	test.Tap(p.add)
	r.settle()
	if got := len(e.work.session.Solution().Facts); got != before-1+2 || p.root.Visible() || e.capture.openGroup != narrative.GroupOutcomes {
		t.Errorf("%d facts are there, %d were", got, before)
	}
	e.undo()
	r.settle()
	if got := len(e.work.session.Solution().Facts); got != before {
		t.Errorf("one step back there are %d", got)
	}
}

// A word that the program does not know costs a row its value, not the row; and a
// table can be meant as the text of the field.
func TestAnUnknownWordCostsNoRow(t *testing.T) {
	r := newRig(t, newShelf())
	e := r.create()
	e.capture.Add(narrative.KindProblem)
	r.settle()
	f := e.capture.form.fields[0].(*textField)
	const table = "Name\tType\tTechnology\tState\nYard camera\tdevice\tRTSP\tnew\nKiosk\tdevice\tAndroid\told"
	r.paste(f.e, table)
	p := e.capture.sheet
	if p.add.Text != "Add 2 facts" || p.left.Text() != "3 values are left out" {
		t.Errorf("it offers %q, %q", p.add.Text, p.left.Text())
	}
	if text := said(p.root); !strings.Contains(text, "Row 1, without this: Type: “device” is none of") {
		t.Errorf("it says %q", text)
	}
	test.Tap(p.plain)
	r.settle()
	if want := "Name, Type, Technology, State; Yard camera, device, RTSP, new; Kiosk, device, Android, old"; p.root.Visible() || f.e.Text != want {
		t.Errorf("the field has %q", f.e.Text)
	}
	e.pasteTable(table)
	if p.plain.Visible() {
		t.Error("pasted into no field it can be a text")
	}
}

// A table takes the place of the empty outcome that it was pasted into, and adds
// those who ask for its rows.
func TestPastedTableReplacesTheEmptyFact(t *testing.T) {
	r := newRig(t, newShelf())
	e := r.create()
	e.capture.Add(narrative.KindOutcome)
	r.settle()
	e.capture.Add(narrative.KindOutcome)
	r.settle()
	f := e.capture.form.fields[0].(*tellingField)
	const table = "Measure\tToday\tTarget\tAsked for by\nOn-time departures\t78 %\t93 %\tCOO\nBoarding time\t24 min\t16 min\tCOO and Head of Terminal"
	r.paste(f.entries[0], table)
	p := e.capture.sheet
	if text := said(p.root); !strings.Contains(text, "COO; Head of Terminal") || strings.Contains(text, "Leave it out\nLeave") {
		t.Errorf("it says %q", text)
	}
	test.Tap(p.add)
	r.settle()
	s := e.work.session.Solution()
	all := narrative.All[narrative.Outcome](&s)
	if len(all) != 3 || !all[0].Measure.IsZero() || len(all[1].Stakeholders) != 1 || len(all[2].Stakeholders) != 2 {
		t.Errorf("the outcomes are %+v", all)
	}
	if people := narrative.All[narrative.Stakeholder](&s); len(people) != 2 || people[0].Role != "COO" || people[0].ID != all[1].Stakeholders[0] {
		t.Errorf("the people are %+v", people)
	}
	e.undo()
	r.settle()
	if n := len(e.work.session.Solution().Facts); n != 2 {
		t.Errorf("one step back there are %d facts", n)
	}
	// The menu does the same.
	fyne.CurrentApp().Clipboard().SetContent("no table")
	for _, c := range r.win.menu.commands {
		if c.label == "Paste table…" {
			c.item.Action()
			if p.root.Visible() || !strings.Contains(r.win.bar.text.Text(), "no table on the clipboard") {
				t.Errorf("without a table it says %q", r.win.bar.text.Text())
			}
			fyne.CurrentApp().Clipboard().SetContent(table)
			c.item.Action()
		}
	}
	if !p.root.Visible() || p.add.Text != "Add 2 facts" {
		t.Error("the menu does not show the table")
	}
}

func TestEscapeClosesTheTable(t *testing.T) {
	r := newRig(t, newShelf())
	e := r.create()
	e.table([][]string{{"A", "1"}, {"B", "2"}})
	e.escape()
	if e.capture.sheet.root.Visible() || len(e.work.session.Solution().Facts) != 0 {
		t.Error("it is still there")
	}
}

// onDisk writes a file and returns where it is.
func onDisk(t *testing.T, name string, data []byte) fyne.URI {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return storage.NewFileURI(path)
}

func TestDroppedTableIsShown(t *testing.T) {
	for name, data := range map[string][]byte{
		"table.csv": []byte("Kennzahl;Ist;Soll\nAusfälle;9;1\n"),
		"excel.csv": []byte("Kennzahl;Ist;Soll\nAusf\xe4lle;9;1\n"),
		"utf16.tsv": {0xff, 0xfe, 'A', 0, 0xe4, 0, '\t', 0, '9', 0, '\n', 0, 'B', 0, '\t', 0, '1', 0},
	} {
		r := newRig(t, newShelf())
		e := r.create()
		r.win.dropped([]fyne.URI{onDisk(t, name, data)})
		r.settle()
		if text := said(e.capture.sheet.root); !e.capture.sheet.root.Visible() || !strings.Contains(text, "ä") {
			t.Errorf("%s: it says %q", name, text)
		}
	}
}

func TestDroppedFilesAreToldOf(t *testing.T) {
	r := newRig(t, newShelf())
	drop := func(files ...fyne.URI) string {
		r.win.dropped(files)
		r.settle()
		return r.win.bar.text.Text()
	}
	if got := drop(onDisk(t, "notes.odt", nil)); got != "“notes.odt” is neither a solution (.json) nor a table (.csv, .tsv)." {
		t.Errorf("a document: %q", got)
	}
	if got := drop(onDisk(t, "a.csv", []byte("a;b\nc;d"))); !strings.Contains(got, "Open the solution first") {
		t.Errorf("a table without a solution: %q", got)
	}
	if got := drop(onDisk(t, "a.json", assets.Examples()[0].Data), onDisk(t, "b.json", assets.Examples()[1].Data)); got != "2 solutions imported" || len(r.shelf.held) != 2 || r.win.editor != nil {
		t.Errorf("two solutions: %q", got)
	}
	drop(onDisk(t, "c.json", assets.Examples()[2].Data), onDisk(t, "d.json", []byte("{}")))
	if len(r.shelf.held) != 3 || r.win.window.Canvas().Overlays().Top() == nil {
		t.Error("the one that is none is not told of, or the good one did not come in")
	}
	e := r.create()
	r.win.dropped([]fyne.URI{onDisk(t, "e.csv", []byte("no table"))})
	r.settle()
	if e.capture.sheet.root.Visible() {
		t.Error("what is no table is shown as one")
	}
}

// An offer goes with the text it is about: what was pasted, undone and pasted anew
// makes facts of the text that stands there.
func TestOfferForLinesFollowsTheText(t *testing.T) {
	r := newRig(t, newShelf())
	e := r.create()
	e.capture.Add(narrative.KindDriver)
	r.settle()
	f := e.capture.form.fields[0].(*textField)
	r.paste(f.e, "teams have {x} days a week\nthe vendor stays")
	e.undo()
	r.settle()
	if f.e.Text != "" || f.below.column.Visible() {
		t.Fatalf("after the undo the text is %q, and it asks %q", f.e.Text, said(f.below.column))
	}
	r.paste(f.e, "the contract ends\nthe price rises\na rival opens")
	if !press(f.below.column, "Make 3 facts of them") {
		t.Fatalf("it asks %q", said(f.below.column))
	}
	r.settle()
	var got []string
	for _, a := range narrative.All[narrative.Driver](new(e.work.session.Solution())) {
		got = append(got, a.Event)
	}
	if strings.Join(got, "|") != "the contract ends|the price rises|a rival opens" {
		t.Errorf("captured are %q", got)
	}
}
