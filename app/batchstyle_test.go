package app

import (
	"context"
	"sync"
	"testing"

	"fyne.io/fyne/v2/lang"

	"bifocal/export/house"
	"bifocal/narrative"
	"bifocal/narrative/library"
)

// Briefs of several solutions are made in the style that each remembers, or in one
// for all, or in none; the solutions go on remembering what they did.
func TestExportOfManyInAStyle(t *testing.T) {
	r, h, l := homeRig(t, few()...)
	ctx := context.Background()
	for _, name := range []string{"Slate", "Sober"} {
		body, err := house.Encode(house.Style{Name: name, Paper: house.Letter})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := l.SaveStyle(ctx, "", name, body); err != nil {
			t.Fatal(err)
		}
	}
	all, err := l.List(ctx, library.Query{})
	if err != nil {
		t.Fatal(err)
	}
	remembers := all[0].ID
	s, err := l.Get(ctx, remembers)
	if err != nil {
		t.Fatal(err)
	}
	s.HouseStyle = "Sober"
	if _, err := l.Save(ctx, s, library.SaveOptions{}); err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	var in map[string]string
	h.env.Render = func(_ context.Context, x *narrative.Index, w Wanted) (Made, error) {
		mu.Lock()
		defer mu.Unlock()
		in[x.Solution.ID] = "none"
		if w.Style != nil {
			in[x.Solution.ID] = w.Style.Name
		}
		return Made{Data: []byte("brief of " + x.Solution.ID)}, nil
	}
	for option, want := range map[string][2]string{ // of the one that remembers a style, of the others
		lang.L("The style of each solution"): {"Sober", "none"},
		lang.L("No house style"):             {"none", "none"},
		"Slate":                              {"Slate", "Slate"},
	} {
		in = map[string]string{}
		m := newManyExport(h.env, all, func(err error) { t.Error(err) })
		m.open(r.win.window)
		r.settle()
		m.folder.show(t.TempDir())
		m.style.pick.SetSelected(option)
		m.ready()
		m.start.OnTapped() // a tap so soon after another one is taken for a double tap
		r.settle()
		m.dialog.Hide()
		if len(in) < 2 {
			t.Fatalf("%s: briefs of %d solutions; it says %q", option, len(in), m.said.Text())
		}
		for id, got := range in {
			if id == remembers && got != want[0] || id != remembers && got != want[1] {
				t.Errorf("%s: %s is in %q", option, id, got)
			}
		}
	}
	if again, err := l.Get(ctx, remembers); err != nil || again.HouseStyle != "Sober" {
		t.Errorf("it remembers %q, %v", again.HouseStyle, err)
	}
}
