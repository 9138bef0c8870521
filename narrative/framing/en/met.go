package en

import "bifocal/narrative/framing/content"

// acquaintances are those whom a theme has named, so that each is named with the role
// once.
type acquaintances map[string]bool

func (met acquaintances) meet(p content.Person) {
	if p.Name != "" {
		met[p.Name] = true
	}
}

// introduce names a person: with the role for the first time, and by name after
// that.
func (met acquaintances) introduce(p content.Person) string {
	if met[p.Name] {
		return who(p)
	}
	met.meet(p)
	return full(p)
}
