package unpack

import (
	"bytes"
	"strings"
)

// A Message is a MIME message of many parts. Parts that have parts are replaced by those.
type Message struct {
	Header Header
	Parts  []Part
	Cut    bool // it has more than MaxParts parts; the first are here
	Open   bool // its last boundary is missing
}

// A Part is one part of a message. Its body is not decoded.
type Part struct {
	Header Header
	Body   []byte
}

// Encoding is the transfer encoding of a part.
func (p Part) Encoding() string { return p.Header.Get("content-transfer-encoding") }

// OpenMIME reads a message.
func OpenMIME(b []byte) (*Message, error) {
	header, body, err := ParseHeader(b)
	if err != nil {
		return nil, err
	}
	m := &Message{Header: header}
	type level struct {
		Part
		depth int
	}
	for todo := []level{{Part{header, body}, 0}}; len(todo) > 0; {
		next := todo[0]
		todo = todo[1:]
		kind, boundary := Param(next.Header.Get("content-type"), "boundary")
		if !strings.HasPrefix(kind, "multipart/") {
			m.Parts = append(m.Parts, next.Part)
			continue
		}
		if next.depth == maxMIME {
			return nil, fault(Nesting, "parts in parts, more than %d times", maxMIME)
		}
		parts, err := m.split(next.Body, boundary)
		if err != nil {
			return nil, err
		}
		inner := make([]level, 0, len(parts)+len(todo))
		for _, p := range parts {
			inner = append(inner, level{p, next.depth + 1})
		}
		todo = append(inner, todo...)
		if room := MaxParts - len(m.Parts); len(todo) > room {
			todo, m.Cut = todo[:room], true
		}
	}
	return m, nil
}

// split cuts a body at its boundary lines. Without a name for them, the first line that begins with two hyphens is
// one. What stands before the first is no part; the line end before a boundary belongs to it.
func (m *Message) split(body []byte, boundary string) (parts []Part, err error) {
	mark := []byte("--" + boundary)
	if boundary == "" {
		if mark = firstMark(body); mark == nil {
			return nil, nil
		}
	}
	start, open := -1, true
	for at := 0; open; {
		n := bytes.Index(body[at:], mark)
		if n < 0 {
			break
		}
		at += n
		line, _ := cutLine(body[at:])
		end := string(bytes.TrimRight(line[len(mark):], " \t\r\n"))
		if at > 0 && body[at-1] != '\n' || end != "" && end != "--" {
			at += len(mark)
			continue
		}
		if start >= 0 {
			if parts, err = m.add(parts, body[start:at]); err != nil || len(parts) > MaxParts {
				return parts, err
			}
		}
		at += len(line)
		start, open = at, end == ""
	}
	if open && start >= 0 {
		m.Open = true
		return m.add(parts, body[start:])
	}
	return parts, nil
}

// firstMark is the first line that may be a boundary, or nil.
func firstMark(body []byte) []byte {
	for at := 0; ; {
		n := bytes.Index(body[at:], []byte("--"))
		if n < 0 {
			return nil
		}
		at += n
		line, _ := cutLine(body[at:])
		if mark := bytes.TrimRight(line, " \t\r\n"); len(mark) > 4 && (at == 0 || body[at-1] == '\n') {
			return mark
		}
		at += len(line)
	}
}

func (m *Message) add(parts []Part, b []byte) ([]Part, error) {
	header, body, err := ParseHeader(b)
	if err != nil {
		return nil, err
	}
	if n := len(body); n > 0 && body[n-1] == '\n' {
		body = bytes.TrimSuffix(body[:n-1], []byte("\r"))
	}
	return append(parts, Part{header, body}), nil
}
