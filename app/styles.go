package app

import (
	"context"
	"crypto/sha256"
	"sync"

	"bifocal/export/house"
	"bifocal/narrative"
)

// styleMemory keeps the house styles that were read last: the pages of briefs are
// counted whenever nothing was typed for a while, and a style with faces takes its
// time to read.
type styleMemory struct {
	mu    sync.Mutex
	known map[[32]byte]*house.Style
}

// mostStyles is how many styles are kept.
const mostStyles = 4

// of is the style that the briefs of a solution are made in, nil for none, and the
// name that the solution remembers where that style is gone.
func (m *styleMemory) of(ctx context.Context, l Library, s *narrative.Solution) (style *house.Style, lost string, err error) {
	return house.Of(ctx, l, s, m.read)
}

// read reads a style, unless it was read before.
func (m *styleMemory) read(body []byte) (house.Style, error) {
	sum := sha256.Sum256(body)
	m.mu.Lock()
	known := m.known[sum]
	m.mu.Unlock()
	if known != nil {
		return *known, nil
	}
	s, err := house.Decode(body)
	if err != nil {
		return s, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.known == nil || len(m.known) >= mostStyles {
		m.known = map[[32]byte]*house.Style{}
	}
	m.known[sum] = &s
	return s, nil
}
