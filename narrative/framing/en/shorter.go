package en

// entryNames are the entries of each theme, one and several.
var entryNames = map[string][2]string{
	"situation": {"reason", "reasons"},
	"stakes":    {"consequence", "consequences"},
	"answer":    {"change", "changes"},
	"value":     {"measure", "measures"},
	"money":     {"figure", "figures"},
	"options":   {"choice", "choices"},
	"risk":      {"risk", "risks"},
	"plan":      {"phase", "phases"},
	"proof":     {"proof", "proofs"},
	"next":      {"step or question", "steps and questions"},
	"words":     {"term", "terms"},
}

// Rest says how many more entries of a theme there are than a brief shows.
func (English) Rest(theme string, n int, elsewhere bool) string {
	name := entryNames[theme]
	if n < 1 || name[0] == "" {
		return ""
	}
	more := count(n, "more "+name[0], "more "+name[1])
	if elsewhere {
		return sentence(more, plural(n, " is", " are"), " in the engineering brief")
	}
	return sentence(more, plural(n, " is", " are"), " not shown here")
}

// Gone names the themes that a brief leaves to the engineers.
func (English) Gone(themes []string) string {
	var names []string
	for _, theme := range themes {
		if name := entryNames[theme]; name[1] != "" {
			names = append(names, "the "+name[1])
		}
	}
	if len(names) == 0 {
		return ""
	}
	return sentence(list(names), " are in the engineering brief")
}
