package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os/exec"
	"slices"
	"testing"
)

// A tight program prints what the same program prints natively: faults are recovered, stacks grow, goroutines switch.
func TestATightProgramRuns(t *testing.T) {
	const folder = "./testdata/tight"
	program := compiledFrom(t, folder)
	small, err := tighten(program)
	if err != nil {
		t.Fatal(err)
	}
	both, err := slim(small)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := tighten(program); err != nil || !bytes.Equal(again, small) {
		t.Errorf("a second time it makes something else: %v", err)
	}
	want, err := exec.Command("go", "run", folder).Output()
	if err != nil || bytes.Count(want, []byte{'\n'}) != 7 {
		t.Fatalf("natively: %v\n%s", err, want)
	}
	if got := inNode(t, both); got != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Nearly every function has the shape that the rewritings know, and the code gets shorter by a tenth: if the compiler
// lays code out in another way, this tells.
func TestTightenKnowsTheCompiler(t *testing.T) {
	program := goProgram(t)
	small, err := tighten(program)
	if err != nil {
		t.Fatal(err)
	}
	size := func(program []byte) (int, int) {
		all, err := sectionsOf(program)
		if err != nil {
			t.Fatal(err)
		}
		bodies, err := bodiesOf(*bodyOf(all, sectionCode))
		if err != nil {
			t.Fatal(err)
		}
		odd := 0
		for _, body := range bodies {
			f, err := readFunction(body)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(f.bytes(), body) {
				t.Fatal("a body is not written as it was read")
			}
			if _, ok := f.resolve(); !ok {
				odd++
			}
		}
		return len(*bodyOf(all, sectionCode)), odd
	}
	before, odd := size(program)
	after, _ := size(small)
	if odd > 120 || after*10 > before*9 {
		t.Errorf("%d functions are laid out otherwise, and %d bytes became %d", odd, before, after)
	}
	names, err := functionNames(program)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, name := range names {
		if neverBack[name] {
			found++
		}
	}
	if found != len(neverBack) {
		t.Errorf("%d of %d functions that never return have a name", found, len(neverBack))
	}
}

func TestTightenRefusesWhatIsCutShort(t *testing.T) {
	program := goProgram(t)
	p, _ := dataOf(program)
	for _, size := range []int{0, 8, 9, 20, p.from - 1, p.from + 1, p.to - 1} {
		if _, err := tighten(program[:size]); !errors.Is(err, errModule) {
			t.Errorf("the first %d bytes: %v", size, err)
		}
	}
	for _, body := range [][]byte{{}, {1}, {1, 1}, {0, opBr}, {0, opI64Const, 0x80}, {0, opBrTable, 9, 0}, {0, 0xfd}, {0, opMore, 9}} {
		if _, err := readFunction(body); err == nil {
			t.Errorf("% x was read", body)
		}
	}
}

// laidOut is a function of four places. Its first locals are the parameter, the stack pointer and three numbers.
func laidOut(inner ...[]byte) []byte {
	body := []byte{2, 1, 0x7f, 3, 0x7e, opGlobalGet, 0, opLocalSet, 1, opBlock, noResult, opLoop, noResult}
	for range 4 {
		body = append(body, opBlock, noResult)
	}
	body = append(body, opLocalGet, 0, opBrTable, 4, 0, 1, 2, 2, 3, opEnd)
	body = append(body, slices.Concat(inner...)...)
	return append(body, opEnd, opUnreachable, opEnd, opI32Const, 1, opEnd)
}

var ends = []byte{opEnd, opEnd, opEnd} // of the other places

func TestTightenOneByOne(t *testing.T) {
	const number = 0x1234
	address := func(place int64) []byte { return append([]byte{opI64Const}, appendSigned(nil, number<<16|place)...) }
	calling := func(to byte, place int64, after ...byte) []byte {
		var b []byte
		for _, op := range call {
			b = append(append(b, op.code), op.rest...)
		}
		b = append(append(b, address(place)...), opI64Store, 3, 0, opI32Const, 0, opCall, to, opGlobalGet, 0, opLocalSet, 1)
		return append(b, after...)
	}
	left := []byte{opIf, noResult, opI32Const, 1, opReturn, opEnd}
	stack := func(n byte) []byte {
		return []byte{opLocalGet, 1, opI64ExtendU, opI64Const, n, opI64Add, opI32Wrap}
	}
	for name, test := range map[string]struct{ in, want [][]byte }{
		"a jump forwards":              {[][]byte{{opI32Const, 2, opLocalSet, 0, opBr, 3}, ends}, [][]byte{{opBr, 1}, ends}},
		"two numbers for one place":    {[][]byte{{opI32Const, 3, opLocalSet, 0, opBr, 3}, ends}, [][]byte{{opBr, 1}, ends}},
		"a number above all":           {[][]byte{{opI32Const, 40, opLocalSet, 0, opBr, 3}, ends}, [][]byte{{opBr, 2}, ends}},
		"a jump on a condition":        {[][]byte{{opLocalGet, 1, opIf, noResult, opI32Const, 1, opLocalSet, 0, opBr, 4, opEnd}, ends}, [][]byte{{opLocalGet, 1, opBrIf, 0}, ends}},
		"a jump backwards":             {[][]byte{ends, {opI32Const, 1, opLocalSet, 0, opBr, 0}}, [][]byte{ends, {opI32Const, 1, opLocalSet, 0, opBr, 0}}},
		"a jump to another block":      {[][]byte{{opI32Const, 1, opLocalSet, 0, opBr, 0}, ends}, [][]byte{{opI32Const, 1, opLocalSet, 0, opBr, 0}, ends}},
		"a call":                       {[][]byte{calling(7, 1, opBrIf, 4), ends}, [][]byte{calling(7, 1), left, ends}},
		"a fault":                      {[][]byte{{opLocalGet, 1, opIf, noResult}, calling(9, 2, opBrIf, 5, opEnd), ends}, [][]byte{{opLocalGet, 1, opIf, noResult}, address(2), {opCall, 99, opReturn, opEnd}, ends}},
		"a call within a condition":    {[][]byte{{opLocalGet, 1, opIf, noResult}, calling(8, 2, opBrIf, 5, opEnd), ends}, [][]byte{{opLocalGet, 1, opIf, noResult}, calling(8, 2), left, {opEnd}, ends}},
		"a return":                     {[][]byte{{opLocalGet, 1, opI32Const, 40, opI32Add, opLocalTee, 1, opGlobalSet, 0, opLocalGet, 1, opI32Const, 8, opI32Add, opLocalTee, 1, opGlobalSet, 0, opI32Const, 0, opReturn}, ends}, [][]byte{{opLocalGet, 1, opI32Const, 48, opI32Add, opGlobalSet, 0, opI32Const, 0, opReturn}, ends}},
		"half a number":                {[][]byte{{opLocalGet, 1, opI64Load, 3, 9, opI32Wrap, opI64Load32S, 2, 8, opI32Wrap, 0x33, 1, 7, opI32Wrap, opI64Load8S, 0, 1, opI32Wrap, opDrop}, ends}, [][]byte{{opLocalGet, 1, opI32Load, 2, 9, opI32Load, 2, 8, 0x2f, 1, 7, opI32Load8S, 0, 1, opDrop}, ends}},
		"a comparison turned round":    {[][]byte{{opLocalGet, 2, opLocalGet, 3, 0x54, opI32Eqz, opBrIf, 0}, ends}, [][]byte{{opLocalGet, 2, opLocalGet, 3, 0x5a, opBrIf, 0}, ends}},
		"a comparison with a point":    {[][]byte{{0x63, opI32Eqz, opBrIf, 0}, ends}, [][]byte{{0x63, opI32Eqz, opBrIf, 0}, ends}},
		"a load from the stack":        {[][]byte{stack(40), {opI64Load, 3, 2, opLocalSet, 2}, ends}, [][]byte{{opLocalGet, 1, opI64Load, 3, 42, opLocalSet, 2}, ends}},
		"a store to the stack":         {[][]byte{stack(40), {opLocalGet, 1, opI64Load, 3, 9, opI64Const, 1, opI64Add, opI64Store, 3, 0}, ends}, [][]byte{{opLocalGet, 1, opLocalGet, 1, opI64Load, 3, 9, opI64Const, 1, opI64Add, opI64Store, 3, 40}, ends}},
		"a store between":              {[][]byte{stack(40), stack(8), {opI64Const, 0, opI64Store, 3, 0, opI64Const, 5, opI64Store, 3, 0}, ends}, [][]byte{{opLocalGet, 1, opLocalGet, 1, opI64Const, 0, opI64Store, 3, 8, opI64Const, 5, opI64Store, 3, 40}, ends}},
		"a truth as a number":          {[][]byte{{opLocalGet, 2, opI64Eqz, opI64ExtendU, opI64Eqz, opI32Eqz, opBrIf, 0}, ends}, [][]byte{{opLocalGet, 2, opI64Eqz, opBrIf, 0}, ends}},
		"the opposite of a truth":      {[][]byte{{opLocalGet, 2, opLocalGet, 3, opI64Eq, opI64ExtendU, opI64Eqz, opBrIf, 0}, ends}, [][]byte{{opLocalGet, 2, opLocalGet, 3, opI64Eq + 1, opBrIf, 0}, ends}},
		"a truth that is kept":         {[][]byte{{opLocalGet, 2, opI64Eqz, opI32Eqz, opI32Eqz, opI64ExtendU, opLocalSet, 2}, ends}, [][]byte{{opLocalGet, 2, opI64Eqz, opI32Eqz, opI32Eqz, opI64ExtendU, opLocalSet, 2}, ends}},
		"an address of data":           {[][]byte{{opI64Const, 8, opI32Wrap, opI64Const, 0x7f, opI32Wrap, 0x36, 2, 0}, ends}, [][]byte{{opI32Const, 8, opI32Const, 0x7f, 0x36, 2, 0}, ends}},
		"there and back":               {[][]byte{{opLocalGet, 1, opI64ExtendU, opI32Wrap, opI32Load, 2, 0, opDrop}, ends}, [][]byte{{opLocalGet, 1, opI32Load, 2, 0, opDrop}, ends}},
		"an address that is compared":  {[][]byte{stack(40), {opI32Const, 0, 0x46, opBrIf, 0}, ends}, [][]byte{{opLocalGet, 1, opI32Const, 40, opI32Add, opI32Const, 0, 0x46, opBrIf, 0}, ends}},
		"an address that is kept":      {[][]byte{stack(40), {opLocalTee, 1, opI64Load, 3, 0, opDrop}, ends}, [][]byte{{opLocalGet, 1, opI32Const, 40, opI32Add, opLocalTee, 1, opI64Load, 3, 0, opDrop}, ends}},
		"an address that is a value":   {[][]byte{{opLocalGet, 1}, stack(40), {0x36, 2, 0}, ends}, [][]byte{{opLocalGet, 1, opLocalGet, 1, opI32Const, 40, opI32Add, 0x36, 2, 0}, ends}},
		"an address under a condition": {[][]byte{stack(40), {opLocalGet, 1, opIf, noResult, opEnd, opI64Load, 3, 0, opDrop}, ends}, [][]byte{{opLocalGet, 1, opI32Const, 40, opI32Add, opLocalGet, 1, opIf, noResult, opEnd, opI64Load, 3, 0, opDrop}, ends}},
	} {
		got, err := rewritten(laidOut(test.in...), number, map[int]int{9: 99})
		if want := laidOut(test.want...); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: got\n% x, %v, want\n% x", name, got, err, want)
		}
	}
}

