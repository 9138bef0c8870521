package narrative_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/narrativetest"
)

var held = map[narrative.FieldType][]any{
	narrative.TextField:     {""},
	narrative.TellingField:  {narrative.Telling{}},
	narrative.QuantityField: {figures.Quantity{}},
	narrative.MoneyField:    {figures.Quantity{}},
	narrative.WhenField:     {figures.When{}},
	narrative.ChoiceField:   {"", narrative.Audience("")},
	narrative.ScaleField:    {0},
	narrative.BoolField:     {false},
	narrative.RefField:      {""},
	narrative.RefsField:     {[]string(nil)},
	narrative.PersonField:   {""},
	narrative.OptionField:   {""},
	narrative.OptionsField:  {[]narrative.Option(nil)},
	narrative.FiguresField:  {[]narrative.NamedFigure(nil)},
	narrative.StepsField:    {[]narrative.Step(nil)},
}

// jsonKeys are the JSON names of a struct's fields and their types.
func jsonKeys(t reflect.Type) map[string]reflect.Type {
	keys := map[string]reflect.Type{}
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			continue
		}
		key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		keys[key] = f.Type
	}
	return keys
}

func checkFields(t *testing.T, where string, typ reflect.Type, fields []narrative.Field) {
	t.Helper()
	keys := jsonKeys(typ)
	delete(keys, "id")
	for _, f := range fields {
		at := where + "." + f.Key
		types := make([]reflect.Type, len(held[f.Type]))
		for i, v := range held[f.Type] {
			types[i] = reflect.TypeOf(v)
		}
		if !slices.Contains(types, keys[f.Key]) {
			t.Errorf("%s: the struct holds %v, which is no %s", at, keys[f.Key], f.Type)
		}
		delete(keys, f.Key)
		checkField(t, at, f)
	}
	for key := range keys {
		t.Errorf("%s.%s is not in the catalog", where, key)
	}
}

func checkField(t *testing.T, at string, f narrative.Field) {
	t.Helper()
	if f.Label == "" || f.Help == "" || !strings.HasSuffix(f.Help, ".") {
		t.Errorf("%s: label %q, help %q", at, f.Label, f.Help)
	}
	examples := []string{f.Example}
	var err error
	switch f.Type {
	case narrative.QuantityField, narrative.MoneyField:
		var q figures.Quantity
		if q, err = figures.Parse(f.Example); err == nil && f.Type == narrative.MoneyField && !q.IsMoney() {
			t.Errorf("%s: %q is no money", at, f.Example)
		}
	case narrative.WhenField:
		_, err = figures.ParseWhen(f.Example)
	case narrative.ScaleField:
		if len(f.Example) != 1 || f.Example < "1" || f.Example > "5" {
			t.Errorf("%s: %q is no number from 1 to 5", at, f.Example)
		}
	case narrative.ChoiceField:
		if len(f.Choices) < 2 || !slices.Contains(f.Choices, f.Example) {
			t.Errorf("%s: choices %q, example %q", at, f.Choices, f.Example)
		}
	case narrative.RefField, narrative.RefsField, narrative.PersonField:
		if len(f.Refers) == 0 {
			t.Errorf("%s refers to no kind", at)
		}
	case narrative.TextField, narrative.TellingField:
		if f.Form == "" {
			t.Errorf("%s has no form", at)
		}
		if f.Example == "" && at != "question.answer" { // an open question has none
			t.Errorf("%s has no example", at)
		}
		if f.Type == narrative.TellingField && f.ExampleEngineering != "" {
			examples = append(examples, f.ExampleEngineering)
		}
	}
	if err != nil {
		t.Errorf("%s: %v", at, err)
	}
	for _, example := range examples {
		if _, err := narrative.ParseText(example); err != nil {
			t.Errorf("%s: %v", at, err)
		}
		phrase := f.Form == narrative.NounPhrase || f.Form == narrative.VerbPhrase || f.Form == narrative.Clause
		if phrase && strings.ContainsAny(example[max(0, len(example)-1):], ".,;!?") {
			t.Errorf("%s: a %s ends without punctuation: %q", at, f.Form, example)
		}
		if f.Form == narrative.Sentence && example != "" && !strings.ContainsAny(example[len(example)-1:], ".!?") {
			t.Errorf("%s: a sentence ends: %q", at, example)
		}
	}
}

