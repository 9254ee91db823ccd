package golden

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var (
	propose = flag.Bool("propose", false, "write each recorded answer that changed to a file .proposed beside it")
	accept  = flag.String("accept", "", "the recorded answer whose proposal replaces it, as the failing test names it")
	why     = flag.String("why", "", "with -accept: why the new answer is right, in a sentence")
)

// Same fails the test unless got is the recorded answer.
//
// The name is that of a file below the package's folder, "testdata/table.html", or of one section of an archive,
// "testdata/table.txtar#json". With -propose a changed or new answer is written beside it; -accept takes it over.
func Same(t testing.TB, name, got string) {
	t.Helper()
	if message := same(name, got, mode{*propose, *accept == name, *why, t.Logf}); message != "" {
		t.Error(message)
	}
}

// Settled fails the test when any proposal waits below a folder, even one whose test is gone.
func Settled(t testing.TB, folder string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(name string, entry os.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, proposedEnd) {
			t.Errorf("%s waits: accept it with -accept, or delete it", filepath.ToSlash(name))
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// A mode is what the flags ask for.
type mode struct {
	propose bool
	accept  bool
	why     string
	log     func(format string, args ...any)
}

// same returns what is wrong, or nothing.
func same(name, got string, m mode) string {
	a := answerAt(name)
	want, recorded, err := a.read()
	if err != nil {
		return err.Error()
	}
	if m.accept {
		if err := a.take(want, got, m); err != nil {
			return fmt.Sprintf("%s is not accepted: %v", name, err)
		}
		return ""
	}
	if recorded && got == want {
		if m.propose {
			os.Remove(a.proposed) // an older proposal that the program takes back
		}
		if _, err := os.Stat(a.proposed); err == nil {
			return a.proposed + " waits, but the answer is as recorded: delete it"
		}
		return ""
	}
	if !m.propose {
		how := "run the test with -propose and read the proposal"
		if _, err := os.Stat(a.proposed); err == nil {
			how = a.proposed + " waits: accept it with -accept " + name + ", or delete it"
		}
		return fmt.Sprintf("%s: the answer changed (- recorded, + now); %s\n%s", name, how, Changed(want, got))
	}
	if err := os.WriteFile(a.proposed, []byte(got), 0o644); err != nil {
		return err.Error()
	}
	return fmt.Sprintf("%s is written: read it, then accept it with -accept %s, or delete it", a.proposed, name)
}

// take replaces the recorded answer by the proposed one.
func (a answer) take(want, got string, m mode) error {
	if strings.TrimSpace(m.why) == "" || strings.Contains(m.why, "\n") {
		return fmt.Errorf("say why on one line: -why \"…\"")
	}
	proposed, err := os.ReadFile(a.proposed)
	if err != nil {
		return fmt.Errorf("nothing was proposed (%w): run with -propose first", err)
	}
	if string(proposed) != got {
		return fmt.Errorf("the program now answers something else than was proposed:\n%s", Changed(string(proposed), got))
	}
	m.log("%s: - recorded, + accepted\n%s", a.name, Changed(want, got))
	if err := a.write(got); err != nil {
		return err
	}
	if err := a.note(strings.TrimSpace(m.why)); err != nil {
		return err
	}
	return os.Remove(a.proposed)
}
