package main

// jumps lets a jump forwards leave the block that ends at its place, without the way through the table:
//
//	i32.const 7, local.set 0, br 12            →  br 3
//	if, i32.const 7, local.set 0, br 13, end   →  br_if 3
//
// The table would do the same, and nothing else looks at local 0. The block of a jump backwards has ended; such a jump
// stays as it is.
func (f *function) jumps(s shape) {
	if s.loop == 0 {
		return
	}
	code := f.code
	out := code[:0:0]
	ended := map[int]bool{}
	jump := func(i int) (block int, forwards bool) {
		if i+2 >= len(code) || code[i].code != opI32Const || !code[i+1].is(opLocalSet, 0) || code[i+2].code != opBr || code[i+2].id != s.loop {
			return 0, false
		}
		block = s.place(code[i].constant())
		return block, !ended[block]
	}
	for i := 0; i < len(code); i++ {
		op := code[i]
		if op.code == opEnd {
			ended[op.id] = true
		}
		if block, ok := jump(i); ok {
			out = append(out, instruction{code: opBr, id: block})
			i += 2
			continue
		}
		if op.is(opIf, noResult) && i+4 < len(code) && code[i+4].code == opEnd {
			if block, ok := jump(i + 1); ok {
				out = append(out, instruction{code: opBrIf, id: block})
				i += 4
				continue
			}
		}
		out = append(out, op)
	}
	f.code = out
}

// leave lets a function be left where it is called back from, not by a jump whose label is another after each call:
//
//	br_if 12  →  if, i32.const 1, return, end
//
// That is longer, and much shorter in brotli.
func (f *function) leave(s shape) {
	out := f.code[:0:0]
	for i, op := range f.code {
		if op.code != opBrIf || op.id != s.leave {
			out = append(out, op)
			continue
		}
		id := len(f.code) + i + 1 // of no other block
		out = append(out, instruction{opIf, []byte{noResult}, id}, instruction{opI32Const, []byte{1}, 0},
			instruction{code: opReturn}, instruction{opEnd, nil, id})
	}
	f.code = out
}
