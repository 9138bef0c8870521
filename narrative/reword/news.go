package reword

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"bifocal/narrative/figures/prose"
)

// source is what a sealed text says openly: what an answer may say, too.
type source struct {
	masked string
	lower  string
	words  map[string]int // small, each as often as it stands there
	stems  map[string]int
}

func readSource(sealed string) source {
	masked := mask(sealed)
	src := source{masked: masked, lower: strings.ToLower(masked), words: map[string]int{}, stems: map[string]int{}}
	for _, at := range letterRuns.FindAllStringIndex(src.masked, -1) {
		w := strings.ToLower(src.masked[at[0]:at[1]])
		src.words[w]++
		src.stems[stem(w)]++
	}
	return src
}

// says reports whether the text has the same words openly: what it leaves
// readable is no figure and no name of its own, and may be said again.
func (src *source) says(words string) bool {
	words = strings.ToLower(strings.TrimSpace(words))
	for at := 0; words != ""; {
		i := strings.Index(src.lower[at:], words)
		if i < 0 {
			return false
		}
		i += at
		at = i + len(words)
		if !(isWord(runeBefore(src.lower, i)) && isWord(runeAfter(words, 0))) && !(isWord(runeAfter(src.lower, at)) && isWord(runeBefore(words, len(words)))) {
			return true
		}
	}
	return false
}

// finder collects what is new in an answer, each part of it once.
type finder struct {
	s      *Sealed
	answer string
	masked string
	taken  []bool
	said   *source // what the answer says openly; nil until it is asked for
	out    []Fault
}

// news finds figures, dates, names and addresses that are in an answer and were
// not in the text.
func (s *Sealed) news(answer string) []Fault {
	f := &finder{s: s, answer: answer, masked: mask(answer), taken: make([]bool, len(answer))}
	f.hidden()
	f.braces()
	f.joined()
	f.asides()
	f.addresses()
	f.knownNames()
	f.figures()
	f.digits()
	f.numberWords()
	f.dates()
	f.preciseDates()
	f.quantities()
	f.strangeNames()
	return f.out
}

func (f *finder) add(kind FaultKind, start, end int, message, reason string) {
	for i := start; i < end; i++ {
		if f.taken[i] {
			return
		}
	}
	for i := start; i < end; i++ {
		f.taken[i] = true
	}
	if f.s.read.says(f.masked[start:end]) {
		return
	}
	f.out = append(f.out, Fault{Kind: kind, Start: start, End: end, reason: reason}.saying(message, f.answer[start:end]))
}

const (
	figureReason = "The answer held a number, in digits or in words, that is not in the text. Add no number."
	dateReason   = "The answer held a date or a time that is not in the text, or made one more precise. Add no date."
	nameReason   = "The answer held a name that is not in the text. Add no name of a person, a company or a product."
)

// asides are answers that speak about themselves.
var asides = lazily("(?im)^\\s*(?:sure|certainly|of course|absolutely|okay|here (?:is|are|'s|’s)|here's|below is|i have|i've|i’ve|i rewrote|i reworded|as requested|note:|rewritten|reworded|revised(?: text| version)?:|answer:|explanation:)[^\\n]{0,80}(?::\\s*$|:\\s*\\n|!)|```|^\\s*note:|<think>|\\b(?:as an ai|language model|the original text|reworded (?:text|version)|rewritten (?:text|version))\\b")

func (f *finder) asides() {
	for _, at := range asides().FindAllStringIndex(f.masked, -1) {
		start := at[0] + len(f.masked[at[0]:at[1]]) - len(strings.TrimLeftFunc(f.masked[at[0]:at[1]], unicode.IsSpace))
		lead := strings.Join(strings.Fields(f.masked[start:min(start+24, at[1])])[:1], "")
		if f.s.read.says(lead) {
			continue
		}
		f.add(Aside, start, at[1], "“%s” speaks about the answer and is no part of the text.", "Answer with the new text alone, without a word about it.")
	}
}

// braces finds what would be read as a reference to a figure: none may come from an
// answer, since it could show any figure of the solution, a confidential one too.
func (f *finder) braces() {
	count := func(text string) int { return strings.Count(text, "{") + strings.Count(text, "}") }
	more := count(f.masked) > count(f.s.read.masked)
	had := tokenForm.ReplaceAllString(f.s.text, anyToken)
	for _, x := range referenced.FindAllString(tokenForm.ReplaceAllString(f.answer, anyToken), -1) {
		more = more || !strings.Contains(had, x)
	}
	if !more {
		return // what the text has is no reference
	}
	for i, r := range f.masked {
		if r == '{' || r == '}' {
			f.out = append(f.out, Fault{Kind: Invented, Start: i, End: i + 1, reason: "The answer held a curly bracket. Write none."}.
				saying("“%s” would be read as a reference to a figure.", string(r)))
		}
	}
}

