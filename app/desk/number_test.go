package desk

import (
	"strings"
	"testing"

	"bifocal/narrative"
	"bifocal/narrative/figures"
)

func TestNumbersAreQuantities(t *testing.T) {
	for _, c := range []struct{ text, want string }{ // number=value=name, in turn
		{"move its 120 services to a managed platform", "120=120=services"},
		{"customers meet 9 outages a month", "9 outages a month=9 outages per month=outages"},
		{"running costs fall to 252 K USD a year", "252 K USD a year=252000 USD per year=costs"},
		{"it takes 25 min of downtime", "25 min=25 min=downtime"},
		{"99.9 % uptime is held", "99.9 %=99.9 %=uptime"},
		{"about 1,200 invoices wait", "about 1,200=about 1200=invoices"},
		{"from 450 hand-built EC2 instances", "450=450=hand-built EC2 instances"},
		{"$2.8M for licences, and 3 people", "$2.8M=2800000 USD=licences 3=3=people"},
		{"EUR 400 K for the pilot", "EUR 400 K=400000 EUR=pilot"},
		{"releases are 10x faster", "10x=10 times=releases"},
		{"it takes 20 to 30 min", "20 to 30 min=20 to 30 min=duration"},
		{"lorries wait 74 minutes at the gate, and leave", "74 minutes=74 min=waiting time at the gate"},
		{"lorries queue for 74 minutes because it fails", "74 minutes=74 min=queueing time"},
		{"the port loses 3 percent of its boxes", "3 percent=3 %=share of boxes"},
		{"120 services run on 450 servers.", "120=120=services 450=450=servers"},
		{"at least 99.95% availability", "at least 99.95%=at least 99.95 %=availability"},
		{"2,027 invoices", "2,027=2027=invoices"},
	} {
		var got []string
		for _, n := range Numbers(c.text) {
			got = append(got, c.text[n.Start:n.End]+"="+n.Quantity.String()+"="+n.Name)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q has %q, want %q", c.text, got, c.want)
		}
	}
}

func TestNumbersOfThingsAreNone(t *testing.T) {
	for _, text := range []string{
		"services move from EC2 to S3", "by Q4 2027", "on 31 March 2028", "March 31, 2028", "by 2028-03-31", "in 2027", "since 2019, when it began",
		"an HTTP 404 comes back", "certified for ISO 27001", "ISO/IEC 25010 says", "TLS 1.2 is off", "PostgreSQL 16 runs it", "version 1.2.3", "v2.1 of it",
		"running Windows 11 now", "24/7 support", "at 12:30", "the 1st of them", "over 5G", "one service", "p95 latency", "10.0.0.1 is the host",
		"phase 2 begins", "between {services} and {runcost.target}", "{a}20 services", "an RFC 2616 client", "Log4j 2 is gone", "level 3 support",
		"in H1 2028", "error 500 is shown", "Python 3 and Go 1.26",
	} {
		for _, n := range Numbers(text) {
			t.Errorf("%q offers %q as %s", text, text[n.Start:n.End], n.Quantity)
		}
	}
}

func TestOfferTakesTheFigureThatIsThere(t *testing.T) {
	x, s := halden(t)
	offer := func(text string) Offer {
		t.Helper()
		all := Numbers(text)
		if len(all) != 1 {
			t.Fatalf("%q has %d numbers", text, len(all))
		}
		o, ok := OfferFor(x, "", all[0], plainly)
		if !ok {
			t.Fatalf("%q is offered nothing", text)
		}
		return o
	}
	for text, want := range map[string]string{
		"it costs 1.2 M USD a year":   "runcost.baseline",
		"the 120 services move":       "services",
		"the 120 lorries move":        "",
		"it costs 1.25 M USD a year":  "",
		"it costs 1,200 K USD a year": "runcost.baseline",
	} {
		if got := offer(text).Existing.Ref; got != want {
			t.Errorf("%q is offered %q, want %q", text, got, want)
		}
	}
	if got := FigureID(&s, "lorries", true); got != "lorries" {
		t.Errorf("the ID is %q", got)
	}
	if got := FigureID(&s, "moved services", true); got != "moved-services" {
		t.Errorf("where the noun is taken the ID is %q", got)
	}
	if got := FigureID(&s, "target", true); got != "target-2" {
		t.Errorf("the name of a field becomes %q", got)
	}
	if got := FigureID(&s, "Ausfälle", true); got != "ausfalle" {
		t.Errorf("with an umlaut it is %q", got)
	}
	if got := FigureID(&s, "数", true); got != "figure" {
		t.Errorf("without letters it is %q", got)
	}
}

func TestNewNumbersAreThoseTypedNow(t *testing.T) {
	if got := NewNumbers("move 120 services", "move 120 services to 3 clusters"); len(got) != 1 || got[0].Name != "clusters" {
		t.Errorf("%+v", got)
	}
	if got := NewNumbers("move 120 services", "now move 120 services"); len(got) != 0 {
		t.Errorf("%+v", got)
	}
	if all := Numbers("move 120"); len(all) != 1 || all[0].Whole {
		t.Errorf("a number at the end may go on: %+v", all)
	}
	if all := Numbers("move 120 serv"); all[0].Whole {
		t.Error("the noun may go on")
	}
	if all := Numbers("move 120 services "); !all[0].Whole {
		t.Error("a number with its noun and a space behind it is whole")
	}
}

func FuzzNumbers(f *testing.F) {
	for _, text := range []string{"120 services", "$2.8M", "a 1,200 b", "{x} 5%", "(20–30 min)", "ü5", "5,", "~ 5 "} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, n := range Numbers(text) {
			if n.Start < end || n.End > len(text) || n.Start >= n.End {
				t.Fatalf("%q: %d to %d after %d", text, n.Start, n.End, end)
			}
			end = n.End
			if q, err := figures.Parse(text[n.Start:n.End]); err != nil || !q.Equal(n.Quantity) {
				t.Fatalf("%q reads %q as %v: %v", text, text[n.Start:n.End], n.Quantity, err)
			}
			var s narrative.Solution
			if id := FigureID(&s, n.Name, true); !narrative.ValidID(id) {
				t.Fatalf("%q gives the ID %q", n.Name, id)
			}
		}
	})
}
