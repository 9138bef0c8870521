package words

import (
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"bifocal/narrative"
	"bifocal/narrative/compare"
)

// Moment says when something was, to the minute, as one speaks of it.
func Moment(t, now time.Time) string {
	t = t.In(now.Location())
	date := Date(t)
	switch days := daysBetween(t, now); {
	case days == 0:
		return lang.L("today {{.Time}}", Data{"Time": Clock(t)})
	case days == 1:
		return lang.L("yesterday {{.Time}}", Data{"Time": Clock(t)})
	case t.Year() == now.Year():
		date = Day(t)
	}
	return lang.L("{{.Date}} {{.Time}}", Data{"Date": date, "Time": Clock(t)})
}

// On says the same to stand behind a verb: "today at 09:14", "on 24 November at
// 14:02".
func On(t, now time.Time) string {
	t = t.In(now.Location())
	clock := Data{"Time": Clock(t)}
	switch daysBetween(t, now) {
	case 0:
		return lang.L("today at {{.Time}}", clock)
	case 1:
		return lang.L("yesterday at {{.Time}}", clock)
	}
	date := Date(t)
	if t.Year() == now.Year() {
		date = Day(t)
	}
	return lang.L("on {{.Date}} at {{.Time}}", Data{"Date": date, "Time": Clock(t)})
}

// daysBetween counts the midnights between two times.
func daysBetween(t, now time.Time) int {
	day := func(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC) }
	return int(day(now).Sub(day(t)).Hours() / 24)
}

// Changed says what changed from one state of a solution to another, in a line.
func Changed(s compare.Summary) string {
	switch {
	case s.First && s.Facts == 0:
		return lang.L("first state, without facts")
	case s.First:
		return lang.XN("changes.first", "first state, with {{.Count}} facts", s.Facts, Count(s.Facts))
	case s.None():
		return lang.L("nothing changed")
	}
	short := s.Short()
	var parts []string
	if len(short.Header) > 0 {
		var fields []string
		for _, h := range short.Header {
			fields = append(fields, Inside(Say(h.Label)))
		}
		if n := short.MoreHeader; n > 0 {
			fields = append(fields, lang.XN("changes.fields", "{{.Count}} more fields of the header", n, Count(n)))
		}
		parts = append(parts, lang.L("{{.Fields}} changed", Data{"Fields": All(fields)}))
	}
	for _, c := range short.Counts {
		parts = append(parts, counted(c))
	}
	out := strings.Join(parts, ", ")
	if n := short.More; n > 0 {
		out = lang.L("{{.Changes}} {{.More}}", Data{"Changes": out, "More": lang.XN("changes.more", "and {{.Count}} more changes", n, Count(n))})
	}
	return out
}

// All lists texts: "a, b and c".
func All(texts []string) string {
	n := len(texts)
	if n < 2 {
		return strings.Join(texts, "")
	}
	return lang.L("{{.Some}} and {{.Last}}", Data{"Some": strings.Join(texts[:n-1], ", "), "Last": texts[n-1]})
}

// counted says to how many the same was done.
func counted(c compare.Count) string {
	n := Count(c.N)
	switch c.Subject {
	case compare.Wordings:
		switch c.Op {
		case compare.Added:
			return lang.XN("changes.wordings.added", "{{.Count}} wordings added", c.N, n)
		case compare.Removed:
			return lang.XN("changes.wordings.dropped", "{{.Count}} wordings dropped", c.N, n)
		case compare.Confirmed:
			return lang.XN("changes.wordings.confirmed", "{{.Count}} wordings confirmed", c.N, n)
		}
		return lang.XN("changes.wordings.changed", "{{.Count}} wordings changed", c.N, n)
	case compare.Omissions:
		switch c.Op {
		case compare.Added:
			return lang.XN("changes.blocks.out", "{{.Count}} blocks left out", c.N, n)
		case compare.Removed:
			return lang.XN("changes.blocks.back", "{{.Count}} blocks put back", c.N, n)
		}
		return lang.XN("changes.blocks.reason", "{{.Count}} blocks left out for another reason", c.N, n)
	}
	switch c.Subject {
	case compare.Values:
		return lang.XN("changes.values.confirmed", "{{.Count}} values confirmed", c.N, n)
	case compare.Findings:
		switch c.Op {
		case compare.Added:
			return lang.XN("changes.findings.aside", "{{.Count}} findings set aside", c.N, n)
		case compare.Removed:
			return lang.XN("changes.findings.up", "{{.Count}} findings taken up again", c.N, n)
		}
		return lang.XN("changes.findings.anew", "{{.Count}} findings set aside anew", c.N, n)
	}
	if c.Op == compare.Moved {
		return lang.XN("changes.moved", "{{.Count}} facts moved", c.N, n)
	}
	spec, _ := narrative.Spec(c.Kind)
	kind := spec.Plural
	if c.N == 1 {
		kind = spec.Label
	}
	data := Data{"Count": Number(c.N), "Kind": Inside(Say(kind))}
	switch c.Op {
	case compare.Added:
		return lang.L("{{.Count}} {{.Kind}} added", data)
	case compare.Removed:
		return lang.L("{{.Count}} {{.Kind}} removed", data)
	}
	return lang.L("{{.Count}} {{.Kind}} changed", data)
}
