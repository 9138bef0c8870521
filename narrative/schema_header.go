package narrative

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
)

// schema is the part of JSON Schema that the JSON form needs, in the order in
// which it reads best.
type schema struct {
	Dialect     string     `json:"$schema,omitempty"`
	ID          string     `json:"$id,omitempty"`
	Ref         string     `json:"$ref,omitempty"`
	Title       string     `json:"title,omitempty"`
	Description string     `json:"description,omitempty"`
	Const       string     `json:"const,omitempty"`
	Type        any        `json:"type,omitempty"` // string or []string
	Enum        []string   `json:"enum,omitempty"`
	Pattern     string     `json:"pattern,omitempty"`
	MinLength   int        `json:"minLength,omitempty"`
	Minimum     *int       `json:"minimum,omitempty"`
	Maximum     int        `json:"maximum,omitempty"`
	AnyOf       []schema   `json:"anyOf,omitempty"`
	OneOf       []schema   `json:"oneOf,omitempty"`
	Items       *schema    `json:"items,omitempty"`
	Properties  properties `json:"properties,omitempty"`
	Required    []string   `json:"required,omitempty"`
	Closed      *bool      `json:"additionalProperties,omitempty"`
	Examples    []any      `json:"examples,omitempty"`
	Defs        properties `json:"$defs,omitempty"`
}

// orNothing adds the empty text to choices: like every other field, one that
// was not captured may be left out or be empty.
func orNothing(choices []string) []string { return append(slices.Clone(choices), "") }

// closed is additionalProperties: false.
var closed = new(bool)

// properties is a JSON object that keeps its order.
type properties []property

type property struct {
	key   string
	value schema
}

// MarshalJSON writes the properties in their order.
func (ms properties) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range ms {
		if i > 0 {
			b.WriteByte(',')
		}
		key, err := json.Marshal(m.key)
		if err != nil {
			return nil, err
		}
		value, err := marshalPlain(m.value)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", m.key, err)
		}
		b.Write(key)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// solutionSchema describes the header and holds the facts to one of theirs.
