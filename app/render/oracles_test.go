package render

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stet-diff/stet/web/words"
	nethtml "golang.org/x/net/html"
)

// These tests drive programs of other people over some thousand files. They run where STET_ORACLES is set, which names
// the folder with the schema wml.xsd of ISO 29500 and those beside it; "1" leaves that one out.

// oracle finds a program, or skips the test.
func oracle(t *testing.T, name string) (program, folder string) {
	t.Helper()
	program, err := exec.LookPath(name)
	if folder = os.Getenv("STET_ORACLES"); folder == "" || err != nil {
		t.Skip("STET_ORACLES is not set, or there is no ", name)
	}
	return program, folder
}

func everyPair(t *testing.T) []tried {
	return append(append(append(append(drawn(t), stored(t)...), signed(t)...), scattered(t, 300)...), shared(t, 100)...)
}

// cmark-gfm, the reference reader of Markdown as GitHub has it, shows as struck and as inserted what the spans say.
func TestTheReferenceReaderOfMarkdown(t *testing.T) {
	program, _ := oracle(t, "cmark-gfm")
	all := everyPair(t)
	for _, c := range all {
		markdownMarks(t, c, func(markdown string) *nethtml.Node {
			run := exec.Command(program, "--unsafe", "-e", "strikethrough", "-e", "autolink", "-e", "table", "-e", "tasklist")
			run.Stdin = strings.NewReader(markdown)
			page, err := run.Output()
			if err != nil {
				t.Fatal(c.name, err)
			}
			root, err := nethtml.Parse(strings.NewReader(string(page)))
			if err != nil {
				t.Fatal(c.name, err)
			}
			return root
		})
	}
	t.Logf("%d files", len(all))
}

// pymdownx.critic accepts all changes to the new text, and rejects them to the old one.
func TestAnotherReaderOfCriticMarkup(t *testing.T) {
	python, _ := oracle(t, "python3")
	if exec.Command(python, "-c", "import pymdownx.critic").Run() != nil {
		t.Skip("pymdownx is not installed (package python3-pymdownx)")
	}
	all, folder := everyPair(t), t.TempDir()
	for i, c := range all {
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprint(i, ".md")), Critic(c.Comparison, words.Words{}), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if said, err := exec.Command(python, "testdata/critic.py", folder, fmt.Sprint(len(all))).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	for i, c := range all {
		for _, side := range []struct {
			mode string
			want []string
		}{{"accept", blockTexts(c.New.Blocks)}, {"reject", blockTexts(c.Old.Blocks)}} {
			text, err := os.ReadFile(filepath.Join(folder, fmt.Sprint(i, ".", side.mode)))
			if err != nil {
				t.Fatal(c.name, err)
			}
			equalTexts(t, c.name, side.mode, shownBlocks(rendered(t, string(text))), side.want, text)
		}
	}
	t.Logf("%d files", len(all))
}

// The parts of documents are as the schemas of ISO 29500 say, by a checker that is not ours.
func TestDocumentsAreAsTheirSchemaSays(t *testing.T) {
	program, schemas := oracle(t, "xmllint")
	if _, err := os.Stat(filepath.Join(schemas, "wml.xsd")); err != nil {
		t.Skip(err)
	}
	all, folder := []tried{{"every kind", sample("<&x")}}, t.TempDir()
	for i, c := range everyPair(t) {
		if i%4 == 0 || c.Stats.Moved > 0 {
			all = append(all, c)
		}
	}
	files := map[string][]string{}
	for i, c := range all {
		for name, part := range partsOf(t, DOCX(c.Comparison, Options{})) {
			file := filepath.Join(folder, fmt.Sprint(i, "-", strings.ReplaceAll(name, "/", "-")))
			if err := os.WriteFile(file, []byte(part), 0o644); err != nil {
				t.Fatal(err)
			}
			files[name] = append(files[name], file)
		}
	}
	for name, schema := range map[string]string{
		"word/document.xml": "wml.xsd", "word/styles.xml": "wml.xsd", "word/numbering.xml": "wml.xsd", "word/settings.xml": "wml.xsd",
		"[Content_Types].xml": "opc-contentTypes.xsd", "_rels/.rels": "opc-relationships.xsd", "word/_rels/document.xml.rels": "opc-relationships.xsd",
	} {
		if len(files[name]) != len(all) {
			t.Errorf("%d of %d documents have %s", len(files[name]), len(all), name)
		}
		run := exec.Command(program, append([]string{"--nonet", "--noout", "--schema", schema}, files[name]...)...)
		run.Dir = schemas
		if said, err := run.CombinedOutput(); err != nil {
			var wrong []string
			for line := range strings.SplitSeq(string(said), "\n") {
				if !strings.HasSuffix(line, " validates") {
					wrong = append(wrong, line)
				}
			}
			t.Errorf("%s: %v: %.2000s", name, err, strings.Join(wrong, "\n"))
		}
	}
	t.Logf("%d documents", len(all))
}
