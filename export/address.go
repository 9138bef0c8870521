package export

import (
	"net/url"
	"strings"
)

// Address returns a link's target as it may be written into a file: in ASCII,
// without spaces, quotation marks and angle brackets. It is "" for what is no
// http, https or mailto address; such a link is set as text.
func Address(link string) string {
	u, err := url.Parse(strings.TrimSpace(link))
	if err != nil {
		return ""
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		if u.Host == "" {
			return ""
		}
	case "mailto":
		if u.Opaque == "" {
			return ""
		}
	default:
		return ""
	}
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	text := u.String()
	for i, c := range []byte(text) {
		escapes := i+2 < len(text) && isHex(text[i+1]) && isHex(text[i+2])
		if c == '%' && !escapes || c <= ' ' || c > '~' || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
			continue
		}
		b.WriteByte(c)
	}
	if _, err := url.Parse(b.String()); err != nil {
		return "" // a host that no address has: Word refuses a file with one
	}
	return b.String()
}

func isHex(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f' }
