// Package unpack takes bytes out of containers: deflate streams, ZIP archives, MIME messages, WARC records, plists.
//
// It knows nothing of pages and articles: package snapshot decides what a container means. Every reader works on bytes
// in memory, trusts no declared size, name or offset, and counts what comes out (Work). Checksums are verified: a
// damaged byte would read as an edit. Names of entries are labels; nothing here opens a file.
//
// The streams are those of compress/flate. The formats around them are read here and not by archive/zip and
// mime/multipart, which would add 65 KB to the program at brotli 11. They refuse what people have, such as a message
// without its last boundary, and let pass what Stet must refuse, such as entries that overlap, or local headers that
// tell another story than the directory.
package unpack

import (
	"fmt"
	"io"
)

// The limits of one reading.
const (
	MaxEntry   = 64 << 20  // bytes of one entry, unpacked
	MaxAll     = 256 << 20 // bytes of all entries, unpacked
	MaxRatio   = 200       // unpacked bytes for each packed one, counted from ratioFrom on
	MaxFiles   = 10_000    // entries of a ZIP archive
	MaxRecords = 20_000    // records of a WARC file
	MaxParts   = 2_000     // parts of a MIME message
	MaxObjects = 100_000   // objects of a plist
	MaxHeader  = 64 << 10  // bytes of a block of headers
	maxMIME    = 8         // levels of multipart in multipart
	maxPlist   = 32        // levels of a plist
	ratioFrom  = 4 << 20
)

// A Fault says why a container is not read. Code is a stable name, Detail is for the curious.
type Fault struct{ Code, Detail string }

// The codes of faults.
const (
	TooLarge = "archive-too-large" // more than MaxEntry or MaxAll bytes
	Ratio    = "archive-ratio"     // it grows more than MaxRatio times
	Entries  = "archive-entries"   // more parts than the limits say
	Nesting  = "archive-nesting"   // parts within parts, too deep
	Damaged  = "archive-damaged"   // a check fails, or a part is not where it should be
	Locked   = "archive-locked"    // encrypted
	Codec    = "codec"             // a compression that neither the package nor the host knows; Detail names it
)

// Error returns both.
func (f *Fault) Error() string { return f.Code + ": " + f.Detail }

func fault(code, format string, values ...any) *Fault {
	return &Fault{code, fmt.Sprintf(format, values...)}
}

// Work counts what one reading unpacks, over all its containers. The zero value has unpacked nothing.
type Work struct {
	// Host unpacks by the methods "br" and "zstd", or is nil. What it does not know is errors.ErrUnsupported.
	Host func(method string, b []byte, max int) (out []byte, used int, err error)
	done int

	Beat func() // called for each part that was unpacked, if it is not nil

	// FirstPart leaves out what is past MaxEntry and MaxAll, where it would be a fault, and sets Cut.
	FirstPart, Cut bool

	flate io.ReadCloser // of the first stream, used for one after the other
}

// take counts n more bytes of an entry that has size bytes by now.
func (w *Work) take(n, size int) error {
	if w.Beat != nil {
		w.Beat()
	}
	w.done += n
	if size > MaxEntry {
		return fault(TooLarge, "an entry is larger than %d bytes", MaxEntry)
	}
	if w.done > MaxAll {
		return fault(TooLarge, "all entries are larger than %d bytes", MaxAll)
	}
	return nil
}

// kept counts the last n bytes of an entry, and returns it, or the first part of it if that is asked for. full says that
// no more may come.
func (w *Work) kept(out []byte, n int) (part []byte, full bool, err error) {
	err = w.take(n, len(out))
	if err == nil || !w.FirstPart {
		return out, false, err
	}
	over := max(len(out)-MaxEntry, min(w.done-MaxAll, n))
	if over >= len(out) {
		return nil, true, err
	}
	w.Cut = true
	return out[:len(out)-over], true, nil
}
