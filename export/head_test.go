package export_test

import (
	"testing"

	"bifocal/export"
	"bifocal/narrative"
	"bifocal/narrative/narrativetest"
)

// "Prepared for the City of Westhaven", and "City of Westhaven" at the head of
// every page.
func TestCustomerLosesTheArticleInTheRunningHead(t *testing.T) {
	s := narrativetest.Halden(func(s *narrative.Solution) { s.Customer.Name = "the City of Westhaven" })
	d := export.Compose(narrative.NewIndex(&s), export.ExecutiveBrief, export.Options{})
	if d.Customer != "the City of Westhaven" || d.CustomerHead != "City of Westhaven" {
		t.Errorf("%q, %q", d.Customer, d.CustomerHead)
	}
}
