package snapshot

import (
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
)

// Up to the parser's depth a page is read by its tree. One element deeper it is read flat: with a note, all words, the
// facts of its head and the links of the page behind an archive.
func TestDepth(t *testing.T) {
	head := `<html lang="en"><head><title>Bridge agreed</title><!-- End Wayback Rewrite JS Include --><link rel="canonical" href="https://web.archive.org/web/20190212060332/https://example.org/bridge">
<script type="application/ld+json">{"a": "<p>"}</script></head><body>`
	body := `<h1>Bridge agreed</h1><p>` + long + ` <a href="/web/20190212060332/https://example.org/more">More</a></p><ul><li>One<li>Two</ul>`
	for _, c := range []struct {
		depth int
		flat  bool
	}{{508, false}, {509, true}, {100_000, true}} {
		in := head + strings.Repeat("<font>", c.depth) + body
		r, err := Read(Source{Name: "a", Data: []byte(in)}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		v := r.Versions[0]
		got := sketch(append(v.Blocks, v.Furniture...))
		want := "title Bridge agreed\npara " + long + " More [link:More→https://example.org/more]\nitem1 One\nitem1 Two"
		if got != want {
			t.Errorf("depth %d:\n got %s\nwant %s", c.depth, got, want)
		}
		if v.Title != "Bridge agreed" || v.URL.String() != "https://example.org/bridge" || instant(v.Captured) != "2019-02-12T06:03:32Z" || v.Language != "en" {
			t.Errorf("depth %d: %q %q %s %q", c.depth, v.Title, v.URL, instant(v.Captured), v.Language)
		}
		if flat := strings.Contains(strings.Join(article.Sentences(r.Notes), " "), "without structure"); flat != c.flat {
			t.Errorf("depth %d: notes %q", c.depth, r.Notes)
		}
	}
}

// Embedded files give way to hashes before parsing; short ones, and text that looks like one, stay.
func TestEmbeddedFiles(t *testing.T) {
	big := "data:image/png;base64," + strings.Repeat("A", 1<<20)
	in := `<p>` + long + `<img src="` + big + `" alt="One"><img src='` + big + `B' alt="Two"><img src=` + big + ` alt="Three"><b>` +
		strings.Repeat("data:x", 200) + `</b><style>p{background:url(` + big + `)}</style><img src="data:image/gif;base64,R0lG" alt=Four>`
	kept, _, cut := prescan(in, nil)
	if len(kept) > 4000 || cut {
		t.Errorf("%d bytes are left of %d", len(kept), len(in))
	}
	if n := strings.Count(kept, `"data:hash-`) + strings.Count(kept, "'data:hash-") + strings.Count(kept, "=data:hash-"); n != 3 {
		t.Errorf("%d hashes in %s", n, kept)
	}
	if !strings.Contains(kept, strings.Repeat("data:x", 200)) || !strings.Contains(kept, "data:image/gif;base64,R0lG") {
		t.Errorf("too much went: %s", kept)
	}
	first, second := strings.Index(kept, "hash-"), strings.LastIndex(kept[:strings.Index(kept, "Three")], "hash-")
	if kept[first:first+12] != kept[second:second+12] {
		t.Error("equal files have unequal hashes")
	}
}

// A repeated body with an embedded file loses its attributes, and nothing else.
func TestRepeatedBodies(t *testing.T) {
	in := `<html><body style="background:url(data:a,` + strings.Repeat("A", 600) + `)"><p>One.</p><body data-x="data:b,` + strings.Repeat("B", 600) + `"><p>Two.</p><html lang="x"><html lang="y">`
	kept, _, _ := prescan(in, nil)
	if strings.Contains(kept, "BBB") || strings.Contains(kept, "AAA") || !strings.Contains(kept, "data:hash-") || strings.Contains(kept, `"y"`) || !strings.Contains(kept, "One") || !strings.Contains(kept, "Two") {
		t.Error(kept)
	}
}

// Up to the mark of tag work a page is parsed, past it it is read flat.
func TestTagWork(t *testing.T) {
	for _, c := range []struct {
		about string
		ends  int // end tags of nothing while 500 elements are open: each costs 500 units
		flat  bool
	}{{"just below", maxTagWork/500 - 400, false}, {"just past", maxTagWork/500 + 400, true}} {
		in := "<html><body>" + strings.Repeat("<div>", 500) + strings.Repeat("</x>", c.ends) + "word"
		r, err := Read(Source{Name: "a", Data: []byte(in)}, Options{})
		if err != nil || r.Versions[0].Blocks[0].Text != "word" {
			t.Fatalf("%s: %v", c.about, err)
		}
		if flat := strings.Contains(strings.Join(article.Sentences(r.Notes), " "), "without structure"); flat != c.flat {
			t.Errorf("%s: notes %q", c.about, r.Notes)
		}
	}
}

// A block has at most 10,000 marks.
func TestMarks(t *testing.T) {
	for _, n := range []int{maxMarks, maxMarks + 1} {
		r, err := Read(Source{Name: "a", Data: []byte("<p>" + strings.Repeat("<b>a</b>, ", n) + "</p><p>b</p>")}, Options{})
		if err != nil || len(r.Versions[0].Blocks[0].Marks) != maxMarks || (len(r.Notes) > 0) != (n > maxMarks) {
			t.Errorf("%d marks: %v, %d, %q", n, err, len(r.Versions[0].Blocks[0].Marks), r.Notes)
		}
	}
}
