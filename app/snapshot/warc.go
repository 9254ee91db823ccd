package snapshot

import (
	"strings"
	"time"

	"github.com/stet-diff/stet/app/snapshot/unpack"
)

// A WARC file holds what a crawler was answered: every page of it is one capture of an address. A revisit says that an
// answer was the same as an earlier one.

func isWARC(s item) bool { return unpack.IsWARC(s.Data) }

func readWARC(r *reader, s item) (Reading, error) {
	c, err := r.warc(s.label, s.Data)
	if err != nil {
		return Reading{}, err
	}
	return r.choose(s, c.contents)
}

// A crawl is the pages of a WARC file.
type crawl struct {
	contents
	archive *unpack.WARC
	records []unpack.Record // of each page the record that holds its bytes
}

func (r *reader) warc(label string, data []byte) (*crawl, error) {
	archive, err := unpack.OpenWARC(data, r.work)
	if err != nil {
		return nil, err
	}
	c := &crawl{contents: contents{format: "warc"}, archive: archive}
	if archive.Cut {
		c.note("records-cut", label)
	}
	for _, record := range archive.Records {
		c.add(record)
	}
	if archive.Damage != "" {
		if len(c.pages) == 0 {
			return nil, &unpack.Fault{Code: unpack.Damaged, Detail: archive.Damage}
		}
		c.note("part-damaged", label)
	}
	c.load = func(i int) (item, error) { return c.item(r, label, i) }
	return c, nil
}

// add lists a record if it is a page.
func (c *crawl) add(record unpack.Record) {
	holder := record
	switch record.Get("warc-type") {
	case "response":
		if record.Status != 200 || !isPageType(record.HTTP.Get("content-type")) {
			return
		}
	case "resource":
		if !isPageType(record.Get("content-type")) {
			return
		}
	case "revisit":
		earlier, ok := c.earlier(record)
		if !ok {
			return
		}
		holder = earlier
	default:
		return
	}
	c.pages = append(c.pages, pageAt(origin{record.Target(), warcDate(record.Get("warc-date"))}, ""))
	c.records = append(c.records, holder)
}

// isPageType says whether a media type is that of a page. Without one the bytes will tell.
func isPageType(value string) bool {
	kind, _ := unpack.Param(value, "")
	return kind == "text/html" || kind == "application/xhtml+xml" || kind == ""
}

// earlier finds the record whose answer a revisit repeats: the one it names, else the last of its address.
func (c *crawl) earlier(revisit unpack.Record) (found unpack.Record, ok bool) {
	address, date := revisit.Get("warc-refers-to-target-uri"), revisit.Get("warc-refers-to-date")
	if address == "" {
		address = revisit.Target()
	}
	for i := len(c.records) - 1; i >= 0; i-- {
		if r := c.records[i]; r.Target() == strings.Trim(address, "<>") {
			if date == "" || r.Get("warc-date") == date {
				return r, true
			}
			if !ok {
				found, ok = r, true
			}
		}
	}
	return found, ok
}

// item takes a page out of its record.
func (c *crawl) item(r *reader, label string, i int) (item, error) {
	record := c.records[i]
	block, err := c.archive.Block(record)
	if err != nil {
		return item{}, err
	}
	kind := record.Get("content-type")
	if record.HTTP != nil {
		answer, err := unpack.ParseHTTP(block)
		if err != nil {
			return item{}, err
		}
		if block, err = r.work.Content(answer); err != nil {
			return item{}, err
		}
		kind = answer.Header.Get("content-type")
	}
	kind, charset := unpack.Param(kind, "charset")
	page := c.pages[i]
	return item{
		Source: Source{Name: label, Type: kind, Data: block}, label: label, charset: charset, title: page.Title,
		origin: origin{record.Target(), page.Captured},
	}, nil
}

// warcDate reads "2025-04-17T14:02:19Z", with or without parts of a second.
func warcDate(text string) time.Time {
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return time.Time{}
	}
	return t.UTC()
}
