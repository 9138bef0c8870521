package app

import (
	"context"
	"encoding/json"
	"maps"
)

// misreadSetting is where what was typed into a solution and not understood is kept,
// so that it is there again after the program has ended, however that came about.
func misreadSetting(id string) string { return "misread." + id }

// keptMisread are the texts that a solution had when it was open last. One that
// cannot be read is no loss: its field still says what was understood.
func keptMisread(lib Library, id string) map[string]string {
	text, err := lib.Setting(context.Background(), misreadSetting(id))
	if err != nil || text == "" {
		return nil
	}
	var out map[string]string
	if json.Unmarshal([]byte(text), &out) != nil {
		return nil
	}
	return out
}

// keepMisread keeps the texts of a solution, off the window's goroutine.
func (e *editor) keepMisread() {
	id, texts := e.work.session.Solution().ID, maps.Clone(e.capture.drafts)
	e.env.Background(func() {
		text := ""
		if len(texts) > 0 {
			data, err := json.Marshal(texts)
			if err != nil {
				return
			}
			text = string(data)
		}
		_ = e.env.Library.SetSetting(context.Background(), misreadSetting(id), text) // a convenience; the field shows it as long as the window is there
	})
}
