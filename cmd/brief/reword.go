package main

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"bifocal/narrative"
	"bifocal/narrative/framing"
	"bifocal/narrative/library"
	"bifocal/narrative/reword"
	"bifocal/narrative/reword/client"
)

// rewording is what the flags of reword say.
type rewording struct {
	audience, theme, task string
	budget                int
	notes, apply          string // files
	dryRun, json          bool
	log, models           bool
	saveKey, forgetKey    bool
	client.Settings
}

func (s *session) rewordCommand() *cobra.Command {
	var r rewording
	names := make([]string, len(reword.TaskNames))
	for i, n := range reword.TaskNames {
		names[i] = string(n)
	}
	presets := make([]string, len(client.Presets))
	for i, p := range client.Presets {
		presets[i] = p.Name
	}
	cmd := &cobra.Command{
		Use:   "reword REF --audience executive|engineering [--theme THEME] --task TASK [--dry-run] [--json]",
		Short: "Let a language model suggest other words, without names and figures",
		Long: `reword asks a language model for other words for the texts of a framing. Names,
figures and dates leave as tokens; an answer that does not bring back each of
them, or brings a new one, is refused. What is accepted is looked through for
changes of meaning. Nothing is changed: --apply takes over what you leave in the
printed JSON.

With --dry-run it prints exactly what would be sent, and sends nothing; with
--json too, one JSON array of the request bodies. Texts that tell a confidential
fact are never sent. --models, --save-key and --forget-key need no REF.

The tasks are ` + strings.Join(names, ", ") + `. bridge writes the executive twin of
what engineers are told; draft proposes facts from the notes in --notes.

It is off until you switch it on, with --on or BIFOCAL_LLM=on. The server is one
of ` + strings.Join(presets, ", ") + `, or an address:
  BIFOCAL_LLM_PRESET, BIFOCAL_LLM_URL, BIFOCAL_LLM_MODEL
  BIFOCAL_LLM_LOCAL_ONLY=on    refuse any server but one on this computer
  BIFOCAL_LLM_KEY              the key; else that of the keyring, else it is asked for
  BIFOCAL_LLM_PRICE_IN, _OUT   what a million tokens cost, for the estimate
  BIFOCAL_LLM_API_VERSION      of Azure
Plain HTTP goes to this computer alone. A proxy is taken from HTTPS_PROXY.

With --json it prints
  {"suggestions": [{"audience", "block", "fact", "field", "task", "model", "old",
   "text", "basedOn", "findings": [{"rule", "start", "end", "message"}],
   "refused": [{"kind", "start", "end", "token", "message"}], "answer", "error"}],
   "proposals": [{"fact", "sentence", "findings"}], "turnedDown": [...],
   "usage": {"prompt", "answer"}}
and ends with 1 where an answer was refused.`,
		Example: `  brief reword halden --audience executive --task plainer --dry-run
  brief reword halden --audience executive --theme money --task shorter --dry-run --json
  brief reword halden --audience executive --task plainer --json > suggestions.json
  brief reword halden --apply suggestions.json
  brief reword halden --log
  brief reword --preset openai --save-key`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 && r.aboutServer() {
				return nil
			}
			return oneRef(cmd, args)
		},
		ValidArgsFunction: s.completeRef(library.Query{}, cobra.ShellCompDirectiveDefault),
		RunE: func(cmd *cobra.Command, args []string) error {
			s.fromEnvironment(&r.Settings)
			return s.reword(cmd.Context(), strings.Join(args, ""), r)
		},
	}
	f := cmd.Flags()
	f.StringVar(&r.audience, "audience", "", "`who` reads it: executive or engineering")
	f.StringVar(&r.theme, "theme", "", "one `theme` alone, for example money")
	f.StringVar(&r.task, "task", "", "`what` is asked for")
	f.IntVar(&r.budget, "budget", 0, "at most so many `words` in each text")
	f.StringVar(&r.notes, "notes", "", "the `file` of notes to draft facts from")
	f.StringVar(&r.apply, "apply", "", "take over the suggestions in a `file` that --json printed")
	f.BoolVar(&r.dryRun, "dry-run", false, "print what would be sent, and send nothing")
	f.BoolVar(&r.json, "json", false, "print JSON")
	f.BoolVar(&r.log, "log", false, "print what was sent and what came back")
	f.BoolVar(&r.models, "models", false, "print the models that the server has")
	f.BoolVar(&r.saveKey, "save-key", false, "ask for the key of the server, and keep it in the keyring")
	f.BoolVar(&r.forgetKey, "forget-key", false, "take the key of the server out of the keyring")
	f.BoolVar(&r.On, "on", false, "switch rewording on for this call; also BIFOCAL_LLM=on")
	f.StringVar(&r.Preset, "preset", "", "the `server` by name; also BIFOCAL_LLM_PRESET")
	f.StringVar(&r.URL, "url", "", "the `address` of the server; also BIFOCAL_LLM_URL")
	f.StringVar(&r.Model, "model", "", "the `model`; also BIFOCAL_LLM_MODEL")
	f.BoolVar(&r.LocalOnly, "local-only", false, "refuse any server but one on this computer; also BIFOCAL_LLM_LOCAL_ONLY=on")
	complete(cmd, "audience", string(narrative.Executive), string(narrative.Engineering))
	complete(cmd, "task", names...)
	complete(cmd, "preset", presets...)
	return cmd
}

