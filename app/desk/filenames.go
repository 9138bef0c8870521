package desk

import (
	"path/filepath"
	"strconv"
	"strings"
)

// Names are the file names that a batch has used up, whatever their case:
// there are disks that see no difference.
type Names map[string]bool

// Free returns a name that nothing has yet: the one wanted, or with a number
// before its ending. taken says what else is in the way.
func (n Names) Free(wanted string, taken func(name string) bool) string {
	ending := filepath.Ext(wanted)
	name := wanted
	for i := 2; n[strings.ToLower(name)] || taken(name); i++ {
		name = strings.TrimSuffix(wanted, ending) + "-" + strconv.Itoa(i) + ending
	}
	n[strings.ToLower(name)] = true
	return name
}
