package render

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/snapshot"
)

// partsOf unpacks a document of ours: its archive knows no time.
func partsOf(t testing.TB, file []byte) map[string]string {
	t.Helper()
	if r, err := zip.NewReader(bytes.NewReader(file), int64(len(file))); err != nil || r.File[0].Modified.Year() != 1980 {
		t.Fatal("the archive has a time: ", err)
	}
	return partsOfAny(t, file)
}

// partsOfAny unpacks a document.
func partsOfAny(t testing.TB, file []byte) map[string]string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(f.Name, err)
		}
		parts[f.Name] = string(data)
	}
	return parts
}

// A tracked is a document with its changes, as a reader that knows nothing of the writer finds it.
type tracked struct {
	old, new []string       // the paragraphs with all changes rejected, and accepted
	moves    map[string]int // how often the name of a move stands: once at each end
	ids      map[string]bool
}

// readTracked reads a document: what stands in w:ins and w:moveTo is new, what stands in w:del and w:moveFrom is old; the
// end of a paragraph is what its properties say.
func readTracked(t testing.TB, document string) tracked {
	t.Helper()
	d := tracked{moves: map[string]int{}, ids: map[string]bool{}}
	var old, new strings.Builder
	var open []string
	inside := func(name string) bool {
		for _, o := range open {
			if o == name {
				return true
			}
		}
		return false
	}
	oldEnd, newEnd := true, true
	write := func(text string) {
		if !inside("ins") && !inside("moveTo") {
			old.WriteString(text)
		}
		if !inside("del") && !inside("moveFrom") {
			new.WriteString(text)
		}
	}
	for in := xml.NewDecoder(strings.NewReader(document)); ; {
		token, err := in.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, document)
		}
		switch token := token.(type) {
		case xml.StartElement:
			name := token.Name.Local
			for _, a := range token.Attr {
				if a.Name.Local == "id" && strings.HasSuffix(name, "RangeEnd") || a.Name.Space != token.Name.Space {
					continue
				}
				switch a.Name.Local {
				case "id":
					if d.ids[a.Value] {
						t.Fatalf("two changes have the id %s", a.Value)
					}
					d.ids[a.Value] = true
				case "author":
					if a.Value != "Stet" {
						t.Fatalf("the author is %q", a.Value)
					}
				case "name":
					d.moves[a.Value]++
				}
			}
			mark := len(open) > 1 && open[len(open)-1] == "rPr" && open[len(open)-2] == "pPr"
			switch {
			case name == "p":
				oldEnd, newEnd = true, true
			case mark && (name == "ins" || name == "moveTo"):
				oldEnd = false
			case mark && (name == "del" || name == "moveFrom"):
				newEnd = false
			case name == "br":
				write("\n")
			case name == "tab":
				write("\t")
			}
			open = append(open, name)
		case xml.CharData:
			if inside("t") != inside("delText") {
				if inside("del") != inside("delText") {
					t.Fatal("deleted text stands in another element")
				}
				write(string(token))
			}
		case xml.EndElement:
			open = open[:len(open)-1]
			if token.Name.Local == "p" {
				d.old = ended(d.old, &old, oldEnd)
				d.new = ended(d.new, &new, newEnd)
			}
		}
	}
	d.old, d.new = ended(d.old, &old, true), ended(d.new, &new, true)
	return d
}

func ended(all []string, text *strings.Builder, end bool) []string {
	if !end || text.Len() == 0 {
		return all
	}
	defer text.Reset()
	return append(all, text.String())
}

// inXML are the texts of blocks, as XML can hold them.
func inXML(blocks []article.Block) (texts []string) {
	for _, b := range blocks {
		text := strings.Map(func(r rune) rune {
			if r < ' ' && r != '\t' && r != '\n' {
				return '\uFFFD'
			}
			return r
		}, b.Text)
		if text != "" {
			texts = append(texts, text)
		}
	}
	return texts
}

