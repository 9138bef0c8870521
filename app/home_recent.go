package app

import (
	"context"
	"encoding/json"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/narrative/library"
)

const (
	recentSetting = "home.recent"
	recentShown   = 5
	recentKept    = 10 // as many as the menu lists
	recentFrom    = 8  // solutions in the list: fewer are in sight anyway
)

// recent are the solutions that were opened last.
type recent struct {
	env   Env
	open  func(id string)
	ids   []string // the last one first
	turn  int
	named func([]library.Entry) // told how they are called now; may be nil
	line  *fyne.Container
	root  *fyne.Container
	some  bool
}

func newRecent(env Env, open func(id string)) *recent {
	r := &recent{env: env, open: open}
	r.line = container.New(&shares{n: recentShown, gap: 8})
	label := flow.NewRuns([]flow.Run{{Text: lang.L("Recently opened"), Bold: true}}, look.SizeSmall, look.Muted).Single()
	r.root = container.New(&indented{rowMargin, 4}, container.NewVBox(label, r.line))
	r.root.Hide()
	return r
}

// recentIDs reads the setting; what it cannot read is nothing.
func recentIDs(setting string) (ids []string) {
	if json.Unmarshal([]byte(setting), &ids) != nil {
		return nil
	}
	return ids
}

// begin takes what was opened before this start, and how it is called now.
func (r *recent) begin(ids []string, named []library.Entry) {
	r.ids = ids
	r.turn++
	r.show(named)
}

// opened puts a solution first.
func (r *recent) opened(id string) {
	if len(r.ids) > 0 && r.ids[0] == id {
		return
	}
	r.ids = append([]string{id}, slices.DeleteFunc(r.ids, func(o string) bool { return o == id })...)
	r.ids = r.ids[:min(len(r.ids), recentKept)]
	data, err := json.Marshal(r.ids)
	if err != nil {
		return // names that are no text
	}
	r.env.Background(func() {
		// Only a convenience, which is lost with the next start.
		_ = r.env.Library.SetSetting(context.Background(), recentSetting, string(data))
	})
}

// load asks how the solutions are called now, and which are still there.
func (r *recent) load() {
	r.turn++
	turn, ids := r.turn, slices.Clone(r.ids)
	r.env.Background(func() {
		entries, err := r.env.Library.Named(context.Background(), ids)
		if err != nil {
			return // the list says what is wrong
		}
		r.env.OnUI(func() {
			if turn == r.turn {
				r.show(entries)
			}
		})
	})
}

func (r *recent) show(entries []library.Entry) {
	if r.named != nil {
		r.named(entries)
	}
	r.line.Objects = nil
	for _, e := range entries[:min(len(entries), recentShown)] {
		title, detail := e.Customer, e.Title
		if title == "" {
			title, detail = entryName(e), ""
		}
		card := newRow(title, true, 0, func() { r.open(e.ID) })
		card.setDetail(detail)
		r.line.Objects = append(r.line.Objects, container.NewStack(newGround(look.Surface).rounded(6, theme.ColorNameSeparator), card))
	}
	r.some = len(r.line.Objects) > 0
	if !r.some {
		r.root.Hide()
	}
	r.line.Refresh()
}

// showIf shows the line where there is something in it.
func (r *recent) showIf(on bool) { setVisible(r.root, on && r.some) }

// shares gives each of n places the same width.
type shares struct {
	n   int
	gap float32
}

func (s *shares) MinSize(o []fyne.CanvasObject) fyne.Size {
	h := float32(0)
	for _, c := range o {
		h = max(h, c.MinSize().Height)
	}
	return fyne.NewSize(60, h)
}

func (s *shares) Layout(o []fyne.CanvasObject, size fyne.Size) {
	w := (size.Width - float32(s.n-1)*s.gap) / float32(s.n)
	for i, c := range o {
		c.Move(fyne.NewPos(float32(i)*(w+s.gap), 0))
		c.Resize(fyne.NewSize(w, size.Height))
	}
}
