package main

// The documents tell the start of the article, with tracked changes: what the first version said of the pilots was
// replaced, one paragraph was added, and two were joined.

const wordNames = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

func docxOf() []byte {
	body := `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document ` + wordNames + `><w:body>
<w:p><w:pPr><w:pStyle w:val="Titel"/></w:pPr><w:r><w:t>Island ferry to run all night from June</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">The ferry to the outer island will run </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>through the night</w:t></w:r><w:r><w:t xml:space="preserve"> from 1 June, </w:t></w:r><w:del w:id="1" w:author="N"><w:r><w:delText>the district said</w:delText></w:r></w:del><w:ins w:id="2" w:author="N"><w:r><w:t>the harbour board decided</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> on Thursday.</w:t></w:r></w:p>
<w:p><w:pPr><w:rPr><w:ins w:id="3" w:author="N"/></w:rPr></w:pPr><w:ins w:id="4" w:author="N"><w:r><w:t>The last boat has left at twenty past nine.</w:t></w:r></w:ins></w:p>
<w:p><w:pPr><w:pStyle w:val="berschrift2"/></w:pPr><w:r><w:t>What changes</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">The board’s </w:t></w:r><w:hyperlink r:id="rId5"><w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>new timetable</w:t></w:r></w:hyperlink><w:r><w:t xml:space="preserve"> adds three sailings, and the </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> HYPERLINK "https://tides.example/stations?id=7" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>tide tables</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> decide which of them can take cars:</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>23:10, every day of the week</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>foot passengers only at low water</w:t></w:r></w:p>
<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1"/><w:gridCol w:w="1"/></w:tblGrid>
<w:tr><w:tc><w:p><w:r><w:t>Before nine</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>€4.20</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:trPr><w:ins w:id="6" w:author="N"/></w:trPr><w:tc><w:p><w:ins w:id="7" w:author="N"><w:r><w:t>At night</w:t></w:r></w:ins></w:p></w:tc><w:tc><w:p><w:ins w:id="8" w:author="N"><w:r><w:t>€5.80</w:t></w:r></w:ins></w:p></w:tc></w:tr>
</w:tbl>
<w:p><w:pPr><w:rPr><w:del w:id="9" w:author="N"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">The pilots’ union said it had not been asked. </w:t></w:r></w:p>
<w:p><w:r><w:t>It called the plan </w:t></w:r><w:r><w:rPr><w:i/><w:rPrChange w:id="10" w:author="N"><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr><w:t>brave</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p>
<w:sectPr/></w:body></w:document>
`
	styles := `<?xml version="1.0" encoding="UTF-8"?>
<w:styles ` + wordNames + `><w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style></w:styles>
`
	return archiveOf(
		file{"[Content_Types].xml", []byte(`<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`)},
		file{"_rels/.rels", []byte(`<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`)},
		file{"word/document.xml", []byte(body)}, file{"word/styles.xml", []byte(styles)},
		file{"word/_rels/document.xml.rels", []byte(`<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId5" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="http://courier.example/2025/04/timetable.pdf" TargetMode="External"/></Relationships>`)},
		file{"docProps/core.xml", []byte(`<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Ferry, second draft</dc:title><dc:creator>Nora Brandt</dc:creator><dc:language>en-GB</dc:language><dcterms:modified xsi:type="dcterms:W3CDTF">2025-04-17T14:02:19Z</dcterms:modified></cp:coreProperties>`)},
	)
}

const odfNames = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"`

