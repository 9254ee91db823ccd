package main

import (
	"net/http"
	"strings"
)

// passes reports whether If-Match, if there is one, names the tag.
func passes(h http.Header, tag string) bool {
	match := joined(h["If-Match"])
	return blank(match) || names(match, tag, false)
}

// known reports whether the client says, by If-None-Match, that it holds these bytes already.
func known(h http.Header, tag string) bool {
	match := joined(h["If-None-Match"])
	return !blank(match) && names(match, tag, true)
}

// names reports whether a list of entity tags holds the tag, or is "*". A weak tag counts only if weakly says so. What
// stands behind a malformed tag is not read.
func names(list, tag string, weakly bool) bool {
	if strings.Trim(list, " \t") == "*" {
		return true
	}
	for {
		list = strings.TrimLeft(list, " \t,")
		strong, weak := strings.CutPrefix(list, "W/")
		if !strings.HasPrefix(strong, `"`) {
			return false
		}
		end := strings.IndexByte(strong[1:], '"') + 2
		if end < 2 {
			return false
		}
		if strong[:end] == tag && (weakly || !weak) {
			return true
		}
		list = strings.TrimLeft(strong[end:], " \t")
		if list != "" && list[0] != ',' {
			return false
		}
	}
}

// A part is the half open range of bytes that an answer carries.
type part struct{ start, end int }

// wanted reads the headers Range and If-Range for a file of size bytes. It returns the part to send, and whether it is
// only a part. Several ranges, other units and malformed ones ask for the whole file; a part that lies behind the
// end is not ok.
func wanted(h http.Header, tag string, size int) (p part, only, ok bool) {
	whole := part{0, size}
	lines := h["Range"]
	if len(lines) != 1 || len(h["If-Range"]) > 0 && joined(h["If-Range"]) != tag {
		return whole, false, true
	}
	unit, spec, found := strings.Cut(lines[0], "=")
	first, last, dash := strings.Cut(strings.Trim(spec, " \t"), "-")
	if !found || !dash || !strings.EqualFold(unit, "bytes") {
		return whole, false, true
	}
	start, hasStart := number(first)
	end, hasEnd := number(last)
	switch {
	case first == "" && hasEnd: // the last bytes
		return part{max(0, size-end), size}, true, end > 0 && size > 0
	case hasStart && last == "":
		return part{start, size}, true, start < size
	case hasStart && hasEnd && !less(last, first):
		return part{start, min(end, size-1) + 1}, true, start < size
	}
	return whole, false, true
}

// number reads digits. What is larger than any file stays at 200,000,000, so that it never runs over.
func number(digits string) (n int, ok bool) {
	for _, d := range []byte(digits) {
		if d < '0' || d > '9' {
			return 0, false
		}
		n = min(n*10+int(d-'0'), 200_000_000)
	}
	return n, digits != ""
}

// less compares numbers of any length by their digits.
func less(a, b string) bool {
	a, b = strings.TrimLeft(a, "0"), strings.TrimLeft(b, "0")
	return len(a) < len(b) || len(a) == len(b) && a < b
}

func blank(header string) bool { return strings.Trim(header, " \t,") == "" }
