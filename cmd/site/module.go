package main

import (
	"encoding/binary"
	"slices"
)

// A section of a WebAssembly program: what it is, and its bytes without their head.
type section struct {
	id   byte
	body []byte
}

// What sections hold.
const (
	sectionTypes     = 1
	sectionImports   = 2
	sectionFunctions = 3 // the type of each
	sectionStart     = 8 // what is called first
	sectionCode      = 10
	sectionData      = 11
)

const moduleHead = 8

// sectionsOf takes a program apart.
func sectionsOf(program []byte) (all []section, err error) {
	for at := moduleHead; at < len(program); {
		size, n := binary.Uvarint(program[at+1:])
		body := at + 1 + n
		if n <= 0 || size > uint64(len(program)-body) {
			return nil, errModule
		}
		all = append(all, section{program[at], program[body : body+int(size)]})
		at = body + int(size)
	}
	return all, nil
}

// joined is the program of these sections.
func joined(program []byte, all []section) []byte {
	out := slices.Clone(program[:moduleHead])
	for _, s := range all {
		out = binary.AppendUvarint(append(out, s.id), uint64(len(s.body)))
		out = append(out, s.body...)
	}
	return out
}

// bodyOf is the section that holds that, to be read and replaced; nil if there is none or more than one.
func bodyOf(all []section, id byte) (body *[]byte) {
	for i := range all {
		if all[i].id == id && body != nil {
			return nil
		}
		if all[i].id == id {
			body = &all[i].body
		}
	}
	return body
}

// counted reads the number with which a list begins, and returns what follows.
func counted(in []byte) (int, []byte, error) {
	count, n := binary.Uvarint(in)
	if n <= 0 || count > uint64(len(in)) {
		return 0, nil, errModule
	}
	return int(count), in[n:], nil
}

// appended is a list with one more entry.
func appended(list, entry []byte) ([]byte, error) {
	count, rest, err := counted(list)
	return slices.Concat(binary.AppendUvarint(nil, uint64(count+1)), rest, entry), err
}
