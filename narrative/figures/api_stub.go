package figures

import (
	"time"

	"github.com/shopspring/decimal"
)

type ParseError struct{ Input, Reason string }

func (e *ParseError) Error() string { return e.Reason }

func IsCurrency(code string) bool                          { return len(code) == 3 && code == "USD" }
func Parse(s string) (Quantity, error)                     { return Quantity{}, &ParseError{s, "not yet"} }
func MustParse(s string) Quantity                          { return Quantity{} }
func (q Quantity) String() string                          { return "" }
func (q Quantity) MarshalText() ([]byte, error)            { return nil, nil }
func (q *Quantity) UnmarshalText(text []byte) error        { return nil }
func (q Quantity) Comparable(o Quantity) bool              { return false }
func (q Quantity) In(unit string) (Quantity, bool)         { return q, false }
func Compare(a, b Quantity) (int, bool)                    { return 0, false }
func Significant(d decimal.Decimal, n int32) decimal.Decimal { return d }

type Precision uint8

const (
	Year Precision = iota + 1
	Half
	Quarter
	MonthP
	DayP
)

type When struct {
	year      int16
	precision Precision
	part, day uint8
}

func ParseWhen(s string) (When, error)            { return When{}, &ParseError{s, "not yet"} }
func MustParseWhen(s string) When                 { return When{} }
func Day(y int, m time.Month, d int) When         { return When{} }
func Month(y int, m time.Month) When              { return When{} }
func (w When) String() string                     { return "" }
func (w When) MarshalText() ([]byte, error)       { return nil, nil }
func (w *When) UnmarshalText(text []byte) error   { return nil }
func (w When) IsZero() bool                       { return w == When{} }
func (w When) Precision() Precision               { return w.precision }
func (w When) First() time.Time                   { return time.Time{} }
func (w When) Last() time.Time                    { return time.Time{} }
func (w When) Compare(o When) int                 { return 0 }
func MonthsBetween(a, b When) int                 { return 0 }

type Locale struct{ Tag string }

var English = &Locale{Tag: "en"}

type Form struct{ Compact, DropNoun, DropPer, Article bool }

func (l *Locale) Number(d decimal.Decimal) string                 { return "" }
func (l *Locale) Fixed(d decimal.Decimal, places int32) string    { return "" }
func (l *Locale) Quantity(q Quantity, f Form) string              { return "" }
func (l *Locale) Money(d decimal.Decimal, currency string) string { return "" }
func (l *Locale) When(w When) string                              { return "" }
func (l *Locale) DayNoYear(w When) string                         { return "" }
func (l *Locale) Cardinal(n int) string                           { return "" }
func (l *Locale) Ordinal(n int) string                            { return "" }
func (l *Locale) Noun(unit string, n decimal.Decimal) string      { return "" }
