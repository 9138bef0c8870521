package desk

import "bifocal/export"

// Names are the file names that a batch has used up.
type Names = export.Names
