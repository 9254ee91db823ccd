package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"net/url"
	"slices"
	"strings"
	"text/template"
)

// singleName is the whole of Stet in one file, which runs from a disk, a mail or a memory stick and asks for nothing.
const singleName = "stet.html"

// mostSingle is the bound for its bytes.
const mostSingle = 3_500_000

// singlePolicy allows the scripts and styles of the file itself, by their hashes, and no request at all.
const singlePolicy = "default-src 'none'; script-src %s 'wasm-unsafe-eval'; style-src %s; img-src data: blob:; " +
	"worker-src blob:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types stet"

// single adds stet.html to a site that is built. It is the start page once more: index.html with other functions.
// {{inner}} writes a script or a style sheet into the page, and what {{file}} names stands, packed, in an element that
// no browser runs; see web/files.js. So whatever the page loads is in it, and a new kind of file needs no line here.
// Address is where the public site stands, for the links that are shared from a disk; empty is nowhere.
func (s *site) single(cache, address string) error {
	if err := checkAddress(address); err != nil {
		return err
	}
	// The policy names the hashes of what the page holds, so the page is filled twice: first to know them.
	first := &single{site: s, address: address}
	if _, err := first.fill(""); err != nil {
		return err
	}
	policy := fmt.Sprintf(singlePolicy, strings.Join(first.scripts, " "), strings.Join(first.styles, " "))
	page, err := (&single{site: s, address: address, pack: true, cache: cache}).fill(policy)
	if err != nil {
		return err
	}
	s.plain(singleName, "single", page)
	return nil
}

// A single is stet.html while it is filled.
type single struct {
	site            *site
	address         string
	pack            bool // write the packed files too
	cache           string
	scripts, styles []string // hashes, as a policy names them
	held            []string // names of the files that it holds packed
}

func (one *single) fill(policy string) ([]byte, error) {
	t := template.New(singleName).Funcs(template.FuncMap{
		"file": one.file, "size": one.site.size, "icon": icon, "words": said, "languages": languages, "inner": one.inner, "held": one.elements,
	})
	for _, name := range []string{"index.html", "skeleton.html"} {
		if _, err := t.Parse(one.site.source(name)); err != nil {
			return nil, fmt.Errorf("web/%s: %w", name, err)
		}
	}
	// What boot.js names must stand before it, so that is executed once more, ahead, to know the names.
	if err := t.ExecuteTemplate(io.Discard, "loads", nil); err != nil {
		return nil, err
	}
	var filled bytes.Buffer
	if err := t.Execute(&filled, content{html.EscapeString(policy), true, html.EscapeString(one.address)}); err != nil {
		return nil, fmt.Errorf("%s: %w", singleName, err)
	}
	return filled.Bytes(), nil
}

// checkAddress reports what is wrong with the address of a public site, if anything: shared text is put behind it.
func checkAddress(address string) error {
	if address == "" {
		return nil
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.RawQuery != "" || strings.ContainsAny(address, "?#") {
		return fmt.Errorf("%q is no address of a site: it begins with https:// or http:// and has neither ? nor #", address)
	}
	return nil
}

// inner is a script or a style sheet as the text of its element. It must not hold what ends or hides that end.
func (one *single) inner(name string) (string, error) {
	data, err := one.site.data(name)
	text := string(data)
	for _, bad := range []string{"</script", "</style", "<!--"} {
		if strings.Contains(strings.ToLower(text), bad) {
			return "", fmt.Errorf("%s holds %q and cannot stand in %s", name, bad, singleName)
		}
	}
	if strings.HasSuffix(name, ".css") {
		one.styles = append(one.styles, hashOf(text))
	} else {
		one.scripts = append(one.scripts, hashOf(text))
	}
	return text, err
}

// hashOf is the hash of a script or a style as a policy names it.
func hashOf(text string) string {
	hash := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) + "'"
}

// file names an element of the page and notes that it must be there.
func (one *single) file(name string) (string, error) {
	if _, err := one.site.path(name); err != nil {
		return "", err
	}
	if !slices.Contains(one.held, name) {
		one.held = append(one.held, name)
	}
	return "#" + name, nil
}

// elements are the files that were named so far, each in an element that no browser runs.
func (one *single) elements() (string, error) {
	var all strings.Builder
	for _, name := range one.held {
		if !one.pack {
			break
		}
		data, err := one.site.data(name)
		if err != nil {
			return "", err
		}
		packed, err := packed(singlePacking(), data, one.cache)
		if err != nil {
			return "", fmt.Errorf("%s: %w", name, err)
		}
		fmt.Fprintf(&all, "<script type=\"application/octet-stream\" id=%q data-bytes=\"%d\">%s</script>\n", name, len(packed), digits(packed))
	}
	return all.String(), nil
}

// singlePacking is gzip at its best level, as every file of the site is packed: browsers can unpack nothing better
// by themselves. A draft is packed in a hurry.
func singlePacking() packing {
	if len(packings) > 0 {
		return packing{"gzip", ".gz", packGzip}
	}
	return packing{"gzip", ".1.gz", packQuickly}
}

// unsafe are the values of seven bits that no script element keeps as they are: NUL and CR, which a browser changes,
// and "<".
const unsafe = "\x00\r<"

// digits writes bytes, seven bits at a time, as characters that may stand in a script element. An unsafe value and the
// one after it become one character of two bytes in UTF-8: 0xC0 + 128 times the place in unsafe + the later value. So
// it takes 8 bytes for 7, whatever they are; base64 takes 9.3, which is 532 KB more for the program.
func digits(data []byte) string {
	var text strings.Builder
	text.Grow(len(data)*8/7 + 4)
	pending := -1 // an unsafe value's place, which waits for the later value
	put := func(value byte) {
		at := strings.IndexByte(unsafe, value)
		switch {
		case pending >= 0:
			text.WriteRune(rune(0xC0 + pending*128 + int(value)))
			pending = -1
		case at >= 0:
			pending = at
		default:
			text.WriteByte(value)
		}
	}
	bits, have := 0, 0
	for _, b := range data {
		bits, have = bits<<8&0x7fff|int(b), have+8
		for have >= 7 {
			have -= 7
			put(byte(bits >> have & 0x7f))
		}
	}
	if have > 0 {
		put(byte(bits << (7 - have) & 0x7f))
	}
	if pending >= 0 {
		put(0)
	}
	return text.String()
}
