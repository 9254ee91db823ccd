package snapshot

import (
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/corpus"
)

func texts(blocks []article.Block) []string {
	var all []string
	for _, b := range blocks {
		all = append(all, b.Text)
	}
	return all
}

func wantTexts(t *testing.T, name string) []string {
	return strings.Split(strings.TrimSpace(string(corpus.File(t, name))), "\n\n")
}

func same(t *testing.T, what string, got, want []string) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s: %d blocks, want %d", what, len(got), len(want))
	}
	for i := 0; i < min(len(got), len(want)); i++ {
		if got[i] != want[i] {
			t.Errorf("%s, block %d:\n got %q\nwant %q", what, i, got[i], want[i])
		}
	}
}

func TestSeedVersionsAsText(t *testing.T) {
	for _, name := range []string{"seed/version-5.txt", "seed/version-6.txt"} {
		r, err := Read(Source{Name: name, Data: corpus.File(t, name)}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		b := r.Versions[0].Blocks
		same(t, name, texts(b), wantTexts(t, name))
		if b[0].Role != article.Title || b[1].Role != article.Standfirst || b[2].Role != article.Para || r.Versions[0].Title != b[0].Text {
			t.Errorf("%s begins with %s, %s, %s", name, b[0].Role, b[1].Role, b[2].Role)
		}
	}
}

const seedURL = "https://www.theguardian.com/world/2025/apr/17/lammy-rubio-and-witkoff-to-discuss-ukraine-war-and-iran-with-europeans-in-paris-talks"

func TestSeedPage(t *testing.T) {
	r, err := Read(Source{Name: "diff.html", Data: corpus.File(t, "seed/newssniffer-diff.html")}, Options{})
	if err != nil || len(r.Versions) != 2 {
		t.Fatal(err, len(r.Versions))
	}
	for i, name := range []string{"seed/version-5.txt", "seed/version-6.txt"} {
		v := r.Versions[i]
		same(t, name, texts(v.Blocks), wantTexts(t, name))
		if v.Blocks[0].Role != article.Title || v.Blocks[1].Role != article.Standfirst {
			t.Errorf("%s begins with %s, %s", name, v.Blocks[0].Role, v.Blocks[1].Role)
		}
		s := v.Series
		got := []string{v.Label, instant(v.Captured), v.When, v.URL.String(), s.Source, s.Feed.String(), s.Changes, instant(s.FirstSeen), s.NextCheck}
		want := []string{[]string{"Version 5", "Version 6"}[i], []string{"2025-04-17T14:02:19Z", "2025-04-17T18:55:02Z"}[i],
			[]string{"", "(about 5 hours later)"}[i], seedURL, "guardian", "https://www.newssniffer.co.uk/articles/2433312.rss", "9",
			"2025-04-17T06:01:44Z", "April 18, 2025 08:20"}
		same(t, name+" facts", got, want)
	}
}

func TestSeedDump(t *testing.T) {
	r, err := Read(Source{Name: "page.txt", Data: corpus.File(t, "seed/newssniffer-page.txt")}, Options{})
	if err != nil || len(r.Versions) != 2 || r.Format != "newssniffer-dump" {
		t.Fatal(err, r.Format, len(r.Versions))
	}
	for i, name := range []string{"seed/version-5.txt", "seed/version-6.txt"} {
		v := r.Versions[i]
		same(t, name, texts(v.Blocks), wantTexts(t, name))
		if v.Blocks[0].Role != article.Title || v.Blocks[1].Role != article.Standfirst {
			t.Errorf("%s begins with %s, %s", name, v.Blocks[0].Role, v.Blocks[1].Role)
		}
		got := []string{v.Label, v.When, v.URL.String(), v.Series.Source, v.Series.Changes, instant(v.Series.FirstSeen), v.Series.NextCheck}
		want := []string{[]string{"Version 5", "Version 6"}[i], []string{"", "(about 5 hours later)"}[i], seedURL, "guardian", "9", "", ""}
		same(t, name+" facts", got, want)
	}
	t.Log(r.Notes)
}
