package render

import (
	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
)

// A piece is a span at its place in the blocks of both sides. The side a span does not stand on has the place where
// it would.
type piece struct {
	compare.Span
	number   int           // of the change, in its row; -1 is none
	class    compare.Class // of the change: the most that its spans need
	old, new place
	alike    string // of an insertion: which of its signs look like those they took the place of
}

// A place is a position in the text of one of a row's blocks.
type place struct {
	block  int // which of the row's blocks, from 0
	offset int // in bytes
}

// pieces places the spans of a row. Those of a departed row are the texts of its blocks: they stand in the moved row.
func (d *drawing) pieces(index int) []piece {
	row := d.Rows[index]
	old, new := textsOf(d.Old.Blocks, row.Old), textsOf(d.New.Blocks, row.New)
	spans, numbers := row.Spans, row.Numbers()
	if row.Kind == compare.Departed && len(spans) == 0 {
		for _, text := range old {
			spans, numbers = append(spans, compare.Span{Op: compare.Keep, Text: text}), append(numbers, -1)
		}
	}
	var pieces []piece
	var o, n place
	for i, s := range spans {
		if s.Op != compare.Insert {
			o = o.settle(old)
		}
		if s.Op != compare.Delete {
			n = n.settle(new)
		}
		pieces = append(pieces, piece{Span: s, number: numbers[i], old: o, new: n})
		if s.Op != compare.Insert {
			o.offset += len(s.Text)
		}
		if s.Op != compare.Delete {
			n.offset += len(s.Text)
		}
	}
	classify(pieces)
	compareAlike(pieces, d.words.Say("arrow"))
	return pieces
}

// classify gives all pieces of a change the class of the change.
func classify(pieces []piece) {
	most := map[int]compare.Class{}
	for _, p := range pieces {
		most[p.number] = max(most[p.number], p.Class())
	}
	for i := range pieces {
		pieces[i].class = most[pieces[i].number]
	}
}

// settle goes on to the next block if this one is used up: a span never crosses the end of a block.
func (p place) settle(texts []string) place {
	if p.block+1 < len(texts) && p.offset >= len(texts[p.block]) {
		return place{p.block + 1, 0}
	}
	return p
}

func textsOf(blocks []article.Block, indexes []int) []string {
	var texts []string
	for _, i := range indexes {
		texts = append(texts, blockAt(blocks, i).Text)
	}
	return texts
}

// blockAt is the block at an index; a comparison that was made up elsewhere may name one that is not there.
func blockAt(blocks []article.Block, i int) article.Block {
	if i < 0 || i >= len(blocks) {
		return article.Block{Role: article.Para}
	}
	return blocks[i]
}
