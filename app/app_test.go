package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"bifocal/app/desk"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/assets"
	"bifocal/export"
	"bifocal/export/house"
	"bifocal/export/pdf"
	"bifocal/narrative"
	"bifocal/narrative/compare"
	"bifocal/narrative/library"
)

// shelf is a library in memory.
type shelf struct {
	mu        sync.Mutex
	held      map[string]narrative.Solution
	deleted   map[string]narrative.Solution
	settings  map[string]string
	exports   []library.Export
	handed    []library.Handed
	saves     int
	asked     int                           // what changed in how many revisions
	version   int64                         // grows with what other programs do
	revisions []library.Revision            // the newest first
	bodies    map[string]narrative.Solution // of the revisions, by hash
	fail      error                         // of the next saves
	styles    map[string][]byte
	inDefault string // the name of the default style
	nameless  error  // of reading the names of customers
	requests  []library.Request
}

func newShelf(solutions ...narrative.Solution) *shelf {
	s := &shelf{bodies: map[string]narrative.Solution{}, held: map[string]narrative.Solution{}, deleted: map[string]narrative.Solution{}, settings: map[string]string{}}
	for _, sol := range solutions {
		s.held[sol.ID] = sol
	}
	return s
}

func (s *shelf) List(_ context.Context, q library.Query) ([]library.Entry, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []library.Entry
	for _, sol := range s.held {
		if library.Matches(solutionName(sol), q.Text) && !q.Deleted && (q.Statuses == nil || slices.Contains(q.Statuses, cmp.Or(sol.Status, narrative.Draft))) {
			out = append(out, library.Entry{ID: sol.ID, Title: sol.Title, Customer: sol.Customer.Name, Status: sol.Status, Changed: noon})
		}
	}
	slices.SortFunc(out, func(a, b library.Entry) int { return strings.Compare(a.ID, b.ID) })
	return out, nil
}

func (s *shelf) Get(_ context.Context, id string) (narrative.Solution, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if sol, ok := s.held[id]; ok {
		return sol, nil
	}
	return narrative.Solution{}, library.ErrNotFound
}

func (s *shelf) Save(_ context.Context, sol narrative.Solution, o library.SaveOptions) (library.Saved, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.fail != nil {
		return library.Saved{}, s.fail
	}
	hash := hashOf(sol)
	if had, ok := s.held[sol.ID]; o.Base != "" && (!ok || hashOf(had) != o.Base && hashOf(had) != hash) {
		return library.Saved{}, library.ErrConflict
	}
	s.saves++
	s.held[sol.ID] = sol
	return library.Saved{ID: sol.ID, Hash: hash, Revision: s.record(sol, o.Kind, o.Name, noon)}, nil
}

// record adds a revision, or where a solution did not change marks the newest,
// and returns its number.
func (s *shelf) record(sol narrative.Solution, kind library.Kind, name string, at time.Time) int {
	hash := hashOf(sol)
	if len(s.revisions) > 0 && s.revisions[0].Hash == hash {
		if kind == library.Kept {
			s.revisions[0].Kind, s.revisions[0].Name = kind, name
		}
		return s.revisions[0].N
	}
	if kind == "" {
		kind = library.Autosave
	}
	s.bodies[hash] = sol
	r := library.Revision{N: len(s.revisions) + 1, At: at, Kind: kind, Name: name, Hash: hash}
	s.revisions = append([]library.Revision{r}, s.revisions...)
	return r.N
}

func (s *shelf) Revision(_ context.Context, _ string, n int) (narrative.Solution, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, r := range s.revisions {
		if r.N == n {
			return s.bodies[r.Hash], nil
		}
	}
	return narrative.Solution{}, library.ErrNoRevision
}

func (s *shelf) Changes(_ context.Context, _ string, n int) (compare.Summary, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked++
	for i, r := range s.revisions {
		if r.N != n {
			continue
		}
		now := s.bodies[r.Hash]
		if i+1 == len(s.revisions) {
			return compare.First(now), nil
		}
		c := compare.Solutions(s.bodies[s.revisions[i+1].Hash], now)
		return c.Summary(), nil
	}
	return compare.Summary{}, library.ErrNoRevision
}

