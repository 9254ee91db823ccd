package main

import "strings"

func methodCases() []rawCase {
	var cases []rawCase
	for _, path := range []string{"index.html", "embed.html", wasmPath, "robots.txt"} {
		cases = append(cases,
			one("GET of "+path, get("~/"+path), full(path, "")),
			one("HEAD of "+path, req("HEAD", "~/"+path), full(path, "").asHead()),
			one("OPTIONS of "+path, req("OPTIONS", "~/"+path), refused(204, path)))
	}
	cases = append(cases,
		one("GET of an unknown path", get("~/unknown"), lost(404)),
		one("HEAD of an unknown path", req("HEAD", "~/unknown"), lost(404).asHead()),
		one("OPTIONS of an unknown path", req("OPTIONS", "~/unknown"), lost(204)),
		one("OPTIONS of *", req("OPTIONS", "*"), lost(204)),
		one("CONNECT", "CONNECT example.org:443 HTTP/1.1\r\nHost: example.org\r\n\r\n", lost(405)),
		one("PRI", req("PRI", "~/"), refused(405, "index.html")),
		one("no token", req("G(T", "~/"), stdlib(400)),
		one("POST with a body", req("POST", "~/", "Content-Length: 5")+"hello", refused(405, "index.html").closing()),
		one("POST without a body", req("POST", "~/", "Content-Length: 0"), refused(405, "index.html")))
	for _, method := range []string{"PUT", "DELETE", "PATCH", "TRACE", "FOO", "get"} {
		cases = append(cases, one(method, req(method, "~/"), refused(405, "index.html")))
	}
	return cases
}

func pathCases() []rawCase {
	cases := []rawCase{
		one("the root", get("~/"), full("index.html", "")),
		one("its file", get("~/index.html"), full("index.html", "")),
		one("embed", get("~/embed"), full("embed.html", "")),
		one("checkup", get("~/checkup"), full("checkup.html", "")),
		one("a file in a folder", get("~/help/index.html"), full("help/index.html", "")),
		one("a query", get("~/?x=1"), full("index.html", "")),
		one("an empty query", get("~/?"), full("index.html", "")),
		one("a query that is not encoded well", get("~/?%zz&;=%00"), full("index.html", "")),
		one("a query with a path in it", get("~/embed?a?b/../../x"), full("embed.html", "")),
		one("a query of 10 KB", get("~/?"+strings.Repeat("q", 10<<10)), full("index.html", "")),
		one("NUL", get("~/index\x00marker"), stdlib(400)),
		one("%zz", get("~/%zzmarker"), stdlib(400)),
		one("a space", get("~/index html"), stdlib(400)),
		one("10 KB", get("~/"+strings.Repeat("p", 10<<10)), lost(404)),
		one("30 KB", get("~/"+strings.Repeat("p", 30<<10)), stdlib(431)),
	}
	for name, target := range map[string]string{
		"unknown": "unknown", "a slash behind a file": "index.html/", "a slash behind a name": "embed/",
		"a folder": "help/", "a folder without slash": "help", "a dotfile": ".keep", "a hidden folder": ".git/config",
		"the brotli file": "index.html.br", "the gzip file": "index.html.gz", "the zstd file": "index.html.zst",
		"the list of files": "site.json", "deploy": "deploy/nginx.conf", "a file that is not listed": "secret.txt",
		"dots": "../site.json", "dots to a file": "help/../index.html", "one dot": "./index.html",
		"encoded dots": "%2e%2e/site.json", "dots and an encoded slash": "..%2fsite.json",
		"an encoded slash": "help%2findex.html", "a host": "/host/", "two slashes": "/index.html",
		"two slashes within": "help//index.html", "a backslash": `help\index.html`, "%00": "index.html%00",
		"0xFF": "index.html\xff", "%ff": "index.html%ff", "a parameter": "index.html;x", "a fragment": "index.html#f",
		"an encoded letter": "%69ndex.html", "upper case": "INDEX.HTML", "é in one": "\u00e9", "é in two": "e\u0301",
		"wide letters": "\uff49ndex.html", "an encoded question mark": "%3Fx", "a space as plus": "index.html+",
	} {
		cases = append(cases, one(name, get("~/"+target), lost(404)))
	}
	return cases
}

