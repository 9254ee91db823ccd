package snapshot

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
)

// What is larger than the limits is refused, and read up to there if its reader wants that: with a note, and marked as
// a part where the page itself ends early.
func TestFirstParts(t *testing.T) {
	page := func(n int) []byte {
		return []byte("<p>" + strings.Repeat("The river rose again. ", 20) + "</p>\n<!--" + filler(n) + "--><p>The end.</p>")
	}
	big, small := page(MaxFile), []byte(saidPage("A bridge", "It was built."))
	member := gzipOf(t, []byte(recordOf("response", "2025-04-17T10:00:00Z", "http://x.example/big", answerOf(string(page(55<<20))))))
	first := gzipOf(t, []byte(recordOf("response", "2025-04-17T10:00:00Z", "http://x.example/", answerOf(string(small)))))
	for _, c := range []struct {
		name    string
		data    []byte
		code    string
		partial bool
	}{
		{"a page in gzip", gzipOf(t, big), "archive-too-large", true},
		{"a page in an archive", zipOf(t, "a.html", string(big)), "archive-too-large", true},
		{"an archive of many pages", append(first, bytes.Repeat(member, 5)...), "archive-too-large", false},
		{"a file", append(bytes.Clone(big), small...), "file-too-large", true},
	} {
		if _, err := Read(Source{Name: "a", Data: c.data}, Options{}); code(err) != c.code {
			t.Errorf("%s: %v", c.name, err)
		}
		r, err := Read(Source{Name: "a", Data: c.data}, Options{FirstPart: true, Pick: map[bool][]int{false: {0}}[c.partial]})
		if err != nil || len(r.Versions) != 1 || r.Versions[0].Partial != c.partial || len(article.Sentences(r.Notes)) == 0 || r.Notes[0].Code != "first-part" {
			t.Errorf("%s: %d versions, notes %q, %v", c.name, len(r.Versions), article.Sentences(r.Notes), err)
			continue
		}
		all := append(r.Versions[0].Blocks, r.Versions[0].Furniture...)
		if len(all) == 0 || c.partial && strings.Contains(all[len(all)-1].Text, "The end.") {
			t.Errorf("%s: %d blocks", c.name, len(all))
		}
	}
	// What is not too large is read as ever.
	if r, err := Read(Source{Name: "a", Data: zipOf(t, "a.html", string(small))}, Options{FirstPart: true}); err != nil || r.Versions[0].Partial || len(r.Notes) > 0 {
		t.Errorf("a small page: %v %q", err, r.Notes)
	}
}
