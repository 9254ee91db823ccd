package snapshot

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/stet-diff/stet/app/article"
)

// A Noise is a set of rules against what differs from load to load of a page and is no change of its article. Each rule
// that did something says how often in a note, "noise-" and its name. Parameters that track readers are none of them:
// they stay in links, and the comparison counts and dims them.
type Noise uint

// The rules against noise.
const (
	NoiseMail         Noise = 1 << iota // mail addresses that Cloudflare hides are put back
	NoisePictures                       // addresses of pictures lose their query, and names of files their sizes and hashes
	NoiseCounters                       // "1,204 views", "5 min read" stand outside the article
	NoiseTimes                          // so do "2 hours ago" and lines that are only a date
	NoisePrices                         // so do lines that are only a ticker, a price and its change
	NoisePlaceholders                   // so do "Advertisement", "Story continues below", "[Embed]"

	AllNoise Noise = 1<<iota - 1 // every rule
)

// noiseNames are the rules by name, in the order of their bits.
var noiseNames = [...]string{"mail", "pictures", "counters", "times", "prices", "placeholders"}

// ParseNoise reads names of rules with commas between: "mail,pictures". "all" is every rule, "none" or "" no rule.
func ParseNoise(names string) (rules Noise, err error) {
	for _, name := range strings.Split(names, ",") {
		found := name == "none" || name == ""
		if name == "all" {
			rules, found = AllNoise, true
		}
		for i, known := range noiseNames {
			if name == known {
				rules, found = rules|1<<i, true
			}
		}
		if !found {
			return 0, fmt.Errorf("unknown rule %q: there are %s, all and none", name, strings.Join(noiseNames[:], ", "))
		}
	}
	return rules, nil
}

// A quieting is the rules that are off while a source is read, and how often each of the others did something. Nil has
// all rules on and does not count.
type quieting struct {
	off Noise
	n   [len(noiseNames)]int
}

// on says whether a rule is to be used.
func (q *quieting) on(rule Noise) bool { return q == nil || q.off&rule == 0 }

// did counts what a rule did.
func (q *quieting) did(rule Noise) {
	for i := range noiseNames {
		if q != nil && rule == 1<<i {
			q.n[i]++
		}
	}
}

// anew has the same rules off and has counted nothing.
func (q *quieting) anew() *quieting {
	if q == nil {
		return nil
	}
	return &quieting{off: q.off}
}

// atLeast raises the counts to those of another reading of the same source.
func (q *quieting) atLeast(other *quieting) {
	if q == nil || other == nil {
		return
	}
	for i := range noiseNames {
		q.n[i] = max(q.n[i], other.n[i])
	}
}

// tell adds a note for each rule that did something.
func (q *quieting) tell(all *notes) {
	if q == nil {
		return
	}
	for i, n := range q.n {
		if n == 0 {
			continue
		}
		switch many := strconv.Itoa(n); Noise(1 << i) {
		case NoiseMail:
			all.note("noise-mail", many)
		case NoisePictures:
			all.note("noise-pictures", many)
		case NoiseCounters:
			all.note("noise-counters", many)
		case NoiseTimes:
			all.note("noise-times", many)
		case NoisePrices:
			all.note("noise-prices", many)
		case NoisePlaceholders:
			all.note("noise-placeholders", many)
		}
	}
}

// reason is noiseOf without the rules that are off. The rule is 0 if it is none of those that can be off.
func (q *quieting) reason(p *placed) (reason string, rule Noise) {
	reason = noiseOf(p)
	switch reason {
	case article.Counter:
		rule = NoiseCounters
		if text := folded(p.Text); strings.Contains(text, " ago") {
			rule = NoiseTimes
		} else if isPrice(p.Text) {
			rule = NoisePrices
		}
	case article.DateLine:
		rule = NoiseTimes
	case article.PageLabel, article.Embed:
		rule = NoisePlaceholders
	}
	if !q.on(rule) {
		return "", 0
	}
	return reason, rule
}

// isNoise says whether a piece is no text of an article, by the rules that are on.
func (q *quieting) isNoise(p *placed) bool {
	reason, _ := q.reason(p)
	return reason != ""
}

// isPrice knows a line that is only a ticker, its price and how much that changed: "AAPL $189.43 (+1.2%)". Without the
// change it could be a figure of the article.
func isPrice(text string) bool {
	fields := strings.Fields(strings.Trim(text, " ()[]|"))
	if len(fields) < 3 || len(fields) > 5 {
		return false
	}
	ticker := strings.TrimRight(fields[0], ":")
	if strings.Trim(ticker, "ABCDEFGHIJKLMNOPQRSTUVWXYZ.:^") != "" || len(ticker) > 12 || ticker == "" {
		return false
	}
	price, change := false, false
	for _, field := range fields[1:] {
		number := strings.Trim(field, "$€£¥+-−▲▼()[]%,;")
		if number == "" && field != "▲" && field != "▼" || strings.Trim(number, "0123456789.,") != "" {
			return false
		}
		signed := strings.ContainsAny(field, "+-−▲▼")
		change = change || signed && strings.Contains(field, "%")
		price = price || !signed && !strings.Contains(field, "%") && strings.Contains(number, ".")
	}
	return price && change
}
