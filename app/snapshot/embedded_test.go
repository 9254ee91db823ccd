package snapshot

import (
	"hash/fnv"
	"strings"
	"testing"
)

// The hash of an embedded file is the standard library's FNV-1a.
func TestFNVIsTheLibrarys(t *testing.T) {
	for _, text := range []string{"", "a", "data:image/png;base64,AAAA", strings.Repeat("\xff\x00é", 300)} {
		want := fnv.New64a()
		want.Write([]byte(text))
		if got := fnv1a(text); got != want.Sum64() {
			t.Errorf("%.20q: %x, want %x", text, got, want.Sum64())
		}
	}
}
