package snapshot

import (
	"strings"
)

// A file packed with gzip is what it holds. The name loses its end, for names tell Markdown from text.

func isGzip(s item) bool { return hasPrefix(s.Data, "\x1f\x8b") }

func readGzip(r *reader, s item) (Reading, error) {
	data, err := r.work.Gunzip(s.Data)
	if err != nil {
		return Reading{}, err
	}
	return r.unpacked(s, data, ".gz")
}

func isZstd(s item) bool { return hasPrefix(s.Data, "\x28\xb5\x2f\xfd") }

func readZstd(r *reader, s item) (Reading, error) {
	data, _, err := r.work.Inflate("zstd", s.Data)
	if err != nil {
		return Reading{}, err
	}
	return r.unpacked(s, data, ".zst")
}

// unpacked reads what came out of an item that holds nothing else.
func (r *reader) unpacked(s item, data []byte, end string) (Reading, error) {
	s.Data = data
	s.Name = strings.TrimSuffix(s.Name, end)
	if strings.Contains(s.Type, "zip") || strings.Contains(s.Type, "zstd") {
		s.Type = ""
	}
	return r.read(s)
}
