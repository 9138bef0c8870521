package library_test

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"bifocal/narrative/library"
)

func TestDeleteCanBeUndone(t *testing.T) {
	t.Parallel()
	for name, back := range map[string]func(*library.Library) error{
		"undelete": func(l *library.Library) error {
			_, err := l.Undelete(t.Context(), "halden")
			return err
		},
		"import": func(l *library.Library) error {
			saved, err := l.Save(t.Context(), solution("halden"), library.SaveOptions{Kind: library.Imported})
			if err == nil && (!saved.Undone || !saved.Changed || saved.New) {
				err = fmt.Errorf("%+v", saved)
			}
			return err
		},
		"restore": func(l *library.Library) error {
			_, _, err := l.Restore(t.Context(), "halden", 1)
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			l := open(t, newClock())
			save(t, l, solution("halden"), library.SaveOptions{Kind: library.Imported})
			if err := l.Delete(t.Context(), "halden"); err != nil {
				t.Fatal(err)
			}
			if _, err := l.Get(t.Context(), "halden"); !errors.Is(err, library.ErrNotFound) {
				t.Errorf("Get of a deleted one: %v", err)
			}
			var missing *library.NotFoundError
			if err := l.Delete(t.Context(), "halden"); !errors.As(err, &missing) || missing.Deleted == nil {
				t.Errorf("deleting twice: %v", err)
			}
			if found := search(t, l, "platform"); len(found) > 0 {
				t.Errorf("search finds the deleted %v", found)
			}
			if gone, err := l.List(t.Context(), library.Query{Deleted: true, Text: "PLAT"}); err != nil || len(gone) != 1 || gone[0].Deleted.IsZero() {
				t.Errorf("deleted: %v, %v", gone, err)
			}
			same(t, "history", []string{"2 deleted", "1 imported"}, history(t, l, "halden"))
			if err := back(l); err != nil {
				t.Fatal(err)
			}
			same(t, "found again", []string{"halden"}, search(t, l, "platform"))
			if h := history(t, l, "halden"); len(h) != 3 {
				t.Errorf("history: %v", h)
			}
		})
	}
	l := open(t, newClock())
	if _, err := l.Undelete(t.Context(), "nobody"); !errors.Is(err, library.ErrNotFound) {
		t.Errorf("undelete of nothing: %v", err)
	}
}

func TestRestore(t *testing.T) {
	t.Parallel()
	c := newClock()
	l := open(t, c)
	save(t, l, solution("halden", titled("first")), library.SaveOptions{})
	c.forward(time.Hour)
	save(t, l, solution("halden", titled("second")), library.SaveOptions{})
	s, saved, err := l.Restore(t.Context(), "halden", 1)
	if err != nil || s.Title != "first" || saved.Revision != 3 || !saved.Changed {
		t.Errorf("%q, %+v, %v", s.Title, saved, err)
	}
	same(t, "history", []string{"3 restored from revision 1", "2 autosave", "1 autosave"}, history(t, l, "halden"))
	if _, _, err := l.Restore(t.Context(), "halden", 9); !errors.Is(err, library.ErrNoRevision) {
		t.Errorf("got %v, want ErrNoRevision", err)
	}
}

func TestExportFreezes(t *testing.T) {
	t.Parallel()
	c := newClock()
	l := open(t, c)
	sum := fmt.Sprintf("%x", sha256.Sum256([]byte("the file")))
	s := solution("halden")
	save(t, l, s, library.SaveOptions{Kind: library.Imported})
	for _, kind := range []string{"executive", "engineering"} {
		saved, err := l.RecordExport(t.Context(), s, library.Export{Kind: kind, Format: "pdf", SHA256: sum})
		if err != nil || saved.Revision != 2 {
			t.Fatalf("%+v, %v", saved, err)
		}
	}
	save(t, l, solution("halden", titled("later")), library.SaveOptions{})
	revisions, err := l.Revisions(t.Context(), "halden")
	if err != nil {
		t.Fatal(err)
	}
	same(t, "history", []string{"3 autosave", "2 exported", "1 imported"}, history(t, l, "halden"))
	same(t, "exports", []library.Export{
		{Revision: 2, At: c.at, Kind: "engineering", Format: "pdf", SHA256: sum},
		{Revision: 2, At: c.at, Kind: "executive", Format: "pdf", SHA256: sum},
	}, revisions[1].Exports)
	decided := library.Export{Kind: "executive", Format: "docx", SHA256: sum, Reviewed: true, Errors: 2, Decided: c.at.Add(-time.Minute)}
	clean := library.Export{Kind: "executive", Format: "html", SHA256: sum, Reviewed: true}
	for _, e := range []library.Export{decided, clean} {
		if _, err := l.RecordExport(t.Context(), solution("halden", titled("later")), e); err != nil {
			t.Fatal(err)
		}
	}
	if revisions, err = l.Revisions(t.Context(), "halden"); err != nil {
		t.Fatal(err)
	}
	decided.Revision, decided.At, clean.Revision, clean.At = 3, c.at, 3, c.at
	same(t, "exports with what the review found", []library.Export{clean, decided}, revisions[0].Exports)
	if _, err := l.RecordExport(t.Context(), s, library.Export{SHA256: "beef"}); err == nil {
		t.Error("a SHA-256 of two bytes was accepted")
	}
}

