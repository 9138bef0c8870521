package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"bifocal/export/text"
	"bifocal/narrative"
	"bifocal/narrative/library"
	"bifocal/narrative/reword"
	"bifocal/narrative/reword/client"
)

// printRequests prints what would be sent.
func (s *session) printRequests(all []asked, r rewording) error {
	bodies := make([]json.RawMessage, len(all))
	for i, a := range all {
		body, err := client.Body(r.Model, a.request.Messages())
		if err != nil {
			return disk(err)
		}
		bodies[i] = body
	}
	if r.json {
		return s.printJSON(bodies)
	}
	var b strings.Builder
	b.WriteString("This is what would leave your computer. Nothing was sent.\n")
	for i, a := range all {
		b.WriteString("\n== " + name(a) + "\n")
		for _, m := range a.request.Messages() {
			if m.Role == "system" && i > 0 {
				b.WriteString("-- " + m.Role + ": as before\n")
				continue
			}
			b.WriteString("-- " + m.Role + ":\n" + m.Content + "\n")
		}
	}
	b.WriteString("\n" + s.outlook(all) + "\n")
	return s.printf("%s", b.String())
}

func name(a asked) string {
	if a.passage.Block == "" && a.passage.Fact == "" {
		return "notes"
	}
	return a.passage.Name()
}

// outlook says what stays readable, and what the requests will take.
func (s *session) outlook(all []asked) string {
	var words []string
	var sum client.Usage
	foreign := 0
	for _, a := range all {
		for _, w := range a.request.Sealed.Readable() {
			if !slices.Contains(words, w) {
				words = append(words, w)
			}
		}
		if a.request.Sealed.Foreign() {
			foreign++
		}
		u := client.Estimate(a.request.Messages())
		sum.Prompt, sum.Answer = sum.Prompt+u.Prompt, sum.Answer+u.Answer
	}
	out := fmt.Sprintf("%s, about %d tokens, and about %d in the answers%s.", counted(len(all), "request"), sum.Prompt, sum.Answer, s.cost(sum))
	if foreign > 0 {
		out += " " + counted(foreign, "text") + " of these seem not to be English. Numbers and dates in words of another language may stay readable there: read before you send."
	}
	if len(words) > 0 {
		out += " These words with a capital stay readable; mark them under \"sealed\" where they should not: " + strings.Join(words, ", ") + "."
	}
	return out
}

// cost is what tokens cost at the prices that the user has set, or "".
func (s *session) cost(u client.Usage) string {
	const million = 1e6
	in, err := strconv.ParseFloat(s.variable("BIFOCAL_LLM_PRICE_IN"), 64)
	out, err2 := strconv.ParseFloat(s.variable("BIFOCAL_LLM_PRICE_OUT"), 64)
	if err != nil || err2 != nil || in < 0 || out < 0 {
		return ""
	}
	return fmt.Sprintf(", which cost about %.4f", (float64(u.Prompt)*in+float64(u.Answer)*out)/million)
}

// suggestionJSON is the contract with scripts, and what --apply reads.
type suggestionJSON struct {
	Audience narrative.Audience `json:"audience,omitempty"`
	Block    string             `json:"block,omitempty"`
	Fact     string             `json:"fact,omitempty"`
	Field    string             `json:"field,omitempty"`
	Task     reword.TaskName    `json:"task"`
	Model    string             `json:"model"`
	Old      string             `json:"old"`
	Text     string             `json:"text,omitempty"`
	BasedOn  string             `json:"basedOn,omitempty"`
	Findings []reword.Finding   `json:"findings,omitempty"`
	Refused  []reword.Fault     `json:"refused,omitempty"`
	Answer   string             `json:"answer,omitempty"` // as it came, where it was refused
	Error    string             `json:"error,omitempty"`
}

type proposalJSON struct {
	Fact     json.RawMessage  `json:"fact"`
	Sentence string           `json:"sentence"`
	Findings []reword.Finding `json:"findings,omitempty"`
}

type rewordingJSON struct {
	Suggestions []suggestionJSON `json:"suggestions"`
	Proposals   []proposalJSON   `json:"proposals,omitempty"`
	TurnedDown  []string         `json:"turnedDown,omitempty"`
	Usage       client.Usage     `json:"usage"`
}

// askAll sends the requests one after the other. What has come is printed, even
// where a later one fails.
func (s *session) askAll(ctx context.Context, x *narrative.Solution, l *library.Library, all []asked, r rewording) error {
	if err := r.Check(); err != nil {
		return wrong("%w%s", err, howToSwitchOn(err))
	}
	key, err := s.key(ctx, r)
	if err != nil {
		return err
	}
	c, err := client.New(r.Settings, key, client.WithWaiting(func(d time.Duration) {
		s.remark("the server asks to wait for %s", d.Round(time.Second))
	}))
	if err != nil {
		return wrong("%w", err)
	}
	defer c.Close()
	s.remark("%s %s", r.Host()+":", s.outlook(all))
	if l == nil {
		s.remark("nothing is logged, because the solution is in no library")
	}
	out := rewordingJSON{Suggestions: []suggestionJSON{}}
	var failed error
	for _, a := range all {
		if failed = s.askOne(ctx, c, x, l, a, &out); failed != nil {
			break
		}
	}
	if err := s.printSuggestions(out, r.json); err != nil {
		return err
	}
	if failed != nil {
		if errors.Is(failed, context.Canceled) {
			return failed
		}
		return &failure{exitDisk, failed}
	}
	refused := 0
	for _, g := range out.Suggestions {
		if len(g.Refused) > 0 {
			refused++
		}
	}
	if refused > 0 {
		return &failure{exitFound, fmt.Errorf("%s of %d refused", counted(refused, "answer"), len(all))}
	}
	return nil
}

