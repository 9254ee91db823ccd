package render

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"hash/crc32"
	"io"
	"strings"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
)

// LinkType is the media type of what stands behind "s=" in a shared link.
const LinkType = "application/x-stet-link"

// The bounds of a shared link: its characters, and the bytes that it may unpack to. Text packs to a third or a tenth; a
// link that grows more than a hundredfold past the first 4 MiB is no text.
const (
	longestLink = 1_000_000
	largestLink = 64 << 20
	linkGrowth  = 100
	growthFrom  = 4 << 20
)

// What is wrong with a link.
var (
	ErrLinkDamaged = errors.New("the link is incomplete or damaged")
	ErrLinkNewer   = errors.New("the link was made by a newer Stet")
	ErrLinkLarge   = errors.New("the link unpacks to too much")
)

// Link packs both versions into the text of a shared link: "1.", then in base64url four bytes of check sum and the
// deflated stet/versions/1. What stands outside the articles is left out. Equal versions give equal links everywhere.
func Link(c compare.Comparison) string {
	packed := deflate(Versions(c))
	sum := binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(packed))
	return "1." + base64.RawURLEncoding.EncodeToString(append(sum, packed...))
}

// OpenLink unpacks what Link packed, within its bounds. Every other text is one of the errors above.
func OpenLink(link []byte) ([]byte, error) {
	form, body, ok := bytes.Cut(link, []byte("."))
	switch {
	case !ok || len(link) > longestLink || len(form) == 0 || len(bytes.Trim(form, "0123456789")) > 0:
		return nil, ErrLinkDamaged
	case string(form) != "1":
		return nil, ErrLinkNewer
	}
	packed, err := base64.RawURLEncoding.Strict().DecodeString(strings.TrimSpace(string(body)))
	if err != nil || len(packed) < 4 || binary.BigEndian.Uint32(packed) != crc32.ChecksumIEEE(packed[4:]) {
		return nil, ErrLinkDamaged
	}
	packed = packed[4:]
	most := int64(min(largestLink, max(growthFrom, linkGrowth*len(packed))))
	unpacked := func() io.Reader { return io.LimitReader(flate.NewReader(bytes.NewReader(packed)), most+1) }
	n, err := io.Copy(io.Discard, unpacked()) // counted first, so that nothing is laid out for what is given up
	switch {
	case n > most:
		return nil, ErrLinkLarge
	case err != nil:
		return nil, ErrLinkDamaged
	}
	out := make([]byte, n)
	if _, err := io.ReadFull(unpacked(), out); err != nil || !bytes.HasPrefix(out, []byte(`{"format":"stet/versions/1",`)) {
		return nil, ErrLinkDamaged
	}
	return out, nil
}

// Versions writes both versions of a comparison as stet/versions/1 on one line, without what stands outside the articles.
func Versions(c compare.Comparison) []byte {
	out := struct {
		Format   string        `json:"format"`
		Versions []versionJSON `json:"versions"`
	}{"stet/versions/1", nil}
	for _, v := range []article.Version{c.Old, c.New} {
		v.Furniture = nil
		out.Versions = append(out.Versions, versionOut(v))
	}
	var written bytes.Buffer
	e := json.NewEncoder(&written)
	e.SetEscapeHTML(false)
	if err := e.Encode(out); err != nil {
		panic(err) // strings, numbers and lists of them can always be written
	}
	return written.Bytes()
}
