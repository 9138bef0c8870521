package app

import (
	"flag"
	"fmt"
	"image/color"
	"image/png"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"github.com/shopspring/decimal"

	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/export"
	"bifocal/export/house/housetest"
	"bifocal/export/verify"
	"bifocal/narrative"
	"bifocal/narrative/compare"
	"bifocal/narrative/framing"
	"bifocal/narrative/library"
	"bifocal/narrative/sheet"
)

// picturesIn is where the views are drawn to, to be looked at:
//
//	go test -tags ci -run TestPictures ./app -pictures /tmp/pictures
var picturesIn = flag.String("pictures", "", "draw the views as PNG into this `folder`")

// always is the look in one of its two variants, whatever the system says.
type always struct {
	look.Theme
	variant fyne.ThemeVariant
}

func (a always) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	return a.Theme.Color(name, a.variant)
}

// scene is a state of the window worth looking at.
type scene struct {
	name string
	set  func(r *rig)
}

func scenes(t testing.TB) []scene {
	long := large(t)
	return append(rewordScenes(t), []scene{
		{"library", func(*rig) {}},
		{"welcome", func(r *rig) {
			clear(r.shelf.held)
			r.win.home.Reload()
		}},
		{"editor", func(r *rig) { r.open(example(t, 0).ID) }},
		{"editor-fact", func(r *rig) { r.open(example(t, 0).ID).capture.Open("runcost", true) }},
		{"editor-gaps", func(r *rig) { r.open(example(t, 1).ID) }},
		{"editor-long", func(r *rig) { r.shelf.held[long.ID] = long; r.open(long.ID) }},
		{"selected", func(r *rig) {
			e := r.open(example(t, 0).ID)
			e.framings.choose(e.framings.rows[2].cells[0].blocks[0], -1)
		}},
		{"wording", func(r *rig) {
			e := r.open(example(t, 0).ID)
			b := e.framings.rows[0].cells[0].blocks[0]
			b.edit()
			r.typeIn(b.editor, " It is time.")
		}},
		{"stale", func(r *rig) {
			e := r.open(example(t, 0).ID)
			r.makeStale(e)
		}},
		{"left-out", func(r *rig) {
			e := r.open(example(t, 0).ID)
			for _, b := range e.framings.rows[1].cells[0].blocks[:2] {
				e.framings.hooks.wordings.leaveOut(b.place)
				e.framings.hooks.wordings.why(b.place, "the board knows it already")
			}
		}},
		{"unplaced", func(r *rig) {
			e := r.open(example(t, 0).ID)
			b := e.framings.rows[3].cells[0].blocks[0]
			e.framings.hooks.wordings.put(b.place, "Features reach your customers the day they are ready, and not the month after.", b.piece.Generated, "Wording")
			r.settle()
			e.work.do(narrative.RemoveFact{ID: b.piece.Facts[0]}, "Capability deleted", "")
			r.settle()
			e.framings.toEnd()
		}},
		{"figures", func(r *rig) {
			e := r.open(example(t, 0).ID)
			e.capture.Open("runcost", true)
			r.settle()
			for _, f := range e.capture.form.fields {
				if f, ok := f.(*textField); ok && f.b.field.Key == "sentence" {
					r.typeIn(f.e, " {")
				}
			}
		}},
		{"values", func(r *rig) {
			e := r.open(example(t, 0).ID)
			p, _ := narrative.First[narrative.Problem](new(example(t, 0)))
			e.capture.Open(p.ID, false)
		}},
		{"unknown", func(r *rig) {
			e := r.open(example(t, 0).ID)
			p, _ := narrative.First[narrative.Problem](new(example(t, 0)))
			e.capture.Open(p.ID, true)
			f, _ := e.capture.form.fields[1].(*textField)
			r.typeIn(f.e, ", and a release costs {runcst.baselin}")
		}},
		{"number", func(r *rig) {
			e := r.open(example(t, 0).ID)
			p, _ := narrative.First[narrative.Problem](new(example(t, 0)))
			e.capture.Open(p.ID, true)
			f, _ := e.capture.form.fields[0].(*textField)
			r.typeIn(f.e, ", 37 lorries at a time")
			r.win.window.Canvas().Unfocus()
			g, _ := e.capture.form.fields[2].(*textField)
			r.typeIn(g.e, ", and that is 1.2 M USD a year")
			r.win.window.Canvas().Unfocus()
			r.pause()
		}},
		{"risk", func(r *rig) {
			e := r.open(example(t, 0).ID)
			f, _ := narrative.First[narrative.Risk](new(example(t, 0)))
			e.capture.Open(f.ID, false)
			for _, v := range e.capture.form.fields {
				if v, ok := v.(*scaleField); ok {
					r.win.window.Canvas().Focus(v.s)
				}
			}
		}},
		{"options", func(r *rig) {
			e := r.open(example(t, 0).ID)
			f, _ := narrative.First[narrative.Decision](new(example(t, 0)))
			e.capture.Open(f.ID, false)
		}},
		{"table", func(r *rig) {
			r.open(example(t, 0).ID).table(sheet.Read("KPI\tToday\tTarget\tBy\tSource\nRunning costs\t1.200.000 EUR a year\t252.000 EUR a year\tQ4 2027\tinvoices\n" +
				"Outages customers notice\t9 a month\tfewer\t31.12.2027\tincident log\nTime to release\t45 min\t5 min\t2027\tpipeline\nTotal\t1\t2\t\t"))
		}},
		{"table-people", func(r *rig) {
			r.open(example(t, 0).ID).table(sheet.Read("Measure\tToday\tTarget\tAsked for by\nOn-time departures\t78 %\t93 %\tCOO\n" +
				"Boarding time\t24 min\t16 min\tCOO and Head of Terminal\nOutages\t9 a month\t1 a month\tCIO"))
		}},
		{"put-right", func(r *rig) {
			s := example(t, 0)
			for i, f := range s.Facts {
				if c, ok := f.(narrative.Capability); ok {
					c.Outcomes = nil
					s.Facts[i] = c
					break
				}
			}
			r.shelf.held[s.ID] = s
			e := r.open(s.ID)
			r.pause()
			e.showReview(true)
			e.leadTo(finding(t, e, "moves no outcome").card.row)
			fieldOf[*refsField](t, e, "outcomes").checks[0].SetChecked(true)
			r.pause()
		}},
		{"long-title", func(r *rig) {
			s := narrative.New()
			s.Title, s.Customer.Name = strings.Repeat("Boarding and loading control ", 130), "Sundvik Ferries of the Northern Isles"
			r.shelf.held[s.ID] = s
			r.open(s.ID).capture.Open(headerID, false)
		}},
		{"facts-behind", func(r *rig) {
			e := r.open(example(t, 0).ID)
			e.framings.each(func(b *block) {
				if e.framings.foot.behind < 3 {
					e.framings.Go(b.place)
				}
			})
		}},
		{"lines", func(r *rig) {
			e := r.open(example(t, 0).ID)
			e.capture.Add(narrative.KindDriver)
			f := e.capture.form.fields[0].(*textField)
			r.paste(f.e, "- teams have two days a week\n- the vendor stays\n- nobody leaves")
		}},
		{"architecture", func(r *rig) {
			e := r.open(example(t, 0).ID)
			e.capture.more = true
			e.capture.OpenGroup(narrative.GroupArchitecture)
			e.capture.showTables(true)
			e.capture.reveal(e.capture.grids[narrative.KindComponent])
		}},
		{"figures-found", func(r *rig) {
			e := r.open(example(t, 0).ID)
			b := e.framings.rows[0].cells[1].blocks[0]
			b.edit()
			r.typeIn(b.editor, " It pays back after {pay")
		}},
		{"folded", func(r *rig) { r.open(example(t, 0).ID).toggleFold() }},
		{"misread", func(r *rig) {
			e := r.open(example(t, 0).ID)
			e.capture.Open("runcost", true)
			for _, f := range e.capture.form.fields {
				if f, ok := f.(*parsedField); ok && f.b.field.Key == "date" {
					f.e.show("")
					r.typeIn(f.e, "spring 2027")
				}
			}
			e.capture.Open("incidents", true)
		}},
		{"untold", func(r *rig) {
			s := example(t, 0)
			s, _, _ = narrative.AddFact{Fact: narrative.Outcome{Head: narrative.Head{ID: "lonely"}, Measure: narrative.Same("visits to the office")}, At: -1}.Apply(s)
			s, _, _ = narrative.AddFact{Fact: narrative.Problem{Head: narrative.Head{ID: "broken"}, Symptom: "it costs {lost}"}, At: -1}.Apply(s)
			r.shelf.held[s.ID] = s
			e := r.open(s.ID)
			e.capture.Open("lonely", true)
			e.framings.foot.listUntold()
		}},
		{"rehearsal", func(r *rig) {
			r.open(example(t, 0).ID)
			r.win.Rehearse(narrative.Executive)
			r.win.talk.key(fyne.KeyRight)
			r.win.talk.key(fyne.KeyRight)
			r.win.talk.key(fyne.KeyRight)
			r.win.talk.key(fyne.KeyRight)
		}},
		{"rehearsal-engineering", func(r *rig) {
			r.open(example(t, 0).ID)
			r.win.Rehearse(narrative.Engineering)
		}},
		{"pictures-answer", func(r *rig) { r.look(example(t, 0).ID, "answer") }},
		{"pictures-value", func(r *rig) { r.look(example(t, 0).ID, "value") }},
		{"pictures-money", func(r *rig) { r.look(example(t, 0).ID, "money") }},
		{"pictures-risk", func(r *rig) { r.look(example(t, 0).ID, "risk") }},
		{"pictures-plan", func(r *rig) { r.look(example(t, 0).ID, "plan") }},
		{"pictures-second", func(r *rig) { r.look(example(t, 1).ID, "answer") }},
		{"pictures-third", func(r *rig) { r.look(example(t, 2).ID, "answer") }},
		{"pictures-net", func(r *rig) {
			s := net(60, 90)
			r.shelf.held[s.ID] = s
			r.look(s.ID, "answer")
		}},
		{"pictures-marked", func(r *rig) {
			e := r.open(example(t, 0).ID)
			e.capture.Open("runcost", true)
			r.pause()
			r.show(e, "value")
		}},
		{"pictures-capture", func(r *rig) {
			e := r.open(example(t, 0).ID)
			e.capture.more = true
			e.capture.OpenGroup(narrative.GroupArchitecture)
			r.pause()
		}},
		{"pictures-capture-fact", func(r *rig) {
			e := r.open(example(t, 0).ID)
			e.capture.Open("runcost", true)
			r.pause()
			e.capture.scroll.ScrollToTop()
		}},
		{"pictures-capture-folded", func(r *rig) {
			e := r.open(example(t, 0).ID)
			e.capture.OpenGroup(narrative.GroupMoney)
			r.pause()
			e.capture.drawn[narrative.GroupMoney].foot.fold.tap()
		}},
		{"pictures-capture-risks", func(r *rig) {
			e := r.open(example(t, 0).ID)
			e.capture.more = true
			e.capture.OpenGroup(narrative.GroupRisks)
			r.pause()
		}},
		{"pictures-capture-people", func(r *rig) {
			e := r.open(example(t, 0).ID)
			e.capture.more = true
			e.capture.OpenGroup(narrative.GroupPeople)
			r.pause()
		}},
		{"pictures-larger", func(r *rig) { r.enlarge(r.open(example(t, 0).ID), "answer", 1) }},
		{"pictures-larger-net", func(r *rig) {
			s := net(60, 90)
			r.shelf.held[s.ID] = s
			r.enlarge(r.open(s.ID), "answer", 1)
		}},
		{"pictures-larger-value", func(r *rig) { r.enlarge(r.open(example(t, 0).ID), "value", 0) }},
		{"pictures-larger-risk", func(r *rig) { r.enlarge(r.open(example(t, 0).ID), "risk", 0) }},
		{"pictures-rehearsal", func(r *rig) {
			r.open(example(t, 0).ID)
			r.win.Rehearse(narrative.Executive)
			for r.win.talk.run.At() < 4 {
				r.win.talk.key(fyne.KeyRight)
			}
			r.pause()
			r.win.talk.key(fyne.KeyDown)
			r.win.talk.key(fyne.KeyDown)
		}},
		{"pictures-off", func(r *rig) {
			r.win.menu.pictures.Action()
			r.look(example(t, 0).ID, "value")
		}},
		{"history", func(r *rig) { r.past(1, 6); r.open(example(t, 0).ID).showHistory(true) }},
		{"history-long", func(r *rig) {
			r.past(1, 240)
			e := r.open(example(t, 0).ID)
			e.showHistory(true)
			r.settle()
			e.history.scroll.ScrollToOffset(fyne.NewPos(0, 900))
			e.history.scroll.OnScrolled(fyne.NewPos(0, 900))
		}},
		{"history-naming", func(r *rig) {
			r.past(1, 6)
			e := r.open(example(t, 0).ID)
			e.showHistory(true)
			r.settle()
			e.history.selectOne(5, false)
			e.history.name(5)
		}},
		{"comparison-facts", func(r *rig) { r.comparing(1, 6) }},
		{"comparison-framings", func(r *rig) { r.comparing(1, 6).compared.turn(true) }},
		{"comparison-one", func(r *rig) { r.comparing(4, 6) }},
		{"comparison-german", func(r *rig) {
			if err := words.Speak("de"); err != nil {
				t.Fatal(err)
			}
			r.t.Cleanup(func() { _ = words.Speak("en") })
			r.comparing(5, 6).history.selectOne(6, true)
		}},
		{"clash", func(r *rig) {
			r.past(1, 6)
			e := r.open(example(t, 0).ID)
			change := func(s narrative.Solution, to string) narrative.Fact {
				f, _ := s.Fact("runcost")
				o := f.(narrative.Outcome)
				o.Source = to
				return o
			}
			theirs, _, err := narrative.ChangeFact{Fact: change(example(t, 0), "the invoices of 2025")}.Apply(example(t, 0))
			if err != nil {
				t.Fatal(err)
			}
			r.shelf.elsewhere(theirs)
			e.work.do(narrative.ChangeFact{Fact: change(e.work.session.Solution(), "the cost centre report")}, "Source", "runcost")
			r.save()
		}},
		{"restored", func(r *rig) {
			e := r.comparing(1, 6)
			e.restore(1)
		}},
		{"export", func(r *rig) { r.open(example(t, 0).ID).showExport(true) }},
		{"export-foretold", func(r *rig) {
			s := example(t, 0)
			e := r.open(s.ID)
			e.showExport(true)
			r.settle()
			to := destinations(&s, Briefs()[:2], []export.Format{export.PDF}, "", nil)
			to[0].replaced = noon
			to[1].path, to[1].avoided = "halden-freight-managed-platform-engineering-2.pdf", "halden-freight-managed-platform-engineering.pdf"
			no := func(of string) string { return "The picture “" + of + "” has no room in this brief." }
			r.pause()
			e.export.coming.tell(to, [][]string{{no("Each measure today and as promised, on a scale of its own"), no("Timeline"), no("Cumulative cash")}, {no("Stakeholders"), no("Today")}})
		}},
		{"onward", func(r *rig) {
			s := example(t, 1)
			r.open(s.ID)
			for _, f := range s.Facts {
				if f.FactKind() == narrative.KindOutcome {
					r.win.editor.capture.Open(f.FactID(), false)
				}
			}
		}},
		{"brief-checked", func(r *rig) {
			old := example(r.t, 0)
			now := old
			now.Title, now.Status = "Managed platform, second offer", "sent"
			changes := verify.Changes{Old: old, Now: now, Facts: compare.Solutions(old, now)}
			changes.Framings[0], _ = framing.CompareBoth(&old, &now)
			r.win.showVerdict("halden-freight-managed-platform-executive.pdf", verify.Verdict{
				Standing: verify.Changed, Kind: export.ExecutiveBrief, Solution: library.Entry{ID: old.ID, Title: old.Title, Customer: old.Customer.Name},
				Export: library.Export{Format: "pdf", At: noon}, Revision: library.Revision{N: 3}, Newest: library.Revision{N: 7}, Changes: changes,
			})
		}},
		{"export-sections", func(r *rig) {
			e := r.open(example(t, 1).ID)
			e.showExport(true)
			r.settle()
			e.export.briefs.ticks[3].SetChecked(true)
			e.export.briefs.ticks[6].SetChecked(true)
			e.export.parts.open.tap()
			e.export.parts.chosen.Set(9, false)
			e.export.parts.chosen.Move(5, -1)
			e.export.parts.refresh()
		}},
		{"exported", func(r *rig) {
			e := r.open(example(t, 0).ID)
			e.showExport(true)
			r.settle()
			e.export.export()
		}},
		{"styles", func(r *rig) {
			r.stock(housetest.All()...)
			r.open(example(t, 0).ID)
			r.win.showStyles()
		}},
		{"styles-cover", func(r *rig) {
			r.stock(housetest.All()...)
			r.open(example(t, 0).ID)
			r.win.showStyle("Sober bank")
			r.settle()
			r.win.styles.form.scroll.ScrollToBottom()
		}},
		{"styles-faults", func(r *rig) {
			r.stock(housetest.All()...)
			r.win.showStyle("Public office")
			r.settle()
			f := r.win.styles.form
			r.typeIn(f.entry("colours.executive"), "")
			f.entry("colours.executive").SetText("#FFCC00")
			f.entry("contact.email").SetText("desk")
		}},
		{"styles-small", func(r *rig) {
			r.stock(housetest.All()...)
			r.open(example(t, 0).ID)
			r.win.window.Resize(fyne.NewSize(820, 560))
			r.win.showStyle("Sober bank")
		}},
		{"styles-german", func(r *rig) {
			if err := words.Speak("de"); err != nil {
				t.Fatal(err)
			}
			r.t.Cleanup(func() { _ = words.Speak("en") })
			r.stock(housetest.All()...)
			r.open(example(t, 0).ID)
			r.win.showStyles()
		}},
		{"styles-new", func(r *rig) { r.win.showStyles() }},
		{"palette", func(r *rig) {
			r.open(example(t, 0).ID)
			r.win.showPalette()
		}},
		{"palette-typed", func(r *rig) {
			r.open(example(t, 0).ID)
			r.win.showPalette()
			r.typeIn(r.palette(), "cost")
			r.palette().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		}},
		{"find", func(r *rig) {
			e := r.open(example(t, 0).ID)
			e.find()
			r.typeIn(e.finder.field, "cost")
			e.finder.step(1)
			e.finder.step(1)
		}},
		{"settings", func(r *rig) {
			r.open(example(t, 0).ID)
			r.win.showSettings()
		}},
		{"settings-library", func(r *rig) { r.win.showSettings() }},
		{"help", func(r *rig) {
			r.open(example(t, 0).ID)
			r.win.showHelp("")
		}},
		{"help-start", func(r *rig) { r.open(example(t, 0).ID); r.win.showHelp("start") }},
		{"help-kinds", func(r *rig) { r.win.showHelp("kinds") }},
		{"help-keys", func(r *rig) { r.open(example(t, 0).ID); r.win.showHelp(pageKeys) }},
		{"help-found", func(r *rig) {
			r.open(example(t, 0).ID)
			r.win.showHelp("")
			r.typeIn(r.win.panel.help.search, "wording")
		}},
		{"about", func(r *rig) { r.win.about() }},
		{"trouble", func(r *rig) {
			r.open(example(t, 0).ID)
			r.win.trouble(fault(fs.ErrPermission, "executive-brief.pdf cannot be written; choose another folder (permission denied)"))
		}},
		{"text-largest", func(r *rig) {
			r.open(example(t, 0).ID).capture.Open("runcost", true)
			r.textSize(4)
		}},
		{"text-small", func(r *rig) {
			r.open(example(t, 0).ID).capture.Open("runcost", true)
			r.textSize(0)
		}},
		{"text-largest-library", func(r *rig) { r.textSize(4) }},
	}...)
}

