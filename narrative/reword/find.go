package reword

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/figures/prose"
)

// span is a part of a text that is to be sealed.
type span struct {
	start, end int
	kind       Kind
}

// spans collects those of one text. What was found first stays.
type spans struct {
	text string
	list []span // in the order of the text
}

// add takes a span in unless it reaches into another one; it reports whether.
func (s *spans) add(x span) bool {
	if x.end <= x.start {
		return false
	}
	at, _ := slices.BinarySearchFunc(s.list, x, func(a, b span) int { return cmp.Compare(a.start, b.start) })
	if at > 0 && s.list[at-1].end > x.start || at < len(s.list) && s.list[at].start < x.end {
		return false
	}
	s.list = slices.Insert(s.list, at, x)
	return true
}

// free calls visit for every part of the text that is not sealed.
func (s *spans) free(visit func(start, end int)) {
	at := 0
	for _, x := range slices.Clone(s.list) {
		if x.start > at {
			visit(at, x.start)
		}
		at = x.end
	}
	if at < len(s.text) {
		visit(at, len(s.text))
	}
}

// find returns everything of a text that must not leave, in its order.
func find(text string, k *Known) []span {
	s := &spans{text: text}
	for _, at := range brackets.FindAllStringIndex(text, -1) {
		s.add(span{at[0], at[1], Mark})
	}
	s.references()
	s.addresses()
	s.names(k.names)
	for _, r := range prose.Read(text) {
		s.addRest(span{r.Start, r.End, kindOf(r)})
	}
	s.digits()
	s.words()
	s.names(k.names) // what was glued to a figure stands alone now
	return s.list
}

// names adds names, until there are no more: one that is taken out leaves an edge
// beside it, at which another one begins.
func (s *spans) names(names []name) {
	f := fold(s.text)
	for more := true; more; {
		more = false
		for i := range names {
			for _, x := range names[i].find(s.text, &f, s.edge) {
				more = s.add(s.elided(x)) || more
			}
		}
	}
}

// elided takes into a name the letter or two that an apostrophe ties to it: O'Brien,
// d'Arcy.
func (s *spans) elided(x span) span {
	before, size := utf8.DecodeLastRuneInString(s.text[:x.start])
	if before != '\'' && before != '’' && before != '‘' {
		return x
	}
	at, letters := x.start-size, 0
	for at > 0 {
		r, n := utf8.DecodeLastRuneInString(s.text[:at])
		if !unicode.IsLetter(r) {
			break
		}
		at, letters = at-n, letters+1
	}
	if letters == 1 || letters == 2 {
		x.start = at
	}
	return x
}

// edge reports whether a part that is sealed begins or ends at a place.
func (s *spans) edge(at int) bool {
	i, begins := slices.BinarySearchFunc(s.list, at, func(x span, at int) int { return cmp.Compare(x.start, at) })
	return begins || i > 0 && s.list[i-1].end == at
}

func kindOf(r prose.Reading) Kind {
	switch r.Kind() {
	case prose.Money:
		return Amount
	case prose.Percent, prose.Points:
		return Share
	case prose.Duration:
		return Span
	case prose.Date:
		return Date
	}
	return Number
}

// addRest adds what of a span is not sealed yet: of a figure that reaches into a
// name what is left of it.
func (s *spans) addRest(x span) {
	if s.add(x) {
		return
	}
	s.free(func(start, end int) {
		part := span{max(start, x.start), min(end, x.end), x.kind}
		if part.end <= part.start {
			return
		}
		trimmed := strings.TrimLeftFunc(s.text[part.start:part.end], unicode.IsSpace)
		part.start = part.end - len(trimmed)
		part.end = part.start + len(strings.TrimRightFunc(trimmed, unicode.IsSpace))
		s.add(part)
	})
}

// references adds references to figures. Where the brackets of a text do not
// match, as in notes that were pasted, whatever looks like one counts.
func (s *spans) references() {
	segments, err := narrative.ParseText(s.text)
	if err != nil {
		for _, at := range reference.FindAllStringIndex(s.text, -1) {
			s.add(span{at[0], at[1], Reference})
		}
		return
	}
	for i, seg := range segments {
		if !seg.IsRef {
			continue
		}
		end := len(s.text)
		if i+1 < len(segments) {
			end = segments[i+1].Start
		}
		s.add(span{seg.Start, end, Reference})
	}
}

var reference = regexp.MustCompile(`\{[a-z0-9][a-z0-9-]{0,63}(?:\.[A-Za-z0-9-]{1,64})?\}`)

var (
	url    = lazily(`(?i)(?:[a-z][a-z0-9+.-]{1,20}://|mailto:|www\.)[^\s<>"'“”‘’\[\]{}|]+`)
	email  = lazily(`[\p{L}\p{N}\p{M}._%+'’-]+@[\p{L}\p{N}\p{M}-]+(?:\.[\p{L}\p{N}\p{M}-]+)*`)
	handle = lazily(`\B@[\p{L}\p{N}\p{M}_.-]{2,}`)
	domain = lazily(`(?i)[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]*[\p{L}\p{N}\p{M}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]*[\p{L}\p{N}\p{M}])?)*\.(?:` + topLevels + `)\b(?:/[^\s<>"'“”‘’\[\]{}|,;]*)?`)
)

