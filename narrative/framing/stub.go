package framing

import "bifocal/narrative"

// FrameIndexed is Frame for a solution whose index is at hand.
func FrameIndexed(x *narrative.Index, a narrative.Audience) Framing { return Framing{Audience: a} }
