package compare

import (
	"bifocal/narrative"
	"bifocal/narrative/figures"
)

// HeaderField is one field of a solution's header.
type HeaderField struct {
	Key   string
	Label string
	get   func(*narrative.Solution) any
	set   func(*narrative.Solution, any)
}

func headerField[T any](key, label string, at func(*narrative.Solution) *T) HeaderField {
	return HeaderField{
		key, label,
		func(s *narrative.Solution) any { return *at(s) },
		func(s *narrative.Solution, v any) { *at(s) = v.(T) },
	}
}

// Header lists the fields of a header in the order of capture.
var Header = []HeaderField{
	headerField("title", "Title", func(s *narrative.Solution) *string { return &s.Title }),
	headerField("customer", "Customer", func(s *narrative.Solution) *string { return &s.Customer.Name }),
	headerField("aliases", "Other names of the customer", func(s *narrative.Solution) *[]string { return &s.Customer.Aliases }),
	headerField("domains", "Domains of the customer", func(s *narrative.Solution) *[]string { return &s.Customer.Domains }),
	headerField("organisation", "Organisation", func(s *narrative.Solution) *string { return &s.Organisation }),
	headerField("partners", "Partners", func(s *narrative.Solution) *[]string { return &s.Partners }),
	headerField("author", "Author", func(s *narrative.Solution) *string { return &s.Author }),
	headerField("language", "Language", func(s *narrative.Solution) *string { return &s.Language }),
	headerField("status", "Status", func(s *narrative.Solution) *narrative.Status { return &s.Status }),
	headerField("classification", "Classification", func(s *narrative.Solution) *string { return &s.Classification }),
	headerField("houseStyle", "House style", func(s *narrative.Solution) *string { return &s.HouseStyle }),
	headerField("sealed", "Sealed names", func(s *narrative.Solution) *[]string { return &s.Sealed }),
	headerField("currency", "Currency", func(s *narrative.Solution) *string { return &s.Currency }),
	headerField("rate", "Discount rate", func(s *narrative.Solution) *figures.Quantity { return &s.Returns.Rate }),
	headerField("years", "Years counted", func(s *narrative.Solution) *int { return &s.Returns.Years }),
	headerField("start", "Start", func(s *narrative.Solution) *figures.When { return &s.Returns.Start }),
	headerField("goLive", "Go-live", func(s *narrative.Solution) *figures.When { return &s.Returns.GoLive }),
}
