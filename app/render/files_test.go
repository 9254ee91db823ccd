package render

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/corpus"
	"github.com/stet-diff/stet/web/words"
	"golang.org/x/net/html"
)

// payloads are the hostile texts of the public corpora.
func payloads(t *testing.T) []string {
	file := corpus.File(t, "payloads/payloads.json")
	var corpora map[string]json.RawMessage
	if err := json.Unmarshal(file, &corpora); err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, corpus := range corpora {
		var list []string
		if json.Unmarshal(corpus, &list) == nil {
			all = append(all, list...)
		}
	}
	if len(all) < 300 {
		t.Fatalf("only %d payloads", len(all))
	}
	return all
}

func TestHostileTextStaysText(t *testing.T) {
	for _, payload := range payloads(t) {
		c := sample(payload)
		for _, layout := range []string{Split, Inline} {
			for _, section := range Sections(c, layout) {
				readable(t, section)
			}
			if !strings.ContainsAny(payload, "\x00\r") {
				checkSections(t, c, layout)
			}
		}
		if back, err := ParseJSON(JSON(c)); err != nil || !reflect.DeepEqual(back, c) {
			t.Fatalf("%q: JSON differs: %v", payload, err)
		}
	}
}

func TestJSONReadsBackEqual(t *testing.T) {
	for name, c := range map[string]compare.Comparison{"every kind of row": sample("<x>"), "nothing": {}} {
		back, err := ParseJSON(JSON(c))
		if err != nil || !reflect.DeepEqual(back, c) {
			t.Errorf("%s: %v\n got %+v\nwant %+v", name, err, back, c)
		}
	}
}

func TestHowTheJSONLooks(t *testing.T) {
	got := string(JSON(sample("<i>")))
	for _, want := range []string{
		"{\n \"format\": \"stet/comparison/1\",\n \"old\": {\n  \"title\": \"<i>\",\n  \"url\": \"\",\n  \"captured\": \"2025-04-17T14:02:00Z\",",
		`"captured": "",`, `"kind": "departed",`, `"move": 1,`, `"move": 0,`, `"note": ""`, `"spans": []`, `"words_deleted": 4,`, `"complete": true,`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%.1500s", want, got)
		}
	}
	if strings.Contains(got, "null") || !strings.HasSuffix(got, "}\n") {
		t.Error("a list is null, or the last line does not end")
	}
	if got := string(JSON(compare.Comparison{})); strings.Contains(got, "null") {
		t.Errorf("null in %s", got)
	}
}

func TestTimesThatNoCalendarHas(t *testing.T) {
	for _, at := range []time.Time{{}, time.Date(12025, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(-4, 1, 1, 0, 0, 0, 0, time.UTC)} {
		var c compare.Comparison
		c.Old.Captured = at
		if back, err := ParseJSON(JSON(c)); err != nil || !back.Old.Captured.IsZero() {
			t.Errorf("%v came back as %v, %v", at, back.Old.Captured, err)
		}
	}
	if _, err := ParseJSON([]byte(`{"format":"stet/comparison/1","old":{"captured":"yesterday"}}`)); err == nil {
		t.Error("a time in words was taken")
	}
}

func TestJSONThatIsNoComparison(t *testing.T) {
	for _, c := range []struct{ name, json, want string }{
		{"nothing", ``, "not a comparison"},
		{"another format", `{"format":"stet/snapshot/1"}`, `the format is "stet/snapshot/1"`},
		{"a block that is not there", `{"format":"stet/comparison/1","rows":[{"kind":"added","new":[0]}]}`, "row 0: no block 0 on the new side"},
		{"a block before the first", `{"format":"stet/comparison/1","rows":[{"kind":"kept","old":[-1]}]}`, "no block -1"},
		{"an unknown kind", `{"format":"stet/comparison/1","rows":[{"kind":"odd"}]}`, `unknown kind "odd"`},
		{"an unknown operation", `{"format":"stet/comparison/1","rows":[{"kind":"kept","spans":[{"op":"eval"}]}]}`, `unknown operation "eval"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := ParseJSON([]byte(c.json)); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want %q", err, c.want)
			}
		})
	}
}

func TestTextForATerminal(t *testing.T) {
	got := Text(sample("\x1b[2J"), words.Words{})
	for _, want := range []string{
		"~  [-Old-]{+New+} headline\n", "↩  (moved from paragraph 4) Moved [-here-]{+there+}\n", "−  Gone ␛[2Jx\n",
		"+  Come ␛[2Jx\n", "↪  (moved to paragraph 2) Moved here\n", "   Kept text\n", "¶  (split into 2 paragraphs) One.[- -]\n   Two.\n",
		"¶  (2 paragraphs merged) Left.{+ +}\n   Right.\n", "Aa Plain text\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if strings.Contains(got, "\x1b") {
		t.Error("an escape sequence reaches the terminal")
	}
}

func TestAPageStandsAlone(t *testing.T) {
	page := string(Page(sample("</style><script>alert(1)</script>"), "p{color:red}/*</style>*/", words.Words{}))
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			count[n.Data]++
			for _, a := range n.Attr {
				if a.Key == "style" || a.Key == "src" || strings.HasPrefix(a.Key, "on") {
					t.Errorf("<%s %s>", n.Data, a.Key)
				}
			}
		}
	}
	if count["script"] != 0 || count["style"] != 1 || count["h1"] != 1 || count["section"] != 1 {
		t.Errorf("the page has %v", count)
	}
	if !strings.Contains(page, "default-src &#39;none&#39;; style-src &#39;sha256-") {
		t.Error("the page has no policy")
	}
}

func FuzzComparisonJSON(f *testing.F) {
	f.Add(JSON(sample("<b>")))
	f.Add([]byte(`{"format":"stet/comparison/1","rows":[{"kind":"moved","new":[],"move":3}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := ParseJSON(data)
		if err != nil {
			return
		}
		for _, layout := range []string{Split, Inline} {
			for _, section := range Sections(c, layout) {
				readable(t, section)
			}
		}
		back, err := ParseJSON(JSON(c))
		if err != nil || !reflect.DeepEqual(back, c) {
			t.Fatalf("differs after a second reading: %v\n got %+v\nwant %+v", err, back, c)
		}
	})
}
