package framing

import (
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/framing/content"
)

// isAvailability reports whether a percentage of a measure is plainly a share of
// all hours, so that what is missing to 100 % is downtime that can be counted by
// the month: uptime, availability of the portal. Whatever narrows the hours, in
// what the measure is called or in when it counts, makes it something else:
// availability on working days.
func isAvailability(m narrative.Telling) bool {
	found := false
	for i, s := range [2]string{m.Executive, m.Engineering} {
		if i == 1 && s == m.Executive {
			break
		}
		switch shareOfTime(s) {
		case narrowed:
			return false
		case roundTheClock:
			found = true
		}
	}
	return found
}

type hours int

const (
	noShare hours = iota
	roundTheClock
	narrowed
)

// shareOfTime reads one name of a measure.
func shareOfTime(name string) hours {
	if len(name) < len("uptime") {
		return noShare
	}
	lower := strings.ToLower(name)
	uptime := strings.Contains(lower, "uptime")
	if !uptime && !strings.Contains(lower, "availab") {
		return noShare
	}
	words := strings.FieldsFunc(lower, func(r rune) bool {
		return r == ' ' || r == ',' || r == '(' || r == ')' || r == '-' || r == '/' || r == ':'
	})
	of := false // some system, which runs at all hours
	for _, w := range words {
		if narrows[w] || w != "" && w[0] >= '0' && w[0] <= '9' {
			return narrowed
		}
		of = of || systems[w]
	}
	if uptime || of || len(words) == 1 && words[0] == "availability" {
		return roundTheClock
	}
	return noShare
}

// narrows are words of a measure that does not count all hours.
var narrows = wordSet(`between in during on at from until while when outside within except excluding without hours hour time working business
	opening office school trading night nights day days daytime daily weekday weekdays weekend weekends peak season shift shifts planned
	scheduled unavailability unavailable per after before`)

// systems are what is up or down.
var systems = wordSet(`slo sla service services system systems platform platforms site website web portal app apps
	application applications network networks server servers database databases api apis cluster clusters cloud gateway backend
	infrastructure software mean monthly yearly overall total`)

func wordSet(s string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		out[w] = true
	}
	return out
}

// qualityOfTime is isAvailability for a quality goal, whose attribute says that a
// system is meant and whose scenario may narrow the hours.
func qualityOfTime(f narrative.QualityGoal, o *content.Outcome) bool {
	measure := narrative.Telling{Engineering: o.Measure}
	if f.Attribute == "availability" {
		measure.Engineering += " (service)"
	}
	return isAvailability(measure) && !narrowsHours(o.Scenario.Text)
}

// narrowsHours reports whether a scenario speaks of a time of the day or the week,
// and not just of an event.
func narrowsHours(scenario string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(scenario)) {
		if clock[strings.Trim(w, ",;.")] {
			return true
		}
	}
	return false
}

var clock = wordSet(`hours working business opening office school trading night nights daytime daily weekday weekdays weekend weekends peak season
	shift shifts morning afternoon evening monday tuesday wednesday thursday friday saturday sunday noon midnight between`)
