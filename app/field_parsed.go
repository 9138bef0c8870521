package app

import (
	"errors"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"bifocal/app/desk"
	"bifocal/app/words"
	"bifocal/narrative"
	"bifocal/narrative/figures"
)

// parser reads what a field of values holds, and writes it.
type parser struct {
	read  func(string) (any, error)
	write func(any) string
	empty any
}

var (
	quantityParser = parser{
		read: func(s string) (any, error) { return figures.Parse(s) },
		write: func(v any) string {
			q, _ := v.(figures.Quantity)
			if q.IsZero() {
				return ""
			}
			return figures.English.Quantity(q, figures.Form{})
		},
		empty: figures.Quantity{},
	}
	whenParser = parser{
		read: func(s string) (any, error) { return figures.ParseWhen(s) },
		write: func(v any) string {
			w, _ := v.(figures.When)
			if w.IsZero() {
				return ""
			}
			return figures.English.When(w)
		},
		empty: figures.When{},
	}
	yearsParser = parser{
		read: func(s string) (any, error) {
			n, err := strconv.Atoi(s)
			if err != nil || n < 1 || n > 50 {
				return nil, errors.New(lang.L("a number of years from 1 to 50, for example 5"))
			}
			return n, nil
		},
		write: func(v any) string {
			if n, _ := v.(int); n != 0 {
				return strconv.Itoa(n)
			}
			return ""
		},
		empty: 0,
	}
	currencyParser = parser{
		read: func(s string) (any, error) {
			if !figures.IsCurrency(s) {
				return nil, errors.New(lang.L("not the code of a currency; for example USD, EUR or CHF"))
			}
			return s, nil
		},
		write: func(v any) string { s, _ := v.(string); return s },
		empty: "",
	}
)

func parserFor(t narrative.FieldType) parser {
	if t == narrative.WhenField {
		return whenParser
	}
	return quantityParser
}

// parsedField is a value typed as text. What cannot be read is shown as an
// error when the focus leaves; the last value that could be read is kept, and
// so is what was typed.
type parsedField struct {
	fieldColumn
	b      binding
	e      *entry
	parse  parser
	drafts map[string]string
	money  func() string // the currency of the solution; may be nil
	misled func()        // what is not understood has changed; may be nil
	after  after
	doubts func(any) string
	inside bool // has the focus

	waiting func() // ends the wait for a pause after which a value is stored; nil where none waits
	before  any    // what was stored when the field got the focus
	stored  bool   // since then a pause has stored something
}

// after runs a function on the window's goroutine when some time is over,
// unless it is called off.
type after func(d time.Duration, f func()) (callOff func())

// valuePause is how long a text must stay readable to be stored while one
// types: "12" on the way to "12 %" is no value that anybody meant.
const valuePause = 600 * time.Millisecond

func newParsedField(b binding, p formPlace, parse parser) *parsedField {
	e := newEntry(false, b.field.Example)
	f := &parsedField{fieldColumn: newFieldColumn(b.field, p, e), b: b, e: e, parse: parse, drafts: p.drafts, misled: p.misled, money: p.money, after: p.after, doubts: p.doubts}
	p.wire(e, f.typed, nil)
	e.keys = func(k *fyne.KeyEvent) bool { return k.Name == fyne.KeyEscape && f.giveUp() }
	seen := e.focused
	e.focused = func(on bool) {
		f.inside = on
		if on {
			f.before, f.stored = f.b.get(), false
		} else {
			f.left()
		}
		seen(on)
	}
	if b.field.Type != narrative.WhenField {
		p.offers.twins(f)
	}
	f.sync()
	return f
}

func (f *parsedField) typed(text string) {
	f.callOff()
	f.below.ask(nil) // it was about what stood here
	_, err := f.value(text)
	if err != nil {
		f.drafts[f.b.id] = text
		if f.stored { // the beginning of what is no value was none either
			f.stored = false
			f.b.set(f.before)
		}
		if f.fault.Visible() {
			f.complain(f.reason(err)) // it is said already; keep it true
		}
		return
	}
	if _, was := f.drafts[f.b.id]; was {
		delete(f.drafts, f.b.id)
		f.tell()
	}
	f.complain("")
	f.waiting = f.after(valuePause, func() {
		f.stored = true
		f.commit()
		f.complain(f.doubt())
	})
}

