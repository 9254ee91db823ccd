package snapshot

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/snapshot/unpack"
)

// maxLayers is how many containers may stand in each other.
const maxLayers = 3

// A Page is one page that a container holds.
type Page struct {
	Name     string // what the container calls it; may be empty
	URL      article.Link
	Title    string    // what the container calls it, else its own title if it was looked at; may be empty
	Captured time.Time // zero is unknown
	Words    int       // of its article; 0: none, or it was not looked at
	Read     bool      // it is among the versions of the reading
}

// A box is a kind of container: it knows its bytes, and reads what they hold.
type box struct {
	name Format
	is   func(item) bool
	read func(*reader, item) (Reading, error)
}

// boxes are asked in this order. Each looks at the bytes alone.
func boxes() []box {
	return []box{
		{"zip", isZip, readZip},
		{"webarchive", isWebarchive, readWebarchive},
		{"warc", isWARC, readWARC},
		{"gzip", isGzip, readGzip},
		{"zstd", isZstd, readZstd},
		{"mhtml", isMHTML, readMHTML},
	}
}

// An item is a source, or a part of one with what its container says about it.
type item struct {
	Source
	label   string // what messages call it: the name of the file that the reader gave
	origin  origin
	title   string
	charset string // as the container names it
}

// A reader reads one source with all the containers in it.
type reader struct {
	Options
	work   *unpack.Work
	layers int
	cut    bool // something was too large, and its end was left out
}

func newReader(o Options) *reader {
	return &reader{Options: o, work: &unpack.Work{Host: o.Inflate, FirstPart: o.FirstPart, Beat: o.Beat}}
}

// all reads the source that the reader gave.
func (r *reader) all(s Source) (Reading, error) {
	if len(s.Data) >= MaxFile && r.FirstPart {
		s.Data, r.work.Cut = s.Data[:MaxFile], true
	}
	found, err := r.read(item{Source: s, label: s.Name})
	r.partial(found)
	if r.cut && err == nil {
		found.Notes = append([]article.Note{noteOf("first-part", s.Name)}, found.Notes...)
	}
	return found, err
}

// partial marks versions as such if something of them was too large and left out since the last call.
func (r *reader) partial(found Reading) {
	for i := range found.Versions {
		found.Versions[i].Partial = found.Versions[i].Partial || r.work.Cut
	}
	r.cut, r.work.Cut = r.cut || r.work.Cut, false
}

// read reads an item: as a container if it is one, else as text.
func (r *reader) read(s item) (Reading, error) {
	if len(s.Data) > MaxFile {
		return Reading{}, refusal(s.label, "file-too-large", nil)
	}
	for _, c := range boxes() {
		if r.As != c.name && (r.As != "" && r.layers == 0 || !c.is(s)) {
			continue
		}
		if r.layers == maxLayers {
			return Reading{}, refusal(s.label, unpack.Nesting, nil)
		}
		r.layers++
		if r.As == c.name {
			r.As = "" // said of the outermost container
		}
		found, err := c.read(r, s)
		r.layers--
		return found, broken(s.label, err)
	}
	if code := refused(s.Source); code != "" {
		return Reading{}, refusal(s.label, code, nil)
	}
	return r.Options.read(s)
}

// broken makes an Error of a fault in a container.
func broken(label string, err error) error {
	fault, ok := err.(*unpack.Fault)
	if !ok {
		return err
	}
	told := refusal(label, fault.Code, fault)
	if method, _, _ := strings.Cut(fault.Detail, ":"); fault.Code == unpack.Codec {
		told.What = "This page is packed with " + methodName(method) + ", which cannot be unpacked here."
		told.Advice = "Save the page as HTML, or paste its text."
	}
	return told
}

func methodName(method string) string {
	switch method {
	case "br":
		return "Brotli"
	case "zstd":
		return "Zstandard"
	}
	return "‘" + strings.ToValidUTF8(method, "\uFFFD") + "’"
}

// contents are the pages of a container, in its order.
type contents struct {
	format Format
	pages  []Page
	load   func(i int) (item, error) // takes a page out
	notes
	quiet bool // the other pages are parts of the first: no word about them
}

// maxTries is how many pages are tried for one with text if the reader has picked none.
const maxTries = 20

