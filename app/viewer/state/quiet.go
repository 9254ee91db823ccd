package state

import (
	"slices"
	"strconv"
	"strings"
)

// Rules against noise quiet what differs from load to load of a page and is no change of its article. Each can be turned
// off; that holds for all that is compared from then on, since a rule that is on for one side alone would itself make
// differences.

// QuietRules are the names of the rules, in the order of the page.
var QuietRules = []string{"mail", "pictures", "counters", "times", "prices", "placeholders"}

// QuietTurned turns a rule against noise off, or on again.
type QuietTurned struct{ Rule string }

func (QuietTurned) msg() {}

// Quiets reports whether a rule is on.
func (m Model) Quiets(rule string) bool { return !slices.Contains(strings.Split(m.Keep, ","), rule) }

// Quieted says how often a rule did something to the two versions of the page, or did while it was on.
func (m Model) Quieted(rule string) int {
	n, last := 0, 0
	for _, pane := range m.Panes {
		if pane.Entry != nil && pane.Entry.Ref.Source != last { // the count of a source with both versions is of both
			last = pane.Entry.Ref.Source
			n += m.Source(last).quieted[rule]
		}
	}
	return n
}

// turnQuiet turns a rule, and compares anew what is compared.
func (m Model) turnQuiet(rule string) (Model, []Effect) {
	var off []string
	for _, other := range QuietRules {
		if m.Quiets(other) == (other == rule) {
			off = append(off, other)
		}
	}
	m.Keep = strings.Join(off, ",")
	if m.Screen != Comparing {
		return m, nil
	}
	return m.start()
}

// requiet reads the two sides again if they were read under other rules than those that are on.
func (m Model) requiet() (Model, []Effect) {
	var ways []Way
	for _, pane := range m.Panes {
		source := m.Source(pane.Entry.Ref.Source)
		if source.ID == 0 || source.Way.Keep == m.Keep || len(ways) > 0 && ways[0].Source == source.ID {
			continue
		}
		way := source.Way
		way.Source, way.Keep = source.ID, m.Keep
		ways = append(ways, way)
	}
	return m.readAs(ways)
}

// quietedIn counts by the notes of a reading what its rules did; those that are off have the count of before.
func quietedIn(s Source, before map[string]int) map[string]int {
	counts := map[string]int{}
	for _, rule := range strings.Split(s.Way.Keep, ",") {
		if before[rule] > 0 {
			counts[rule] = before[rule]
		}
	}
	for _, note := range s.Notes {
		if rule, ok := strings.CutPrefix(note.Code, "noise-"); ok && len(note.Args) > 0 {
			counts[rule], _ = strconv.Atoi(note.Args[0])
		}
	}
	return counts
}

// Framed reports whether a source holds pages, which can have more on them than an article.
func (s Source) Framed() bool { return slices.Contains(framed, s.Format) }

// framed are the formats of pages.
var framed = []string{"page", "mhtml", "webarchive", "warc", "wacz", "maff", "singlefile-zip", "zip"}
