package house

import (
	"context"
	"fmt"

	"bifocal/narrative"
)

// Shelf is where house styles are kept, as their JSON forms.
type Shelf interface {
	Style(ctx context.Context, name string) (body []byte, called string, err error)
	DefaultStyle(ctx context.Context) (body []byte, called string, err error)
}

// Named returns the style of a name.
func Named(ctx context.Context, shelf Shelf, name string) (*Style, error) {
	body, called, err := shelf.Style(ctx, name)
	if err != nil {
		return nil, err
	}
	return kept(body, called, Decode)
}

// Of returns the style that the briefs of a solution are made in: the one that the
// solution remembers, or else the default; nil where there is neither. Lost is the
// name that it remembers where that style is not there any more. Read is [Decode], or
// what remembers styles that it has read.
func Of(ctx context.Context, shelf Shelf, s *narrative.Solution, read func(body []byte) (Style, error)) (style *Style, lost string, err error) {
	if s.HouseStyle != "" {
		body, called, err := shelf.Style(ctx, s.HouseStyle)
		if err == nil {
			style, err = kept(body, called, read)
			return style, "", err
		}
		lost = s.HouseStyle // what else is wrong with the shelf shows with the default
	}
	body, called, err := shelf.DefaultStyle(ctx)
	if err != nil || called == "" {
		return nil, lost, err
	}
	style, err = kept(body, called, read)
	return style, lost, err
}

func kept(body []byte, called string, read func([]byte) (Style, error)) (*Style, error) {
	s, err := read(body)
	if err != nil {
		return nil, fmt.Errorf("the house style %q cannot be read: %w", called, err)
	}
	s.Name = called
	return &s, nil
}
