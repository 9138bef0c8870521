package en

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bifocal/narrative/framing/content"
)

// bare takes what only specifies off the end of a name: availability (SLO),
// settlement time, median.
func bare(name string) string {
	if i := strings.Index(name, ", "); i > 0 && words(name[i:]) <= 2 {
		name = name[:i]
	}
	if i := strings.Index(name, " ("); i > 0 && strings.HasSuffix(name, ")") {
		return name[:i]
	}
	return name
}

// the puts an article before what ends in a common noun and leaves a name alone:
// the image registry, the EC2 fleet, Argo CD, monitoring.
func the(name string) string {
	last := name[strings.LastIndexByte(name, ' ')+1:]
	first, _ := utf8.DecodeRuneInString(name)
	switch {
	case last != name && numbersIt(last): // stage 1, wave A
		return name
	case hasArticle[strings.ToLower(name[:max(strings.IndexByte(name, ' '), 0)])], massNouns[last], strings.HasSuffix(last, "ing"), gerund(name):
		return name
	case unicode.IsLower(first), last != name && last == strings.ToLower(last):
		return "the " + name
	}
	return name
}

// numbersIt reports whether the last word of a name tells it from others like it by a
// number or a letter.
func numbersIt(word string) bool {
	if len(word) == 1 || word[0] >= '0' && word[0] <= '9' || ordinals[strings.ToLower(word)] {
		return true
	}
	return strings.Trim(word, "IVX") == "" // stage II
}

var ordinals = wordSet("one two three four five six seven eight nine ten")

// definite is a name with the article it takes where it is spoken of: the link
// between pharmacy and wards, the online form and training; scanners and label
// printers, operation.
func definite(name string) string {
	first, rest, and := strings.Cut(name, " and ")
	if isPlural(first) || massNouns[first] || strings.Contains(first, ", ") {
		return name
	}
	if !and {
		return the(name)
	}
	if !strings.Contains(first, " ") && !strings.Contains(rest, " ") {
		return the(name) // the build and integration
	}
	head := the(first)
	if word, _, _ := strings.Cut(rest, " "); head != first && !isPlural(rest) && !massNouns[word] && !hasArticle[word] && !partitive(first) {
		rest = the(rest)
	}
	return head + " and " + rest
}

// partitive reports whether a name breaks off behind a preposition, so that what
// follows an "and" belongs to that: link between pharmacy and wards.
func partitive(name string) bool {
	for w := range strings.FieldsSeq(name) {
		if endsHead[w] {
			return true
		}
	}
	return false
}

// massNouns take no article.
var massNouns = wordSet(`software hardware infrastructure storage telemetry delivery access email analytics security middleware data staff
		operation operations upkeep cleaning support maintenance energy electricity insurance`)

// called is a customer's or partner's name with the article that an institution
// takes: the Ministry of Housing, Halden Freight.
func called(name string) string {
	first, rest, _ := strings.Cut(name, " ")
	if first == "The" && rest != "" {
		return "the " + rest
	}
	switch strings.ToLower(first) {
	case "province", "state", "republic", "kingdom", "canton", "district", "region", "council", "house", "ministry", "department", "office", "agency", "city", "county", "university", "bank", "institute", "federal", "national",
		"chamber", "association", "society", "court", "board", "port", "museum", "school", "hospital", "harbour", "harbor", "authority", "library",
		"theatre", "foundation", "federation", "union", "institution", "faculty", "church", "diocese", "academy", "college", "archdiocese", "museums":
		if strings.Contains(" "+strings.ToLower(rest)+" ", " of ") || strings.Contains(" "+strings.ToLower(rest)+" ", " for ") || first == "Federal" || first == "National" {
			return "the " + name
		}
	}
	ws := strings.Fields(name)
	if last := ws[max(len(ws)-1, 0):]; len(ws) > 1 && institutions[last[0]] && capitalised(ws) && !strings.HasSuffix(ws[len(ws)-2], "'s") {
		return "the " + name // the National Land Office
	}
	return name
}

// institutions are what an office is called behind what tells it from others.
var institutions = wordSet(`Office Board Authority Agency Ministry Association Institute Department Commission Directorate Inspectorate
	Federation Foundation Society Union Chamber Registry Secretariat Administration`)

// capitalised reports whether all words begin with a capital.
func capitalised(ws []string) bool {
	for _, w := range ws {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) && w != "of" && w != "for" && w != "and" && w != "&" {
			return false
		}
	}
	return true
}

func theAll(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = the(n)
	}
	return out
}

// who names a person by name, or by role with the article it takes.
func who(p content.Person) string {
	if p.Name != "" {
		return called(p.Name)
	}
	return theRole(p.Role)
}

// title names a person by role where there is one, for a table.
func title(p content.Person) string {
	if p.Role != "" {
		return p.Role
	}
	return p.Name
}

// full names a person with the role: Ingrid Solheim (CIO).
func full(p content.Person) string {
	if p.Name != "" && p.Role != "" {
		return p.Name + " (" + p.Role + ")"
	}
	return who(p)
}

// does chooses the form of a verb for a person, who may be a group: the platform
// lead answers, the service engineers answer.
func does(p content.Person, singular, plural string) string {
	if p.Name != "" || !isPlural(p.Role) {
		return singular
	}
	for _, w := range strings.Fields(strings.ToLower(p.Role)) {
		if titleWords[w] {
			return singular // VP Operations
		}
	}
	return plural
}

var titleWords = wordSet("vp svp evp head chief director manager officer lead president partner chair secretary minister owner team board")

// theRole puts an article before a role.
func theRole(role string) string {
	if strings.HasPrefix(strings.ToLower(role), "the ") {
		return role
	}
	return "the " + role
}

// owner names who answers for something, as in "platform lead".
func owner(p content.Person) string {
	if p.Role != "" && p.Name != "" {
		return p.Name + ", " + p.Role
	}
	name := p.Name + p.Role
	if bare, found := strings.CutPrefix(name, "the "); found {
		return bare
	}
	return name
}
