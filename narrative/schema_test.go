package narrative_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"bifocal/assets"
	"bifocal/narrative"
	"bifocal/narrative/narrativetest"
)

var update = flag.Bool("update", false, "write solution.schema.json anew")

const schemaFile = "solution.schema.json"

func TestPublishedSchemaIsTheGeneratedOne(t *testing.T) {
	generated, err := narrative.Schema()
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(schemaFile, generated, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	published, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(published, generated) {
		t.Errorf("%s is not what the catalog says; run go generate ./narrative", schemaFile)
	}
}

func compiledSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	file, err := os.Open(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	doc, err := jsonschema.UnmarshalJSON(file)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	if err := c.AddResource(narrative.SchemaID, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(narrative.SchemaID)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func againstSchema(s *jsonschema.Schema, data []byte) error {
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		return err
	}
	return s.Validate(v)
}

func TestSchemaAcceptsWhatWeWrite(t *testing.T) {
	schema := compiledSchema(t)
	for _, example := range assets.Examples() {
		t.Run(example.Name, func(t *testing.T) {
			if err := againstSchema(schema, example.Data); err != nil {
				t.Error(err)
			}
		})
	}
	rapid.Check(t, func(t *rapid.T) {
		data, err := narrative.Encode(narrativetest.Solution(t))
		if err != nil {
			t.Fatal(err)
		}
		if err := againstSchema(schema, data); err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
	})
}

// edited returns a valid file with one text in it replaced.
func edited(t *testing.T, old, replacement string) []byte {
	t.Helper()
	data, err := narrative.Encode(narrativetest.Halden())
	if err != nil {
		t.Fatal(err)
	}
	if strings.Count(string(data), old) != 1 {
		t.Fatalf("%s stands %d times in the file", old, strings.Count(string(data), old))
	}
	return []byte(strings.Replace(string(data), old, replacement, 1))
}

func TestSchemaAndDecodeAgree(t *testing.T) {
	schema := compiledSchema(t)
	for _, tt := range []struct {
		name, old, replacement string
		good                   bool
	}{
		{"untouched", `"format": "bifocal/1"`, `"format": "bifocal/1"`, true},
		{"newer format", `"format": "bifocal/1"`, `"format": "bifocal/2"`, false},
		{"unknown field of the header", `"author": "Maja`, `"authors": "Maja`, false},
		{"unknown field of the customer", `"domains": [`, `"sites": [`, false},
		{"unknown field of a fact", `"measuredBy": "service uptime"`, `"measured": "service uptime"`, false},
		{"field of another kind", `"role": "CFO"`, `"mitigation": "CFO"`, false},
		{"unknown field of an option", `"against": "keeps the manual work"`, `"contra": "keeps the manual work"`, false},
		{"unknown field of a telling", `"executive": "pilot",`, `"manager": "pilot",`, false},
		{"unknown kind", `"kind": "non-goal"`, `"kind": "no goal"`, false},
		{"kind missing", `"kind": "non-goal",`, ``, false},
		{"text for a list", `"aliases": [
      "HF"
    ]`, `"aliases": "HF"`, false},
		{"number for a text", `"author": "Maja Lindqvist"`, `"author": 5`, false},
		{"null", `"author": "Maja Lindqvist"`, `"author": null`, false},
		{"list for a telling", `"name": "self-healing"`, `"name": ["self-healing"]`, false},
		{"number for a telling", `"name": "self-healing"`, `"name": 1`, false},
		{"object for a figure", `"value": "450"`, `"value": {"value": 450}`, false},
		{"number for a figure", `"value": "450"`, `"value": 450`, true},
		{"number with an exponent", `"value": "450"`, `"value": 4.5e2`, true},
		{"boolean for a figure", `"value": "450"`, `"value": true`, false},
		{"year for a date", `"date": "2028-03-31"`, `"date": 2028`, true},
		{"fraction for a date", `"date": "2028-03-31"`, `"date": 2028.5`, false},
		{"text for a scale", `"likelihood": 3`, `"likelihood": "3"`, false},
		{"whole number with a fraction of nought", `"likelihood": 3`, `"likelihood": 3.0`, true},
		{"fraction for a scale", `"likelihood": 3`, `"likelihood": 3.5`, false},
		{"text for yes or no", `"mayName": true`, `"mayName": "yes"`, false},
		{"telling as one text", `"name": {
        "executive": "pilot",
        "engineering": "pilot migration"
      }`, `"name": "pilot"`, true},
		{"no status", `"status": "draft"`, `"status": ""`, true},
		{"unknown status", `"status": "draft"`, `"status": "done"`, false},
		{"no likelihood", `"likelihood": 3`, `"likelihood": 0`, true},
		{"likelihood beyond the scale", `"likelihood": 3`, `"likelihood": 6`, false},
		{"likelihood below the scale", `"likelihood": 3`, `"likelihood": -1`, false},
		{"no horizon", `"years": 5`, `"years": 0`, true},
		{"horizon in the past", `"years": 5`, `"years": -1`, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			data := edited(t, tt.old, tt.replacement)
			if err := againstSchema(schema, data); (err == nil) != tt.good {
				t.Errorf("the schema says %v, want good: %t", err, tt.good)
			}
			s, err := narrative.Decode(data)
			if err == nil {
				err = narrative.Validate(s)
			}
			if (err == nil) != tt.good {
				t.Errorf("the program says %v, want good: %t", err, tt.good)
			}
		})
	}
}

// A field that is there and empty is as good as one that is left out, to both.
func TestSchemaAndDecodeAgreeOnEmptyFields(t *testing.T) {
	schema := compiledSchema(t)
	for _, kind := range narrative.Catalog {
		for _, field := range kind.Fields {
			empty := `""`
			switch field.Type {
			case narrative.ScaleField:
				empty = "0"
			case narrative.BoolField:
				empty = "false"
			case narrative.RefsField, narrative.OptionsField, narrative.FiguresField, narrative.StepsField:
				empty = "[]"
			}
			data := []byte(`{"format": "bifocal/1", "id": "a", "title": "A", "facts": [{"kind": "` + string(kind.Kind) + `", "id": "b", "` + field.Key + `": ` + empty + `}]}`)
			s, err := narrative.Decode(data)
			if err == nil {
				err = narrative.Validate(s)
			}
			if err != nil {
				t.Errorf("%s.%s: the program says %v", kind.Kind, field.Key, err)
			}
			if err := againstSchema(schema, data); err != nil {
				t.Errorf("%s.%s: the schema says %v", kind.Kind, field.Key, err)
			}
		}
	}
}

// Whatever the schema refuses in a random file with one value replaced, Decode
// or Validate refuses, and the other way round where types are concerned.
func TestSchemaAndDecodeAgreeOnRandomDamage(t *testing.T) {
	schema := compiledSchema(t)
	rapid.Check(t, func(t *rapid.T) {
		data, err := narrative.Encode(narrativetest.Solution(t))
		if err != nil {
			t.Fatal(err)
		}
		var root any
		if err := json.Unmarshal(data, &root); err != nil {
			t.Fatal(err)
		}
		damage(t, root)
		if data, err = json.Marshal(root); err != nil {
			t.Fatal(err)
		}
		s, err := narrative.Decode(data)
		if err == nil {
			err = narrative.Validate(s)
		}
		if refused := againstSchema(schema, data); refused != nil && err == nil {
			t.Fatalf("only the schema refuses it: %v\n%s", refused, data)
		}
	})
}

// damage replaces one value, or adds a field, anywhere in a JSON tree.
func damage(t *rapid.T, v any) {
	wrong := rapid.SampledFrom([]any{map[string]any{"x": "y"}, []any{true}, true, -1.5, "\u0001", nil}).Draw(t, "wrong")
	switch v := v.(type) {
	case map[string]any:
		keys := []string{"surplus"}
		for k := range v {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		key := rapid.SampledFrom(keys).Draw(t, "key")
		switch inner := v[key].(type) {
		case map[string]any, []any:
			if rapid.Bool().Draw(t, "deeper") {
				damage(t, inner)
				return
			}
		}
		v[key] = wrong
	case []any:
		if len(v) == 0 {
			return
		}
		i := rapid.IntRange(0, len(v)-1).Draw(t, "index")
		switch inner := v[i].(type) {
		case map[string]any, []any:
			damage(t, inner)
		default:
			v[i] = wrong
		}
	}
}
