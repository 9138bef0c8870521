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
		{"OpenSans-Regular.ttf", "a9953fc6ef16434d205ccccad9789f55d99750649aa7e729e2d653d47da36ea7", Regular},
		{"OpenSans-Semibold.ttf", "eb498ee7a81d539b140010d0204b6bd7f5dcc59e3bac8088e8cdbf51cf1cbbe5", Bold},
		{"OpenSans-Italic.ttf", "3734f909a47bc9c24c0dde1bdb9b6a4dc1b6078ce7219393a5e45f61f0430e80", Italic},
		{"OpenSans-SemiboldItalic.ttf", "5aa4d397daa065f733925fdb048b7a8752e15b3a8968ebd8d8b0d1044c15b46b", BoldItalic},
		{"DejaVuSans.ttf", "d6c105c5cc41b666c7d627615e15299550439704c5df2a6540c064e7fe18fe53", Symbols},
		{"DejaVuSansMono.ttf", "43589c3dc5217f20f87ce38763df13dc46abc790160ffe9a75314b6929298088", Mono},
	} {
		sum := sha256.Sum256(f.data)
		if got := hex.EncodeToString(sum[:]); got != f.sum {
			t.Errorf("%s: SHA-256 is %s, want %s", f.name, got, f.sum)
		}
	}
}
