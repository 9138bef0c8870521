package fonts

import (
	"crypto/sha256"
	"encoding/hex"
	"testing"
)

func TestFacesAreTheOnesReviewed(t *testing.T) {
	t.Parallel()
	for _, f := range []struct {
		name, sum string
		data      []byte
	}{
		{"OpenSans-Regular.ttf", "5da1a8db3870a26bd7b259cbf29e1818dbc03499167a4420179d7ee0c2032ad9", Regular},
		{"OpenSans-Semibold.ttf", "a6303997b060df57e940dc749fe1a16633db3d60b6122097da557f3ebf192982", Bold},
		{"OpenSans-Italic.ttf", "a39fc83da1f85e7bfc932360ed4a95bcf95238024f672a4bada011815aff9862", Italic},
		{"OpenSans-SemiboldItalic.ttf", "21721927cde743eb95956ec07d1d7c6bf0fb773b277821c40f6b39c178d3130b", BoldItalic},
		{"DejaVuSans.ttf", "01cb5b6b460e6c4d27bac44116be509fa22f224e634ad7273804889b3152e83c", Symbols},
		{"DejaVuSansMono.ttf", "6aaa22b3f6a40ea6493a63f26e6006b733f68ae6ab7f27df62fe4f7467f0a97e", Mono},
	} {
		sum := sha256.Sum256(f.data)
		if got := hex.EncodeToString(sum[:]); got != f.sum {
			t.Errorf("%s: SHA-256 is %s, want %s", f.name, got, f.sum)
		}
	}
}
