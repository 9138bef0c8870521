package desk

import "regexp"

var (
	quotedText = regexp.MustCompile(`\{[^}\n]*\}|"[^"\n]*"|“[^”\n]*”|‘[^’\n]*’|„[^“\n]*“|«[^»\n]*»`)
	fileName   = regexp.MustCompile(`(?i)[^\n:;("]*\.(json|pdf|docx|html?|md|markdown|age|db|png|svg|jpe?g|csv|tsv|tab)\b`)
	folderName = regexp.MustCompile(`(?:[A-Za-z]:\\|\\\\|/)[^\n:;("]*`)
)

// Unnamed is what went wrong as it may be handed to whoever looks into it: without what
// is quoted of a solution, and without the names of files and folders, which are often
// those of customers. What kind of file it was stays.
func Unnamed(report string) string {
	report = quotedText.ReplaceAllString(report, "“…”")
	report = fileName.ReplaceAllString(report, " ….$1")
	return folderName.ReplaceAllString(report, "…")
}