// Every view can be drawn, light and dark, on a small and a large screen.
func TestPictures(t *testing.T) {
	sizes := map[string]fyne.Size{"": fyne.NewSize(1366, 768), "-large": fyne.NewSize(1920, 1080)}
	variants := map[string]fyne.ThemeVariant{"": theme.VariantLight, "-dark": theme.VariantDark}
	if *picturesIn == "" {
		sizes = map[string]fyne.Size{"": sizes[""]} // once through is enough to see that nothing breaks
		variants = map[string]fyne.ThemeVariant{"": theme.VariantLight}
	}
	for _, s := range slices.Concat(scenes(t), homeScenes(), reviewScenes(t), backupScenes(), passphraseScenes(), retargetScenes(t), matrixScenes(t), glossaryScenes(t)) {
		for tone, variant := range variants {
			for scale, size := range sizes {
				t.Run(s.name+tone+scale, func(t *testing.T) {
					r := rigFor(t, s.name)
					fyne.CurrentApp().Settings().SetTheme(always{variant: variant})
					r.win.window.Resize(size)
					s.set(r)
					r.settle()
					r.pause() // the pictures of the facts follow
					picture := r.win.window.Canvas().Capture()
					if *picturesIn == "" {
						return
					}
					if err := os.MkdirAll(*picturesIn, 0o755); err != nil {
						t.Fatal(err)
					}
					f, err := os.Create(filepath.Join(*picturesIn, s.name+tone+scale+".png"))
					if err != nil {
						t.Fatal(err)
					}
					if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(f, paletted(picture)); err != nil {
						t.Fatal(err)
					}
					if err := f.Close(); err != nil {
						t.Fatal(err)
					}
				})
			}
		}
	}
}

