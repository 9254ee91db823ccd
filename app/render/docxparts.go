package render

import (
	"strconv"
	"strings"
	"time"
)

const (
	xmlHead    = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	wordSchema = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	relations  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packages   = "http://schemas.openxmlformats.org/package/2006/"
)

// parts are the files of a document, in the order in which programs look for them.
func (w *docx) parts(o Options) []entry {
	part := func(name, xml string) entry { return entry{name, []byte(xmlHead + xml)} }
	return []entry{
		part("[Content_Types].xml", contentTypes()),
		part("_rels/.rels", relationships(relation{"rId1", relations + "/officeDocument", "word/document.xml", false},
			relation{"rId2", packages + "relationships/metadata/core-properties", "docProps/core.xml", false})),
		part("word/document.xml", `<w:document xmlns:w="`+wordSchema+`" xmlns:r="`+relations+`"><w:body>`+w.body.String()+
			`<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>`),
		part("word/_rels/document.xml.rels", w.relationships()),
		part("word/styles.xml", docxStyles(w.newLang)),
		part("word/numbering.xml", docxNumbering()),
		part("word/settings.xml", `<w:settings xmlns:w="`+wordSchema+`"><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`),
		part("docProps/core.xml", w.core(o)),
	}
}

func contentTypes() string {
	out := `<Types xmlns="` + packages + `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`
	for _, of := range [][2]string{{"word/document", "wordprocessingml.document.main"}, {"word/styles", "wordprocessingml.styles"},
		{"word/numbering", "wordprocessingml.numbering"}, {"word/settings", "wordprocessingml.settings"}} {
		out += `<Override PartName="/` + of[0] + `.xml" ContentType="application/vnd.openxmlformats-officedocument.` + of[1] + `+xml"/>`
	}
	return out + `<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`
}

type relation struct {
	id, kind, target string
	outside          bool
}

func relationships(all ...relation) string {
	var out strings.Builder
	out.WriteString(`<Relationships xmlns="` + packages + `relationships">`)
	for _, r := range all {
		out.WriteString(`<Relationship Id="` + r.id + `" Type="` + r.kind + `" Target="` + xmlText(r.target) + `"`)
		if r.outside {
			out.WriteString(` TargetMode="External"`)
		}
		out.WriteString("/>")
	}
	out.WriteString("</Relationships>")
	return out.String()
}

func (w *docx) relationships() string {
	all := []relation{}
	for i, name := range []string{"styles", "numbering", "settings"} {
		all = append(all, relation{"rId" + strconv.Itoa(i+1), relations + "/" + name, name + ".xml", false})
	}
	for _, target := range w.targets {
		all = append(all, relation{w.links[target], relations + "/hyperlink", target, true})
	}
	return relationships(all...)
}

// core is what the document says of itself. Its description is the summary.
func (w *docx) core(o Options) string {
	out := `<cp:coreProperties xmlns:cp="` + packages + `metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>` +
		xmlText(headline(w.Comparison, o.Words)) + `</dc:title><dc:creator>Stet</dc:creator><dc:description>` +
		xmlText(Digest(w.Digest(w.Changes(), o.How), o.Words)) + `</dc:description>`
	if at := instant(w.New.Captured).in(); !at.IsZero() {
		out += `<dcterms:modified xsi:type="dcterms:W3CDTF">` + at.Truncate(time.Second).Format(time.RFC3339) + `</dcterms:modified>`
	}
	return out + `</cp:coreProperties>`
}

// docxStyles are the styles of the document: their ids and names are Word's own, so that it shows and translates them.
func docxStyles(lang string) string {
	if lang == "" {
		lang = "en"
	}
	var out strings.Builder
	out.WriteString(`<w:styles xmlns:w="` + wordSchema + `"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="` + lang +
		`"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`)
	style := func(id, name, paragraph, run string) {
		out.WriteString(`<w:style w:type="paragraph" w:styleId="` + id + `"><w:name w:val="` + name + `"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>` +
			paragraph + `</w:pPr><w:rPr>` + run + `</w:rPr></w:style>`)
	}
	out.WriteString(`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>`)
	style("Title", "Title", `<w:keepNext/>`, `<w:b/><w:sz w:val="44"/><w:szCs w:val="44"/>`)
	style("Subtitle", "Subtitle", "", `<w:color w:val="595959"/><w:sz w:val="26"/><w:szCs w:val="26"/>`)
	style("Byline", "Byline", "", `<w:color w:val="595959"/>`)
	for i, size := range []string{"36", "30", "26", "24", "22", "22"} {
		level := strconv.Itoa(i + 1)
		style("Heading"+level, "heading "+level, `<w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="`+strconv.Itoa(i)+`"/>`,
			`<w:b/><w:sz w:val="`+size+`"/><w:szCs w:val="`+size+`"/>`)
	}
	style("ListBullet", "List Bullet", `<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/>`, "")
	style("Quote", "Quote", `<w:ind w:left="567" w:right="567"/>`, `<w:i/>`)
	style("Caption", "caption", "", `<w:color w:val="595959"/><w:sz w:val="19"/><w:szCs w:val="19"/>`)
	style("HTMLPreformatted", "HTML Preformatted", `<w:spacing w:after="160" w:line="240" w:lineRule="auto"/>`, `<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/><w:sz w:val="20"/><w:szCs w:val="20"/>`)
	out.WriteString(`<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>` +
		`<w:style w:type="character" w:styleId="HTMLCode"><w:name w:val="HTML Code"/><w:rPr><w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/></w:rPr></w:style></w:styles>`)
	return out.String()
}

// docxNumbering is one list of bullets, nine levels deep.
func docxNumbering() string {
	var out strings.Builder
	out.WriteString(`<w:numbering xmlns:w="` + wordSchema + `"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>`)
	for i := range 9 {
		out.WriteString(`<w:lvl w:ilvl="` + strconv.Itoa(i) + `"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="` + []string{"•", "◦", "▪"}[i%3] +
			`"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="` + strconv.Itoa(360*(i+1)) + `" w:hanging="360"/></w:pPr></w:lvl>`)
	}
	out.WriteString(`</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`)
	return out.String()
}
