package refine

import (
	"strings"
	"testing"
)

func TestGrains(t *testing.T) {
	for _, c := range []struct {
		grain          Grain
		old, new, want string
	}{
		{Words, "The color is red.", "The colour is red.", "The [color/colour] is red."},
		{Characters, "The color is red.", "The colour is red.", "The colo[/u]r is red."},
		{Characters, "The cat ran.", "The dog ran.", "The [cat/dog] ran."},
		{Characters, "In 1987 so.", "In 1997 so.", "In 19[8/9|digits]7 so."},
		{Characters, "the end", "The end", "[t/T|case]he end"},
		{Characters, "a cafe\u0301 b", "a cafe b", "a caf[e\u0301/e|diacritics] b"},
		{Sentences, "We came. We saw it all. We won.", "We came. We saw it. We won.", "We came. [We saw it all./We saw it.] We won."},
		{Sentences, "We came. We won.", "We came.", "We came.[ We won./]"},
		{Words, "x" + strings.Repeat("a", 30) + " b", "y" + strings.Repeat("a", 30) + " b", "[x/y]" + strings.Repeat("a", 30) + " b"},
		{Words, strings.Repeat("ab", 20) + " b", strings.Repeat("cd", 20) + " b", "[" + strings.Repeat("ab", 20) + "/" + strings.Repeat("cd", 20) + "] b"},
	} {
		in := input(c.old, c.new)
		in.Grain = c.grain
		if got := draw(t, in, Spans(in, ample(), &Scratch{}).Spans); got != c.want {
			t.Errorf("grain %d: got\n%s, want\n%s", c.grain, got, c.want)
		}
	}
}

func TestScriptsWithoutSpaces(t *testing.T) {
	agree(t,
		"[我/梅]有很多[桌/儿]子",
		"我[不/没]去",
		"เขาเดินทางไป[เชียงใหม่/ภูเก็ต]เมื่อวานนี้",
	)
}

func TestDictionaryWordsChangeAsOne(t *testing.T) {
	asked := 0
	in := input("我有很多桌子。", "梅有很多儿子。")
	in.Breaks = func(lang, text string) []int32 {
		asked++
		return []int32{0, 3, 6, 12, 18} // 我|有|很多|桌子
	}
	got := Spans(in, ample(), &Scratch{})
	if text, want := draw(t, in, got.Spans), "[我/梅]有很多[桌子/儿子]。"; text != want || !got.Broken || asked != 2 {
		t.Errorf("got %s, broken %v, asked %d times, want %s", text, got.Broken, asked, want)
	}
}

func TestBadBreaksAreDropped(t *testing.T) {
	in := input("我有很多桌子", "梅有很多儿子")
	in.Breaks = func(lang, text string) []int32 { return []int32{-4, 13, 14, 12, 3, 900, 17} }
	got := Spans(in, ample(), &Scratch{})
	if text, want := draw(t, in, got.Spans), "[我有很多/梅有很多][桌子/儿子]"; strings.Count(text, "[") > 2 {
		t.Errorf("got %s, want about %s", text, want)
	}
}

func TestBreaksAreAskedForAThousandCharactersAtMost(t *testing.T) {
	long, most := strings.Repeat("我有很多桌子", 1000), 0
	in := input(long, long[3:])
	in.Breaks = func(lang, text string) []int32 {
		most = max(most, len([]rune(text)))
		return nil
	}
	draw(t, in, Spans(in, ample(), &Scratch{}).Spans)
	if most == 0 || most > mostAsked {
		t.Errorf("asked for %d characters at a time, want at most %d", most, mostAsked)
	}
	in.New = in.Old
	in.Breaks = func(lang, text string) []int32 { t.Error("asked about equal rows"); return nil }
	Spans(in, ample(), &Scratch{})
}
