package comparetest

import (
	"strconv"
	"strings"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
)

// A Case is two versions of which it is known how the one became the other.
type Case struct {
	Old, New  article.Version
	Links     []Link
	Sentences []string // that went from one block to another, each to the end of it
}

// A Link says that a block of the old version became, or became part of, a block of the new one. A block that was
// split or merged has several.
type Link struct {
	Old, New int
	Moved    bool // it crosses another link that is neither split nor merged
}

// Case makes an article of a few to some thirty blocks and edits it as editors do: words and sentences change, blocks
// move alone or together, are split, merged, restyled, given another role, cut and written anew.
func (s Source) Case() Case {
	w := s.writer()
	n := 3 + s.IntN(28)
	blocks := make([]draft, 0, n)
	for i := range n {
		blocks = append(blocks, draft{s.article(w, i, n), []int{i}})
	}
	var c Case
	for _, b := range blocks {
		c.Old.Blocks = append(c.Old.Blocks, b.block)
	}
	blocks = s.reworked(blocks, w)
	if s.IntN(2) == 0 {
		c.Sentences = s.sendSentence(blocks, c.Old)
	}
	blocks = s.moveSome(blocks)
	for j, b := range blocks {
		c.New.Blocks = append(c.New.Blocks, b.block)
		for _, i := range b.from {
			c.Links = append(c.Links, Link{Old: i, New: j})
		}
	}
	c.cross()
	return c
}

// A draft is a block of the new version and the old blocks it was made of.
type draft struct {
	block article.Block
	from  []int
}

// reworked takes each block through what editors do.
func (s Source) reworked(blocks []draft, w *writing) []draft {
	var out []draft
	for k := 0; k < len(blocks); k++ {
		b := blocks[k]
		single := b.block.Role == article.Title || b.block.Role == article.Standfirst
		switch chance := s.IntN(100); {
		case single && chance < 60:
			b.block = s.marked(s.changed(b.block, w, 50))
		case single || chance < 35:
		case chance < 65:
			b.block = s.changed(b.block, w, 5+s.IntN(30))
		case chance < 70:
			b.block = s.marked(b.block)
		case chance < 73 && b.block.Role == article.Para:
			b.block.Role = article.Quote
		case chance < 79:
			if left, right, ok := halves(b.block); ok {
				out = append(out, draft{left, b.from})
				b.block = right
			}
		case chance < 84 && k+1 < len(blocks) && b.block.Role == article.Para && blocks[k+1].block.Role == article.Para:
			b.block.Text += " " + blocks[k+1].block.Text
			b.block.Marks = nil
			b.from = []int{b.from[0], blocks[k+1].from[0]}
			k++
		case chance < 91:
			continue
		case chance < 97:
			out = append(out, draft{s.article(w, 5, 9), nil})
		}
		out = append(out, b)
	}
	return out
}

// sendSentence takes a sentence of ten words or more, as it stood in old, out of one paragraph and puts it behind
// another, if it finds two.
func (s Source) sendSentence(blocks []draft, old article.Version) []string {
	if len(blocks) < 2 {
		return nil
	}
	k := s.IntN(len(blocks) - 1)
	from, to := &blocks[k], &blocks[k+1]
	if s.IntN(2) == 0 {
		from, to = to, from
	}
	sentences := strings.SplitAfter(from.block.Text, ". ")
	fit := from.block.Role == article.Para && to.block.Role == article.Para && len(from.from) == 1 && len(to.from) == 1 && len(sentences) > 2
	if !fit || !strings.HasSuffix(to.block.Text, ".") {
		return nil
	}
	at := s.IntN(len(sentences) - 1)
	sent := strings.TrimSuffix(sentences[at], " ")
	if len(strings.Fields(sent)) < 10 || !strings.Contains(old.Blocks[from.from[0]].Text, sent) {
		return nil
	}
	from.block.Text, from.block.Marks = strings.Join(append(append([]string{}, sentences[:at]...), sentences[at+1:]...), ""), nil
	to.block.Text, to.block.Marks = to.block.Text+" "+sent, nil
	return []string{sent}
}

// halves cuts a block in two where a sentence ends, each of five words or more.
func halves(b article.Block) (left, right article.Block, ok bool) {
	left, right = b, b
	left.Marks, right.Marks = nil, nil
	for at := len(b.Text) / 3; at < len(b.Text); at++ {
		if strings.HasPrefix(b.Text[at:], ". ") {
			left.Text, right.Text = b.Text[:at+1], b.Text[at+2:]
			ok = len(strings.Fields(left.Text)) >= 5 && len(strings.Fields(right.Text)) >= 5
			return left, right, ok
		}
	}
	return left, right, false
}

