package figures

import "strings"

// currencies holds the ISO 4217 codes of money in use, funds and metals left out.
var currencies = func() map[string]bool {
	const codes = `AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN
BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ
GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL
LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN
PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD
TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG`
	set := make(map[string]bool, 160)
	for code := range strings.FieldsSeq(codes) {
		set[code] = true
	}
	return set
}()

// IsCurrency reports whether code is an ISO 4217 currency code in capitals.
func IsCurrency(code string) bool {
	return len(code) == 3 && code[0] >= 'A' && code[0] <= 'Z' && currencies[code] // most units begin in small letters
}

// currencySigns are read before or after an amount, the longer ones first.
var currencySigns = []struct{ sign, code string }{
	{"US$", "USD"},
	{"CA$", "CAD"},
	{"AU$", "AUD"},
	{"NZ$", "NZD"},
	{"HK$", "HKD"},
	{"C$", "CAD"},
	{"A$", "AUD"},
	{"S$", "SGD"},
	{"R$", "BRL"},
	{"$", "USD"},
	{"€", "EUR"},
	{"£", "GBP"},
	{"¥", "JPY"},
	{"₹", "INR"},
	{"₩", "KRW"},
	{"₺", "TRY"},
	{"₪", "ILS"},
	{"₫", "VND"},
	{"₴", "UAH"},
}

// currencyWords are read like codes. Of the codes in small letters only those
// that are not English words too.
var currencyWords = map[string]string{
	"dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR",
	"usd": "USD", "eur": "EUR", "gbp": "GBP", "chf": "CHF", "jpy": "JPY", "sek": "SEK", "nok": "NOK", "dkk": "DKK",
	"cad": "CAD", "aud": "AUD", "inr": "INR", "cny": "CNY", "pln": "PLN", "czk": "CZK", "sgd": "SGD", "brl": "BRL",
}

// currencyNamed returns the code that a word (a code, a sign or a name) stands for.
func currencyNamed(word string) (string, bool) {
	if IsCurrency(word) {
		return word, true
	}
	for _, c := range currencySigns {
		if word == c.sign {
			return c.code, true
		}
	}
	code, ok := currencyWords[strings.ToLower(word)]
	return code, ok && (len(word) != 3 || word == strings.ToLower(word))
}

// leadingCurrency returns the code that s starts with and the bytes it takes,
// or "".
func leadingCurrency(s string) (code string, length int) {
	for _, c := range currencySigns {
		if strings.HasPrefix(s, c.sign) {
			return c.code, len(c.sign)
		}
	}
	end := 0
	for end < len(s) && isASCIILetter(s[end]) {
		end++
	}
	if code, ok := currencyNamed(s[:end]); ok && end == 3 {
		return code, end
	}
	return "", 0
}

func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
