package render

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// office has LibreOffice decide on documents 0.docx, 1.docx … of a folder, driven by the system's own Python.
func office(t *testing.T, folder string, count int) {
	t.Helper()
	program, err := exec.LookPath("soffice")
	if err == nil {
		err = exec.Command("/usr/bin/python3", "-c", "import uno").Run()
	}
	if err != nil {
		t.Skip("LibreOffice is not installed (packages libreoffice-writer-nogui and python3-uno)")
	}
	run := exec.Command("/usr/bin/python3", "testdata/decide.py", program, t.TempDir(), folder, fmt.Sprint(count))
	run.WaitDelay = time.Minute
	if said, err := run.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
}

// LibreOffice accepts all changes of a document to the new text and rejects them to the old one, and keeps the moves
// when it writes the document anew.
func TestLibreOfficeAcceptsAndRejects(t *testing.T) {
	all := []tried{{"every kind", sample("x")}}
	kinds := map[string]int{}
	for i, c := range drawn(t) {
		s := c.Stats
		told := []string{}
		for kind, n := range map[string]int{"moved": s.Moved, "split": s.Split, "merged": s.Merged, "restyled": s.Restyled} {
			if n > 0 {
				told = append(told, kind)
			}
		}
		every := os.Getenv("STET_OFFICE") != "" && (len(told) > 0 || i%12 == 0) // 151 documents; else some of each kind
		for _, kind := range told {
			every = every || kinds[kind] < 6
		}
		if !every {
			continue
		}
		for _, kind := range told {
			kinds[kind]++
		}
		all = append(all, c)
	}
	if os.Getenv("STET_OFFICE") != "" {
		all = append(all, stored(t)...)
	}
	folder := t.TempDir()
	for i, c := range all {
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprint(i, ".docx")), DOCX(c.Comparison, Options{}), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	office(t, folder, len(all))
	for i, c := range all {
		for side, want := range map[string][]string{"Accept": inXML(c.New.Blocks), "Reject": inXML(c.Old.Blocks)} {
			text, err := os.ReadFile(filepath.Join(folder, fmt.Sprint(i, ".", side)))
			if err != nil {
				t.Fatal(c.name, err)
			}
			var got []string
			for line := range strings.SplitSeq(string(text), "\n") {
				if line != "" {
					got = append(got, strings.ReplaceAll(line, "\u2028", "\n"))
				}
			}
			equalTexts(t, c.name, side, got, want, nil)
		}
		again, err := os.ReadFile(filepath.Join(folder, fmt.Sprint(i, ".again.docx")))
		if err != nil {
			t.Fatal(c.name, err)
		}
		if got := namedMoves(t, again); got != c.Stats.Moved {
			t.Errorf("%s: %d named moves after writing anew, want %d", c.name, got, c.Stats.Moved)
		}
	}
	t.Logf("%d documents: %v", len(all), kinds)
}

// namedMoves counts the moves of a document that have a name at both ends.
func namedMoves(t *testing.T, file []byte) (n int) {
	t.Helper()
	ends := map[string]int{}
	for _, start := range strings.Split(partsOfAny(t, file)["word/document.xml"], "RangeStart ")[1:] {
		start, _, _ = strings.Cut(start, ">")
		if _, name, ok := strings.Cut(start, `w:name="`); ok {
			name, _, _ = strings.Cut(name, `"`)
			if ends[name]++; ends[name] == 2 {
				n++
			}
		}
	}
	return n
}
