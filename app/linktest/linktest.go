// Package linktest makes what tests of shared links open: pairs of texts in twelve scripts, and links that hold anything.
package linktest

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"math/rand/v2"
	"strings"
)

// Scripts are words of twelve scripts, by the name of the script.
var Scripts = map[string]string{
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

// Pair makes two texts of some words: the second one with words, order and paragraphs changed. Equal seeds make equal
// pairs.
func Pair(words string, seed uint64) (old, new string) {
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

// Pack packs any bytes as a shared link.
func Pack(data []byte) string {
	var out bytes.Buffer
	w, _ := flate.NewWriter(&out, flate.BestCompression)
	w.Write(data)
	w.Close()
	return link(out.Bytes())
}

func link(packed []byte) string {
	sum := binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(packed))
	return "1." + base64.RawURLEncoding.EncodeToString(append(sum, packed...))
}

// Bomb is a link that begins as versions do and unpacks to so many megabytes. A megabyte of spaces is packed once: behind
// spaces it packs to the same bytes again and again.
func Bomb(megabytes int) string {
	var out bytes.Buffer
	w, _ := flate.NewWriter(&out, flate.BestCompression)
	w.Write([]byte(`{"format":"stet/versions/1",`))
	spaces := bytes.Repeat([]byte(" "), 1_000_000)
	var from int
	for range 2 {
		from = out.Len()
		w.Write(spaces)
		w.Flush()
	}
	again := bytes.Clone(out.Bytes()[from:])
	for range megabytes - 2 {
		out.Write(again)
	}
	w.Write([]byte("}"))
	w.Close()
	return link(out.Bytes())
}
