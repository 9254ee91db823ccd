package snapshot

import (
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
)

// What is over a limit is cut with a note, and the first part is there.
func TestCuts(t *testing.T) {
	body := "<!doctype html><html><body>"
	for _, c := range []struct{ about, in, note string }{
		{"a text of 16 MB is whole", strings.Repeat("a long line of words, ", 100) + strings.Repeat("a", maxText-2200), "A very long paragraph was divided."},
		{"a longer text is cut", strings.Repeat("é", maxText/2+1), "A very long paragraph was divided. Only the first 1,000,000 words or 16 MB of text of ‘a’ were read."},
		{"a text of too many words is cut", strings.Repeat("a word. ", maxWords/2) + "\n\nlast", "A very long paragraph was divided. Only the first 1,000,000 words or 16 MB of text of ‘a’ were read."},
		{"a page of 2,000,000 nodes is whole", body + "word" + strings.Repeat("<u></u>", maxNodes/2-2), ""},
		{"a page of more nodes is cut", body + "word" + strings.Repeat("<u></u>", maxNodes/2-1), "Only the first 2,000,000 tags and pieces of text of ‘a’ were read."},
		{"a page of too many paragraphs is cut", body + strings.Repeat("<p>a", maxBlocks+1), "Only the first 50,000 paragraphs of ‘a’ were read."},
		{"a broken page of too many paragraphs is cut", body + strings.Repeat("<b>", 600) + strings.Repeat("<p>a", maxBlocks+1),
			"The markup of ‘a’ is broken. Its text was read without structure. Only the first 50,000 paragraphs of ‘a’ were read."},
		{"a dump of too many rows is cut", dumpHead + strings.Repeat("A\tB\n", 2*maxBlocks+1),
			"Only the first 1,000,000 words or 16 MB of text of ‘a’ were read. Only the first 50,000 paragraphs of ‘a’ were read."},
	} {
		r, err := Read(Source{Name: "a", Data: []byte(c.in)}, Options{})
		if err != nil {
			t.Errorf("%s: %v", c.about, err)
			continue
		}
		notes := map[string]bool{}
		for _, n := range strings.SplitAfter(c.note, ". ") {
			notes[strings.TrimSpace(n)] = true
		}
		for _, n := range article.Sentences(r.Notes) {
			for _, s := range strings.SplitAfter(n, ". ") {
				if !notes[strings.TrimSpace(s)] {
					t.Errorf("%s: notes %q, want %q", c.about, r.Notes, c.note)
				}
			}
		}
		if len(r.Notes) == 0 != (c.note == "") || len(r.Versions[0].Blocks) == 0 {
			t.Errorf("%s: %d blocks, notes %q, want %q", c.about, len(r.Versions[0].Blocks), r.Notes, c.note)
		}
	}
}

// A paragraph over 1 MiB is divided at a sentence's end, else at a space, else between characters, and no word is lost.
func TestDividedParagraphs(t *testing.T) {
	for _, c := range []struct{ about, in, end string }{
		{"at a sentence", strings.Repeat("It was built. ", 90000), "built."},
		{"at a space", strings.Repeat("many words ", 100000), " words"},
		{"between characters", strings.Repeat("é", 600000), "é"},
	} {
		r, err := Read(Source{Name: "a", Data: []byte(c.in)}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		blocks := r.Versions[0].Blocks
		joined := strings.Join(texts(blocks), "")
		if len(blocks) != 2 || !strings.HasSuffix(blocks[0].Text, c.end) || strings.ReplaceAll(joined, " ", "") != strings.ReplaceAll(c.in, " ", "") {
			t.Errorf("%s: %d blocks, the first ends %q", c.about, len(blocks), blocks[0].Text[len(blocks[0].Text)-10:])
		}
		for _, b := range blocks {
			whole(t, b)
		}
	}
}
