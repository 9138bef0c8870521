package librarytest

import (
	"database/sql"
	"errors"
	"fmt"
	"net/url"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// Integrity returns what SQLite says of a library's file, "ok" where it is whole.
func Integrity(path string) (said string, err error) {
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", OmitHost: true, Path: path, RawQuery: "mode=ro"}).String())
	if err != nil {
		return "", fmt.Errorf("checking %s: %w", path, err)
	}
	err = errors.Join(db.QueryRow("PRAGMA integrity_check").Scan(&said), db.Close())
	if err != nil {
		return "", fmt.Errorf("checking %s: %w", path, err)
	}
	return said, nil
}
