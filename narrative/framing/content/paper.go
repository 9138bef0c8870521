package content

import (
	"slices"
	"strings"
)

// Paper is what a framing is written on: its short texts and its lists of facts
// stand one behind the other in a few large pieces of memory, where hundreds of
// small ones would take longer to get and to give back. The zero Paper is ready
// for use, by one goroutine.
type Paper struct {
	page  strings.Builder
	lists []string
}

const (
	// pageSize is small enough that a text which outlives its framing keeps little
	// else from being given back.
	pageSize = 4 << 10
	// listsSize is how many IDs there is room for at a time.
	listsSize = 128
	// longList is from how many IDs on a map of them is faster than a look at each.
	longList = 32
)

// room makes sure that n more bytes fit on the page, so that what is written
// there is never moved.
func (p *Paper) room(n int) {
	if p.page.Cap()-p.page.Len() < n {
		p.page = strings.Builder{}
		p.page.Grow(max(n, pageSize))
	}
}

// Write returns the pieces as one text.
func (p *Paper) Write(pieces ...string) string { return p.Join(pieces, "") }

// Join is strings.Join.
func (p *Paper) Join(pieces []string, between string) string {
	n := 0
	for _, s := range pieces {
		n += len(s) + len(between)
	}
	p.room(n)
	start := p.page.Len()
	for i, s := range pieces {
		if i > 0 {
			p.page.WriteString(between)
		}
		p.page.WriteString(s)
	}
	return p.page.String()[start:]
}

// Bytes returns what b holds as a text of its own.
func (p *Paper) Bytes(b []byte) string {
	p.room(len(b))
	start := p.page.Len()
	p.page.Write(b)
	return p.page.String()[start:]
}

// Facts joins lists of IDs and leaves out doubles. What it returns may be shared
// and has no room to append to.
func (p *Paper) Facts(parts ...[]string) []string {
	all, n := whole(parts)
	if n == 0 {
		return slices.Clip(all)
	}
	begin := p.roomForLists(n)
	p.lists = join(p.lists, n, parts)
	return slices.Clip(p.lists[begin:])
}

// More adds to a list of IDs those of another one that are not there yet; they
// are short. It changes neither.
func (p *Paper) More(list, more []string) []string {
	if !slices.ContainsFunc(more, func(id string) bool { return !slices.Contains(list, id) }) {
		return list
	}
	begin := p.roomForLists(len(list) + len(more))
	p.lists = append(p.lists, list...)
	for _, id := range more {
		if !slices.Contains(p.lists[begin:], id) {
			p.lists = append(p.lists, id)
		}
	}
	return slices.Clip(p.lists[begin:])
}

// roomForLists makes sure that a list of n IDs fits, and returns where it begins.
func (p *Paper) roomForLists(n int) int {
	if cap(p.lists)-len(p.lists) < n {
		p.lists = make([]string, 0, max(n, listsSize))
	}
	return len(p.lists)
}

// Facts is [Paper.Facts] where there is no paper at hand.
func Facts(parts ...[]string) []string {
	all, n := whole(parts)
	if n == 0 {
		return slices.Clip(all)
	}
	return slices.Clip(join(make([]string, 0, n), n, parts))
}

// join appends lists of n IDs to others.
func join(lists []string, n int, parts [][]string) []string {
	begin := len(lists)
	var seen map[string]bool
	if n > longList {
		seen = make(map[string]bool, n)
	}
	for _, part := range parts {
		for _, id := range part {
			if seen != nil && seen[id] || seen == nil && slices.Contains(lists[begin:], id) {
				continue
			}
			if seen != nil {
				seen[id] = true
			}
			lists = append(lists, id)
		}
	}
	return lists
}

// whole returns the one of several lists that holds all there is, as phrases of
// one fact share its list, or else how many IDs there are to join.
func whole(parts [][]string) (all []string, n int) {
	several := false
	for _, part := range parts {
		if len(part) == 0 || len(all) == len(part) && (&all[0] == &part[0] || len(all) == 1 && all[0] == part[0]) {
			continue
		}
		several = several || all != nil
		all, n = part, n+len(part)
	}
	if !several {
		return all, 0
	}
	return nil, n
}
