package snapshot

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/stet-diff/stet/app/snapshot/unpack"
)

// WACZ, a ZIP archive of WARC files with a list of pages. The list names the pages that a person saved; the frames and
// scripts around them are not in it.

func isWACZ(a *archive) bool {
	if !a.has("datapackage.json") && !a.has("pages/pages.jsonl") {
		return false
	}
	for _, e := range a.Entries {
		if strings.HasPrefix(e.Name, "archive/") {
			return true
		}
	}
	return false
}

func readWACZ(r *reader, a *archive) (Reading, error) {
	listed, err := waczPages(a)
	if err != nil {
		return Reading{}, err
	}
	c := a.contents("wacz")
	if sums, _ := a.file("datapackage-digest.json"); bytes.Contains(sums, []byte("signature")) {
		c.note("unsigned", a.label)
	}
	var all, chosen []waczPage
	for _, e := range a.Entries {
		if !strings.HasPrefix(e.Name, "archive/") {
			continue
		}
		data, err := a.Read(e)
		if err != nil {
			return Reading{}, err
		}
		if !unpack.IsWARC(data) {
			continue
		}
		crawl, err := r.warc(a.label, data)
		if err != nil {
			return Reading{}, err
		}
		for i, page := range crawl.pages {
			title, ok := listed[unfragmented(page.URL.String())]
			page.Title = title
			crawl.pages[i].Title = title
			all = append(all, waczPage{page, crawl, i})
			if ok {
				chosen = append(chosen, waczPage{page, crawl, i})
			}
		}
		c.add(crawl.notes...)
	}
	if len(chosen) == 0 {
		chosen = all // the list is missing, or names what was not kept
	}
	for _, p := range chosen {
		c.pages = append(c.pages, p.Page)
	}
	c.load = func(i int) (item, error) { return chosen[i].crawl.item(r, a.label, chosen[i].index) }
	return r.choose(a.item, c)
}

// A waczPage is a page and where it is.
type waczPage struct {
	Page
	crawl *crawl
	index int
}

// waczPages returns the titles of the listed pages by their addresses. Lines that are no JSON are skipped.
func waczPages(a *archive) (map[string]string, error) {
	listed := map[string]string{}
	data, err := a.file("pages/pages.jsonl")
	for line := range strings.Lines(string(data)) {
		var page struct{ URL, Title string }
		if len(listed) < unpack.MaxRecords && nesting(line) <= maxNesting && json.Unmarshal([]byte(line), &page) == nil && page.URL != "" {
			listed[unfragmented(pageAt(origin{url: page.URL}, "").URL.String())] = page.Title
		}
	}
	return listed, err
}

func unfragmented(address string) string {
	address, _, _ = strings.Cut(address, "#")
	return address
}
