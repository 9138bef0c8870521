package export

import (
	"iter"
	"strings"
)

// Role says what a passage is in its document.
type Role int

// The roles, in the order a document first meets them.
const (
	RoleKind Role = iota
	RoleTitle
	RoleSubtitle
	RoleCustomer
	RoleOrganisation
	RoleAuthor
	RoleLabel
	RoleHeading
	RoleText
	RoleItem
	RoleCaption
	RoleHeader
	RoleCell
	RoleTerm
	RoleNote
	RoleContact
	RoleConfidentiality
)

// Passage is one stretch of text that reads as a unit: a heading, a paragraph
// with its run-in heading, a table cell.
type Passage struct {
	// Section is the index in Document.Sections, or -1 outside of them (title
	// block, lead box, footer).
	Section int
	Role    Role
	Text    string
}

// Passages yields every non-empty passage of the document in reading order.
func (d *Document) Passages() iter.Seq[Passage] {
	return func(yield func(Passage) bool) {
		w := walker{section: -1, yield: yield}
		w.text(RoleKind, d.Kind)
		w.text(RoleTitle, d.Title)
		w.text(RoleSubtitle, d.Subtitle)
		w.text(RoleCustomer, d.Customer)
		w.text(RoleOrganisation, d.Organisation)
		w.text(RoleAuthor, d.Author)
		w.blocks(d.Lead)
		for i, s := range d.Sections {
			w.section = i
			w.text(RoleLabel, s.Label)
			w.text(RoleHeading, s.Heading)
			w.blocks(s.Blocks)
			if f := s.Facing; f != nil {
				w.text(RoleLabel, f.Label)
				w.text(RoleHeading, f.Heading)
				w.blocks(f.Blocks)
			}
			w.blocks(s.Across)
		}
		w.section = -1
		for _, line := range d.Contact.Lines() {
			w.text(RoleContact, Plain(line))
		}
		w.text(RoleConfidentiality, d.Confidentiality)
	}
}

// Plain returns the text of the document in reading order, one passage a line.
// The words a renderer adds (page numbers, bullets, "Prepared for") are not in
// it.
func (d *Document) Plain() string {
	var b strings.Builder
	for p := range d.Passages() {
		b.WriteString(p.Text)
		b.WriteByte('\n')
	}
	return b.String()
}

// Plain returns the text of spans without their styles.
func Plain(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// runIn joins a run-in heading and the text after it with one space.
func runIn(lead string, spans []Span) string {
	text := Plain(spans)
	if lead == "" || text == "" {
		return lead + text
	}
	return lead + " " + text
}

type walker struct {
	section int
	stopped bool
	yield   func(Passage) bool
}

func (w *walker) text(role Role, s string) {
	if w.stopped || strings.TrimSpace(s) == "" {
		return
	}
	w.stopped = !w.yield(Passage{Section: w.section, Role: role, Text: s})
}

func (w *walker) blocks(blocks []Block) {
	for _, b := range blocks {
		if w.stopped {
			return
		}
		w.block(b)
	}
}

func (w *walker) block(b Block) {
	switch b := b.(type) {
	case Paragraph:
		w.text(RoleText, runIn(b.Lead, b.Spans))
	case List:
		for _, it := range b.Items {
			w.text(RoleItem, runIn(it.Lead, it.Spans))
			w.text(RoleNote, Plain(it.Note))
		}
	case Table:
		w.text(RoleCaption, b.Caption)
		for _, c := range b.Columns {
			w.text(RoleHeader, c.Header)
		}
		for _, row := range b.Rows {
			for _, c := range row {
				w.text(RoleCell, Plain(c.Spans))
			}
		}
		w.text(RoleNote, Plain(b.Note))
	case Definitions:
		for _, d := range b.Entries {
			w.text(RoleTerm, d.Term)
			w.text(RoleText, Plain(d.Spans))
		}
	case Picture:
		w.text(RoleCaption, b.Caption)
	case Callout:
		w.text(RoleLabel, b.Label)
		w.blocks(b.Blocks)
	}
}
