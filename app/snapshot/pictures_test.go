package snapshot

import (
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
)

// A picture with the same words is another one if its file has another name at the same host. Sizes, hashes, queries,
// other hosts and embedded copies tell nothing.
func TestReplacedPictures(t *testing.T) {
	page := func(src string) article.Version {
		text := strings.Repeat("<p>The council has agreed to build the bridge over the river after a debate that went on until late.</p>", 3)
		r, err := Read(Source{Name: "a.html", Data: []byte("<!doctype html><title>A bridge</title><article><h1>A bridge</h1>" + text +
			`<figure><img alt="The river" src="` + src + `"></figure>` + text + "</article>")}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		return r.Versions[0]
	}
	for _, c := range []struct {
		old, new string
		replaced bool
	}{
		{"https://i.example/a/river.jpg?w=620", "https://i.example/a/river.jpg?w=300#x", false},
		{"https://i.example/a/river-620x413.jpg", "https://i.example/b/river-300x200.3f2a9c1b.webp", false},
		{"https://i.example/a/river.jpg", "https://cdn.example/x/5000.jpg", false},
		{"https://i.example/a/river.jpg", "data:image/png;base64,AAAA", false},
		{"https://i.example/a/river.jpg", "Bridge_files/river.jpg", false},
		{"https://i.example/a/river.jpg", "https://i.example/a/harbour.jpg", true},
	} {
		a, b, _ := Together(page(c.old), page(c.new))
		one, two := pictureOf(a), pictureOf(b)
		if one.Text != "The river" || two.Text != "The river" {
			t.Errorf("%s, %s: %q and %q", c.old, c.new, one.Text, two.Text)
		}
		if got := sketch([]article.Block{one}) != sketch([]article.Block{two}); got != c.replaced {
			t.Errorf("%s, %s: replaced %v: %v, %v", c.old, c.new, got, one.Marks, two.Marks)
		}
	}
}

func pictureOf(v article.Version) article.Block {
	for _, b := range v.Blocks {
		if b.Role == article.Image {
			return b
		}
	}
	return article.Block{}
}

// Pieces are taken into articles with pictures too.
func TestTakeWithPictures(t *testing.T) {
	v := article.Version{Pieces: []article.Piece{{Block: article.Block{Role: article.Image, Text: "a"}}}}
	if got, _, _ := Take(v, v, Pairing{differ: [2][]bool{{true}, {true}}}, func(article.Piece) bool { return true }); len(got.Blocks) != 1 {
		t.Errorf("%d blocks", len(got.Blocks))
	}
}
