package assets_test

import (
	"bytes"
	"testing"

	"bifocal/assets"
	"bifocal/narrative"
)

func TestExamplesAreValid(t *testing.T) {
	for _, x := range assets.Examples() {
		t.Run(x.Name, func(t *testing.T) {
			s, err := narrative.Decode(x.Data)
			if err != nil {
				t.Fatalf("does not decode:\n%v", err)
			}
			if err := narrative.Validate(s); err != nil {
				t.Errorf("is not valid:\n%v", err)
			}
			if s.ID != x.Name {
				t.Errorf("holds the solution %q", s.ID)
			}
			once, err := narrative.Encode(s)
			if err != nil {
				t.Fatal(err)
			}
			again, err := narrative.Decode(once)
			if err != nil {
				t.Fatalf("what was encoded does not decode:\n%v", err)
			}
			twice, err := narrative.Encode(again)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(once, twice) {
				t.Error("changes when it is encoded a second time")
			}
		})
	}
}
