package snapshot

import (
	"errors"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
)

// sketch writes blocks as lines "role text".
func sketch(blocks []article.Block) string {
	var lines []string
	for _, b := range blocks {
		line := string(b.Role)
		if b.Level > 0 {
			line += string(rune('0' + b.Level))
		}
		line += " " + b.Text
		for _, m := range b.Marks {
			line += " [" + string(m.Style) + ":" + b.Text[m.Start:m.End]
			if m.Target != (article.Link{}) {
				line += "→" + m.Target.String()
			}
			line += "]"
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

const long = "The council has agreed to build the bridge over the river after a debate that went on until late in the night, its chair said on Monday."

func TestReadBlocks(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"lines without blank ones are blocks", "One thing.\nAnother thing.", "para One thing.\npara Another thing."},
		{"wrapped lines are joined", "One\nthing.\n\nAnother.", "para One thing.\npara Another."},
		{"a first line without a stop is the title", "A bridge\n\nIt was built.", "title A bridge\npara It was built."},
		{"a second one is the standfirst", "A bridge\n\nWhat it costs\n\nIt was built.", "title A bridge\nstandfirst What it costs\npara It was built."},
		{"a fragment is cut to its marks", "<html><body><!--StartFragment--><p>Yes</p><!--EndFragment--><p>No</p></body></html>", "para Yes"},
		{"a fragment is taken whole, navigation too", "<nav><p>Menu</p></nav><p>Text</p>", "para Menu\npara Text"},
		{"marks are kept, outer spaces leave them", `<p>a <b> b </b><i>c</i> <a href="https://x.org/p">d e</a></p>`, "para a b c d e [strong:b] [em:c] [link:d e→https://x.org/p]"},
		{"nested marks of one style are one", "<p><b>a <strong>b</strong> c</b></p><p></p>", "para a b c [strong:a b c]"},
		{"underlined, struck, lowered and raised text", "<p><u>a</u> <s>b</s> c<sub>d</sub><sup>e</sup></p>", "para a b cde [under:a] [struck:b] [sub:d] [sup:e]"},
		{"a span is as bold as its style", `<p><span style="font-weight: BOLD">a</span> <span style="font-weight:700;font-style:italic">b <span>c</span></span> <span style="font-weight:400">d</span></p>`, "para a b c d [strong:a b c] [em:b c]"},
		{"lines and height by style", `<p><span style="text-decoration:underline line-through red">a</span> <font style="vertical-align:super">b</font><span style="vertical-align: sub">c</span></p>`, "para a bc [struck:a] [under:a] [sup:b] [sub:c]"},
		{"items have their depth", "<ul><li>a<ul><li>b</li></ul></li></ul>", "item1 a\nitem2 b"},
		{"a table row is one block", "<table><tr><td>a</td><td>b <b>c</b></td></tr></table>", "row a | b c [strong:c]"},
		{"a layout table is walked", "<table><tr><td><p>a</p></td><td><p>b</p></td></tr></table>", "para a\npara b"},
		{"two line breaks part, one does not", "<p>a<br>b<br><br>c</p><p></p>", "para a b\npara c"},
		{"code keeps its white space", "<pre>\nif a\n  b\n</pre><p>c</p>", "code if a\n  b\npara c"},
		{"quotes, captions and pictures", `<blockquote><p>q</p></blockquote><figure><img src="/a/b.jpg?w=1"><figcaption>c</figcaption></figure>`, "quote q\nimage b.jpg [link:b.jpg→https://page.invalid/a/b.jpg]\ncaption c"},
		{"script is dropped, noscript is text", "<p>a</p><script>x</script><style>y</style><noscript><p>b</p></noscript><svg><text>z</text></svg>", "para a\npara b"},
		{"a script is no link", `<p><a href="javascript:alert(1)">a</a></p><p>b</p>`, "para a\npara b"},
	} {
		r, err := Read(Source{Name: "a", Data: []byte(c.in)}, Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if got := sketch(r.Versions[0].Blocks); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestReadPage(t *testing.T) {
	page := `<!doctype html><!-- saved from url=(0017)https://x.org/old --><html lang="en-GB"><head><title>Bridge agreed today | Site</title>
<link rel="canonical" href="https://x.org/bridge"></head><body><nav><a href="/">Home</a></nav><div class="page"><h1>Bridge agreed</h1>
<p class="standfirst">What it will cost</p><article><p>` + long + ` <a href="/more">More</a></p><h2>Cost</h2><p>` + long + `</p><h2>Related</h2></article></div>
<footer><p>All rights reserved.</p></footer></body></html>`
	r, err := Read(Source{Name: "a.html", Data: []byte(page)}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	v := r.Versions[0]
	want := "title Bridge agreed\nstandfirst What it will cost\npara " + long + " More [link:More→https://x.org/more]\nheading2 Cost\npara " + long
	if got := sketch(v.Blocks); got != want {
		t.Errorf("article:\n got %s\nwant %s", got, want)
	}
	if got, want := strings.Join(texts(v.Furniture), "/"), "Home/Related/All rights reserved."; got != want {
		t.Errorf("furniture %q, want %q", got, want)
	}
	if v.Title != "Bridge agreed" || v.Language != "en-GB" || v.URL.String() != "https://x.org/bridge" {
		t.Errorf("metadata: %q %q %q", v.Title, v.Language, v.URL)
	}
}

func TestReadRefuses(t *testing.T) {
	for _, c := range []struct{ in, code, message string }{
		{"", "empty", "‘a’ is empty. Choose another file, or paste the text."},
		{" \n", "empty", "‘a’ is empty. Choose another file, or paste the text."},
		{"ab\x01\x02\x03", "binary", "‘a’ is a program or data, not text. Open the article and save it as HTML, or paste its text."},
		{"%PDF-1.7 text", "pdf", "‘a’ is a PDF: it keeps the look of a page, not the order of its text. Save the page as HTML, or paste the text."},
		{"\x89PNG\r\n\x1a\nx", "picture", "‘a’ is a picture. Stet compares text. Save the page as HTML, or paste the text."},
		{"ID3 sound", "recording", "‘a’ is a recording. Stet compares text. Paste a transcript of it."},
		{"PK\x03\x04zip", "archive-damaged", "‘a’ is damaged: a part of it is missing, or does not match its check. Save the page again, or paste its text."},
		{"Rar!\x1a", "no-page", "No saved page was found in ‘a’. Unpack it, then open the page inside, or save the page as HTML."},
		{`{\rtf1 text}`, "office", "‘a’ is an office document that Stet does not read. Save it as .docx or HTML, without a password."},
		{`<?xml version="1.0"?><rss version="2.0"></rss>`, "feed", "‘a’ is a feed. Open an article from it and save that."},
		{`{"a": 1}`, "data", "‘a’ is data for programs, not an article. Open the article and save it as HTML, or paste its text."},
		{strings.Repeat("a", MaxFile+1), "file-too-large", "‘a’ is larger than 64 MB, the most that Stet reads. Save the article alone."},
		{"<html><body><script>x</script></body></html>", "no-text", "‘a’ holds no text that can be read. If a script builds the page, open it, wait until the article shows, and save it again."},
	} {
		_, err := Read(Source{Name: "a", Data: []byte(c.in)}, Options{})
		var e *Error
		if !errors.As(err, &e) || e.Code != c.code || e.Error() != c.message {
			t.Errorf("%.20q: %v, want %s: %s", c.in, err, c.code, c.message)
		}
	}
	if _, err := Read(Source{}, Options{}); err == nil || !strings.HasPrefix(err.Error(), "This text is empty.") {
		t.Errorf("a pasted text is named %v", err)
	}
}

func TestReadCharsets(t *testing.T) {
	for _, c := range []struct{ name, in, charset, want, note string }{
		{"a byte order mark is no text", "\xef\xbb\xbfé.", "", "é.", ""},
		{"UTF-16 by its mark", "\xff\xfeh\x00\xe9\x00", "", "hé", ""},
		{"UTF-16 by its zero bytes", "\x00h\x00e\x00l\x00o", "", "helo", ""},
		{"windows-1252 is a guess", "caf\xe9 \x93a\x94.", "", "café “a”.", "‘a’ was read as windows-1252, a guess: it names no encoding."},
		{"valid UTF-8 beats a wrong meta", `<p>é</p><p>b</p><meta charset="latin1">`, "", "é", ""},
		{"a declared charset counts", `<meta charset="iso-8859-1"><p>` + "\xe9</p><p>b</p>", "", "é", ""},
		{"the reader overrides all", "\xc3\xa9", "latin1", "Ã©", ""},
		{"broken bytes are counted", "é é é é é é é é é \xff", "", "é é é é é é é é é \ufffd", "1 character could not be decoded."},
	} {
		r, err := Read(Source{Name: "a", Data: []byte(c.in)}, Options{Charset: c.charset})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := r.Versions[0].Blocks[0].Text; got != c.want || strings.Join(article.Sentences(r.Notes), "/") != c.note {
			t.Errorf("%s: %q with notes %q", c.name, got, r.Notes)
		}
	}
	if _, err := Read(Source{Name: "a", Data: []byte("a")}, Options{Charset: "big5"}); err == nil {
		t.Error("a charset that no one knows was read")
	}
}

func TestHostilePages(t *testing.T) {
	for name, in := range map[string]string{
		"repeated body attributes": "<html>" + strings.Repeat(`<body a1=1 b2=2 c3=3>`, 20000) + "<p>word</p>",
		"elements that stay open":  "<html><body>" + strings.Repeat("<font>", 600) + "<p>word</p>",
		"much tag work":            "<html><body>" + strings.Repeat("<div>", 500) + strings.Repeat("</p>", 200000) + "word",
		"deep quotes":              "<html><body>" + strings.Repeat("<blockquote>", 100000) + "word",
	} {
		r, err := Read(Source{Name: name, Data: []byte(in)}, Options{})
		if err != nil || len(r.Versions[0].Blocks) != 1 || r.Versions[0].Blocks[0].Text != "word" {
			t.Errorf("%s: %v %v", name, err, r.Notes)
		}
		if flat := len(r.Notes) == 1; flat == (name == "repeated body attributes") {
			t.Errorf("%s: notes %q", name, r.Notes)
		}
	}
}

func TestLimits(t *testing.T) {
	for _, c := range []struct{ n, want, notes int }{{maxBlocks, maxBlocks, 0}, {maxBlocks + 1, maxBlocks, 1}} {
		r, err := Read(Source{Name: "a", Data: []byte(strings.Repeat("a.\n", c.n))}, Options{})
		if err != nil || len(r.Versions[0].Blocks) != c.want || len(r.Notes) != c.notes {
			t.Errorf("%d blocks: %v, %d, %q", c.n, err, len(r.Versions[0].Blocks), r.Notes)
		}
	}
	r, err := Read(Source{Name: "a", Data: []byte(strings.Repeat("a ", maxWords+1))}, Options{})
	if err != nil || len(r.Notes) == 0 {
		t.Errorf("too many words: %v %q", err, r.Notes)
	}
}

func TestJSON(t *testing.T) {
	r, _ := Read(Source{Name: "a", Data: []byte("A <b>\n\nText & more.")}, Options{})
	b, err := JSON(r)
	got := string(b)
	for _, part := range []string{"{\n \"format\": \"stet/snapshot/1\",\n", `"text": "A <b>"`, `"text": "Text & more."`, `"marks": []`, `"furniture": []`, "\"notes\": []\n}\n"} {
		if err != nil || !strings.Contains(got, part) {
			t.Errorf("%q is not in %s", part, got)
		}
	}
}

func TestSavedPages(t *testing.T) {
	single := "<!DOCTYPE html><html><!--\n Page saved with SingleFile \n url: https://x.org/a \n saved date: Thu Apr 17 2025 14:02:19 GMT+0200 (CEST)\n-->"
	for _, c := range []struct{ name, in, url, captured string }{
		{"a browser names the address alone", "<!-- saved from url=(0015)https://x.org/a -->\n<html>", "https://x.org/a", ""},
		{"an unknown address is none", "<!-- saved from url=(0014)about:internet -->\n<html>", "", ""},
		{"SingleFile names address and time", single, "https://x.org/a", "2025-04-17T12:02:19Z"},
	} {
		r, err := Read(Source{Name: "a", Data: []byte(c.in + "<body><p>" + long + "</p></body></html>")}, Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if v := r.Versions[0]; v.URL.String() != c.url || instant(v.Captured) != c.captured {
			t.Errorf("%s: %q %q", c.name, v.URL, instant(v.Captured))
		}
	}
}
