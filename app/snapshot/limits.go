package snapshot

import (
	"strings"
	"unicode/utf8"

	"github.com/stet-diff/stet/app/article"
)

const (
	maxBlocks = 50_000    // of a version
	maxWords  = 1_000_000 // of a version
	maxText   = 16 << 20  // bytes of text of a version
	maxBlock  = 1 << 20   // bytes of one block
	maxMarks  = 10_000    // of one block
	maxNodes  = 2_000_000 // tags and texts of a page
)

// limit cuts a version at the limits, the article first, and notes what it cut.
func limit(in *input, v *article.Version) {
	left := budget{blocks: maxBlocks, words: maxWords, bytes: maxText}
	size := 0
	for _, blocks := range [][]article.Block{v.Blocks, v.Furniture} {
		for i := range blocks {
			size += len(blocks[i].Text)
		}
	}
	left.few = size <= maxWords
	v.Blocks = left.take(in, v.Blocks)
	v.Furniture = left.take(in, v.Furniture)
	if left.changed {
		v.Pieces, v.Template = nil, nil // they would say more than the blocks: the choice stays as it is
	}
}

// A budget is what a version may still hold.
type budget struct {
	blocks, words, bytes int
	few                  bool // there are fewer words than that, for there are no more bytes
	changed              bool // something was cut or divided
}

func (left *budget) take(in *input, blocks []article.Block) []article.Block {
	whole := len(blocks)
	blocks = divide(in, blocks)
	left.changed = left.changed || len(blocks) != whole
	for i := range blocks {
		if n := len(blocks[i].Marks); n > maxMarks {
			blocks[i].Marks, left.changed = blocks[i].Marks[:maxMarks:maxMarks], true
			in.note("marks-dropped")
		}
		if left.blocks--; left.blocks < 0 {
			left.changed = true
			in.note("blocks-cut", in.file)
			return blocks[:i]
		}
		if !left.few {
			left.words -= words(blocks[i].Text)
		}
		left.bytes -= len(blocks[i].Text)
		if left.words < 0 || left.bytes < 0 {
			in.noteCut()
			left.blocks, left.changed = 0, true
			return blocks[:i]
		}
	}
	return blocks
}

// short returns the part of a text that a version may hold, cut between characters, so that no later step needs memory
// for the rest.
func (in *input) short(text string) string {
	if len(text) <= maxText {
		return text
	}
	in.noteCut()
	end := maxText
	for !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end]
}

// fewer cuts a text after twice as many words as a version may hold: signs between white space count here.
func (in *input) fewer(text string) string {
	n := 0
	for i := 1; i < len(text); i++ {
		if text[i] <= ' ' && text[i-1] > ' ' {
			if n++; n == 2*maxWords {
				in.noteCut()
				return text[:i]
			}
		}
	}
	return text
}

func (in *input) noteCut() {
	in.note("text-too-long", in.file)
}

// divide cuts blocks over 1 MiB: at a sentence's end, else at a space, else between two characters.
func divide(in *input, blocks []article.Block) []article.Block {
	for i := 0; i < len(blocks); i++ {
		if len(blocks[i].Text) <= maxBlock {
			continue
		}
		first, rest := halve(blocks[i])
		in.note("block-divided")
		blocks = append(blocks[:i:i], append([]article.Block{first, rest}, blocks[i+1:]...)...)
	}
	return blocks
}

func halve(b article.Block) (first, rest article.Block) {
	head := b.Text[:maxBlock]
	end := strings.LastIndex(head, ". ") + 1
	if end < maxBlock/2 {
		end = strings.LastIndexByte(head, ' ')
	}
	if end < maxBlock/2 {
		for end = maxBlock; !utf8.RuneStart(b.Text[end]); {
			end--
		}
	}
	start := end
	for start < len(b.Text) && b.Text[start] == ' ' {
		start++
	}
	first, rest = b, b
	first.Text, rest.Text = b.Text[:end], b.Text[start:]
	first.Marks, rest.Marks = nil, nil
	for _, m := range b.Marks {
		if m.Start < end {
			first.Marks = append(first.Marks, article.Inline{Start: m.Start, End: min(m.End, end), Style: m.Style, Target: m.Target})
		}
		if m.End > start {
			rest.Marks = append(rest.Marks, article.Inline{Start: max(m.Start, start) - start, End: m.End - start, Style: m.Style, Target: m.Target})
		}
	}
	return first, rest
}
