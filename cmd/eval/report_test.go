package main

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestNumbersAreWrittenForPeople(t *testing.T) {
	for _, c := range []struct {
		in   Cell
		want string
	}{
		{0, "0"}, {7, "7"}, {-1234, "-1,234"}, {123, "123"}, {1234567, "1,234,567"},
		{0.12345, "0.123"}, {9.9996, "10"}, {12.345, "12.3"}, {1234.5, "1,234.5"}, {99.96, "100"},
		{"–", "–"}, {"a|b", "a\\|b"}, {nil, "not run"},
	} {
		if got := text(c.in); got != c.want {
			t.Errorf("text(%v) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestATableIsWrittenAsMarkdown(t *testing.T) {
	var r Report
	r.Command, r.Machine = "quality", []string{"a machine", "two"}
	table := r.table("Words", "program", "marked", "ms")
	table.row("Stet", 1234, 1.5)
	table.row("é", 5)
	table.note("A %s.", "note")
	r.atMost("words", 3, 2)
	r.notRun("book", "it is not there")
	var b strings.Builder
	if err := r.WriteMarkdown(&b); err != nil {
		t.Fatal(err)
	}
	want := `# quality

a machine · two

## Words

| program | marked |      ms |
|---------|-------:|--------:|
| Stet    |  1,234 |     1.5 |
| é       |      5 | not run |

A note.

## Bounds

| bound | want |                      got |    kept |
|-------|-----:|-------------------------:|--------:|
| words |  ≤ 2 |                        3 |  **no** |
| book  |      | not run: it is not there | not run |
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestAReportIsWrittenAsJSON(t *testing.T) {
	var r Report
	r.table("Words", "program", "marked", "ms").row("Stet", 3)
	r.atLeast("pairs", 17, 17)
	var back struct {
		Tables []struct {
			Rows []struct {
				Name  string
				Cells []any
			}
		}
		Bounds []Bound
	}
	if err := json.Unmarshal(r.JSON(), &back); err != nil {
		t.Fatal(err)
	}
	cells := back.Tables[0].Rows[0].Cells
	if len(cells) != 2 || cells[0] != 3.0 || cells[1] != nil {
		t.Errorf("cells are %v, want 3 and null", cells)
	}
	if len(back.Bounds) != 1 || !back.Bounds[0].Kept {
		t.Errorf("bounds are %+v", back.Bounds)
	}
}

func TestAMissedBoundIsAnErrorAndAMissingTextIsNot(t *testing.T) {
	for _, c := range []struct {
		name string
		add  func(*Report)
		want string
	}{
		{"none", func(*Report) {}, ""},
		{"as much as allowed", func(r *Report) { r.atMost("x", 2, 2) }, ""},
		{"more than allowed", func(r *Report) { r.atMost("x", 2.5, 2) }, "1 of 1 bounds missed: x is 2.5, want ≤ 2"},
		{"less than wanted", func(r *Report) { r.atLeast("x", 96.9, 97) }, "1 of 1 bounds missed: x is 96.9, want ≥ 97"},
		{"not what is wanted", func(r *Report) { r.exactly("x", 16, 17) }, "1 of 1 bounds missed: x is 16, want = 17"},
		{"not run", func(r *Report) { r.notRun("x", "no data") }, ""},
	} {
		var r Report
		c.add(&r)
		got := ""
		if err := r.Err(); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
