package main

import (
	"encoding/binary"
	"fmt"
)

// tighten rewrites the code of a compiled program so that it does the same in fewer bytes, and faster.
//
// Go's compiler for WebAssembly writes code that is long in a few regular ways. Each jump stores the number of a place
// and goes to a table at the function's beginning, which jumps on. Each call is followed by a jump whose label differs
// from call to call. Each address in a frame is counted out. What each rewriting makes of that stands with it: jumps,
// leave, never, plain, truths, offsets, base. None of them moves an instruction over another that could notice, or touches
// what functions keep in memory, so the runtime finds every frame as before.
//
// Together they took the program from 1,761,940 to 1,552,277 bytes in brotli.
func tighten(program []byte) ([]byte, error) {
	small, err := tightened(program)
	if err != nil {
		return nil, fmt.Errorf("rewriting the program's code: %w", err)
	}
	return small, nil
}

func tightened(program []byte) ([]byte, error) {
	all, err := sectionsOf(program)
	if err != nil {
		return nil, err
	}
	types, imports, functions, code := bodyOf(all, sectionTypes), bodyOf(all, sectionImports), bodyOf(all, sectionFunctions), bodyOf(all, sectionCode)
	if types == nil || imports == nil || functions == nil || code == nil {
		return nil, errModule
	}
	names, err := functionNames(program)
	if err != nil {
		return nil, err
	}
	imported, _, err := counted(*imports)
	if err != nil {
		return nil, err
	}
	kind, _, err := counted(*types)
	if err != nil {
		return nil, err
	}
	bodies, err := bodiesOf(*code)
	if err != nil {
		return nil, err
	}
	never := map[int]int{}
	var helpers [][]byte
	for k := range bodies {
		if neverBack[names[k]] {
			never[imported+k] = imported + len(bodies) + len(helpers)
			helpers = append(helpers, helper(imported+k))
		}
	}
	for k, body := range bodies {
		if bodies[k], err = rewritten(body, int64(k)+firstFunction, never); err != nil {
			return nil, fmt.Errorf("%s: %w", names[k], err)
		}
	}
	if *types, err = appended(*types, helperType); err != nil {
		return nil, err
	}
	for range helpers {
		if *functions, err = appended(*functions, binary.AppendUvarint(nil, uint64(kind))); err != nil {
			return nil, err
		}
	}
	*code = codeOf(append(bodies, helpers...))
	return joined(program, all), nil
}

// rewritten is one body after all rewritings. A body that is not laid out as the compiler does it, such as those that
// the runtime has in assembly, stays as it is.
func rewritten(body []byte, number int64, never map[int]int) ([]byte, error) {
	f, err := readFunction(body)
	if err != nil {
		return nil, err
	}
	s, ok := f.resolve()
	if !ok {
		return body, nil
	}
	f.never(never)
	f.plain()
	f.truths()
	f.offsets()
	f.jumps(s)
	f.leave(s)
	f.base(number)
	if !f.relabel(s) {
		return nil, errModule
	}
	return f.bytes(), nil
}

// bodiesOf is what stands in the section of code.
func bodiesOf(code []byte) ([][]byte, error) {
	count, in, err := counted(code)
	if err != nil {
		return nil, err
	}
	bodies := make([][]byte, count)
	for k := range bodies {
		size, n := binary.Uvarint(in)
		if n <= 0 || size > uint64(len(in)-n) {
			return nil, errModule
		}
		bodies[k], in = in[n:n+int(size)], in[n+int(size):]
	}
	return bodies, nil
}

// codeOf is that section again.
func codeOf(bodies [][]byte) []byte {
	out := binary.AppendUvarint(nil, uint64(len(bodies)))
	for _, body := range bodies {
		out = append(binary.AppendUvarint(out, uint64(len(body))), body...)
	}
	return out
}
