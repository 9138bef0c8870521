// Package fonts embeds the faces every brief is set in: Open Sans as the text
// face, DejaVu Sans for the characters Open Sans lacks (arrows, ticks,
// combining marks), DejaVu Sans Mono for code. README.md says where the files
// come from and how they were cut down.
package fonts

import _ "embed"

// The faces, as TrueType files. Callers must not change the bytes.
var (
	//go:embed OpenSans-Regular.ttf
	Regular []byte
	// Bold is the semibold weight: calmer than bold next to text of this size.
	//go:embed OpenSans-Semibold.ttf
	Bold []byte
	//go:embed OpenSans-Italic.ttf
	Italic []byte
	//go:embed OpenSans-SemiboldItalic.ttf
	BoldItalic []byte
	//go:embed DejaVuSans.ttf
	Symbols []byte
	//go:embed DejaVuSansMono.ttf
	Mono []byte
)
