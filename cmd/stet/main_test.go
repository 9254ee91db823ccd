package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/corpus"
	"github.com/stet-diff/stet/app/render"
)

// stet runs the command in a folder with the files a.txt, b.txt, same.txt and binary.bin.
func stet(t *testing.T, stdin string, args ...string) (out, errs string, code int) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{
		"a.txt":      "The headline\n\nOn Tuesday it rained all day in the town.\n",
		"b.txt":      "The headline\n\nOn Wednesday it rained all day in the town.\n",
		"same.txt":   "The headline\n\nOn Tuesday it rained all day in the town.\n",
		"binary.bin": "\x7fELF\x00\x01\x02\x00\x00",
		"pages.warc": crawled("/a", "On Tuesday it rained.") + crawled("/b", "On Wednesday it snowed."),
	} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var written, complained bytes.Buffer
	code = run(context.Background(), args, strings.NewReader(stdin), &written, &complained)
	return written.String(), complained.String(), code
}

// crawled is the record of a page in a WARC file.
func crawled(path, text string) string {
	page := "<!doctype html><title>A day</title><h1>A day</h1><p>" + strings.Repeat(text+" ", 8) + "</p>"
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://x.example%s\r\nWARC-Date: 2025-04-17T10:00:00Z\r\n"+
		"Content-Type: text/html\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", path, len(page), page)
}

func TestTheCommand(t *testing.T) {
	const a = "The headline\n\nOn Tuesday it rained all day in the town.\n"
	for _, c := range []struct {
		name, args, stdin string
		code              int
		out, errs         string
	}{
		{"a difference", "diff a.txt b.txt", "", 1, "Tuesday-]{+", ""},
		{"none says nothing", "diff a.txt same.txt", "", 0, "", ""},
		{"a flag behind the files", "diff a.txt b.txt -format json", "", 1, `"format": "stet/comparison/1"`, ""},
		{"a flag between the files", "diff a.txt --format=html b.txt", "", 1, "<!doctype html>", ""},
		{"no difference as JSON", "diff -format json a.txt same.txt", "", 0, `"complete": true`, ""},
		{"the standard input", "diff - b.txt", a, 1, "Tuesday-]", ""},
		{"the standard input twice", "diff - -", a, 2, "", "once only"},
		{"one file with one version", "diff a.txt", "", 2, "", "one version only"},
		{"a file that is not there", "diff a.txt none.txt", "", 2, "", "none.txt"},
		{"a program", "diff a.txt binary.bin", "", 2, "", "binary.bin"},
		{"a format that is none", "diff -format pdf a.txt b.txt", "", 2, "", `unknown format "pdf"`},
		{"a flag that is none", "diff -x a.txt b.txt", "", 2, "", "usage:"},
		{"Markdown", "diff a.txt b.txt -format md", "", 1, "~~Tuesday~~<ins>Wednesday</ins>", ""},
		{"CriticMarkup", "diff a.txt b.txt -format critic", "", 1, "On {~~Tuesday~>Wednesday~~} it", ""},
		{"a patch", "diff a.txt b.txt -format patch", "", 1, "+On Wednesday it rained", ""},
		{"a patch of nothing", "diff a.txt same.txt -format patch", "", 0, "", ""},
		{"a file to write", "diff a.txt b.txt -o out.txt", "", 1, "", ""},
		{"a folder that is not there", "diff a.txt b.txt -o none/out.txt", "", 2, "", "none/out.txt"},
		{"a grain", "diff -grain sentence a.txt b.txt", "", 1, "[-On Tuesday it rained all day in the town.-]{+On Wednesday", ""},
		{"a grain that is none", "diff -grain letter a.txt b.txt", "", 2, "", "sentence, word or character"},
		{"what is ignored is counted", "diff a.txt b.txt -format json -ignore text,style", "", 1, `"quiet": 1`, ""},
		{"nothing is ignored", "diff a.txt b.txt -format json -ignore none", "", 1, `"quiet": 0`, ""},
		{"a class that is none", "diff -ignore words a.txt b.txt", "", 2, "", `unknown class "words"`},
		{"a pattern", "diff -format json -pattern On.*rained a.txt b.txt", "", 1, `"quiet": 1`, ""},
		{"a bad pattern", "diff -format json -pattern ( a.txt b.txt", "", 1, "Pattern 1 was not used", ""},
		{"three files", "diff a.txt b.txt same.txt", "", 2, "", "too many"},
		{"no file", "read", "", 2, "", "no file"},
		{"no command", "", "", 2, "", "no command"},
		{"another command", "patch a.txt", "", 2, "", `unknown command "patch"`},
		{"help", "-h", "", 0, "usage:", ""},
		{"help on a command", "diff -help", "", 0, "usage:", ""},
		{"reading", "read a.txt", "", 0, "On Tuesday it rained", ""},
		{"reading as JSON", "read - -format json", a, 0, `"format": "stet/snapshot/1"`, ""},
		{"noise is counted", "read -", noisy, 0, "note: Protected mail addresses that were put back: 1.", ""},
		{"noise stays", "read -noise none -format json -", noisy, 0, "/cdn-cgi/l/email-protection#422302206c21", ""},
		{"a rule that is none", "read -noise mails a.txt", "", 2, "", `unknown rule "mails"`},
		{"pages are listed", "read pages.warc", "", 0, "*   1  2025-04-17T10:00:00Z https://x.example/a A day\n    2  2025", ""},
		{"pages in JSON", "read -format json pages.warc", "", 0, `"url": "https://x.example/b"`, ""},
		{"a page is picked", "read -page 2 pages.warc", "", 0, "On Wednesday it snowed.", ""},
		{"two pages are compared", "diff pages.warc -page 1,2", "", 1, "Tuesday", ""},
		{"another format", "read -as markdown a.txt", "", 0, "markdown, 1 version", ""},
		{"a page that marks changes", "diff -as marked -", "<p>It has <del>two</del><ins>three</ins> arches.</p>", 1, "two-]{+three", ""},
		{"a format that is none", "read -as word a.txt", "", 2, "", "cannot be read as that"},
		{"an encoding", "read -charset koi8-r -", "\xed\xe9\xf2 \xed\xe9\xf2", 0, "МИР МИР", ""},
		{"a page that is none", "read -page 3 pages.warc", "", 2, "", "has no page 3"},
		{"a number that is none", "read -page x pages.warc", "", 2, "", "no number of a page"},
		{"a page of two files", "diff -page 1 a.txt b.txt", "", 2, "", "one file"},
		{"a file with the name of a flag", "read -- -format", "", 2, "", "-format"},
	} {
		t.Run(c.name, func(t *testing.T) {
			out, errs, code := stet(t, c.stdin, strings.Fields(c.args)...)
			if code != c.code || !strings.Contains(out, c.out) || !strings.Contains(errs, c.errs) {
				t.Errorf("code %d, out %.300q, errors %q", code, out, errs)
			}
			if c.out == "" && out != "" || c.errs == "" && errs != "" {
				t.Errorf("unasked: out %.300q, errors %q", out, errs)
			}
		})
	}
}

