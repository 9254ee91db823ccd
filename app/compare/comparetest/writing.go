package comparetest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stet-diff/stet/app/article"
)

// A writing is the vocabulary of one article: common words and rare ones of a script or two, as text has them.
type writing struct {
	common, rare []string
	spaced       bool
}

// syllables of several scripts, from which words are made.
var syllables = [][]string{
	{"ba", "ne", "to", "ri", "lu", "ka", "mo", "se", "vi", "pa", "gra", "ter", "lon", "dis"},
	{"né", "çà", "ö", "über", "ño", "a\u0301", "ſt", "ßen", "œu", "île"},
	{"θα", "λο", "γη", "μά", "νω", "ρι", "σε"},
	{"до", "ро", "га", "ми", "ст", "ний", "ва"},
	{"한", "국", "어", "문", "장", "의"},
	{"سل", "ام", "كت", "اب", "نا", "دي"},
}

// glyphs of scripts without spaces.
var glyphs = [][]string{
	strings.Split("我有很多桌子儿梅天地人山水火木金土日月年中国大小上下左右学生先的是不在了他这个们来到时说就出会可也你对要得能下过家十用发", ""),
	strings.Split("ก ข น้ำ ดี ไท ย มา ค รู้ ป ลา ที่ นี่ แล ะ เป็ น คว า ม ได้ ให้ ว่ อ ยู่ จะ มี ใน ผู้ กา ร รั ฐ บ าล ส ถา ต่ เมื", " "),
}

// writer chooses the words of an article.
func (s Source) writer() *writing {
	w := &writing{spaced: s.IntN(5) > 0}
	from := syllables[s.IntN(len(syllables))]
	if s.IntN(2) == 0 {
		from = append(append([]string{}, from...), syllables[0]...)
	}
	if !w.spaced {
		from = glyphs[s.IntN(len(glyphs))]
	}
	word := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString(from[s.IntN(len(from))])
		}
		return b.String()
	}
	for range 12 {
		w.common = append(w.common, word(1))
	}
	for range 300 + s.IntN(500) {
		w.rare = append(w.rare, word(2+s.IntN(3)))
	}
	return w
}

// odd are what stands between words now and then.
var odd = []string{"“%”", "(%)", "«%»", "‘%’", "%,", "% —", "%:", "\u2067%\u2069", "%\u00a0km", "$%", "👩🏽 %", "% 🇫🇷", "%…"}

// word returns a word, or a number.
func (s Source) word(w *writing) string {
	switch s.IntN(20) {
	case 0:
		return []string{"1,234.56", "10:30", "5%", "2025", "17", "3.5", "1,000,000"}[s.IntN(7)]
	case 1, 2:
		return strings.Replace(odd[s.IntN(len(odd))], "%", w.rare[s.IntN(len(w.rare))], 1)
	case 3, 4, 5, 6, 7, 8:
		return w.common[s.IntN(len(w.common))]
	}
	return w.rare[s.IntN(len(w.rare))]
}

// sentence returns n words and a stop. The first begins with a capital, if its script has any.
func (s Source) sentence(w *writing, n int) string {
	words := make([]string, n)
	for k := range words {
		words[k] = s.word(w)
	}
	first, size := utf8.DecodeRuneInString(words[0])
	words[0] = string(unicode.ToUpper(first)) + words[0][size:]
	if !w.spaced {
		return strings.Join(words, "") + ". "
	}
	return strings.Join(words, " ") + ". "
}

// article writes block i of n: a headline, a standfirst, headings, items and paragraphs.
func (s Source) article(w *writing, i, n int) article.Block {
	b := article.Block{Role: article.Para}
	sentences, words := 1+s.IntN(4), 8+s.IntN(14)
	switch {
	case i == 0:
		b.Role, sentences, words = article.Title, 1, 6+s.IntN(6)
	case i == 1 && n > 5:
		b.Role, sentences = article.Standfirst, 1
	case s.IntN(12) == 0:
		b.Role, b.Level, sentences, words = article.Heading, 2, 1, 4+s.IntN(4)
	case s.IntN(12) == 0:
		b.Role, sentences = article.Item, 1
	}
	var text strings.Builder
	for range sentences {
		text.WriteString(s.sentence(w, words+s.IntN(5)))
	}
	b.Text = strings.TrimSpace(text.String())
	if b.Role == article.Title || b.Role == article.Heading {
		b.Text = strings.TrimSuffix(b.Text, ".")
	}
	return s.lightly(b)
}

// lightly marks some blocks.
func (s Source) lightly(b article.Block) article.Block {
	if s.IntN(4) == 0 {
		return s.marked(b)
	}
	return b
}

// changed replaces, drops and adds about so many per cent of the words of a block, some of them in a row.
func (s Source) changed(b article.Block, w *writing, percent int) article.Block {
	sep := " "
	if !w.spaced {
		sep = ""
	}
	b.Marks = nil
	var out []string
	for _, word := range strings.SplitAfter(b.Text, " ") {
		for _, part := range pieces(strings.TrimSuffix(word, " "), w.spaced) {
			switch chance := s.IntN(200); {
			case chance >= 2*percent:
				out = append(out, part)
			case chance < percent:
				out = append(out, s.word(w))
			case chance < percent*3/2:
				out = append(out, part, s.word(w))
			}
		}
		if !w.spaced {
			out = append(out, " ")
		}
	}
	text := strings.TrimSpace(strings.Join(out, sep))
	if text == "" {
		return b
	}
	b.Text = text
	return b
}

// pieces cuts text without spaces into runs of a few characters, which change together.
func pieces(word string, spaced bool) []string {
	if spaced || len(word) < 12 {
		return []string{word}
	}
	var out []string
	start, n := 0, 0
	for i := range word {
		if n++; n == 5 {
			out, start, n = append(out, word[start:i]), i, 0
		}
	}
	return append(out, word[start:])
}
