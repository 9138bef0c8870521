package app

import (
	"context"
	"slices"
	"strings"

	"bifocal/narrative"
)

// Settings of the library that say which pictures are shown.
const (
	picturesSetting = "view.pictures"        // "off", or nothing
	foldedSetting   = "view.pictures.folded" // the groups of the capture pane whose picture is folded, a line each
)

// pictureChoice is which pictures the user wants to see.
type pictureChoice struct {
	env     Env
	off     bool
	folded  map[narrative.Group]*bool
	changed func() // the pictures that are shown follow
}

func newPictureChoice(env Env) *pictureChoice {
	return &pictureChoice{env: env, folded: map[narrative.Group]*bool{}, changed: func() {}}
}

// load looks up what was chosen last, and calls told when that is known.
func (c *pictureChoice) load(told func()) {
	c.env.Background(func() {
		ctx := context.Background()
		off, errOff := c.env.Library.Setting(ctx, picturesSetting)
		folded, errFolded := c.env.Library.Setting(ctx, foldedSetting)
		if errOff != nil || errFolded != nil {
			return // then all are shown
		}
		c.env.OnUI(func() {
			c.off = off == "off"
			for _, g := range strings.Split(folded, "\n") {
				if g != "" {
					*c.of(narrative.Group(g)) = true
				}
			}
			told()
			c.changed()
		})
	})
}

// of is whether the picture of a group is folded.
func (c *pictureChoice) of(g narrative.Group) *bool {
	if c.folded[g] == nil {
		c.folded[g] = new(bool)
	}
	return c.folded[g]
}

// toggle shows or hides all pictures.
func (c *pictureChoice) toggle() {
	c.off = !c.off
	c.remember()
	c.changed()
}

// fold folds a picture of the capture pane, or unfolds it.
func (c *pictureChoice) fold(folded *bool) {
	*folded = !*folded
	c.remember()
	c.changed()
}

func (c *pictureChoice) remember() {
	off := ""
	if c.off {
		off = "off"
	}
	var groups []string
	for g, folded := range c.folded {
		if *folded {
			groups = append(groups, string(g))
		}
	}
	slices.Sort(groups)
	c.env.Background(func() {
		ctx := context.Background()
		// Only a convenience: nothing is lost where it is not remembered.
		_ = c.env.Library.SetSetting(ctx, picturesSetting, off)
		_ = c.env.Library.SetSetting(ctx, foldedSetting, strings.Join(groups, "\n"))
	})
}
