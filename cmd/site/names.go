package main

import (
	"bytes"
	"encoding/binary"
)

// functionNames reads from a program's memory how its functions are called, by their place among the bodies.
func functionNames(program []byte) (map[int]string, error) {
	_, _, t, err := readTable(program)
	if err != nil {
		return nil, err
	}
	names := map[int]string{}
	for k := range t.count {
		f, ok := t.function(k)
		if !ok {
			return nil, errLayout
		}
		address, at := binary.LittleEndian.Uint32(f[funcEntry:]), int(binary.LittleEndian.Uint32(f[funcName:]))
		if at >= len(t.names) {
			return nil, errLayout
		}
		name, _, _ := bytes.Cut(t.names[at:], []byte{0})
		names[int(address)-firstFunction] = string(name)
	}
	return names, nil
}
