package narrative

import (
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bifocal/narrative/figures"
)

// Shares and ratios of whole numbers come out as those of decimals do.
func TestWholeNumbersDivideLikeDecimals(t *testing.T) {
	number := rapid.Custom(func(t *rapid.T) decimal.Decimal {
		coefficient := rapid.OneOf(rapid.Int64Range(1, 1000), rapid.Int64Range(1, 1_000_000), rapid.Int64Range(1, 1<<40)).Draw(t, "coefficient")
		return decimal.New(coefficient, int32(rapid.IntRange(-5, 5).Draw(t, "exponent")))
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b, down := number.Draw(t, "a"), number.Draw(t, "b"), rapid.Bool().Draw(t, "down")
		if got, want := share(a, b, down), roundShare(a.Mul(hundred).Div(b), down); !got.Equal(want) {
			t.Fatalf("%s of %s is %s %%, want %s %%", a, b, got, want)
		}
		if a.LessThan(b) {
			a, b = b, a
		}
		quotient := a.Div(b)
		digits := int32(2)
		if quotient.GreaterThanOrEqual(hundred) {
			digits = 3
		}
		want := figures.Significant(quotient, digits)
		if down && want.GreaterThan(quotient) {
			want = floor(quotient, digits)
		}
		if got, even := ratio(a, b, down); !got.Equal(want) || even != want.Mul(b).Equal(a) {
			t.Fatalf("%s is %s times %s (evenly: %v), want %s", a, got, b, even, want)
		}
	})
}
