package framing

import (
	"strings"

	"bifocal/narrative/framing/content"
)

// person says who is meant by a stakeholder's ID, or a name or role.
func (t *teller) person(ref string) content.Person {
	s, ok := t.x.Person(ref)
	if !ok {
		return content.Person{}
	}
	p := content.Person{Name: mend(s.Name), Role: mend(s.Role)}
	if s.ID == "" && isRole(p.Name) {
		p.Name, p.Role = "", p.Name
	}
	if s.ID != "" {
		p.Facts = t.x.Own(s.ID)
	}
	return p
}

// isRole guesses whether a free text names a role and not a person: it does not
// begin with a capital, is an acronym, or holds a word that only roles have.
func isRole(text string) bool {
	if text == "" || !(text[0] >= 'A' && text[0] <= 'Z') {
		return text != "" && text[0] < 0x80
	}
	if text == strings.ToUpper(text) {
		return true
	}
	for _, w := range strings.Fields(strings.ToLower(text)) {
		switch w {
		case "lead", "head", "chief", "officer", "manager", "team", "director", "engineer", "architect", "owner",
			"vp", "president", "board", "committee", "department", "administrator", "engineering", "operations":
			return true
		}
	}
	return false
}

func (t *teller) people(ids []string) []content.Person {
	out := make([]content.Person, 0, len(ids))
	for _, id := range ids {
		if p := t.person(id); p.Has() {
			out = append(out, p)
		}
	}
	return out
}
