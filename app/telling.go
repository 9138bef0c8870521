package app

// count says over both framings how often they tell the open fact. Of one that
// holds nothing yet nothing is said: it is counted somewhere at most.
func (f *framings) count() {
	fact := f.fact
	if fact != "" && f.empty != nil && f.empty(fact) {
		fact = ""
	}
	times := f.view.Told(fact)
	for i, h := range f.heads {
		h.tell(fact, times[i])
	}
}

// nextTold brings the next block of a side that tells the open fact to the top, from
// the first one on, and after the last the first one again.
func (f *framings) nextTold(side int) {
	var tops []float32
	for _, r := range f.rows {
		c := r.cells[side]
		c.each(func(b *block) {
			if b.tells(f.fact) {
				tops = append(tops, r.top+b.Position().Y)
			}
		})
	}
	if len(tops) == 0 {
		return
	}
	f.scrollTo(tops[f.led[side]%len(tops)] - 40)
	f.led[side]++
}
