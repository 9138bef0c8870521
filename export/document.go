// Package export holds the document tree: what a brief says and in which
// order, as a plain value that knows nothing about PDF, DOCX, HTML or
// Markdown. A renderer package draws the tree; nothing in it is computed
// while drawing.
package export

import (
	"time"

	"bifocal/export/artwork"
	"bifocal/export/house"
	"bifocal/export/origin"
)

// Document is one brief, ready to be rendered. The zero value is a valid,
// empty document.
type Document struct {
	// Title and Subtitle open the title block.
	Title, Subtitle string
	// Kind names the brief to its reader, for example "Executive brief".
	Kind string
	// Accent chooses the colour that tells the two framings apart.
	Accent Accent
	// Colours replace those of the accents, by Accent, as "#RRGGBB"; empty keeps one.
	Colours [2]string
	// Logo is a PNG or JPEG image, printed small at the head of the first page, or
	// large on the cover; it may be empty.
	Logo []byte
	// Art is a logo that is drawn, in the place of Logo; nil for none.
	Art *artwork.Art
	// Faces are what text is set in, where a format can carry them.
	Faces Faces
	// Cover opens the brief with a page of its own; nil for none.
	Cover *Cover
	// Watermark is set across every page, pale, as nothing a reader is told of; it
	// may be empty.
	Watermark string
	// Contact is whom the reader asks.
	Contact Contact
	// Author, Organisation and Customer are printed in the title block and
	// written to the file's metadata.
	Author, Organisation, Customer string
	// CustomerHead is the customer as the running head names it, without the
	// article that the name has in a sentence.
	CustomerHead string
	// Language is a BCP 47 tag such as "en". Empty means "en".
	Language string
	// Date is the date of the brief. It also dates the file, so the same
	// document always gives the same bytes.
	Date time.Time
	// Budget is the number of pages the brief should fit on; 0 is as many as it
	// takes. White space gives way to it, type never does.
	Budget int
	// Cuts are the steps that make the brief shorter where it does not fit its
	// budget otherwise, what is missed least first.
	Cuts []Cut
	// Paper is the sheet the brief is set on.
	Paper Paper
	// Facing says that the brief is set in two columns on sheets lying on their
	// side: each section on the left, and what faces it on the right.
	Facing bool
	// Confidentiality is printed in the footer of every page; it may be empty.
	Confidentiality string
	// OwnFaces leaves it at the faces that come with the program: characters that
	// these lack are not looked for in the faces of the machine, so that the same
	// document gives the same bytes everywhere.
	OwnFaces bool
	// Origin is what the file says, unseen, of where it comes from; the zero value is
	// nothing.
	Origin origin.Mark
	// Words are the few fixed words a renderer adds itself; the zero value is
	// English.
	Words Words
	// Lead is the first box: what the reader must have read if nothing else.
	Lead []Block
	// Sections follow in reading order.
	Sections []Section

	language house.Language // of the figures in pictures; "" is as the solution is told
}

// Section is one theme of the brief.
type Section struct {
	// Theme is the key of the theme ("money"); it is never printed.
	Theme string
	// Label is the small running label over the heading ("The decision").
	Label string
	// Heading is an assertion that makes sense read alone.
	Heading string
	// Blocks follow in reading order. A section with a heading and no blocks is
	// printed as its heading; one with neither heading nor blocks is left out.
	Blocks []Block
	// Facing is the same theme as the other reader is told of it. It is there only
	// in a document that is Facing; either side may be empty.
	Facing *Section
	// Across is what both readers look at: it stands under the two columns, over
	// the width of both. Only what is Facing has it.
	Across []Block
	// Side is where a section stood that Unfolded has put behind others.
	Side Side
}

// Side is a place in a document that is Facing.
type Side int

// The sides; a section of any other document has none.
const (
	NoSide Side = iota
	LeftSide
	RightSide
	BothSides // across the two
)

// Accent is the colour family of a document.
type Accent int

// The accents: warm for executives, cool for engineers.
const (
	Executive Accent = iota
	Engineering
)

// Paper is a sheet size, always upright.
type Paper int

// The papers: A4 is 210 x 297 mm, Letter 8.5 x 11 inches.
const (
	A4 Paper = iota
	Letter
)

// Words are the words a renderer adds to the author's text. Each empty field
// stands for its English value, so that another language sets only these.
type Words struct {
	// PreparedFor stands before the customer's name; English "Prepared for".
	PreparedFor string
	// Page is the page counter; {page} and {pages} are replaced. English
	// "Page {page} of {pages}".
	Page string
	// Left and Right head the columns of a document that is Facing; English
	// "Executive" and "Engineering".
	Left, Right string
	// Continued is the label of a row that goes on from the page before; {label}
	// is replaced. English "{label}, continued".
	Continued string
	// Contact heads whom the reader asks; English "Contact".
	Contact string
	// PreparedBy stands over who the brief is from, and Dated over its date, on a
	// cover; English "Prepared by" and "Date".
	PreparedBy, Dated string
	// Date is the date as the reader writes it. Empty: "2 January 2006" when
	// the language is English, otherwise the ISO form; nothing for a zero Date.
	Date string
}
