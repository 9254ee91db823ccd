package main

import "encoding/binary"

// firstFunction is the number that Go gives to a program's first function. An address of code is the number of its
// function, and in the lowest 16 bits that of the place in it.
const firstFunction = 0x1000

// neverBack are functions of the runtime that are called at a fixed place of very many functions, and that never
// return: the goroutine is taken away, and goes on elsewhere.
var neverBack = map[string]bool{
	"runtime.sigpanic": true, "runtime.morestack": true, "runtime.morestack_noctxt": true,
}

// helperType is that of the helpers: a return address goes in, and the answer 1 comes out.
var helperType = []byte{0x60, 1, 0x7e, 1, 0x7f}

// helper is the body of a function that calls another as Go does: it puts the return address, which it is given, on
// the stack, and starts at place 0.
func helper(callee int) []byte {
	body := []byte{0, opGlobalGet, 0, opI32Const, 8, opI32Sub, opGlobalSet, 0, opGlobalGet, 0, opLocalGet, 0, opI64Store, 3, 0, opI32Const, 0, opCall}
	return append(binary.AppendUvarint(body, uint64(callee)), opEnd)
}

// call is how the compiler writes a call, up to the return address.
var call = []instruction{
	numbered(opLocalGet, 1), numbered(opI32Const, 8), {code: opI32Sub}, numbered(opLocalTee, 1), numbered(opGlobalSet, 0), numbered(opLocalGet, 1),
}

// never calls a helper where a function of neverBack is called:
//
//	if, (call with its return address), br_if 12, end  →  if, i64.const address, call helper, return, end
func (f *function) never(helpers map[int]int) {
	code := f.code
	out := code[:0:0]
	for i := 0; i < len(code); i++ {
		op := code[i]
		out = append(out, op)
		at := i + 1 + len(call)
		if !op.is(opIf, noResult) || at+8 > len(code) || !same(code[i+1:at], call) {
			continue
		}
		address, rest := code[at], code[at+1:]
		if address.code == opI64Const && rest[0].is(opI64Store, 3, 0) && rest[1].is(opI32Const, 0) && rest[2].code == opCall &&
			rest[3].is(opGlobalGet, 0) && rest[4].is(opLocalSet, 1) && rest[5].code == opBrIf && rest[6].code == opEnd {
			if to, ok := helpers[rest[2].number()]; ok {
				out = append(out, address, numbered(opCall, to), instruction{code: opReturn}, rest[6])
				i = at + 7
			}
		}
	}
	f.code = out
}

func same(a, b []instruction) bool {
	for i := range b {
		if !a[i].is(b[i].code, b[i].rest...) {
			return false
		}
	}
	return true
}

// base keeps the number of the function in a local, if two return addresses or more are made from it:
//
//	i64.const 609222661  →  local.get 5, i64.const 5, i64.or
//
// So the text of a call is the same in all functions. A browser's compiler makes one number of it again.
func (f *function) base(number int64) {
	ours := func(op instruction) bool { return op.code == opI64Const && op.constant()>>16 == number }
	count := 0
	for _, op := range f.code {
		if ours(op) {
			count++
		}
	}
	local, ok := 0, count >= 2
	if ok {
		local, ok = f.addLocal()
	}
	if !ok {
		return
	}
	const begin = 2 // after the stack pointer is fetched
	out := append(f.code[:begin:begin], instruction{code: opI64Const, rest: appendSigned(nil, number<<16)}, numbered(opLocalSet, local))
	for _, op := range f.code[begin:] {
		if !ours(op) {
			out = append(out, op)
			continue
		}
		out = append(out, numbered(opLocalGet, local))
		if place := op.constant() & 0xffff; place != 0 {
			out = append(out, instruction{code: opI64Const, rest: appendSigned(nil, place)}, instruction{code: opI64Or})
		}
	}
	f.code = out
}

// addLocal gives the function one more local, for a whole number of 64 bits.
func (f *function) addLocal() (number int, ok bool) {
	kinds, in, err := counted(f.locals)
	if err != nil {
		return 0, false
	}
	out := append(binary.AppendUvarint(nil, uint64(kinds+1)), in...)
	number = 1 // after the parameter
	for range kinds {
		count, n := binary.Uvarint(in)
		number += int(count)
		in = in[n+1:]
	}
	f.locals = append(out, 1, 0x7e)
	return number, true
}
