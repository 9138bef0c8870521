package main

import "bifocal/export"

// briefKinds are what --kind may say.
func briefKinds() []string {
	out := make([]string, len(export.Kinds))
	for i, k := range export.Kinds {
		out[i] = string(k)
	}
	return out
}

// choose reads which sections are wanted. What is chosen for several kinds may
// name sections that one of them has not.
func (e exporting) choose(several bool) (export.Choice, error) {
	var c export.Choice
	var err error
	if c.Only, err = export.ParseThemes(e.sections); err != nil {
		return c, wrong("--sections: %s", err)
	}
	if c.Without, err = export.ParseThemes(e.without); err != nil {
		return c, wrong("--without: %s", err)
	}
	if e.kind == "" {
		return c, nil
	}
	if several {
		c, err = c.For(export.Kind(e.kind))
	} else {
		err = c.Check(export.Kind(e.kind))
	}
	if err != nil {
		return c, wrong("%s", err)
	}
	return c, nil
}
