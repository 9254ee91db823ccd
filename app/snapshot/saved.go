package snapshot

import (
	"strings"
	"time"
)

// savedOrigin reads what programs that save pages write into a comment at the begin: browsers the address after its
// length, SingleFile also the time.
func savedOrigin(source string) (o origin) {
	head := source[:min(len(source), 1<<16)]
	if holds(head, "<!-- saved ", "from url=(") {
		_, rest, _ := strings.Cut(head, "<!-- saved from url=(")
		_, rest, _ = strings.Cut(rest, ")")
		address, _, _ := strings.Cut(rest, "-->")
		o.url = strings.TrimSpace(address)
		return o
	}
	if _, rest, ok := singleFile(head); ok {
		comment, _, _ := strings.Cut(rest, "-->")
		for _, line := range strings.Split(comment, "\n") {
			name, value, _ := strings.Cut(strings.TrimSpace(line), ":")
			switch name {
			case "url":
				o.url = strings.TrimSpace(value)
			case "saved date":
				o.captured = scriptDate(value)
			}
		}
	}
	return o
}

// singleFile finds SingleFile's comment.
func singleFile(head string) (before, rest string, ok bool) {
	if before, rest, ok = strings.Cut(head, "Page saved with SingleFile"); ok {
		return before, rest, ok
	}
	return strings.Cut(head, "Archive processed by SingleFile")
}

// scriptDate reads a date as JavaScript writes it: "Thu Apr 17 2025 14:02:19 GMT+0200 (Central European Time)".
func scriptDate(text string) time.Time {
	text, _, _ = strings.Cut(text, "(")
	t, err := time.Parse("Mon Jan 2 2006 15:04:05 GMT-0700", strings.TrimSpace(text))
	if err != nil {
		return time.Time{}
	}
	return t.UTC()
}
