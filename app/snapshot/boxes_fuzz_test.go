package snapshot

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"testing"
)

// FuzzContainer reads the containers in testdata/ferry, changed at will.
func FuzzContainer(f *testing.F) {
	files, err := os.ReadDir("testdata/ferry")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		if data := ferry(f, file.Name()); len(data) <= mostFuzzed {
			f.Add(data, 0)
		}
	}
	f.Add(zipOf(f, "a.html", saidPage("A", "B"), "b.txt", "c"), 2)
	f.Add([]byte(recordOf("response", "2025-04-17T10:00:00Z", "http://x.example/", answerOf(saidPage("A", "B")))), 1)
	f.Fuzz(func(t *testing.T, data []byte, pick int) {
		brief(t, string(data))
		promises(t, Source{Name: "a", Data: data})
		if pick > 0 {
			r, err := Read(Source{Name: "a", Data: data}, Options{Pick: []int{pick - 1}})
			if err == nil && len(r.Pages) > 0 && (pick > len(r.Pages) || !r.Pages[pick-1].Read) {
				t.Fatalf("page %d of %d was not read", pick, len(r.Pages))
			}
		}
	})
}

// FuzzDocument reads DOCX, ODT and EPUB with any XML in them.
func FuzzDocument(f *testing.F) {
	for i, name := range []string{"article.docx", "article.odt", "article.epub"} {
		data := ferry(f, name)
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			f.Fatal(err)
		}
		file, err := z.Open([]string{"word/document.xml", "content.xml", "OEBPS/one.xhtml"}[i])
		if err != nil {
			f.Fatal(err)
		}
		text, err := io.ReadAll(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text), "")
	}
	f.Add("<w:p><w:r><w:fldChar w:fldCharType=end></w:r></w:tbl></w:tr><w:ins><w:t>a", "<w:style w:styleId=a><w:name w:val='heading 1'/></w:style>")
	f.Add("<office:text><text:change text:change-id=a><text:list><text:p>a</text:h></text:deletion><text:p>", "<style:style style:name=a>")
	f.Fuzz(func(t *testing.T, text, styles string) {
		brief(t, text, styles)
		zipOf := func(t *testing.T, files ...string) []byte { return zipBy(t, zip.Store, files) }
		promises(t, Source{Name: "a", Data: zipOf(t, "word/document.xml", text, "word/styles.xml", styles)})
		promises(t, Source{Name: "a", Data: zipOf(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", text, "styles.xml", styles)})
		promises(t, Source{Name: "a", Data: zipOf(t, "META-INF/container.xml", `<rootfile full-path="a"/>`, "a", styles+`<item id="b" href="b"/><itemref idref="b"/>`, "b", text)})
	})
}
