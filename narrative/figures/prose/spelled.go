package prose

import "github.com/shopspring/decimal"

var ones = map[string]int64{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
	"nineteen": 19,
}

var tens = map[string]int64{
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

var magnitudes = map[string]int64{
	"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000, "dozen": 12,
}

// spelledAt reads a number in words that begins at token i: "two", "twenty-five",
// "two hundred and ten", "a hundred", "half a million", "a dozen". It returns
// the token after it, or i where there is none. Tens and hundreds of thousands
// are read with the scale ("two million" is 2000000).
func (r *reader) spelledAt(i int) (value decimal.Decimal, end int) {
	var total, current int64
	j, words := i, 0
	if w := r.word(i); w == "a" || w == "an" {
		if m, ok := magnitudes[r.word(i+1)]; !ok || r.word(i+2) == "of" && r.word(i+1) != "hundred" && m > 12 {
			return value, i
		}
		current, j = 1, i+1
	} else if w == "half" && r.word(i+1) == "a" {
		if m, ok := magnitudes[r.word(i+2)]; ok {
			return decimal.NewFromInt(m).Div(two), i + 3
		}
		return value, i
	}
	for words < 12 {
		w := r.word(j)
		if n, ok := ones[w]; ok {
			current += n
		} else if n, ok := tens[w]; ok {
			current += n
			if r.isSign(j+1, "-") && r.glued(j+1) && r.glued(j+2) && ones[r.word(j+2)] > 0 && ones[r.word(j+2)] < 10 {
				current += ones[r.word(j+2)]
				j += 2
			}
		} else if m, ok := magnitudes[w]; ok && current > 0 {
			switch {
			case m <= 100 && current < 1000:
				current *= m
			case total == 0 && current < 1000 && m > 1000 && words > 0:
				j++ // nobody writes two million three hundred
				return decimal.NewFromInt(current).Mul(decimal.NewFromInt(m)), j
			default:
				total += current * m
				current = 0
			}
		} else if w == "and" && words > 0 && magnitudes[r.word(j-1)] >= 100 && (ones[r.word(j+1)] > 0 || tens[r.word(j+1)] > 0) {
			j++
			continue
		} else {
			break
		}
		j++
		words++
		if j > i+1 && ones[r.word(j-1)] > 0 && (ones[r.word(j)] > 0 || tens[r.word(j)] > 0) {
			break // two numbers in a row
		}
	}
	if _, digit := ones[r.word(j+1)]; words == 0 || r.word(j) == "point" && digit || r.word(i-1) == "point" || r.word(i-1) == "zero" || r.word(i-2) == "point" || r.word(i-2) == "zero" && r.word(i-1) != "to" { // zero point five
		return value, i
	}
	return decimal.NewFromInt(total + current), j
}

var two = decimal.NewFromInt(2)
