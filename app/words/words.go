// Package words holds the texts of the window in each language, and puts the
// texts of the catalog into the user's. Everything else asks Fyne's lang:
//
//	lang.L("Export")                                          the English text is the key
//	lang.L("{{.Kind}} deleted", words.Data{"Kind": …})        a whole sentence, never pieces
//	lang.XN("solutions", "{{.Count}} solutions", n, words.Count(n))
//	lang.X("from.date", "From")                               the same English, another meaning
//
// The texts are en.json and de.json. The tests here find a text that goes past
// lang, a key that a language lacks, and one that nothing uses.
package words

import (
	"embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"golang.org/x/text/language"
	"golang.org/x/text/message"

	_ "bifocal/app/locale" // names a language to Fyne where the system names none
)

// Data fills the fields of a text: "{{.Name}}" is replaced by Data["Name"].
type Data = map[string]any

//go:embed en.json de.json
var files embed.FS

// Languages are those that the texts are in, as language tags.
var Languages = []string{"en", "de"}

// foreign are the other languages of Fyne's own dialogs. Fyne would choose one
// of them for its reader, find none of our texts there, and log each.
var foreign = []string{"cs", "el", "es", "fr", "pl", "pt", "pt_BR", "ru", "sv", "ta", "uk", "zh_Hans"}

var load sync.Once

// Load gives the texts to Fyne, which chooses the language of the system, or
// English where there are none in that. Only the first call does something.
func Load() {
	load.Do(func() {
		base := systemBase()
		for _, tag := range Languages {
			if base == Languages[0] && tag != base {
				continue // who speaks English needs no other one to start with
			}
			if err := add(tag, tag); err != nil {
				fyne.LogError("The texts of the window cannot be read", err)
			}
		}
		if !slices.Contains(Languages, base) {
			for _, tag := range foreign {
				if err := add("en", tag); err != nil {
					fyne.LogError("The texts of the window cannot be read", err)
				}
			}
		}
	})
}

// Speak shows texts in a language of Languages, whatever the system speaks.
// Only what is made afterwards shows them.
func Speak(tag string) error {
	Load()
	base := systemBase()
	tags := []string{base}
	for _, other := range foreign {
		if other != base && strings.HasPrefix(other, base) {
			tags = append(tags, other)
		}
	}
	for _, as := range tags {
		if err := add(tag, as); err != nil {
			return err
		}
	}
	return nil
}

// System returns the one of Languages that the system speaks, English where it
// speaks another one.
func System() string {
	if base := systemBase(); slices.Contains(Languages, base) {
		return base
	}
	return Languages[0]
}

func systemBase() string {
	base, _, _ := strings.Cut(lang.SystemLocale().String(), "-")
	return base
}

// add shows the texts of one language to those who speak another.
func add(tag, as string) error {
	data, err := files.ReadFile(tag + ".json")
	if err != nil {
		return fmt.Errorf("there are no texts in %q: %w", tag, err)
	}
	if tag != as {
		if data, err = lent(data); err != nil {
			return fmt.Errorf("the texts in %q: %w", tag, err)
		}
	}
	return lang.AddTranslationsForLocale(data, fyne.Locale(as))
}

// lent returns texts that can stand in for those of any language: a language
// chooses a plural by its own rule, and one may need a form that the texts do
// not have, so that every form asks for itself whether the count is one.
func lent(data []byte) ([]byte, error) {
	var texts map[string]any
	if err := json.Unmarshal(data, &texts); err != nil {
		return nil, err
	}
	for key, text := range texts {
		if forms, ok := text.(map[string]any); ok {
			one := fmt.Sprintf(`{{if eq .Count "1"}}%v{{else}}%v{{end}}`, forms["one"], forms["other"])
			texts[key] = map[string]string{"zero": one, "one": one, "two": one, "few": one, "many": one, "other": one}
		}
	}
	return json.Marshal(texts)
}

// Tag returns the language of the texts, English or German.
func Tag() language.Tag { return language.Make(lang.X("language", "en")) }

// Number writes a whole number: "1,000", in German "1.000".
func Number(n int) string { return message.NewPrinter(Tag()).Sprintf("%d", n) }

// Decimal writes a number with one decimal: "8.4", in German "8,4".
func Decimal(x float64) string { return message.NewPrinter(Tag()).Sprintf("%.1f", x) }

// Count is the data of a text with a plural: {{.Count}} is the number.
func Count(n int) Data { return Data{"Count": Number(n)} }
