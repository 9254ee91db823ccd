package work

import (
	"time"

	"github.com/stet-diff/stet/app/snapshot"
)

// pages reads pages, each as often as the job says, and answers the mean milliseconds of a page. Each counts with the
// fastest of its rounds, so that what else the computer does disturbs little.
func pages(j Job) (a Answer) {
	best := make([]time.Duration, len(j.Pages))
	for a.Rounds = 0; a.Rounds < max(j.Runs, 1); a.Rounds++ {
		for i, page := range j.Pages {
			start := time.Now()
			if _, err := snapshot.Read(snapshot.Source{Name: "a page", Data: page}, snapshot.Options{}); err != nil && a.Rounds == 0 {
				a.Refused++
			}
			if taken := time.Since(start); a.Rounds == 0 || taken < best[i] {
				best[i] = taken
			}
		}
	}
	var sum time.Duration
	for _, taken := range best {
		sum += taken
	}
	a.MS = []float64{float64(sum.Microseconds()) / 1000 / float64(max(len(j.Pages), 1))}
	return a
}
