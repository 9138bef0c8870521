package app

import (
	"fyne.io/fyne/v2/lang"

	"bifocal/export/text"
	"bifocal/narrative"
)

// copyText puts a framing into the clipboard, for a mail.
func (w *Window) copyText(a narrative.Audience) {
	e := w.editor
	if e == nil {
		return
	}
	e.capture.commit()
	s := e.work.session.Solution()
	w.env.Background(func() {
		f, engineering := w.env.Frame(&s)
		said := lang.L("The executive framing is in the clipboard as text.")
		if a == narrative.Engineering {
			f, said = engineering, lang.L("The engineering framing is in the clipboard as text.")
		}
		mail := text.Mail(s, f)
		w.env.OnUI(func() {
			w.app.Clipboard().SetContent(mail)
			w.bar.offer(said, nil)
		})
	})
}
