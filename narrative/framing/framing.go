// Package framing turns the facts of a solution into two framings: what an
// executive reads and what an engineer reads, paired by theme, every block
// knowing the facts behind it. It is deterministic and needs no model.
package framing

import (
	"slices"

	"bifocal/narrative"
)

// Theme is a row that pairs an executive section with an engineering section.
type Theme string

// The themes, in the order of reading.
const (
	Summary   Theme = "summary"
	Situation Theme = "situation"
	Stakes    Theme = "stakes"
	Answer    Theme = "answer"
	Value     Theme = "value"
	Money     Theme = "money"
	Options   Theme = "options"
	Risk      Theme = "risk"
	Plan      Theme = "plan"
	Proof     Theme = "proof"
	Next      Theme = "next"
	Words     Theme = "words"
)

// Themes lists every theme in the order of reading.
var Themes = []Theme{Summary, Situation, Stakes, Answer, Value, Money, Options, Risk, Plan, Proof, Next, Words}

// BlockKind says how a block is shown.
type BlockKind string

// The kinds of block. Items that follow one another are one list; a Columns
// block and the Row blocks after it are one table.
const (
	Paragraph BlockKind = "paragraph"
	Item      BlockKind = "item"
	Columns   BlockKind = "columns"
	Row       BlockKind = "row"
	Note      BlockKind = "note" // small print under a table or a list
)

// Block is the smallest piece of a framing that knows its facts.
type Block struct {
	// Key names the block for as long as its facts live: theme, fact and part.
	// A wording is laid over a block by its key.
	Key  string
	Kind BlockKind
	// Lead is a run-in heading ("Self-healing"), which Text begins with.
	Lead string
	// Text is the whole text; of a table row, its cells joined by " | ".
	Text string
	// Cells are those of a Columns or Row block.
	Cells []string
	// Facts are the IDs of the facts the text tells or was computed from.
	Facts []string
	Origin
}

// Origin says where a text that can be worded comes from.
type Origin struct {
	// Generated is what the facts make of it, before terms are explained: what a
	// wording is based on. Of a table row it is "", since figures in tables are
	// not worded.
	Generated string
	// Worded says that the user's own wording stands in place of Generated.
	Worded bool
	// Wording is that wording as it was typed, with its references to figures.
	Wording string
	// BasedOn is the generated text that the wording was written over.
	BasedOn string
	// Stale says that Generated is no longer what the wording was based on.
	Stale bool
}

// LeftOut is a block that the user has left out of the framing.
type LeftOut struct {
	Block
	At     int    // how many blocks of its section stand before it
	Reason string // may be ""
}

// HeadingKey is the key under which the heading of a theme can be worded.
func HeadingKey(t Theme) string { return string(t) + "/heading" }

// Section is one theme for one audience.
type Section struct {
	Theme Theme
	// Label says what the section is about in a word or two ("Timeline").
	Label string
	// Heading is an assertion that makes sense read alone.
	Heading string
	Origin  Origin   // of the heading
	Facts   []string // behind the heading
	Blocks  []Block
	LeftOut []LeftOut // in their order
}

// Gap is a theme that has nothing to say, and what to capture to fill it.
type Gap struct {
	Theme   Theme
	Label   string
	Capture string           // a sentence
	Kinds   []narrative.Kind // what to add
	LeftOut []LeftOut        // what there would be to say, and is left out
	// Settled says that nothing has to be captured: what there is to say stands
	// under another theme, which Capture names.
	Settled bool
}

// Framing is a solution told to one audience. Sections without a block are
// left out and named under Gaps.
type Framing struct {
	Audience narrative.Audience
	Sections []Section
	Gaps     []Gap
	// Unplaced are wordings whose block is not told any more, because its facts
	// have gone or say something else. They are kept, and stand again when the
	// block comes back.
	Unplaced []narrative.Wording
}

// ToCapture returns the gaps that something has to be captured for.
func (f *Framing) ToCapture() []Gap {
	return slices.DeleteFunc(slices.Clone(f.Gaps), func(g Gap) bool { return g.Settled })
}

// Section returns the section of a theme, and false where it is a gap.
func (f *Framing) Section(t Theme) (Section, bool) {
	for _, s := range f.Sections {
		if s.Theme == t {
			return s, true
		}
	}
	return Section{}, false
}

// Both tells a solution to executives and to engineers, side by side on two
// processors.
func Both(s *narrative.Solution) (executive, engineering Framing) {
	return BothIndexed(narrative.NewIndex(s))
}

// BothIndexed is Both for a solution whose index is at hand.
func BothIndexed(x *narrative.Index) (executive, engineering Framing) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		executive = FrameIndexed(x, narrative.Executive)
		if x.Count(narrative.KindQuantity) > 0 {
			x.Referred("") // engineering asks for it last: whoever comes to it first works it out
		}
	}()
	x.Prepare() // what both ask for, while the other processor wakes up
	engineering = FrameIndexed(x, narrative.Engineering)
	<-done
	return executive, engineering
}

// Frame tells a solution to an audience.
func Frame(s *narrative.Solution, a narrative.Audience) Framing {
	return FrameIndexed(narrative.NewIndex(s), a)
}
