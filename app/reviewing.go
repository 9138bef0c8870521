package app

import (
	"context"
	"slices"

	"bifocal/app/desk"
	"bifocal/assets/glossary"
	"bifocal/narrative"
	"bifocal/narrative/library"
	"bifocal/narrative/review"
)

// reviewing keeps the review of the open solution: it looks a moment after a
// change, beside the window, with the framings that are told anyway.
type reviewing struct {
	env      Env
	reviewer *desk.Reviewer
	pages    func() [2]int // of the two briefs, as far as they are known
	changed  func()        // it has found something else

	found   desk.Findings
	view    desk.View // what is told
	others  []review.Customer
	own     []glossary.Entry // the user's glossary
	asked   bool             // for the names of other customers
	blind   bool             // they could not be read
	waiting bool             // it looks in a moment
	hurry   bool             // it looks as soon as the next state is told
	closed  bool
}

func newReviewing(env Env, pages func() [2]int, changed func()) *reviewing {
	r := &reviewing{env: env, pages: pages, changed: changed}
	r.reviewer = desk.NewReviewer(env.Background, func(out desk.Reviewed) {
		found := desk.NewFindings(out) // still beside the window
		env.OnUI(func() {
			if !r.closed && found.Turn >= r.found.Turn {
				r.found = found
				r.changed()
			}
		})
	})
	return r
}

// told follows what is told.
func (r *reviewing) told(v desk.View) {
	r.view = v
	if r.hurry {
		r.look()
		return
	}
	r.soon()
}

// soon looks in a moment at what there is by then.
func (r *reviewing) soon() {
	if r.waiting || r.closed {
		return
	}
	r.waiting = true
	r.env.After(desk.ReviewAfter, func() {
		r.waiting = false
		r.look()
	})
}

// now looks at the next state without waiting: for what the user does in the
// review itself.
func (r *reviewing) now() { r.hurry = true }

func (r *reviewing) look() {
	r.hurry = false
	if r.closed || r.view.Of == nil {
		return
	}
	if !r.asked {
		r.askNames()
	}
	pages := r.pages()
	in := review.Input{Solution: r.view.Of, Framings: r.view.Framings, Others: r.others, Glossary: r.own, Pages: map[narrative.Audience]int{}}
	for i, a := range narrative.Audiences {
		in.Pages[a] = pages[i]
	}
	r.reviewer.Review(in)
}

// askNames reads the names of the customers of other solutions, which must not be
// in this one.
func (r *reviewing) askNames() {
	s := r.view.Of
	if s == nil {
		return // nothing is told yet; the first look asks
	}
	r.asked = true
	r.env.Background(func() {
		others, err := otherCustomers(context.Background(), r.env.Library, s)
		text, _ := r.env.Library.Setting(context.Background(), library.GlossarySetting) // without it the review asks for more
		own, _ := desk.ReadGlossary(text)
		r.env.OnUI(func() {
			r.explain(own.Entries())
			r.blind = err != nil
			if err == nil && len(others)+len(r.others) > 0 {
				r.others = others
				r.soon()
			}
		})
	})
}

// explain takes the user's glossary into account, at once where it is another one.
func (r *reviewing) explain(own []glossary.Entry) {
	if !slices.Equal(r.own, own) {
		r.own = own
		if r.asked {
			r.look()
		}
	}
}

// otherCustomers are the customers of all solutions but those for the same one.
func otherCustomers(ctx context.Context, l Library, s *narrative.Solution) ([]review.Customer, error) {
	all, err := l.CustomerNames(ctx)
	if err != nil {
		return nil, err
	}
	return others(all, s), nil
}

func others(all []library.CustomerNames, s *narrative.Solution) []review.Customer {
	var out review.Customers
	for _, c := range all {
		if c.Solution != s.ID {
			out.Add(review.Customer{Name: c.Name, Aliases: c.Aliases, Domains: c.Domains, People: c.People})
		}
	}
	return out.But(s.Customer.Name)
}

// close looks no more.
func (r *reviewing) close() { r.closed = true }
