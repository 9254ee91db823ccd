package token

// A Lexicon gives every distinct token its ids. Both sides of a comparison share one.
type Lexicon struct {
	exact table
	match table
	fold  []int32  // match id of each exact id
	about []Traits // of each exact id
	known lists
}

// NewLexicon returns a lexicon that has seen no token yet.
func NewLexicon() *Lexicon { return &Lexicon{known: newLists()} }

// Ids returns the exact and the match id of a token's bytes. Ids count from 0 in order of appearance.
func (l *Lexicon) Ids(word string, kind Kind) (exact, match int32) {
	id, fresh := l.exact.id(word)
	if fresh {
		m, _ := l.match.id(Fold(word))
		l.fold = append(l.fold, m)
		l.about = append(l.about, l.known.traits(word, l.match.text[m], kind))
	}
	return id, l.fold[id]
}

// Words returns how many match ids there are.
func (l *Lexicon) Words() int { return len(l.match.text) }

// Folded returns the text that a match id stands for.
func (l *Lexicon) Folded(match int32) string { return l.match.text[match] }

// Traits returns what is known of an exact id.
func (l *Lexicon) Traits(exact int32) Traits { return l.about[exact] }

// A table numbers strings: open addressing, a power of two slots, at most half of them full.
type table struct {
	slots []int32 // an id plus one, or 0
	hash  []uint32
	text  []string
}

// id returns the number of s and whether it is new.
func (t *table) id(s string) (int32, bool) {
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
func (t *table) find(s string) (int32, bool) {
	h, mask := hash(s), uint32(len(t.slots)-1)
	for i := h & mask; t.slots[i] != 0; i = (i + 1) & mask {
		if slot := t.slots[i]; t.hash[slot-1] == h && t.text[slot-1] == s {
			return slot - 1, true
		}
	}
	return 0, false
}

// grow makes twice the room and puts every id into its new slot.
func (t *table) grow() {
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
