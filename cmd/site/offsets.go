package main

import "encoding/binary"

// plain gives the stack back in one step:
//
//	stack pointer + 40, stack pointer + 8, return   →  stack pointer + 48, return
func (f *function) plain() {
	code := f.code
	out := code[:0:0]
	for i := 0; i < len(code); i++ {
		out = append(out, code[i])
		if n, ok := freed(code[i:]); ok {
			out = append(out, instruction{code: opI32Const, rest: appendSigned(nil, n)}, instruction{code: opI32Add}, numbered(opGlobalSet, 0))
			i += 9
		}
	}
	f.code = out
}

// freed tells how many bytes of the stack are given back in two steps before a return.
func freed(code []instruction) (int64, bool) {
	if len(code) < 12 || !code[0].is(opLocalGet, 1) || code[1].code != opI32Const || !same(code[2:], freeing) ||
		code[10].code != opI32Const || code[11].code != opReturn {
		return 0, false
	}
	return code[1].constant() + 8, true
}

var freeing = []instruction{
	{code: opI32Add}, numbered(opLocalTee, 1), numbered(opGlobalSet, 0),
	numbered(opLocalGet, 1), numbered(opI32Const, 8), {code: opI32Add}, numbered(opLocalTee, 1), numbered(opGlobalSet, 0),
}

// offsets puts what is added to the stack pointer into the instruction that uses the address:
//
//	local.get 1, i64.extend_i32_u, i64.const 40, i64.add, i32.wrap_i64, (value), i64.store 0
//	→  local.get 1, (value), i64.store 40
//
// Where another instruction uses it, it is added as it is, in 32 bits.
func (f *function) offsets() {
	code := f.code
	out := code[:0:0]
	more := map[int]int{} // what to add to the offset of the instruction there
	for i := 0; i < len(code); i++ {
		op := code[i]
		out = append(out, op)
		if n, ok := fromStack(code[i:]); ok {
			if user, ok := userOf(code, i+5); ok {
				more[user] += n
			} else {
				out = append(out, code[i+2], instruction{code: opI32Add})
				out[len(out)-2].code = opI32Const
			}
			i += 4
		} else if n := more[i]; n > 0 {
			_, at := binary.Uvarint(op.rest) // the alignment
			offset, _ := binary.Uvarint(op.rest[at:])
			out[len(out)-1] = instruction{code: op.code, rest: binary.AppendUvarint(op.rest[:at:at], offset+uint64(n))}
		}
	}
	f.code = out
}

// mostOffset is more than any frame has, and far less than what would carry an address round its end.
const mostOffset = 1 << 24

// fromStack tells how far from the stack pointer the address is that code begins to make.
func fromStack(code []instruction) (int, bool) {
	if len(code) < 6 || !code[0].is(opLocalGet, 1) || code[1].code != opI64ExtendU || code[2].code != opI64Const ||
		code[3].code != opI64Add || code[4].code != opI32Wrap {
		return 0, false
	}
	n := code[2].constant()
	return int(n), n > 0 && n < mostOffset
}

// userOf finds the load or store whose address is on top of the stack before code[i]. It is false if something else
// uses the address, or may.
func userOf(code []instruction, i int) (int, bool) {
	for above := 0; i < len(code); i++ { // values on the stack above the address
		c := code[i].code
		if above == 0 && c >= opI32Load && c < opI32Store || above == 1 && c >= opI32Store && c < opMemorySize {
			return i, true
		}
		takes, gives, ok := effect(c)
		if !ok || takes > above {
			return 0, false
		}
		above += gives - takes
	}
	return 0, false
}

// effect tells how many values an instruction takes from the stack, and how many it puts there; it is false for those
// with which code goes on elsewhere, or that are rare.
func effect(c byte) (takes, gives int, ok bool) {
	switch {
	case c == opLocalGet, c == opGlobalGet, c >= opI32Const && c <= opF64Const:
		return 0, 1, true
	case c == opLocalSet, c == opGlobalSet, c == opDrop:
		return 1, 0, true
	case c == opSelect:
		return 3, 1, true
	case c >= opI32Store && c < opMemorySize:
		return 2, 0, true
	case c == opLocalTee, c >= opI32Load && c < opI32Store, unary(c):
		return 1, 1, true
	case c > opI32Eqz && c < opI32Wrap:
		return 2, 1, true
	}
	return 0, 0, false
}

// unary reports whether an instruction makes a number of one number: tests for zero, counts of bits, signs and roots,
// and what turns one kind of number into another.
func unary(c byte) bool {
	return c == opI32Eqz || c == opI64Eqz || c >= 0x67 && c <= 0x69 || c >= 0x79 && c <= 0x7b ||
		c >= 0x8b && c <= 0x91 || c >= 0x99 && c <= 0x9f || c >= opI32Wrap && c <= opExtend32
}
