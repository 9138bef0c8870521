package librarytest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"bifocal/narrative"
	"bifocal/narrative/library"
)

// Every fills a library with all that one can hold: solutions on one page and on
// many, deleted, archived and never changed, long and named histories, exports with
// errors and without, house styles of which one is the default, and settings.
func Every(ctx context.Context, l *library.Library) error {
	if err := Fill(ctx, l, 6, 8); err != nil {
		return err
	}
	w := NewWriter(11)
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	for i, n := range []int{1, 3, 40, 250} { // up to some thirty pages
		id := fmt.Sprintf("grown-%d", i)
		for k := range 4 {
			s := w.Solution(id, n+k)
			o := library.SaveOptions{At: at.Add(time.Duration(k) * time.Hour)}
			if k == 2 {
				o.Name = "as sent – " + w.Text(2)
			}
			if _, err := l.Save(ctx, s, o); err != nil {
				return err
			}
			if k != 1 {
				continue
			}
			e := library.Export{Kind: "executive", Format: "pdf", SHA256: strings.Repeat(fmt.Sprintf("%x%d", i, k), 32)}
			if _, err := l.RecordExport(ctx, s, e); err != nil {
				return err
			}
			e.Format, e.Reviewed, e.Errors, e.SHA256 = "docx", true, 2, strings.Repeat("c0", 32)
			if _, err := l.RecordExport(ctx, s, e); err != nil {
				return err
			}
		}
	}
	for _, id := range []string{"grown-1", "grown-2"} {
		r := library.Request{At: at, Host: "models.example", Model: "small", Task: "reword", Passage: "summary/1", Sent: w.Text(80), Received: w.Text(900), Outcome: "refused: a figure is missing"}
		if err := l.NoteRequest(ctx, id, r); err != nil {
			return err
		}
	}
	if _, err := l.SetStatus(ctx, []library.Standing{{ID: "grown-1", Status: narrative.Archived}}); err != nil {
		return err
	}
	if err := l.DeleteAll(ctx, []string{"grown-0", "solution-00003"}); err != nil {
		return err
	}
	for i, name := range []string{"Nordbank", "Große Linie", "plain"} {
		if _, err := l.SaveStyle(ctx, "", name, []byte(fmt.Sprintf(`{"colour": "#10%d0f0", "note": %q}`, i, w.Text(60*i*i+3)))); err != nil {
			return err
		}
	}
	if err := l.SetDefaultStyle(ctx, "nordbank"); err != nil {
		return err
	}
	for name, value := range map[string]string{"home.order": "title", "export.folder": "/home/me/Documents", "long": w.Text(900)} {
		if err := l.SetSetting(ctx, name, value); err != nil {
			return err
		}
	}
	_, err := l.List(ctx, library.Query{Text: "cost"})
	return err
}

// Rows gives every row of a library that a user would miss, as text, read by SQLite.
// The library may be open.
func Rows(ctx context.Context, path string, each func(row string)) (err error) {
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", OmitHost: true, Path: path, RawQuery: "mode=ro"}).String())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	for _, query := range []string{
		`SELECT format('solution %d %s %s %s %s %d %d %d %s', seq, id, title, customer, status, created, changed, coalesce(deleted_at, 0), lower(hex(hash))) FROM solution`,
		`SELECT format('revision %d %d %d %d %s "%s" %s', solution, n, at, since, kind, name, lower(hex(hash))) FROM revision`,
		`SELECT format('export %d %d %d %s %s %s', solution, revision, at, kind, format, lower(hex(sha256))) FROM export`,
		`SELECT format('request %d %d %d %s %s %s %s %s %s %s', n, solution, at, host, model, task, passage, sent, received, outcome) FROM request`,
		`SELECT format('style %s %s %d %s %s', id, name, changed, CASE is_default WHEN 1 THEN 'true' ELSE 'false' END, body) FROM house_style`,
		`SELECT format('setting %s %s', name, value) FROM setting`,
	} {
		if err := eachText(ctx, db, query, each); err != nil {
			return err
		}
	}
	return nil
}

func eachText(ctx context.Context, db *sql.DB, query string, each func(string)) error {
	rows, err := db.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }() // only read
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			return err
		}
		each(text)
	}
	return rows.Err()
}
