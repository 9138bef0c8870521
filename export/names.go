package export

import (
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Names are the file names that a batch has used up, whatever their case and
// however their letters are put together: there are disks that see no difference.
type Names map[string]bool

// Free returns a name that nothing has yet: the one wanted, or with a number
// before its ending. taken says what else is in the way; nil for nothing.
func (n Names) Free(wanted string, taken func(name string) bool) string {
	ending := filepath.Ext(wanted)
	name := wanted
	for i := 2; n[same(name)] || taken != nil && taken(name); i++ {
		name = strings.TrimSuffix(wanted, ending) + "-" + strconv.Itoa(i) + ending
	}
	n[same(name)] = true
	return name
}

// same is equal for names that a disk may take for one.
func same(name string) string {
	// Capitals first, since folding alone leaves some letters apart, those of Cherokee.
	return norm.NFC.String(cases.Fold().String(strings.ToUpper(norm.NFKD.String(name))))
}
