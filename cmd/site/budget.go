package main

import (
	"fmt"
	"strings"
)

// Bytes of the program, packed with brotli: what a first visit waits for.
const (
	aimed = 1_750_000
	most  = 1_900_000
)

// budget fails when the program is too big to ship, and warns before that. Of a draft it says nothing.
func budget(list listing) (warning string, err error) {
	if len(packings) == 0 {
		return "this is a draft: nothing is packed\n", nil
	}
	for _, e := range list.Files {
		if e.Path == singleName && e.Variants[0].Size > mostSingle {
			return "", fmt.Errorf("%s has %d bytes, more than %d", e.Path, e.Variants[0].Size, mostSingle)
		}
		if !strings.HasSuffix(e.Path, ".wasm") {
			continue
		}
		size := smallest(e)
		if size > most {
			return "", fmt.Errorf("%s has %d bytes in brotli, more than %d", e.Path, size, most)
		}
		if size > aimed {
			warning = fmt.Sprintf("warning: %s has %d bytes in brotli, more than the %d aimed at\n", e.Path, size, aimed)
		}
	}
	return warning, nil
}

// smallest is the size in brotli, or as it is where brotli gains nothing.
func smallest(e entry) int {
	for _, v := range e.Variants {
		if v.Encoding == "br" {
			return v.Size
		}
	}
	return e.Variants[0].Size
}

// summary is one line per file: its size, and its size in brotli.
func summary(list listing) string {
	var b strings.Builder
	for _, e := range list.Files {
		fmt.Fprintf(&b, "%10d %10d  %s\n", e.Variants[0].Size, smallest(e), e.Path)
	}
	return b.String()
}