func (s *shelf) NameRevision(_ context.Context, _ string, n int, name string) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range s.revisions {
		if r := &s.revisions[i]; r.N == n {
			r.Name = name
			if r.Kind == library.Autosave {
				r.Kind = library.Kept
			}
			return name, nil
		}
	}
	return "", library.ErrNoRevision
}

func (s *shelf) Revisions(context.Context, string) ([]library.Revision, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.revisions), nil
}

func (s *shelf) CustomerNames(context.Context) ([]library.CustomerNames, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []library.CustomerNames
	for id, sol := range s.held {
		out = append(out, library.CustomerNames{Solution: id, Name: sol.Customer.Name, Aliases: sol.Customer.Aliases, Domains: sol.Customer.Domains})
	}
	return out, s.nameless
}

func (s *shelf) Version(context.Context) (int64, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.version, nil
}

// elsewhere does to the library what another program would.
func (s *shelf) elsewhere(sol narrative.Solution) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.version++
	s.held[sol.ID] = sol
	s.record(sol, "", "", noon.Add(4*time.Minute))
}

func (s *shelf) CountByStatus(ctx context.Context, q library.Query) (map[narrative.Status]int, error) {
	out := map[narrative.Status]int{}
	all, err := s.List(ctx, library.Query{Text: q.Text, Deleted: q.Deleted})
	for _, e := range all {
		out[e.Status]++
	}
	return out, err
}

func (s *shelf) CountByCustomer(context.Context, library.Query) ([]library.CustomerCount, error) {
	return nil, nil
}

func (s *shelf) Named(_ context.Context, ids []string) (out []library.Entry, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, id := range ids {
		if sol, ok := s.held[id]; ok {
			out = append(out, library.Entry{ID: sol.ID, Title: sol.Title, Customer: sol.Customer.Name, Status: sol.Status, Changed: noon})
		}
	}
	return out, nil
}

func (s *shelf) DeleteAll(_ context.Context, ids []string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, id := range ids {
		s.deleted[id] = s.held[id]
		delete(s.held, id)
	}
	return nil
}

func (s *shelf) UndeleteAll(_ context.Context, ids []string) (out []library.Saved, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, id := range ids {
		s.held[id] = s.deleted[id]
		out = append(out, library.Saved{ID: id})
	}
	return out, nil
}

func (s *shelf) SetStatus(context.Context, []library.Standing) ([]library.Standing, error) {
	return nil, nil
}

func (s *shelf) BeforeArchive(context.Context, []string) ([]library.Standing, error) {
	return nil, nil
}

func (s *shelf) RecordExport(_ context.Context, sol narrative.Solution, e library.Export) (library.Saved, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.exports = append(s.exports, e)
	s.handed = append(s.handed, library.Handed{Export: e, Solution: library.Entry{ID: sol.ID, Title: sol.Title, Customer: sol.Customer.Name}})
	return library.Saved{}, nil
}

func (s *shelf) Styles(context.Context) (out []library.StyleEntry, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for name := range s.styles {
		out = append(out, library.StyleEntry{Name: name, Default: name == s.inDefault, Changed: noon})
	}
	slices.SortFunc(out, func(a, b library.StyleEntry) int { return strings.Compare(a.Name, b.Name) })
	return out, nil
}

func (s *shelf) Style(_ context.Context, name string) ([]byte, string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if body, ok := s.styles[name]; ok {
		return body, name, nil
	}
	return nil, "", library.ErrNoStyle
}

func (s *shelf) DefaultStyle(context.Context) ([]byte, string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.styles[s.inDefault], s.inDefault, nil
}

func (s *shelf) SaveStyle(_ context.Context, was, name string, body []byte) (bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.fail != nil {
		return false, s.fail
	}
	_, had := s.styles[name]
	if was != name {
		delete(s.styles, was)
		if was != "" && s.inDefault == was {
			s.inDefault = name
		}
	}
	if s.styles == nil {
		s.styles = map[string][]byte{}
	}
	s.styles[name] = body
	return had, nil
}

func (s *shelf) DeleteStyle(_ context.Context, name string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.styles, name)
	if s.inDefault == name {
		s.inDefault = ""
	}
	return nil
}

func (s *shelf) SetDefaultStyle(_ context.Context, name string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.inDefault = name
	return nil
}

func (s *shelf) HandedOut(_ context.Context, sum string) ([]library.Handed, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, h := range s.handed {
		if h.SHA256 == sum {
			h.Revision = s.revisions[len(s.revisions)-1].N // the first there is
			return []library.Handed{h}, nil
		}
	}
	return nil, nil
}

