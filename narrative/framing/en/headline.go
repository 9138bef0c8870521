package en

import (
	"strings"
)

// headline shortens a clause to a heading of at most most words: it leaves out
// what is subordinate, and gives "" where nothing can go.
func headline(clause string, most int) string {
	s := clause
	if i := clauseEnd(s); i > 0 {
		s = s[:i]
	}
	for words(s) > most {
		cut := -1
		for _, sep := range subordinate {
			if i := strings.LastIndex(s, sep); i > 0 && words(s[:i]) >= 3 {
				cut = max(cut, i)
			}
		}
		if i := strings.LastIndex(s, ", and "); i > cut && words(s[:i]) >= 4 && words(s[i+6:]) >= 4 && !strings.Contains(s[:i], ", ") {
			cut = i
		}
		if cut < 0 {
			return ""
		}
		s = s[:cut]
	}
	return upper(strings.TrimRight(s, " ,"))
}

// clauseEnd returns where a clause ends before its end, or -1. The colon of a time
// of day ends nothing.
func clauseEnd(s string) int {
	for i := range len(s) {
		switch s[i] {
		case ';', '(':
			return i
		case ':':
			if i+1 == len(s) || s[i+1] == ' ' {
				return i
			}
		}
	}
	return -1
}

// subordinate begins what a heading can do without. A comma alone is no such
// thing: it may stand in a list.
var subordinate = []string{
	", so ", ", which ", ", because ", ", while ", ", but ", ", who ", ", where ", ", although ",
	" because ", " so that ", " while ", " although ", " which ", " since ",
	", most of ", ", many of ", ", some of ", ", half of ", ", especially ", ", mostly ", ", often ", ", usually ", ", above all ",
}
