package desk

import (
	"context"
	"slices"
	"sync"

	"bifocal/narrative/library"
)

// Failure is a solution that something could not be done with, and why.
type Failure struct {
	Entry library.Entry
	Err   error
}

// Batch is work on several solutions, a few at a time.
type Batch struct {
	Entries []library.Entry
	Size    int // how many at a time; 0: one
	// Together is how many such parts are worked on at once; 0: one. Do has then to
	// bear being called from several goroutines.
	Together int
	// Do works on a few: all or none of them.
	Do func(ctx context.Context, part []library.Entry) error
	// Went is told after each step how many are over.
	Went func(done int)
}

// Outcome is what became of a batch.
type Outcome struct {
	Done      []library.Entry
	Failed    []Failure
	Cancelled bool // some were not begun
}

// Run does the work until it is over or the context ends. Where a few fail
// together, each is tried alone, so that one bad one holds up no other.
func (b Batch) Run(ctx context.Context) Outcome {
	parts := slices.Collect(slices.Chunk(b.Entries, max(1, b.Size)))
	became := make([]Outcome, len(parts))
	next := make(chan int)
	go func() {
		defer close(next)
		for i := range parts {
			next <- i
		}
	}()
	var (
		wg   sync.WaitGroup
		mu   sync.Mutex
		over int
	)
	for range max(1, b.Together) {
		wg.Go(func() {
			for i := range next {
				if ctx.Err() != nil {
					became[i].Cancelled = true
					continue
				}
				b.part(ctx, parts[i], &became[i])
				mu.Lock()
				over += len(parts[i])
				if b.Went != nil {
					b.Went(over)
				}
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	var out Outcome // in the order of the entries
	for _, o := range became {
		out.Done, out.Failed = append(out.Done, o.Done...), append(out.Failed, o.Failed...)
		out.Cancelled = out.Cancelled || o.Cancelled
	}
	return out
}

func (b Batch) part(ctx context.Context, part []library.Entry, out *Outcome) {
	err := b.Do(ctx, part)
	switch {
	case err == nil:
		out.Done = append(out.Done, part...)
	case ctx.Err() != nil:
		out.Cancelled = true
	case len(part) > 1:
		for i := range part {
			b.part(ctx, part[i:i+1], out)
		}
	default:
		out.Failed = append(out.Failed, Failure{part[0], err})
	}
}
