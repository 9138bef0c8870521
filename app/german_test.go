package app

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"bifocal/app/flow"
	"bifocal/app/words"
	"bifocal/narrative"
)

// The tests read English, whatever the machine speaks.
func TestMain(m *testing.M) {
	if err := words.Speak("en"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(m.Run())
}

func speakGerman(t *testing.T) {
	t.Helper()
	if err := words.Speak("de"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := words.Speak("en"); err != nil {
			t.Fatal(err)
		}
	})
}

// onlyEnglish are the English texts that German says otherwise, without those
// that are filled in.
func onlyEnglish(t *testing.T) []string {
	t.Helper()
	read := func(tag string) map[string]any {
		data, err := os.ReadFile("words/" + tag + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var texts map[string]any
		if err := json.Unmarshal(data, &texts); err != nil {
			t.Fatal(err)
		}
		return texts
	}
	german := read("de")
	var out []string
	for key, v := range read("en") {
		if text, ok := v.(string); ok && german[key] != text && !strings.Contains(text, "{{") && key != "language" {
			out = append(out, text)
		}
	}
	return out
}

// readable are the texts of an object and of all within it, without examples,
// which are in the language of the solution.
func readable(o fyne.CanvasObject) []string {
	var out []string
	for _, o := range test.LaidOutObjects(o) {
		switch o := o.(type) {
		case *flow.Prose:
			out = append(out, o.Text())
		case *button:
			out = append(out, o.Text)
		case *tick:
			out = append(out, o.Text)
		case *pick:
			out = append(append(out, o.PlaceHolder), o.Options...)
		case *canvas.Text:
			out = append(out, o.Text)
		}
	}
	return out
}

func menuTexts(w *Window) []string {
	var out []string
	for _, m := range w.menu.main.Items {
		out = append(out, m.Label)
	}
	for _, i := range menuItems(w) {
		out = append(out, i.Label)
	}
	return out
}

func TestGermanWindowSpeaksGerman(t *testing.T) {
	speakGerman(t)
	english := onlyEnglish(t)
	said := map[string]bool{}
	check := func(where string, texts []string) {
		t.Helper()
		for _, text := range texts {
			said[text] = true
			for _, e := range english {
				if text == e || strings.Contains(e, " ") && strings.Contains(text, e) || strings.HasPrefix(text, e+"  ") {
					t.Errorf("%s says %q: %q is English", where, text, e)
				}
			}
		}
	}

	r := newRig(t, newShelf())
	check("the welcome", readable(r.win.home.root))
	r = newRig(t, newShelf(example(t, 0), example(t, 1)))
	check("the library", readable(r.win.home.root))
	check("the menu", menuTexts(r.win))
	r.win.home.search.show("zzz")
	r.win.home.Reload()
	r.settle()
	check("a search without a result", readable(r.win.home.root))

	e := r.create()
	capture := func(where string) {
		t.Helper()
		r.settle()
		check(where, readable(e.capture.root))
		check("the header", []string{e.fold.Text, e.send.Text, e.state.Text()})
	}
	capture("the header's form")
	for _, kind := range narrative.Catalog {
		spec, _ := words.Spec(kind.Kind)
		e.capture.Add(spec.Kind)
		e.capture.form.toggle()
		for _, f := range e.capture.form.fields {
			if s, ok := f.(*sublist); ok {
				s.append()
			}
		}
		capture("a new " + string(spec.Kind))
		id := e.capture.openFact
		e.capture.close()
		e.capture.Show()
		capture("the row of a new " + string(spec.Kind))
		e.capture.Open(id, false)
		if !single(spec.Kind) {
			e.capture.duplicate(spec, id)
			e.capture.delete(spec, e.capture.openFact)
			check("the bar", []string{e.bar.text.Text(), e.bar.button.Text})
		}
	}
	e.showExport(true)
	r.pause() // the review has looked at it by then
	test.Tap(e.export.start)
	r.settle()
	check("the export", readable(e.export.root))

	e.find()
	r.typeIn(e.finder.field, "zzz")
	check("the find bar", readable(e.finder.root))
	e.finder.close()
	r.win.showSettings()
	check("the settings", readable(r.win.panel.root))
	r.win.showHelp("")
	help := r.win.panel.help
	check("the help", readable(r.win.panel.root))
	for _, p := range help.pages {
		help.turn(p.name)
		check("the help's "+p.name, readable(r.win.panel.root))
	}
	r.win.showPalette()
	check("the palette", readable(r.win.over))
	for _, c := range r.win.paletteCommands() {
		check("the palette", []string{c.Title, c.Group})
	}
	r.win.about()
	check("about", readable(r.win.over))
	r.win.copyDetails()
	check("the bar", []string{e.bar.text.Text()})
	r.win.tell("x", "y", "z")
	check("a trouble", readable(r.win.over))
	r.win.hideOver()

	for _, want := range []string{"Bibliothek", "Erfassung ausblenden", "Wirkung hinzufügen", "Keine", "Management", "TECHNIK", "Rückgängig", "Management-Papier geschrieben. "} {
		if want == "TECHNIK" {
			check("the framings", readable(e.framings.heads[1]))
		}
		found := false
		for text := range said {
			found = found || strings.HasPrefix(text, want)
		}
		if !found {
			t.Errorf("nothing says %q", want)
		}
	}
}

func TestDatesAndCountsSpeakTheLanguage(t *testing.T) {
	for _, c := range []struct{ tag, day, year, one, many, most string }{
		{"en", "2 January", "2 January 2025", "1 solution", "7 solutions found", "1,234 solutions"},
		{"de", "2. Januar", "2. Januar 2025", "1 Lösung", "7 Lösungen gefunden", "1.234 Lösungen"},
	} {
		t.Run(c.tag, func(t *testing.T) {
			if c.tag == "de" {
				speakGerman(t)
			}
			day := noon.AddDate(0, -10, -18)
			if got := changedWhen(day, noon); got != c.day {
				t.Errorf("%q, want %q", got, c.day)
			}
			if got := changedWhen(day.AddDate(-1, 0, 0), noon); got != c.year {
				t.Errorf("%q, want %q", got, c.year)
			}
			if got := counting(1, true); got != c.one {
				t.Errorf("%q, want %q", got, c.one)
			}
			if got := counting(7, false); got != c.many {
				t.Errorf("%q, want %q", got, c.many)
			}
			if got := counting(1234, true); got != c.most {
				t.Errorf("%q, want %q", got, c.most)
			}
		})
	}
}

// What is stored is the value, whatever it is called on the screen.
func TestGermanChoiceStoresTheValue(t *testing.T) {
	speakGerman(t)
	r := newRig(t, newShelf())
	e := r.create()
	var status *choiceField
	for _, f := range e.capture.form.fields {
		if c, ok := f.(*choiceField); ok {
			status = c
		}
	}
	status.s.SetSelected("in Prüfung")
	r.settle()
	if got := e.work.session.Solution().Status; got != narrative.InReview {
		t.Errorf("stored %q", got)
	}
	status.s.SetSelected(notChosen)
	if got := e.work.session.Solution().Status; got != "" {
		t.Errorf("stored %q", got)
	}
	e.undo()
	e.undo()
	if got := status.s.Selected; got != "Entwurf" {
		t.Errorf("shows %q", got)
	}
}
