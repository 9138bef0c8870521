package retarget_test

import (
	"slices"
	"testing"

	"bifocal/narrative"
	"bifocal/narrative/retarget"
)

func TestPeopleOfTheCustomer(t *testing.T) {
	head := func(id string) narrative.Head { return narrative.Head{ID: id} }
	s := narrative.Solution{
		Author: "Ada Blix", Organisation: "Blix Partners", Customer: narrative.Customer{Name: "Halden Freight", Aliases: []string{"HF"}},
		Facts: narrative.Facts{
			narrative.Stakeholder{Head: head("cio"), Name: "Ingrid Solheim", Role: "CIO", Organisation: "HF"},
			narrative.Stakeholder{Head: head("partner"), Name: "Per Holm", Organisation: "Blix Partners"},
			narrative.Stakeholder{Head: head("coo"), Role: "COO"},
			narrative.Risk{Head: head("r1"), Owner: "Tove Berg"},
			narrative.Risk{Head: head("r2"), Owner: "Platform Team"},
			narrative.Risk{Head: head("r3"), Owner: "cio"},
			narrative.Risk{Head: head("r4"), Owner: "Ada Blix"},
			narrative.Risk{Head: head("r5"), Owner: "the platform lead"},
			narrative.Risk{Head: head("r6"), Owner: "VP Engineering"},
			narrative.Ask{Head: head("ask"), Steps: []narrative.Step{{ID: "1", Owner: "Tove Berg"}, {ID: "2", Owner: "Ole Vik"}}},
		},
	}
	want := []retarget.Person{
		{Fact: "cio", Name: "Ingrid Solheim", Role: "CIO"}, {Fact: "r1", Name: "Tove Berg"}, {Fact: "ask", Name: "Ole Vik"},
	}
	if got := retarget.People(s); !slices.Equal(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
}
