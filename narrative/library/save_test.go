package library_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"bifocal/narrative"
	"bifocal/narrative/library"
)

func TestAutosavesFold(t *testing.T) {
	t.Parallel()
	c := newClock()
	l := open(t, c)
	edit := 0
	autosave := func(after time.Duration) library.Saved {
		t.Helper()
		c.forward(after)
		edit++
		return save(t, l, solution("halden", titled(fmt.Sprint("edit ", edit))), library.SaveOptions{})
	}
	autosave(0)
	autosave(4 * time.Minute)
	autosave(5*time.Minute + 59*time.Second)
	same(t, "within ten minutes", []string{"1 autosave"}, history(t, l, "halden"))
	autosave(time.Second) // ten minutes after the first
	same(t, "after ten minutes", []string{"2 autosave", "1 autosave"}, history(t, l, "halden"))
	save(t, l, solution("halden", titled("for the board")), library.SaveOptions{Name: "Board"})
	autosave(time.Second)
	autosave(time.Second)
	same(t, "around a named one", []string{"4 autosave", "3 saved Board", "2 autosave", "1 autosave"}, history(t, l, "halden"))
	if s, err := l.Revision(t.Context(), "halden", 3); err != nil || s.Title != "for the board" {
		t.Errorf("revision 3: %q, %v", s.Title, err)
	}
	if s, err := l.Revision(t.Context(), "halden", 1); err != nil || s.Title != "edit 3" {
		t.Errorf("revision 1: %q, %v", s.Title, err)
	}
}

func TestOnlyAutosavesFold(t *testing.T) {
	t.Parallel()
	for _, kind := range []library.Kind{library.Kept, library.Imported, library.Exported, library.Restored} {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			l := open(t, newClock())
			for i := range 3 {
				save(t, l, solution("halden", titled(fmt.Sprint(i))), library.SaveOptions{Kind: kind})
			}
			want := []string{"3 " + string(kind), "2 " + string(kind), "1 " + string(kind)}
			same(t, "history", want, history(t, l, "halden"))
		})
	}
}

func TestClockThatGoesBackLosesNothing(t *testing.T) {
	t.Parallel()
	c := newClock()
	l := open(t, c)
	save(t, l, solution("halden", titled("one")), library.SaveOptions{})
	c.forward(-time.Hour)
	save(t, l, solution("halden", titled("two")), library.SaveOptions{})
	same(t, "history", []string{"2 autosave", "1 autosave"}, history(t, l, "halden"))
}

func TestUnchangedSavesMakeNone(t *testing.T) {
	t.Parallel()
	c := newClock()
	l := open(t, c)
	s := solution("halden")
	save(t, l, s, library.SaveOptions{Kind: library.Imported})
	for _, opts := range []library.SaveOptions{{}, {Kind: library.Imported}, {Kind: library.Kept}} {
		c.forward(time.Hour)
		if got := save(t, l, s, opts); got.Changed || got.New || got.Revision != 1 {
			t.Errorf("%+v: %+v", opts, got)
		}
	}
	same(t, "history", []string{"1 imported"}, history(t, l, "halden"))
	entries, err := l.List(t.Context(), library.Query{})
	if err != nil || !entries[0].Changed.Equal(newClock().at) {
		t.Errorf("last change is %v (%v), want that of the import", entries[0].Changed, err)
	}
}

func TestNameMarksWhatIsThere(t *testing.T) {
	t.Parallel()
	l := open(t, newClock())
	s := solution("halden")
	save(t, l, s, library.SaveOptions{})
	save(t, l, s, library.SaveOptions{Name: "Board"})
	same(t, "an autosave gets the name", []string{"1 saved Board"}, history(t, l, "halden"))
	save(t, l, s, library.SaveOptions{Name: "Board"})
	save(t, l, s, library.SaveOptions{Name: "Second reading"})
	same(t, "another name is another revision", []string{"2 saved Second reading", "1 saved Board"}, history(t, l, "halden"))
}

func TestSaveAllIsAllOrNone(t *testing.T) {
	t.Parallel()
	l := open(t, newClock())
	bad := solution("bad", titled("bell \a"))
	_, err := l.SaveAll(t.Context(), []narrative.Solution{solution("good"), bad}, library.SaveOptions{})
	if !errors.Is(err, library.ErrUnreadable) || !strings.Contains(err.Error(), "title") {
		t.Errorf("got %v, want ErrUnreadable that names the field", err)
	}
	if n, err := l.Count(t.Context(), library.Query{}); n != 0 || err != nil {
		t.Errorf("%d solutions, %v", n, err)
	}
}

// Whatever Save accepts, Get must read.
func FuzzSavedTextCanBeRead(f *testing.F) {
	for _, text := range []string{"plain", "a\r\nb", "\x00", "\u0085", "\x7f", "é\u0301", "\xff\xfe", "😀", "<&>\u2028", `\u00e9 {x}`} {
		f.Add(text)
	}
	l := open(f, newClock())
	f.Fuzz(func(t *testing.T, text string) {
		s := solution("halden", saying(text))
		if _, err := l.Save(t.Context(), s, library.SaveOptions{}); err != nil {
			if !errors.Is(err, library.ErrUnreadable) {
				t.Fatal(err)
			}
			return
		}
		if _, err := l.Get(t.Context(), "halden"); err != nil {
			t.Fatalf("%q was saved and cannot be read: %v", text, err)
		}
	})
}

func TestConflict(t *testing.T) {
	t.Parallel()
	l := open(t, newClock())
	first := save(t, l, solution("halden"), library.SaveOptions{})
	second := save(t, l, solution("halden", titled("by a script")), library.SaveOptions{Kind: library.Imported, Base: first.Hash})
	_, err := l.Save(t.Context(), solution("halden", titled("by the window")), library.SaveOptions{Base: first.Hash})
	if !errors.Is(err, library.ErrConflict) {
		t.Errorf("got %v, want ErrConflict", err)
	}
	if s, err := l.Get(t.Context(), "halden"); err != nil || s.Title != "by a script" {
		t.Errorf("%q, %v", s.Title, err)
	}
	if hash, err := library.Hash(solution("halden", titled("by a script"))); err != nil || hash != second.Hash {
		t.Errorf("Hash gives %s, Save gave %s (%v)", hash, second.Hash, err)
	}
}
