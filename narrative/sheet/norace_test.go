//go:build !race

package sheet

// racing says that the race detector counts memory of its own.
const racing = false
