package main

// truths shortens what the compiler writes where one number becomes another, or a comparison is asked for its truth:
//
//	i64.extend_i32_u, i64.eqz        →  i32.eqz
//	i64.lt_s, i32.eqz                →  i64.ge_s
//	i64.load, i32.wrap_i64           →  i32.load
//	i32.eqz, i32.eqz, br_if          →  br_if
//	i64.extend_i32_u, i32.wrap_i64   →
//	i64.const 8, i32.wrap_i64        →  i32.const 8
//
// It looks at the last instructions again after each step, since one makes room for the next.
func (f *function) truths() {
	out := f.code[:0:0]
	for _, op := range f.code {
		out = append(out, op)
		for {
			shorter, ok := shortened(out)
			if !ok {
				break
			}
			out = shorter
		}
	}
	f.code = out
}

// shortened does one step at the end of code, and reports whether there was one to do.
func shortened(code []instruction) ([]instruction, bool) {
	n := len(code)
	if n < 2 {
		return code, false
	}
	before, last := code[n-2], code[n-1]
	switch last.code {
	case opI64Eqz:
		if before.code == opI64ExtendU {
			return append(code[:n-2], instruction{code: opI32Eqz}), true
		}
	case opI32Wrap:
		switch {
		case before.code == opI64ExtendU || before.code == opI64ExtendS:
			return code[:n-2], true
		case before.code == opI64Const:
			return append(code[:n-2], instruction{code: opI32Const, rest: appendSigned(nil, int64(int32(before.constant())))}), true
		}
		if short, ok := narrow(before); ok {
			return append(code[:n-2], short), true
		}
	case opI32Eqz:
		if before.code >= opI64Eq && before.code <= opI64GeU {
			return append(code[:n-2], instruction{code: opposite[before.code-opI64Eq]}), true
		}
	case opIf, opBrIf: // these ask only whether the number is 0
		if n >= 3 && before.code == opI32Eqz && code[n-3].code == opI32Eqz {
			return append(code[:n-3], last), true
		}
	}
	return code, false
}

// narrow is the instruction that loads only the lower half of what op loads.
func narrow(op instruction) (instruction, bool) {
	switch c := op.code; {
	case c == opI64Load && op.rest[0] == 3: // 8 bytes at addresses that 8 divides
		return instruction{code: opI32Load, rest: append([]byte{2}, op.rest[1:]...)}, true
	case c == opI64Load32S, c == opI64Load32U:
		return instruction{code: opI32Load, rest: op.rest}, true
	case c >= opI64Load8S && c < opI64Load32S: // with and without sign, 1 byte and 2
		return instruction{code: c - opI64Load8S + opI32Load8S, rest: op.rest}, true
	}
	return op, false
}

// opposite has for each comparison of whole numbers the one that is true when it is not:
// eq, ne, lt_s, lt_u, gt_s, gt_u, le_s, le_u, ge_s, ge_u.
var opposite = [...]byte{0x52, 0x51, 0x59, 0x5a, 0x57, 0x58, 0x55, 0x56, 0x53, 0x54}
