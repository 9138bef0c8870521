package narrative

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"bifocal/narrative/figures"
)

// SchemaID is the name of the JSON Schema of the JSON form.
const SchemaID = "urn:bifocal:solution:1"

//go:generate go test -run TestPublishedSchemaIsTheGeneratedOne -update .

// Schema returns the JSON Schema (draft 2020-12) of the JSON form, made from
// the catalog and the types. The published copy is solution.schema.json.
//
// It says what Decode reads, and in addition the choices, ID forms and bounds
// that Validate holds to; what facts say about one another it cannot say. Its
// error means that the catalog and the types disagree.
func Schema() ([]byte, error) {
	facts := make([]schema, len(Catalog))
	defs := properties{
		{"id", schema{Type: "string", Pattern: `^` + idPattern + `$`, Description: "An ID that stays: 1 to 64 lower-case letters, digits and hyphens."}},
		{"telling", tellingSchema()},
		{"figure", schema{Type: []string{"string", "number"}, Description: figureGrammar}},
		{"date", schema{Type: []string{"string", "integer"}, Minimum: new(1000), Maximum: 9999, Description: dateGrammar}},
	}
	for _, t := range []FieldType{OptionsField, FiguresField, StepsField} {
		part, err := partSchema(t)
		if err != nil {
			return nil, err
		}
		defs = append(defs, property{partName[t], part})
	}
	for i, spec := range Catalog {
		name := strings.ReplaceAll(string(spec.Kind), " ", "-")
		fact, err := factSchema(spec)
		if err != nil {
			return nil, err
		}
		defs = append(defs, property{name, fact})
		facts[i] = schema{Ref: "#/$defs/" + name}
	}
	root, err := solutionSchema(facts)
	if err != nil {
		return nil, err
	}
	root.Defs = defs
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(root); err != nil {
		return nil, fmt.Errorf("writing the JSON Schema: %w", err)
	}
	return b.Bytes(), nil
}

// idPattern is what ValidID holds to.
const idPattern = `[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?`

const (
	figureGrammar = "A number with its unit, as people write it in English: \"25 min\", \"97.5 %\", \"9 outages a month\", \"1.2 M USD a year\". " +
		"Before it may stand: about, at least, at most, less than, more than; or it is a range: \"4 to 5 times\". " +
		"The decimal point is a point, thousands may be grouped with commas, K and M scale. A bare number needs no quotes."
	dateGrammar = "A day \"2028-03-31\", a month \"2028-03\", a quarter \"2027-Q4\", a half \"2027-H1\" or a year \"2027\"; " +
		"also as people write it in English: \"31 March 2028\", \"Q4 2027\". A year needs no quotes."
	textGrammar = " Text refers to a figure as {fact-id.field}, or {fact-id} for a fact's main figure; {{ and }} stand for brackets."
)

var partName = map[FieldType]string{OptionsField: "option", FiguresField: "named-figure", StepsField: "step"}

var partType = map[FieldType]reflect.Type{
	OptionsField: reflect.TypeFor[Option](), FiguresField: reflect.TypeFor[NamedFigure](), StepsField: reflect.TypeFor[Step](),
}

// goTypes are the types that hold each type of field.
var goTypes = map[FieldType][]reflect.Type{
	TextField:     {reflect.TypeFor[string]()},
	TellingField:  {reflect.TypeFor[Telling]()},
	QuantityField: {reflect.TypeFor[figures.Quantity]()},
	MoneyField:    {reflect.TypeFor[figures.Quantity]()},
	WhenField:     {reflect.TypeFor[figures.When]()},
	ChoiceField:   {reflect.TypeFor[string](), reflect.TypeFor[Audience]()},
	ScaleField:    {reflect.TypeFor[int]()},
	BoolField:     {reflect.TypeFor[bool]()},
	RefField:      {reflect.TypeFor[string]()},
	RefsField:     {reflect.TypeFor[[]string]()},
	PersonField:   {reflect.TypeFor[string]()},
	OptionField:   {reflect.TypeFor[string]()},
	OptionsField:  {reflect.TypeFor[[]Option]()},
	FiguresField:  {reflect.TypeFor[[]NamedFigure]()},
	StepsField:    {reflect.TypeFor[[]Step]()},
}

