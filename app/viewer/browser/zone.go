package browser

import (
	"strconv"
	"strings"
	"time"
)

// InZone returns a moment in the reader's zone, with the name and the offset that the zone had then: go's own zone in a
// browser is that of today, also for a day in the other half of the year. The zero time stays as it is.
func InZone(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	minutes, name, ok := strings.Cut(text("zone", float64(t.UnixMilli())), " ")
	offset, err := strconv.Atoi(minutes)
	if !ok || err != nil {
		return t.Local()
	}
	return t.In(time.FixedZone(name, offset*60))
}