func TestCatalogAndTypesAgree(t *testing.T) {
	groups := append(slices.Clone(narrative.FirstGroups), narrative.MoreGroups...)
	kinds := map[narrative.Kind]bool{}
	for _, spec := range narrative.Catalog {
		f, ok := narrative.NewFact(spec.Kind, "x")
		if !ok || f.FactID() != "x" || f.FactKind() != spec.Kind {
			t.Fatalf("%s: %+v, %t", spec.Kind, f, ok)
		}
		if kinds[spec.Kind] {
			t.Errorf("%s stands twice", spec.Kind)
		}
		kinds[spec.Kind] = true
		if spec.Label == "" || spec.Plural == "" || spec.Help == "" || !slices.Contains(groups, spec.Group) {
			t.Errorf("%s: %q, %q, %q, %q", spec.Kind, spec.Label, spec.Plural, spec.Help, spec.Group)
		}
		checkFields(t, string(spec.Kind), reflect.TypeOf(f), spec.Fields)
		if !slices.ContainsFunc(spec.Fields, func(f narrative.Field) bool { return f.Main }) {
			t.Errorf("%s has no main field", spec.Kind)
		}
		for _, field := range spec.Fields {
			if got, ok := spec.Field(field.Key); !ok || got.Label != field.Label {
				t.Errorf("%s.%s stands twice", spec.Kind, field.Key)
			}
			for _, kind := range field.Refers {
				if _, ok := narrative.Spec(kind); !ok {
					t.Errorf("%s.%s refers to %q", spec.Kind, field.Key, kind)
				}
			}
		}
		for _, figure := range narrative.FigureFields(f) {
			derived := slices.Contains([]string{"change", "difference", "factor"}, figure)
			if _, ok := narrative.Get(f, figure); !ok && !derived {
				t.Errorf("%s has no figure %q", spec.Kind, figure)
			}
		}
	}
	for _, f := range narrativetest.Halden().Facts {
		if !kinds[f.FactKind()] {
			t.Errorf("%s is not in the catalog", f.FactKind())
		}
	}
	if _, ok := narrative.Spec("wish"); ok {
		t.Error("a kind that is none is in the catalog")
	}
	if _, ok := narrative.NewFact("wish", "x"); ok {
		t.Error("a fact of a kind that is none was made")
	}
}

func TestPartsAndTypesAgree(t *testing.T) {
	for fieldType, v := range map[narrative.FieldType]any{
		narrative.OptionsField: narrative.Option{}, narrative.FiguresField: narrative.NamedFigure{}, narrative.StepsField: narrative.Step{},
	} {
		checkFields(t, string(fieldType), reflect.TypeOf(v), narrative.Parts[fieldType])
	}
	if len(narrative.Parts) != 3 {
		t.Errorf("%d parts", len(narrative.Parts))
	}
}

func TestGetAndWith(t *testing.T) {
	s := narrativetest.Halden()
	for _, f := range s.Facts {
		spec, _ := narrative.Spec(f.FactKind())
		for _, field := range spec.Fields {
			value, ok := narrative.Get(f, field.Key)
			if !ok {
				t.Fatalf("%s has no %s", f.FactID(), field.Key)
			}
			empty, err := narrative.With(f, field.Key, reflect.Zero(reflect.TypeOf(value)).Interface())
			if err != nil && reflect.TypeOf(value).Kind() != reflect.Slice {
				t.Fatal(err)
			}
			if err != nil {
				continue
			}
			back, err := narrative.With(empty, field.Key, value)
			if err != nil {
				t.Fatal(err)
			}
			if diff := narrativetest.Diff(f, back); diff != "" {
				t.Errorf("%s.%s:\n%s", f.FactID(), field.Key, diff)
			}
		}
	}
	risk := narrative.Risk{Head: narrative.Head{ID: "r"}}
	for key, value := range map[string]any{"impact": "high", "event": "text", "colour": 1, "owner": nil, "id2": ""} {
		if got, err := narrative.With(risk, key, value); err == nil {
			t.Errorf("%s became %v: %v", key, value, got)
		}
	}
	if got := narrative.WithID(risk, "s"); got.FactID() != "s" || risk.ID != "r" {
		t.Errorf("%v, %v", got, risk)
	}
}