// topLevels are those that business is done under, those that stand for examples
// and inner networks, and the short ones that are no words.
const topLevels = `com|org|net|edu|gov|mil|int|info|biz|io|ai|dev|app|cloud|tech|online|site|store|shop|agency|company|group|systems|software|solutions|services|` +
	`example|test|local|localhost|internal|intranet|corp|lan|home|invalid|eu|de|at|ch|uk|ie|fr|nl|be|lu|dk|se|no|fi|ee|lv|lt|pl|cz|sk|hu|ro|bg|gr|pt|es|it|` +
	`us|ca|mx|br|ar|cl|au|nz|jp|cn|kr|in|sg|hk|tw|za|ae|il|tr|ru|ua|co`

// dotted is what is written like a domain, under whatever top level: acme.zone, notes.md.
var dotted = lazily(`[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}_-]*[\p{L}\p{N}\p{M}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}_-]*[\p{L}\p{N}\p{M}])?)*\.\p{Ll}{2,24}`)

// scheme is what opens an address that is none of a web page: javascript:, data:, tel:.
var scheme = lazily(`(?i)\b(?:javascript|vbscript|livescript|data|file|blob|about|view-source|tel|sms|fax|callto|facetime|skype|slack|msteams|zoommtg|whatsapp|tg|geo|maps|market|intent|urn|ftp|sftp|ssh|telnet|ldap|ldaps|git|svn|smb|nfs|rdp|vnc|jar|chrome|ws|wss|irc|magnet|cid|mid|news|nntp|ms-[a-z]{2,20}|x-[a-z-]{2,20}|mailto|https?):[^\s<>"“”\[\]{}|]+`)

func (s *spans) addresses() {
	domain, dotted := domain(), dotted()
	for _, form := range [...]*regexp.Regexp{url(), email(), handle(), scheme(), domain, dotted} {
		for _, at := range form.FindAllStringIndex(s.text, -1) {
			end := at[0] + len(strings.TrimRight(s.text[at[0]:at[1]], ".,;:!?)('’\""))
			if (form == domain || form == dotted) && !isDomain(s.text, at[0], end) {
				continue
			}
			s.addRest(span{at[0], end, Address})
		}
	}
}

// isDomain tells a domain from the end of a sentence without a space after it
// ("costs.In") and from abbreviations ("i.e.").
func isDomain(text string, start, end int) bool {
	if isWord(runeBefore(text, start)) || isWord(runeAfter(text, end)) {
		return false
	}
	host, _, _ := strings.Cut(text[start:end], "/")
	labels := strings.Split(host, ".")
	last := labels[len(labels)-1]
	if len(labels[0]) < 2 && len(labels) == 2 {
		return false
	}
	return last == strings.ToLower(last) || host == strings.ToUpper(host) || len(last) > 2 && !unicode.IsUpper(rune(last[0]))
}

// digits adds every word with a digit or a number sign in it, in any script, and
// Roman numerals that number something.
func (s *spans) digits() {
	s.free(func(start, end int) {
		for w := range wordsIn(s.text[start:end]) {
			from, to := start+w[0], start+w[1]
			text := s.text[from:to]
			if strings.ContainsFunc(text, unicode.IsNumber) || isRoman(s.text, from, to) {
				s.add(span{from, to, Code})
			}
		}
	})
}

// wordsIn yields the start and end of every run of letters and digits of a text,
// with what is glued within: 4.2.1, 18:30, p95, 24/7, +49-30.
func wordsIn(text string) func(func([2]int) bool) {
	return func(yield func([2]int) bool) {
		start := -1
		flush := func(end int) bool {
			if start < 0 {
				return true
			}
			trimmed := strings.TrimRightFunc(text[start:end], func(r rune) bool { return !isWord(r) })
			from := start
			start = -1
			return yield([2]int{from, from + len(trimmed)})
		}
		for i, r := range text {
			switch {
			case isWord(r):
				if start < 0 {
					start = i
				}
			case start >= 0 && strings.ContainsRune(".,:/'’_+#&", r):
				next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
				if !unicode.IsNumber(next) && !(strings.ContainsRune("/_.:", r) && isWord(next) && hasNumber(text[start:i])) {
					if !flush(i) {
						return
					}
				}
			case start >= 0 && (r == '-' || r == '‑' || r == '–'):
				next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
				if !unicode.IsNumber(next) && !hasNumber(text[start:i]) || unicode.IsLetter(next) && !shortTail(text[i+utf8.RuneLen(r):]) {
					if !flush(i) {
						return
					}
				}
			default:
				if !flush(i) {
					return
				}
			}
		}
		flush(len(text))
	}
}

func hasNumber(text string) bool { return strings.ContainsFunc(text, unicode.IsNumber) }

// shortTail reports whether a word of two letters at most comes next, as in A1-b.
func shortTail(text string) bool {
	n := strings.IndexFunc(text, func(r rune) bool { return !isWord(r) })
	if n < 0 {
		n = len(text)
	}
	return n <= 2
}

