package library_test

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"bifocal/narrative/library"
)

func TestHouseStylesAreKeptByName(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	l := openAt(t, path, newClock())
	save := func(was, name, body string) bool {
		t.Helper()
		replaced, err := l.SaveStyle(t.Context(), was, name, []byte(body))
		if err != nil {
			t.Fatal(err)
		}
		return replaced
	}
	if save("", "Sober bank", "one") || !save("Sober bank", "sober BANK", "two") || save("", "Retailer", "three") {
		t.Error("what was replaced is told wrongly")
	}
	if body, called, err := l.Style(t.Context(), " Sober Bank "); string(body) != "two" || called != "sober BANK" || err != nil {
		t.Errorf("%q called %q, %v", body, called, err)
	}
	if err := l.SetDefaultStyle(t.Context(), "sober bank"); err != nil {
		t.Fatal(err)
	}
	save("Sober bank", "Bank", "four") // renamed, and the default still
	if body, called, err := l.DefaultStyle(t.Context()); string(body) != "four" || called != "Bank" || err != nil {
		t.Errorf("the default is %q called %q, %v", body, called, err)
	}
	if err := l.SetDefaultStyle(t.Context(), "Retailer"); err != nil {
		t.Fatal(err)
	}
	all, err := l.Styles(t.Context())
	if err != nil || len(all) != 2 || all[0].Name != "Bank" || all[0].Default || !all[1].Default {
		t.Errorf("%+v, %v", all, err)
	}
	for _, name := range []string{"nobody", "Retailr"} {
		_, _, err := l.Style(t.Context(), name)
		if !errors.Is(err, library.ErrNoStyle) || !errors.Is(l.DeleteStyle(t.Context(), name), library.ErrNoStyle) || !errors.Is(l.SetDefaultStyle(t.Context(), name), library.ErrNoStyle) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, called, _ := l.DefaultStyle(t.Context()); called != "Retailer" {
		t.Error("a default that is not there took the place of the one that is")
	}
	if _, _, err := l.Style(t.Context(), "Retailr"); !strings.Contains(err.Error(), `"Retailer"`) {
		t.Errorf("%v does not say what is meant", err)
	}
	if err := l.DeleteStyle(t.Context(), "retailer"); err != nil {
		t.Fatal(err)
	}
	if _, called, err := l.DefaultStyle(t.Context()); called != "" || err != nil {
		t.Errorf("deleted, and the default is %q, %v", called, err)
	}
}

// Where nothing can be written, styles are read.
func TestHouseStylesOfAReadOnlyLibrary(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	l := openAt(t, path, newClock())
	if _, err := l.SaveStyle(t.Context(), "", "Bank", []byte("one")); err != nil {
		t.Fatal(err)
	}
	if err := l.SetDefaultStyle(t.Context(), "Bank"); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	r, err := library.Open(t.Context(), path, library.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Close() }()
	if _, called, err := r.DefaultStyle(t.Context()); called != "Bank" || err != nil {
		t.Errorf("%q, %v", called, err)
	}
	if err := r.DeleteStyle(t.Context(), "Bank"); !errors.Is(err, library.ErrReadOnly) {
		t.Errorf("%v, want ErrReadOnly", err)
	}
}
