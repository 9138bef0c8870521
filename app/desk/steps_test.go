package desk

import (
	"errors"
	"testing"
	"time"

	"bifocal/narrative"
)

func TestStepsAreOneStep(t *testing.T) {
	_, s := halden(t)
	session := NewSession(s, time.Now)
	o, _ := narrative.First[narrative.Outcome](&s)
	changed := o
	changed.Source = "the invoices"
	steps := Steps{
		narrative.AddFact{Fact: narrative.Quantity{Head: narrative.Head{ID: "lorries"}}, At: -1},
		narrative.ChangeFact{Fact: changed},
		narrative.RemoveFact{ID: "lorries"},
		narrative.AddFact{Fact: narrative.Quantity{Head: narrative.Head{ID: "lorries"}}, At: 0},
	}
	if err := session.Do(steps, "all", o.ID); err != nil {
		t.Fatal(err)
	}
	after := session.Solution()
	if after.Facts[0].FactID() != "lorries" {
		t.Fatal("it is not done")
	}
	session.Undo()
	if !sameFacts(s.Facts, session.Solution().Facts) {
		t.Error("undone it differs")
	}
	session.Redo()
	if !sameFacts(after.Facts, session.Solution().Facts) {
		t.Error("done again it differs")
	}
	err := session.Do(Steps{narrative.RemoveFact{ID: "lorries"}, narrative.RemoveFact{ID: "nowhere"}}, "half", "")
	if !errors.Is(err, narrative.ErrNoFact) || !sameFacts(after.Facts, session.Solution().Facts) {
		t.Errorf("half of it is done: %v", err)
	}
}

func sameFacts(a, b narrative.Facts) bool {
	x, errX := narrative.Encode(narrative.Solution{Facts: a})
	y, errY := narrative.Encode(narrative.Solution{Facts: b})
	return errX == nil && errY == nil && string(x) == string(y)
}
