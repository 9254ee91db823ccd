package snapshot

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
)

// wantRows is the least share of rows of generated dumps, in per cent, that are parted as they were joined.
const wantRows = 90

// Dumps made of real pairs of versions, as the site pairs paragraphs, come apart as they were.
func TestGeneratedDumps(t *testing.T) {
	var good, all [3]int // same, paired, one-sided
	pairs := 0
	for _, pair := range realPairs(t) {
		old, new := readTexts(t, pair[0]), readTexts(t, pair[1])
		rows := paired(old, new)
		same := 0
		for _, r := range rows[1:] {
			same += count(r[0] == r[1])
		}
		if len(rows) < 8 || same*4 < len(rows) || same == len(rows)-1 {
			continue // no two versions of one text, or the same
		}
		pairs++
		var lines []string
		for _, r := range rows {
			lines = append(lines, strings.TrimSpace(r[0]+" "+r[1]))
		}
		got := make([]dumpRow, len(lines))
		for i, line := range lines {
			got[i] = newRow(line)
		}
		part(got)
		for i, r := range rows {
			kind := 0
			if r[0] != r[1] {
				kind = 1
			}
			if r[0] == "" || r[1] == "" {
				kind = 2
			}
			all[kind]++
			if got[i].half(0) == r[0] && got[i].half(1) == r[1] {
				good[kind]++
			}
		}
	}
	sum := func(n [3]int) int { return n[0] + n[1] + n[2] }
	t.Logf("%d pairs: %d of %d rows; same %d of %d, paired %d of %d, one-sided %d of %d", pairs, sum(good), sum(all),
		good[0], all[0], good[1], all[1], good[2], all[2])
	if sum(good)*100 < wantRows*sum(all) || pairs < 15 {
		t.Errorf("%d of %d rows of %d pairs", sum(good), sum(all), pairs)
	}
}

// realPairs returns the names of pages that are versions of one document.
func realPairs(t *testing.T) (pairs [][2]string) {
	names := realPages(t)
	slices.Sort(names)
	for i, name := range names {
		switch folder, base := filepath.Split(name); {
		case strings.HasPrefix(name, "recaptures/") && base == "a.html.gz":
			pairs = append(pairs, [2]string{name, folder + "b.html.gz"})
		case strings.HasPrefix(name, "snapshots/") && i > 0 && filepath.Dir(names[i-1]) == filepath.Dir(name):
			pairs = append(pairs, [2]string{names[i-1], name})
		}
	}
	return pairs
}

// readTexts returns the texts of a page's article: title, paragraphs, headings.
func readTexts(t *testing.T, name string) (texts []string) {
	r, err := Read(Source{Name: name, Data: unpacked(t, name)}, Options{})
	if err != nil {
		return nil
	}
	for _, b := range r.Versions[0].Blocks {
		if b.Role != article.Image && b.Role != article.Code {
			texts = append(texts, b.Text)
		}
	}
	return texts
}

// paired lays out two versions as the site does: equal paragraphs in order beside each other, the others between them by
// position.
func paired(old, new []string) (rows [][2]string) {
	lengths := make([][]int, len(old)+1)
	for i := range lengths {
		lengths[i] = make([]int, len(new)+1)
	}
	for i := len(old) - 1; i >= 0; i-- {
		for j := len(new) - 1; j >= 0; j-- {
			lengths[i][j] = max(lengths[i+1][j], lengths[i][j+1])
			if old[i] == new[j] {
				lengths[i][j] = max(lengths[i][j], lengths[i+1][j+1]+1)
			}
		}
	}
	var left, right []string
	flush := func() {
		for i := range max(len(left), len(right)) {
			var r [2]string
			if i < len(left) {
				r[0] = left[i]
			}
			if i < len(right) {
				r[1] = right[i]
			}
			rows = append(rows, r)
		}
		left, right = nil, nil
	}
	i, j := 0, 0
	for i < len(old) || j < len(new) {
		switch {
		case i < len(old) && j < len(new) && old[i] == new[j] && lengths[i][j] == lengths[i+1][j+1]+1:
			flush()
			rows = append(rows, [2]string{old[i], new[j]})
			i, j = i+1, j+1
		case j == len(new) || i < len(old) && lengths[i+1][j] >= lengths[i][j+1]:
			left = append(left, old[i])
			i++
		default:
			right = append(right, new[j])
			j++
		}
	}
	flush()
	return rows
}

// The reader moves a boundary: the row parts there, is no guess any more, and no word is lost.
func TestSplits(t *testing.T) {
	in := dumpHead + "Bridge planned Bridge agreed\nSame text.Same text.\nAlpha Beta Gamma Delta Epsilon\nEnd.End.\n"
	read := func(splits map[int]int) Reading {
		r, err := Read(Source{Name: "a", Data: []byte(in)}, Options{Splits: splits})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	first := read(nil)
	var row *Guess
	for i := range first.Guesses {
		if g := &first.Guesses[i]; g.Words == 5 {
			row = g
		}
	}
	if row == nil {
		t.Fatalf("guesses %+v", first.Guesses)
	}
	for split, want := range [][2]string{{"", "Alpha Beta Gamma Delta Epsilon"}, {"Alpha", "Beta Gamma Delta Epsilon"}, {"Alpha Beta", "Gamma Delta Epsilon"}, {"Alpha Beta Gamma", "Delta Epsilon"}, {"Alpha Beta Gamma Delta", "Epsilon"}, {"Alpha Beta Gamma Delta Epsilon", ""}} {
		r := read(map[int]int{row.Row: split})
		for _, g := range r.Guesses {
			if g.Row == row.Row {
				t.Errorf("split %d is a guess still", split)
			}
		}
		for side, text := range want {
			all := texts(r.Versions[side].Blocks)
			if text != "" && (len(all) < 4 || all[2] != text) || text == "" && len(all) != 3 {
				t.Errorf("split %d: side %d is %q", split, side, all)
			}
		}
	}
	for _, split := range []int{-1, 6, 1 << 40} {
		if r := read(map[int]int{row.Row: split, 99: 1}); len(r.Guesses) != len(first.Guesses) {
			t.Errorf("split %d was taken", split)
		}
	}
}
