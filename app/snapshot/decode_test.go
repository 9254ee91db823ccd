package snapshot

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// The encoding is found in this order: the reader, the mark, the container, UTF-16 by its zeros, valid UTF-8 or ASCII
// without escapes, what the page declares, damaged UTF-8, and last a guess.
func TestCharsetOrder(t *testing.T) {
	page := func(meta string) string { return "<html><head>" + meta + "</head><p>caf\xe9</p>" }
	for _, c := range []struct{ about, in, said, header, want string }{
		{"the reader is always right", "\xef\xbb\xbfa", " KOI8-R ", "utf-8", "koi8-r"},
		{"a mark beats the container", "\xff\xfea\x00", "", "koi8-r", "utf-16le"},
		{"a mark of big UTF-16", "\xfe\xff\x00a", "", "", "utf-16be"},
		{"the container beats the page", page(`<meta charset="koi8-r">`), "", "Windows-1251", "windows-1251"},
		{"valid UTF-8 beats the page", "<meta charset=latin1><p>caf\xc3\xa9</p>", "", "", "utf-8"},
		{"ASCII is ASCII, whatever the page says", "<meta charset=koi8-r><p>cafe</p>", "", "", "utf-8"},
		{"but for escapes of Japanese", "<meta charset=iso-2022-jp><p>\x1b$B4A\x1b(B</p>", "", "", "iso-2022-jp"},
		{"a meta element", page(`<meta charset="koi8-r">`), "", "", "koi8-r"},
		{"without quotes, with spaces", page(`<META CHARSET = koi8-r />`), "", "", "koi8-r"},
		{"an older meta element", page(`<meta http-equiv="Content-Type" content="text/html; charset=Big5">`), "", "", "big5"},
		{"after 1,024 bytes, as one page in seven has it", page(strings.Repeat(`<meta name="a" content="b">`, 100) + `<meta charset="big5">`), "", "", "big5"},
		{"not after 64 KiB", page(strings.Repeat(" ", 1<<16) + `<meta charset="big5">`), "", "", "windows-1252?"},
		{"not in a comment", page(`<!-- <meta charset="big5"> --><meta charset="koi8-r">`), "", "", "koi8-r"},
		{"an XML declaration", "<?xml version='1.0' encoding='koi8-r'?><html>caf\xe9", "", "", "koi8-r"},
		{"UTF-8 that is none is a guess", page(`<meta charset="utf-8">`), "", "", "windows-1252?"},
		{"damaged UTF-8 is UTF-8", page(`<meta charset="utf-8">`) + strings.Repeat("é", 9), "", "", "utf-8"},
		{"a page that could be read is not UTF-16", page(`<meta charset="utf-16">`), "", "", "windows-1252?"},
		{"nothing is known", "caf\xe9", "", "", "windows-1252?"},
	} {
		got, guessed := charset([]byte(c.in), c.said, c.header)
		if guessed {
			got += "?"
		}
		if got != c.want {
			t.Errorf("%s: %q is read as %s, want %s", c.about, c.in[max(0, len(c.in)-80):], got, c.want)
		}
	}
}

// The bytes 0x80 to 0x9F of windows-1252, in our own table since some hosts have them wrong.
func TestWestern(t *testing.T) {
	var all []byte
	for b := 0x80; b < 0xA0; b++ {
		all = append(all, byte(b))
	}
	const want = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"
	for _, label := range strings.Fields(westernLabels) {
		if got, err := inCharset(label, all, Host{}); err != nil || got != want {
			t.Errorf("%s: %q, %v", label, got, err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, seed := range []string{"", "a", "\xef\xbb\xbfé", "\xff\xfea\x00", "\xfe\xff\x00a", "a\x00b\x00", "caf\xe9", "\xd8\x00\xdc", "<meta charset=koi8-r>\xe9", "<?xml encoding='big5'?>\xe9", "a\r\nb\rc\x00", "\x1b$B4A\x1b(B"} {
		f.Add([]byte(seed), "", "")
		f.Add([]byte(seed), "utf-16le", "")
		f.Add([]byte(seed), "", "windows-1252")
	}
	f.Fuzz(func(t *testing.T, data []byte, said, header string) {
		text, notes, err := decode(Source{Data: data}, header, Options{Charset: said})
		again, _, _ := decode(Source{Data: data}, header, Options{Charset: said})
		if text != again {
			t.Fatalf("%q decodes to %q, then to %q", data, text, again)
		}
		if !utf8.ValidString(text) || strings.ContainsAny(text, "\x00\r") || len(text) > 3*len(data)+3 {
			t.Fatalf("%q decodes to %q", data, text)
		}
		if err == nil && strings.Contains(text, "\ufffd") && len(notes) == 0 {
			t.Fatalf("%q lost characters without a note", data)
		}
	})
}
