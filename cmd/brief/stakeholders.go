package main

import (
	"strconv"
	"strings"

	"github.com/rivo/uniseg"
	"github.com/spf13/cobra"

	"bifocal/export/text"
	"bifocal/narrative"
	"bifocal/narrative/library"
	"bifocal/narrative/review"
)

func (s *session) stakeholdersCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "stakeholders REF [--json]",
		Short: "Show who is addressed by which outcome, and who by nothing",
		Long: `stakeholders compares what people are measured by with what the solution
promises: a line for each stakeholder, a column for each outcome and quality
goal. x stands where the outcome names the stakeholder, ~ where what they are
measured by reads like it.

With --json it prints
  {"outcomes": [{"fact", "measure", "stakeholders"}],
   "stakeholders": [{"fact", "name", "measuredBy", "named": [], "alike": []}]}`,
		Example:           "  brief stakeholders halden",
		Args:              oneRef,
		ValidArgsFunction: s.completeRef(library.Query{}, cobra.ShellCompDirectiveDefault),
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.withSolution(cmd.Context(), args[0], func(x narrative.Solution, _ *library.Library) error {
				m := review.StakeholderMatrix(&x)
				if asJSON {
					return s.printJSON(matrixJSON(m))
				}
				return s.printf("%s", matrixText(m))
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// marksOf are how the cells of the matrix are written.
var marksOf = map[review.Addressing]string{review.Named: "x", review.Alike: "~", review.Unrelated: "."}

// matrixText is the matrix for people: the outcomes by number, then the lines, then
// what is missing on either side.
func matrixText(m review.Stakeholders) string {
	switch {
	case len(m.Rows) == 0:
		return "No stakeholders were captured.\n"
	case len(m.Columns) == 0:
		return "No outcomes were captured.\n"
	}
	var b strings.Builder
	digits := len(strconv.Itoa(len(m.Columns)))
	for i, c := range m.Columns {
		b.WriteString(right(strconv.Itoa(i+1), digits) + "  " + text.OneLine(c.Measure) + "\n")
	}
	names, by := 0, uniseg.StringWidth("measured by")
	for _, r := range m.Rows {
		names, by = max(names, uniseg.StringWidth(text.OneLine(r.Name))), max(by, uniseg.StringWidth(text.OneLine(r.MeasuredBy)))
	}
	line := func(name, measured string, cells []string) {
		b.WriteString(left(name, names) + "  " + left(measured, by))
		for _, c := range cells {
			b.WriteString("  " + right(c, digits))
		}
		b.WriteString("\n")
	}
	head := make([]string, len(m.Columns))
	for i := range head {
		head[i] = strconv.Itoa(i + 1)
	}
	b.WriteString("\n")
	line("", "measured by", head)
	var nobody []string
	for _, r := range m.Rows {
		cells := make([]string, len(r.Cells))
		for i, c := range r.Cells {
			cells[i] = marksOf[c]
		}
		line(text.OneLine(r.Name), text.OneLine(r.MeasuredBy), cells)
		if !r.Addressed {
			nobody = append(nobody, text.OneLine(r.Name))
		}
	}
	var unasked []string
	for _, c := range m.Columns {
		if c.For == 0 {
			unasked = append(unasked, text.OneLine(c.Measure))
		}
	}
	list := func(title string, items []string) {
		if len(items) > 0 {
			b.WriteString("\n" + title + "\n  " + strings.Join(items, "\n  ") + "\n")
		}
	}
	list("ADDRESSED BY NOTHING", nobody)
	list("ASKED FOR BY NOBODY", unasked)
	return b.String()
}

func left(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-uniseg.StringWidth(s)))
}

func right(s string, width int) string { return strings.Repeat(" ", max(0, width-len(s))) + s }

type (
	jsonMeasure struct {
		Fact         string `json:"fact"`
		Measure      string `json:"measure"`
		Stakeholders int    `json:"stakeholders"`
	}
	jsonStakeholder struct {
		Fact       string   `json:"fact"`
		Name       string   `json:"name"`
		MeasuredBy string   `json:"measuredBy"`
		Named      []string `json:"named"`
		Alike      []string `json:"alike"`
	}
	jsonMatrix struct {
		Outcomes     []jsonMeasure     `json:"outcomes"`
		Stakeholders []jsonStakeholder `json:"stakeholders"`
	}
)

func matrixJSON(m review.Stakeholders) jsonMatrix {
	out := jsonMatrix{Outcomes: []jsonMeasure{}, Stakeholders: []jsonStakeholder{}}
	for _, c := range m.Columns {
		out.Outcomes = append(out.Outcomes, jsonMeasure{c.Fact, c.Measure, c.For})
	}
	for _, r := range m.Rows {
		p := jsonStakeholder{Fact: r.Fact, Name: r.Name, MeasuredBy: r.MeasuredBy, Named: []string{}, Alike: []string{}}
		for i, c := range r.Cells {
			switch c {
			case review.Named:
				p.Named = append(p.Named, m.Columns[i].Fact)
			case review.Alike:
				p.Alike = append(p.Alike, m.Columns[i].Fact)
			}
		}
		out.Stakeholders = append(out.Stakeholders, p)
	}
	return out
}
