package unpack

import (
	"strings"
	"testing"
)

func TestHeaders(t *testing.T) {
	for _, c := range []struct{ name, in, want, rest string }{
		{"two fields", "A: 1\r\nb-C: 2\r\n\r\nbody", "a=1 b-c=2", "body"},
		{"folded", "A: 1;\r\n\tx=2\r\n y\r\n\r\n", "a=1; x=2 y", ""},
		{"folded without a space", "A: multipart/related;\nboundary=\"x: y\"\nB: 2\n\n", "a=multipart/related; boundary=\"x: y\" b=2", ""},
		{"an address goes on", "A: http://x.example/long\n/path\n\n", "a=http://x.example/long /path", ""},
		{"without a body", "A: 1", "a=1", ""},
		{"none", "\r\nbody", "", "body"},
		{"broken letters", "A: \xff", "a=\uFFFD", ""},
	} {
		h, rest, err := ParseHeader([]byte(c.in))
		var got []string
		for _, f := range h {
			got = append(got, f[0]+"="+f[1])
		}
		if err != nil || strings.Join(got, " ") != c.want || string(rest) != c.rest {
			t.Errorf("%s: %q and %q, %v; want %q and %q", c.name, got, rest, err, c.want, c.rest)
		}
	}
	long := "A: " + strings.Repeat("x", MaxHeader-5) + "\r\n"
	if _, _, err := ParseHeader([]byte(long + "\r\nbody")); err != nil {
		t.Errorf("headers of %d bytes: %v", MaxHeader, err)
	}
	if _, _, err := ParseHeader([]byte(long + "B: 1\r\n\r\n")); codeOf(t, err) != Damaged {
		t.Errorf("longer headers: %v", err)
	}
}

func TestParam(t *testing.T) {
	for _, c := range []struct{ in, kind, want string }{
		{"text/html; charset=utf-8", "text/html", "utf-8"},
		{"TEXT/HTML;Charset=\"windows-1252\"; x=1", "text/html", "windows-1252"},
		{"multipart/related; type=\"text/html\"; boundary=\"a;b=c\"; charset=x", "multipart/related", "x"},
		{"text/html", "text/html", ""},
		{"text/html; charset", "text/html", ""},
		{"; charset=", "", ""},
	} {
		if kind, got := Param(c.in, "charset"); kind != c.kind || got != c.want {
			t.Errorf("%q: %q and %q", c.in, kind, got)
		}
	}
}

func TestMessages(t *testing.T) {
	const head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"b\"\n\n"
	for _, c := range []struct {
		name, in, want string
		open           bool
	}{
		{"two parts", head + "before\n--b\nA: 1\n\none\n--b\n\ntwo\n--b--\nafter", "one|two", false},
		{"line ends of mail", strings.ReplaceAll(head+"--b\nA: 1\n\none\n\n--b--\n", "\n", "\r\n"), "one\r\n", false},
		{"spaces behind a boundary", head + "--b  \n\none\n--b-- \n", "one", false},
		{"no last boundary", head + "--b\n\none\n--b\n\ntwo\n", "one|two", true},
		{"a line like a boundary", head + "--b\n\none\n--bb\n--b--", "one\n--bb", false},
		{"a boundary that has no name", "MIME-Version: 1.0\nContent-Type: multipart/related\n\n------x\n\none\n------x--\n", "one", false},
		{"parts in parts", nested(2), "x", false},
		{"no parts", head, "", false},
		{"no multipart", "Content-Type: text/html\n\none", "one", false},
	} {
		m, err := OpenMIME([]byte(c.in))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var got []string
		for _, p := range m.Parts {
			got = append(got, string(p.Body))
		}
		if strings.Join(got, "|") != c.want || m.Open != c.open {
			t.Errorf("%s: %q, open %v", c.name, got, m.Open)
		}
	}
}

func TestMessagesAtTheirLimits(t *testing.T) {
	if m, err := OpenMIME([]byte(nested(maxMIME))); err != nil || len(m.Parts) != 1 {
		t.Errorf("%d levels: %v", maxMIME, err)
	}
	if _, err := OpenMIME([]byte(nested(maxMIME + 1))); codeOf(t, err) != Nesting {
		t.Errorf("%d levels: %v", maxMIME+1, err)
	}
	const head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n"
	for _, c := range []struct {
		n   int
		cut bool
	}{{MaxParts, false}, {MaxParts + 1, true}, {20 * MaxParts, true}} {
		m, err := OpenMIME([]byte(head + strings.Repeat("--b\n\nx\n", c.n) + "--b--"))
		if err != nil || len(m.Parts) != MaxParts || m.Cut != c.cut {
			t.Errorf("%d parts: %v, %d parts", c.n, err, len(m.Parts))
		}
	}
}

func TestTransferEncodings(t *testing.T) {
	for _, c := range []struct{ name, encoding, in, want, code string }{
		{"none", "", "a=b", "a=b", ""},
		{"8bit", "8bit", "a\xff", "a\xff", ""},
		{"base64", "Base64", "Y2Fm\r\nw6k=\r\n", "café", ""},
		{"base64 without its padding", "base64", "Y2Fmw6k", "café", ""},
		{"base64 in pieces", "base64", "YQ==Yg==", "", Damaged},
		{"broken base64", "base64", "Y2F*", "", Damaged},
		{"quoted", "quoted-printable", "caf=C3=A9 =3D =\r\n=\nx=  \r\ny", "café = xy", ""},
		{"lower case", "quoted-printable", "=c3=a9", "é", ""},
		{"broken quotes stay", "quoted-printable", "a=zz b=", "a=zz b", ""},
	} {
		out, err := (&Work{}).Transfer(c.encoding, []byte(c.in))
		if got := codeOf(t, err); string(out) != c.want || got != c.code {
			t.Errorf("%s: %q and code %q, want %q", c.name, out, got, c.want)
		}
	}
}

func TestWords(t *testing.T) {
	decode := func(label string, b []byte) string { return label + ":" + string(b) }
	for in, want := range map[string]string{
		"plain":                                "plain",
		"=?UTF-8?Q?Caf=C3=A9_au?= lait":        "utf-8:Café au lait",
		"=?utf-8?B?Y2Fmw6k=?=\r\n =?x?q?b?= c": "utf-8:caféx:b c",
		"a =?utf-8?q?b":                        "a =?utf-8?q?b",
		"=?=?=?":                               "=?=?=?",
	} {
		if got := Words(in, decode); got != want {
			t.Errorf("%q gave %q, want %q", in, got, want)
		}
	}
}