func solutionSchema(facts []schema) (schema, error) {
	text := func(title, help string, examples ...any) schema {
		return schema{Type: "string", Title: title, Description: help, Examples: examples}
	}
	list := func(title, help string, examples ...any) schema {
		return schema{Type: "array", Title: title, Description: help, Items: &schema{Type: "string"}, Examples: examples}
	}
	date := func(title, help string) schema {
		return schema{Ref: "#/$defs/date", Title: title, Description: help}
	}
	audiences := []string{string(Executive), string(Engineering)}
	statuses := make([]string, len(Statuses))
	for i, s := range Statuses {
		statuses[i] = string(s)
	}
	customer := objectSchema("Customer", "The one whose problem the solution answers.", properties{
		{"name", text("Name", "As it stands in a sentence.", "Halden Freight")},
		{"aliases", list("Aliases", "Other names, which no other customer's document may show.", []string{"HF"})},
		{"domains", list("Domains", "Internet domains, which no other customer's document may show.", []string{"halden.example"})},
	})
	returns := objectSchema("Returns", "How payback, return on investment and net present value are counted.", properties{
		{"rate", schema{Ref: "#/$defs/figure", Title: "Discount rate", Description: "A percentage a year from 0 to 100.", Examples: []any{"8 %"}}},
		{"years", schema{Type: "integer", Title: "Horizon", Description: "Over how many years is counted; 0 where it is not said.", Minimum: new(int), Maximum: longest, Examples: []any{5}}},
		{"start", date("Start", "From when is counted. Without it: the start of the first milestone.")},
		{"goLive", date("Go-live", "From when the benefits flow.")},
	})
	reworded := objectSchema("Reworded", "Where a wording comes from that a language model suggested and the user accepted.", properties{
		{"model", text("Model", "Which model it was.", "gpt-4.1-mini")},
		{"task", text("Task", "What it was asked for.", "plainer")},
		{"at", text("At", "When it was accepted, as RFC 3339 writes it.", "2027-01-15T09:30:00Z")},
	}, "model", "task", "at")
	wording := objectSchema("Wording", "The user's own text for one block of a framing.", properties{
		{"audience", schema{Enum: audiences, Title: "Audience", Description: "Which framing it stands in."}},
		{"block", schema{Type: "string", Title: "Block", Description: "The key of the block.", MinLength: 1}},
		{"text", schema{Type: "string", Title: "Text", Description: "What stands there." + textGrammar, MinLength: 1}},
		{"reworded", reworded},
		{"basedOn", text("Based on", "The generated text when this was written: it shows when a fact has changed since.")},
	}, "audience", "block", "text")
	omission := objectSchema("Omission", "A block that is left out of one audience's framing.", properties{
		{"audience", schema{Enum: audiences, Title: "Audience", Description: "Whose framing it is left out of."}},
		{"block", schema{Type: "string", Title: "Block", Description: "The key of the block.", MinLength: 1}},
		{"reason", text("Reason", "Why, for whoever wonders later.", "the board knows it already")},
	}, "audience", "block")
	carried := objectSchema("Carried over", "A value that was taken over from a solution for another customer, and that nobody has confirmed yet.", properties{
		{"fact", schema{Ref: "#/$defs/id", Title: "Fact", Description: "The ID of the fact."}},
		{"field", schema{Type: "string", Title: "Field", Description: "The field that holds it.", MinLength: 1}},
		{"part", text("Part", "The ID of the entry, where the field is a list.", "s1")},
		{"value", schema{Type: "string", Title: "Value", Description: "As it was taken over: it counts as confirmed once the field says something else.", MinLength: 1}},
	}, "fact", "field", "value")
	aside := objectSchema("Set aside", "A finding of the review that is no problem, with the reason.", properties{
		{"rule", schema{Type: "string", Title: "Rule", Description: "The ID of the rule that found it.", MinLength: 1, Examples: []any{"figures/untraced"}}},
		{"fact", text("Fact", "The ID of the fact that the finding leads to.")},
		{"field", text("Field", "The field that it leads to.")},
		{"audience", schema{Enum: orNothing(audiences), Title: "Audience", Description: "Whose framing it is about."}},
		{"block", text("Block", "The key of the block that it is about.")},
		{"message", schema{Type: "string", Title: "Message", Description: "What the finding said: it counts again once it says something else.", MinLength: 1}},
		{"text", text("Text", "The text it said that of, or the figures of the fact: it counts again once they differ.")},
		{"reason", text("Reason", "Why it is no problem.", "the board knows this figure from the press")},
	}, "rule", "message", "reason")
	root := objectSchema("Solution", "One answer to one customer's problem: the interchange file of Bifocal.", properties{
		{"format", schema{Const: Format, Description: "The name and version of this form."}},
		{"id", schema{Ref: "#/$defs/id", Title: "ID", Description: "The same ID with other content is a new revision of the same solution."}},
		{"title", schema{Type: "string", Title: "Title", Description: "A name for the solution.", Pattern: `\S`, Examples: []any{"Managed platform"}}},
		{"customer", customer},
		{"organisation", text("Own organisation", "Who offers the solution.", "Nordwind Cloud")},
		{"partners", list("Partners", "Who offers it too.")},
		{"author", text("Author", "Who answers for the text.", "Maja Lindqvist")},
		{"language", text("Language", "The language of the briefs, as a language tag.", "en")},
		{"currency", schema{Type: "string", Title: "Currency", Description: "The one currency of all amounts, as an ISO 4217 code. Without it: USD.", Pattern: `^([A-Z]{3})?$`, Examples: []any{"USD"}}},
		{"status", schema{Enum: orNothing(statuses), Title: "Status", Description: "How far it has got with its customer."}},
		{"classification", text("Classification", "Who may read it; printed on every page.", "Confidential")},
		{"houseStyle", text("House style", "The name of the house style of its briefs. Without it, and where there is none of that name: the default of the library.", "Nordwind")},
		{"sealed", list("Sealed names", "Names of products, components and others that no text holds when it is sent to a language model. Those of the customer, the partners and the people are taken out unasked.", []string{"Atlas Router"})},
		{"returns", returns},
		{"facts", schema{Type: "array", Title: "Facts", Description: "In the order of the author. Each has an ID of its own.", Items: &schema{OneOf: facts}}},
		{"wordings", schema{Type: "array", Title: "Wordings", Description: "One for a block and an audience.", Items: &wording}},
		{"omissions", schema{Type: "array", Title: "Omissions", Description: "Blocks left out of one audience's framing.", Items: &omission}},
		{"carried", schema{Type: "array", Title: "Carried over", Description: "Values that came from a solution for another customer and still have to be confirmed.", Items: &carried}},
		{"asides", schema{Type: "array", Title: "Set aside", Description: "Findings of the review that are no problem, each with the reason.", Items: &aside}},
	}, "format", "id", "title")
	root.Dialect, root.ID = "https://json-schema.org/draft/2020-12/schema", SchemaID
	for _, x := range []struct {
		t reflect.Type
		s schema
	}{
		{reflect.TypeFor[Customer](), customer},
		{reflect.TypeFor[Returns](), returns},
		{reflect.TypeFor[Wording](), wording},
		{reflect.TypeFor[Reworded](), reworded},
		{reflect.TypeFor[Omission](), omission},
		{reflect.TypeFor[Carried](), carried},
		{reflect.TypeFor[Aside](), aside},
		{reflect.TypeFor[Solution](), root},
	} {
		if err := agree(x.t, x.s); err != nil {
			return schema{}, err
		}
	}
	return root, nil
}

func objectSchema(title, help string, properties properties, required ...string) schema {
	return schema{Title: title, Description: help, Type: "object", Properties: properties, Required: required, Closed: closed}
}

// agree fails where a type and the schema that is written for it have different
// fields.
func agree(t reflect.Type, s schema) error {
	held := jsonFields(t)
	for _, p := range s.Properties {
		if _, ok := held[p.key]; !ok {
			return fmt.Errorf("the schema describes %q, which a %s does not have", p.key, t.Name())
		}
	}
	if len(held) != len(s.Properties) {
		return fmt.Errorf("a %s has %d fields and the schema describes %d", t.Name(), len(held), len(s.Properties))
	}
	return nil
}
