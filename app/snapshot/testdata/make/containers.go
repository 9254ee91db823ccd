package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha1"
	"encoding/base32"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"log"
	"strings"
	"time"
)

// A file is an entry of an archive.
type file struct {
	name string
	data []byte
}

// archiveOf writes a ZIP archive; files whose names begin with = are stored.
func archiveOf(files ...file) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		name, stored := strings.CutPrefix(f.name, "=")
		head := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: saved}
		if stored {
			head.Method = zip.Store
		}
		w, err := z.CreateHeader(head)
		if err == nil {
			_, err = w.Write(f.data)
		}
		if err != nil {
			log.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		log.Fatal(err)
	}
	return b.Bytes()
}

// warcOf writes the records of a crawl: what the server said about the page, a picture, and the page.
func warcOf(page []byte) [][]byte {
	answer := func(kind string, body []byte) string {
		return "HTTP/1.1 200 OK\r\nContent-Type: " + kind + "\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked(body)
	}
	return [][]byte{
		record("warcinfo", "", "application/warc-fields", "software: the fixtures of Stet\r\nformat: WARC File Format 1.1\r\n"),
		record("request", address, "application/http; msgtype=request", "GET /2025/04/ferry HTTP/1.1\r\nHost: courier.example\r\n\r\n"),
		record("response", "http://courier.example/img/ferry.png", "application/http; msgtype=response", answer("image/png", picture())),
		record("response", address, "application/http; msgtype=response", answer("text/html; charset=utf-8", page)),
	}
}

func record(kind, target, media, block string) []byte {
	sum := sha1.Sum([]byte(block))
	lines := []string{"WARC/1.1", "WARC-Type: " + kind, "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-" + fmt.Sprintf("%012d", len(block)) + ">",
		"WARC-Date: " + saved.Format(time.RFC3339), "WARC-Block-Digest: sha1:" + base32.StdEncoding.EncodeToString(sum[:])}
	if target != "" {
		lines = append(lines, "WARC-Target-URI: "+target)
	}
	lines = append(lines, "Content-Type: "+media, fmt.Sprintf("Content-Length: %d", len(block)), "", block, "", "")
	return []byte(strings.Join(lines, "\r\n"))
}

func chunked(body []byte) string {
	var b strings.Builder
	for len(body) > 0 {
		n := min(len(body), 1000)
		fmt.Fprintf(&b, "%x\r\n%s\r\n", n, body[:n])
		body = body[n:]
	}
	return b.String() + "0\r\n\r\n"
}

// packed packs each record by itself.
func packed(records [][]byte) []byte {
	var b bytes.Buffer
	for _, r := range records {
		w := gzip.NewWriter(&b)
		w.Write(r)
		w.Close()
	}
	return b.Bytes()
}

func waczOf(warc []byte) []byte {
	pages := `{"format":"json-pages-1.0","id":"pages","title":"All pages"}` + "\n" +
		`{"id":"1","url":"` + address + `","ts":"` + saved.Format(time.RFC3339) + `","title":"Island ferry to run all night from June"}` + "\n"
	return archiveOf(file{"=archive/data.warc.gz", warc}, file{"pages/pages.jsonl", []byte(pages)},
		file{"datapackage.json", []byte(`{"profile":"data-package","wacz_version":"1.1.1","resources":[]}`)})
}

func maffOf(page []byte) []byte {
	about := `<?xml version="1.0"?>
<RDF:RDF xmlns:MAF="http://maf.mozdev.org/metadata/rdf#" xmlns:NC="http://home.netscape.com/NC-rdf#" xmlns:RDF="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <RDF:Description RDF:about="urn:root">
    <MAF:originalurl RDF:resource="` + address + `"/>
    <MAF:title RDF:resource="Island ferry to run all night from June | The Harbour Courier"/>
    <MAF:archivetime RDF:resource="` + saved.Format(time.RFC1123Z) + `"/>
    <MAF:indexfilename RDF:resource="index.html"/>
    <MAF:charset RDF:resource="UTF-8"/>
  </RDF:Description>
</RDF:RDF>
`
	return archiveOf(file{"1744903200000_812/index.rdf", []byte(about)}, file{"1744903200000_812/index.html", page},
		file{"1744903200000_812/index_files/ferry.png", picture()})
}

// webarchiveOf writes a binary property list, as Safari does.
func webarchiveOf(page []byte) []byte {
	objects := [][]byte{
		{0xD1, 1, 2}, text("WebMainResource"),
		{0xD4, 3, 4, 5, 6, 7, 8, 9, 10},
		text("WebResourceData"), text("WebResourceURL"), text("WebResourceTextEncodingName"), text("WebResourceMIMEType"),
		append(sized(0x40, len(page)), page...), text(address), text("UTF-8"), text("text/html"),
	}
	out := []byte("bplist00")
	var table []byte
	for _, o := range objects {
		table = binary.BigEndian.AppendUint32(table, uint32(len(out)))
		out = append(out, o...)
	}
	at := len(out)
	out = append(out, table...)
	out = append(out, 0, 0, 0, 0, 0, 0, 4, 1)
	for _, n := range []int{len(objects), 0, at} {
		out = binary.BigEndian.AppendUint64(out, uint64(n))
	}
	return out
}

func text(s string) []byte { return append(sized(0x50, len(s)), s...) }

func sized(kind byte, n int) []byte {
	if n < 15 {
		return []byte{kind | byte(n)}
	}
	return binary.BigEndian.AppendUint32([]byte{kind | 15, 0x12}, uint32(n))
}

func xmlWebarchiveOf(page []byte) []byte {
	return []byte(`<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>WebMainResource</key>
	<dict>
		<key>WebResourceData</key>
		<data>
		` + base64.StdEncoding.EncodeToString(page) + `
		</data>
		<key>WebResourceFrameName</key>
		<string></string>
		<key>WebResourceMIMEType</key>
		<string>text/html</string>
		<key>WebResourceTextEncodingName</key>
		<string>UTF-8</string>
		<key>WebResourceURL</key>
		<string>` + address + `</string>
	</dict>
</dict>
</plist>
`)
}