func odtOf() []byte {
	info := `<office:change-info><dc:creator>N</dc:creator><dc:date>2025-04-17T14:00:00</dc:date></office:change-info>`
	content := `<?xml version="1.0" encoding="UTF-8"?>
<office:document-content ` + odfNames + ` office:version="1.3"><office:automatic-styles>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/></office:automatic-styles>
<office:body><office:text><text:tracked-changes>
<text:changed-region text:id="c1"><text:deletion>` + info + `<text:p>the district said</text:p></text:deletion></text:changed-region>
<text:changed-region text:id="c2"><text:insertion>` + info + `</text:insertion></text:changed-region>
<text:changed-region text:id="c3"><text:insertion>` + info + `</text:insertion></text:changed-region>
<text:changed-region text:id="c4"><text:deletion>` + info + `<text:p/><text:p/></text:deletion></text:changed-region>
</text:tracked-changes>
<text:p text:style-name="P1">Island ferry to run all night from June</text:p>
<text:p>The ferry to the outer island will run <text:span text:style-name="T1">through the night</text:span> from 1 June, <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>the harbour board decided<text:change-end text:change-id="c2"/> on Thursday.</text:p>
<text:p><text:change-start text:change-id="c3"/>The last boat has left at twenty past nine.</text:p>
<text:h text:outline-level="2"><text:change-end text:change-id="c3"/>What changes</text:h>
<text:p>The board’s <text:a xlink:type="simple" xlink:href="http://courier.example/2025/04/timetable.pdf">new timetable</text:a> adds three sailings, and the <text:a xlink:type="simple" xlink:href="https://tides.example/stations?id=7">tide<text:s/>tables</text:a> decide which of them can take cars:</text:p>
<text:list><text:list-item><text:p>23:10, every day of the week</text:p>
<text:list><text:list-item><text:p>foot passengers only at low water</text:p></text:list-item></text:list></text:list-item></text:list>
<table:table table:name="Fares"><table:table-column table:number-columns-repeated="2"/>
<table:table-row><table:table-cell><text:p>Before nine</text:p></table:table-cell><table:table-cell><text:p>€4.20</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>At night</text:p></table:table-cell><table:table-cell><text:p>€5.80</text:p></table:table-cell></table:table-row></table:table>
<text:p>The pilots’ union said it had not been asked. <text:change text:change-id="c4"/>It called the plan <text:span text:style-name="T2">brave</text:span>.</text:p>
</office:text></office:body></office:document-content>
`
	return archiveOf(
		file{"=mimetype", []byte("application/vnd.oasis.opendocument.text")},
		file{"content.xml", []byte(content)},
		file{"meta.xml", []byte(`<?xml version="1.0" encoding="UTF-8"?><office:document-meta ` + odfNames + ` office:version="1.3"><office:meta><dc:title>Ferry, second draft</dc:title><dc:creator>Nora Brandt</dc:creator><dc:language>en-GB</dc:language><dc:date>2025-04-17T14:02:19.123456</dc:date></office:meta></office:document-meta>`)},
		file{"META-INF/manifest.xml", []byte(`<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>`)},
	)
}

func epubOf() []byte {
	chapter := func(title, body string) []byte {
		return []byte(`<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="a.js"/></head><body><h1>` + title + `</h1>` + body + `</body></html>
`)
	}
	return archiveOf(
		file{"=mimetype", []byte("application/epub+zip")},
		file{"META-INF/container.xml", []byte(`<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`)},
		file{"OEBPS/book.opf", []byte(`<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A Year without Night Boats</dc:title><dc:creator>Nora Brandt</dc:creator><dc:language>en-GB</dc:language><dc:date>2025</dc:date></metadata><manifest><item id="b" href="two%20parts.xhtml" media-type="application/xhtml+xml"/><item id="a" href="one.xhtml" media-type="application/xhtml+xml"/><item id="p" href="p.png" media-type="image/png"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>`)},
		file{"OEBPS/two parts.xhtml", chapter("Who objects", `<p>The pilots’ union said it had not been asked.</p><p>The boats will take the longer way around Gull Point.</p>`)},
		file{"OEBPS/one.xhtml", chapter("The last boat", `<p>The last boat left at twenty past nine, and the harbour <em>slept</em>.</p><div/><p>People missed weddings, shifts and one birth.</p>`)},
		file{"OEBPS/p.png", picture()},
	)
}
