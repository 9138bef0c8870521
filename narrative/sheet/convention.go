package sheet

import (
	"regexp"
	"strconv"
	"strings"

	"bifocal/narrative/figures"
)

// convention is how a table writes numbers: as in English, or as on the
// continent, with a decimal comma.
type convention struct{ continental bool }

var (
	continentalNumber = regexp.MustCompile(`(^|[^\d.,])\d+(\.\d{3})*,(\d{1,2}|\d{4,})([^\d.,]|$)|\d\.\d{3}\.\d{3}([^\d]|$)|\d\.\d{3},\d`)
	englishNumber     = regexp.MustCompile(`(^|[^\d.,])\d+(,\d{3})*\.(\d{1,2}|\d{4,})([^\d.,]|$)|\d,\d{3},\d{3}([^\d]|$)|\d,\d{3}\.\d`)
	continentalDate   = regexp.MustCompile(`^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$`)
	slashDate         = regexp.MustCompile(`^(\d{1,2})/(\d{1,2})/(\d{4})$`)
	monthAndYear      = regexp.MustCompile(`^(\d{1,2})[/.](\d{4})$`)
	quarterAndYear    = regexp.MustCompile(`(?i)^(?:q\s?([1-4])|([1-4])\.\s?quartal)[\s/.-]*(\d{4})$`)
	anyNumber         = regexp.MustCompile(`\d[\d.,' \x{a0}\x{202f}]*\d|\d`)
)

// conventionOf finds the convention of a table: that of its numbers that can be
// read in one way only.
func conventionOf(cells [][]string) convention {
	continental, english := 0, 0
	for _, row := range cells {
		for _, cell := range row {
			if continentalDate.MatchString(cell) {
				continental++ // 31.03.2028
				continue
			}
			if continentalNumber.MatchString(cell) {
				continental++
			}
			if englishNumber.MatchString(cell) {
				english++
			}
		}
	}
	return convention{continental > english}
}

// inEnglish are words in German cells, in small letters, and what they are in
// English.
var inEnglish = strings.NewReplacer(
	" tsd.", " K", " tsd", " K", " mio.", " M", " mio", " M", " mrd.", " bn", " mrd", " bn", " t€", " K EUR", " teur", " K EUR", " keur", " K EUR",
	"pro jahr", "a year", "im jahr", "a year", "jährlich", "a year", "/jahr", " a year", "pro monat", "a month", "im monat", "a month", "monatlich", "a month",
	"/monat", " a month", "pro woche", "a week", "pro tag", "a day", "am tag", "a day", "pro stunde", "an hour", "pro quartal", "a quarter",
	"stunden", "h", "stunde", "h", " std.", " h", " std", " h", "minuten", "min", "minute", "min", "sekunden", "s", "sekunde", "s", "tage", "days", "tag", "day",
	"wochen", "weeks", "woche", "week", "monate", "months", "monat", "month", "jahre", "years", "jahr", "year", "prozentpunkte", "pp", "prozent", "%",
	"etwa ", "about ", "ungefähr ", "about ", "rund ", "about ", "mindestens ", "at least ", "höchstens ", "at most ", "maximal ", "at most ", "bis zu ", "up to ",
	"weniger als ", "less than ", "unter ", "under ", "mehr als ", "more than ", "über ", "over ", " bis ", " to ", "-fach", " times", " mal", " times",
)

// germanWords are those of inEnglish that show that a cell is in German.
var germanWords = regexp.MustCompile(`(?i)\b(tsd|mio|mrd|teur|jahre?|monate?|wochen?|tage?|stunden?|std|minuten?|sekunden?|prozent|etwa|rund|mindestens|höchstens|maximal|bis|unter|mehr als|weniger als)\b|pro |t€|ungefähr|über|jährlich|monatlich|-fach`)

// quantity reads a cell as a quantity.
func (c convention) quantity(cell string) (figures.Quantity, error) {
	text := cell
	if c.continental {
		text = anyNumber.ReplaceAllStringFunc(text, fromContinental)
	}
	if germanWords.MatchString(text) {
		if q, err := figures.Parse(strings.TrimSpace(inEnglish.Replace(" " + lowerButCodes(text)))); err == nil {
			return q, nil
		}
	}
	return figures.Parse(text)
}

// lowerButCodes puts words into small letters, but for what is all capitals:
// EUR, K, M.
func lowerButCodes(text string) string {
	words := strings.Fields(text)
	for i, w := range words {
		if w != strings.ToUpper(w) || len(w) < 2 && w != "K" && w != "M" {
			words[i] = strings.ToLower(w)
		}
	}
	return strings.Join(words, " ")
}

// fromContinental writes a number such as 1.200,50 as in English.
func fromContinental(n string) string {
	n = strings.NewReplacer(".", "", "'", "", " ", "", "\u00a0", "", "\u202f", "").Replace(n)
	if strings.Count(n, ",") > 1 {
		return n
	}
	return strings.Replace(n, ",", ".", 1)
}

var germanMonths = strings.NewReplacer("januar", "january", "februar", "february", "märz", "march", "mai", "may", "juni", "june", "juli", "july",
	"oktober", "october", "dezember", "december", "okt", "oct", "dez", "dec", "mrz", "mar")

// when reads a cell as a point in time: as [figures.ParseWhen] does, and
// 31.03.2028, 03/2028, 2. Quartal 2027 and German months.
func (c convention) when(cell string) (figures.When, error) {
	cell = strings.TrimSpace(cell)
	if m := continentalDate.FindStringSubmatch(cell); m != nil {
		return figures.ParseWhen(m[3] + "-" + two(m[2]) + "-" + two(m[1]))
	}
	if m := slashDate.FindStringSubmatch(cell); m != nil { // where one of the two can be no month
		a, _ := strconv.Atoi(m[1])
		b, _ := strconv.Atoi(m[2])
		switch {
		case a > 12:
			return figures.ParseWhen(m[3] + "-" + two(m[2]) + "-" + two(m[1]))
		case b > 12:
			return figures.ParseWhen(m[3] + "-" + two(m[1]) + "-" + two(m[2]))
		}
	}
	if m := monthAndYear.FindStringSubmatch(cell); m != nil {
		return figures.ParseWhen(m[2] + "-" + two(m[1]))
	}
	if m := quarterAndYear.FindStringSubmatch(cell); m != nil {
		return figures.ParseWhen("Q" + m[1] + m[2] + " " + m[3])
	}
	w, err := figures.ParseWhen(cell)
	if err != nil {
		lower := strings.ToLower(cell)
		if german, again := figures.ParseWhen(germanMonths.Replace(strings.ReplaceAll(lower, ". ", " "))); again == nil {
			return german, nil
		}
	}
	return w, err
}

func two(digits string) string {
	if len(digits) == 1 {
		return "0" + digits
	}
	return digits
}
