package refine

import (
	"strings"
	"testing"
)

// cut writes a text with bars where an edge of some kind stands.
func cut(text string, kind uint8) string {
	l := lineOf(text)
	out, from := "", 0
	for i := int32(1); i < l.tokens(); i++ {
		if l.edge[i]&kind != 0 {
			out += l.joined[from:l.start(i)] + "|"
			from = l.off(i)
		}
	}
	return out + l.joined[from:]
}

func TestSentences(t *testing.T) {
	for _, want := range []string{
		"One.|Two!|Three?|Four",
		"Mr. Smith met Dr. Who on Jan. 5. |",
		"J.K. Rowling wrote it.|She did.",
		"In the U.S. Army he served.|In the U.S.|The end.",
		"Salt, pepper etc. were there.|Sugar etc.|The rest came later.",
		"He said no.|Trump said yes.",
		"It is No. 5 of them.|So it is.",
		"Am 17. April war es kalt.|Dann nicht.",
		"It cost 1.5 million.|2 came.",
		"Wait... what?|Wait...|What?",
		"It ended. and then",
		"(He left.)|She came.",
		"“He left.”|She came.",
		"“We came. We saw,” he said.|Then they went.",
		"“We came.|We saw.”|He said so.",
		"“Did they? Or not?” Smith asked.|“No.”",
		"He said: “We came.|We saw.”|Then he left.",
		"你好。|我很好！|你呢？",
		"これはペンです。|それは本です。",
		"यह एक है।|वह दो है।",
		"One.¶|Two.",
		"See example.com for it.|Or not.",
	} {
		text := strings.NewReplacer("|", " ").Replace(want)
		for _, unspaced := range []string{"。", "！", "।", "¶"} {
			text = strings.ReplaceAll(text, unspaced+" ", unspaced)
		}
		if got := cut(strings.TrimSpace(text), edgeSentence|edgeBlock); got != strings.TrimRight(strings.ReplaceAll(want, "¶", ""), " |") {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestQuotations(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`He said “yes” and "no".`, `“yes” "no"`},
		{`“Outer ‘inner’ outer”`, `‘inner’ “Outer ‘inner’ outer”`},
		{`workers’ rights and bosses' duties`, ``},
		{`the '90s and ’80s`, ``},
		{`an 'old' house`, `'old'`},
		{`sagte „ja“ und »nein«`, `„ja“ »nein«`},
		{`a dit « oui »`, `« oui »`},
		{`powiedział „tak”`, `„tak”`},
		{`他说“好”和「不」`, `“好” 「不」`},
		{`他说"好"了`, `"好"`},
		{`an “open one¶and a close”`, ``},
		{`" a " b`, `" a "`},
		{`“never closed`, ``},
		{`“a ‘b” c`, `“a ‘b”`},
	} {
		l := lineOf(c.text)
		var got []string
		for _, q := range l.quotes {
			got = append(got, l.joined[l.off(q.open):l.end(q.close)])
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s has the quotations %s, want %s", c.text, strings.Join(got, " "), c.want)
		}
	}
}

func TestQuotationsAreBarriers(t *testing.T) {
	agree(t,
		"He called it [“/|punctuation]great[”/|punctuation] today.",
		"He called it [great/“good”] today.",
		"“I was proud.[ I erred./] I wish you well,” she wrote.",
		"He said [“/\"|typography]yes[”/\"|typography] twice.",
		"“[One/Two]” and “[three/four]” came.",
	)
}

func TestManyOpenQuotationsAreRead(t *testing.T) {
	l := lineOf(strings.Repeat("“", 10_000) + strings.Repeat("”", 10_000))
	if len(l.quotes) != deepest {
		t.Errorf("%d quotations, want %d", len(l.quotes), deepest)
	}
}
