package reword

import "strings"

// stem brings an English word near to its root, so that "moves", "moved" and
// "moving" are one. It needs to be alike for forms of a word, and no more.
func stem(w string) string {
	w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
	if s, ok := irregular[w]; ok {
		return s
	}
	for _, list := range [...][]ending{inflections, derivations} {
		for _, e := range list {
			if root, ok := strings.CutSuffix(w, e.cut); ok && len(root) >= e.least {
				w = root + e.put
				break
			}
		}
		if s, ok := irregular[w]; ok {
			return s
		}
	}
	if n := len(w); n > 4 && w[n-1] == w[n-2] && !strings.ContainsRune("aeiousl", rune(w[n-1])) {
		w = w[:n-1]
	}
	w = strings.TrimSuffix(w, "e")
	if strings.HasSuffix(w, "y") && len(w) > 3 {
		w = w[:len(w)-1] + "i"
	}
	return strings.ReplaceAll(w, "ise", "ize")
}

type ending struct {
	cut, put string
	least    int // bytes of the root
}

// In each list the first that fits is taken.
var (
	inflections = []ending{
		{"ies", "i", 2},
		{"ied", "i", 2},
		{"sses", "ss", 2},
		{"ches", "ch", 2},
		{"shes", "sh", 2},
		{"xes", "x", 2},
		{"ss", "ss", 1},
		{"us", "us", 1},
		{"is", "is", 1},
		{"ing", "", 3},
		{"ed", "", 3},
		{"es", "", 3},
		{"s", "", 3},
	}
	derivations = []ending{
		{"isation", "iz", 3},
		{"ization", "iz", 3},
		{"ise", "iz", 3},
		{"ize", "iz", 3},
		{"is", "iz", 4},
		{"ability", "", 4},
		{"ibility", "", 4},
		{"ation", "", 4},
		{"ment", "", 4},
		{"ness", "", 3},
		{"ingly", "", 4},
		{"edly", "", 4},
		{"ously", "", 4},
		{"fully", "", 3},
		{"ally", "", 4},
		{"ably", "", 4},
		{"ily", "i", 3},
		{"ly", "", 4},
		{"ion", "", 4},
		{"able", "", 4},
		{"ible", "", 4},
		{"ity", "", 4},
		{"ive", "", 4},
		{"al", "", 4},
		{"ure", "", 4},
		{"er", "", 4},
		{"or", "", 5},
	}
)

var irregular = func() map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(`is are be was were been being am
has have had having
does do did done doing
goes go went gone
runs run ran
falls fall fell fallen
rises rise rose risen
holds hold held
keeps keep kept
takes take took taken
gives give gave given
makes make made
pays pay paid
loses lose lost loss
builds build built rebuild rebuilt
buys buy bought
brings bring brought
leaves leave left
cuts cut
costs cost
grows grow grew grown growth
knows know knew known
shows show showed shown
finds find found
sees see saw seen
means mean meant
sends send sent
spends spend spent
breaks break broke broken
begins begin began begun
written write wrote writes
chooses choose chose chosen choice
less fewer
better good
`) {
		words := strings.Fields(line)
		for _, w := range words {
			out[w] = words[0]
		}
	}
	return out
}()

// function are words that carry no content.
var function = set(`a an the of to in on at by for with from into onto over under and or but nor so as than that this these those it its they them their there here
	he she his her we us our you your i me my who whom whose which what when where why how is are be was were been being am has have had having do does did doing
	will would shall should can could may might must not no if then else because while during before after about up down out off again once only very too also just
	more most some any each every all both few many much other another such own same s t re ve ll d between through within without per via across along among around
	toward towards against until unless whether though although yet still even ever since`)
