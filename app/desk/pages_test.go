package desk

import (
	"testing"

	"bifocal/narrative"
)

func TestOldCountsAreDropped(t *testing.T) {
	var c PageCount
	old := c.Changed()
	now := c.Changed()
	if c.Counted(old, [2]int{9, 9}) || c.Pages[0] != 0 {
		t.Error("a count of an older state is taken")
	}
	if !c.Counted(now, [2]int{1, 6}) || c.Pages != [2]int{1, 6} {
		t.Errorf("counted %v", c.Pages)
	}
	if c.Counted(now, [2]int{1, 6}) {
		t.Error("the same again is news")
	}
}

func TestTooLong(t *testing.T) {
	if TooLong(narrative.Executive, 2) || !TooLong(narrative.Executive, 3) || TooLong(narrative.Engineering, 9) {
		t.Error("the limit is two pages, for executives")
	}
}
