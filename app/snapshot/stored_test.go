package snapshot

import (
	"reflect"
	"strings"
	"testing"
)

// What JSON writes is read back to equal versions.
func TestStoredReadings(t *testing.T) {
	for _, s := range []Source{
		{Name: "a text", Data: []byte("A bridge\n\nWhat it costs\n\nIt was built in May.")},
		{Name: "a dump", Data: []byte(dumpHead + "Old\tNew\n(about 5 hours later)\nThe cat.\tThe dog.")},
		{Name: "a page", Data: []byte(`<html lang="en"><body><nav>Home</nav><h1>A <i>bridge</i></h1><ul><li>One<ul><li><a href="https://x.org/a">Two</a> <b><a href="https://x.org/b">Three</a></b></ul></ul>` +
			"<pre>if a {\n\tb\n}</pre><table><tr><td>a</td><td>b</td></tr></table><p>" + long + "</p></body></html>")},
	} {
		want, err := Read(s, Options{})
		if err != nil {
			t.Fatal(s.Name, err)
		}
		stored, _ := JSON(want)
		got, err := Read(Source{Name: "a.json", Data: stored}, Options{})
		if err != nil || got.Format != "stet" {
			t.Errorf("%s: %v, %s", s.Name, err, got.Format)
		}
		for i := range want.Versions { // what the joint selection needs is not stored
			want.Versions[i].Pieces, want.Versions[i].Template = nil, nil
		}
		if !reflect.DeepEqual(got.Versions, want.Versions) {
			t.Errorf("%s:\n got %+v\nwant %+v", s.Name, got.Versions, want.Versions)
		}
	}
}

// Both sides of a stored comparison are versions, and what a stranger wrote into a file is put in order.
func TestStoredByOthers(t *testing.T) {
	comparison := func(old string) string {
		return `{"format": "stet/comparison/1", "old": {"title": " A  b ", "url": "javascript:x", "series": {"source": "site", "first_seen": "2025-04-17T06:01:44Z"}, "blocks": [` +
			old + `]}, "new": {"blocks": [{"role": "para", "text": "new"}]}, "rows": []}`
	}
	for _, c := range []struct{ about, block, want string }{
		{"a plain block", `{"role": "quote", "text": "a b"}`, "quote a b"},
		{"an unknown role is a paragraph", `{"role": "script", "text": "a"}`, "para a"},
		{"a level out of range is moved into it", `{"role": "heading", "level": 900, "text": "a"}`, "heading6 a"},
		{"a level where none belongs goes away", `{"role": "para", "level": 3, "text": "a"}`, "para a"},
		{"white space and NUL are put in order", `{"role": "para", "text": " a\n\u0000 b "}`, "para a \ufffd b"},
		{"an empty block is none", `{"role": "para", "text": " \u00a0 "}, {"role": "para", "text": "b"}`, "para b"},
		{"marks stay", `{"role": "para", "text": "a b", "marks": [{"start": 2, "end": 3, "style": "strong"}]}`, "para a b [strong:b]"},
		{"marks are sorted", `{"role": "para", "text": "a b", "marks": [{"start": 2, "end": 3, "style": "em"}, {"start": 0, "end": 1, "style": "em"}, {"start": 0, "end": 1, "style": "code"}]}`, "para a b [code:a] [em:a b]"},
		{"marks that do not fit are left out", `{"role": "para", "text": "é b", "marks": [{"start": 1, "end": 3, "style": "em"}, {"start": 3, "end": 9, "style": "em"}, {"start": -1, "end": 2, "style": "em"}, {"start": 2, "end": 2, "style": "em"}]}`, "para é b"},
		{"unknown styles are left out", `{"role": "para", "text": "a", "marks": [{"start": 0, "end": 1, "style": "blink"}]}`, "para a"},
		{"a link that could act is text", `{"role": "para", "text": "a", "marks": [{"start": 0, "end": 1, "style": "link", "target": "javascript:alert(1)"}]}`, "para a"},
		{"a link in a link is left out", `{"role": "para", "text": "a b", "marks": [{"start": 0, "end": 3, "style": "link", "target": "https://x.org/"}, {"start": 2, "end": 3, "style": "link", "target": "https://y.org/"}]}`, "para a b [link:a b→https://x.org/]"},
	} {
		r, err := Read(Source{Name: "a", Data: []byte(comparison(c.block))}, Options{})
		if err != nil || len(r.Versions) != 2 {
			t.Errorf("%s: %v, %d versions", c.about, err, len(r.Versions))
			continue
		}
		if got := sketch(r.Versions[0].Blocks); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.about, got, c.want)
		}
		if v := r.Versions[0]; v.Title != "A b" || v.URL.String() != "" || v.Series.Source != "site" || v.Series.FirstSeen.IsZero() {
			t.Errorf("%s: %+v", c.about, v)
		}
	}
	deep := `{"format": "stet/snapshot/1", "versions": ` + strings.Repeat("[", 100000) + strings.Repeat("]", 100000) + "}"
	for _, in := range []string{deep, `{"format": "stet/snapshot/9", "versions": []}`, `{"versions": [], "format": "stet/snapshot/1"}`} {
		if _, err := Read(Source{Name: "a", Data: []byte(in)}, Options{}); err == nil || err.(*Error).Code != "data" {
			t.Errorf("%.50s: %v", in, err)
		}
	}
}

func FuzzStored(f *testing.F) {
	f.Add(`{"format":"stet/snapshot/1","versions":[{"title":"a","blocks":[{"role":"item","level":2,"text":"a b","marks":[{"start":0,"end":1,"style":"em","target":""}]}]}]}`)
	f.Add(`{"format":"stet/comparison/1","old":{"blocks":[{"role":"code","text":" a\n b"}]},"new":{"blocks":[]}}`)
	f.Fuzz(func(t *testing.T, text string) { promises(t, Source{Name: "a", Data: []byte(text)}) })
}
