//go:build !js

package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/engine"
	"github.com/stet-diff/stet/app/snapshot/charset"
)

// A page that shows both versions is compared at once when it falls on Stet, whichever program made it.
func TestComparisonPagesFallOnThePage(t *testing.T) {
	s := open(t)
	for _, c := range []struct{ file, name, old, new string }{
		{"newssniffer/old-skin", "a.html", "ten", "eleven"},
		{"newssniffer-dump/tabs", "a.txt", "planned", "agreed"},
		{"newsdiffs/script", "a.html", "11", "12"},
		{"mediawiki/columns", "a.html", "two", "three"},
		{"web-monitoring/combined", "a.html", "planned", "agreed"},
		{"web-monitoring/frames", "a.html", "two", "three"},
		{"changedetection/difference", "a.html", "ten", "eleven"},
		{"daisydiff/page", "a.html", "Perhaps", "Surely"},
		{"wordpress/visual", "a.html", "ten", "eleven"},
		{"diffengine/page", "a.html", "ten", "eleven"},
		{"criticmarkup/article", "a.md", "planned", "agreed"},
		{"word/tracked", "a.htm", "ten", "eleven"},
		{"stet/handed-over", "a.json", "ten million", "one"},
	} {
		text, err := os.ReadFile("../app/snapshot/testdata/" + c.file + ".txtar")
		if err != nil {
			t.Fatal(err)
		}
		_, input, _ := strings.Cut(string(text), "-- input --\n")
		input, _, _ = strings.Cut(input, "\n-- ")
		s.visit("")
		s.drop(c.name, "", []byte(input))
		s.compared()
		old, new := "", ""
		for _, row := range s.rows() {
			old, new = old+row.Old+"\n", new+row.New+"\n"
		}
		if !strings.Contains(old, c.old) || !strings.Contains(new, c.new) || strings.Contains(new, c.old) {
			t.Errorf("%s:\n%s---\n%s", c.file, old, new)
		}
		s.clean()
	}
}

// What Stet saved of a comparison is compared at once when it falls on Stet again, in each format that keeps both versions.
func TestOwnFilesFallOnThePage(t *testing.T) {
	s := open(t)
	e := engine.New(charset.Host(), func() int64 { return 0 })
	text := "The bridge\n\nThe council agreed on Monday that the bridge may cost ten million, and that it is built of steel."
	p := pair{old: []byte(text), new: []byte(strings.Replace(text, "ten", "eleven", 1))}
	for _, format := range []string{"json", "html", "critic", "docx"} {
		var file *engine.File
		for _, request := range append(p.requests()[:3], engine.Request{Export: &engine.Export{Format: format}}) {
			e.Handle(context.Background(), request, func(r engine.Response) {
				if r.File != nil {
					file = r.File
				}
			})
		}
		s.visit("")
		s.drop(file.Name, file.Type, file.Data)
		s.paired("ten", "eleven")
		s.clean()
	}
}

// hasRow fails the test unless a row holds both texts, each on its side.
func (s *stage) hasRow(old, new string) {
	s.t.Helper()
	rows := s.rows()
	for _, row := range rows {
		if strings.Contains(row.Old, old) && strings.Contains(row.New, new) {
			return
		}
	}
	s.t.Errorf("no row with %q and %q in %v", old, new, rows)
}

// Old encodings are read by the browser's own decoder; Markdown as it is rendered.
func TestEncodingsFallOnThePage(t *testing.T) {
	s := open(t)
	s.carry([]string{"old.html", "new.md"}, []byte("<html><head><meta charset=\"koi8-r\"></head><body><h1>\xed\xcf\xd3\xd4</h1><p>\xed\xcf\xd3\xd4 \xce\xc1\xc4 \xd2\xc5\xcb\xcf\xca \xd3\xd4\xcf\xc9\xd4 10.</p></body></html>"),
		[]byte("# Мост\n\nМост над *рекой* стоит 11.\n"))
	s.run(`letFall()`)
	s.compared()
	s.hasRow("Мост над рекой стоит 10.", "Мост над рекой стоит 11.")
	s.clean()
}

// A rich paste that holds less than the plain text beside it gives way to that.
func TestPoorPaste(t *testing.T) {
	s := open(t)
	for side, cost := range map[string]string{"old": "ten", "new": "eleven"} {
		s.run(`(() => {
			const carried = new DataTransfer();
			carried.setData("text/html", "<!--StartFragment--><p>Bridge agreed</p><!--EndFragment-->");
			carried.setData("text/plain", "Bridge agreed\n\nThe council agreed on Monday that it may cost ` + cost + ` million.");
			const box = document.getElementById("box-` + side + `");
			box.focus();
			box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: carried, bubbles: true, cancelable: true }));
		})()`)
	}
	s.waits(`document.body.innerText.split("The plain text was taken.").length === 3`)
	s.click("compare")
	s.compared()
	s.hasRow("ten million", "eleven million")
	s.clean()
}

// The browser reads every golden case of the formats as the program does natively: the whole comparison of both versions
// that a case holds, or of its one version with another text, has the same bytes.
func TestTheBrowserReadsTheSame(t *testing.T) {
	files, err := filepath.Glob("../app/snapshot/testdata/*/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var pairs []pair
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, input, ok := strings.Cut(string(text), "-- input --\n")
		if !ok {
			continue // bytes, which other tests drop
		}
		input, _, _ = strings.Cut(input, "\n-- ")
		both := pair{file, "", []byte(input), nil, false}
		if !strings.HasPrefix(native(t, both), "{") { // it holds one version, or none
			both.new = []byte("Another text\n\nIt has a paragraph.")
		}
		pairs = append(pairs, both)
	}
	s := bench(t, pairs)
	compared := 0
	for i, p := range pairs {
		want := native(t, p)
		if got := s.later(fmt.Sprintf("return compared(%d)", i)); got != want {
			t.Errorf("%s: in the browser %.120q, natively %.120q", p.name, parting(got, want), parting(want, got))
		}
		if strings.HasPrefix(want, "{") {
			compared++
		}
	}
	t.Logf("%d of %d compared", compared, len(pairs))
	if compared < 80 {
		t.Errorf("only %d of %d could be compared", compared, len(pairs))
	}
}
