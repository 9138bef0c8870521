package library

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
)

// CustomerNames is what a solution says of its customer: the names that no document for
// another one may show.
type CustomerNames struct {
	Solution string // its ID
	Name     string
	Aliases  []string
	Domains  []string
	People   []string // stakeholders of its own organisation, by name
}

// CustomerNames returns the customers of all live solutions that name one, a customer
// of several solutions several times. It reads of each solution only that, so that
// a large library takes a moment and not minutes; a body that cannot be read is
// left out, as whoever opens that solution is told.
func (l *Library) CustomerNames(ctx context.Context) ([]CustomerNames, error) {
	const doing = "reading the names of customers"
	rows, err := l.readers.QueryContext(ctx, `
		SELECT id, customer, coalesce(body -> '$.customer.aliases', '[]'), coalesce(body -> '$.customer.domains', '[]'), (
			SELECT json_group_array(f.value ->> '$.name') FROM json_each(body, '$.facts') f
			WHERE f.value ->> '$.kind' = 'stakeholder' AND coalesce(f.value ->> '$.name', '') <> ''
				AND (coalesce(f.value ->> '$.organisation', '') = '' OR f.value ->> '$.organisation' = customer COLLATE NOCASE))
		FROM solution WHERE deleted_at IS NULL AND customer <> '' AND json_valid(body) ORDER BY seq`)
	if err != nil {
		return nil, l.domain(doing, err)
	}
	out, err := scanAll(rows, func(rows *sql.Rows) (c CustomerNames, err error) {
		var aliases, domains, people []byte
		if err := rows.Scan(&c.Solution, &c.Name, &aliases, &domains, &people); err != nil {
			return c, err
		}
		for _, list := range []struct {
			from []byte
			into *[]string
		}{{aliases, &c.Aliases}, {domains, &c.Domains}, {people, &c.People}} {
			if err := json.Unmarshal(list.from, list.into); err != nil {
				return c, fmt.Errorf("%s: %w", c.Solution, err)
			}
		}
		return c, nil
	})
	return out, l.domain(doing, err)
}