func (f *parsedField) callOff() {
	if f.waiting != nil {
		f.waiting()
		f.waiting = nil
	}
}

// commit stores a value that waits for a pause.
func (f *parsedField) commit() {
	if f.waiting == nil {
		return
	}
	f.callOff()
	if v, err := f.value(f.e.Text); err == nil {
		f.b.set(v)
	}
}

func (f *parsedField) value(text string) (any, error) {
	if text == "" {
		return f.parse.empty, nil
	}
	return f.parse.read(text)
}

// left shows the value as it was understood, or what is wrong with it.
func (f *parsedField) left() {
	f.commit()
	if _, err := f.value(f.e.Text); err != nil {
		if f.spread() {
			return
		}
		f.complain(f.reason(err))
		f.tell()
		return
	}
	f.sync()
}

// spread gives what is the way from one value to another to the fields it is for.
func (f *parsedField) spread() bool {
	if f.b.span == nil {
		return false
	}
	text := f.e.Text
	if _, _, _, ok := figures.ParseSpan(text); !ok {
		return false
	}
	delete(f.drafts, f.b.id) // it is understood
	if !f.b.span(text) {
		f.drafts[f.b.id] = text
		return false
	}
	f.complain("")
	f.tell()
	f.sync()
	return true
}

// giveUp goes back from what could not be read to the value that stays, and reports
// whether there was anything to give up.
func (f *parsedField) giveUp() bool {
	if _, ok := f.drafts[f.b.id]; !ok {
		return false
	}
	f.callOff()
	delete(f.drafts, f.b.id)
	f.complain("")
	f.e.show(f.parse.write(f.b.get()))
	f.tell()
	return true
}

func (f *parsedField) tell() {
	if f.misled != nil {
		f.misled()
	}
}

func (f *parsedField) reason(err error) string {
	text := err.Error()
	var pe *figures.ParseError
	if errors.As(err, &pe) {
		text = pe.Reason
		if end := pe.Reason[max(0, len(pe.Reason)-1):]; !strings.ContainsAny(end, "0123456789") { // else it names the day or the quarter itself
			text = lang.L("{{.Reason}}; for example {{.Example}}", words.Data{"Reason": pe.Reason, "Example": f.example()})
		}
	}
	text = sentence(text)
	if kept := f.parse.write(f.b.get()); kept != "" {
		text += " " + lang.L("Until then it stays {{.Value}}; Esc goes back to it.", words.Data{"Value": kept})
	}
	return text
}

// example is that of the field, in the currency of the solution.
func (f *parsedField) example() string {
	if f.money == nil {
		return f.b.field.Example
	}
	return desk.InCurrency(f.b.field.Example, f.money())
}

func (f *parsedField) sync() {
	f.below.follow()
	if now := f.example(); f.e.PlaceHolder != now {
		f.e.SetPlaceHolder(now)
	}
	if f.waiting != nil {
		return // what is typed is newer
	}
	if draft, ok := f.drafts[f.b.id]; ok {
		f.e.show(draft)
		if _, err := f.value(draft); err != nil {
			f.complain(f.reason(err))
		}
		return
	}
	want := f.parse.write(f.b.get())
	if f.inside {
		// While the user types, "1200" must not become "1,200" under the cursor.
		if v, err := f.value(f.e.Text); err == nil && f.parse.write(v) == want {
			f.complain(f.doubt())
			return
		}
	}
	f.complain(f.doubt())
	f.e.show(want)
}

// doubt says why the value that is stored does not fit, or "".
func (f *parsedField) doubt() string {
	if f.doubts == nil {
		return ""
	}
	return f.doubts(f.b.get())
}

func (f *parsedField) first() fyne.Focusable { return f.e }
