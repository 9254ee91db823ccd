package unpack

import (
	"fmt"
	"os"
	"testing"
)

// twice fails unless reading the same bytes gives the same answer, within the limits.
func twice(t *testing.T, read func(w *Work) (answer string, err error)) {
	one, two := &Work{}, &Work{}
	first, err := read(one)
	second, again := read(two)
	if first != second || fmt.Sprint(err) != fmt.Sprint(again) || one.done != two.done {
		t.Fatalf("two readings differ: %v and %v", err, again)
	}
	if err != nil {
		codeOf(t, err)
	}
	if one.done > MaxAll+MaxEntry {
		t.Fatalf("%d bytes came out", one.done)
	}
}

func FuzzZip(f *testing.F) {
	f.Add(zipped(f, "a.html", "<p>one</p>", "b/c.txt", "two two two two"))
	for _, name := range []string{"article.docx", "article.wacz", "article.sfz.zip"} {
		data, err := os.ReadFile("../testdata/ferry/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		twice(t, func(w *Work) (string, error) {
			z, err := OpenZip(data, w)
			if err != nil {
				return "", err
			}
			answer := fmt.Sprint(z.Cut, len(z.Entries))
			for _, e := range z.Entries {
				out, err := z.Read(e)
				answer += fmt.Sprint(e.Name, len(out), err)
			}
			return answer, nil
		})
	})
}

func FuzzMIME(f *testing.F) {
	f.Add([]byte(nested(3)))
	f.Add([]byte("From: <Saved by Blink>\r\nContent-Type: multipart/related;\r\n\tboundary=\"b\"\r\n\r\n--b\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\na=3D=\r\n\r\n--b--"))
	f.Add([]byte("Subject: =?utf-8?B?Y2Fm?= =?x?q?a_b?=\nContent-Type: multipart/mixed\n\n--ab\nContent-Transfer-Encoding: base64\n\nY2Fm\n--ab"))
	f.Fuzz(func(t *testing.T, data []byte) {
		twice(t, func(w *Work) (string, error) {
			m, err := OpenMIME(data)
			if err != nil {
				return "", err
			}
			if len(m.Parts) > MaxParts {
				t.Fatalf("%d parts", len(m.Parts))
			}
			answer := Words(m.Header.Get("subject"), func(l string, b []byte) string { return l + string(b) })
			for _, p := range m.Parts {
				out, err := w.Transfer(p.Encoding(), p.Body)
				_, charset := Param(p.Header.Get("content-type"), "charset")
				answer += fmt.Sprint(charset, len(out), err)
			}
			return answer, nil
		})
	})
}

func FuzzWARC(f *testing.F) {
	one := record("response", "http://x.example/a", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")
	f.Add([]byte(one + one))
	f.Add(append(gz(f, []byte(one)), gz(f, []byte(one))...))
	f.Add(gz(f, []byte(one+record("revisit", "<u>", ""))))
	f.Fuzz(func(t *testing.T, data []byte) {
		if !IsWARC(data) {
			data = append([]byte("WARC/1.0\r\n"), data...)
		}
		twice(t, func(w *Work) (string, error) {
			a, err := OpenWARC(data, w)
			if err != nil {
				return "", err
			}
			answer := fmt.Sprint(a.Damage, a.Cut, len(a.Records))
			for _, r := range a.Records {
				block, err := a.Block(r)
				if err != nil {
					return answer, err
				}
				if http, err := ParseHTTP(block); err == nil {
					body, err := w.Content(http)
					answer += fmt.Sprint(len(body), err)
				}
			}
			return answer, nil
		})
	})
}

func FuzzPlist(f *testing.F) {
	f.Add(bplist("\xd1\x01\x02", "\x51a", "\xa2\x03\x04", "\x62\x00\xe9\x00\xe8", "\x42ab"))
	f.Add([]byte(`<?xml version="1.0"?><plist><dict><key>a</key><array><string>b&amp;</string><data>Y2Fm</data><true/></array></dict></plist>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		twice(t, func(*Work) (string, error) {
			p, err := OpenPlist(data)
			if err != nil {
				return "", err
			}
			// Walks all there is: it ends, for nothing contains itself.
			answer := ""
			for todo := []*Plist{p}; len(todo) > 0 && len(answer) < 1<<16; todo = todo[1:] {
				answer += fmt.Sprint(len(todo[0].Bytes()), todo[0].Get("a").String())
				todo = append(todo, todo[0].items...)
			}
			return answer, nil
		})
	})
}
