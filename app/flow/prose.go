package flow

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	"github.com/rivo/uniseg"
)

// Run is a stretch of text in one style.
type Run struct {
	Text   string
	Bold   bool
	Italic bool
	Strike bool                // a line is drawn through it
	Colour fyne.ThemeColorName // "" is that of the prose
	Ground fyne.ThemeColorName // behind the text; "" is none
}

// Prose is a paragraph that wraps at its width.
type Prose struct {
	widget.BaseWidget
	runs   []Run
	size   fyne.ThemeSizeName
	colour fyne.ThemeColorName
	align  fyne.TextAlign
	single bool // one line, cut off with an ellipsis
	wide   bool // asks for the width of one line
	dense  bool // its lines stand as in an entry

	words []word
	lines []line
	width float32 // the width that lines were broken for; 0: not yet
	face  float32 // the text size that words were measured at
	high  float32 // of one line
}

// word is what may not be broken: a word with the punctuation and the space
// after it.
type word struct {
	text  string // without the space
	run   int
	at    int     // where it begins in its run, in bytes
	width float32 // without the space
	space float32 // the space after it
	hard  bool    // a line ends here
	glued bool    // no line may begin with it: a style ends within a word
	tied  bool    // a line begins with it only where nothing else fits: a unit
}

// line is what stands on one line, a piece for each run.
type line struct{ pieces []piece }

type piece struct {
	text  string
	run   int
	at    int // where it begins in its run, in bytes
	x     float32
	width float32
}

// NewProse returns a paragraph in one style.
func NewProse(text string, size fyne.ThemeSizeName, colour fyne.ThemeColorName) *Prose {
	return NewRuns([]Run{{Text: text}}, size, colour)
}

// NewRuns returns a paragraph of several styles.
func NewRuns(runs []Run, size fyne.ThemeSizeName, colour fyne.ThemeColorName) *Prose {
	p := &Prose{runs: runs, size: size, colour: colour}
	p.ExtendBaseWidget(p)
	return p
}

// Single makes the prose one line that is cut off with an ellipsis, and
// returns it.
func (p *Prose) Single() *Prose { p.single = true; return p }

// Dense puts the lines as close together as those of an entry, and returns the
// prose.
func (p *Prose) Dense() *Prose { p.dense = true; return p }

// Wide makes the prose ask for the width that it needs on one line, and
// returns it.
func (p *Prose) Wide() *Prose { p.wide = true; return p }

// Aligned sets how the lines stand, and returns the prose.
func (p *Prose) Aligned(a fyne.TextAlign) *Prose { p.align = a; return p }

// SetText replaces the text by one in one style.
func (p *Prose) SetText(text string) {
	if len(p.runs) == 1 && p.runs[0].Text == text {
		return
	}
	p.SetRuns([]Run{{Text: text}})
}

// SetRuns replaces the text. It does not tell the parent that the height may
// have changed; the parent, who knows what else changes, asks.
func (p *Prose) SetRuns(runs []Run) {
	p.runs = runs
	p.words, p.width = nil, 0
	p.Refresh()
}

// SetColour sets the colour of what has none of its own.
func (p *Prose) SetColour(c fyne.ThemeColorName) {
	if p.colour != c {
		p.colour = c
		p.Refresh()
	}
}

// Text returns the whole text.
func (p *Prose) Text() string {
	if len(p.runs) == 1 {
		return p.runs[0].Text
	}
	var t string
	for _, r := range p.runs {
		t += r.Text
	}
	return t
}

// HeightFor returns the height at a width.
func (p *Prose) HeightFor(width float32) float32 {
	p.breakLines(width)
	return float32(len(p.lines)) * p.high
}

// Natural returns the width that the text needs on one line.
func (p *Prose) Natural() float32 {
	p.measure()
	var w, widest float32
	for i, d := range p.words {
		w += d.width
		widest = max(widest, w)
		if d.hard {
			w = 0
		} else if i < len(p.words)-1 {
			w += d.space
		}
	}
	return ceil(widest)
}

// Longest returns the width of the longest word, a figure with its unit.
func (p *Prose) Longest() float32 {
	p.measure()
	var w float32
	for i, d := range p.words {
		if !d.tied && !d.glued {
			w = max(w, p.unit(i, true))
		}
	}
	return ceil(w)
}

// MinSize returns the height at the present width, and next to no width.
func (p *Prose) MinSize() fyne.Size {
	if p.single {
		p.measure()
		return fyne.NewSize(24, p.high)
	}
	if p.wide {
		return fyne.NewSize(p.Natural()+1, p.HeightFor(p.Natural()+1))
	}
	w := p.Size().Width
	if w <= 0 {
		p.measure()
		return fyne.NewSize(24, p.high)
	}
	return fyne.NewSize(24, p.HeightFor(w))
}

func (p *Prose) style(run int) fyne.TextStyle {
	return fyne.TextStyle{Bold: p.runs[run].Bold, Italic: p.runs[run].Italic}
}

// measure cuts the text into words and measures them.
func (p *Prose) measure() {
	face := theme.Size(p.size)
	if p.words != nil && p.face == face {
		return
	}
	p.face, p.width = face, 0
	p.high = ceil(measure("M", face, fyne.TextStyle{}).Height) + theme.Size(theme.SizeNameLineSpacing)/2
	if p.dense {
		p.high = measure("M", face, fyne.TextStyle{}).Height
	}
	p.words = p.words[:0]
	if p.words == nil {
		p.words = []word{}
	}
	for i, r := range p.runs {
		p.cut(i, r.Text)
	}
	tie(p.words)
}

