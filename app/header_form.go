package app

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"bifocal/narrative"
	"bifocal/narrative/figures"
)

// headerField is one field of a solution's header.
type headerField struct {
	narrative.Field
	get   func(s *narrative.Solution) any
	set   func(s *narrative.Solution, v any)
	parse *parser // of a value that is typed as text
}

func headerText(key, label, help, example string, main bool, at func(s *narrative.Solution) *string) headerField {
	return headerField{
		Field: narrative.Field{Key: key, Label: label, Type: narrative.TextField, Form: narrative.Name, Help: help, Example: example, Main: main},
		get:   func(s *narrative.Solution) any { return *at(s) },
		set:   func(s *narrative.Solution, v any) { *at(s), _ = v.(string) },
	}
}

// headerList is several names in one field, with commas between them.
func headerList(key, label, help, example string, at func(s *narrative.Solution) *[]string) headerField {
	f := headerText(key, label, help, example, false, nil)
	f.get = func(s *narrative.Solution) any { return strings.Join(*at(s), ", ") }
	f.set = func(s *narrative.Solution, v any) {
		var out []string
		text, _ := v.(string)
		for part := range strings.SplitSeq(text, ",") {
			if part = strings.TrimSpace(part); part != "" {
				out = append(out, part)
			}
		}
		*at(s) = out
	}
	f.parse = &listParser
	return f
}

// listParser tidies a list when the focus leaves it.
var listParser = parser{
	read:  func(s string) (any, error) { return s, nil },
	write: func(v any) string { s, _ := v.(string); return s },
	empty: "",
}

func headerValue(key, label, help, example string, t narrative.FieldType, p *parser, get func(s *narrative.Solution) any, set func(s *narrative.Solution, v any)) headerField {
	return headerField{
		Field: narrative.Field{Key: key, Label: label, Type: t, Form: narrative.Name, Help: help, Example: example},
		get:   get, set: set, parse: p,
	}
}

func statusNames() []string {
	out := make([]string, len(narrative.Statuses))
	for i, s := range narrative.Statuses {
		out[i] = string(s)
	}
	return out
}

// headerFields are what a solution holds beside its facts. The examples are in
// the language of the solution.
func headerFields() []headerField {
	return []headerField{
		headerText("title", lang.L("Title"), lang.L("What the solution is called."), "Managed platform", true, func(s *narrative.Solution) *string { return &s.Title }),
		headerText("customer", lang.L("Customer"), lang.L("Who has the problem."), "Halden Freight", true, func(s *narrative.Solution) *string { return &s.Customer.Name }),
		headerText("organisation", lang.L("Your organisation"), lang.L("Who offers it."), "Nordwind Cloud", false, func(s *narrative.Solution) *string { return &s.Organisation }),
		headerText("author", lang.L("Author"), lang.L("Who signs the briefs."), "Anna Berg", false, func(s *narrative.Solution) *string { return &s.Author }),
		{
			Field: narrative.Field{Key: "status", Label: lang.L("Status"), Type: narrative.ChoiceField, Help: lang.L("How far it has got."), Choices: statusNames()},
			get:   func(s *narrative.Solution) any { return s.Status },
			set:   func(s *narrative.Solution, v any) { s.Status, _ = v.(narrative.Status) },
		},
		headerText("classification", lang.L("Classification"), lang.L("Printed on every page."), "Confidential", false, func(s *narrative.Solution) *string { return &s.Classification }),
		headerValue("currency", lang.L("Currency"), lang.L("One for all amounts."), "USD", narrative.TextField, &currencyParser,
			func(s *narrative.Solution) any { return s.Currency },
			func(s *narrative.Solution, v any) { s.Currency, _ = v.(string) }),
		headerValue("rate", lang.L("Discount rate"), lang.L("A year, for net present value."), "8 %", narrative.QuantityField, &quantityParser,
			func(s *narrative.Solution) any { return s.Returns.Rate },
			func(s *narrative.Solution, v any) { s.Returns.Rate, _ = v.(figures.Quantity) }),
		headerValue("years", lang.L("Years counted"), lang.L("For the return."), "5", narrative.QuantityField, &yearsParser,
			func(s *narrative.Solution) any { return s.Returns.Years },
			func(s *narrative.Solution, v any) { s.Returns.Years, _ = v.(int) }),
		headerValue("start", lang.L("Start"), lang.L("When the investment begins."), "2027-02-01", narrative.WhenField, &whenParser,
			func(s *narrative.Solution) any { return s.Returns.Start },
			func(s *narrative.Solution, v any) { s.Returns.Start, _ = v.(figures.When) }),
		headerValue("goLive", lang.L("Go-live"), lang.L("From when benefits flow."), "2028-02-01", narrative.WhenField, &whenParser,
			func(s *narrative.Solution) any { return s.Returns.GoLive },
			func(s *narrative.Solution, v any) { s.Returns.GoLive, _ = v.(figures.When) }),
		headerList("partners", lang.L("Partners"), lang.L("With commas between them."), "Fjord Systems", func(s *narrative.Solution) *[]string { return &s.Partners }),
		headerList("aliases", lang.L("Other names of the customer"), lang.L("With commas between them."), "HF, Halden", func(s *narrative.Solution) *[]string { return &s.Customer.Aliases }),
		headerList("domains", lang.L("Domains of the customer"), lang.L("With commas between them."), "halden.example", func(s *narrative.Solution) *[]string { return &s.Customer.Domains }),
	}
}

// headerID names the header where facts are named by their IDs.
const headerID = "#header"

func newHeaderForm(p formPlace, solution func() narrative.Solution, change func(s narrative.Solution, field string)) *form {
	var bindings []binding
	parsers := map[string]*parser{}
	for _, f := range headerFields() {
		if f.parse != nil {
			parsers[f.Key] = f.parse
		}
		bindings = append(bindings, binding{
			field: f.Field,
			id:    headerID + "/" + f.Key,
			get:   func() any { s := solution(); return f.get(&s) },
			set: func(v any) {
				s := solution()
				f.set(&s, v)
				change(s, f.Key)
			},
		})
	}
	return newFormWith(bindings, p, false, func(b binding) fieldView {
		if parse, ok := parsers[b.field.Key]; ok {
			return newParsedField(b, p, *parse)
		}
		return newField(b, p)
	})
}
