package engine

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/corpus"
	"github.com/stet-diff/stet/app/render"
	"github.com/stet-diff/stet/app/snapshot"
)

// scripts are words of twelve scripts.
var scripts = map[string]string{
	"Latin":      "the council met on Monday and approved a new budget by one vote after long talks",
	"Greek":      "το συμβούλιο συνεδρίασε τη Δευτέρα και ενέκρινε νέο προϋπολογισμό με μία ψήφο",
	"Cyrillic":   "совет собрался в понедельник и утвердил новый бюджет одним голосом после споров",
	"Arabic":     "اجتمع المجلس يوم الاثنين وأقر ميزانية جديدة بفارق صوت واحد بعد نقاش طويل",
	"Hebrew":     "המועצה התכנסה ביום שני ואישרה תקציב חדש ברוב של קול אחד אחרי דיון",
	"Devanagari": "परिषद की बैठक सोमवार को हुई और नया बजट एक मत से पारित हुआ",
	"Thai":       "สภา ประชุม วันจันทร์ และ อนุมัติ งบประมาณ ใหม่ ด้วย เสียง เดียว",
	"Han":        "议会 星期一 开会 以 一票 之差 通过 了 新的 预算 案",
	"Kana":       "ぎかい は げつようび に ひらかれ アタラシイ ヨサン が いっぴょう さ で きまった",
	"Hangul":     "의회는 월요일에 모여 긴 논의 끝에 한 표 차로 새 예산을 승인했다",
	"Georgian":   "საბჭო ორშაბათს შეიკრიბა და ახალი ბიუჯეტი ერთი ხმით დაამტკიცა",
	"Ethiopic":   "ምክር ቤቱ ሰኞ ተሰብስቦ አዲስ በጀት በአንድ ድምፅ አጸደቀ",
}

// paired makes two texts in one script: the second one with words, order and paragraphs changed.
func paired(words string, seed uint64) (old, new string) {
	r := rand.New(rand.NewPCG(seed, 2))
	list := strings.Fields(words)
	var a, b []string
	for range 2 + r.IntN(6) {
		var text []string
		for range 4 + r.IntN(20) {
			text = append(text, list[r.IntN(len(list))])
		}
		a = append(a, strings.Join(text, " ")+".")
		for i := range text {
			if r.IntN(6) == 0 {
				text[i] = list[r.IntN(len(list))] + "<&>\"'"
			}
		}
		switch r.IntN(6) {
		case 0:
			b = append([]string{strings.Join(text, " ") + "."}, b...)
		case 1:
		default:
			b = append(b, strings.Join(text, " ")+".")
		}
	}
	return strings.Join(a, "\n\n"), strings.Join(append(b, "…"), "\n\n")
}

// json is the comparison of the first source's two versions, or of the first two sources.
func compared(t *testing.T, e *Engine, old, new Ref) (json []byte, link string) {
	t.Helper()
	for _, r := range []Request{{Compare: &Compare{Old: old, New: new}}, {Export: &Export{Format: "json", Ignore: compare.Trifles}}, {Export: &Export{Format: "link"}}} {
		for _, answer := range ask(e, r) {
			switch {
			case answer.Err != nil:
				t.Fatal(answer.Err)
			case answer.File != nil:
				json = answer.File.Data
			case answer.Link != nil:
				link = answer.Link.Text
			}
		}
	}
	return json, link
}

// A shared link gives the same comparison, byte for byte: 504 pairs in twelve scripts.
func TestASharedLinkGivesTheSameComparison(t *testing.T) {
	n := 0
	for script, words := range scripts {
		for seed := range uint64(42) {
			old, new := paired(words, seed)
			want, link := compared(t, reading(t, old, new), Ref{1, 0}, Ref{2, 0})
			got, again := compared(t, openLink(t, link), Ref{1, 0}, Ref{1, 1})
			if !bytes.Equal(got, want) || again != link {
				t.Fatalf("%s, seed %d: another comparison\n%s\n%s", script, seed, got, want)
			}
			n++
		}
	}
	if n < 500 {
		t.Errorf("only %d pairs", n)
	}
}

// openLink is an engine that has opened a link as source 1.
func openLink(t *testing.T, link string) *Engine {
	t.Helper()
	e := New(snapshot.Host{}, ticking())
	for _, answer := range ask(e, Request{Read: &Read{Source: 1, Type: render.LinkType, Data: []byte(link)}}) {
		if answer.Err != nil {
			t.Fatal(answer.Err)
		}
	}
	return e
}