func checkDOCX(t testing.TB, c tried) {
	t.Helper()
	document := partsOf(t, DOCX(c.Comparison, Options{}))["word/document.xml"]
	d := readTracked(t, document)
	equalTexts(t, c.name, "accepted", d.new, inXML(c.New.Blocks), []byte(document))
	equalTexts(t, c.name, "rejected", d.old, inXML(c.Old.Blocks), []byte(document))
	moved := 0
	for _, row := range c.Rows {
		if row.Kind == compare.Moved {
			moved++
		}
	}
	if len(d.moves) != moved {
		t.Fatalf("%s: %d named moves, want %d", c.name, len(d.moves), moved)
	}
	for name, ends := range d.moves {
		if ends != 2 {
			t.Fatalf("%s: %s stands %d times", c.name, name, ends)
		}
	}
}

// With all changes accepted the document is the new text, with all rejected the old one.
func TestTrackedChangesGiveBothTexts(t *testing.T) {
	for _, c := range append(append(drawn(t), stored(t)...), scattered(t, 150)...) {
		checkDOCX(t, c)
	}
	checkDOCX(t, tried{"every kind", sample("<&x")})
	checkDOCX(t, tried{"nothing", compare.Comparison{}})
}

func TestTrackedChangesOfRealPairs(t *testing.T) {
	for _, c := range shared(t, 100) {
		checkDOCX(t, c)
	}
}

// Our own reader of documents finds both versions, with roles and looks.
func TestADocumentIsReadBack(t *testing.T) {
	c := sample("x")
	c.New.Captured = time.Date(2025, 4, 17, 14, 20, 0, 0, time.UTC)
	r, err := snapshot.Read(snapshot.Source{Name: "a.docx", Data: DOCX(c, Options{})}, snapshot.Options{})
	if err != nil || len(r.Versions) != 2 {
		t.Fatal(err, len(r.Versions))
	}
	for i, want := range [][]string{{"title Old headline", "para Plain text"}, {"title New headline", "para Plain text"}} {
		var got []string
		for _, b := range r.Versions[i].Blocks {
			got = append(got, string(b.Role)+" "+b.Text)
		}
		if all := strings.Join(got, "\n"); !strings.Contains(all, want[0]) || !strings.Contains(all, want[1]) {
			t.Errorf("side %d:\n%s", i, all)
		}
	}
	if got := r.Versions[1]; got.Title != "New headline" || !got.Captured.Equal(c.New.Captured) {
		t.Errorf("got %q, %v", got.Title, got.Captured)
	}
}

func TestHowADocumentLooks(t *testing.T) {
	c := sample("x")
	c.New.Captured = time.Date(2025, 4, 17, 14, 20, 0, 5, time.UTC)
	parts := partsOf(t, DOCX(c, Options{}))
	document := parts["word/document.xml"]
	for _, want := range []string{
		`<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:del w:id="1" w:author="Stet" w:date="2025-04-17T14:20:00Z"><w:r><w:delText xml:space="preserve">Old</w:delText></w:r></w:del>`,
		`<w:moveToRangeStart w:id="3" w:author="Stet" w:date="2025-04-17T14:20:00Z" w:name="move1"/><w:moveTo w:id="4"`,
		`<w:hyperlink r:id="rId101"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>`,
		`<w:rPr><w:b/><w:rPrChange w:id="`, `<w:br/>`,
	} {
		if !strings.Contains(document, want) {
			t.Errorf("no %s in\n%s", want, document)
		}
	}
	if !strings.Contains(parts["word/_rels/document.xml.rels"], `Target="https://example.org/?a=1&amp;b=&#39;2&#39;" TargetMode="External"`) {
		t.Errorf("relationships %s", parts["word/_rels/document.xml.rels"])
	}
	for name, part := range parts {
		for in := xml.NewDecoder(strings.NewReader(part)); ; {
			if _, err := in.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatal(name, err)
			}
		}
	}
	if !reflect.DeepEqual(DOCX(c, Options{}), DOCX(c, Options{})) {
		t.Error("the same comparison gives other bytes")
	}
}
