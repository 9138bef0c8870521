package library

import (
	"context"
	"database/sql"
	"slices"
	"strings"
)

// search is what a user typed, on its way to the index.
type search struct {
	match string   // an FTS5 expression; "" where nothing typed can be in the index
	words []string // folded
}

// newSearch makes an expression that is never a syntax error: nothing but
// letters and numbers, every word quoted, every word a prefix, all wanted.
func newSearch(typed string) search {
	var (
		q search
		b strings.Builder
	)
	typed = strings.ToValidUTF8(typed, " ")
	words(typed, func(from, to int) {
		word := fold(typed[from:to])
		if word == "" {
			return
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(`"` + word + `"*`)
		q.words = append(q.words, word)
	})
	q.match = b.String()
	return q
}

// selective is the number of matches up to which the best are looked for. Words
// that more solutions have tell little about any of them: there, those that
// have them in title or customer come first, and then the newest.
const selective = 1000

// best returns the solutions that match, the best first.
func (l *Library) best(ctx context.Context, q Query) ([]match, error) {
	p := plan(q)
	var n int
	err := l.readers.QueryRowContext(ctx, `SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)`,
		p.search.match, selective+1).Scan(&n)
	if err != nil {
		return nil, err
	}
	if n <= selective {
		return l.run(ctx, p)
	}
	q.Sort = byRow
	until := -1
	if q.Limit > 0 {
		until = q.Offset + q.Limit
	}
	offset := q.Offset
	q.Offset, q.Limit = 0, until
	named := plan(q)
	named.narrow("{title customer}")
	out, err := l.run(ctx, named)
	if err != nil {
		return nil, err
	}
	if until < 0 || len(out) < until {
		all, err := l.run(ctx, plan(q))
		if err != nil {
			return nil, err
		}
		have := make(map[string]bool, len(out))
		for _, e := range out {
			have[e.ID] = true
		}
		for _, e := range all {
			if !have[e.ID] {
				out = append(out, e)
			}
		}
	}
	if until >= 0 {
		out = out[:min(until, len(out))]
	}
	return out[min(offset, len(out)):], nil
}

// match is an entry and where its text is; row is 0 where nothing was searched.
type match struct {
	Entry
	row int64
}

// run asks for what is planned.
func (l *Library) run(ctx context.Context, p queryPlan) ([]match, error) {
	rows, err := l.readers.QueryContext(ctx, p.list(), p.args...)
	if err != nil {
		return nil, err
	}
	return scanAll(rows, func(rows *sql.Rows) (m match, err error) {
		if p.search.match == "" {
			m.Entry, err = scanEntry(rows)
			return m, err
		}
		m.Entry, err = scanEntry(rows, &m.row)
		return m, err
	})
}

// textsAtOnce is how many texts are read in one query.
const textsAtOnce = 200

// withSnippets reads the texts of those that were found. The texts are most of
// what a search would read, so that the query itself goes without them and
// only those that are wanted are read. One that was changed in between has no
// snippet.
func (l *Library) withSnippets(ctx context.Context, found []match, words []string) ([]Entry, error) {
	var (
		out []Entry
		at  = map[int64]int{}
	)
	for i, m := range found {
		out = append(out, m.Entry)
		if m.row != 0 {
			at[m.row] = i
		}
	}
	if len(at) == 0 {
		return out, nil
	}
	for part := range slices.Chunk(found, textsAtOnce) {
		args := make([]any, len(part))
		for i, m := range part {
			args[i] = m.row
		}
		rows, err := l.readers.QueryContext(ctx, selectTexts(len(args)), args...)
		if err != nil {
			return nil, err
		}
		_, err = scanAll(rows, func(rows *sql.Rows) (none struct{}, err error) {
			var (
				row  int64
				text string
			)
			err = rows.Scan(&row, &text)
			if i, ok := at[row]; ok && err == nil {
				out[i].Snippet = snippet(text, words)
			}
			return none, err
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// selectTexts asks for a number of texts by their rows.
func selectTexts(n int) string {
	return `SELECT row, text FROM searchable WHERE row IN (?` + strings.Repeat(", ?", n-1) + `)`
}
