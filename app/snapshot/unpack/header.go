package unpack

import (
	"bytes"
	"strings"
)

// A Header is the fields of a block of headers, in order. Names are in lower case.
type Header [][2]string

// Get returns the first value of a field, or "".
func (h Header) Get(name string) string {
	for _, field := range h {
		if field[0] == name {
			return field[1]
		}
	}
	return ""
}

// ParseHeader reads a block of headers to its blank line, and returns what follows. Lines that begin with white space
// go on with the value before, and so do lines without a name: some programs fold without a space.
func ParseHeader(b []byte) (h Header, rest []byte, err error) {
	for size := len(b); len(b) > 0; {
		var raw []byte
		raw, b = cutLine(b)
		raw = bytes.TrimRight(raw, "\r\n")
		if len(raw) == 0 {
			break
		}
		if size-len(b) > MaxHeader {
			return nil, nil, fault(Damaged, "headers of more than %d bytes", MaxHeader)
		}
		line := strings.ToValidUTF8(string(raw), "\uFFFD")
		name, value, ok := strings.Cut(line, ":")
		folded := line[0] == ' ' || line[0] == '\t' || !ok || !isToken(name)
		switch {
		case !folded:
			h = append(h, [2]string{strings.ToLower(name), strings.TrimSpace(value)})
		case len(h) > 0:
			last := &h[len(h)-1][1]
			*last = strings.TrimSpace(*last + " " + strings.TrimSpace(line))
		}
	}
	return h, b, nil
}

// cutLine returns a line with its end, and what follows.
func cutLine(b []byte) (line, rest []byte) {
	if end := bytes.IndexByte(b, '\n'); end >= 0 {
		return b[:end+1], b[end+1:]
	}
	return b, nil
}

func isToken(name string) bool {
	return name != "" && strings.IndexFunc(name, func(r rune) bool {
		return r != '-' && r != '_' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
	}) < 0
}

// Param splits a value like "text/html; charset=utf-8": what stands before the first semicolon, in lower case, and the
// parameter of a name, or "".
func Param(value, name string) (kind, param string) {
	kind, rest, _ := strings.Cut(value, ";")
	kind = strings.ToLower(strings.TrimSpace(kind))
	for rest != "" {
		var key string
		key, rest, _ = strings.Cut(rest, "=")
		var word string
		if rest = strings.TrimLeft(rest, " \t"); strings.HasPrefix(rest, `"`) {
			word, rest, _ = strings.Cut(rest[1:], `"`)
			_, rest, _ = strings.Cut(rest, ";")
		} else {
			word, rest, _ = strings.Cut(rest, ";")
		}
		if strings.EqualFold(strings.Trim(key, "; \t"), name) {
			return kind, strings.TrimSpace(word)
		}
	}
	return kind, ""
}
