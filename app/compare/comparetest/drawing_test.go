package comparetest

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
)

// drawn says what a drawing means: its versions and rows as Lines and Rows write them.
var drawn = []struct{ about, drawing, old, new, rows string }{
	{"one word replaced", "~ para  one [two/twi] three\n",
		`0 para0 "one two three" []`, `0 para0 "one twi three" []`,
		`0 edited [0] → [0] move 0: [{"keep" "one " ""} {"delete" "two" ""} {"insert" "twi" ""} {"keep" " three" ""}]`},
	{"a change without one side", "~ para  a[ b/] c[/ d]\n",
		`0 para0 "a b c" []`, `0 para0 "a c d" []`,
		`0 edited [0] → [0] move 0: [{"keep" "a" ""} {"delete" " b" ""} {"keep" " c" ""} {"insert" " d" ""}]`},
	{"a class", "~ para  [don’t/don't|typography] go\n",
		`0 para0 "don’t go" []`, `0 para0 "don't go" []`,
		`0 edited [0] → [0] move 0: [{"delete" "don’t" "typography"} {"insert" "don't" "typography"} {"keep" " go" ""}]`},
	{"signs of the notation as text", `~ para  a\[b\]\{c\} 1/2 \[x|y\\ [\|\/\]/\}]` + "\n",
		`0 para0 "a[b]{c} 1/2 [x|y\\ |/]" []`, `0 para0 "a[b]{c} 1/2 [x|y\\ }" []`,
		`0 edited [0] → [0] move 0: [{"keep" "a[b]{c} 1/2 [x|y\\ " ""} {"delete" "|/]" ""} {"insert" "}" ""}]`},
	{"characters that cannot be seen", `~ code  a\n\tb[\u{a0}/\u{200b}]c` + "\n",
		`0 code0 "a\n\tb\u00a0c" []`, `0 code0 "a\n\tb\u200bc" []`,
		`0 edited [0] → [0] move 0: [{"keep" "a\n\tb" ""} {"delete" "\u00a0" ""} {"insert" "\u200b" ""} {"keep" "c" ""}]`},
	{"a move", ">1 para  Late.\n= para  One.\n~ para  Two[, three/].\n<1\n",
		"0 para0 \"One.\" []\n1 para0 \"Two, three.\" []\n2 para0 \"Late.\" []",
		"0 para0 \"Late.\" []\n1 para0 \"One.\" []\n2 para0 \"Two.\" []",
		"0 moved [2] → [0] move 1: [{\"keep\" \"Late.\" \"\"}]\n" +
			"1 kept [0] → [1] move 0: [{\"keep\" \"One.\" \"\"}]\n" +
			"2 edited [1] → [2] move 0: [{\"keep\" \"Two\" \"\"} {\"delete\" \", three\" \"\"} {\"keep\" \".\" \"\"}]\n" +
			"3 departed [2] → [] move 1: []"},
	{"two blocks that move together", "<1\n<1\n= para  C\n>1 para  A\n>1 para  B\n",
		"0 para0 \"A\" []\n1 para0 \"B\" []\n2 para0 \"C\" []", "0 para0 \"C\" []\n1 para0 \"A\" []\n2 para0 \"B\" []",
		"0 departed [0] → [] move 1: []\n1 departed [1] → [] move 1: []\n2 kept [2] → [0] move 0: [{\"keep\" \"C\" \"\"}]\n" +
			"3 moved [0] → [1] move 1: [{\"keep\" \"A\" \"\"}]\n4 moved [1] → [2] move 1: [{\"keep\" \"B\" \"\"}]"},
	{"rows of one side", "- heading2  Gone\n+ item1  Come/go|\n",
		`0 heading2 "Gone" []`, `0 item1 "Come/go|" []`,
		"0 removed [0] → [] move 0: [{\"delete\" \"Gone\" \"\"}]\n1 added [] → [0] move 0: [{\"insert\" \"Come/go|\" \"\"}]"},
	{"a split", "Y para  One.[ /|space][/¶]Two.\n",
		`0 para0 "One. Two." []`, "0 para0 \"One.\" []\n1 para0 \"Two.\" []",
		`0 split [0] → [0 1] move 0: [{"keep" "One." ""} {"delete" " " "space"} {"keep" "Two." ""}]`},
	{"a split between new words", "Y para  One[ and/.][/¶][/Then] two.\n",
		`0 para0 "One and two." []`, "0 para0 \"One.\" []\n1 para0 \"Then two.\" []",
		`0 split [0] → [0 1] move 0: [{"keep" "One" ""} {"delete" " and" ""} {"insert" "." ""} {"insert" "Then" ""} {"keep" " two." ""}]`},
	{"a merge", "^ para  One.[¶/][/ |space]Two.\n",
		"0 para0 \"One.\" []\n1 para0 \"Two.\" []", `0 para0 "One. Two." []`,
		`0 merged [0 1] → [0] move 0: [{"keep" "One." ""} {"insert" " " "space"} {"keep" "Two." ""}]`},
	{"a role that changed", "% para/heading3  So it was\n",
		`0 para0 "So it was" []`, `0 heading3 "So it was" []`,
		`0 restyled [0] → [0] move 0: [{"keep" "So it was" "role: para → heading"}]`},
	{"roles of several blocks", "Y para/heading2,para  One[ /|space][/¶]Two.\n",
		`0 para0 "One Two." []`, "0 heading2 \"One\" []\n1 para0 \"Two.\" []",
		`0 split [0] → [0 1] move 0: [{"keep" "One" "role: para → heading"} {"delete" " " "space"} {"keep" "Two." ""}]`},
	{"looks that changed", "% para  a {style: bold added, italic removed|b} {link: removed https://x.example/|c} {link: https://a.example/ → https://b.example/|d}\n",
		`0 para0 "a b c d" [{2 3 em } {4 5 link https://x.example/} {6 7 link https://a.example/}]`,
		`0 para0 "a b c d" [{2 3 strong } {6 7 link https://b.example/}]`,
		`0 restyled [0] → [0] move 0: [{"keep" "a " ""} {"restyle" "b" "style: bold added, italic removed"} {"keep" " " ""} ` +
			`{"restyle" "c" "link: removed"} {"keep" " " ""} {"restyle" "d" "link: https://a.example/ → https://b.example/"}]`},
	{"looks that stay", "~ para  {bold; link https://a.example/|The [old/{italic|new}]} plan\n",
		`0 para0 "The old plan" [{0 7 link https://a.example/} {0 7 strong }]`,
		`0 para0 "The new plan" [{0 7 link https://a.example/} {0 7 strong } {4 7 em }]`,
		`0 edited [0] → [0] move 0: [{"keep" "The " ""} {"delete" "old" ""} {"insert" "new" ""} {"keep" " plan" ""}]`},
	{"looks inside looks", "% para  {style: bold added|a {link: added|b}{code| c}}\n",
		`0 para0 "a b c" [{3 5 code }]`, `0 para0 "a b c" [{0 5 strong } {2 3 link https://example.org/} {3 5 code }]`,
		`0 restyled [0] → [0] move 0: [{"restyle" "a " "style: bold added"} {"restyle" "b" "link: added; style: bold added"} {"restyle" " c" "style: bold added"}]`},
	{"a link that counts less", "% para  {tracking: https://a.example/?utm_source=x → https://a.example/|a}\n",
		`0 para0 "a" [{0 1 link https://a.example/?utm_source=x}]`, `0 para0 "a" [{0 1 link https://a.example/}]`,
		`0 restyled [0] → [0] move 0: [{"restyle" "a" "tracking: https://a.example/?utm_source=x → https://a.example/"}]`},
	{"a sentence that moved", "~ para  [A b. /|moved 1]C d.[/ A b.|moved 1]\n",
		`0 para0 "A b. C d." []`, `0 para0 "C d. A b." []`,
		`0 edited [0] → [0] move 0: [{"delete" "A b. " "text; moved 1"} {"keep" "C d." ""} {"insert" " A b." "text; moved 1"}]`},
	{"remarks and empty lines", "# why\n\n= para  # One\n", `0 para0 "# One" []`, `0 para0 "# One" []`,
		`0 kept [0] → [0] move 0: [{"keep" "# One" ""}]`},
}

