package doctor

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bifocal/narrative/library"
)

// Every table that holds what a user would miss is recovered: whoever adds one to the
// library adds it here.
func TestEveryTableIsRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	l, err := library.Open(t.Context(), path, library.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := openCopy(path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	made := []string{"searchable", "search", "goose_db_version"} // from the rest, by the program
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		read := slices.ContainsFunc(readings, func(r reading) bool { return r.table == name })
		if !read && !slices.Contains(made, name) && !strings.HasPrefix(name, "search_") && !strings.HasPrefix(name, "sqlite_") {
			t.Errorf("nothing of %s would be recovered from a damaged library: add it to readings, staging, filling and carve", name)
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}
