package drawing

import (
	"slices"
	"strings"

	"bifocal/narrative"
)

// Landscape says which components an architecture shows.
type Landscape uint8

// The landscapes.
const (
	Both   Landscape = iota // today's and the target in one
	Today                   // without what is new
	Target                  // without what is retired
)

// Architecture draws components and connections in layers, callers above what
// they call. The type of a component shows in its shape and is written in it;
// its state shows in colour, outline and a sign. Connections carry what goes
// across; where there is no room for that, they carry numbers, and a list below
// tells what they mean. It reports false where there is no component.
//
// The drawing is as wide as the sheet, except where a very dense net of
// connections leaves no other way than a wider one.
func Architecture(x *narrative.Index, s Sheet, l Landscape) (Drawing, bool) {
	a := architecture{pen: s.pen(x), known: map[string]int{}}
	a.collect(l)
	if len(a.parts) == 0 {
		return Drawing{}, false
	}
	a.describe()
	return a.drawing(a.words.Architecture, a.draw()), true
}

type architecture struct {
	*pen
	parts []*part
	known map[string]int // the place in parts of a component
	links []*link
	boxW  float64
	name  style
	keyed []*link // those with a number, in its order

	layouts []*layered // of the groups that hang together
}

// part is a component.
type part struct {
	narrative.Component
	name, detail string
	state        string
	self         *link // its connections with itself
	nameLines    []string
	detailLines  []string
	rect         Rect
}

// link is the connections from one component to another that the caller treats
// alike.
type link struct {
	from, to  int
	async     bool
	facts     []string
	data      string
	protocol  string
	number    int // 0 where the label stands beside the line
	label     label
	connected []narrative.Connection
}

// collect takes the components of the landscape, and the connections that have
// both their ends in it.
func (a *architecture) collect(l Landscape) {
	for _, f := range a.x.Solution.Facts {
		c, ok := f.(narrative.Component)
		if _, taken := a.known[c.ID]; !ok || taken && c.ID != "" {
			continue
		}
		state := c.State
		switch state {
		case narrative.StateNew, narrative.StateChanged, narrative.StateRetired:
		default:
			state = narrative.StateExisting
		}
		if l == Today && state == narrative.StateNew || l == Target && state == narrative.StateRetired {
			continue
		}
		p := &part{Component: c, state: state, name: upper(clean(c.Name))}
		if p.name == "" {
			p.name = upper(a.words.Unnamed)
		}
		p.detail = joinedBy(": ", a.kind(c.Type), a.say(c.ID, c.Technology))
		a.known[c.ID] = len(a.parts)
		a.parts = append(a.parts, p)
	}
	type key struct {
		from, to int
		async    bool
	}
	links := map[key]*link{}
	for _, f := range a.x.Solution.Facts {
		c, ok := f.(narrative.Connection)
		if !ok {
			continue
		}
		from, ok := a.known[c.From]
		to, ok2 := a.known[c.To]
		if !ok || !ok2 {
			continue
		}
		k := key{from, to, c.Mode == "asynchronous"}
		l, ok := links[k]
		if !ok {
			l = &link{from: from, to: to, async: k.async}
			links[k] = l
			a.links = append(a.links, l)
		}
		l.connected = append(l.connected, c)
		l.facts = facts(append(l.facts, c.ID)...)
		l.data = joinedBy("; ", l.data, a.say(c.ID, c.Data))
		if protocol := clean(c.Protocol); !slices.Contains(strings.Split(l.protocol, ", "), protocol) {
			l.protocol = joinedBy(", ", l.protocol, protocol)
		}
	}
	for _, l := range a.links {
		if l.from != l.to {
			continue
		}
		if p := a.parts[l.from]; p.self == nil {
			p.self = l
		} else {
			p.self.facts = facts(append(p.self.facts, l.facts...)...)
			p.self.data = joinedBy("; ", p.self.data, l.data)
			p.self.connected = append(p.self.connected, l.connected...)
		}
	}
	a.links = slices.DeleteFunc(a.links, func(l *link) bool { return l.from == l.to })
}

// joinedBy joins two texts, either of which may be empty.
func joinedBy(between, a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + between + b
}

func (a *architecture) kind(of string) string {
	if word, ok := a.words.Kinds[of]; ok {
		return word
	}
	return clean(of)
}

// whole is what a connection carries, in one line.
func (l *link) whole() string {
	if l.data == "" || l.protocol == "" {
		return l.data + l.protocol
	}
	return l.data + " [" + l.protocol + "]"
}

func (a *architecture) describe() {
	for _, p := range a.parts {
		state := a.words.States[p.state]
		a.note(p.name + ": " + joinedBy(", ", p.detail, state) + ".")
	}
	tell := func(l *link) {
		for _, c := range l.connected {
			from, to := a.parts[l.from].name, a.parts[l.to].name
			what := joinedBy(a.words.Comma, a.say(c.ID, c.Data), clean(c.Protocol))
			if what == "" {
				a.note(fill(a.words.Connects, "from", from, "to", to))
				continue
			}
			a.note(fill(a.words.Carries, "from", from, "to", to, "what", what))
		}
	}
	for _, l := range a.links {
		tell(l)
	}
	for _, p := range a.parts {
		if p.self != nil {
			tell(p.self)
		}
	}
}
