package app

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"bifocal/app/desk"
	"bifocal/narrative"
	"bifocal/narrative/library"
)

// bookcase opens a library in a folder of its own that holds solutions.
func bookcase(t testing.TB, solutions ...narrative.Solution) *library.Library {
	t.Helper()
	at := noon.Add(-time.Duration(len(solutions)) * time.Hour)
	l, err := library.Open(context.Background(), filepath.Join(t.TempDir(), "library.db"), library.Options{Now: func() time.Time { return noon }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	for _, s := range solutions {
		if _, err := l.Save(context.Background(), s, library.SaveOptions{Kind: library.Imported, At: at}); err != nil {
			t.Fatal(err)
		}
		at = at.Add(time.Hour)
	}
	return l
}

// slim is a solution of a few facts.
func slim(id, customer, title string, status narrative.Status) narrative.Solution {
	s := narrative.New()
	s.ID, s.Customer.Name, s.Title, s.Status = id, customer, title, status
	s.Facts = narrative.Facts{
		narrative.Problem{Head: narrative.Head{ID: "late"}, Symptom: "customers notice every outage", Cause: "nothing fails over by itself, and a restart is a night's work"},
		narrative.Assumption{Head: narrative.Head{ID: "team"}, Statement: narrative.Same("the platform team of " + customer + " takes part"), Reason: "they run it afterwards"},
	}
	return s
}

var (
	customerNames = strings.Split("Halden Freight|Zürich Versorgung|Ørsted Data|Banca di Como|Nordwind Cloud|Ward & Sons|Kestrel Air|Société Lumière|Baltic Rail|Harbour Trust|Aster Health|Müller Logistik", "|")
	subjects      = strings.Split("Managed platform|Failover between two sites|Order data in one place|Move off the mainframe|Identity for partners|Backup that is tested|Private network|Observability|Fraud checks in real time|Self-service reports", "|")
	places        = strings.Split("for the ports|in the north|for claims|phase two|after the audit|for the plants|with one team|by spring", "|")
)

// many is a number of solutions as they come together over the years.
func many(n int) []narrative.Solution {
	r := rand.New(rand.NewPCG(1, 9))
	out := make([]narrative.Solution, n)
	for i := range out {
		status := narrative.Statuses[r.IntN(len(narrative.Statuses))]
		out[i] = slim(fmt.Sprintf("s%05d", i), customerNames[r.IntN(len(customerNames))],
			subjects[r.IntN(len(subjects))]+" "+places[r.IntN(len(places))], status)
	}
	return out
}

// shelfOf is the file of a library of many solutions, made once.
var shelfOf = sync.OnceValues(func() (file []byte, err error) {
	n := 120
	if *picturesIn != "" {
		n = 5000
	}
	dir, err := os.MkdirTemp("", "bifocal-pictures")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	path := filepath.Join(dir, "library.db")
	l, err := library.Open(context.Background(), path, library.Options{})
	if err != nil {
		return nil, err
	}
	all := many(n)
	for i := range all {
		// The last days have some each, then it gets sparser.
		at := noon.Add(-time.Duration((n-i)*(n-i)/40) * time.Minute)
		if _, err := l.Save(context.Background(), all[i], library.SaveOptions{Kind: library.Imported, At: at}); err != nil {
			return nil, errors.Join(err, l.Close())
		}
	}
	if err := l.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// crowded is a library of many solutions.
func crowded(t testing.TB) Library {
	t.Helper()
	data, err := shelfOf()
	if err != nil {
		t.Fatal(err)
	}
	mine := filepath.Join(t.TempDir(), "library.db")
	if err := os.WriteFile(mine, data, 0o600); err != nil {
		t.Fatal(err)
	}
	l, err := library.Open(context.Background(), mine, library.Options{Now: func() time.Time { return noon }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := l.SetSetting(context.Background(), recentSetting, `["s00007","s00099","s00042","s00003","s00011"]`); err != nil {
		t.Fatal(err)
	}
	return l
}

// long has titles and customers of any length.
func lengthy(t testing.TB) Library {
	return bookcase(t,
		slim("a", strings.Repeat("Gesellschaft für Versorgung und Entsorgung ", 5), strings.Repeat("A title that goes on ", 10), narrative.InReview),
		slim("b", "", strings.Repeat("Nocustomerandnospaceanywhere", 8), narrative.Draft),
		slim("c", "X", "Y", narrative.Lost),
		slim("d", "", "", narrative.Won))
}

// rigFor is the window on the library that a scene is about.
func rigFor(t testing.TB, scene string) *rig {
	t.Helper()
	switch scene {
	case "home-empty":
		return newRigOn(t, bookcase(t))
	case "home-long", "home-archive-empty":
		return newRigOn(t, lengthy(t))
	}
	if strings.HasPrefix(scene, "home-") {
		return newRigOn(t, crowded(t))
	}
	return newRig(t, newShelf(example(t, 0), example(t, 1), example(t, 2)))
}

func homeScenes() []scene {
	hover := func(r *rig, at int) {
		for _, row := range r.win.home.list.rows {
			if row.at == at {
				row.MouseIn(&desktop.MouseEvent{})
			}
		}
	}
	return []scene{
		{"home-empty", func(*rig) {}},
		{"home-many", func(r *rig) { hover(r, 2) }},
		{"home-search", func(r *rig) { r.typeIn(r.win.home.search, "fail port") }},
		{"home-filter", func(r *rig) {
			h := r.win.home
			h.shelf.Toggle(narrative.Sent)
			h.shelf.Toggle(narrative.Won)
			h.shelf.ShowCustomer("Zürich Versorgung")
			h.sortBy(desk.Order{By: library.ByTitle})
		}},
		{"home-chosen", func(r *rig) {
			h := r.win.home
			h.intoList()
			h.list.toggle(1)
			h.list.toggle(3)
			h.list.toggle(4)
		}},
		{"home-menu", func(r *rig) {
			h := r.win.home
			e, _ := h.shelf.At(3)
			h.list.moveTo(3)
			h.showMenu(e, fyne.NewPos(600, 300))
		}},
		{"home-customers", func(r *rig) {
			h := r.win.home
			h.filters.chooseCustomer()
			r.settle()
			r.typeIn(r.win.window.Canvas().Focused(), "z")
		}},
		{"home-export", func(r *rig) {
			h := r.win.home
			h.list.toggle(0)
			h.list.toggle(1)
			h.export(h.shelf.Chosen())
		}},
		{"home-export-sections", func(r *rig) {
			w := r.win
			h := w.home
			h.list.toggle(0)
			m := newManyExport(h.env, h.shelf.Chosen(), nil)
			m.open(w.window)
			r.settle()
			m.parts.open.tap()
		}},
		{"home-nothing", func(r *rig) {
			h := r.win.home
			h.shelf.Toggle(narrative.Won)
			h.shelf.ShowCustomer("Kestrel Air")
			r.typeIn(h.search, "submarine")
		}},
		{"home-archive-empty", func(r *rig) { r.win.home.enterRoom(desk.Archive) }},
		{"home-deleted", func(r *rig) {
			h := r.win.home
			all := []library.Entry{}
			for i := range 4 {
				e, _ := h.shelf.At(i)
				all = append(all, e)
			}
			h.remove(all...)
			r.settle()
			h.enterRoom(desk.Bin)
		}},
		{"home-long", func(*rig) {}},
		{"home-progress", func(r *rig) {
			h := r.win.home
			t := &running{Task: desk.NewTask("Archiving", noon), of: 5000}
			t.Done(0.248)
			h.going.show(t)
		}},
	}
}