// palette returns the field of the palette that is shown.
func (r *rig) palette() *entry {
	e, ok := r.win.window.Canvas().Focused().(*entry)
	if !ok {
		r.t.Fatalf("the focus is on %T", r.win.window.Canvas().Focused())
	}
	return e
}

// textSize shows texts in another size, in the variant that is shown.
func (r *rig) textSize(step int) {
	s := r.win.settings
	s.Text = step
	r.win.settings = s
	a, ok := fyne.CurrentApp().Settings().Theme().(always)
	if !ok {
		r.t.Fatal("the rig shows no variant")
	}
	a.Scale = look.Scales[step]
	fyne.CurrentApp().Settings().SetTheme(a)
	r.win.resized()
}

// look opens a solution and scrolls to a theme.
func (r *rig) look(id, theme string) *editor {
	r.t.Helper()
	e := r.open(id)
	r.pause()
	r.show(e, theme)
	return e
}

// enlarge shows the picture of a theme alone.
func (r *rig) enlarge(e *editor, theme string, side int) {
	r.pause()
	for i, row := range e.framings.rows {
		if string(e.framings.view.Rows[i].Theme) == theme {
			p := row.cells[side].picture
			p.hooks.larger(p)
		}
	}
	r.pause()
}

// show scrolls to the pictures of a theme.
func (r *rig) show(e *editor, theme string) {
	for i, row := range e.framings.rows {
		if string(e.framings.view.Rows[i].Theme) == theme {
			e.framings.scrollTo(row.top + max(0, row.high-e.framings.scroll.Size().Height+8))
		}
	}
}