func TestParseDrawing(t *testing.T) {
	for _, c := range drawn {
		d, err := ParseDrawing(c.drawing)
		if err != nil {
			t.Errorf("%s: %v", c.about, err)
			continue
		}
		got := Lines(d.Old) + Lines(d.New) + rowsOf(d)
		if want := c.old + "\n" + c.new + "\n" + c.rows + "\n"; got != want {
			t.Errorf("%s: %s\n got %s\nwant %s", c.about, c.drawing, got, want)
		}
	}
}

func rowsOf(d Drawing) string {
	var b strings.Builder
	for i, row := range d.Rows {
		fmt.Fprintf(&b, "%d %s %v → %v move %d: %q\n", i, row.Kind, row.Old, row.New, row.Move, row.Spans)
	}
	return b.String()
}

func TestADrawingIsWrittenAndReadAgain(t *testing.T) {
	for _, c := range drawn {
		d, err := ParseDrawing(c.drawing)
		if err != nil {
			continue // TestParseDrawing says so
		}
		again, err := ParseDrawing(d.String())
		if err != nil || !reflect.DeepEqual(again, d) {
			t.Errorf("%s: %s\nwritten %s\nread again %v\n%s", c.about, c.drawing, d, err, rowsOf(again))
		}
	}
}

func TestDrawIsShort(t *testing.T) {
	for _, c := range []struct{ about, from, want string }{
		{"brackets that meet are one", "~ para  [a/][/b]\n", "~ para  [a/b]\n"},
		{"the old text stands first", "~ para  x [/b][a/]\n", "~ para  x [a/b]\n"},
		{"but not with another class", "~ para  [a/|moved 1][b/c] e\n", "~ para  [a/|moved 1][b/c] e\n"},
		{"braces are cut at the edges of changes", "~ para  {bold|a [b/c]}\n", "~ para  {bold|a }[{bold|b}/{bold|c}]\n"},
		{"equal roles are written once", "% para3/para3  {style: bold added|a}\n", "% para3  {style: bold added|a}\n"},
		{"a paragraph edge may stand inside a bracket", "Y para  a[ and b/.¶Then c.¶So d]\n", "Y para  a[ and b/.][/¶][/Then c.][/¶][/So d]\n"},
		{"the usual address is not written", "% para  {link: added https://example.org/|a}\n", "% para  {link: added|a}\n"},
	} {
		d, err := ParseDrawing(c.from)
		if got := d.String(); err != nil || got != c.want {
			t.Errorf("%s: %s\n got %s (%v)\nwant %s", c.about, c.from, got, err, c.want)
		}
	}
}

