package comparetest

import (
	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
)

// assemble makes blocks and spans of the pieces. Of changes that meet, the old text stands first.
func (p *textParser) assemble() {
	if p.only != compare.Insert {
		p.old.next()
	}
	if p.only != compare.Delete {
		p.new.next()
	}
	for from := 0; from < len(p.pieces); {
		to := from
		for to < len(p.pieces) && p.pieces[to].op != compare.Keep {
			to++
		}
		for _, leftOut := range []compare.Op{compare.Insert, compare.Delete} {
			for _, q := range p.pieces[from:to] {
				if q.op != leftOut && (q.op != "" || q.oldEdge == (leftOut == compare.Insert)) {
					p.add(q)
				}
			}
		}
		if from = to; from < len(p.pieces) {
			p.add(p.pieces[from])
			from++
		}
	}
}

// add adds a piece to its sides and to the spans.
func (p *textParser) add(q piece) {
	switch {
	case q.oldEdge:
		p.old.next()
		return
	case q.newEdge:
		p.new.next()
		return
	}
	fresh := false
	if q.op != compare.Insert {
		fresh = p.old.add(q.text, q.looks.old) || fresh
	}
	if q.op != compare.Delete {
		fresh = p.new.add(q.text, q.looks.new) || fresh
	}
	span := compare.Span{Op: q.op, Text: q.text, Note: q.note}
	if q.op == compare.Keep {
		if span.Note = q.looks.note(); span.Note != "" {
			span.Op = compare.Restyle
		}
	}
	if n := len(p.spans) - 1; n >= 0 && !fresh && p.spans[n].Op == span.Op && p.spans[n].Note == span.Note {
		p.spans[n].Text += span.Text
		return
	}
	p.spans = append(p.spans, span)
}

// A drawnSide is the blocks of one side of a row.
type drawnSide struct {
	blocks []article.Block
	looks  [][]look // of each block, one for each byte
}

func (s *drawnSide) next() {
	s.blocks, s.looks = append(s.blocks, article.Block{}), append(s.looks, nil)
}

// add adds text to the last block and reports whether it is the block's first.
func (s *drawnSide) add(text string, l look) bool {
	n := len(s.blocks) - 1
	fresh := s.blocks[n].Text == ""
	s.blocks[n].Text += text
	for range len(text) {
		s.looks[n] = append(s.looks[n], l)
	}
	return fresh
}

// finished returns the blocks with their marks.
func (s *drawnSide) finished() []article.Block {
	for k := range s.blocks {
		s.blocks[k].Marks = marksOf(s.looks[k])
	}
	return s.blocks
}
