package unpack

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"hash/crc32"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Zip is an opened ZIP archive. Its entries are in the order of its directory; folders are left out.
type Zip struct {
	Entries []Entry
	Cut     bool // it has more than MaxFiles entries; the first are here
	data    []byte
	work    *Work
}

// An Entry is a file in an archive.
type Entry struct {
	Name         string // a label: valid UTF-8, whatever the archive says
	flags        uint16
	method       uint16
	sum          uint32
	packed, size uint64
	header, body uint64 // where its local header and its bytes begin
}

var le = binary.LittleEndian

// The signatures and sizes of the records, of PKWARE's APPNOTE 6.3.10.
const (
	localSign, localSize         = "PK\x03\x04", 30
	centralSign, centralSize     = "PK\x01\x02", 46
	endSign, endSize             = "PK\x05\x06", 22
	end64Sign, end64Size         = "PK\x06\x06", 56
	locator64Sign, locator64Size = "PK\x06\x07", 20
	maxTail                      = 65535 + endSize
	maxEnds                      = 8 // end records that are tried: a comment may hold what looks like one
)

// HasZip says whether a ZIP archive ends in the last 65,557 bytes.
func HasZip(b []byte) bool {
	return bytes.Contains(b[max(0, len(b)-maxTail):], []byte(endSign))
}

// OpenZip reads the directory of an archive, which may stand behind other bytes, and checks it against the local
// headers: same name, same method, sizes inside the file, no two entries over each other.
func OpenZip(b []byte, w *Work) (*Zip, error) {
	if len(b) >= 8 && string(b[:4]) == "PK\x07\x08" {
		return nil, fault(Damaged, "a part of an archive of several files")
	}
	var first error
	start := max(0, len(b)-maxTail)
	tail := string(b[start:])
	for n := 0; ; n++ {
		at := strings.LastIndex(tail, endSign)
		if at < 0 || n == maxEnds {
			if first == nil {
				first = fault(Damaged, "no directory: the archive ends too early")
			}
			return nil, first
		}
		z := &Zip{data: b, work: w}
		err := z.directory(start + at)
		if err == nil {
			return z, nil
		}
		if first == nil || err.(*Fault).Code == Locked {
			first = err
		}
		tail = tail[:at]
	}
}

// directory reads the central directory that the end record at a place names.
func (z *Zip) directory(at int) error {
	if at+endSize > len(z.data) {
		return fault(Damaged, "the end record is cut")
	}
	end := z.data[at:]
	count, size, offset := uint64(le.Uint16(end[10:])), uint64(le.Uint32(end[12:])), uint64(le.Uint32(end[16:]))
	stop := uint64(at)
	if count == 0xFFFF || size == 0xFFFFFFFF || offset == 0xFFFFFFFF {
		if wide, where := z.end64(at); wide != nil {
			count, size, offset, stop = le.Uint64(wide[32:]), le.Uint64(wide[40:]), le.Uint64(wide[48:]), uint64(where)
		}
	}
	if size > stop {
		return fault(Damaged, "a directory of %d bytes", size)
	}
	start := stop - size
	base := uint64(0) // what stands before the archive, where offsets do not count it
	if offset != start || !z.signed(start, centralSign) {
		if base = start - offset; offset > start {
			return fault(Damaged, "the directory is not at %d", offset)
		}
	}
	if err := z.central(z.data[start:stop], count, base); err != nil {
		return err
	}
	return z.locals()
}

// end64 finds the end record of large archives.
func (z *Zip) end64(at int) ([]byte, int) {
	if at < locator64Size || string(z.data[at-locator64Size:][:4]) != locator64Sign {
		return nil, 0
	}
	where := at - locator64Size - len(end64Sign)
	for where >= 0 && !z.signed(uint64(where), end64Sign) {
		where--
	}
	if where < 0 || where+end64Size > at {
		return nil, 0
	}
	return z.data[where:], where
}

func (z *Zip) signed(at uint64, sign string) bool {
	return at+4 <= uint64(len(z.data)) && string(z.data[at:at+4]) == sign
}

