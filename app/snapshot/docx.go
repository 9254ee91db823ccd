package snapshot

import (
	"strconv"
	"strings"

	"github.com/stet-diff/stet/app/article"
	"golang.org/x/net/html"
)

// DOCX, the documents of Word (ISO 29500): paragraphs with styles, runs with formats, tracked changes. Layout, headers,
// footnotes, text boxes and comments are left out, with a note.

func isDOCX(a *archive) bool { return a.has("word/document.xml") }

func readDOCX(r *reader, a *archive) (Reading, error) {
	parts := map[string][]byte{}
	for _, name := range []string{"word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels", "docProps/core.xml"} {
		data, err := a.file(name)
		if err != nil {
			return Reading{}, err
		}
		parts[name] = data
	}
	d := &docx{document: newDocument(), styles: docxStyles(parts["word/styles.xml"]),
		targets: docxTargets(parts["word/_rels/document.xml.rels"]), props: map[string]int{}}
	if eachXML(parts["word/document.xml"], xmlEvents{d.open, d.chars, d.close}) {
		d.note("nodes-cut", a.label)
	}
	core := fieldsOf(parts["docProps/core.xml"])
	about := article.Version{Title: core["dc:title"], Language: language(core["dc:language"])}
	about.Captured = parseTime(core["dcterms:modified"])
	if d.left {
		d.note("boxes-dropped", a.label)
	}
	return r.document(a, "docx", d.versions(about), d.notes)
}

// document ends the reading of a document.
func (r *reader) document(a *archive, format Format, versions []article.Version, told notes) (Reading, error) {
	in := &input{file: a.label, notes: told, origin: a.origin}
	if len(versions) == 2 {
		in.note("tracked", a.label)
	}
	return finish(in, format, versions)
}

type docx struct {
	*document
	contents
	styles  map[string]docxStyle
	targets map[string]string // of links, by their number
	left    bool              // something was left out

	inRun, inText bool
	instruction   bool           // the text is that of a field
	props         map[string]int // open elements that hold formats only
	role          article.Role   // of the paragraph
	level         int
	marked        [2]bool   // the end of the paragraph was inserted, deleted
	rows          [][2]bool // of the open tables' rows: inserted, deleted
	fields        []field
}

// docxSkips are elements that are left out with all they hold.
const docxSkips = "w:rprchange w:pprchange w:tblprchange w:trprchange w:tcprchange w:sectprchange w:tblgridchange " +
	"w:numberingchange mc:fallback w:txbxcontent w:sdtpr"

func (d *docx) open(name string, attrs []html.Attribute) {
	if d.skipped > 0 || among(name, docxSkips) {
		d.left = d.left || name == "w:txbxcontent"
		d.skipped++
		return
	}
	value := valueOf(attrs, "w:val")
	switch name {
	case "w:p":
		d.role, d.level, d.marked, d.inRun = article.Para, 0, [2]bool{}, false
	case "w:ppr", "w:rpr", "w:trpr":
		d.props[name]++
	case "w:pstyle":
		if s, ok := d.styles[value]; ok && s.role != "" {
			d.role, d.level = s.role, s.level
		} else if ok && s.listed {
			d.role, d.level = article.Item, 1
		}
	case "w:numid":
		if value == "0" && d.role == article.Item {
			d.role, d.level = article.Para, 0
		} else if value != "0" && d.role == article.Para {
			d.role, d.level = article.Item, max(d.level, 1)
		}
	case "w:ilvl":
		if n, err := strconv.Atoi(value); err == nil && (d.role == article.Para || d.role == article.Item) {
			d.level = min(max(n, 0)+1, 256)
		}
	case "w:ins", "w:moveto":
		d.track(0)
	case "w:del", "w:movefrom":
		d.track(1)
	case "w:r":
		d.inRun, d.bold, d.em, d.hidden = true, false, false, false
	case "w:b", "w:i", "w:vanish", "w:rstyle":
		d.format(name, value)
	case "w:t", "w:deltext":
		d.inText = true
	case "w:tbl":
		if d.tables++; d.tables == 1 {
			d.cols = 0
		}
	case "w:gridcol":
		if d.tables == 1 {
			d.cols++
		}
	case "w:tr":
		d.rows = append(d.rows, [2]bool{})
		d.row(true)
	case "w:tc":
		d.cell()
	case "w:hyperlink":
		d.link(d.targets[valueOf(attrs, "r:id")])
	default:
		d.openRare(name, attrs)
	}
}

