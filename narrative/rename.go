package narrative

import "reflect"

// MapTexts returns a copy of a fact in which every text a reader may see is what
// change makes of it: texts, both sides of tellings, names of people that are no
// reference, and what stands in options, figures and steps. References, choices
// and values stay.
func MapTexts(f Fact, change func(string) string) Fact {
	spec, ok := Spec(f.FactKind())
	if !ok {
		return f
	}
	v := reflect.New(reflect.TypeOf(f)).Elem()
	v.Set(reflect.ValueOf(own(f)))
	fields := jsonFields(v.Type())
	for _, field := range spec.Fields {
		at := v.FieldByIndex(fields[field.Key])
		switch value := at.Addr().Interface().(type) {
		case *string:
			if field.Type == TextField || field.Type == PersonField {
				*value = change(*value)
			}
		case *Telling:
			*value = value.mapped(change)
		case *[]Option:
			for i := range *value {
				o := &(*value)[i]
				o.Name, o.For, o.Against = o.Name.mapped(change), o.For.mapped(change), o.Against.mapped(change)
			}
		case *[]NamedFigure:
			for i := range *value {
				(*value)[i].Name = change((*value)[i].Name)
			}
		case *[]Step:
			for i := range *value {
				s := &(*value)[i]
				s.What, s.Owner = change(s.What), change(s.Owner)
			}
		}
	}
	return v.Interface().(Fact)
}

// mapped changes both sides of a telling; one text for both stays one.
func (t Telling) mapped(change func(string) string) Telling {
	if t.Executive == t.Engineering {
		both := change(t.Executive)
		return Telling{Executive: both, Engineering: both}
	}
	return Telling{Executive: change(t.Executive), Engineering: change(t.Engineering)}
}
