package desk

import "strings"

// plain are the names of folders and files that say nothing about anybody.
var plain = map[string]bool{
	"": true, "~": true, ".": true, "..": true, ".local": true, "share": true, ".config": true, "library": true,
	"application support": true, "appdata": true, "roaming": true, "local": true, "documents": true, "desktop": true,
	"home": true, "users": true, "tmp": true, "mnt": true, "media": true, "volumes": true, "var": true, "data": true,
	"bifocal": true, "bifocal.db": true, "library.db": true, "example-library": true, "onedrive": true, "dropbox": true, "icloud": true,
}

// Discreet returns a path that can be shown to anybody: the home folder is "~",
// and folders and files that may bear a name are "…". What says where the
// trouble comes from, such as a network folder or a kind of disk, stays.
func Discreet(path, home string) string {
	path, home = strings.ReplaceAll(path, `\`, "/"), strings.TrimRight(strings.ReplaceAll(home, `\`, "/"), "/")
	if home != "" && (path == home || strings.HasPrefix(path, home+"/")) {
		path = "~" + path[len(home):]
	}
	parts := strings.Split(path, "/")
	for i, p := range parts {
		drive := i == 0 && len(p) == 2 && p[1] == ':'
		if plain[strings.ToLower(p)] || drive {
			continue
		}
		hidden := "…"
		if dot := strings.LastIndexByte(p, '.'); i == len(parts)-1 && dot > 0 && len(p)-dot <= 5 {
			hidden += p[dot:]
		}
		parts[i] = hidden
	}
	return strings.Join(parts, "/")
}
