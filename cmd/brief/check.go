package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"bifocal/assets/glossary"
	"bifocal/export"
	"bifocal/export/extract"
	"bifocal/export/pdf"
	"bifocal/export/text"
	"bifocal/narrative"
	"bifocal/narrative/framing"
	"bifocal/narrative/library"
	"bifocal/narrative/review"
)

// exitFound ends a check that found what was to be found.
const exitFound = 1

// checking is what the flags of check say.
type checking struct {
	audience, least string
	json, sarif     bool
	glossary        string // a file
	document        bool
}

func (s *session) checkCommand() *cobra.Command {
	var c checking
	cmd := &cobra.Command{
		Use:   "check REF|FILE [--audience executive|engineering] [--min-severity error|warning|advice] [--json|--sarif]",
		Short: "Find what a careful colleague would have caught",
		Long: `check reviews a solution: figures that contradict each other or come from
nowhere, facts that nobody is told, words that executives do not know, names of
other customers in the library, wordings whose facts have changed. It prints
everything it finds, and ends with 1 where anything is as grave as
--min-severity or graver: error if not said otherwise, then warning, advice.

What was set aside in the window as no problem is listed last, with the reason,
and does not count; it counts again once what it was said of has changed.

With --document it reviews a text that Bifocal did not make, as Markdown, plain
text or PDF: figures of one name that differ, and changes, totals, paybacks and
returns that do not follow from what stands beside them.

With --json it prints
  {"findings": [{"rule", "severity", "place", "message", "fix"}]}
where one that was set aside has its reason as "setAside", and with --sarif the
same as SARIF 2.1.0, which editors and build servers show.`,
		Example: `  brief check halden
  brief check halden.json --audience executive --min-severity warning
  brief check --document business-case.md
  brief check --document proposal.pdf --json | jq -r '.findings[].message'`,
		Args: func(cmd *cobra.Command, args []string) error {
			if c.document && len(args) == 0 {
				return wrong("which document? Write its file: %q", cmd.CommandPath()+" --document FILE")
			}
			return oneRef(cmd, args)
		},
		ValidArgsFunction: s.completeRef(library.Query{}, cobra.ShellCompDirectiveDefault),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := c.valid(); err != nil {
				return err
			}
			if c.document {
				found, err := s.checkDocument(cmd.Context(), args[0])
				if err != nil {
					return err
				}
				return s.report(c, args[0], found)
			}
			return s.withSolution(cmd.Context(), args[0], func(x narrative.Solution, l *library.Library) error {
				found, err := s.checkSolution(cmd.Context(), x, l, c)
				if err != nil {
					return err
				}
				return s.report(c, args[0], found)
			})
		},
	}
	f := cmd.Flags()
	f.StringVar(&c.audience, "audience", "", "look at one `audience` alone: executive or engineering")
	f.StringVar(&c.least, "min-severity", string(review.Error), "the `severity` from which on the check fails: error, warning or advice")
	f.StringVar(&c.glossary, "glossary", "", "a `file` of your own technical terms: on each line a term, a tab, its plain words, and where executives know it a tab and known; beside the library's own")
	f.BoolVar(&c.json, "json", false, "print JSON")
	f.BoolVar(&c.sarif, "sarif", false, "print SARIF")
	f.BoolVar(&c.document, "document", false, "review a document that Bifocal did not make")
	complete(cmd, "audience", string(narrative.Executive), string(narrative.Engineering))
	complete(cmd, "min-severity", string(review.Error), string(review.Warning), string(review.Advice))
	return cmd
}

func (c checking) valid() error {
	if c.audience != "" {
		if err := choice("audience", c.audience, string(narrative.Executive), string(narrative.Engineering)); err != nil {
			return err
		}
		if c.document {
			return wrong("--audience is for solutions: a document has one reader; leave out one of the two")
		}
	}
	if c.document && c.glossary != "" {
		return wrong("--glossary is for solutions, whose readers are known; leave out one of the two")
	}
	if c.json && c.sarif {
		return wrong("--json and --sarif are two formats; leave out one of the two")
	}
	return choice("min-severity", c.least, string(review.Error), string(review.Warning), string(review.Advice))
}

// checkSolution reviews a solution, the briefs that would be printed of it, and
// against the other customers of its library.
func (s *session) checkSolution(ctx context.Context, x narrative.Solution, l *library.Library, c checking) ([]review.Finding, error) {
	s.remarkLanguage(&x)
	in := review.Input{Solution: &x, Pages: map[narrative.Audience]int{}}
	if l != nil {
		own, err := l.Setting(ctx, library.GlossarySetting)
		if err != nil {
			return nil, disk(err)
		}
		if in.Glossary, err = glossary.Parse(own); err != nil {
			s.remark("the library's own glossary cannot be read, so it was left out: %v", err)
		}
	}
	if c.glossary != "" {
		data, err := s.bytes(ctx, c.glossary)
		if err != nil {
			return nil, err
		}
		more, err := glossary.Parse(string(data))
		if err != nil {
			return nil, wrong("%s: %w", c.glossary, err)
		}
		in.Glossary = append(more, in.Glossary...)
	}
	if c.audience != "" {
		in.Audiences = []narrative.Audience{narrative.Audience(c.audience)}
	}
	executive, engineering := framing.Both(&x)
	in.Framings = []framing.Framing{executive, engineering}
	if l != nil {
		others, err := customers(ctx, l, x)
		if err != nil {
			return nil, err
		}
		in.Others = others
	}
	for _, kind := range []export.Kind{export.ExecutiveBrief, export.EngineeringBrief} {
		audience := map[export.Kind]narrative.Audience{export.ExecutiveBrief: narrative.Executive, export.EngineeringBrief: narrative.Engineering}[kind]
		if c.audience != "" && c.audience != string(audience) {
			continue
		}
		printed, err := printedBrief(ctx, &x, kind, s.now())
		if errors.Is(err, context.Canceled) {
			return nil, err
		}
		if err != nil {
			s.remark("the %s brief could not be printed, so its pages were not looked at: %v", kind, err)
			continue
		}
		in.Pages[audience] = printed.Pages
		in.Exported = append(in.Exported, review.Exported{
			Audience: audience, File: export.FileName(&x, kind, "pdf"), Text: printed.Body, Names: printed.Names,
		})
	}
	return review.Check(in), nil
}

