package lexicon_test

import (
	"testing"

	"bifocal/assets/lexicon"
)

func TestWordsAreThereAndNamesAreNot(t *testing.T) {
	t.Parallel()
	words := lexicon.English()
	for _, w := range []string{"platform", "organise", "organize", "outages", "failover", "faster"} {
		if _, ok := words[w]; !ok {
			t.Errorf("%q is no word", w)
		}
	}
	for _, w := range []string{"halden", "Platform", "nordwind", "ingrid", "acme", ""} {
		if _, ok := words[w]; ok {
			t.Errorf("%q is a word", w)
		}
	}
}
