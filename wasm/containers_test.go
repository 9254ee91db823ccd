//go:build !js

package main

import (
	"bytes"
	"fmt"
	"os"
	"testing"
)

// saved reads a file of the page that app/snapshot keeps in every container.
func saved(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("../app/snapshot/testdata/ferry/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// kinds counts the rows of each kind on the page.
func (s *stage) kinds() string {
	count := map[string]int{}
	for _, row := range s.rows() {
		count[row.Kind]++
	}
	return fmt.Sprint(count)
}

// A page with one changed number, and the page itself in each container, fall on Stet together: it shows the one change.
func TestContainersFallOnThePage(t *testing.T) {
	s := open(t)
	page := saved(t, "article.html")
	before := bytes.Replace(page, []byte("€310,000"), []byte("€290,000"), 1)
	if bytes.Equal(page, before) {
		t.Fatal("nothing was changed")
	}
	want := ""
	for _, name := range []string{"article.html", "article.singlefile.html", "article.sfz.html", "article.sfz.zip", "article.sfz.png.html", "article.mhtml",
		"article.webarchive", "article-xml.webarchive", "article.warc", "article.warc.gz", "article.wacz", "article.maff", "article.html.gz", "article.zip"} {
		var data []byte
		switch name {
		case "article.html.gz":
			data = gzipped(t, page)
		case "article.zip":
			data = zipped(t, "article.html", string(page))
		default:
			data = saved(t, name)
		}
		s.visit("")
		s.carry([]string{"before.html", name}, before, data)
		s.run(`letFall()`)
		s.compared()
		got := s.kinds()
		if want == "" {
			want = got
		}
		if got != want || !bytes.Contains([]byte(got), []byte("edited:1 ")) {
			t.Errorf("%s: rows %s, want %s with one edited", name, got, want)
		}
		s.clean()
	}
}

// A document with tracked changes is compared at once: it holds both versions.
func TestDocumentsFallOnThePage(t *testing.T) {
	s := open(t)
	for _, name := range []string{"article.docx", "article.odt"} {
		s.visit("")
		s.drop(name, "", saved(t, name))
		s.compared()
		changed := false
		for _, row := range s.rows() {
			changed = changed || row.Kind == "edited" && bytes.Contains([]byte(row.Old), []byte("the district said")) && bytes.Contains([]byte(row.New), []byte("the harbour board decided"))
		}
		if !changed {
			t.Errorf("%s: rows %v", name, s.rows())
		}
		s.clean()
	}
}

// A broken container says what is wrong with it, by its name.
func TestBrokenContainersFallOnThePage(t *testing.T) {
	s := open(t)
	whole := saved(t, "article.wacz")
	s.drop("cut.wacz", "", whole[:len(whole)/2])
	s.waits(`document.querySelector(".Notice")?.textContent.includes("cut.wacz") && document.querySelector(".Notice").textContent.includes("damaged")`)
	s.clean()
}
