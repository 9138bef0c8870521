package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"bifocal/narrative"
)

// ErrNoStyle: the library has no house style of that name.
var ErrNoStyle = errors.New("no such house style")

// StyleEntry is a house style in the library. Its body is read by the package that
// knows what styles hold.
type StyleEntry struct {
	Name    string
	Changed time.Time
	Default bool
}

// styleID is what a name is found by, whatever its capitals.
func styleID(name string) string { return strings.ToLower(strings.TrimSpace(name)) }

// Styles lists the house styles by name.
func (l *Library) Styles(ctx context.Context) (out []StyleEntry, err error) {
	has, err := l.has(ctx, 4)
	if err != nil || !has {
		return nil, l.domain("listing the house styles", err)
	}
	rows, err := l.readers.QueryContext(ctx, `SELECT name, changed, is_default FROM house_style ORDER BY id`)
	if err != nil {
		return nil, l.domain("listing the house styles", err)
	}
	defer func() { err = errors.Join(err, l.domain("listing the house styles", rows.Close())) }()
	for rows.Next() {
		var e StyleEntry
		var changed int64
		if err := rows.Scan(&e.Name, &changed, &e.Default); err != nil {
			return nil, l.domain("listing the house styles", err)
		}
		e.Changed = moment(changed)
		out = append(out, e)
	}
	return out, l.domain("listing the house styles", rows.Err())
}

// Style returns the body of a house style and its name as it was given. It fails
// with ErrNoStyle.
func (l *Library) Style(ctx context.Context, name string) (body []byte, called string, err error) {
	err = l.readers.QueryRowContext(ctx, `SELECT body, name FROM house_style WHERE id = ?`, styleID(name)).Scan(&body, &called)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, "", l.noStyle(ctx, name)
	}
	return body, called, l.domain("reading the house style "+name, err)
}

// DefaultStyle returns the body of the default house style and its name, or
// nothing where there is none.
func (l *Library) DefaultStyle(ctx context.Context) (body []byte, called string, err error) {
	has, err := l.has(ctx, 4)
	if err != nil || !has {
		return nil, "", l.domain("reading the default house style", err)
	}
	err = l.readers.QueryRowContext(ctx, `SELECT body, name FROM house_style WHERE is_default = 1`).Scan(&body, &called)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return body, called, l.domain("reading the default house style", err)
}

// SaveStyle keeps a house style under a name, in place of the one that has it, and
// says whether there was one. The style that was called was before, where that is
// not empty, becomes this one and stays the default if it is.
func (l *Library) SaveStyle(ctx context.Context, was, name string, body []byte) (replaced bool, err error) {
	err = l.write(ctx, "keeping the house style "+name, func(tx *sql.Tx) error {
		id, old, isDefault := styleID(name), styleID(was), false
		if old != "" && old != id {
			err := tx.QueryRowContext(ctx, `DELETE FROM house_style WHERE id = ? RETURNING is_default`, old).Scan(&isDefault)
			if err != nil && !errors.Is(err, sql.ErrNoRows) {
				return err
			}
		}
		if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM house_style WHERE id = ?`, id).Scan(&replaced); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `
			INSERT INTO house_style (id, name, changed, body, is_default) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT (id) DO UPDATE SET name = excluded.name, changed = excluded.changed, body = excluded.body, is_default = max(is_default, excluded.is_default)`,
			id, strings.TrimSpace(name), l.now().UnixMilli(), string(body), isDefault)
		return err
	})
	return replaced, err
}

// DeleteStyle takes a house style out of the library for good. It fails with
// ErrNoStyle.
func (l *Library) DeleteStyle(ctx context.Context, name string) error {
	return l.oneStyle(ctx, "deleting the house style "+name, name, `DELETE FROM house_style WHERE id = ?`)
}

// SetDefaultStyle makes a house style the default, none where the name is empty.
// It fails with ErrNoStyle.
func (l *Library) SetDefaultStyle(ctx context.Context, name string) error {
	const none = `UPDATE house_style SET is_default = 0 WHERE is_default = 1`
	if styleID(name) == "" {
		return l.write(ctx, "keeping the default house style", func(tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, none)
			return err
		})
	}
	return l.oneStyle(ctx, "keeping the default house style", name, none, `UPDATE house_style SET is_default = 1 WHERE id = ?`)
}

// oneStyle runs statements, the last of which changes the style of a name.
func (l *Library) oneStyle(ctx context.Context, doing, name string, statements ...string) error {
	missing := false
	err := l.write(ctx, doing, func(tx *sql.Tx) error {
		last := len(statements) - 1
		for _, s := range statements[:last] {
			if _, err := tx.ExecContext(ctx, s); err != nil {
				return err
			}
		}
		result, err := tx.ExecContext(ctx, statements[last], styleID(name))
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n == 0 {
			missing = err == nil
			return errors.Join(err, ErrNoStyle)
		}
		return nil
	})
	if missing {
		return l.noStyle(ctx, name)
	}
	return err
}

// noStyle says that there is no style of a name, and which is likely meant.
func (l *Library) noStyle(ctx context.Context, name string) error {
	all, err := l.Styles(ctx)
	if err != nil {
		return err
	}
	text := fmt.Sprintf("the library has no house style %q", name)
	names := make([]string, len(all))
	for i, e := range all {
		names[i] = e.Name
	}
	if near := narrative.Nearest(name, names, 1); len(near) > 0 {
		text += fmt.Sprintf("; did you mean %q?", near[0])
	} else if len(names) == 0 {
		text += ", nor any other"
	} else {
		text += "; it has " + strings.Join(names, ", ")
	}
	return &fault{kind: ErrNoStyle, text: text}
}
