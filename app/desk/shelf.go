package desk

import (
	"encoding/json"
	"slices"

	"bifocal/narrative"
	"bifocal/narrative/library"
)

// Room is one of the places of the library: what one works on, what is put
// away, and what was deleted.
type Room int

// The rooms.
const (
	Current Room = iota
	Archive
	Bin
)

// Live lists the statuses of what one works on, in the order of a solution's
// life.
var Live = slices.DeleteFunc(slices.Clone(narrative.Statuses), func(s narrative.Status) bool { return s == narrative.Archived })

// Order is how a list is sorted.
type Order struct {
	By      library.Sort
	Reverse bool
}

// Shelf is the state of the library view: what is asked for, what of it is
// here, where the cursor is and what is chosen. The zero value shows all that
// one works on, the last changed first.
type Shelf struct {
	text     string
	room     Room
	statuses []narrative.Status
	customer string
	order    Order  // of lists
	searched *Order // of the search under way; nil: the best first

	turn    int // of the newest question
	shown   int // the turn of what is here
	rows    map[int]library.Entry
	asked   map[int]bool // the pages that were asked for in this turn, by their first row
	length  int
	counted bool // length is how many there are, not how many are known of

	cursor int // -1: none
	anchor int // where a range begins
	chosen map[string]library.Entry
	picked []string // the keys of chosen in the order of choosing
}

// NewShelf returns the state at the start.
func NewShelf() *Shelf {
	return &Shelf{order: Order{By: library.ByChanged}, rows: map[int]library.Entry{}, asked: map[int]bool{}, cursor: -1, chosen: map[string]library.Entry{}}
}

// PageSize is how many rows are asked for at once.
const PageSize = 50

// Text returns what is searched for.
func (s *Shelf) Text() string { return s.text }

// Room returns the place that is shown.
func (s *Shelf) Room() Room { return s.room }

// Customer returns the customer that is shown alone, or "".
func (s *Shelf) Customer() string { return s.customer }

// Statuses returns those that are shown alone, in the order of a solution's
// life; none means all of the room.
func (s *Shelf) Statuses() []narrative.Status { return s.statuses }

// Search sets what is searched for. A new search begins with the best match.
func (s *Shelf) Search(text string) {
	if text == s.text {
		return
	}
	if text == "" || s.text == "" {
		s.searched = nil
	}
	s.text = text
	s.elsewhere()
}

// Enter goes to a room. Statuses are filters of the current room alone.
func (s *Shelf) Enter(r Room) {
	if r == s.room {
		return
	}
	s.room, s.statuses = r, nil
	s.elsewhere()
}

// Toggle shows a status too, or no longer. All or none of them are the same.
func (s *Shelf) Toggle(status narrative.Status) {
	wanted := func(o narrative.Status) bool { return slices.Contains(s.statuses, o) != (o == status) }
	var next []narrative.Status
	for _, o := range Live {
		if wanted(o) {
			next = append(next, o)
		}
	}
	if len(next) == len(Live) {
		next = nil
	}
	s.statuses = next
	s.elsewhere()
}

// ShowStatuses shows some statuses alone; none: all.
func (s *Shelf) ShowStatuses(only ...narrative.Status) {
	s.statuses = only
	s.elsewhere()
}

// ShowCustomer shows one customer alone, or with "" all of them.
func (s *Shelf) ShowCustomer(name string) {
	if name != s.customer {
		s.customer = name
		s.elsewhere()
	}
}

// Filtered reports whether a status or a customer is shown alone.
func (s *Shelf) Filtered() bool { return len(s.statuses) > 0 || s.customer != "" }

// Plain reports whether nothing is searched for and nothing filtered.
func (s *Shelf) Plain() bool { return s.text == "" && !s.Filtered() }

// ClearFilters shows all statuses and customers.
func (s *Shelf) ClearFilters() {
	if s.Filtered() {
		s.statuses, s.customer = nil, ""
		s.elsewhere()
	}
}

// elsewhere forgets what belongs to the list that was shown: nothing that is
// out of sight stays chosen.
func (s *Shelf) elsewhere() {
	s.cursor, s.anchor = -1, -1
	s.Clear()
	s.counted = false
}

// Order returns how the list is sorted.
func (s *Shelf) Order() Order {
	switch {
	case s.text == "":
		return s.order
	case s.searched != nil:
		return *s.searched
	}
	return Order{By: library.Best}
}

// SortBy sorts otherwise: of a search for as long as it goes on, of the list
// for good.
func (s *Shelf) SortBy(o Order) {
	if s.text == "" {
		s.order = o
	} else {
		s.searched = &o
	}
	s.elsewhere()
}

// Query returns what to ask the library, without a limit.
func (s *Shelf) Query() library.Query {
	o := s.Order()
	q := library.Query{Text: s.text, Customer: s.customer, Sort: o.By, Reverse: o.Reverse}
	switch s.room {
	case Current:
		q.Statuses = Live
		if len(s.statuses) > 0 {
			q.Statuses = s.statuses
		}
	case Archive:
		q.Statuses = []narrative.Status{narrative.Archived}
	case Bin:
		q.Deleted = true
	}
	return q
}

// orderNames are how orders are kept in the settings.
var orderNames = map[library.Sort]string{
	library.ByChanged: "changed", library.ByTitle: "title", library.ByCustomer: "customer", library.ByStatus: "status",
}

type keptOrder struct {
	By      string `json:"by"`
	Reverse bool   `json:"reverse,omitempty"`
}

// KeepOrder returns the order of lists as a setting.
func (s *Shelf) KeepOrder() string {
	data, err := json.Marshal(keptOrder{orderNames[s.order.By], s.order.Reverse})
	if err != nil {
		return "" // two plain values
	}
	return string(data)
}

// TakeOrder sets the order of lists from a setting; what it cannot read it
// leaves.
func (s *Shelf) TakeOrder(setting string) {
	var kept keptOrder
	if json.Unmarshal([]byte(setting), &kept) != nil {
		return
	}
	for by, name := range orderNames {
		if name == kept.By {
			s.order = Order{by, kept.Reverse}
		}
	}
}
