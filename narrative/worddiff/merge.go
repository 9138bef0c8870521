package worddiff

import "strings"

// Source says where a part of a merged text comes from.
type Source string

// The sources of a part.
const (
	Base     Source = "base"   // nobody changed it
	Mine     Source = "mine"   // only mine has it
	Theirs   Source = "theirs" // only theirs has it
	Both     Source = "both"   // mine and theirs made the same of it
	Conflict Source = "conflict"
)

// Part is a stretch of a merged text.
type Part struct {
	From Source `json:"from"`
	Text string `json:"text"` // of a conflict, that of mine
	// Old is what base had there; of what nobody changed it is Text.
	Old string `json:"old"`
	// Theirs is what theirs has in place of Text, where the two are in conflict.
	Theirs string `json:"theirs,omitempty"`
}

// Merge brings together two texts that were both made of base. The parts in
// their order are the merged text; clean reports that none of them is a
// conflict, which is a stretch of base that both changed, each in another way.
func Merge(base, mine, theirs string) (parts []Part, clean bool) {
	m := merger{base: base, mine: hunks(base, mine), theirs: hunks(base, theirs), clean: true}
	for len(m.mine) > 0 || len(m.theirs) > 0 {
		m.next()
	}
	m.add(Part{From: Base, Text: base[m.at:], Old: base[m.at:]})
	return m.parts, m.clean
}

// Text returns the merged text with one side's text where there are conflicts:
// Mine, Theirs, or Base.
func Text(parts []Part, prefer Source) string {
	var b strings.Builder
	for _, p := range parts {
		switch {
		case p.From == Conflict && prefer == Theirs:
			b.WriteString(p.Theirs)
		case p.From == Conflict && prefer == Base:
			b.WriteString(p.Old)
		default:
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

// hunk puts a text in place of base[from:to].
type hunk struct {
	from, to int
	text     string
}

func hunks(base, changed string) []hunk {
	var out []hunk
	at, open := 0, false // open: the last hunk ends here
	for _, p := range Diff(base, changed) {
		if p.Op == Equal {
			at += len(p.Text)
			open = false
			continue
		}
		if !open {
			out = append(out, hunk{from: at, to: at})
			open = true
		}
		last := &out[len(out)-1]
		if p.Op == Deleted {
			at += len(p.Text)
			last.to = at
		} else {
			last.text += p.Text
		}
	}
	return out
}

type merger struct {
	base         string
	at           int // how far base is merged
	mine, theirs []hunk
	parts        []Part
	clean        bool
}

// next merges the stretch of base that begins with the next hunk and goes on
// as long as hunks of the two sides touch.
func (m *merger) next() {
	from, to := len(m.base), -1
	for _, side := range [][]hunk{m.mine, m.theirs} {
		if len(side) > 0 && (side[0].from < from || to < 0) {
			from, to = side[0].from, side[0].to
		}
	}
	var i, j int // how many hunks of mine and of theirs
	for grown := true; grown; {
		grown = false
		for ; i < len(m.mine) && m.mine[i].from <= to; i++ {
			to, grown = max(to, m.mine[i].to), true
		}
		for ; j < len(m.theirs) && m.theirs[j].from <= to; j++ {
			to, grown = max(to, m.theirs[j].to), true
		}
	}
	m.add(Part{From: Base, Text: m.base[m.at:from], Old: m.base[m.at:from]})
	p := Part{Text: m.side(m.mine[:i], from, to), Old: m.base[from:to]}
	theirs := m.side(m.theirs[:j], from, to)
	switch {
	case j == 0:
		p.From = Mine
	case i == 0:
		p.From, p.Text = Theirs, theirs
	case p.Text == theirs:
		p.From = Both
	default:
		p.From, p.Theirs = Conflict, theirs
		m.clean = false
	}
	m.add(p)
	m.at, m.mine, m.theirs = to, m.mine[i:], m.theirs[j:]
}

// side returns what one side made of base[from:to].
func (m *merger) side(hunks []hunk, from, to int) string {
	var b strings.Builder
	for _, h := range hunks {
		b.WriteString(m.base[from:h.from])
		b.WriteString(h.text)
		from = h.to
	}
	b.WriteString(m.base[from:to])
	return b.String()
}

func (m *merger) add(p Part) {
	if p.Text != "" || p.Old != "" || p.Theirs != "" {
		m.parts = append(m.parts, p)
	}
}
