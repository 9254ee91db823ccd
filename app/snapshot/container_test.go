package snapshot

import "testing"

// As overrides what the bytes look like, for the outermost container only; a format that is none is refused.
func TestReadAs(t *testing.T) {
	page := saidPage("A bridge", "It was built.")
	for _, c := range []struct {
		name   string
		data   []byte
		as     Format
		format Format
		code   string
	}{
		{"a page as text", []byte(page), "text", "text", ""},
		{"a page as what it is", []byte(page), "page", "page", ""},
		{"an archive as what it is", zipOf(t, "a.html", page), "zip", "zip", ""},
		{"a page as an archive", []byte(page), "zip", "", "archive-damaged"},
		{"an archive as text", zipOf(t, "a.html", page), "text", "", "binary"},
		{"an unknown format", []byte(page), "x", "", "format"},
	} {
		r, err := Read(Source{Name: "a", Data: c.data}, Options{As: c.as})
		if code(err) != c.code || r.Format != c.format {
			t.Errorf("%s: format %q, code %q, %v", c.name, r.Format, code(err), err)
		}
	}
}

// A pick is of the pages of the outermost container that has any, whatever it is packed in.
func TestPickThroughLayers(t *testing.T) {
	inner := zipOf(t, "one.html", saidPage("A bridge", "It was built."), "two.html", saidPage("A road", "It was closed."))
	for _, c := range []struct {
		name  string
		data  []byte
		pick  int
		title string
	}{
		{"an archive", inner, 1, "A road"},
		{"packed once more", gzipOf(t, inner), 1, "A road"},
		{"an archive in an archive", zipOf(t, "a.html", saidPage("A ferry", "It sank."), "b.zip", string(inner)), 1, "A bridge"},
	} {
		r, err := Read(Source{Name: "a", Data: c.data}, Options{Pick: []int{c.pick}})
		if err != nil || len(r.Versions) != 1 || r.Versions[0].Title != c.title || len(r.Pages) != 2 || !r.Pages[c.pick].Read {
			t.Errorf("%s: %v, pages %+v", c.name, err, r.Pages)
		}
	}
}
