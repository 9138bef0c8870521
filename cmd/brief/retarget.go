package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"bifocal/export/file"
	"bifocal/export/text"
	"bifocal/narrative"
	"bifocal/narrative/library"
	"bifocal/narrative/retarget"
)

// retargeting is what the flags of retarget say.
type retargeting struct {
	customer, title, to      string
	aliases, domains, people []string
	json                     bool
}

func (s *session) retargetCommand() *cobra.Command {
	var r retargeting
	cmd := &cobra.Command{
		Use:   "retarget REF --customer NAME [--alias NAME]... [--domain NAME]... [--person OLD=NEW]... [--title TITLE] [-o FILE] [--json]",
		Short: "Make of a solution one for another customer",
		Long: `retarget makes a draft for another customer out of a solution, which stays as
it is. The customer's name, other names and domains are replaced, people of
the old customer get the names that --person gives or are left with their role,
and proofs whose reference may not be named are taken out. Every figure and
date is marked as still to be confirmed for the new customer, which the review
shows until it is typed anew or confirmed in the window.

It prints the ID and the title of the draft, then what was done and, under
LEFT, where something of the old customer still stands.

The draft goes into the library; with -o it goes into a JSON file instead, as it
has to where REF is a file (- is the standard output).

With --json it prints
  {"id", "title", "file", "replaced": [{"old", "new", "n"}], "unnamed": [{"fact", "name", "role"}],
   "removed": [{"fact", "claim", "referredBy"}], "left": [{"place", "name", "of", "sure", "around"}], "unconfirmed"}`,
		Example: `  brief retarget halden --customer "Nordbank" --alias NB --domain nordbank.example
  brief retarget halden --customer "Nordbank" --person "Ingrid Solheim=Per Holm"
  brief retarget halden.json --customer "Nordbank" -o nordbank.json`,
		Args:              oneRef,
		ValidArgsFunction: s.completeRef(library.Query{}, cobra.ShellCompDirectiveDefault),
		RunE: func(cmd *cobra.Command, args []string) error {
			to, err := r.target()
			if err != nil {
				return err
			}
			return s.withSolutionFor(cmd.Context(), r.access(), args[0], func(x narrative.Solution, l *library.Library) error {
				return s.retarget(cmd, args[0], x, l, r, to)
			})
		},
	}
	f := cmd.Flags()
	f.StringVar(&r.customer, "customer", "", "the new customer's `name`")
	f.StringArrayVar(&r.aliases, "alias", nil, "another `name` of the new customer; again for more, in the order of the old ones")
	f.StringArrayVar(&r.domains, "domain", nil, "a `domain` of the new customer; again for more, in the order of the old ones")
	f.StringArrayVar(&r.people, "person", nil, "the new name of a person, as `OLD=NEW`; again for more")
	f.StringVar(&r.title, "title", "", "the `title` of the draft (default the old one with the names replaced)")
	f.StringVarP(&r.to, "output", "o", "", "write the draft to a JSON `file` and not to the library; - is the standard output")
	f.BoolVar(&r.json, "json", false, "print JSON")
	return cmd
}

// access is what has to be done to the library.
func (r retargeting) access() access {
	if r.to != "" {
		return reading
	}
	return changing
}

func (r retargeting) target() (retarget.Target, error) {
	if strings.TrimSpace(r.customer) == "" {
		return retarget.Target{}, wrong("for whom? Write --customer \"NAME\"")
	}
	if r.to == stdin && r.json {
		return retarget.Target{}, wrong("the draft and --json cannot both go to the standard output; write -o FILE")
	}
	to := retarget.Target{
		Customer: narrative.Customer{Name: r.customer, Aliases: r.aliases, Domains: r.domains}, Title: r.title, People: map[string]string{},
	}
	for _, p := range r.people {
		old, name, ok := strings.Cut(p, "=")
		if !ok || strings.TrimSpace(old) == "" || strings.TrimSpace(name) == "" {
			return to, wrong("--person %q says not who becomes whom; write --person \"OLD NAME=NEW NAME\"", p)
		}
		to.People[strings.TrimSpace(old)] = strings.TrimSpace(name)
	}
	return to, nil
}

func (s *session) retarget(cmd *cobra.Command, ref string, x narrative.Solution, l *library.Library, r retargeting, to retarget.Target) error {
	if l == nil && r.to == "" {
		return wrong("%s is a file, so the draft goes into one as well: write -o FILE, or import %s first", ref, ref)
	}
	draft, report, err := retarget.To(x, to)
	if errors.Is(err, retarget.ErrSame) {
		return wrong("%s is for %s already; name another customer", ref, x.Customer.Name)
	}
	if err != nil {
		return wrong("%w", err)
	}
	if r.to != "" {
		body, err := narrative.Encode(draft)
		if err != nil {
			return wrong("%w", err)
		}
		if r.to == stdin {
			_, err := s.out.Write(body)
			return disk(err)
		}
		if sameFile(r.to, ref) {
			return wrong("%s is the solution itself, and would be lost; choose another file with -o", r.to)
		}
		if err := s.spareLibrary(r.to); err != nil {
			return err
		}
		if err := file.Replace(r.to, body); err != nil {
			return disk(fmt.Errorf("%s cannot be written: %w", r.to, cause(err)))
		}
	} else if _, err := l.Save(cmd.Context(), draft, library.SaveOptions{Kind: library.Kept}); err != nil {
		return disk(err)
	}
	if r.json {
		return s.printJSON(retargetJSON(draft, report, r.to))
	}
	return s.printRetargeted(draft, report, r.to)
}

