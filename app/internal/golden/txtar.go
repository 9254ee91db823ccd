package golden

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// An Archive is a golden file: a sentence that says what the case is about, then named sections.
//
// The form is that of txtar: a section begins with a line "-- name --" and goes on to the next such line or the end.
type Archive struct {
	Name     string // where it was read: "testdata/moves/late.txtar"; Parse leaves it empty
	About    string // what stands before the first section, without line ends around it
	Sections []Section
}

// A Section is one named text of an archive. Its Data ends with a line end unless it is empty.
type Section struct{ Name, Data string }

// Parse reads an archive. Every text is one: without a section line it is all About. Line ends become "\n".
func Parse(text string) Archive {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	var a Archive
	var about, data strings.Builder
	for line := range strings.Lines(text) {
		if name, ok := sectionName(line); ok {
			a.finish(&data)
			a.Sections = append(a.Sections, Section{Name: name})
			continue
		}
		if len(a.Sections) == 0 {
			about.WriteString(line)
		} else {
			data.WriteString(line)
		}
	}
	a.finish(&data)
	a.About = strings.Trim(about.String(), "\n")
	return a
}

// finish ends the section that is being read.
func (a *Archive) finish(data *strings.Builder) {
	if n := len(a.Sections); n > 0 {
		a.Sections[n-1].Data = withLineEnd(data.String())
	}
	data.Reset()
}

// sectionName returns the name in a line "-- name --".
func sectionName(line string) (string, bool) {
	line = strings.TrimRight(line, "\n")
	if len(line) < len("-- x --") || !strings.HasPrefix(line, "-- ") || !strings.HasSuffix(line, " --") {
		return "", false
	}
	name := strings.TrimSpace(line[len("-- ") : len(line)-len(" --")])
	return name, name != ""
}

func withLineEnd(s string) string {
	if s == "" || strings.HasSuffix(s, "\n") {
		return s
	}
	return s + "\n"
}

// String writes the archive so that Parse reads it back. A line of Data that looks like the begin of a section
// cannot be told from one: see Holds.
func (a Archive) String() string {
	var b strings.Builder
	b.WriteString(withLineEnd(a.About))
	for _, s := range a.Sections {
		fmt.Fprintf(&b, "-- %s --\n%s", s.Name, withLineEnd(s.Data))
	}
	return b.String()
}

// Holds reports whether a text can be the data of a section and be read back as it is.
func Holds(data string) bool {
	for line := range strings.Lines(data) {
		if _, ok := sectionName(line); ok || strings.HasSuffix(line, "\r\n") {
			return false
		}
	}
	return data == withLineEnd(data)
}

// Section returns the data of the first section with a name, and whether there is one.
func (a Archive) Section(name string) (string, bool) {
	i := slices.IndexFunc(a.Sections, func(s Section) bool { return s.Name == name })
	if i < 0 {
		return "", false
	}
	return a.Sections[i].Data, true
}

// Read reads all archives that a pattern names ("testdata/moves/*.txtar"; "**" is not known), in order of name. A
// pattern that names none fails the test: it would check nothing.
func Read(t testing.TB, glob string) []Archive {
	t.Helper()
	names, err := filepath.Glob(filepath.FromSlash(glob))
	if err != nil || len(names) == 0 {
		t.Fatalf("no golden file has a name like %s (%v)", glob, err)
	}
	slices.Sort(names)
	var out []Archive
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		a := Parse(string(text))
		a.Name = filepath.ToSlash(name)
		out = append(out, a)
	}
	return out
}

// Seed gives a fuzz target of one string the data of every section of the archives that a pattern names.
func Seed(f *testing.F, glob string) {
	f.Helper()
	for _, a := range Read(f, glob) {
		for _, s := range a.Sections {
			f.Add(s.Data)
		}
	}
}
