//go:build !js

package main

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// laterInFrame evaluates the body of an async function in the first frame of the page.
func (s *stage) laterInFrame(body string) string {
	s.t.Helper()
	frame, cancel := s.frame(0)
	defer cancel()
	ctx, stop := context.WithTimeout(frame, 2*patience)
	defer stop()
	answer, err := chromedp.Run(ctx, chromedp.Evaluate[string]("(async () => String(await (async () => {"+body+"})()))()", chromedp.EvalAwaitPromise))
	if err != nil {
		s.t.Fatalf("in the frame: %.300s: %v", body, err)
	}
	return answer
}

// The checker of accessibility finds nothing in a viewer inside another page, in any view, light or dark. With spoken marks
// each mark there has its words, and what is copied is the same.
func TestTheCheckerInAViewer(t *testing.T) {
	script := axe(t)
	s, _ := host(t, map[string]hostPage{"": {"", clientPage}})
	if got := s.later(`
		globalThis.client = await openStet(STET_AT);
		const text = (word, more) => "A long walk\n\nThe council met on " + word + " in the old hall.\n\n" + Array.from({ length: 12 }, (_, i) => "Line " + i + " of the report is about the wind and the tides.").join("\n\n") + more;
		const result = await client.ask({ type: "compare", id: 1, versions: [{ text: text("Monday", "") }, { text: text("Tuesday", "\n\nThis stands at its end alone.") }] });
		return result.type;`); got != "result" {
		t.Fatalf("the viewer answers %s", got)
	}
	s.waitsInFrame(0, `document.querySelector("#host[aria-busy=false]:not([data-coming]) .Row")`)
	s.inFrame(0, script+"\ntrue")
	// A frame is no page: the heading of the first level is that of the page around it.
	const all = `{ rules: { "page-has-heading-one": { enabled: false } } }`
	for _, c := range []struct{ view, theme, rules string }{
		{"split", "light", all}, {"inline", "dark", all}, {"changes", "dark", `{ runOnly: ["color-contrast", "link-in-text-block"] }`},
		{"new", "light", all}, {"old", "dark", `{ runOnly: ["color-contrast", "link-in-text-block"] }`},
	} {
		s.run(`client.send({ type: "config", view: ` + quote(c.view) + `, theme: ` + quote(c.theme) + ` }); true`)
		s.waitsInFrame(0, `document.getElementById("host").dataset.view === `+quote(c.view)+` && document.documentElement.dataset.theme === `+quote(c.theme)+` && document.querySelector("#host[aria-busy=false]:not([data-coming]) .Row--edited")`)
		if got := s.laterInFrame("const more = " + c.rules + ";" + violations); got != "" {
			t.Errorf("%s, %s:\n  %s", c.view, c.theme, got)
		}
	}

	const copied = `(() => {
		const taken = new ClipboardEvent("copy", { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
		getSelection().selectAllChildren(document.querySelector("#host .Row--edited .Block"));
		document.querySelector("#host").dispatchEvent(taken);
		getSelection().removeAllRanges();
		return taken.clipboardData.getData("text/plain");
	})()`
	s.run(`client.send({ type: "config", view: "inline", theme: "light" }); true`)
	s.waitsInFrame(0, `document.querySelector("#host[aria-busy=false]:not([data-coming]) .Section--inline .Row--edited")`)
	before := s.inFrame(0, copied)
	if !strings.Contains(before, "council met on") {
		t.Fatalf("what is copied is %q", before)
	}
	s.inFrame(0, `document.getElementById("settings").click()`)
	s.waitsInFrame(0, `document.getElementById("set-speak")?.checkVisibility()`)
	if got := s.laterInFrame("const more = " + all + ";" + violations); got != "" {
		t.Errorf("the settings:\n  %s", got)
	}
	s.inFrame(0, `document.getElementById("set-speak").click()`)
	s.waitsInFrame(0, `document.documentElement.classList.contains("is-spoken")`)
	said := s.inFrame(0, `[...document.querySelectorAll("#host .Row--edited :is(del, ins)")].map((mark) => getComputedStyle(mark, "::before").content + mark.textContent.trim() + getComputedStyle(mark, "::after").content).join()`)
	if !strings.Contains(said, `removed: "Monday" end removed`) || !strings.Contains(said, `added: "Tuesday" end added`) {
		t.Errorf("the marks are said as %s", said)
	}
	if got := s.inFrame(0, copied); got != before {
		t.Errorf("with spoken marks %q is copied, without %q", got, before)
	}
}
