package desk_test

import (
	"sync"
	"testing"

	"bifocal/app/desk"
	"bifocal/export/drawing"
	"bifocal/narrative"
	"bifocal/narrative/framing"
	"bifocal/narrative/narrativetest"
)

func TestWhichPictureStandsWhere(t *testing.T) {
	const none = desk.NoSubject
	want := map[framing.Theme][2]desk.Subject{
		framing.Answer: {none, desk.Architecture},
		framing.Value:  {desk.Outcomes, none},
		framing.Money:  {desk.CashFlow, none},
		framing.Risk:   {desk.Risks, desk.Risks},
		framing.Plan:   {desk.Timeline, desk.Timeline},
	}
	for _, theme := range framing.Themes {
		for i, a := range narrative.Audiences {
			got := desk.PictureOf(theme, a)
			if got != want[theme][i] {
				t.Errorf("%s, %s: %q, want %q", theme, a, got, want[theme][i])
			}
			if got == desk.People {
				t.Errorf("%s shows a customer who is taken for a sceptic", theme)
			}
		}
	}
	groups := map[narrative.Group]desk.Subject{
		narrative.GroupArchitecture: desk.Architecture, narrative.GroupPlan: desk.Timeline, narrative.GroupRisks: desk.Risks,
		narrative.GroupPeople: desk.People, narrative.GroupOutcomes: desk.Outcomes, narrative.GroupMoney: desk.CashFlow,
		narrative.GroupTerms: none,
	}
	for g, s := range groups {
		if got, _ := desk.PictureOfGroup(g); got != s {
			t.Errorf("%s: %q, want %q", g, got, s)
		}
	}
}

func sketch(s desk.Subject) desk.Sketch {
	most, cut := s.Height()
	return desk.Sketch{Subject: s, Audience: narrative.Executive, Room: 410, Base: 1.4, Most: most, Cut: cut, Scale: 1, Palette: drawing.Light}
}

func plate(s narrative.Solution, k desk.Sketch, before *desk.Plate) *desk.Plate {
	return desk.Make(narrative.NewIndex(&s), k, before)
}

// Nothing is painted anew unless the picture differs.
func TestAPlateIsMadeAnewOnlyWhereItDiffers(t *testing.T) {
	s := narrativetest.Halden()
	first := plate(s, sketch(desk.Outcomes), nil)
	if first.Empty() {
		t.Fatal("nothing is drawn")
	}
	q, ok := narrative.First[narrative.Question](&s)
	if !ok {
		t.Fatal("there is no question to leave out")
	}
	same := narrativetest.Halden(narrativetest.Without(q.ID))
	if plate(same, sketch(desk.Outcomes), first) != first {
		t.Error("it was made anew for a fact that it does not show")
	}
	o, _ := narrative.First[narrative.Outcome](&s)
	if plate(narrativetest.Halden(narrativetest.Without(o.ID)), sketch(desk.Outcomes), first) == first {
		t.Error("it shows an outcome that is gone")
	}
	for name, change := range map[string]func(*desk.Sketch){
		"width":    func(k *desk.Sketch) { k.Room = 500 },
		"scale":    func(k *desk.Sketch) { k.Scale = 2 },
		"theme":    func(k *desk.Sketch) { k.Palette = drawing.Dark },
		"audience": func(k *desk.Sketch) { k.Audience = narrative.Engineering },
	} {
		k := sketch(desk.Outcomes)
		change(&k)
		if plate(s, k, first) == first {
			t.Errorf("another %s shows the old picture", name)
		}
	}
}

// A picture fills whole pixels, is as wide as it may be, and is cut off where
// it would be too high.
func TestSizeOfAPlate(t *testing.T) {
	s := narrativetest.Large(200)
	for _, subject := range []desk.Subject{desk.Outcomes, desk.CashFlow, desk.Risks, desk.Timeline, desk.Architecture, desk.People} {
		for _, scale := range []float32{1, 1.25, 2} {
			k := sketch(subject)
			k.Scale = scale
			p := plate(s, k, nil)
			if p.Empty() {
				t.Fatalf("%s: nothing is drawn", subject)
			}
			if p.W > k.Room+1/scale || p.H > max(k.Most, k.Cut)+1/scale {
				t.Errorf("%s: %v by %v in %v by %v", subject, p.W, p.H, k.Room, k.Most)
			}
			size := p.Image.Bounds().Size()
			if float32(size.X) != p.W*scale || float32(size.Y) != p.H*scale {
				t.Errorf("%s at %v: %v pixels for %v by %v", subject, scale, size, p.W, p.H)
			}
			if p.Cut != (float64(p.H) < p.Drawing.H*p.Zoom-1) {
				t.Errorf("%s: cut %t", subject, p.Cut)
			}
		}
	}
}

