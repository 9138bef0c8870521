package export_test

import (
	"errors"
	"strings"
	"testing"

	"bifocal/assets"
	"bifocal/export"
	"bifocal/narrative"
	"bifocal/narrative/figures"
)

func exampleOf(t *testing.T, name string) *narrative.Index {
	t.Helper()
	for _, e := range assets.Examples() {
		if e.Name == name {
			s, err := narrative.Decode(e.Data)
			if err != nil {
				t.Fatal(err)
			}
			return narrative.NewIndex(&s)
		}
	}
	t.Fatalf("no example %s", name)
	return nil
}

// order checks that texts follow one another in a document.
func order(t *testing.T, d *export.Document, texts ...string) {
	t.Helper()
	rest := flat(d.Plain())
	for _, text := range texts {
		_, after, found := strings.Cut(rest, text)
		if !found {
			t.Errorf("%s: no %q behind what goes before it in\n%s", d.Kind, text, d.Plain())
			return
		}
		rest = after
	}
}

func TestPointOfView(t *testing.T) {
	d := export.Compose(exampleOf(t, "kubernetes-adoption"), export.PointOfView, export.Options{})
	order(t, d,
		"Point of view", "Halden Freight should move the 120 services to a managed platform within twelve months",
		"running costs fall from 1.2 M USD to 252 K USD a year",
		"Why now", "New features wait for people", "A month's delay costs 79 K USD",
		"What we believe", "Where the services run: a managed platform",
		"What it means", "Features reach customers the day they are ready", "Five promises", "It pays for itself",
		"What to do", "in four phases", "Ingrid Solheim decides by 15 January 2027")
	if strings.Contains(d.Plain(), "liveness") {
		t.Error("a point of view tells mechanisms")
	}
}

// With nothing to argue from, what is believed is what changes.
func TestPartsThatAreEmptyBorrow(t *testing.T) {
	x := exampleOf(t, "kubernetes-adoption")
	s := *x.Solution
	s.Facts = nil
	for _, f := range x.Solution.Facts {
		if _, decision := f.(narrative.Decision); !decision {
			s.Facts = append(s.Facts, f)
		}
	}
	d := export.Compose(narrative.NewIndex(&s), export.PointOfView, export.Options{})
	order(t, d, "What we believe", "Features reach customers", "What it means", "Five promises")
}

func TestSolutionNarrativeJoinsBothAudiences(t *testing.T) {
	d := export.Compose(exampleOf(t, "kubernetes-adoption"), export.SolutionNarrative, export.Options{})
	order(t, d,
		"Halden Freight should move the 120 services", "The plan is to move 120 services from 450",
		"customers meet 9 outages a month. Nothing restarts by itself, and capacity is bought for the peak. The services share no machine image",
		"Same-day features. Features reach customers the day they are ready. A release takes 3 minutes instead of 45. A Git push builds an image",
		"From February 2028, running costs fall from 1.2 M USD to 252 K USD a year (CFO).",
		"This is verified as follows: running costs by the monthly cloud invoice",
		"Groundwork (February to April 2027; platform lead): the new platform is ready and approved by security. Both clusters run",
		"the last phase slips a quarter. The pilot rehearses two of them (platform lead). The cause is that their volumes are tied to one zone",
		"Ingrid Solheim decides", "the ten pilot services are named")
	for _, table := range []string{"Likelihood", "Verified by", "Technology"} {
		if strings.Contains(d.Plain(), table) {
			t.Errorf("it has the engineers' table of %q", table)
		}
	}
}

func TestConceptNote(t *testing.T) {
	order(t, export.Compose(exampleOf(t, "hearing-care"), export.ConceptNote, export.Options{}),
		"Let hearing-care professionals tune a hearing aid wherever its wearer is",
		"The problem", "cannot be recreated in the practice. Settings reach the hearing aid only inside the practice. The fitting software has no path",
		"The idea", "Standard mode. A patient receives new settings without a journey. The backend hands a configuration file",
		"What comes next", "What may the service cost, and who decides?")
}

