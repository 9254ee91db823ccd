//go:build !js

package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/stet-diff/stet/app/snapshot"
)

// An odd pair of versions. What the page says of it is part of its text; without words to say, both texts stand there.
type odd struct{ name, old, new, says string }

func oddPairs() []odd {
	page := func(body string) string {
		return "<!doctype html><html><head><meta charset=utf-8><title>A page</title></head><body><article>" + body + "</article></body></html>"
	}
	lines := func(n int, line func(i int) string) string {
		var all strings.Builder
		for i := range n {
			all.WriteString(line(i) + "\n\n")
		}
		return all.String()
	}
	sentence := "The council met on Monday to vote on the plan for the harbour. "
	hundred := lines(100, func(i int) string {
		return fmt.Sprintf("Paragraph %d is about street %d and house %d of the town.", i, i*7, i*13)
	})
	return []odd{
		{"both are empty", "", "", "‘old.txt’ is empty."},
		{"the newer side is empty", sentence, "", "The newer version is empty: everything is removed."},
		{"the older side is empty", "", sentence, "The older version is empty: everything is added."},
		{"both are the same", sentence, sentence, "These versions are byte for byte the same."},
		{"one word each", "Monday", "Tuesday", ""},
		{"one letter against a text", "a", hundred, ""},
		{"a line of a megabyte", strings.Repeat(sentence, 16_000), strings.Repeat(sentence, 8_000) + "It rained. " + strings.Repeat(sentence, 8_000), ""},
		{"a word of 100,000 letters", "Before " + strings.Repeat("abcdefghij", 10_000) + " after.", "Before " + strings.Repeat("abcdefghij", 10_000) + "x after.", ""},
		{"only pictures", page(`<img src="a.png" alt="The harbour at night"><img src="b.png" alt="The bridge">`), page(`<img src="a.png" alt="The harbour at noon"><img src="c.png" alt="The bridge">`), ""},
		{"from right to left", "اجتمع المجلس يوم الاثنين للتصويت على خطة الميناء.\n\nהמועצה נפגשה ביום שני.", "اجتمع المجلس يوم الثلاثاء للتصويت على خطة الميناء.\n\nהמועצה נפגשה ביום שלישי.", ""},
		{"Thai", "คณะกรรมการประชุมเมื่อวันจันทร์เพื่อลงมติเรื่องท่าเรือ", "คณะกรรมการประชุมเมื่อวันอังคารเพื่อลงมติเรื่องท่าเรือ", ""},
		{"Chinese and Japanese", "委员会星期一开会，讨论港口计划。\n\n議会は月曜日に港の計画を採決した。", "委员会星期二开会，讨论港口计划。\n\n議会は火曜日に港の計画を採決した。", ""},
		{"emoji", "The family 👨‍👩‍👧‍👦 waved 🇩🇪 and 👍🏽.", "The family 👨‍👩‍👦 waved 🇫🇷 and 👍🏿.", ""},
		{"both directions in a line", "He said שלום to the مجلس on Monday at 10:30 (UTC+2).", "He said להתראות to the مجلس on Tuesday at 11:45 (UTC+3).", ""},
		{"5,000 changes", lines(2500, func(i int) string {
			return fmt.Sprintf("Item %d costs %d euros and weighs %d grams in all.", i, i*3, i*5)
		}),
			lines(2500, func(i int) string {
				return fmt.Sprintf("Item %d costs %d euros and weighs %d grams in all.", i, i*3+1, i*5+2)
			}), ""},
		{"nothing in common", hundred, lines(80, func(i int) string {
			return fmt.Sprintf("Wholly other words stand here, of sea %d, wind %d and cloud %d.", i, i*3, i*5)
		}), "These versions have hardly anything in common: they may not be versions of one article."},
		{"halves that changed places", lines(20, func(i int) string { return fmt.Sprintf("First half, line %d, of %d.", i, i*31) }) + lines(20, func(i int) string { return fmt.Sprintf("Second part, row %d, at %d.", i, i*37) }),
			lines(20, func(i int) string { return fmt.Sprintf("Second part, row %d, at %d.", i, i*37) }) + lines(20, func(i int) string { return fmt.Sprintf("First half, line %d, of %d.", i, i*31) }), ""},
		{"one line again and again", strings.Repeat("The same line.\n\n", 300), strings.Repeat("The same line.\n\n", 280) + "Another line.\n\n", ""},
		{"long addresses and code", "See https://example.org/" + strings.Repeat("very-long-path/", 60) + "?a=1\n\n" + strings.Repeat("x=", 400), "See https://example.org/" + strings.Repeat("very-long-path/", 60) + "?a=2\n\n" + strings.Repeat("x=", 401), ""},
		{"lists, tables, code and quotes", page("<h1>Plan</h1><p>" + sentence + "</p><ul><li>One thing<ul><li>Below it<ul><li>And below</li></ul></li></ul></li></ul><table><tr><th>Year</th><th>Cost</th></tr><tr><td>2024</td><td>4 million euros for the work</td></tr></table><blockquote><p>“We wait,” she said.</p></blockquote><pre>for i := range 10 {\n\tprint(i)\n}</pre>"),
			page("<h1>Plans</h1><p>" + sentence + "</p><ul><li>One thing<ul><li>Right below it<ul><li>And below</li></ul></li></ul></li></ul><table><tr><th>Year</th><th>Cost</th></tr><tr><td>2025</td><td>6 million euros for the work</td></tr></table><blockquote><p>“We go,” she said.</p></blockquote><pre>for i := range 12 {\n\tprint(i)\n}</pre>"), ""},
		{"signs that cannot be seen", "Pay \u202eabc\u202c now,\u00a0please\u200b wait.\u2066x\u2069", "Pay abc now, please wait.\u2066x\u2069\ufeff", ""},
		{"marks in heaps", "Z" + strings.Repeat("\u0301\u0323\u0489", 12) + "algo came on Monday.", "Z" + strings.Repeat("\u0301\u0323\u0489", 13) + "algo came on Tuesday.", ""},
		{"markup as text", "The tag <script>alert(1)</script> and &amp; stand here on Monday.", "The tag <script>alert(2)</script> and &lt; stand here on Tuesday.", ""},
		{"other ends of lines", "One line.\r\n\r\nTwo lines.\r\n", "One line.\n\nTwo lines.\n", "The files differ, but the article text is the same."},
	}
}