// printedBrief makes a brief and takes its text back out of the PDF.
func printedBrief(ctx context.Context, x *narrative.Solution, kind export.Kind, now time.Time) (extract.Text, error) {
	doc := export.Compose(narrative.NewIndex(x), kind, export.Options{Date: time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, time.UTC)})
	var file bytes.Buffer
	if _, err := pdf.Render(ctx, doc, &file); err != nil {
		return extract.Text{}, err
	}
	return extract.PDF(file.Bytes())
}

// customers are those of all other solutions in the library.
func customers(ctx context.Context, l *library.Library, x narrative.Solution) ([]review.Customer, error) {
	all, err := l.CustomerNames(ctx)
	return othersThan(all, x), disk(err)
}

// othersThan are the customers of other solutions than x.
func othersThan(all []library.CustomerNames, x narrative.Solution) []review.Customer {
	var out review.Customers
	for _, c := range all {
		if c.Solution != x.ID {
			out.Add(review.Customer{Name: c.Name, Aliases: c.Aliases, Domains: c.Domains, People: c.People})
		}
	}
	return out.But(x.Customer.Name)
}

// checkDocument reviews a file that Bifocal did not make.
func (s *session) checkDocument(ctx context.Context, name string) ([]review.Finding, error) {
	data, err := s.bytes(ctx, name)
	if err != nil {
		return nil, err
	}
	body := string(data)
	switch {
	case bytes.HasPrefix(data, []byte("%PDF-")):
		read, err := extract.PDF(data)
		if err != nil {
			return nil, wrong("%s: %w; save it again, or as text, and check that", name, err)
		}
		if strings.TrimSpace(read.Body) == "" {
			return nil, wrong("%s: has no text, only pictures; check a version with text in it", name)
		}
		body = read.Body
	case bytes.IndexByte(data, 0) >= 0:
		return nil, wrong("%s: is no text; a document is a Markdown, text or PDF file", name)
	case strings.EqualFold(filepath.Ext(name), ".json"):
		return nil, wrong("%s: is a JSON file; check a solution without --document", name)
	}
	return review.Document(strings.ToValidUTF8(body, "\ufffd")), nil
}

// report prints what was found, and fails where any of it is grave enough.
func (s *session) report(c checking, subject string, found []review.Finding) error {
	var err error
	switch {
	case c.json:
		err = s.printJSON(findingsJSON(found))
	case c.sarif:
		err = s.printJSON(sarifOf(subject, c.document, found))
	default:
		err = s.printf("%s", findingsText(found))
	}
	if err != nil {
		return err
	}
	grave := 0
	for i := range found {
		if f := &found[i]; f.Counts() && f.Severity.AtLeast(review.Severity(c.least)) {
			grave++
		}
	}
	if grave == 0 {
		return nil
	}
	or := " or graver"
	if c.least == string(review.Error) {
		or = ""
	}
	return &failure{exitFound, fmt.Errorf("%s of severity %s%s", counted(grave, "finding"), c.least, or)}
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// findingsText prints findings for people: where, what, and what to do.
func findingsText(found []review.Finding) string {
	if len(found) == 0 {
		return "Nothing found.\n"
	}
	var b, aside strings.Builder
	for i := range found {
		f, to := &found[i], &b
		if !f.Counts() {
			to = &aside
		}
		fmt.Fprintf(to, "%-8s%s", f.Severity, f.Rule)
		if place := f.Place.String(); place != "" {
			to.WriteString("  " + place)
		}
		to.WriteString("\n        " + text.OneLine(f.Message) + "\n")
		switch {
		case !f.Counts():
			to.WriteString("        no problem: " + text.OneLine(f.Aside.Reason) + "\n")
		case f.Fix != "":
			to.WriteString("        → " + text.OneLine(f.Fix) + "\n")
		}
		if f.Again {
			to.WriteString("        was set aside before it changed: " + text.OneLine(f.Aside.Reason) + "\n")
		}
	}
	number, set := review.Count(found)
	parts := []string{counted(number[review.Error], "error"), counted(number[review.Warning], "warning"), fmt.Sprintf("%d advice", number[review.Advice])}
	if set > 0 {
		parts = append(parts, fmt.Sprintf("%d set aside", set))
		if b.Len() > 0 {
			b.WriteString("\n")
		}
		b.WriteString("Set aside as no problem:\n\n" + aside.String())
	}
	fmt.Fprintf(&b, "\n%s\n", strings.Join(parts, ", "))
	return b.String()
}
