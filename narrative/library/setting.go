package library

import (
	"context"
	"database/sql"
	"errors"
)

// GlossarySetting is the name of the setting that holds the user's own glossary, as
// package glossary writes it.
const GlossarySetting = "glossary"

// Setting returns what was set under a name, or "".
func (l *Library) Setting(ctx context.Context, name string) (string, error) {
	var value string
	err := l.readers.QueryRowContext(ctx, `SELECT value FROM setting WHERE name = ?`, name).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return value, l.domain("reading the setting "+name, err)
}

// SetSetting sets a value under a name; "" takes it away.
func (l *Library) SetSetting(ctx context.Context, name, value string) error {
	return l.write(ctx, "keeping the setting "+name, func(tx *sql.Tx) error {
		if value == "" {
			_, err := tx.ExecContext(ctx, `DELETE FROM setting WHERE name = ?`, name)
			return err
		}
		_, err := tx.ExecContext(ctx, `
			INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`, name, value)
		return err
	})
}