// overflows are what is wider than its place: the page, or what a cell in view holds.
const overflows = `(() => {
	const found = [];
	const root = document.documentElement;
	if (root.scrollWidth > innerWidth) found.push("the page is " + root.scrollWidth + " wide in a window of " + innerWidth);
	for (const cell of [...document.querySelectorAll("#host .Cell")].slice(0, 150)) {
		if (cell.getClientRects().length && cell.scrollWidth > cell.clientWidth + 1) found.push("a cell of " + cell.closest(".Row").id + " holds " + cell.scrollWidth + " in " + cell.clientWidth);
	}
	for (const one of document.querySelectorAll("#stet :is(h1, h2, h3, p, button, select, input, textarea, table, legend, label, li)")) {
		if (one.closest("#host, .Hidden, .Target, .Menu-body, .Strip-versions") || !one.checkVisibility({ visibilityProperty: true })) continue;
		const box = one.getBoundingClientRect();
		if (box.width > 2 && (box.right > innerWidth + 1 || box.left < -1)) found.push((one.id || one.className || one.localName) + " reaches from " + Math.round(box.left) + " to " + Math.round(box.right) + " of " + innerWidth);
	}
	return found.slice(0, 8).join("\n  ");
})()`

// Whatever is given, both texts can be read back from the page, and nothing is wider than the window of a desk or a phone.
func TestOddInputs(t *testing.T) {
	s := open(t)
	for i, pair := range oddPairs() {
		name := "txt"
		if strings.HasPrefix(pair.old+pair.new, "<!doctype") {
			name = "html"
		}
		s.visit("")
		s.carry([]string{"old." + name, "new." + name}, []byte(pair.old), []byte(pair.new))
		s.run(`letFall()`)
		if pair.old != "" || pair.new != "" {
			s.compared()
			if got := s.run(`document.getElementById("host").dataset.view`); got != "split" {
				t.Fatalf("%s: the view is %s", pair.name, got)
			}
			s.holds(pair.name, "old", name, pair.old)
			s.holds(pair.name, "new", name, pair.new)
		}
		if pair.says != "" {
			s.waits(`document.querySelector("#stet").innerText.includes(` + quote(pair.says) + `)`)
		}
		for _, width := range []int64{1440, 390} {
			s.do(chromedp.EmulateViewport(width, 900))
			s.waits(fmt.Sprintf(`innerWidth === %d && document.querySelector("#host[aria-busy=false]:not([data-coming]), .Start:not([hidden])")`, width))
			s.later(`await new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)))`)
			if got := s.comesTo(overflows); got != "" {
				t.Errorf("%s at %d:\n  %s", pair.name, width, got)
			}
			s.shoot(fmt.Sprintf("odd-%02d", i), width)
		}
		s.do(chromedp.EmulateViewport(1440, 1000))
		s.clean()
	}
}

// holds fails the test unless a side of the rows, read in order, is the text that was given.
func (s *stage) holds(name, side, format, text string) {
	s.t.Helper()
	if text == "" {
		return // the summary tells of it
	}
	read, err := snapshot.Read(snapshot.Source{Name: side + "." + format, Data: []byte(text)}, snapshot.Options{})
	if err != nil {
		s.t.Fatalf("%s: %v", name, err)
	}
	var want strings.Builder
	for _, block := range read.Versions[0].Blocks {
		want.WriteString(block.Text)
	}
	got := s.later(`let text = "";
		for (const row of document.querySelectorAll("#host .Row")) {
			if (` + quote(side) + ` === "old" ? row.dataset.kind === "moved" : row.dataset.kind === "departed") continue;
			for (const block of row.querySelectorAll(".Cell--` + side + ` .Block")) {
				const copy = block.cloneNode(true);
				for (const extra of copy.querySelectorAll(".Hidden, .Chip, ` + map[string]string{"old": "ins", "new": "del"}[side] + `")) extra.remove();
				text += copy.textContent;
			}
		}
		return text;`)
	if got != want.String() {
		s.t.Errorf("%s: the %s text is\n%.200q, want\n%.200q", name, side, parting(got, want.String()), parting(want.String(), got))
	}
}
