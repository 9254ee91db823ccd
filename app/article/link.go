package article

import (
	"net/url"
	"strings"
)

// A Link is an address that is safe to show as a link: http, https or mailto, or empty. Only NewLink makes one.
type Link struct{ address string }

// maxLink is the longest address in bytes that is kept as a link.
const maxLink = 2048

// NewLink returns the address as a link, re-serialised. Whatever is not plainly a web or mail address — another
// scheme, a user name, a host with characters that no host has, more than 2,048 bytes — gives the empty link.
func NewLink(address string) Link {
	if len(address) <= maxLink && isPlain(address) {
		return Link{address}
	}
	address = strings.TrimFunc(address, func(r rune) bool { return r <= ' ' })
	address = lineless.Replace(address)
	if address == "" || len(address) > maxLink {
		return Link{}
	}
	if isPlain(address) {
		return Link{address}
	}
	u, err := url.Parse(address)
	if err != nil {
		return Link{}
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		if u.User != nil || u.Opaque != "" || !isHost(u.Host) {
			return Link{}
		}
		u.Host = strings.ToLower(u.Host)
		u.RawQuery = querySafe.Replace(u.RawQuery)
	case "mailto":
		if u.Opaque == "" || strings.ContainsAny(u.Opaque, "<>\"' ") {
			return Link{}
		}
		u.RawQuery, u.ForceQuery, u.Fragment, u.RawFragment = "", false, "", ""
	default:
		return Link{}
	}
	if text := u.String(); len(text) <= maxLink {
		return Link{text}
	}
	return Link{}
}

// isPlain says whether an address is a web address of a lower-case host with nothing in it to escape: it is the link.
func isPlain(address string) bool {
	rest, ok := strings.CutPrefix(address, "https://")
	if !ok {
		rest, ok = strings.CutPrefix(address, "http://")
	}
	for i := 0; ok && i < len(rest); i++ {
		switch c := rest[i]; {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '-', c == '.':
		case c == '/' && i > 0:
			return isPath(rest[i:])
		default:
			return false
		}
	}
	return ok && rest != ""
}

// isPath says whether a text is a path, or a path and a query, of characters that no address escapes.
func isPath(text string) bool {
	query := false
	for i := range len(text) {
		switch c := text[i]; {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '-', c == '_', c == '.', c == '~', c == '/':
		case query && (c == '=' || c == '&'):
		case c == '?' && !query && i+1 < len(text):
			query = true
		default:
			return false
		}
	}
	return true
}

// lineless removes what browsers remove inside an address.
var lineless = strings.NewReplacer("\t", "", "\r", "", "\n", "")

// querySafe escapes in a query what browsers escape there; url.URL keeps it as it came.
var querySafe = strings.NewReplacer(" ", "%20", `"`, "%22", "<", "%3C", ">", "%3E")

// isHost reports whether a host is made of what hosts are made of: letters of any script, digits, dots and
// hyphens, a port, or an address in brackets. url.Parse alone lets `abc"><script>` through.
func isHost(host string) bool {
	if strings.HasPrefix(host, "[") {
		return strings.Trim(host, "[]:.0123456789abcdefABCDEF") == ""
	}
	name, port, _ := strings.Cut(host, ":")
	if name == "" || strings.Trim(port, "0123456789") != "" {
		return false
	}
	for _, r := range name {
		switch {
		case r >= 0x80, r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '.', r == '-', r == '_':
		default:
			return false
		}
	}
	return true
}

// Nowhere is what relative links refer to on a page that does not say where it stood, and what links into the same page
// refer to always: nobody can own the name.
const Nowhere = "https://page.invalid/"

// Leads reports whether a link leads to another page, so that it can be offered for following: it is neither empty nor
// below Nowhere.
func (l Link) Leads() bool { return l.address != "" && !strings.HasPrefix(l.address, Nowhere) }

// String returns the address; that of the empty link is empty.
func (l Link) String() string { return l.address }

// MarshalText returns the address, so that a link stands in JSON as a string.
func (l Link) MarshalText() ([]byte, error) { return []byte(l.address), nil }

// UnmarshalText reads an address through NewLink: nothing that it refuses gets in.
func (l *Link) UnmarshalText(text []byte) error {
	*l = NewLink(string(text))
	return nil
}
