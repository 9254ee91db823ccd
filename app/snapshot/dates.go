package snapshot

import (
	"strings"
	"time"
)

// dateLayouts are the ways in which pages write moments. Nothing else is read as one: a guess could take a day for a
// month.
var dateLayouts = append([]string{
	"2006-01-02T15:04:05.999999999Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04",
	"2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04", "2006/01/02", "2006/01/02 15:04:05",
	time.RFC1123, time.RFC1123Z, time.RubyDate, time.UnixDate, "January 2, 2006", "Jan 2, 2006", "2 January 2006", "2 Jan 2006",
	"January 2, 2006 15:04:05", "Monday, January 2, 2006", "Mon Jan 2 2006 15:04:05 GMT-0700",
}, layouts...)

// dated writes a moment as one of RFC 3339 in UTC, or as a day if it gives no time. Another text stays as it is.
func dated(text string) string {
	for _, layout := range dateLayouts {
		if len(text) > 64 || strings.Contains(layout, ":") != strings.Contains(text, ":") {
			continue
		}
		t, err := time.ParseInLocation(layout, text, time.UTC)
		switch {
		case err != nil || !isZone(t) || t.Year() < 1 || t.Year() > 9998:
		case strings.Contains(layout, ":"):
			return t.UTC().Format(time.RFC3339)
		default:
			return t.Format(time.DateOnly)
		}
	}
	return text
}

// isZone says whether a moment's zone is one by numbers, or Greenwich: other names mean several zones.
func isZone(t time.Time) bool {
	name, _ := t.Zone()
	return name == "" || name == "UTC" || name == "GMT"
}
