package unpack

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"hash/adler32"
	"hash/crc32"
	"io"
)

// Inflate unpacks one stream at the start of b and says how many bytes of b it took. The methods are "deflate",
// "zlib" and "gzip", which is one member; the host may know "br" and "zstd". Checksums are verified.
func (w *Work) Inflate(method string, b []byte) (out []byte, used int, err error) {
	head := 0
	switch method {
	case "deflate":
	case "zlib":
		head = zlibHead(b)
	case "gzip":
		head = gzipHead(b)
	default:
		return w.byHost(method, b)
	}
	if head < 0 {
		return nil, 0, fault(Damaged, "%s: no header", method)
	}
	in := bytes.NewReader(b[head:])
	out, whole, err := w.drain(w.stream(in), in)
	if used = len(b) - in.Len(); !whole || method == "deflate" {
		return out, used, err
	}
	size := sumSize(method, b[used:], out)
	if size == 0 {
		err = fault(Damaged, "after %d bytes: the checksum differs", len(out))
	}
	return out, used + size, err
}

// stream is the one decompressor, at the start of a stream: a new one costs 40 KB.
func (w *Work) stream(in *bytes.Reader) io.Reader {
	if w.flate == nil {
		w.flate = flate.NewReader(in)
	} else {
		w.flate.(flate.Resetter).Reset(in, nil) // without a dictionary it has no error
	}
	return w.flate
}

// sumSize is how many bytes behind a stream are the checksum of what came out of it; 0 if they are not.
func sumSize(method string, b, out []byte) int {
	if method == "zlib" {
		if len(b) < 4 || binary.BigEndian.Uint32(b) != adler32.Checksum(out) {
			return 0
		}
		return 4
	}
	if len(b) < 8 || le.Uint32(b) != crc32.ChecksumIEEE(out) || le.Uint32(b[4:]) != uint32(len(out)) {
		return 0
	}
	return 8
}

// zlibHead is the size of the header of RFC 1950 that bytes begin with, for a stream without a dictionary, or -1.
func zlibHead(b []byte) int {
	if len(b) > 1 && b[0]&15 == 8 && b[0]>>4 < 8 && b[1]&32 == 0 && binary.BigEndian.Uint16(b)%31 == 0 {
		return 2
	}
	return -1
}

// gzipHead is the size of the header of RFC 1952 that bytes begin with, or -1.
func gzipHead(b []byte) int {
	const sum, extra, name, comment = 2, 4, 8, 16 // what the flags say that there is
	if len(b) < 10 || !IsGzip(b) {
		return -1
	}
	flags, at := b[3], 10
	if flags&extra != 0 && at+2 <= len(b) {
		at += 2 + int(le.Uint16(b[at:]))
	}
	for _, text := range []byte{name, comment} {
		if flags&text != 0 && at < len(b) {
			size := bytes.IndexByte(b[at:min(at+maxGzipName, len(b))], 0)
			if size < 0 {
				return -1
			}
			at += size + 1
		}
	}
	if flags&sum != 0 {
		if at += 2; at > len(b) || le.Uint16(b[at-2:]) != uint16(crc32.ChecksumIEEE(b[:at-2])) {
			return -1
		}
	}
	if at > len(b) {
		return -1
	}
	return at
}

// maxGzipName is how many bytes the name in a gzip file may have, as in package compress/gzip.
const maxGzipName = 512

// drain reads a stream while it is counted. It is whole if it was read to its end.
func (w *Work) drain(stream io.Reader, in *bytes.Reader) (all []byte, whole bool, err error) {
	out := make([]byte, 0, 4096)
	start := in.Len()
	for {
		if len(out) == cap(out) {
			out = append(out, 0)[:len(out)]
		}
		n, err := stream.Read(out[len(out):cap(out)])
		out = out[:len(out)+n]
		full := false
		var limit error
		if out, full, limit = w.kept(out, n); limit != nil {
			return nil, false, limit
		}
		if len(out) > ratioFrom && len(out)/MaxRatio > start-in.Len() {
			return nil, false, fault(Ratio, "%d bytes came out of %d", len(out), start-in.Len())
		}
		if full {
			return out, false, nil
		}
		if err == io.EOF {
			return out, true, nil
		}
		if err != nil {
			return out, false, fault(Damaged, "after %d bytes: %v", len(out), err)
		}
	}
}

func (w *Work) byHost(method string, b []byte) ([]byte, int, error) {
	if w.Host == nil {
		return nil, 0, fault(Codec, "%s", method)
	}
	out, used, err := w.Host(method, b, MaxEntry)
	if errors.Is(err, errors.ErrUnsupported) {
		return nil, 0, fault(Codec, "%s", method)
	}
	if err != nil {
		return nil, 0, fault(Damaged, "%s: %v", method, err)
	}
	if len(out) > ratioFrom && len(out)/MaxRatio > used {
		return nil, 0, fault(Ratio, "%d bytes came out of %d", len(out), used)
	}
	out, _, err = w.kept(out, len(out))
	return out, used, err
}

// IsGzip says whether bytes begin as a gzip stream does.
func IsGzip(b []byte) bool { return len(b) > 2 && b[0] == 0x1f && b[1] == 0x8b && b[2] == 8 }

// Gunzip unpacks all members of a gzip file as one, at most MaxRecords. Zero bytes may follow the last one.
func (w *Work) Gunzip(b []byte) (all []byte, err error) {
	start := w.done
	for n := 0; len(b) > 0 && (all == nil || IsGzip(b)); n++ {
		if n == MaxRecords {
			return nil, fault(Entries, "more than %d members", MaxRecords)
		}
		out, used, err := w.Inflate("gzip", b)
		if err != nil {
			return nil, err
		}
		if all == nil {
			all = out
		} else {
			all = append(all, out...)
		}
		if w.done-start > MaxEntry && !w.FirstPart {
			return nil, fault(TooLarge, "all members are larger than %d bytes", MaxEntry)
		}
		if w.Cut = w.Cut || len(all) > MaxEntry; w.Cut {
			return all[:min(len(all), MaxEntry)], nil
		}
		b = b[used:]
	}
	if len(bytes.Trim(b, "\x00")) > 0 {
		return nil, fault(Damaged, "%d bytes after the last member", len(b))
	}
	return all, nil
}

// Peek unpacks the first bytes of a gzip file, at most n, to see what it holds.
func Peek(b []byte, n int) []byte {
	head := gzipHead(b)
	if head < 0 {
		return nil
	}
	out := make([]byte, n)
	n, _ = io.ReadFull(flate.NewReader(bytes.NewReader(b[head:])), out)
	return out[:n]
}