func (z *Zip) central(dir []byte, count, base uint64) error {
	for n := uint64(0); n < count; n++ {
		if len(dir) < centralSize || string(dir[:4]) != centralSign {
			return fault(Damaged, "entry %d is not in the directory", n+1)
		}
		name, extra, comment := int(le.Uint16(dir[28:])), int(le.Uint16(dir[30:])), int(le.Uint16(dir[32:]))
		whole := centralSize + name + extra + comment
		if whole > len(dir) {
			return fault(Damaged, "entry %d is cut", n+1)
		}
		if n == MaxFiles {
			z.Cut = true
			return nil
		}
		e := Entry{
			Name: label(dir[centralSize:][:name]), flags: le.Uint16(dir[8:]), method: le.Uint16(dir[10:]), sum: le.Uint32(dir[16:]),
			packed: uint64(le.Uint32(dir[20:])), size: uint64(le.Uint32(dir[24:])), header: uint64(le.Uint32(dir[42:])),
		}
		e.large(dir[centralSize+name:][:extra])
		e.header += base
		if e.flags&(1<<13) != 0 {
			return fault(Locked, "the directory is encrypted")
		}
		z.Entries = append(z.Entries, e)
		dir = dir[whole:]
	}
	return nil
}

// large reads the extra field of entries whose sizes do not fit 32 bits.
func (e *Entry) large(extra []byte) {
	for len(extra) >= 4 {
		tag, size := le.Uint16(extra), int(le.Uint16(extra[2:]))
		extra = extra[4:]
		if size > len(extra) {
			return
		}
		if field := extra[:size]; tag == 1 {
			for _, value := range []*uint64{&e.size, &e.packed, &e.header} {
				if *value == 0xFFFFFFFF && len(field) >= 8 {
					*value, field = le.Uint64(field), field[8:]
				}
			}
		}
		extra = extra[size:]
	}
}

// locals checks the local headers and leaves out folders.
func (z *Zip) locals() error {
	order := make([]int, len(z.Entries))
	for i := range z.Entries {
		order[i] = i
		if err := z.local(&z.Entries[i]); err != nil {
			return err
		}
	}
	slices.SortStableFunc(order, func(i, k int) int { return cmp.Compare(z.Entries[i].header, z.Entries[k].header) })
	for i := 1; i < len(order); i++ {
		if e := z.Entries[order[i-1]]; e.body+e.packed > z.Entries[order[i]].header {
			return fault(Damaged, "‘%s’ lies over another entry", e.Name)
		}
	}
	files := z.Entries[:0]
	for _, e := range z.Entries {
		if !strings.HasSuffix(e.Name, "/") {
			files = append(files, e)
		}
	}
	z.Entries = files
	return nil
}

func (z *Zip) local(e *Entry) error {
	if e.header > uint64(len(z.data)) || !z.signed(e.header, localSign) || e.header+localSize > uint64(len(z.data)) {
		return fault(Damaged, "‘%s’ is not where the directory says", e.Name)
	}
	b := z.data[e.header:]
	name, extra := uint64(le.Uint16(b[26:])), uint64(le.Uint16(b[28:]))
	e.body = e.header + localSize + name + extra
	total := uint64(len(z.data))
	if e.body > total || e.packed > total-e.body {
		return fault(Damaged, "‘%s’ is cut", e.Name)
	}
	if label(b[localSize:][:name]) != e.Name || le.Uint16(b[8:]) != e.method || (le.Uint16(b[6:])^e.flags)&1 != 0 {
		return fault(Damaged, "‘%s’ has another name or method in its own header", e.Name)
	}
	return nil
}

// Read unpacks an entry and verifies its size and checksum, unless only its first part is kept.
func (z *Zip) Read(e Entry) (out []byte, err error) {
	packed, before := z.data[e.body:e.body+e.packed], z.work.Cut
	z.work.Cut = false
	defer func() { z.work.Cut = z.work.Cut || before }()
	if e.flags&1 != 0 || e.method == 99 {
		return nil, fault(Locked, "‘%s’ is encrypted", e.Name)
	}
	switch e.method {
	case 0:
		out, _, err = z.work.kept(packed, len(packed))
	case 8:
		out, _, err = z.work.Inflate("deflate", packed)
	case 93:
		out, _, err = z.work.Inflate("zstd", packed)
	default:
		err = fault(Codec, "method %d", e.method)
	}
	if err != nil {
		return nil, err
	}
	if z.work.Cut {
		return out, nil
	}
	if uint64(len(out)) != e.size || crc32.ChecksumIEEE(out) != e.sum {
		return nil, fault(Damaged, "‘%s’ does not match its checksum", e.Name)
	}
	return out, nil
}

// Find returns the entry of a name.
func (z *Zip) Find(name string) (Entry, bool) {
	for _, e := range z.Entries {
		if e.Name == name {
			return e, true
		}
	}
	return Entry{}, false
}

// label makes a name of bytes. Names of old archives are in an unknown charset: their letters beyond ASCII are only
// told apart.
func label(b []byte) string {
	name := strings.ReplaceAll(string(b), "\\", "/")
	if utf8.ValidString(name) {
		return name
	}
	var out strings.Builder
	for i := range len(name) {
		out.WriteRune(rune(name[i]))
	}
	return out.String()
}
