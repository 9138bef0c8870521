package locale

import "testing"

func TestLanguageIsNamedWhereTheSystemNamesNone(t *testing.T) {
	for _, c := range []struct {
		env    map[string]string
		needed bool
	}{
		{map[string]string{"LANG": "C.UTF-8"}, true},
		{map[string]string{"LANG": "de_DE.UTF-8", "LC_ALL": "C.utf8"}, true},
		{map[string]string{"LANG": "POSIX.UTF-8"}, true},
		{map[string]string{"LANG": "C.UTF-8", "LC_MESSAGES": "de_DE.UTF-8"}, false},
		{map[string]string{"LANG": "C.UTF-8", "LANGUAGE": "de"}, false},
		{map[string]string{"LANG": "C"}, false}, // which Fyne knows
		{map[string]string{"LANG": "de_DE.UTF-8"}, false},
		{map[string]string{"LANG": "not a locale"}, false},
		{nil, false},
	} {
		language, needed := toName(func(name string) string { return c.env[name] })
		if needed != c.needed || needed && language != "en" {
			t.Errorf("%v: %q, needed %v", c.env, language, needed)
		}
	}
}
