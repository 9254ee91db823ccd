package charset

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// inflate unpacks Brotli and Zstandard, at most max bytes and one more, which tells that there are more.
func inflate(method string, b []byte, max int) (out []byte, used int, err error) {
	in := bytes.NewReader(b)
	var stream io.Reader
	switch method {
	case "br":
		stream = brotli.NewReader(in)
	case "zstd":
		d, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(1<<28))
		if err != nil {
			return nil, 0, err
		}
		defer d.Close()
		stream = d
	default:
		return nil, 0, fmt.Errorf("method %q: %w", method, errors.ErrUnsupported)
	}
	out, err = io.ReadAll(io.LimitReader(stream, int64(max)+1))
	return out, len(b) - in.Len(), err
}
