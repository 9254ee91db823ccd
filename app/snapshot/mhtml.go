package snapshot

import (
	"bytes"
	"strings"
	"time"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/snapshot/unpack"
)

// A web page as one message, as Chromium, Internet Explorer and Word save it: the page is a part, and so are its
// pictures and frames.

const savedBy = "From: <Saved by"

func isMHTML(s item) bool {
	start := bytes.TrimLeft(s.Data[:min(len(s.Data), 1<<14)], beforeMHTML)
	if len(start) == 0 || !isLower(start[0]|0x20) {
		return false // the usual page
	}
	head := strings.ToLower(string(start))
	if strings.HasPrefix(head, strings.ToLower(savedBy)) {
		return true
	}
	name, _, _ := strings.Cut(head, ":")
	return among(name, "mime-version from subject date content-type message-id x-sender content-class snapshot-content-location") &&
		strings.Contains(head, "mime-version:") && strings.Contains(head, "multipart/")
}

// beforeMHTML may stand before a message.
const beforeMHTML = "\r\n \t\xef\xbb\xbf"

func readMHTML(r *reader, s item) (Reading, error) {
	m, err := unpack.OpenMIME(bytes.TrimLeft(s.Data, beforeMHTML))
	if err != nil {
		return Reading{}, err
	}
	c := contents{format: "mhtml", quiet: true}
	if m.Cut {
		c.note("parts-cut", s.label)
	}
	if m.Open {
		c.note("end-missing", s.label)
	}
	from := origin{url: m.Header.Get("snapshot-content-location"), captured: mailDate(m.Header.Get("date"))}
	parts := htmlParts(m, from.url)
	for _, p := range parts {
		c.pages = append(c.pages, pageAt(placeOf(p).or(from), ""))
	}
	subject := unpack.Words(m.Header.Get("subject"), r.word)
	blink := hasPrefix(s.Data, savedBy+" Blink")
	c.load = func(i int) (item, error) {
		p := parts[i]
		data, err := r.work.Transfer(p.Encoding(), p.Body)
		if err != nil {
			return item{}, err
		}
		kind, charset := unpack.Param(p.Header.Get("content-type"), "charset")
		if charset == "" && blink {
			charset = "utf-8" // whatever the page says: it is written anew when it is saved
		}
		return item{
			Source: Source{Name: s.Name, Type: kind, Data: data}, label: s.label, title: subject, charset: charset,
			origin: placeOf(p).or(from).or(s.origin),
		}, nil
	}
	return r.framed(s, c)
}

// placeOf is where a part comes from. Frames may have a name in the message instead of an address.
func placeOf(p unpack.Part) origin {
	return origin{url: article.NewLink(p.Header.Get("content-location")).String()}
}

// htmlParts are the parts with pages, the page itself first: the one at the address, else the one that the message
// starts with, else the first.
func htmlParts(m *unpack.Message, address string) (parts []unpack.Part) {
	_, start := unpack.Param(m.Header.Get("content-type"), "start")
	main := -1
	for _, p := range m.Parts {
		kind, _ := unpack.Param(p.Header.Get("content-type"), "")
		if kind != "text/html" && kind != "application/xhtml+xml" {
			continue
		}
		switch {
		case address != "" && p.Header.Get("content-location") == address:
			main = len(parts)
			address = ""
		case main < 0 && start != "" && p.Header.Get("content-id") == start:
			main = len(parts)
		}
		parts = append(parts, p)
	}
	if main > 0 {
		parts[0], parts[main] = parts[main], parts[0]
	}
	return parts
}

// word decodes a word of a header.
func (r *reader) word(label string, b []byte) string {
	text, err := inCharset(label, b, r.Host)
	if err != nil {
		return ""
	}
	text, _ = valid(text)
	return text
}

// mailDate reads a date of mail: "Thu, 17 Apr 2025 14:02:19 -0000 (UTC)".
func mailDate(text string) time.Time {
	text, _, _ = strings.Cut(text, "(")
	text = spaced(text)
	for _, layout := range []string{"Mon, 2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 MST", "Mon, 2 Jan 2006 15:04 -0700"} {
		if t, err := time.Parse(layout, text); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}

// pageAt describes a page.
func pageAt(from origin, title string) Page {
	return Page{URL: article.NewLink(from.url), Title: spaced(title), Captured: from.captured}
}
