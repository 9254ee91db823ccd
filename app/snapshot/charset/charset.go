// Package charset lends package snapshot the charsets of golang.org/x/text. Programs outside the browser and tests
// use it; in the browser the platform's own decoder takes its place, for the tables are large.
package charset

import (
	"fmt"

	"github.com/stet-diff/stet/app/snapshot"
	"golang.org/x/text/encoding/htmlindex"
)

// Host returns a host that decodes every charset with a name in the WHATWG encoding standard.
func Host() snapshot.Host { return snapshot.Host{Decode: decode} }

func decode(label string, b []byte) (string, error) {
	e, err := htmlindex.Get(label)
	if err != nil {
		return "", fmt.Errorf("charset %q: %w", label, err)
	}
	text, err := e.NewDecoder().Bytes(b)
	return string(text), err
}
