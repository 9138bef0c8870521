package client

import (
	"context"
	"errors"
	"fmt"

	"bifocal/narrative/reword"
)

// tries is how often a text is asked for: a refused answer is asked for once more,
// with the reason.
const tries = 2

// Exchange is one request and what became of it, for the log.
type Exchange struct {
	Request  *reword.Request
	Received string // the answer as it came; "" where none did
	Outcome  string // suggested, refused, or what went wrong
	Usage    Usage
}

// Suggest asks for other words for a text, a second time where the first answer is
// refused. piece is called with the pieces of an answer as they come, and the number
// of the try that they belong to, from 1 on; note with each exchange when it is over;
// both from the calling goroutine, and both may be nil. The error is a
// *reword.Refused where the second answer is refused too, context.Canceled, or a
// *Failure.
func (c *Client) Suggest(ctx context.Context, r *reword.Request, piece func(try int, text string), note func(Exchange)) (reword.Suggestion, error) {
	request := r
	for try := 1; ; try++ {
		answer, err := c.exchange(ctx, request, try, piece, note)
		if err != nil {
			return reword.Suggestion{}, err
		}
		suggestion, err := request.Read(answer.Text)
		var refused *reword.Refused
		switch {
		case errors.As(err, &refused):
			tell(note, Exchange{request, answer.Text, "refused", answer.Usage})
			if try == tries {
				return reword.Suggestion{}, refused
			}
			request = r.Again(refused)
			continue
		case err != nil:
			return reword.Suggestion{}, err
		}
		outcome := "suggested"
		if len(suggestion.Findings) > 0 {
			outcome = "suggested, with findings"
		}
		tell(note, Exchange{request, answer.Text, outcome, answer.Usage})
		return suggestion, nil
	}
}

// Draft asks for the facts that notes state. taken says which IDs are given away.
// The error is one of reword.ErrDraft, context.Canceled, or a *Failure.
func (c *Client) Draft(ctx context.Context, r *reword.Request, taken func(id string) bool, piece func(try int, text string), note func(Exchange)) ([]reword.Proposal, []reword.Turned, error) {
	answer, err := c.exchange(ctx, r, 1, piece, note)
	if err != nil {
		return nil, nil, err
	}
	proposals, turned, err := r.ReadDraft(answer.Text, taken)
	outcome := fmt.Sprintf("%d proposed, %d turned down", len(proposals), len(turned))
	if err != nil {
		outcome = "refused"
		err = fmt.Errorf("%w; try again, or choose another model", err)
	}
	tell(note, Exchange{r, answer.Text, outcome, answer.Usage})
	return proposals, turned, err
}

// exchange asks once, and notes what went wrong.
func (c *Client) exchange(ctx context.Context, r *reword.Request, try int, piece func(int, string), note func(Exchange)) (Answer, error) {
	var each func(string)
	if piece != nil {
		each = func(text string) { piece(try, text) }
	}
	answer, err := c.Ask(ctx, r.Messages(), each)
	if err != nil {
		outcome := err.Error()
		if unsent(err) {
			outcome = NotSent + outcome
		}
		tell(note, Exchange{Request: r, Outcome: outcome})
	}
	return answer, err
}

// NotSent begins the outcome of a request that never left this computer.
const NotSent = "not sent: "

// unsent reports whether a failure means that no server was reached.
func unsent(err error) bool {
	return errors.Is(err, ErrUnreachable) || errors.Is(err, ErrTLS) || errors.Is(err, ErrNotLocal) || errors.Is(err, ErrPlainHTTP)
}

func tell(note func(Exchange), x Exchange) {
	if note != nil {
		note(x)
	}
}
