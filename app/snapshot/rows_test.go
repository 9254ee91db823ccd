package snapshot

import (
	"strings"
	"testing"
)

// A dump is the head of every case, and rows; both versions come out as lines.
func TestDumpRows(t *testing.T) {
	for _, c := range []struct{ about, rows, old, new string }{
		{"tabs part exactly", "Old\tNew\nThe cat sat.\tThe dog sat.", "Old/The cat sat.", "New/The dog sat."},
		{"a tab at the end is a removed row, also the last", "A\tA\nThe cat sat.\t", "A/The cat sat.", "A"},
		{"a tab at the start is an added row", "A\tA\n\tThe cat sat.", "A", "A/The cat sat."},
		{"a line that holds the same twice is unchanged", "AA\nThe cat sat.The cat sat.", "A/The cat sat.", "A/The cat sat."},
		{"also with a space between", "A A\nThe cat sat. The cat sat.", "A/The cat sat.", "A/The cat sat."},
		{"a row parts at the end of a sentence", "Title Title\nThe old cat sat on the mat today. The old cat sat on the rug today.",
			"Title/The old cat sat on the mat today.", "Title/The old cat sat on the rug today."},
		{"the time between is no row", "A\tB\n(about 5 hours later)\nThe cat.\tThe dog.", "A/The cat.", "B/The dog."},
		{"no-break spaces stay", "A\tB\n5\u00a0% of it.\t6\u00a0% of it.", "A/5\u00a0% of it.", "B/6\u00a0% of it."},
	} {
		r, err := Read(Source{Data: []byte(dumpHead + c.rows)}, Options{})
		if err != nil || r.Format != "newssniffer-dump" {
			t.Errorf("%s: %v, %s", c.about, err, r.Format)
			continue
		}
		got := []string{strings.Join(texts(r.Versions[0].Blocks), "/"), strings.Join(texts(r.Versions[1].Blocks), "/")}
		if got[0] != c.old || got[1] != c.new {
			t.Errorf("%s:\n got %q\nwant %q", c.about, got, []string{c.old, c.new})
		}
	}
}
