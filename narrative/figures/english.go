package figures

// English is US and international English: 1,200 and 97.5, "31 March 2028".
var English = &Locale{
	Tag:   "en",
	Group: ",",
	Point: ".",
	Units: map[string]UnitWords{
		"%":     {One: "%", Many: "%"},
		"pp":    {One: "percentage point", Many: "percentage points", Symbol: "pp"},
		"times": {One: "time", Many: "times"},
		"ms":    {One: "millisecond", Many: "milliseconds", Symbol: "ms"},
		"s":     {One: "second", Many: "seconds", Symbol: "s"},
		"min":   {One: "minute", Many: "minutes", Symbol: "min"},
		"h":     {One: "hour", Many: "hours", Symbol: "h"},
		"day":   {One: "day", Many: "days"},
		"week":  {One: "week", Many: "weeks"},
		"month": {One: "month", Many: "months"},
		"year":  {One: "year", Many: "years"},
	},
	Qualifiers: map[Qualifier]string{
		About: "about ", AtLeast: "at least ", AtMost: "at most ", LessThan: "less than ", MoreThan: "more than ",
	},
	Per: map[string]string{
		"second": "a second", "minute": "a minute", "hour": "an hour", "day": "a day", "week": "a week",
		"month": "a month", "quarter": "a quarter", "year": "a year",
		"shift": "a shift", "night": "a night", "season": "a season", "term": "a term", "semester": "a semester", "weekend": "a weekend",
	},
	PerOther: "per ",
	Fewer:    "fewer than ",
	To:       " to ",
	Dash:     "–",
	Thousand: "K",
	Million:  "M",
	Billion:  "bn",

	MillionWord: "million",
	BillionWord: "billion",

	Months: [12]string{
		"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
		"December",
	},
	DayPattern:       "{d} {m} {y}",
	DayNoYearPattern: "{d} {m}",
	MonthPattern:     "{m} {y}",
	QuarterPattern:   "Q{n} {y}",
	HalfPattern:      "the {o} half of {y}",
	Cardinals: []string{
		"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
	},
	Ordinals: []string{
		"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
		"twelfth",
	},
	OrdinalEnding: func(n int) string {
		if n%100 >= 11 && n%100 <= 13 {
			return "th"
		}
		switch n % 10 {
		case 1:
			return "st"
		case 2:
			return "nd"
		case 3:
			return "rd"
		}
		return "th"
	},
	Singular: englishSingular,
	Plural:   englishPlural,
	Article:  englishArticle,
}
