package refine

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/compare/internal/seq"
	"github.com/stet-diff/stet/app/compare/internal/token"
)

// ample is a share that no test uses up.
func ample() *Work {
	meter := &seq.Meter{}
	share := seq.Work{Left: 1 << 40, Usual: 1 << 40, Meter: meter}
	return &Work{Words: share, Reading: share}
}

// input makes an Input of texts; "¶" stands between the blocks of a side.
func input(old, new string) Input {
	in := Input{Lex: token.NewLexicon()}
	in.Old, in.New = pieces(in.Lex, old), pieces(in.Lex, new)
	return in
}

func pieces(lex *token.Lexicon, text string) []Piece {
	var out []Piece
	for _, block := range strings.Split(text, "¶") {
		p := Piece{Text: block, Tok: token.Split(block, false)}
		for _, tok := range p.Tok {
			exact, match := lex.Ids(tok.Of(block), tok.Kind)
			p.Exact, p.Match = append(p.Exact, exact), append(p.Match, match)
		}
		out = append(out, p)
	}
	return out
}

// draw writes spans as drawings do, and checks that they rebuild both sides.
func draw(t *testing.T, in Input, spans []Span) string {
	t.Helper()
	var out, old, new strings.Builder
	for k := 0; k < len(spans); k++ {
		s := spans[k]
		if s.Text == "" {
			t.Errorf("span %d of %v is empty", k, spans)
		}
		if s.Op != Insert {
			old.WriteString(s.Text)
		}
		if s.Op != Delete {
			new.WriteString(s.Text)
		}
		if k > 0 && (spans[k-1].Op == s.Op && spans[k-1].Note == s.Note && len(in.Old)+len(in.New) == 2 || spans[k-1].Op == Insert && s.Op == Delete) {
			t.Errorf("%q and %q stand together", spans[k-1], s)
		}
		note := ""
		if s.Note != "" {
			note = "|" + s.Note
		}
		switch s.Op {
		case Keep:
			out.WriteString(s.Text)
		case Restyle:
			out.WriteString("{" + s.Note + "|" + s.Text + "}")
		case Delete:
			if k+1 < len(spans) && spans[k+1].Op == Insert {
				k++
				new.WriteString(spans[k].Text)
				fmt.Fprintf(&out, "[%s/%s%s]", s.Text, spans[k].Text, note)
			} else {
				fmt.Fprintf(&out, "[%s/%s]", s.Text, note)
			}
		case Insert:
			fmt.Fprintf(&out, "[/%s%s]", s.Text, note)
		}
	}
	if got, want := old.String(), whole(in.Old); got != want {
		t.Errorf("the old text is %q, want %q", got, want)
	}
	if got, want := new.String(), whole(in.New); got != want {
		t.Errorf("the new text is %q, want %q", got, want)
	}
	return out.String()
}

func whole(pieces []Piece) string {
	out := ""
	for _, p := range pieces {
		out += p.Text
	}
	return out
}

// sides reads a drawing's two texts.
func sides(drawing string) (old, new string) {
	for {
		before, rest, found := strings.Cut(drawing, "[")
		old, new = old+before, new+before
		if !found {
			return old, new
		}
		change, after, _ := strings.Cut(rest, "]")
		change, _, _ = strings.Cut(change, "|")
		a, b, _ := strings.Cut(change, "/")
		old, new, drawing = old+a, new+b, after
	}
}

// agree fails unless each drawing is what its two sides give, both ways round.
func agree(t *testing.T, drawings ...string) {
	t.Helper()
	for _, want := range drawings {
		old, new := sides(want)
		in := input(old, new)
		if got := draw(t, in, Spans(in, ample(), &Scratch{}).Spans); got != want {
			t.Errorf("got\n%s, want\n%s", got, want)
		}
	}
}

func TestChangesSlideToTheBestEdge(t *testing.T) {
	agree(t,
		"[He went home. /]He went away.",
		"One thing.[/ Two things.] Three things.",
		"It rained, it snowed[, it rained/].",
		"He said “no”[ and “no”/] again.",
		"a big[ big/] dog",
	)
}

func TestSmallIslandsAreJoined(t *testing.T) {
	agree(t,
		"We know [a plan of peace/the hope of war] by now.",
		"They went [to/into] Paris and the [long talks/meeting] began.", // never over a long run
		"We saw [one/three]. [Two/Four] cars.",
		"He saw [red/blue]. [Green/Yellow] was not there.",   // never over the end of a sentence
		"They call it [good/bad] “for now” [when/if] asked.", // never over a quotation
		"We met [anna, bob/carla, dora] and eve.",            // a lone mark goes
		"We met[ anna,/] bob[/, carla] and eve.",             // but not between what only went or came
	)
}