// However much it is enlarged, a picture fits a graphics card.
func TestAnEnlargedPlateIsBounded(t *testing.T) {
	k := desk.Sketch{Subject: desk.Architecture, Audience: narrative.Engineering, Room: 1800, Base: 2.2, Alone: true, Enlarged: 4, Scale: 2, Palette: drawing.Light}
	p := plate(narrativetest.Large(400), k, nil)
	if size := p.Image.Bounds().Size(); size.X > 8192 || size.Y > 8192 {
		t.Errorf("%v pixels", size)
	}
	if p.W < 4*1500 {
		t.Errorf("it is %v wide", p.W)
	}
}

func TestFactAtAPlace(t *testing.T) {
	s := narrativetest.Halden()
	p := plate(s, sketch(desk.Outcomes), nil)
	o, _ := narrative.First[narrative.Outcome](&s)
	at := p.Drawing.Where(o.ID)[0].Centre()
	x, y := float32(at.X*p.Zoom), float32(at.Y*p.Zoom)
	if got, ok := p.FactAt(x, y, 410); !ok || got != o.ID {
		t.Errorf("%q is at %v, %v", got, x, y)
	}
	// Until it is drawn for less room, it is shown smaller.
	if got, ok := p.FactAt(x/2, y/2, p.W/2); !ok || got != o.ID {
		t.Errorf("in half the room %q is there", got)
	}
	if got, ok := p.FactAt(-3, y, 410); ok {
		t.Errorf("%q is beside the picture", got)
	}
}

func TestMarksOfAnOutcomeAreOneRow(t *testing.T) {
	s := narrativetest.Halden()
	p := plate(s, sketch(desk.Outcomes), nil)
	o, _ := narrative.First[narrative.Outcome](&s)
	areas, _ := desk.Marks(p.Drawing, o.ID)
	if len(areas) != 1 {
		t.Fatalf("%d areas", len(areas))
	}
	for _, r := range p.Drawing.Where(o.ID) {
		if !areas[0].Grown(1).Holds(r.Centre()) {
			t.Errorf("%v is not in %v", r, areas[0])
		}
	}
	for _, f := range s.Facts {
		other, ok := f.(narrative.Outcome)
		if !ok || other.ID == o.ID {
			continue
		}
		for _, r := range p.Drawing.Where(other.ID) {
			if areas[0].Overlaps(r) {
				t.Errorf("the mark of %s covers %s", o.ID, other.ID)
			}
		}
	}
	if areas, ways := desk.Marks(p.Drawing, ""); areas != nil || ways != nil {
		t.Error("nothing open is marked")
	}
}

// Results that were overtaken are not wanted, and nothing is asked for twice.
func TestEasel(t *testing.T) {
	var e desk.Easel
	k := sketch(desk.Risks)
	first, draw := e.Ask(k, 1)
	if !draw {
		t.Fatal("the first picture is not drawn")
	}
	if _, draw := e.Ask(k, 1); draw {
		t.Error("it is drawn twice")
	}
	second, draw := e.Ask(k, 2)
	if !draw || e.Wanted(first) || !e.Wanted(second) {
		t.Error("the older result is wanted")
	}
	k.Room++
	if _, draw := e.Ask(k, 2); !draw || e.Wanted(second) {
		t.Error("another width asks for nothing")
	}
}

// The background makes several plates at once.
func TestPlatesAreMadeAtTheSameTime(t *testing.T) {
	s := narrativetest.Halden()
	var all sync.WaitGroup
	for _, subject := range []desk.Subject{desk.Outcomes, desk.Architecture, desk.Risks, desk.Outcomes} {
		all.Go(func() {
			if plate(s, sketch(subject), nil).Empty() {
				t.Errorf("%s: nothing is drawn", subject)
			}
		})
	}
	all.Wait()
}