// referenced is how a reference is written.
var referenced = regexp.MustCompile(`\{[^{}]*\}`)

// joined finds what an answer puts right beside a figure's token, so that together
// they are read as another figure: two tokens in one word, a letter, a sign.
func (f *finder) joined() {
	const reason = "A token stood right beside a letter, a sign or another token. Put a space around every token."
	for _, at := range tokenForm.FindAllStringIndex(f.answer, -1) {
		item, ok := f.s.value[f.answer[at[0]:at[1]]]
		if !ok || item.Kind.names() {
			continue
		}
		lead, tail := beside(f.answer, at[0], at[1])
		if lead == "" && tail == "" || f.s.besides()[[2]string{lead, tail}] {
			continue
		}
		f.out = append(f.out, Fault{Kind: Changed, Start: at[0], End: at[1], Token: item.Token, reason: reason}.
			saying("“%s” would be read as another figure.", f.s.restore(wordAround(f.answer, at[0], at[1]))))
	}
}

// anyToken stands for a token where only what is around it counts.
const anyToken = "\ue000"

// beside is what stands right before and behind a token in the same word, but for
// what only encloses or ends a text, and for a possessive; other tokens in it are all
// one.
func beside(text string, start, end int) (lead, tail string) {
	from, to := inWord(text, start, end)
	lead = strings.TrimLeft(tokenForm.ReplaceAllString(text[from:start], anyToken), "(\"'“‘„«[")
	tail = strings.TrimRight(tokenForm.ReplaceAllString(text[end:to], anyToken), ".,;:!?)\"'”’»]…%")
	if tail == "'s" || tail == "’s" || tail == "–" || tail == "—" {
		tail = ""
	}
	return lead, tail
}

func inWord(text string, start, end int) (from, to int) {
	from = strings.LastIndexFunc(text[:start], unicode.IsSpace) + 1
	if start == 0 {
		from = 0
	} else if from > 0 {
		_, size := utf8.DecodeRuneInString(text[from-1:])
		from += size - 1
	}
	if to = strings.IndexFunc(text[end:], unicode.IsSpace); to < 0 {
		return from, len(text)
	}
	return from, end + to
}

func wordAround(text string, start, end int) string {
	from, to := inWord(text, start, end)
	return text[from:to]
}

// besides are what stands beside tokens in the text itself.
func (s *Sealed) besides() map[[2]string]bool {
	out := map[[2]string]bool{}
	for _, at := range tokenForm.FindAllStringIndex(s.text, -1) {
		lead, tail := beside(s.text, at[0], at[1])
		out[[2]string{lead, tail}] = true
	}
	return out
}

// hidden finds characters that nobody sees, or that turn what is read around, and
// that the text does not have. What a token stands for may have its own.
func (f *finder) hidden() {
	for i, r := range f.answer {
		if unseen(r) && !strings.ContainsRune(f.s.text, r) {
			f.out = append(f.out, Fault{Kind: Hidden, Start: i, End: i + utf8.RuneLen(r), reason: "The answer held a character that cannot be seen. Write plain text."}.
				saying("The answer has a character that cannot be seen, %s.", fmt.Sprintf("U+%04X", r)))
		}
	}
}

// unseen reports whether a character is a control or a format character other than
// the ones that writing needs: joiners, the soft hyphen, line breaks and tabs.
func unseen(r rune) bool {
	switch r {
	case '\n', '\r', '\t', '\u00ad', '\u200c', '\u200d':
		return false
	}
	return unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r)
}

