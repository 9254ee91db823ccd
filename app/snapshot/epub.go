package snapshot

import (
	"bytes"
	"net/url"
	"path"
	"strings"

	"github.com/stet-diff/stet/app/article"
	"golang.org/x/net/html"
)

// EPUB, books of XHTML pages: the pages in the order of the book become one version. Encrypted books are refused;
// encrypted fonts are not read anyway.

func isEPUB(a *archive) bool {
	return a.has("META-INF/container.xml")
}

func readEPUB(r *reader, a *archive) (Reading, error) {
	if locked, err := isLockedBook(a); err != nil || locked {
		if err == nil {
			err = refusal(a.label, "archive-locked", nil)
		}
		return Reading{}, err
	}
	container, err := a.file("META-INF/container.xml")
	if err != nil {
		return Reading{}, err
	}
	var root string
	eachXML(container, xmlEvents{func(name string, attrs []html.Attribute) {
		if name == "rootfile" && root == "" {
			root = valueOf(attrs, "full-path")
		}
	}, func(string) {}, func(string) {}})
	opf, err := a.file(root)
	if err != nil {
		return Reading{}, err
	}
	if opf == nil {
		return Reading{}, refusal(a.label, "archive-damaged", nil)
	}
	in := &input{file: a.label, notes: a.contents("epub").notes, origin: a.origin, quiet: &quieting{off: r.Keep}}
	about := fieldsOf(opf)
	v := article.Version{Title: about["dc:title"], Language: language(about["dc:language"])}
	size := 0
	for _, name := range spine(opf, path.Dir(root)) {
		blocks, n, err := r.chapter(in, a, name)
		if err != nil {
			return Reading{}, err
		}
		size += n
		if v.Blocks = append(v.Blocks, blocks...); len(v.Blocks) > maxBlocks || size > MaxFile {
			in.noteCut()
			break
		}
	}
	if when := about["dcterms:modified"]; when != "" {
		v.Captured = officeDate(when)
	}
	return finish(in, "epub", []article.Version{v})
}

// isLockedBook says whether more than fonts of a book is encrypted.
func isLockedBook(a *archive) (locked bool, err error) {
	data, err := a.file("META-INF/encryption.xml")
	if a.has("META-INF/rights.xml") && data != nil || a.has("META-INF/sinf.xml") {
		return true, err
	}
	eachXML(data, xmlEvents{func(name string, attrs []html.Attribute) {
		if strings.HasSuffix(name, "cipherreference") {
			end := strings.ToLower(path.Ext(valueOf(attrs, "uri")))
			locked = locked || !strings.Contains(" .ttf .otf .woff .woff2 ", " "+end+" ")
		}
	}, func(string) {}, func(string) {}})
	return locked, err
}

// spine lists the pages of a book in its order, each once.
func spine(opf []byte, dir string) (names []string) {
	files, listed := map[string]string{}, map[string]bool{}
	eachXML(opf, xmlEvents{func(name string, attrs []html.Attribute) {
		name = name[strings.IndexByte(name, ':')+1:]
		switch name {
		case "item":
			if kind := valueOf(attrs, "media-type"); strings.Contains(kind, "html") || kind == "" {
				files[valueOf(attrs, "id")] = valueOf(attrs, "href")
			}
		case "itemref":
			id := valueOf(attrs, "idref")
			href, err := url.PathUnescape(files[id])
			if err == nil && href != "" && !listed[id] && valueOf(attrs, "linear") != "no" {
				names, listed[id] = append(names, path.Join(dir, href)), true
			}
		}
	}, func(string) {}, func(string) {}})
	return names
}

// chapter reads a page of a book, and says how many bytes it has. It is XML: `<title/>` and `<script/>` are whole there, and a parser of HTML would take
// all that follows for their text.
func (r *reader) chapter(in *input, a *archive, name string) (blocks []article.Block, size int, err error) {
	data, err := a.file(name)
	if err != nil {
		return nil, 0, err
	}
	if data == nil {
		in.note("chapter-gone", in.file)
		return nil, 0, nil
	}
	text, told, err := decode(Source{Name: a.label, Data: data}, "", Options{Host: r.Host})
	if err != nil {
		return nil, 0, refusal(a.label, "codec", err)
	}
	page := &input{file: in.file, kind: "application/xhtml+xml", text: expanded(text), notes: told, quiet: in.quiet}
	versions := readFragment(page)
	in.add(page.notes...)
	if len(versions) == 0 {
		return nil, 0, nil
	}
	blocks = versions[0].Blocks
	if len(blocks) > 0 && blocks[0].Role == article.Title {
		blocks[0].Role, blocks[0].Level = article.Heading, 1
	}
	return blocks, len(data), nil
}

// expanded writes the elements that HTML does not know as empty with an end tag.
func expanded(text string) string {
	z := html.NewTokenizer(strings.NewReader(text))
	var out strings.Builder
	done, at := 0, 0
	for z.Next() != html.ErrorToken {
		raw := z.Raw()
		at += len(raw)
		if len(raw) < 3 || !bytes.HasSuffix(raw, []byte("/>")) || raw[0] != '<' {
			continue
		}
		name, _ := z.TagName()
		if tag := string(name); traits[tag]&ofVoid == 0 {
			out.WriteString(text[done:at-2] + "></" + tag + ">")
			done = at
		}
		z.NextIsNotRawText()
	}
	return out.String() + text[done:]
}
