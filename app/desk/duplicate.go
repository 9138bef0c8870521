package desk

import "bifocal/narrative"

// Duplicate returns a copy of a solution under another title and a new ID, as
// a draft: nothing of it was handed out.
func Duplicate(s narrative.Solution, title string) narrative.Solution {
	s.ID, s.Title, s.Status = narrative.NewSolutionID(), title, narrative.Draft
	return s
}

// CopyTitle names a copy: title(n) is the title of the nth copy, for n of 1
// without a number. A copy of a copy is the next copy.
func CopyTitle(of string, title func(base string, n int) string) string {
	for n := 1; n < 100; n++ {
		mark := title("", n)
		if base := trimMark(of, mark); base != "" {
			return title(base, n+1)
		}
	}
	return title(of, 1)
}

func trimMark(title, mark string) string {
	if len(mark) == 0 || len(title) <= len(mark) || title[len(title)-len(mark):] != mark {
		return ""
	}
	return title[:len(title)-len(mark)]
}
