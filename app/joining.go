package app

import (
	"context"
	"errors"

	"fyne.io/fyne/v2/lang"

	"bifocal/app/words"
	"bifocal/narrative"
	"bifocal/narrative/compare"
	"bifocal/narrative/library"
	"bifocal/narrative/worddiff"
)

// catchUp looks whether the library holds another state than the one that is
// open. Where nothing is unsaved, the window takes it in; what is unsaved is
// merged with it when it is saved.
func (e *editor) catchUp() {
	base, version := e.keeper.based(), e.work.session.Version()
	if base == "" || !e.settled() {
		return
	}
	id := e.work.session.Solution().ID
	e.env.Background(func() {
		s, err := e.env.Library.Get(context.Background(), id)
		if errors.Is(err, library.ErrNotFound) { // it stays on the screen
			e.env.OnUI(func() {
				if !e.closed && e.keeper.based() == base {
					e.notice.show(lang.L("This solution was deleted in another window. What you type here brings it back."))
				}
			})
			return
		}
		if err != nil || hashOf(s) == base {
			return
		}
		e.env.OnUI(func() {
			if !e.closed && e.settled() && e.keeper.based() == base && e.work.session.Version() == version {
				e.keeper.learn(s)
				e.join(lang.L("This solution was changed elsewhere; this is how it is now."))
			}
		})
	})
}

// join takes in what the library holds beside what the window shows, as one
// step that can be undone like others. Where that meets what was typed since,
// it waits until that is saved: saving merges the two, and says so.
func (e *editor) join(said string) {
	if e.closed {
		return
	}
	e.capture.commit()
	base, stored, more := e.keeper.foreign()
	if !more {
		return
	}
	now := e.work.session.Solution()
	merged, met := compare.Merge(base.solution, now, stored.solution)
	if len(met) > 0 {
		return
	}
	e.keeper.join(stored)
	e.work.saver.Through(e.keeper.way())
	hash := hashOf(merged)
	if hash != hashOf(now) {
		if err := e.work.session.Adopt(merged, lang.L("Change from elsewhere")); err != nil {
			e.work.problem(err)
			return
		}
	}
	if hash != stored.hash {
		e.work.saver.Changed(merged)
	}
	e.work.show()
	open := e.capture.openFact
	e.work.changedFn()
	if open != e.capture.openFact {
		e.work.focus(nil) // its fact was deleted elsewhere
	}
	if hash != hashOf(now) {
		e.work.offerUndo(said)
	}
}

// joined is join for what a save has merged.
func (e *editor) joined() { e.join(lang.L("What was changed elsewhere is merged with yours.")) }

// settle saves all that was typed, and takes in what that was merged with.
func (e *editor) settle() error {
	e.capture.commit()
	for range mergeTries {
		if err := e.work.saver.Flush(); err != nil {
			return err
		}
		e.joined()
		if _, _, more := e.keeper.foreign(); !more && e.settled() {
			break
		}
	}
	return nil
}

// clashText says what two changes did to the same, and which of them stands.
func clashText(met []compare.Conflict) string {
	const most = 3
	var changed, removed []string
	for _, c := range met {
		list := &changed
		if c.Kept == worddiff.Theirs || c.Key == "" && (c.Fact != "" || c.Block != "") && (c.Mine == "" || c.Theirs == "") {
			list = &removed
		}
		if name := clashName(c); len(*list) == 0 || (*list)[len(*list)-1] != name {
			*list = append(*list, name)
		}
	}
	text := ""
	add := func(list []string, say func(what string) string) {
		if len(list) == 0 {
			return
		}
		n := len(list) - most
		if n > 0 {
			list = append(list[:most:most], lang.XN("clash.more", "{{.Count}} more", n, words.Count(n)))
		}
		if text != "" {
			text += " "
		}
		text += say(words.All(list))
	}
	add(changed, func(what string) string {
		return lang.L("Changed here and elsewhere: {{.What}}. Your text stands; the other one is in the history.", words.Data{"What": what})
	})
	add(removed, func(what string) string {
		return lang.L("Deleted on one side and changed on the other: {{.What}}. It stays; the other version is in the history.", words.Data{"What": what})
	})
	return text
}

// clashName names what was changed twice: a fact and its field, a field of the
// header, or a block.
func clashName(c compare.Conflict) string {
	label := ""
	if c.Key != "" {
		label = words.Inside(words.Say(c.Label))
	}
	if c.Fact == "" && c.Block != "" {
		if c.Audience == narrative.Engineering {
			return lang.L("a text of the engineering framing")
		}
		return lang.L("a text of the executive framing")
	}
	if c.Fact == "" {
		return label
	}
	spec, _ := words.Spec(c.Kind)
	for _, f := range spec.Fields {
		if f.Key == c.Key {
			label = words.Inside(f.Label)
		}
	}
	name := spec.Label
	if c.Name != "" {
		name = "“" + short40(c.Name) + "”"
	}
	if label == "" {
		return name
	}
	return name + " (" + label + ")"
}
