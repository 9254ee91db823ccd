package unpack

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	stdbase32 "encoding/base32"
	"encoding/binary"
	"hash/crc32"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
)

// Base 32 is written as the standard library writes it.
func TestBase32IsTheLibrarys(t *testing.T) {
	some := rand.New(rand.NewPCG(1, 2))
	for n := range 70 {
		b := make([]byte, n)
		for i := range b {
			b[i] = byte(some.Uint32())
		}
		if got, want := base32(b), stdbase32.StdEncoding.WithPadding(stdbase32.NoPadding).EncodeToString(b); got != want {
			t.Errorf("%x: %s, want %s", b, got, want)
		}
	}
}

// A zlib stream is taken or refused as the standard library does, whatever byte of it is damaged and wherever it ends;
// and what stands behind it is left.
func TestZlibIsTheLibrarys(t *testing.T) {
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	w.Write([]byte("The council met. The council met again, and the town was told."))
	w.Close()
	streams := [][]byte{packed.Bytes(), append(bytes.Clone(packed.Bytes()), "more"...)}
	for i := range packed.Len() {
		streams = append(streams, packed.Bytes()[:i])
		for bit := range 8 {
			b := bytes.Clone(packed.Bytes())
			b[i] ^= 1 << bit
			streams = append(streams, b)
		}
	}
	for i, b := range streams {
		got, used, err := new(Work).Inflate("zlib", b)
		want, wantUsed, wantErr := byLibrary(b)
		if (err == nil) != (wantErr == nil) {
			t.Errorf("%d, %x: error %v, want %v", i, b, err, wantErr)
		} else if err == nil && (!bytes.Equal(got, want) || used != wantUsed) {
			t.Errorf("%d: %q from %d bytes, want %q from %d", i, got, used, want, wantUsed)
		}
	}
}

// So is a gzip member, with whatever its header holds.
func TestGzipIsTheLibrarys(t *testing.T) {
	packed := func(h gzip.Header) []byte {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		w.Header = h
		w.Write([]byte("The council met. The council met again, and the town was told."))
		w.Close()
		return b.Bytes()
	}
	whole := packed(gzip.Header{Name: "a.html", Comment: "of the council", Extra: []byte("abc")})
	streams := [][]byte{whole, append(bytes.Clone(whole), "more"...), packed(gzip.Header{}), packed(gzip.Header{Name: strings.Repeat("a", 511)}),
		packed(gzip.Header{Name: strings.Repeat("a", 512)}), withSum(whole, 0), withSum(whole, 1), packed(gzip.Header{Extra: make([]byte, 60000)})}
	for i := range whole {
		streams = append(streams, whole[:i])
		for bit := range 8 {
			b := bytes.Clone(whole)
			b[i] ^= 1 << bit
			streams = append(streams, b)
		}
	}
	for i, b := range streams {
		got, used, err := new(Work).Inflate("gzip", b)
		in := bytes.NewReader(b)
		var want []byte
		stream, wantErr := gzip.NewReader(in)
		if wantErr == nil {
			stream.Multistream(false)
			want, wantErr = io.ReadAll(stream)
		}
		if (err == nil) != (wantErr == nil) {
			t.Errorf("%d, %x: error %v, want %v", i, b, err, wantErr)
		} else if err == nil && (!bytes.Equal(got, want) || used != len(b)-in.Len()) {
			t.Errorf("%d: %q from %d bytes, want %q from %d", i, got, used, want, len(b)-in.Len())
		}
	}
}

// withSum gives a member's header a checksum, which is wrong by so much.
func withSum(member []byte, wrong uint16) []byte {
	head := bytes.Clone(member[:gzipHead(member)])
	head[3] |= 2
	rest := member[len(head):]
	head = binary.LittleEndian.AppendUint16(head, uint16(crc32.ChecksumIEEE(head))+wrong)
	return append(head, rest...)
}

func byLibrary(b []byte) (out []byte, used int, err error) {
	in := bytes.NewReader(b)
	stream, err := zlib.NewReader(in)
	if err != nil {
		return nil, 0, err
	}
	var all bytes.Buffer
	_, err = all.ReadFrom(stream)
	return all.Bytes(), len(b) - in.Len(), err
}
