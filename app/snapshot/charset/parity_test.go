//go:build !js

package charset

import (
	"context"
	"encoding/json"
	"hash/fnv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stet-diff/stet/app/snapshot"
	"github.com/stet-diff/stet/web/chrome"
	"golang.org/x/text/encoding/htmlindex"
)

// labels are all names of encodings in the WHATWG encoding standard, a line for each encoding. Those without a decoder
// there ("replacement") are in the last one.
const labels = `utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8
ibm866 866 cp866 csibm866
iso-8859-2 csisolatin2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2
iso-8859-3 csisolatin3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3
iso-8859-4 csisolatin4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4
iso-8859-5 csisolatincyrillic cyrillic iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988
iso-8859-6 arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6-e iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987
iso-8859-7 csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126 iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 sun_eu_greek
iso-8859-8 csiso88598e csisolatinhebrew hebrew iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 visual
iso-8859-8-i csiso88598i logical
iso-8859-10 csisolatin6 iso-ir-157 iso8859-10 iso885910 l6 latin6
iso-8859-13 iso8859-13 iso885913
iso-8859-14 iso8859-14 iso885914
iso-8859-15 csisolatin9 iso8859-15 iso885915 iso_8859-15 l9
iso-8859-16
koi8-r cskoi8r koi koi8 koi8_r
koi8-u koi8-ru
macintosh csmacintosh mac x-mac-roman
windows-874 dos-874 iso-8859-11 iso8859-11 iso885911 tis-620
windows-1250 cp1250 x-cp1250
windows-1251 cp1251 x-cp1251
windows-1252 ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii x-cp1252
windows-1253 cp1253 x-cp1253
windows-1254 cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 x-cp1254
windows-1255 cp1255 x-cp1255
windows-1256 cp1256 x-cp1256
windows-1257 cp1257 x-cp1257
windows-1258 cp1258 x-cp1258
x-mac-cyrillic x-mac-ukrainian
gbk chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 iso-ir-58 x-gbk
gb18030
big5 big5-hkscs cn-big5 csbig5 x-x-big5
euc-jp cseucpkdfmtjapanese x-euc-jp
iso-2022-jp csiso2022jp
shift_jis csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis
euc-kr cseuckr csksc56011987 iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949
utf-16be unicodefffe
utf-16le csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16
x-user-defined
replacement csiso2022kr hz-gb-2312 iso-2022-cn iso-2022-cn-ext iso-2022-kr`

// sample makes bytes of an encoding: every byte alone between letters, or, where letters have several bytes, every
// character that it has, in order.
func sample(label string) []byte {
	var out []byte
	switch label {
	case "iso-2022-jp", "gbk", "gb18030", "big5", "euc-jp", "shift_jis", "euc-kr":
		e, _ := htmlindex.Get(label)
		for r := rune(' '); r < 0x2FA20; r++ {
			if r == 0x7f {
				r = 0xa0
			}
			if b, err := e.NewEncoder().Bytes([]byte("a" + string(r) + "b ")); err == nil {
				out = append(out, b...)
			}
		}
		return out
	}
	for b := 0x20; b < 256; b++ {
		if b != 0x7f {
			out = append(out, 'a', byte(b), 'b', ' ')
		}
	}
	return out
}

// hash is of the text's UTF-16 units, so that a browser can count the same.
func hash(text string) uint32 {
	h := fnv.New32a()
	for _, r := range text {
		units := []rune{r}
		if r > 0xffff {
			units = []rune{0xd800 + (r-0x10000)>>10, 0xdc00 + (r-0x10000)&0x3ff}
		}
		for _, u := range units {
			h.Write([]byte{byte(u), byte(u >> 8)})
		}
	}
	return h.Sum32()
}

// Every label of the standard is decoded natively, and all labels of an encoding give the same text.
func TestEveryLabel(t *testing.T) {
	for line := range strings.SplitSeq(labels, "\n") {
		names := strings.Fields(line)
		closed := names[0] == "replacement"
		first := ""
		for _, name := range names {
			r, err := snapshot.Read(snapshot.Source{Name: "a", Data: sample(names[0])}, snapshot.Options{Host: Host(), Charset: strings.ToUpper(name)})
			if err != nil != closed && !strings.HasPrefix(name, "utf-16") && !strings.Contains(names[0], "utf-16") {
				t.Errorf("%s: %v", name, err)
			}
			if err != nil {
				continue
			}
			text := r.Versions[0].Blocks[0].Text
			if first == "" {
				first = text
			}
			if text != first {
				t.Errorf("%s reads other than %s", name, names[0])
			}
		}
	}
}

// unlike lists the encodings in which the two hosts differ, and where.
var unlike = map[string]string{
	"gb18030": "the bytes A8 BC are ḿ natively, and the private character U+E7C7 of an older edition in Chromium",
}

// The same bytes give the same text natively and in Chromium, in every encoding that hosts decode.
func TestParityWithChromium(t *testing.T) {
	ctx, cancel := context.WithTimeout(chrome.Open(t), 60*time.Second)
	defer cancel()
	samples := map[string][]byte{}
	for line := range strings.SplitSeq(labels, "\n") {
		name, _, _ := strings.Cut(line, " ")
		if name != "replacement" && name != "windows-1252" && !strings.HasPrefix(name, "utf-") {
			samples[name] = sample(name)
		}
	}
	packed, _ := json.Marshal(samples)
	script := `JSON.stringify(Object.fromEntries(Object.entries(` + string(packed) + `).map(([label, data]) => {
		const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
		const text = new TextDecoder(label).decode(bytes);
		let h = 0x811c9dc5;
		for (let i = 0; i < text.length; i++) {
			const u = text.charCodeAt(i);
			h = Math.imul(h ^ (u & 255), 0x01000193) >>> 0;
			h = Math.imul(h ^ (u >> 8), 0x01000193) >>> 0;
		}
		return [label, h];
	})))`
	answer, err := chromedp.Run(ctx, chromedp.Evaluate[string](script))
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]uint32
	if err := json.Unmarshal([]byte(answer), &got); err != nil || len(got) != len(samples) {
		t.Fatal(err, len(got))
	}
	for name, data := range samples {
		text, err := Host().Decode(name, data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if _, listed := unlike[name]; listed == (hash(text) == got[name]) {
			t.Errorf("%s: natively %x, in Chromium %x, listed %v", name, hash(text), got[name], listed)
		}
	}
	t.Logf("%d encodings", len(samples))
}
