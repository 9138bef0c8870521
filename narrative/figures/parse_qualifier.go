package figures

import "strings"

// Qualifiers that only parsing knows: they announce a range, or in the case of
// from a lower limit if no range follows.
const (
	between Qualifier = "between"
	from    Qualifier = "from"
)

// qualifierWords are what can stand before a number, the longer ones first
// where one starts with another.
var qualifierWords = []struct {
	word      string
	qualifier Qualifier
}{
	{"approximately", About},
	{"approx.", About},
	{"approx", About},
	{"about", About},
	{"around", About},
	{"roughly", About},
	{"circa", About},
	{"ca.", About},
	{"ca", About},
	{"some", About},
	{"~", About},
	{"≈", About},
	{"±", About},
	{"at least", AtLeast},
	{"no less than", AtLeast},
	{"not less than", AtLeast},
	{"no fewer than", AtLeast},
	{"a minimum of", AtLeast},
	{"minimum of", AtLeast},
	{"minimum", AtLeast},
	{">=", AtLeast},
	{"=>", AtLeast},
	{"≥", AtLeast},
	{"⩾", AtLeast},
	{"at most", AtMost},
	{"up to", AtMost},
	{"no more than", AtMost},
	{"not more than", AtMost},
	{"a maximum of", AtMost},
	{"maximum of", AtMost},
	{"maximum", AtMost},
	{"max.", AtMost},
	{"max", AtMost},
	{"within", AtMost},
	{"<=", AtMost},
	{"=<", AtMost},
	{"≤", AtMost},
	{"⩽", AtMost},
	{"less than", LessThan},
	{"fewer than", LessThan},
	{"under", LessThan},
	{"below", LessThan},
	{"<", LessThan},
	{"more than", MoreThan},
	{"greater than", MoreThan},
	{"in excess of", MoreThan},
	{"over", MoreThan},
	{"above", MoreThan},
	{">", MoreThan},
	{"exactly", Exact},
	{"=", Exact},
	{"between", between},
	{"from", from},
}

// cutQualifier takes the qualifier off the front of s; "" if there is none.
func cutQualifier(s string) (Qualifier, string) {
	for _, q := range qualifierWords {
		if rest, ok := cutPrefixFold(s, q.word); ok {
			return q.qualifier, strings.TrimLeft(rest, " ")
		}
	}
	return "", s
}

// suffixes are what can follow a number: 10+ servers, 10 or more servers.
var suffixes = []struct {
	word      string
	qualifier Qualifier
}{
	{"+", AtLeast},
	{"or more", AtLeast},
	{"or less", AtMost},
	{"or fewer", AtMost},
}

// cutSuffix takes a qualifier that follows the number off the front of the
// rest, after a per cent sign too.
func cutSuffix(rest string) (Qualifier, string) {
	s := strings.TrimLeft(rest, " ")
	percent := strings.HasPrefix(s, "%")
	s = strings.TrimLeft(strings.TrimPrefix(s, "%"), " ")
	for _, x := range suffixes {
		if after, ok := cutPrefixFold(s, x.word); ok {
			if percent {
				after = " %" + after
			}
			return x.qualifier, " " + strings.TrimLeft(after, " ")
		}
	}
	return "", rest
}

// cutPrefixFold cuts a word or sign off s in any case. A word has to end there.
func cutPrefixFold(s, word string) (string, bool) {
	if len(s) < len(word) || !strings.EqualFold(s[:len(word)], word) {
		return s, false
	}
	rest := s[len(word):]
	if rest != "" && isASCIILetter(word[len(word)-1]) && (isASCIILetter(rest[0]) || isDigit(rest[0]) || rest[0] >= 0x80 || rest[0] == '-') {
		return s, false
	}
	return rest, true
}
