package engine

import (
	"strings"
	"testing"
)

func TestTheBiggestRewrite(t *testing.T) {
	words := func(word string, n int) string { return strings.Repeat(word+" ", n) }
	const stays = "These words stand here before and after, all of them, to the end of the line "
	for _, c := range []struct {
		name, old, new string
		want           Rewrite
	}{
		{"few words are no rewrite", "A.\n\n" + stays + words("cat", 5), "A.\n\n" + stays + words("dog", 6), Rewrite{}},
		{"twelve are", "A.\n\n" + stays + words("cat", 6), "A.\n\n" + stays + words("dog", 6), Rewrite{2, 2, 12}},
		{"the first of two counts", stays + words("cat", 7) + "\n\n" + stays + words("cow", 7), stays + words("dog", 7) + "\n\n" + stays + words("hen", 7), Rewrite{1, 1, 14}},
		{"a new paragraph is none", "A.", "A.\n\n" + words("new", 30), Rewrite{}},
	} {
		for _, answer := range ask(reading(t, c.old, c.new), Request{Compare: &Compare{Old: Ref{1, 0}, New: Ref{2, 0}}}) {
			if r := answer.Result; r != nil && r.Rewrite != c.want {
				t.Errorf("%s: got %+v, want %+v", c.name, r.Rewrite, c.want)
			}
		}
	}
}
