package figures

import (
	"maps"
	"strings"
)

// unitWords are the ways people write the canonical units, in small letters.
var unitWords = aliases(map[string]string{
	"%":     "% percent pct",
	"pp":    "pp ppt p.p %-points %-point",
	"times": "times time x × fold",
	"ms":    "ms msec msecs millisecond milliseconds millis",
	"s":     "s sec secs second seconds",
	"min":   "min mins minute minutes",
	"h":     "h hr hrs hour hours",
	"day":   "d day days",
	"week":  "w wk wks week weeks",
	"month": "mo mos mth mths month months",
	"year":  "y yr yrs year years",
})

// periodWords are the ways people write what something is counted per.
var periodWords = aliases(map[string]string{
	"second":  "s sec second",
	"minute":  "min minute",
	"hour":    "h hr hour",
	"day":     "d day",
	"week":    "w wk week",
	"month":   "mo mth month",
	"quarter": "q qtr quarter",
	"year":    "y yr year a annum",
})

// adverbs say what something is counted per in one word.
var adverbs = map[string]string{
	"p.a": "year", "annually": "year", "yearly": "year", "quarterly": "quarter",
	"monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour",
}

// measures are units that belong to their number and are never dropped from it.
var measures = func() map[string]bool {
	set := map[string]bool{}
	for unit := range strings.FieldsSeq(`B kB KB MB GB TB PB EB KiB MiB GiB TiB PiB bit kbit Mbit Gbit Tbit kbps Mbps
		Gbps bps Hz kHz MHz GHz W kW MW GW Wh kWh MWh GWh V kV A mA J kJ MJ mm cm m km m² m³ m2 m3 km² mg g kg t l L ml
		hl °C °F K ns µs μs us FTE FTEs IOPS QPS RPS TPS rps tps qps kg/h dB ‰ point points degree degrees`) {
		set[unit] = true
	}
	return set
}()

func aliases(canonical map[string]string) map[string]string {
	out := make(map[string]string, 8*len(canonical))
	for unit, words := range canonical {
		for word := range strings.FieldsSeq(words) {
			out[word] = unit
		}
	}
	return out
}

// canonicalUnit returns the canonical form of a unit that stands alone, and
// anything else as it is.
func canonicalUnit(unit string) string {
	if code, ok := currencyNamed(unit); ok {
		return code
	}
	lower := strings.ToLower(unit)
	switch lower {
	case "percentage point", "percentage points", "percent points", "percentage-points", "% points":
		return "pp"
	}
	if len(unit) < 3 && unit != lower && lower != "x" {
		return unit // M, S and H are not m, s and h
	}
	if known, ok := unitWords[lower]; ok {
		return known
	}
	return unit
}

func canonicalPer(per string) string {
	if known, ok := periodWords[strings.ToLower(per)]; ok && (len(per) > 1 || per == strings.ToLower(per)) {
		return known
	}
	return per
}

// isCountNoun reports whether the unit counts things: it is not empty and does
// not start with a unit of measure or a currency.
func isCountNoun(unit string) bool {
	if unit == "" || unit == "pp" {
		return false
	}
	first, _, _ := strings.Cut(unit, " ")
	return !measured[first] && !IsCurrency(first)
}

// measured are all words that a unit of measure begins with.
var measured = func() map[string]bool {
	set := maps.Clone(measures)
	for word := range unitWords {
		set[word] = true
	}
	return set
}()
