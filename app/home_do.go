package app

import (
	"context"
	"slices"

	"fyne.io/fyne/v2/lang"

	"bifocal/app/desk"
	"bifocal/app/words"
	"bifocal/narrative"
	"bifocal/narrative/library"
)

// atOnce is how many solutions are worked on in one step: few enough to cancel
// and to show how it goes, and more than one for speed.
const atOnce = 20

// step is something that was done and can be taken back.
type step struct {
	text string // what was done
	undo func()
}

// work does something with solutions, tells which it could not be done with,
// and reloads the list. done offers to take back what was done.
func (h *home) work(text string, all []library.Entry, do func(ctx context.Context, part []library.Entry) error, done func(all []library.Entry)) {
	b := desk.Batch{Entries: slices.Clone(all), Size: atOnce, Do: do}
	var o desk.Outcome
	h.going.run(text, len(b.Entries), func(ctx context.Context, over func(int)) error {
		b.Went = over
		o = b.Run(ctx)
		if o.Cancelled {
			return context.Canceled
		}
		return nil
	}, func(error) { // what could not be done is told by name
		h.shelf.Drop(o.Done...)
		if len(o.Done) > 0 {
			done(o.Done)
		}
		h.chosen.show()
		h.list.remark()
		if h.seek != "" {
			h.ask(0, 0) // in the usual order it is the first
		} else {
			h.Reload()
		}
		h.recent.load()
		h.tellFailures(o.Failed)
	})
}

// offer notes a step and offers to take it back.
func (h *home) offer(text string, undo func()) {
	h.undos = append(h.undos, step{text, undo})
	h.offerBack()
}

// offerBack offers to take back what was done last.
func (h *home) offerBack() {
	n := len(h.undos)
	h.hooks.undoable(n > 0)
	if n == 0 {
		h.hooks.bar.hide()
		return
	}
	h.hooks.bar.offer(h.undos[n-1].text, h.undo)
}

// undo takes back what was done last.
func (h *home) undo() {
	n := len(h.undos)
	if n == 0 {
		return
	}
	last := h.undos[n-1]
	h.undos = h.undos[:n-1]
	h.offerBack()
	last.undo()
}

// nameOf is what a sentence about one solution calls it.
func nameOf(e library.Entry) words.Data { return words.Data{"Name": short40(entryName(e))} }

func idsOf(all []library.Entry) []string {
	out := make([]string, len(all))
	for i, e := range all {
		out[i] = e.ID
	}
	return out
}

// remove deletes solutions and offers to bring them back.
func (h *home) remove(all ...library.Entry) {
	h.work(lang.L("Deleting"), all, func(ctx context.Context, part []library.Entry) error {
		return h.env.Library.DeleteAll(ctx, idsOf(part))
	}, func(all []library.Entry) {
		text := lang.XN("solutions.deleted", "{{.Count}} solutions deleted", len(all), words.Count(len(all)))
		if len(all) == 1 {
			text = lang.L("“{{.Name}}” deleted", nameOf(all[0]))
		}
		h.offer(text, func() { h.bringBack(all, nil) })
	})
}

// restore brings deleted solutions back, and offers to delete them again.
func (h *home) restore(all []library.Entry) {
	h.bringBack(all, func(all []library.Entry) {
		text := lang.XN("solutions.restored", "{{.Count}} solutions are back", len(all), words.Count(len(all)))
		if len(all) == 1 {
			text = lang.L("“{{.Name}}” is back", nameOf(all[0]))
		}
		h.offer(text, func() { h.remove(all...) })
	})
}

func (h *home) bringBack(all []library.Entry, then func([]library.Entry)) {
	h.work(lang.L("Bringing back"), all, func(ctx context.Context, part []library.Entry) error {
		_, err := h.env.Library.UndeleteAll(ctx, idsOf(part))
		return err
	}, func(all []library.Entry) {
		if then != nil {
			then(all)
		}
	})
}

// archive puts solutions away. What they were before is in their revisions,
// wherever the status was set, so that nothing else has to be kept.
func (h *home) archive(all []library.Entry) {
	h.restate(all, lang.L("Archiving"), standing(narrative.Archived), func(all []library.Entry) string {
		if len(all) == 1 {
			return lang.L("“{{.Name}}” archived", nameOf(all[0]))
		}
		return lang.XN("archived.done", "{{.Count}} solutions archived", len(all), words.Count(len(all)))
	})
}

// unarchive gives archived solutions the status they had before.
func (h *home) unarchive(all []library.Entry) {
	former := func(ctx context.Context, part []library.Entry) ([]library.Standing, error) {
		return h.env.Library.BeforeArchive(ctx, idsOf(part))
	}
	h.restate(all, lang.L("Taking out of the archive"), former, func(all []library.Entry) string {
		if len(all) == 1 {
			return lang.L("“{{.Name}}” is out of the archive", nameOf(all[0]))
		}
		return lang.XN("unarchived", "{{.Count}} solutions are out of the archive", len(all), words.Count(len(all)))
	})
}