func TestResolve(t *testing.T) {
	t.Parallel()
	l := open(t, newClock())
	for _, id := range []string{"01k9abc", "01k9abd", "01k9", "kubernetes-adoption", "gone-1"} {
		save(t, l, solution(id, titled("About "+id)), library.SaveOptions{Kind: library.Imported})
	}
	if err := l.Delete(t.Context(), "gone-1"); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		ref, want string
		err       error
		says      string
	}{
		{"01k9abc", "01k9abc", nil, ""},
		{"01K9ABC", "01k9abc", nil, ""},
		{"01k9", "01k9", nil, ""}, // exact, though others begin with it
		{"kub", "kubernetes-adoption", nil, ""},
		{"01k9a", "", library.ErrAmbiguous, "01k9abc"},
		{"kubernetes-adoptoin", "", library.ErrNotFound, "kubernetes-adoption"},
		{"adoption", "", library.ErrNotFound, "kubernetes-adoption"},
		{"zzz", "", library.ErrNotFound, "zzz"},
		{"gone", "", library.ErrNotFound, "deleted"},
		{"", "", library.ErrNotFound, "named"},
		{"%", "", library.ErrNotFound, "%"},
		{"_1k9", "", library.ErrNotFound, "_1k9"},
	} {
		e, err := l.Resolve(t.Context(), c.ref)
		if e.ID != c.want || !errors.Is(err, c.err) {
			t.Errorf("Resolve(%q) = %q, %v", c.ref, e.ID, err)
		}
		if err != nil && !contains(err.Error(), c.says) {
			t.Errorf("Resolve(%q): %q does not say %q", c.ref, err, c.says)
		}
	}
	if e, err := l.ResolveDeleted(t.Context(), "gone"); err != nil || e.ID != "gone-1" {
		t.Errorf("ResolveDeleted: %v, %v", e, err)
	}
}

func TestSettings(t *testing.T) {
	t.Parallel()
	l := open(t, newClock())
	for _, value := range []string{"", "one", "two", ""} {
		if err := l.SetSetting(t.Context(), "paper", value); err != nil {
			t.Fatal(err)
		}
		if got, err := l.Setting(t.Context(), "paper"); err != nil || got != value {
			t.Errorf("got %q, %v; want %q", got, err, value)
		}
	}
}

// A file is known by its hash, also when the solution is deleted, and the newest
// of its exports comes first.
func TestHandedOut(t *testing.T) {
	t.Parallel()
	l := open(t, newClock())
	s := solution("a")
	sum := strings.Repeat("ab", 32)
	for _, name := range []string{"One", "Two"} {
		s.Title = name
		if _, err := l.RecordExport(t.Context(), s, library.Export{Kind: "executive", Format: "pdf", SHA256: sum}); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Delete(t.Context(), "a"); err != nil {
		t.Fatal(err)
	}
	got, err := l.HandedOut(t.Context(), sum)
	if err != nil || len(got) != 2 || got[0].Revision != 2 || got[1].Revision != 1 || got[0].Solution.ID != "a" || got[0].Solution.Deleted.IsZero() {
		t.Errorf("handed out: %+v, %v", got, err)
	}
	if got, err := l.HandedOut(t.Context(), strings.Repeat("cd", 32)); err != nil || len(got) > 0 {
		t.Errorf("another file: %+v, %v", got, err)
	}
	if _, err := l.HandedOut(t.Context(), "short"); err == nil {
		t.Error("what is no hash was looked for")
	}
	if e, found, err := l.Find(t.Context(), func(id string) bool { return id == "a" }); !found || err != nil || e.Title != "Two" {
		t.Errorf("found %+v, %v, %v", e, found, err)
	}
	if _, found, err := l.Find(t.Context(), func(string) bool { return false }); found || err != nil {
		t.Errorf("found %v, %v", found, err)
	}
}
