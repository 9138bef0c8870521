package app

import (
	"fyne.io/fyne/v2/lang"

	"bifocal/app/desk"
	"bifocal/narrative"
)

// wordings puts the user's own texts over blocks, leaves blocks out, and takes
// both back.
type wordings struct{ work *work }

// type takes what is typed over a block, keystroke by keystroke; no text gives
// the generated one back.
func (w *wordings) typed(at desk.Place, text, basedOn string) {
	w.work.typed(put(at, text, basedOn), "", "wording/"+string(at.Audience)+"/"+at.Key)
}

// put lays a wording over a block in one step.
func (w *wordings) put(at desk.Place, text, basedOn, label string) {
	w.work.do(put(at, text, basedOn), label, "")
}

// drop gives a block its generated text back.
func (w *wordings) drop(at desk.Place) {
	said := lang.L("Back to the generated text")
	w.work.do(put(at, "", ""), said, "")
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
	w.work.do(narrative.PutOmission{Omission: narrative.Omission{Audience: at.Audience, Block: at.Key}}, said, "")
	w.work.offerUndo(said)
}

// putBack tells a block again.
func (w *wordings) putBack(at desk.Place) {
	w.work.do(narrative.DropOmission{Audience: at.Audience, Block: at.Key}, lang.L("Put back"), "")
}

// why takes the reason for leaving a block out, keystroke by keystroke.
func (w *wordings) why(at desk.Place, reason string) {
	w.work.typed(narrative.PutOmission{Omission: narrative.Omission{Audience: at.Audience, Block: at.Key, Reason: reason}},
		"", "omission/"+string(at.Audience)+"/"+at.Key)
}
