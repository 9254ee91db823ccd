package unpack

import (
	"encoding/binary"
	"os"
	"strings"
	"testing"
)

// bplist writes objects as they are, with one byte for each reference and four for each offset.
func bplist(objects ...string) []byte {
	out := []byte(binarySign)
	var table []byte
	for _, o := range objects {
		table = binary.BigEndian.AppendUint32(table, uint32(len(out)))
		out = append(out, o...)
	}
	at := len(out)
	out = append(append(out, table...), 0, 0, 0, 0, 0, 0, 4, 1)
	for _, n := range []int{len(objects), 0, at} {
		out = binary.BigEndian.AppendUint64(out, uint64(n))
	}
	return out
}

func TestPlists(t *testing.T) {
	for _, name := range []string{"article.webarchive", "article-xml.webarchive"} {
		data, err := os.ReadFile("../testdata/ferry/" + name)
		if err != nil {
			t.Fatal(err)
		}
		p, err := OpenPlist(data)
		if err != nil {
			t.Fatal(name, err)
		}
		page := p.Get("WebMainResource")
		if address := page.Get("WebResourceURL").String(); address != "http://courier.example/2025/04/ferry" {
			t.Errorf("%s: address %q", name, address)
		}
		if html := page.Get("WebResourceData").Bytes(); !strings.HasSuffix(string(html), "</html>\n") {
			t.Errorf("%s: %d bytes", name, len(html))
		}
		if p.Get("WebSubframeArchives").Items() != nil || p.Get("x").Get("y").String() != "" {
			t.Errorf("%s: it has what it has not", name)
		}
	}
	wide, err := OpenPlist(bplist("\xd1\x01\x02", "\x51a", "\x62\x00\xe9\x26\x3a"))
	if err != nil || wide.Get("a").String() != "é☺" {
		t.Errorf("a text in UTF-16: %q, %v", wide.Get("a").String(), err)
	}
}

func TestPlistsThatAreRefused(t *testing.T) {
	deep := func(levels int) []byte {
		var objects []string
		for i := range levels - 1 {
			objects = append(objects, "\xa1"+string(rune(i+1)))
		}
		return bplist(append(objects, "\xa0")...)
	}
	many := func(n int) []byte {
		objects := make([]string, n)
		for i := range objects {
			objects[i] = "\x08"
		}
		return bplist(objects...)
	}
	wrong := bplist("\xa0")
	binary.BigEndian.PutUint64(wrong[len(wrong)-24:], 1000)
	for _, c := range []struct {
		name string
		data []byte
		code string
	}{
		{"a list in itself", bplist("\xa1\x00"), Damaged},
		{"a circle of three", bplist("\xd1\x01\x02", "\x51a", "\xa1\x03", "\xa1\x00"), Damaged},
		{"one object twice is no circle", bplist("\xa2\x01\x01", "\xa0"), ""},
		{"32 levels", deep(maxPlist), ""},
		{"33 levels", deep(maxPlist + 1), Nesting},
		{"too many objects", many(MaxObjects + 1), Entries},
		{"as many as may be", many(MaxObjects), ""},
		{"more objects than it has", wrong, Damaged},
		{"a value that is not there", bplist("\xa1\x07"), Damaged},
		{"an object that is cut", bplist("\x4f\x12\x00\xff\xff\xff"), Damaged},
		{"a size of a wrong kind", bplist("\x4f\x51"), Damaged},
		{"half a file", bplist("\xa1\x01", "\x51a")[:20], Damaged},
		{"32 levels in XML", []byte(lists(maxPlist)), ""},
		{"33 levels in XML", []byte(lists(maxPlist + 1)), Nesting},
		{"XML that ends too early", []byte("<plist><dict><key>a</key>"), Damaged},
		{"XML with broken data", []byte("<plist><data>*</data></plist>"), Damaged},
		{"as many objects in XML as may be", []byte("<plist><array>" + strings.Repeat("<true/>", MaxObjects-1) + "</array></plist>"), ""},
		{"one more", []byte("<plist><array>" + strings.Repeat("<true/>", MaxObjects) + "</array></plist>"), Entries},
		{"keys without values", []byte("<plist><dict><key>a</key><key>b</key></dict></plist>"), ""},
	} {
		_, err := OpenPlist(c.data)
		if got := codeOf(t, err); got != c.code {
			t.Errorf("%s: code %q, want %q", c.name, got, c.code)
		}
	}
}