var (
	roman      = regexp.MustCompile(`^M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$`)
	plainRoman = set(`II III IV VI VII VIII IX XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI XXII XXIII XXIV`)
	smallRoman = set(`ii iii iv vi vii viii ix xi xii xiii xiv xv xvi xvii xviii xix xx`)
	numbered   = set(`phase part stage tier level chapter section article annex appendix schedule title volume act wave release version type class category group step lot figure table`)
)

// isRoman reports whether a word is a Roman numeral that is a number: one that is
// nothing else, or any behind a word for what is numbered.
func isRoman(text string, start, end int) bool {
	w := text[start:end]
	if plainRoman[w] || smallRoman[w] {
		return true
	}
	if !roman.MatchString(w) && (!roman.MatchString(strings.ToUpper(w)) || w != strings.ToLower(w)) {
		return false
	}
	before := strings.TrimRight(text[:start], " \u00a0\n\t")
	i := strings.LastIndexFunc(before, func(r rune) bool { return !unicode.IsLetter(r) })
	return len(before) < start && numbered[strings.ToLower(before[i+1:])]
}

// words adds numbers in words that the reader of figures passes over because they
// count nothing, and months and weekdays.
func (s *spans) words() {
	s.free(func(start, end int) {
		for _, at := range letterRuns.FindAllStringIndex(s.text[start:end], -1) {
			from, to := start+at[0], start+at[1]
			w := s.text[from:to]
			switch {
			case numberWords[strings.ToLower(w)] && !isParty(w, s.text[to:]), isForeignNumber(w), isScore(s.text, from, to):
				s.add(span{from, to, Number})
			case isCalendar(s.text, from, to):
				s.add(span{from, to, Date})
			}
		}
	})
}

var letterRuns = regexp.MustCompile(`\p{L}+`)

// isParty reports whether a number word is the beginning of "third party".
func isParty(w, rest string) bool {
	return strings.EqualFold(w, "third") && strings.HasPrefix(strings.ToLower(strings.TrimLeft(rest, " -")), "part")
}

// numberWords are words that say how many or how often, or name a part.
var numberWords = set(`zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
	twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions trillion trillions
	dozen dozens double doubles doubled doubling triple triples tripled tripling treble trebled quadruple quadruples quadrupled quintuple
	twice thrice half halves halve halved halving quarter quarters third thirds fourth fifth sixth seventh eighth ninth tenth twelfth twentieth
	hundredth thousandth nil nought naught zeroth duo duos triad triads trios twentyfold octet twofold threefold fourfold fivefold sixfold sevenfold eightfold tenfold hundredfold thousandfold fortnight fortnightly
	decade decades century centuries couple percent`)

// isScore reports whether a word says how many only in its place: "a pair of keys", "scores
// of users"; "they score" and "they pair" do not.
func isScore(text string, start, end int) bool {
	w := strings.ToLower(text[start:end])
	if !scores[w] {
		return false
	}
	if strings.HasPrefix(strings.ToLower(strings.TrimLeft(text[end:], " ")), "of ") {
		return true
	}
	return w == "pairs" && strings.HasSuffix(strings.ToLower(strings.TrimRight(text[:start], " ")), " in")
}

var scores = set(`score scores pair pairs brace gross`)

// isCalendar reports whether a word is a month, a weekday or a time of day, in any case,
// in full or short. What is a word of every day too counts where something beside it
// says so: a preposition, a full stop, a number.
func isCalendar(text string, start, end int) bool {
	w := text[start:end]
	low := strings.ToLower(w)
	first, _ := utf8.DecodeRuneInString(w)
	capital := unicode.IsUpper(first)
	switch {
	case weekdays[low], foreignDates()[low], low == "noon", low == "midnight", low == "midday":
		return true
	case !shortDates[low] && (figures.MonthNamed(low) == 0 || len(w) < 3):
		return false
	case ambiguous[low]:
		if !capital && low != "august" {
			return false
		}
		return besideDate(text, start, end, low)
	case capital:
		return true
	}
	return len(w) > 4 || besideDate(text, start, end, low) // "in jan"
}

// besideDate reports whether what stands beside a word says that it is a date.
func besideDate(text string, start, end int, low string) bool {
	before, after := strings.Fields(text[:start]), strings.Fields(text[end:])
	if len(before) > 0 && beforeMonth[strings.ToLower(before[len(before)-1])] {
		return true
	}
	if low != "may" && low != "march" && low != "august" && strings.HasPrefix(text[end:], ".") && len(after) > 1 { // Mar. and Sat., within a sentence
		next, _ := utf8.DecodeRuneInString(after[1])
		return unicode.IsLower(next)
	}
	return (low == "may" || low == "august") && len(after) > 0 && (after[0] == "to" || after[0] == "until" || after[0] == "through" || after[0] == "–")
}

var (
	weekdays    = set(`monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays`)
	shortDates  = set(`mon tue tues wed weds thu thur thurs fri sat sun`)
	ambiguous   = set(`may march mar august mon wed sat sun`) // words or names, too
	beforeMonth = set(`in by of on since until till from before after during early mid late next last this through to and between end every each or`)
)
