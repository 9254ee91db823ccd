package snapshot

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A dumpRow is a line of a dump: the words of both columns, and after how many of them the right column begins.
type dumpRow struct {
	words  []string
	split  int   // words[:split] is old, words[split:] is new
	fixed  bool  // the split is certain: a tab, or equal halves
	same   bool  // both columns are equal
	splits []int // where it may part, the most balanced first
	grams  []int // ids of the word pairs that begin at each word
	guess  bool
}

// maxSplits is how many splits of a row are tried.
const maxSplits = 64

func newRow(line string) dumpRow {
	if left, right, ok := strings.Cut(line, "\t"); ok {
		l, r := fields(left), fields(right)
		return dumpRow{words: append(l, r...), split: len(l), fixed: true, same: spaced(left) == spaced(right)}
	}
	text := spaced(line)
	if half, ok := doubled(text); ok {
		w := fields(half)
		return dumpRow{words: append(append([]string{}, w...), w...), split: len(w), fixed: true, same: true}
	}
	r := dumpRow{words: fields(text)}
	n := len(r.words)
	open := !sentenceEnd(r.words[n-1])
	for k := 1; k < n; k++ {
		begins := capital(r.words[k]) || quoteOrDigit(r.words[k])
		if begins && sentenceEnd(r.words[k-1]) || open && capital(r.words[k]) || r.echoes(k) {
			r.splits = append(r.splits, k)
		}
	}
	slices.SortStableFunc(r.splits, func(i, j int) int { return uneven(i, n) - uneven(j, n) })
	r.splits = r.splits[:min(len(r.splits), maxSplits)]
	r.split = n / 2
	if len(r.splits) > 0 {
		r.split = r.splits[0]
	}
	return r
}

// echo is how many words of two halves must be equal, at their beginnings or ends, to show where a row may part.
const echo = 3

// echoes says whether both halves of a row that parts before its word k would begin, or end, with the same words: most
// edits leave one of both ends as it was.
func (r *dumpRow) echoes(k int) bool {
	n := len(r.words)
	same := func(i, j int) bool {
		for w := range echo {
			if a := bare(r.words[i+w]); !strings.EqualFold(a, bare(r.words[j+w])) {
				return false
			}
		}
		return true
	}
	return k >= echo && n-k >= echo && (same(0, k) || same(k-echo, n-echo))
}

// divide parts the row after so many words, for good.
func (r *dumpRow) divide(split int) {
	if split >= 0 && split <= len(r.words) {
		r.split, r.fixed, r.guess = split, true, false
		r.same = r.half(0) == r.half(1)
	}
}

// fields cuts a text at its white space. No-break spaces stay inside words.
func fields(text string) []string { return strings.FieldsFunc(text, isSpace) }

func uneven(k, n int) int { return max(2*k-n, n-2*k) }

// doubled returns the half of a text that holds the same twice, with or without a space between.
func doubled(text string) (string, bool) {
	n := len(text)
	if n%2 == 1 && text[n/2] == ' ' && text[:n/2] == text[n/2+1:] {
		return text[:n/2], true
	}
	return text[:n/2], n > 0 && n%2 == 0 && text[:n/2] == text[n/2:]
}

// half returns the text of a side: 0 is old, 1 is new.
func (r *dumpRow) half(side int) string {
	if side == 0 {
		return strings.Join(r.words[:r.split], " ")
	}
	return strings.Join(r.words[r.split:], " ")
}

// sentenceEnd says whether a sentence may end with the word.
func sentenceEnd(word string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(word, "\"'”’»)]"))
	return strings.ContainsRune(".!?…", last)
}

// capital says whether a word begins with a capital, a quotation mark before it aside.
func capital(word string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, quotes))
	return unicode.IsUpper(r)
}

const quotes = "\"'“‘«„("

func quoteOrDigit(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsDigit(r) || strings.ContainsRune(quotes, r)
}

// bare is a word without the signs around it, as written.
func bare(word string) string {
	return strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// lowered folds the case of a word.
func lowered(word string) string { return strings.ToLower(word) }

// capitalised says whether a word begins with a capital, and no mark before it.
func capitalised(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}