func (s *shelf) Find(_ context.Context, wanted func(string) bool) (library.Entry, bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for id, sol := range s.held {
		if wanted(id) {
			return library.Entry{ID: id, Title: sol.Title, Customer: sol.Customer.Name}, true, nil
		}
	}
	return library.Entry{}, false, nil
}

func (s *shelf) NoteRequest(_ context.Context, _ string, r library.Request) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	r.At = noon
	s.requests = append(s.requests, r)
	return nil
}

func (s *shelf) Requests(context.Context, string) ([]library.Request, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.requests), nil
}

func (s *shelf) Setting(_ context.Context, name string) (string, error) {
	return s.settings[name], nil
}

func (s *shelf) SetSetting(_ context.Context, name, value string) error {
	s.settings[name] = value
	return nil
}

var noon = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

// rig is a window under test. What would run on the window's goroutine waits
// until settle is called, on the test's own.
type rig struct {
	t      testing.TB
	shelf  *shelf
	win    *Window
	mu     sync.Mutex
	queue  []func()
	later  []func() // what waits for a pause
	proofs int      // how often pages were drawn
}

// pause lets pass the time that anything waits for.
func (r *rig) pause() {
	later := r.later
	r.later = nil
	for _, f := range later {
		f()
	}
	r.settle()
}

func newRig(t testing.TB, s *shelf) *rig {
	t.Helper()
	r := newRigOn(t, s)
	r.shelf = s
	return r
}

// newRigOn is a rig on another library.
func newRigOn(t testing.TB, lib Library) *rig {
	t.Helper()
	pointer = pointing{now: time.Now} // nothing was clicked yet
	a := test.NewTempApp(t)
	a.Settings().SetTheme(look.Theme{})
	r := &rig{t: t}
	var examples []Example
	for _, x := range assets.Examples() {
		sol, err := narrative.Decode(x.Data)
		if err != nil {
			t.Fatal(err)
		}
		examples = append(examples, Example{Name: x.Name, Title: sol.Title, Customer: sol.Customer.Name, Solution: sol})
	}
	r.win = New(a, Env{
		Library: lib, Examples: func() []Example { return examples }, Frame: desk.FrameBoth, Now: func() time.Time { return noon },
		After: func(_ time.Duration, f func()) func() {
			off := false
			r.later = append(r.later, func() {
				if !off {
					f()
				}
			})
			return func() { off = true }
		},
		Every:      func(time.Duration, func() bool) {}, // the test looks itself
		Background: func(f func()) { f() },
		OnUI: func(f func()) {
			r.mu.Lock()
			r.queue = append(r.queue, f)
			r.mu.Unlock()
		},
		Render: func(_ context.Context, x *narrative.Index, w Wanted) (Made, error) {
			made := Made{Data: fmt.Appendf(nil, "%s for %s", w.Kind, x.Solution.Customer.Name), Notes: []string{"a note"}}
			if w.Format == export.Markdown {
				made.Beside = []export.File{{Name: w.Stem + "-1.svg", Data: []byte("picture")}}
			}
			return made, nil
		},
		Proof: func(ctx context.Context, x *narrative.Index, kind export.Kind, style *house.Style, scale float64) (Proof, error) {
			r.proofs++
			p, err := pdf.Proof(ctx, export.Compose(x, kind, export.Options{Date: noon, Style: style}), scale, 4)
			return Proof{p.Pages, p.Covered, p.Report.Pages, p.More}, err
		},
		Home: t.TempDir(), Version: "test",
	})
	r.win.window.Resize(fyne.NewSize(1280, 720))
	r.settle()
	t.Cleanup(func() { _ = r.win.SaveNow(); r.win.leave(); r.win.bar.hide(); r.win.window.Close() })
	return r
}

func (r *rig) settle() {
	for {
		r.mu.Lock()
		q := r.queue
		r.queue = nil
		r.mu.Unlock()
		if len(q) == 0 {
			return
		}
		for _, f := range q {
			f()
		}
	}
}

func (r *rig) open(id string) *editor {
	r.t.Helper()
	r.win.Open(id)
	r.settle()
	if r.win.editor == nil {
		r.t.Fatalf("%s did not open", id)
	}
	return r.win.editor
}

