package snapshot

import (
	"bytes"
	"strconv"
	"strings"
	"time"

	"github.com/stet-diff/stet/app/article"
	"golang.org/x/net/html"
)

// ODT, the texts of LibreOffice (OASIS OpenDocument). Tracked deletions stand in a list at the start and are put back
// where the text points at them; insertions stand between two points.

func isODT(a *archive) bool {
	if !a.has("content.xml") || !a.has("mimetype") {
		return false
	}
	kind, err := a.file("mimetype")
	return err != nil || bytes.HasPrefix(kind, []byte("application/vnd.oasis.opendocument.text"))
}

func readODT(r *reader, a *archive) (Reading, error) {
	parts := map[string][]byte{}
	for _, name := range []string{"META-INF/manifest.xml", "content.xml", "styles.xml", "meta.xml"} {
		data, err := a.file(name)
		if err != nil {
			return Reading{}, err
		}
		if name == "META-INF/manifest.xml" && bytes.Contains(data, []byte("encryption-data")) {
			return Reading{}, refusal(a.label, "archive-locked", nil)
		}
		parts[name] = data
	}
	o := &odt{document: newDocument(), styles: map[string]odtStyle{}, removed: map[string][]odtEvent{}, insertions: map[string]bool{}}
	eachXML(parts["styles.xml"], xmlEvents{o.openStyle, func(string) {}, o.closeStyle})
	if eachXML(parts["content.xml"], xmlEvents{o.open, o.chars, o.close}) {
		o.note("nodes-cut", a.label)
	}
	meta := fieldsOf(parts["meta.xml"])
	about := article.Version{Title: meta["dc:title"], Language: language(meta["dc:language"]), Captured: officeDate(meta["dc:date"])}
	if o.left {
		o.note("boxes-dropped", a.label)
	}
	return r.document(a, "odt", o.versions(about), o.notes)
}

type odt struct {
	*document
	contents
	styles     map[string]odtStyle
	style      string // that is read now
	left       bool   // something was left out
	removed    map[string][]odtEvent
	insertions map[string]bool
	region     string // of tracked changes that is read now
	recording  bool
	inBody     bool
	lists      int
	role       article.Role
	level      int
	spans      []odtStyle
}

// An odtStyle is what a style says that matters here.
type odtStyle struct {
	role     article.Role
	level    int
	bold, em bool
}

// An odtEvent is an event of deleted text, kept until the text points at it.
type odtEvent struct {
	kind  byte // 'o', 't', 'c'
	name  string
	attrs []html.Attribute
}

// odtSkips are elements that are left out with all they hold.
const odtSkips = "text:note office:annotation draw:text-box text:sequence-decls office:forms text:bibliography-mark svg:title " +
	"svg:desc office:change-info"

// openStyle takes a start tag of a definition of styles.
func (o *odt) openStyle(name string, attrs []html.Attribute) {
	switch name {
	case "style:style":
		o.style = valueOf(attrs, "style:name")
		parent := valueOf(attrs, "style:parent-style-name")
		s := o.styles[parent]
		for _, name := range []string{parent, o.style} {
			if role, level := styleRole(name); role != "" {
				s.role, s.level = role, level
			}
		}
		o.styles[o.style] = s
	case "style:text-properties":
		s := o.styles[o.style]
		if weight := valueOf(attrs, "fo:font-weight"); weight != "" {
			n, _ := strconv.Atoi(weight)
			s.bold = weight == "bold" || n >= 600
		}
		if slant := valueOf(attrs, "fo:font-style"); slant != "" {
			s.em = slant == "italic" || slant == "oblique"
		}
		if o.style != "" {
			o.styles[o.style] = s
		}
	}
}

func (o *odt) closeStyle(name string) {
	if name == "style:style" {
		o.style = ""
	}
}

func (o *odt) open(name string, attrs []html.Attribute) {
	switch {
	case o.skipped > 0 || among(name, odtSkips):
		o.left = o.left || name == "text:note" || name == "office:annotation" || name == "draw:text-box"
		o.skipped++
	case o.recording:
		o.removed[o.region] = append(o.removed[o.region], odtEvent{'o', name, attrs})
	case name == "office:text":
		o.inBody = true
	case !o.inBody:
		o.openStyle(name, attrs)
	case name == "text:changed-region":
		if o.region = valueOf(attrs, "text:id"); o.region == "" {
			o.region = valueOf(attrs, "xml:id")
		}
	case name == "text:insertion":
		o.insertions[o.region] = true
	case name == "text:deletion":
		o.recording = true
	default:
		o.openText(name, attrs)
	}
}

