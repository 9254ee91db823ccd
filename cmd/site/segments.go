package main

import (
	"encoding/binary"
	"errors"
	"slices"
)

// A part is where the section of a WebAssembly program that holds its data begins and ends, its head included, and
// where its body begins.
type part struct{ from, body, to int }

var errModule = errors.New("this is no WebAssembly program with data that begins at fixed addresses")

// mostMemory is more data than any program of ours has.
const mostMemory = 1 << 28

// dataOf finds the data of a program.
func dataOf(program []byte) (part, error) {
	for at := moduleHead; at < len(program); {
		size, n := binary.Uvarint(program[at+1:])
		body := at + 1 + n
		if n <= 0 || size > uint64(len(program)-body) {
			return part{}, errModule
		}
		if program[at] == sectionData {
			return part{at, body, body + int(size)}, nil
		}
		at = body + int(size)
	}
	return part{}, errModule
}

// memory is what the data makes of the memory before the program runs.
func (p part) memory(program []byte) ([]byte, error) {
	in := program[p.body:p.to]
	count, n := binary.Uvarint(in)
	if n <= 0 {
		return nil, errModule
	}
	var memory []byte
	for in = in[n:]; count > 0; count-- {
		if len(in) < 4 || in[0] != 0 || in[1] != i32Const { // a segment of the only memory, at a constant address
			return nil, errModule
		}
		address, n := signed(in[2:])
		rest := in[2+n:]
		if n == 0 || len(rest) == 0 || rest[0] != end {
			return nil, errModule
		}
		size, m := binary.Uvarint(rest[1:])
		if m <= 0 || size > uint64(len(rest)-1-m) || uint64(address)+size > mostMemory {
			return nil, errModule
		}
		rest = rest[1+m:]
		if need := int(address) + int(size); need > len(memory) {
			memory = append(memory, make([]byte, need-len(memory))...)
		}
		copy(memory[address:], rest[:size])
		in = rest[size:]
	}
	return memory, nil
}

// replaced is the program with another body of that section.
func (p part) replaced(program, body []byte) []byte {
	out := slices.Clone(program[:p.from+1])
	out = binary.AppendUvarint(out, uint64(len(body)))
	return slices.Concat(out, body, program[p.to:])
}

// gap is how many zeros end a segment: fewer are packed in less than the head of another segment.
const gap = 128

// segments is the body of a section that makes that memory.
func segments(memory []byte) []byte {
	var out []byte
	count := 0
	for from := 0; ; {
		for from < len(memory) && memory[from] == 0 {
			from++
		}
		if from == len(memory) {
			break
		}
		to := from + 1 // after the last byte that is not 0
		for i := to; i < len(memory) && i-to < gap; i++ {
			if memory[i] != 0 {
				to = i + 1
			}
		}
		out = append(out, 0, i32Const)
		out = appendSigned(out, int64(from))
		out = append(out, end)
		out = binary.AppendUvarint(out, uint64(to-from))
		out = append(out, memory[from:to]...)
		count, from = count+1, to
	}
	return append(binary.AppendUvarint(nil, uint64(count)), out...)
}

// Instructions of the expression that tells where a segment begins.
const (
	i32Const = 0x41
	end      = 0x0b
)

// signed reads a number of 32 bits as WebAssembly writes it and returns it as an address, and how many bytes it took;
// 0 if it is none.
func signed(in []byte) (uint32, int) {
	value := int64(0)
	for i, c := range in {
		if i == 5 {
			break
		}
		value |= int64(c&0x7f) << (7 * i)
		if c&0x80 == 0 {
			if c&0x40 != 0 {
				value -= 1 << (7 * (i + 1))
			}
			return uint32(value), i + 1
		}
	}
	return 0, 0
}

func appendSigned(out []byte, value int64) []byte {
	for {
		low := byte(value & 0x7f)
		value >>= 7
		if value == 0 && low&0x40 == 0 || value == -1 && low&0x40 != 0 {
			return append(out, low)
		}
		out = append(out, low|0x80)
	}
}
