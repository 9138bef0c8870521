package desk

// FigureList is the menu of figures under a cursor: what it shows, and which
// line is chosen.
type FigureList struct {
	Found  []FigureChoice
	Chosen int
	Top    int // the first line in sight
	all    []FigureChoice
	typed  string
}

// FigureLines is how many lines of a list are in sight.
const FigureLines = 6

// NewFigureList makes a list of figures.
func NewFigureList(all []FigureChoice) *FigureList { return &FigureList{all: all, Found: all} }

// Type filters the list by what is typed, and chooses the first line.
func (l *FigureList) Type(typed string) {
	if typed == l.typed {
		return
	}
	l.typed = typed
	l.Found, l.Chosen, l.Top = FindFigures(l.all, typed), 0, 0
}

// Move chooses another line, around the ends.
func (l *FigureList) Move(by int) {
	n := len(l.Found)
	if n == 0 {
		return
	}
	l.Chosen = ((l.Chosen+by)%n + n) % n
	l.Top = min(max(l.Top, l.Chosen-FigureLines+1), l.Chosen)
}

// Page chooses a line a page away, and stops at the ends.
func (l *FigureList) Page(by int) {
	l.Chosen = min(max(0, l.Chosen+by*FigureLines), max(0, len(l.Found)-1))
	l.Move(0)
}

// Point chooses a line that is in sight.
func (l *FigureList) Point(line int) bool {
	at := l.Top + line
	if line < 0 || line >= FigureLines || at >= len(l.Found) || at == l.Chosen {
		return false
	}
	l.Chosen = at
	return true
}

// Scroll moves the lines in sight.
func (l *FigureList) Scroll(by int) {
	l.Top = min(max(0, l.Top+by), max(0, len(l.Found)-FigureLines))
	l.Chosen = min(max(l.Chosen, l.Top), l.Top+FigureLines-1)
}

// InSight returns the lines to show.
func (l *FigureList) InSight() []FigureChoice {
	return l.Found[l.Top:min(len(l.Found), l.Top+FigureLines)]
}

// Choice returns the line that is chosen, and false where there is none.
func (l *FigureList) Choice() (FigureChoice, bool) {
	if l.Chosen < len(l.Found) {
		return l.Found[l.Chosen], true
	}
	return FigureChoice{}, false
}
