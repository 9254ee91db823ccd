package snapshot

import (
	"bytes"

	"github.com/stet-diff/stet/app/snapshot/unpack"
)

// A web archive of Safari is a property list: the page, its address and its charset, and the frames in it. It holds no
// time.

func isWebarchive(s item) bool {
	if hasPrefix(s.Data, "bplist0") {
		return true
	}
	head := s.Data[:min(len(s.Data), 4096)]
	return bytes.Contains(head, []byte("<plist")) && bytes.Contains(head, []byte("WebMainResource"))
}

func readWebarchive(r *reader, s item) (Reading, error) {
	top, err := unpack.OpenPlist(s.Data)
	if err != nil {
		return Reading{}, err
	}
	c := contents{format: "webarchive", quiet: true}
	var mains []*unpack.Plist
	for list := []*unpack.Plist{top}; len(list) > 0 && len(mains) < maxTries; {
		page := list[0].Get("WebMainResource")
		list = append(list[1:], list[0].Get("WebSubframeArchives").Items()...)
		if page != nil {
			mains = append(mains, page)
			c.pages = append(c.pages, pageAt(origin{url: page.Get("WebResourceURL").String()}, ""))
		}
	}
	c.load = func(i int) (item, error) {
		page := mains[i]
		return item{
			Source:  Source{Name: s.Name, Type: page.Get("WebResourceMIMEType").String(), Data: page.Get("WebResourceData").Bytes()},
			label:   s.label,
			origin:  origin{url: page.Get("WebResourceURL").String()}.or(s.origin),
			charset: page.Get("WebResourceTextEncodingName").String(),
		}, nil
	}
	return r.framed(s, c)
}

// framed reads the first page of a container whose other pages are frames of it. The frames are only looked at if the
// page itself has no text.
func (r *reader) framed(s item, c contents) (Reading, error) {
	if len(c.pages) == 0 {
		return Reading{}, refusal(s.label, "no-page", nil)
	}
	var first error
	for i := range c.pages {
		found, err := r.take(s, c, []int{i})
		if err == nil {
			found.Pages = nil
			return found, nil
		}
		if first == nil {
			first = err
		}
		if told, ok := err.(*Error); !ok || told.Code != "no-text" && told.Code != "empty" || i == maxTries {
			break
		}
	}
	return Reading{}, first
}