// choose reads the pages that were picked. If none were, it reads the captures of one address: the one with the most,
// the first of those; if they hold no text, the next.
func (r *reader) choose(s item, c contents) (Reading, error) {
	if len(c.pages) == 0 {
		return Reading{}, refusal(s.label, "no-page", nil)
	}
	picked := r.Pick
	r.Pick = nil // it counts for the outermost container with pages
	if len(picked) > 0 {
		for _, i := range picked {
			if i < 0 || i >= len(c.pages) {
				told := refusal(s.label, "no-page", fmt.Errorf("page %d of %d", i+1, len(c.pages)))
				told.What, told.Advice = fmt.Sprintf("%s has no page %d: it holds %d.", upperFirst(quoted(s.label)), i+1, len(c.pages)), "Choose another page."
				return Reading{}, told
			}
		}
		return r.take(s, c, picked)
	}
	groups := captures(c.pages)
	var first error
	for n, group := range groups {
		found, err := r.take(s, c, group)
		if err == nil {
			if len(groups) > 1 && !c.quiet {
				found.Notes = append(found.Notes, noteOf("one-of-pages", s.label, strconv.Itoa(len(groups))))
				r.describe(c, found.Pages)
			}
			return found, nil
		}
		if first == nil {
			first = err
		}
		if n == maxTries {
			break
		}
	}
	return Reading{}, first
}

// captures groups pages by their address, those with the most captures first.
func captures(pages []Page) [][]int {
	var groups [][]int
	var order []int
	at := map[article.Link]int{}
	for i, p := range pages {
		g, ok := at[p.URL]
		if !ok || p.URL == (article.Link{}) {
			g = len(groups)
			at[p.URL], order, groups = g, append(order, g), append(groups, nil)
		}
		groups[g] = append(groups[g], i)
	}
	slices.SortStableFunc(order, func(i, k int) int { return len(groups[k]) - len(groups[i]) })
	sorted := make([][]int, len(order))
	for i, g := range order {
		sorted[i] = groups[g]
	}
	return sorted
}

// take reads pages, the oldest first. One that cannot be read is left out with a note, if another can.
func (r *reader) take(s item, c contents, picked []int) (Reading, error) {
	picked = slices.Clone(picked)
	slices.SortStableFunc(picked, func(i, k int) int { return c.pages[i].Captured.Compare(c.pages[k].Captured) })
	all := Reading{Format: c.format, Pages: slices.Clone(c.pages)}
	told := slices.Clone(c.notes)
	var first error
	for _, i := range slices.Compact(picked) {
		found, err := r.page(c, i)
		if err = broken(s.label, err); err != nil {
			if first == nil {
				first = err
			}
			told.add(leftOut(c.pages[i], err))
			continue
		}
		all.Pages[i].Read = true
		all.Pages[i].describe(found.Versions)
		all.Versions = append(all.Versions, found.Versions...)
		told.add(found.Notes...)
	}
	if len(all.Versions) == 0 {
		return Reading{}, first
	}
	all.Notes = told
	return all, nil
}

// lookedAt is how many bytes of pages are read only to say what they are.
const lookedAt = 8 << 20

// describe looks at the pages that were not read, so that a reader can tell them apart.
func (r *reader) describe(c contents, pages []Page) {
	left := lookedAt
	for i := range pages {
		if pages[i].Read {
			continue
		}
		inner, err := c.load(i)
		if err != nil {
			continue
		}
		if left -= len(inner.Data); left < 0 {
			return
		}
		if found, err := r.read(inner); err == nil {
			pages[i].describe(found.Versions)
		}
	}
}

// describe takes title and length of a page from what was read of it.
func (p *Page) describe(versions []article.Version) {
	if len(versions) == 0 {
		return
	}
	v := versions[len(versions)-1]
	p.Title, p.Words = cmp.Or(p.Title, v.Title), 0
	for _, b := range v.Blocks {
		p.Words += words(b.Text)
	}
}

// page reads one page of a container.
func (r *reader) page(c contents, i int) (Reading, error) {
	r.partial(Reading{}) // what was left out of the list of pages is not missing in this one
	inner, err := c.load(i)
	if err != nil {
		return Reading{}, err
	}
	found, err := r.read(inner)
	r.partial(found)
	for k := range found.Versions {
		if v := &found.Versions[k]; v.Title == "" {
			v.Title = spaced(inner.title)
		}
	}
	return found, err
}

// leftOut says why a page of a container is not among the versions: the note names the page, the code of the error,
// and the file of which that speaks.
func leftOut(p Page, err error) article.Note {
	name, code, file := cmp.Or(p.Name, p.URL.String()), "", ""
	if told, ok := err.(*Error); ok {
		code, file = told.Code, told.File
	}
	text := "A page"
	if name != "" {
		text = quoted(name)
	}
	return article.Note{Code: "page-left-out", Text: text + " was left out. " + err.Error(), Args: []string{called(name), code, file}}
}
