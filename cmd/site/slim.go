package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
)

// slim makes a compiled program smaller to send, and changes nothing that it does.
//
// Go's linker writes for each function in which file and on which line each of its instructions was written. Only the
// trace of a panic reads that, and a trace in a reader's browser tells as much by the functions' names, which stay. A
// function may have no such table, so the tables are taken away: the runtime then says "?" for the file. Of the other
// tables those go that no browser has a use for, and equal ones become one; see pool.
//
// The linker also cuts the data at every few zeros, into a hundred thousand pieces, and each has a head of some bytes.
// Brotli packs the zeros better than the heads: the data is put together again, and is cut at long runs of zeros only.
//
// Together that saves some 15 of 100 bytes in brotli: it took one program from 1,901,079 to 1,607,208.
func slim(program []byte) ([]byte, error) {
	data, err := dataOf(program)
	if err != nil {
		return nil, fmt.Errorf("making the program smaller: %w", err)
	}
	memory, err := data.memory(program)
	if err != nil {
		return nil, fmt.Errorf("making the program smaller: %w", err)
	}
	if err := dropLines(memory); err != nil {
		return nil, fmt.Errorf("making the program smaller: %w", err)
	}
	return data.replaced(program, segments(memory)), nil
}

// errLayout says that the runtime's tables are not where this toolchain is known to put them.
var errLayout = errors.New("the table of functions has a layout that is not known")

// tableHead is how the table of functions begins in WebAssembly: its version, then the sizes of an instruction and of
// a pointer. See pcHeader and _func in the package runtime.
var tableHead = []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}

// dropLines takes from the table of functions in memory all that tells files and lines.
func dropLines(memory []byte) error {
	t, err := tableOf(memory)
	if err != nil {
		return err
	}
	return t.dropLines()
}

// readTable finds the table of functions of a program. It stands in memory, which is made of the data and may be changed.
func readTable(program []byte) (data part, memory []byte, t table, err error) {
	if data, err = dataOf(program); err != nil {
		return data, nil, t, err
	}
	if memory, err = data.memory(program); err != nil {
		return data, nil, t, err
	}
	t, err = tableOf(memory)
	return data, memory, t, err
}

// tableOf finds the table of functions in memory.
func tableOf(memory []byte) (table, error) {
	for at := 0; at+72 <= len(memory); at += 8 {
		if !bytes.HasPrefix(memory[at:], tableHead) {
			continue
		}
		if t, ok := functionTable(memory[at:]); ok {
			return t, nil
		}
	}
	return table{}, errLayout
}

// A table is the runtime's table of functions.
type table struct {
	count  int
	names  []byte
	files  []byte // for each package its files, and their names
	values []byte // numbers that change along a function's instructions, at offsets that functions tell
	funcs  []byte // offsets of the functions, then the functions
}

// functionTable reads the head of a table, and reports whether it can be one.
func functionTable(memory []byte) (table, bool) {
	word := func(k int) uint64 { return binary.LittleEndian.Uint64(memory[8*k:]) }
	count, names, units, values, funcs := word(1), word(4), word(5), word(7), word(8)
	if names < 72 || units < names || values < units || funcs < values || funcs > uint64(len(memory)) || count > uint64(len(memory))/64 {
		return table{}, false
	}
	return table{int(count), memory[names:units], memory[units:values], memory[values:funcs], memory[funcs:]}, true
}

// Where a function keeps what, as offsets into it.
const (
	funcEntry  = 0  // its number
	funcName   = 4  // in names
	funcStack  = 16 // where the height of the stack is told, in values
	funcFile   = 20 // the files, in values
	funcLine   = 24 // the lines, in values
	funcOthers = 28 // how many more there are in values
	funcUnit   = 32 // its package's files
	funcStart  = 36 // its first line
	funcMore   = 43 // how many more offsets there are after those
	funcSize   = 44 // the others begin here

	argumentNames  = 5 // what those offsets tell
	argumentsAlive = 6
)

func (t table) dropLines() error {
	pool := newPool(t.values)
	for k := range t.count {
		f, ok := t.function(k)
		if !ok {
			return errLayout
		}
		fields, ok := valueFields(f)
		if !ok {
			return errLayout
		}
		for kind, field := range fields {
			if !neededValues[kind] {
				clear(field)
			} else if !pool.take(field) {
				return errLayout
			}
		}
		for _, field := range []int{funcFile, funcLine, funcUnit, funcStart} {
			clear(f[field : field+4])
		}
		dropArguments(f, len(fields)-1)
	}
	if !pool.write(t.values) {
		return errLayout
	}
	clear(t.files)
	return nil
}

// neededValues are the numbers along a function's instructions that the runtime reads in a browser: the height of the
// stack, then, counted as it counts them, which of its words are pointers (1), and which function was put into this
// one (2). Others tell signals, which there are none of, where they may interrupt (0), and traces which arguments are
// still known (3).
var neededValues = map[int]bool{-1: true, 1: true, 2: true}

// valueFields are the fields of a function that tell where its values are: the height of the stack is number -1.
func valueFields(f []byte) (map[int][]byte, bool) {
	others := int(binary.LittleEndian.Uint32(f[funcOthers:]))
	if others > 16 || funcSize+4*others > len(f) {
		return nil, false
	}
	fields := map[int][]byte{-1: f[funcStack : funcStack+4]}
	for i := range others {
		at := funcSize + 4*i
		fields[i] = f[at : at+4]
	}
	return fields, true
}

// dropArguments lets a trace no longer tell the numbers in a function's arguments. What is told of a function beside
// its values has offsets too, after those; the highest number is none.
func dropArguments(f []byte, others int) {
	count := int(f[funcMore])
	for _, kind := range []int{argumentNames, argumentsAlive} {
		if at := funcSize + 4*(others+kind); kind < count && at+4 <= len(f) {
			binary.LittleEndian.PutUint32(f[at:], 1<<32-1)
		}
	}
}

// function returns where a function begins in the table, with all that comes after it.
func (t table) function(k int) ([]byte, bool) {
	entry := 8*k + 4
	if entry+4 > len(t.funcs) {
		return nil, false
	}
	at := uint64(binary.LittleEndian.Uint32(t.funcs[entry:]))
	if at+funcSize > uint64(len(t.funcs)) {
		return nil, false
	}
	return t.funcs[at:], true
}
