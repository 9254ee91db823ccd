// Package charset lends package snapshot what browsers bring themselves: the charsets of golang.org/x/text, and the
// unpackers of Brotli and Zstandard. Programs outside the browser and tests use it; for the page the tables are too
// large.
package charset

import (
	"fmt"

	"github.com/stet-diff/stet/app/snapshot"
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
	text, err := e.NewDecoder().Bytes(b)
	return string(text), err
}
