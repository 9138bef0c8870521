package prose

import (
	"strings"

	"github.com/shopspring/decimal"

	"bifocal/narrative/figures"
)

var (
	decimalOne = decimal.NewFromInt(1)
	hundred    = decimal.NewFromInt(100)
	twelve     = decimal.NewFromInt(12)
)

// lead is what stands before a number and says how exactly it is known.
type lead struct {
	word      string
	qualifier figures.Qualifier
	first     int // token
}

// leads are the words before a number by their last word, the longest first.
var leads = func() map[string][]leadWords {
	out := map[string][]leadWords{}
	add := func(q figures.Qualifier, phrases ...string) {
		for _, p := range phrases {
			words := strings.Fields(p)
			last := words[len(words)-1]
			out[last] = append(out[last], leadWords{words, q})
		}
	}
	add(figures.About, "about", "around", "roughly", "approximately", "approx", "circa", "some", "~", "≈", "±", "nearly", "almost",
		"close to", "an estimated", "estimated at about", "an average of", "average of", "approx .", "ca .", "ca", "c .", "in the region of",
		"on the order of", "in the order of", "just about", "rund", "etwa", "ungefähr", "knapp")
	add(figures.AtLeast, "at least", "no less than", "not less than", "no fewer than", "a minimum of", "minimum of", "minimum",
		"≥", "⩾", "> =", "= >", "as little as", "as few as", "min .", "upwards of", "mindestens")
	add(figures.AtMost, "at most", "up to", "no more than", "not more than", "a maximum of", "maximum of", "maximum", "max", "max .", "within",
		"≤", "⩽", "< =", "= <", "as much as", "as many as", "no longer than", "not exceeding", "at the most", "capped at", "höchstens", "maximal", "bis zu")
	add(figures.LessThan, "less than", "fewer than", "under", "below", "<", "well under", "well below", "shorter than", "lower than", "just under", "faster than", "weniger als")
	add(figures.MoreThan, "more than", "greater than", "in excess of", "over", "above", ">", "well over", "well above", "longer than", "just over",
		"higher than", "exceeding", "exceeds", "exceed", "mehr als")
	add(figures.Exact, "exactly", "precisely")
	add("", "between", "from", "zwischen", "von")
	for _, list := range out {
		for i := range list {
			for j := i + 1; j < len(list); j++ {
				if len(list[j].words) > len(list[i].words) {
					list[i], list[j] = list[j], list[i]
				}
			}
		}
	}
	return out
}()

type leadWords struct {
	words     []string
	qualifier figures.Qualifier
}

// leadBefore returns the words before token i that qualify it.
func (r *reader) leadBefore(i int) lead {
	if i < 1 || !r.sameLine(i) {
		return lead{}
	}
	last := r.leadToken(i - 1)
	for _, l := range leads[last] {
		first := i - len(l.words)
		if first < r.done || first < 0 || !r.leads(first, l.words) {
			continue
		}
		if last == ">" && (r.toks[first].first || r.isSign(first-1, "-") && r.glued(first)) { // a quotation, an arrow
			return lead{}
		}
		if last == "of" && l.words[0] == "average" && r.word(first-1) == "an" {
			first--
		}
		if strings.HasPrefix(last, "to") && l.words[0] == "up" && sums[r.word(first-1)] {
			return lead{}
		}
		return lead{last, l.qualifier, first}
	}
	return lead{}
}

var sums = set("add adds adding added sum sums summing summed")

func (r *reader) leadToken(i int) string {
	if i < 0 || i >= len(r.toks) {
		return ""
	}
	if r.toks[i].kind == word {
		return r.toks[i].lower
	}
	return r.toks[i].text
}

func (r *reader) leads(first int, words []string) bool {
	for k, w := range words {
		if r.leadToken(first+k) != w || k > 0 && r.toks[first+k].first {
			return false
		}
	}
	return true
}

// nounAt returns the noun phrase that a number before token j counts: up to four
// words that end in a plural. end is the token after it, or j.
func (r *reader) nounAt(j int) (noun string, end int) {
	k := j
	for n := 0; n < 4 && k < len(r.toks) && r.sameLine(k); n++ {
		t := &r.toks[k]
		if t.kind == sign && r.isDash(k) && r.glued(k) && r.glued(k+1) {
			k++
			continue
		}
		if t.kind == number && t.glued && k > j && len(t.text) < 3 { // EC2 instances
			k++
			n--
			continue
		}
		if t.kind != word || stops[t.lower] || k > j && t.glued && !r.isDash(k-1) && r.toks[k-1].kind != number {
			return "", j
		}
		if nouns[t.lower] || len(t.text) > 3 && figures.Singular(t.text) != t.text && !thirdPerson[t.lower] {
			return r.text[r.toks[j].start:t.end], k + 1
		}
		k++
	}
	return "", j
}

