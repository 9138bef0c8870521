package library

import (
	"path/filepath"
	"strings"
	"testing"

	"bifocal/narrative"
	"bifocal/narrative/figures"
)

func found(t *testing.T, l *Library, text string) []Entry {
	t.Helper()
	entries, err := l.List(t.Context(), Query{Text: text})
	if err != nil {
		t.Fatal(err)
	}
	return entries
}

// everywhere is a solution with something to find in each place where text is.
func everywhere(t *testing.T) narrative.Solution {
	t.Helper()
	quantity := func(text string) (q figures.Quantity) {
		if err := q.UnmarshalText([]byte(text)); err != nil {
			t.Fatal(err)
		}
		return q
	}
	s := named("halden-2026", "Platform")
	s.Customer = narrative.Customer{Name: "Freight", Aliases: []string{"Norhaul"}, Domains: []string{"freight.example"}}
	s.Facts = narrative.Facts{
		narrative.Quantity{Head: narrative.Head{ID: "services"}, Value: quantity("1,200 services")},
		narrative.Cost{Head: narrative.Head{ID: "run"}, Amount: quantity("2,400,000 USD")},
		narrative.Driver{Head: narrative.Head{ID: "lease"}, Event: "move the {services}", Date: figures.Day(2028, 3, 31)},
	}
	return s
}

var everyPlace = []string{
	"norhaul", "freight.example", "halden-2026", "halden-20", "1,200", "1200", "2.4 M", "2,400,000", "2400000 usd", "2028-03-31", "31 March 2028", "move the 1,200",
}

func TestEverythingIsFound(t *testing.T) {
	t.Parallel()
	l := opened(t, filepath.Join(t.TempDir(), "library.db"))
	if _, err := l.Save(t.Context(), everywhere(t), SaveOptions{Kind: Imported}); err != nil {
		t.Fatal(err)
	}
	for _, text := range everyPlace {
		entries := found(t, l, text)
		if len(entries) != 1 {
			t.Errorf("%q finds nothing", text)
			continue
		}
		var snippet strings.Builder
		for _, p := range entries[0].Snippet {
			snippet.WriteString(p.Text)
		}
		if strings.ContainsAny(snippet.String(), "{}") {
			t.Errorf("%q shows %s", text, &snippet)
		}
	}
}

// A library of an older program is indexed anew by the first search.
func TestOlderLibraryIsIndexedAnew(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	l := opened(t, path)
	if _, err := l.SaveAll(t.Context(), []narrative.Solution{everywhere(t), named("broken", "Broken")}, SaveOptions{Kind: Imported}); err != nil {
		t.Fatal(err)
	}
	for _, statement := range []string{
		`UPDATE searchable SET text = 'old words'`,
		`DELETE FROM search`,
		`UPDATE solution SET body = '{' WHERE id = 'broken'`,
		`DROP INDEX solution_title`,
		`DROP INDEX solution_customer`,
		`DROP INDEX house_style_default`,
		`ALTER TABLE house_style DROP COLUMN is_default`,
		`ALTER TABLE export DROP COLUMN errors`,
		`ALTER TABLE export DROP COLUMN decided`,
		`DROP TABLE request`,
		`DELETE FROM goose_db_version WHERE version_id >= 2`,
	} {
		if _, err := l.writer.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	l = opened(t, path)
	for _, text := range append(everyPlace, "broken") {
		if len(found(t, l, text)) != 1 {
			t.Errorf("%q finds nothing", text)
		}
	}
}

// A library of a program that knew nothing of the review opens with its exports,
// of which nobody knows what the review would have found.
func TestOlderLibraryKeepsItsExports(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	l := opened(t, path)
	s := named("halden", "Managed platform")
	sum := strings.Repeat("ab", 32)
	if _, err := l.RecordExport(t.Context(), s, Export{Kind: "executive", Format: "pdf", SHA256: sum}); err != nil {
		t.Fatal(err)
	}
	for _, statement := range []string{
		`ALTER TABLE export DROP COLUMN errors`,
		`ALTER TABLE export DROP COLUMN decided`,
		`DROP TABLE request`,
		`DELETE FROM goose_db_version WHERE version_id >= 5`,
	} {
		if _, err := l.writer.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	l = opened(t, path)
	if _, err := l.RecordExport(t.Context(), s, Export{Kind: "executive", Format: "docx", SHA256: sum, Reviewed: true, Errors: 1}); err != nil {
		t.Fatal(err)
	}
	revisions, err := l.Revisions(t.Context(), "halden")
	if err != nil {
		t.Fatal(err)
	}
	all := revisions[0].Exports
	if len(all) != 2 || all[1].Reviewed || all[1].Format != "pdf" || !all[0].Reviewed || all[0].Errors != 1 {
		t.Errorf("%+v", all)
	}
}
