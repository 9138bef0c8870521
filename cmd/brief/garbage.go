package main

import (
	"math"
	"runtime"
	"runtime/debug"
)

// firstSweep is how many bytes the program makes before any are thrown away. A brief
// takes some 30 MB, and to sort out what of it is still in use takes a quarter of
// the time; a program that is about to end need not. What works on many solutions
// gets there soon, and from then on it is tidied up as usual.
const firstSweep = 96 << 20

// keepGarbage puts the first collection off, unless the user has said when to collect.
func keepGarbage(variable func(string) string) {
	if variable("GOGC") != "" || variable("GOMEMLIMIT") != "" {
		return
	}
	usual := debug.SetGCPercent(-1)
	debug.SetMemoryLimit(firstSweep)
	runtime.AddCleanup(&struct{ of [64]byte }{}, func(percent int) { // nobody holds it: the first collection finds it
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(math.MaxInt64)
	}, usual)
}
