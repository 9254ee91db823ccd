package main

import "slices"

// unfolding is the body of a function that reads columns at the address from, and writes the table of so many functions
// at the address to. It does what table.unfold does; in its words:
//
//	for column := 0; column < columns; column++ {
//		before := 0
//		for entry := to; entry < to+8*count; entry += 8 {
//			at := entry + 4*column
//			if column >= columnHead {
//				f := to + [entry+4]
//				at = f + 4*(column-columnHead)
//				if column >= columnRest {
//					if column-columnRest >= [f+funcMore] { continue }
//					at = f + funcSize + 4*([f+funcOthers]+column-columnRest)
//				} else if column >= columnValues {
//					if column-columnValues >= [f+funcOthers] { continue }
//				}
//			}
//			number := next number, seven bits a byte
//			…
//		}
//	}
func unfolding(to, count, from int) []byte {
	const (
		from_, column, entry, before, at, f, number, shift, octet = 0, 1, 2, 3, 4, 5, 6, 7, 8
		locals                                                    = 9

		ltU, geU                = 0x49, 0x4f
		add, sub, and, or, xor  = opI32Add, opI32Sub, 0x71, 0x72, 0x73
		shl, shrU               = 0x74, 0x76
		load, load8, store, use = opI32Load, 0x2d, opI32Store, opLocalGet
	)
	number32 := func(n int) []byte { return append([]byte{opI32Const}, appendSigned(nil, int64(n))...) }
	var b []byte
	put := func(parts ...any) {
		for _, part := range parts {
			switch p := part.(type) {
			case int:
				b = append(b, byte(p))
			case []byte:
				b = append(b, p...)
			}
		}
	}
	put(1, locals, 0x7f, number32(from), opLocalSet, from_)
	put(opLoop, noResult, number32(0), opLocalSet, before, number32(to), opLocalSet, entry)
	put(opLoop, noResult, opBlock, noResult) // the block ends where the next entry begins
	put(use, entry, use, column, number32(2), shl, add, opLocalSet, at)
	put(use, column, number32(columnHead), geU, opIf, noResult)
	put(use, entry, load, 2, 4, number32(to), add, opLocalTee, f)
	put(use, column, number32(columnHead), sub, number32(2), shl, add, opLocalSet, at)
	put(use, column, number32(columnRest), geU, opIf, noResult)
	put(use, column, number32(columnRest), sub, use, f, load8, 0, funcMore, geU, opBrIf, 2)
	put(use, f, load, 2, funcOthers, use, column, add, number32(columnRest), sub, number32(2), shl, use, f, add, number32(funcSize), add, opLocalSet, at)
	put(opElse, use, column, number32(columnValues), geU, opIf, noResult)
	put(use, column, number32(columnValues), sub, use, f, load, 2, funcOthers, geU, opBrIf, 3)
	put(opEnd, opEnd, opEnd)
	put(number32(0), opLocalSet, number, number32(0), opLocalSet, shift)
	put(opLoop, noResult)
	put(use, from_, load8, 0, 0, opLocalTee, octet, number32(127), and, use, shift, shl, use, number, or, opLocalSet, number)
	put(use, shift, number32(7), add, opLocalSet, shift, use, from_, number32(1), add, opLocalSet, from_)
	put(use, octet, number32(128), and, opBrIf, 0, opEnd)
	put(use, at)
	put(use, column, number32(rising), ltU, opIf, 0x7f)
	put(use, number, number32(1), shrU, number32(0), use, number, number32(1), and, sub, xor, use, before, add, opLocalTee, before)
	put(opElse, use, number, number32(1), sub, opEnd)
	put(store, 2, 0, opEnd)
	put(use, entry, number32(8), add, opLocalTee, entry, number32(to+8*count), ltU, opBrIf, 0, opEnd)
	put(use, column, number32(1), add, opLocalTee, column, number32(columns), ltU, opBrIf, 0, opEnd)
	put(opEnd)
	return slices.Clip(b)
}
