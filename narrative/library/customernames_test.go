package library_test

import (
	"fmt"
	"testing"

	"bifocal/narrative"
	"bifocal/narrative/library"
	"bifocal/narrative/library/librarytest"
)

func TestCustomerNames(t *testing.T) {
	t.Parallel()
	l := open(t, newClock())
	s := solution("halden")
	s.Customer = narrative.Customer{Name: "Halden Freight", Aliases: []string{"HF"}, Domains: []string{"halden.example"}}
	s.Facts = narrative.Facts{
		narrative.Stakeholder{Head: narrative.Head{ID: "a"}, Name: "Ingrid Solheim", Organisation: "halden freight"},
		narrative.Stakeholder{Head: narrative.Head{ID: "b"}, Name: "Nobody's Own"},
		narrative.Stakeholder{Head: narrative.Head{ID: "c"}, Name: "Of the Partner", Organisation: "Nordwind"},
		narrative.Stakeholder{Head: narrative.Head{ID: "d"}, Role: "CFO"},
		narrative.Term{Head: narrative.Head{ID: "e"}, Term: "HTTP"},
	}
	save(t, l, s, library.SaveOptions{})
	bare := solution("bare")
	bare.Customer = narrative.Customer{Name: "Kestrel Lines"}
	bare.Facts = nil
	save(t, l, bare, library.SaveOptions{})
	nobody := solution("nobody")
	nobody.Customer = narrative.Customer{}
	save(t, l, nobody, library.SaveOptions{})
	gone := solution("gone")
	gone.Customer = narrative.Customer{Name: "Gone"}
	save(t, l, gone, library.SaveOptions{})
	if err := l.Delete(t.Context(), "gone"); err != nil {
		t.Fatal(err)
	}
	got, err := l.CustomerNames(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	same(t, "customers", []library.CustomerNames{
		{Solution: "halden", Name: "Halden Freight", Aliases: []string{"HF"}, Domains: []string{"halden.example"}, People: []string{"Ingrid Solheim", "Nobody's Own"}},
		{Solution: "bare", Name: "Kestrel Lines", Aliases: []string{}, Domains: []string{}, People: []string{}},
	}, got)
}

// BenchmarkCustomerNames reads them of 1,000 solutions of 40 facts.
func BenchmarkCustomerNames(b *testing.B) {
	l := open(b, newClock())
	w := librarytest.NewWriter(3)
	var all []narrative.Solution
	for i := range 1000 {
		s := w.Solution(fmt.Sprintf("s-%d", i), 40)
		s.Customer.Name = "Customer"
		all = append(all, s)
	}
	if _, err := l.SaveAll(b.Context(), all, library.SaveOptions{Kind: library.Imported}); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := l.CustomerNames(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}
