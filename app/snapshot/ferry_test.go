package snapshot

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
)

// ferry reads a way of saving the page that testdata/make writes.
func ferry(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "ferry", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// kept is what every way of saving a page has to keep: blocks, marks, targets, what the page says of itself.
func kept(v article.Version) string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s\n%s\n%s\n", v.Title, v.URL, v.Language)
	for _, f := range v.Meta {
		fmt.Fprintf(&out, "%s: %s\n", f.Name, v.Meta.Get(f.Name))
	}
	return out.String() + sketch(v.Blocks) + "\n\n" + sketch(v.Furniture)
}

// unaddressed finds the addresses of pictures.
var unaddressed = regexp.MustCompile(`(?m)^(image .*) \[link:.*\]$`)

// One page saved in nine containers gives the same article, block by block.
func TestOnePageInEveryContainer(t *testing.T) {
	source, err := Read(Source{Name: "article.html", Data: ferry(t, "article.html")}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := kept(source.Versions[0])
	if n := len(source.Versions[0].Blocks); n < 20 {
		t.Fatalf("the page itself has %d blocks only", n)
	}
	for _, c := range []struct {
		name   string
		format Format
		dated  bool
	}{
		{"article.singlefile.html", "page", true},
		{"article.sfz.html", "singlefile-zip", true},
		{"article.sfz.zip", "singlefile-zip", true},
		{"article.sfz.png.html", "singlefile-zip", true},
		{"article.mhtml", "mhtml", true},
		{"article.webarchive", "webarchive", false},
		{"article-xml.webarchive", "webarchive", false},
		{"article.warc", "warc", true},
		{"article.warc.gz", "warc", true},
		{"article.wacz", "wacz", true},
		{"article.maff", "maff", true},
	} {
		r, err := Read(Source{Name: c.name, Data: ferry(t, c.name)}, Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		v := r.Versions[0]
		want := want
		if strings.HasPrefix(string(c.format), "singlefile") || c.format == "page" {
			want = unaddressed.ReplaceAllString(want, "$1") // these hold the pictures: where they were is not known
		}
		if a, b, _ := Together(source.Versions[0], v); sketch(a.Blocks) != sketch(b.Blocks) {
			t.Errorf("%s: compared with the page itself it changed:\n%s\n%s", c.name, sketch(a.Blocks), sketch(b.Blocks))
		}
		if got := kept(v); got != want || len(r.Versions) != 1 {
			t.Errorf("%s: %d versions, the first differs from the page:\n got %s\nwant %s", c.name, len(r.Versions), got, want)
		}
		if r.Format != c.format || v.Captured.IsZero() == c.dated || len(r.Notes) > 0 {
			t.Errorf("%s: format %s, captured %v, notes %q", c.name, r.Format, v.Captured, r.Notes)
		}
	}
}

// Documents with tracked changes are both versions: the old one has what was deleted, the new one what was inserted.
func TestTrackedDocuments(t *testing.T) {
	const start = "title Island ferry to run all night from June\n"
	const middle = "heading2 What changes\n" +
		"para The board’s new timetable adds three sailings, and the tide tables decide which of them can take cars: " +
		"[link:new timetable→http://courier.example/2025/04/timetable.pdf] [link:tide tables→https://tides.example/stations?id=7]\n" +
		"item1 23:10, every day of the week\nitem2 foot passengers only at low water\nrow Before nine | €4.20\n"
	for _, c := range []struct{ name, oldRow string }{{"article.docx", ""}, {"article.odt", "row At night | €5.80\n"}} {
		r, err := Read(Source{Name: c.name, Data: ferry(t, c.name)}, Options{})
		if err != nil || len(r.Versions) != 2 {
			t.Errorf("%s: %d versions, %v", c.name, len(r.Versions), err)
			continue
		}
		old := start + "para The ferry to the outer island will run through the night from 1 June, the district said on Thursday. [strong:through the night]\n" +
			middle + c.oldRow + "para The pilots’ union said it had not been asked.\npara It called the plan brave. [em:brave]"
		new := start + "para The ferry to the outer island will run through the night from 1 June, the harbour board decided on Thursday. [strong:through the night]\n" +
			"para The last boat has left at twenty past nine.\n" + middle +
			"row At night | €5.80\npara The pilots’ union said it had not been asked. It called the plan brave. [em:brave]"
		for i, want := range []string{old, new} {
			if got := sketch(r.Versions[i].Blocks); got != want {
				t.Errorf("%s, version %d:\n got %s\nwant %s", c.name, i+1, got, want)
			}
		}
		if v := r.Versions[1]; v.Title != "Island ferry to run all night from June" || v.Language != "en-GB" || stampOf(v) != "2025-04-17T14:02:19Z" {
			t.Errorf("%s: title %q, language %q, captured %s", c.name, v.Title, v.Language, stampOf(v))
		}
		if !r.Versions[0].Captured.IsZero() {
			t.Errorf("%s: the old version has the time of the new one", c.name)
		}
	}
}

func stampOf(v article.Version) string { return instant(v.Captured) }

// A book is its pages in the order of its spine, and an empty title or script element swallows none of them.
func TestBook(t *testing.T) {
	r, err := Read(Source{Name: "article.epub", Data: ferry(t, "article.epub")}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := "heading1 The last boat\npara The last boat left at twenty past nine, and the harbour slept. [em:slept]\n" +
		"para People missed weddings, shifts and one birth.\nheading1 Who objects\n" +
		"para The pilots’ union said it had not been asked.\npara The boats will take the longer way around Gull Point."
	if v := r.Versions[0]; sketch(v.Blocks) != want || v.Title != "A Year without Night Boats" || v.Language != "en-GB" {
		t.Errorf("title %q, language %q\n got %s\nwant %s", v.Title, v.Language, sketch(v.Blocks), want)
	}
}
