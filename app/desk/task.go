package desk

import "time"

// How long work goes on before it is shown, and before its end is worth a
// notice: by then the user looks elsewhere.
const (
	ShowTaskAfter   = time.Second
	NotifyTaskAfter = 5 * time.Second
)

// Task is work that may take long.
type Task struct {
	Label string
	Share float64 // of it that is done, 0 to 1
	began time.Time
	Over  bool
}

// NewTask begins one.
func NewTask(label string, now time.Time) *Task { return &Task{Label: label, began: now} }

// Done notes how much is done: never less than before, never more than all.
func (t *Task) Done(share float64) {
	if share > t.Share { // not a number neither
		t.Share = min(share, 1)
	}
}

// End ends the task and reports whether it took so long that its end is worth
// a notice.
func (t *Task) End(now time.Time) (notice bool) {
	t.Over = true
	return now.Sub(t.began) > NotifyTaskAfter
}
