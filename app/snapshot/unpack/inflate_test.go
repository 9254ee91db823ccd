package unpack

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

func TestInflateAtItsLimits(t *testing.T) {
	whole := mixed(MaxEntry)
	for _, c := range []struct {
		name   string
		before int // bytes that other entries had
		data   []byte
		code   string
	}{
		{"an entry of 64 MiB", 0, whole, ""},
		{"one byte more", 0, append(whole, 'a'), TooLarge},
		{"256 MiB in all", MaxAll - 1000, whole[:1000], ""},
		{"one byte more in all", MaxAll - 999, whole[:1000], TooLarge},
		{"4 MiB may grow as they like", 0, make([]byte, ratioFrom), ""},
		{"more may not", 0, make([]byte, 2*ratioFrom), Ratio},
	} {
		w := &Work{done: c.before}
		packed := gz(t, c.data)
		out, used, err := w.Inflate("gzip", packed)
		if got := codeOf(t, err); got != c.code || err == nil && (used != len(packed) || !bytes.Equal(out, c.data)) {
			t.Errorf("%s: code %q, want %q, %d bytes", c.name, got, c.code, len(out))
		}
	}
}

func TestGunzip(t *testing.T) {
	one, two := gz(t, []byte("one ")), gz(t, []byte("two"))
	both := append(append([]byte{}, one...), two...)
	wrong := bytes.Clone(one)
	wrong[len(wrong)-5] ^= 1 // the checksum
	for _, c := range []struct {
		name       string
		data       []byte
		want, code string
	}{
		{"members are joined", both, "one two", ""},
		{"zeros may follow", append(bytes.Clone(both), 0, 0, 0), "one two", ""},
		{"other bytes may not", append(bytes.Clone(both), "text"...), "", Damaged},
		{"a cut member", both[:len(both)-2], "", Damaged},
		{"a wrong checksum", wrong, "", Damaged},
		{"a header alone", one[:10], "", Damaged},
		{"no gzip at all", []byte("text"), "", Damaged},
	} {
		out, err := (&Work{}).Gunzip(c.data)
		if got := codeOf(t, err); string(out) != c.want || got != c.code {
			t.Errorf("%s: %q and code %q, want %q and %q", c.name, out, got, c.want, c.code)
		}
	}
}

// The host unpacks what the package cannot, within the same limits.
func TestMethodsOfTheHost(t *testing.T) {
	answer := func(n, used int, err error) func(string, []byte, int) ([]byte, int, error) {
		return func(string, []byte, int) ([]byte, int, error) { return make([]byte, n), used, err }
	}
	for _, c := range []struct {
		name string
		host func(string, []byte, int) ([]byte, int, error)
		code string
	}{
		{"no host", nil, Codec},
		{"a host that does not know it", answer(0, 0, errors.ErrUnsupported), Codec},
		{"a host that fails", answer(0, 0, errors.New("no")), Damaged},
		{"a host", answer(1000, 10, nil), ""},
		{"too much of it", answer(MaxEntry+1, MaxEntry, nil), TooLarge},
		{"a bomb", answer(ratioFrom+MaxRatio, 100, nil), Ratio},
	} {
		_, _, err := (&Work{Host: c.host}).Inflate("br", []byte("x"))
		if got := codeOf(t, err); got != c.code {
			t.Errorf("%s: code %q, want %q", c.name, got, c.code)
		}
	}
}

func TestContentOfAnswers(t *testing.T) {
	page := "<p>some words</p>"
	packed := string(gz(t, []byte(page)))
	for _, c := range []struct{ name, head, body, want, code string }{
		{"plain", "", page, page, ""},
		{"chunked", "Transfer-Encoding: chunked", "9\r\n<p>some w\r\n8\r\nords</p>\r\n0\r\n\r\n", page, ""},
		{"chunk extensions", "Transfer-Encoding: chunked", "11;x=1\r\n" + page + "\r\n0\r\n\r\n", page, ""},
		{"said to be chunked", "Transfer-Encoding: chunked", page, page, ""},
		{"a chunk without its end", "Transfer-Encoding: chunked", "ff\r\n" + page, page, ""},
		{"no last chunk", "Transfer-Encoding: chunked", "11\r\n" + page + "\r\n", page, ""},
		{"packed", "Content-Encoding: gzip", packed, page, ""},
		{"said to be packed", "Content-Encoding: gzip", page, page, ""},
		{"packed and chunked", "Content-Encoding: gzip\r\nTransfer-Encoding: chunked", "5\r\n" + packed[:5] + "\r\nfff\r\n" + packed[5:], page, ""},
		{"said to be Brotli", "Content-Encoding: br", page, page, ""},
		{"Brotli", "Content-Encoding: br", "\x0b\x08\x80<p>some words</p>\x03", "", Codec},
		{"damaged", "Content-Encoding: gzip", packed[:20], "", Damaged},
	} {
		r, err := ParseHTTP([]byte(strings.TrimSpace("HTTP/1.1 200 OK\r\n"+c.head) + "\r\n\r\n" + c.body))
		if err != nil || r.Status != 200 {
			t.Fatalf("%s: %v", c.name, err)
		}
		out, err := (&Work{}).Content(r)
		if got := codeOf(t, err); string(out) != c.want || got != c.code {
			t.Errorf("%s: %q and code %q, want %q and %q", c.name, out, got, c.want, c.code)
		}
	}
}
