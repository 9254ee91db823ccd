package snapshot

import (
	"strconv"
	"strings"
)

// minData is the shortest embedded file, in bytes of its address, that gives way to its hash.
const minData = 512

// hashed puts hashes in place of the embedded files of a tag: "data:hash-1a2b". Equal files stay equal, and no later
// step spends memory on them.
func hashed(tag string) string {
	var out strings.Builder
	for {
		at := strings.Index(tag, "data:")
		if at < 0 {
			break
		}
		rest := tag[at:]
		end := strings.IndexAny(rest, "\"' )>\t\n")
		if end < 0 {
			end = len(rest)
		}
		if end < minData {
			out.WriteString(tag[:at+end])
		} else {
			out.WriteString(tag[:at] + "data:hash-" + strconv.FormatUint(fnv1a(rest[:end]), 16))
		}
		tag = rest[end:]
	}
	if out.Len() == 0 {
		return tag
	}
	return out.String() + tag
}

// fnv1a is the hash FNV-1a in 64 bits. Package hash/fnv gives the same in five times the bytes of program.
func fnv1a(text string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(text) {
		h = (h ^ uint64(text[i])) * 1099511628211
	}
	return h
}
