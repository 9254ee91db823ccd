package main

import (
	"cmp"
	"encoding/binary"
	"maps"
	"slices"
)

// A pool gathers the values along functions' instructions, which are runs: a value, and for how many instructions it
// holds. The last run of a function ends with it, so functions of different lengths have different runs where only
// that differs. The runtime stops where it finds its instruction: a last run may be longer than the function. With
// last runs of one length most functions share what they have. The most common values come first, for small offsets.
type pool struct {
	values []byte
	uses   map[string][][]byte // the fields that tell where these runs are
}

func newPool(values []byte) *pool {
	return &pool{slices.Clone(values), map[string][][]byte{}}
}

// endless is the length of last runs: no function has more instructions that are told apart.
const endless = 1 << 16

// take notes the runs that a field tells. It is false if they have no end. Offset 0 is none.
func (p *pool) take(field []byte) bool {
	at := binary.LittleEndian.Uint32(field)
	if at == 0 {
		return true
	}
	if at >= uint32(len(p.values)) {
		return false
	}
	runs, ok := runsAt(p.values[at:])
	if !ok {
		return false
	}
	runs[len(runs)-1].length = endless
	key := string(runBytes(runs))
	p.uses[key] = append(p.uses[key], field)
	return true
}

// write puts all runs into values in place of what was there, and into the fields where they are now. It is false if
// they need more room.
func (p *pool) write(values []byte) bool {
	keys := slices.SortedFunc(maps.Keys(p.uses), func(a, b string) int {
		return cmp.Or(len(p.uses[b])-len(p.uses[a]), cmp.Compare(a, b))
	})
	clear(values)
	at := 1
	for _, key := range keys {
		for _, field := range p.uses[key] {
			binary.LittleEndian.PutUint32(field, uint32(at))
		}
		if len(values)-at < len(key) {
			return false
		}
		at += copy(values[at:], key)
	}
	return true
}

// A stretch is a run: by how much the value changes, and for how many instructions it holds. The change is as it is
// written: twice as much, and one less for a fall, which makes it odd.
type stretch struct{ change, length uint64 }

// runsAt reads runs up to a change of 0, which may only be the first one. It is false if there is no end, or no run.
func runsAt(in []byte) (runs []stretch, ok bool) {
	for {
		change, n := binary.Uvarint(in)
		if n <= 0 {
			return nil, false
		}
		in = in[n:]
		if change == 0 && len(runs) > 0 {
			return runs, true
		}
		length, n := binary.Uvarint(in)
		if n <= 0 {
			return nil, false
		}
		in = in[n:]
		runs = append(runs, stretch{change, length})
	}
}

func runBytes(runs []stretch) (out []byte) {
	for _, r := range runs {
		out = binary.AppendUvarint(binary.AppendUvarint(out, r.change), r.length)
	}
	return append(out, 0)
}
