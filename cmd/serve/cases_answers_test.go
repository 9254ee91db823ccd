package main

import (
	"fmt"
	"strings"
)

func encodingCases() []rawCase {
	var cases []rawCase
	for _, test := range []struct{ header, want string }{
		{"br", "br"}, {"gzip", "gzip"}, {"zstd", "zstd"}, {"identity", "identity"}, {"x-gzip", "gzip"},
		{"BR", "br"}, {"X-GZIP", "gzip"}, {"deflate", "identity"}, {"gzip, deflate, br, zstd", "br"},
		{"gzip, zstd", "zstd"}, {"gzip, identity", "gzip"}, {"br;q=0.5, gzip;q=0.8", "gzip"},
		{"br;q=0.001, identity;q=0.002", "identity"}, {"gzip;q=0.001", "gzip"}, {"br;q=0, gzip", "gzip"},
		{"br;q=0", "identity"}, {"*", "br"}, {"*;q=0.5, gzip", "gzip"}, {"br;q=0, *", "zstd"},
		{"*;q=0, gzip", "gzip"}, {"*;q=0, identity", "identity"}, {"identity;q=0, gzip", "gzip"},
		{" \tbr\t ; q=1.000 , gzip;q=0.9", "br"}, {"br;Q=0.1, gzip;q=0.2", "gzip"},
		{"br;q=2, gzip", "gzip"}, {"br;q=a, gzip", "gzip"}, {"br;q=1.001, gzip", "gzip"}, {"br;q=0.1234, gzip;q=0.1", "gzip"},
		{"br;q=, gzip;level=9, zstd;q=0.1", "zstd"}, {"br;q=-1", "identity"}, {",,;;=\",q=1", "identity"}, {"", "identity"},
		{"br" + strings.Repeat(" ", 2000), "br"}, {"br" + strings.Repeat(",x", 1000), "identity"},
	} {
		name := fmt.Sprintf("Accept-Encoding: %.40q", test.header)
		cases = append(cases, one(name, get("~/", "Accept-Encoding: "+test.header), full("index.html", test.want)))
	}
	return append(cases,
		one("two headers", get("~/", "Accept-Encoding: gzip", "Accept-Encoding: br;q=0.5"), full("index.html", "gzip")),
		one("no header", get("~/"), full("index.html", "")),
		one("all refused", get("~/", "Accept-Encoding: *;q=0"), refused(406, "index.html")),
		one("plain refused, nothing else named", get("~/", "Accept-Encoding: identity;q=0"), refused(406, "index.html")),
		one("plain refused, where there is only plain", get("~/robots.txt", "Accept-Encoding: br, identity;q=0"), refused(406, "robots.txt")),
		one("brotli of a file without variants", get("~/robots.txt", "Accept-Encoding: br"), full("robots.txt", "")),
		one("any of a file without variants", get("~/robots.txt", "Accept-Encoding: *"), full("robots.txt", "")),
		one("brotli of the wasm", get("~/"+wasmPath, "Accept-Encoding: br"), full(wasmPath, "br")))
}

func conditionCases() []rawCase {
	f := testFileAt("index.html")
	tag, brTag := f.tag("identity"), f.tag("br")
	index, same := full("index.html", ""), unchanged("index.html", "")
	none := func(value string) string { return get("~/", "If-None-Match: "+value) }
	match := func(value string) string { return get("~/", "If-Match: "+value) }
	return []rawCase{
		one("hit", none(tag), same),
		one("miss", none(`"other"`), index),
		one("a list", none(`"a", W/"b",`+tag), same),
		one("a list without it", none(`"a", W/"b"`), index),
		one("a list over two headers", get("~/", `If-None-Match: "a"`, "If-None-Match: "+tag), same),
		one("weak", none("W/"+tag), same),
		one("any", none("*"), same),
		one("any among others is no tag", none(`*, `+tag), index),
		one("the tag of another encoding", none(brTag), index),
		one("the tag of the encoding sent", get("~/", "Accept-Encoding: br", "If-None-Match: "+brTag), unchanged("index.html", "br")),
		one("unquoted", none(strings.Trim(tag, `"`)), index),
		one("no closing quote", none(strings.TrimSuffix(tag, `"`)), index),
		one("behind something malformed", none(`"a"b, `+tag), index),
		one("empty", none(""), index),
		one("a list of 1 KB", none(strings.Repeat(`"x", `, 200)+tag), same),
		one("a hit of HEAD", req("HEAD", "~/", "If-None-Match: "+tag), same.asHead()),
		one("a hit before a range", get("~/", "If-None-Match: "+tag, "Range: bytes=0-9"), same),
		one("a hit of an immutable file", get("~/"+wasmPath, "If-None-Match: "+testFileAt(wasmPath).tag("identity")), unchanged(wasmPath, "")),
		one("a date long ago", get("~/", "If-Modified-Since: Sat, 01 Jan 2000 00:00:00 GMT"), index),
		one("a date to come", get("~/", "If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT"), index),
		one("unmodified since a date", get("~/", "If-Unmodified-Since: Sat, 01 Jan 2000 00:00:00 GMT"), index),
		one("If-Match hit", match(tag), index),
		one("If-Match miss", match(`"other"`), refused(412, "index.html")),
		one("If-Match weak", match("W/"+tag), refused(412, "index.html")),
		one("If-Match any", match("*"), index),
		one("If-Match unquoted", match(strings.Trim(tag, `"`)), refused(412, "index.html")),
		one("If-Match hit, then If-None-Match hit", get("~/", "If-Match: "+tag, "If-None-Match: "+tag), same),
		one("a condition on an unknown path", get("~/x", "If-None-Match: *", "If-Match: *"), lost(404)),
	}
}

