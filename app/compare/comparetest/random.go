package comparetest

import (
	"math/rand/v2"
	"strings"

	"github.com/stet-diff/stet/app/article"
)

// A Source makes random versions. The same seed makes the same ones.
type Source struct{ *rand.Rand }

// NewSource returns a source with a seed.
func NewSource(seed uint64) Source { return Source{rand.New(rand.NewPCG(seed, 1))} }

// Alphabets of a few pieces each: with little to choose from, the same words meet often, which is hard.
var alphabets = [][]string{
	{"a", "b", "c", "a", "b.", "a,", "The", "the", "b"},
	{"one", "two", "three.", "Four", "five,", "six", "1,234.56", "10:30", "5%", "$7 million", "17 April 2025"},
	{"don’t", "don't", "“yes”", "\"yes\"", "‘no’", "—", "-", "…", "...", "(so)", "«oui»", "“", "”"},
	{"ω", "é", "e\u0301", "Ö", "ß", "Straße", "İ", "ﬁ", "Ａ", "naïve", "l’été"},
	{"我", "有", "桌子", "。", "儿", "ไทย", "น้ำ", "한국어", "日本語の", "カタカナ"},
	{"👩🏽", "👩‍👧", "🇫🇷", "🇫", "\u200d", "\u0301", "❤️", "1️⃣"},
	{"\u00a0", "\u202f", "a\u00adb", "\u200b", "\ufeff", "\u202eabc\u202c", "\u2067x\u2069", "\u0600", "\t", "x\r\ny"},
	{"https://a.example/b?c=d&e=f", "me@a.example", "U.S.", "J.K.", "well-known", "Mr.", "#tag", "a_b()", "x=1;"},
}

// roles that random blocks have.
var roles = []article.Role{article.Para, article.Para, article.Para, article.Para, article.Title, article.Standfirst,
	article.Heading, article.Item, article.Quote, article.Caption, article.Row, article.Code, article.Image, "odd"}

// Pair returns two versions: one of random blocks, and it again with edits of every kind.
func (s Source) Pair() (old, new article.Version) {
	words := alphabets[s.IntN(len(alphabets))]
	if s.IntN(3) > 0 {
		words = append(append([]string{}, words...), alphabets[s.IntN(len(alphabets))]...)
	}
	for range s.IntN(7) {
		old.Blocks = append(old.Blocks, s.block(words))
	}
	for _, b := range old.Blocks {
		new.Blocks = append(new.Blocks, s.edited(b, words)...)
	}
	if n := len(new.Blocks); n > 1 && s.IntN(3) == 0 {
		i, j := s.IntN(n), s.IntN(n)
		new.Blocks[i], new.Blocks[j] = new.Blocks[j], new.Blocks[i]
	}
	return old, new
}

func (s Source) block(words []string) article.Block {
	return s.marked(article.Block{Role: roles[s.IntN(len(roles))], Level: s.IntN(2), Text: s.text(words, 1+s.IntN(14))})
}

func (s Source) text(words []string, n int) string {
	var b strings.Builder
	for k := range n {
		if k > 0 && s.IntN(8) > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(words[s.IntN(len(words))])
	}
	return b.String()
}

// marked puts random marks on a block.
func (s Source) marked(b article.Block) article.Block {
	b.Marks = nil
	for range max(0, s.IntN(5)-2) {
		i, j := s.IntN(len(b.Text)+1), s.IntN(len(b.Text)+1)
		m := article.Inline{Start: min(i, j), End: max(i, j), Style: article.StrongStyle}
		switch s.IntN(3) {
		case 0:
			m.Style = article.EmStyle
		case 1:
			m.Style, m.Target = article.LinkStyle, article.NewLink("https://a.example/"+string(rune('a'+s.IntN(3))))
		}
		b.Marks = append(b.Marks, m)
	}
	return b
}

// edited returns what a block became: itself, edited, restyled, split, merged with words of its own, or gone.
func (s Source) edited(b article.Block, words []string) []article.Block {
	switch s.IntN(12) {
	case 0:
		return nil
	case 1:
		return []article.Block{b, s.block(words)}
	case 2:
		return []article.Block{s.marked(b)}
	case 3:
		b.Role = roles[s.IntN(len(roles))]
		return []article.Block{b}
	case 4:
		if at := strings.IndexByte(b.Text, ' '); at > 0 && at+1 < len(b.Text) {
			c := b
			b.Text, c.Text = b.Text[:at], b.Text[at+1:]
			return []article.Block{s.marked(b), s.marked(c)}
		}
	case 5, 6, 7, 8:
		return []article.Block{s.marked(s.rewritten(b, words))}
	}
	return []article.Block{b}
}

// rewritten changes some words of a block.
func (s Source) rewritten(b article.Block, words []string) article.Block {
	fields := strings.Split(b.Text, " ")
	var out []string
	for _, f := range fields {
		switch s.IntN(10) {
		case 0:
		case 1:
			out = append(out, words[s.IntN(len(words))])
		case 2:
			out = append(out, f, words[s.IntN(len(words))])
		default:
			out = append(out, f)
		}
	}
	if b.Text = strings.Join(out, " "); b.Text == "" {
		b.Text = words[0]
	}
	return b
}
