package figures

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// scaleWords are read in any case, scaleLetters only as they are.
var scaleWords = map[string]decimal.Decimal{
	"dozen":    decimal.NewFromInt(12),
	"hundred":  decimal.NewFromInt(100),
	"thousand": decimal.New(1, 3), "thousands": decimal.New(1, 3),
	"million": decimal.New(1, 6), "millions": decimal.New(1, 6), "mio": decimal.New(1, 6), "mln": decimal.New(1, 6),
	"billion": decimal.New(1, 9), "billions": decimal.New(1, 9), "bn": decimal.New(1, 9), "bln": decimal.New(1, 9),
	"trillion": decimal.New(1, 12), "trillions": decimal.New(1, 12),
}

// readScale reads K, M, bn and their like off the front of rest, with the space
// before. Letters that could be a unit are a scale only where money or a noun
// makes that clear: 5 m is metres, 512 B are bytes.
func readScale(rest string, money bool) (decimal.Decimal, int) {
	start := 0
	if strings.HasPrefix(rest, " ") {
		start = 1
	}
	end := start
	for end < len(rest) && isASCIILetter(rest[end]) {
		end++
	}
	word, after := rest[start:end], rest[end:]
	if code := strings.TrimLeft(word, "kKM"); len(word) == 4 && len(code) == 3 && IsCurrency(code) { // 5 MUSD
		word, after = word[:1], code+after
		end = start + 1
	} else if next, _ := utf8.DecodeRuneInString(after); after != "" && !strings.ContainsRune(" /+%-.", next) && !unicode.Is(unicode.Sc, next) {
		return decimal.Decimal{}, 0
	}
	if strings.HasPrefix(after, "-") && !startsAmount(after[1:]) || strings.HasPrefix(after, ".") && len(after) > 1 {
		return decimal.Decimal{}, 0
	}
	if scale, ok := scaleWords[strings.ToLower(word)]; ok {
		return scale, end
	}
	next, _, _ := strings.Cut(strings.TrimLeft(after, " "), " ")
	next, _, _ = strings.Cut(next, "/")
	_, moneyNext := currencyNamed(next)
	money = money || moneyNext
	switch {
	case word == "K" || word == "k":
		return decimal.New(1, 3), end
	case word == "M", word == "m" && money && start == 0, (word == "mn" || word == "mm" || word == "MM") && money:
		return decimal.New(1, 6), end
	case word == "B" && (money || next != "" && !perWords[strings.ToLower(next)]), word == "b" && money && start == 0:
		return decimal.New(1, 9), end
	case word == "T" && money:
		return decimal.New(1, 12), end
	}
	return decimal.Decimal{}, 0
}

// perWords lead to what a quantity is counted per.
var perWords = map[string]bool{"per": true, "a": true, "an": true, "each": true, "every": true, "/": true, "-": true}

// readUnit reads all that follows the last number: the unit and what it is
// counted per.
func readUnit(rest string, a *amount) (unit, per string, err error) {
	rest = strings.TrimRight(strings.TrimSpace(mendJoin(rest)), ". ") // 25 min.
	unit, per, err = splitPer(rest)
	if err != nil {
		return "", "", err
	}
	if per != "" {
		if per, err = checkPer(per); err != nil {
			return "", "", err
		}
	}
	unit = canonicalUnit(strings.TrimSpace(unit))
	first, others, _ := strings.Cut(unit, " ")
	if next, _, _ := strings.Cut(others, " "); perWords[strings.ToLower(next)] { // hours a week in each store
		first = canonicalUnit(first)
		unit = first + " " + others
	}
	code, isMoney := currencyNamed(first)
	switch {
	case isMoney && others != "":
		return "", "", reason("an amount of money has only its currency as unit, and one “per” at most: 12 USD a month")
	case isMoney && a.currency != "" && a.currency != code:
		return "", "", reason("there are two currencies: keep one")
	case isMoney:
		return code, per, nil
	case a.currency != "" && unit != "":
		return "", "", reason("an amount of money has only its currency as unit: leave out “" + unit + "”")
	case a.currency != "":
		return a.currency, per, nil
	case strings.EqualFold(first, "x") || first == "×": // 10x faster
		unit = strings.TrimSpace("times " + others)
	}
	return unit, per, checkUnit(unit)
}

