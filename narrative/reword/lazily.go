package reword

import (
	"regexp"
	"sync"
)

// lazily compiles an expression when it is first used. Those over whole scripts take
// milliseconds together, and every program would spend them at its start, though few
// runs reword anything.
func lazily(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