func (f *finder) addresses() {
	const reason = "The answer held an address that is not in the text. Add none."
	s := &spans{text: tokenForm.ReplaceAllStringFunc(f.answer, func(t string) string { return strings.Repeat(" ", len(t)) })}
	s.addresses()
	for _, x := range s.list {
		if strings.Contains(f.s.text, s.text[x.start:x.end]) {
			continue // what is left readable of something that was no address
		}
		f.add(NewLink, x.start, x.end, "“%s” is an address that the text does not have.", reason)
	}
	for _, at := range opened().FindAllStringIndex(s.text, -1) {
		if !strings.Contains(f.s.text, s.text[at[0]:at[1]]) {
			f.add(NewLink, at[0], at[1], "“%s” is an address that the text does not have.", reason)
		}
	}
	for _, at := range half().FindAllStringIndex(f.answer, -1) {
		if part := strings.Trim(f.answer[at[0]:at[1]], "[]"); !strings.Contains(f.s.text, part) {
			f.add(NewLink, at[0], at[1], "“%s” makes an address of what was none.", reason)
		}
	}
}

// opened is what opens an address of any scheme, known or not, or one on a network.
var opened = lazily(`(?i)\b(?:javascript|vbscript|mailto)[ \t]*:|\b[a-z][a-z0-9+.-]{1,20}:[\p{L}/\\][^\s]*|(?:^|[\s("'])(?://|\\\\)[\p{L}\p{N}][^\s]*`)

// half is an address of which a token is a part.
var half = lazily(`(?i)\]\](?:\.(?:` + topLevels + `)\b|@[\p{L}\[])|(?:@|://|www\.)\[\[`)

// knownNames finds names that were sealed, or would have been: the model guessed.
func (f *finder) knownNames() {
	flat := fold(f.masked)
	for i := range f.s.known.names {
		for _, x := range f.s.known.names[i].find(f.masked, &flat, noEdge) {
			f.add(NewName, x.start, x.end, "“%s” is a name that the model was not told: it guessed.", nameReason)
		}
	}
	for _, item := range f.s.items {
		n, ok := nameOf(item.Kind, item.Value)
		if !ok || !item.Kind.names() {
			continue
		}
		for _, x := range n.find(f.masked, &flat, noEdge) {
			f.add(NewName, x.start, x.end, "“%s” is a name that the model was not told: it guessed.", nameReason)
		}
	}
}

// figures finds what a reader of figures reads. "One" counts nothing new where it
// stands before a noun: "one view of all orders".
func (f *finder) figures() {
	for _, r := range prose.Read(f.masked) {
		text := f.masked[r.Start:r.End]
		if strings.Contains(text, "qqqq") {
			continue // a token is no figure, whatever its letters say
		}
		if r.Kind() == prose.Date {
			f.add(NewDate, r.Start, r.End, "“%s” is a date that the text does not have.", dateReason)
			continue
		}
		if r.Kind() == prose.Count && isOne(text) {
			continue
		}
		f.add(NewFigure, r.Start, r.End, "“%s” is a figure that the text does not have.", figureReason)
	}
}

func isOne(text string) bool {
	switch strings.ToLower(text) {
	case "one", "a", "an", "once":
		return true
	}
	return false
}

// digits finds number signs of any script, and Roman numerals.
func (f *finder) digits() {
	for at := range wordsIn(f.masked) {
		w := f.masked[at[0]:at[1]]
		if hasNumber(w) || isRoman(f.masked, at[0], at[1]) {
			f.add(NewFigure, at[0], at[1], "“%s” is a figure that the text does not have.", figureReason)
		}
	}
	for i, r := range f.masked {
		if unicode.IsNumber(r) || r == '%' || r == '‰' || unicode.Is(unicode.Sc, r) {
			f.add(NewFigure, i, i+utf8.RuneLen(r), "“%s” is a figure that the text does not have.", figureReason)
		}
	}
}

// newNumbers are words that say how many or how often beside those that are
// sealed.
var newNumbers = set(`trio quartet quintet sextet tripartite dual umpteen manifold biweekly bimonthly biannual biannually biennial biennially semiannual semiannually triennial semi second myriad percentage percentages fraction annually monthly weekly daily hourly yearly quarterly nightly
	hours minutes days weeks months years seconds overnight`)

// numberWords finds number words that stand in the answer more often than in the
// text. Sealed ones stand in neither.
func (f *finder) numberWords() {
	seen := map[string]int{}
	for _, at := range letterRuns.FindAllStringIndex(f.masked, -1) {
		w := strings.ToLower(f.masked[at[0]:at[1]])
		if !numberWords[w] && !newNumbers[w] && !isForeignNumber(w) && !isScore(f.masked, at[0], at[1]) || isParty(w, f.masked[at[1]:]) {
			continue
		}
		name, had := w, f.s.read.words[w]
		if p := periods[w]; p != "" {
			name, had = p, f.s.read.periods(p) // "monthly" is "a month"
		}
		if seen[name]++; seen[name] > had {
			f.out = append(f.out, Fault{Kind: NewFigure, Start: at[0], End: at[1], reason: figureReason}.saying("“%s” is a figure that the text does not have.", f.answer[at[0]:at[1]]))
		}
	}
}

