package main

import (
	"math"
	"runtime"
	"runtime/debug"
	"testing"
)

// What the program puts off, it does in the end: after the first collection memory is
// tidied up as usual, and from the start where the user has said how.
func TestGarbageIsKeptForTheFirstMomentOnly(t *testing.T) {
	for _, variable := range []string{"GOGC", "GOMEMLIMIT"} {
		keepGarbage(func(name string) string {
			if name == variable {
				return "50"
			}
			return ""
		})
		if limit := debug.SetMemoryLimit(-1); limit != math.MaxInt64 {
			t.Errorf("with %s the program sets a limit of its own, %d", variable, limit)
		}
	}
	keepGarbage(func(string) string { return "" })
	if limit := debug.SetMemoryLimit(-1); limit != firstSweep {
		t.Errorf("the first collection is at %d bytes", limit)
	}
	for debug.SetMemoryLimit(-1) != math.MaxInt64 { // the tests' time limit ends it
		runtime.GC()
		runtime.Gosched()
	}
	if usual := debug.SetGCPercent(100); usual != 100 {
		t.Errorf("afterwards garbage is collected at %d %%", usual)
	}
}
