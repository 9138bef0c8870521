package reword_test

import "testing"

// Short claims that are new are marked, and honest rewordings are not.
func TestShortClaimsAreMarked(t *testing.T) {
	t.Parallel()
	for _, file := range []string{"testdata/claims.txt", "testdata/claims-heldout.txt"} {
		var claims, honest tally
		for _, a := range judgedIn(t, file) {
			marked, refused := judge(a.sealed, a.answer)
			seen := refused != nil || ofMeaning(marked)
			if a.mark == '~' {
				honest.all++
				if !seen {
					honest.right++
				} else if *show == "claims" {
					t.Logf("honest\n  %s\n  %s\n  %v %v", a.sealed.Text(), a.answer, refused, marked)
				}
				continue
			}
			claims.all++
			if seen {
				claims.right++
			} else if *show == "claims" {
				t.Logf("nothing is marked\n  %s\n  %s", a.sealed.Text(), a.answer)
			}
		}
		t.Logf("%s: %d of %d claims marked, %d of %d honest ones not", file, claims.right, claims.all, honest.right, honest.all)
		if claims.rate() < 0.9 || honest.rate() < 0.95 {
			t.Errorf("%s: %.3f of the claims are marked, at least 0.9 have to be; %.3f of the honest ones are not, at least 0.95 have to be", file, claims.rate(), honest.rate())
		}
	}
}
