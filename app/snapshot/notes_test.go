package snapshot

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
)

// A note says its sentence in English, and beside it what a translation needs.
func TestNotesCarryWhatTheyName(t *testing.T) {
	for _, c := range []struct {
		got        article.Note
		text, args string
	}{
		{noteOf("undecodable", "1"), "1 character could not be decoded.", "1"},
		{noteOf("undecodable", "3"), "3 characters could not be decoded.", "3"},
		{noteOf("encoding-guessed", "a  b.html"), "‘a b.html’ was read as windows-1252, a guess: it names no encoding.", "a b.html"},
		{noteOf("script-text", ""), "This text shows its text by a script only. The text was taken from what the page says to programs.", ""},
		{noteOf("columns-guess", "$n.txt", "2", "27"), "The columns of ‘$n.txt’ had run together: 2 of 27 rows were divided by a guess.", "$n.txt/2/27"},
		{noteOf("wayback"), lineOf(noteTexts, "wayback"), ""},
	} {
		if c.got.Text != c.text || strings.Join(c.got.Args, "/") != c.args {
			t.Errorf("%s: %q with %q, want %q with %q", c.got.Code, c.got.Text, c.got.Args, c.text, c.args)
		}
	}
}

// sentences are the texts of notes by their codes.
func sentences() map[string]string {
	all := map[string]string{}
	for line := range strings.Lines(strings.TrimSpace(noteTexts)) {
		code, text, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "|")
		all[code] = text
	}
	return all
}

// Every note that a source can get has a code whose sentence names as much as the code is given.
func TestNotesHaveSentences(t *testing.T) {
	for code, text := range sentences() {
		args := make([]string, strings.Count(text, "$"))
		for i := range args {
			args[i] = "7"
		}
		n := noteOf(code, args...)
		if strings.Contains(n.Text, "$") || n.Code != code || !strings.HasSuffix(n.Text, ".") {
			t.Errorf("%s: %q", code, n.Text)
		}
	}
}

// Every place that makes a note gives a code that has a sentence, and as many names as that asks for.
func TestNotesAreMadeWhole(t *testing.T) {
	made := regexp.MustCompile(`(?:note|noteOf)\("([a-z-]+)"((?:, (?:[^(),]|\([^()]*(?:\([^()]*\))?\))+)*)\)`)
	used := map[string]bool{}
	files, _ := filepath.Glob("*.go")
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil || strings.HasSuffix(file, "_test.go") {
			continue
		}
		for _, m := range made.FindAllStringSubmatch(string(source), -1) {
			used[m[1]] = true
			if text, ok := sentences()[m[1]]; !ok || strings.Count(text, "$") != strings.Count(m[2], ", ") {
				t.Errorf("%s: %s says %q", file, m[0], text)
			}
		}
	}
	for code := range sentences() {
		if !used[code] {
			t.Errorf("nothing says %s", code)
		}
	}
}
