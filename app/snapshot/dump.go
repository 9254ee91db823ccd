package snapshot

import (
	"strconv"
	"strings"

	"github.com/stet-diff/stet/app/article"
)

const fromSource, originalAt = "This article is from the source '", "at its original source at "

// isDump knows the text of a News Sniffer page as it is copied from a browser: both columns run together in each line.
func isDump(in *input) bool {
	signs := count(strings.Contains(in.text, fromSource)) + count(strings.Contains(in.text, originalAt))
	if signs == 0 {
		return false
	}
	_, _, _, found := dumpParts(in.text)
	return signs+count(found) >= 2 && found
}

// dumpParts cuts a dump at its line of versions, "Version 5 Version 6".
func dumpParts(text string) (head string, labels [2]string, rows []string, found bool) {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		f := strings.Fields(line)
		if len(f) == 4 && f[0] == "Version" && f[2] == "Version" {
			return strings.Join(lines[:i], "\n"), [2]string{f[0] + " " + f[1], f[2] + " " + f[3]}, lines[i+1:], true
		}
	}
	return "", labels, nil, false
}

// readDump parts the lines into the two versions. Where a boundary is a guess, a note counts it; no word is lost.
func readDump(in *input) []article.Version {
	head, labels, lines, _ := dumpParts(in.short(in.text))
	rows, when := dumpRows(in, lines)
	for i := range rows {
		if split, ok := in.splits[i]; ok {
			rows[i].divide(split)
		}
	}
	guesses := part(rows)
	in.guesses = guessed(rows)
	if guesses > 0 {
		in.note("columns-guess", in.file, strconv.Itoa(guesses), strconv.Itoa(len(rows)))
	}
	var sides [2]article.Version
	series, address := dumpSeries(head)
	for side := range sides {
		var all []string
		title, standfirst := false, len(rows) > 1
		for i := range rows {
			text := rows[i].half(side)
			if text != "" {
				all = append(all, text)
			}
			title = title || i == 0 && text != ""
			if i == 1 {
				standfirst = text != "" && headlike(rows[1].half(0), 45) && headlike(rows[1].half(1), 45)
			}
		}
		v := version(titled(all, title, standfirst))
		v.Label, v.Series, v.URL = labels[side], series, address
		v.Furniture = asParas(head)
		sides[side] = v
	}
	sides[1].When = when
	return sides[:]
}

// guessed lists the rows that were divided by a guess.
func guessed(rows []dumpRow) (all []Guess) {
	next := [2]int{}
	for i := range rows {
		g := Guess{Row: i, Old: -1, New: -1, Words: len(rows[i].words), Split: rows[i].split}
		for side, block := range []*int{&g.Old, &g.New} {
			if rows[i].half(side) != "" {
				*block = next[side]
				next[side]++
			}
		}
		if rows[i].guess {
			all = append(all, g)
		}
	}
	return all
}

// dumpRows reads the lines under the line of versions, as many as two versions may hold. One of them may say how much
// later the second version was seen.
func dumpRows(in *input, lines []string) (rows []dumpRow, when string) {
	left := 2 * maxWords
	for _, line := range lines {
		text := spaced(line)
		switch {
		case text == "":
		case strings.HasPrefix(text, "(") && (strings.HasSuffix(text, " later)") || strings.HasSuffix(text, " earlier)")):
			when = text
		case len(rows) == 2*maxBlocks || left == 0:
			in.noteCut()
			return rows, when
		default:
			row := newRow(line)
			if len(row.words) > left {
				row = newRow(strings.Join(row.words[:left], " "))
			}
			rows, left = append(rows, row), left-len(row.words)
		}
	}
	return rows, when
}

func asParas(text string) []article.Block { return paras(groups(text)) }

// dumpSeries reads the sentences over the versions. An empty value, "seen on .", is unknown.
func dumpSeries(head string) (s article.Series, address article.Link) {
	head = spaced(head)
	s.Source = between(head, fromSource, "'")
	s.Changes = between(head, "The article has changed ", " times")
	s.FirstSeen = parseTime(between(head, "first published or seen on ", "."))
	s.NextCheck = strings.TrimSuffix(between(head, "The next check for changes will be ", "You can find"), " ")
	if strings.Contains(head, notChecked) {
		s.NextCheck = notChecked
	}
	if f := strings.Fields(between(head, originalAt, "")); len(f) > 0 {
		address = article.NewLink(f[0])
	}
	return s, address
}

// between returns what stands between two texts; an empty end is the end of all.
func between(text, start, end string) string {
	_, rest, ok := strings.Cut(text, start)
	if !ok {
		return ""
	}
	if end != "" {
		if rest, _, ok = strings.Cut(rest, end); !ok {
			return ""
		}
	}
	return strings.TrimSpace(rest)
}
