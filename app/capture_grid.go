package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/flow"
	"bifocal/narrative"
)

// gridOf says which fields of a kind stand in its table, and how wide.
var gridOf = map[narrative.Kind]*struct {
	keys    []string
	weights []float32
}{
	narrative.KindComponent:  {[]string{"name", "type", "technology", "state"}, []float32{27, 31, 22, 20}},
	narrative.KindConnection: {[]string{"from", "to", "protocol"}, []float32{36, 36, 28}},
}

// tableSwitch goes from cards to tables and back.
func (c *capture) tableSwitch() fyne.CanvasObject {
	text := lang.L("Fill it in as a table")
	if c.asTable {
		text = lang.L("Show every field")
	}
	if c.switcher == nil {
		c.switcher = newLink(text, func() { c.showTables(!c.asTable) })
		c.switchLine = flow.NewColumn(0, flow.NewLine(0, c.switcher)).Padded(flow.Inset{Left: 26, Top: 2, Bottom: 4})
	}
	c.switcher.setText(text)
	return c.switchLine
}

// showTables shows components and connections as tables, or as cards.
func (c *capture) showTables(on bool) {
	c.asTable = on
	c.close()
	c.Show()
}

// gridItem is the table of a kind.
func (c *capture) gridItem(spec narrative.KindSpec) fyne.CanvasObject {
	if g, ok := c.grids[spec.Kind]; ok {
		g.sync()
		return c.gridLines[spec.Kind]
	}
	of := gridOf[spec.Kind]
	g := newGrid(c, spec.Kind, of.keys, of.weights)
	c.grids[spec.Kind] = g
	title := flow.NewRuns([]flow.Run{{Text: spec.Plural, Bold: true}}, theme.SizeNameText, theme.ColorNameForeground)
	line := newCard(flow.NewColumn(4, title, g).Padded(flow.Inset{Left: 8, Top: 8, Right: 4, Bottom: 6})).on("")
	c.gridLines[spec.Kind] = flow.NewColumn(0, line).Padded(flow.Inset{Top: 2, Bottom: 6})
	return c.gridLines[spec.Kind]
}
