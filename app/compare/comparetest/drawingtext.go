package comparetest

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/stet-diff/stet/app/compare"
)

// A part says where in a bracket the reader of a text is.
type part int

const (
	outside part = iota
	inOld
	inNew
)

// A piece is a run of text with one look, or, without text, an edge of a paragraph.
type piece struct {
	op      compare.Op
	text    string
	note    string // of a bracket
	looks   looks
	oldEdge bool
	newEdge bool
}

// A textParser reads the text of a row.
type textParser struct {
	only     compare.Op // of a removed or added row; else empty
	pieces   []piece
	run      strings.Builder
	part     part
	first    int     // of the pieces of the open bracket
	stack    []looks // of the braces outside the one being read
	opened   []part  // where each brace was opened
	now      looks
	old, new drawnSide
	spans    []compare.Span
}

// parseText reads the text of a row of a kind: its blocks on both sides and its spans.
func parseText(text string, kind compare.Kind) (*textParser, error) {
	p := &textParser{}
	switch kind {
	case compare.Removed:
		p.only = compare.Delete
	case compare.Added:
		p.only = compare.Insert
	}
	for text != "" {
		r, size := utf8.DecodeRuneInString(text)
		if r == utf8.RuneError && size == 1 {
			return nil, errors.New("not valid UTF-8")
		}
		rest, err := p.sign(r, text[size:])
		if err != nil {
			return nil, err
		}
		text = rest
	}
	if p.part != outside || len(p.stack) > 0 {
		return nil, errors.New("a bracket or brace has no end")
	}
	p.flush()
	p.assemble()
	return p, nil
}

// sign reads one sign of the notation and returns what follows.
func (p *textParser) sign(r rune, rest string) (string, error) {
	switch {
	case r == '\\':
		return p.escape(rest)
	case r == '{':
		head, after, ok := cutHead(rest)
		if !ok {
			return "", errors.New("a brace has no |")
		}
		p.flush()
		p.stack, p.opened = append(p.stack, p.now), append(p.opened, p.part)
		return after, p.now.apply(head)
	case r == '}':
		n := len(p.stack) - 1
		if n < 0 || p.opened[n] != p.part {
			return "", errors.New("a brace ends that was not begun here")
		}
		p.flush()
		p.now, p.stack, p.opened = p.stack[n], p.stack[:n], p.opened[:n]
	case r == '[':
		if p.part != outside || p.only != "" {
			return "", errors.New("a bracket cannot stand here")
		}
		p.flush()
		p.part, p.first = inOld, len(p.pieces)
	case r == '/' && p.part == inOld && p.here():
		p.flush()
		p.part = inNew
	case r == ']' && p.part == inNew && p.here():
		p.flush()
		p.part = outside
	case r == '|' && p.part == inNew && p.here():
		return p.note(rest)
	case r == ']', r == '|' && p.part != outside, r == '/' && p.part == inOld:
		return "", fmt.Errorf("%c cannot stand here", r)
	case r == '¶':
		if p.part == outside {
			return "", errors.New("¶ stands outside a bracket")
		}
		p.flush()
		p.pieces = append(p.pieces, piece{oldEdge: p.part == inOld, newEdge: p.part == inNew})
	default:
		p.run.WriteRune(r)
	}
	return rest, nil
}

// here reports whether the bracket may go on: no brace inside it is open.
func (p *textParser) here() bool {
	n := len(p.opened)
	return n == 0 || p.opened[n-1] == outside
}

// note reads the class at the end of a bracket.
func (p *textParser) note(rest string) (string, error) {
	note, after, ok := strings.Cut(rest, "]")
	if !ok || note == "" || strings.ContainsAny(note, "[{}|\\/") {
		return "", errors.New("a bracket has no end, or an odd class")
	}
	p.flush()
	p.part = outside
	for k := p.first; k < len(p.pieces); k++ {
		if p.pieces[k].text != "" {
			p.pieces[k].note = fullNote(note)
		}
	}
	return after, nil
}

// fullNote writes out the one class that drawings shorten.
func fullNote(note string) string {
	if strings.HasPrefix(note, "moved ") {
		return "text; " + note
	}
	return note
}

// escape reads what stands after a backslash.
func (p *textParser) escape(rest string) (string, error) {
	r, size := utf8.DecodeRuneInString(rest)
	if size == 0 || r == utf8.RuneError && size == 1 {
		return "", errors.New("a backslash stands at the end")
	}
	switch {
	case r == 'n':
		r = '\n'
	case r == 't':
		r = '\t'
	case r == 'u' && strings.HasPrefix(rest[1:], "{"):
		digits, _, ok := strings.Cut(rest[2:], "}")
		n, err := strconv.ParseUint(digits, 16, 32)
		if !ok || err != nil || !utf8.ValidRune(rune(n)) {
			return "", errors.New(`a \u{…} is no character`)
		}
		r, size = rune(n), len(`u{}`)+len(digits)
	}
	p.run.WriteRune(r)
	return rest[size:], nil
}

// flush ends the run that is being read.
func (p *textParser) flush() {
	text := p.run.String()
	p.run.Reset()
	if text == "" {
		return
	}
	op := p.only
	if op == "" {
		op = [...]compare.Op{compare.Keep, compare.Delete, compare.Insert}[p.part]
	}
	p.pieces = append(p.pieces, piece{op: op, text: text, looks: p.now})
}
