package app

import (
	"context"
	"runtime"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative/library"
	"bifocal/narrative/review"
)

// manyErrors are the errors in several solutions that are about to be exported.
type manyErrors struct {
	looked  bool                        // the review has looked at all of them
	decided bool                        // the user has seen the errors, and exports all the same
	in      map[string][]review.Finding // by solution; none where there are no errors
}

// look reviews the solutions, and exports them where there is nothing to decide.
func (m *manyExport) look() {
	var ctx context.Context
	ctx, m.callOff = context.WithCancel(context.Background())
	m.busy(true)
	m.said.SetText(lang.L("The review looks at them first …"))
	m.env.Background(func() {
		found := map[string][]review.Finding{}
		names, failed := m.env.Library.CustomerNames(ctx)
		if failed == nil {
			var mu sync.Mutex // of found
			desk.Batch{
				Entries: m.entries, Together: runtime.GOMAXPROCS(0),
				Do: func(ctx context.Context, part []library.Entry) error {
					s, err := m.env.Library.Get(ctx, part[0].ID)
					if err != nil {
						return err // the export says what is wrong with it
					}
					if all := errorsIn(&s, names); len(all) > 0 {
						mu.Lock()
						defer mu.Unlock()
						found[part[0].ID] = all
					}
					return nil
				},
				Went: func(done int) {
					m.env.OnUI(func() { m.bar.SetValue(float64(done) / float64(len(m.entries))) })
				},
			}.Run(ctx)
		}
		cancelled := ctx.Err() != nil
		m.env.OnUI(func() {
			m.callOff()
			m.callOff = nil
			m.busy(false)
			switch {
			case cancelled:
				m.ready()
			case failed != nil:
				m.said.SetText(sentence(failed.Error()))
			default:
				m.errors.looked, m.errors.in = true, found
				if len(found) == 0 {
					m.export()
					return
				}
				m.tellErrors()
			}
		})
	})
}

// tellErrors shows the errors, and asks what is to be done.
func (m *manyExport) tellErrors() {
	n, total := 0, 0
	var items []fyne.CanvasObject
	for _, e := range m.entries {
		all := m.errors.in[e.ID]
		if len(all) == 0 {
			continue
		}
		n++
		total += len(all)
		head := lang.XN("review.errors", "{{.Count}} errors", len(all), words.Count(len(all)))
		one := []fyne.CanvasObject{flow.NewRuns([]flow.Run{{Text: entryName(e), Bold: true}, {Text: "  " + head, Colour: theme.ColorNameError}}, theme.SizeNameText, theme.ColorNameForeground)}
		for i := range all {
			if i == mostErrors {
				one = append(one, flow.NewProse(lang.XN("export.errors.more", "And {{.Count}} more", len(all)-i, words.Count(len(all)-i)), look.SizeSmall, look.Muted))
				break
			}
			message, _ := all[i].In(findingWords)
			one = append(one, flow.NewProse(message, look.SizeSmall, theme.ColorNameForeground))
		}
		if m.openOne != nil {
			one = append(one, links(newLink(lang.L("Open it"), func() {
				m.dialog.Hide()
				m.openOne(e.ID)
			})))
		}
		items = append(items, flow.NewColumn(2, one...))
	}
	m.said.SetText(lang.XN("export.many.errors", "{{.Count}} of these solutions have errors. You can put them right first, leave them out, or export all the same; each history then keeps how many were left.", n, words.Count(n)))
	m.failed.Objects = []fyne.CanvasObject{container.NewVScroll(flow.NewColumn(12, items...).Padded(flow.Inset{Top: 10, Right: 12}))}
	m.failed.Refresh()
	m.errors.decided = true
	m.start.SetText(lang.L("Export all the same"))
	setVisible(m.without, n < len(m.entries))
	m.choices.Hide() // what was chosen stays so
	m.lay()
}

// leaveOut exports those without errors.
func (m *manyExport) leaveOut() {
	var clean []library.Entry
	for _, e := range m.entries {
		if len(m.errors.in[e.ID]) == 0 {
			clean = append(clean, e)
		}
	}
	m.entries = clean
	m.errors.in = nil
	m.ready()
	m.export()
}