func factSchema(spec KindSpec) (schema, error) {
	p, ok := prototypes[spec.Kind]
	if !ok {
		return schema{}, fmt.Errorf("the catalog has the kind %q, which has no type", spec.Kind)
	}
	s := schema{Title: spec.Label, Description: spec.Help, Type: "object", Closed: closed, Required: []string{"kind", "id"}}
	s.Properties = properties{{"kind", schema{Const: string(spec.Kind)}}, {"id", schema{Ref: "#/$defs/id"}}}
	return s, addFields(&s, string(spec.Kind), reflect.TypeOf(p), spec.AllFields())
}

func partSchema(t FieldType) (schema, error) {
	s := schema{Type: "object", Closed: closed, Required: []string{"id"}}
	s.Properties = properties{{"id", schema{Ref: "#/$defs/id"}}}
	return s, addFields(&s, partName[t], partType[t], Parts[t])
}

// addFields adds the properties that the catalog describes and the type holds,
// and fails where one has what the other has not.
func addFields(s *schema, name string, t reflect.Type, fields []Field) error {
	held := jsonFields(t)
	if len(held) != len(fields)+1 { // and the ID
		return fmt.Errorf("a %s has %d fields and the catalog describes %d", name, len(held)-1, len(fields))
	}
	for _, f := range fields {
		index, ok := held[f.Key]
		if !ok {
			return fmt.Errorf("the catalog describes the field %q, which a %s does not have", f.Key, name)
		}
		right := false
		for _, want := range goTypes[f.Type] {
			right = right || t.FieldByIndex(index).Type == want
		}
		if !right {
			return fmt.Errorf("the field %q of a %s is no %s", f.Key, name, f.Type)
		}
		s.Properties = append(s.Properties, property{f.Key, fieldSchema(f)})
	}
	return nil
}

func fieldSchema(f Field) schema {
	s := schema{Title: f.Label, Description: f.Help}
	if f.Form != "" {
		s.Description = strings.ToUpper(string(f.Form[:1])) + string(f.Form[1:]) + ". " + f.Help
	}
	if f.Example != "" {
		s.Examples = []any{f.Example}
	}
	switch f.Type {
	case TellingField:
		s.Ref = "#/$defs/telling"
		if f.ExampleEngineering != "" && f.ExampleEngineering != f.Example {
			s.Examples = []any{Telling{f.Example, f.ExampleEngineering}}
		}
	case QuantityField, MoneyField:
		s.Ref = "#/$defs/figure"
	case WhenField:
		s.Ref = "#/$defs/date"
	case ChoiceField:
		s.Enum, s.Examples = orNothing(f.Choices), nil
	case ScaleField:
		s.Type, s.Minimum, s.Maximum, s.Examples = "integer", new(int), 5, nil
		s.Description += " From 1 to 5; 0 where it is not said."
	case BoolField:
		s.Type = "boolean"
	case RefField, OptionField:
		s.Type, s.Pattern = "string", `^(`+idPattern+`)?$`
	case RefsField:
		s.Type, s.Items = "array", &schema{Ref: "#/$defs/id"}
	case PersonField:
		s.Type = "string"
		s.Description += " The ID of a stakeholder, or a name or role."
	case OptionsField, FiguresField, StepsField:
		s.Type, s.Items, s.Examples = "array", &schema{Ref: "#/$defs/" + partName[f.Type]}, nil
	default:
		s.Type = "string"
	}
	return s
}

func tellingSchema() schema {
	return schema{
		Description: "A text in two versions, one per audience; written as one string where both are the same." + textGrammar,
		AnyOf: []schema{{Type: "string"}, {Type: "object", Closed: closed, Properties: properties{
			{string(Executive), schema{Type: "string", Description: "For those who decide: no technical words."}},
			{string(Engineering), schema{Type: "string", Description: "For those who build: the mechanism."}},
		}}},
	}
}
