package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"bifocal/narrative"
)

// longestName is how many bytes of a name of a revision are taken.
const longestName = 200

// NameRevision gives a revision a name, on one line, or takes it away where the
// name is empty, and returns what the revision is now called. An autosave that
// gets a name is Kept from then on, so that no later one folds into it; that it
// stays without its name, because whoever named it meant that state to last.
// It fails with ErrNoRevision.
func (l *Library) NameRevision(ctx context.Context, id string, n int, name string) (string, error) {
	name = strings.Join(strings.Fields(narrative.CleanText(name)), " ")
	if len(name) > longestName {
		name = strings.TrimSpace(strings.ToValidUTF8(name[:longestName], ""))
	}
	err := l.write(ctx, fmt.Sprintf("naming revision %d of %s", n, id), func(tx *sql.Tx) error {
		var (
			seq  int64
			kind Kind
		)
		err := tx.QueryRowContext(ctx, `
			SELECT r.solution, r.kind FROM revision r JOIN solution s ON s.seq = r.solution WHERE s.id = ? AND r.n = ?`, id, n).Scan(&seq, &kind)
		if errors.Is(err, sql.ErrNoRows) {
			return noRevision(id, n)
		}
		if err != nil {
			return err
		}
		if kind == Autosave && name != "" {
			kind = Kept
		}
		_, err = tx.ExecContext(ctx, `UPDATE revision SET name = ?, kind = ? WHERE solution = ? AND n = ?`, name, string(kind), seq, n)
		return err
	})
	return name, err
}
