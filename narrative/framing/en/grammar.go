package en

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bifocal/narrative/framing/content"
)

// upper capitalises the first letter, but not of a name that is written
// without: iPhone, eBay, pH.
func upper(s string) string {
	if r, n := capital(s); n > 0 {
		return string(r) + s[n:]
	}
	return s
}

// capital returns the capital of the first letter and the letter's length in
// bytes, or 0 where the text is to stay as it is.
func capital(s string) (rune, int) {
	r, n := utf8.DecodeRuneInString(s)
	if !unicode.IsLower(r) {
		return r, 0
	}
	for _, c := range s[n:] {
		if c == ' ' || c == '-' {
			break
		}
		if unicode.IsUpper(c) {
			return r, 0
		}
	}
	return unicode.ToUpper(r), n
}

// starters are words that authors capitalise only because they begin a clause.
var starters = wordSet(`a an the this that these those there it its we our you your they their he she
		no not one two three four five six seven eight nine ten all any both each every few many most much new old other some such
		as at by for from in into of off on once only out over since to under until up when where while with without
		if after before because although staff customers patients people teams users engineers citizens clerks doctors nurses`)

// lower takes off a capital that only stands there because the clause was
// typed like a sentence; names and acronyms keep theirs.
func lower(s string) string {
	word, _, _ := strings.Cut(s, " ")
	if l := strings.ToLower(word); l != word && starters[l] {
		return l + s[len(word):]
	}
	return s
}

// list joins items: a; a and b; a, b and c.
func list(items []string) string {
	switch len(items) {
	case 0:
		return ""
	case 1:
		return items[0]
	}
	and := " and "
	for _, it := range items {
		if strings.Contains(it, " and ") {
			and = ", and " // "a and b, and c" is read right
			break
		}
	}
	return enumerate(items, and)
}

// enumerate joins items with commas, and the last one with a word.
func enumerate(items []string, and string) string {
	n := len(and)
	for _, it := range items {
		n += len(it) + len(", ")
	}
	var b strings.Builder
	b.Grow(n)
	for i, it := range items {
		switch {
		case i == 0:
		case i == len(items)-1:
			b.WriteString(and)
		default:
			b.WriteString(", ")
		}
		b.WriteString(it)
	}
	return b.String()
}

// listFor lists items behind a preposition, which is said again where one of two
// items has an "and" of its own: for setting up and training and for phones.
func listFor(preposition string, items []string) string {
	if len(items) == 2 && (strings.Contains(items[0], " and ") || strings.Contains(items[1], " and ")) {
		return preposition + " " + items[0] + " and " + preposition + " " + items[1]
	}
	return preposition + " " + list(items)
}

// atMost lists up to n items and counts the rest.
func atMost(items []string, n int) string {
	if len(items) <= n+1 {
		return list(items)
	}
	return strings.Join(items[:n], ", ") + " and " + loc.Cardinal(len(items)-n) + " more"
}

// count says how many of something there are: one risk, five risks.
func count(n int, singular, plural string) string {
	if n == 1 {
		return "one " + singular
	}
	return loc.Cardinal(n) + " " + plural
}

// pick chooses one of several ways to say the same. The salt keeps two choices
// in one theme apart.
func pick(seed uint32, salt uint32, ways ...string) string {
	return ways[index(seed, salt, len(ways))]
}

func index(seed, salt uint32, n int) int {
	h := (seed ^ salt*0x9e3779b9) * 0x85ebca6b
	h ^= h >> 13
	h *= 0xc2b2ae35
	h ^= h >> 16
	return int(h % uint32(n))
}

func words(s string) int {
	n := 0
	for range strings.FieldsSeq(s) {
		n++
	}
	return n
}

func paragraph(part, text string, fs ...[]string) content.Line {
	return content.Line{Part: part, Kind: content.Paragraph, Text: text, Facts: facts(fs...)}
}

func item(part, text string, fs ...[]string) content.Line {
	return content.Line{Part: part, Kind: content.Item, Text: text, Facts: facts(fs...)}
}

func peopleFacts(ps []content.Person) []string {
	if len(ps) == 1 {
		return ps[0].Facts
	}
	var out []string
	for i := range ps {
		out = append(out, ps[i].Facts...)
	}
	return out
}

// facts joins lists of IDs and leaves out doubles.
func facts(lists ...[]string) []string { return content.Facts(lists...) }
