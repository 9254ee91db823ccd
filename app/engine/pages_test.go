package engine

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/snapshot"
)

// zipped packs two pages.
func zipped(t *testing.T) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range [][2]string{{"one.txt", older}, {"two.txt", newer}} {
		w, err := z.Create(f[0])
		if err == nil {
			_, err = w.Write([]byte(f[1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	z.Close()
	return b.Bytes()
}

// A reading of a container lists its pages, and a second one reads those that were picked.
func TestPagesArePicked(t *testing.T) {
	data := zipped(t)
	for _, c := range []struct {
		name    string
		pick    []int
		read    string // which pages
		opening []string
	}{
		{"none is the first", nil, "10", []string{"Tuesday"}},
		{"the second", []int{1}, "01", []string{"Wednesday"}},
		{"both are two versions", []int{0, 1}, "11", []string{"Tuesday", "Wednesday"}},
	} {
		e := New(snapshot.Host{}, ticking())
		for _, answer := range ask(e, Request{Read: &Read{Source: 1, Name: "a.zip", Pick: c.pick, Data: data}}) {
			if answer.Err != nil {
				t.Fatal(answer.Err)
			}
			if answer.Reading == nil {
				continue
			}
			read := ""
			for _, p := range answer.Reading.Pages {
				read += map[bool]string{true: "1", false: "0"}[p.Read]
			}
			if read != c.read || answer.Reading.Pages[1].Name != "two.txt" || len(answer.Reading.Entries) != len(c.opening) {
				t.Fatalf("%s: pages %+v, %d entries", c.name, answer.Reading.Pages, len(answer.Reading.Entries))
			}
			for i, word := range c.opening {
				if !strings.Contains(answer.Reading.Entries[i].Opening, word) {
					t.Errorf("%s: entry %d begins %q", c.name, i, answer.Reading.Entries[i].Opening)
				}
			}
		}
	}
}
