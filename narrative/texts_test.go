package narrative

import (
	"reflect"
	"slices"
	"testing"
)

// eachText visits every text field that the catalog knows, and those of the
// lists inside a fact.
func TestEachTextVisitsEveryText(t *testing.T) {
	for _, spec := range Catalog {
		f, _ := NewFact(spec.Kind, "x")
		v := reflect.New(reflect.TypeOf(f)).Elem()
		v.Set(reflect.ValueOf(f))
		var want []string
		for _, field := range spec.Fields {
			index := jsonFields(v.Type())[field.Key]
			target := v.FieldByIndex(index)
			mark := string(spec.Kind) + "." + field.Key
			switch field.Type {
			case TextField, PersonField:
				target.SetString(mark)
				want = append(want, mark)
			case TellingField:
				target.Set(reflect.ValueOf(Telling{mark + " one", mark + " two"}))
				want = append(want, mark+" one", mark+" two")
			case OptionsField:
				target.Set(reflect.ValueOf([]Option{{Name: Same("name"), For: Same("for"), Against: Same("against")}}))
				want = append(want, "name", "for", "against")
			case FiguresField:
				target.Set(reflect.ValueOf([]NamedFigure{{Name: "figure"}}))
				want = append(want, "figure")
			case StepsField:
				target.Set(reflect.ValueOf([]Step{{What: "what", Owner: "owner"}}))
				want = append(want, "what", "owner")
			}
		}
		var got []string
		eachText(v.Interface().(Fact), func(s string) { got = append(got, s) })
		for _, w := range want {
			if !slices.Contains(got, w) {
				t.Errorf("%s: %q is not visited", spec.Kind, w)
			}
		}
	}
}
