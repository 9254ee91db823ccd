package main

import (
	"encoding/binary"
	"slices"
)

// An instruction of WebAssembly: its code, and the bytes after it as they stand in the program.
type instruction struct {
	code byte
	rest []byte
	id   int // of the block that begins or ends here, or that is left; see resolve
}

// Codes of instructions, as the standard of WebAssembly has them.
const (
	opUnreachable  = 0x00
	opNop          = 0x01
	opBlock        = 0x02
	opLoop         = 0x03
	opIf           = 0x04
	opElse         = 0x05
	opEnd          = 0x0b
	opBr           = 0x0c
	opBrIf         = 0x0d
	opBrTable      = 0x0e
	opReturn       = 0x0f
	opCall         = 0x10
	opCallIndirect = 0x11
	opDrop         = 0x1a
	opSelect       = 0x1b
	opLocalGet     = 0x20
	opLocalSet     = 0x21
	opLocalTee     = 0x22
	opGlobalGet    = 0x23
	opGlobalSet    = 0x24
	opI32Load      = 0x28
	opI64Load      = 0x29
	opI32Load8S    = 0x2c
	opI64Load8S    = 0x30
	opI64Load32S   = 0x34
	opI64Load32U   = 0x35
	opI32Store     = 0x36
	opI64Store     = 0x37
	opMemorySize   = 0x3f
	opMemoryGrow   = 0x40
	opI32Const     = 0x41
	opI64Const     = 0x42
	opF32Const     = 0x43
	opF64Const     = 0x44
	opI32Eqz       = 0x45
	opI64Eqz       = 0x50
	opI64Eq        = 0x51
	opI64GeU       = 0x5a
	opI32Add       = 0x6a
	opI32Sub       = 0x6b
	opI64Add       = 0x7c
	opI64Or        = 0x84
	opI32Wrap      = 0xa7
	opI64ExtendS   = 0xac
	opI64ExtendU   = 0xad
	opExtend32     = 0xc4 // the last without anything after it
	opMore         = 0xfc // a second byte tells which
)

// noResult is the type of a block that leaves nothing behind.
const noResult = 0x40

// sizeOf tells how many bytes belong to the instruction that in begins with, after its code; it is false for one that
// Go's compiler does not write.
func sizeOf(in []byte) (int, bool) {
	numbers := func(n int) (int, bool) {
		at := 1
		for ; n > 0; n-- {
			for at < len(in) && in[at]&0x80 != 0 {
				at++
			}
			at++
		}
		return at - 1, at <= len(in)
	}
	fixed := func(n int) (int, bool) { return n, n < len(in) }
	switch c := in[0]; {
	case c <= opNop, c == opElse, c == opEnd, c == opReturn, c == opDrop, c == opSelect, c >= opI32Eqz && c <= opExtend32:
		return 0, true
	case c == opBlock, c == opLoop, c == opIf, c == opMemorySize, c == opMemoryGrow:
		return fixed(1)
	case c == opBr, c == opBrIf, c == opCall, c >= opLocalGet && c <= opGlobalSet, c == opI32Const, c == opI64Const:
		return numbers(1)
	case c == opBrTable:
		count, n := binary.Uvarint(in[1:])
		if n <= 0 || count > uint64(len(in)) {
			return 0, false
		}
		return numbers(int(count) + 2)
	case c == opCallIndirect, c >= opI32Load && c < opMemorySize:
		return numbers(2)
	case c == opF32Const:
		return fixed(4)
	case c == opF64Const:
		return fixed(8)
	case c == opMore && len(in) > 1 && in[1] < 8: // numbers with a point become whole ones
		return fixed(1)
	case c == opMore && len(in) > 1 && in[1] == 10: // memory.copy
		return fixed(3)
	case c == opMore && len(in) > 1 && in[1] == 11: // memory.fill
		return fixed(2)
	}
	return 0, false
}

// A function is one body of a program: its locals, as they stand there, and its instructions.
type function struct {
	locals []byte
	code   []instruction
}

// readFunction takes a body apart.
func readFunction(body []byte) (function, error) {
	kinds, in, err := counted(body)
	for ; kinds > 0 && err == nil; kinds-- {
		_, n := binary.Uvarint(in)
		if n <= 0 || n >= len(in) {
			return function{}, errModule
		}
		in = in[n+1:]
	}
	f := function{locals: body[:len(body)-len(in)], code: make([]instruction, 0, len(in)/2)}
	for len(in) > 0 {
		n, ok := sizeOf(in)
		if !ok {
			return function{}, errModule
		}
		f.code = append(f.code, instruction{code: in[0], rest: in[1 : 1+n]})
		in = in[1+n:]
	}
	return f, err
}

// bytes is the body again.
func (f function) bytes() []byte {
	out := slices.Clone(f.locals)
	for _, op := range f.code {
		out = append(append(out, op.code), op.rest...)
	}
	return out
}

// is reports whether an instruction has that code, and these bytes after it.
func (op instruction) is(code byte, rest ...byte) bool {
	return op.code == code && slices.Equal(op.rest, rest)
}

// number is the first number after an instruction's code, if it is one without a sign.
func (op instruction) number() int {
	n, _ := binary.Uvarint(op.rest)
	return int(n)
}

// constant is what an instruction puts on the stack that has a whole number after its code.
func (op instruction) constant() int64 {
	value, shift := int64(0), 0
	for _, c := range op.rest {
		value |= int64(c&0x7f) << shift
		shift += 7
		if c&0xc0 == 0x40 && shift < 64 {
			value |= -1 << shift
		}
	}
	return value
}

// numbered is an instruction with numbers that have no sign.
func numbered(code byte, numbers ...int) instruction {
	op := instruction{code: code}
	for _, n := range numbers {
		op.rest = binary.AppendUvarint(op.rest, uint64(n))
	}
	return op
}
