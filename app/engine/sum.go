package engine

import (
	"crypto/sha256"
	"encoding/hex"
)

// sum is the size and the hash of the bytes of a source. It reads the clock as it goes on, which tells the page that the
// engine is alive.
func (e *Engine) sum(source int) Sum {
	const step = 1 << 20
	data, hash := e.data[source], sha256.New()
	for from := 0; from < len(data); from += step {
		hash.Write(data[from:min(from+step, len(data))])
		e.clock()
	}
	return Sum{len(data), hex.EncodeToString(hash.Sum(nil))}
}