func rangeCases() []rawCase {
	index := full("index.html", "")
	tag := testFileAt("index.html").tag("identity")
	cases := []rawCase{
		one("of the brotli bytes", get("~/", "Accept-Encoding: br", "Range: bytes=10-19"), slice("index.html", "br", 10, 20)),
		one("of the gzip bytes, behind their end", get("~/", "Accept-Encoding: gzip", "Range: bytes=1000-"), beyond("index.html", "gzip")),
		one("of the zstd bytes, from the end", get("~/", "Accept-Encoding: zstd", "Range: bytes=-5"), slice("index.html", "zstd", 895, 900)),
		one("of an immutable file", get("~/"+wasmPath, "Range: bytes=0-99999"), slice(wasmPath, "", 0, 100_000)),
		one("two headers", get("~/", "Range: bytes=0-1", "Range: bytes=4-5"), index),
		one("HEAD", req("HEAD", "~/", "Range: bytes=0-1"), index.asHead()),
		one("If-Range hit", get("~/", "Range: bytes=0-1", "If-Range: "+tag), slice("index.html", "", 0, 2)),
		one("If-Range miss", get("~/", "Range: bytes=0-1", `If-Range: "x"`), index),
		one("If-Range miss, behind the end", get("~/", "Range: bytes=9999-", `If-Range: "x"`), index),
		one("If-Range weak", get("~/", "Range: bytes=0-1", "If-Range: W/"+tag), index),
		one("If-Range with a date", get("~/", "Range: bytes=0-1", "If-Range: Fri, 01 Jan 2100 00:00:00 GMT"), index),
		one("the start of an empty file", get("~/empty.txt", "Range: bytes=0-"), beyond("empty.txt", "identity")),
		one("the end of an empty file", get("~/empty.txt", "Range: bytes=-5"), beyond("empty.txt", "identity")),
		one("of an unknown path", get("~/x", "Range: bytes=0-1"), lost(404)),
	}
	for value, w := range map[string]want{
		"bytes=0-9":                    slice("index.html", "", 0, 10),
		"bytes=2990-":                  slice("index.html", "", 2990, 3000),
		"bytes=-10":                    slice("index.html", "", 2990, 3000),
		"bytes=-99999":                 slice("index.html", "", 0, 3000),
		"bytes=0-2999":                 slice("index.html", "", 0, 3000),
		"bytes=0-":                     slice("index.html", "", 0, 3000),
		"bytes=5-5":                    slice("index.html", "", 5, 6),
		"bytes=2999-9999":              slice("index.html", "", 2999, 3000),
		"bytes=7-99999999999999999999": slice("index.html", "", 7, 3000),
		"Bytes=0-0":                    slice("index.html", "", 0, 1),
		"bytes=-0":                     beyond("index.html", "identity"),
		"bytes=3000-":                  beyond("index.html", "identity"),
		"bytes=3000-4000":              beyond("index.html", "identity"),
		"bytes=99999999999999999999-":  beyond("index.html", "identity"),
		"bytes=9-8":                    index,
		"bytes=99999999999999999999-9": index,
		"bytes=0-1,4-5":                index,
		"bytes=0-0" + strings.Repeat(",0-0", 1000): index,
		"lines=0-9":  index,
		"bytes=a-b":  index,
		"bytes=+1-2": index,
		"bytes=--1":  index,
		"bytes=-":    index,
		"bytes=":     index,
		"bytes":      index,
		"0-9":        index,
		"":           index,
	} {
		cases = append(cases, one(fmt.Sprintf("Range: %.40q", value), get("~/", "Range: "+value), w))
	}
	return cases
}

func typeCases() []rawCase {
	var cases []rawCase
	for _, f := range testFiles[1:] {
		cases = append(cases, one("GET of "+f.path, get("~/"+f.path), full(f.path, "")))
	}
	return append(cases,
		one("the wasm in gzip keeps its type", get("~/"+wasmPath, "Accept-Encoding: gzip"), full(wasmPath, "gzip")),
		one("a script in brotli keeps its type", get("~/"+bootPath, "Accept-Encoding: br"), full(bootPath, "br")))
}

// statusCases are each status on each kind of file.
func statusCases() []rawCase {
	var cases []rawCase
	for _, path := range []string{"index.html", "embed.html", "help/index.html", wasmPath, "sw.js", "robots.txt"} {
		target := "~/" + path
		cases = append(cases,
			one("200 "+path, get(target), full(path, "")),
			one("204 "+path, req("OPTIONS", target), refused(204, path)),
			one("206 "+path, get(target, "Range: bytes=1-2"), slice(path, "", 1, 3)),
			one("304 "+path, get(target, "If-None-Match: *"), unchanged(path, "")),
			one("405 "+path, req("DELETE", target), refused(405, path)),
			one("406 "+path, get(target, "Accept-Encoding: *;q=0"), refused(406, path)),
			one("412 "+path, get(target, `If-Match: "x"`), refused(412, path)),
			one("416 "+path, get(target, "Range: bytes=900000-"), beyond(path, "identity")))
	}
	ok := want{status: 200, class: "other"}.with("body", "ok\n").with("Cache-Control", "no-store")
	return append(cases,
		one("404", get("~/x"), lost(404)),
		one("health", get("~/healthz"), ok),
		one("health by HEAD", req("HEAD", "~/healthz?x"), ok.asHead()))
}
