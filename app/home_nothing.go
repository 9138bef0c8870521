package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
)

// newNothing is what a list without rows shows: why there are none, and the
// ways to some.
func newNothing(h *home) fyne.CanvasObject {
	s := h.shelf
	items := []fyne.CanvasObject{flow.NewProse(whyNothing(s), theme.SizeNameText, theme.ColorNameForeground).Wide()}
	if help := nothingHelp(s, h.numbers); help != "" {
		items = append(items, flow.NewProse(help, look.SizeSmall, look.Muted).Wide())
	}
	buttons := container.NewHBox()
	offer := func(text string, do func()) { buttons.Add(newButton(text, do)) }
	if s.Filtered() {
		offer(lang.L("Clear filters"), func() { s.ClearFilters(); h.changed() })
	}
	if s.Text() != "" {
		offer(lang.L("Clear the search"), func() { s.Search(""); h.search.show(""); h.changed() })
	}
	if n := h.numbers.archived(); n > 0 && s.Room() == desk.Current {
		offer(lang.XN("in.archive", "{{.Count}} in the archive", n, words.Count(n)), func() { h.enterRoom(desk.Archive) })
	}
	if n := h.numbers.current(); n > 0 && s.Room() != desk.Current && !s.Plain() {
		offer(lang.XN("in.current", "{{.Count}} among the solutions", n, words.Count(n)), func() { h.enterRoom(desk.Current) })
	}
	if len(buttons.Objects) > 0 {
		items = append(items, container.NewCenter(buttons))
	}
	column := container.NewVBox()
	for _, o := range items {
		column.Add(container.NewCenter(o))
	}
	return column
}

// whyNothing names everything that narrows the list down.
func whyNothing(s *desk.Shelf) string {
	data := words.Data{"Text": short40(s.Text()), "Customer": short40(s.Customer()), "Status": statusList(s)}
	switch text, customer, status := s.Text() != "", s.Customer() != "", len(s.Statuses()) > 0; {
	case text && customer && status:
		return lang.L("Nothing of {{.Customer}} that is {{.Status}} holds “{{.Text}}”.", data)
	case text && customer:
		return lang.L("Nothing of {{.Customer}} holds “{{.Text}}”.", data)
	case text && status:
		return lang.L("Nothing that is {{.Status}} holds “{{.Text}}”.", data)
	case text && s.Room() == desk.Archive:
		return lang.L("Nothing in the archive holds “{{.Text}}”.", data)
	case text && s.Room() == desk.Bin:
		return lang.L("Nothing that was deleted holds “{{.Text}}” in its title or customer.", data)
	case text:
		return lang.L("Nothing in the library holds “{{.Text}}”.", data)
	case customer && status:
		return lang.L("Nothing of {{.Customer}} is {{.Status}}.", data)
	case customer:
		return lang.L("Nothing of {{.Customer}} is here.", data)
	case status:
		return lang.L("Nothing is {{.Status}}.", data)
	case s.Room() == desk.Archive:
		return lang.L("The archive is empty.")
	case s.Room() == desk.Bin:
		return lang.L("Nothing was deleted.")
	}
	return lang.L("All solutions are in the archive.")
}

func nothingHelp(s *desk.Shelf, n numbers) string {
	switch {
	case !s.Plain():
		return ""
	case s.Room() == desk.Archive:
		return lang.L("Archive a solution when its deal is over: it leaves the list, and search finds it here.")
	case s.Room() == desk.Bin:
		return lang.L("What you delete stays here with its whole history until you bring it back.")
	}
	return ""
}

// statusList is the statuses that are shown alone: "draft or sent".
func statusList(s *desk.Shelf) string {
	out := ""
	for i, status := range s.Statuses() {
		switch {
		case i == 0:
			out = words.Say(string(status))
		case i == len(s.Statuses())-1:
			out = lang.L("{{.Some}} or {{.Last}}", words.Data{"Some": out, "Last": words.Say(string(status))})
		default:
			out += ", " + words.Say(string(status))
		}
	}
	return out
}
