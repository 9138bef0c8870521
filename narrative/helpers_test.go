package narrative_test

import "github.com/shopspring/decimal"

func dec(n int) decimal.Decimal { return decimal.NewFromInt(int64(n)) }