// periods are the words for how often or how long something is by the word that a
// figure has for it.
var periods = map[string]string{
	"annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour", "quarterly": "quarter", "nightly": "night",
	"year": "year", "years": "year", "month": "month", "months": "month", "day": "day", "days": "day", "week": "week", "weeks": "week", "hour": "hour", "hours": "hour",
	"minute": "min", "minutes": "min", "seconds": "s", "night": "night", "nights": "night", "quarter": "quarter",
}

// periods counts the words of the text for a period.
func (src *source) periods(p string) int {
	n := 0
	for w, q := range periods {
		if q == p {
			n += src.words[w]
		}
	}
	return n
}

// times of which nobody spoke.
var newTimes = lazily(`(?i)\b(?:today|tomorrow|yesterday|tonight|(?:this|next|last|coming|following|previous) (?:day|week|weekend|month|quarter|year|spring|summer|autumn|winter|decade)|` +
	`(?:by|at|before|until|in|during|since) (?:the )?(?:spring|summer|autumn|winter|christmas|easter|new year|year[- ]end|year's end|month[- ]end|quarter[- ]end)|` +
	`(?:end|start|beginning|middle|close|turn) of (?:the |this |next )?(?:day|week|month|quarter|year|decade|century)|mid-?(?:year|month|quarter|week)|year-end|midnight|noon|at night|a\.m\.|p\.m\.|o'clock)\b`)

func (f *finder) dates() {
	for _, at := range newTimes().FindAllStringIndex(f.masked, -1) {
		f.add(NewDate, at[0], at[1], "“%s” is a time that the text does not have.", dateReason)
	}
	for _, at := range letterRuns.FindAllStringIndex(f.masked, -1) {
		w := f.masked[at[0]:at[1]]
		if low := strings.ToLower(w); f.s.read.words[low] > 0 && low != "may" && low != "march" {
			continue
		}
		if isCalendar(f.masked, at[0], at[1]) {
			f.add(NewDate, at[0], at[1], "“%s” is a date that the text does not have.", dateReason)
		}
	}
}

// precise are words that make the date behind them, or before them, say more.
var precise = lazily(`(?i)\b(?:early|late|mid|exactly|precisely|(?:the )?(?:very )?(?:first|second|last|final|opening|closing) (?:day|days|week|weeks|weekend|month|half|quarter|business day|working day|monday|friday)s? (?:of|in)|` +
	`(?:the )?(?:start|beginning|end|middle|close|eve) of|(?:no|not) later than|as early as|as soon as|as late as|before|after|by|until|since|from|on the morning of|on the evening of|at the latest|at the earliest)[ -]+(?:in |of |the )?$`)

// preciseDates finds words before the token of a date that narrow it down, and
// that the text has nowhere.
func (f *finder) preciseDates() {
	for _, at := range dateToken.FindAllStringIndex(f.answer, -1) {
		head := f.masked[max(0, at[0]-48):at[0]]
		m := precise().FindStringIndex(head)
		if m == nil || !narrows(strings.ToLower(head[m[0]:m[1]])) {
			continue
		}
		start := at[0] - len(head) + m[0]
		end := start + len(strings.TrimRight(head[m[0]:m[1]], " -"))
		if strings.Contains(strings.ToLower(f.s.text), strings.ToLower(f.answer[start:at[0]])+"[[") {
			continue // the text says so of something that is sealed
		}
		f.out = append(f.out, Fault{Kind: NewDate, Start: start, End: end, reason: dateReason}.saying("“%s” makes a date say more than it did.", f.answer[start:end]))
	}
}

var dateToken = regexp.MustCompile(`\[\[DATE:[A-Z]{4}\]\]`)

// narrows reports whether words before a date make it a part of itself. How far a
// date is a limit ("by", "until") is for the checks of meaning.
func narrows(words string) bool {
	words = strings.Trim(words, " -")
	for _, w := range []string{" the", " in", " of"} {
		words = strings.TrimSuffix(words, w)
	}
	switch words {
	case "by", "until", "no later than", "not later than", "before", "at the latest", "from", "since", "after":
		return false
	}
	return true
}
