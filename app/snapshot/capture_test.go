package snapshot

import (
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
)

// A version that ends in a plea, and has under 40 % of the words of the other, gets a note; in either order.
func TestCutVersions(t *testing.T) {
	page := func(paragraphs int, end string) string {
		return "<html><body><article><h1>Bridge agreed</h1>" + "<p>" + long + "</p>" + "<p>Work begins in spring and is to end within three years, the town hall added, if all goes well.</p>" + strings.Repeat("<p>"+long+" Again.</p>", paragraphs) + end + "</article></body></html>"
	}
	plea := "<p>Subscribe to our paper to read on.</p>"
	for _, c := range []struct {
		about string
		a, b  string
		want  bool
	}{
		{"cut, with a plea", page(0, plea), page(12, ""), true},
		{"short, without a plea", page(0, ""), page(12, ""), false},
		{"a plea, but as long", page(12, plea), page(12, ""), false},
	} {
		for _, pair := range [][2]string{{c.a, c.b}, {c.b, c.a}} {
			old, err := Read(Source{Name: "a", Data: []byte(pair[0])}, Options{})
			new, _ := Read(Source{Name: "b", Data: []byte(pair[1])}, Options{})
			if err != nil {
				t.Fatal(err)
			}
			_, _, p := Together(old.Versions[0], new.Versions[0])
			if got := strings.Contains(strings.Join(article.Sentences(p.Notes), " "), "plea to subscribe"); got != c.want {
				t.Errorf("%s: notes %q", c.about, p.Notes)
			}
		}
	}
}
