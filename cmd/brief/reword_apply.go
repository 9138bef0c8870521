package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"bifocal/export/text"
	"bifocal/narrative"
	"bifocal/narrative/framing"
	"bifocal/narrative/library"
	"bifocal/narrative/reword"
)

// applySuggestions takes over the suggestions and proposals that stand in a file:
// wordings say which model they come from. Those that were refused have no text
// and are passed over.
func (s *session) applySuggestions(ctx context.Context, ref string, r rewording) error {
	data, err := s.bytes(ctx, r.apply)
	if err != nil {
		return err
	}
	var in rewordingJSON
	if err := json.Unmarshal(data, &in); err != nil {
		return wrong("%s: is not what \"brief reword --json\" prints: %w", r.apply, err)
	}
	return s.inLibrary(ctx, changing, ref, "a wording goes into the library; import the file first", func(l *library.Library) error {
		e, err := l.Resolve(ctx, ref)
		if err != nil {
			return err
		}
		x, err := l.Get(ctx, e.ID)
		if err != nil {
			return err
		}
		base, err := library.Hash(x)
		if err != nil {
			return err
		}
		n := 0
		for _, edit := range s.edits(&x, in, r.apply) {
			if edit.err != nil {
				return wrong("%s: %w", r.apply, edit.err)
			}
			if x, _, err = edit.edit.Apply(x); err != nil {
				return wrong("%s: %w", r.apply, err)
			}
			n++
		}
		if n == 0 {
			return wrong("%s: holds no suggestion that can be taken over", r.apply)
		}
		if err := narrative.Validate(x); err != nil {
			return bad(r.apply, err)
		}
		if _, err := l.Save(ctx, x, library.SaveOptions{Kind: library.Kept, Name: "reworded", Base: base}); err != nil {
			return disk(err)
		}
		return s.printf("%s\t%s\t%s taken over\n", x.ID, text.OneLine(x.Title), counted(n, "suggestion"))
	})
}

type accepted struct {
	edit narrative.Edit
	err  error
}

func (s *session) edits(x *narrative.Solution, in rewordingJSON, file string) []accepted {
	var out []accepted
	for _, g := range in.Suggestions {
		if g.Text == "" || len(g.Refused) > 0 || reword.Unchanged(g.Old, g.Text) {
			continue
		}
		p, err := s.passageFor(x, &g)
		if err != nil {
			out = append(out, accepted{err: err})
			continue
		}
		edit, err := p.Accept(x, g.Text, narrative.Reworded{Model: g.Model, Task: string(g.Task), At: s.now().UTC().Format(time.RFC3339)})
		out = append(out, accepted{edit, err})
	}
	for i, p := range in.Proposals {
		solution, err := narrative.Decode([]byte(fmt.Sprintf(`{"format": %q, "id": "draft", "title": "draft", "facts": [%s]}`, narrative.Format, p.Fact)))
		var faults narrative.Faults
		switch {
		case errors.As(err, &faults):
			out = append(out, accepted{err: fmt.Errorf("proposal %d: %s", i+1, faults[0].Message)})
		case err != nil || len(solution.Facts) != 1:
			out = append(out, accepted{err: fmt.Errorf("proposal %d of %s is no fact", i+1, file)})
		default:
			out = append(out, accepted{edit: narrative.AddFact{Fact: solution.Facts[0], At: -1}})
		}
	}
	return out
}

// passageFor finds the passage that a suggestion in a file is for, and reads the suggestion
// as if the model had just answered it: the file may have been edited, and the solution
// may have moved on.
func (s *session) passageFor(x *narrative.Solution, g *suggestionJSON) (*reword.Passage, error) {
	task, ok := reword.TaskOf(g.Task)
	if !ok {
		return nil, fmt.Errorf("there is no task %q", g.Task)
	}
	passages := reword.Bridges(x)
	if g.Block != "" {
		task.Audience = g.Audience
		f := framing.Frame(x, g.Audience)
		passages = reword.Passages(&f, &task, "")
	}
	for i := range passages {
		p := &passages[i]
		if p.Block != g.Block || p.Fact != g.Fact || p.Field != g.Field {
			continue
		}
		if !reword.Unchanged(p.Text, g.Old) {
			return nil, fmt.Errorf("%s says something else by now than what was sent; ask again", p.Name())
		}
		request, err := p.Request(x, task, reword.KnownOf(x))
		if err != nil {
			return nil, err
		}
		if _, err := request.Check(g.Text); err != nil {
			return nil, fmt.Errorf("%s cannot be taken over: %w; put it right in the file, or leave it out", p.Name(), err)
		}
		return p, nil
	}
	return nil, fmt.Errorf("there is no text %s%s any more; ask again", g.Block, strings.Trim(g.Fact+"."+g.Field, "."))
}

// printLog prints what was sent about a solution, and what came back.
func (s *session) printLog(ctx context.Context, ref string, asJSON bool) error {
	return s.inLibrary(ctx, reading, ref, "what was sent is logged in the library alone", func(l *library.Library) error {
		e, err := l.Resolve(ctx, ref)
		if err != nil {
			return err
		}
		all, err := l.Requests(ctx, e.ID)
		if err != nil {
			return disk(err)
		}
		type entry struct {
			At       time.Time       `json:"at"`
			Host     string          `json:"host"`
			Model    string          `json:"model"`
			Task     string          `json:"task"`
			Passage  string          `json:"passage"`
			Sent     json.RawMessage `json:"sent"`
			Received string          `json:"received"`
			Outcome  string          `json:"outcome"`
		}
		out := []entry{}
		for _, r := range all {
			out = append(out, entry{r.At, r.Host, r.Model, r.Task, r.Passage, json.RawMessage(r.Sent), r.Received, r.Outcome})
		}
		if asJSON {
			return s.printJSON(out)
		}
		for _, r := range out {
			if err := s.printf("%s  %s at %s  %s  %s  %s\n> %s\n< %s\n", r.At.Format(time.DateTime), r.Model, r.Host, r.Task, r.Passage, r.Outcome, r.Sent, text.OneLine(shown(r.Received))); err != nil {
				return err
			}
		}
		return nil
	})
}
