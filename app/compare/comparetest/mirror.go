package comparetest

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/compare"
)

// checkMirror: with the sides swapped, the same blocks belong together in the mirrored way, with mirrored spans.
func checkMirror(t testing.TB, c compare.Comparison) {
	t.Helper()
	m := Compare(t, c.New, c.Old, compare.Options{})
	want, got := map[string]string{}, map[string]string{}
	for _, row := range c.Rows {
		if row.Kind != compare.Departed {
			want[fmt.Sprint(row.Old, row.New)] = string(row.Kind) + turned(row.Spans, compare.Delete, compare.Insert)
		}
	}
	for _, row := range m.Rows {
		if row.Kind != compare.Departed {
			got[fmt.Sprint(row.New, row.Old)] = string(mirrored(row.Kind)) + turned(row.Spans, compare.Insert, compare.Delete)
		}
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("swapped, the sides give\n%v, want\n%v\nrows %s\nswapped %s", got, want, Rows(c), Rows(m))
	}
	s := c.Stats
	s.Split, s.Merged, s.Removed, s.Added = s.Merged, s.Split, s.Added, s.Removed
	s.OldWords, s.NewWords, s.WordsDeleted, s.WordsInserted = s.NewWords, s.OldWords, s.WordsInserted, s.WordsDeleted
	if m.Stats != s {
		t.Errorf("swapped, the statistics are %+v, want %+v", m.Stats, s)
	}
}

func mirrored(kind compare.Kind) compare.Kind {
	switch kind {
	case compare.Split:
		return compare.Merged
	case compare.Merged:
		return compare.Split
	case compare.Removed:
		return compare.Added
	case compare.Added:
		return compare.Removed
	}
	return kind
}

// turned writes spans so that a row and its mirror image read the same.
func turned(spans []compare.Span, gone, come compare.Op) string {
	var b strings.Builder
	for k := 0; k < len(spans); {
		if op := spans[k].Op; op != gone && op != come {
			fmt.Fprintf(&b, " %s %q", op, spans[k].Text)
			k++
			continue
		}
		var was, is []string
		for ; k < len(spans) && (spans[k].Op == gone || spans[k].Op == come); k++ {
			text := spans[k].Text + "|" + sideless(spans[k].Note)
			if spans[k].Op == gone {
				was = append(was, text)
			} else {
				is = append(is, text)
			}
		}
		fmt.Fprintf(&b, " [%q/%q]", was, is)
	}
	return b.String()
}

// sideless leaves out of a note what depends on which side is old: words about both, and the number of a move. The
// class text is what stands before such details.
func sideless(note string) string {
	var out []string
	for part := range strings.SplitSeq(note, "; ") {
		if strings.Contains(part, " → ") || part == "text" {
			continue
		}
		if strings.HasPrefix(part, "moved ") {
			part = "moved"
		}
		out = append(out, part)
	}
	return strings.Join(out, "; ")
}