func (h *home) setStatus(all []library.Entry, to narrative.Status) {
	h.restate(all, lang.L("Setting the status"), standing(to), func(all []library.Entry) string {
		data := words.Data{"Status": words.Say(string(to)), "Count": words.Number(len(all))}
		if len(all) == 1 {
			data["Name"] = short40(entryName(all[0]))
			return lang.L("“{{.Name}}” is now: {{.Status}}", data)
		}
		return lang.XN("restated", "{{.Count}} solutions are now: {{.Status}}", len(all), data)
	})
}

// standing is the same status for all.
func standing(to narrative.Status) func(context.Context, []library.Entry) ([]library.Standing, error) {
	return func(_ context.Context, part []library.Entry) ([]library.Standing, error) {
		out := make([]library.Standing, len(part))
		for i, e := range part {
			out[i] = library.Standing{ID: e.ID, Status: to}
		}
		return out, nil
	}
}

// restate gives solutions another status and offers to take that back.
func (h *home) restate(all []library.Entry, doing string, to func(context.Context, []library.Entry) ([]library.Standing, error), said func([]library.Entry) string) {
	var before []library.Standing
	h.work(doing, all, func(ctx context.Context, part []library.Entry) error {
		wanted, err := to(ctx, part)
		if err != nil {
			return err
		}
		had, err := h.env.Library.SetStatus(ctx, wanted)
		before = append(before, had...)
		return err
	}, func(all []library.Entry) {
		was := map[string]library.Standing{}
		for _, b := range before {
			was[b.ID] = b
		}
		all = slices.DeleteFunc(slices.Clone(all), func(e library.Entry) bool { return was[e.ID].ID == "" })
		if len(all) == 0 {
			return // all had it already
		}
		h.offer(said(all), func() {
			h.work(doing, all, func(ctx context.Context, part []library.Entry) error {
				back := make([]library.Standing, len(part))
				for i, e := range part {
					back[i] = was[e.ID]
				}
				_, err := h.env.Library.SetStatus(ctx, back)
				return err
			}, func([]library.Entry) {})
		})
	})
}

// duplicate copies solutions as drafts. The cursor goes to the copy, which is
// opened with Enter: one often makes several before working on one.
func (h *home) duplicate(all []library.Entry) {
	var copies []library.Entry
	h.work(lang.L("Duplicating"), all, func(ctx context.Context, part []library.Entry) error {
		for _, e := range part {
			s, err := h.env.Library.Get(ctx, e.ID)
			if err != nil {
				return err
			}
			c := desk.Duplicate(s, desk.CopyTitle(titleOf(e), copyTitle))
			if _, err := h.env.Library.Save(ctx, c, library.SaveOptions{Kind: library.Kept}); err != nil {
				return err
			}
			copies = append(copies, library.Entry{ID: c.ID, Title: c.Title, Customer: c.Customer.Name, Status: c.Status})
		}
		return nil
	}, func([]library.Entry) {
		text := lang.XN("duplicated", "{{.Count}} copies made", len(copies), words.Count(len(copies)))
		switch {
		case len(copies) == 1 && h.hidesDrafts():
			text = lang.L("“{{.Name}}” made, as a draft; the filters hide it", words.Data{"Name": short40(copies[0].Title)})
		case len(copies) == 1:
			text = lang.L("“{{.Name}}” made, as a draft", words.Data{"Name": short40(copies[0].Title)})
		}
		h.seek = copies[0].ID
		h.offer(text, func() {
			h.work(lang.L("Deleting"), copies, func(ctx context.Context, part []library.Entry) error {
				return h.env.Library.DeleteAll(ctx, idsOf(part))
			}, func([]library.Entry) {})
		})
	})
}

// hidesDrafts says whether a draft is not in the list that is shown.
func (h *home) hidesDrafts() bool {
	only := h.shelf.Statuses()
	return h.shelf.Room() != desk.Current || len(only) > 0 && !slices.Contains(only, narrative.Draft)
}

func titleOf(e library.Entry) string {
	if e.Title == "" {
		return lang.L("Untitled")
	}
	return e.Title
}

func copyTitle(base string, n int) string {
	if n == 1 {
		return lang.L("{{.Title}} (copy)", words.Data{"Title": base})
	}
	return lang.L("{{.Title}} (copy {{.Number}})", words.Data{"Title": base, "Number": words.Number(n)})
}

// chooseAll chooses a part of the list, rows that are not here too; N of 0
// means all of it.
func (h *home) chooseAll(part desk.Span) {
	turn, q := h.shelf.Turn(), h.shelf.Query()
	q.Offset, q.Limit = part.From, part.N
	h.env.Background(func() {
		all, err := h.env.Library.List(context.Background(), q)
		h.env.OnUI(func() {
			if turn != h.shelf.Turn() {
				return
			}
			if err != nil {
				h.fail(err)
				return
			}
			h.shelf.Choose(all...)
			h.list.remark()
			h.chosen.show()
		})
	})
}