func (r *rig) create() *editor {
	r.win.create()
	r.settle()
	return r.win.editor
}

func (r *rig) typeIn(e fyne.Focusable, text string) {
	r.win.window.Canvas().Focus(e)
	for _, c := range text {
		e.TypedRune(c)
		r.settle()
	}
}

// told is everything that both framings show.
func told(e *editor) string {
	var b strings.Builder
	for _, row := range e.framings.rows {
		for _, c := range row.cells {
			b.WriteString(c.side.Heading + "\n")
			for _, bl := range c.blocks {
				b.WriteString(bl.text() + "\n")
			}
		}
	}
	return b.String()
}

func example(t testing.TB, n int) narrative.Solution {
	t.Helper()
	s, err := narrative.Decode(assets.Examples()[n].Data)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestTypingChangesBothFramings(t *testing.T) {
	r := newRig(t, newShelf())
	e := r.create()
	e.capture.Add(narrative.KindProblem)
	r.settle()
	symptom, _ := e.capture.form.fields[0].(*textField)
	cause, _ := e.capture.form.fields[1].(*textField)
	r.typeIn(symptom.e, "invoices go out late")
	r.typeIn(cause.e, "the batch job locks the table")
	text := told(e)
	for _, want := range []string{"nvoices go out late", "atch job locks the table"} {
		if !strings.Contains(text, want) {
			t.Errorf("the framings lack %q:\n%s", want, text)
		}
	}
	if got, _ := narrative.First[narrative.Problem](new(e.work.session.Solution())); got.Symptom != "invoices go out late" {
		t.Errorf("captured %q", got.Symptom)
	}
}

func TestKeystrokeTouchesOnlyWhatDiffers(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	p, _ := narrative.First[narrative.Problem](&s)
	e.capture.Open(p.ID, false)
	r.settle()
	before := map[*block]bool{}
	for _, row := range e.framings.rows {
		for _, c := range row.cells {
			for _, b := range c.blocks {
				before[b] = true
			}
		}
	}
	symptom, _ := e.capture.form.fields[0].(*textField)
	r.typeIn(symptom.e, "x")
	for _, row := range e.framings.rows {
		for _, c := range row.cells {
			for _, b := range c.blocks {
				if !before[b] {
					t.Errorf("the block %s was made anew", b.piece.Key)
				}
			}
		}
	}
}

func TestDeleteAndUndo(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	o, _ := narrative.First[narrative.Outcome](&s)
	e.capture.Open(o.ID, false)
	spec, _ := narrative.Spec(narrative.KindOutcome)
	e.capture.delete(spec, o.ID)
	r.settle()
	if _, ok := e.work.session.Fact(o.ID); ok {
		t.Fatal("the outcome is still there")
	}
	if !e.bar.root.Visible() {
		t.Fatal("nothing offers to undo")
	}
	test.Tap(e.bar.button)
	r.settle()
	back := e.work.session.Solution()
	if !slices.EqualFunc(back.Facts, s.Facts, func(a, b narrative.Fact) bool { return a.FactID() == b.FactID() }) {
		t.Error("the facts are not as they were")
	}
	if e.capture.openFact != o.ID {
		t.Error("the outcome that came back is not shown")
	}
}

func TestUndoOfTyping(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	p, _ := narrative.First[narrative.Problem](&s)
	e.capture.Open(p.ID, false)
	f, _ := e.capture.form.fields[0].(*textField)
	r.typeIn(f.e, "abc")
	e.undo()
	r.settle()
	if f.e.Text != p.Symptom {
		t.Errorf("the field shows %q", f.e.Text)
	}
	e.redo()
	r.settle()
	if !strings.Contains(f.e.Text, "abc") {
		t.Errorf("the field shows %q", f.e.Text)
	}
}

func TestEveryKindCanBeAddedEditedAndShown(t *testing.T) {
	r := newRig(t, newShelf())
	e := r.create()
	for _, spec := range narrative.Catalog {
		e.capture.Add(spec.Kind)
		r.settle()
		id := e.capture.openFact
		if len(e.capture.form.fields) != len(spec.Fields) {
			t.Errorf("%s: %d fields are shown, it has %d", spec.Kind, len(e.capture.form.fields), len(spec.Fields))
		}
		fill(r, e.capture.form.fields)
		f, ok := e.work.session.Fact(id)
		if !ok {
			t.Fatalf("%s: the fact is gone", spec.Kind)
		}
		for _, field := range spec.Fields {
			switch field.Type {
			case narrative.RefField, narrative.RefsField, narrative.OptionField:
				continue // nothing to refer to yet
			}
			if v, _ := narrative.Get(f, field.Key); !filled(v) {
				t.Errorf("%s: what was typed into %s is not in the fact", spec.Kind, field.Key)
			}
		}
		if width := e.capture.column.MinSize().Width; width > 440 {
			t.Errorf("%s: the form wants %v of width", spec.Kind, width)
		}
		e.capture.close()
		e.capture.Show()
		x := e.work.index()
		f, _ = x.Fact(id)
		if row := e.capture.facts[id]; row == nil || desk.Name(x, f, words.Say) == "" {
			t.Errorf("%s: the list does not name it", spec.Kind)
		}
	}
}

// fill types the example of each field into it.
func fill(r *rig, fields []fieldView) {
	for _, f := range fields {
		switch f := f.(type) {
		case *textField:
			text := f.b.field.Example
			if strings.Contains(text, "{") || text == "" {
				text = "some words"
			}
			r.typeIn(f.e, text)
		case *tellingField:
			r.typeIn(f.entries[0], "some words")
			r.typeIn(f.entries[1], "other words")
		case *parsedField:
			r.typeIn(f.e, f.b.field.Example)
			r.win.window.Canvas().Unfocus()
			r.pause() // what is hidden has no focus to lose
		case *choiceField:
			f.s.SetSelected(f.b.field.Choices[0])
		case *scaleField:
			f.s.set(3)
		case *boolField:
			f.c.SetChecked(true)
		case *personField:
			f.s.SetText("platform lead")
		case *sublist:
			test.Tap(f.add)
			fill(r, f.fields[0])
		}
	}
}

func TestValueThatCannotBeReadKeepsTheLastOne(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	o, _ := narrative.First[narrative.Outcome](&s)
	e.capture.Open(o.ID, false)
	target, _ := e.capture.form.fields[2].(*parsedField)
	if target.b.field.Key != "target" {
		t.Fatal("the third field is", target.b.field.Key)
	}
	target.e.show("")
	r.typeIn(target.e, "much less")
	if target.fault.Visible() {
		t.Error("it complains while one types")
	}
	r.win.window.Canvas().Unfocus()
	if !target.fault.Visible() {
		t.Error("it does not complain")
	}
	got, _ := e.work.session.Fact(o.ID)
	if got.(narrative.Outcome).Target.IsZero() {
		t.Error("the last good value is lost")
	}
	// Another fact and back: what was typed is still there.
	p, _ := narrative.First[narrative.Problem](&s)
	e.capture.Open(p.ID, false)
	e.capture.Open(o.ID, false)
	target, _ = e.capture.form.fields[2].(*parsedField)
	if target.e.Text != "much less" || !target.fault.Visible() {
		t.Errorf("what was typed is gone: %q", target.e.Text)
	}
}

func TestEmptyLibraryOffersExamples(t *testing.T) {
	r := newRig(t, newShelf())
	if !r.win.home.empty.Visible() {
		t.Fatal("an empty library says nothing")
	}
	r.win.openExample(r.win.env.Examples()[1])
	r.settle()
	if r.win.editor == nil || r.win.editor.work.session.Solution().ID != assets.Examples()[1].Name {
		t.Fatal("the example did not open")
	}
	r.win.ShowLibrary()
	r.settle()
	if r.win.home.empty.Visible() || r.win.home.shelf.Len() != 1 {
		t.Error("the library does not list it")
	}
}

func TestLibrarySearchDeleteUndo(t *testing.T) {
	r := newRig(t, newShelf(example(t, 0), example(t, 1), example(t, 2)))
	h := r.win.home
	if h.shelf.Len() != 3 {
		t.Fatalf("%d solutions are listed", h.shelf.Len())
	}
	r.typeIn(h.search, "halden")
	if h.shelf.Len() != 1 {
		t.Fatalf("%d solutions are found", h.shelf.Len())
	}
	h.remove(first(h))
	r.settle()
	if h.shelf.Len() != 0 || !h.nothing.Visible() {
		t.Error("it is still listed")
	}
	if r.win.menu.undo.Disabled {
		t.Error("the menu does not offer to undo")
	}
	r.win.menu.undo.Action()
	r.settle()
	if h.shelf.Len() != 1 || !r.win.menu.undo.Disabled {
		t.Error("it did not come back")
	}
}

// first is the first solution in the list.
func first(h *home) library.Entry {
	e, _ := h.shelf.At(0)
	return e
}

func TestExport(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	e.showExport(true)
	r.settle()
	folder := filepath.Join(t.TempDir(), "new folder")
	e.export.folder.show(folder)
	e.export.preview()
	test.Tap(e.export.start)
	r.settle()
	for _, kind := range []export.Kind{export.ExecutiveBrief, export.EngineeringBrief} { // which are ticked at first
		data, err := os.ReadFile(filepath.Join(folder, export.FileName(&s, kind, "pdf")))
		if err != nil || string(data) != string(kind)+" for Halden Freight" {
			t.Errorf("%s: %q, %v", kind, data, err)
		}
	}
	if len(r.shelf.exports) != 2 || r.shelf.settings[folderSetting] != folder {
		t.Errorf("recorded %v, remembered %q", r.shelf.exports, r.shelf.settings[folderSetting])
	}
	if len(e.export.result.Items()) == 0 {
		t.Error("it does not say what happened")
	}
}

func TestExportInFormats(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	e.showExport(true)
	r.settle()
	folder := t.TempDir()
	e.export.folder.show(folder)
	e.export.briefs.ticks[1].SetChecked(false)
	for _, tick := range e.export.formats.ticks {
		tick.SetChecked(!tick.Checked)
	}
	names := export.FileName(&s, export.ExecutiveBrief, "docx") + "\n" + export.FileName(&s, export.ExecutiveBrief, "html") + "\n" + export.FileName(&s, export.ExecutiveBrief, "md")
	if got := e.export.coming.names.Text(); got != names {
		t.Errorf("it says that it will write %q", got)
	}
	test.Tap(e.export.start)
	r.settle()
	var found []string
	all, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range all {
		found = append(found, f.Name())
	}
	picture := strings.TrimSuffix(export.FileName(&s, export.ExecutiveBrief, "md"), ".md") + "-1.svg"
	want := append(strings.Split(names, "\n"), picture)
	slices.Sort(want)
	if !slices.Equal(found, want) {
		t.Errorf("the folder holds %q, want %q", found, want)
	}
	if got := r.shelf.settings[formatsSetting]; got != "docx html markdown" {
		t.Errorf("it remembers %q", got)
	}
	if x := r.shelf.exports; len(x) != 3 || x[0].Format != "docx" || x[2].Format != "markdown" {
		t.Errorf("recorded %v", x)
	}
	again := newFormatTicks(func() {})
	again.show(lastFormats(e.export.env))
	if got := again.chosen(); !slices.Equal(got, []export.Format{export.DOCX, export.HTML, export.Markdown}) {
		t.Errorf("the next time it offers %v", got)
	}
	for _, tick := range e.export.formats.ticks {
		tick.SetChecked(false)
	}
	if !e.export.start.Disabled() || e.export.coming.names.Text() != "Tick at least one format." {
		t.Errorf("without a format it says %q", e.export.coming.names.Text())
	}
}

func TestExportIntoNowhereSaysSo(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	e.showExport(true)
	r.settle()
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	e.export.folder.show(file)
	test.Tap(e.export.start)
	r.settle()
	if len(e.export.result.Items()) == 0 || len(r.shelf.exports) != 0 {
		t.Error("it does not say that nothing was written")
	}
}

func TestLeavingSaves(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	p, _ := narrative.First[narrative.Problem](&s)
	e.capture.Open(p.ID, false)
	f, _ := e.capture.form.fields[0].(*textField)
	r.typeIn(f.e, "!")
	r.shelf.fail = errors.New("the disk is full; make room and try again")
	r.win.ShowLibrary()
	r.settle()
	if r.win.editor == nil {
		t.Fatal("the editor is gone although nothing was saved")
	}
	if !e.alarm.root.Visible() || e.state.Text() != "not saved" {
		t.Errorf("it does not say that it is not saved: %q", e.state.Text())
	}
	r.shelf.fail = nil
	r.win.ShowLibrary()
	r.settle()
	if r.win.editor != nil {
		t.Fatal("the editor stays")
	}
	held := r.shelf.held[s.ID]
	saved, _ := held.Fact(p.ID)
	if got := saved.(narrative.Problem).Symptom; got == p.Symptom {
		t.Error("what was typed is not saved")
	}
}

func TestNothingTypedNothingSaved(t *testing.T) {
	r := newRig(t, newShelf())
	r.create()
	r.win.ShowLibrary()
	r.settle()
	if len(r.shelf.held) != 0 {
		t.Error("an empty solution was saved")
	}
}

func TestWindowFitsALaptop(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	limit := fyne.NewSize(1366, 700) // less title bar and panel
	check := func(what string) {
		t.Helper()
		if m := r.win.window.Content().MinSize(); m.Width > limit.Width || m.Height > limit.Height {
			t.Errorf("%s wants %v", what, m)
		}
	}
	check("the library")
	e := r.open(s.ID)
	for _, f := range e.work.session.Solution().Facts {
		e.capture.Open(f.FactID(), false)
		r.settle()
		check(string(f.FactKind()))
	}
	e.showExport(true)
	check("export")
}

func TestTabMovesOn(t *testing.T) {
	r := newRig(t, newShelf())
	e := r.create()
	e.capture.Add(narrative.KindAnswer)
	r.settle()
	f, _ := e.capture.form.fields[0].(*tellingField)
	c := r.win.window.Canvas()
	if c.Focused() != f.entries[0] {
		t.Fatalf("the focus is on %T", c.Focused())
	}
	if f.entries[0].AcceptsTab() {
		t.Error("the entry keeps Tab to itself")
	}
	f.entries[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if c.Focused() != f.entries[1] {
		t.Errorf("Enter leads to %T", c.Focused())
	}
}

func TestClickOnABlockOpensItsFact(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	for _, row := range e.framings.rows {
		for _, c := range row.cells {
			for _, b := range c.blocks {
				if len(b.piece.Facts) == 0 {
					continue
				}
				if _, ok := e.work.session.Fact(b.piece.Facts[0]); !ok {
					continue
				}
				b.Tapped(&fyne.PointEvent{})
				if e.capture.openFact != b.piece.Facts[0] || !b.marked {
					t.Errorf("a click on %s opens %q", b.piece.Key, e.capture.openFact)
				}
			}
		}
	}
}

func TestMenuShortcutsAreUnique(t *testing.T) {
	r := newRig(t, newShelf())
	seen := map[string]string{}
	for _, m := range r.win.menu.main.Items {
		for _, i := range m.Items {
			if i.Shortcut == nil {
				continue
			}
			name := i.Shortcut.ShortcutName()
			if seen[name] != "" {
				t.Errorf("%s and %s share %s", seen[name], i.Label, name)
			}
			seen[name] = i.Label
		}
	}
	if len(seen) < 8 {
		t.Errorf("only %d shortcuts", len(seen))
	}
}

func TestUnknownReferenceIsMarkedAtOnce(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	p, _ := narrative.First[narrative.Problem](&s)
	e.capture.Open(p.ID, false)
	f, _ := e.capture.form.fields[0].(*textField)
	r.typeIn(f.e, " {servces")
	if f.below.column.Visible() {
		t.Errorf("it complains about what is only begun: %q", said(f.below.column))
	}
	r.typeIn(f.e, "}")
	if !f.below.column.Visible() || !strings.Contains(said(f.below.column), "{services}  120") {
		t.Errorf("it says %q", said(f.below.column))
	}
	e.undo()
	r.settle()
	if f.below.column.Visible() {
		t.Errorf("it still says %q", said(f.below.column))
	}
}

func TestGapLeadsToTheAnswerThatIsThere(t *testing.T) {
	r := newRig(t, newShelf())
	e := r.create()
	e.captureKind(narrative.KindAnswer)
	first := e.capture.openFact
	e.capture.close()
	e.captureKind(narrative.KindAnswer)
	if e.capture.openFact != first || len(e.work.session.Solution().Facts) != 1 {
		t.Error("there are two answers")
	}
	e.captureKind(narrative.KindProblem)
	e.captureKind(narrative.KindProblem)
	if n := len(e.work.session.Solution().Facts); n != 3 {
		t.Errorf("%d facts", n)
	}
}
