package app

import (
	"fyne.io/fyne/v2/lang"

	"bifocal/app/desk"
	"bifocal/narrative"
)

// wordings puts the user's own texts over blocks, leaves blocks out, and takes
// both back.
type wordings struct{ work *work }

// What is typed at a place.
const (
	wordingField = "wording"
	reasonField  = "reason"
)

// type takes what is typed over a block, keystroke by keystroke; no text gives
// the generated one back.
func (w *wordings) typed(at desk.Place, text, basedOn string) {
	w.work.typedAt(put(at, text, basedOn), at, wordingField)
}

// put lays a wording over a block in one step.
func (w *wordings) put(at desk.Place, text, basedOn, label string) {
	w.work.doAt(put(at, text, basedOn), label, at)
}

// drop gives a block its generated text back.
func (w *wordings) drop(at desk.Place) {
	said := lang.L("Back to the generated text")
	w.work.doAt(put(at, "", ""), said, at)
	w.work.offerUndo(said)
}

// giveUp makes the wording of a block what it was before it was edited, none
// where it is empty, as one step.
func (w *wordings) giveUp(at desk.Place, was narrative.Wording) {
	said := lang.L("Your text was given up")
	w.work.doAt(put(at, was.Text, was.BasedOn), said, at)
	w.work.offerUndo(said)
}

func put(at desk.Place, text, basedOn string) narrative.Edit {
	return narrative.PutWording{Wording: narrative.Wording{Audience: at.Audience, Block: at.Key, Text: text, BasedOn: basedOn}}
}

// now returns the wording of a block as it stands in the solution, which may be
// ahead of the framing.
func (w *wordings) now(at desk.Place) (narrative.Wording, bool) {
	for _, o := range w.work.session.Solution().Wordings {
		if o.Audience == at.Audience && o.Block == at.Key {
			return o, true
		}
	}
	return narrative.Wording{}, false
}

// leaveOut takes a block out of its audience's framing.
func (w *wordings) leaveOut(at desk.Place) {
	said := lang.L("Left out of the executive framing")
	if at.Audience == narrative.Engineering {
		said = lang.L("Left out of the engineering framing")
	}
	w.work.doAt(narrative.PutOmission{Omission: narrative.Omission{Audience: at.Audience, Block: at.Key}}, said, at)
	w.work.offerUndo(said)
}

// putBack tells a block again.
func (w *wordings) putBack(at desk.Place) {
	w.work.doAt(narrative.DropOmission{Audience: at.Audience, Block: at.Key}, lang.L("Put back"), at)
}

// why takes the reason for leaving a block out, keystroke by keystroke.
func (w *wordings) why(at desk.Place, reason string) {
	w.work.typedAt(narrative.PutOmission{Omission: narrative.Omission{Audience: at.Audience, Block: at.Key, Reason: reason}}, at, reasonField)
}
