//go:build !js

package words

import "testing"

// A notice that stands on the page follows the reader's language, whichever it was said in.
func TestWhatWasSaidIsSaidAgain(t *testing.T) {
	say := func(key string, args ...any) func(Words) string {
		return func(w Words) string { return w.Say(key, args...) }
	}
	for _, said := range []func(Words) string{
		say("texts-kept"), say("file-unreadable", "März.html"), say("order-by-capture", "a.txt", "b.txt"), say("copy-refused"), say("settings-not-kept"),
		say("older-empty"), say("empty-advice"), say("update-failed"), say("no-article", "a.html"), say("engine-stopped-at", "x"), say("recent-refused"),
		func(w Words) string { return w.Told("error-", "pdf", "", []string{"a.pdf"}) },
		func(w Words) string { return w.Count("left-out", 12, "x") }, func(w Words) string { return w.Count("chooser-name", 1234, "a.zip") },
	} {
		for _, from := range Languages {
			for _, to := range Languages {
				if got, want := In(to).Again(In(from), said(In(from))), said(In(to)); got != want {
					t.Errorf("from %s to %s: %q became %q, want %q", from, to, said(In(from)), got, want)
				}
			}
		}
	}
	if got := In("de").Again(In("ar"), "a sentence of nobody"); got != "a sentence of nobody" {
		t.Errorf("what is no message became %q", got)
	}
}
