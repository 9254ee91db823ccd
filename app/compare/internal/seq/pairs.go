package seq

// Pairs numbers pairs of ids, from 0 in order of appearance. It compares the pairs themselves, so that no two can be
// taken for one another.
type Pairs struct {
	slots []int32 // a number plus one, or 0
	keys  []uint64
}

// Len returns how many pairs have a number.
func (p *Pairs) Len() int { return len(p.keys) }

// ID returns the number of the pair.
func (p *Pairs) ID(a, b int32) int32 {
	if 2*len(p.keys) >= len(p.slots) {
		p.grow()
	}
	key := uint64(uint32(a))<<32 | uint64(uint32(b))
	mask := uint32(len(p.slots) - 1)
	for i := spread(key) & mask; ; i = (i + 1) & mask {
		slot := p.slots[i]
		if slot == 0 {
			p.keys = append(p.keys, key)
			p.slots[i] = int32(len(p.keys))
			return int32(len(p.keys) - 1)
		}
		if p.keys[slot-1] == key {
			return slot - 1
		}
	}
}

func (p *Pairs) grow() {
	p.slots = make([]int32, max(1024, 2*len(p.slots)))
	mask := uint32(len(p.slots) - 1)
	for n, key := range p.keys {
		i := spread(key) & mask
		for p.slots[i] != 0 {
			i = (i + 1) & mask
		}
		p.slots[i] = int32(n + 1)
	}
}

func spread(key uint64) uint32 {
	key *= 0x9E3779B97F4A7C15
	key ^= key >> 29
	key *= 0xBF58476D1CE4E5B9
	return uint32(key >> 32)
}