// moveSome takes up to two groups of one to three blocks elsewhere. What was split or merged stays together and in
// its place: half of a block that goes elsewhere is no split.
func (s Source) moveSome(blocks []draft) []draft {
	for range s.IntN(3) {
		n := 1 + s.IntN(3)
		if len(blocks) < n+3 {
			return blocks
		}
		at := 2 + s.IntN(len(blocks)-n-1)
		group := append([]draft{}, blocks[at:at+n]...)
		if reshaped(blocks, at-1, at+n+1) {
			continue
		}
		rest := append(append([]draft{}, blocks[:at]...), blocks[at+n:]...)
		to := 2 + s.IntN(len(rest)-1)
		if reshaped(rest, to-1, to+1) {
			continue
		}
		blocks = append(append(append([]draft{}, rest[:to]...), group...), rest[to:]...)
	}
	return blocks
}

// reshaped reports whether one of the blocks from i to j was split or merged.
func reshaped(blocks []draft, i, j int) bool {
	for k := i; k < min(j, len(blocks)); k++ {
		if len(blocks[k].from) > 1 || k > i && len(blocks[k].from) == 1 && len(blocks[k-1].from) == 1 && blocks[k].from[0] == blocks[k-1].from[0] {
			return true
		}
	}
	return false
}

// cross finds out which links cross another one.
func (c *Case) cross() {
	for k, a := range c.Links {
		for _, b := range c.Links {
			if (a.Old-b.Old)*(a.New-b.New) < 0 {
				c.Links[k].Moved = true
			}
		}
	}
}

// A Score compares what was found with what is true.
type Score struct{ Right, False, Missed int }

// Add adds another score.
func (s *Score) Add(t Score) {
	s.Right, s.False, s.Missed = s.Right+t.Right, s.False+t.False, s.Missed+t.Missed
}

// Precision is how much of what was found is true, 1 if nothing was found.
func (s Score) Precision() float64 { return share(s.Right, s.False) }

// Recall is how much of what is true was found.
func (s Score) Recall() float64 { return share(s.Right, s.Missed) }

// F1 is the harmonic mean of both.
func (s Score) F1() float64 { return share(2*s.Right, s.False+s.Missed) }

func share(part, rest int) float64 {
	if part+rest == 0 {
		return 1
	}
	return float64(part) / float64(part+rest)
}

// String writes the figures and the counts.
func (s Score) String() string {
	return "F1 " + strconv.FormatFloat(s.F1(), 'f', 4, 64) + ", precision " + strconv.FormatFloat(s.Precision(), 'f', 4, 64) +
		", recall " + strconv.FormatFloat(s.Recall(), 'f', 4, 64) + " (" + strconv.Itoa(s.Right) + " right, " +
		strconv.Itoa(s.False) + " false, " + strconv.Itoa(s.Missed) + " missed)"
}

// Judge compares a comparison with the truth: the links between blocks, and the moves. A moved row is right when its
// blocks belong together and cross others; one that crosses nothing in truth, or joins strangers, is false. Which of
// two blocks that changed places moved is for the engine to say, so no single move can be missed, but a case with
// crossing links and no moved row misses one.
func (c Case) Judge(found compare.Comparison) (links, moves Score) {
	truth := map[[2]int]bool{} // to whether it crosses
	crossing := false
	for _, l := range c.Links {
		truth[[2]int{l.Old, l.New}] = l.Moved
		crossing = crossing || l.Moved
	}
	for _, row := range found.Rows {
		if row.Kind == compare.Departed {
			continue
		}
		for _, i := range row.Old {
			for _, j := range row.New {
				moved, ok := truth[[2]int{i, j}]
				if ok {
					links.Right++
				} else {
					links.False++
				}
				switch {
				case row.Kind == compare.Moved && moved:
					moves.Right++
				case row.Kind == compare.Moved:
					moves.False++
				}
			}
		}
	}
	links.Missed = len(truth) - links.Right
	if crossing && moves.Right == 0 {
		moves.Missed++
	}
	return links, moves
}

// JudgeSentences compares the sentences that are said to have moved with those that did. One is false if it is none of
// them, and if the blocks where it left and came are no link either: half of a block that was split may be told so.
func (c Case) JudgeSentences(found compare.Comparison) Score {
	var score Score
	links, left, seen := map[[2]int]bool{}, map[int][]int{}, map[string]bool{}
	for _, l := range c.Links {
		links[[2]int{l.Old, l.New}] = true
	}
	each := func(op compare.Op, do func(row compare.Row, text string, move int)) {
		for _, row := range found.Rows {
			for _, s := range row.Spans {
				if move := movedNote(s.Note); move > 0 && s.Op == op {
					do(row, s.Text, move)
				}
			}
		}
	}
	each(compare.Delete, func(row compare.Row, _ string, move int) { left[move] = row.Old })
	each(compare.Insert, func(row compare.Row, text string, move int) {
		right := false
		for _, i := range left[move] {
			for _, j := range row.New {
				right = right || links[[2]int{i, j}]
			}
		}
		for _, sentence := range c.Sentences {
			if strings.Contains(text, sentence) || strings.Contains(sentence, strings.TrimSpace(text)) {
				right, seen[sentence] = true, true
			}
		}
		if !right {
			score.False++
		}
	})
	score.Right, score.Missed = len(seen), len(c.Sentences)-len(seen)
	return score
}
