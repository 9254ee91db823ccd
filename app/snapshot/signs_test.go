package snapshot

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestQuickSearches compares the searches that look at little of a text with those that look at all of it.
func TestQuickSearches(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	parts := []string{"a", "c", "f", "i", "ff", "iff", "femail", "cfemail", "version_diff", "is-revision-", "vision-", "is-re", "\x01", "\x7f", "\n", "\t", " ",
		"é", "\u0080", "join our", "newsletters", "your browse", "r", "s", "Diffing: "}
	for range 20_000 {
		var out strings.Builder
		for range r.IntN(12) {
			out.WriteString(parts[r.IntN(len(parts))])
		}
		text := out.String()
		controls, plea := 0, false
		for i := range len(text) {
			controls += int(isControl[text[i]])
		}
		for _, one := range pleas {
			plea = plea || strings.Contains(text, one)
		}
		signs := (&input{text: text}).signs()
		for _, c := range []struct {
			name string
			ok   bool
		}{
			{"controls", controlsOf(text) == controls},
			{"plea", holdsPlea(text) == plea},
			{"revision", holds(text, "is-re", "vision-") == strings.Contains(text, "is-revision-")},
			{"mail", (signs&signMail != 0) == strings.Contains(text, "cfemail")},
			{"sniffer", (signs&signSniffer != 0) == strings.Contains(text, "version_diff")},
			{"newsdiffs", (signs&signNewsDiffs != 0) == strings.Contains(text, "Diffing: ")},
		} {
			if !c.ok {
				t.Fatalf("%s differs for %q", c.name, text)
			}
		}
	}
}

// TestStretches checks that text that is written stretch by stretch is what its words are, joined by spaces.
func TestStretches(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	parts := []string{"a", "é", " ", "\n", "\t", "\f", "\r", "  ", "b c", "\u00a0"}
	for range 20_000 {
		b := &builder{}
		var out strings.Builder
		for range r.IntN(4) {
			var node strings.Builder
			for range r.IntN(6) {
				node.WriteString(parts[r.IntN(len(parts))])
			}
			out.WriteString(node.String())
			b.text(node.String())
		}
		if want := strings.Join(strings.FieldsFunc(out.String(), isSpace), " "); string(b.buf) != want {
			t.Fatalf("%q became %q instead of %q", out.String(), b.buf, want)
		}
	}
}