func howToSwitchOn(err error) string {
	if errors.Is(err, client.ErrOff) {
		return "; switch it on with --on or BIFOCAL_LLM=on, or see with --dry-run what would be sent"
	}
	return ""
}

// askOne asks for one text and logs what was sent and what came back.
func (s *session) askOne(ctx context.Context, c *client.Client, x *narrative.Solution, l *library.Library, a asked, out *rewordingJSON) error {
	note := func(e client.Exchange) {
		out.Usage.Prompt += e.Usage.Prompt
		out.Usage.Answer += e.Usage.Answer
		s.note(ctx, l, x, c, a, e)
	}
	if a.request.Task.JSON {
		return s.draft(ctx, c, x, a, note, out)
	}
	g := suggestionJSON{
		Audience: a.passage.Audience, Block: a.passage.Block, Fact: a.passage.Fact, Field: a.passage.Field, Task: a.request.Task.Name,
		Model: c.Model(), Old: a.passage.Text, BasedOn: a.passage.BasedOn,
	}
	suggestion, err := c.Suggest(ctx, a.request, nil, note)
	var refused *reword.Refused
	switch {
	case errors.As(err, &refused):
		g.Refused, g.Answer = refused.Faults, refused.Answer
	case err != nil:
		return err
	default:
		g.Text, g.Findings = suggestion.Text, suggestion.Findings
	}
	out.Suggestions = append(out.Suggestions, g)
	return nil
}

func (s *session) draft(ctx context.Context, c *client.Client, x *narrative.Solution, a asked, note func(client.Exchange), out *rewordingJSON) error {
	proposals, turned, err := c.Draft(ctx, a.request, func(id string) bool { _, ok := x.Fact(id); return ok }, nil, note)
	if err != nil {
		return err
	}
	for _, p := range proposals {
		data, err := json.Marshal(narrative.Facts{p.Fact})
		if err != nil {
			return err
		}
		out.Proposals = append(out.Proposals, proposalJSON{data[1 : len(data)-1], p.Sentence, p.Findings})
	}
	for _, t := range turned {
		out.TurnedDown = append(out.TurnedDown, fmt.Sprintf("fact %d: %v", t.Number, t.Err))
	}
	return nil
}

// note adds to the log of the library. That it cannot is no reason to lose an
// answer.
func (s *session) note(ctx context.Context, l *library.Library, x *narrative.Solution, c *client.Client, a asked, e client.Exchange) {
	if l == nil || l.ReadOnly() {
		return
	}
	body, err := client.Body(c.Model(), e.Request.Messages())
	if err == nil {
		err = l.NoteRequest(context.WithoutCancel(ctx), x.ID, library.Request{
			Host: c.Host(), Model: c.Model(), Task: string(e.Request.Task.Name), Passage: name(a), Sent: string(body), Received: e.Received, Outcome: e.Outcome,
		})
	}
	if err != nil {
		s.remark("not logged: %v", err)
	}
}

// printSuggestions prints what came back.
func (s *session) printSuggestions(out rewordingJSON, asJSON bool) error {
	if asJSON {
		return s.printJSON(out)
	}
	var b strings.Builder
	for _, g := range out.Suggestions {
		where := g.Block
		if where == "" {
			where = g.Fact + "." + g.Field
		}
		b.WriteString("== " + where + "\n- " + text.OneLine(g.Old) + "\n")
		if g.Text != "" {
			b.WriteString("+ " + text.OneLine(shown(g.Text)) + "\n")
			if reword.Unchanged(g.Old, g.Text) {
				b.WriteString("  the model had nothing to change\n")
			}
		}
		for _, f := range g.Refused {
			b.WriteString("  refused: " + text.OneLine(shown(f.Message)) + "\n")
		}
		for _, f := range g.Findings {
			b.WriteString("  look: " + string(f.Rule) + ": " + text.OneLine(shown(f.Message)) + "\n")
		}
	}
	for _, p := range out.Proposals {
		b.WriteString("== " + string(p.Fact) + "\n  from: " + text.OneLine(p.Sentence) + "\n")
	}
	for _, t := range out.TurnedDown {
		b.WriteString("  turned down: " + text.OneLine(shown(t)) + "\n")
	}
	if out.Usage.Prompt+out.Usage.Answer > 0 {
		fmt.Fprintf(&b, "%d tokens sent and %d answered%s.\n", out.Usage.Prompt, out.Usage.Answer, strings.Replace(s.cost(out.Usage), "about ", "", 1))
	}
	return s.printf("%s", b.String())
}