// What -o writes is what the output would hold; in a folder the file has the name of the article.
func TestTheOutputGoesToAFile(t *testing.T) {
	for _, format := range formats["diff"] {
		want, _, code := stet(t, "", "diff", "a.txt", "b.txt", "-format", format)
		out, errs, again := stet(t, "", "diff", "a.txt", "b.txt", "-format", format, "-o", ".")
		if code != different || again != different || out != "" || errs != "" {
			t.Errorf("%s: codes %d and %d, out %q, errors %q", format, code, again, out, errs)
		}
		f, _ := render.FormatNamed(format)
		got, err := os.ReadFile("The headline" + f.End)
		if err != nil || string(got) != want || want == "" {
			t.Errorf("%s: %v, %d bytes, want %d", format, err, len(got), len(want))
		}
	}
}

// A comparison that was saved as a page is the same comparison when it is opened, unless the arguments say otherwise.
func TestASavedPageIsComparedAsBefore(t *testing.T) {
	for _, how := range []string{"", "-ignore text", "-grain sentence -pattern Tues|Wednes"} {
		args := append([]string{"diff", "a.txt", "b.txt"}, strings.Fields(how)...)
		page, _, _ := stet(t, "", append(args, "-format", "html")...)
		want, _, _ := stet(t, "", append(args, "-format", "json")...)
		got, errs, code := stet(t, page, "diff", "-", "-format", "json")
		if got != want || errs != "" || code != different {
			t.Errorf("%q: code %d, errors %q\n%s", how, code, errs, got)
		}
		if got, _, _ := stet(t, page, "diff", "-", "-format", "json", "-ignore", "none"); !strings.Contains(got, `"quiet": 0`) {
			t.Errorf("%q: the argument counts for nothing", how)
		}
	}
}

// TestTheSeed compares two versions of a real article and reads the comparison back.
func TestTheSeed(t *testing.T) {
	corpus.File(t, "seed/version-5.txt")
	data := corpus.Folder()
	old, new := filepath.Join(data, "seed", "version-5.txt"), filepath.Join(data, "seed", "version-6.txt")
	out, errs, code := stet(t, "", "diff", "-format", "json", old, new)
	if code != 1 || errs != "" {
		t.Fatalf("code %d, errors %q", code, errs)
	}
	c, err := render.ParseJSON([]byte(out))
	if err != nil {
		t.Fatal(err)
	}
	if c.Stats.Moved != 1 || c.Stats.WordsDeleted > 345 || c.Stats.WordsInserted > 545 {
		t.Errorf("got %+v", c.Stats)
	}
	both, errs, code := stet(t, "", "diff", "-format", "json", filepath.Join(data, "seed", "newssniffer-diff.html"))
	if code != 1 {
		t.Fatalf("the saved page: code %d, errors %q", code, errs)
	}
	if c, err = render.ParseJSON([]byte(both)); err != nil || c.Stats.Moved != 1 || c.Old.Label == "" {
		t.Errorf("the saved page: %+v, %v", c.Stats, err)
	}
}

// noisy is a page with a mail address that its host hides.
const noisy = `<!doctype html><title>A day</title><article><h1>A day</h1><p>On Tuesday it rained all day in the town, and nobody went out before the evening bells had rung.</p>
<p>Write to <a href="/cdn-cgi/l/email-protection#422302206c21">us</a> if you were out in the rain that day, and say what you saw there.</p></article>`
