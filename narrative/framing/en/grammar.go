package en

import (
	"bytes"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"bifocal/narrative/figures"
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
var starters = map[string]bool{}

func init() {
	for _, w := range strings.Fields(`a an the this that these those there it its we our you your they their he she
		no not one two three four five six seven eight nine ten all any both each every few many most much new old other some such
		as at by for from in into of off on once only out over since to under until up when where while with without
		if after before because although staff customers patients people teams users engineers citizens clerks doctors nurses`) {
		starters[w] = true
	}
}

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

// isPlural guesses whether a noun phrase takes a plural verb, from its head
// noun: the last word before a preposition, a relative or a bracket; or a plural
// before that which something describes (operations cancelled on the day,
// outages customers notice).
func isPlural(phrase string) bool {
	if !mayBePlural(phrase) {
		return false
	}
	var room [16]string
	words := room[:0]
	for w := range strings.FieldsSeq(strings.ToLower(phrase)) {
		words = append(words, w)
	}
	if len(words) == 0 || doing(words) {
		return false
	}
	head := len(words) - 1
	for i, w := range words {
		if i > 0 && (endsHead[w] || strings.HasPrefix(w, "(")) {
			head = i - 1
			break
		}
		if i < len(words)-1 && w == "and" && i > 0 {
			return true
		}
	}
	last := strings.TrimRight(words[head], ",")
	if onlyOne[words[0]] {
		return false
	}
	if plainPlural(last) {
		return true
	}
	if singularMeasure(last) {
		return false
	}
	for i := head - 1; i >= 0; i-- { // the nearest noun that something describes
		if plainPlural(words[i]) {
			return true
		}
		if measureNouns[words[i]] {
			return false
		}
	}
	return false
}

// mayBePlural reports whether a phrase has a word that a plural could be, which
// most names do not.
func mayBePlural(phrase string) bool {
	for i := range len(phrase) {
		if phrase[i]|0x20 == 's' && (i+1 == len(phrase) || phrase[i+1] < 'A') {
			return true
		}
	}
	for _, w := range [...]string{" and ", "eople", "taff", "men", "hildren"} {
		if strings.Contains(phrase, w) {
			return true
		}
	}
	return false
}

// doing reports whether words name what is done: tidying up the servers, but not
// running costs.
func doing(words []string) bool {
	return len(words) > 2 && strings.HasSuffix(words[0], "ing") && (particles[words[1]] || hasArticle[words[1]] || strings.HasSuffix(words[1], "'s"))
}

// gerund reports whether a name says what is done: setting up, cutting over.
func gerund(name string) bool {
	first, rest, _ := strings.Cut(name, " ")
	next, _, _ := strings.Cut(rest, " ")
	return strings.HasSuffix(first, "ing") && (particles[next] || hasArticle[next])
}

var (
	particles = wordSet("up out off down over away on in back")
	onlyOne   = wordSet("a an one each every this another either neither")
)

var endsHead = map[string]bool{}

func init() {
	for _, w := range strings.Fields("of to for in on at by with without from per that which who whom whose when where while until before after during under over between against not within into via across about than as above below beyond among behind near beside beneath outside inside throughout around along toward towards plus minus") {
		endsHead[w] = true
	}
}

func plainPlural(w string) bool {
	switch w {
	case "people", "staff", "data", "media", "men", "women", "children":
		return w != "data" && w != "media"
	case "news", "series", "access", "progress", "process", "business", "loss", "status", "bus", "analysis", "basis", "kubernetes", "sales":
		return w == "sales"
	}
	return strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is")
}

// verb chooses the form of a verb for a subject.
func verb(subject, singular, plural string) string {
	if isPlural(subject) {
		return plural
	}
	return singular
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
}

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
	case hasArticle[strings.ToLower(name[:max(strings.IndexByte(name, ' '), 0)])], massNouns[last], strings.HasSuffix(last, "ing"), gerund(name):
		return name
	case unicode.IsLower(first), last != name && last == strings.ToLower(last):
		return "the " + name
	}
	return name
}

// definite is a name with the article it takes where it is spoken of: the link
// between pharmacy and wards, the online form and training; scanners and label
// printers, operation.
func definite(name string) string {
	first, rest, and := strings.Cut(name, " and ")
	if isPlural(first) || massNouns[first] {
		return name
	}
	if !and {
		return the(name)
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
var massNouns = map[string]bool{}

func init() {
	for _, w := range strings.Fields(`software hardware infrastructure storage telemetry delivery access email analytics security middleware data staff
		operation operations upkeep cleaning support maintenance energy electricity insurance`) {
		massNouns[w] = true
	}
}

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
	return name
}

func theAll(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = the(n)
	}
	return out
}

func words(s string) int {
	n := 0
	for range strings.FieldsSeq(s) {
		n++
	}
	return n
}

// prose and compact write a quantity for the two audiences.
func prose(q figures.Quantity) string   { return loc.Quantity(q, figures.Form{}) }
func compact(q figures.Quantity) string { return loc.Quantity(q, figures.Form{Compact: true}) }

