package review

import "bifocal/narrative"

// setAside finds what the user has set aside among the findings. What says
// something else now, or stands in another text, counts again, with the reason it
// was set aside for.
func (c *checked) setAside(found []Finding) {
	asides := c.Solution.Asides
	if len(asides) == 0 {
		return
	}
	by := make(map[narrative.Aside]int, len(asides))
	for i := range asides {
		by[asides[i].Key()] = i
	}
	met := make([]bool, len(asides))
	for i := range found {
		f := &found[i]
		if at, ok := by[f.key()]; ok {
			met[at] = true
			f.Aside, f.Again = &asides[at], asides[at].Text != f.Text
		}
	}
	for i := range found {
		if f := &found[i]; f.Aside == nil {
			c.remember(f, met, found)
		}
	}
}

// remember looks for what was said of a finding when it said something else. What
// is found in an exported file was said where it was typed.
func (c *checked) remember(f *Finding, met []bool, found []Finding) {
	if f.Place.File != "" {
		for i := range found {
			if o := &found[i]; o.Rule == f.Rule && o.Message == f.Message && o.Place.File == "" && o.Aside != nil && !o.Again {
				f.Aside = o.Aside
				return
			}
		}
		return
	}
	place := f.key()
	place.Message = ""
	for i := range c.Solution.Asides {
		a := &c.Solution.Asides[i]
		key := a.Key()
		key.Message = ""
		if !met[i] && key == place {
			met[i] = true
			f.Aside, f.Again = a, true
			return
		}
	}
}

// Count says how many of some findings count, by severity, and how many were set
// aside.
func Count(found []Finding) (by map[Severity]int, aside int) {
	by = map[Severity]int{}
	for i := range found {
		if found[i].Counts() {
			by[found[i].Severity]++
		} else {
			aside++
		}
	}
	return by, aside
}
