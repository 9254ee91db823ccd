package snapshot

import (
	"hash/fnv"
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
			sum := fnv.New64a()
			sum.Write([]byte(rest[:end]))
			out.WriteString(tag[:at] + "data:hash-" + strconv.FormatUint(sum.Sum64(), 16))
		}
		tag = rest[end:]
	}
	if out.Len() == 0 {
		return tag
	}
	return out.String() + tag
}