func (p *Prose) cut(run int, text string) {
	style := p.style(run)
	space := measure(" ", p.face, style).Width
	state, at := -1, 0
	for first := true; text != ""; first = false {
		var segment string
		var must bool
		segment, text, must, state = uniseg.FirstLineSegmentInString(text, state)
		end := len(segment)
		for end > 0 && (segment[end-1] == ' ' || segment[end-1] == '\n' || segment[end-1] == '\r' || segment[end-1] == '\t') {
			end--
		}
		w := word{text: segment[:end], run: run, at: at}
		at += len(segment)
		// The end of the text counts as a break that must be; one of a run does not.
		w.glued = run > 0 && first && !endsInSpace(p.runs[run-1].Text)
		w.hard = must && (text != "" || run < len(p.runs)-1 && strings.HasSuffix(segment, "\n"))
		if end < len(segment) {
			w.space = space
		}
		if end > 0 {
			w.width = measure(w.text, p.face, style).Width
		}
		p.words = append(p.words, w)
	}
}

// breakLines puts the words on lines of a width.
func (p *Prose) breakLines(width float32) {
	p.measure()
	if p.width == width && p.lines != nil {
		return
	}
	p.width = width
	p.lines = p.lines[:0]
	if p.single {
		p.lines = append(p.lines, p.oneLine(width))
		return
	}
	var (
		cur   line
		x     float32
		space float32 // owed before the next word
	)
	flush := func() {
		p.lines = append(p.lines, cur)
		cur, x, space = line{}, 0, 0
	}
	for i, w := range p.words {
		if x > 0 && !w.glued && x+space+p.unit(i, !w.tied) > width+0.5 {
			flush()
		}
		for x == 0 && w.width > width+0.5 && len(w.text) > 1 {
			head, tail := p.split(w, width)
			if tail.text == "" {
				break
			}
			cur.add(head, 0, 0)
			flush()
			w = tail
		}
		if x == 0 {
			space = 0 // a line does not begin with a space
		}
		cur.add(w, x, space)
		x += space + w.width
		space = w.space
		if w.hard {
			flush()
		}
	}
	if len(cur.pieces) > 0 || len(p.lines) == 0 {
		flush()
	}
}

// unit returns the width of a word with those that are glued to it and, where
// they are wanted, those that are tied.
func (p *Prose) unit(i int, tied bool) float32 {
	total := p.words[i].width
	for j := i + 1; j < len(p.words) && (p.words[j].glued || tied && p.words[j].tied); j++ {
		if p.words[j].tied {
			total += p.words[j-1].space
		}
		total += p.words[j].width
	}
	return total
}

func endsInSpace(text string) bool {
	return text == "" || strings.ContainsRune(" \n\r\t", rune(text[len(text)-1]))
}

// add puts a word behind what stands on the line, joined to its last piece
// where both are of one run.
func (l *line) add(w word, x, space float32) {
	if n := len(l.pieces); n > 0 && l.pieces[n-1].run == w.run {
		last := &l.pieces[n-1]
		if space > 0 {
			last.text += " "
		}
		last.text += w.text
		last.width = x + space + w.width - last.x
		return
	}
	l.pieces = append(l.pieces, piece{text: w.text, run: w.run, at: w.at, x: x + space, width: w.width})
}

// At returns the place in the text that is nearest to a position, in bytes.
func (p *Prose) At(pos fyne.Position) int {
	p.breakLines(p.Size().Width)
	l := p.lines[min(max(0, int(pos.Y/p.high)), len(p.lines)-1)]
	at := 0
	for _, pc := range l.pieces {
		at = pc.at
		for _, r := range p.runs[:pc.run] {
			at += len(r.Text)
		}
		if pos.X < pc.x+pc.width {
			return at + p.within(pc, pos.X-pc.x)
		}
		at += len(pc.text)
	}
	return at
}

// within returns the place in a piece that is nearest to x.
func (p *Prose) within(pc piece, x float32) int {
	rest, state, at := pc.text, -1, 0
	var last float32
	for rest != "" {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		w := measure(pc.text[:at+len(cluster)], p.face, p.style(pc.run)).Width
		if x < (last+w)/2 {
			return at
		}
		at, last = at+len(cluster), w
	}
	return at
}

// split cuts a word that is wider than a line at the last character that fits.
func (p *Prose) split(w word, width float32) (head, tail word) {
	style := p.style(w.run)
	head, tail = w, w
	rest, state, used := w.text, -1, 0
	for rest != "" {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if used > 0 && measure(w.text[:used+len(cluster)], p.face, style).Width > width {
			break
		}
		used += len(cluster)
	}
	head.text, tail.text = w.text[:used], w.text[used:]
	tail.at += used
	head.width = measure(head.text, p.face, style).Width
	tail.width = 0
	if tail.text != "" {
		tail.width = measure(tail.text, p.face, style).Width
	}
	head.space, head.hard = 0, false
	return head, tail
}

func (p *Prose) oneLine(width float32) line {
	var cur line
	var x, space float32
	dots := measure("…", p.face, fyne.TextStyle{}).Width
	whole := p.Natural() <= width+0.5
	for i, w := range p.words {
		room := width
		if i < len(p.words)-1 {
			room -= dots
		}
		if !whole && x+space+w.width > room+0.5 {
			if head, tail := p.split(w, width-x-space-dots); tail.text != "" && width-x-space-dots > dots {
				cur.add(head, x, space)
			}
			if n := len(cur.pieces); n > 0 {
				cur.pieces[n-1].text += "…"
				cur.pieces[n-1].width += dots
			}
			return cur
		}
		cur.add(w, x, space)
		x += space + w.width
		space = w.space
	}
	return cur
}

func measure(text string, size float32, style fyne.TextStyle) fyne.Size {
	return fyne.MeasureText(text, size, style)
}

func ceil(f float32) float32 {
	if i := float32(int(f)); i < f {
		return i + 1
	}
	return f
}