// Two return addresses or more share the number of the function.
func TestTightenKeepsTheNumber(t *testing.T) {
	const number = 0x1234
	var in, want []byte
	for place := range byte(3) {
		in = append(append(in, opI64Const), appendSigned(nil, number<<16|int64(place))...)
		in = append(in, opDrop)
		want = append(want, opLocalGet, 5)
		if place > 0 {
			want = append(want, opI64Const, place, opI64Or)
		}
		want = append(want, opDrop)
	}
	other := append(append([]byte{opI64Const}, appendSigned(nil, (number+1)<<16)...), opDrop)
	got, err := rewritten(laidOut(in, other, ends), number, nil)
	if err != nil {
		t.Fatal(err)
	}
	body := laidOut(want, other, ends)
	head := binary.AppendUvarint([]byte{3}, 1) // one more kind of locals
	head = append(head, 0x7f, 3, 0x7e, 1, 0x7e, opGlobalGet, 0, opLocalSet, 1, opI64Const)
	head = append(append(head, appendSigned(nil, number<<16)...), opLocalSet, 5)
	if full := append(head, body[9:]...); !bytes.Equal(got, full) {
		t.Errorf("got\n% x, want\n% x", got, full)
	}
}

// What the compiler does not lay out so stays as it is.
func TestTightenLeavesAloneWhatItDoesNotKnow(t *testing.T) {
	jump := []byte{opI32Const, 2, opLocalSet, 0, opBr, 3}
	known := laidOut(jump, ends)
	for name, body := range map[string][]byte{
		"no place":               {0, opI32Const, 0, opEnd},
		"another beginning":      append([]byte{2, 1, 0x7f, 3, 0x7e, 1, opGlobalGet, 0}, known[7:]...),
		"a place that is read":   laidOut(jump, ends, []byte{opLocalGet, 0, opDrop}),
		"a place that is kept":   laidOut(jump, []byte{opI32Const, 0, opLocalTee, 0, opDrop}, ends),
		"a second table":         laidOut(jump, []byte{opLocalGet, 1, opBrTable, 0, 0}, ends),
		"a jump out of it":       laidOut(jump, []byte{opBr, 5}, ends),
		"a label out of a table": append(append([]byte{}, known[:26]...), append([]byte{9}, known[27:]...)...),
	} {
		if got, err := rewritten(body, 1, nil); err != nil || !bytes.Equal(got, body) {
			t.Errorf("%s: got\n% x, %v, want\n% x", name, got, err, body)
		}
	}
}
