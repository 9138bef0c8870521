package app

import (
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative"
	"bifocal/narrative/figures"
)

// numberPause is how long nobody types before a number in a text is asked
// about.
const numberPause = 1200 * time.Millisecond

// leftPause is how long after the focus has left a text its offer appears, so
// that what is clicked then does not move under the pointer.
const leftPause = 350 * time.Millisecond

// offers makes the offers under the fields of one fact.
type offers struct {
	work     *work
	owner    string          // the fact
	declined map[string]bool // what was answered with No, in this session
	inList   bool            // the texts are those of an entry of a list
}

// numberOffer watches one entry for plain numbers that could be figures.
type numberOffer struct {
	*offers
	e       *entry
	below   *beneath
	set     func(text string) // stores the text of the entry in the fact
	before  string            // the text when the entry got the focus
	waiting func()            // calls the wait for a pause off; nil where none goes on
}

// watch asks about the numbers typed into an entry. It comes after wire.
func (o *offers) watch(e *entry, below *beneath, set func(text string)) {
	if o == nil {
		return
	}
	n := &numberOffer{offers: o, e: e, below: below, set: set, before: e.Text}
	e.ask = n.asked
	typed, focused := e.typed, e.focused
	e.typed = func(text string) {
		typed(text)
		n.typed(text)
	}
	e.focused = func(on bool) {
		n.callOff()
		switch {
		case on:
			n.before = e.Text
		case e.Text != n.before:
			n.wait(leftPause, true)
		}
		focused(on)
	}
}

// asked offers to make a figure of a number in the text that somebody asks about.
func (n *numberOffer) asked(quote string) {
	n.callOff()
	o, ok := desk.OfferForWords(n.work.index(), n.owner, n.e.Text, quote, words.Say)
	switch {
	case !ok:
		return
	case o.Existing.Ref != "":
		n.below.ask(n.asking(o))
	case o.Guessed || o.Name == "":
		n.askName(o)
	default:
		n.take(o)
	}
}

func (n *numberOffer) callOff() {
	if n.waiting != nil {
		n.waiting()
		n.waiting = nil
	}
}

func (n *numberOffer) typed(text string) {
	n.callOff()
	if n.below.offer != nil || strings.ContainsAny(text, "0123456789") {
		n.wait(numberPause, false)
	}
}

func (n *numberOffer) wait(d time.Duration, left bool) {
	n.waiting = n.work.after(d, func() {
		n.waiting = nil
		n.look(left)
	})
}

// look offers something for the first new number in the text; while one types,
// only for one that words follow.
func (n *numberOffer) look(left bool) {
	if n.below.offer != nil && n.below.offer.stays {
		return
	}
	n.below.ask(nil)
	for _, number := range desk.NewNumbers(n.before, n.e.Text) {
		if n.declined[strings.ToLower(number.Typed)] || !left && !number.Whole {
			continue
		}
		if o, ok := desk.OfferFor(n.work.index(), n.owner, number, words.Say); ok {
			n.below.ask(n.asking(o))
			return
		}
	}
}

func (n *numberOffer) asking(o desk.Offer) *offered {
	decline := func() {
		n.declined[strings.ToLower(o.Typed)] = true
		n.look(true)
	}
	take := func() { n.take(o) }
	text, accept := lang.L("Make “{{.Text}}” a figure?", words.Data{"Text": o.Typed}), lang.L("Make it a figure")
	if o.Existing.Ref != "" {
		text = lang.L("{{.Value}} is a figure already: {{.Name}}.", words.Data{"Value": o.Existing.Value, "Name": o.Existing.Name})
		accept = lang.L("Use it")
	} else if o.Guessed {
		take = func() { n.askName(o) }
	}
	return &offered{key: o.Typed + o.Existing.Ref, line: question(text, newLink(accept, take), newLink(lang.L("No"), decline))}
}

// askName asks what a measure is called, which the words before it do not say for
// certain. Enter alone takes what is suggested.
func (n *numberOffer) askName(o desk.Offer) {
	named := newEntry(false, o.Name)
	done := func() {
		if typed := strings.TrimSpace(named.Text); typed != "" {
			o.Name = typed
		}
		if o.Name == "" {
			return
		}
		n.below.ask(nil)
		n.take(o)
		n.work.focus(n.e)
	}
	named.enter = done
	named.escape = func() {
		n.below.ask(nil)
		n.declined[strings.ToLower(o.Typed)] = true
		n.work.focus(n.e)
	}
	say := lang.L("What is “{{.Text}}” called?", words.Data{"Text": o.Typed})
	if o.Name != "" {
		say = lang.L("What is “{{.Text}}” called? Enter takes what is suggested.", words.Data{"Text": o.Typed})
	}
	n.below.ask(&offered{
		key: "name\n" + o.Typed, stays: true, about: func() bool { return strings.Contains(n.e.Text, o.Typed) },
		line: flow.NewColumn(3, flow.NewProse(say, look.SizeSmall, look.Muted), named, flow.NewLine(12, newLink(lang.L("Make it a figure"), done), newLink(lang.L("No"), named.escape))),
	})
	n.work.focus(named)
}

// take puts a figure where the number stands, as one step.
func (n *numberOffer) take(o desk.Offer) {
	text := n.e.Text
	at := -1
	for _, now := range desk.AllNumbers(text) {
		if now.Typed == o.Typed {
			at = now.Start
			o.End = now.End
		}
	}
	if at < 0 {
		n.below.ask(nil)
		return
	}
	ref := o.Existing.Ref
	var steps desk.Steps
	said := lang.L("“{{.Text}}” refers to {{.Name}} now", words.Data{"Text": o.Typed, "Name": o.Existing.Name})
	if ref == "" {
		s := n.work.session.Solution()
		ref = o.NewID(&s)
		steps = desk.Steps{narrative.AddFact{At: -1, Fact: narrative.Quantity{
			Head: narrative.Head{ID: ref}, Name: narrative.Same(o.Name), Value: o.Quantity,
		}}}
		said = lang.L("“{{.Name}}” is a figure now: {{.Value}}", words.Data{
			"Name": o.Name, "Value": figures.English.Quantity(o.Quantity, figures.Form{Compact: true}),
		})
	}
	n.work.together(steps, said, n.owner, func() { n.set(text[:at] + "{" + ref + "}" + text[o.End:]) })
	n.before = n.e.Text
	n.look(true)
	n.work.offerUndo(said)
}
