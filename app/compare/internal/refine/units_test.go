package refine

import (
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/compare/internal/token"
)

// lineOf reads one side.
func lineOf(text string) *line {
	l := &line{}
	lex := token.NewLexicon()
	p := pieces(lex, text)
	l.read(p, lex)
	return l
}

// listed writes units as their texts, with bars between.
func listed(l *line, units []unit) string {
	var out []string
	for _, u := range units {
		out = append(out, l.joined[l.off(u.from):l.end(u.to-1)])
	}
	return strings.Join(out, " | ")
}

func TestUnits(t *testing.T) {
	for _, c := range []struct{ text, strict, loose string }{
		{"It fell by -5 degrees, or -$5, or −5.", "-5 | -$5 | −5", ""},
		{"From $1.2 million to US$5bn and EUR 40 or 40 EUR", "$1.2 million | US$5bn | EUR 40 | 40 EUR", ""},
		{"5% and 5 % and 5 per cent and 5 percent", "5% | 5 % | 5 per cent | 5 percent", ""},
		{"at 10:30 am or 5 p.m. today", "10:30 am | 5 p.m", ""},
		{"1\u202f234\u202f567 or 1’234’567 people", "1\u202f234\u202f567 | 1’234’567", ""},
		{"1 234 people, 5 km", "", ""},
		{"a well-known state-of-the-art thing", "", "well-known | state-of-the-art"},
		{"aged 18–25 and a 3-2 win", "", "18–25 | 3-2"},
		{"J.K. Rowling and J. R. R. Tolkien on Plan B. Then", "", "J.K. | J. R. R."},
		{"Mr. Smith of Fla., on Nov. 5. Then etc.", "", "Mr. | Fla. | Nov."},
		{"see https://a.example/b.c/d?e=f&g=h-i.", "https: | a.example | h-i", "https://a.example/b.c/d?e=f&g=h-i"},
		{"mail me.too@a.example, please", "me.too | a.example", "me.too@a.example"},
		{"by @stet on #diff at 5@ pm", "@stet | #diff", ""},
		{"one two - three", "", ""},
		{"", "", ""},
	} {
		l := lineOf(c.text)
		if got := listed(l, l.strict); got != c.strict {
			t.Errorf("%q has the strict units %s, want %s", c.text, got, c.strict)
		}
		if got := listed(l, l.loose); got != c.loose {
			t.Errorf("%q has the loose units %s, want %s", c.text, got, c.loose)
		}
	}
}

func TestDates(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"On Monday, 17 April 2025 at noon", "17 April 2025"},
		{"On April 17, 2025, they met", "April 17, 2025"},
		{"On April 17, 20 people met", "April 17"},
		{"the 17th of April", "17th of April"},
		{"17. April 2025 und 1er mai", "17. April 2025 | 1er mai"},
		{"17 de abril de 2025", "17 de abril de 2025"},
		{"in April 2025 and in May", "April 2025"},
		{"they may 5 times, and march 6 miles", ""},
		{"2025-04-17, 17/4/2025 and 17/4/25", "2025-04-17 | 17/4/2025 | 17/4/25"},
		{"call 555-12-17-3 or 1/2", ""},
		{"2025年4月17日に", "2025年4月17日"},
		{"Jan. 5, 2025", "Jan. 5, 2025"},
		{"17 April¶2025 was", "17 April"},
	} {
		l := lineOf(c.text)
		if got := listed(l, l.dates); got != c.want {
			t.Errorf("%q has the dates %s, want %s", c.text, got, c.want)
		}
	}
}

func TestUnitsChangeAsOne(t *testing.T) {
	agree(t,
		"It cost [$5 million/$6 million|digits] then.",
		"It cost [$5 million/$5 billion] then.",
		"It cost [$5/€5] then.",
		"From [10:30 am/10:30 pm] on.",
		"He is a [well-known/well-liked] man.",
		"Jean-[Noël/Marc] came.",
		"[@john/@jane] wrote.",
		"On [17 April/18 May] 2025 it rained.",
		"On 17 [April/May] 2025 it rained.",
		"On 17 April[/ 2025] it rained.",
		"On [Monday/Tuesday], 17 April, it rained.",
		"Scored 3-[1/2|digits] there.",
		"By [J.K./J.R.] Smith.",
		"[Mr./Dr.] Smith came from [Petersburg, Fla./Louis, Mo.], in a car.",
		"It ended with a [bang/fizz]. Then all went home.",
		"Passed by [214/219|digits] votes to [201/196|digits] on [5/6|digits] March.",
	)
	for _, c := range []struct{ old, new, want string }{
		{"See https://a.example/b/c?d=e now.", "See https://a.example/b/x?d=y now.", "See https://a.example/b/[c/x]?d=[e/y] now."},
		{"See https://a.example/b now.", "See https://other.test/b now.", "See [https://a.example/b/https://other.test/b] now."},
		{"See https://a.example/news/today now.", "See https://b.example/news/today now.", "See https://[a.example/b.example]/news/today now."},
		{"See https://a.example/press/2024 now.", "See https://a.example/media/2025 now.", "See https://a.example/[press/media]/[2024/2025|digits] now."},
		{"On 2025-04-17 it rained.", "On 2025-04-18 it rained.", "On 2025-04-[17/18|digits] it rained."},
		{"On 17/04/2025 it rained.", "On 18/05/2025 it rained.", "On [17/04/18/05|digits]/2025 it rained."},
		{"It was -11 there.", "It was −11 there.", "It was [-11/−11|typography] there."},
	} {
		in := input(c.old, c.new)
		if got := draw(t, in, Spans(in, ample(), &Scratch{}).Spans); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}