// openRare takes the elements that few documents have.
func (d *docx) openRare(name string, attrs []html.Attribute) {
	switch name {
	case "w:tab":
		if d.inRun {
			d.text(" ")
		}
	case "w:br", "w:cr":
		d.each(func(b *builder) { b.enter("br", nil, false) })
	case "w:nobreakhyphen":
		d.text("\u2011")
	case "w:softhyphen":
		d.text("\u00ad")
	case "wp:docpr":
		if alt := valueOf(attrs, "descr"); alt != "" {
			d.each(func(b *builder) { b.image([]html.Attribute{{Key: "alt", Val: alt}}) })
		}
	case "w:instrtext", "w:delinstrtext":
		d.inText, d.instruction = true, true
	case "w:fldchar":
		d.field(valueOf(attrs, "w:fldchartype"))
	case "w:fldsimple":
		d.fields = append(d.fields, field{instruction: valueOf(attrs, "w:instr")})
		d.field("separate")
	case "w:footnotereference", "w:endnotereference", "w:commentreference":
		d.left = true
	}
}

// track begins a tracked change. In the properties of a paragraph it is the paragraph's end that changed, in those of a
// row the whole row.
func (d *docx) track(kind int) {
	switch {
	case d.props["w:trpr"] > 0:
		if n := len(d.rows) - 1; n >= 0 && !d.rows[n][kind] {
			d.rows[n][kind] = true
			d.count(kind, 1)
		}
	case d.props["w:ppr"] > 0 && d.props["w:rpr"] > 0:
		d.marked[kind] = true
	case d.formatting() == 0:
		d.count(kind, 1)
	}
}

// formatting counts the open elements that hold formats only.
func (d *docx) formatting() int { return d.props["w:ppr"] + d.props["w:rpr"] + d.props["w:trpr"] }

func (d *docx) count(kind, by int) {
	if kind == 0 {
		d.inserted = max(d.inserted+by, 0)
	} else {
		d.deleted = max(d.deleted+by, 0)
	}
}

// format takes a format of a run.
func (d *docx) format(name, value string) {
	if !d.inRun || d.props["w:rpr"] == 0 {
		return
	}
	on := value != "0" && value != "false" && value != "off" && value != "none"
	switch name {
	case "w:b":
		d.bold = on
	case "w:i":
		d.em = on
	case "w:vanish":
		d.hidden = on
	case "w:rstyle":
		s := d.styles[value]
		d.bold, d.em = d.bold || s.bold, d.em || s.em
	}
}

func (d *docx) chars(text string) {
	switch {
	case d.skipped > 0 || !d.inText:
	case d.instruction:
		if n := len(d.fields) - 1; n >= 0 && len(d.fields[n].instruction) < 1<<12 {
			d.fields[n].instruction += text
		}
	default:
		d.text(text)
	}
}

func (d *docx) close(name string) {
	if d.skipped > 0 {
		d.skipped--
		return
	}
	switch name {
	case "w:p":
		d.end(d.role, d.level, d.marked[0], d.marked[1])
	case "w:ppr", "w:rpr", "w:trpr":
		d.props[name] = max(d.props[name]-1, 0)
	case "w:ins", "w:moveto", "w:del", "w:movefrom":
		if d.formatting() == 0 {
			d.count(strings.Index("w:ins w:moveto w:del w:movefrom", name)/15, -1)
		}
	case "w:t", "w:deltext", "w:instrtext", "w:delinstrtext":
		d.inText, d.instruction = false, false
	case "w:r":
		d.inRun = false
	case "w:tbl":
		d.tables = max(d.tables-1, 0)
	case "w:tr":
		if n := len(d.rows) - 1; n >= 0 {
			for kind, on := range d.rows[n] {
				if on {
					d.count(kind, -1)
				}
			}
			d.rows = d.rows[:n]
		}
		d.row(false)
	case "w:hyperlink":
		d.unlink()
	case "w:fldsimple":
		d.field("end")
	}
}
