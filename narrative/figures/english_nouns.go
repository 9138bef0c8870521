package figures

import "strings"

// prepositions end the part of a noun phrase that carries its number.
var prepositions = wordSet(`of in on for with without from to at by per under over that which who whose where when
	and or between across within into via after before`)

// irregular plurals, and words that end in s and are no plural or stay as they are.
var irregular = map[string]string{
	"people": "person", "men": "man", "women": "woman", "children": "child", "criteria": "criterion",
	"analyses": "analysis", "crises": "crisis", "hypotheses": "hypothesis", "indices": "index", "matrices": "matrix",
	"vertices": "vertex", "buses": "bus", "viruses": "virus", "statuses": "status", "bonuses": "bonus", "gases": "gas",
	"campuses": "campus", "censuses": "census", "phenomena": "phenomenon", "quizzes": "quiz",
	"heroes": "hero", "echoes": "echo", "vetoes": "veto", "potatoes": "potato", "knives": "knife", "lives": "life",
	"halves": "half", "shelves": "shelf", "wolves": "wolf", "cookies": "cookie", "movies": "movie", "ties": "tie",
	"calories": "calorie", "aliases": "alias", "biases": "bias", "canvases": "canvas", "caches": "cache",
	"sales": "sales", "operations": "operations", "axes": "axis",
}

// unchanging words end in s and are left alone.
var unchanging = wordSet(`series species news lens means headquarters premises kubernetes redis jenkins postgres https
	sms dns aws tls os ios macos analytics logistics economics physics mathematics alias bias gas bus plus minus
	canvas atlas chaos always towards perhaps less this its his hers ours yours theirs is was has does us`)

// countable heads are known to take a plural s, so that one is added to them
// where a number other than one comes to stand before the singular.
var countable = wordSet(`outage incident alert server service user customer request ticket deployment release instance
	cluster node database application app system site team engineer developer person phase pilot machine host container
	pod image pipeline test defect bug error failure call order shipment invoice transaction session query page visit
	region country office store shop plant warehouse truck vehicle device sensor meter store supplier partner vendor
	contract licence license employee worker agent client tenant workload job batch file document report audit finding
	control risk change hour minute second day week month quarter year time step handover meeting workshop sprint backup
	restore rollback failover interruption complaint claim policy product feature model integration interface endpoint
	API VM SLO KPI SKU`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}

// englishSingular returns the noun phrase for exactly one: "stateful services"
// is "stateful service", "outages customers notice" is "outage customers
// notice". What is not surely a plural stays as it is.
func englishSingular(phrase string) string {
	start, end := headWord(phrase)
	if start == end {
		return phrase
	}
	word := phrase[start:end]
	one := singularWord(word)
	if one == word {
		return phrase
	}
	return phrase[:start] + one + phrase[end:]
}

// headWord finds the word that carries the number: the last word before the
// first preposition, or, if that is no plural, the first plural there.
func headWord(phrase string) (start, end int) {
	firstStart, firstEnd, found := 0, 0, false
	lastStart, lastEnd := 0, 0
	for i := 0; i < len(phrase); {
		j := strings.IndexByte(phrase[i:], ' ')
		if j < 0 {
			j = len(phrase)
		} else {
			j += i
		}
		word := phrase[i:j]
		if prepositions[word] || perWords[word] { // "per 1,000 orders" and "a week" have no number of their own
			break
		}
		lastStart, lastEnd = i, j
		if !found && singularWord(word) != word {
			firstStart, firstEnd, found = i, j, true
		}
		i = j + 1
	}
	if found && firstStart != lastStart && singularWord(phrase[lastStart:lastEnd]) == phrase[lastStart:lastEnd] {
		return firstStart, firstEnd
	}
	return lastStart, lastEnd
}

// singularWord returns the singular of one word, or the word if it is not
// surely a plural.
func singularWord(word string) string {
	if word == "" || strings.IndexByte("sena", word[len(word)-1]) < 0 {
		return word // no plural, regular or not, ends like this
	}
	lower := strings.ToLower(word)
	if one, ok := irregular[lower]; ok {
		if lower == word {
			return one
		}
		return word[:1] + one[1:]
	}
	n := len(word)
	if n < 3 || word[n-1] != 's' || unchanging[lower] {
		return word
	}
	switch {
	case (word[0] < 'a' || word[0] > 'z') && strings.ToUpper(word[:n-1]) == word[:n-1]: // KPIs
		return word[:n-1]
	case hasAnySuffix(lower, "ss", "us", "is", "'s"):
		return word
	case hasAnySuffix(lower, "ies") && n > 4:
		return word[:n-3] + "y"
	case hasAnySuffix(lower, "sses", "shes", "ches", "xes", "zzes"):
		return word[:n-2]
	}
	return word[:n-1]
}

// englishPlural returns the noun phrase for a number other than one. Only a
// known countable noun in the singular changes.
func englishPlural(phrase string) string {
	start, end := headWord(phrase)
	word := phrase[start:end]
	if !countable[word] {
		return phrase
	}
	many := word + "s"
	switch {
	case word == "person":
		many = "people"
	case hasAnySuffix(word, "y") && !strings.ContainsRune("aeiou", rune(word[len(word)-2])):
		many = word[:len(word)-1] + "ies"
	case hasAnySuffix(word, "s", "x", "ch", "sh"):
		many = word + "es"
	}
	return phrase[:start] + many + phrase[end:]
}

// englishArticle returns "a" or "an" for the word that follows it, by sound.
func englishArticle(phrase string) string {
	first, _, _ := strings.Cut(phrase, " ")
	if first == "" {
		return "a"
	}
	if len(first) > 1 && strings.ToUpper(first) == first { // read letter by letter: an SLO, a VM
		if strings.IndexByte("AEFHILMNORSX", first[0]) >= 0 {
			return "an"
		}
		return "a"
	}
	lower := strings.ToLower(first)
	switch {
	case hasAnyPrefix(lower, "hour", "honest", "heir", "honour", "honor"):
		return "an"
	case hasAnyPrefix(lower, "use", "usa", "uni", "uti", "one", "once", "eu", "ubi") && !hasAnyPrefix(lower, "unin", "unim", "unid"):
		return "a"
	case strings.IndexByte("aeiou", lower[0]) >= 0:
		return "an"
	}
	return "a"
}

func hasAnySuffix(s string, suffixes ...string) bool {
	for _, x := range suffixes {
		if strings.HasSuffix(s, x) {
			return true
		}
	}
	return false
}

func hasAnyPrefix(s string, prefixes ...string) bool {
	for _, x := range prefixes {
		if strings.HasPrefix(s, x) {
			return true
		}
	}
	return false
}