// nouns are plurals and mass nouns that do not end like one.
var nouns = set("people staff fte ftes vms apis kpis slas men women children hectares ha vcpus percent personnel")

// stops end a noun phrase, or show that there is none.
var stops = set(`of in on for with without from to at by per under over that which who whose where when and or between across within into
	via after before is are was were will would can could should must has have had be been being a an the than as it its this these those
	they we he she i you but so if then because while not no more less fewer faster slower cheaper higher lower better worse each every
	day days week month year hour minute now today later ago earlier already only just still plus minus versus vs against about around until since
	does do did goes stays remains makes takes gives shows costs comes gets needs runs leaves starts ends`)

var thirdPerson = set(`leaves starts ends means needs covers makes takes gives shows costs comes gets runs happens works becomes includes
	requires remains stays goes was has does is as this thus plus less versus across perhaps stands fails stops always supports applies replaces uses`)

// perAt reads what something is counted per, from token j on: a year, /month,
// per user per month, p.a. It returns "" where there is nothing of it.
func (r *reader) perAt(j int) (per string, end int) {
	if !r.sameLine(j) {
		return "", j
	}
	switch w := r.word(j); {
	case w == "a" || w == "an" || w == "each" || w == "every":
		if isPeriod(r.word(j+1)) || perNouns[r.word(j+1)] {
			return period(r.word(j + 1)), j + 2
		}
		return "", j
	case w == "per" && r.word(j+1) != "" && r.word(j+1) != "cent":
		if r.isNumber(j + 1) {
			return "", j
		}
		per, end = period(r.textAt(j+1)), j+2
		if r.glued(end) && r.isNumber(end) && len(r.textAt(end)) == 1 { // m2
			per, end = per+r.textAt(end), end+1
		}
		for k := end; k < end+3; k++ { // per user per month, per service and month
			if r.word(k) == "per" || r.word(k) == "and" || r.word(k) == "a" || r.isSign(k, "/") {
				if isPeriod(r.word(k + 1)) {
					return period(r.word(k + 1)), k + 2
				}
				break
			}
		}
		return per, end
	case r.isSign(j, "/") && r.word(j+1) != "":
		if p := r.textAt(j + 1); isPeriod(strings.ToLower(p)) || r.glued(j) && r.glued(j+1) && len(p) < 14 {
			per, end = period(p), j+2
			if r.isSign(end, "/") && isPeriod(r.word(end+1)) {
				return period(r.word(end + 1)), end + 2
			}
			return per, end
		}
		return "", j
	case w == "p" && r.isSign(j+1, ".") && r.word(j+2) == "a":
		end = j + 3
		if r.isSign(end, ".") && r.glued(end) {
			end++
		}
		return "year", end
	case w == "pa":
		return "year", j + 1
	case adverbPer(w) != "":
		if noun, _ := r.nounAt(j + 1); noun != "" && w != "annually" && w != "yearly" { // 12 monthly payments
			return "", j
		}
		return adverbPer(w), j + 1
	}
	return "", j
}

var perNouns = set("night shift head person piece unit seat user customer ticket call order ton tonne day site store employee trip mile kilometre")

func isPeriod(w string) bool {
	switch w {
	case "second", "minute", "hour", "day", "week", "month", "quarter", "year", "h", "min", "mo", "yr", "annum", "d", "wk", "hr", "s", "sec", "qtr":
		return true
	}
	return false
}

func period(w string) string {
	if p, ok := figures.PeriodNamed(strings.ToLower(w)); ok {
		return p
	}
	return w
}

func adverbPer(w string) string {
	switch w {
	case "annually", "yearly":
		return "year"
	case "monthly":
		return "month"
	case "weekly":
		return "week"
	case "daily":
		return "day"
	case "hourly":
		return "hour"
	case "quarterly":
		return "quarter"
	}
	return ""
}

// idioms follow a number with a hyphen and are no quantity: 7-bit, two-factor.
var idioms = set(`bit factor tier way point points eyes star step dimensional layer pin inch page part parts sided side degree fold off to phase
	stage lane digit letter man woman ply speed piece core wheel wheeler based and level line click touch stop time size third thirds
	fifths quarters quarter half day trust sigma in out down up on through pass shot zero ended legged handed two three`)