func Test306090(t *testing.T) {
	order(t, export.Compose(exampleOf(t, "kubernetes-adoption"), export.Plan306090, export.Options{}),
		"The first 90 days, from 15 January 2027", "Day 1 is 15 January 2027, when Ingrid Solheim decides.",
		"First 30 days, to 13 February", "15 January 2027", "The decision", "By 22 January 2027", "The ten pilot services are named",
		"Answer to: which of the 18 stateful services", "February 2027", "The groundwork begins",
		"Days 31 to 60", "The groundwork goes on", "Days 61 to 90",
		"Later", "The groundwork is done: the new platform is ready and approved by security. Done when security has approved the baseline",
		"The pilot takes place")
}

// The days are counted from the beginning of the work where the decision is far
// away; what is due before it is told, and so is what has no date.
func TestDaysAreCountedFromTheWork(t *testing.T) {
	s := narrative.New()
	s.Title = "Plan"
	s.Facts = narrative.Facts{
		narrative.Ask{Head: narrative.Head{ID: "ask"}, By: figures.Day(2026, 1, 1), Steps: []narrative.Step{{ID: "a", What: "somebody is named"}}},
		narrative.Milestone{Head: narrative.Head{ID: "m"}, Name: narrative.Same("pilot"), Start: figures.Day(2027, 3, 1), End: figures.Day(2027, 3, 30)},
		narrative.Milestone{Head: narrative.Head{ID: "n"}, Name: narrative.Same("move"), Start: figures.Day(2027, 3, 31), End: figures.Day(2027, 5, 29)},
	}
	d := export.Compose(narrative.NewIndex(&s), export.Plan306090, export.Options{})
	order(t, d, "In 90 days the pilot and the move are done", "Day 1 is 1 March 2027, when the work begins.", "Before the start", "1 January 2026", "The decision",
		"First 30 days, to 30 March", "The pilot takes place", "Days 31 to 60, to 29 April", "The move begins", "Days 61 to 90, to 29 May", "The move is done",
		"Without a date", "Somebody is named")
}

func TestHollowKindsAreRefused(t *testing.T) {
	empty := narrative.New()
	empty.Title = "Empty"
	x := narrative.NewIndex(&empty)
	for _, kind := range []export.Kind{export.PointOfView, export.ConceptNote, export.SolutionNarrative, export.Plan306090} {
		var lacks *export.LacksError
		if err := export.Ready(x, kind); !errors.As(err, &lacks) || len(lacks.Capture) == 0 || !strings.Contains(err.Error(), "capture this first: ") {
			t.Errorf("%s: %v", kind, err)
		}
		if err := export.Ready(exampleOf(t, "kubernetes-adoption"), kind); err != nil {
			t.Errorf("%s: %v", kind, err)
		}
	}
	for _, kind := range []export.Kind{export.ExecutiveBrief, export.EngineeringBrief, export.SideBySide} {
		if err := export.Ready(x, kind); err != nil {
			t.Errorf("%s: %v", kind, err)
		}
	}
	// A deadline alone is no beginning.
	if err := export.Ready(exampleOf(t, "ad-platform"), export.Plan306090); err == nil {
		t.Error("a plan by days without a first day")
	}
}

// What both audiences are told in the same words is told once.
func TestNothingIsToldTwice(t *testing.T) {
	s := narrative.New()
	s.Title = "Plan"
	s.Facts = narrative.Facts{
		narrative.Problem{Head: narrative.Head{ID: "p"}, Symptom: "tubes are lost", Cause: "there is no scan point"},
		narrative.Driver{Head: narrative.Head{ID: "d"}, Event: "the contract ends", Effect: "renewing it is dear"},
		narrative.Milestone{Head: narrative.Head{ID: "m"}, Name: narrative.Same("pilot"), Deliverable: narrative.Same("ten wards label at the bed"), Exit: "no tube is lost"},
		narrative.Milestone{Head: narrative.Head{ID: "n"}, Name: narrative.Same("move"), Deliverable: narrative.Same("all wards label at the bed"), Exit: "no tube is lost"},
	}
	text := flat(export.Compose(narrative.NewIndex(&s), export.SolutionNarrative, export.Options{}).Plain())
	for _, once := range []string{"en wards label at the bed", "ll wards label at the bed", "renewing it is dear"} {
		if n := strings.Count(text, once); n != 1 {
			t.Errorf("%q stands %d times in %s", once, n, text)
		}
	}
}
