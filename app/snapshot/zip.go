package snapshot

import (
	"bytes"
	"encoding/json"
	"path"
	"strings"
	"time"

	"github.com/stet-diff/stet/app/snapshot/unpack"
)

// ZIP archives hold documents, saved pages or other files: their entries tell which.

// isZip knows archives by their beginning, and pages and pictures with one behind them.
func isZip(s item) bool {
	if hasPrefix(s.Data, "PK\x03\x04") || hasPrefix(s.Data, "PK\x05\x06") || hasPrefix(s.Data, "PK\x07\x08") {
		return true
	}
	head := s.Data[:min(len(s.Data), 4096)]
	front := hasPrefix(head, "\x89PNG") || hasPrefix(head, "%PDF-")
	return front && unpack.HasZip(s.Data) || bytes.Contains(head, []byte("<html data-sfz"))
}

// A kind of archive has its own reader.
type zipKind struct {
	has  func(*archive) bool
	read func(*reader, *archive) (Reading, error)
}

// zipKinds are asked in this order.
func zipKinds() []zipKind {
	return []zipKind{
		{isWACZ, readWACZ},
		{isEPUB, readEPUB},
		{isDOCX, readDOCX},
		{isODT, readODT},
		{isOffice, refuseOffice},
		{isSingleFile, readSingleFile},
		{isMAFF, readMAFF},
		{func(*archive) bool { return true }, readFiles},
	}
}

// An archive is an opened ZIP archive.
type archive struct {
	*unpack.Zip
	item
}

func readZip(r *reader, s item) (Reading, error) {
	z, err := unpack.OpenZip(s.Data, r.work)
	if err != nil {
		if hasPrefix(s.Data, "%PDF-") || hasPrefix(s.Data, "\x89PNG") {
			return Reading{}, refusal(s.label, refused(s.Source), err)
		}
		return Reading{}, err
	}
	a := &archive{z, s}
	for _, k := range zipKinds() {
		if k.has(a) {
			return k.read(r, a)
		}
	}
	panic("no kind takes plain archives")
}

// has says whether the archive holds an entry of a name.
func (a *archive) has(name string) bool {
	_, ok := a.Find(name)
	return ok
}

// file unpacks the entry of a name; nil if there is none.
func (a *archive) file(name string) ([]byte, error) {
	if e, ok := a.Find(name); ok {
		return a.Read(e)
	}
	return nil, nil
}

// contents begins the list of pages.
func (a *archive) contents(format Format) contents {
	c := contents{format: format}
	if a.Cut {
		c.note("entries-cut", a.label)
	}
	return c
}

// isOffice knows documents that are no articles: sheets, slides, drawings, the documents of Apple's programs.
func isOffice(a *archive) bool {
	return a.has("[Content_Types].xml") || a.has("Index/Document.iwa") || a.has("Index.zip") || a.has("mimetype") && a.has("content.xml")
}

func refuseOffice(_ *reader, a *archive) (Reading, error) {
	return Reading{}, refusal(a.label, "office", nil)
}

// singleFileManifest is what SingleFile says of the page in its archive.
type singleFileManifest struct {
	OriginalURL string `json:"originalUrl"`
	Title       string `json:"title"`
	ArchiveTime string `json:"archiveTime"`
}

// isSingleFile knows the archives of SingleFile: a manifest and a page side by side, perhaps in one folder.
func isSingleFile(a *archive) bool {
	_, ok := singleFileRoot(a)
	return ok
}

func singleFileRoot(a *archive) (root string, ok bool) {
	for _, e := range a.Entries {
		if dir, name := path.Split(e.Name); name == "manifest.json" && strings.Count(dir, "/") <= 1 && a.has(dir+"index.html") {
			return dir, true
		}
	}
	return "", false
}

func readSingleFile(r *reader, a *archive) (Reading, error) {
	root, _ := singleFileRoot(a)
	about, err := a.file(root + "manifest.json")
	if err != nil {
		return Reading{}, err
	}
	var m singleFileManifest
	if nesting(string(about)) <= maxNesting {
		_ = json.Unmarshal(about, &m) // without it the page says all of this itself
	}
	from := origin{m.OriginalURL, scriptTime(m.ArchiveTime)}
	c := a.contents("singlefile-zip")
	c.pages = []Page{pageAt(from, m.Title)}
	c.load = func(int) (item, error) {
		data, err := a.file(root + "index.html")
		return item{Source: Source{Name: a.Name, Type: "text/html", Data: data}, label: a.label, origin: from.or(a.origin), title: m.Title}, err
	}
	found, err := r.choose(a.item, c)
	found.Pages = nil
	return found, err
}

// scriptTime reads a date of JavaScript, as JSON or as a script writes it.
func scriptTime(text string) time.Time {
	if t := warcDate(text); !t.IsZero() {
		return t
	}
	text, _, _ = strings.Cut(text, "(")
	t, err := time.Parse("Mon Jan 2 2006 15:04:05 GMT-0700", strings.TrimSpace(text))
	if err != nil {
		return time.Time{}
	}
	return t.UTC()
}

// readEnds are the ends of names that are read out of a plain archive, pages first.
var readEnds = []string{".html", ".htm", ".xhtml", ".mhtml", ".mht", ".webarchive", ".warc", ".warc.gz", ".html.gz", ".wacz", ".maff", ".docx", ".odt",
	".epub", ".md", ".markdown", ".txt", ".zip"}

// readFiles reads the pages and texts in an archive. Folders of the parts of a saved page are no pages.
func readFiles(r *reader, a *archive) (Reading, error) {
	c := a.contents("zip")
	var entries []unpack.Entry
	for _, end := range readEnds {
		for _, e := range a.Entries {
			if strings.HasSuffix(strings.ToLower(e.Name), end) && !isPart(e.Name) {
				entries = append(entries, e)
				c.pages = append(c.pages, Page{Name: e.Name})
			}
		}
	}
	c.load = func(i int) (item, error) {
		data, err := a.Read(entries[i])
		name := path.Base(entries[i].Name)
		kind := ""
		if end := strings.ToLower(path.Ext(name)); end == ".html" || end == ".htm" || end == ".xhtml" {
			kind = "text/html"
		}
		return item{Source: Source{Name: name, Type: kind, Data: data}, label: a.label}, err
	}
	return r.choose(a.item, c)
}

func isPart(name string) bool {
	for _, dir := range strings.Split(name, "/") {
		if strings.HasSuffix(dir, "_files") || strings.HasPrefix(dir, ".") && strings.Trim(dir, ".") != "" || dir == "__MACOSX" || dir == "node_modules" {
			return true
		}
	}
	return false
}
