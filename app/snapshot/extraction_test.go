package snapshot

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/corpus"
)

// wantF1 is what the selection reaches on pages whose article was marked by hand, in thousandths.
const wantF1 = 975

func TestExtraction(t *testing.T) {
	var truth map[string]struct {
		Body string `json:"articleBody"`
	}
	if err := json.Unmarshal(corpus.File(t, "extraction/ground-truth.json"), &truth); err != nil {
		t.Fatal(err)
	}
	names := make([]string, 0, len(truth))
	for name := range truth {
		names = append(names, name)
	}
	slices.Sort(names)
	var precision, recall float64
	for _, name := range names {
		r, err := Read(Source{Name: name, Data: unpacked(t, "extraction/html/"+name+".html.gz")}, Options{})
		if err != nil {
			t.Logf("%s: %v", name, err)
			continue
		}
		p, c := shingled(bodyText(r.Versions[0].Blocks), truth[name].Body)
		precision, recall = precision+p/float64(len(names)), recall+c/float64(len(names))
		if p < .7 || c < .7 {
			t.Logf("%s: precision %.2f, recall %.2f", name[:8], p, c)
		}
	}
	f1 := 2 * precision * recall / (precision + recall)
	t.Logf("%d pages: precision %.3f, recall %.3f, F1 %.3f", len(names), precision, recall, f1)
	if f1*1000 < wantF1 {
		t.Errorf("F1 %.3f is below %d thousandths", f1, wantF1)
	}
}

// bodyText is the text that the marks by hand are about: no headline, and nothing that belongs to pictures.
func bodyText(blocks []article.Block) string {
	var all []string
	for _, b := range blocks {
		switch b.Role {
		case article.Title, article.Standfirst, article.Byline, article.Caption, article.Image:
		default:
			all = append(all, b.Text)
		}
	}
	return strings.Join(all, " ")
}

func unpacked(t testing.TB, name string) []byte {
	z, err := gzip.NewReader(bytes.NewReader(corpus.File(t, name)))
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// shingled compares texts by their runs of four words: which share of got is wanted, and of want was got.
func shingled(got, want string) (precision, recall float64) {
	a, b := shingles(got), shingles(want)
	all, hits, sum := 0, 0, 0
	for _, n := range a {
		all += n
	}
	for s, n := range b {
		sum += n
		hits += min(n, a[s])
	}
	return float64(hits) / float64(max(all, 1)), float64(hits) / float64(max(sum, 1))
}

func shingles(text string) map[string]int {
	w := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	all := map[string]int{}
	for i := 0; i+4 <= len(w); i++ {
		all[strings.Join(w[i:i+4], " ")]++
	}
	return all
}
