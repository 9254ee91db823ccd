package token

// A Table numbers strings from 0 in order of appearance: open addressing, a power of two slots, at most half of them full.
type Table struct {
	slots []int32 // an id plus one, or 0
	hash  []uint32
	text  []string
}

// ID returns the number of s and whether it is new.
func (t *Table) ID(s string) (int32, bool) {
	if 2*len(t.text) >= len(t.slots) {
		t.grow()
	}
	h := hash(s)
	mask := uint32(len(t.slots) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		slot := t.slots[i]
		if slot == 0 {
			t.text = append(t.text, s)
			t.hash = append(t.hash, h)
			t.slots[i] = int32(len(t.text))
			return int32(len(t.text) - 1), true
		}
		if t.hash[slot-1] == h && t.text[slot-1] == s {
			return slot - 1, false
		}
	}
}

// find returns the number of s, if it has one.
func (t *Table) find(s string) (int32, bool) {
	h, mask := hash(s), uint32(len(t.slots)-1)
	for i := h & mask; t.slots[i] != 0; i = (i + 1) & mask {
		if slot := t.slots[i]; t.hash[slot-1] == h && t.text[slot-1] == s {
			return slot - 1, true
		}
	}
	return 0, false
}

// grow makes twice the room and puts every id into its new slot.
func (t *Table) grow() {
	t.slots = make([]int32, max(1024, 2*len(t.slots)))
	mask := uint32(len(t.slots) - 1)
	for id, h := range t.hash {
		i := h & mask
		for t.slots[i] != 0 {
			i = (i + 1) & mask
		}
		t.slots[i] = int32(id + 1)
	}
}

// hash mixes the bytes of s, eight at a time. Ids do not depend on it, only speed does.
func hash(s string) uint32 {
	const k = 0x9E3779B97F4A7C15
	h := uint64(len(s)) * k
	for len(s) >= 8 {
		word := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		h = (h ^ word) * k
		h ^= h >> 29
		s = s[8:]
	}
	var word uint64
	for i := range len(s) {
		word |= uint64(s[i]) << (8 * i)
	}
	h = (h ^ word) * k
	h ^= h >> 32
	return uint32(h) ^ uint32(h>>15)
}

// Len returns how many strings have a number.
func (t *Table) Len() int { return len(t.text) }