// net makes a solution with an architecture of n components and m connections,
// the same at every call.
func net(n, m int) narrative.Solution {
	r := rand.New(rand.NewPCG(uint64(n), uint64(m)))
	parts := []string{"booking service", "customs gateway", "image registry", "tracking feed", "invoice run", "price engine", "driver app", "event log"}
	kinds := []string{"container", "container", "software system", "database", "queue", "external system"}
	states := []string{"existing", "existing", "changed", "new", "retired"}
	s := narrative.New()
	s.ID, s.Title = fmt.Sprintf("net-%d", n), "One landscape"
	for i := range n {
		s.Facts = append(s.Facts, narrative.Component{
			Head: narrative.Head{ID: fmt.Sprintf("c%d", i)}, Name: fmt.Sprintf("%s %d", parts[r.IntN(len(parts))], i+1),
			Type: kinds[r.IntN(len(kinds))], Technology: "Go on Kubernetes", State: states[r.IntN(len(states))],
		})
	}
	for i := range m {
		from := r.IntN(n)
		s.Facts = append(s.Facts, narrative.Connection{
			Head: narrative.Head{ID: fmt.Sprintf("l%d", i)}, From: fmt.Sprintf("c%d", from), To: fmt.Sprintf("c%d", min(n-1, from+1+r.IntN(12))),
			Data: "orders", Protocol: "HTTPS",
		})
	}
	return s
}

// makeStale words a block and moves a fact under it.
func (r *rig) makeStale(e *editor) *block {
	r.t.Helper()
	var b *block
	for _, row := range e.framings.rows {
		for _, o := range row.cells[0].blocks {
			if b == nil && o.table == nil && o.tells("runcost") && o.tells("benefit-runcost") {
				b = o
			}
		}
	}
	if b == nil {
		r.t.Fatal("nothing tells the running costs")
	}
	e.framings.hooks.wordings.put(b.place, "Waiting costs real money: "+b.piece.Text, b.piece.Generated, "Wording")
	r.settle()
	f, _ := e.work.session.Fact("runcost")
	o := f.(narrative.Outcome)
	o.Target.Value = o.Target.Value.Div(decimal.NewFromInt(2))
	e.work.do(narrative.ChangeFact{Fact: o}, "Target", o.ID)
	r.settle()
	return b
}
