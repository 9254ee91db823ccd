package refine

import "testing"

func TestClassify(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"a b", "ab", "space"},
		{" ", "\u00a0", "space"},
		{"don’t", "don't", "typography"},
		{"“so”…", "\"so\"...", "typography"},
		{"café", "cafe\u0301", "typography"},
		{"co\u00adop", "coop", "typography"},
		{"Ａ１", "A1", "typography"},
		{"The", "the", "case"},
		{"“The", "\"the", "case"},
		{"café", "cafe", "diacritics"},
		{"", ",", "punctuation"},
		{"12000", "12,000", "punctuation"},
		{"well-known", "well known", "punctuation"},
		{"1.5", "15", ""},
		{"0.3", "-0.3", ""},
		{"10:30", "1030", ""},
		{"35", "37", "digits"},
		{"$5m", "$60m", "digits"},
		{"5", "five", ""},
		{"", "5", ""},
		{"5%", "5", ""},
		{"one", "two", ""},
		{"", " and", ""},
	} {
		for _, pair := range [][2]string{{c.old, c.new}, {c.new, c.old}} {
			if got := classify(pair[0], pair[1]); got != c.want {
				t.Errorf("%q → %q is %q, want %q", pair[0], pair[1], got, c.want)
			}
		}
	}
}

func TestDescribe(t *testing.T) {
	const a, b = "https://a.example/x", "https://b.example/"
	for _, c := range []struct {
		old, new style
		want     string
	}{
		{style{}, style{}, ""},
		{style{}, style{set: 1}, "style: bold added"},
		{style{set: 3}, style{}, "style: bold removed, italic removed"},
		{style{}, style{link: a}, "link: added"},
		{style{link: a}, style{}, "link: removed"},
		{style{link: a}, style{link: b}, "link: " + a + " → " + b},
		{style{link: a, set: 1}, style{link: b}, "link: " + a + " → " + b + "; style: bold removed"},
		{style{link: a}, style{link: a + "?utm_source=x&fbclid=1"}, "tracking: " + a + " → " + a + "?utm_source=x&fbclid=1"},
		{style{link: a}, style{link: a + "?utm_source=x", set: 1}, "style: bold added; tracking: " + a + " → " + a + "?utm_source=x"},
		{style{link: a}, style{link: a + "?id=5"}, "link: " + a + " → " + a + "?id=5"},
		{style{link: a + "?id=5&gclid=1#top"}, style{link: a + "?id=5#top"}, "tracking: " + a + "?id=5&gclid=1#top → " + a + "?id=5#top"},
	} {
		if got := describe(c.old, c.new); got != c.want {
			t.Errorf("%v → %v is %q, want %q", c.old, c.new, got, c.want)
		}
	}
}

func TestKeptTextIsCutWhereItsStyleChanged(t *testing.T) {
	bold := func(from, to int) []Mark { return []Mark{{Start: from, End: to, Style: "strong"}} }
	link := func(target string) []Mark { return []Mark{{Start: 0, End: 3, Style: "link", Target: target}} }
	for _, c := range []struct {
		name     string
		text     string
		old, new []Mark
		want     string
	}{
		{"bold came", "one two", nil, bold(4, 7), "one {style: bold added|two}"},
		{"bold went", "one two", bold(0, 3), nil, "{style: bold removed|one} two"},
		{"style on space is nothing", "one two", nil, bold(3, 4), "one two"},
		{"another address", "one two", link("https://a.example/"), link("https://b.example/"), "{link: https://a.example/ → https://b.example/|one} two"},
		{"a mark inside a grapheme begins at its start", "e\u0301x", nil, bold(1, 3), "{style: bold added|e\u0301}x"},
	} {
		in := input(c.text, c.text)
		in.Old[0].Marks, in.New[0].Marks = c.old, c.new
		if got := draw(t, in, Spans(in, ample(), &Scratch{}).Spans); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
		if SameStyle(in.Old[0], in.New[0]) != (c.want == c.text) {
			t.Errorf("%s: SameStyle is wrong", c.name)
		}
	}
}

func TestWordsInOtherLettersJoinTheirNeighbours(t *testing.T) {
	agree(t,
		"The [european union/European Union|case] met.",
		"That is the status[. The/, although the] end.",
		"They said: [don’t worry/don't panic], all is well.",
		"In 1879[ – /–|space]1936 he wrote.",
	)
}