// theSum writes a sum that was named before: the 2.8 M USD, about 3 M USD.
func theSum(q figures.Quantity) string {
	if q.Qualifier == figures.Exact {
		return "the " + prose(q)
	}
	return prose(q)
}

// who names a person by name, or by role with the article it takes.
func who(p content.Person) string {
	if p.Name != "" {
		return p.Name
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
	if p.Name != "" {
		return p.Name
	}
	return p.Role
}

// on writes a date as when something happens: on 15 January 2027, in Q4 2027.
func on(w figures.When) string {
	if w.Precision() == figures.DayP {
		return "on " + loc.When(w)
	}
	return "in " + loc.When(w)
}

// due writes a date by which something is the case. A year or a half is over by
// then: by the end of 2028, by mid-2027.
func due(w figures.When) string {
	switch w.Precision() {
	case figures.Year:
		return "the end of " + loc.When(w)
	case figures.Half:
		if w.Last().Month() == time.June {
			return "mid-" + strconv.Itoa(w.Year())
		}
		return "the end of " + strconv.Itoa(w.Year())
	}
	return loc.When(w)
}

// dueNoYear is due where a day needs no year.
func dueNoYear(w figures.When) string {
	if w.Precision() == figures.DayP {
		return loc.DayNoYear(w)
	}
	return due(w)
}

// dueCell is due in a table.
func dueCell(w figures.When) string { return strings.TrimPrefix(due(w), "the ") }

// span writes a period: February to April 2027.
func span(start, end figures.When) string {
	switch {
	case start.IsZero() && end.IsZero():
		return ""
	case start.IsZero():
		return "until " + loc.When(end)
	case end.IsZero():
		return "from " + loc.When(start)
	case start == end:
		return loc.When(start)
	}
	if start.Precision() == figures.MonthP && end.Precision() == figures.DayP && end.Last().AddDate(0, 0, 1).Day() == 1 {
		end = figures.Month(end.Year(), end.Last().Month()) // its last day
	}
	if coarse(end) && !coarse(start) { // in the grain of the other
		end = figures.Month(end.Year(), end.Last().Month())
	}
	if coarse(start) && !coarse(end) {
		start = figures.Month(start.Year(), start.First().Month())
	}
	if end.Precision() == figures.MonthP && start.Precision() == figures.DayP && start.First().Day() == 1 {
		start = figures.Month(start.Year(), start.First().Month())
	}
	var room [64]byte
	from := loc.AppendWhen(room[:0], start)
	dated := func(w figures.When) bool { return w.Precision() != figures.Year && w.Precision() != figures.Half }
	if dated(start) && dated(end) && start.Year() == end.Year() {
		from = bytes.TrimSpace(bytes.TrimSuffix(from, strconv.AppendInt(nil, int64(end.Year()), 10)))
	}
	return string(loc.AppendWhen(append(from, " to "...), end))
}

// coarse reports whether a date is a quarter or half of a year.
func coarse(w figures.When) bool {
	return w.Precision() == figures.Quarter || w.Precision() == figures.Half
}

// years writes a payback in the digits of the table: four years, 3.1 years;
// below one year in months.
func years(q figures.Quantity) string {
	if q.Value.LessThan(one) {
		n := q.Value.Mul(twelve).Ceil().IntPart()
		return loc.Qualifiers[q.Qualifier] + count(int(n), "month", "months")
	}
	n := loc.Number(q.Value) + " years"
	if q.Value.IsInteger() && q.Value.IsPositive() {
		n = count(int(q.Value.IntPart()), "year", "years")
	}
	return loc.Qualifiers[q.Qualifier] + n
}

// rounded writes a computed amount for reading, to a thousandth of what it is
// held against and to whole thousands where it is large: 107 K USD, 1.3 M USD.
func rounded(q, against figures.Quantity) string {
	return loc.Qualifiers[q.Qualifier] + loc.Money(roundedValue(q, against), q.Unit)
}

func roundedValue(q, against figures.Quantity) decimal.Decimal {
	switch v := q.Value; {
	case v.Abs().GreaterThanOrEqual(tenMillion):
		return figures.Significant(v, 3)
	case v.Abs().GreaterThanOrEqual(million):
		return figures.Significant(v, 2)
	case v.Abs().GreaterThanOrEqual(tenThousand), against.Value.GreaterThanOrEqual(million):
		return v.Round(-3)
	default:
		return figures.Significant(v, 3)
	}
}

// oddThousands reports whether an amount of thousands below a million does not
// come out even, and so is written in full.
func oddThousands(q figures.Quantity) bool {
	v := q.Value.Abs()
	return q.Qualifier != figures.Range && v.GreaterThanOrEqual(thousand) && v.LessThan(million) && !v.Mod(thousand).IsZero()
}

// inFull writes an amount without K and M, beside others that have to be.
func inFull(q figures.Quantity) string {
	if q.Qualifier == figures.Range || q.IsZero() {
		return prose(q)
	}
	return loc.Qualifiers[q.Qualifier] + loc.Number(q.Value) + " " + q.Unit
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
