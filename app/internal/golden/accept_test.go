package golden

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// place makes a testdata folder with one file.
func place(t *testing.T, name, text string) (folder, file string) {
	t.Helper()
	folder = filepath.Join(t.TempDir(), "testdata")
	file = filepath.Join(folder, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return folder, file
}

func text(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func mustSay(t *testing.T, got, want string) {
	t.Helper()
	if want == "" && got != "" || !strings.Contains(got, want) {
		t.Errorf("got %q, want %q in it", got, want)
	}
}

func TestAnAnswerIsProposedThenAccepted(t *testing.T) {
	folder, file := place(t, "deep/a.html", "old\nsame\n")
	shown := ""
	quiet := mode{log: func(format string, args ...any) { shown = args[1].(string) }}
	mustSay(t, same(file, "old\nsame\n", quiet), "")
	mustSay(t, same(file, "new\nsame\n", quiet), "- old\n+ new\n  same")

	m := quiet
	m.accept, m.why = true, "it reads better"
	mustSay(t, same(file, "new\nsame\n", m), "nothing was proposed")

	m = quiet
	m.propose = true
	mustSay(t, same(file, "new\nsame\n", m), "a.html.proposed is written")
	mustSay(t, same(file, "new\nsame\n", quiet), "a.html.proposed waits")
	mustSay(t, same(file, "old\nsame\n", quiet), "waits, but the answer is as recorded")

	m = quiet
	m.accept = true
	mustSay(t, same(file, "new\nsame\n", m), "say why")
	m.why = "it reads better"
	mustSay(t, same(file, "newer\nsame\n", m), "something else than was proposed")
	mustSay(t, same(file, "new\nsame\n", m), "")
	mustSay(t, shown, "- old\n+ new\n")
	mustSay(t, text(t, file), "new\nsame\n")
	mustSay(t, text(t, filepath.Join(folder, "ACCEPTED.md")), "a.html: it reads better\n")
	mustSay(t, same(file, "new\nsame\n", quiet), "")
	Settled(t, folder)
}

func TestASectionOfAnArchiveIsAccepted(t *testing.T) {
	folder, file := place(t, "a.txtar", "Why.\n-- in --\nx\n-- out --\ny\n")
	name := file + "#out"
	quiet := mode{log: t.Logf}
	mustSay(t, same(name, "y\n", quiet), "")
	mustSay(t, same(name, "z\n", mode{propose: true, log: t.Logf}), "a.txtar.out.proposed is written")
	mustSay(t, same(name, "z\n", mode{accept: true, why: "z is right", log: t.Logf}), "")
	if got, want := text(t, file), "Why.\n-- in --\nx\n-- out --\nz\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	mustSay(t, text(t, filepath.Join(folder, "ACCEPTED.md")), "a.txtar#out: z is right\n")
	mustSay(t, same(name, "no end", mode{propose: true, log: t.Logf}), "is written")
	mustSay(t, same(name, "no end", mode{accept: true, why: "no", log: t.Logf}), "cannot hold the answer")
}

func TestANewAnswerIsProposedToo(t *testing.T) {
	_, file := place(t, "a.html", "")
	name := filepath.Join(filepath.Dir(file), "b.html")
	mustSay(t, same(name, "first\n", mode{log: t.Logf}), "the answer changed")
	mustSay(t, same(name, "first\n", mode{propose: true, log: t.Logf}), "b.html.proposed is written")
	mustSay(t, same(name, "first\n", mode{accept: true, why: "a new case", log: t.Logf}), "")
	mustSay(t, text(t, name), "first\n")
}

func TestAProposalIsTakenBack(t *testing.T) {
	folder, file := place(t, "a.html", "old\n")
	mustSay(t, same(file, "new\n", mode{propose: true, log: t.Logf}), "is written")
	mustSay(t, same(file, "old\n", mode{propose: true, log: t.Logf}), "")
	Settled(t, folder)
}

func TestChanged(t *testing.T) {
	for _, c := range []struct{ about, old, new, want string }{
		{"one place", "1\n2\n3\n4\na\n5\n6\n7\n8\n", "1\n2\n3\n4\nb\nc\n5\n6\n7\n8\n", "  2\n  3\n  4\n- a\n+ b\n+ c\n  5\n  6\n  7\n"},
		{"a missing last line end", "a\n", "a", "  a\n- \n"},
		{"two places", "a\n1\n2\n3\n4\n5\n6\n7\nb", "c\n1\n2\n3\n4\n5\n6\n7\nd", "- a\n+ c\n  1\n  2\n  3\n  …\n  5\n  6\n  7\n- b\n+ d\n"},
		{"a line that went from between", "a\nb\nc", "a\nc", "  a\n- b\n  c\n"},
		{"no change", "a\nb", "a\nb", ""},
	} {
		if got := Changed(c.old, c.new); got != c.want {
			t.Errorf("%s: got %q, want %q", c.about, got, c.want)
		}
	}
	long := strings.Repeat("x\n", maxLines+1)
	if got := Changed("a\n"+long+"a", "b\n"+strings.ReplaceAll(long, "x", "y")+"b"); strings.Count(got, "\n") != 2*maxLines+6 {
		t.Errorf("two long texts give %d lines", strings.Count(got, "\n"))
	}
}
