package desk

// Op says what became of a stretch of text.
type Op int

// What can become of it.
const (
	Stayed Op = iota
	Went
	Came
)

// Stretch is a stretch of a text that changed.
type Stretch struct {
	Op   Op
	Text string
}

// Difference stub.
func Difference(old, now string) []Stretch { return []Stretch{{Went, old}, {Came, now}} }

// Merge stub.
func Merge(base, mine, theirs string) (string, bool) { return mine, false }
