package unpack

import (
	"encoding/binary"
	"unicode/utf16"
)

// A Plist is a value of a property list: a dictionary, a list, bytes or a text. Values of other kinds are empty.
type Plist struct {
	keys  []*Plist
	items []*Plist
	data  []byte
	wide  bool // data is UTF-16, big endian
	state int8 // of the search for cycles
}

// Get returns the value of a key in a dictionary; nil if there is none.
func (p *Plist) Get(key string) *Plist {
	if p == nil {
		return nil
	}
	for i, k := range p.keys {
		if i < len(p.items) && len(k.data) <= 4*len(key) && k.String() == key {
			return p.items[i]
		}
	}
	return nil
}

// Items are the values of a list.
func (p *Plist) Items() []*Plist {
	if p == nil || len(p.keys) > 0 {
		return nil
	}
	return p.items
}

// Bytes are those of data or of a text.
func (p *Plist) Bytes() []byte {
	if p == nil {
		return nil
	}
	return p.data
}

// String is a text, or "".
func (p *Plist) String() string {
	if p == nil {
		return ""
	}
	if !p.wide {
		return string(p.data)
	}
	units := make([]uint16, len(p.data)/2)
	for i := range units {
		units[i] = binary.BigEndian.Uint16(p.data[2*i:])
	}
	return string(utf16.Decode(units))
}

const (
	binarySign  = "bplist00"
	trailerSize = 32
	maxLinks    = 10 * MaxObjects // from dictionaries and lists to their values
)

// OpenPlist reads a property list, binary or XML. Lists that contain themselves are refused.
func OpenPlist(b []byte) (*Plist, error) {
	if len(b) < len(binarySign)+trailerSize || string(b[:len(binarySign)]) != binarySign {
		return openXML(b)
	}
	r := plistReader{data: b}
	trailer := b[len(b)-trailerSize:]
	r.offsetSize, r.refSize = int(trailer[6]), int(trailer[7])
	count, top, table := binary.BigEndian.Uint64(trailer[8:]), binary.BigEndian.Uint64(trailer[16:]), binary.BigEndian.Uint64(trailer[24:])
	room := uint64(len(b) - trailerSize)
	if r.offsetSize < 1 || r.offsetSize > 8 || r.refSize < 1 || r.refSize > 8 || top >= count ||
		table > room || count > (room-table)/uint64(r.offsetSize) {
		return nil, fault(Damaged, "the plist's table is not where it should be")
	}
	if count > MaxObjects {
		return nil, fault(Entries, "a plist of %d objects", count)
	}
	r.objects = make([]Plist, count)
	for i := range r.objects {
		at := number(b[table+uint64(i*r.offsetSize):], r.offsetSize)
		if at >= uint64(len(b)-trailerSize) {
			return nil, fault(Damaged, "object %d is not in the plist", i)
		}
		if err := r.object(&r.objects[i], int(at)); err != nil {
			return nil, err
		}
	}
	return &r.objects[top], acyclic(&r.objects[top])
}

// number reads a big endian number of up to eight bytes.
func number(b []byte, size int) (n uint64) {
	for _, c := range b[:size] {
		n = n<<8 | uint64(c)
	}
	return n
}

type plistReader struct {
	data                []byte
	objects             []Plist
	offsetSize, refSize int
	links               int
}

// object reads one object; those it holds are only linked, so that nothing is read twice or without end.
func (r *plistReader) object(p *Plist, at int) error {
	mark := r.data[at]
	body := r.data[at+1 : len(r.data)-trailerSize]
	n := uint64(mark & 15)
	if kind := mark >> 4; n == 15 && kind >= 4 {
		if len(body) < 1 || body[0]>>4 != 1 || body[0]&15 > 3 || len(body) < 1+1<<(body[0]&15) {
			return fault(Damaged, "an object without a size")
		}
		size := 1 << (body[0] & 15)
		n, body = number(body[1:], size), body[1+size:]
	}
	switch mark >> 4 {
	case 4, 5, 7: // bytes, ASCII, UTF-8
		if n > uint64(len(body)) {
			return fault(Damaged, "an object is cut")
		}
		p.data = body[:n]
	case 6:
		if n > uint64(len(body))/2 {
			return fault(Damaged, "an object is cut")
		}
		p.data, p.wide = body[:2*n], true
	case 10, 11, 12:
		return r.link(&p.items, body, n)
	case 13:
		if err := r.link(&p.keys, body, n); err != nil {
			return err
		}
		return r.link(&p.items, body[n*uint64(r.refSize):], n)
	}
	return nil
}

func (r *plistReader) link(to *[]*Plist, body []byte, n uint64) error {
	if n > uint64(len(body)/r.refSize) {
		return fault(Damaged, "a list is cut")
	}
	if r.links += int(n); r.links > maxLinks {
		return fault(Entries, "more than %d values in lists", maxLinks)
	}
	for i := range int(n) {
		at := number(body[i*r.refSize:], r.refSize)
		if at >= uint64(len(r.objects)) {
			return fault(Damaged, "a list holds what is not there")
		}
		*to = append(*to, &r.objects[at])
	}
	return nil
}

// acyclic walks a plist without recursion and refuses lists in themselves and lists too deep.
func acyclic(top *Plist) error {
	type step struct {
		*Plist
		next int
	}
	top.state = 1
	for path := []step{{top, 0}}; len(path) > 0; {
		at := &path[len(path)-1]
		if at.next == len(at.items) {
			at.state = 2
			path = path[:len(path)-1]
			continue
		}
		child := at.items[at.next]
		at.next++
		switch {
		case child.state == 1:
			return fault(Damaged, "a list contains itself")
		case child.state == 0 && len(path) == maxPlist:
			return fault(Nesting, "lists in lists, more than %d times", maxPlist)
		case child.state == 0:
			child.state = 1
			path = append(path, step{child, 0})
		}
	}
	return nil
}