// openText takes a start tag of the text itself.
func (o *odt) openText(name string, attrs []html.Attribute) {
	switch name {
	case "text:p", "text:h":
		style := valueOf(attrs, "text:style-name")
		s := o.styles[style]
		if s.role == "" {
			s.role, s.level = styleRole(style) // of a style that every program knows, and so may not be told
		}
		o.role, o.level = article.Para, 0
		switch {
		case s.role != "":
			o.role, o.level = s.role, s.level
		case o.lists > 0:
			o.role, o.level = article.Item, min(o.lists, 256)
		}
		if n, err := strconv.Atoi(valueOf(attrs, "text:outline-level")); name == "text:h" && o.role != article.Title {
			o.role, o.level = article.Heading, 1
			if err == nil {
				o.level = min(max(n, 1), 6)
			}
		}
	case "text:list":
		o.lists++
	case "text:span":
		o.push(o.styles[valueOf(attrs, "text:style-name")])
	case "text:a":
		o.link(valueOf(attrs, "xlink:href"))
	case "text:s", "text:tab":
		o.text(" ")
	case "text:line-break":
		o.each(func(b *builder) { b.enter("br", nil, false) })
	case "text:change-start":
		o.turn(o.insertions[valueOf(attrs, "text:change-id")], 1)
	case "text:change-end":
		o.turn(o.insertions[valueOf(attrs, "text:change-id")], -1)
	case "text:change":
		o.putBack(valueOf(attrs, "text:change-id"))
	case "table:table":
		if o.tables++; o.tables == 1 {
			o.cols = 0
		}
	case "table:table-column":
		if o.tables == 1 {
			n, _ := strconv.Atoi(valueOf(attrs, "table:number-columns-repeated"))
			o.cols += max(n, 1)
		}
	case "table:table-row":
		o.row(true)
	case "table:table-cell":
		o.cell()
	}
}

// turn begins or ends an insertion.
func (o *odt) turn(ok bool, by int) {
	if ok {
		o.inserted = max(o.inserted+by, 0)
	}
}

func (o *odt) push(s odtStyle) {
	s.bold, s.em = s.bold || o.bold, s.em || o.em
	o.spans = append(o.spans, odtStyle{bold: o.bold, em: o.em})
	o.bold, o.em = s.bold, s.em
}

func (o *odt) chars(text string) {
	switch {
	case o.skipped > 0 || !o.inBody:
	case o.recording:
		o.removed[o.region] = append(o.removed[o.region], odtEvent{kind: 't', name: text})
	default:
		o.text(text)
	}
}

func (o *odt) close(name string) {
	switch {
	case o.skipped > 0:
		o.skipped--
	case name == "text:deletion":
		o.recording = false
	case o.recording:
		o.removed[o.region] = append(o.removed[o.region], odtEvent{kind: 'c', name: name})
	case name == "office:text":
		o.inBody = false
	case !o.inBody:
		o.closeStyle(name)
	default:
		o.closeText(name)
	}
}

func (o *odt) closeText(name string) {
	switch name {
	case "text:p", "text:h":
		o.end(o.role, o.level, o.inserted > 0, o.deleted > 0)
	case "text:list":
		o.lists = max(o.lists-1, 0)
	case "text:span":
		if n := len(o.spans) - 1; n >= 0 {
			o.bold, o.em = o.spans[n].bold, o.spans[n].em
			o.spans = o.spans[:n]
		}
	case "text:a":
		o.unlink()
	case "table:table":
		o.tables = max(o.tables-1, 0)
	case "table:table-row":
		o.row(false)
	}
}

// putBack gives the old version what was deleted here. The first of several deleted paragraphs ends the one that the
// text points from, and what follows there ends the last. Each deletion is put back once.
func (o *odt) putBack(id string) {
	events := o.removed[id]
	delete(o.removed, id)
	last := len(events)
	for last > 0 && !(events[last-1].kind == 'c' && isParagraph(events[last-1].name)) {
		last--
	}
	role, level := o.role, o.level
	o.deleted++
	for i, e := range events {
		switch {
		case e.kind == 't':
			o.text(e.name)
		case e.kind == 'o':
			o.openText(e.name, e.attrs)
		case i != last-1:
			o.closeText(e.name)
		}
	}
	o.deleted--
	if last > 0 {
		o.role, o.level = role, level
	}
}

func isParagraph(name string) bool { return name == "text:p" || name == "text:h" }

// officeDate reads a date with or without a zone; without one it is read as if it were UTC.
func officeDate(text string) (t time.Time) {
	text, _, _ = strings.Cut(text, ".")
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05"} {
		if t, err := time.Parse(layout, text); err == nil {
			return t.UTC()
		}
	}
	return t
}
