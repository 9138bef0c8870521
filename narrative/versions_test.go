package narrative_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"bifocal/narrative"
)

// Files of every version of the JSON form, and of each time within it that something
// was added, stay as they were written. Never change one: add another.
func TestFilesOfEveryVersion(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/versions/*.json")
	if err != nil || len(files) < 5 {
		t.Fatalf("%v, %v", files, err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		s, err := narrative.Read(data)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		if n := strings.Count(string(data), `"kind":`); len(s.Facts) == 0 || len(s.Facts) > n {
			t.Errorf("%s: %d facts", file, len(s.Facts))
		}
		again, err := narrative.Encode(s)
		if err != nil {
			t.Errorf("%s: %v", file, err)
		}
		back, err := narrative.Decode(again)
		if err != nil || !reflect.DeepEqual(s, back) {
			t.Errorf("%s is something else once it is written again (%v)", file, err)
		}
		newer := strings.Replace(string(data), `"`+narrative.Format+`"`, `"bifocal/2"`, 1)
		_, err = narrative.Read([]byte(newer))
		if err == nil || !strings.Contains(err.Error(), `of format "bifocal/2" and this program reads "`+narrative.Format+`"; a newer Bifocal is needed`) {
			t.Errorf("%s, of a newer version: %v", file, err)
		}
	}
}
