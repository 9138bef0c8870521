package review_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"bifocal/narrative"
	"bifocal/narrative/figures/prose"
	"bifocal/narrative/framing"
	"bifocal/narrative/narrativetest"
	"bifocal/narrative/readability"
	"bifocal/narrative/review"
)

// long are pieces that a reader could stumble over where they come again and again.
var long = map[string]string{
	"brackets": "(", "squares": "[", "tags": "<a", "bars": "|", "cells": "| 1 ", "headings": "# a\n", "equals": "1 = ", "sums": "1 + 1 = 2 ",
	"roi": "ROI is 5% and ", "payback": "payback of 5 years, ", "computed": "ROI: 1 / 2 = 50%\nROI: 7%\n", "remaining": "Move remaining 20% of 5 services\n",
	"changes": "from 1 to 2, 50% more ", "totals": "- a: $1\n- total: $1\n", "rows": "| a | 1 | 2 | 3 |\n", "nested": "- a: $1\n  - b: $1\n", "labels": "a: 1\n",
	"explained": "5 (1 × 2) ", "explained lines": "5 (1 × 2)\n", "sentences": "A b. ", "uptime": "uptime 99% 1% downtime ", "phases": "## Phase 1\nInvestment: $1\n",
	"words": "aaaa ", "one word": "A", "hyphens": "a-", "spaces": " ", "line breaks": "\n", "lines": "aaaa bbbb\n", "digits": "1 ", "fractions": "=1/",
	"faster": "faster 1 % ", "shares": "94 % ", "curly": "{", "references": "{uptime.baseline} ", "acronym": "API ", "mails": "@", "domains": "berg.example ",
	"customers": "Berg Retail ", "terms": "load balancer ", "counts": "450 servers ", "in words": "one hundred and ", "dates": "1 January 2027, ",
}

// longTexts are texts of 100,000 bytes: the pieces, and some where nothing comes
// twice.
func longTexts() map[string]string {
	const most = 100_000
	out := map[string]string{}
	for name, piece := range long {
		out[name] = strings.Repeat(piece, most/len(piece))
	}
	fill := func(name string, next func(b *strings.Builder, i int)) {
		var b strings.Builder
		for i := 0; b.Len() < most; i++ {
			next(&b, i)
		}
		out[name] = b.String()[:most]
	}
	fill("acronyms", func(b *strings.Builder, i int) {
		fmt.Fprintf(b, "%c%c%c%c ", 'A'+i%26, 'A'+i/26%26, 'A'+i/676%26, 'A'+i*7%26)
	})
	fill("other words", func(b *strings.Builder, i int) { fmt.Fprintf(b, "w%dx ", i) })
	fill("other counts", func(b *strings.Builder, i int) { fmt.Fprintf(b, "%d services, ", i) })
	return out
}

// longSolution is a solution in which a text stands as a wording, or as what leaders
// and engineers see.
func longSolution(text string, worded bool) narrative.Solution {
	s := narrativetest.Halden()
	if worded {
		word(&s, narrative.Executive, "situation/contract", text)
		return s
	}
	edit(&s, "manual-work", func(p *narrative.Problem) { p.Symptom, p.Cause = text, "" })
	return s
}

// readers are what a text goes through.
var readers = map[string]func(text string) func(){
	"figures":   func(text string) func() { return func() { prose.Read(text) } },
	"sentences": func(text string) func() { return func() { readability.Sentences(text) } },
	"document":  func(text string) func() { return func() { review.Document(text) } },
	"framing": func(text string) func() {
		s := longSolution(text, false)
		return func() { framing.Both(&s) }
	},
	"wording": func(text string) func() { return reviewed(longSolution(text, true)) },
	"field":   func(text string) func() { return reviewed(longSolution(text, false)) },
}

func reviewed(s narrative.Solution) func() {
	x, e := framing.Both(&s)
	in := review.Input{Solution: &s, Others: others, Framings: []framing.Framing{x, e}}
	return func() { review.Check(in) }
}

func TestLongTexts(t *testing.T) {
	for _, text := range longTexts() {
		for _, read := range readers {
			read(text)()
		}
	}
}

// What a wide gap stands between are two sentences, and they are where they were.
func TestWideGaps(t *testing.T) {
	gap := strings.Repeat(" \n", 60)
	text := gap + "The first one" + gap + "the second one. A third." + gap
	var got []string
	for _, s := range readability.Sentences(text) {
		if text[s.Start:s.End()] != s.Text {
			t.Errorf("%q is not at %d", s.Text, s.Start)
		}
		got = append(got, s.Text)
	}
	if want := "The first one|the second one.|A third."; strings.Join(got, "|") != want {
		t.Errorf("got %q, want %q", strings.Join(got, "|"), want)
	}
}

// BenchmarkLong reports how long each reader takes for 100 KB of the text that it
// likes least, the best of three runs of each; and the whole review, all rules
// together, of a solution with such a text in it.
func BenchmarkLong(b *testing.B) {
	for b.Loop() {
		longest, which := map[string]time.Duration{}, map[string]string{}
		for name, text := range longTexts() {
			for reader, read := range readers {
				do := read(text)
				best := time.Hour
				for range 3 {
					start := time.Now()
					do()
					best = min(best, time.Since(start))
				}
				if best > longest[reader] {
					longest[reader], which[reader] = best, name
				}
			}
		}
		for reader, d := range longest {
			b.ReportMetric(float64(d.Microseconds())/1000, reader+"_100kb_ms")
			b.Log(reader, "is slowest with", which[reader])
		}
	}
}

// FuzzCheck puts any text where it is typed, as a wording, and into an exported file:
// no rule fails on it, and what is found stands somewhere and can be put right.
func FuzzCheck(f *testing.F) {
	for _, piece := range long {
		f.Add(strings.Repeat(piece, 3))
	}
	f.Add("Downtime falls from {uptime.baseline} to 99.9 %, which is 10x better (5 × 20 = 90), says Berg Retail's API.")
	f.Fuzz(func(t *testing.T, text string) {
		for _, worded := range []bool{true, false} {
			s := longSolution(text, worded)
			in := review.Input{Solution: &s, Others: others, Exported: []review.Exported{{Audience: narrative.Executive, File: "brief.pdf", Text: text}}}
			for _, x := range review.Check(in) {
				if _, ok := review.RuleNamed(x.Rule); !ok {
					t.Fatalf("no rule %q", x.Rule)
				}
				for _, fix := range review.Fixes(&s, &x) {
					next := s
					for _, e := range fix.Edits {
						var err error
						if next, _, err = e.Apply(next); err != nil {
							t.Fatalf("%s: the fix %s fails: %v", x.Message, fix.Action, err)
						}
					}
				}
			}
		}
	})
}
