package app

import (
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"bifocal/app/desk"
	"bifocal/app/words"
	"bifocal/narrative/reword"
	"bifocal/narrative/reword/client"
)

// plainly rewords as a model would that is good at it.
func plainly(text string) string {
	for _, change := range [][2]string{
		{"Halden Freight", "Halden Freight"},
		{"should", "should now"},
		{" because ", " as "},
		{" and ", ", and "},
		{"The ", "Its "},
		{" is ", " remains "},
		{" wait", " have to wait"},
		{" each ", " every "},
		{" may ", " will "},
		{" moves ", " is moved "},
	} {
		text = strings.ReplaceAll(text, change[0], change[1])
	}
	return text
}

// rewordScenes are those of rewording with a model.
func rewordScenes(t testing.TB) []scene {
	asked := func(say func(string) string, task reword.TaskName) func(r *rig) *editor {
		return func(r *rig) *editor {
			r.allow(newModel(t, say))
			e := r.open(example(t, 0).ID)
			r.ask(e, longBlock(t, e), task)
			return e
		}
	}
	whole := func(r *rig, say func(string) string) *editor {
		r.allow(newModel(t, say))
		e := r.open(example(t, 0).ID)
		e.askModel()
		r.settle()
		e.reword.choice.Task = reword.Plainer
		e.reword.prepare()
		r.settle()
		return e
	}
	german := func(set func(r *rig)) func(r *rig) {
		return func(r *rig) {
			s := r.win.settings
			s.Language = "de"
			r.win.Set(s)
			r.settle()
			r.t.Cleanup(func() { _ = words.Speak("en") })
			set(r)
		}
	}
	settings := func(r *rig) {
		r.win.env.Keys = &ring{kept: map[string]string{}}
		r.win.model = desk.ModelSettings{Settings: client.Settings{On: true, Preset: "openai", Model: "gpt-4.1-mini"}, PriceIn: "0.40", PriceOut: "1.60"}
		r.open(example(t, 0).ID)
		r.win.showSettings()
		r.settle()
		r.win.panel.grown()
		r.win.panel.scroll.ScrollToBottom()
	}
	setup := func(r *rig) {
		r.allow(newModel(t, plainly))
		r.win.model.PriceIn, r.win.model.PriceOut = "0.40", "1.60"
		e := r.open(example(t, 0).ID)
		r.choose(e, longBlock(t, e))
		e.askModel()
		r.settle()
	}
	notes := func(r *rig, send bool) {
		token := regexp.MustCompile(`\[\[SPAN:[A-Z]{4}\]\]`)
		r.allow(newModel(t, func(text string) string {
			lines := strings.Split(text, "\n")
			data, err := json.Marshal(map[string]any{"facts": []any{
				map[string]any{"kind": "outcome", "fields": map[string]string{"measure": "time of an outage", "baseline": token.FindString(lines[0])}, "sentence": lines[0]},
				map[string]any{"kind": "risk", "fields": map[string]string{"event": "the depot team will leave before the move", "technicalCause": "two people know the scheduler"}, "sentence": lines[1]},
				map[string]any{"kind": "risk", "fields": map[string]string{"event": "nine things"}, "sentence": "made up"},
			}})
			if err != nil {
				t.Error(err)
			}
			return string(data)
		}))
		e := r.open(example(t, 0).ID)
		e.draftNotes()
		r.settle()
		e.reword.notes.field.SetText("Halden Freight says that an outage takes 25 minutes today.\nThe depot team may leave before the move, since two people know the scheduler.\nMia Solheim wants to hear about Atlas Router first.")
		r.pause()
		if send {
			e.reword.start()
			r.settle()
		}
	}
	local := func(r *rig) {
		r.win.env.Keys = &ring{kept: map[string]string{}}
		r.win.model = desk.ModelSettings{Settings: client.Settings{On: true, Preset: "ollama", Model: "llama3.1"}}
		r.open(example(t, 0).ID)
		r.win.showSettings()
		r.settle()
		r.win.panel.grown()
		r.win.panel.scroll.ScrollToBottom()
	}
	unsent := func(r *rig) {
		m := newModel(t, plainly)
		r.allow(m)
		m.Close()
		e := r.open(example(t, 0).ID)
		r.ask(e, longBlock(t, e), reword.Neutral)
		e.showSent()
		r.settle()
		e.reword.log.shown[0] = true
		e.reword.draw()
	}
	foreign := func(r *rig) {
		r.allow(newModel(t, plainly))
		e := r.open(example(t, 0).ID)
		e.draftNotes()
		e.reword.notes.field.SetText("Der Betrieb der Plattform wird teurer, und niemand weiß genau warum. Halden Freight will bis Oktober entscheiden.")
		r.pause()
	}
	return []scene{
		{"reword-settings-local", local},
		{"reword-settings-local-german", german(local)},
		{"reword-unsent", unsent},
		{"reword-unsent-german", german(unsent)},
		{"reword-foreign", foreign},
		{"reword-same", func(r *rig) {
			r.allow(newModel(t, func(text string) string { return text }))
			e := r.open(example(t, 0).ID)
			r.ask(e, longBlock(t, e), reword.Neutral)
		}},
		{"reword-off", func(r *rig) {
			e := r.open(example(t, 0).ID)
			r.choose(e, longBlock(t, e))
			e.askModel()
		}},
		{"reword-settings", settings},
		{"reword-settings-german", german(settings)},
		{"reword-settings-off", func(r *rig) {
			r.open(example(t, 0).ID)
			r.win.showSettings()
			r.settle()
			r.win.panel.scroll.ScrollToBottom()
		}},
		{"reword-setup", setup},
		{"reword-setup-german", german(setup)},
		{"reword-setup-fact", func(r *rig) {
			r.allow(newModel(t, plainly))
			e := r.open(example(t, 0).ID)
			e.capture.Open("runcost", true)
			e.askModel()
		}},
		{"reword-setup-whole", func(r *rig) { whole(r, plainly) }},
		{"reword-key", func(r *rig) {
			r.win.env.Keys = &ring{down: true}
			r.win.model = desk.ModelSettings{Settings: client.Settings{On: true, Preset: "openai", Model: "gpt-4.1-mini"}}
			e := r.open(example(t, 0).ID)
			r.ask(e, longBlock(t, e), reword.Plainer)
		}},
		{"reword-suggestion", func(r *rig) { asked(plainly, reword.Plainer)(r) }},
		{"reword-suggestion-german", german(func(r *rig) { asked(plainly, reword.Plainer)(r) })},
		{"reword-sentences", func(r *rig) {
			e := asked(plainly, reword.Plainer)(r)
			e.reword.cards[0].TypedRune('1')
		}},
		{"reword-findings", func(r *rig) {
			asked(func(text string) string {
				return strings.Replace(text, "counted by", "always counted by", 1) + " This is the best way, and it guarantees a return."
			}, reword.Neutral)(r)
		}},
		{"reword-findings-german", german(func(r *rig) {
			asked(func(text string) string {
				return strings.Replace(text, "counted by", "always counted by", 1) + " This is the best way, and it guarantees a return."
			}, reword.Neutral)(r)
		})},
		{"reword-several", func(r *rig) {
			n := 0
			e := asked(func(text string) string {
				n++
				return fmt.Sprintf("%s%s", []string{"", "", "In short: "}[min(n, 2)], plainly(text))
			}, reword.Plainer)(r)
			e.reword.cards[0].another()
		}},
		{"reword-editing", func(r *rig) {
			e := asked(plainly, reword.Plainer)(r)
			e.reword.cards[0].edit()
			r.typeIn(e.reword.cards[0].editor, " It costs 17 lorries.")
			r.pause()
		}},
		{"reword-refused", func(r *rig) {
			asked(func(text string) string { return "Sure! Halden Freight gets the best platform in 14 days. " + text }, reword.Plainer)(r)
		}},
		{"reword-failed", func(r *rig) {
			m := newModel(t, func(string) string { return "" })
			m.hand = func(w http.ResponseWriter, _ *http.Request) {
				http.Error(w, `{"error":{"message":"no such key"}}`, http.StatusUnauthorized)
			}
			r.allow(m)
			e := r.open(example(t, 0).ID)
			r.ask(e, longBlock(t, e), reword.Plainer)
		}},
		{"reword-coming", func(r *rig) {
			e := whole(r, plainly)
			p := e.reword
			p.sent = true
			for n, i := range p.items {
				switch n {
				case 0:
					i.Ask(desk.RewordAsking)
					s, err := i.Request.Check(plainly(i.Passage.Text))
					if err == nil {
						i.Add(desk.NewRewordAnswer(i.Request, s, "small"))
					}
				case 1:
					i.Ask(desk.RewordAsking)
					i.Coming = i.Passage.Text[:len(i.Passage.Text)/2]
				default:
					i.Ask(desk.RewordQueued)
				}
			}
			p.draw()
		}},
		{"reword-whole", func(r *rig) {
			e := whole(r, plainly)
			e.reword.start()
			r.settle()
			e.reword.cards[0].take()
			r.settle()
			e.reword.cards[1].setAside()
			r.settle()
		}},
		{"reword-taken", func(r *rig) {
			e := asked(plainly, reword.Plainer)(r)
			e.reword.cards[0].take()
			r.settle()
			e.showReword(false)
			r.settle()
			e.framings.chosen = desk.Place{}
			e.framings.light()
		}},
		{"reword-log", func(r *rig) {
			e := asked(func(text string) string { return "It takes 99 years." }, reword.Plainer)(r)
			e.reword.showLog()
			r.settle()
			e.reword.log.shown[1] = true
			e.reword.draw()
		}},
		{"reword-notes", func(r *rig) { notes(r, false) }},
		{"reword-notes-proposed", func(r *rig) { notes(r, true) }},
		{"reword-menu", func(r *rig) {
			r.allow(newModel(t, plainly))
			e := r.open(example(t, 0).ID)
			b := longBlock(t, e)
			b.TappedSecondary(&fyne.PointEvent{AbsolutePosition: fyne.NewPos(560, 230)})
		}},
	}
}
