package narrative

// Replace makes the solution what another state of it is: header, facts,
// wordings, omissions and marks. The format and the ID stay.
type Replace struct{ With Solution }

// Apply replaces everything but the format and the ID.
func (e Replace) Apply(s Solution) (Solution, Edit, error) {
	next := own(e.With)
	next.Format, next.ID = s.Format, s.ID
	next.Facts = ownAll(e.With.Facts)
	next.Wordings = ownAll(e.With.Wordings)
	next.Omissions = ownAll(e.With.Omissions)
	next.Carried = ownAll(e.With.Carried)
	next.Asides = ownAll(e.With.Asides)
	return next, Replace{s}, nil
}

// ownAll copies a list with what is in it; no list stays none.
func ownAll[S ~[]E, E any](list S) S {
	if list == nil {
		return nil
	}
	out := make(S, len(list))
	for i, x := range list {
		out[i] = own(x)
	}
	return out
}
