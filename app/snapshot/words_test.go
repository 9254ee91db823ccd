package snapshot

import (
	"strings"
	"testing"
)

// Words are what stands between white space, of any script and in broken text too.
func TestWords(t *testing.T) {
	for _, text := range []string{"", " ", "a", " a ", "a b", "a\u00a0b", "a\u2003\u3000b c", "\u0085a", "é è", "漢字 かな", "a\tb\nc\vd\fe\rf", "\xff a\xc2", "😀 😀", "a\u200bb"} {
		if got, want := words(text), len(strings.Fields(text)); got != want {
			t.Errorf("%q: %d words, want %d", text, got, want)
		}
	}
}
