package render

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
)

// program finds a program that a test drives. Without it the test is skipped, but for where CI says that it is there.
func program(t testing.TB, name string) string {
	t.Helper()
	found, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("%s is not installed", name)
		}
		t.Skipf("%s is not installed", name)
	}
	return found
}

// GNU patch makes the new text of the old one, and the old one of the new one, byte for byte.
func TestPatchApplies(t *testing.T) {
	all := append(append(drawn(t), stored(t)...), scattered(t, 1000)...)
	applyAll(t, all)
}

func TestPatchAppliesToRealPairs(t *testing.T) { applyAll(t, shared(t, 100)) }

func applyAll(t *testing.T, all []tried) {
	patch := program(t, "patch")
	folder := t.TempDir()
	applied := 0
	for _, c := range all {
		old, new := TextNames(c.Comparison)
		before, after, written := PlainText(c.Old), PlainText(c.New), Patch(c.Comparison)
		if before == after {
			if len(written) > 0 {
				t.Fatalf("%s: equal texts give\n%s", c.name, written)
			}
			continue
		}
		applied++
		for _, way := range []struct{ from, name, to, flag string }{{before, old, after, "-N"}, {after, new, before, "-R"}} {
			file := filepath.Join(folder, way.name)
			if err := os.WriteFile(file, []byte(way.from), 0o644); err != nil {
				t.Fatal(err)
			}
			run := exec.Command(patch, "-p0", "-f", "-s", "--no-backup-if-mismatch", way.flag)
			run.Dir, run.Stdin = folder, bytes.NewReader(written)
			said, err := run.CombinedOutput()
			got, _ := os.ReadFile(file)
			if err != nil || string(got) != way.to || len(said) > 0 {
				t.Fatalf("%s, %s: %v, %s\n%s\ngot %q\nwant %q", c.name, way.flag, err, said, written, got, way.to)
			}
			os.Remove(file)
		}
	}
	t.Logf("%d pairs", applied)
	if applied < 20 {
		t.Errorf("only %d pairs differ", applied)
	}
}

func TestHowAPatchLooks(t *testing.T) {
	c := sample("x")
	c.New.Title, c.New.Captured = "A ‘fine’ day", c.Old.Captured.Add(26*time.Hour)
	want := `# 1 paragraph moved: removed at the old place, added at the new one.
# 1 paragraph differs in formatting alone, which plain text does not hold.
` + "--- A ‘fine’ day.2025-04-17.txt\t\n+++ A ‘fine’ day.2025-04-18.txt\t\n" + `@@ -1,16 +1,16 @@
-Old headline
+New headline
+
+Moved there
 
 Kept text
 
-Gone xx
-
-Moved here
+Come xx
 
-One. Two.
+One.
+
+Two.
 
-Left.
-
-Right.
+Left. Right.
 
 Plain text
 
`
	if got := string(Patch(c)); got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestNamesOfFiles(t *testing.T) {
	at := time.Date(2025, 4, 17, 9, 12, 5, 0, time.UTC)
	for _, c := range []struct {
		title    string
		old, new time.Time
		file     string
		texts    string
	}{
		{"A day in town", at, at.AddDate(0, 0, 1), "A day in town.2025-04-17.2025-04-18", "A day in town.2025-04-17.txt A day in town.2025-04-18.txt"},
		{"A day", at, at.Add(time.Hour), "A day.2025-04-17T0912.2025-04-17T1012", "A day.2025-04-17T0912.txt A day.2025-04-17T1012.txt"},
		{"A day", at, at.Add(time.Second), "A day.2025-04-17T091205.2025-04-17T091206", ""},
		{"A day", at, at, "A day", "A day.old.txt A day.new.txt"},
		{"A day", time.Time{}, at, "A day.2025-04-17", "A day.old.txt A day.new.txt"},
		{"", time.Time{}, time.Time{}, "comparison", "comparison.old.txt comparison.new.txt"},
		{"a/b\\c: d*e? \"f\" <g>|h", time.Time{}, time.Time{}, "a-b-c- d-e- -f- -g-h", ""},
		{"../../etc/passwd", time.Time{}, time.Time{}, "etc-passwd", ""},
		{"--help", time.Time{}, time.Time{}, "help", ""},
		{"\u202Efdp.exe\u200B\n", time.Time{}, time.Time{}, "fdp-exe", ""},
		{"CON", time.Time{}, time.Time{}, "CON_", ""},
		{"東京の記事", time.Time{}, time.Time{}, "東京の記事", ""},
		{strings.Repeat("word ", 40), time.Time{}, time.Time{}, strings.TrimSpace(strings.Repeat("word ", 12)), ""},
	} {
		v := compare.Comparison{Old: article.Version{Captured: c.old}, New: article.Version{Title: c.title, Captured: c.new}}
		if got := FileName(v); got != c.file {
			t.Errorf("%q: got %q, want %q", c.title, got, c.file)
		}
		if old, new := TextNames(v); c.texts != "" && old+" "+new != c.texts {
			t.Errorf("%q: got %q and %q", c.title, old, new)
		}
	}
	if got := FileName(compare.Comparison{New: article.Version{Title: strings.Repeat("\U00020000", 99)}}); len(got) > longestNameBytes {
		t.Errorf("%d bytes are too many for some file systems", len(got))
	}
}

// The archive is one that another program reads, and holds what the patch fits.
func TestBothTextsArePacked(t *testing.T) {
	c := sample("é<")
	data := Texts(c)
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || len(r.File) != 2 {
		t.Fatal(err)
	}
	old, new := TextNames(c)
	for i, want := range [][2]string{{old, PlainText(c.Old)}, {new, PlainText(c.New)}} {
		f, err := r.File[i].Open()
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(f)
		if err != nil || string(got) != want[1] || r.File[i].Name != want[0] || r.File[i].NonUTF8 || r.File[i].Modified.Year() != 1980 {
			t.Errorf("%q is %q, %v", r.File[i].Name, got, err)
		}
	}
}