func TestRowsAndSentencesThatKeepLittleAreReplacedWhole(t *testing.T) {
	agree(t,
		"[Rubio meets a delegation in Paris/Macron hosts many ministers of Europe at talks in Rome]",
		"The mayor spoke first. [Nobody in the hall believed her./A band played until it was dark.] Then all went home.",
		"[/Long before any of this was written down by the monks of the abbey, ]there was a mill",
	)
}

func TestSentencesAreAlignedBeforeWords(t *testing.T) {
	agree(t,
		"The bus was late.[ The driver of the bus had lost the key./] Nobody of the passengers had complained[/ of the driver]. All went home.",
		"Kyiv says Moscow is to blame for last month[ and/. They] hope to persuade the US. One more thing. And another one.",
		"[The talks failed./Both sides blamed each other for the failure of the talks.] No firm date was set for new rounds in any city that diplomats, reporters, hosts, guards could name.[ Both sides blamed each other for the failure of the talks./]", // not by the words of a sentence that moved
		"A dog barked all night.[ A cat sat on the wall of the old house./] Two birds sang in the garden.[/ A fox ran over the road to the wood.]",
	)
}

func TestLightWordsCarryNoComparison(t *testing.T) {
	in := input("The of to and council met.", "The of to and parliament left.")
	if got, want := draw(t, in, Spans(in, ample(), &Scratch{}).Spans), "The of to and [council met/parliament left]."; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	agree(t, "[Reform of the law is near/Winter on the moon was hard]")
}

func TestEverySideIsTheMirrorImageOfTheOther(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 9))
	words := strings.Fields("the of a Mr. said “yes” ‘no’ “well, I came. I saw. 17 April 2025 $5 million 1,234 10:30 am well-known J.K. U.S. end. Then it’s cafe café CAFÉ 我有 ไทย a@b.example")
	for range 2000 {
		old, new := words[random.IntN(len(words))], words[random.IntN(len(words))]
		for range random.IntN(30) {
			word := words[random.IntN(len(words))]
			if random.IntN(5) > 0 {
				old += " " + word
			}
			if random.IntN(5) > 0 {
				new += " " + word
			}
		}
		in := input(old, new)
		one := draw(t, in, Spans(in, ample(), &Scratch{}).Spans)
		in.Mirrored = true
		swapped := Input{Old: in.New, New: in.Old}
		two := draw(t, swapped, Spans(in, ample(), &Scratch{}).Spans)
		a, b := sides(one)
		c, d := sides(two)
		if a != d || b != c || strings.Count(one, "[") != strings.Count(two, "[") {
			t.Fatalf("%s\nand mirrored\n%s", one, two)
		}
	}
}

func TestASpentShareIsCoarseAndLosesNothing(t *testing.T) {
	in := input("One two three. Four five six. Seven eight nine.", "One two 3. Four 5 six. 7 eight nine.")
	for _, left := range []int64{0, 10, 100, 1000} {
		work := ample()
		work.Words.Left, work.Reading.Left = left, left
		got := Spans(in, work, &Scratch{})
		draw(t, in, got.Spans)
		if left < 100 && !got.Coarse {
			t.Errorf("a share of %d units is enough", left)
		}
	}
}

func FuzzSpans(f *testing.F) {
	f.Add("One two. Three “four” five.", "One two, three. Four 'five' 6.", uint8(0))
	f.Add("我有很多桌子", "梅有很多儿子", uint8(1))
	f.Add("a\u0301 b¶c 17 April", "a b c¶17 May", uint8(2))
	f.Fuzz(func(t *testing.T, old, new string, how uint8) {
		in := input(strings.ToValidUTF8(old, "\uFFFD"), strings.ToValidUTF8(new, "\uFFFD"))
		in.Grain, in.Mirrored = Grain(how%3), false
		if how&4 != 0 {
			in.Breaks = func(lang, text string) []int32 { return []int32{int32(len(text) / 2), 1, -1, int32(len(text) + 9)} }
		}
		scratch := &Scratch{}
		draw(t, in, Spans(in, ample(), scratch).Spans)
		draw(t, in, Spans(in, ample(), scratch).Spans) // used memory makes no difference
		work := ample()
		work.Words.Left, work.Reading.Left = int64(len(old)), int64(len(new))
		draw(t, in, Spans(in, work, scratch).Spans)
	})
}
