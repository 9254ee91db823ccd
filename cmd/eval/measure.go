package main

import (
	"strings"
	"unicode"
)

// tokens cuts a text into words and single signs, by rules that no program measured here uses. Space is no token.
func tokens(text string) []string {
	var out []string
	start := -1
	for i, r := range text {
		word := unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
		if start >= 0 && !word {
			out, start = append(out, text[start:i]), -1
		}
		switch {
		case word && start < 0:
			start = i
		case !word && !unicode.IsSpace(r):
			out = append(out, string(r))
		}
	}
	if start >= 0 {
		out = append(out, text[start:])
	}
	return out
}

// optimum returns how few tokens must be deleted from a and inserted to get b. It is Myers' search for the shortest
// edit script, without the script: the time is the length times the number of edits.
func optimum(a, b []string) (deleted, inserted int) {
	ids := map[string]int{}
	intern := func(list []string) []int {
		out := make([]int, len(list))
		for i, s := range list {
			id, ok := ids[s]
			if !ok {
				id = len(ids)
				ids[s] = id
			}
			out[i] = id
		}
		return out
	}
	edits := distance(intern(a), intern(b))
	kept := (len(a) + len(b) - edits) / 2
	return len(a) - kept, len(b) - kept
}

// distance is the number of deletions and insertions between two lists.
func distance(a, b []int) int {
	most := len(a) + len(b)
	far := make([]int, 2*most+2) // how far each diagonal reaches, in a
	for d := 0; d <= most; d++ {
		for k := -d; k <= d; k += 2 {
			x := 0
			if k == -d || k != d && far[most+k-1] < far[most+k+1] {
				x = far[most+k+1]
			} else {
				x = far[most+k-1] + 1
			}
			for x < len(a) && x-k < len(b) && a[x] == b[x-k] {
				x++
			}
			if far[most+k] = x; x >= len(a) && x-k >= len(b) {
				return d
			}
		}
	}
	return most
}

// words are the runs between white space.
func words(text string) []string { return strings.Fields(text) }

// bare is a text without white space: what must be left of it whatever the layout.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}

// share returns part of whole in per cent; nothing of nothing is all of it.
func share(part, whole int) float64 {
	if whole == 0 {
		return 100
	}
	return 100 * float64(part) / float64(whole)
}
