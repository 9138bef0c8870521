package prose

// German text is read as far as English and German write figures alike, and with
// the words below. They are no English words where they stand behind a number.

// germanUnits are nouns, so that they begin with a capital.
var germanUnits = map[string]string{
	"Sekunde": "s", "Sekunden": "s", "Minute": "min", "Minuten": "min", "Stunde": "h", "Stunden": "h", "Std": "h", "Tag": "day", "Tage": "day", "Tagen": "day",
	"Woche": "week", "Wochen": "week", "Monat": "month", "Monate": "month", "Monaten": "month", "Jahr": "year", "Jahre": "year", "Jahren": "year",
	"Prozent": "%", "Prozentpunkte": "pp", "Prozentpunkten": "pp",
}

// germanMonths are those that have another name in English.
var germanMonths = map[string]int{
	"januar": 1, "jänner": 1, "februar": 2, "märz": 3, "mai": 5, "juni": 6, "juli": 7, "oktober": 10, "okt": 10, "dezember": 12, "dez": 12,
}
