package unpack

import (
	"bytes"
	"strconv"
	"strings"
)

// A WARC is the index of a web archive file (ISO 28500), packed with gzip or not. Blocks are taken out when they are
// asked for.
type WARC struct {
	Records []Record
	Cut     bool   // it has more than MaxRecords records; the first are here
	Damage  string // what could not be read, or ""
	data    []byte
	work    *Work
	damaged int
	member  int    // where the gzip member in text begins; -1 is none
	text    []byte // the last member that was unpacked
}

// A Record is what the index knows of a record.
type Record struct {
	Header            // of the record: "warc-type", "warc-target-uri", "warc-date" …
	HTTP       Header // of the answer in it, if there is one
	Status     int    // of the answer in it
	member     int    // where its gzip member begins; -1 is none
	start, end int    // of its block, in the file or in the member
}

// IsWARC says whether bytes begin as a WARC file does, packed or not.
func IsWARC(b []byte) bool {
	if IsGzip(b) {
		b = Peek(b, 8)
	}
	return bytes.HasPrefix(b, []byte("WARC/1."))
}

// OpenWARC reads the index. It goes on behind a damaged record if it can, and says so in Damage.
func OpenWARC(b []byte, w *Work) (*WARC, error) {
	a := &WARC{data: b, work: w, member: -1}
	if !IsGzip(b) {
		a.index(b, -1)
		return a, nil
	}
	members := 0
	for at := 0; at < len(b) && !a.Cut; {
		if members++; members > MaxRecords {
			a.Cut = true
			break
		}
		if w.FirstPart && (w.Cut || w.done > MaxAll-MaxEntry) { // the rest is for the pages
			w.Cut = true
			break
		}
		out, used, err := w.Inflate("gzip", b[at:])
		if err == nil {
			a.index(out, at)
			at += used
			continue
		}
		if err.(*Fault).Code != Damaged {
			return nil, err
		}
		a.damage(err.Error())
		next := bytes.Index(b[at+1:], []byte("\x1f\x8b\x08"))
		if next < 0 || a.damaged > maxDamaged {
			return a, nil
		}
		at += 1 + next
	}
	return a, nil
}

// maxDamaged is how many damaged members and records are passed over. The search for the next one costs time.
const maxDamaged = 100

func (a *WARC) damage(what string) {
	a.Damage = what
	a.damaged++
}

// index lists the records in text, which is the file or a member of it.
func (a *WARC) index(text []byte, member int) {
	for at := 0; at < len(text) && a.damaged <= maxDamaged; {
		rest := bytes.TrimLeft(text[at:], "\r\n")
		if len(rest) == 0 {
			return
		}
		if !bytes.HasPrefix(rest, []byte("WARC/1.")) {
			a.damage("a record does not begin where the one before ends")
			next := bytes.Index(rest, []byte("\nWARC/1."))
			if next < 0 {
				return
			}
			at = len(text) - len(rest) + next + 1
			continue
		}
		if len(a.Records) == MaxRecords {
			a.Cut = true
			return
		}
		at = a.record(text, len(text)-len(rest), member)
	}
}

// record adds the record that begins at a place, and returns where it ends.
func (a *WARC) record(text []byte, at, member int) int {
	_, rest := cutLine(text[at:])
	header, block, err := ParseHeader(rest)
	size, bad := strconv.ParseUint(header.Get("content-length"), 10, 40)
	if err != nil || bad != nil {
		a.damage("a record without a length")
		return at + len("WARC/1.")
	}
	start := len(text) - len(block)
	if size > uint64(len(block)) {
		if !a.work.Cut {
			a.damage("the last record is cut")
		}
		return len(text)
	}
	if after := block[size:]; len(after) > 0 && after[0] != '\r' && after[0] != '\n' {
		a.damage("a record is longer or shorter than it says")
		return start
	}
	r := Record{Header: header, member: member, start: start, end: start + int(size)}
	if kind, _ := Param(header.Get("content-type"), ""); kind == "application/http" {
		if answer, err := ParseHTTP(block[:size]); err == nil {
			r.HTTP, r.Status = answer.Header, answer.Status
		}
	}
	a.Records = append(a.Records, r)
	return r.end
}

// Block returns the block of a record: of an answer all from its status line on. It verifies the digest of the block.
func (a *WARC) Block(r Record) ([]byte, error) {
	if r.member < 0 {
		block := a.data[r.start:r.end]
		if err := a.work.take(len(block), len(block)); err != nil {
			return nil, err
		}
		return block, checked(r, block)
	}
	if a.member != r.member {
		out, _, err := a.work.Inflate("gzip", a.data[r.member:])
		if err != nil {
			return nil, err
		}
		a.member, a.text = r.member, out
	}
	block := a.text[r.start:r.end]
	return block, checked(r, block)
}

// Target is the address a record is about, without the angle brackets that some programs write.
func (r Record) Target() string { return strings.Trim(r.Get("warc-target-uri"), "<>") }
