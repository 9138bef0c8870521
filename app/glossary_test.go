package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"bifocal/app/desk"
	"bifocal/assets/glossary"
	"bifocal/narrative"
	"bifocal/narrative/library"
)

// jargonised is the first example with an acronym that nothing explains.
func jargonised(t testing.TB) narrative.Solution {
	s := example(t, 0)
	p, _ := narrative.First[narrative.Problem](&s)
	p.Consequence = "the ZOTIF is missed every week"
	s, _, err := narrative.ChangeFact{Fact: p}.Apply(s)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// unexplained is the finding about a term, if the review has one.
func unexplained(e *editor, term string) (desk.FindingRow, bool) {
	for _, row := range e.reviewing.found.Rows() {
		if got, _, ok := row.Unexplained(); ok && got == term {
			return row, true
		}
	}
	return desk.FindingRow{}, false
}

func TestATermIsExplainedFromItsFinding(t *testing.T) {
	s := jargonised(t)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	r.pause()
	r.pause()
	e.showReview(true)
	r.settle()
	row, ok := unexplained(e, "ZOTIF")
	if !ok {
		t.Fatal("the acronym is not found")
	}
	fixes := fixesOf(&s, &row.Finding)
	if len(fixes) == 0 || fixes[len(fixes)-1].label != "Explain it in my glossary" {
		t.Fatalf("the fixes are %v", fixes)
	}
	e.mendFinding(row, fixes[len(fixes)-1])
	r.settle()
	p := r.win.glossary
	if r.win.panel == nil || r.win.panel.name != glossaryName || p.term.Text != "ZOTIF" || r.win.window.Canvas().Focused() != p.plain {
		t.Fatal("the glossary does not ask for the plain words")
	}
	if !p.keep.Disabled() {
		t.Error("a term without plain words is kept")
	}
	p.known.SetChecked(true)
	test.Tap(p.keep)
	r.settle()
	r.pause()
	if _, still := unexplained(e, "ZOTIF"); still || !e.judging {
		t.Error("the finding is still there, or the review is not")
	}
	if got := r.shelf.settings[library.GlossarySetting]; got != "ZOTIF\t\tknown\n" {
		t.Errorf("the library holds %q", got)
	}
	r.win.showGlossary()
	r.settle()
	r.win.glossary.remove(glossary.Entry{Term: "ZOTIF", Known: true})
	r.settle()
	r.pause()
	if _, again := unexplained(e, "ZOTIF"); !again {
		t.Error("without the term the finding is not back")
	}
	r.win.bar.undo()
	r.settle()
	r.pause()
	if _, still := unexplained(e, "ZOTIF"); still {
		t.Error("undone it is not in the glossary")
	}
}

func TestPlainWordsOfTheUserAreOffered(t *testing.T) {
	s := jargonised(t)
	r := newRig(t, newShelf(s))
	r.shelf.settings[library.GlossarySetting] = "ZOTIF\tdeliveries that are whole\n"
	e := r.open(s.ID)
	r.pause()
	r.pause()
	r.pause()
	row, ok := unexplained(e, "ZOTIF")
	if !ok || !strings.Contains(row.Message, "deliveries that are whole") {
		t.Errorf("the review says %q", row.Message)
	}
}

func TestGlossaryGoesThroughAFile(t *testing.T) {
	r := newRig(t, newShelf())
	path := filepath.Join(t.TempDir(), "terms.tsv")
	if err := os.WriteFile(path, []byte("# ours\nWMS\tthe system of the warehouse\nSLA\t\tknown\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	r.win.showGlossary()
	r.settle()
	p := r.win.glossary
	p.takeOver(storage.NewFileURI(path))
	r.settle()
	if n := len(p.terms.Entries()); n != 2 || !strings.HasPrefix(r.win.bar.text.Text(), "2 terms") {
		t.Fatalf("%d terms, and it says %q", n, r.win.bar.text.Text())
	}
	out := filepath.Join(t.TempDir(), "out.tsv")
	p.write(out)
	r.settle()
	if body, err := os.ReadFile(out); err != nil || string(body) != "SLA\t\tknown\nWMS\tthe system of the warehouse\n" {
		t.Errorf("written is %q: %v", body, err)
	}
	if err := os.WriteFile(path, []byte("A\tb\nno plain words\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p.takeOver(storage.NewFileURI(path))
	r.settle()
	if r.win.window.Canvas().Overlays().Top() == nil || len(p.terms.Entries()) != 2 {
		t.Error("a file that cannot be read was taken over")
	}
}

func TestATermIsChanged(t *testing.T) {
	r := newRig(t, newShelf())
	r.shelf.settings[library.GlossarySetting] = "WMS\tthe warehouse\n"
	r.win.showGlossary()
	r.settle()
	p := r.win.glossary
	p.fill(p.terms.Entries()[0], "WMS")
	r.typeIn(p.term, " system")
	p.plain.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	r.settle()
	all := p.terms.Entries()
	if len(all) != 1 || !strings.Contains(all[0].Term, "system") || p.was != "" {
		t.Errorf("the glossary is %v", all)
	}
}

// glossaryScenes are the views of the user's terms.
func glossaryScenes(t testing.TB) []scene {
	s := jargonised(t)
	const some = "WMS\tthe system that runs the warehouse\nSLA\t\tknown\nOTIF\tdeliveries that come whole and on the day that was promised to the customer\tknown\npicking wave\ta round through the warehouse\n"
	return []scene{
		{"glossary-empty", func(r *rig) {
			r.shelf.held[s.ID] = s
			r.open(s.ID)
			r.win.showGlossary()
			r.settle()
		}},
		{"glossary", func(r *rig) {
			r.shelf.settings[library.GlossarySetting] = some
			r.shelf.held[s.ID] = s
			r.open(s.ID)
			r.pause()
			r.win.explainTerm("ZOTIF", "", nil)
			r.settle()
		}},
		{"glossary-change", func(r *rig) {
			r.shelf.settings[library.GlossarySetting] = some
			r.win.showGlossary()
			r.settle()
			r.win.glossary.fill(r.win.glossary.terms.Entries()[1], "picking wave")
			r.win.glossary.list()
			r.settle()
		}},
		{"glossary-fix", func(r *rig) {
			r.shelf.held[s.ID] = s
			e := r.open(s.ID)
			r.pause()
			r.pause()
			e.showReview(true)
			r.settle()
		}},
	}
}
