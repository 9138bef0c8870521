package figures

// American is English with the month before the day: "March 31, 2028".
var American = englishAs("en-US", func(l *Locale) {
	l.DayPattern, l.DayNoYearPattern = "{m} {d}, {y}", "{m} {d}"
})

// Continental is English as it is written in continental Europe, with a comma in
// fractions: 1.200 and 97,5, "31 March 2028".
var Continental = englishAs("en-150", func(l *Locale) {
	l.Group, l.Point = ".", ","
})

// englishAs returns English in another way of writing figures.
func englishAs(tag string, change func(*Locale)) *Locale {
	l := *English
	l.Tag = tag
	change(&l)
	return &l
}
