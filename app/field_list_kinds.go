package app

import (
	"fyne.io/fyne/v2/lang"

	"bifocal/narrative"
)

func tellingSpec(key, label string, form narrative.Form, help, exec, eng string) narrative.Field {
	return narrative.Field{Key: key, Label: label, Type: narrative.TellingField, Form: form, Help: help, Example: exec, ExampleEngineering: eng}
}

func optionList() listSpec {
	return entryList(lang.L("Option"), "option", []narrative.Field{
		tellingSpec("name", lang.L("Name"), narrative.NounPhrase, lang.L("What it is called."), "tidying up what is there", "EC2 with automation"),
		tellingSpec("for", lang.L("For it"), narrative.Clause, lang.L("What speaks for it."), "is cheaper now", "needs no new skills"),
		tellingSpec("against", lang.L("Against it"), narrative.Clause, lang.L("What speaks against it."), "keeps the manual work", "keeps every instance different"),
	}, func(o *narrative.Option) *string { return &o.ID },
		func(o *narrative.Option, key string) any {
			switch key {
			case "name":
				return o.Name
			case "for":
				return o.For
			}
			return o.Against
		},
		func(o *narrative.Option, key string, v any) {
			t, _ := v.(narrative.Telling)
			switch key {
			case "name":
				o.Name = t
			case "for":
				o.For = t
			default:
				o.Against = t
			}
		})
}

func figureList() listSpec {
	return entryList(lang.L("Figure"), "figure", []narrative.Field{
		{Key: "name", Label: lang.L("Name"), Type: narrative.TextField, Form: narrative.Name, Help: lang.L("What it measures."), Example: "release speed"},
		{Key: "value", Label: lang.L("Value"), Type: narrative.QuantityField, Help: lang.L("With its unit."), Example: "4 to 5 times"},
	}, func(n *narrative.NamedFigure) *string { return &n.ID },
		func(n *narrative.NamedFigure, key string) any {
			if key == "name" {
				return n.Name
			}
			return n.Value
		},
		func(n *narrative.NamedFigure, key string, v any) {
			if key == "name" {
				n.Name, _ = v.(string)
				return
			}
			n.Value, _ = v.(quantity)
		})
}

func stepList() listSpec {
	return entryList(lang.L("Step"), "step", []narrative.Field{
		{Key: "what", Label: lang.L("What"), Type: narrative.TextField, Form: narrative.Clause, Help: lang.L("What is done."), Example: "ten pilot services are named"},
		{Key: "by", Label: lang.L("By"), Type: narrative.WhenField, Help: lang.L("By when."), Example: "2027-01-22"},
		{Key: "owner", Label: lang.L("Owner"), Type: narrative.PersonField, Help: lang.L("Who does it."), Example: "platform lead", Refers: []narrative.Kind{narrative.KindStakeholder}},
		{Key: "audience", Label: lang.L("Told to"), Type: narrative.ChoiceField, Help: lang.L("Where nothing is chosen, engineers are told."), Choices: []string{string(narrative.Executive), string(narrative.Engineering)}},
	}, func(s *narrative.Step) *string { return &s.ID },
		func(s *narrative.Step, key string) any {
			switch key {
			case "what":
				return s.What
			case "by":
				return s.By
			case "owner":
				return s.Owner
			}
			return s.Audience
		},
		func(s *narrative.Step, key string, v any) {
			switch key {
			case "what":
				s.What, _ = v.(string)
			case "by":
				s.By, _ = v.(when)
			case "owner":
				s.Owner, _ = v.(string)
			default:
				s.Audience, _ = v.(narrative.Audience)
			}
		})
}
