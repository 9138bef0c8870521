package figures

// KnownUnit returns the canonical form of a word that people write for a unit
// of measure, a unit of time, "%", "pp" or "times": "hrs" is "h", "GB" is "GB".
// It is false for currencies and for nouns.
func KnownUnit(word string) (unit string, known bool) {
	if measures[word] {
		return word, true
	}
	unit = canonicalUnit(word)
	if _, known = unitWords[unit]; known {
		return unit, true
	}
	return "", false
}

// CurrencyNamed returns the ISO 4217 code that a code, a sign or a name stands
// for: "EUR", "€" and "euros" are EUR.
func CurrencyNamed(word string) (code string, known bool) { return currencyNamed(word) }

// PeriodNamed returns the canonical name of what people write for a period that
// something is counted per: "yr" is "year".
func PeriodNamed(word string) (period string, known bool) {
	period = canonicalPer(word)
	_, known = periodWords[period]
	return period, known
}

// Singular returns an English noun phrase for exactly one, and what is not surely
// a plural as it is.
func Singular(phrase string) string { return englishSingular(phrase) }

// MonthNamed returns the number of a month, 1 to 12, by its English name or the
// usual short forms of it in small letters, and 0 for any other word.
func MonthNamed(word string) int { return monthNamed(word) }

// QuarterOf returns the n-th quarter of a year, or the zero When.
func QuarterOf(year, n int) When { return part(Quarter, year, n) }

// HalfOf returns the n-th half of a year, or the zero When.
func HalfOf(year, n int) When { return part(Half, year, n) }

// YearOf returns a whole year, or the zero When.
func YearOf(year int) When { return part(Year, year, 1) }
