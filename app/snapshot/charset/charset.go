// Package charset lends package snapshot what browsers bring themselves: the charsets of golang.org/x/text, and the
// unpackers of Brotli and Zstandard. Programs outside the browser and tests use it; for the page the tables are too
// large.
package charset

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/stet-diff/stet/app/snapshot"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
)

// Host returns a host that decodes every charset with a name in the WHATWG encoding standard, and unpacks "br" and
// "zstd".
func Host() snapshot.Host { return snapshot.Host{Decode: decode, Inflate: inflate} }

func decode(label string, b []byte) (string, error) {
	e, err := htmlindex.Get(label)
	if err != nil {
		return "", fmt.Errorf("charset %q: %w", label, err)
	}
	name, _ := htmlindex.Name(e)
	if strings.HasPrefix(name, "iso-8859-") || strings.HasPrefix(name, "windows-") {
		return bytewise(e, b), nil
	}
	text, err := e.NewDecoder().Bytes(b)
	return string(text), err
}

// bytewise decodes an encoding of single bytes. The standard gives the bytes 0x80 to 0x9F that have no letter to the
// control characters of the same number; x/text gives them to U+FFFD.
func bytewise(e encoding.Encoding, b []byte) string {
	var runes [256]rune
	for i := range runes {
		text, _ := e.NewDecoder().Bytes([]byte{byte(i)})
		runes[i], _ = utf8.DecodeRune(text)
		if runes[i] == utf8.RuneError && i >= 0x80 && i < 0xA0 {
			runes[i] = rune(i)
		}
	}
	var out strings.Builder
	out.Grow(len(b) + len(b)/4)
	for _, c := range b {
		out.WriteRune(runes[c])
	}
	return out.String()
}
