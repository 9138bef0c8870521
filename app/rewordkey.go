package app

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"bifocal/app/words"
	"bifocal/narrative/reword/client"
)

// tellKey says where the key comes from.
func (m *modelSettings) tellKey() {
	s := m.current()
	tell := func(text string, ask bool, acts ...fyne.CanvasObject) {
		m.keySay.SetText(text)
		setVisible(m.key, ask)
		m.keyDo.SetItems(links(acts...))
		setVisible(m.keyDo, len(acts) > 0)
		m.grown()
	}
	switch {
	case client.NewKey(m.w.env.Variable(client.KeyVariable)).Given():
		tell(lang.L("It comes from the variable {{.Name}}.", words.Data{"Name": client.KeyVariable}), false)
		return
	case s.Host() == "":
		tell(lang.L("Say first which server it is for."), false)
		return
	}
	tell("…", false)
	m.turn++
	turn, host := m.turn, s.Host()
	m.w.env.Background(func() {
		var err error
		none := false // is needed, and none is kept
		if s.NeedsKey() {
			_, err = client.LoadKey(context.Background(), m.w.env.Keys, host)
		} else {
			none = !client.KeptKey(context.Background(), m.w.env.Keys, host).Given()
		}
		m.w.env.OnUI(func() {
			if turn != m.turn {
				return
			}
			keep := newLink(lang.L("Keep it in the keyring"), m.keepKey)
			switch {
			case none:
				tell(lang.L("A server on this computer needs none, mostly. Where it asks for one, type it here."), true, keep)
			case err == nil:
				tell(lang.L("The key of {{.Server}} is in the keyring of this computer.", words.Data{"Server": host}), false, newLink(lang.L("Forget it"), m.forgetKey))
			case errors.Is(err, client.ErrNoKey):
				tell(lang.L("The keyring holds no key of {{.Server}} yet.", words.Data{"Server": host}), true, keep)
			default:
				tell(lang.L("There is no keyring on this computer that answers, so the key is asked for each time, and kept nowhere. It can also come from the variable {{.Name}}.", words.Data{"Name": client.KeyVariable}), false)
			}
		})
	})
}

// keepKey puts what was typed into the keyring. The field is emptied at once.
func (m *modelSettings) keepKey() {
	key, host := client.NewKey(m.key.Text), m.current().Host()
	m.key.show("")
	if !key.Given() {
		return
	}
	m.withRing(func() error { return client.SaveKey(context.Background(), m.w.env.Keys, host, key) })
}

func (m *modelSettings) forgetKey() {
	host := m.current().Host()
	m.withRing(func() error { return client.ForgetKey(context.Background(), m.w.env.Keys, host) })
}

// withRing does something with the keyring, which may ask its user.
func (m *modelSettings) withRing(do func() error) {
	m.w.env.Background(func() {
		err := do()
		m.w.env.OnUI(func() {
			if err != nil {
				m.w.bar.offer(sentence(err.Error()), nil)
			}
			if e := m.w.editor; e != nil {
				e.reword.asker.forget()
			}
			m.draw()
		})
	})
}
