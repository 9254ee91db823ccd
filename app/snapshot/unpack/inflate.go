package unpack

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"hash/adler32"
	"io"
)

// Inflate unpacks one stream at the start of b and says how many bytes of b it took. The methods are "deflate",
// "zlib" and "gzip", which is one member; the host may know "br" and "zstd". Checksums are verified.
func (w *Work) Inflate(method string, b []byte) (out []byte, used int, err error) {
	in := bytes.NewReader(b)
	var stream io.Reader
	switch method {
	case "deflate":
		stream = flate.NewReader(in)
	case "zlib":
		if !isZlib(b) {
			err = errors.New("no header")
		}
		in.Seek(2, io.SeekStart)
		stream = flate.NewReader(in)
	case "gzip":
		if err = w.member.Reset(in); err == nil {
			w.member.Multistream(false)
			stream = &w.member
		}
	default:
		return w.byHost(method, b)
	}
	if err != nil {
		return nil, 0, fault(Damaged, "%s: %v", method, err)
	}
	out, whole, err := w.drain(stream, in)
	if whole && method == "zlib" {
		var sum [4]byte
		if _, err = io.ReadFull(in, sum[:]); err != nil || binary.BigEndian.Uint32(sum[:]) != adler32.Checksum(out) {
			err = fault(Damaged, "after %d bytes: the checksum differs", len(out))
		}
	}
	return out, len(b) - in.Len(), err
}

// isZlib says whether bytes begin with the header of RFC 1950, for a stream without a dictionary.
func isZlib(b []byte) bool {
	return len(b) > 1 && b[0]&15 == 8 && b[0]>>4 < 8 && b[1]&32 == 0 && binary.BigEndian.Uint16(b)%31 == 0
}

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
	member, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil
	}
	out := make([]byte, n)
	n, _ = io.ReadFull(member, out)
	return out[:n]
}
