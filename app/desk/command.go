package desk

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Command is something the user can do from the command palette.
type Command struct {
	Title string // "Export…"
	Group string // "File", "Add", "Go to"
	Keys  string // its shortcut, "Ctrl+E", or ""
	Run   func()
	// Near says how early it is offered before anything is typed, 1 first; 0 is
	// after all that are near.
	Near int
}

// ID names a command across palettes.
func (c Command) ID() string { return c.Group + "\x00" + c.Title }

// mostRecent is how many commands that ran last the palette begins with.
const mostRecent = 3

// Opening puts commands in the order in which they are offered before anything is
// typed: those that ran last, the last one first, then those that are near, then
// the others in the order given.
func Opening(commands []Command, recent []string) []Command {
	rank := func(c Command) int {
		if at := slices.Index(recent[:min(mostRecent, len(recent))], c.ID()); at >= 0 {
			return at - mostRecent
		}
		if c.Near > 0 {
			return c.Near
		}
		return len(commands) + 100
	}
	out := slices.Clone(commands)
	slices.SortStableFunc(out, func(a, b Command) int { return rank(a) - rank(b) })
	return out
}

// Find returns the commands that hold all letters of a text in their order,
// the best first: those in which words begin with what was typed, then those
// in which the letters stand close together. An empty text finds all commands
// in the order given.
func Find(commands []Command, text string) []Command {
	want := fold(text)
	if want == "" {
		return slices.Clone(commands)
	}
	type hit struct {
		Command
		score int
	}
	var hits []hit
	for _, c := range commands {
		score, ok := match(fold(c.Title), want)
		if !ok {
			if score, ok = match(fold(c.Group+" "+c.Title), want); !ok {
				continue
			}
			score += 20 // in the title is better
		}
		hits = append(hits, hit{c, score})
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return a.score - b.score })
	out := make([]Command, len(hits))
	for i, h := range hits {
		out[i] = h.Command
	}
	return out
}

func fold(text string) string {
	return strings.Join(strings.Fields(strings.ToLower(text)), " ")
}

// match returns how far the letters of want stand from being a beginning of
// words in text: 0 is best. Spaces in want match the beginning of a word.
func match(text, want string) (score int, ok bool) {
	if at := strings.Index(text, want); at >= 0 {
		if at == 0 {
			return 0, true
		}
		if wordStart(text, at) {
			return 1, true
		}
		return 3, true
	}
	score = 4
	at := 0
	for _, r := range want {
		if r == ' ' {
			continue
		}
		next := strings.IndexRune(text[at:], r)
		if next < 0 {
			return 0, false
		}
		// Where a word begins with the letter, that is what was meant.
		for from := at; ; {
			i := strings.IndexRune(text[from:], r)
			if i < 0 {
				break
			}
			if wordStart(text, from+i) {
				next = from + i - at
				break
			}
			from += i + utf8.RuneLen(r)
		}
		if next > 0 && !wordStart(text, at+next) {
			score += min(next, 8)
		}
		at += next + utf8.RuneLen(r)
	}
	return score, score <= 4+utf8.RuneCountInString(want) // letters that lie about anywhere are not what was meant
}

func wordStart(text string, at int) bool {
	if at == 0 {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(text[:at])
	return !unicode.IsLetter(r) && !unicode.IsDigit(r)
}
