package desk

import (
	"errors"
	"fmt"
	"io/fs"
	"math"
	"strings"
	"testing"
	"time"
)

func TestTroubleSaysWhatToDo(t *testing.T) {
	err := fmt.Errorf("brief.pdf cannot be written; choose another folder: %w", errors.Join(fs.ErrPermission, errors.New("read-only disk")))
	got := NewTrouble(err)
	if got.Said != "brief.pdf cannot be written" || !strings.HasPrefix(got.Remedy, "choose another folder") {
		t.Errorf("it says %q, and to do %q", got.Said, got.Remedy)
	}
	for _, want := range []string{"permission denied", "read-only disk", "*fmt.wrapError"} {
		if !strings.Contains(got.Details, want) {
			t.Errorf("the details lack %q:\n%s", want, got.Details)
		}
	}
	if got := NewTrouble(errors.New("no luck")); got.Said != "no luck" || got.Remedy != "" {
		t.Errorf("it says %q, and to do %q", got.Said, got.Remedy)
	}
}

func TestTask(t *testing.T) {
	start := time.Unix(0, 0)
	task := NewTask("Exporting", start)
	for _, share := range []float64{0.5, 0.2, math.NaN(), 7} {
		task.Done(share)
	}
	if task.Share != 1 {
		t.Errorf("it has done %v", task.Share)
	}
	if task.End(start.Add(4 * time.Second)) {
		t.Error("four seconds are worth a notice")
	}
	if !task.End(start.Add(6*time.Second)) || !task.Over {
		t.Error("six seconds are not")
	}
}