func TestTheSeedFitsIntoALink(t *testing.T) {
	old, new := corpus.File(t, "seed/version-5.txt"), corpus.File(t, "seed/version-6.txt")
	want, link := compared(t, reading(t, string(old), string(new)), Ref{1, 0}, Ref{2, 0})
	got, _ := compared(t, openLink(t, link), Ref{1, 0}, Ref{1, 1})
	if t.Logf("%d characters", len(link)); len(link) >= 8000 || !bytes.Equal(got, want) {
		t.Errorf("%d characters, equal: %v", len(link), bytes.Equal(got, want))
	}
}

// asLink packs any bytes as a link.
func asLink(data []byte) string {
	var out bytes.Buffer
	w, _ := flate.NewWriter(&out, flate.BestCompression)
	w.Write(data)
	w.Close()
	sum := binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(out.Bytes()))
	return "1." + base64.RawURLEncoding.EncodeToString(append(sum, out.Bytes()...))
}

// What is no whole link is an error with a name; nothing of it is guessed.
func TestLinksThatCannotBeOpened(t *testing.T) {
	old, new := paired(scripts["Latin"], 1)
	_, link := compared(t, reading(t, old, new), Ref{1, 0}, Ref{2, 0})
	cases := map[string]string{"": "link-damaged", "1.": "link-damaged", "x": "link-damaged", "2.abc": "link-newer", "12." + link[2:]: "link-newer",
		link + "A": "link-damaged", link + "é": "link-damaged", "1." + strings.Repeat("A", 2_200_000): "link-damaged",
		asLink([]byte("{}")): "link-damaged", asLink(nil): "link-damaged"}
	for i := range 50 {
		cases[link[:i*len(link)/50]] = "link-damaged"
		flipped := []byte(link)
		flipped[2+i*(len(link)-2)/50] ^= 1 << (i % 5)
		cases[string(flipped)] = "link-damaged"
	}
	cases[asLink([]byte(`{"format":"stet/versions/1",`+strings.Repeat(" ", 700_000_000)+"}"))] = "link-large"
	for text, want := range cases {
		e := New(snapshot.Host{}, ticking())
		var got *Error
		for _, answer := range ask(e, Request{Read: &Read{Source: 1, Type: render.LinkType, Data: []byte(text)}}) {
			if answer.Err != nil {
				got = answer.Err
			}
			if answer.Reading != nil {
				t.Errorf("%.40q of %d characters was read", text, len(text))
			}
		}
		if got == nil || got.Code != want || got.Advice == "" {
			t.Errorf("%.40q of %d characters: %+v, want %s", text, len(text), got, want)
		}
	}
	if err := func() *Error { _, err := opened(Read{Data: []byte("1.abc")}); return err.(*Error) }(); !strings.Contains(err.What, "5 characters arrived") {
		t.Error(err.What)
	}
}

// A link is a file like any other: what it holds is put in order.
func TestAHostileLinkIsReadLikeAnyFile(t *testing.T) {
	link := asLink([]byte(`{"format":"stet/versions/1","versions":[{"blocks":[{"role":"<b>","text":"a","marks":[{"start":0,"end":1,"style":"link","target":"javascript:alert(1)"}]}]},{"blocks":[{"role":"para","text":"b"}]}]}`))
	json, _ := compared(t, openLink(t, link), Ref{1, 0}, Ref{1, 1})
	if strings.Contains(string(json), "javascript") || strings.Contains(string(json), "<b>") {
		t.Errorf("it kept something:\n%s", json)
	}
}

func FuzzShareLink(f *testing.F) {
	for seed := range uint64(3) {
		old, new := paired(scripts["Latin"], seed)
		f.Add([]byte(fmt.Sprintf(`{"format":"stet/versions/1","versions":[{"blocks":[{"text":%q}]},{"blocks":[{"text":%q}]}]}`, old, new)), true)
	}
	f.Add([]byte("1.AAAA"), false)
	f.Fuzz(func(t *testing.T, data []byte, packed bool) {
		if packed {
			data = []byte(asLink(data))
		}
		e := New(snapshot.Host{}, ticking())
		answers := ask(e, Request{Read: &Read{Source: 1, Type: render.LinkType, Data: data}})
		if last := answers[len(answers)-1]; !last.Done {
			t.Error("no end")
		}
	})
}
