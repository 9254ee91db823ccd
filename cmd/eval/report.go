package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A Report is what one run found.
type Report struct {
	Command string   `json:"command"`
	Machine []string `json:"machine"` // processor, system and versions
	Tables  []*Table `json:"tables"`
	Bounds  []Bound  `json:"bounds"`
}

// A Table has a name for each row and a cell for each column behind it.
type Table struct {
	Title   string   `json:"title"`
	Columns []string `json:"columns"` // the first is the heading of the names
	Rows    []Row    `json:"rows"`
	Notes   []string `json:"notes"` // how it was measured, in sentences
}

// A Row is one line of a table.
type Row struct {
	Name  string `json:"name"`
	Cells []Cell `json:"cells"`
}

// A Cell is an int, a float64, a string, or nil for what was not run.
type Cell any

// A Bound is a promise: what was promised and what was seen.
type Bound struct {
	Name   string `json:"name"`
	Want   string `json:"want"`
	Got    string `json:"got"`
	Kept   bool   `json:"kept"`
	NotRun bool   `json:"not_run,omitempty"` // what it is measured on is missing
}

// table adds an empty table.
func (r *Report) table(title string, columns ...string) *Table {
	t := &Table{Title: title, Columns: columns, Rows: []Row{}, Notes: []string{}}
	r.Tables = append(r.Tables, t)
	return t
}

// row adds a row; missing cells are not run.
func (t *Table) row(name string, cells ...Cell) {
	for len(cells) < len(t.Columns)-1 {
		cells = append(cells, nil)
	}
	t.Rows = append(t.Rows, Row{name, cells})
}

// note adds a sentence below the table.
func (t *Table) note(format string, values ...any) {
	t.Notes = append(t.Notes, fmt.Sprintf(format, values...))
}

// atMost promises that a figure is no higher than a limit, atLeast that it is no lower.
func (r *Report) atMost(name string, got, limit float64) {
	r.bound(name, "≤", got, limit, got <= limit)
}
func (r *Report) atLeast(name string, got, limit float64) {
	r.bound(name, "≥", got, limit, got >= limit)
}

// exactly promises a figure.
func (r *Report) exactly(name string, got, want float64) { r.bound(name, "=", got, want, got == want) }

func (r *Report) bound(name, sign string, got, limit float64, kept bool) {
	r.Bounds = append(r.Bounds, Bound{Name: name, Want: sign + " " + number(limit), Got: number(got), Kept: kept})
}

// notRun says that a promise could not be measured.
func (r *Report) notRun(name, why string) {
	r.Bounds = append(r.Bounds, Bound{Name: name, Got: notRun + ": " + why, Kept: true, NotRun: true})
}

// Err is an error if a promise was not kept.
func (r *Report) Err() error {
	var broken []string
	for _, b := range r.Bounds {
		if !b.Kept {
			broken = append(broken, fmt.Sprintf("%s is %s, want %s", b.Name, b.Got, b.Want))
		}
	}
	if len(broken) > 0 {
		return fmt.Errorf("%d of %d bounds missed: %s", len(broken), len(r.Bounds), strings.Join(broken, "; "))
	}
	return nil
}

// JSON writes the report with an indent.
func (r *Report) JSON() []byte {
	out, err := json.MarshalIndent(r, "", " ")
	if err != nil {
		panic(err) // names and numbers can always be written
	}
	return append(out, '\n')
}

// WriteMarkdown writes the tables and then the promises.
func (r *Report) WriteMarkdown(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n", r.Command, strings.Join(r.Machine, " · "))
	for _, t := range r.Tables {
		t.markdown(&b)
	}
	if len(r.Bounds) > 0 {
		t := &Table{Title: "Bounds", Columns: []string{"bound", "want", "got", "kept"}}
		for _, bound := range r.Bounds {
			kept := "yes"
			switch {
			case bound.NotRun:
				kept = notRun
			case !bound.Kept:
				kept = "**no**"
			}
			t.row(bound.Name, bound.Want, bound.Got, kept)
		}
		t.markdown(&b)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (t *Table) markdown(b *strings.Builder) {
	fmt.Fprintf(b, "\n## %s\n\n", t.Title)
	lines := [][]string{t.Columns}
	for _, r := range t.Rows {
		line := []string{r.Name}
		for _, c := range r.Cells {
			line = append(line, text(c))
		}
		lines = append(lines, line)
	}
	widths := make([]int, len(t.Columns))
	for _, line := range lines {
		for i, c := range line {
			widths[i] = max(widths[i], utf8.RuneCountInString(c))
		}
	}
	for k, line := range lines {
		for i, c := range line {
			pad := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(c))
			if i > 0 {
				c, pad = pad+c, ""
			}
			b.WriteString("| " + c + pad + " ")
		}
		b.WriteString("|\n")
		if k == 0 {
			for i, w := range widths {
				sign := ":"
				if i == 0 {
					sign = "-"
				}
				b.WriteString("|" + strings.Repeat("-", w+1) + sign)
			}
			b.WriteString("|\n")
		}
	}
	for _, note := range t.Notes {
		b.WriteString("\n" + note + "\n")
	}
}

// notRun stands for what could not be measured.
const notRun = "not run"

// text writes a cell.
func text(c Cell) string {
	switch v := c.(type) {
	case nil:
		return notRun
	case int:
		return number(float64(v))
	case float64:
		return number(v)
	case Timing:
		return v.String()
	case string:
		return strings.ReplaceAll(v, "|", "\\|")
	}
	panic(fmt.Sprintf("a cell of type %T", c))
}

// number writes a figure: whole ones with commas, small ones with up to three decimals.
func number(v float64) string {
	if v != math.Trunc(v) {
		digits := 3
		if math.Abs(v) >= 10 {
			digits = 1
		}
		v = math.Round(v*math.Pow10(digits)) / math.Pow10(digits)
	}
	whole, decimals, found := strings.Cut(strconv.FormatFloat(v, 'f', -1, 64), ".")
	for at := len(whole) - 3; at > 0 && whole[at-1] != '-'; at -= 3 {
		whole = whole[:at] + "," + whole[at:]
	}
	if found {
		whole += "." + decimals
	}
	return whole
}
