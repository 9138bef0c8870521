package app

import (
	"strings"
	"testing"

	"bifocal/narrative/reword"
)

// A server on this computer needs no key, and is given the one that is kept for it.
func TestTheKeyOfALocalServer(t *testing.T) {
	m := newModel(t, surely)
	keys := &ring{kept: map[string]string{}}
	r := newAsking(t, m)
	r.win.env.Keys = keys
	s := newModelSettings(r.win, func() {})
	r.settle()
	if got := said(s.column); !strings.Contains(got, "needs none, mostly") {
		t.Errorf("it says %q", got)
	}
	r.typeIn(s.key, modelKey)
	s.keepKey()
	r.settle()
	host := strings.TrimPrefix(m.URL, "http://")
	if keys.kept[host] != modelKey || !strings.Contains(said(s.column), "is in the keyring") {
		t.Errorf("the ring holds %v; it says %q", keys.kept, said(s.column))
	}
	e := r.open(example(t, 0).ID)
	r.ask(e, longBlock(t, e), reword.Neutral)
	if len(m.keys) != 1 || m.keys[0] != "Bearer "+modelKey {
		t.Errorf("the server was given %q", m.keys)
	}
}

// The suggestion lies over capture: what makes another fact there ends the editing and
// makes none that nobody sees.
func TestNoFactIsMadeBehindASuggestion(t *testing.T) {
	r := newAsking(t, newModel(t, surely))
	e := r.open(example(t, 0).ID)
	p := r.ask(e, longBlock(t, e), reword.Neutral)
	facts := len(e.work.session.Solution().Facts)
	c := p.cards[0]
	c.edit()
	r.settle()
	r.typeIn(c.editor, c.item.Answer().Text+" Indeed.")
	e.another()
	r.settle()
	if n := len(e.work.session.Solution().Facts); n != facts {
		t.Errorf("%d facts, there were %d", n, facts)
	}
	if c.editor != nil || !e.rewording || !strings.HasSuffix(c.item.Answer().Text, " Indeed.") {
		t.Errorf("the editing goes on, or what was written is gone: %q", c.item.Answer().Text)
	}
	e.another()
	r.settle()
	if n := len(e.work.session.Solution().Facts); n != facts {
		t.Error("a fact was made behind the panel")
	}
}

// What says what the text says already is nothing to take over.
func TestASuggestionThatChangesNothingIsNotOffered(t *testing.T) {
	m := newModel(t, func(text string) string { return text })
	r := newAsking(t, m)
	e := r.open(example(t, 0).ID)
	p := r.ask(e, longBlock(t, e), reword.Neutral)
	got := cardText(p.cards[0].column)
	if !strings.Contains(got, "nothing to change") || strings.Contains(got, "Take over") || !strings.Contains(got, "Another suggestion") {
		t.Errorf("it says %q", got)
	}
	m.say = surely
	p.cards[0].another()
	r.settle()
	if got := cardText(p.cards[0].column); !strings.Contains(got, "Take over") {
		t.Errorf("another one says %q", got)
	}
}

// The log does not say of a request that it was sent where no server was reached.
func TestTheLogSaysWhatWasNotSent(t *testing.T) {
	m := newModel(t, surely)
	r := newAsking(t, m)
	m.Close()
	e := r.open(example(t, 0).ID)
	r.ask(e, longBlock(t, e), reword.Neutral)
	e.showSent()
	r.settle()
	if got := panelText(e.reword); !strings.Contains(got, "What never reached a server says so") || !strings.Contains(got, "Show what was not sent") {
		t.Errorf("it says %q", got)
	}
	e.reword.log.shown[0] = true
	e.reword.draw()
	if got := panelText(e.reword); !strings.Contains(got, "Not sent: no server was reached") || strings.Contains(got, "not sent: ") {
		t.Errorf("it says %q", got)
	}
}

// A text that is no English says so before it leaves.
func TestATextOfAnotherLanguageSaysSo(t *testing.T) {
	r := newAsking(t, newModel(t, surely))
	e := r.open(example(t, 0).ID)
	e.draftNotes()
	r.settle()
	e.reword.notes.field.SetText("Der Betrieb der Plattform wird teurer, und niemand weiß genau warum.")
	e.reword.notes.seal()
	r.settle()
	if got := panelText(e.reword); !strings.Contains(got, "seems not to be English") {
		t.Errorf("it says %q", got)
	}
}
