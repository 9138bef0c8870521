package reword_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"bifocal/narrative"
	"bifocal/narrative/framing"
	"bifocal/narrative/narrativetest"
	"bifocal/narrative/reword"
)

func TestDraftFromNotes(t *testing.T) {
	t.Parallel()
	task, _ := reword.TaskOf(reword.Draft)
	notes := "Halden met us. Ingrid Solheim said that outages last 25 minutes today and should last 4 minutes. The contract ends on 31 March 2028. {x} is odd."
	r, err := reword.NewRequest(task, notes, reword.KnownOf(halden()))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range r.Messages() {
		for _, value := range []string{"Halden", "Solheim", "25", "2028"} {
			if strings.Contains(m.Content, value) {
				t.Errorf("%q leaves: %s", value, m.Content)
			}
		}
	}
	sentences := strings.SplitAfter(r.Sealed.Text(), ". ")
	outage, contract := strings.TrimSpace(sentences[1]), strings.TrimSpace(sentences[2])
	tok := map[string]string{}
	for _, i := range r.Sealed.Items() {
		tok[i.Value] = i.Token
	}
	good := map[string]any{"kind": "outcome", "fields": map[string]string{"measure": "outages", "baseline": tok["25 minutes"], "target": tok["4 minutes"]}, "sentence": outage}
	answer := func(facts ...any) string {
		data, err := json.Marshal(map[string]any{"facts": facts})
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	got, turned, err := r.ReadDraft(answer(good, map[string]any{"kind": "driver", "fields": map[string]string{"event": "the contract ends", "date": tok["31 March 2028"]}, "sentence": contract}), nil)
	if err != nil || len(turned) > 0 || len(got) != 2 {
		t.Fatalf("%+v %+v %v", got, turned, err)
	}
	o, ok := got[0].Fact.(narrative.Outcome)
	if !ok || o.Baseline.String() != "25 min" || o.Target.String() != "4 min" || notes[got[0].Start:got[0].End] != got[0].Sentence || !strings.HasPrefix(got[0].Sentence, "Ingrid Solheim said") {
		t.Errorf("%+v", got[0])
	}
	if d, ok := got[1].Fact.(narrative.Driver); !ok || d.Date.IsZero() {
		t.Errorf("%+v", got[1])
	}
	with := func(key string, value any) map[string]any {
		out := map[string]any{"kind": good["kind"], "fields": good["fields"], "sentence": good["sentence"]}
		out[key] = value
		return out
	}
	for name, f := range map[string]map[string]any{
		"another kind":                with("kind", "proof"),
		"no sentence of the notes":    with("sentence", strings.Replace(outage, "should", "will", 1)),
		"no sentence":                 with("sentence", ""),
		"a token of another sentence": with("fields", map[string]string{"measure": "outages", "target": tok["31 March 2028"]}),
		"a figure of its own":         with("fields", map[string]string{"measure": "outages", "target": "3 minutes"}),
		"a name of its own":           with("fields", map[string]string{"measure": "outages at Acme"}),
		"a field that is none":        with("fields", map[string]string{"owner": "x"}),
		"a figure that is none":       with("fields", map[string]string{"measure": "outages", "target": "outages"}),
		"nothing":                     with("fields", map[string]string{}),
	} {
		got, turned, err := r.ReadDraft(answer(f), nil)
		if err != nil || len(got) != 0 || len(turned) != 1 {
			t.Errorf("%s: %+v %+v %v", name, got, turned, err)
		}
	}
	for _, bad := range []string{"", "no JSON", `{"facts":[]} and more`, `{"facts":[],"note":1}`, `[]`, `{}`, `{"facts":[{"kind":1}]}`, `{"facts":[{"kind":"risk","extra":""}]}`} {
		if _, _, err := r.ReadDraft(bad, nil); !errors.Is(err, reword.ErrDraft) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestPassages(t *testing.T) {
	t.Parallel()
	s := narrativetest.Halden()
	task, _ := reword.TaskOf(reword.Plainer)
	f := framing.Frame(&s, narrative.Executive)
	all := reword.Passages(&f, &task, "")
	if len(all) == 0 {
		t.Fatal("nothing to reword")
	}
	p := all[0]
	edit, err := p.Accept(&s, "Do it.", narrative.Reworded{Model: "m", Task: "plainer", At: "2027-01-15T09:30:00Z"})
	if err != nil {
		t.Fatal(err)
	}
	next, undo, err := edit.Apply(s)
	if err != nil {
		t.Fatal(err)
	}
	f = framing.Frame(&next, narrative.Executive)
	if b := f.Sections[0].Blocks[0]; !b.Worded || b.Stale || b.Text != "Do it." {
		t.Errorf("%+v", b)
	}
	if back, _, err := undo.Apply(next); err != nil || len(back.Wordings) != len(s.Wordings) {
		t.Errorf("undone: %v", err)
	}
	for i, fact := range s.Facts { // whichever fact is confidential, no text that tells it leaves
		guarded, err := narrative.With(fact, "confidential", true)
		if err != nil {
			t.Fatal(err)
		}
		x, _, err := narrative.ChangeFact{Fact: guarded}.Apply(s)
		if err != nil {
			t.Fatal(err)
		}
		f := framing.Frame(&x, narrative.Executive)
		for _, p := range reword.Passages(&f, &task, "") {
			_, err := p.Request(&x, task, reword.KnownOf(&x))
			told := slices.Contains(p.Facts, s.Facts[i].FactID())
			if told && !errors.Is(err, reword.ErrConfidential) {
				t.Errorf("%s tells %s and leaves", p.Name(), s.Facts[i].FactID())
			}
		}
	}
}

func TestBridge(t *testing.T) {
	t.Parallel()
	s := halden()
	s.Facts = append(s.Facts, narrative.Capability{Head: narrative.Head{ID: "heal"}, Name: narrative.Same("self-healing"), Mechanism: "liveness probes restart a pod within 30 seconds"})
	all := reword.Bridges(s)
	if len(all) != 1 || all[0].Fact != "heal" || all[0].Field != "benefit" {
		t.Fatalf("%+v", all)
	}
	task, _ := reword.TaskOf(reword.Bridge)
	r, err := all[0].Request(s, task, reword.KnownOf(s))
	if err != nil {
		t.Fatal(err)
	}
	got, err := r.Read("A failed pod restarts by itself.\n")
	if err != nil {
		t.Fatal(err) // a figure may be left out
	}
	if got, err := r.Read("A failed pod restarts. Customers love fewer interruptions of every kind."); err != nil || len(got.Findings) == 0 {
		t.Errorf("what nothing grounds is not marked: %+v, %v", got, err)
	}
	edit, err := all[0].Accept(s, got.Text, narrative.Reworded{})
	if err != nil {
		t.Fatal(err)
	}
	next, _, err := edit.Apply(*s)
	if err != nil {
		t.Fatal(err)
	}
	f, _ := next.Fact("heal")
	if c, _ := f.(narrative.Capability); c.Benefit != "A failed pod restarts by itself." {
		t.Errorf("%+v", c)
	}
}

func TestSecondTryTellsNothing(t *testing.T) {
	t.Parallel()
	task, _ := reword.TaskOf(reword.Plainer)
	r, err := reword.NewRequest(task, "Halden Freight may cut its costs by 79 %.", reword.KnownOf(halden()))
	if err != nil {
		t.Fatal(err)
	}
	_, err = r.Read("Halden Freight will save 80 % with Acme.")
	var refused *reword.Refused
	if !errors.As(err, &refused) {
		t.Fatal(err)
	}
	for _, m := range r.Again(refused).Messages() {
		for _, value := range []string{"Halden", "79", "80", "Acme"} {
			if strings.Contains(m.Content, value) {
				t.Errorf("%q leaves: %s", value, m.Content)
			}
		}
	}
}

func TestWhatModelsPutAroundAnAnswer(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"  x \n": "x", "\"x\"": "x", "“x y”": "x y", "```\nx\n```": "x", "```text\nx\n```": "x", "<think>a\nb</think>\n\nx": "x", `"a" and "b"`: `"a" and "b"`, `""`: `""`,
	} {
		if got := reword.Clean(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}
