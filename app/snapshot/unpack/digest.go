package unpack

import (
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// checked verifies a block against the digest of its record: "sha1:" and the sum in base 32, or "sha-256:" and the sum
// in base 16. Other algorithms are not known here; a record without a digest is taken as it is.
func checked(r Record, block []byte) error {
	algorithm, want, _ := strings.Cut(r.Get("warc-block-digest"), ":")
	var sum []byte
	switch strings.ReplaceAll(strings.ToLower(algorithm), "-", "") {
	case "sha1":
		s := sha1.Sum(block)
		sum = s[:]
	case "sha256":
		s := sha256.Sum256(block)
		sum = s[:]
	default:
		return nil
	}
	want = strings.TrimRight(strings.TrimSpace(want), "=")
	if strings.EqualFold(want, hex.EncodeToString(sum)) || strings.EqualFold(want, base32(sum)) {
		return nil
	}
	return fault(Damaged, "the record of %s does not match its digest", r.Target())
}

// base32 writes bytes as RFC 4648 does, five bits a letter, without padding. Package encoding/base32 gives the same in
// ten times the bytes of program.
func base32(b []byte) string {
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
	var out []byte
	bits, n := uint32(0), 0
	for _, c := range b {
		bits, n = bits<<8|uint32(c), n+8
		for ; n >= 5; n -= 5 {
			out = append(out, letters[bits>>(n-5)&31])
		}
	}
	if n > 0 {
		out = append(out, letters[bits<<(5-n)&31])
	}
	return string(out)
}