// aboutServer reports whether the flags are about the server alone, and no solution.
func (r *rewording) aboutServer() bool { return r.saveKey || r.forgetKey || r.models }

// fromEnvironment fills in what no flag says.
func (s *session) fromEnvironment(c *client.Settings) {
	for _, v := range []struct {
		to   *string
		name string
	}{{&c.Preset, "BIFOCAL_LLM_PRESET"}, {&c.URL, "BIFOCAL_LLM_URL"}, {&c.Model, "BIFOCAL_LLM_MODEL"}, {&c.Version, "BIFOCAL_LLM_API_VERSION"}} {
		if *v.to == "" {
			*v.to = s.variable(v.name)
		}
	}
	c.On = c.On || isOn(s.variable("BIFOCAL_LLM"))
	c.LocalOnly = c.LocalOnly || isOn(s.variable("BIFOCAL_LLM_LOCAL_ONLY"))
}

func isOn(value string) bool {
	switch strings.ToLower(value) {
	case "on", "1", "true", "yes":
		return true
	}
	return false
}

// reword does what the flags say.
func (s *session) reword(ctx context.Context, ref string, r rewording) error {
	switch {
	case r.saveKey, r.forgetKey:
		return s.keepKey(ctx, r)
	case r.models:
		return s.listModels(ctx, r)
	case r.log:
		return s.printLog(ctx, ref, r.json)
	case r.apply != "":
		return s.applySuggestions(ctx, ref, r)
	}
	task, err := r.valid()
	if err != nil {
		return err
	}
	return s.withSolution(ctx, ref, func(x narrative.Solution, l *library.Library) error {
		all, err := s.requests(ctx, &x, task, r)
		if err != nil {
			return err
		}
		if r.dryRun {
			return s.printRequests(all, r)
		}
		return s.askAll(ctx, &x, l, all, r)
	})
}

// valid checks the flags of a request.
func (r rewording) valid() (reword.Task, error) {
	names := make([]string, len(reword.TaskNames))
	for i, n := range reword.TaskNames {
		names[i] = string(n)
	}
	if err := choice("task", r.task, names...); err != nil {
		return reword.Task{}, err
	}
	task, _ := reword.TaskOf(reword.TaskName(r.task))
	if r.budget < 0 {
		return task, wrong("--budget %d is no number of words", r.budget)
	}
	task.Budget = r.budget
	switch {
	case task.JSON:
		if r.notes == "" {
			return task, wrong("--task draft needs the notes: --notes FILE")
		}
		return task, nil
	case r.notes != "":
		return task, wrong("--notes is for --task draft; leave out one of the two")
	case task.Name == reword.Bridge && r.audience == "":
		return task, nil
	}
	if err := choice("audience", r.audience, string(narrative.Executive), string(narrative.Engineering)); err != nil {
		return task, err
	}
	if !task.For(narrative.Audience(r.audience)) {
		return task, wrong("--task %s is for the audience %s; choose another task, or --audience %s", task.Name, task.Audience, task.Audience)
	}
	if r.theme != "" {
		themes := make([]string, len(framing.Themes))
		for i, t := range framing.Themes {
			themes[i] = string(t)
		}
		return task, choice("theme", r.theme, themes...)
	}
	return task, nil
}

// asked is a request with the passage that it is about; the passage of notes has
// no place.
type asked struct {
	passage reword.Passage
	request *reword.Request
}

// requests seals every text that is meant. One that tells a confidential fact is
// left out, and said to be.
func (s *session) requests(ctx context.Context, x *narrative.Solution, task reword.Task, r rewording) ([]asked, error) {
	known := reword.KnownOf(x)
	if task.JSON {
		data, err := s.bytes(ctx, r.notes)
		if err != nil {
			return nil, err
		}
		request, err := reword.NewRequest(task, narrative.CleanText(string(data)), known)
		if err != nil {
			return nil, wrong("%s: %w", r.notes, err)
		}
		return []asked{{reword.Passage{Text: string(data)}, request}}, nil
	}
	passages := reword.Bridges(x)
	if task.Name != reword.Bridge {
		if task.Audience == "" {
			task.Audience = narrative.Audience(r.audience)
		}
		f := framing.Frame(x, narrative.Audience(r.audience))
		passages = reword.Passages(&f, &task, framing.Theme(r.theme))
	}
	var out []asked
	for _, p := range passages {
		request, err := p.Request(x, task, known)
		switch {
		case errors.Is(err, reword.ErrConfidential):
			s.remark("%v", err)
		case err != nil:
			return nil, wrong("%w", err)
		default:
			out = append(out, asked{p, request})
		}
	}
	if len(out) == 0 {
		return nil, wrong("there is no text for --task %s here", task.Name)
	}
	return out, nil
}
