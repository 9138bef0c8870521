package app

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"bifocal/app/flow"
	"bifocal/narrative"
	"bifocal/narrative/figures"
)

func TestHeaderIsCaptured(t *testing.T) {
	r := newRig(t, newShelf())
	e := r.create()
	for _, f := range e.capture.form.fields {
		switch f := f.(type) {
		case *textField:
			r.typeIn(f.e, f.b.field.Example)
		case *parsedField:
			f.e.show("")
			r.typeIn(f.e, f.b.field.Example)
			r.win.window.Canvas().Unfocus()
			r.pause()
			if f.fault.Visible() {
				t.Errorf("%s: %s", f.b.field.Label, f.fault.Text())
			}
		case *choiceField:
			f.s.SetSelected("won")
		}
	}
	got := e.work.session.Solution()
	want := got
	want.Title, want.Organisation, want.Author, want.Classification = "Managed platform", "Nordwind Cloud", "Anna Berg", "Confidential"
	want.Customer = narrative.Customer{Name: "Halden Freight", Aliases: []string{"HF", "Halden"}, Domains: []string{"halden.example"}}
	want.Partners, want.Currency, want.Status = []string{"Fjord Systems"}, "USD", narrative.Won
	want.Returns = narrative.Returns{
		Rate: figures.MustParse("8 %"), Years: 5,
		Start: figures.MustParseWhen("2027-02-01"), GoLive: figures.MustParseWhen("2028-02-01"),
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("captured %+v", got)
	}
	if title := r.win.window.Title(); title != "Halden Freight – Managed platform – Bifocal" {
		t.Errorf("the window is called %q", title)
	}
}

func TestWordingsAreMarked(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	b := e.framings.rows[0].cells[0].blocks[0]
	e.work.do(narrative.PutWording{Wording: narrative.Wording{
		Audience: narrative.Executive, Block: b.piece.Key, Text: "Do it now.", BasedOn: "something else",
	}}, "Wording", "")
	r.settle()
	b = e.framings.rows[0].cells[0].blocks[0]
	if got := b.text(); got != "Do it now." {
		t.Errorf("%q", got)
	}
	if said := said(b.foot); !strings.Contains(said, "have changed") || !strings.Contains(said, "Keep mine") {
		t.Errorf("under it stands only %q", said)
	}
}

// said is every text that an object shows.
func said(o fyne.CanvasObject) string {
	var out strings.Builder
	for _, o := range test.LaidOutObjects(o) {
		if p, ok := o.(*flow.Prose); ok {
			out.WriteString(p.Text() + "\n")
		}
	}
	return out.String()
}

func TestEndSavesAndLetsNobodyThrough(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	e.capture.Open(headerID, true)
	title, _ := e.capture.form.fields[0].(*textField)
	r.typeIn(title.e, "!")
	if err := r.win.End(); err != nil {
		t.Fatal(err)
	}
	if got := r.shelf.held[s.ID].Title; !strings.HasSuffix(got, "!") {
		t.Errorf("saved %q", got)
	}
	r.settle()
	r.win.env.OnUI(func() { t.Error("the window is reached after its end") })
	r.settle()
	r.shelf.fail = errors.New("gone")
}
