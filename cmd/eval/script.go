package main

import (
	"strings"

	"github.com/stet-diff/stet/app/compare"
)

// A script is how a program says one text became another: pieces that are kept, deleted or inserted, in order.
type script struct {
	pieces []piece
	ms     float64
	failed error
}

// A piece is a run of text; op is '=', '-' or '+'.
type piece struct {
	op   byte
	text string
}

// words counts the deleted and inserted words: runs between white space.
func (s script) words() (deleted, inserted int) {
	for _, p := range s.pieces {
		switch p.op {
		case '-':
			deleted += len(words(p.text))
		case '+':
			inserted += len(words(p.text))
		}
	}
	return deleted, inserted
}

// touched counts the words of both sides that a mark touches at all: a sign that was marked alone touches its word.
func (s script) touched() (old, new int) { return len(s.markedWords('-')), len(s.markedWords('+')) }

// markedWords lists the words of one side that a mark touches: '-' is the old side, '+' the new one.
func (s script) markedWords(op byte) []string {
	var text, mark strings.Builder // mark has an x below each marked byte
	for _, p := range s.pieces {
		switch p.op {
		case op:
			mark.WriteString(strings.Repeat("x", len(p.text)))
		case '=':
			mark.WriteString(strings.Repeat(" ", len(p.text)))
		default:
			continue
		}
		text.WriteString(p.text)
	}
	var out []string
	at := 0
	for _, word := range words(text.String()) {
		at += strings.Index(text.String()[at:], word)
		if strings.Contains(mark.String()[at:at+len(word)], "x") {
			out = append(out, word)
		}
		at += len(word)
	}
	return out
}

// scriptOf reads a comparison as a script, row by row, a line feed after each block. What moved is kept where it is.
func scriptOf(c compare.Comparison) script {
	var s script
	signs := map[compare.Op]byte{compare.Keep: '=', compare.Restyle: '=', compare.Delete: '-', compare.Insert: '+'}
	for _, row := range c.Rows {
		for _, span := range row.Spans {
			s.pieces = append(s.pieces, piece{signs[span.Op], span.Text})
		}
		s.pieces = append(s.pieces, piece{'=', "\n"})
	}
	return s
}

// rebuilds reports whether the pieces join to both texts, white space aside: some programs make it up.
func (s script) rebuilds(old, new string) bool {
	var a, b strings.Builder
	for _, p := range s.pieces {
		if p.op != '+' {
			a.WriteString(p.text)
		}
		if p.op != '-' {
			b.WriteString(p.text)
		}
	}
	return bare(a.String()) == bare(old) && bare(b.String()) == bare(new)
}

// rebuilt reports whether the spans of a comparison join to the blocks of both sides, byte for byte.
func rebuilt(c compare.Comparison) bool {
	old, new := make([]string, len(c.Old.Blocks)), make([]string, len(c.New.Blocks))
	join := func(into []string, of []int, row compare.Row, leftOut compare.Op, blocks func(int) string) {
		k := 0
		for _, s := range row.Spans {
			if s.Op == leftOut {
				continue
			}
			for k < len(of)-1 && len(into[of[k]]) == len(blocks(of[k])) {
				k++
			}
			if k < len(of) {
				into[of[k]] += s.Text
			}
		}
	}
	oldText := func(i int) string { return c.Old.Blocks[i].Text }
	newText := func(j int) string { return c.New.Blocks[j].Text }
	for _, row := range c.Rows {
		if row.Kind != compare.Departed {
			join(old, row.Old, row, compare.Insert, oldText)
			join(new, row.New, row, compare.Delete, newText)
		}
	}
	for i := range old {
		if old[i] != oldText(i) {
			return false
		}
	}
	for j := range new {
		if new[j] != newText(j) {
			return false
		}
	}
	return true
}