// mendJoin separates what is written directly at the number: 24-hour, %of.
func mendJoin(rest string) string {
	if len(rest) > 1 && rest[0] == '-' && rest[1] != ' ' && rest[1] != '-' && !isDigit(rest[1]) {
		rest = rest[1:]
	}
	if after, ok := cutPrefixFold(strings.TrimLeft(rest, " "), "per cent"); ok {
		rest = "%" + after
	}
	if len(rest) > 1 && rest[0] == '%' && isASCIILetter(rest[1]) {
		rest = "% " + rest[1:]
	}
	return rest
}

// splitPer splits "outages a month", "Mbit/s" and "USD p.a." in two.
func splitPer(s string) (unit, per string, err error) {
	words := strings.Fields(s)
	if len(words) == 0 {
		return "", "", nil
	}
	n := len(words)
	last := words[n-1]
	if period, ok := adverbs[strings.ToLower(last)]; ok {
		return strings.Join(words[:n-1], " "), period, nil
	}
	if perWords[strings.ToLower(last)] || strings.HasSuffix(last, "/") {
		return "", "", reason("it does not say what it is counted per: 9 a month")
	}
	if n > 1 && isPerPhrase(words[:n-1]) {
		return strings.Join(words[:n-2], " "), last, nil
	}
	if before, after, ok := cutLast(last, "/"); ok && (before != "" || n == 1 || !strings.Contains(after, "/")) {
		words[n-1] = before
		return strings.TrimSpace(strings.Join(words, " ")), after, nil
	}
	return s, "", nil
}

// isPerPhrase reports whether the words before the last one end in a "per". An
// article after a preposition is not one: alerts on a server.
func isPerPhrase(words []string) bool {
	n := len(words)
	word := strings.ToLower(words[n-1])
	if !perWords[word] || word == "-" {
		return false
	}
	return n == 1 || word == "per" || word == "/" || !prepositions[strings.ToLower(words[n-2])]
}

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

func checkPer(per string) (string, error) {
	if isDigit(per[0]) {
		return "", reason("what it is counted per is one word: 3 errors per request")
	}
	for _, r := range per {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsNumber(r) && r != '-' && r != '\'' && r != '_' {
			return "", reason("what it is counted per is one word: 9 a month")
		}
	}
	if first, _ := utf8.DecodeRuneInString(per); !unicode.IsLetter(first) {
		return "", reason("what it is counted per is one word: 9 a month")
	}
	if canonical := canonicalPer(per); canonical != per {
		return canonical, nil
	}
	if lower := strings.ToLower(per); perWords[lower] || adverbs[lower] != "" {
		return "", reason("it does not say what it is counted per: 9 a month")
	}
	return per, nil
}

// checkUnit refuses units that are no noun phrase, or that would be read as
// something else the next time.
func checkUnit(unit string) error {
	if unit == "" {
		return nil
	}
	first, _ := utf8.DecodeRuneInString(unit)
	switch {
	case isDigit(unit[0]):
		return reason("there are two numbers: keep one")
	case !unicode.IsLetter(first) && !strings.ContainsRune("%°‰(", first):
		return reason("the unit starts with “" + string(first) + "”, which is no word")
	}
	_, last, _ := cutLast(" "+strings.ToLower(unit), " ")
	if perWords[last] || adverbs[last] != "" {
		return reason("it does not say what it is counted per: 9 a month")
	}
	if scaled(unit) {
		return reason("there are two scales: keep one, or write the number in full")
	}
	if suffix, _ := cutSuffix(unit); suffix != "" {
		return reason("it says twice how exact it is: keep one of the two")
	}
	if _, isRange := cutRangeWord(unit, ""); isRange {
		return reason("there are two numbers: keep one, or write a range: 20 to 30 min")
	}
	if _, isRange := cutUnitAndRangeWord(&amount{}, unit, ""); isRange {
		return reason("there are two numbers: keep one, or write a range: 20 to 30 min")
	}
	previous := ""
	for word := range strings.FieldsSeq(unit) {
		known := canonicalUnit(previous)
		if isDigit(word[0]) && (measures[known] || unitWords[strings.ToLower(known)] != "") {
			return reason("there are two numbers: write one in one unit, such as 2.5 h")
		}
		for i, r := range word {
			if !unitRune(r) && (r != ',' || i == 0 || !isDigit(word[0])) {
				return reason("“" + string(r) + "” cannot be part of a unit; write one quantity, without a sentence around it")
			}
		}
		previous = word
	}
	return nil
}

func unitRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r) || strings.ContainsRune("-'/&%()+.#_°·×‰", r)
}
