package snapshot

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/corpus"
	"github.com/stet-diff/stet/app/internal/golden"
	"golang.org/x/net/html"
)

// mostFuzzed is how many bytes an input of the fuzzer has at most. Each is read twice and more, and a thousand short ones
// try more of the readers than ten long ones, which the other tests read.
const mostFuzzed = 4 << 10

// brief passes over inputs that are longer.
func brief(t *testing.T, inputs ...string) {
	t.Helper()
	n := 0
	for _, input := range inputs {
		n += len(input)
	}
	if n > mostFuzzed {
		t.Skip("too long to be tried often")
	}
}

// promises fails a test unless a reading keeps what the model promises, and comes out the same twice.
func promises(t *testing.T, s Source) {
	t.Helper()
	r, err := Read(s, Options{})
	if err != nil {
		if e, ok := err.(*Error); !ok || e.What == "" || strings.HasPrefix(fmt.Sprint(e.Err), "panic") {
			t.Fatalf("%#v", err)
		}
		return
	}
	for _, v := range r.Versions {
		if len(v.Blocks)+len(v.Furniture) > maxBlocks {
			t.Fatalf("%d blocks", len(v.Blocks)+len(v.Furniture))
		}
		for _, b := range append(append([]article.Block{}, v.Blocks...), v.Furniture...) {
			whole(t, b)
		}
	}
	one, err := JSON(r)
	again, _ := Read(s, Options{})
	if two, _ := JSON(again); err != nil || !bytes.Equal(one, two) {
		t.Fatalf("two readings differ: %v", err)
	}
}

func whole(t *testing.T, b article.Block) {
	t.Helper()
	if b.Text == "" || !utf8.ValidString(b.Text) || strings.Contains(b.Text, "\x00") {
		t.Fatalf("text %q", b.Text)
	}
	if b.Role != article.Code && (b.Text != spaced(b.Text) || strings.ContainsAny(b.Text, "\n\t")) {
		t.Fatalf("%s has spare white space: %q", b.Role, b.Text)
	}
	last := article.Inline{}
	for _, m := range b.Marks {
		if m.Start >= m.End || m.Start < last.Start || m.End > len(b.Text) || (m.Style == article.LinkStyle) == (m.Target == article.Link{}) {
			t.Fatalf("marks %v in %q", b.Marks, b.Text)
		}
		if !utf8.RuneStart(b.Text[m.Start]) || m.End < len(b.Text) && !utf8.RuneStart(b.Text[m.End]) {
			t.Fatalf("mark %v cuts a character of %q", m, b.Text)
		}
		last = m
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{"", "A\n\nB.", "\xff\xfea\x00", "caf\xe9", "<p>a</p><p>b</p>", "{}", "[1]", "%PDF", "a\x00b", "<!--StartFragment-->a"} {
		f.Add([]byte(seed), "")
		f.Add([]byte(seed), "text/html")
	}
	f.Fuzz(func(t *testing.T, data []byte, kind string) {
		brief(t, string(data), kind)
		promises(t, Source{Name: "a", Type: kind, Data: data})
	})
}

func FuzzHTML(f *testing.F) {
	golden.Seed(f, "testdata/*/*.txtar")
	for _, seed := range []string{
		"<html><body><h1>a</h1><p>" + long + "</p></body></html>", "<table><tr><td>a<td><b>b<tr><td>c</table>",
		"<p><a href=https://x.org>a <b>b</a> c</b>", "<ul><li>a<ol><li>b</ul>", "<pre>\n a\n</pre>", "<body a=1><body b=1>",
		"<ruby>a<rt>b</rt></ruby>", "<table class=version_diff><tr><td>a</td><td>b</td></tr></table>", "<svg><p>a</svg><template><p>b",
		"<img src=a.png><img alt='b c'><br><br>d", "<td>a<tr>b<pre><td>c", strings.Repeat("<i>", 600) + "a",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, page string) {
		brief(t, page)
		promises(t, Source{Name: "a", Type: "text/html", Data: []byte(page)})
		for _, b := range flat(strings.ToValidUTF8(strings.ReplaceAll(page, "\x00", ""), ""), article.NewLink, nil) {
			if b.Text == "" {
				t.Fatal("the flat reader made an empty block")
			}
		}
	})
}

// dumpHead is what stands over the rows of a dump.
const dumpHead = "This article is from the source 'x' and was first published or seen on . The next check for changes will be\n\n" +
	"You can find the current article at its original source at https://x.org/a\n\nThe article has changed 2 times.\n\nVersion 1 Version 2\n"

func FuzzDump(f *testing.F) {
	golden.Seed(f, "testdata/newssniffer-dump/*.txtar")
	for _, seed := range []string{"A B\nThe a. The b.", "a\tb\n\t\nc\t", "SameSame\nSame Same\nOne. Two. Three.", "", "(about 1 hour later)\nA", "“A.” “B.” 1. 2."} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, rows string) {
		brief(t, rows)
		if !utf8.ValidString(rows) || strings.ContainsAny(rows, "\x00\r") {
			return
		}
		promises(t, Source{Name: "a", Data: []byte(dumpHead + rows)})
		for _, line := range strings.Split(rows, "\n") {
			if strings.TrimSpace(line) == "" || len(strings.Fields(line)) == 0 {
				continue
			}
			all := []dumpRow{newRow(line)}
			part(all)
			got := strings.Fields(all[0].half(0) + " " + all[0].half(1))
			if joined := strings.Join(got, ""); joined != strings.Join(strings.Fields(line), "") {
				t.Fatalf("%q became %q", line, got)
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	for _, name := range []string{"seed/newssniffer-diff.html", "seed/newssniffer-page.txt", "seed/version-6.txt"} {
		data := corpus.File(b, name)
		b.Run(name[5:], func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, err := Read(Source{Name: name, Data: data}, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkPages reads real pages, whole and by the HTML parser alone: the ratio tells what the package adds.
func BenchmarkPages(b *testing.B) {
	var pages []string
	for _, name := range realPages(b) {
		if strings.HasPrefix(name, "extraction/") {
			pages = append(pages, string(unpacked(b, name)))
		}
	}
	for _, work := range []struct {
		name string
		do   func(page string)
	}{
		{"reading", func(page string) { Read(Source{Name: "a", Type: "text/html", Data: []byte(page)}, Options{}) }},
		{"parsing", func(page string) { html.Parse(strings.NewReader(page)) }},
	} {
		b.Run(work.name, func(b *testing.B) {
			best := make([]time.Duration, len(pages)) // the fastest round of each: a busy computer disturbs it little
			for b.Loop() {
				for i, page := range pages {
					start := time.Now()
					work.do(page)
					if taken := time.Since(start); best[i] == 0 || taken < best[i] {
						best[i] = taken
					}
				}
			}
			var sum time.Duration
			for _, taken := range best {
				sum += taken
			}
			b.ReportMetric(float64(sum.Microseconds())/1000/float64(len(pages)), "best-ms/page")
		})
	}
}
