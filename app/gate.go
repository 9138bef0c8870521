package app

import "sync"

// gate lets work through to the window's goroutine while there is one. Fyne
// runs what comes later on the caller's goroutine, or panics.
type gate struct {
	mu   sync.RWMutex
	shut bool
	onUI func(func())
}

func (g *gate) do(f func()) {
	g.mu.RLock()
	defer g.mu.RUnlock()
	if !g.shut {
		g.onUI(f)
	}
}

func (g *gate) isShut() bool {
	g.mu.RLock()
	defer g.mu.RUnlock()
	return g.shut
}

func (g *gate) set(shut bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.shut = shut
}
