package narrativetest

import (
	"strconv"
	"strings"

	"pgregory.net/rapid"

	"bifocal/narrative"
	"bifocal/narrative/figures"
)

// Solution draws any valid solution: any facts with any of their fields, in
// any script, with references that resolve.
func Solution(t *rapid.T) narrative.Solution {
	s := narrative.Solution{
		Format: narrative.Format,
		ID:     rapid.StringMatching(`[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?`).Draw(t, "solution ID"),
		Title:  "T" + plain(t),
		Customer: narrative.Customer{
			Name: plain(t), Aliases: rapid.SliceOfN(rapid.Custom(plain), 0, 2).Draw(t, "aliases"),
			Domains: rapid.SliceOfN(rapid.SampledFrom([]string{"halden.example", "münchen.example", "例え.example"}), 0, 2).Draw(t, "domains"),
		},
		Organisation: plain(t), Author: plain(t), Classification: plain(t), HouseStyle: plain(t),
		Partners: rapid.SliceOfN(rapid.Custom(plain), 0, 2).Draw(t, "partners"),
		Language: rapid.SampledFrom([]string{"", "en", "en-GB", "de", "he"}).Draw(t, "language"),
		Currency: rapid.SampledFrom([]string{"", "USD", "EUR", "JPY"}).Draw(t, "currency"),
		Status:   rapid.SampledFrom(append([]narrative.Status{""}, narrative.Statuses...)).Draw(t, "status"),
	}
	s.Sealed = rapid.SliceOfN(rapid.Custom(plain), 0, 2).Draw(t, "sealed")
	s.Returns = returns(t)
	d := drawer{t: t, s: &s, ids: map[narrative.Kind][]string{}}
	kinds := make([]narrative.Kind, len(narrative.Catalog))
	for i, spec := range narrative.Catalog {
		kinds[i] = spec.Kind
	}
	heads := rapid.SliceOfN(rapid.SampledFrom(kinds), 0, 12).Draw(t, "kinds")
	for i, kind := range heads {
		id := rapid.SampledFrom([]string{"f", "f-", "fact-", "0"}).Draw(t, "prefix") + strconv.Itoa(i)
		d.all = append(d.all, id)
		d.ids[kind] = append(d.ids[kind], id)
		f, _ := narrative.NewFact(kind, id)
		for _, figure := range narrative.FigureFields(f) {
			d.figures = append(d.figures, "{"+id+"."+figure+"}", "{"+id+"}")
		}
	}
	for _, figure := range narrative.EconomicsFields {
		d.figures = append(d.figures, "{"+narrative.EconomicsID+"."+figure+"}")
	}
	for i, kind := range heads {
		d.done = d.all[:i]
		s.Facts = append(s.Facts, d.fact(kind, d.all[i]))
	}
	affordable(&s)
	for i := range rapid.IntRange(0, 3).Draw(t, "wordings") {
		s.Wordings = append(s.Wordings, narrative.Wording{
			Audience: rapid.SampledFrom(narrative.Audiences).Draw(t, "audience"), Block: "theme/f0/" + strconv.Itoa(i),
			Text: "W" + d.text(""), BasedOn: plain(t), Reworded: reworded(t),
		})
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "omissions") {
		s.Omissions = append(s.Omissions, narrative.Omission{
			Audience: rapid.SampledFrom(narrative.Audiences).Draw(t, "audience"), Block: "theme/f0/" + strconv.Itoa(i), Reason: plain(t),
		})
	}
	for _, v := range narrative.ValuesIn(s.Facts) {
		if rapid.IntRange(0, 9).Draw(t, "carried") == 0 {
			s.Carried = append(s.Carried, v)
		}
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "asides") {
		a := narrative.Aside{Rule: "figures/untraced", Message: "M" + strconv.Itoa(i), Text: plain(t), Reason: plain(t)}
		if len(s.Facts) > 0 && rapid.Bool().Draw(t, "of a fact") {
			a.Fact, a.Field = rapid.SampledFrom(s.Facts).Draw(t, "fact").FactID(), "cause"
		}
		s.Asides = append(s.Asides, a)
	}
	return s
}

func reworded(t *rapid.T) narrative.Reworded {
	if rapid.Bool().Draw(t, "own wording") {
		return narrative.Reworded{}
	}
	return narrative.Reworded{Model: "small", Task: "plainer", At: "2027-01-15T09:30:00Z"}
}

func returns(t *rapid.T) narrative.Returns {
	var r narrative.Returns
	if rapid.Bool().Draw(t, "rate?") {
		r.Rate = quantity(rapid.SampledFrom([]string{"0 %", "8 %", "about 7.25 % a year", "6 %", "100 %"}).Draw(t, "rate"))
	}
	r.Years = rapid.SampledFrom([]int{0, 1, 5, 30}).Draw(t, "years")
	r.Start = date(t)
	if r.GoLive = date(t); !r.Start.IsZero() && !r.GoLive.IsZero() && r.GoLive.Compare(r.Start) < 0 {
		r.Start, r.GoLive = r.GoLive, r.Start
	}
	return r
}

// pieces are what goes wrong in text: combining marks, emoji with joiners,
// right-to-left scripts, quotes, markup, spaces of all kinds, doubled brackets.
var pieces = []string{
	"running costs", " ", "n\u0303a\u0308ive", "e\u0301", "👩\u200d👩\u200d👧", "🇳🇴", "שלום", "مرحبا", "“quoted”", `"`, `\`, "it's", "<b>&amp;</b>",
	"{{", "}}", "{{services}}", "\n", "\t", "\u00a0", "\u2028", "日本語", "ﬁ", "ß", "İ", "97.5 %", "1,200 K USD", "a.b@c.example", "\ufffd", "…", "—",
}

// plain draws text without references.
func plain(t *rapid.T) string {
	if rapid.Bool().Draw(t, "empty") {
		return ""
	}
	if rapid.IntRange(0, 3).Draw(t, "any") == 0 {
		word := rapid.StringMatching(`[\PC]{0,12}`).Draw(t, "any text")
		return strings.NewReplacer("{", "{{", "}", "}}").Replace(word)
	}
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 5).Draw(t, "text"), "")
}

// date draws a date of any precision, or none.
func date(t *rapid.T) figures.When {
	text := rapid.SampledFrom([]string{
		"", "2026", "2027-H1", "2027-H2", "2027-Q1", "2027-Q4", "2027-02", "2028-12", "2028-02-29", "2027-01-31", "0001", "9999-12-31",
	}).Draw(t, "date")
	if text == "" {
		return figures.When{}
	}
	return when(text)
}

// amount draws a quantity of one unit, with any qualifier, or none.
func amount(t *rapid.T, unit, per string) figures.Quantity {
	var q figures.Quantity
	q.Qualifier = rapid.SampledFrom([]figures.Qualifier{
		"", figures.Exact, figures.Exact, figures.About, figures.AtLeast, figures.AtMost, figures.LessThan, figures.MoreThan, figures.Range,
	}).Draw(t, "qualifier")
	if q.IsZero() {
		return q
	}
	q.Value, q.Unit, q.Per = number(t), unit, per
	if q.Qualifier == figures.Range {
		if q.High = number(t); q.High.LessThan(q.Value) {
			q.Value, q.High = q.High, q.Value
		}
	}
	return q
}