func (s *session) printRetargeted(draft narrative.Solution, r retarget.Report, to string) error {
	lines := []string{draft.ID + "\t" + text.OneLine(draft.Title) + "\tnew"}
	if to != "" {
		lines[0] = to
	}
	part := func(head string, items []string) {
		if len(items) > 0 {
			lines = append(lines, "", head)
			lines = append(lines, items...)
		}
	}
	var items []string
	for _, x := range r.Replaced {
		items = append(items, fmt.Sprintf("%s -> %s (%s)", text.OneLine(x.Old), text.OneLine(x.New), times(x.N)))
	}
	part("REPLACED", items)
	items = nil
	for _, p := range r.Unnamed {
		items = append(items, fmt.Sprintf("%s: %s stays as %s; give a new name with --person", p.Fact, text.OneLine(p.Name), text.OneLine(p.Role)))
	}
	part("NAMES TAKEN OUT", items)
	items = nil
	for _, p := range r.Removed {
		line := fmt.Sprintf("%s: %s (its reference may not be named)", p.Fact, text.OneLine(p.Claim))
		if len(p.ReferredBy) > 0 {
			line += "; its figures are still referred to by " + strings.Join(p.ReferredBy, ", ")
		}
		items = append(items, line)
	}
	part("PROOFS TAKEN OUT", items)
	items = nil
	for _, x := range r.Left {
		perhaps := ""
		if !x.Sure {
			perhaps = "perhaps "
		}
		items = append(items, fmt.Sprintf("%s: “%s” is %s%s: %s", x.Place(), text.OneLine(x.Name), perhaps, x.Of, text.OneLine(x.Around)))
	}
	part("LEFT", items)
	if n := r.Unconfirmed; n > 0 {
		part("TO CONFIRM", []string{fmt.Sprintf("%s; \"brief check\" lists them", values(n))})
	}
	for _, line := range lines {
		if err := s.printf("%s\n", line); err != nil {
			return err
		}
	}
	return nil
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

type (
	jsonReplaced struct {
		Old string `json:"old"`
		New string `json:"new"`
		N   int    `json:"n"`
	}
	jsonPerson struct {
		Fact string `json:"fact"`
		Name string `json:"name"`
		Role string `json:"role"`
	}
	jsonRemoved struct {
		Fact       string   `json:"fact"`
		Claim      string   `json:"claim"`
		ReferredBy []string `json:"referredBy"`
	}
	jsonLeft struct {
		Place  string `json:"place"`
		Name   string `json:"name"`
		Of     string `json:"of"`
		Sure   bool   `json:"sure"`
		Around string `json:"around"`
	}
	jsonRetargeted struct {
		ID          string         `json:"id"`
		Title       string         `json:"title"`
		File        string         `json:"file,omitempty"`
		Replaced    []jsonReplaced `json:"replaced"`
		Unnamed     []jsonPerson   `json:"unnamed"`
		Removed     []jsonRemoved  `json:"removed"`
		Left        []jsonLeft     `json:"left"`
		Unconfirmed int            `json:"unconfirmed"`
	}
)

func retargetJSON(draft narrative.Solution, r retarget.Report, to string) jsonRetargeted {
	out := jsonRetargeted{
		ID: draft.ID, Title: draft.Title, File: to, Replaced: []jsonReplaced{}, Unnamed: []jsonPerson{}, Removed: []jsonRemoved{}, Left: []jsonLeft{},
		Unconfirmed: r.Unconfirmed,
	}
	for _, x := range r.Replaced {
		out.Replaced = append(out.Replaced, jsonReplaced(x))
	}
	for _, x := range r.Unnamed {
		out.Unnamed = append(out.Unnamed, jsonPerson(x))
	}
	for _, x := range r.Removed {
		out.Removed = append(out.Removed, jsonRemoved{x.Fact, x.Claim, append([]string{}, x.ReferredBy...)})
	}
	for _, x := range r.Left {
		out.Left = append(out.Left, jsonLeft{x.Place(), x.Name, x.Of, x.Sure, x.Around})
	}
	return out
}

// values counts what is to be confirmed.
func values(n int) string {
	if n == 1 {
		return "1 figure or date"
	}
	return fmt.Sprintf("%d figures and dates", n)
}