func framingCases() []rawCase {
	index := full("index.html", "")
	cases := []rawCase{
		one("HTTP/0.9", "GET ~/\r\n\r\n", stdlib(400)),
		one("HTTP/1.0 without Host", "GET ~/ HTTP/1.0\r\n\r\n", index.closing()),
		one("HTTP/1.0 kept alive", "GET ~/ HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", index),
		one("the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", lost(405).closing()),
		one("HTTP/3.0", "GET ~/ HTTP/3.0\r\nHost: marker\r\n\r\n", stdlib(505)),
		one("an absolute target", get("http://example.org/"), lost(404)),
		one("GET *", get("*"), lost(404)),
		one("no target", "GET HTTP/1.1\r\nHost: marker\r\n\r\n", stdlib(400)),
		one("an empty target", "GET  HTTP/1.1\r\nHost: marker\r\n\r\n", stdlib(400)),
		one("an empty line first", "\r\n"+get("~/"), stdlib(400)),
		one("bare line feeds", "GET ~/ HTTP/1.1\nHost: x\n\n", index),
		one("a folded header", get("~/", "X-Long: a", "  b"), index),
		one("a space before the colon", get("~/", "X-Odd : marker"), stdlib(400)),
		one("NUL in a value", get("~/", "X-Odd: marker\x00"), stdlib(400)),
		one("a line without colon", get("~/", "marker"), stdlib(400)),
		one("two lengths", get("~/", "Content-Length: 1", "Content-Length: 2")+"marker", stdlib(400)),
		one("the same length twice", get("~/", "Content-Length: 0", "Content-Length: 0"), index),
		one("a negative length", get("~/", "Content-Length: -1"), stdlib(400)),
		one("length and chunks", get("~/", "Content-Length: 3", "Transfer-Encoding: chunked")+"0\r\n\r\n", index.closing()),
		one("chunks", get("~/", "Transfer-Encoding: chunked")+"3\r\nabc\r\n0\r\n\r\n", index.closing()),
		one("broken chunks", get("~/", "Transfer-Encoding: chunked")+"zz\r\n", index.closing()),
		one("an unknown coding", get("~/", "Transfer-Encoding: marker"), stdlib(501)),
		one("Expect: 100-continue", get("~/", "Expect: 100-continue", "Content-Length: 3"), index.closing()),
		one("Expect: something else", get("~/", "Expect: marker"), stdlib(417)),
		{"pipelined", get("~/") + req("HEAD", "~/embed") + get("~/x"), []want{index, full("embed.html", "").asHead(), lost(404)}},
		one("GET with a body", get("~/", "Content-Length: 5")+"hello", index.closing()),
		one("1 GB announced", get("~/", "Content-Length: 1000000000")+"hello", index.closing()),
		one("1 GB announced to POST", req("POST", "~/", "Content-Length: 1000000000")+"hello", refused(405, "index.html").closing()),
		one("Connection: close", get("~/", "Connection: close"), index.closing()),
		one("an upgrade to WebSocket", get("~/", "Connection: Upgrade", "Upgrade: websocket"), index),
		one("an upgrade to HTTP/2", get("~/", "Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQAAP__"), index),
		one("no Host", "GET ~/ HTTP/1.1\r\nX: marker\r\n\r\n", stdlib(400)),
		one("Host twice", get("~/", "Host: marker"), stdlib(400)),
	}
	for name, host := range map[string]string{
		"empty": "", "foreign": "evil.example", "with a port": "example.org:8080", "IPv6": "[::1]:80", "of 10 KB": strings.Repeat("h", 10<<10),
	} {
		cases = append(cases, one("a Host that is "+name, "GET ~/ HTTP/1.1\r\nHost: "+host+"\r\n\r\n", index))
	}
	for name, host := range map[string]string{"with a space": "a marker", "with a quote": `"marker"`, "with 0xFF": "\xffmarker"} {
		cases = append(cases, one("a Host "+name, "GET ~/ HTTP/1.1\r\nHost: "+host+"\r\n\r\n", stdlib(400)))
	}
	return cases
}