func TestDrawingsThatAreWrongSaySo(t *testing.T) {
	for _, c := range []struct{ about, drawing, want string }{
		{"no sign", "para  a\n", "line 1: \"para  a\" is no sign"},
		{"a move without a number", "> para  a\n", "a move has a number"},
		{"a move that leaves nowhere", ">1 para  a\n", "move 1 arrives more often than it leaves"},
		{"a move that arrives nowhere", "<1\n", "move 1 leaves more often than it arrives"},
		{"a move that leaves twice", ">1 para  a\n<1\n<1\n", "move 1 leaves more often"},
		{"a move that arrives twice", ">1 para  a\n>1 para  a\n<1\n", "move 1 arrives more often"},
		{"a departed row with text", "<1 para  a\n", "stands where it went"},
		{"a kept row with a change", "= para  [a/b]\n", "drawn as kept, and is not"},
		{"an edited row without one", "~ para  a\n", "drawn as edited, and is not"},
		{"an edited row with looks only", "~ para  {style: bold added|a}\n", "drawn as edited, and is not"},
		{"a restyled row with words", "% para  {style: bold added|a} [b/c]\n", "drawn as restyled, and is not"},
		{"a split without an edge", "Y para  a [b/c]\n", "drawn as split, and is not"},
		{"a merge that splits", "^ para  a[/¶]b\n", "drawn as merged, and is not"},
		{"a bracket without an end", "~ para  [a/b\n", "has no end"},
		{"a bracket without a slash", "~ para  [a]\n", "] cannot stand here"},
		{"a bracket in a bracket", "~ para  [a[b/c]/d]\n", "a bracket cannot stand here"},
		{"a bracket in a removed row", "- para  a [b/c]\n", "a bracket cannot stand here"},
		{"an end without a begin", "~ para  a]\n", "] cannot stand here"},
		{"a brace without an end", "= para  {bold|a\n", "has no end"},
		{"a brace without a head", "= para  {a}\n", "a brace has no |"},
		{"an unknown look", "= para  {big|a}\n", `"big" is no look`},
		{"an unknown change of look", "= para  {style: big added|a}\n", `"big added" is no change of style`},
		{"a brace that ends in another bracket", "~ para  [{bold|a/b}]\n", "cannot stand here"},
		{"a link to nowhere", "= para  {link javascript:x|a}\n", "is no address"},
		{"an edge outside a bracket", "Y para  a¶b\n", "¶ stands outside"},
		{"a row without text", "= para  \n", "has no text"},
		{"a row without a role", "=   a\n", `"" is no role`},
		{"roles that do not fit", "Y para/para,para,para  a[/¶]b\n", "3 roles for 2 blocks"},
		{"a backslash at the end", "= para  a\\\n", "a backslash stands at the end"},
		{"a character that is none", `= para  \u{d800}` + "\n", "is no character"},
		{"the line of a mistake", "= para  a\n\n? b\n", "line 3:"},
	} {
		_, err := ParseDrawing(c.drawing)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %q gives %v, want %q", c.about, c.drawing, err, c.want)
		}
	}
}

func TestMarksOfLooks(t *testing.T) {
	b := article.Block{Text: "abcdef", Marks: []article.Inline{
		{Start: 0, End: 4, Style: article.StrongStyle}, {Start: 2, End: 9, Style: article.StrongStyle},
		{Start: 1, End: 5, Style: article.LinkStyle, Target: article.NewLink("https://a.example/")},
		{Start: 3, End: 4, Style: article.LinkStyle, Target: article.NewLink("https://b.example/")},
	}}
	got := fmt.Sprint(marksOf(looksOf(b)))
	if want := "[{0 6 strong } {1 3 link https://a.example/} {3 4 link https://b.example/} {4 5 link https://a.example/}]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
