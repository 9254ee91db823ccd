package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
)

// fold puts the runtime's table of functions into fewer bytes, and into the program a small function that unfolds it
// when the program is loaded, before anything of it runs.
//
// The table tells ten to twenty things of each function, one function after the other. Brotli packs it to half when all
// that tells one thing stands together, with numbers that rise as differences. So it stands in a column for each thing,
// in the room that slim left free after the values; see unfolding for how it is read. It took the program from
// 1,512,339 to 1,462,000 bytes in brotli, and unfolding takes a millisecond.
func fold(program []byte) ([]byte, error) {
	folded, err := foldTable(program)
	if err != nil {
		return nil, fmt.Errorf("folding the table of functions: %w", err)
	}
	return folded, nil
}

func foldTable(program []byte) ([]byte, error) {
	data, memory, t, err := readTable(program)
	if err != nil {
		return nil, err
	}
	packed, ok := t.columns()
	if !ok {
		return nil, errLayout
	}
	was := bytes.Clone(t.funcs)
	t.clear()
	if !t.unfold(packed) || !bytes.Equal(was, t.funcs) {
		return nil, errLayout
	}
	t.clear()
	free := len(bytes.TrimRight(t.values, "\x00")) + 1 // the last values end with a zero
	if len(t.values)-free < len(packed) {
		return nil, errLayout
	}
	copy(t.values[free:], packed)
	all, err := sectionsOf(data.replaced(program, segments(memory)))
	if err != nil {
		return nil, err
	}
	return withStart(program, all, unfolding(cap(memory)-cap(t.funcs), t.count, cap(memory)-cap(t.values)+free))
}

// withStart is a program of these sections that calls a function with that body first.
func withStart(program []byte, all []section, body []byte) ([]byte, error) {
	types, imports, functions, code := bodyOf(all, sectionTypes), bodyOf(all, sectionImports), bodyOf(all, sectionFunctions), bodyOf(all, sectionCode)
	if types == nil || imports == nil || functions == nil || code == nil || bodyOf(all, sectionStart) != nil {
		return nil, errModule
	}
	kind, _, err1 := counted(*types)
	imported, _, err2 := counted(*imports)
	own, _, err3 := counted(*functions)
	if err1 != nil || err2 != nil || err3 != nil {
		return nil, errModule
	}
	*types, _ = appended(*types, []byte{0x60, 0, 0}) // nothing in, nothing out
	*functions, _ = appended(*functions, binary.AppendUvarint(nil, uint64(kind)))
	*code, _ = appended(*code, append(binary.AppendUvarint(nil, uint64(len(body))), body...))
	at := slices.IndexFunc(all, func(s section) bool { return s.id > sectionStart })
	start := section{sectionStart, binary.AppendUvarint(nil, uint64(imported+own))}
	return joined(program, slices.Insert(all, at, start)), nil
}

// Columns, in the order in which they stand: the two numbers of each entry of the list of functions, then what a
// function has, as words of four bytes: its head, offsets of its values, offsets of the rest.
const (
	columnHead   = 2
	columnValues = columnHead + funcSize/4
	columnRest   = columnValues + 8
	columns      = columnRest + 8
	rising       = 4 // so many columns at first hold differences
)

// place is where the number of a column stands for the function k; false if that function has none.
func (t table) place(column, k int) (at int, ok bool) {
	if column < columnHead {
		return 8*k + 4*column, true
	}
	at = int(binary.LittleEndian.Uint32(t.funcs[8*k+4:]))
	f := t.funcs[at:]
	values, rest := int(f[funcOthers]), int(f[funcMore])
	switch {
	case column < columnValues:
		return at + 4*(column-columnHead), true
	case column < columnRest:
		return at + 4*(column-columnHead), column-columnValues < values
	}
	return at + funcSize + 4*(values+column-columnRest), column-columnRest < rest
}

// columns is the table, column by column. It is false if the table has more than fits there.
func (t table) columns() (packed []byte, ok bool) {
	if len(t.funcs) < 8*t.count {
		return nil, false
	}
	for k := range t.count {
		f, ok := t.function(k)
		if !ok || int(f[funcOthers]) > columnRest-columnValues || int(f[funcMore]) > columns-columnRest {
			return nil, false
		}
	}
	for column := range columns {
		before := uint32(0)
		for k := range t.count {
			at, has := t.place(column, k)
			if !has {
				continue
			}
			if at+4 > len(t.funcs) {
				return nil, false
			}
			value := binary.LittleEndian.Uint32(t.funcs[at:])
			number := value + 1 // none, the highest, is 0
			if column < rising {
				number, before = (value-before)<<1^uint32(int32(value-before)>>31), value
			}
			packed = binary.AppendUvarint(packed, uint64(number))
		}
	}
	return packed, true
}

// unfold does what the function does that unfolding writes.
func (t table) unfold(packed []byte) bool {
	for column := range columns {
		before := uint32(0)
		for k := range t.count {
			at, has := t.place(column, k)
			if !has {
				continue
			}
			number, n := binary.Uvarint(packed)
			if n <= 0 || at+4 > len(t.funcs) {
				return false
			}
			packed = packed[n:]
			value := uint32(number) - 1
			if column < rising {
				before += uint32(number)>>1 ^ -(uint32(number) & 1)
				value = before
			}
			binary.LittleEndian.PutUint32(t.funcs[at:], value)
		}
	}
	return len(packed) == 0
}

// clear takes away what the columns hold.
func (t table) clear() {
	var places []int
	for column := range columns {
		for k := range t.count {
			if at, ok := t.place(column, k); ok {
				places = append(places, at)
			}
		}
	}
	for _, at := range places {
		clear(t.funcs[at : at+4])
	}
}
