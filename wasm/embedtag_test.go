//go:build !js

package main

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// Two script tags on one page, one of them put into an article by a script of the site, under a policy that names Stet
// where the documents say so: both work and nothing is refused. Where the page may not fetch from Stet both still work,
// since each frame fetches for itself.
func TestTwoScriptTags(t *testing.T) {
	const policy = "default-src 'self'; script-src 'self' STET; frame-src STET; connect-src 'self' STET"
	body := `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><script src="insert.js"></script>
<article><h1>Corrections</h1><p data-stet="STET/embed.js">The report was corrected.</p></article>
<script async src="STET/embed.js" data-old-src="old.html" data-new-src="new.html" data-view="inline" data-loading="eager" data-toolbar="mini" data-theme="dark"></script>`
	s, address := host(t, map[string]hostPage{
		"":         {policy, body},
		"unasked":  {strings.Replace(policy, "connect-src 'self' STET", "connect-src 'self'", 1), body},
		"old.html": namedPages["old.html"], "new.html": namedPages["new.html"],
	})
	for _, page := range []string{"", "unasked"} {
		if page != "" {
			s.do(chromedp.Navigate(address + "/" + page))
		}
		s.waits(`document.querySelectorAll("stet-diff").length === 2 && [...document.querySelectorAll("stet-diff")].every((e) => e.state === "ready" && e.shadowRoot.querySelector(".fallback").hidden)`)
		if got := s.run(`(() => {
			const [first, second] = [document.querySelector("article > script + stet-diff"), document.querySelector("article + script + stet-diff")];
			return [first.view, first.toolbar, second.view, second.theme, first.stats.edited, second.stats.edited, Object.keys(globalThis).filter((name) => /stet/i.test(name)).join("")].join();
		})()`); got != "changes,none,inline,dark,1,1," {
			t.Errorf("%q: the tags made %s", page, got)
		}
		want := ""
		if page != "" { // the page asked for the engine once, and was refused
			want = "connect-src"
		}
		if got := s.run(`[...new Set(refused.map((each) => each.split(" ")[0]))].join()`); got != want {
			t.Errorf("%q: refused was %s", page, s.run(`refused.join()`))
		}
	}
}
