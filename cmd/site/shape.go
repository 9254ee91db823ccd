package main

import "encoding/binary"

// A shape is how Go's compiler lays out a function, so that it can be left in the middle and come back to:
//
//	block                      leave it with the answer 1: the goroutine's stack stays, another one runs
//	  loop                     jump to any place: its number is in local 0
//	    block … block          one for each place
//	      local.get 0
//	      br_table             goes to the place, which is the end of one of these blocks
//	    end …
//
// Either of the first two may be missing. Local 1 holds the stack pointer, which is global 0 too.
type shape struct {
	leave, loop int   // their ids; 0 if there is none
	table       []int // for the number of each place the id of the block to leave; the last is for all above
}

// resolve finds a function's shape, and gives each block an id and each jump that of the block it leaves. It is false
// for a function that has no such shape, or uses its locals otherwise.
func (f *function) resolve() (s shape, ok bool) {
	table, ok := s.head(f.code)
	if !ok || !usual(f.code[table:]) {
		return s, false
	}
	var open []int
	for i := range f.code {
		op := &f.code[i]
		switch op.code {
		case opBlock, opLoop, opIf:
			op.id = i + 1
			open = append(open, op.id)
		case opEnd:
			if len(open) > 0 {
				op.id, open = open[len(open)-1], open[:len(open)-1]
			}
		case opBr, opBrIf:
			if op.number() >= len(open) {
				return s, false
			}
			op.id = open[len(open)-1-op.number()]
		case opBrTable:
			if i != table {
				return s, false
			}
		}
	}
	return s, true
}

// head reads how a function begins, up to its table.
func (s *shape) head(code []instruction) (table int, ok bool) {
	if len(code) < 3 || !code[0].is(opGlobalGet, 0) || !code[1].is(opLocalSet, 1) {
		return 0, false
	}
	var blocks []int // ids, which are one more than where the block stands
	i := 2
	for ; i < len(code) && (code[i].is(opBlock, noResult) || code[i].is(opLoop, noResult) && s.loop == 0 && len(blocks) < 2); i++ {
		if blocks = append(blocks, i+1); code[i].code == opLoop {
			s.loop = i + 1
			if len(blocks) == 2 {
				s.leave = blocks[0]
			}
			blocks = nil
		}
	}
	if i+1 >= len(code) || !code[i].is(opLocalGet, 0) || code[i+1].code != opBrTable {
		return 0, false
	}
	most := 0
	for in := code[i+1].rest; len(in) > 0; {
		label, n := binary.Uvarint(in)
		s.table, in = append(s.table, int(label)), in[n:]
	}
	s.table = s.table[1:] // how many there are
	for _, label := range s.table {
		most = max(most, label)
	}
	if s.loop == 0 && len(blocks) == most+2 {
		s.leave, blocks = blocks[0], blocks[1:]
	}
	if len(blocks) != most+1 {
		return 0, false
	}
	for k, label := range s.table {
		s.table[k] = blocks[most-label]
	}
	return i + 1, true
}

// usual reports whether what follows the table reads the number of its place nowhere else. A call by pointer keeps
// something else there for a moment.
func usual(code []instruction) bool {
	for i, op := range code {
		if op.is(opLocalTee, 0) {
			return false
		}
		if op.is(opLocalGet, 0) && (i < 2 || i+1 == len(code) || code[i+1].code != opCallIndirect || !code[i-2].is(opLocalSet, 0)) {
			return false
		}
	}
	return true
}

// place is the block whose end is the place with that number.
func (s shape) place(number int64) int {
	return s.table[min(number, int64(len(s.table)-1))]
}

// relabel writes into each jump how many blocks it leaves. It is false if one leaves a block that it is not in.
func (f *function) relabel(s shape) bool {
	var open []int
	label := func(id int) int {
		i := len(open) - 1
		for i >= 0 && open[i] != id {
			i--
		}
		if i < 0 {
			return -1
		}
		return len(open) - 1 - i
	}
	for i := range f.code {
		op := &f.code[i]
		switch op.code {
		case opBlock, opLoop, opIf:
			open = append(open, op.id)
		case opEnd:
			if len(open) > 0 {
				open = open[:len(open)-1]
			}
		case opBr, opBrIf:
			n := label(op.id)
			if n < 0 {
				return false
			}
			*op = instruction{op.code, numbered(op.code, n).rest, op.id}
		case opBrTable:
			labels := []int{len(s.table) - 1}
			for _, id := range s.table {
				labels = append(labels, label(id))
			}
			*op = numbered(op.code, labels...)
		}
	}
	return true
}
