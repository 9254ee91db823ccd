package render

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Part is a piece of a sentence about a change of looks. Marked is the piece of an address that is not as in the other.
type Part struct {
	Text   string
	Marked bool
}

// Parts cuts a sentence of Looks so that where one address became another, what differs between them stands apart:
//
//	link: https://example.org/reports/[first] → https://example.org/reports/[second]
//
// The parts join to the sentence. One without two addresses is one part.
func Parts(said string) (parts []Part) {
	arrow := strings.IndexAny(said, "→←")
	if arrow < 0 {
		return []Part{{Text: said}}
	}
	_, size := utf8.DecodeRuneInString(said[arrow:])
	oldEnd := len(strings.TrimRight(said[:arrow], " "))
	oldStart := strings.LastIndexFunc(said[:oldEnd], apart) + 1
	for oldStart < oldEnd && !utf8.RuneStart(said[oldStart]) {
		oldStart++
	}
	newStart := len(said) - len(strings.TrimLeft(said[arrow+size:], " "))
	newEnd := len(said)
	if end := strings.IndexFunc(said[newStart:], apart); end >= 0 {
		newEnd = newStart + end
	}
	old, new := said[oldStart:oldEnd], strings.TrimRight(said[newStart:newEnd], ";؛)")
	if !strings.Contains(old, "://") || !strings.Contains(new, "://") {
		return []Part{{Text: said}}
	}
	start, end := differing(old, new)
	for _, piece := range []Part{
		{said[:oldStart] + old[:start], false}, {old[start : len(old)-end], true}, {old[len(old)-end:] + said[oldEnd:newStart] + new[:start], false},
		{new[start : len(new)-end], true}, {new[len(new)-end:] + said[newStart+len(new):], false},
	} {
		if piece.Text != "" {
			parts = append(parts, piece)
		}
	}
	return parts
}

// apart reports whether a sign cannot stand in an address as it is shown.
func apart(r rune) bool { return unicode.IsSpace(r) || r == '：' }

// differing returns how many bytes two addresses share at their start and at their end, whole pieces only: a piece ends
// at a sign that is neither letter nor digit.
func differing(a, b string) (start, end int) {
	for start < len(a) && start < len(b) && a[start] == b[start] {
		start++
	}
	for start > 0 && (start < len(a) && inPiece(a[start]) || start < len(b) && inPiece(b[start])) && inPiece(a[start-1]) {
		start--
	}
	for end < len(a)-start && end < len(b)-start && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	for end > 0 && inPiece(a[len(a)-end]) && (end < len(a) && inPiece(a[len(a)-end-1]) || end < len(b) && inPiece(b[len(b)-end-1])) {
		end--
	}
	return start, end
}

func inPiece(c byte) bool {
	return c >= utf8.RuneSelf || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '%'
}
